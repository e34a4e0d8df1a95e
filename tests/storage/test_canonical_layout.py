"""The canonical layout, given without a change of content."""

import re
from random import Random

import pytest

from peeltrack.storage.canonical_layout import layout_problem, tidy
from peeltrack.storage.yaml import YamlError, decode, parse
from tests.edits.all_edits import item_values
from tests.edits.handwritten_yaml import Writer


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: b\r\nc: d\r\n", b"a: b\nc: d\n"),
        (b"\xef\xbb\xbfa: b\n", b"a: b\n"),
        (b"a: b  \n\n\n", b"a: b\n"),
        (b"a: b", b"a: b\n"),
        (b"a:\tb\n", b"a:  b\n"),
        (b"a:\n- b\n- c: d\n  e:\n  - f\n", b"a:\n  - b\n  - c: d\n    e:\n      - f\n"),
        (b"a:\n- |\n  x\n\n  y\n# b\nb: c\n", b"a:\n  - |\n    x\n\n    y\n# b\nb: c\n"),
        (b"a:\n# of b\n- b\nc: d # e\n", b"a:\n# of b\n  - b\nc: d # e\n"),
        (b'a: "b  \n  c"\n', b'a: "b\n  c"\n'),  # a blank before a fold is none of the text
        (b"a: |\n  b  \n  c\n", b"a: |\n  b  \n  c\n"),  # here it is
    ],
)
def test_layout_changes_and_content_does_not(before: bytes, after: bytes) -> None:
    assert tidy(before) == after
    assert tidy(after) == after
    assert parse(decode(after)) == parse(decode(before))


def test_what_is_no_register_file_is_refused() -> None:
    with pytest.raises(YamlError):
        tidy(b"a: &b c\n")


@pytest.mark.parametrize("seed", range(60))
def test_a_file_written_by_hand_comes_out_canonical_with_all_its_comments(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (the same file for the same seed)
    data = Writer(chance).file(item_values(chance))
    new = tidy(data)
    assert parse(decode(new)) == parse(decode(data))
    assert re.findall(rb"# \d+:", new) == re.findall(rb"# \d+:", data)
    assert tidy(new) == new
    problem = layout_problem("x.yaml", new)
    assert problem is None or "space" in problem.message  # a blank that belongs to a text
