"""Age of the last update of each finding: a dot for each, beyond the limit or within it. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from peeltrack.documents.charts.ages_drawing import (
    AgedFinding,
    AgePlot,
    Span,
    age_of,
    dot_for,
    number_in,
)
from peeltrack.documents.charts.chart import NARROW, WIDE, Chart, alternative
from peeltrack.wording import agreeing, capitalised, days, in_words, long_date

_LEAST = 3
"""Findings, below which a list says as much."""


def ages(
    findings: Sequence[AgedFinding],
    limit: int,
    on: date,
    called: str = "findings",
    reports: Mapping[str, str] | None = None,
    labels: str = "",
) -> Chart | None:
    """Return the picture of the ages of updates; None if a sentence says as much.

    That is so for fewer than three findings, if all were updated on the same date, and if no
    update is out of date or missing.

    Args:
        findings: the open findings that need updates.
        limit: the age in days that the forum accepts.
        on: the date.
        called: what they are: findings not rated green.
        reports: the report that each mark behind a label means.
        labels: what the labels mean: 5 is AFI 5 and R1 Recommendation 1.
    """
    known = [each for each in findings if each.age is not None]
    old = [each for each in known if age_of(each) > limit]
    never = [each for each in findings if each.age is None]
    same = len({each.age for each in findings}) < 2
    if len(findings) < _LEAST or same or not (old or never):
        return None
    title = _headline(len(findings), len(old), len(never), limit, called)
    ordered = sorted(findings, key=lambda each: (each.age is not None, -(each.age or 0)))
    spans = _spans(max(map(age_of, known), default=0), limit)
    dot = dot_for(findings)
    plots = [AgePlot(width, findings, limit, dot) for width in (WIDE, NARROW)]
    are_named = all(plot.has_room for plot in plots)
    key = [*([labels] if labels else []), *(f"{m} {name}" for m, name in (reports or {}).items())]
    return Chart(
        title=title,
        subtitle=f"Age of the last update of each finding on {long_date(on)}",
        key="; ".join(key) if are_named else "",
        alt_text=alternative([f"{title}.", *_said(ordered, spans, are_named=are_named)]),
        wide=plots[0].dots() if are_named else plots[0].bars(spans),
        narrow=plots[1].dots() if are_named else plots[1].bars(spans),
        columns=("Finding", "Last update") if are_named else ("Last update", "Findings"),
        rows=tuple(_rows(ordered, spans, limit, are_named=are_named)),
    )


def _headline(every: int, old: int, never: int, limit: int, called: str) -> str:
    """Say how many updates are out of date and how many findings have none."""
    which = f"of {every:,} {called}"
    if old == every:
        return f"All {every:,} {called} have an update over {days(limit)} old"
    if not old:
        return f"{capitalised(in_words(never))} {which} {agreeing('have', never)} no update"
    age = f"an update over {days(limit)} old"
    said = f"{capitalised(in_words(old))} {which} {agreeing('have', old)} {age}"
    return f"{said}; {in_words(never)} {agreeing('have', never)} none" if never else said


def _spans(oldest: int, limit: int) -> list[Span]:
    """Divide the ages into spans of weeks; the limit ends one."""
    step = 7
    while (oldest + limit) // step > 11:
        step *= 2
    edges = [*range(limit, -1, -step)][::-1]
    edges = [*edges, *range(limit + step, oldest + step, step)]
    if edges[0] < min(step // 2, limit):  # too narrow a bar to be read
        edges = edges[1:]
    return [(0, edges[0]), *((low + 1, high) for low, high in pairwise(edges))]


def _in_days(span: Span) -> str:
    return days(span[1]) if span[0] == span[1] else f"{span[0]:,} to {days(span[1])}"


def _rows(
    findings: Sequence[AgedFinding], spans: Sequence[Span], limit: int, *, are_named: bool
) -> Iterator[tuple[str, str]]:
    if are_named:
        for each in findings:
            if each.age is None:
                yield each.reference, "No update"
            else:
                old = "; out of date" if each.age > limit else ""
                yield each.reference, f"{days(each.age)} old{old}"
        return
    counts = Counter(each.age for each in findings)
    if never := counts[None]:
        yield "No update", f"{never:,}"
    for span in reversed(spans):
        if number := number_in(counts, span):
            old = "; out of date" if span[0] > limit else ""
            yield f"{_in_days(span)} old{old}", f"{number:,}"


def _said(
    findings: Sequence[AgedFinding], spans: Sequence[Span], *, are_named: bool
) -> Iterator[str]:
    """Yield the ages in words, the oldest first."""
    if not are_named:
        counts = Counter(each.age for each in findings)
        for span in reversed(spans):
            if number := number_in(counts, span):
                yield f"{_in_days(span)}: {number:,}."
        return
    for each in findings:
        yield f"{each.reference}: {'no update' if each.age is None else days(each.age)}."
