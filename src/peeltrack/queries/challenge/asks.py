"""The question to put about a statement of an update, by its words. Pure."""

import re
from collections.abc import Callable, Sequence

from peeltrack.language.admissions import EFFECTS, admits
from peeltrack.language.bases import changes_basis
from peeltrack.language.claims import DONE, HELP_SOUGHT
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.language.telling import has_words
from peeltrack.language.told import finds
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.clauses import clause_of, own_figures
from peeltrack.queries.challenge.wanted import EACH_TIME

_ENDS = re.compile(
    r"\b(?:ends?|expires?|finish(?:es)?|stops?|runs? out|runs? until|comes? to an end)\b"
    r"(?! (?:of|to)\b)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|so that|owing to|due to|given that|reflects?"
    rf"|since (?!{MONTH}|last|the|then|\d))\b"
    r"|, as (?:it|they|we|the|one|two|three|four|\d+)\b|\bafter (?:an?|the|two|three)\b",
    re.IGNORECASE,
)
"""How a statement says itself why."""
_REMEDY = re.compile(
    r", so (?:we|I|they|(?:the|our|my) [\w' ]{1,30}?) (?:will|have|has)\b", re.IGNORECASE
)
"""How a statement of a difficulty says what is done about it."""
_WITH_OTHERS = re.compile(
    r"\b(?:no|not had an?|without an?) (?:reply|answer|response|decision|steer)\b"
    r"|\b(?:is|are|remains?|sits?) with\b|\b(?:have|has) (?:asked|applied|bid) for\b",
    re.IGNORECASE,
)
_PAST = (
    r"\w+ed|began|bought|brought|built|came|did|fell|found|gave|got|had|held|kept|left|lost|made|met"
    r"|paid|ran|rose|saw|sent|spoke|told|took|was|went|were|won|wrote"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|should|expects?|(?:hopes?|plans?|intends?|aims?|would like) to|on course"
    r"|on track|booked|(?:planned|scheduled) (?:for|in|on|to|with)|forecast|due (?:in|by|on|to|at)"
    r"|(?<!continue )(?<!continues )to be \w+ed|to (?:start|begin))\b"
    rf"|^(?!.*\b(?:{_PAST})\b).*\b(?:in|by|from) {MONTH}$",
    re.IGNORECASE,
)
_WORSE = re.compile(r"\b(?:dip|deteriorate|(?:get )?worse|worsen|slip|suffer)\b", re.IGNORECASE)
"""How something wanted is expected to go: timeliness will dip."""
_OF_HMICFRS = re.compile(r"\b(?:HMICFRS|inspectors|inspectorate)\b(?=.*\b(?:re)?visit)", re.I)
_SAID = re.compile(
    r"\b(?:reports?|says?|said|tells?|told|feels?|felt|thinks?|believes?) (?:us |me )?"
    r"(?:that|it|the|they)\b",
    re.IGNORECASE,
)
"""How a statement gives what others say."""
_STILL = re.compile(
    r"\b(?:still|remains?|remaining|outstanding|await\w*|pending|waiting)\b", re.IGNORECASE
)
_WELL = re.compile(
    r"\b(?:resilient|strong|high|robust|positive|healthy|embedded|sustained|maintained)\b", re.I
)
_UNDER_WAY = re.compile(r"\bbeing \w+(?:ed|t|n)\b|^(?:[\w'-]+ ){1,5}under way$", re.IGNORECASE)
_DONE = re.compile(
    r"^(?!.*\b(?:is|are|was|were|has|have)\b)(?:[\w'-]+ ){1,6}\w+ed\b(?! (?:by|to) )", re.IGNORECASE
)
"""A note without its verb: Leaflet issued."""
_WAS_DONE = re.compile(r"\b(?:was|were|has been|have been) (?!not\b)\w+ed\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:down|dropped|fallen|fell|reduced|lower|fewest|lowest|best)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?:up (?:from|by|to)|risen|rose|improved|better|best|gain of)\b", re.IGNORECASE
)
"""How a statement says that what is unwanted, or wanted, goes the right way."""
_EXTREME = re.compile(r"\b(?:highest|lowest|longest|oldest|largest)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
_ONLY = re.compile(r"\b(?:only|just|no more than) (?:[a-z]+ ){0,2}$", re.IGNORECASE)
"""What stands before a figure that is said to be small."""
_AT_RISK = re.compile(
    r"\b(?:child(?:ren)?|victims?|callers?|suspects?|offenders?|detainees?|people|persons?|girls?"
    r"|boys?|women|missing|vulnerab\w+|high[- ]risk|abuse|visits?|incidents?|referrals?|calls?)\b",
    re.IGNORECASE,
)
"""Those whom the work protects, or by whom they are counted."""
_HARM = re.compile(
    r"\b(?:injur\w+|violen\w+|deaths?|collisions?|burglar\w+|robber\w+|stabbings?|assaults?|thefts?"
    r"|offences?"
    r"|reoffending|calls (?:to us|from))\b",
    re.IGNORECASE,
)
"""What a force wants less of among the public."""
_SPARED = re.compile(
    r"\bnot (?:been )?(?:affected|needed|required|changed|at risk)\b|\bno (?:complaints?|harm)\b"
    r"|\b(?:wait(?:s|ing)?|held|kept|turned away) no longer\b"
    r"|^none (?:concerned|involved|of)\b.*\brisk\b"
    r"|\bno longer (?:an?|the) (?:\w+ )?(?:barrier|bottleneck|brake|concern|drag|issue|problem)\b",
    re.IGNORECASE,
)
"""How a statement says with a not that all is well."""
_NO_EFFECT = re.compile(rf"\bwithout (?:an?|any) (?:\w+ )?(?:{EFFECTS})\b", re.IGNORECASE)
"""How a statement claims that a change does nothing unwanted."""
_ASKED_FOR = re.compile(
    r"\b(?:has|have|was|were) (?:now )?(?:been )?(?:invited|asked|commissioned|requested|tasked)\b",
    re.IGNORECASE,
)
"""How a statement says that somebody else is to do a thing."""
_LIKELIER = re.compile(r"\btimes (?:as|more) likely\b|\btimes the rate\b", re.IGNORECASE)
"""How a statement tells of a disparity in other words."""
_HOPED = re.compile(
    r"\b(?:confident|achievable|realistic|optimistic|hopeful|tight|stretching)\b", re.IGNORECASE
)
_DEPENDS = re.compile(r"\b(?:if|unless|provided|subject to|depends? on)\b", re.IGNORECASE)
"""How a figure is said to hang on something."""
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none (?:is|are|was|were|has|have)|no (?:[a-z-]+ ){0,2}(?:callers?"
    r"|child(?:ren)?|detainees?|man|officers?|patients?|persons?|suspects?|victims?|woman))\b",
    re.IGNORECASE,
)
_NIL = re.compile(r"^[\w ,-]{3,40}:? (?:nil|none|zero)$", re.IGNORECASE)
"""A note that there are none: Complaints: nil."""
_PROUD = re.compile(r"\b(?:delighted|glad|pleased|proud)\b", re.IGNORECASE)
_BEFORE_AND_AFTER = re.compile(
    r"\bbefore\b[^.;]{0,80}\bafter\b|\bthen\b[^.;]{0,80}\bnow\b", re.IGNORECASE
)
"""How two numbers are said to be of two times, and not one a part of the other."""
_MAY_BE = re.compile(r"\b(?:can|could|may|might) (?:be|reach)\b|\bup to\b", re.IGNORECASE)
"""How a share is said to be what something takes at times."""
_HELD = re.compile(r"\btalks (?:was|were|have been) (?:given|held)\b", re.IGNORECASE)
"""What was said to an audience, and is not to be agreed."""
_REMAINDER = re.compile(r"\bof (?:them|these|those|which|whom)\b|\ball but \w+\b", re.IGNORECASE)
"""What tells of a part of what the words before it count."""
_LOOKS = re.compile(
    r"\b(?:will|shall|to) (?:also )?(?:look (?:at|into)|consider|examine|explore|review)\b",
    re.IGNORECASE,
)
_RATE = re.compile(rf"\b{EACH_TIME}")
_SMALL = 15
"""A share in per cent below it is said to be small by "only", as is good."""
_FEW, _LABEL = 4, 3
"""A number that counts more than single things, and words of a label with its figure: ARMS 11."""

ANOTHER_BASIS = "why, who agreed to it, and what is the figure on the old basis"
EXPLAINED = "what explains it, and what is done differently now"
ENOUGH = "is that enough, what shows it, and what else is being done"
FOLLOWS = "what follows then, who decides it, and by when"
ANSWER = "who is to answer, by when, and what is done meanwhile"
ADMITTED = "why, who has to act, and what is being done by when"
AT_RISK = "why, how many are at risk meanwhile, and what is being done by when"
MEANWHILE = "what is done about it meanwhile, and by when is it put right"
LOOKED_AT = "what was found, and what is being done by when"
FOUNDED = "what is that founded on, and what shows it in figures"
SHOWN = "what shows it, in figures"
AGREED = "when will it be agreed, by whom, and what is done until then"
FOR_THE_WORK = "what does it mean for the work, why, and what is done by when"
OTHERS = "what about the others, which are they and why, and by when"
HOW_MANY = "out of how many, why, and what has that changed"
COMPARED = "how does that compare with before, why, and what comes next"
LASTS = "what shows that it will last, and what could undo it"
WHEN = "when will that be done, and what is done until then"
MOVED = "why, what is being done about it, and what comes next"
SURE = "how sure is that, who answers for it, and what if it does not come"
READY = "how ready is the force for that"
STILL = "why still, who has to act, and what is being done by when"
SO_FAR = "what has come of it so far, who decides, and until when"
CHANGED = "what has that changed, in figures"
FOLLOWED = "why, what follows from that, and what is being done by when"

OF_A_MEASURE = "how does it stand now, by what figure"
AS_THE_MEASURE_HAS_IT = "is that counted as the measure has it"
TO_MEET_IT = "what more will it take to meet it, and by when"
HOLDS = "does that still hold, and what shows it"
SINCE = "how does that stand now, and what was done about it"


def _has(group: str) -> Callable[[str], bool]:
    return lambda statement: has_words(statement, group)


def _is_feared(statement: str) -> bool:
    """Check whether a statement says that something will go worse, and nothing unwanted less."""
    worse = _WORSE.search(statement)
    return worse is not None and not is_unwanted(statement[: worse.start()])


def _is_boast(statement: str) -> bool:
    """Check whether a statement says that only a small share is so."""
    return any(
        each.unit == Unit.SHARE and each.value < _SMALL and _ONLY.search(statement[: each.start])
        for each in own_figures(statement)
    )


def _is_less_harm(statement: str) -> bool:
    now, before = _now_and_before(statement, Unit.COUNT)
    is_less = bool(now and before) and now[0] < before[0]
    return bool(_HARM.search(statement) and (is_less or _LESS.search(statement)))


def _is_spared(statement: str) -> bool:
    """Check whether a statement says that something unwanted happens to nobody, or not at all."""
    is_none = _NOBODY.search(statement) or _NIL.search(statement)
    if is_none is None:
        return False
    said = statement[is_none.start() :] if admits(statement[: is_none.start()]) else statement
    return is_unwanted(said) or _PROUD.search(statement) is not None


_IN_ANY: tuple[tuple[Callable[[str], object], str], ...] = (
    (changes_basis, ANOTHER_BASIS),
    (lambda statement: has_words(statement, "disparity") or _LIKELIER.search(statement), EXPLAINED),
    (_is_boast, COMPARED),
    (_is_less_harm, LASTS),
    (_is_spared, SHOWN),
    (_SPARED.search, SHOWN),
    (_NO_EFFECT.search, FOUNDED),
    (lambda statement: has_words(statement, "draft") and not _HELD.search(statement), AGREED),
    (_ENDS.search, FOLLOWS),
    (_REMEDY.search, ENOUGH),
    (lambda statement: admits(statement) and _LOOKS.search(statement), LOOKED_AT),
    (lambda statement: admits(statement) and _REASON.search(statement), MEANWHILE),
    (lambda statement: admits(statement) and _AT_RISK.search(statement), AT_RISK),
    (admits, ADMITTED),
    (lambda statement: finds(HELP_SOUGHT, statement), ANSWER),
    (_WITH_OTHERS.search, ANSWER),
    (_ASKED_FOR.search, SO_FAR),
)
"""What tells of a statement, with figures or without, and what is asked of it; the first counts."""
_IN_WORDS: tuple[tuple[Callable[[str], object], str], ...] = (
    (_has("praise"), SHOWN),
    (_has("opinion"), FOUNDED),
    (_SAID.search, SHOWN),
    (lambda statement: _AHEAD.search(statement) and _OF_HMICFRS.search(statement), READY),
    (_LOOKS.search, LOOKED_AT),
    (lambda statement: _AHEAD.search(statement) and _is_feared(statement), MEANWHILE),
    (_AHEAD.search, SURE),
    (_UNDER_WAY.search, WHEN),
    (_WELL.search, SHOWN),
    (lambda statement: _NOBODY.search(statement) and is_wanted(statement), ADMITTED),
    (_STILL.search, STILL),
    (_has("unfinished"), SO_FAR),
    (lambda statement: finds(DONE, statement), CHANGED),
    (_DONE.search, CHANGED),
    (_WAS_DONE.search, CHANGED),
    (lambda statement: has_words(statement, "not") and _AT_RISK.search(statement), AT_RISK),
    (_NIL.search, FOLLOWED),
    (_has("not"), ADMITTED),
)
"""What tells of one without figures."""


def asks_about(statement: str, *, has_moved: bool = False) -> str:
    """Return what to ask about a statement, as it follows the quotation, without a mark.

    Args:
        statement: a statement of an update.
        has_moved: whether its figure is another than before, which is quoted with it.
    """
    if asks := _first(_IN_ANY, statement):
        return asks
    if _is_better(statement):
        return LASTS if own_figures(statement) else SHOWN
    is_praise = has_words(statement, "praise") and not own_figures(statement)
    if not is_praise and (has_words(statement, "money") or has_words(statement, "people")):
        return FOR_THE_WORK
    asks = _of_figures(statement, has_moved=has_moved) or _first(_IN_WORDS, statement)
    return asks or FOLLOWED


def asks_since(statement: str) -> str:
    """Return what to ask about a statement that no update since speaks of."""
    return ANOTHER_BASIS if changes_basis(statement) else SINCE


def _first(known: Sequence[tuple[Callable[[str], object], str]], statement: str) -> str:
    return next((asks for tells, asks in known if tells(statement)), "")


def _is_better(statement: str) -> bool:
    if is_unwanted(statement):
        return _LESS.search(statement) is not None
    return is_wanted(statement) and (_MORE.search(statement) is not None or _has_risen(statement))


def _has_risen(statement: str) -> bool:
    """Check whether a share is higher than one before it, which the statement gives too."""
    now, before = _now_and_before(statement, Unit.SHARE)
    return bool(before and now) and now[0] > before[-1]


def _now_and_before(statement: str, unit: Unit) -> tuple[list[float], list[float]]:
    """Return the figures of a statement in a unit that are of now, and those of earlier."""
    given = [each for each in figures(statement) if each.unit == unit]
    now = [each.value for each in given if not each.is_earlier]
    return now, [each.value for each in given if each.is_earlier]


def _of_figures(statement: str, *, has_moved: bool) -> str:
    """Ask about the figures of a statement: what is unwanted, is a part, or counts; or nothing."""
    own = own_figures(statement)
    units = {each.unit for each in own}
    shares = [each for each in own if each.unit == Unit.SHARE]
    counts = [each.value for each in own if each.unit == Unit.COUNT]
    if not (shares or Unit.TIME in units or max(counts, default=0) >= _FEW or has_moved):
        return ""
    is_alone = units == {Unit.TIME} or len(statement.split()) <= _LABEL
    is_denied = has_words(statement, "not") and len(statement.split()) > _LABEL
    is_bad = is_denied or (not is_alone and is_unwanted(statement))
    told = (
        (_HOPED.search(statement) or _DEPENDS.search(statement), SURE),
        (_REMAINDER.search(statement), OTHERS),
        (is_bad and _AT_RISK.search(statement), AT_RISK),
        (is_bad, ADMITTED),
        (len(counts) > 1 and _BEFORE_AND_AFTER.search(statement), LASTS),
        (not shares and _is_part(counts), OTHERS),
        (not is_alone and any(each.part for each in shares), OTHERS),
        (has_moved, MOVED),
        (_AHEAD.search(clause_of(statement, own[0]) if own else statement), SURE),
        (is_alone or _EXTREME.search(statement), COMPARED),
        (shares and _MAY_BE.search(statement), FOR_THE_WORK),
        (any(statement[each.end :].startswith(" of ") for each in shares), OTHERS),
        (shares, COMPARED),
        (len(counts) > 1 and not _RATE.search(statement), COMPARED),
        (not _RATE.search(statement) and not _ORDINAL.search(statement), HOW_MANY),
    )
    return next((asks for is_so, asks in told if is_so), "")


def _is_part(counts: Sequence[float]) -> bool:
    """Check whether the second of several numbers may be a part of the first."""
    return len(counts) > 1 and counts[0] >= _FEW and counts[1] <= counts[0]
