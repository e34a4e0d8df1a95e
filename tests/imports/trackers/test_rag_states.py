"""Words of a RAG column that are no rating, and words that are no key of the tracker."""

import pytest

from peeltrack.imports.trackers.cell_account import Fate
from peeltrack.imports.trackers.mapping import Mapping
from tests.imports.trackers.sheets import Rows, brought, unplaced

ONE = "The force should count the cells of each station every week."
HEAD = ("Ref", "Wording", "RAG", "Update")
WHY = "is a state and no RAG: peeltrack supersede, close or withdraw records it"


@pytest.mark.parametrize("word", ["Withdrawn", "Superseded by AFI 9", "No longer applicable"])
def test_what_became_of_a_finding_is_no_rag_whatever_its_colour(word: str) -> None:
    made = brought({"A": [HEAD, ("AFI 1", ONE, word, "1/4/26 Counted.")]}, C2="FFC000")
    assert made.drafts[0].values.get("rag") is None
    assert unplaced(made) == {"A!C2": f"“{word}” {WHY}"}
    assert made.mapping["rag"] == {}


def test_a_word_that_is_no_state_leaves_the_colour_its_meaning() -> None:
    made = brought({"A": [HEAD, ("AFI 1", ONE, "On hold", "1/4/26 Counted.")]}, C2="FFC000")
    assert made.drafts[0].values["rag"] == "amber"


def test_a_mapping_may_say_that_a_state_is_no_rating() -> None:
    columns = dict(zip(HEAD, ("reference", "wording", "rag", "update"), strict=True))
    told = {"sheets": {"A": {"header": 1, "columns": columns}}, "rag": {"Withdrawn": "none"}}
    rows = [HEAD, ("AFI 1", ONE, "Withdrawn", "1/4/26 Counted.")]
    made = brought({"A": rows}, mapping=Mapping.model_validate(told))
    assert (unplaced(made), made.drafts[0].values.get("rag")) == ({}, None)


def test_the_rows_of_a_sheet_that_is_not_read_are_no_key() -> None:
    columns = dict(zip(HEAD, ("reference", "wording", "rag", "update"), strict=True))
    told = {"sheets": {"A": {"header": 1, "columns": columns}}}
    sheets: dict[str, Rows] = {
        "A": [HEAD, ("AFI 1", ONE, "Red", "1/4/26 Counted.")],
        "Done": [HEAD, ("AFI 2", ONE, "Complete", "All of it is done")],
    }
    made = brought(sheets, mapping=Mapping.model_validate(told))
    whys = {e.why for e in made.entries if e.at.sheet == "Done"}
    assert whys == {"a sheet not in the mapping"}
    key = {**sheets, "Key": [("Blue", "Closed by HMICFRS")]}
    made = brought(key, mapping=Mapping.model_validate(told))
    assert {e.why for e in made.entries if e.at.sheet == "Key"} == {"the tracker's own RAG key"}
    assert [e.fate for e in made.entries if e.at.sheet == "Key"] == [Fate.LEFT_OUT] * 2


KEY = "Key: Blue = complete, Green = on track, Amber = at risk, Red = off track"


@pytest.mark.parametrize("key", [KEY, KEY.removeprefix("Key: "), KEY.replace(",", ";")])
@pytest.mark.parametrize(
    ("word", "fill", "rag"),
    [
        ("Blue", "", "green"),
        (None, "0070C0", "green"),
        (None, "FF0000", "red"),
        ("Green", "", None),
        (None, "00B050", None),  # on track, by the key
        (None, "7030A0", None),  # purple
    ],
)
def test_the_key_below_the_table_explains_words_and_colours(
    key: str, word: str | None, fill: str, rag: str | None
) -> None:
    rows: Rows = [HEAD, ("AFI 1", ONE, word, "1/4/26 Counted."), (None,), (key,)]
    made = brought({"A": rows}, C2=fill or "FFFFFF")
    assert [draft.values.get("rag") for draft in made.drafts] == [rag]
    assert [e.why for e in made.entries if e.at.cell == "A4"] == ["the tracker's own RAG key"]


@pytest.mark.parametrize(("fill", "rag"), [("0070C0", None), ("00B050", "green")])
def test_without_a_key_blue_is_never_guessed(fill: str, rag: str | None) -> None:
    made = brought({"A": [HEAD, ("AFI 1", ONE, None, "1/4/26 Counted.")]}, C2=fill)
    assert made.drafts[0].values.get("rag") == rag
