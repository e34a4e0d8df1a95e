"""Headings within a report: of areas, for whom and by when, and those that close a list."""

import re
from dataclasses import replace

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import announced, kinds_named
from peeltrack.imports.language.instructions import is_imperative
from peeltrack.imports.language.label_details import due_headed, whom_headed
from peeltrack.imports.language.obligations import obliges_a_body
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.entries import entries_from
from peeltrack.imports.reports.list_markers import continues, is_later_section, number_of
from peeltrack.imports.reports.lists import asks_for_something
from peeltrack.imports.reports.objections import ASKS_FOR_NOTHING, is_old_news
from peeltrack.imports.reports.publication import is_greeting
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.reports.running_text import leave_matters_of_concern
from peeltrack.imports.reports.taking import is_like_the_last
from peeltrack.model.vocabulary import ItemKind


def opens_area(reading: Reading, line: Line) -> bool:
    """Enter the area that a heading opens; "Areas for improvement" above it stays open."""
    context = reading.context
    if context.numbers and not context.taken:
        return False
    if not reading.areas.opens(line):
        return False
    reading.enter([line], LineState.CONTEXT, "an area")
    groups = (
        context.opening is Opening.LABEL and context.plural and context.kind is not None
        and _asks_next(reading)
    )  # fmt: skip
    if not groups:
        reading.context = context.under_area(reading.restated)
    return True


def _asks_next(reading: Reading) -> bool:
    ahead = reading.ahead()
    return bool(ahead and (ahead[0].bullet or signs.obliges(ahead[0].text)))


def says_for_whom(reading: Reading, line: Line) -> bool:
    """Check whether "The Home Office:" heads what it is to do, and leads no sentence on."""
    below = reading.ahead()
    is_headed = line.text.endswith(":") and len(line.text.split()) < _MANY_WORDS and not line.bullet
    if not (is_headed and below and whom_headed(line.text)):
        return False
    is_told = _instructs_in_a_list(below[0]) and not signs.obliges(line.text)
    return is_told or below[0].text[:1].isupper()


def _instructs_in_a_list(line: Line) -> bool:
    """Check whether an entry of a list instructs by itself, though in small letters: i. amend …"""
    return bool(number_of(line.bullet or "")) and is_imperative(line.text)


_MANY_WORDS = 20


def is_finding_like_a_heading(reading: Reading, line: Line) -> bool:
    """Check whether a line without a full stop is the finding that a label waits for."""
    context = reading.context
    is_cause = context.kind is ItemKind.CAUSE_OF_CONCERN and context.cause is None
    waits = context.awaits or context.practice is not None or (context.is_open and is_cause)
    words = line.text
    return waits and (bool(context.practice) or is_statement(words) or _tells_to(context, words))


def _tells_to(context: ReadingContext, text: str) -> bool:
    """Check whether a numbered label's finding tells somebody what to do, in few words."""
    return bool(context.numbers) and len(text.split()) >= _FEWEST_WORDS and is_imperative(text)


_FEWEST_WORDS = 4


def read_heading(reading: Reading, line: Line) -> None:
    """Read a heading: it parts the list, dates what is below it, or closes what is open."""
    context = reading.context
    reading.at += 1
    if context.awaits and context.numbers and _nothing_follows(reading):
        reading.leave_out(line, ASKS_FOR_NOTHING)
    if parts := _parts_the_list(reading, line):
        whom = "" if parts is True else parts
        reading.context = reading.context.addressing(whom, due_headed(line.text))
    elif context.is_open and not context.taken and due_headed(line.text):
        reading.context = replace(context, timing=due_headed(line.text))
    elif context.taken or not context.is_open or context.ends_at(line):
        reading.areas.passes(line)
        reading.context = context.under_heading(reading.restated)
    if whom := _heads_labels(reading, line):
        reading.context = replace(reading.context, group=whom)
    if kind := _kind_headed(reading, line):
        opened = reading.context.announcing(kind, colon=True, causes=False)
        reading.context = opened.opened_by_announcement()
    if ItemKind.CAUSE_OF_CONCERN in announced(line.text) and not is_old_news(line.text):
        reading.context = replace(reading.context, causes_announced=True)
    reading.running(line)
    leave_matters_of_concern(reading, line)


def _nothing_follows(reading: Reading) -> bool:
    """Check whether a line is all that stands under a label."""
    ahead = reading.ahead(1, reading.at - 1)
    return not ahead or label_of(ahead[0].text, ahead[0].bullet or "") is not None


def _goes_on_in_bullets(context: ReadingContext, line: Line) -> bool:
    """Check whether a bullet that obliges a body may belong to the list of bullets above."""
    mark = line.bullet or ""
    bulleted = (
        mark and context.last_mark and not number_of(mark) and not number_of(context.last_mark)
    )
    return bool(bulleted) and (obliges_a_body(line.text) or _is_a_fault(context, line))


def _is_a_fault(context: ReadingContext, line: Line) -> bool:
    """Check whether an entry says what the force does not do well, as areas for improvement may."""
    is_afi = context.kind is ItemKind.AREA_FOR_IMPROVEMENT and bool(line.bullet)
    return is_afi and signs.OF_THE_FORCE.fits(line.text) and states_fault(line.sentences[0])


def _is_of_a_later_section(reading: Reading, line: Line) -> bool:
    """Check whether a list gathers paragraphs with their own numbers: 3.22 below a heading.

    All of them ask something of a body, unlike those of a section that tells.
    """
    if not is_later_section(reading.context.last_mark, line.bullet or ""):
        return False
    entries, _ = entries_from(reading, reading.places[line.ref])
    return all(obliges_a_body(entry.block.text) for entry in entries)


def _below_headings(reading: Reading) -> list[Line]:
    """Return the next line that is no heading, if it is near."""
    near = reading.ahead(3, reading.at - 1)
    return [line for line in near if line.bullet or not signs.is_heading(line)][:1]


def _parts_the_list(reading: Reading, line: Line) -> str | bool:
    """Return for whom the findings below a heading are, if it stands within their list.

    It names a body, the numbers below it go on from those above it, or what stands below it has
    the form of the last finding.
    """
    context = reading.context
    ahead = _below_headings(reading)
    is_announced = bool(context.pending_kind) and bool(context.pending)
    if context.kind is ItemKind.CAUSE_OF_CONCERN or not ahead or _PRAISES.match(line.text):
        return False
    asks = asks_for_something(ahead[0].text) or _is_a_fault(context, ahead[0])
    whom = whom_headed(line.text)
    names_whom = whom is not None
    if names_whom and asks and is_announced and not context.is_open:
        reading.context = context.opened_by_announcement()
        return whom or True
    if not context.is_open:
        return False
    is_parted = context.plural or context.opening is Opening.MIXED
    if names_whom and is_parted and (asks or ahead[0].bullet):
        return whom or True
    is_alike = context.plural and (
        is_like_the_last(context, ahead[0])
        or _goes_on_in_bullets(context, ahead[0])
        or _is_of_a_later_section(reading, ahead[0])
    )
    goes_on = continues(context.last_mark, ahead[0].bullet or "")
    return (asks and (is_alike or goes_on)) or (goes_on and context.opening is Opening.MIXED)


_PRAISES = re.compile(
    r"(?:(?:our|the|key|main) )?(?:strengths|positives|achievements|(?:areas of )?good practice"
    r"|what (?:is |went |works |worked )?well)\b",
    re.IGNORECASE,
)


def _heads_labels(reading: Reading, line: Line) -> str:
    """Return for whom the labelled findings below a heading are: To the College of Policing."""
    below = reading.ahead(1, reading.at - 1)
    label = label_of(below[0].text, below[0].bullet or "") if below else None
    return (whom_headed(line.text) or "") if label and label.numbers else ""


def _kind_headed(reading: Reading, line: Line) -> ItemKind | None:
    """Return what a heading such as "PEEL 2021/22 areas for improvement" announces, if a list."""
    kinds = kinds_named(line.text)
    ahead = reading.ahead(1, reading.at - 1)
    begins = bool(ahead) and ahead[0].bullet is not None and signs.obliges(ahead[0].text)
    is_list = begins and not _is_subject_of_letter(reading, line)
    return next(iter(kinds)) if len(kinds) == 1 and is_list else None


def _is_subject_of_letter(reading: Reading, line: Line) -> bool:
    """Check whether a line stands just below a letter's greeting, as its subject does."""
    at = reading.places[line.ref]
    return any(is_greeting(each.text) for each in reading.lines[max(0, at - 2) : at])
