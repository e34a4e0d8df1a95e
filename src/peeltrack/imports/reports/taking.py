"""Findings that are paragraphs, with their lists and the paragraphs that continue them."""

from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import kinds_named
from peeltrack.imports.language.instructions import behind_title
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, Span
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.details import finding_above
from peeltrack.imports.reports.entries import entries_from, flat
from peeltrack.imports.reports.list_findings import NO_LABEL
from peeltrack.imports.reports.objections import tells_the_position
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.reports.weigh import Judgment, weighed
from peeltrack.language.sentences import sentences
from peeltrack.model.vocabulary import ItemKind

_WORDS_OF_FORM = 2
_SHORT = 2
"""The most sentences of a paragraph that may be a finding like the one before it."""


def judged(reading: Reading, line: Line, sentences: Sequence[str] = ()) -> Judgment:
    """Return the evidence for and against a paragraph."""
    context = reading.context
    first, *others = sentences or line.sentences
    words = (behind_title(first), *others)
    return weighed(
        Candidate(
            words, context,
            is_stated_cause=_states_cause(reading, line),
            is_like_the_last=is_like_the_last(context, line),
            is_strong=line.strong,
            is_told_before=reading.is_told_before,
            above=reading.last_wording,
            has_their_form=_has_a_reference(reading, line) or _is_one_below_another(reading, line),
        )
    )  # fmt: skip


def is_like_the_last(context: ReadingContext, line: Line) -> bool:
    """Check whether a paragraph begins as the finding before it did, and is as short."""
    return bool(context.form) and form_of(line) == context.form and len(line.sentences) <= _SHORT


def form_of(line: Line) -> str:
    """Return what shows a line's likeness to another: its level as a heading, or first words."""
    if line.heading:
        return f"heading {line.heading}"
    return " ".join(line.text.split()[:_WORDS_OF_FORM]).casefold()


def _states_cause(reading: Reading, line: Line) -> bool:
    """Check whether a paragraph is the wording of a cause of concern, and no recommendation."""
    context = reading.context
    if context.kind is not ItemKind.CAUSE_OF_CONCERN or (context.cause and not context.plural):
        return False
    found = obligation(line.sentences[0])
    if context.cause and not (
        signs.OF_THE_FORCE.fits(line.text) and _recommendations_follow(reading)
    ):
        return is_like_the_last(context, line) and states_fault(line.text)
    return found is None or found.family == "needs to" or _recommendations_follow(reading)


def _recommendations_follow(reading: Reading) -> bool:
    for line in reading.ahead(3, reading.at - 1):
        found = label_of(line.text, line.bullet or "")
        if found:
            return found.kind is ItemKind.RECOMMENDATION
        if signs.is_lead_in(line):
            return True
        if obligation(line.text):
            return False
    return False


def take_paragraph(
    reading: Reading, line: Line, judgment: Judgment, parts: Sequence[Line] = ()
) -> bool:
    """Take a paragraph as a finding, with its list and the paragraphs that continue it.

    Args:
        reading: past the paragraph and its parts.
        line: the paragraph.
        judgment: what speaks for it.
        parts: the entries that go on from it, if it is itself an entry of their list.
    """
    context = reading.context
    is_cause = _states_cause(reading, line)
    kind = context.kind or ItemKind.RECOMMENDATION
    if kind is ItemKind.CAUSE_OF_CONCERN and not is_cause:
        kind = ItemKind.RECOMMENDATION
        unworded = context.cause is None
        reading.context = replace(context, plural=True, cause_is_unworded=unworded)
    worded = _worded(context, line)
    spans, end = _with_what_follows(reading, [line, *parts], kind)
    if worded < len(line.sentences):
        spans[0] = Span(line.ref, 1, worded)
    number = "" if context.numbers else reading.number(line)
    is_told = context.opening is not Opening.ANNOUNCEMENT or (
        context.kind is not None and kinds_named(line.text) <= {context.kind}
    )
    finding = reading.take(
        spans, line, judgment.evidence, kind=kind, number=number,
        kind_doubt="" if is_told else NO_LABEL,
    )  # fmt: skip
    reading.running(line, line.sentences[worded:])
    reading.at = end
    form = "" if finding.printed else form_of(line)
    reading.context = reading.context.after_finding(finding, form)
    if reading.context.is_single and not reading.context.numbers and not is_cause:
        closed = reading.context.closed()
        reading.context = replace(closed, cause=closed.cause)
    return True


def _worded(context: ReadingContext, line: Line) -> int:
    """Return how many sentences of a restated finding are its own: its position may follow."""
    count = len(line.sentences)
    if context.restated is None:
        return count
    later = enumerate(line.sentences[1:], 1)
    return next((place for place, each in later if tells_the_position(each)), count)


def _with_what_follows(
    reading: Reading, own: Sequence[Line], kind: ItemKind
) -> tuple[list[Span], int]:
    """Return the spans of a finding: the paragraph, its parts, and its continuation."""
    spans, end, last = [Span(each.ref) for each in own], reading.at, own[-1]
    while True:
        if reading.leads_on(last):
            entries, behind = entries_from(reading, end)
            spans += [Span(each.ref) for entry in entries for each in flat(entry)]
            end = max(end, behind)
            if last is not own[-1]:
                break
        ahead = reading.ahead(1, end - 1)
        is_other = bool(ahead) and all(_has_a_reference(reading, each) for each in (last, ahead[0]))
        carries_on = bool(ahead) and _carries_on(reading.context, ahead[0])
        if is_other or not carries_on or kind is ItemKind.CAUSE_OF_CONCERN:
            break
        last = ahead[0]
        spans.append(Span(last.ref))
        end = reading.lines.index(last, end) + 1
    return spans, end


def _has_a_reference(reading: Reading, line: Line) -> bool:
    """Check whether a line ends in a reference of its own, as each of several findings does."""
    place = reading.places[line.ref] + 1
    behind = reading.lines[place] if place < len(reading.lines) else None
    return behind is not None and behind.role is Role.OWN and behind.origin == line.origin


def _is_one_below_another(reading: Reading, line: Line) -> bool:
    """Check whether a line is one sentence, like the finding of the same list above it."""
    above = finding_above(reading, line)
    is_listed = reading.context.opening is Opening.LABEL and reading.context.plural
    if above is None or not is_listed or above.kind is not reading.context.kind:
        return False
    return len(line.sentences) == 1 == len(sentences(above.wording.text))


def _carries_on(context: ReadingContext, line: Line) -> bool:
    """Check whether a paragraph goes on with the finding above: "also" does under one number."""
    goes_on = signs.CARRIES_ON.fits(line.text) or (context.numbers and signs.ALSO.fits(line.text))
    return not line.bullet and not line.heading and bool(goes_on)
