"""Lines that say only for whom a finding is, or by when: above its wording or below it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from peeltrack.imports.language.answers import begins_answer
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.label_details import LabelDetails, details_in
from peeltrack.imports.language.obligations import obliges_a_body
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.reports.list_markers import same_list
from peeltrack.imports.reports.reading import Reading

BESIDE = "for whom or by when"
_BETWEEN_TWO = "stands between two findings, and may be for the one above it or for those below"


def is_detail(reading: Reading, line: Line) -> bool:
    """Read a line that says for whom the finding beside it is, or by when; whether it is one."""
    told, above = _told(reading, line), _finding_of(reading, line)
    if told is None:
        return _is_field(reading, line)
    if line.about:
        reading.found.schedule.update(dict.fromkeys(line.about, line))
        reading.enter([line], LineState.CONTEXT, BESIDE)
        return True
    context = reading.context
    if signs.is_when_only(line.text) and not context.awaits:
        _read_time(reading, line, told.due, above)
    elif above:
        above.addressees = above.addressees or told.addressees
        if line.target and not above.target:
            above.target, above.target_doubt = line.target, line.target_doubt
        if told.due and not above.timing:
            above.timing, above.timing_doubt = told.due, line.due_doubt
    elif context.is_open and not context.in_answer:
        reading.context = replace(
            context, timing=told.due or context.timing,
            addressees=told.addressees or context.addressees, lead_in=None,
        )  # fmt: skip
    reading.enter([line], LineState.CONTEXT, BESIDE)
    return True


def _read_time(reading: Reading, line: Line, due: str, above: Finding | None) -> None:
    """Read a time alone on its line: it is for the finding above, or for those below."""
    context = reading.context
    whose = _time_is_for(reading, line) if above else _TimeIsFor.BELOW
    if above and whose is not _TimeIsFor.BELOW:
        if not above.timing:
            above.timing = due
            above.timing_doubt = _BETWEEN_TWO if whose is _TimeIsFor.EITHER else line.due_doubt
        return
    reading.times_head = True
    if not context.is_open and reading.asks_a_body_next():
        context = context.opened_by_announcement()
    reading.context = context.dated(due)


class _TimeIsFor(StrEnum):
    """The findings that a time with a finding above it is for."""

    ABOVE = "above"
    BELOW = "below"
    EITHER = "either"


def _time_is_for(reading: Reading, line: Line) -> _TimeIsFor:
    """Return which findings a time alone on its line is for, when one ends above it.

    As the paper's first time does, so do the others. If that stands below a finding, each
    finding has its own, or it cannot be told.
    """
    if line.heading or line.text.endswith(":") or reading.times_head:
        return _TimeIsFor.BELOW
    begun = 0
    is_like_the_first = _beginning(reading.ahead())
    for each in reading.ahead(_FAR):
        if signs.is_when_only(each.text):
            return _TimeIsFor.ABOVE if begun < _SEVERAL else _TimeIsFor.EITHER
        if is_like_the_first(each):
            begun += 1
        elif signs.is_heading(each):
            break
    return _TimeIsFor.EITHER if begun else _TimeIsFor.ABOVE


_FAR = 60
"""The most lines from one time to the next."""
_SEVERAL = 2


def _beginning(below: Sequence[Line]) -> Callable[[Line], bool]:
    """Return the test by which the findings below begin: a label, a mark of the list, a body."""
    first = below[0] if below else None
    if first and label_of(first.text, first.bullet or ""):
        return lambda line: label_of(line.text, line.bullet or "") is not None
    if first and first.bullet:
        return lambda line: bool(line.bullet) and same_list(first.bullet or "", line.bullet or "")
    return lambda line: obliges_a_body(line.sentences[0])


def apply_schedule(reading: Reading) -> None:
    """Give each finding what a table elsewhere says of its number: for whom, by when."""
    for finding in reading.found.findings:
        row = reading.found.schedule.get(finding.printed)
        if row and not finding.is_cause:
            finding.addressees = finding.addressees or row.owner
            finding.timing_doubt = finding.timing_doubt if finding.timing else row.due_doubt
            finding.timing = finding.timing or row.due


def _told(reading: Reading, line: Line) -> LabelDetails | None:
    """Return what a line says for whom or by when; None if it says something else."""
    if line.role is Role.DETAIL:
        return LabelDetails(line.owner, line.due)
    context = reading.context
    if line.role is not Role.TEXT or line.bullet or line.cells:
        return None
    told = details_in(line.text)
    if told and context.awaits and context.numbers:
        return told
    if told and told.due and _finding_of(reading, line):
        return told
    is_when = signs.is_when_only(line.text)
    if is_when and (context.is_open or _dates_what_is_below(reading, line)):
        return LabelDetails(due=signs.when_named(line.text))
    return None


def _is_field(reading: Reading, line: Line) -> bool:
    """Read a field of the record of a finding, as others have it: Theme: Crime recording."""
    found = signs.FIELD.fullmatch(line.text[:_LONGEST_FIELD])
    if not found or line.bullet or line.heading or finding_above(reading, line) is None:
        return False
    is_other = label_of(line.text) or begins_answer(line.text) or signs.obliges(line.text)
    if is_other or reading.fields[found["name"]] < _SEVERAL:
        return False
    reading.enter([line], LineState.CONTEXT, BESIDE)
    return True


_SEVERAL = 2
_LONGEST_FIELD = 120


def _dates_what_is_below(reading: Reading, line: Line) -> bool:
    """Check whether a time alone on its line heads a numbered label, or what a body is to do."""
    if not signs.is_when_only(line.text):
        return False
    below = reading.ahead()
    label = label_of(below[0].text, below[0].bullet or "") if below else None
    return bool(label and label.numbers) or reading.asks_a_body_next()


def _finding_of(reading: Reading, line: Line) -> Finding | None:
    """Return the finding above that a line is about."""
    above = None if reading.context.awaits else finding_above(reading, line)
    if above is None or line.role is Role.DETAIL or signs.is_when_only(line.text):
        return above
    return above if above.printed and not line.text.endswith(":") else None


_MOST_DETAILS = 40
"""The most lines of details and status below a finding."""


def finding_above(reading: Reading, line: Line) -> Finding | None:
    """Return the finding that ends directly above, apart from a few lines of details of it."""
    at = reading.places[line.ref]
    for place in range(at - 1, max(-1, at - 1 - _MOST_DETAILS), -1):
        entry = reading.found.ledger.entries.get(reading.lines[place].ref)
        if entry is None:
            return None
        if entry.finding is not None:
            return reading.found.findings[entry.finding]
        if reading.lines[place].role is Role.TEXT and entry.reason != BESIDE:
            return None
    return None
