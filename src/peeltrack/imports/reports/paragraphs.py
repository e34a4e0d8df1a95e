"""Paragraphs of a report: findings, lead-ins, announcements, running text."""

import re
from dataclasses import replace
from itertools import islice

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import announced
from peeltrack.imports.language.instructions import is_dated
from peeltrack.imports.language.obligations import first_obliging, obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role, Span
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.definitions import DEFINITION, explains_a_term
from peeltrack.imports.reports.findings import NamedPractice
from peeltrack.imports.reports.lead_ins import read_lead_in
from peeltrack.imports.reports.list_markers import continues
from peeltrack.imports.reports.objections import (
    A_RULE,
    ASKS_FOR_NOTHING,
    CLOSURE,
    DEFINES,
    is_old_news,
)
from peeltrack.imports.reports.reading import CALLED, Reading, without_context
from peeltrack.imports.reports.running_text import read_running
from peeltrack.imports.reports.taking import form_of, judged, take_paragraph
from peeltrack.imports.reports.weigh import Judgment, weighed
from peeltrack.model.vocabulary import ItemKind


def read_paragraph(reading: Reading, line: Line) -> None:
    """Read one paragraph, and what belongs to it after it."""
    reading.at += 1
    if reading.context.in_answer and not _resumes(reading.context, line):
        reading.running(line)
        return
    reading.context = context = replace(reading.context, in_answer=False)
    if context.practice:
        name_practice(reading, line, context.practice)
    elif DEFINITION.fits(line.text) and not context.awaits:
        reading.enter([line], LineState.NARRATIVE, "explains what such a finding is")
    elif reading.leads_on(line) and read_lead_in(reading, line):
        return
    elif _is_announcement(line):
        _read_announcement(reading, line)
    elif signs.OPENS_A_LETTER.fits(line.text) and first_obliging(line.sentences) is None:
        _read_opening(reading, line)
    elif not (_take_stated_cause(reading, line) or _take_opened(reading, line)):
        read_running(reading, line)


def _resumes(context: ReadingContext, line: Line) -> bool:
    """Check whether HMICFRS speaks again: in a record, or in words like the last finding's."""
    found = obligation(line.sentences[0]) if line.sentences else None
    if found and (line.owner or line.due or line.is_row):
        return True
    is_alike = bool(context.form) and form_of(line) == context.form
    is_next = continues(context.last_mark, line.bullet or "")
    return bool(found and (is_next or (is_alike and (context.is_open or is_dated(line.text)))))


def name_practice(reading: Reading, line: Line, kind: str) -> None:
    """Name a practice in a line's words, and list what they oblige somebody to."""
    reading.found.practice.append(NamedPractice(kind, line, reading.areas.now))
    reading.context = replace(reading.context, practice=None)
    reading.running(line, [each for each in line.sentences if signs.obliges(each)])


def _read_opening(reading: Reading, line: Line) -> None:
    """Read a letter's courtesies; list them if a fault that a label waits for is among them."""
    if reading.context.awaits and any(map(states_fault, line.sentences[1:])):
        reading.leave_out(line, ASKS_FOR_NOTHING)
    else:
        reading.running(line)


def _is_announcement(line: Line) -> bool:
    if not announced(line.text):
        return False
    colon = signs.leads_on(line.text) and bool(announced(line.sentences[-1]))
    if not colon and any(map(signs.is_for_the_meeting, line.sentences)):
        return False
    found = first_obliging(line.sentences)
    return found is None or signs.leads_on(line.text)


def _read_announcement(reading: Reading, line: Line) -> None:
    """Read "we made three recommendations:"; list anything else in it that obliges."""
    kinds = announced(line.text)
    colon = signs.leads_on(line.text)
    reading.found.told.append((line, reading.areas.now))
    if is_old_news(line.text) and not reading.restated and not colon:
        reading.running(line)
        return
    causes = ItemKind.CAUSE_OF_CONCERN in kinds
    reading.context = reading.context.past_paragraph()
    if reading.context.opening is not Opening.LABEL or reading.context.taken:
        reading.context = reading.context.closed() if colon else reading.context
    reading.context = reading.context.announcing(_kind_announced(kinds), colon=colon, causes=causes)
    if _ANNOUNCES_NEW.search(line.text):
        reading.context = replace(reading.context, restated=None, announces_new=True)
    for sentence in line.sentences:
        if obligation(sentence) and not signs.leads_on(sentence):
            reading.running(line, [sentence])
        elif explains_a_term(sentence):
            continue
        elif kinds - {ItemKind.RECOMMENDATION} and _tells_a_fault(sentence):
            reading.leave_out(line, CALLED, sentence)
    reading.found.announcements.append(line.text)
    reading.enter([line], LineState.CONTEXT, "an announcement")


_ANNOUNCES_NEW = re.compile(
    r"\b(?:new|further|another|additional) (?:AFIs?|areas?|causes?|recommendations?)\b"
    r"|\balso (?:identif(?:y|ied)|found|ma[dk]e|issued?|raised?)\b",
    re.IGNORECASE,
)
"""Words with which a letter that restates findings announces one of its own."""


def _tells_a_fault(sentence: str) -> bool:
    """Check whether a sentence beside an announcement may be what is announced."""
    return states_fault(sentence) and not announced(sentence) and not signs.leads_on(sentence)


def _kind_announced(kinds: frozenset[ItemKind]) -> ItemKind | None:
    if kinds == {ItemKind.RECOMMENDATION, ItemKind.CAUSE_OF_CONCERN}:
        return ItemKind.RECOMMENDATION
    return next(iter(kinds)) if len(kinds) == 1 else None


def _take_opened(reading: Reading, line: Line) -> bool:
    """Take a paragraph under a label; return whether it was taken or belongs to the label."""
    context = reading.context
    if not context.is_open and context.ends_in_colon:
        reading.context = context = context.opened_by_announcement()
    is_told = context.is_single and context.taken and not context.numbers
    if not context.is_open or is_told or context.is_past_its_list:
        return False
    judgment = judged(reading, line)
    if judgment.is_taken and not (context.opening is Opening.MIXED and not judgment.asks):
        return take_paragraph(reading, line, judgment)
    if why := _why_left_out(context, line, judgment):
        reading.leave_out(line, why)
        if why in (DEFINES, CLOSURE):
            without_context(reading)
        return True
    is_for_meeting = signs.is_for_the_meeting(line.text)
    is_whole = is_statement(line.text) or line.is_row
    if context.awaits and is_whole and not (judgment.asks or is_for_meeting):
        reading.leave_out(line, ASKS_FOR_NOTHING)
        return True
    is_past = context.taken and not signs.is_heading(line)
    if is_for_meeting or (is_past and context.opening is not Opening.MIXED):
        without_context(reading)
    return False


def _why_left_out(context: ReadingContext, line: Line, judgment: Judgment) -> str:
    """Return why a paragraph under a label, which was not taken, is listed; empty if it may not."""
    if judgment.reason in (A_RULE, CLOSURE) or (context.awaits and judgment.reason == DEFINES):
        return judgment.reason
    return ASKS_FOR_NOTHING if _only_names_what(context, line) else ""


def _only_names_what(context: ReadingContext, line: Line) -> bool:
    """Check whether a line may name what is to be better: The recording of searches."""
    is_listed = context.opening is Opening.LABEL and context.plural and not context.taken
    is_afi = context.kind is ItemKind.AREA_FOR_IMPROVEMENT
    return is_listed and is_afi and len(line.sentences) == 1 and bool(_TOPIC.match(line.text))


_TOPIC = re.compile(r"(?:(?:How|Whether) [a-z]|(?:The |Their )?(?:[\w\u2019'-]+ ){1,2}of )(?!.*:$)")


def _take_stated_cause(reading: Reading, line: Line) -> bool:
    """Take a cause of concern that a letter states without a label, before its list."""
    context = reading.context
    is_next = _is_the_next_cause(reading, line)
    speaks = context.opening is not Opening.NOTHING and not _follows_a_cause(context)
    if line.bullet or not (is_next or (context.causes_announced and not speaks)):
        return False
    if not _is_about_the_force(line):
        return False
    if not (is_next or _is_above_its_recommendations(reading, line)):
        if context.is_just_announced and states_fault(line.text):
            reading.leave_out(line, CALLED)
        return False
    judgment = weighed(Candidate(line.sentences, context, is_stated_cause=True))
    if not judgment.is_taken or first_obliging(line.sentences):
        return False
    finding = reading.take(
        [Span(line.ref)], line, judgment.evidence, kind=ItemKind.CAUSE_OF_CONCERN
    )
    reading.context = replace(
        context.after_finding(finding),
        opening=Opening.ANNOUNCEMENT, kind=ItemKind.CAUSE_OF_CONCERN, lead_in=None,
        several_causes=False,
    )  # fmt: skip
    return True


def _is_the_next_cause(reading: Reading, line: Line) -> bool:
    """Check whether a fault stands above "Recommendations": announced, or below those for another.

    One that is announced stands under its own heading.
    """
    context, below = reading.context, reading.ahead(1, reading.at - 1)
    is_below = context.kind is ItemKind.RECOMMENDATION and context.cause and context.taken
    if not (is_below or (context.causes_announced and not context.is_open)):
        return False
    label = label_of(below[0].text, below[0].bullet or "") if below else None
    heads_others = label is not None and label.kind is ItemKind.RECOMMENDATION and not label.rest
    return heads_others and states_fault(line.text)


def _is_above_its_recommendations(reading: Reading, line: Line) -> bool:
    """Check whether a lead-in follows: directly, or soon if the cause is below its own heading."""
    below = reading.ahead(_NEAR, reading.at - 1)
    place = reading.places[line.ref]
    above = (each for each in reversed(reading.lines[:place]) if each.role is Role.TEXT)
    is_headed = any(signs.is_heading(each) for each in islice(above, 1))
    near = below if is_headed else below[:1]
    until = next((at for at, each in enumerate(near) if signs.is_heading(each)), len(near))
    return any(map(_leads_or_dates, near[:until]))


def _leads_or_dates(line: Line) -> bool:
    """Check whether a line leads in recommendations, or is one with its time limit in front."""
    return signs.is_lead_in(line) or (is_dated(line.text) and obligation(line.text) is not None)


_NEAR = 3
"""The most paragraphs from a cause of concern to the lead-in of its recommendations."""


def _follows_a_cause(context: ReadingContext) -> bool:
    """Check whether the open cause is an earlier one, stated without a label as well."""
    return context.opening is Opening.ANNOUNCEMENT and context.cause is not None


def _is_about_the_force(line: Line) -> bool:
    return is_statement(line.text) and signs.faults_the_force(line.text)
