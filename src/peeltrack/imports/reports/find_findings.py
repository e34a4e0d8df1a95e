"""Findings of one report: one pass over its lines with a context.

A line is a label, a heading, an entry of a list or a paragraph; each kind has its function.
No function drops a line: it takes it, leaves it out with a reason, or enters its kind.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from peeltrack.imports.language.answers import begins_answer, is_accepted
from peeltrack.imports.language.finding_labels import Label, cause_label, label_of
from peeltrack.imports.language.practice_labels import practice_label
from peeltrack.imports.language.told_causes import cause_headed
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.asides import is_aside
from peeltrack.imports.reports.box_titles import MAY_BE_ONE, may_title_a_box, titles_a_box
from peeltrack.imports.reports.causes_below import tie_to_causes_below
from peeltrack.imports.reports.context import Opening
from peeltrack.imports.reports.current_area import AreaTrack
from peeltrack.imports.reports.definitions import explains_a_term
from peeltrack.imports.reports.details import apply_schedule, finding_above, is_detail
from peeltrack.imports.reports.findings import Harvest
from peeltrack.imports.reports.headings import (
    is_finding_like_a_heading,
    opens_area,
    read_heading,
    says_for_whom,
)
from peeltrack.imports.reports.lists import read_list, speaks_for_a_list
from peeltrack.imports.reports.objections import OLD_NEWS, is_old_news
from peeltrack.imports.reports.paragraphs import name_practice, read_paragraph
from peeltrack.imports.reports.publication import HEAD, is_greeting
from peeltrack.imports.reports.reading import Reading, without_context
from peeltrack.imports.unfolding.splitting import is_finding_behind
from peeltrack.imports.unfolding.welsh import OBLIGES_IN_WELSH
from peeltrack.model.vocabulary import ItemKind

IN_WELSH = "in Welsh, which is not read: the English text is used"
MIXED_COLUMNS = "stands in columns that cannot be told apart: take its words line by line"
ANOTHER_CELL = "is beside the finding, in another column or behind it, and not part of it"


def find_findings(
    lines: Sequence[Line], file: str, *, areas: bool, restates: str | None
) -> Harvest:
    """Return the findings of one report in a paper, with an account of each line."""
    reading = Reading(lines, file, AreaTrack(wanted=areas), restates)
    while reading.at < len(lines):
        before = reading.at
        _read_line(reading, reading.line)
        reading.at = max(reading.at, before + 1)
    _list_grades_in_doubt(reading)
    apply_schedule(reading)
    tie_to_causes_below(reading)
    order = {line.ref: place for place, line in enumerate(lines)}
    reading.found.left_out.sort(key=lambda each: order[each.ref])
    reading.found.areas, reading.found.grades = reading.areas.seen, reading.areas.grades
    return reading.found


def _list_grades_in_doubt(reading: Reading) -> None:
    for line, why in reading.areas.left_out:
        reading.leave_out(line, why)


def _read_line(reading: Reading, line: Line) -> None:
    """Read a line as the first kind of line that it is."""
    for is_read in _KINDS:
        if is_read(reading, line):
            return
    _read_text(reading, line)


def _is_grade(reading: Reading, line: Line) -> bool:
    if line.cells:
        reading.areas.in_table(line)
    elif not reading.areas.states_grade(line):
        return False
    reading.enter([line], LineState.CONTEXT, "a grade")
    return True


def _is_practice(reading: Reading, line: Line) -> bool:
    label = practice_label(line.text)
    if label is None or explains_a_term(label[1]):
        return False
    kind, name = label
    context = reading.context.under_heading(reading.restated)
    reading.context = replace(context, practice=None if name else kind, lead_in=None)
    reading.enter([line], LineState.CONTEXT, "a heading")
    if name:
        name_practice(reading, replace(line, text=name), kind)
    return True


def _is_answer(reading: Reading, line: Line) -> bool:
    has_something = reading.context.is_open or bool(reading.found.findings)
    if line.bullet or not has_something or not begins_answer(line.text):
        return False
    reading.context = reading.context.in_an_answer()
    reading.running(line)
    return True


def _is_list(reading: Reading, line: Line) -> bool:
    return bool(line.bullet) and speaks_for_a_list(reading, line) and read_list(reading)


def _is_set_aside(reading: Reading, line: Line) -> bool:
    if line.role is Role.TEXT:
        return False
    if is_accepted(line.text) and finding_above(reading, line) and not reading.asks_a_body_next():
        reading.context = reading.context.in_an_answer()
    if line.role is Role.WELSH and OBLIGES_IN_WELSH.search(line.text):
        reading.leave_out(line, IN_WELSH)
    elif line.role is Role.OWN and any(map(signs.obliges, line.sentences)):
        reading.leave_out(line, MIXED_COLUMNS if line.is_mixed else ANOTHER_CELL)
    else:
        reading.enter([line], LineState.NARRATIVE, line.role.value)
    return True


def _is_label(reading: Reading, line: Line) -> bool:
    label = label_of(line.text, line.bullet or "") or _of_its_place(reading, line)
    if label is None:
        return False
    if _is_subject(reading, label):
        causes = label.kind is ItemKind.CAUSE_OF_CONCERN
        reading.context = replace(reading.context, causes_announced=causes)
        return False
    _read_label(reading, line, label)
    return True


def _tells_an_old_cause(reading: Reading, line: Line) -> bool:
    """Leave out what an earlier report's cause was: In our 2021 report it was that the force …"""
    is_old = cause_headed(line.text) is not None and is_old_news(line.text)
    if not is_old or reading.restated:
        return False
    for each in reading.lines[reading.at : reading.at + 2]:
        reading.leave_out(each, OLD_NEWS)
    reading.at += 2
    return True


def _of_its_place(reading: Reading, line: Line) -> Label | None:
    """Return the label of a cause that a text tells by its place: The second was that"""
    if not reading.context.causes_announced:
        return None
    number = cause_headed(line.text, among_causes=True)
    return None if number is None else cause_label(number)


def _is_subject(reading: Reading, label: Label) -> bool:
    """Check whether an apparent label is the paper's subject, which names its finding.

    "Cause of concern: drones at Borset Police", and "Cause of concern" alone further down.
    """
    if reading.found.findings or reading.at >= HEAD or label.numbers:
        return False
    if any(is_greeting(line.text) for line in reading.ahead(2)):
        return True
    titles_force = label.addressees and not label.plural
    if not (label.rest or titles_force) or is_finding_behind(label.rest):
        return False
    later = (label_of(line.text, line.bullet or "") for line in reading.lines[reading.at + 1 :])
    return Label(label.kind, label.plural) in later


def _read_label(reading: Reading, line: Line, label: Label) -> None:
    reading.context = reading.context.under_label(label, line, reading.restated)
    if label.cause:
        cause = reading.cause_numbered(label.cause)
        reading.context = replace(reading.context, cause=cause, cause_is_unworded=False)
    reading.areas.leaves_the_head()
    reading.areas.named_by(label.title)
    reading.enter([line], LineState.CONTEXT, "a label")
    if label.is_empty:
        without_context(reading)
    elif label.rest and not is_finding_behind(label.rest):
        is_title = label.numbers or label.kind is ItemKind.CAUSE_OF_CONCERN
        if not is_title:
            without_context(reading)


def _read_text(reading: Reading, line: Line) -> None:
    if titles_a_box(reading, line):
        closed = reading.context.closed()
        kind = ItemKind.AREA_FOR_IMPROVEMENT
        reading.context = replace(closed, opening=Opening.LABEL, kind=kind)
    elif may_title_a_box(reading, line):
        reading.leave_out(line, MAY_BE_ONE, line.sentences[0])
    if (signs.is_heading(line) or says_for_whom(reading, line)) and not is_finding_like_a_heading(
        reading, line
    ):
        read_heading(reading, line)
        return
    bare = replace(line, text=line.text.rstrip(" :"), bullet=None)
    if bare.text and reading.areas.is_like_its_heading(line) and signs.is_heading(bare):
        reading.areas.passes(line)
    read_paragraph(reading, line)


_KINDS: tuple[Callable[[Reading, Line], bool], ...] = (
    is_aside,
    is_detail,
    _is_set_aside,
    _is_grade,
    _tells_an_old_cause,
    _is_label,
    _is_practice,
    opens_area,
    _is_answer,
    _is_list,
)
"""The kinds of lines except paragraphs and headings: each reads the line if it is one."""
