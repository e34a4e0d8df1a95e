"""The evidence for and against taking a line as a finding: small whole numbers that add up. Pure.

Four or more is taken, five or more is certain. The weights are few so that a person can add
them up; a case for which they fail is mended by a pattern, not by a weight.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.finding_labels import is_statement, names_a_finding
from peeltrack.imports.language.obligations import (
    IMPERATIVE,
    Obligation,
    first_obliging,
    is_imperative,
)
from peeltrack.imports.reports import finding_patterns
from peeltrack.imports.reports.context import Context, Opening
from peeltrack.imports.reports.findings import Evidence
from peeltrack.model.vocabulary import ItemKind

TAKEN = 4
CERTAIN = 5

TO_THE_MEETING = "put to the meeting by the paper's author, not by the inspectorate"
DEFINES = "explains what such a finding is"
OLD_NEWS = "reports earlier findings, which their own report holds"
IN_AN_ANSWER = "stands in the force's or commissioner's answer"
EXPECTS = "an expectation in running text, not one of the numbered or listed findings"
REPORTED = "reports what somebody said"
TO_THE_READER = "addressed to the reader"
LATER = "obliges in running text, after a sentence that does not"
RUNNING = "obliges in running text: no label, list or announcement speaks for it"
ASKS_FOR_NOTHING = "stands in a list of findings and asks for nothing"

_DATED = re.compile(rf"(?:{PHRASE}),? (?:where [^,]{{2,40}}, |if [^,]{{2,40}}, )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences that may be a finding, and what stands around them."""

    sentences: Sequence[str]
    context: Context
    lead_in: Obligation | None = None
    """How the lead-in obliges, if the candidate is an entry of its list."""
    is_led_in: bool = False
    """Whether a lead-in stands before it, which may oblige nobody: "they were that the force:"."""
    is_entry: bool = False
    is_announced: bool = False
    """Whether the line above announced it."""
    is_like_the_last: bool = False
    """Whether it begins as the finding before it did, and is as short."""
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
    found = first_obliging(candidate.sentences)
    place, own = found if found else (0, None)
    obliging = _obliging(candidate, own)
    against, reason = _against(candidate, place, own)
    evidence = (*obliging, *(_context(candidate) if obliging else ()), *against)
    return Judgment(evidence, reason, bool(own or candidate.lead_in))


def _obliging(candidate: Candidate, own: Obligation | None) -> tuple[Evidence, ...]:
    """Return by which words it obliges, or states what is wrong, and whom."""
    first = candidate.sentences[0] if candidate.sentences else ""
    led = candidate.lead_in
    if candidate.is_stated_cause and (candidate.is_led_in or is_statement(first)):
        return (Evidence("states a cause", 2),)
    if own or led:
        best = max(filter(None, (own, led)), key=lambda each: each.weight)
        found = [Evidence(best.family, best.weight)]
        if any(each and each.names_body for each in (own, led)):
            found.append(Evidence("says who", 1))
        if _DATED.match(first):
            found.append(Evidence("begins with a date", 1))
        return tuple(found)
    if is_dated_imperative(first):
        return (Evidence(IMPERATIVE.name, 1), Evidence("begins with a date", 3))
    if candidate.is_led_in:
        return (Evidence("led in", 2),)
    if candidate.context.is_open and is_imperative(first):
        return (Evidence(IMPERATIVE.name, 1),)
    if _may_be_stated(candidate, first):
        return (Evidence("states what is wrong", 2),)
    return ()


def _may_be_stated(candidate: Candidate, first: str) -> bool:
    """Check whether an AFI may be put as a statement: its own label stands above it."""
    context = candidate.context
    is_afi = context.kind is ItemKind.AREA_FOR_IMPROVEMENT
    return is_afi and (context.awaits or candidate.is_entry) and is_statement(first)


def _context(candidate: Candidate) -> tuple[Evidence, ...]:
    context = candidate.context
    found = []
    if context.opening is Opening.LABEL:
        found.append(Evidence("its own label", 3) if context.awaits else Evidence("a label", 2))
    elif candidate.is_stated_cause:
        found.append(Evidence("a cause announced", 3))
    elif context.opening is Opening.ANNOUNCEMENT or candidate.is_announced:
        found.append(Evidence("announced", 2))
    elif context.opening is Opening.MIXED:
        found.append(Evidence("a mixed heading", 1))
    elif candidate.is_like_the_last:
        found.append(Evidence("of the same form as the finding before", 1))
    if candidate.is_led_in:
        found.append(Evidence("a lead-in", 2 if context.is_open or context.cause else 1))
    if candidate.is_entry and context.is_open:
        found.append(Evidence("an entry of its list", 1))
    return tuple(found)


def _against(
    candidate: Candidate, place: int, own: Obligation | None
) -> tuple[tuple[Evidence, ...], str]:
    """Return what speaks against it, the strongest first, and the reason in words."""
    whole = " ".join(candidate.sentences)
    asking = candidate.sentences[place] if candidate.sentences else ""
    found = []
    if finding_patterns.is_for_the_meeting(whole):
        found.append((Evidence("put to the meeting", -9), TO_THE_MEETING))
    if finding_patterns.DEFINITION.fits(whole):
        found.append((Evidence("defines", -9), DEFINES))
    if candidate.context.in_answer:
        found.append((Evidence("in an answer", -4), IN_AN_ANSWER))
    if not candidate.context.awaits and is_old_news(asking):
        found.append((Evidence("reported before", -4), OLD_NEWS))
    if finding_patterns.EXPECTATION.fits(asking):
        found.append((Evidence("an expectation", -4), EXPECTS))
    if finding_patterns.TO_THE_READER.fits(asking):
        found.append((Evidence("to the reader", -4), TO_THE_READER))
    if own and place and not candidate.context.awaits and not candidate.is_led_in:
        found.append((Evidence("in a later sentence", -3), LATER))
    is_labelled = candidate.context.awaits
    if own and not is_labelled and finding_patterns.REPORTED.within(asking[: own.start]):
        found.append((Evidence("somebody reports it", -3), REPORTED))
    reason = found[0][1] if found else RUNNING
    return tuple(evidence for evidence, _ in found), reason


def is_dated_imperative(sentence: str) -> bool:
    """Check whether a sentence without a subject begins with a date: By May, ask for …"""
    dated = _DATED.match(sentence)
    return dated is not None and is_imperative(sentence[dated.end() :])


def is_old_news(text: str) -> bool:
    """Check whether a sentence reports the findings of an earlier report."""
    return names_a_finding(text) and finding_patterns.EARLIER.fits(text)
