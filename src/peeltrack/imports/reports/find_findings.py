"""Findings of one report: one pass over its lines with a context.

A line is a label, a heading, an entry of a list or a paragraph; each kind has its function.
No function drops a line: it takes it, leaves it out with a reason, or enters its kind.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from peeltrack.imports.language.answers import begins_answer, is_accepted
from peeltrack.imports.language.finding_labels import (
    Label,
    is_statement,
    kinds_named,
    label_of,
    practice_label,
)
from peeltrack.imports.language.instructions import is_imperative
from peeltrack.imports.language.label_details import due_headed, whom_headed
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.current_area import AreaTrack
from peeltrack.imports.reports.details import apply_schedule, finding_above, is_detail
from peeltrack.imports.reports.findings import Harvest
from peeltrack.imports.reports.list_markers import continues, number_of
from peeltrack.imports.reports.lists import asks_for_something, read_list, speaks_for_a_list
from peeltrack.imports.reports.paragraphs import read_paragraph
from peeltrack.imports.reports.publication import HEAD
from peeltrack.imports.reports.reading import Reading, without_context
from peeltrack.imports.reports.taking import is_like_the_last
from peeltrack.imports.reports.weigh import ASKS_FOR_NOTHING
from peeltrack.imports.unfolding.splitting import is_finding_behind
from peeltrack.imports.unfolding.welsh import OBLIGES_IN_WELSH
from peeltrack.model.vocabulary import ItemKind

IN_WELSH = "in Welsh, which is not read: the English text is used"
ANOTHER_CELL = "is in a different column of the table from the finding"


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
    kind = practice_label(line.text)
    if kind is None:
        return False
    context = reading.context.under_heading(reading.restated)
    reading.context = replace(context, practice=kind, lead_in=None)
    reading.enter([line], LineState.CONTEXT, "a heading")
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
    if is_accepted(line.text) and finding_above(reading, line) and not _asks_a_body_next(reading):
        reading.context = reading.context.in_an_answer()
    if line.role is Role.WELSH and OBLIGES_IN_WELSH.search(line.text):
        reading.leave_out(line, IN_WELSH)
    elif line.role is Role.OWN and any(map(signs.obliges, line.sentences)):
        reading.leave_out(line, ANOTHER_CELL)
    else:
        reading.enter([line], LineState.NARRATIVE, line.role.value)
    return True


def _is_label(reading: Reading, line: Line) -> bool:
    label = label_of(line.text, line.bullet or "")
    if label is None:
        return False
    if _is_subject(reading, label):
        causes = label.kind is ItemKind.CAUSE_OF_CONCERN
        reading.context = replace(reading.context, causes_announced=causes)
        return False
    _read_label(reading, line, label)
    return True


def _is_subject(reading: Reading, label: Label) -> bool:
    """Check whether an apparent label is the paper's subject, which names its finding.

    "Cause of concern: drones at Borset Police", and "Cause of concern" alone further down.
    """
    if reading.found.findings or reading.at >= HEAD or label.numbers:
        return False
    if any(_GREETS.match(line.text) for line in reading.ahead(2)):
        return True
    if not label.rest or is_finding_behind(label.rest):
        return False
    later = (label_of(line.text, line.bullet or "") for line in reading.lines[reading.at + 1 :])
    return Label(label.kind, label.plural) in later


_GREETS = re.compile(r"dear\b.{0,80}$", re.IGNORECASE)


def _read_label(reading: Reading, line: Line, label: Label) -> None:
    reading.context = reading.context.under_label(label, line, reading.restated)
    reading.areas.leaves_the_head()
    reading.enter([line], LineState.CONTEXT, "a label")
    if label.is_empty:
        without_context(reading)
    elif label.rest and not is_finding_behind(label.rest):
        is_title = label.numbers or label.kind is ItemKind.CAUSE_OF_CONCERN
        if not is_title:
            without_context(reading)


def _opens_area(reading: Reading, line: Line) -> bool:
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


def _asks_a_body_next(reading: Reading) -> bool:
    below = reading.ahead()
    found = obligation(below[0].sentences[0]) if below else None
    return bool(found and found.names_body)


def _asks_next(reading: Reading) -> bool:
    ahead = reading.ahead()
    return bool(ahead and (ahead[0].bullet or signs.obliges(ahead[0].text)))


def _read_text(reading: Reading, line: Line) -> None:
    if (signs.is_heading(line) or _says_for_whom(reading, line)) and not _is_finding_like_a_heading(
        reading, line
    ):
        _read_heading(reading, line)
        return
    bare = replace(line, text=line.text.rstrip(" :"), bullet=None)
    if bare.text and reading.areas.is_like_its_heading(line) and signs.is_heading(bare):
        reading.areas.passes(line)
    read_paragraph(reading, line)


def _says_for_whom(reading: Reading, line: Line) -> bool:
    """Check whether "The Home Office:" heads what it is to do, and leads no sentence on."""
    below = reading.ahead()
    is_headed = line.text.endswith(":") and len(line.text.split()) < _MANY_WORDS and not line.bullet
    return (
        is_headed and bool(below) and below[0].text[:1].isupper() and bool(whom_headed(line.text))
    )


_MANY_WORDS = 20


def _is_finding_like_a_heading(reading: Reading, line: Line) -> bool:
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


def _read_heading(reading: Reading, line: Line) -> None:
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
    if kind := _kind_headed(reading, line):
        opened = reading.context.announcing(kind, colon=True, causes=False)
        reading.context = opened.opened_by_announcement()
    reading.running(line)


def _nothing_follows(reading: Reading) -> bool:
    """Check whether a line is all that stands under a label."""
    ahead = reading.ahead(1, reading.at - 1)
    return not ahead or label_of(ahead[0].text, ahead[0].bullet or "") is not None


def _goes_on_in_bullets(context: ReadingContext, line: Line) -> bool:
    """Check whether a bullet that obliges a body may belong to the list of bullets above."""
    found = obligation(line.text)
    mark = line.bullet or ""
    bulleted = (
        mark and context.last_mark and not number_of(mark) and not number_of(context.last_mark)
    )
    return bool(bulleted and found and found.names_body)


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
    if context.kind is ItemKind.CAUSE_OF_CONCERN or not ahead:
        return False
    asks = asks_for_something(ahead[0].text)
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
        is_like_the_last(context, ahead[0]) or _goes_on_in_bullets(context, ahead[0])
    )
    goes_on = continues(context.last_mark, ahead[0].bullet or "")
    return (asks and (is_alike or goes_on)) or (goes_on and context.opening is Opening.MIXED)


def _kind_headed(reading: Reading, line: Line) -> ItemKind | None:
    """Return what a heading such as "PEEL 2021/22 areas for improvement" announces, if a list."""
    kinds = kinds_named(line.text)
    ahead = reading.ahead(1, reading.at - 1)
    begins = bool(ahead) and ahead[0].bullet is not None and signs.obliges(ahead[0].text)
    return next(iter(kinds)) if len(kinds) == 1 and begins else None


_KINDS: tuple[Callable[[Reading, Line], bool], ...] = (
    is_detail,
    _is_set_aside,
    _is_grade,
    _is_label,
    _is_practice,
    _opens_area,
    _is_answer,
    _is_list,
)
"""The kinds of lines except paragraphs and headings: each reads the line if it is one."""
