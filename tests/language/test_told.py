"""The phrases by which updates assure something or tell who answered: example and neighbour."""

import pytest

from peeltrack.language import told
from peeltrack.language.told import finds, statements

TABLES = {name: getattr(told, name) for name in ("ON_TRACK", "READY", "RESPONSE_RATE")}


@pytest.mark.parametrize("table", TABLES)
def test_a_phrase_is_found_and_its_neighbour_is_not(table: str) -> None:
    for phrase in TABLES[table]:
        assert finds(TABLES[table], phrase.example)
        assert not finds(TABLES[table], phrase.not_this)


def test_a_list_of_names_with_a_figure_each_goes_on_from_its_heading() -> None:
    text = "By harbour:\n\n- Easton 78%\n- Weston 54%\n\nSo far:\n\n- Lit: 40\n- The pier is open\n"
    assert statements(text) == (
        "By harbour: Easton 78%, Weston 54%", "So far:", "Lit: 40", "The pier is open",
    )  # fmt: skip


def test_a_text_is_divided_at_sentences_semicolons_and_list_points() -> None:
    text = "Two have signed; one\nhas not. Insp. Jones asked.\n\n- First point\n- Second; third."
    assert statements(text) == (
        "Two have signed", "one has not", "Insp. Jones asked", "First point", "Second", "third",
    )  # fmt: skip
