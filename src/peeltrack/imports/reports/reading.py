"""State of reading one report, and the only ways in which a line leaves it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import cause_told, kinds_named, names_a_finding
from peeltrack.imports.language.instructions import behind_title, instructs
from peeltrack.imports.language.obligations import Obligation, obligation, obliges_a_body
from peeltrack.imports.ledger import LineState
from peeltrack.imports.lines import Line, Role, Span
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.asked_of_readers import asked_of_the_reader
from peeltrack.imports.reports.context import ReadingContext
from peeltrack.imports.reports.current_area import AreaTrack
from peeltrack.imports.reports.findings import Evidence, Finding, Harvest
from peeltrack.imports.reports.list_markers import number_of
from peeltrack.imports.reports.objections import (
    CLOSURE,
    EXPECTS,
    IN_AN_ANSWER,
    INSTRUCTS,
    OLD_NEWS,
    REPORTED,
    RUNNING,
    TO_THE_MEETING,
    TO_THE_READER,
    is_old_news,
)
from peeltrack.imports.reports.paragraph_numbers import numbers_paragraphs, numbers_sections
from peeltrack.imports.reports.wording import composed
from peeltrack.imports.unfolding.statuses import is_status
from peeltrack.model.vocabulary import ItemKind

CALLED = "is called a finding in running text, without a label, list or announcement"
_CALLED = re.compile(
    r"(?:this|that|which|these) (?:is|are) (?:therefore |also |now )?(?:an?|our) (?:\w+ )?"
    r"(?:cause of concern|area for improvement|AFI)\b",
    re.IGNORECASE,
)
_LONG = 150


@dataclass
class Reading:
    """The lines of one report, the current line, and what was read so far."""

    lines: Sequence[Line]
    file: str
    areas: AreaTrack
    restated: str | None = None
    """The reason why all findings repeat an earlier report's, if they do."""
    at: int = 0
    context: ReadingContext = field(default_factory=ReadingContext)
    found: Harvest = field(default_factory=Harvest)
    times_head: bool = False
    """Whether a time alone on its line is for those below, as the first was."""
    last_numbered: str | None = None
    """The mark of the last numbered finding, after which the numbers may go on anywhere."""

    def __post_init__(self) -> None:
        """Read the whole report once for its lines by reference and the findings that it names."""
        self.by_ref = {line.ref: line for line in self.lines}
        self.places = {line.ref: place for place, line in enumerate(self.lines)}
        self.context = ReadingContext(restated=self.restated)
        named = frozenset[ItemKind]().union(*(kinds_named(line.text) for line in self.lines))
        only_afis = named == {ItemKind.AREA_FOR_IMPROVEMENT}
        self.usual_kind = ItemKind.AREA_FOR_IMPROVEMENT if only_afis else ItemKind.RECOMMENDATION
        self.numbers_paragraphs = numbers_paragraphs(self.lines)
        self.numbers_sections = numbers_sections(self.lines)

    @property
    def line(self) -> Line:
        """The line to be read."""
        return self.lines[self.at]

    @cached_property
    def has_labels(self) -> bool:
        """Whether a line labels findings of the report's own."""
        labels = (label_of(line.text, line.bullet or "") for line in self.lines)
        return any(label is not None and not label.restated for label in labels)

    @cached_property
    def fields(self) -> Counter[str]:
        """How often each name of a field begins a line."""
        found = (signs.FIELD.match(line.text[:_LONG]) for line in self.lines)
        return Counter(each["name"] for each in found if each)

    def ahead(self, count: int = 1, start: int | None = None) -> list[Line]:
        """Return the next lines of text after the current one, or after another place."""
        found: list[Line] = []
        place = (self.at if start is None else start) + 1
        while place < len(self.lines) and len(found) < count:
            if self.lines[place].role is Role.TEXT and not self.lines[place].cells:
                found.append(self.lines[place])
            place += 1
        return found

    def asks_a_body_next(self) -> bool:
        """Check whether the next line asks something of a body."""
        below = self.ahead()
        return bool(below) and obliges_a_body(below[0].sentences[0])

    def leads_on(self, line: Line) -> bool:
        """Check whether a line announces a list: by its end, or by entries that go on from it."""
        below = self.ahead(1, self.places[line.ref])
        is_unfinished = line.text[-1:].isalnum() or line.text.endswith(",")
        goes_on = bool(below and below[0].bullet) and below[0].text[:1].islower()
        return signs.leads_on(line.text) or (is_unfinished and goes_on and signs.obliges(line.text))

    def source(self, line: Line) -> Source:
        """Return the place of a line."""
        return Source(self.file, line.line, line.page)

    def cause_numbered(self, number: str) -> Finding | None:
        """Return the cause of concern with a number: as printed, else by its place."""
        causes = (each for each in self.found.findings if each.is_cause)
        numbered = ((each.printed or str(place), each) for place, each in enumerate(causes, 1))
        return next((each for printed, each in numbered if printed == number), None)

    def cause_addressed(self, text: str) -> Finding | None:
        """Return the cause of concern that a recommendation says it addresses, if it was taken."""
        named = _ADDRESSES.match(text)
        return self.cause_numbered(cause_told(named[0])) if named else None

    def enter(self, lines: Sequence[Line], state: LineState, reason: str = "") -> None:
        """Enter the state of lines."""
        self.found.ledger.enter(lines, state, reason)

    def leave_out(self, line: Line, why: str, text: str = "") -> None:
        """Leave out a line, or a sentence of it, and record the reason."""
        self.found.left_out.append(LeftOut(text or line.text, why, self.source(line), line.ref))
        self.enter([line], LineState.LEFT_OUT, why)

    def running(self, line: Line, sentences: Sequence[str] | None = None) -> None:
        """Read a line as running text: each sentence that may oblige is left out, and listed."""
        if signs.is_for_the_meeting(line.text):
            self.leave_out(line, TO_THE_MEETING)
            return
        if names_a_finding(line.text):
            self.found.told.append((line, self.areas.now))
        self._leave_out_called(line)
        hears = self.context.is_open or bool(self.context.pending or self.found.findings)
        hears |= bool(line.bullet) and not line.text.startswith("To ")
        before = ""
        for sentence in line.sentences if sentences is None else sentences:
            goes_on = signs.CARRIES_ON.fits(sentence) and signs.faults_the_force(before)
            why = _why_left_out(sentence, self.context, hears=hears)
            if why := why or (RUNNING if goes_on else None):
                self.leave_out(line, why, f"{before} {sentence}" if goes_on else sentence)
            before = sentence
        self.enter([line], LineState.NARRATIVE)

    def _leave_out_called(self, line: Line) -> None:
        """Leave out what the sentence behind it calls a finding: This is a cause of concern."""
        for told, calling in pairwise(line.sentences):
            if _CALLED.match(calling) and not signs.obliges(told):
                self.leave_out(line, CALLED, told)

    def take(
        self,
        spans: Sequence[Span],
        own: Line,
        evidence: tuple[Evidence, ...],
        *,
        kind: ItemKind,
        number: str = "",
        kind_doubt: str = "",
    ) -> Finding:
        """Take a finding whose wording is spans of the paper; `own` is its own first line."""
        context = self.context
        is_rec = kind is ItemKind.RECOMMENDATION
        parent = context.cause if is_rec and not context.several_causes else None
        if is_rec:
            parent = self.cause_addressed(own.text) or parent
        finding = Finding(
            kind, tuple(spans), composed(spans, self.by_ref), own, evidence,
            number or (context.numbers[0] if context.numbers else ""),
            area=parent.area if parent else self.areas.now,
            parent=parent,
            is_under_unworded_cause=is_rec and context.cause_is_unworded,
            restated=context.restated,
            timing=own.due or context.timing,
            timing_doubt=own.due_doubt,
            target=own.target,
            target_doubt=own.target_doubt,
            addressees=own.owner or context.addressees,
            status=self._status_beside(own),
            kind_doubt=kind_doubt,
        )  # fmt: skip
        self.found.findings.append(finding)
        self.last_numbered = own.bullet if number_of(own.bullet or "") else self.last_numbered
        place = len(self.found.findings) - 1
        self.found.ledger.enter([own], LineState.TAKEN, finding=place)
        parts = [self.by_ref[span.ref] for span in spans]
        self.found.ledger.enter(parts, LineState.PART, finding=place)
        return finding

    @property
    def is_told_before(self) -> bool:
        """Whether the label above has the number of a finding of the same list that was taken."""
        context, area = self.context, self.areas.now
        return any(
            each.printed in context.numbers[:1] and each.kind is context.kind
            and context.cause in (None, each.parent) and each.area in (None, area)
            for each in self.found.findings
        )  # fmt: skip

    @property
    def last_wording(self) -> str:
        """The wording of the last finding taken, with its lead-in."""
        return self.found.findings[-1].wording.whole if self.found.findings else ""

    def _status_beside(self, own: Line) -> str:
        """Return the line above or below a finding that states its status."""
        place = self.places[own.ref]
        for steps in (range(place - 1, -1, -1), range(place + 1, len(self.lines))):
            for each in steps:
                line = self.lines[each]
                if line.role is Role.TEXT or (own.is_row and line.origin != own.origin):
                    break
                if line.role is Role.OWN and is_status(line.text):
                    return line.text
        return ""

    def number(self, line: Line) -> str:
        """Return the number in a line's mark; a paragraph's own number does not count."""
        number = number_of(line.bullet or "")
        if "." in number:
            return "" if self.numbers_sections else number
        is_paragraph = self.numbers_paragraphs and not self.context.own_numbers
        return "" if number.isdigit() and is_paragraph else number


_ADDRESSES = re.compile(
    r"(?:to (?:address|resolve|deal with)|on|for|under|regarding|in (?:respect of|relation to))"
    r" [^.:;]{3,60}",
    re.IGNORECASE,
)
"""Words with which a recommendation says what it is for: To address the second cause, …"""


def _why_left_out(sentence: str, context: ReadingContext, *, hears: bool) -> str | None:
    """Return why a sentence of running text is left out; None if it obliges nobody.

    Where findings are heard, or in a list, so is an instruction without a body.
    """
    if signs.is_for_the_meeting(sentence):
        return TO_THE_MEETING
    is_of_a_finding = names_a_finding(sentence) or context.restated is not None
    if is_of_a_finding and (signs.STANDS.fits(sentence) or is_status(sentence)):
        return CLOSURE
    if is_old_news(sentence):
        return OLD_NEWS
    if signs.EXPECTATION.fits(sentence):
        return EXPECTS
    if found := obligation(sentence):
        return _why_not_taken(sentence, found, context)
    if not context.in_answer and (asked := asked_of_the_reader(sentence)):
        return asked
    is_heard = hears and not context.in_answer and sentence[:1].isupper()
    return INSTRUCTS if is_heard and instructs(behind_title(sentence)) else None


def _why_not_taken(sentence: str, found: Obligation, context: ReadingContext) -> str:
    if context.in_answer:
        return IN_AN_ANSWER
    if signs.TO_THE_READER.fits(sentence):
        return TO_THE_READER
    return REPORTED if signs.REPORTED.fits(sentence[: found.start]) else RUNNING


def without_context(reading: Reading) -> None:
    """Close everything that is open except the cause."""
    reading.context = replace(reading.context.closed(), lead_in=None)
