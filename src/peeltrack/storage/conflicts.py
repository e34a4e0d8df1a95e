"""Conflict marks as git sets them, around the lines of their places. Pure."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from ruamel.yaml.nodes import Node

from peeltrack.model.problems import Place
from peeltrack.storage.line_numbers import compose
from peeltrack.storage.splice import lines_at


class ConflictPlace(NamedTuple):
    """A place that two versions have differently."""

    ours: Place
    theirs: Place
    in_ours: bool
    in_theirs: bool


class Labels(NamedTuple):
    """The labels behind the marks, and the marks' length."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


class _Stretch(NamedTuple):
    """Lines of our text, and the lines for either side of the marks."""

    start: int
    stop: int
    ours: str
    theirs: str


def mark_conflicts(
    ours: str, theirs: str, places: Iterable[ConflictPlace], labels: Labels
) -> tuple[str, str]:
    """Mark the conflicts in our text; return it also with theirs chosen at each, for checking.

    A place that only theirs has must have been put into ours: its lines are taken for
    theirs alone.

    Raises:
        LookupError: if the places cannot be told apart by lines.
    """
    trees = (compose(ours), compose(theirs))
    stretches = sorted(
        {_stretch(ours, theirs, trees, place) for place in places}, key=lambda each: each.start
    )
    for before, after in pairwise(stretches):
        if after.start < before.stop:
            raise LookupError("two conflicts share a line")
    with_marks = {each: _with_marks(each, labels) for each in stretches}
    return _with(ours, with_marks), _with(ours, {each: each.theirs for each in stretches})


def _with(text: str, instead: Mapping[_Stretch, str]) -> str:
    """Return the text with something else for each stretch, in the order of the stretches."""
    parts, at = [], 0
    for stretch, new in instead.items():
        parts += [text[at : stretch.start], new]
        at = stretch.stop
    return "".join([*parts, text[at:]])


def _stretch(
    ours: str, theirs: str, trees: tuple[Node | None, Node | None], place: ConflictPlace
) -> _Stretch:
    """Return the lines of a place, or those of its container if it shares them with others."""
    mine, yours, in_ours, in_theirs = place
    while True:
        try:
            lines = lines_at(ours, trees[0], mine)
            own = ours[lines] if in_ours else ""
            other = theirs[lines_at(theirs, trees[1], yours)] if in_theirs else ""
        except LookupError:
            if len(mine) < 2 or len(yours) < 2:
                raise
            mine, yours, in_ours, in_theirs = mine[:-1], yours[:-1], True, True
        else:
            return _Stretch(lines.start, lines.stop, _ended(own, ours), _ended(other, ours))


def _ended(lines: str, text: str) -> str:
    """Give lines the line ends of a text."""
    newline = "\r\n" if "\r\n" in text else "\n"
    return "".join(f"{line}{newline}" for line in lines.splitlines())


def _with_marks(each: _Stretch, labels: Labels) -> str:
    newline = "\r\n" if each.ours.endswith("\r\n") or each.theirs.endswith("\r\n") else "\n"
    begin, middle, end = (sign * labels.size for sign in "<=>")
    return (
        f"{begin} {labels.ours}{newline}{each.ours}{middle}{newline}"
        f"{each.theirs}{end} {labels.theirs}{newline}"
    )
