"""The figure that a statement gives for a measure of success."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from peeltrack.language.claims import LEFT, LENT
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.language.shortfalls import done_of_wanted
from peeltrack.language.told import finds
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.figure_for import counts, figure_for, none_of, rest_of
from peeltrack.queries.challenge.measure_words import (
    NEUTRAL,
    is_of_kind,
    key_words,
    measure_words,
    time_bound,
    time_limit,
)
from peeltrack.queries.challenge.series import clause_of, is_limit, telling_words
from peeltrack.queries.challenge.standards import (
    ALL,
    NONE,
    Standard,
    clause_with_standard,
)
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    missing_words,
    shared,
    shares_word,
)
from peeltrack.wording import uncapitalised

_THE_FIGURE = re.compile(
    r"\b(?:the|that|this) (?:figure|rate|share|proportion|percentage|level|average|number)\b(?! of)"
    r"|\bit (?:is|was|stood|stands|rose|fell|has)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"(?:no|not one|none of the) (?P<who>[a-z]+)s? (?:has|have|with|carries|holds|waits?)"
    r"(?: \w+)? (?:more|longer|over)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:to|per|for|from|by) (?:an?|each|every|any) (?P<who>(?!week|month|year|day)\w+)", re.I
)
_SAYS_RATE = re.compile(
    r"\b(?:(?:to|per|for|from|by) (?:an?|each|every|any)|average|mean|median|\w*loads?|each|every"
    r"|highest|most|apiece)\b",
    re.I,
)
_LOADS = ("caseload", "workload")
"""What updates call a count for each of somebody."""
_OLDEST = re.compile(r"\b(?:oldest|longest|wait(?:s|ed)?)\b", re.IGNORECASE)
_FEW = 4
"""A smaller whole is no sample: one of the two auditors."""
_STAFF = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:new|temporary|additional|extra|agency|funded|further) (?:[\w-]+ ){0,2}?"
    r"(?:officers?|staff|posts?|investigators?|detectives?|analysts?|handlers?)\b",
    re.IGNORECASE,
)
"""What is behind a count of those who do the work: four temporary vetting officers."""
_HOPED = re.compile(
    r"\b(?:expect|hope for|plan for|predict|forecast|aim for)(?: to (?:be at|reach|see|have))? "
    r"(?:about |some |the )?$",
    re.IGNORECASE,
)
"""What stands before a figure that is only expected: and we expect 85% by February."""
_OF_WHICH = re.compile(r" of (?:them|which|these|those|whom)\b", re.IGNORECASE)
"""What makes a count a part of another: 142 are overdue, 19 of them to those at high risk."""


class MeasureReading(NamedTuple):
    """A figure that an update gives for a measure."""

    place: int
    """The place of the update among the item's."""
    update: ProgressUpdate
    statement: str
    figure: Figure

    @property
    def printed(self) -> str:
        """The figure as it stands within a sentence."""
        return uncapitalised(self.figure.shown)


class Wanted(NamedTuple):
    """The words by which the figure for a measure is known."""

    standard: Standard
    words: tuple[str, ...]
    keys: tuple[str, ...]
    """Words that are each enough, where a statement has one figure of the kind."""
    own: tuple[str, ...]
    """Words that no other measure of the item has, where it has several of the kind."""
    others: tuple[str, ...]
    """Words that other measures alone have."""
    limit: str = ""
    """The time within which it wants a share, if no other measure names the same."""
    who: str = ""
    """The people of a limit that holds for each: no investigator with more than 15."""
    bound: str = ""
    """The time beyond which it counts: for more than six months."""
    is_rate: bool = False
    """Whether it is a count for each of somebody: no more than 50 to an officer."""

    @classmethod
    def of(cls, item: Item, measure: Measure, standard: Standard) -> "Wanted":
        """Return the words for one measure of an item."""
        words = measure_words(clause_with_standard(measure.text))
        rest = [
            word
            for other in item.measures
            if other.text != measure.text and is_of_kind(other, standard)
            for word in measure_words(clause_with_standard(other.text))
        ]
        mine = shared(words, rest)
        own = tuple(word for word in words if rest and word not in mine)
        others = tuple(word for word in rest if not shared([word], words))
        limit = time_limit(measure.text) if standard.unit == Unit.SHARE else ""
        if any(o.text != measure.text and time_limit(o.text) == limit for o in item.measures):
            limit = ""
        limited = _LIMITED.match(measure.text)
        who = limited["who"] if limited and standard.value else ""
        keys, bound = key_words(item, measure, standard), time_bound(measure.text)
        is_count = standard.unit == Unit.COUNT and standard.value > 0
        rate = _RATE.search(measure.text) if is_count else None
        if rate:
            who, keys = rate["who"], (*keys, *_LOADS)
        return cls(standard, words, keys, own, others, limit, who, bound, rate is not None)

    @property
    def unwanted(self) -> tuple[str, ...]:
        """The words for what is unwanted, if the measure is that there be little of it."""
        return tuple(w for w in self.words if is_unwanted(w)) if self.standard.at_most else ()

    def figures_in(
        self, told: Sequence[str], found: Sequence[MeasureReading]
    ) -> Iterator[tuple[str, Figure]]:
        """Yield the statements of an update with a figure for the measure, given earlier ones."""
        wholes = {each.figure.whole for each in found}
        for place, statement in enumerate(told):
            figure = self.figure_in(statement, told[place - 1] if place else "")
            if figure is None and found:
                figure = self.goes_on(statement, wholes)
            if figure is None and found and _THE_FIGURE.search(statement):
                figure = self.figure_meant(statement)
            if figure and not (found and self.is_wider(statement, found[0].statement)):
                yield statement, figure

    def closeness(self, statement: str) -> int:
        """Return how near a statement is to the measure: its telling words, or its time."""
        is_bound = bool(self.bound) and time_bound(statement) == self.bound
        return len(shared(self.words, content_words(statement))) + (len(self.words) + 1) * is_bound

    def figure_in(self, statement: str, before: str) -> Figure | None:
        """Return the figure for the measure in a statement, if it has one."""
        if not figures(statement) and not ALL.search(statement) and not NONE.search(statement):
            return None
        if self.is_rate and not _SAYS_RATE.search(statement):
            return None
        is_in_limit = bool(self.limit) and time_limit(statement) == self.limit
        is_known = is_in_limit or shares_word(statement, (*self.words, *self.keys, *self.own))
        if self.others and not is_known:
            return None
        named = [each for each in figures(statement) if self._may_be(statement, each)]
        is_count = self.standard.unit == Unit.COUNT
        kind = [e for e in named if e.unit == self.standard.unit or (is_count and counts(e))]
        alike = _apart(kind)
        known = (
            (
                _is_like(self.words, statement, f"{before} {statement}")
                and (not self.unwanted or shares_word(f"{before} {statement}", self.unwanted))
            )
            or (len(alike) == 1 and shares_word(statement, self.keys))
            or (len(alike) == 1 and self.bound and time_bound(statement) == self.bound)
            or (len(alike) == 1 and is_in_limit)
            or any(shares_word(clause_of(statement, each), self.own) for each in alike)
            or any(self._is_bare(statement, each) for each in alike)
            or (self.standard.unit == Unit.TIME and not self.others and _OLDEST.search(statement))
        )
        if beyond := self.beyond_in(statement):
            return beyond
        words = (*self.words, *self.keys) if self.is_rate else self.words
        found = figure_for(self.standard, statement, words, named) if known else None
        if not found and known and self.standard.unit == Unit.SHARE and not self.standard.at_most:
            found = done_of_wanted(statement)
        return found or self.rest_in(statement)

    def rest_in(self, statement: str) -> Figure | None:
        """Return how many a statement leaves over for a measure that wants none: 96% of 1,190."""
        wants_none = self.standard.unit == Unit.COUNT and self.standard.value == 0
        things = [word for word in self.words if not is_unwanted(word)] if wants_none else []
        for each in figures(statement):
            clause = clause_of(statement, each)
            is_so = is_wanted(clause) and not is_unwanted(clause) and shares_word(clause, things)
            if each.unit == Unit.SHARE and each.whole and is_so and not each.is_earlier:
                return rest_of(each)
        return None

    def beyond_in(self, statement: str) -> Figure | None:
        """Return how many a statement counts beyond the time that a measure names."""
        if self.standard.unit != Unit.TIME or not self.bound or time_bound(statement) != self.bound:
            return None
        counted = (each for each in figures(statement) if each.unit == Unit.COUNT)
        return next(counted, None) or none_of(statement)

    def is_wider(self, statement: str, before: str) -> bool:
        """Check whether a statement leaves out what narrowed the measure before: at high risk."""
        narrowing = [word for word in self.words if not is_unwanted(word)]
        narrowed = len(shared(narrowing, content_words(before))) > 1 and _OF_WHICH.search(before)
        return bool(narrowed) and not shares_word(statement, narrowing)

    def goes_on(self, statement: str, wholes: Collection[int | None]) -> Figure | None:
        """Return the figure of a statement that names only a part of the same whole: 12 of 23."""
        for each in figures(statement):
            telling = telling_words(clause_of(statement, each))
            is_same = each.whole and each.whole in wholes and not each.is_earlier
            if is_same and len(shared(telling, (*self.words, *NEUTRAL))) * 2 >= len(telling):
                return each if self.standard.unit == Unit.SHARE else None
        return None

    def figure_meant(self, statement: str) -> Figure | None:
        """Return the figure of a statement that only says "the figure", if it may be this one."""
        named = [each for each in figures(statement) if self._may_be(statement, each)]
        return figure_for(self.standard, statement, self.words, named)

    def _may_be(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure is not an earlier one, and not one for another measure."""
        clause = clause_of(statement, figure)
        is_other = shares_word(clause, self.others) and not shares_word(clause, self.own)
        is_opposite = (
            self.standard.at_most
            and figure.unit != Unit.TIME
            and is_wanted(clause)
            and not is_unwanted(clause)
            and not shares_word(clause, self.keys)
        )
        is_of_few = (figure.whole or _FEW) < _FEW and (
            not shares_word(clause, self.words) or finds(LENT, clause) or finds(LEFT, clause)
        )
        is_of_staff = figure.unit == Unit.COUNT and _STAFF.match(statement, figure.end)
        behind = statement[figure.end :].split()[:1]
        counts_them = figure.unit == Unit.COUNT and self.who and shares_word(self.who, behind)
        is_apart = is_of_few or is_of_staff or counts_them or is_limit(statement, figure)
        is_hoped = _HOPED.search(statement[: figure.start]) is not None
        return not (figure.is_earlier or is_hoped or is_other or is_opposite or is_apart)

    def _is_bare(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure's clause names nothing else, and there is no other measure."""
        if self.others or bool(figure.period) != bool(self.standard.period):
            return False
        telling = telling_words(clause_of(statement, figure))
        if figure.unit == Unit.TIME:
            telling = telling or telling_words(statement)
        return len(shared(telling, (*self.words, *NEUTRAL))) == len(telling)


def _apart(named: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that only give one of them anew: 88%, 21 of 24."""
    return [
        each
        for place, each in enumerate(named)
        if all(abs(each.value - other.value) >= 1 for other in named[:place])
    ]


def _is_like(words: Sequence[str], statement: str, context: str) -> bool:
    """Check whether a statement has half of the words, counting the one before it, and a third."""
    if not words:
        return False
    wanted = " ".join(words)
    alone = len(words) - len(missing_words(wanted, [statement]))
    together = len(words) - len(missing_words(wanted, [context]))
    return alone * 3 >= len(words) and together * 2 >= len(words)
