"""Minutes as people write them: in lines, dialogues, tables and logs; every paper is invented."""

import re
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from peeltrack.errors import MissingOptionError, PeelTrackError
from peeltrack.imports.errors import OtherDayError
from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.commitment_forms import COMMITMENTS
from peeltrack.imports.notes.commitments import Task
from peeltrack.imports.notes.forms import QUESTIONS, Form
from peeltrack.imports.notes.items_named import Items
from peeltrack.imports.notes.marks import MARKS
from peeltrack.imports.notes.notes_lines import notes_lines
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed_forms import ACTIONS
from peeltrack.imports.notes.running_notes import read_running
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\n"

PAPERS: dict[str, tuple[str, list[str]]] = {
    # an action behind a dash
    "dash, with initials explained by the attendance": (
        HEAD + "Present:\nCC Cy Rowe (CR)\nHead of Audit (HA)\nAFI 6\n"
        "Action \u2013 CR to send the list by 31 August 2022.\n"
        "Action - HA/CR to meet the union in September.",
        [
            "2022-07-19 2+0", "A peel/afi-06 cc 2022-08-31",
            "A peel/afi-06 Head of Audit+cc in September",
        ],
    ),
    "dash, two owners in two sentences, and one who is agreed upon": (
        HEAD + "Attendees: PCC, DCC\n"
        "Action \u2013 DCC to pick this up with the union. PCC to write to the council.\n"
        "Action \u2013 It was agreed that the DCC would invite the auditor.",
        ["2022-07-19 2+0", "A - dcc -", "A - pcc -", "A - dcc -"],
    ),
    "questions below a letter, with who asked in brackets": (
        HEAD + "Q. (Resident) I waited an hour. Is that right?\nA. The DCC said that it was not.\n"
        "Q. (Student) Are officers trained?\nA. Yes.",
        ["2022-07-19 0+0", "Q - ? > dcc", "Q - ? > ?"],
    ),
    "no dash at all, and a status that is no action": (
        HEAD + "Action DCC to raise the draft.\nAction \u2013 closed.\nActions: none.",
        ["2022-07-19 0+0", "A - dcc -"],
    ),
    "in brackets at the end of a paragraph, taking the sentence before it": (
        HEAD + "Missing person records\nThe panel saw the plan. "
        "A map of the cells is wanted. [Action: DCC]",
        ["2022-07-19 0+0", "A peel/afi-06 dcc -"],
    ),
    # Q and A
    "Q and A with a numbered action": (
        "Holding to Account, 23 May 2022\nPresent: PCC, CC and DCC\nRecommendation 2\n"
        "Q1: Who trains the call handlers?\nA1: The CC said that a college does.\n"
        "ACTION 3.2: CC to send the contract before 6 June.",
        ["2022-05-23 3+0", "Q peel/rec-2 ? > cc", "A peel/rec-2 cc 2022-06-05"],
    ),
    "a dialogue by office": (
        HEAD + "PCC: How many cases are open?\nCC: Ninety. We will send the list by 5 August.\n"
        "PCC: And closed?\nDCC: Twelve.",
        ["2022-07-19 0+0", "Q - pcc > cc", "Q - pcc > dcc", "P - cc 2022-08-05"],
    ),
    "questions in words": (
        HEAD + "1. Custody\nA member queried the cost. The CC replied that it was within budget.\n"
        "In response to a question from Councillor Vane about staff, the DCC stated that forty "
        "had left.\n"
        "Clarification was sought on the date. The CC offered to write to members once it was "
        "known.",
        ["2022-07-19 0+0", "Q - ? > cc", "Q - ? > dcc", "Q - ? > cc", "P - cc once it was known"],
    ),
    "asked to explain is a question, asked to bring is none": (
        HEAD + "The PCC asked the DCC to explain the delay. The DCC said that staff had left.\n"
        "The PCC asked the DCC to bring a paper to the next meeting.",
        ["2022-07-19 0+0", "Q - pcc > dcc", "A - dcc to the next meeting unmarked"],
    ),
    # an action log
    "a log as a table": (
        "<h1>Holding to Account, 23 May 2022</h1><table><tr><th>No</th><th>Action required</th>"
        "<th>Lead</th><th>By when</th><th>Status</th></tr><tr><td>1</td><td>Send the list</td>"
        "<td>DCC/CC</td><td>31/07/2022</td><td>Open</td></tr><tr><td>2</td><td>Pay the bill</td>"
        "<td>CC</td><td>1/6/22</td><td>Complete</td></tr></table>",
        ["2022-05-23 0+0", "A - dcc+cc 2022-07-31"],
    ),
    "minutes in a table with a column of owners": (
        "<h1>Holding to Account, 23 May 2022</h1><table><tr><th>Item</th><th>Discussion</th>"
        "<th>Action</th></tr><tr><td>1</td><td>The list is late. It will be sent next week.</td>"
        "<td>DCC</td></tr><tr><td>2</td><td>Noted.</td><td>CC to write by 30 "
        "June.</td></tr></table>",
        ["2022-05-23 0+0", "A - dcc next week", "A - cc 2022-06-30"],
    ),
    "a log that repeats the actions of the text": (
        HEAD + "Action: DCC to send the list of closed cases by 31 August.\nSummary of actions\n"
        "Ref\tAction\tOwner\tDue\n1\tSend the list of closed cases\tDCC\t31/08/2022",
        ["2022-07-19 0+0", "A - dcc 2022-08-31"],
    ),
    "actions listed below a heading of their own, owners and days below them": (
        HEAD + "Actions:\n1. CC to present the survey in March\n2. All to send comments\n"
        "Action: send the terms\nOwner: DCC\nDue: 3 August 2022",
        ["2022-07-19 0+0", "A - cc in March", "A - All -", "A - dcc 2022-08-03"],
    ),
    # little else
    "nothing but a day and an action": (
        "BOARD\nMinutes\n15th February 2022\nAction \u2013 CC to shorten the queue.",
        ["2022-02-15 0+0", "A - cc -"],
    ),
    "agreements, requests and promises": (
        HEAD + "It was agreed that the DCC would bring a plan to the October board.\n"
        "The Board asked for the table to be sent to all members.\nThe CC undertook to chase the "
        "supplier.\n"
        "Members would receive the figures in August.\nResidents agreed that the street is quiet.",
        [
            "2022-07-19 0+0", "A - dcc to the October board unmarked", "A - ? - unmarked", "P - "
            "cc -", "P - ? in "
            "August",
        ],
    ),
    "panel resolutions": (
        "Panel - Tuesday, 12th March, 2019 2.00 pm\nMinutes:\nUNANIMOUSLY RESOLVED that the "
        "minutes of "
        "the meeting held on the 4th December, 2018 be signed.\nRESOLVED: (1) That the report be "
        "noted; "
        "and (2) That the Commissioner be asked to report again in June.",
        ["2019-03-12 0+0", "A - pcc in June unmarked"],
    ),
    "questions without an asker, discharged actions": (
        HEAD + "Action 44/24 \u2013 the update was noted and the action discharged.\n"
        "Cllr Lyn Ray:\n\u2022 Asked the Commissioner if it was right. "
        "The Commissioner said that it was.\n\u2022 Referring to page 2, asked why costs rose. "
        "The Commissioner agreed to provide an answer.\n"
        "Cllr Jan Orr thanked the Commissioner for his answers.",
        ["2022-07-19 0+0", "Q - ? > pcc", "Q - ? > pcc", "P - pcc -"],
    ),
    "resolutions in a list, an action point, a question by rank": (
        HEAD + "Resolved:\n(a) That the report be noted.\n"
        "(b) That an update be presented to the next meeting.\n"
        "ACC Dale: what about fraud?\nDCC: It is in hand.\nAP: DCC to write by Friday 26th August.",
        [
            "2022-07-19 0+0", "Q - ? > dcc", "A - ? to the next meeting unmarked",
            "A - dcc 2022-08-26",
        ],
    ),
    "an owner behind a tab, and a log with bars": (
        HEAD + "\tAction\nThe PCC agreed to write to partners.\tPCC\nClosing\n"
        "No. | Action | Owner | Due\n1 | Cost the new vans | CC | 17/10/22",
        ["2022-07-19 0+0", "A - pcc -", "A - cc 2022-10-17"],
    ),
    "initials of people listed by full name, explained by nothing else": (
        HEAD + "Attendees\nMel Varley (PCC)\nAbe Zouch (Chief Constable)\n"
        "Cal Bowden (Superintendent)\nMV asked what drove the fall. AZ said demand. "
        "CB confirmed it and undertook to send the report.",
        ["2022-07-19 3+0", "Q - pcc > cc,supt", "P - supt -"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_minutes_are_read_as_a_careful_reader_would(office: Register, name: str) -> None:
    text, expected = PAPERS[name]
    assert in_short(drafted(office, text)) == expected


ATTENDANCE: dict[str, tuple[str, int, int]] = {
    "in one line": ("Present: PCC, CC, DCC and the Treasurer\n", 4, 0),
    "by group": (
        "PRESENT:-\nMembers: Chair: Lay Member (LM); Vice Chair (VC)\n"
        "OPCC: Chief Executive O. K. (OK); Office Assistant (Minute Taker);\n"
        "1. Apologies for absence: Policy Head (PH); Data Officer (DO)\n",
        4, 2,
    ),
    "bare titles under the welcome": (
        "1. Welcome and introductions\nDeputy Mayor\nAudit Lead\n", 2, 0,
    ),
    "without a heading": ("PFCC R. T. (RT)\nPolicy Manager (PM)\nSupt N. Z. (NZ)\n", 3, 0),
    "names before offices": (
        "Ada Quill, Police and Crime Commissioner (Chair)\nSi\u00e2n ap Rhys \u2013 Head of "
        "Policy and Audit\n"
        "Apologies were accepted from ACC O. S. and DCI Liz Wilcox\n",
        2, 2,
    ),
    "courtesy titles and bodies": (
        "IN ATTENDANCE\nMr C Port (Chair)\nMrs A Hart Director, Office of the Police and Crime "
        "Commissioner\nMs B Lunn Grey LLP\nSECRETARIAT\nMr A Rob Business Support Officer\n",
        4, 0,
    ),
    "one who is also among the apologies": (
        "Attendees:\nCC D. W. (DW)\nClerk (CL)\nApologies were accepted from CC D. W.\n", 1, 1,
    ),
    "nobody sent apologies": ("Present: CC, DCC\nApologies: none\nNobody sent apologies.\n", 2, 0),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTENDANCE)
def test_who_came_and_who_did_not(office: Register, name: str) -> None:
    text, there, absent = ATTENDANCE[name]
    body = "2. Previous minutes\nThe Board welcomed everybody to the meeting.\nRural crime\n"
    meeting = drafted(office, HEAD + text + body).meeting
    apologies = [each.apologies for each in meeting.attendance]
    assert (apologies.count(False), apologies.count(True)) == (there, absent)


def test_people_appear_by_office_and_their_names_and_initials_are_not_kept(
    office: Register,
) -> None:
    draft = drafted(
        office, HEAD + "Present:\nCC Cy Rowe (CR)\nFlo Hill (FH)\nDCC V. (AV)\nHead of Audit (HA)\n"
    )
    kept = [each.lead or each.capacity for each in draft.meeting.attendance]
    assert kept == ["cc", "office not stated", "dcc", "Head of Audit (HA)"]


@pytest.mark.parametrize(
    "form", [*QUESTIONS, *ACTIONS, *COMMITMENTS, *MARKS], ids=lambda form: form.name
)
def test_each_form_fits_its_examples_and_not_their_twins(form: Form) -> None:
    assert [text for text in form.examples if not form.regex.search(text)] == []
    assert [text for text in form.twins if form.regex.search(text)] == []


def test_a_title_that_begins_with_minutes_names_nobody_who_took_them(office: Register) -> None:
    text = "MINUTES OF THE ESTATES BOARD\n19 July 2022\n{}\nAction \u2013 CC to write."
    meeting = drafted(office, text.format("Minutes: Clerk")).meeting
    assert (meeting.title, meeting.minutes) == ("MINUTES OF THE ESTATES BOARD", "Clerk")


def test_a_deadline_in_the_head_is_not_the_day_of_the_meeting(office: Register) -> None:
    text = "PCC and CC\n{}\n\n- Estates: the plan is due by 1 April 2025.\n- DCC to send it."
    assert drafted(office, text.format("4.9.24 \u2013 County Hall")).meeting.date == date(
        2024, 9, 4
    )
    with pytest.raises(MissingOptionError):
        drafted(office, text.format("Week 9 \u2013 County Hall"))


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the meeting held on Thursday 14 July 2022 at 10.00am",
        "Board - Thursday, 14th July, 2022 2.00 pm",
        "14/07/2022",
        "Date: 14 July 2022",
    ],
)
def test_the_printed_day_is_read_wherever_it_stands_and_another_is_refused(
    office: Register, line: str
) -> None:
    text = f"Accountability Board\n{line}\nAction \u2013 CC to write.\nNext meeting: 9 August 2022"
    assert str(drafted(office, text).meeting.date) == "2022-07-14"
    assert str(drafted(office, text, "2022-07-14").meeting.date) == "2022-07-14"
    with pytest.raises(OtherDayError, match="not the date printed in the notes, 14 July 2022"):
        drafted(office, text, "2022-07-15")


def test_what_may_ask_something_is_listed_and_never_silent(office: Register) -> None:
    text = (
        HEAD + "The Board requires a paper on fleets.\nThe fleet is old.\n"
        "CC was told to hurry up and arrange it."
    )
    draft = drafted(office, text)
    assert draft.is_empty
    assert [(each.source.line, each.text.split()[1]) for each in draft.left] == [
        (4, "Board"),
        (6, "was"),
    ]


def test_what_an_answer_or_a_resolution_may_oblige_to_is_listed(office: Register) -> None:
    text = (
        f"{HEAD}Q: Are the cells full?\nA: The CC said no. Two would be seen to in May.\n"
        "Resolved:\n(a) That the plan be noted; and\n(b) That the Treasurer make the case."
    )
    listed = [each.text for each in drafted(office, text).left]
    assert listed == ["Two would be seen to in May.", "That the plan be noted; and"]


def test_the_way_to_a_page_and_the_name_of_a_file_are_no_title(office: Register) -> None:
    above = (
        "Skip to main content", "Home > Your PCC > Minutes", "Board_2022-07-19_v1.docx Page 1 of 3"
    )  # fmt: skip
    for line in above:
        draft = drafted(office, f"{line}\n{HEAD}Action: CC to write.")
        assert draft.meeting.title == "Holding to Account"


@pytest.mark.parametrize("name", PAPERS)
def test_every_line_has_one_entry_in_the_ledger(office: Register, name: str) -> None:
    text = PAPERS[name][0]
    draft = drafted(office, text)
    lines = [line for line in text.split("\n") if line.strip()]
    refs = [entry.ref for entry in draft.entries]
    assert len(refs) == len(set(refs))
    if not text.startswith("<"):
        assert len({re.sub("[a-z]", "", ref) for ref in refs}) == len(lines)
    assert any(entry.state is LineState.TAKEN for entry in draft.entries)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "Action " * 5_000,
        HEAD + "(" * 20_000,
        HEAD + "The PCC and the CC and the DCC " * 2_000,
        HEAD + "Present: " + "A B, " * 5_000,
        HEAD + "agreed that " * 4_000,
        HEAD + "X to do. " * 5_000,
    ],
    ids=["marks", "brackets", "offices", "people", "agreements", "owners"],
)
def test_hostile_minutes_take_no_long_time(office: Register, text: str) -> None:
    with suppress(PeelTrackError):
        drafted(office, text)


def test_shipped_papers_hold_no_action_of_running_text(office: Register) -> None:
    """A report is no minutes: almost nothing of it may pass for an action."""
    offices = Offices((), office.organisation.leads)
    items = Items(office, None, ())
    for path in sorted((Path(__file__).parents[1] / "papers").glob("peel-*.txt")):
        lines = notes_lines(read_blocks(path.name, path.read_bytes()))
        found = read_running(lines, offices, items, date(2024, 1, 1)).found
        assert [each.what for each in found if isinstance(each.what, Task)] == []


LOG = (
    "<h1>Holding to Account, 23 May 2022</h1><p>Present: PCC, CC, DCC</p>{before}<table><tr>"
    "<th>Ref</th><th>Action</th><th>Owner</th><th>Due</th><th>Status</th></tr>{rows}</table>"
)
ROW = "<tr><td>1</td><td>{}</td><td>{}</td><td>31/07/2022</td><td>Open</td></tr>"


@pytest.mark.parametrize(
    ("said", "rows", "expected"),
    [
        # entries of one log that are much alike are still actions of their own
        (
            "",
            [("Provide the custody figures", "DCC"), ("Provide the vetting figures", "DCC")],
            ["A - dcc 2022-07-31", "A - dcc 2022-07-31"],
        ),
        (
            "<p>Action: DCC to provide the custody figures by 31 July.</p>"
            "<p>Action: DCC to provide the vetting figures by 31 July.</p>",
            [("Provide the vetting figures", "DCC"), ("Provide the custody figures", "DCC")],
            ["A - dcc 2022-07-31", "A - dcc 2022-07-31"],
        ),
        # another number, or another owner, is another action
        (
            "<p>Action: DCC to close action 14 of the audit plan for the cells.</p>",
            [("To close action 15 of the audit plan for the cells", "DCC")],
            ["A - dcc -", "A - dcc 2022-07-31"],
        ),
        (
            "<p>Action: DCC to report to the board on the plan for the cells.</p>",
            [("To report to the board on the plan for the cells", "CC")],
            ["A - dcc -", "A - cc 2022-07-31"],
        ),
        # the good neighbour: a log that repeats what was said
        (
            "<p>Action: DCC to report to the board on the plan for the cells.</p>",
            [("Report to the board on the plan for the cells", "DCC")],
            ["A - dcc 2022-07-31"],
        ),
    ],
)
def test_only_a_repetition_is_taken_for_one(
    office: Register, said: str, rows: list[tuple[str, str]], expected: list[str]
) -> None:
    paper = LOG.format(before=said, rows="".join(ROW.format(*row) for row in rows))
    assert [line for line in in_short(drafted(office, paper)) if line[0] == "A"] == expected


def test_a_row_without_owner_gets_none_from_another_row_of_a_word_document(
    office: Register,
) -> None:
    """A paper without line numbers has its rows all on one page: they are still rows."""
    paper = (
        "<h1>Holding to Account, 23 May 2022</h1><table><tr><th>Item</th><th>Discussion</th>"
        "<th>Owner</th></tr><tr><td>1</td><td>Action: send the plan to all.</td><td></td></tr>"
        "<tr><td>2</td><td>The cells were full. Action: count the cells.</td><td>CC</td></tr>"
        "</table>"
    )
    assert in_short(drafted(office, paper)) == ["2022-05-23 0+0", "A - ? -", "A - cc -"]


def test_long_minutes_take_time_in_proportion_to_their_length(office: Register) -> None:
    def seconds(actions: int) -> float:
        said = "\n".join(
            f"The CC said that cell c{n} was full.\nAction: DCC to empty c{n} in block {n % 7}."
            for n in range(actions)
        )
        began = time.perf_counter()
        draft = drafted(office, f"Holding to Account\n23 May 2022\nPresent: CC, DCC\n{said}")
        assert len(draft.meeting.actions) == actions
        return time.perf_counter() - began

    seconds(20)
    assert seconds(1_600) < 4 * 4 * max(seconds(400), 0.05)
