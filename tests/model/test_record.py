"""The types of which every record is made: dates, text, ids, flags."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from peeltrack.model.items import Clause
from peeltrack.model.progress import RagChange
from peeltrack.model.record import Flag, IsoDate, ItemId, Line, MeetingId, Slug, Text


def accepts(type_: Any, value: object) -> bool:  # noqa: ANN401 (no class, but an annotation)
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("value", ["2022-05-23", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_written_in_full_is_a_date(value: str) -> None:
    assert TypeAdapter(IsoDate).validate_python(value) == date.fromisoformat(value)


def test_a_date_stays_a_date() -> None:
    assert TypeAdapter(IsoDate).validate_python(date(2022, 5, 23)) == date(2022, 5, 23)


@pytest.mark.parametrize(
    "value",
    [
        "2022-13-01", "2022-02-30", "2023-02-29", "0000-01-01", "2022-5-3", "22-05-23", "20220523",
        "2022-05-23T00:00", "2022-05-23 ", " 2022-05-23", "2022-05-23\n", "2022-W21-1", "",
        "+2022-05-23", "today", "23/05/2022", "\u0662\u0660\u0662\u0662-05-23", 20220523, 0,
        1653264000, 1.5, True, None, [], {},
    ],
)  # fmt: skip
def test_nothing_else_is_a_date(value: object) -> None:
    assert not accepts(IsoDate, value)


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "two\nlines",
        "a\ttab",
        "Cŵn",
        "שלום",
        "👩\u200d⚖️",
        "می\u200cخواهم",  # noqa: RUF001 (Persian is meant)
        "- a\n- b",
        "\u00a0",
    ],
)
def test_plain_text_of_any_script_is_text(value: str) -> None:
    assert accepts(Text, value)


UNSAFE = [
    "\x00", "\x07", "\x0b", "\r", "\x1b", "\x7f", "\x85", "\x9f", "\u061c", "\u180e", "\u200b",
    "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069",
    "\u206f", "\ufeff", "\ufff9", "\ufffe", "\uffff",
]  # fmt: skip


@pytest.mark.parametrize("character", UNSAFE, ids=[f"U+{ord(each):04X}" for each in UNSAFE])
def test_a_character_that_controls_or_hides_is_no_text(character: str) -> None:
    assert not accepts(Text, f"a{character}b")
    assert not accepts(Line, f"a{character}b")


@pytest.mark.parametrize("value", ["", 6, 1.5, True, None, ["a"], {}])
def test_nothing_but_text_is_text(value: object) -> None:
    assert not accepts(Text, value)
    assert not accepts(Line, value)


def test_a_line_is_one_line() -> None:
    assert accepts(Line, "one")
    assert not accepts(Line, "one\ntwo")
    assert not accepts(Line, "one\n")


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        pytest.param(
            Slug,
            ["a", "acc-crime", "afi-06", "x" * 60],
            ["", "A", "6", "-a", "a-", "a--b", "a_b", "a b", "é", "a/b", "a\n", "x" * 61],
            id="Slug",
        ),
        pytest.param(
            ItemId,
            ["peel-2021-22/afi-06", "a/b"],
            [
                "afi-06",
                "/afi",
                "peel/",
                "peel/afi/6",
                "Peel/afi",
                "peel/6",
                "peel/afi.yaml",
                "a/b\n",
            ],
            id="ItemId",
        ),
        pytest.param(
            MeetingId,
            ["2022-05-23-hta", "2022-05-23-hta-extraordinary"],
            ["hta", "2022-05-23", "2022-5-23-hta", "2022-05-23-HTA", "hta-2022-05-23"],
            id="MeetingId",
        ),
        pytest.param(Flag, [True, False], [1, 0, "true", "yes", "", None], id="Flag"),
    ],
)
def test_an_id_or_a_flag_is_written_in_one_way(
    type_: object, good: list[object], bad: list[object]
) -> None:
    assert [value for value in good if not accepts(type_, value)] == []
    assert [value for value in bad if accepts(type_, value)] == []


def test_a_record_cannot_be_changed() -> None:
    clause = Clause(ref="i", text="Keep records.")
    with pytest.raises(AttributeError, match="Clause is frozen: ref cannot be set"):
        clause.ref = "ii"  # type: ignore[misc]


def test_a_record_takes_no_key_but_its_own() -> None:
    with pytest.raises(ValidationError):
        Clause.model_validate({"ref": "i", "text": "Keep records.", "note": "Ours."})


def test_a_change_is_given_by_the_words_of_the_file_alone() -> None:
    change = {"date": "2022-05-25", "from": "red", "to": "amber", "because": "Begun."}
    assert RagChange.model_validate(change).after == "amber"
    with pytest.raises(ValidationError):
        RagChange.model_validate({"date": "2022-05-25", "after": "amber", "because": "Begun."})
