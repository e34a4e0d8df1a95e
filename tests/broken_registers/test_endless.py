"""Texts that hold themselves, or grow when they are read: one line each, and soon."""

from pathlib import Path
from time import process_time

import pytest

from peeltrack.storage.yaml import YamlError, parse
from tests.storage.small_register import (
    INSPECTION,
    ITEM,
    MAIN,
    MEETING,
    POSITIONS,
    SMALL_REGISTER,
    validate,
    write_register,
)

SECONDS = 10
LAUGHS = "\n".join(
    [
        "x: &l0 [lol, lol]",
        *(f"x{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)),
    ]
)
MERGES = "\n".join(
    ["y0: &m0 {a: b}", *(f"y{n}: &m{n} {{<<: [{f'*m{n - 1}, ' * 9}]}}" for n in range(1, 30))]
)
ENDLESS = {
    "a list in itself": "x: 1\nx: &a [*a]\n",
    "a mapping in itself": "x: 1\nx: &a {b: *a}\n",
    "a key in itself": "x: 1\nx: &a\n  ? *a\n  : 1\n",
    "a list as its own key": "? &a [*a]\n: 1\n",
    "two in each other": "x: 1\nx: &a [&b [*a, *b], *b]\n",
    "many that share": f"{LAUGHS}\nx: 1\n",
    "merges of merges": f"{MERGES}\ny0: 1\n",
    "a merge of itself": "x: 1\nx: &a\n  <<: *a\n",
    "shared, and a list as a key": f"{LAUGHS}\n[a, b]: 1\n",
    "hyphens without end": f"x:\n  {'- ' * 30_000}1\n",
    "questions without end": f"x:\n  {'? ' * 30_000}1\n",
    "brackets without end": f"x: {'[' * 900}\n",
    "braces without end": f"x: 1\nx: {'{a: ' * 900}{'}' * 900}\n",
    "anchors without end": f"x: 1\nx: {'&a ' * 20_000}b\n",
    "tags without end": f"x: 1\nx: {'!!map ' * 10_000}b\n",
    "blanks without end": f"x: 1\nx: -{' ' * 900_000}*a\n",
    "the same key over and over": "x: 1\n" * 8_000,
}


@pytest.mark.parametrize("file", [MAIN, INSPECTION, ITEM, MEETING, POSITIONS])
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_text_that_never_ends_gets_its_line_at_once(text: str, file: str, tmp_path: Path) -> None:
    register = write_register(tmp_path, {file: f"{SMALL_REGISTER.get(file, '')}{text}"})
    started = process_time()
    code, lines = validate(register)
    assert process_time() - started < SECONDS
    assert code == 1
    assert [line.split(":", 1)[0] for line in lines][:1] == [file]


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_any_other_file_of_yaml_is_refused_as_soon(text: str) -> None:
    """A tracker's mapping is read by the same reader."""
    started = process_time()
    with pytest.raises(YamlError):
        parse(text)
    assert process_time() - started < SECONDS


def test_what_is_given_twice_is_told_where_it_stands_though_it_holds_itself(
    tmp_path: Path,
) -> None:
    twice = "depends_on:\n  - who: A partner\n    what: A plan\ndepends_on: &a [*a]\n"
    register = write_register(tmp_path, {ITEM: SMALL_REGISTER[ITEM] + twice})
    line = SMALL_REGISTER[ITEM].count("\n") + 4
    told = f"{ITEM}:{line}:1: error [key-is-given-once] 'depends_on' is given twice; keep one."
    assert validate(register) == (1, [told])
