"""Objections to taking a line as a finding, and the reasons for leaving one out. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from peeltrack.imports.language.finding_mentions import names_a_finding
from peeltrack.imports.language.obligations import Obligation, obligation
from peeltrack.imports.language.time_limits import limit_of
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.addressees import NOBODY, addressed
from peeltrack.imports.reports.candidates import Candidate
from peeltrack.imports.reports.context import Opening
from peeltrack.imports.reports.definitions import explains_a_term
from peeltrack.imports.reports.findings import Evidence
from peeltrack.model.vocabulary import ItemKind

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
A_RULE = "says what all forces must do, and is below what this force should do"
THE_LAWS = "says what the law asks, and not what the inspectorate does"
IS_A_MATTER = "is a coroner's matter of concern, which says what is wrong and not what to do"
POSITION = "is below the number of a finding that was told before, and may give its position"
CLOSURE = "gives the position of an earlier finding: record it with peeltrack close or supersede"
ASKS_FOR_NOTHING = "is in a list of findings but asks for nothing"


_ONE_FORCE = re.compile(r"(?:the|your) (?:force|constabulary|service)\b", re.IGNORECASE)
_ALL_FORCES = re.compile(
    r"(?:(?:all|each|every) )?(?:police |fire(?: (?:and|&) rescue)? )?(?:forces?|officers|services)"
    r"|(?:each|every) fire (?:and|&) rescue service|the police(?: service)?",
    re.IGNORECASE,
)


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
        """Whether a label of its own is above it, which no other finding has."""
        return self.candidate.context.awaits and not self.candidate.is_told_before

    @property
    def is_later(self) -> bool:
        """Whether it obliges after a sentence that does not; to recommend is plain anywhere."""
        later = self.own is not None and self.place > 0 and self.own.family != "recommends"
        if self.own and self.own.names_body and self.candidate.context.opening is Opening.MIXED:
            return False  # a conclusion, and then what follows from it
        if self.follows_its_fault:
            return False
        return later and not self.is_labelled and not self.candidate.is_led_in

    @property
    def follows_its_fault(self) -> bool:
        """Whether a list of areas for improvement begins so: The force loses keys. It should …"""
        first, context = self.candidate.sentences[0], self.candidate.context
        is_afi = context.kind is ItemKind.AREA_FOR_IMPROVEMENT and not context.taken
        is_second = self.place == 1 and signs.faults_the_force(first)
        return is_afi and is_second and signs.CARRIES_ON.fits(self.sentence)

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
        beside = candidate.is_entry or candidate.is_led_in or candidate.has_their_form
        below = candidate.context.taken and not beside
        if not below or own is None or self.is_labelled or candidate.is_like_the_last:
            return False
        is_dated = limit_of("", self.sentence) is not None
        goes_on = signs.CARRIES_ON.fits(self.sentence)
        return addressed("", self.sentence).doubt == NOBODY and not (is_dated or goes_on)

    @property
    def is_of_its_position(self) -> bool:
        """Whether it asks nobody, below the number of a finding that was told before."""
        return self.candidate.is_told_before and not (self.own and self.own.names_body)

    @property
    def is_a_position(self) -> bool:
        """Whether it tells what inspectors found about an earlier finding, and asks for nothing."""
        is_restated = self.candidate.context.restated is not None
        return is_restated and self.own is None and tells_the_position(self.candidate.sentences[0])

    @property
    def is_a_rule(self) -> bool:
        """Whether it says what all forces must do, below what one force should: a rule, quoted."""
        candidate, own = self.candidate, self.own
        if own is None or candidate.is_entry or candidate.is_led_in or self.is_labelled:
            return False
        is_dated = limit_of("", self.sentence) is not None
        above = obligation(candidate.above)
        of_one = _ONE_FORCE.match(above.subject if above else candidate.above) is not None
        return of_one and bool(_ALL_FORCES.fullmatch(own.subject)) and not is_dated

    @property
    def is_the_laws(self) -> bool:
        """Whether a paragraph says what the law asks: Under the Act, panels should …"""
        is_listed = self.candidate.is_entry or self.candidate.is_led_in or self.is_labelled
        if is_listed or not signs.OF_THE_LAW.fits(self.sentence):
            return False
        return limit_of("", self.sentence) is None

    @property
    def is_to_the_reader(self) -> bool:
        """Whether the reader alone must act; what is recommended to him is a finding."""
        recommends = self.own is not None and self.own.family == "recommends"
        is_listed = self.own is not None and self.candidate.context.opening is Opening.LABEL
        return signs.TO_THE_READER.fits(self.sentence) and not (recommends or is_listed)

    @property
    def is_reported(self) -> bool:
        if self.own is None or self.is_labelled or self.candidate.is_told_of_its_cause:
            return False
        return signs.REPORTED.fits(self.sentence[: self.own.start])


_OBJECTIONS: tuple[tuple[str, int, str, Callable[[_Asked], bool]], ...] = (
    ("put to the meeting", -9, TO_THE_MEETING, lambda a: signs.is_for_the_meeting(a.whole)),
    ("defines", -9, DEFINES, lambda a: explains_a_term(a.whole)),
    ("in an answer", -4, IN_AN_ANSWER, lambda a: a.candidate.context.in_answer),
    ("reported before", -4, OLD_NEWS, lambda a: not a.is_labelled and is_old_news(a.sentence)),
    ("an expectation", -4, EXPECTS, lambda a: signs.EXPECTATION.fits(a.sentence)),
    ("to the reader", -4, TO_THE_READER, lambda a: a.is_to_the_reader),
    ("asks nobody, below findings", -3, NOBODYS, lambda a: a.is_nobodys),
    ("a conclusion that names nobody", -1, CONCLUDES, lambda a: a.is_conclusion),
    ("the law's", -3, THE_LAWS, lambda a: a.is_the_laws),
    ("gives a position", -4, CLOSURE, lambda a: a.is_a_position),
    ("told before", -3, POSITION, lambda a: a.is_of_its_position),
    ("a rule for all forces", -3, A_RULE, lambda a: a.is_a_rule),
    ("in a later sentence", -3, LATER, lambda a: a.is_later),
    ("somebody reports it", -3, REPORTED, lambda a: a.is_reported),
)
"""The objections to a finding, the strongest first: name, weight, reason and sign."""


def objections(
    candidate: Candidate, place: int, own: Obligation | None
) -> tuple[tuple[Evidence, ...], str]:
    """Return the evidence against it, and the strongest reason in words."""
    sentence = candidate.sentences[place] if candidate.sentences else ""
    asked = _Asked(candidate, sentence, place, own)
    found = [each for each in _OBJECTIONS if each[3](asked)]
    reason = found[0][2] if found else RUNNING
    return tuple(Evidence(name, weight) for name, weight, _, _ in found), reason


def tells_the_position(sentence: str) -> bool:
    """Check whether a sentence tells how an earlier finding stands, or what inspectors found."""
    stands = names_a_finding(sentence) and signs.STANDS.fits(sentence)
    return stands or bool(_FOUND.match(sentence))


_FOUND = re.compile(
    r"(?:(?:we|I|(?:our |my )?inspectors|HMI\w*|(?:our|my) team) (?:\w+ly |also |have |had |were )*"
    r"(?:found|saw|heard|told|reviewed|examined|noted|spoke|visited|satisfied|pleased|concluded)\b"
    r"|(?:at|during|since) (?:our|the) (?:revisit|visit|inspection)\b)",
    re.IGNORECASE,
)


def is_old_news(text: str) -> bool:
    """Check whether a sentence reports the findings of an earlier report."""
    return names_a_finding(text) and signs.EARLIER.fits(text)
