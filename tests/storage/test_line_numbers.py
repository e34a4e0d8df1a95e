"""A place in the index of lines is where ruamel's tree has it, whatever the layout."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeltrack.model.problems import Place
from peeltrack.storage.line_index import line_index
from peeltrack.storage.line_numbers import _in_tree, compose, locate
from peeltrack.storage.positions import TextPosition
from peeltrack.storage.yaml import decode, parse

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("register/**/*.yaml")) + sorted(ROOT.glob("examples/*/register/*.yaml"))


def places(values: Any, at: Place = ()) -> Iterator[Place]:  # noqa: ANN401 (plain values of YAML)
    """Every key and entry at any depth, and in each mapping a key that is not there."""
    if isinstance(values, dict):
        yield (*at, "no-such-key")
    each = values.items() if isinstance(values, dict) else enumerate(values)
    for key, value in each:
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def in_tree(text: str, at: Place) -> TextPosition:
    """Where ruamel has a place."""
    root = compose(text)
    assert root is not None
    return _in_tree(root, at)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_place_in_the_index_is_where_the_tree_has_it(file: Path) -> None:
    text = decode(file.read_bytes())
    root, index = compose(text), line_index(text)
    assert root is not None
    wanted = list(places(parse(text)))
    assert [locate(text, at) for at in wanted] == [_in_tree(root, at) for at in wanted]
    if "{" not in text and "[" not in text:
        assert index.is_whole


LAYOUTS = (
    "{kind: x, steps: [{id: a}]}\n",
    "\"kind\": x\n'text': y\n",
    "steps:\n- id: a\n  due: x\n- id: b\nnext:\n- - a\n  - b\n- c\n",
    "steps:\n  - id: a\n    text: |-\n      - due: not a key\n    due: 2022-05-01\n"
    "  # - id: commented out\n  - id: b\nwording: |-\n  - a line of the wording\nafter: x\n",
    'text: "two lines,\nkey: not one"\nafter: x\n',
    "text: 'it''s\n\n  kind: no key'  # why\nafter: x\n",
    "text: plain text\n  that goes on\n  - and on\nafter: x\n",
    "leads:\n  a: {title: A}\n  b: {title: B,\n    email: c}\nafter: {x: y}\n",
    "list:\n  -\n    id: a\n  - # why\n    id: b\nafter: x\n",
    "list:\n  -   id: a\n      text: x\n  -   id: b\nafter: x\n",
    "# head\n\n---\nkind: x\nsteps:\n  - id: a\n",
    "True: x\n1.10: y\nnull: z\nkind: x\n",
    "odd key!: x\n? other\n: y\nkind: z\n",
    "kind: [a,\nb]\nafter: x\n",
    "a:\n    b:\n        c: x\n    d: y\ne: z\n",
    "wording: >+\n  text\n\n  more: text\n\nafter: x\n",
    "list:\n  - |\n    key: none\n  - >-\n    text\n  - x\nafter: x\n",
    "list:\n  - 'a\n    b: c'\n  - d\n",
)


@pytest.mark.parametrize("text", LAYOUTS)
def test_another_layout_ends_the_index_or_is_understood(text: str) -> None:
    values = parse(text)
    for at in places({str(key): value for key, value in values.items()}):
        where = in_tree(text, at)
        assert line_index(text).positions.get(at, where) == where
        if at[0] in [str(key) for key in values]:
            assert locate(text, at) == where


def test_a_whole_index_knows_what_is_missing_too() -> None:
    text = "# why\nkind: x\nsteps:\n  - id: a\n    more:\n      deep: x\n"
    assert line_index(text).is_whole
    assert locate(text, ("missing",)) == TextPosition(2, 1)
    assert locate(text, ("steps", 0, "missing")) == TextPosition(4, 5)
    assert locate(text, ("steps", 7)) == TextPosition(3, 1)
    assert locate(text, ("steps", 0, "more", "deep", "er")) == TextPosition(6, 7)


def test_every_place_of_a_file_as_large_as_allowed_is_found_at_once() -> None:
    entry = "  - date: 2022-02-01\n    by: acc\n    text: t\n"
    text = "kind: x\nprogress:\n" + entry * 20_000
    began = time.process_time()
    assert locate(text, ("progress", 19_999, "text")) == TextPosition(60_002, 5)
    for number in range(20_000):
        assert locate(text, ("progress", number, "by")) == TextPosition(4 + 3 * number, 5)
    assert time.process_time() - began < 5
