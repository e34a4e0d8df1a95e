"""Findings that are entries of a list, each with what leads it in."""

import re
from collections.abc import Sequence

from peeltrack.imports.language.instructions import is_imperative, untitled
from peeltrack.imports.language.obligations import Obligation, obligation, plainest_obliging
from peeltrack.imports.lines import Line, Span
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.context import Opening
from peeltrack.imports.reports.details import finding_above
from peeltrack.imports.reports.entries import flat
from peeltrack.imports.reports.list_markers import ListEntry
from peeltrack.imports.reports.objections import ASKS_FOR_NOTHING
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.reports.weigh import Judgment, weighed
from peeltrack.model.vocabulary import ItemKind

NO_LABEL = "no label says what kind of finding it is"


def read_entry(reading: Reading, entry: ListEntry, leads: Sequence[Line]) -> None:
    """Take an entry of a list as a finding, or leave it out with its reason."""
    context, line = reading.context, entry.block
    kind = context.kind or context.kind_beside_others or reading.usual_kind
    is_cause = kind is ItemKind.CAUSE_OF_CONCERN and not _asks_of_the_force(line)
    if kind is ItemKind.CAUSE_OF_CONCERN and context.cause is not None and not context.plural:
        if not _asks_of_the_force(line):
            _tell(reading, entry)
            return
        is_cause = False
    judgment = _judged(reading, line, leads, is_cause=is_cause)
    if not judgment.is_taken:
        _leave(reading, entry, judgment)
        return
    own, *parts = flat(entry)
    asked = _recommending(own) if context.opening is Opening.MIXED else Span(own.ref)
    spans = [
        *(lead_span(lead) for lead in leads),
        asked,
        *(Span(part.ref) for part in parts),
    ]
    finding = reading.take(
        spans, line, judgment.evidence,
        kind=ItemKind.CAUSE_OF_CONCERN if is_cause else _not_cause(kind),
        number=reading.number(line),
        kind_doubt=""
        if context.kind or context.kind_beside_others or _recommends(line)
        else NO_LABEL,
    )  # fmt: skip
    reading.running(own, own.sentences[: max(0, asked.first - 1)])
    reading.context = context.after_finding(finding)


def _judged(reading: Reading, line: Line, leads: Sequence[Line], *, is_cause: bool) -> Judgment:
    lead = reading.context.lead_in
    led = how_led_in(lead, line) if lead and leads else None
    return weighed(
        Candidate(
            untitled(line.sentences), reading.context, led,
            is_led_in=bool(leads or lead), is_entry=True, is_stated_cause=is_cause,
            is_recorded=bool(line.owner),
            is_told_before=reading.is_told_before, is_promised=_is_promised(reading),
        )
    )  # fmt: skip


def _is_promised(reading: Reading) -> bool:
    """Check whether the list stands below an announcement of findings and of nothing else."""
    is_announced = reading.context.opening is Opening.ANNOUNCEMENT
    told = reading.found.announcements[-1:] if is_announced else ()
    return any(not _OTHERS.search(each) for each in told)


_OTHERS = re.compile(
    r"\b(?:strengths?|practice|positives?|achievements?|praised?)\b"
    r"|\b(?:commissioner|PCC|panel|committee|board|force|constabulary|survey|members|staff|officers)"
    r"(?: (?:has|have|had|also))* (?:identif|found|raised|named|set|listed|made)",
    re.IGNORECASE,
)


def how_led_in(lead: Line, entry: Line) -> Obligation | None:
    """Return how an entry obliges with its lead-in: "HMICFRS said that the force:", "should …"."""
    words = lead.sentences[-1]
    begun = words.rstrip(" :-\u2013—")
    return obligation(words) or obligation(f"{begun} {entry.sentences[0]}")


def _asks_of_the_force(line: Line) -> bool:
    found = obligation(line.sentences[0]) if line.sentences else None
    return bool(found and found.family != "needs to") or is_imperative(line.text)


def _recommends(line: Line) -> bool:
    found = plainest_obliging(line.sentences)
    return bool(found and found[1].family == "recommends")


def _recommending(line: Line) -> Span:
    """Return the recommendation in a numbered conclusion, without the conclusion before it."""
    found = plainest_obliging(line.sentences)
    if found is None or found[0] == 0:
        return Span(line.ref)
    return Span(line.ref, found[0] + 1, len(line.sentences))


def _not_cause(kind: ItemKind) -> ItemKind:
    return ItemKind.RECOMMENDATION if kind is ItemKind.CAUSE_OF_CONCERN else kind


def _tell(reading: Reading, entry: ListEntry) -> None:
    """Read an entry as running text; below one that was taken it is listed."""
    above = finding_above(reading, entry.block)
    for line in flat(entry):
        if above and above.line.bullet and not line.sentences[1:]:
            reading.leave_out(line, ASKS_FOR_NOTHING)
        else:
            reading.running(line)


def _leave(reading: Reading, entry: ListEntry, judgment: Judgment) -> None:
    """Leave an entry out; a conclusion in a list of conclusions is narrative."""
    if judgment.asks:
        reading.leave_out(entry.block, judgment.reason)
    elif reading.context.opening is Opening.MIXED:
        reading.running(entry.block)
    else:
        reading.leave_out(entry.block, ASKS_FOR_NOTHING)
    for part in entry.parts:
        _tell(reading, part)


def lead_span(line: Line) -> Span:
    """Return the last sentence of a lead-in, which leads in."""
    count = len(line.sentences)
    return Span(line.ref, count, count) if count > 1 else Span(line.ref)
