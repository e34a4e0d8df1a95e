"""Running text of a report: what is recommended in it, and what else obliges."""

from dataclasses import replace

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_mentions import kind_told
from peeltrack.imports.language.instructions import instructs, is_dated_imperative
from peeltrack.imports.language.obligations import first_obliging, obligation, obliges_a_body
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.lines import Line, Span
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.details import finding_above
from peeltrack.imports.reports.entries import entries_from, flat
from peeltrack.imports.reports.list_findings import NO_LABEL
from peeltrack.imports.reports.objections import ASKS_FOR_NOTHING, IS_A_MATTER, RUNNING
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.reports.taking import form_of, is_like_the_last
from peeltrack.imports.reports.weigh import Judgment, weighed
from peeltrack.model.vocabulary import ItemKind

_SHORT = 2
"""The most sentences of a paragraph that may be a finding by its place alone."""


def read_running(reading: Reading, line: Line) -> None:
    """Take what is recommended in running text, as uncertain; list what else obliges."""
    is_below = _is_below_a_finding(reading, line)
    others: list[str] = []
    place = 0
    while place < len(line.sentences):
        judgment = _judged(reading, line, place, is_below=is_below)
        if judgment and judgment.is_taken:
            place = _take_sentences(reading, line, place, judgment, is_below=is_below)
        else:
            others.append(line.sentences[place])
            place += 1
    if len(others) < len(line.sentences):
        reading.running(line, others)
        return
    reading.running(line)
    if line.is_row and is_statement(line.text) and first_obliging(line.sentences) is None:
        reading.leave_out(line, ASKS_FOR_NOTHING)
    reading.context = reading.context.past_paragraph()
    if signs.is_lead_in(line) and reading.ahead(1, reading.at - 1):
        _leave_its_list(reading)
    leave_matters_of_concern(reading, line)


def _judged(reading: Reading, line: Line, place: int, *, is_below: bool) -> Judgment | None:
    """Return the evidence for a sentence; None if it could be no finding where it stands."""
    context, sentence = reading.context, line.sentences[place]
    found = obligation(sentence)
    beside = line.is_row or is_below or line.strong
    tells_to = is_dated_imperative(sentence) or (beside and instructs(sentence))
    tells_fault = line.is_row and states_fault(sentence)
    if not (_recommends(sentence) or (not place and (found or tells_to or tells_fault))):
        return None
    return weighed(
        Candidate(
            line.sentences[place:], context,
            is_like_the_last=is_like_the_last(context, line) and not place,
            is_recorded=bool(line.owner or line.due) and not place,
            is_row=line.is_row and not place,
            is_below=is_below and not place,
            is_strong=line.strong and not place,
            is_told_before=reading.is_told_before,
            above=reading.last_wording,
            is_announced=context.is_just_announced and not place,
            names_its_cause=reading.cause_addressed(sentence) is not None,
        )
    )  # fmt: skip


def _recommends(sentence: str) -> bool:
    found = obligation(sentence)
    return found is not None and found.family == "recommends"


def _is_below_a_finding(reading: Reading, line: Line) -> bool:
    """Check whether a short paragraph stands directly below one that was taken as a finding."""
    above = finding_above(reading, line)
    if above is None or above.kind is ItemKind.CAUSE_OF_CONCERN or len(line.sentences) > _SHORT:
        return False
    first = line.sentences[0]
    return obliges_a_body(first) or (instructs(first) and instructs(above.wording.text))


def _take_sentences(
    reading: Reading, line: Line, place: int, judgment: Judgment, *, is_below: bool
) -> int:
    """Take a sentence of running text, with those that continue it; return the place behind."""
    last = place + 1
    while last < len(line.sentences) and signs.CARRIES_ON.fits(line.sentences[last]):
        last += 1
    whole = place == 0 and last == len(line.sentences)
    span = Span(line.ref) if whole else Span(line.ref, place + 1, last)
    recommends = _recommends(line.sentences[place])
    is_alike = not place and (is_like_the_last(reading.context, line) or is_below)
    told = kind_told(line.sentences[place])
    kind = told or (ItemKind.RECOMMENDATION if recommends else reading.usual_kind)
    section = reading.context.section if not place else None
    if not recommends and (section or reading.context.is_just_announced):
        kind = section or reading.context.pending_kind or kind
    if is_alike and not told and reading.found.findings:
        above = reading.found.findings[-1].kind
        kind = kind if above is ItemKind.CAUSE_OF_CONCERN else above
    if line.is_row and not section and first_obliging(line.sentences[place:]) is None:
        kind = ItemKind.AREA_FOR_IMPROVEMENT  # it says what is wrong, and asks for nothing
    reading.take(
        [span], line, judgment.evidence, kind=kind, number="" if place else reading.number(line),
        kind_doubt="" if recommends or section else NO_LABEL,
    )  # fmt: skip
    past = reading.context.past_paragraph()
    reading.context = replace(past, form=form_of(line), last_mark=line.bullet or past.last_mark)
    return last


def leave_matters_of_concern(reading: Reading, line: Line) -> None:
    """List what a coroner is concerned about, below the heading or words that introduce it."""
    if not signs.MATTERS_OF_CONCERN.fits(line.text):
        return
    entries, end = entries_from(reading, reading.at)
    for entry in entries:
        for each in flat(entry):
            reading.leave_out(each, IS_A_MATTER)
    reading.at = max(end, reading.at)


def _leave_its_list(reading: Reading) -> None:
    """List the entries below a lead-in that is left out: they oblige with it."""
    entries, end = entries_from(reading, reading.at)
    asked = [entry for entry in entries if obligation(entry.block.text) is None]
    if not entries or len(asked) < len(entries):
        return
    for entry in entries:
        for each in flat(entry):
            reading.leave_out(each, RUNNING)
    reading.at = max(end, reading.at)
