"""The line of each problem that a check found, by way of a function that reads files. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from peeltrack.errors import UnreadableError
from peeltrack.model.problems import Problem
from peeltrack.storage.line_numbers import locate
from peeltrack.storage.load import Read
from peeltrack.storage.yaml import YamlError, decode


def with_places(read: Read, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with their lines, each file being read once."""
    for path, mine in groupby(sorted(problems, key=lambda p: p.file), key=lambda p: p.file):
        text = _text(read, path)
        for problem in mine:
            line, column = locate(text, problem.at) if text and problem.at else (1, 1)
            yield replace(problem, line=line, column=column)


def _text(read: Read, path: str) -> str:
    try:
        return decode(read(path))
    except (UnreadableError, YamlError):
        return ""
