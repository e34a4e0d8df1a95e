"""Words that oblige somebody: the families of obligation, each with examples. Pure.

A family that needs a body as its subject is followed by that check. A test runs the
examples, those that must match and those that must not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from peeltrack.imports.language.bodies import bodies_in, is_body
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.event_limits import event_in
from peeltrack.imports.language.subjects import (
    MODAL,
    RECOMMENDATION_IS,
    WHEN,
    body_before_verb,
    recommended_subject,
    subject_before,
)
from peeltrack.imports.language.verbs import VERBS

_SAYS_RECOMMENDED = re.compile(r"recommend|urge|call", re.IGNORECASE)
_SAYS_NOT_WHO = re.compile(r"(?:there|this|that|it|these|they|we|which)\b", re.IGNORECASE)
_HEADING = re.compile(r"(?:what|how|why|who|where)\b[^.:;]{0,80}[^.:;]", re.IGNORECASE)
"""A heading that asks, as "What should happen next"."""
_TELLS_READERS = re.compile(
    r"for (?:more|further) (?:information|details)\b"
    r"|(?:this|the) (?:\w+ )?(?:report|paper|letter|statement|document|page|data|figures?)"
    r" (?:should|must) be (?:read|seen|viewed|treated)\b"
    r"|(?:anyone|journalists|readers|residents|members of the public)\b[^.]{0,120}\b(?:should|must)"
    r" (?:contact|write|apply|call|ring|email|visit|come forward)\b",
    re.IGNORECASE,
)
"""What the reader may do, whom nobody obliges: Anyone who saw it should come forward."""
_OURS = re.compile(r"\b(?:we|I) (?:also |therefore |now |all |still )?$", re.IGNORECASE)
"""The subject of what its author means to do, or thinks: We must do better."""
_LONGEST = 1_500
"""The most characters of a sentence that are searched for an obligation."""


@dataclass(frozen=True, slots=True)
class ObligationFamily:
    """A way in which a sentence obliges."""

    name: str
    weight: int
    pattern: re.Pattern[str]
    example: str
    not_this: str
    """A similar sentence that obliges nobody."""
    needs_body: bool = False
    """Whether it counts only if a body is its subject."""


FAMILIES: tuple[ObligationFamily, ...] = (
    ObligationFamily(
        "recommends",
        3,
        re.compile(
            r"\b(?:we|I|HMIC(?:FRS|S)?|HMFSI|HMCPSI|IOPC|(?:the|this) (?:inspectorate|inspection"
            r"|review|report|inquiry|committee|panel|board|group|(?:task|working|review) group"
            r"|task and finish group|(?:peer |inspection |review )?team|auditors?|coroner"
            r"|partnership)|internal audit|inspectors|reviewers|they) (?:\w+ )?"
            r"(?:recommends?|urges?|calls? (?:up)?on)\b"
            rf"|\b(?:it is|is|are) (?:\w+ )?recommended that\b|^recommends? that\b"
            rf"|{RECOMMENDATION_IS}",
            re.IGNORECASE,
        ),
        "We recommend that the Home Office fund the register.",
        "The force recommended a new supplier to its partners.",
    ),
    ObligationFamily(
        "modal",
        2,
        MODAL,
        "Chief constables should have their data checked.",
        "The force should have been told earlier.",
    ),
    ObligationFamily(
        "to whom",
        2,
        re.compile(
            rf"^(?:To|For) (?P<who>[^:]{{3,160}}): (?:(?P<that>that|to) |{PHRASE},? )?"
            r"(?P<verb>\w+)",
            re.IGNORECASE | re.DOTALL,
        ),
        "To the Home Secretary: that the law be reviewed.",
        "To the north: that is where the stations are.",
        needs_body=True,
    ),
    ObligationFamily(
        "is to",
        2,
        re.compile(r"^(?P<who>.{2,160}?) (?:is|are) (?:now |also )?to (?:be )?(?P<verb>[a-z]+)\b"),
        "The National Police Chiefs\u2019 Council is to agree a form.",
        "The aim is to hold offenders to account.",
        needs_body=True,
    ),
    ObligationFamily(
        "that clause",
        2,
        re.compile(r"^[\"“]?[Tt]hat (?P<rest>.+)", re.DOTALL),
        "That the College of Policing publish guidance.",
        "That the report be noted.",
        needs_body=True,
    ),
    ObligationFamily(
        "needs to",
        1,
        re.compile(
            r"^(?P<who>.{0,300}?)\b(?:needs?|has|have|(?:is|are) (?:required|expected|obliged|asked"
            r"|invited|urged|requested|advised|encouraged|recommended)"
            r"|(?<=\byou )are under a(?: \w+)? duty) "
            r"(?:\w+ly )?to (?P<verb>[a-z]+)\b",
            re.IGNORECASE,
        ),
        "The force needs to improve how it records crime.",
        "Officers have to wait for a car.",
        needs_body=True,
    ),
    ObligationFamily(
        "asks",
        2,
        re.compile(
            r"\b(?:HMIC(?:FRS)?|HM Inspectors|[Ii]nspectors|[Tt]he inspectorate|[Tt]hey|[Ww]e|I)"
            r" (?:have |has |had )?(?:also )?(?:asked|told|urged|instructed|asks|tells?|wants?)"
            r" (?P<who>the (?:force|constabulary|service|chief constable)|it"
            rf"|[A-Z]\w+ (?:Police|Constabulary))(?:,? {PHRASE},?)?"
            r" to:?(?= |$)(?! (?:explain|say|describe|show|tell|give us|send|provide)\b)",
        ),
        "Inspectors have asked the force to improve its records.",
        "Inspectors asked the force to explain its records.",
    ),
    ObligationFamily(
        "infinitive",
        2,
        re.compile(
            r"^(?!(?:They|It|This|These|There|He|She) )"
            r"(?P<who>[^.:;]{2,200}?),? to (?:[a-z]+ly )?(?P<verb>[a-z]+)\b(?! (?:has|have|is)\b)"
        ),
        "The College of Policing to amend its training.",
        "Work to create a system has begun.",
        needs_body=True,
    ),
    ObligationFamily(
        "is essential",
        1,
        re.compile(
            r"^(?:\w+, )?it is (?:\w+ )?(?:essential|vital|imperative|crucial|critical|important"
            r"|necessary) that (?P<rest>.+)",
            re.IGNORECASE | re.DOTALL,
        ),
        "It is essential that the Home Office and forces have one list.",
        "It is essential that victims trust what they are told.",
        needs_body=True,
    ),
)
"""The families in order; the first that matches counts."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """The way in which a sentence obliges somebody."""

    family: str
    weight: int
    start: int
    """The place where the obliging words begin."""
    subject: str
    """The words for who is to act, without time or purpose; they may name no known body."""

    is_strict: bool = False
    """Whether it says must."""

    @property
    def names_body(self) -> bool:
        """Whether the subject names a body."""
        return bool(bodies_in(self.subject))


@lru_cache(maxsize=8192)
def obligation(sentence: str) -> Obligation | None:
    """Return how a sentence obliges; None if it obliges nobody or asks a question."""
    text = sentence[:_LONGEST]
    is_asked = text.rstrip("\"”\u2019')").endswith("?") or _HEADING.fullmatch(text)
    if is_asked or _TELLS_READERS.match(text):
        return None
    for family in FAMILIES:
        found = family.pattern.search(text) or _to_be_done_by_then(family, text)
        made = _judged(family, found, text) if found else None
        if made:
            return made
    return None


def _to_be_done_by_then(family: ObligationFamily, text: str) -> re.Match[str] | None:
    """Return "should have" behind a time limit: By March the force should have filled its posts."""
    is_dated = family.name == "modal" and (WHEN.match(text) or event_in(text))
    return _SHOULD_HAVE.search(text) if is_dated else None


_SHOULD_HAVE = re.compile(r"\b(?:should|must)(?= have\b)", re.IGNORECASE)


def _judged(family: ObligationFamily, found: re.Match[str], text: str) -> Obligation | None:
    at = found.start()
    if family.name == "recommends":
        who = recommended_subject(text, found)
        is_plain = _SAYS_RECOMMENDED.search(found[0]) is not None
        return Obligation(family.name, family.weight, at, who) if is_plain or is_body(who) else None
    if family.name in ("that clause", "is essential"):
        who = body_before_verb(found["rest"])
        return Obligation(family.name, family.weight, at, who) if who else None
    if family.name == "asks":
        who = "the force" if found["who"] == "it" else found["who"]
        return Obligation(family.name, family.weight, at, who)
    if not family.needs_body:
        is_promise = _OURS.search(text[:at]) and not WHEN.match(text)
        who = subject_before(text[:at])
        is_strict = found[0].casefold() == "must"
        made = Obligation(family.name, family.weight, at, who, is_strict)
        return None if is_promise else made
    who = subject_before(found["who"], strict=True)
    is_asked = found["verb"].casefold() in VERBS or family.name == "needs to"
    if not ((is_asked or found.groupdict().get("that")) and is_body(who)):
        return None
    return Obligation(family.name, family.weight, found.end("who"), who)


def obliges_a_body(sentence: str) -> bool:
    """Check whether a sentence obliges somebody, and names the body."""
    found = obligation(sentence)
    return found is not None and found.names_body


def plainest_obliging(parts: Sequence[str]) -> tuple[int, Obligation] | None:
    """Return the sentence of a conclusion that recommends, else the first that says who is to act.

    "We believe that there should be a plan" may stand before what is recommended.
    """
    found = [(place, made) for place, each in enumerate(parts) if (made := obligation(each))]
    recommends = (each for each in found if each[1].family == "recommends")
    names = (each for each in found if each[1].names_body or each[1].is_strict)
    plain = (each for each in found if not _SAYS_NOT_WHO.match(each[1].subject))
    return next(chain(recommends, names, plain, found), None)


def first_obliging(parts: Sequence[str]) -> tuple[int, Obligation] | None:
    """Return the first of some sentences that obliges, and how."""
    for place, sentence in enumerate(parts):
        if made := obligation(sentence):
            return place, made
    return None
