"""Evidence for and against taking a line as a finding: small whole numbers that add up. Pure.

Four or more is taken, five or more is certain. The weights are few so that a person can add
them up; a case for which they fail is corrected by a pattern, not by a weight.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_mentions import names_a_finding
from peeltrack.imports.language.instructions import (
    IMPERATIVE,
    instructs,
    is_dated,
    is_dated_imperative,
    is_imperative,
)
from peeltrack.imports.language.obligations import Obligation, first_obliging, plainest_obliging
from peeltrack.imports.language.policing_areas import area_heading
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.context import Opening
from peeltrack.imports.reports.findings import Evidence
from peeltrack.imports.reports.objections import objections
from peeltrack.model.vocabulary import ItemKind

TAKEN = 4
CERTAIN = 5

_DATED_BEHIND = re.compile(rf"\b(?:should|must|is to|are to),? {PHRASE},", re.IGNORECASE)
_THAT_CLAUSE = re.compile(
    r"(?:That .{3,200}? (?:is|are|be)|[A-Z].{3,200}? (?:is|are) to be)"
    r" \w+(?:ed|en|wn|ne|de|pt|ld|id)\b"
)


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
    against, reason = objections(candidate, place, own)
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
    if is_dated(first) or _DATED_BEHIND.search(first):
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
    if context.is_open and (_THAT_CLAUSE.match(first) or _is_recommended(candidate, first)):
        return (Evidence("that clause", 1),)
    if _may_be_stated(candidate, first) or (candidate.is_row and states_fault(first)):
        return (Evidence("states what is wrong", 2),)
    if _stands_alone_under_its_number(candidate, first):
        return (Evidence("a sentence", 1),)
    return ()


def _is_recommended(candidate: Candidate, first: str) -> bool:
    """Check whether an entry says what is recommended: that a supervisor speaks to each …"""
    context = candidate.context
    is_announced = context.opening is Opening.ANNOUNCEMENT and not context.is_past_its_list
    is_listed = candidate.is_entry and context.kind is ItemKind.RECOMMENDATION
    return (
        is_announced
        and is_listed
        and first[:5].casefold() == "that "
        and len(first.split()) > _FEWEST_WORDS
    )


def _stands_alone_under_its_number(candidate: Candidate, first: str) -> bool:
    """Check whether a numbered label has this sentence as its finding, in words not known."""
    context = candidate.context
    is_numbered = context.awaits and bool(context.numbers) and not candidate.is_entry
    is_numbered = is_numbered and not candidate.is_told_before
    return is_numbered and is_statement(first) and not names_a_finding(first)


def _may_be_stated(candidate: Candidate, first: str) -> bool:
    """Check whether an AFI may be a statement, because its own label is above it.

    Below a line such as "Inspectors gave these AFIs:" the entries may name what is to be better.
    """
    context = candidate.context
    if context.kind is not ItemKind.AREA_FOR_IMPROVEMENT:
        return False
    is_listed = candidate.is_entry and context.opening is Opening.LABEL
    if candidate.is_promised and _names_what(first):
        return True
    whole = _ENDS_ENTRY.sub(".", first) if is_listed else first
    return (context.awaits or is_listed) and is_statement(whole)


def _names_what(entry: str) -> bool:
    """Check whether an entry names what is to be better, or is wrong: how calls are answered."""
    bare = entry.rstrip(".;, ")
    if len(bare.split()) < _FEWEST_WORDS or area_heading(bare) or names_a_finding(bare):
        return False
    return bool(_HOW.match(bare)) or states_fault(bare) or not is_statement(bare)


_HOW = re.compile(r"(?:how|whether|what|where|when|the (?:way|extent))\b", re.IGNORECASE)
_FEWEST_WORDS = 2


_ENDS_ENTRY = re.compile(r"(?:;|,)?(?:(?<=[;,]) (?:and|or))?$")


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
    ("recommended for the cause above", 2, lambda c: c.is_told_of_its_cause),
    ("says which cause it addresses", 1, lambda c: c.names_its_cause),
    ("a row of findings", 2, lambda c: c.is_row),
    ("who or when beside it", 1, lambda c: c.is_recorded),
)
"""What speaks for a line by its place: name, weight and sign."""
