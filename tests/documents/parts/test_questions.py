"""Who said a thing: named once, by the text itself where it begins so."""

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.parts.questions import names_speaker
from tests.documents.builders import ON, a_meeting, a_register, an_item, rendered
from tests.registers import register_from

OFFICES = register_from(
    "leads: {pcc: {title: Police and Crime Commissioner, short: PCC},"
    " dcc: {title: Deputy Chief Constable, short: DCC}}"
)


@pytest.mark.parametrize(
    ("by", "text", "named"),
    [
        ("pcc", "The PCC asked how many call handlers are in post.", True),
        ("pcc", "The PCC challenged the force on its numbers.", True),
        ("pcc", "The PCC was not reassured. Why is there no update?", False),
        ("pcc", "The PCC was concerned that there was no update.", True),
        ("dcc", "The Deputy Chief Constable said that six had started.", True),
        ("dcc", "The DCC also undertook to write.", True),
        ("dcc", "The DCC is confident that it will be done.", False),
        ("dcc", "The PCC asked for this in May.", False),
        (None, "The DCC said that six had started.", False),
    ],
)
def test_a_text_that_begins_with_its_speaker_needs_no_label(
    by: str | None, text: str, *, named: bool
) -> None:
    assert names_speaker(OFFICES, by, text) == named


def test_what_was_answered_at_the_last_meeting_stands_in_a_line_unless_it_was_much() -> None:
    long = (
        "The plan goes to the board in May, with the figures for each area and each shift, and "
        "will be published once it is agreed."
    )

    def said(*answers: str) -> str:
        asked = [
            {
                "id": f"q{n}",
                "item": "peel/afi-01",
                "text": "And so?",
                "answers": [{"by": "chief", "text": text}],
            }
            for n, text in enumerate(answers)
        ]
        register = a_register(an_item(), meetings=(a_meeting("2022-04-28", questions=asked),))
        page = rendered(forum_brief(register, "hta", ON), "md")
        return page.partition("**Asked on 28 April 2022:** ")[2].partition("\n")[0]

    assert said("It is done.") == "1 question. Chief Constable: “It is done”."
    assert said(long, "No.") == (
        "2 questions. Chief Constable: “The plan goes to the board in May …”; "
        "Chief Constable: “No”."
    )
    assert said("It will be nil by May. You have my word on that, as I said in 2021 and 2020.") == (
        "1 question. Chief Constable: “It will be nil by May. You have my word …”."
    )
    assert said("Yes.", "No.", "It is.") == "3 questions, answered by Chief Constable."
