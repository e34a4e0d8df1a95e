"""Grades of a report by area: a dot for each, in the column of its tier. Pure.

A picture is of one inspection: grades are never compared across cycles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.documents.charts.chart import NARROW, WIDE, Chart, alternative
from peeltrack.documents.charts.drawing import LINE_HEIGHT, Drawing, Pen, wrapped
from peeltrack.documents.charts.palette import DEEP, SOFT
from peeltrack.wording import agreeing, capitalised, in_words, listed, uncapitalised

_LEAST = 3
"""Graded areas, below which a sentence says as much."""
_GAP, _DOT, _TIER = 8.0, 7.0, 3.0
_NAME = 280.0
_TRACK = 76.0
"""The width of the tiers beside the words of a grade, on a telephone."""


@dataclass(frozen=True, slots=True)
class AreaGrade:
    """An area with its grade."""

    area: str
    grade: str


def grades(tiers: Sequence[str], areas: Sequence[AreaGrade], report: str) -> Chart | None:
    """Return the picture of a report's grades, best first; None if a sentence says as much.

    That is so for fewer than three graded areas, and if all have the same grade.

    Args:
        tiers: the grades of its scale, best first, as people write them.
        areas: the graded areas, in the report's order.
        report: the report, and the date of its publication.
    """
    if len(areas) < _LEAST or len({each.grade for each in areas}) < 2:
        return None
    ordered = sorted(areas, key=lambda each: tiers.index(each.grade))
    title = _headline(tiers, ordered)
    return Chart(
        title=title,
        subtitle=f"Grades in {report}, best first",
        alt_text=alternative([f"{title}.", *(f"{each.area}: {each.grade}." for each in ordered)]),
        wide=_wide(tiers, ordered),
        narrow=_narrow(tiers, ordered),
        columns=("Area", "Grade"),
        rows=tuple((each.area, each.grade) for each in ordered),
    )


def _headline(tiers: Sequence[str], areas: Sequence[AreaGrade]) -> str:
    """Count the areas of each grade: one area is good, four are adequate."""
    numbers = [(sum(each.grade == tier for each in areas), tier) for tier in tiers]
    parts = [_is(number, uncapitalised(tier)) for number, tier in numbers if number]
    noun = "area" if parts[0].startswith("one ") else "areas"
    first, space, rest = parts[0].partition(" ")
    return capitalised(listed([f"{first} {noun}{space}{rest}", *parts[1:]]))


def _is(number: int, tier: str) -> str:
    if tier.startswith("requires "):
        predicate = f"require {tier.removeprefix('requires ')}"
    else:
        predicate = f"are {tier}"
    return f"{in_words(number)} {agreeing(predicate, number)}"


def _wide(tiers: Sequence[str], areas: Sequence[AreaGrade]) -> Drawing:
    """Draw the areas side by side with the columns of the tiers."""
    pen, column = Pen(WIDE), (WIDE - _NAME - 16) / len(tiers)
    places = [_NAME + 16 + column * (n + 0.5) for n in range(len(tiers))]
    heads = [wrapped(tier, column - 4, 11, bold=True) for tier in tiers]
    deepest = max(map(len, heads))
    for lines, x in zip(heads, places, strict=True):
        top = 12 + LINE_HEIGHT * (deepest - len(lines))
        pen.lines(x, top, lines, size=11, bold=True, anchor="middle")
    y = LINE_HEIGHT * deepest + 6
    pen.line((0, y), (WIDE, y), colour=DEEP, width=2)
    for each in areas:
        lines = wrapped(each.area, _NAME)
        bottom = y + LINE_HEIGHT * len(lines) + _GAP
        pen.lines(0, y + _GAP / 2 + 11, lines)
        _track(pen, places, tiers.index(each.grade), (y + bottom) / 2)
        pen.line((0, bottom), (WIDE, bottom))
        y = bottom
    return pen.drawn(y + 2)


def _narrow(tiers: Sequence[str], areas: Sequence[AreaGrade]) -> Drawing:
    """Draw the areas above their grades in words, with the place among the tiers."""
    pen, y = Pen(NARROW), 0.0
    step = (_TRACK - 2 * _DOT) / (len(tiers) - 1)
    places = [_DOT + step * n for n in range(len(tiers))]
    for each in areas:
        lines = wrapped(each.area, NARROW, bold=True, most=3)
        pen.lines(0, y + 13, lines, bold=True)
        y += LINE_HEIGHT * len(lines)
        _track(pen, places, tiers.index(each.grade), y + 11)
        pen.text(_TRACK + 8, y + 15, each.grade)
        y += 24
        pen.line((0, y), (NARROW, y))
        y += 4
    return pen.drawn(y)


def _track(pen: Pen, places: Sequence[float], at: int, y: float) -> None:
    """Draw the tiers as small dots on a line, and a large one for the grade."""
    pen.line((places[0], y), (places[-1], y), colour=SOFT)
    for number, x in enumerate(places):
        pen.disc(x, y, _DOT if number == at else _TIER, DEEP if number == at else SOFT)
