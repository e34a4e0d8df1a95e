"""Whatever a file holds, it is read or refused with a line; and both readers read it alike."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from peeltrack.storage.canonical_layout import layout_problem
from peeltrack.storage.files import RegisterFile, list_files
from peeltrack.storage.line_numbers import compose
from peeltrack.storage.parse import UnusableFileError, parse_record
from peeltrack.storage.yaml import decode, parse

ROOT = Path(__file__).parents[2]
REGISTERS = (ROOT / "register", ROOT / "examples/west-midlands/register")
FILES = [
    (file, (register / file.path).read_bytes())
    for register in REGISTERS
    for file in list_files(register)[0]
]
SYNTAX = (
    b"[", b"]", b"{", b"}", b": ", b":", b"- ", b"-", b"? ", b", ", b"#", b" #", b"&a ", b"*a",
    b"!t ", b"!!str ", b"<<: ", b"|\n", b">-\n", b"|2+\n", b'"', b"'", b"\\", b"\\x41", b"%",
    b"%YAML 1.1\n", b"---\n", b"...\n", b"\n", b"\n\n", b"\r\n", b"\r", b"\t", b" ", b"  ",
    b"\x00", b"\x1b", b"\xff", b"\xef\xbb\xbf", "\u202e".encode(), "\u2028".encode(),
    "\x85".encode(), "\ufffe".encode(), "😀".encode(), b"@", b"`", b"~", b"null", b"true", b"yes",
    b"1e3", b"0x1F", b"012", b"-0", b".inf", b"2022-13-01", b"2022-02-30", b"rag: ambr\n",
    b"id: x\n", b"[" * 200, b"- " * 200, b"9" * 40,
)  # fmt: skip


@st.composite
def mutated_files(draw: st.DrawFn) -> tuple[RegisterFile, bytes]:
    """A file of a shipped register after one to four accidents."""
    file, data = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        until = min(len(data), at + draw(st.sampled_from((0, 0, 0, 1, 2, 5, 20, 200, 1000))))
        from_here = draw(st.integers(0, len(data)))
        put = draw(
            st.sampled_from(SYNTAX)
            | st.binary(max_size=3)
            | st.just(data[from_here : from_here + 40])
        )
        data = data[:at] + put + data[until:]
    return file, data


@pytest.fixture
def trials(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    """How many to try: in the suite a share, always the same; with --soak many, and others."""
    soak = bool(request.config.getoption("--soak", default=False))
    return settings(
        max_examples=20_000 if soak else 200,
        derandomize=not soak,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def test_a_file_gives_a_record_or_a_problem_on_one_of_its_lines(
    trials: Callable[[Any], Any],
) -> None:
    @trials
    @given(mutated_files())
    def holds(mutated: tuple[RegisterFile, bytes]) -> None:
        file, data = mutated
        last_line = data.count(b"\n") + 1
        try:
            parse_record(file, data)
        except UnusableFileError as error:
            problems = list(error.problems)
            assert problems
        else:
            problems = [found] if (found := layout_problem(file.path, data)) else []
        for problem in problems:
            assert problem.file == file.path
            assert 1 <= (problem.line or 0) <= last_line
            assert (problem.column or 0) >= 1
            assert problem.message.endswith((".", "?"))
            assert str(problem).isprintable()

    holds()


def test_both_readers_read_alike_whatever_is_accepted(trials: Callable[[Any], Any]) -> None:
    @trials
    @given(mutated_files())
    def holds(mutated: tuple[RegisterFile, bytes]) -> None:
        try:
            parse_record(*mutated)
        except UnusableFileError:
            return
        file, data = mutated
        text = decode(data)
        if compose(text) is None:  # a tab before a colon, a blank line of blanks in a block
            assert layout_problem(file.path, data)
            return
        assert list(disagreements(parse(text), compose(text))) == []

    holds()


@pytest.mark.parametrize("data", [data for _, data in FILES], ids=[file.path for file, _ in FILES])
def test_both_readers_read_a_shipped_file_alike(data: bytes) -> None:
    text = decode(data)
    assert list(disagreements(parse(text), compose(text))) == []


def disagreements(value: object, node: Node | None, at: str = "") -> Iterator[str]:
    """The places at which ryaml's values are not those of ruamel's tree."""
    if isinstance(value, dict) and isinstance(node, MappingNode) and len(value) == len(node.value):
        for (key, below), (key_node, below_node) in zip(value.items(), node.value, strict=True):
            yield from disagreements(key, key_node, f"{at}?")
            yield from disagreements(below, below_node, f"{at}.{key}")
    elif (
        isinstance(value, list) and isinstance(node, SequenceNode) and len(value) == len(node.value)
    ):
        for index, (entry, entry_node) in enumerate(zip(value, node.value, strict=True)):
            yield from disagreements(entry, entry_node, f"{at}.{index}")
    elif not isinstance(node, ScalarNode) or not means(node, value):
        yield f"{at}: {value!r} against {node}"


def means(node: ScalarNode, value: object) -> bool:
    """Whether a scalar as it is written is a way to write a value."""
    if isinstance(value, str):
        return bool(node.value.replace("\a", "") == value)  # ruamel marks folds by a bell
    written = "in quotes" if node.style else node.value.lower()
    if value is None or isinstance(value, bool):
        return written in {None: ("", "~", "null"), True: ("true",), False: ("false",)}[value]
    if isinstance(value, float):
        return repr(float(re.sub(r"\.(inf|nan)", r"\1", written))) == repr(value)
    return isinstance(value, int) and int(written, 0) == value
