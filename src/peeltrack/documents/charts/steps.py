"""Steps to green on a calendar: a line from each deadline to today, or from today to it. Pure.

The register does not record when a step begins, so a bar for its work would be invented: the
length of a line is the days overdue, or the days left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from peeltrack.documents.charts.chart import Chart, alternative
from peeltrack.documents.charts.drawing import wrapped
from peeltrack.documents.charts.steps_drawing import (
    NAME,
    DrawnStep,
    FindingSteps,
    narrow,
    status,
    wide,
)
from peeltrack.wording import agreeing, capitalised, in_words, listed, long_date

MOST = 25
"""Steps of a picture; the table of its figures has all."""
_LEAST = 3
"""Steps with a date, below which a sentence says as much."""


def steps(finding: FindingSteps, on: date) -> Chart | None:
    """Return the picture of all steps of a finding; None if fewer than three have a date."""
    title = _state(finding.steps)
    return _chart([finding], title, "Steps to green", on)


def open_steps(findings: Sequence[FindingSteps], on: date) -> Chart | None:
    """Return the picture of the open steps with a date, the longest overdue first.

    None if there are fewer than three. Those without a date are counted in its headline.
    """
    left = [replace(each, steps=tuple(s for s in each.steps if not s.done)) for each in findings]
    dated = [replace(each, steps=tuple(s for s in each.steps if s.due)) for each in left]
    shown = sorted((each for each in dated if each.steps), key=lambda each: min(_days(each)))
    every = [step for each in left for step in each.steps]
    return _chart(shown, _shortfall(every), "Open steps with a date", on)


def _days(finding: FindingSteps) -> Iterator[date]:
    return (step.due for step in finding.steps if step.due)


def _drawn(findings: Sequence[FindingSteps]) -> list[FindingSteps]:
    """Return as many findings as there is room for, the last with as many steps."""
    room, shown = MOST, []
    for each in findings:
        if room > 0:
            shown.append(replace(each, steps=each.steps[:room]))
            room -= len(each.steps)
    return shown


def _chart(every: Sequence[FindingSteps], title: str, what: str, on: date) -> Chart | None:
    whole = [step for each in every for step in each.steps]
    drawn = _drawn(every)
    marks = {(step.due, step.done) for step in whole if step.has_date}
    if sum(step.has_date for step in whole) < _LEAST or len(marks) < 2:
        return None
    number = sum(len(each.steps) for each in drawn)
    cut = f"{number} of {len(whole)} drawn; " if number < len(whole) else ""
    named = any(each.name for each in every)
    return Chart(
        title=title,
        subtitle=f"{what} on {long_date(on)}",
        key=f"{cut}lines run from the deadline to today",
        alt_text=alternative([f"{title}.", *_said(every, on)]),
        wide=wide(drawn, on),
        narrow=narrow(drawn, on),
        columns=("Step", *(["Finding"] if named else []), "Due", "Status"),
        rows=tuple(
            _row(step, each.name, on, is_named=named) for each in every for step in each.steps
        ),
    )


def _state(steps: Sequence[DrawnStep]) -> str:
    """Say how many steps of a finding are done, overdue and undated."""
    return _sentence(steps, sum(step.done is not None for step in steps), "step", "done", _LACKING)


def _shortfall(steps: Sequence[DrawnStep]) -> str:
    """Say how many open steps are overdue and how many have no date."""
    late = sum(step.is_overdue for step in steps)
    return _sentence(steps, late, "open step", "overdue", _LACKING[1:])


_LACKING: tuple[tuple[str, Callable[[DrawnStep], bool]], ...] = (
    ("are overdue", lambda step: step.is_overdue),
    ("have no date", lambda step: not step.has_date),
)


def _sentence(
    steps: Sequence[DrawnStep],
    number: int,
    noun: str,
    state: str,
    lacking: Sequence[tuple[str, Callable[[DrawnStep], bool]]],
) -> str:
    """Say of how many steps something is true, and what others lack."""
    every = len(steps)
    if number == every:
        return f"All {in_words(every)} {noun}s are {state}"
    begun = capitalised(in_words(number)) if number else "None"
    begun = f"{begun} of {in_words(every)} {noun}s {'are' if number > 1 else 'is'} {state}"
    parts = [
        f"{in_words(found)} {agreeing(predicate, found)}"
        for predicate, lacks in lacking
        if (found := sum(map(lacks, steps)))
    ]
    return "; ".join([begun, listed(parts)]) if parts else begun


def _row(step: DrawnStep, name: str, on: date, *, is_named: bool) -> tuple[str, ...]:
    due = long_date(step.due) if step.due else ""
    if step.first_due:
        due += f"; first set for {long_date(step.first_due)}"
    is_ahead = step.due and step.due > on and not step.done
    state = "open" if is_ahead else status(step, on, long_date)
    return (step.text, *([name] if is_named else []), due, state)


def _said(findings: Sequence[FindingSteps], on: date) -> Iterator[str]:
    """Yield a sentence for each step, the overdue first."""
    pairs = [(each.name, step) for each in findings for step in each.steps]
    for name, step in sorted(pairs, key=lambda pair: not pair[1].is_overdue):
        text = wrapped(step.text, 2 * NAME, most=1)[0] if step.text.split() else ""
        beside = f"{name}, " if name else ""
        yield f"{beside}{text.rstrip('.')}: {status(step, on, long_date)}."
