"""Lead-ins: paragraphs that announce a list and oblige its entries."""

from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import announced, last_kind_named, names_a_finding
from peeltrack.imports.language.obligations import obligation, obliges_a_body
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.box_titles import leads_in_its_own_box
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.details import finding_above
from peeltrack.imports.reports.entries import entries_from, flat
from peeltrack.imports.reports.list_findings import how_led_in
from peeltrack.imports.reports.lists import is_for_the_meeting, leave_to_the_meeting
from peeltrack.imports.reports.objections import OLD_NEWS, TO_THE_MEETING
from peeltrack.imports.reports.reading import Reading
from peeltrack.imports.reports.taking import judged, take_paragraph
from peeltrack.model.vocabulary import ItemKind

RESTATED_LEAD = "the paper says that an earlier report made it"


def read_lead_in(reading: Reading, line: Line) -> bool:
    """Read a paragraph that announces a list and obliges its entries; return whether it is one."""
    context = reading.context
    if _is_for_the_meeting(reading, line):
        return True
    if _tells_the_past(reading, line) and _is_followed_by_list(reading):
        return _read_past_list(reading, line)
    asks = signs.is_lead_in(line) or _asks_with_its_list(reading, line)
    if _has_parts(reading, line, asks=asks):
        judgment = judged(reading, line)
        return judgment.is_taken and take_paragraph(reading, line, judgment)
    if not asks or (announced(line.text) and obligation(line.sentences[-1]) is None):
        return False
    kind = _kind_led_in(reading, line)
    if kind is None or not _governs(reading):
        return False
    reading.enter([line], LineState.CONTEXT, "a lead-in")
    reading.context = _governing(context).led_in(line, kind)
    return True


def _is_for_the_meeting(reading: Reading, line: Line) -> bool:
    """Leave out what a paper's author asks of the meeting: It is recommended that Members:"""
    ahead = reading.ahead(1, reading.at - 1)
    if not ahead or not ahead[0].bullet or not is_for_the_meeting(ahead[0], line):
        return False
    entries, end = entries_from(reading, reading.at)
    reading.leave_out(line, TO_THE_MEETING)
    leave_to_the_meeting(reading, entries)
    reading.at = max(end, reading.at)
    return True


def _asks_with_its_list(reading: Reading, line: Line) -> bool:
    """Check whether a lead-in obliges only with its entries: "The force:", "should …".

    "Each month:", "the force should report" does not: the entry names its body itself.
    """
    ahead = reading.ahead(1, reading.at - 1)
    if not ahead or not ahead[0].bullet or not ahead[0].text[:1].islower():
        return False
    found = how_led_in(line, ahead[0])
    return found is not None and found.names_body and not obliges_a_body(ahead[0].sentences[0])


def _has_parts(reading: Reading, line: Line, *, asks: bool) -> bool:
    """Check whether what follows are parts of one finding: its label is of one, or it says so."""
    context = reading.context
    is_cause = context.kind is ItemKind.CAUSE_OF_CONCERN
    if context.awaits and not is_cause and (asks or context.numbers):
        return True
    is_one = signs.carries_a_finding_on(line) or leads_in_its_own_box(reading, line)
    if asks and not is_cause and is_one:
        return True
    asks_kind = asks and context.kind is not None and not is_cause
    has_means = signs.leads_to_means(line.text) and not _is_alone(reading)
    return asks_kind and (has_means or signs.leads_to_parts(line.text))


def _is_alone(reading: Reading) -> bool:
    """Check whether a lead-in and its list are all that stands under "Recommendations"."""
    _, end = entries_from(reading, reading.at)
    below = reading.ahead(1, end - 1)
    is_last = not below or signs.is_heading(below[0]) or label_of(below[0].text) is not None
    return is_last and reading.context.plural and not reading.context.taken


def _governing(context: ReadingContext) -> ReadingContext:
    """Return a context in which a lead-in's entries are findings of their own."""
    if context.kind is ItemKind.CAUSE_OF_CONCERN:
        unworded = context.cause is None or context.cause_is_unworded
        return replace(context, plural=True, cause_is_unworded=unworded)
    if context.kind is None and (context.ends_in_colon or context.cause):
        return replace(context, opening=Opening.ANNOUNCEMENT, plural=True)
    return context


def _kind_led_in(reading: Reading, line: Line) -> ItemKind | None:
    """Return the kind of finding in a lead-in's list; None if its entries are not findings."""
    context = reading.context
    if context.kind is ItemKind.CAUSE_OF_CONCERN or context.cause:
        return ItemKind.RECOMMENDATION
    if context.kind or context.opening is Opening.MIXED:
        return context.kind or ItemKind.RECOMMENDATION
    if context.ends_in_colon and context.pending_kind:
        return context.pending_kind
    found = obligation(line.sentences[-1])
    if names_a_finding(line.sentences[-1]):
        return last_kind_named(line.sentences[-1])
    if found is None and _asks_with_its_list(reading, line):
        return reading.usual_kind
    if found and found.family == "recommends":
        return ItemKind.RECOMMENDATION
    return reading.usual_kind if found and found.names_body else None


def _governs(reading: Reading) -> bool:
    """Check whether a list follows, or a heading above one."""
    ahead = reading.ahead(2, reading.at - 1)
    if ahead and ahead[0].bullet:
        return True
    found = label_of(ahead[0].text) if ahead else None
    return bool(found and not found.rest and len(ahead) > 1 and ahead[1].bullet)


def _tells_the_past(reading: Reading, line: Line) -> bool:
    """Check whether a lead-in reports earlier findings, and not what a cause above it led to."""
    above = None if reading.restated else finding_above(reading, line)
    return signs.tells_the_past(line.text) and not (above and above.is_cause)


def _is_followed_by_list(reading: Reading) -> bool:
    ahead = reading.ahead(1, reading.at - 1)
    return bool(ahead and ahead[0].bullet)


def _read_past_list(reading: Reading, line: Line) -> bool:
    """Read a list of an earlier report's findings: restated in a letter, else left out."""
    above = finding_above(reading, line)
    is_for_cause = above is not None and above.is_cause
    kind = ItemKind.RECOMMENDATION if is_for_cause else _past_kind(line.text)
    if kind is None:
        return False
    if reading.restated:
        reading.enter([line], LineState.CONTEXT, "a lead-in")
        opened = ReadingContext(
            opening=Opening.ANNOUNCEMENT, kind=kind, plural=True, restated=RESTATED_LEAD,
            causes_announced=reading.context.causes_announced, lead_in=line,
            cause=reading.context.cause if kind is ItemKind.RECOMMENDATION else None,
            several_causes=reading.context.several_causes,
        )  # fmt: skip
        reading.context = opened
        return True
    reading.leave_out(line, OLD_NEWS)
    entries, end = entries_from(reading, reading.at)
    for entry in entries:
        for each in flat(entry):
            reading.leave_out(each, OLD_NEWS)
    reading.at = max(end, reading.at)
    return True


def _past_kind(text: str) -> ItemKind | None:
    """Return the kind of finding in an earlier report's list, by the words of its lead-in."""
    if signs.SAID_THAT.fits(text):
        return ItemKind.RECOMMENDATION
    return last_kind_named(text)
