"""A place found by eye is the one that ruamel finds, in every file that the project ships."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeltrack.model.problems import Place
from peeltrack.storage.line_numbers import locate, locate_by_eye
from peeltrack.storage.yaml import decode, parse

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.glob("register/**/*.yaml")) + sorted(ROOT.glob("examples/*/register/*.yaml"))


def places(values: Any) -> Iterator[Place]:  # noqa: ANN401 (plain values of YAML)
    """Every key, every entry of a list, every key of such an entry, and a key that is not there."""
    yield ("no-such-key",)
    for key, value in values.items():
        yield (key,)
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            yield (key, index)
            yield from ((key, index, name) for name in (entry if isinstance(entry, dict) else ()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_place_found_by_eye_is_where_the_tree_has_it(file: Path) -> None:
    text = decode(file.read_bytes())
    wanted = list(places(parse(text)))
    assert [locate_by_eye(text, at) for at in wanted] == [locate(text, at) for at in wanted]


def test_another_layout_is_left_to_the_tree() -> None:
    flow, unindented = "{kind: x, steps: [{id: a}]}\n", "steps:\n- id: a\n- id: b\n"
    quoted = '"kind": x\n'
    assert locate_by_eye(flow, ("steps", 0, "id")) is None
    assert locate_by_eye(flow, ("missing",)) is None
    assert locate_by_eye(quoted, ("missing",)) is None
    assert locate_by_eye(unindented, ("steps", 1)) is None


def test_what_only_looks_like_an_entry_or_a_key_is_none() -> None:
    text = (
        "steps:\n"
        "  - id: a\n"
        "    text: |-\n"
        "      - due: not a key\n"
        "    due: 2022-05-01\n"
        "  # - id: commented out\n"
        "  - id: b\n"
        "wording: |-\n"
        "  - a line of the wording\n"
    )
    for at in (("steps", 0, "due"), ("steps", 1), ("steps", 1, "id"), ("wording",)):
        assert locate_by_eye(text, at) == locate(text, at)
    assert locate_by_eye(text, ("steps", 2)) is None
