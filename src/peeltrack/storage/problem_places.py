"""The line of each problem that a check found, by way of a function that reads files. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from peeltrack.errors import UnreadableError
from peeltrack.model.problems import Place, Problem
from peeltrack.storage.line_numbers import Position, locate, locate_by_eye
from peeltrack.storage.load import Read
from peeltrack.storage.yaml import YamlError, decode


def with_places(read: Read, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with their lines, each file being read once."""
    for path, mine in groupby(sorted(problems, key=lambda p: p.file), key=lambda p: p.file):
        text = _text(read, path)
        for problem in mine:
            line, column = _position(text, problem.at)
            yield replace(problem, line=line, column=column)


def _text(read: Read, path: str) -> str:
    try:
        return decode(read(path))
    except (UnreadableError, YamlError):
        return ""


def _position(text: str, place: Place) -> Position:
    """Found by eye where the layout lets it; only what is left is worth ruamel's 5 ms."""
    if not place:
        return Position(1, 1)
    return locate_by_eye(text, place) or locate(text, place)
