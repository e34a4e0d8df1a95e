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
from peeltrack.imports.language.verbs import VERBS

_LONGEST = 1_500
"""The most characters of a sentence that are searched for an obligation."""

_DONE = (
    r"(?:been\b|(?:known|done|seen|made|taken|given|told|gone|come|led|\w{2,20}ed)\b"
    r"(?= (?:the|this|that|these|it|its|them|their|in|on|at|to|by|for|with|us|earlier|sooner|more"
    r"|better|and|a|an)\b|[.,;]|$))"
)

_OPENING = re.compile(
    r"^(?:(?:as soon as|in the meantime|in addition|in order to|as a minimum|as a priority|to|where"
    r"|if|when|until|until then|from|following|after|during|because|given|having|while|once|by"
    r"|before|within|no later than|not later than|with immediate effect|immediately|urgently"
    r"|therefore|however|also|furthermore|finally|in particular|in future|as such|in the"
    r"|over the|we recommend(?: that)?|HMIC(?:FRS)? recommends(?: that)?"
    r"|we (?:also |therefore )?recommend(?: that)?)\b"
    r"[^,:]{0,160}?(?:, |: )(?:we recommend that,? )?)",
    re.IGNORECASE,
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|final|last|other|only)"
_SAYS_RECOMMENDED = re.compile(r"recommend|urge|call", re.IGNORECASE)
RECOMMENDATION_IS = (
    rf"\b(?:(?:the|our|my|a|this|its|one|an) (?:[\w-]+ ){{0,3}}recommendation (?:\w+ )?(?:is|was)"
    rf"|(?:the|our|my) {_ORDINAL}(?: one)? is)(?=:? (?:that|for|to)\b)"
)
"""Words with which running text tells one recommendation: Our first recommendation is that …"""
_RECOMMENDED = re.compile(
    rf"^(?:.{{0,120}}?\b(?:recommends?|recommended|urges?|calls? (?:up)?on|asks?)"
    rf"|.{{0,60}}?{RECOMMENDATION_IS}:?)(?: (?:that|for))?,? ",
    re.I,
)
_WHEN = re.compile(rf"(?:{PHRASE}),?:? ?", re.IGNORECASE)
_NO_VERBS_WORDS = """
of for and in on at the a an with by lead leads areas that which who or from across as had was
is has were will would can could did does are responsible itself themselves also
"""
_NO_VERBS = frozenset(_NO_VERBS_WORDS.split())
_THAT = re.compile(r"^ ?that[,:]? ")
_AND_THAT = re.compile(r",? and that ")
_TO_WHOM = re.compile(r"^:? (?:to|for) (?P<who>[^.:;]{3,200}?)(?:[,:]? (?:that|to)\b|:|$)")
_SAYS_NOT_WHO = re.compile(r"(?:there|this|that|it|these|they|we|which)\b", re.IGNORECASE)
_NEVER_IN_A_NAME = re.compile(r"[:;]|^(?:is|are|was|were|should|must|how|it|they)$")
_HEADING = re.compile(r"(?:what|how|why|who)\b[^.:;]{0,80}[^.:;]", re.IGNORECASE)
"""A heading that asks, as "What should happen next"."""
_OURS = re.compile(r"\b(?:we|I) $", re.IGNORECASE)
_JOINS_ON = re.compile(r"^(?:that|therefore|also|and|so|but|however|equally),? ", re.IGNORECASE)
_ADVERBS = re.compile(r" (?:immediately|urgently|should|also)$")
_AT_THE_END = re.compile(
    r"\b(?:the (?:force|service|constabulary)|(?:all )?chief constables|(?:all )?(?:police )?forces"
    r"|[A-Z]\w+ (?:Police|Constabulary))$"
)
_LONGEST_SUBJECT = 400
_MOST_WORDS = 24
_MOST_OPENINGS = 4


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
        re.compile(
            rf"\b(?:should|must|ought to|shall)\b(?! (?:not )?have (?:not )?{_DONE})(?! it\b)"
            r"(?![ .;)]*$)",
            re.IGNORECASE,
        ),
        "Chief constables should have their data checked.",
        "The force should have been told earlier.",
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
            r"|invited|urged|requested|advised|encouraged|recommended)) "
            r"(?:\w+ly )?to (?P<verb>[a-z]+)\b",
            re.IGNORECASE,
        ),
        "The force needs to improve how it records crime.",
        "Officers have to wait for a car.",
        needs_body=True,
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


_MODAL = next(family.pattern for family in FAMILIES if family.name == "modal")


@lru_cache(maxsize=8192)
def obligation(sentence: str) -> Obligation | None:
    """Return how a sentence obliges; None if it obliges nobody or asks a question."""
    text = sentence[:_LONGEST]
    if text.rstrip("\"”\u2019')").endswith("?") or _HEADING.fullmatch(text):
        return None
    for family in FAMILIES:
        found = family.pattern.search(text) or _to_be_done_by_then(family, text)
        made = _judged(family, found, text) if found else None
        if made:
            return made
    return None


def _to_be_done_by_then(family: ObligationFamily, text: str) -> re.Match[str] | None:
    """Return "should have" behind a time limit: By March the force should have filled its posts."""
    is_modal = family.name == "modal" and _WHEN.match(text) is not None
    return _SHOULD_HAVE.search(text) if is_modal else None


_SHOULD_HAVE = re.compile(r"\b(?:should|must)(?= have\b)", re.IGNORECASE)


def _judged(family: ObligationFamily, found: re.Match[str], text: str) -> Obligation | None:
    at = found.start()
    if family.name == "recommends":
        who = _recommended_subject(text, found)
        is_plain = _SAYS_RECOMMENDED.search(found[0]) is not None
        return Obligation(family.name, family.weight, at, who) if is_plain or is_body(who) else None
    if family.name in ("that clause", "is essential"):
        who = _body_before_verb(found["rest"])
        return Obligation(family.name, family.weight, at, who) if who else None
    if not family.needs_body:
        is_promise = found[0].casefold() == "shall" and _OURS.search(text[:at])
        who = subject_before(text[:at])
        is_strict = found[0].casefold() == "must"
        made = Obligation(family.name, family.weight, at, who, is_strict)
        return None if is_promise else made
    who = subject_before(found["who"], strict=True)
    is_asked = found["verb"].casefold() in VERBS or family.name == "needs to"
    if not (is_asked and is_body(who)):
        return None
    return Obligation(family.name, family.weight, found.end("who"), who)


def _recommended_subject(text: str, found: re.Match[str]) -> str:
    """Return who is to act in what is recommended: before its verb, or its modal."""
    rest = text[found.end() :]
    if (told := _TO_WHOM.match(rest)) and is_body(told["who"]):
        return told["who"]
    rest = _THAT.sub("", rest, count=1).strip()
    modal = _MODAL.search(rest)
    if modal and modal.start() < _LONGEST_SUBJECT:
        before = subject_before(rest[: modal.start()])
        return before if is_body(before) else _body_before_verb(rest) or before
    bare = rest.rstrip(" :")
    if rest.endswith(":") and is_body(bare):
        return bare
    each = (_body_before_verb(clause) for clause in _AND_THAT.split(rest))
    return " and ".join(filter(None, each))


def _body_before_verb(text: str) -> str:
    """Return the bodies with which a clause without a modal begins: "the NPCC lead writes …"."""
    text = _WHEN.sub("", text, count=1) if _WHEN.match(text) else text
    words = text.split(" ", _MOST_WORDS)
    found = []
    for length in range(1, min(len(words), _MOST_WORDS)):
        verb = words[length].strip(",")
        if _NEVER_IN_A_NAME.search(words[length - 1]):
            break
        is_verb = verb.isalpha() and verb.islower() and verb not in _NO_VERBS
        who = _ADVERBS.sub("", " ".join(words[:length]).strip(" ,"))
        if is_verb and who.rpartition(" ")[2] not in _NO_VERBS and is_body(who):
            if _is_known_verb(verb):
                return who
            found.append(who)
    return found[0] if found else ""


def _is_known_verb(word: str) -> bool:
    """Check whether a word is a verb that asks, as it stands or with its s: reviews, applies."""
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return any(stem in VERBS for stem in stems)


def subject_before(text: str, *, strict: bool = False) -> str:
    """Return who is to act before an obligation, without the words for when or what for.

    In "To improve its service the force" that is the force, unless the whole subject is asked for.
    """
    subject = _RECOMMENDED.sub("", text.strip(" \"“\u2018'"), count=1)
    for _ in range(_MOST_OPENINGS):
        shorter = _JOINS_ON.sub("", subject, count=1)
        shorter = _WHEN.sub("", shorter, count=1) if _WHEN.match(shorter) else shorter
        shorter = _OPENING.sub("", shorter, count=1)
        if shorter == subject:
            break
        subject = shorter
    if len(subject) > _LONGEST_SUBJECT:
        return ""
    subject = _WHEN.sub("", subject).strip(" ,:")
    at_the_end = None if strict else _AT_THE_END.search(subject)
    return at_the_end[0] if at_the_end and not bodies_in(subject) else subject


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
