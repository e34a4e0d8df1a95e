"""The items that minutes name: at the head of a paragraph, in a heading, below a report's."""

from dataclasses import replace
from datetime import date

import pytest

from peeltrack.imports.notes.items_named import Items
from peeltrack.imports.notes.meeting_draft import draft_of
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import an_inspection, register_from

HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\nOpening\n"
LONG = "The PCC asked when the crews of the northern stations would at last have their new radios."
OTHERS = (
    "afi-03: {title: Radios of crews}\nafi-04: {title: Custody records}\nrec-5: {title: Vans}\n"
)


@pytest.fixture
def register() -> Register:
    return register_from(f"{OFFICE}{OTHERS}")


@pytest.mark.parametrize(
    "head",
    [
        "AFI 3 \u2013 radios. ",
        "AFI 3 - ",
        "AFI 3: ",
        "AFI 3. ",
        "AFI 3 (radios): ",
        "AFI 03 \u2013 ",
        "AFI3: ",
        "AFI-3: ",
        "AFI no. 3: ",
        "AFI number 3: ",
        "AFI #3: ",
        "Area for improvement 3: ",
        "HMICFRS AFI 3: ",
        "PEEL AFI 3: ",
        "2.1 AFI 3 \u2013 radios. ",
        "AFI 3\n",
        "AFI 3 \u2013 radios\n",
        "2. AFI 3 \u2013 radios\n",
        "Radios of crews\n",
        "2. Radios of crews\n",
        "Radios (AFI 3)\n",
        "Update on AFI 3\n",
    ],
)
def test_an_item_at_the_head_of_a_paragraph_or_in_a_heading_holds_below_it(
    register: Register, head: str
) -> None:
    text = f"{HEAD}{head}{LONG} The DCC said that it was soon.\nACTION: CC to bring a plan.\n"
    draft = drafted(register, text)
    assert in_short(draft)[1:] == ["Q peel/afi-03 pcc > dcc", "A peel/afi-03 cc -"]
    assert draft.unknown == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "AFI 3 \u2013 The DCC spoke. ACTION: CC to bring a plan.\n"
            "AFI 4 \u2013 It was late. Action: DCC to write.",
            ["A peel/afi-03 cc -", "A peel/afi-04 dcc -"],
        ),
        (
            f"AFI 3\n{LONG}\nVans\nACTION: CC to bring a plan.",
            ["Q peel/afi-03 pcc > ", "A - cc -"],
        ),
        (
            "AFI 3\nACTION: CC to bring a plan for AFI 4.\nThe PCC asked if AFI 4 was like it.",
            ["Q peel/afi-03 pcc > ", "A peel/afi-04 cc -"],
        ),
        (
            f"2.1 AFI 3 \u2013 {LONG}\n"
            "2.2 ACTION: CC to bring a plan.\n2.3 The PCC asked if tea was free.",
            ["Q peel/afi-03 pcc > ", "Q - pcc > ", "A peel/afi-03 cc -"],
        ),
        ("AFIs 3 and 4 \u2013 the DCC spoke.\nACTION: CC to bring a plan.", ["A - cc -"]),
        ("AFI 4\nAFI 3 and AFI 4: ACTION: CC to bring a plan.", ["A - cc -"]),
        ("AFIs 3 to 4\nACTION: CC to bring a plan.", ["A - cc -"]),
    ],
)
def test_an_item_holds_no_further_than_its_heading(
    register: Register, text: str, read: list[str]
) -> None:
    assert in_short(drafted(register, f"{HEAD}{text}\n"))[1:] == read


def test_an_action_about_several_items_is_shown_with_each_and_not_written(
    register: Register,
) -> None:
    draft = drafted(register, f"{HEAD}AFIs 3 and 4: the DCC spoke.\nACTION: CC to bring a plan.\n")
    (meant,) = draft.may_be.values()
    assert (meant.label, meant.may_be) == ("AFIs 3 and 4", ("peel/afi-03", "peel/afi-04"))
    assert draft.certain.actions == ()


@pytest.fixture
def reports() -> Register:
    """
    A PEEL and two thematic inspections that both have a recommendation 5.
    """
    register = register_from(
        f"{OFFICE}{OTHERS}hunts/rec-5:\nhunts/rec-7:\nkeys/rec-5:\nkeys/rec-8:\n"
    )
    named = {
        "peel": an_inspection(
            "peel", title="PEEL 2021/22 \u2013 an inspection of Borset", cycle="2021/22"
        ),
        "hunts": an_inspection(
            "hunts", title="Fair chase: the policing of hunting", kind="thematic"
        ),
        "keys": an_inspection(
            "keys", title="Lost keys: estates and their security", kind="thematic"
        ),
    }
    return replace(register, inspections=named)


def about(register: Register, text: str, inspection: str | None) -> str:
    """The item of the one action below a text, or those that it may be with a question mark."""
    told = MeetingOptions("hta", date(2022, 7, 19), inspection)
    paper = f"{HEAD}{text}\nACTION: CC to bring a plan.\n".encode()
    draft = draft_of(opened(read_blocks("n.txt", paper), told), register, told)
    (action,) = draft.meeting.actions
    meant = draft.may_be.get(action.text)
    return f"{'|'.join(meant.may_be)}?" if meant else action.item or ",".join(draft.unknown)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Recommendation 5", "peel/rec-5"),
        ("Fair chase\nRecommendation 5", "hunts/rec-5"),
        ("2. Fair chase: the policing of hunting\nRecommendation 5: vans", "hunts/rec-5"),
        ("Hunting thematic\nRecommendation 5", "hunts/rec-5"),
        ("Thematic inspection: hunting\nRecommendation 5", "hunts/rec-5"),
        ("Recommendation 5 (hunting thematic)", "hunts/rec-5"),
        ("Hunting thematic \u2013 Recommendation 5", "hunts/rec-5"),
        ("Recommendation 5 (hunting thematic): the DCC spoke of vans.", "hunts/rec-5"),
        ("Recommendation 5: the DCC spoke of the hunting thematic.", "peel/rec-5"),
        ("Hunting thematic\nRecommendation 8", "Recommendation 8"),
        ("Custody thematic\nRecommendation 5", "Recommendation 5"),
        ("PEEL 2025/27\nRecommendation 5", "Recommendation 5"),
        ("Hunting\nRecommendation 5", "peel/rec-5|hunts/rec-5?"),
        ("National thematics\nRecommendation 5", "peel/rec-5|hunts/rec-5|keys/rec-5?"),
        ("Hunting\nRecommendation 7", "hunts/rec-7"),
        ("Horses\nRecommendation 5", "peel/rec-5"),
        ("Hunting thematic\nPEEL 2021/22\nRecommendation 5", "peel/rec-5"),
        ("Hunting thematic\nPEEL\nRecommendation 5", "peel/rec-5"),
        ("Hunting thematic\nHorses\nRecommendation 5", "peel/rec-5|hunts/rec-5?"),
        ("2. Hunting thematic\n2.1 Horses\nRecommendation 5", "hunts/rec-5"),
        ("2. Hunting thematic\n3. Horses\nRecommendation 5", "peel/rec-5"),
        ("Hunting thematic\nAny other business\nRecommendation 5", "peel/rec-5"),
    ],
)
def test_a_heading_that_names_a_report_says_whose_number_is_meant(
    reports: Register, text: str, item: str
) -> None:
    assert about(reports, text, "peel") == item


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Recommendation 5", "peel/rec-5|hunts/rec-5|keys/rec-5?"),
        ("PEEL\nRecommendation 5", "peel/rec-5"),
        ("Lost keys\nRecommendation 5", "keys/rec-5"),
        ("Lost keys\nHorses\nRecommendation 5", "peel/rec-5|hunts/rec-5|keys/rec-5?"),
        ("Horses\nRecommendation 8", "keys/rec-8"),
    ],
)
def test_without_an_inspection_only_a_heading_says_whose_number_is_meant(
    reports: Register, text: str, item: str
) -> None:
    assert about(reports, text, None) == item


def test_a_report_named_beside_a_number_holds_for_that_line_alone(reports: Register) -> None:
    items = Items(reports, "peel", ())
    labels = ("Recommendation 5 (Hunting thematic)", "Recommendation 5")
    found = [items.about(label).item for label in labels]
    assert [item.id for item in found if item] == ["hunts/rec-5", "peel/rec-5"]


def test_a_heading_above_a_table_says_whose_numbers_its_rows_have(reports: Register) -> None:
    told = MeetingOptions("hta", date(2022, 7, 19), "peel")
    row = "Finding\tQuestions\tResponses\nRecommendation 5\tWhen is it done?\tThe CC said soon.\n"
    text = f"{HEAD}Hunting thematic\n{row}Horses\n{row}"
    draft = draft_of(opened(read_blocks("n.txt", text.encode()), told), reports, told)
    items = [each.item for each in draft.meeting.questions]
    assert items == ["hunts/rec-5", "peel/rec-5"]


def test_a_cause_of_concern_without_a_number_is_the_only_one() -> None:
    one = register_from(f"{OFFICE}{OTHERS}coc-1: {{title: Supervision}}\n")
    text = (
        f"{HEAD}AFI 3. {LONG} The DCC said that it was soon.\n\n"
        "Cause of concern. The PCC was uneasy. The DCC undertook to send the count.\n\n"
        "The cause of concern was noted by all who were there.\n"
    )
    assert in_short(drafted(one, text))[1:] == [
        "Q peel/afi-03 pcc > dcc",
        "P peel/coc-1 dcc -",
    ]


def test_a_log_with_numbers_is_the_meetings_and_one_without_is_of_its_heading(
    register: Register,
) -> None:
    row = "Ref\tAction\tOwner\tBy when\nA1\tSend the plan\tDCC\tASAP\nA2\tSend AFI 4\tCC\tASAP\n"
    text = f"{HEAD}AFI 3 \u2013 radios\n{LONG} The DCC said that it was soon.\n"
    whole = in_short(drafted(register, f"{text}{row}"))[2:]
    assert whole == ["A - dcc ASAP", "A peel/afi-04 cc ASAP"]
    unnumbered = "Action\tOwner\tBy when\nSend the plan\tDCC\tASAP\n"
    assert in_short(drafted(register, f"{text}{unnumbered}"))[2:] == ["A peel/afi-03 dcc ASAP"]
