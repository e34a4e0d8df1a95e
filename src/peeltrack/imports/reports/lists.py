"""Lists in a report: under a label, after a lead-in or an announcement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.instructions import (
    behind_title,
    instructs,
    is_dated_imperative,
    is_imperative,
)
from peeltrack.imports.language.obligations import obligation, obliges_a_body
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.entries import entries_from, first_entry, flat
from peeltrack.imports.reports.list_findings import read_entry
from peeltrack.imports.reports.list_markers import ListEntry, continues, is_first, number_of
from peeltrack.imports.reports.objections import TO_THE_MEETING
from peeltrack.imports.reports.reading import Reading, without_context
from peeltrack.imports.reports.taking import judged, take_paragraph
from peeltrack.model.vocabulary import ItemKind

_ENDS_ASKING = re.compile(r"\b(?:should|must|needs? to|(?:is|are) to)(?: \w+ly| also)? ?:$")
_LEADS_ON = ("should", "must", "that", "to", "sure", "ensure", "recommend")


def speaks_for_a_list(reading: Reading, line: Line) -> bool:
    """Check whether a line above introduces the list that a line begins, or its numbers go on."""
    context = reading.context
    if _is_a_paragraph_of_its_cause(reading, line):
        return False
    if _takes_up_the_numbers(reading, line):
        kind = reading.found.findings[-1].kind
        reading.context = replace(context, pending_kind=kind, in_answer=False)
        return True
    if context.in_answer:
        return _resumes_numbering(context, line)
    return bool(
        context.lead_in
        or context.is_open
        or context.ends_in_colon
        or (context.pending and signs.begins_a_list(line))
        or (context.is_just_announced and obliges_a_body(line.sentences[0]))
    )


def _is_a_paragraph_of_its_cause(reading: Reading, line: Line) -> bool:
    """Check whether a number is that of a paragraph, which words it or follows it: 2.2, below 2.1.

    One label has one cause, so that no list of causes stands below it.
    """
    context, number = reading.context, number_of(line.bullet or "")
    if context.kind is not ItemKind.CAUSE_OF_CONCERN or context.plural or context.lead_in:
        return False
    is_counted = reading.numbers_sections if "." in number else reading.numbers_paragraphs
    return number[:1].isdigit() and (context.awaits_cause or is_counted)


def _takes_up_the_numbers(reading: Reading, line: Line) -> bool:
    """Check whether a finding's number follows the last one's, below a heading or an answer."""
    context = reading.context
    if context.is_open or context.lead_in or reading.numbers_paragraphs:
        return False
    if not continues(reading.last_numbered or "", line.bullet or ""):
        return False
    if reading.found.findings[-1].kind_doubt:
        return False
    if obliges_a_body(line.sentences[0]):
        return True
    texts = (reading.found.findings[-1].wording.text, line.sentences[0])
    return all(instructs(behind_title(text)) for text in texts)


def _resumes_numbering(context: ReadingContext, line: Line) -> bool:
    """Check whether HMICFRS speaks again: the next number, and it obliges."""
    asks = obligation(line.sentences[0]) is not None
    return asks and continues(context.last_mark, line.bullet or "")


def read_list(reading: Reading) -> bool:
    """Read the list at the current line; return whether a line above introduces it."""
    context = _listing(reading.context)
    first = first_entry(reading, reading.at)
    if first is None:
        return False
    is_cause = context.kind is ItemKind.CAUSE_OF_CONCERN and states_fault(first.text)
    asks = context.lead_in is not None or is_cause or asks_for_something(first.text)
    if reading.context.is_only_pending and not asks:
        return False
    if not context.goes_on_with(first, asks=asks):
        if context.opening is not Opening.MIXED:
            without_context(reading)
        return False
    entries, end = entries_from(reading, reading.at)
    own = bool(number_of(first.bullet or "")) and is_first(first.bullet or "")
    own_numbers = own or reading.context.own_numbers
    reading.context = replace(context, in_answer=False, own_numbers=own_numbers)
    reading.at = end
    if _are_parts_of_one(context, first) and (judgment := judged(reading, first)).is_taken:
        _, *parts = (line for entry in entries for line in flat(entry))
        return take_paragraph(reading, first, judgment, parts)
    if any(is_for_the_meeting(entry.block, context.lead_in) for entry in entries):
        leave_to_the_meeting(reading, entries)
    else:
        _read_entries(reading, entries)
    return True


def _are_parts_of_one(context: ReadingContext, first: Line) -> bool:
    """Check whether a list below a numbered label is all one finding: bullets or letters."""
    has_number = any(map(str.isdigit, first.bullet or ""))
    is_cause = context.kind is ItemKind.CAUSE_OF_CONCERN
    return context.awaits and len(context.numbers) == 1 and not (has_number or is_cause)


def is_for_the_meeting(entry: Line, lead_in: Line | None) -> bool:
    """Check whether an entry asks the meeting for something, with its lead-in: That the Panel:"""
    if lead_in and _BY_THE_INSPECTORATE.search(lead_in.text):
        return False
    led = f"{lead_in.text.rstrip(' :')} {entry.text}" if lead_in else entry.text
    return signs.is_for_the_meeting(entry.text) or signs.is_for_the_meeting(led)


_BY_THE_INSPECTORATE = re.compile(r"\b(?:HMI\w*|[Ii]nspect(?:ors|orates?)) (?:\w+ )?recommends?\b")


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


def leave_to_the_meeting(reading: Reading, entries: Sequence[ListEntry]) -> None:
    """Leave out a list in which the paper's author asks the meeting for something."""
    for entry in entries:
        for line in flat(entry):
            reading.leave_out(line, TO_THE_MEETING)
    without_context(reading)


def _read_entries(reading: Reading, entries: Sequence[ListEntry]) -> None:
    causes = 0
    for entry, leads in _with_their_leads(entries, reading.context.lead_in):
        before = len(reading.found.findings)
        read_entry(reading, entry, leads)
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
