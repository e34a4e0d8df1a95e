"""A clause of a measure as it is looked for in updates, and the figures that may be of it."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.queries.challenge.clauses import clause_of, own_figures
from peeltrack.queries.challenge.reported import is_response_rate, measure_words
from peeltrack.queries.challenge.standards import (
    ALL,
    NONE,
    Standard,
    clauses_with_standards,
    standard_of,
    with_limits_counted,
)
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shared, shares_word

OF_IT = 2
"""Telling words of a measure in a statement that gives its figure; an abbreviation is as two."""
NONE_OF_THEM = Standard(0, Unit.COUNT, at_most=True)
"""The standard of a measure that wants none."""
EVERY_ONE = Standard(100, Unit.SHARE, at_most=False)
"""That of one that wants all."""
_LIMIT = re.compile(
    r"\b(?:more than|longer than|over|within|after|in under) $|(?:%|per ?cent) in $", re.IGNORECASE
)
"""What stands before a time that others are set against: 26 by more than 28 days, 89% in 28."""
EACH_TIME = r"(?:an?|each|every|per) (?:hour|day|week|month|quarter|year)\b"
"""How it is said that a number comes anew each time."""
_RATE = re.compile(rf" {EACH_TIME}")
"""What stands behind a number that comes anew each time, and does not say how many there are."""
_SO_FAR = re.compile(r"\b(?:since|so far|in all|in total|altogether|to date)\b", re.IGNORECASE)
"""How a number is said to be of all times together."""
_BASE = re.compile(r"\d [^,;]{0,30}?\b(?:on|from|across|among) $")
"""What stands before the number that another is a part of: 38 overdue on 1,512."""
_LABEL = re.compile(r"[\w.]+-(?:second|minute|hour|day|week|month)\b", re.IGNORECASE)
"""A time that only names what has its own figure: 28-day review 81%."""
_FOR_WANT = re.compile(r"\b(?:for want of|because of|due to|owing to) ", re.IGNORECASE)
"""What stands in a measure before the only reason for which something counts."""
_WILL = re.compile(
    r"\b(?:will|shall|must|should|(?:has|have|is|are) to)\b|['\u2019]ll\b", re.IGNORECASE
)
"""How a statement speaks of what is to come or to be, so that its all or none is no figure."""
_FOR_EACH = re.compile(
    r"\b(?:(?:each|per)(?! (?:day|week|month|quarter|year|half-year)\b)|average|apiece|a head)\b",
    re.IGNORECASE,
)
"""How a number is said to be of each, and not of all together."""
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical(?:ly)?)\b", re.IGNORECASE)
_LONGEST = re.compile(
    rf"\b(?:longest|oldest|shortest|quickest|fastest|slowest|maximum)\b|{NONE.pattern}",
    re.IGNORECASE,
)
"""How a time is said to be that of one case, and not of all."""
_OPINION = re.compile(
    r" of (?:the |our )?[\w-]+(?: who [^,;]{1,40})?"
    r" (?:agreed|felt|found|preferred|rated|said|thought)\b",
    re.IGNORECASE,
)
"""What stands behind a share of those who were asked: 97% of officers rated the training good."""
_OF_FAILURES = re.compile(
    r"(?: [a-z-]+)? (?:not [a-z]+\b"
    r"|(?:that|which|who) (?:are|is|was|were) (?:found |graded |held |made )?"
    r"(?:late|missed|missing|outstanding|overdue|poor|refused|weak|wrong(?:ly)?)\b)",
    re.IGNORECASE,
)
"""What stands behind a share of what went wrong alone: five of the six that were wrong."""
_OF_OPINION = re.compile(
    r"\b(?:agree|confiden|felt|feel|find|found|rate[sd]?\b|said|say|satisf|survey|think)",
    re.IGNORECASE,
)
"""How a measure says that it is of what people think."""
_ALL_OF = re.compile(r"\b(?:all|each|every one)(?: of)?(?: the)? $", re.IGNORECASE)
"""What stands before a number that leaves nothing over: all eleven were made."""
_BEYOND = re.compile(
    r"\b(?:beyond|breach\w*|late|longer|older|outstanding|over|overdue|past)\b", re.IGNORECASE
)
"""How a number is said to be of those beyond a limit: 38 overdue; 138 that wait may not be."""
_IN_TIME = re.compile(r"\b(?:in|on|within|inside) (?:the )?(?:time|limit)\b(?! (?:for|to)\b)", re.I)
"""How an update names a limit of time that the measure has: 96% reviewed in time."""
_RATE_OF = re.compile(
    r"\b(?!(?:an?|average|completion|compliance|current|his|our|overall|pass|present|success|that|the"
    r"|this|timeliness)\b)([a-z]+) rates?\b",
    re.IGNORECASE,
)
"""What a rate is called by: the find rate, which is not the completion rate of a measure."""
WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_ALL_WITH = re.compile(
    r"\b(?:all|each|every one)(?: of (?:them|which|whom))? (?:with|has|have|had)\b", re.IGNORECASE
)
"""How it is said that none is without something: 37, all with a review."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause of a measure, with the words that its figure has to stand beside."""

    clause: str
    standard: Standard
    words: Sequence[str]
    own_words: Sequence[str]
    """Words that no other measure of the item has, which tell more."""
    limits: Set[tuple[float, str]]
    """The times within which something is to be done: 60 minutes."""
    has_own_limits: bool
    """Whether no other measure of the item has them."""
    others_are_limited: bool = False
    """Whether it has no limit of time, and every other measure in its unit has one."""
    others_have_no_limit: bool = False
    """Whether no other measure in its unit has a limit of time."""

    def has_limit(self, text: str) -> bool:
        """Check whether a text names one of the times within which something is to be done."""
        return not self.limits.isdisjoint(times(text)) or self.is_in_time(text)

    def is_in_time(self, text: str) -> bool:
        """Check whether a share is of what is done in time, as only this measure wants it."""
        wants_most = self.standard.unit == Unit.SHARE and not self.standard.at_most
        is_its_own = bool(self.limits) and self.others_have_no_limit and wants_most
        return is_its_own and not times(text) and _IN_TIME.search(text) is not None

    def is_of_those_beyond(self, statement: str) -> bool:
        """Check whether a number is of those beyond the limit, where one counts them.

        890 that wait are not the 150 at most that wait for over six months.
        """
        is_count = self.standard.unit == Unit.COUNT and bool(self.limits)
        return not is_count or _is_beyond(self.limits, statement)

    @property
    def least(self) -> float:
        """How near a statement is to be; of what there is to be none it names half."""
        half = len(self.words) / 2
        return max(OF_IT, half) if self.standard == NONE_OF_THEM else OF_IT


def wanted_of(item: Item, clause: str, standard: Standard) -> Wanted:
    """Return what a clause of one of an item's measures wants."""
    others = [each for each in clauses_of_measures(item) if each != clause]
    words = measure_words(clause)
    common = [word for each in others for word in measure_words(each)]
    limits = times(clause) if standard.unit != Unit.TIME else frozenset()
    alike = [each for each in clauses_in(item, standard.unit) if each != clause]
    return Wanted(
        clause,
        standard,
        words,
        [word for word in words if not shared([word], common)],
        limits,
        has_own_limits=all(limits.isdisjoint(times(each)) for each in others),
        others_are_limited=bool(alike) and not times(clause) and all(map(times, alike)),
        others_have_no_limit=not any(map(times, alike)),
    )


def is_alone(item: Item, standard: Standard) -> bool:
    """Check whether an item has no other measure whose figures a bare one could be."""
    alike = clauses_in(item, standard.unit)
    return len(alike if standard.value == 0 else [e for e in alike if has_number(e)]) == 1


def has_number(clause: str) -> bool:
    """Check whether a clause of a measure sets a number, and not none."""
    standard = standard_of(clause)
    return standard is not None and standard.value > 0


def times(text: str) -> frozenset[tuple[float, str]]:
    """Return the times that a text names, each with its unit."""
    named = figures(with_limits_counted(text))
    return frozenset((each.value, each.period) for each in named if each.unit == Unit.TIME)


def clauses_of_measures(item: Item) -> list[str]:
    """Return the clauses of an item's measures that each set a standard."""
    return [each for measure in item.measures for each in clauses_with_standards(measure.text)]


def clauses_in(item: Item, unit: Unit) -> list[str]:
    """Return the clauses of an item's measures whose standard is in a unit."""
    return [
        each for each in clauses_of_measures(item) if (of := standard_of(each)) and of.unit == unit
    ]


def figures_of(wanted: Wanted, statement: str) -> list[Figure]:
    """Return the figures of a statement that could be of a clause, by what they count."""
    is_count = wanted.standard.unit == Unit.COUNT
    wants_none_without = wanted.standard == NONE_OF_THEM and WITHOUT.search(wanted.clause)
    if wants_none_without and (none := _ALL_WITH.search(statement)):
        return [Figure(0, Unit.COUNT, none.start(), none.end(), none[0])]
    if is_count and wanted.limits and not wanted.has_limit(statement):
        return []
    is_of_another = wanted.standard.unit == Unit.SHARE and wanted.others_are_limited
    if is_of_another and _IN_TIME.search(statement):
        return []
    if is_count and _FOR_EACH.search(wanted.clause) and not _FOR_EACH.search(statement):
        return []
    return [
        each
        for each in (*_counted(wanted, statement), *_in_words(wanted.standard, statement))
        if each.unit == wanted.standard.unit
        and not _counts_others(wanted.clause, statement, each)
        and not (each.unit == Unit.TIME and _LIMIT.search(statement[: each.start]))
        and not (each.unit == Unit.TIME and is_of_the_other_kind(wanted.clause, statement, each))
        and not (is_count and _RATE.match(statement, each.end))
        and not (is_count and _BASE.search(statement[: each.start]))
        and not (each.unit == Unit.TIME and _LABEL.match(statement, each.start))
        and not (wanted.standard.is_rate and _SO_FAR.search(statement))
        and not (wanted.standard == NONE_OF_THEM and _ALL_OF.search(statement[: each.start]))
        and not (_OPINION.match(statement, each.end) and not _OF_OPINION.search(wanted.clause))
        and not is_response_rate(statement, each, wanted.words)
        and not (each.whole and _OF_FAILURES.match(statement, each.end))
    ]


def _counted(wanted: Wanted, statement: str) -> Iterator[Figure]:
    """Yield a statement's figures; 31 of 40 as a number, where a number of 40 is wanted."""
    is_count = wanted.standard.unit == Unit.COUNT
    samples = {each.value for each in figures(wanted.clause)} if is_count else set()
    for each in own_figures(statement):
        is_of_it = each.part is not None and each.whole in samples
        yield replace(each, value=float(each.part or 0), unit=Unit.COUNT) if is_of_it else each


def says_why(wanted: Wanted, statement: str) -> bool:
    """Check whether a statement names the only reason for which a measure counts, if it has one."""
    why = _FOR_WANT.search(wanted.clause)
    return not why or shares_word(statement, content_words(wanted.clause[why.end() :]))


def _in_words(standard: Standard, statement: str) -> Iterator[Figure]:
    """Yield as figures the words that say all or none, where that is what a measure wants."""
    words = {EVERY_ONE: ALL, NONE_OF_THEM: NONE}.get(standard)
    for found in words.finditer(statement) if words and not _WILL.search(statement) else ():
        yield Figure(standard.value, standard.unit, found.start(), found.end(), found[0])


def _counts_others(clause: str, statement: str, figure: Figure) -> bool:
    """Check whether a figure is of people or cases that the measure does not name."""
    behind = statement[figure.end :].split(maxsplit=1)[:1]
    return bool(shared(behind, GROUPS)) and not shares_word(clause, behind)


def is_of_its_kind(clause: str, statement: str) -> bool:
    """Check whether a statement is of the average where a measure is, or of the longest."""
    kind = _AVERAGE if _AVERAGE.search(clause) else _LONGEST
    return bool(kind.search(clause) and kind.search(statement))


def is_of_the_other_kind(clause: str, statement: str, figure: Figure) -> bool:
    """Check whether a time is the longest where a measure is of the average, or the reverse."""
    said = clause_of(statement, figure)
    if _AVERAGE.search(clause):
        return bool(_LONGEST.search(said)) and not _AVERAGE.search(said)
    return bool(_AVERAGE.search(said) and _LONGEST.search(clause))


def may_be_of_those_beyond(clause: str, standard: Standard, statement: str) -> bool:
    """Check whether a number may be of those beyond a clause's limit of time, where none are to be.

    Without such a limit any number may.
    """
    limits = times(clause)
    is_limited = standard == NONE_OF_THEM and bool(limits)
    return not is_limited or _is_beyond(limits, statement)


def _is_beyond(limits: Set[tuple[float, str]], statement: str) -> bool:
    return not limits.isdisjoint(times(statement)) or _BEYOND.search(statement) is not None


def names_unwanted(clause: str, statement: str) -> bool:
    """Check whether a statement names what a measure names as unwanted: late, and not on time."""
    unwanted = [word for word in content_words(clause) if is_unwanted(word)]
    return not unwanted or bool(shared(unwanted, content_words(statement)))


def names_another_rate(words: Sequence[str], statement: str) -> bool:
    """Check whether a statement gives a rate by a word that is not among those of a measure."""
    return any(not shares_word(each[1], words) for each in _RATE_OF.finditer(statement))
