"""Who said a thing: named once, by the text itself where it begins so."""

import pytest

from peeltrack.documents.parts.questions import names_speaker
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
