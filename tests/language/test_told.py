"""The phrases by which updates admit, assure or pass over something: each example and neighbour."""

import pytest

from peeltrack.language import told
from peeltrack.language.told import ADMISSIONS, Phrase, admits, finds, statements

TABLES = {name: getattr(told, name) for name in ("ON_TRACK", "READY", "SURVEYED", "RESPONSE_RATE")}


@pytest.mark.parametrize("phrase", ADMISSIONS, ids=[each.example for each in ADMISSIONS])
def test_an_admission_is_found_and_its_neighbour_is_not(phrase: Phrase) -> None:
    assert admits(phrase.example)
    assert not admits(phrase.not_this)


@pytest.mark.parametrize("table", TABLES)
def test_a_phrase_is_found_and_its_neighbour_is_not(table: str) -> None:
    for phrase in TABLES[table]:
        assert finds(TABLES[table], phrase.example)
        assert not finds(TABLES[table], phrase.not_this)


@pytest.mark.parametrize(
    "text",
    [
        "There is no longer a backlog.",
        "Nobody is waiting and no post is vacant.",
        "The vacancies have been filled.",
        "Overdue visits have come down from 170 to 84.",
        "We have cleared every outstanding renewal.",
        "The only programme is Reset.",
        "In late March the desk opened.",
        "Figures are broken down by area.",
    ],
)
def test_what_was_put_right_is_no_admission(text: str) -> None:
    assert not admits(text)


def test_a_text_is_divided_at_sentences_semicolons_and_list_points() -> None:
    text = "Two have signed; one\nhas not. Insp. Jones asked.\n\n- First point\n- Second; third."
    assert statements(text) == (
        "Two have signed", "one has not", "Insp. Jones asked", "First point", "Second", "third",
    )  # fmt: skip
