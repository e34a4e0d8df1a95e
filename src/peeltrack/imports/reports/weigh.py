"""Evidence for and against taking a line as a finding: small whole numbers that add up. Pure.

Four or more is taken, five or more is certain. The weights are few so that a person can add
them up; a case for which they fail is corrected by a pattern, not by a weight.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE, limit_of
from peeltrack.imports.language.finding_labels import is_statement, names_a_finding
from peeltrack.imports.language.instructions import IMPERATIVE, instructs, is_imperative
from peeltrack.imports.language.obligations import Obligation, first_obliging, plainest_obliging
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.addressees import NOBODY, addressed
from peeltrack.imports.reports.context import Opening, ReadingContext
from peeltrack.imports.reports.findings import Evidence
from peeltrack.model.vocabulary import ItemKind

TAKEN = 4
CERTAIN = 5

TO_THE_MEETING = "put to the meeting by the paper's author, not by the inspectorate"
DEFINES = "explains what such a finding is"
OLD_NEWS = "reports earlier findings, which are in their own report"
IN_AN_ANSWER = "is in the force's or commissioner's answer"
EXPECTS = "an expectation in running text, not one of the numbered or listed findings"
REPORTED = "reports what somebody said"
TO_THE_READER = "addressed to the reader"
LATER = "obliges in running text, after a sentence that does not"
RUNNING = "obliges in running text, without a label, list or announcement"
INSTRUCTS = "instructs somebody, but has no label, list or body above it"
CONCLUDES = "a conclusion that names nobody who must act"
NOBODYS = "names nobody who must act, and is below findings that do"
ASKS_FOR_NOTHING = "is in a list of findings but asks for nothing"

_DATED_BEHIND = re.compile(rf"\b(?:should|must|is to|are to),? {PHRASE},", re.IGNORECASE)
_THAT_CLAUSE = re.compile(
    r"(?:That .{3,200}? (?:is|are|be)|[A-Z].{3,200}? (?:is|are) to be)"
    r" \w+(?:ed|en|wn|ne|de|pt|ld|id)\b"
)
_DATED = re.compile(rf"(?:{PHRASE}),? (?:where [^,]{{2,40}}, |if [^,]{{2,40}}, )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences that may be a finding, and the text around them."""

    sentences: Sequence[str]
    context: ReadingContext
    lead_in: Obligation | None = None
    """How the lead-in obliges, if the candidate is an entry of its list."""
    is_led_in: bool = False
    """Whether a lead-in is before it, which may oblige nobody: "they were that the force:"."""
    is_entry: bool = False
    is_like_the_last: bool = False
    """Whether it begins as the finding before it did, and is as short."""
    is_recorded: bool = False
    """Whether an owner or a date is beside it in a table or record, as beside a finding."""
    is_below: bool = False
    """Whether it stands directly below a finding, with nothing between."""
    is_strong: bool = False
    """Whether it is set in bold, as the findings among a report's paragraphs are."""
    is_announced: bool = False
    """Whether the line above announces findings, and introduces no list."""
    is_row: bool = False
    """Whether it is the wording in a row of a table of findings."""
    is_stated_cause: bool = False
    """Whether a cause of concern is stated here, by its label or before its recommendations."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """The evidence of one candidate."""

    evidence: tuple[Evidence, ...]
    reason: str
    """The strongest reason against it."""
    asks: bool
    """Whether it obliges at all."""

    @property
    def score(self) -> int:
        """The sum of the weights."""
        return sum(each.weight for each in self.evidence)

    @property
    def is_taken(self) -> bool:
        """Whether it is a finding."""
        return self.score >= TAKEN


def weighed(candidate: Candidate) -> Judgment:
    """Return the evidence for and against a candidate."""
    is_mixed = candidate.context.opening is Opening.MIXED
    find = plainest_obliging if is_mixed else first_obliging
    found = find(candidate.sentences)
    place, own = found if found else (0, None)
    obliging = _obliging(candidate, own)
    against, reason = _against(candidate, place, own)
    evidence = (*obliging, *(_context(candidate) if obliging else ()), *against)
    return Judgment(evidence, reason, bool(own or candidate.lead_in))


def _obliging(candidate: Candidate, own: Obligation | None) -> tuple[Evidence, ...]:
    """Return the evidence in the words that oblige, or state a fault, and in whom they oblige."""
    first = candidate.sentences[0] if candidate.sentences else ""
    if candidate.is_stated_cause and (candidate.is_led_in or is_statement(first)):
        return (Evidence("states a cause", 2),)
    obliging = [each for each in (own, candidate.lead_in) if each]
    if obliging:
        return tuple(_obliged(obliging, first))
    if is_dated_imperative(first):
        return (Evidence(IMPERATIVE.name, 1), Evidence("begins with a date", 3))
    if candidate.is_led_in:
        return (Evidence("led in", 2),)
    return _without_modal(candidate, first)


def _obliged(obliging: Sequence[Obligation], first: str) -> Iterator[Evidence]:
    best = max(obliging, key=lambda each: each.weight)
    yield Evidence(best.family, best.weight)
    if any(each.names_body for each in obliging):
        yield Evidence("says who", 1)
    if _DATED.match(first) or _DATED_BEHIND.search(first):
        yield Evidence("begins with a date", 1)


def _without_modal(candidate: Candidate, first: str) -> tuple[Evidence, ...]:
    context = candidate.context
    beside = candidate.is_row or candidate.is_below or candidate.is_strong
    if context.is_open or beside:
        own = context.awaits or beside
        listed = context.opening is Opening.LABEL and not candidate.is_entry
        if instructs(first) or is_imperative(first):
            plain = own or (listed and instructs(first))
            return (Evidence(IMPERATIVE.name, 2 if plain else 1),)
    if context.is_open and _THAT_CLAUSE.match(first):
        return (Evidence("that clause", 1),)
    if _may_be_stated(candidate, first):
        return (Evidence("states what is wrong", 2),)
    if _stands_alone_under_its_number(candidate, first):
        return (Evidence("a sentence", 1),)
    return ()


def _stands_alone_under_its_number(candidate: Candidate, first: str) -> bool:
    """Check whether a numbered label has this sentence as its finding, in words not known."""
    context = candidate.context
    is_numbered = context.awaits and bool(context.numbers) and not candidate.is_entry
    return is_numbered and is_statement(first) and not names_a_finding(first)


def _may_be_stated(candidate: Candidate, first: str) -> bool:
    """Check whether an AFI may be a statement, because its own label is above it."""
    context = candidate.context
    is_afi = context.kind is ItemKind.AREA_FOR_IMPROVEMENT
    is_listed = candidate.is_entry and context.opening is Opening.LABEL
    return is_afi and (context.awaits or is_listed) and is_statement(first)


def _context(candidate: Candidate) -> tuple[Evidence, ...]:
    context = candidate.context
    found = []
    if context.opening is Opening.LABEL:
        own = context.awaits or candidate.is_stated_cause
        found.append(Evidence("its own label", 3) if own else Evidence("a label", 2))
    elif candidate.is_stated_cause:
        found.append(Evidence("a cause announced", 3))
    elif context.opening is Opening.ANNOUNCEMENT:
        found.append(Evidence("announced", 2))
    elif context.opening is Opening.MIXED:
        found.append(Evidence("a mixed heading", 1))
    elif candidate.is_like_the_last:
        found.append(Evidence("of the same form as the finding before", 1))
    return (*found, *_beside(candidate))


def _beside(candidate: Candidate) -> Iterator[Evidence]:
    """Return the evidence of the line's own place: a list, a row of a table, a record."""
    context = candidate.context
    if candidate.is_led_in:
        yield Evidence("a lead-in", 2 if context.is_open or context.cause else 1)
    yield from (Evidence(name, weight) for name, weight, stands in _PLACES if stands(candidate))


def _is_under_its_heading(candidate: Candidate) -> bool:
    """Check whether a paragraph below narrative still stands under "Recommendations"."""
    context = candidate.context
    is_reply = any(map(signs.TO_THE_INSPECTORATE.fits, candidate.sentences[:1]))
    return bool(context.section) and not context.is_open and not is_reply


_PLACES: tuple[tuple[str, int, Callable[[Candidate], bool]], ...] = (
    ("an entry of its list", 1, lambda c: c.is_entry and c.context.is_open),
    ("set in bold", 1, lambda c: c.is_strong),
    ("under the heading of findings", 1, _is_under_its_heading),
    ("announced above", 1, lambda c: c.is_announced),
    ("directly below a finding", 1, lambda c: c.is_below),
    ("a row of findings", 2, lambda c: c.is_row),
    ("who or when beside it", 1, lambda c: c.is_recorded),
)
"""What speaks for a line by its place: name, weight and sign."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The subject of an objection: the candidate, its sentence that obliges, and the obligation."""

    candidate: Candidate
    sentence: str
    place: int
    own: Obligation | None

    @property
    def whole(self) -> str:
        return " ".join(self.candidate.sentences)

    @property
    def is_labelled(self) -> bool:
        return self.candidate.context.awaits

    @property
    def is_later(self) -> bool:
        """Whether it obliges after a sentence that does not; to recommend is plain anywhere."""
        later = self.own is not None and self.place > 0 and self.own.family != "recommends"
        if self.own and self.own.names_body and self.candidate.context.opening is Opening.MIXED:
            return False  # a conclusion, and then what follows from it
        return later and not self.is_labelled and not self.candidate.is_led_in

    @property
    def is_conclusion(self) -> bool:
        """Whether an entry of a list of conclusions neither recommends nor names a body."""
        own = self.own
        is_mixed = self.candidate.context.opening is Opening.MIXED
        if own is None or own.family != "modal":
            return False
        return is_mixed and not (own.names_body or own.is_strict)

    @property
    def is_nobodys(self) -> bool:
        """Whether a paragraph below findings asks nobody in particular, as narrative does."""
        candidate, own = self.candidate, self.own
        below = candidate.context.taken and not (candidate.is_entry or candidate.is_led_in)
        if not below or own is None or self.is_labelled or candidate.is_like_the_last:
            return False
        is_dated = limit_of("", self.sentence) is not None
        return addressed("", self.sentence).doubt == NOBODY and not is_dated

    @property
    def is_to_the_reader(self) -> bool:
        """Whether the reader alone must act; what is recommended to him is a finding."""
        recommends = self.own is not None and self.own.family == "recommends"
        return signs.TO_THE_READER.fits(self.sentence) and not recommends

    @property
    def is_reported(self) -> bool:
        if self.own is None or self.is_labelled:
            return False
        return signs.REPORTED.fits(self.sentence[: self.own.start])


_OBJECTIONS: tuple[tuple[str, int, str, Callable[[_Asked], bool]], ...] = (
    ("put to the meeting", -9, TO_THE_MEETING, lambda a: signs.is_for_the_meeting(a.whole)),
    ("defines", -9, DEFINES, lambda a: signs.DEFINITION.fits(a.whole)),
    ("in an answer", -4, IN_AN_ANSWER, lambda a: a.candidate.context.in_answer),
    ("reported before", -4, OLD_NEWS, lambda a: not a.is_labelled and is_old_news(a.sentence)),
    ("an expectation", -4, EXPECTS, lambda a: signs.EXPECTATION.fits(a.sentence)),
    ("to the reader", -4, TO_THE_READER, lambda a: a.is_to_the_reader),
    ("asks nobody, below findings", -3, NOBODYS, lambda a: a.is_nobodys),
    ("a conclusion that names nobody", -1, CONCLUDES, lambda a: a.is_conclusion),
    ("in a later sentence", -3, LATER, lambda a: a.is_later),
    ("somebody reports it", -3, REPORTED, lambda a: a.is_reported),
)
"""The objections to a finding, the strongest first: name, weight, reason and sign."""


def _against(
    candidate: Candidate, place: int, own: Obligation | None
) -> tuple[tuple[Evidence, ...], str]:
    """Return the evidence against it, and the strongest reason in words."""
    sentence = candidate.sentences[place] if candidate.sentences else ""
    asked = _Asked(candidate, sentence, place, own)
    found = [each for each in _OBJECTIONS if each[3](asked)]
    reason = found[0][2] if found else RUNNING
    return tuple(Evidence(name, weight) for name, weight, _, _ in found), reason


def is_dated(text: str) -> bool:
    """Check whether a text begins with a time limit."""
    return _DATED.match(text) is not None


def is_dated_imperative(sentence: str) -> bool:
    """Check whether a sentence without a subject begins with a date: By May, ask for …"""
    dated = _DATED.match(sentence)
    return dated is not None and is_imperative(sentence[dated.end() :])


def is_old_news(text: str) -> bool:
    """Check whether a sentence reports the findings of an earlier report."""
    return names_a_finding(text) and signs.EARLIER.fits(text)
