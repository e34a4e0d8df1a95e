"""Words that make a reader ask about a statement of an update. Pure.

No phrase is understood. Each group of words makes a question likelier or less likely, by how many
statements with them a sharp chair would ask about: 4,280 statements of invented updates were
judged, each beside its finding and measure. Those of 240 findings are in
tests/language/telling_statements.tsv. The weights are those of a logistic regression, rounded, and
lowered where strict readers found the questions that they led to of no use.
"""

import re
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.good_news import without_praise


class WordGroup(NamedTuple):
    """Words that make a question about their statement likelier, or less likely below nought."""

    weight: float
    words: frozenset[str]


def _words(weight: float, words: str) -> WordGroup:
    return WordGroup(weight, frozenset(words.split()))


GROUPS = {
    "contrast": _words(
        1.2,
        "but although though however while whilst despite except apart whereas yet albeit"
        " nevertheless otherwise rather instead unless",
    ),
    "unfinished": _words(
        1.65,
        "still remain remains remaining remained outstanding await awaits awaiting awaited pending"
        " until continue continues continuing ongoing present currently moment meantime meanwhile"
        " waiting",
    ),
    "draft": _words(
        2.05,
        "draft drafts drafted drafting circulated proposal options scoping procurement principle"
        " talks consultation",
    ),
    "part": _words(
        0.9, "only some half several few selected majority rest others remainder elsewhere"
    ),
    "chance": _words(0.8, "if provided depends depend subject"),
    "mostly": _words(0.8, "mainly mostly largely principally chiefly partly"),
    "not": _words(
        0.4,
        "no not none never neither nor without cannot unable nil nobody nothing can't isn't aren't"
        " hasn't haven't didn't don't doesn't wasn't weren't",
    ),
    "opinion": _words(
        1.5,
        "confident believe believes feel think seems appears suggest suggests considered consider"
        " sense impression",
    ),
    "praise": _words(
        0.4,
        "positive good strong robust pleased encouraging valuable useful welcome welcomed"
        " excellent constructive satisfied supportive optimism optimistic",
    ),
    "money": _words(
        1.05, "funding funded money budget cost grant bid contract precept overspend savings"
    ),
    "people": _words(
        0.7,
        "vacant vacancy vacancies leave left leaves leaver leavers sick sickness absence absences"
        " seconded secondment abstraction abstracted lent loan short"
        " overtime resigned temporary fixed ends",
    ),
    "basis": _words(
        0.7,
        "figure figures counts counted excluded excludes excluding basis definition measured"
        " reclassified regraded reclassed",
    ),
    "ahead": _words(1.0, "due planned scheduled expect expects expected hope hopes"),
    "extreme": _words(1.2, "lowest weakest worst highest oldest longest slowest furthest poorest"),
    "disparity": _words(
        1.5, "disproportionality disproportionate disproportionately disparity disparities"
    ),
    "all": _words(-1.9, "all every each both whole everyone always any"),
    "settled": _words(-1.5, "secured permanent permanently mainstreamed eliminated"),
    "since": _words(-1.2, "since first same"),
}
"""The groups of words, by what they tell of."""

_IS_MET = re.compile(
    r"\b(?:measures?|targets?|standards?|mark|aim)\b[^.;]{0,30}\b(?:met|exceeded|reached|passed|held)\b"
    r"|\b(?:above|over|inside|within|better than|ahead of|exceed\w*|met) (?:the|our|its|both) "
    r"(?:own )?(?:measures?|targets?|standards?|mark|aim)\b",
    re.IGNORECASE,
)
"""What says that a measure is met."""
_LEFT = ("not", "unfinished")
_NOTHING_LEFT = re.compile(
    r"\b(?:no|none|nobody|not|never|nor|without|nil|zero)\b(?: [\w'-]+){0,3}? "
    r"(?:wait\w*|outstanding|remain\w*|pending|overdue|late|missed|vacan\w+|left|missing)\b",
    re.IGNORECASE,
)
"""What says that nothing is left to do, or nobody waits."""
_WORD = re.compile(r"[a-z0-9]+(?:['\u2019][a-z]+)?")
_LONG = 40
"""Words of a statement that is as long as any."""
_LENGTH = 2.4
_ADMITS, _ADMITTED = 2.2, 1.0
"""What a statement gains that admits something which is so, or was so."""
_THEN = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:is|are|am|has|have|do|does|will|cannot|remains?)\b|'s\b", re.IGNORECASE)
_SAYS_MET = -2.0
_SOON = 8
"""Words of the next statement in which it would turn to the contrary."""
_FIRST = -1.75
_ANSWERED = -0.85
"""What a statement loses that follows on a turn, or is followed by one."""


def telling(statement: str, before: str, after: str) -> float:
    """Return how telling a statement is by its words; more is likelier to be asked about.

    Args:
        statement: a statement of an update.
        before: the statement before it; empty if it is the first.
        after: the statement after it; empty if it is the last.
    """
    statement = without_praise(statement)
    words = _words_of(statement)
    groups = {name: group for name, group in GROUPS.items() if not group.words.isdisjoint(words)}
    if _NOTHING_LEFT.search(statement):
        groups = {name: groups[name] for name in groups if name not in _LEFT}
    weight = sum(group.weight for group in groups.values())
    weight += _LENGTH * min(len(words), _LONG) / _LONG
    weight += _FIRST if after and not before else 0
    if admits(statement) and not _NOTHING_LEFT.search(statement):
        weight += _ADMITTED if is_over(statement) else _ADMITS
    weight += _SAYS_MET if _IS_MET.search(statement) else 0
    return weight + _ANSWERED * (_turns(_words_of(before)) + _turns(_words_of(after)[:_SOON]))


def is_over(statement: str) -> bool:
    """Check whether a statement speaks only of what was so, and not of what is."""
    return _THEN.search(statement) is not None and _NOW.search(statement) is None


def has_words(statement: str, group: str) -> bool:
    """Check whether a statement has a word of a group."""
    return not GROUPS[group].words.isdisjoint(_words_of(statement))


def _turns(words: list[str]) -> bool:
    return not (GROUPS["contrast"].words | GROUPS["not"].words).isdisjoint(words)


def _words_of(statement: str) -> list[str]:
    return _WORD.findall(statement.replace("\u2019", "'").casefold())
