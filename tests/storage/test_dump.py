"""Whatever is written is read again as it was: text, dates, lists and mappings."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.edits.edited_values import plain_value
from peeltrack.storage.canonical_layout import layout_problem
from peeltrack.storage.dump import dump, flow
from peeltrack.storage.yaml import parse
from peeltrack.wording import UNSAFE_CHARACTERS

WORDS = (
    "null", "true", "Yes", "on", "~", "0x1F", "012", "1e3", "1.10", ".inf", "2022-05-23", "30 June",
    "- one", "? a", "key: value", "ends:", "a #b", "#b", "[x]", "{y}", "it's", '"so"', "*a", "&a",
    "!t", "%d", "@at", "`tick`", "|", ">", "C:\\Records", " led", "trails ", "two  blanks", "a\tb",
)  # fmt: skip
KEYS = st.sampled_from(("title", "wording", "because", "due", "steps", "a-long-slug-of-a-lead"))
ANY_SIGNS = st.text(min_size=1).map(lambda text: re.sub(f"[{UNSAFE_CHARACTERS}]", "", text) or "x")
TEXTS = st.one_of(
    ANY_SIGNS.filter(lambda text: text.isascii() or text.encode(errors="replace").decode() == text),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
    st.lists(st.sampled_from((*WORDS, "", " ")), min_size=1, max_size=6).map("\n".join),
).filter(bool)
SCALARS = st.one_of(TEXTS, st.dates(), st.booleans(), st.integers(0, 9999))
ENTRIES = st.one_of(TEXTS, st.dictionaries(KEYS, SCALARS, min_size=1))
NESTED = st.recursive(SCALARS, lambda inner: st.dictionaries(KEYS, inner, min_size=1), max_leaves=6)
RECORDS = st.dictionaries(KEYS, st.one_of(NESTED, st.none(), st.lists(ENTRIES)), min_size=1)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(RECORDS)
def test_what_is_written_is_read_again_as_it_was(record: dict[str, object]) -> None:
    meant = plain_value(record)
    text = dump(record)
    assert (parse(text) if meant else {}) == meant


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.dictionaries(KEYS, st.one_of(SCALARS, st.lists(SCALARS)), min_size=1))
def test_so_it_is_within_brackets(value: dict[str, object]) -> None:
    assert parse(f"key: {flow(value)}\n") == {"key": plain_value(value)}


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("Ten of fifty.", "key: Ten of fifty.\n"),
        ("6", "key: '6'\n"),
        ("no", "key: 'no'\n"),
        ("a: b", "key: 'a: b'\n"),
        (date(2022, 7, 4), "key: 2022-07-04\n"),
        (True, "key: true\n"),
        ("One.\n\n- two", "key: |-\n  One.\n\n  - two\n"),
        (" One.\nTwo.", 'key: " One.\\nTwo."\n'),
        ("word " * 20 + "end", f"key: >-\n  {'word ' * 16}word\n  word word word end\n"),
        (["a", "b"], "key:\n  - a\n  - b\n"),
        ([{"id": "a", "due": None, "text": "b"}], "key:\n  - id: a\n    text: b\n"),
        ({"date": date(2022, 7, 4), "note": None}, "key:\n  date: 2022-07-04\n"),
        (None, ""),
        ([], ""),
    ],
)
def test_a_value_is_written_as_people_would(value: object, lines: str) -> None:
    assert dump({"key": value}) == lines


def test_what_is_written_has_the_canonical_layout() -> None:
    text = dump({"title": "x", "steps_to_green": [{"id": "a", "text": "One.\n\nTwo."}]})
    assert layout_problem("inspections/peel/afi-1.yaml", text.encode()) is None
