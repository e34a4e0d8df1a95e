"""Lists in a report: under a label, after a lead-in or an announcement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.instructions import behind_title, instructs, is_imperative
from peeltrack.imports.language.obligations import Obligation, obligation, plainest_obliging
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role, Span
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.list_markers import (
    ListEntry,
    continues,
    is_first,
    is_next,
    nested,
    number_of,
    same_list,
)
from peeltrack.imports.reports.reading import Reading, without_context
from peeltrack.imports.reports.weigh import (
    ASKS_FOR_NOTHING,
    TO_THE_MEETING,
    Candidate,
    Judgment,
    is_dated_imperative,
    weighed,
)
from peeltrack.model.vocabulary import ItemKind

NO_LABEL = "no label says what kind of finding it is"
_ENDS_ASKING = re.compile(r"\b(?:should|must|needs? to|(?:is|are) to)(?: \w+ly| also)? ?:$")
_LEADS_ON = ("should", "must", "that", "to", "sure", "ensure", "recommend")


def entries_from(reading: Reading, start: int) -> tuple[tuple[ListEntry, ...], int]:
    """Return the list that begins at a place, its entries nested, and the place after it."""
    lines: list[Line] = []
    places: list[int] = []
    for place in range(start, len(reading.lines)):
        line = reading.lines[place]
        if line.role is not Role.TEXT:
            continue
        if not line.bullet or line.cells or _is_label(line):
            break
        lines.append(line)
        places.append(place)
    taken: list[ListEntry] = []
    for entry in nested(lines):
        mark = entry.block.bullet or ""
        last = taken[-1].block.bullet or "" if taken else ""
        if taken and not (same_list(last, mark) and is_next(last, mark)):
            break
        taken.append(entry)
    size = sum(len(list(flat(entry))) for entry in taken)
    return tuple(taken), places[size - 1] + 1 if size else start


def flat(entry: ListEntry) -> Iterator[Line]:
    """Return the lines of an entry and of all entries under it, in order."""
    yield entry.block
    for part in entry.parts:
        yield from flat(part)


def _is_label(line: Line) -> bool:
    found = label_of(line.text, line.bullet or "")
    return bool(found and (found.numbers or found.rest))


def speaks_for_a_list(reading: Reading, line: Line) -> bool:
    """Check whether a line above introduces the list that a line begins, or its numbers go on."""
    context = reading.context
    if _takes_up_the_numbers(reading, line):
        kind = reading.found.findings[-1].kind
        reading.context = replace(context, pending_kind=kind, in_answer=False)
        return True
    if context.in_answer:
        return _resumes_numbering(context, line)
    found = obligation(line.sentences[0]) if context.is_just_announced else None
    return bool(
        context.lead_in
        or context.is_open
        or context.ends_in_colon
        or (context.pending and signs.begins_a_list(line))
        or (found and found.names_body)
    )


def _takes_up_the_numbers(reading: Reading, line: Line) -> bool:
    """Check whether a finding's number follows the last one's, below a heading or an answer."""
    context = reading.context
    if context.is_open or context.lead_in or reading.numbers_paragraphs:
        return False
    if not continues(reading.last_numbered or "", line.bullet or ""):
        return False
    found = obligation(line.sentences[0])
    texts = (reading.found.findings[-1].wording.text, line.sentences[0])
    return bool(found and found.names_body) or all(instructs(behind_title(text)) for text in texts)


def _resumes_numbering(context: ReadingContext, line: Line) -> bool:
    """Check whether HMICFRS speaks again: the next number, and it obliges."""
    asks = obligation(line.sentences[0]) is not None
    return asks and continues(context.last_mark, line.bullet or "")


def read_list(reading: Reading) -> bool:
    """Read the list at the current line; return whether a line above introduces it."""
    context = _listing(reading.context)
    entries, end = entries_from(reading, reading.at)
    if not entries:
        return False
    first = entries[0].block
    asks = context.lead_in is not None or asks_for_something(first.text)
    if reading.context.is_only_pending and not asks:
        return False
    if not context.goes_on_with(first, asks=asks):
        if context.opening is not Opening.MIXED:
            without_context(reading)
        return False
    own = bool(number_of(first.bullet or "")) and is_first(first.bullet or "")
    own_numbers = own or reading.context.own_numbers
    reading.context = replace(context, in_answer=False, own_numbers=own_numbers)
    reading.at = end
    if any(signs.is_for_the_meeting(entry.block.text) for entry in entries):
        _leave_to_the_meeting(reading, entries)
    else:
        _read_entries(reading, entries)
    return True


def asks_for_something(text: str) -> bool:
    """Check whether an entry asks by itself: of a body, or by a verb that tells what to do."""
    bare = behind_title(text)
    return obligation(text) is not None or is_imperative(bare) or is_dated_imperative(bare)


def _listing(context: ReadingContext) -> ReadingContext:
    """Return the context of a list: what was announced is open now."""
    if context.lead_in or (context.is_open and not context.ends_in_colon):
        return context
    cause = context.cause if context.is_open else None
    opened = context.opened_by_announcement()
    return replace(opened, cause=cause or opened.cause)


def _leave_to_the_meeting(reading: Reading, entries: Sequence[ListEntry]) -> None:
    for entry in entries:
        for line in flat(entry):
            reading.leave_out(line, TO_THE_MEETING)
    without_context(reading)


def _read_entries(reading: Reading, entries: Sequence[ListEntry]) -> None:
    causes = 0
    for entry, leads in _with_their_leads(entries, reading.context.lead_in):
        before = len(reading.found.findings)
        _read_entry(reading, entry, leads)
        causes += sum(
            each.kind is ItemKind.CAUSE_OF_CONCERN for each in reading.found.findings[before:]
        )
    several = reading.context.several_causes or causes > 1
    reading.context = replace(
        reading.context,
        lead_in=None,
        last_mark=entries[-1].block.bullet or "",
        several_causes=several,
        ends_in_colon=False,
    )
    if reading.context.opening is Opening.NOTHING:
        without_context(reading)


def _with_their_leads(
    entries: Sequence[ListEntry], lead_in: Line | None
) -> Iterator[tuple[ListEntry, tuple[Line, ...]]]:
    """Return each entry that may be a finding, with the lines that lead it in.

    An entry with only a time limit ("Immediately:") leads in those under it.
    """
    above = (lead_in,) if lead_in else ()
    for entry in entries:
        if entry.parts and _only_leads(entry.block):
            for part in entry.parts:
                yield part, (*above, entry.block)
        else:
            yield entry, above if _needs(entry.block, lead_in) else ()


def _only_leads(line: Line) -> bool:
    """Check whether an entry has no more than a time, or than "the force should:".

    Under a number, what stands below it are its parts.
    """
    if signs.is_when_only(line.text):
        return True
    return not number_of(line.bullet or "") and bool(_ENDS_ASKING.search(line.text))


def _needs(line: Line, lead_in: Line | None) -> bool:
    """Check whether an entry is not a sentence without its lead-in."""
    if lead_in is None:
        return False
    found = obligation(line.sentences[0]) if line.sentences else None
    words = lead_in.text.rstrip(" :-\u2013—").replace(",", " ").split()
    asks_itself = any(word.casefold() in _LEADS_ON for word in words[-9:])
    names_body = bool(found and found.names_body)
    is_whole = line.text[:1].isupper() or (names_body and not asks_itself)
    is_sentence = is_whole and found is not None and found.family != "needs to"
    return not is_sentence or (asks_itself and not names_body)


def _read_entry(reading: Reading, entry: ListEntry, leads: Sequence[Line]) -> None:
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
    first, *others = line.sentences
    return weighed(
        Candidate(
            (behind_title(first), *others), reading.context, led,
            is_led_in=bool(leads or lead), is_entry=True, is_stated_cause=is_cause,
        )
    )  # fmt: skip


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
    for line in flat(entry):
        reading.running(line)


def _leave(reading: Reading, entry: ListEntry, judgment: Judgment) -> None:
    """Leave an entry out; a conclusion in a list of conclusions is narrative."""
    if judgment.asks:
        reading.leave_out(entry.block, judgment.reason)
    elif reading.context.opening is Opening.MIXED:
        reading.enter([entry.block], LineState.NARRATIVE, "a conclusion")
    else:
        reading.leave_out(entry.block, ASKS_FOR_NOTHING)
    for part in entry.parts:
        _tell(reading, part)


def lead_span(line: Line) -> Span:
    """Return the last sentence of a lead-in, which leads in."""
    count = len(line.sentences)
    return Span(line.ref, count, count) if count > 1 else Span(line.ref)
