"""Words by which an update admits, assures or passes over something. Pure.

Each is a pattern with a sentence that it finds and a like one that it leaves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from peeltrack.language.sentences import sentences


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of saying something."""

    pattern: str
    example: str
    not_this: str


_HARMLESS = (
    r"(?! (?:find|found|identif\w+|need\w*|requir\w+|rais\w+|chang\w+|alone|only|just|expect\w*"
    r"|exceed\w*|delay\w*|fall\w*|fell|los[et]\w*|affect\w*|seen?|been (?:affected|delayed))\b)"
)
"""What is well not to have done: the audit did not find a failure."""

DELAYS = (
    Phrase(
        r"delay(?:s|ed)?|postponed?|put (?:off|back)|paused?|on hold|suspended|stalled|slipped"
        r"|held (?:up|back)|behind (?:schedule|plan)|overr[au]n|deferred",
        "The interface is delayed.",
        "It was done without delay.",
    ),
    Phrase(
        r"disrupt(?:s|ed|ion)?|(?:given|gave|giving) up|abandon(?:ed|ing) (?=the|it|this|that|work)"
        r"|unlikely|backlogs?|(?:falls?|fell|fallen) short",
        "The notices are often given up.",
        "The backlog has been cleared.",
    ),
)
"""Something was delayed or given up."""

ADMISSIONS = (
    *DELAYS,
    Phrase(
        r"(?:has|have|had|is|are) yet to|yet to be|not yet|still to (?:be )?\w+|remains? to be"
        r"|has (?:still )?not been|have (?:still )?not been"
        rf"|(?:has|have|had|is|are|was|were|does|do|did|could)(?: still)? not{_HARMLESS}"
        rf"|(?:has|have|is|are|was|were|did|does|do|could)n['\u2019]t{_HARMLESS}"
        r"|cannot (?:yet|guarantee|confirm|say|give|recruit|meet|fill|afford|see|share|access)"
        r"|cannot be (?:filled|met|done|confirmed|guaranteed|seen|shared|read|recruited|said)",
        "The panel has yet to meet.",
        "It will be done yet.",
    ),
    Phrase(
        r"lapsed|expired|r[au]n out|broke down|broken(?! down (?:by|into))"
        r"|failed|fails|withdrawn|cancelled",
        "The licence lapsed in May.",
        "The licence was renewed.",
    ),
    Phrase(
        r"overdue|(?<!graded )(?<!rated )(?<!an )outstanding|vacant|unfilled"
        r"|vacanc(?:y|ies)|unresolved|unfunded|unallocated"
        r"|unassessed|uninvestigated|untrained|unvetted|unsigned|unanswered|unable"
        r"|missed|(?<!of )late(?! (?:shifts?|turns?|duty|spring|summer|autumn|winter"
        r"|[JFMASOND][a-z]+\b))|shortages?"
        r"|short of|shortfall|understaffed",
        "Two posts are vacant.",
        "No visit is overdue.",
    ),
    Phrase(
        r"seldom|rarely|hardly|scarcely|(?<!\ba )few (?:of|have|are|were|had)"
        r"|only (?=\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|part|half)\b)"
        r"|fewer than half|less than half|inconsistent(?:ly)?|patchy|uneven(?:ly)?|slow(?:ly|er)?",
        "Victims are seldom told.",
        "A few of the officers asked for more.",
    ),
    Phrase(
        r"worse(?:ned|ning)?|deteriorat\w+|(?:has|have|had) left\b|resigned|gone sick",
        "Eleven of them have left.",
        "Complaints were recorded.",
    ),
    Phrase(
        r"there (?:is|are|was|were) (?:still )?no(?! longer)"
        r"|no (?:record|evidence|decision|agreement"
        r"|date|plan|funding|bid|analyst|one is|one has)|nobody has"
        r"|none (?:has|have|is|are|was|were)"
        r"|(?:await|wait)s? for|awaiting (?:a|the|approval|funding)|waiting list"
        r"|has waited|have waited|(?:was|were|are|is) waiting",
        "There is no record of a discussion.",
        "There is a record of each discussion.",
    ),
)
"""Something was delayed, is missing, ran out or got worse."""

ON_TRACK = (
    Phrase(
        r"on (?:track|course|schedule|target)|as planned"
        r"|(?:going|goes|progressing|progress) (?:well|to plan)",
        "We remain on track for December.",
        "The track record is poor.",
    ),
)
"""All is said to be well."""

READY = (
    Phrase(
        r"ready (?:for|to be) (?:closure|closed?|closing|sign[- ]off|submi\w+)"
        r"|can (?:now )?be closed"
        r"|(?:is|are|as|considered|now|been) (?:fully )?(?:complete|completed|closed|discharged)\b"
        r"|(?:all|every) (?:work|actions?|steps?) (?:is|are|(?:has|have) been) (?:done|complete\w*)"
        r"|propose[sd]? (?:for )?(?:closure|to close)|recommend(?:s|ed)? (?:for )?closure",
        "It is considered ready for closure.",
        "Interviews go on until the closure of the office.",
    ),
)
"""All is said to be done."""

SURVEYED = (
    Phrase(
        r"(?:survey|questionnaire|dip[- ]sampl\w*|audit|poll|staff survey|focus groups?|peer review"
        r"|mystery shopp\w+|consultation|inspection by|evaluation|reality test\w*)"
        r"(?: [\w'\u2019-]+){0,8}? (?:(?:has|have) (?:now )?been (?:run|held|done|carried|completed"
        r"|conducted|sent|undertaken)|was (?:run|held|done|carried out|completed|conducted|sent"
        r"|undertaken)|were (?:run|held|done|carried out|completed|conducted|undertaken)|took place"
        r"|ran (?:in|from|for|between)|closed (?:in|on)|has (?:closed|finished|ended)|is complete)"
        r"|(?:ran|held|completed|carried out|conducted|undertook|did|finished) (?:a|an|the|its|our)"
        r" (?:[\w'\u2019-]+ ){0,4}?(?:survey|questionnaire|dip[- ]sample|audit|poll|consultation"
        r"|evaluation|review)",
        "The survey of victims has been run.",
        "A survey will be run in May.",
    ),
)
"""Something was looked into."""

RESPONSE_RATE = (
    Phrase(
        r"(?:came|come|sent|been|were|was) (?:back|returned|out)|return(?:ed)? (?:rate|it|them|the)"
        r"|respon(?:ded|se)|replied|replies|took part|completed (?:it|the (?:survey|form))"
        r"|forms?\b|invited",
        "31% came back.",
        "31% were content.",
    ),
)
"""A figure is only of those who answered."""

_CLEARED_BEFORE = re.compile(
    r"\b(?:no|nobody(?: is)?|no longer an?"
    r"|not|never|without|nor|none|avoid\w*|clear(?:s|ed|ing)|overc[ao]m\w+"
    r"|end(?:s|ed|ing)|remov\w+|prevent\w*|reduc\w+|fewer|cut(?:s|ting)?|halv\w+|resolved"
    r"|fill(?:s|ed|ing))\s+"
    r"(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before such words where nothing is admitted: the cleared backlog."""
_CLEARED_AFTER = re.compile(
    r"^(?:\s+[\w'-]+){0,5}?\s+(?:(?:has|have|had) (?:now |since |all )?(?:been |come |gone )?"
    r"(?:cleared|down|fallen|halved|reduced|ended|resolved|filled|dealt)"
    r"|(?:is|are|was|were) (?:now )?"
    r"(?:cleared|gone|over|resolved|filled)|came down|fell|(?:was|were|is|are) none)\b",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:fell|fallen|dropped|dipped|slid|declined|decreased)(?: back| away)?"
    r" (?:to|from|below|since|again|in|by|slightly)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|doubled|climbed|gone up|went up)\b", re.IGNORECASE
)
_UNWANTED = re.compile(
    r"\b(?:abandon|vacan|overdue|re-?offend|outstanding|sick|absence|backlog|complain|attrition"
    r"|wait|withdr|missed|error|queue|delay|times?\b|leavers|turnover|harm|reliance|cost|crimes?\b"
    r"|offences\b|incidents\b|demand|breach|repeat|turned away|unanswered|assaults?)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";\s+")


def _joined(phrases: tuple[Phrase, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(each.pattern for each in phrases)})\b", re.IGNORECASE)


_TABLES: tuple[tuple[Phrase, ...], ...] = (
    DELAYS,
    ADMISSIONS,
    ON_TRACK,
    READY,
    SURVEYED,
    RESPONSE_RATE,
)
_PATTERNS = {phrases: _joined(phrases) for phrases in _TABLES}


def finds(phrases: tuple[Phrase, ...], text: str) -> bool:
    """Check whether a text says something in one of those ways."""
    return _PATTERNS[phrases].search(text) is not None


def moves_the_wrong_way(text: str) -> bool:
    """Check whether something wanted fell, or something unwanted rose: sickness, a queue."""
    fall, rise = _FELL.search(text), _ROSE.search(text)
    if fall and not _UNWANTED.search(text[: fall.start()]):
        return True
    return bool(rise and _UNWANTED.search(text[: rise.start()]))


@lru_cache(maxsize=1 << 13)
def admits(text: str, phrases: tuple[Phrase, ...] = ADMISSIONS) -> bool:
    """Check whether a text admits something, and does not say that it was put right."""
    if phrases is ADMISSIONS and moves_the_wrong_way(text):
        return True
    return any(
        not _CLEARED_BEFORE.search(text[: found.start()])
        and not _CLEARED_AFTER.search(text[found.end() :])
        for found in _PATTERNS[phrases].finditer(text)
    )


@lru_cache(maxsize=1 << 12)
def statements(text: str) -> tuple[str, ...]:
    """Return the sentences of a text on one line each, divided at semicolons too."""
    plain = "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=- )", text))
    return tuple(_clauses(plain))


def _clauses(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        yield from (part.strip(" .;").removeprefix("- ") for part in _CLAUSE.split(sentence))
