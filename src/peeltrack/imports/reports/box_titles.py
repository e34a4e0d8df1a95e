"""Titles of boxes: findings that a report sets in bold or as headings, each above its evidence."""

import re
from itertools import takewhile

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obliges_a_body
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.reading import Reading
from peeltrack.model.vocabulary import ItemKind

MAY_BE_ONE = "says what is wrong, below areas for improvement: check whether it is one"
_PRESENT = re.compile(
    r"\b(?:is|are|do|does|has|have|can|cannot|needs?|lacks?|miss(?:es)?|fails?)\b|n['\u2019]t\b"
)
_PAST = re.compile(r"\b(?:was|were|did|had)(?:n['\u2019]t)?\b")


def titles_a_box(reading: Reading, line: Line) -> bool:
    """Check whether a line titles a box under "Areas for improvement".

    It is set as the finding above is, and asks for something or says what is wrong. If it only
    says what is wrong of the force, it may also stand directly below the label, have no full
    stop, or be like the one before it.
    """
    context, kind = reading.context, ItemKind.AREA_FOR_IMPROVEMENT
    if _is_set_like_the_last(reading, line):
        return obliges_a_body(line.text) or _states_a_fault(line.text)
    if not _is_one_statement(line) or not signs.faults_the_force(line.text):
        return False
    if context.is_open and context.kind is kind and context.plural and not context.taken:
        is_asked = reading.at > 0 and label_of(reading.lines[reading.at - 1].text) is not None
        return is_asked and not reading.asks_a_body_next()
    last = reading.found.findings[-1] if reading.found.findings else None
    if context.section is not kind or last is None or _is_set_off(last.line):
        return False
    text = last.wording.text
    is_alike = text.endswith(".") and not signs.obliges(text)
    return is_alike or not line.text.endswith(".")


def may_title_a_box(reading: Reading, line: Line) -> bool:
    """Check whether a line below areas for improvement, which asks for nothing, may be one.

    It says what is wrong in the present tense; what inspectors saw is in the past.
    """
    is_below = reading.context.kind_above is ItemKind.AREA_FOR_IMPROVEMENT
    first, *others = line.sentences
    if not is_below or reading.context.in_answer or line.bullet or not _tells_now(first):
        return False
    if signs.obliges(first) or any(signs.obliges(e) or signs.CARRIES_ON.fits(e) for e in others):
        return False
    return signs.faults_the_force(first) or (not others and _states_a_fault(line.text))


def _states_a_fault(text: str) -> bool:
    return is_statement(text) and states_fault(text)


def _tells_now(sentence: str) -> bool:
    return bool(_PRESENT.search(sentence)) and not _PAST.search(sentence)


def leads_in_its_own_box(reading: Reading, line: Line) -> bool:
    """Check whether a lead-in is one finding with its list: further titles below are set alike."""
    if not (_is_set_off(line) and reading.context.is_open and not reading.context.taken):
        return False
    below = takewhile(
        lambda each: each.heading in (None, line.heading) and label_of(each.text) is None,
        reading.lines[reading.places[line.ref] + 1 :],
    )
    titles = (each.text for each in below if _is_set_like(each, line))
    return any(obliges_a_body(each) or signs.faults_the_force(each) for each in titles)


def _is_one_statement(line: Line) -> bool:
    is_whole = len(line.sentences) == 1 and not line.text.endswith((":", ";", ","))
    return is_whole and not line.bullet and not signs.obliges(line.text)


def _is_set_like_the_last(reading: Reading, line: Line) -> bool:
    """Check whether an area for improvement stands above, under the same label, set alike."""
    if reading.context.kind_above is not ItemKind.AREA_FOR_IMPROVEMENT or line.bullet:
        return False
    return _is_set_like(line, reading.found.findings[-1].line)


def _is_set_like(one: Line, other: Line) -> bool:
    """Check whether two lines are both set in bold, or are headings of one level."""
    if one.bullet or other.bullet or not _is_set_off(one):
        return False
    return one.strong == other.strong and one.heading == other.heading


def _is_set_off(line: Line) -> bool:
    return line.strong or line.heading is not None
