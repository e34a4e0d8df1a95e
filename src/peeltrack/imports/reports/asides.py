"""Parts of a report whose recommendations are not its own: terms explained, an earlier report's."""

import re

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import ReadingContext
from peeltrack.imports.reports.definitions import EXPLAINS, FINDINGS
from peeltrack.imports.reports.objections import DEFINES, OLD_NEWS
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.unfolding.statuses import is_status

_EARLIER = r"(?:previous|past|earlier|last|first|former|legacy|(?:19|20)\d\d(?:[/\u2013-]\d+)?)"
MADE_BEFORE = signs.sign(
    rf"(?=.{{0,160}}\b(?:{FINDINGS}|action plan)\b)(?:(?:annexe?|appendix) \w{{1,3}}\b.{{0,4}})?"
    r"(?:.{0,60}\b(?:progress|status|position|update|outcome|follow-?up|implementation)\b"
    rf".{{0,60}}\b(?:{_EARLIER}|outstanding)\b"
    rf"|.{{0,60}}\b(?:from|made (?:in|by|at)|in|of|since) (?:(?:the|our|its|an) )?{_EARLIER}\b"
    rf"|(?:the |our )?{_EARLIER} (?:\w+ )?{FINDINGS}).{{0,80}}$",
    "Appendix 2: Progress on recommendations from the last inspection",
    "Recommendations to be met by 2026",
)

_ANNEX = re.compile(r"(?:annexe?|appendix|part|chapter)\b(?: \w{1,3}\b)?", re.IGNORECASE)
_LONGEST = 160


def is_aside(reading: Reading, line: Line) -> bool:
    """Read a line of such a part, or the heading that opens one; return whether it is one."""
    context = reading.context
    if context.aside and _ends(reading, line):
        reading.context = context = ReadingContext(restated=reading.restated)
    if why := _opened(reading, line):
        annex = _ANNEX.match(line.text) is not None
        reading.context = ReadingContext(
            restated=reading.restated, aside=why, aside_annex=annex, level=line.heading
        )
        reading.enter([line], LineState.CONTEXT, "a heading")
        return True
    if not context.aside:
        return False
    for sentence in line.sentences:
        if signs.obliges(sentence):
            reading.leave_out(line, context.aside, sentence)
    reading.enter([line], LineState.NARRATIVE, context.aside)
    return True


def _opened(reading: Reading, line: Line) -> str:
    """Return why what stands below a heading is no finding of this report; empty if it may be."""
    if line.role is not Role.TEXT or line.cells or len(line.text) > _LONGEST:
        return ""
    if line.text.endswith((".", ";", ",")) or ". " in line.text or signs.obliges(line.text):
        return ""
    if EXPLAINS.fits(line.text) and not reading.context.awaits:
        return DEFINES
    is_past = MADE_BEFORE.fits(line.text) and reading.restated is None
    return OLD_NEWS if is_past and _has_its_own(reading, line) else ""


def _has_its_own(reading: Reading, line: Line) -> bool:
    """Check whether the report makes findings itself: above, or anywhere if this is an annex."""
    if any(each.restated is None for each in reading.found.findings):
        return True
    return _ANNEX.match(line.text) is not None and reading.has_labels


def _ends(reading: Reading, line: Line) -> bool:
    """Check whether a line ends such a part: a heading of its level, another annex, a label."""
    context = reading.context
    if line.role is not Role.TEXT or line.bullet or line.cells:
        return False
    if line.heading and context.level:
        return line.heading <= context.level
    if context.aside_annex:
        return _ANNEX.match(line.text) is not None and signs.is_heading(line)
    label = label_of(line.text)
    if label and (label.numbers or _is_of_a_row(reading, line)):
        return context.aside == DEFINES and bool(label.numbers)
    is_head = signs.is_heading(line) and not is_status(line.text)
    return is_head and not (label and context.aside == DEFINES)


def _is_of_a_row(reading: Reading, line: Line) -> bool:
    """Check whether a label is printed on one line with its finding, as in a row of a table."""
    below = reading.lines[reading.at + 1 : reading.at + 2]
    return any(each.origin == line.origin for each in below)
