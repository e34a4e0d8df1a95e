"""The figure that a statement gives for a measure of success."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.language.shortfalls import done_of_wanted
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.figures.clauses import clause_of, telling_words
from peeltrack.queries.challenge.figures.figure_for import counts, figure_for, none_of, rest_of
from peeltrack.queries.challenge.figures.groups import parts_in, without_parts
from peeltrack.queries.challenge.figures.measure_words import (
    NEUTRAL,
    time_bound,
    time_limit,
)
from peeltrack.queries.challenge.figures.standards import ALL, NONE
from peeltrack.queries.challenge.figures.wanted import OLDEST, THE_FIGURE, Wanted, aim_of
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    missing_words,
    shared,
    shares_word,
)
from peeltrack.wording import uncapitalised

_SAYS_RATE = re.compile(
    r"\b(?:(?:to|per|for|from|by) (?:an?|each|every|any)|average|mean|median|\w*loads?|each|every"
    r"|highest|most|apiece)\b",
    re.I,
)
_SEVERAL = 2
_PIECE = re.compile(r"(?:(?!,? of (?:which|whom) |[,;:] | and | but ).)+")
"""A piece of a statement that tells of one thing."""
_OF_WHICH = re.compile(r" of (?:them|which|these|those|whom)\b", re.IGNORECASE)
"""What makes a count a part of another: 142 are overdue, 19 of them to those at high risk."""


class MeasureReading(NamedTuple):
    """A figure that an update gives for a measure."""

    place: int
    """The place of the update among the item's."""
    update: ProgressUpdate
    statement: str
    figure: Figure
    group: str = ""
    """The place or group that it is of, if it is not of the whole."""

    @property
    def printed(self) -> str:
        """The figure as it stands within a sentence."""
        return uncapitalised(self.figure.shown)


class WantedFigure(Wanted):
    """A measure with the figures that statements give for it."""

    def figures_in(
        self, told: Sequence[str], found: Sequence[MeasureReading]
    ) -> Iterator[tuple[str, Figure]]:
        """Yield the statements of an update with a figure for the measure, given earlier ones."""
        for place, statement in enumerate(told):
            figure = self.narrowed_in(statement)
            figure = figure or self.figure_in(statement, told[place - 1] if place else "", found)
            if self.rivals and not figure:
                figure = self.aimed_at(statement)
            if figure is None and found and THE_FIGURE.search(statement):
                figure = self.figure_meant(statement)
            if figure and not (found and self.is_wider(statement, found[0].statement)):
                yield statement, figure

    def figure_in(
        self, statement: str, before: str, found: Sequence[MeasureReading] = ()
    ) -> Figure | None:
        """Return the figure for the measure in a statement, if it has one."""
        if not figures(statement) and not ALL.search(statement) and not NONE.search(statement):
            return None
        if self.is_rate and (ratio := self._ratio_in(statement)):
            return ratio
        if self.is_rate and not _SAYS_RATE.search(statement):
            return None
        is_in_limit = bool(self.limit) and time_limit(statement) == self.limit
        is_known = is_in_limit or shares_word(statement, (*self.words, *self.keys, *self.own))
        if self.others and not is_known:
            return None
        named = [each for each in figures(statement) if self.may_be(statement, each)]
        called = [e for e in named if shares_word(clause_of(statement, e), self.short)]
        named = called or named
        is_count = self.standard.unit == Unit.COUNT
        kind = [e for e in named if e.unit == self.standard.unit or (is_count and counts(e))]
        alike = _apart(without_parts(statement, kind))
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
            or (self.standard.unit == Unit.TIME and not self.others and OLDEST.search(statement))
        )
        if beyond := self.beyond_in(statement):
            return beyond
        words = (*self.words, *self.keys) if self.is_rate else self.words
        nearest = _gone_on(found, statement, alike) or self._nearest(statement, named)
        given = figure_for(self.standard, statement, words, nearest) if known else None
        if not given and known and self.standard.unit == Unit.SHARE and not self.standard.at_most:
            given = done_of_wanted(statement)
        return given or self.rest_in(statement)

    def narrowed_in(self, statement: str) -> Figure | None:
        """Return the count whose piece of a statement alone has what narrows the measure.

        Of "131 overdue, high risk nil" it is nil, for a measure of visits to those at high risk.
        """
        if not self.wants_none and not self.bound:
            return None
        pieces = [(found.start(), found.end()) for found in _PIECE.finditer(statement)]
        counted = {piece: given for piece in pieces if (given := _count_in(statement, *piece))}
        said = {piece: statement[slice(*piece)] for piece in counted}
        near = {e: (self._is_beyond(text), self.narrowing_in(text)) for e, text in said.items()}
        most = max(near.values(), default=(False, 0))
        best = [counted[piece] for piece in counted if near[piece] == most]
        return best[0] if any(most) and len(best) == 1 < len(counted) else None

    @property
    def wants_none(self) -> bool:
        """Whether the measure is that there be none of what it counts."""
        return self.standard.unit == Unit.COUNT and not self.standard.value

    def narrowing_in(self, piece: str) -> int:
        """Count the words of a piece that say which of the things the measure is about."""
        narrowing = [word for word in self.words[1:] if not is_unwanted(word)]
        return len(shared(narrowing, content_words(piece))) + self._is_beyond(piece)

    def _is_beyond(self, piece: str) -> bool:
        """Check whether a piece names the time beyond which the measure counts."""
        return bool(self.bound) and time_bound(piece) == self.bound

    def _ratio_in(self, statement: str) -> Figure | None:
        """Return the ratio of a statement as how many there are to one, if it has a single one."""
        named = [e for e in figures(statement) if e.unit == Unit.RATIO and not e.is_earlier]
        is_known = len(named) == 1 and not any(r.is_rate for r in self.rivals)
        return replace(named[0], unit=Unit.COUNT) if is_known else None

    def aimed_at(self, statement: str) -> Figure | None:
        """Return the figure that a statement sets against what this measure alone is to reach."""
        is_alone = self.standard.value not in {each.value for each in self.rivals}
        aimed = (e for e in figures(statement) if aim_of(statement, e) == self.standard.value)
        return next((e for e in aimed if is_alone and e.unit == self.standard.unit), None)

    def _nearest(self, statement: str, named: Sequence[Figure]) -> Sequence[Figure]:
        """Return the shares and times whose clauses have the most words of the measure alone."""
        if self.standard.unit == Unit.COUNT:
            return named
        alike = [each for each in named if each.unit == self.standard.unit]
        if len(alike) < 2 and not self.rivals:
            return named
        named = alike or named
        near = dict.fromkeys(named, 0)
        for place, each in enumerate(named):
            telling = telling_words(clause_of(statement, each))
            before = named[place - 1] if place else None
            goes_on = before and not telling_words(statement[before.end : each.start])
            near[each] = len(shared(telling, self.alone if self.rivals else self.words))
            if before and goes_on and not telling:
                near[each] = near[before]
        most = max(near.values(), default=0)
        return [each for each in named if near[each] == most]

    def rest_in(self, statement: str) -> Figure | None:
        """Return how many a statement leaves over for a measure that wants none: 96% of 1,190."""
        things = [word for word in self.words if not is_unwanted(word)] if self.wants_none else []
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

    def figure_meant(self, statement: str) -> Figure | None:
        """Return the figure of a statement that only says "the figure", if it may be this one."""
        named = [each for each in figures(statement) if self.may_be(statement, each)]
        return figure_for(self.standard, statement, self.words, named)

    def _is_bare(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure's clause names nothing else, and there is no other measure."""
        if self.others or bool(figure.period) != bool(self.standard.period):
            return False
        telling = telling_words(clause_of(statement, figure))
        if statement[: figure.start].endswith("("):
            telling = telling or telling_words(statement[: figure.start])
        if figure.unit == Unit.TIME:
            telling = telling or telling_words(statement)
        labels = [each.label for each in parts_in((statement,)) if each.figure == figure]
        telling = tuple(word for word in telling if not shared([word], " ".join(labels).split()))
        return len(shared(telling, (*self.words, *NEUTRAL))) == len(telling)


def _gone_on(
    found: Sequence[MeasureReading], statement: str, alike: Sequence[Figure]
) -> list[Figure]:
    """Return the figure of several whose clause alone has the words of the one given before.

    "67% of response officers and 26% of contact officers" goes on from "response 64%" with 67%.
    """
    if not found or len(alike) < _SEVERAL:
        return []
    before = telling_words(clause_of(found[-1].statement, found[-1].figure))
    near = {e: len(shared(before, telling_words(clause_of(statement, e)))) for e in alike}
    most = max(near.values())
    best = [each for each in alike if near[each] == most]
    return best if most and len(best) == 1 else []


def _count_in(statement: str, start: int, end: int) -> Figure | None:
    """Return the count of a piece of a statement, or the none that it says."""
    counted = (each for each in figures(statement) if start <= each.start < end and counts(each))
    given = next((each for each in counted if not each.is_earlier), None)
    none = NONE.search(statement, start, end)
    return given or (none and Figure(0, Unit.COUNT, none.start(), none.end(), none[0]))


def _apart(named: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that only give one of them anew: 88%, 21 of 24."""
    return [
        each
        for place, each in enumerate(named)
        if all(abs(each.value - other.value) >= 1 for other in named[:place])
    ]


def _is_like(words: Sequence[str], statement: str, context: str) -> bool:
    """Check whether a statement has half of the words, counting the one before it, and a third."""
    words = [word for word in words if not shares_word(word, GROUPS)] or words
    if not words:
        return False
    wanted = " ".join(words)
    alone = len(words) - len(missing_words(wanted, [statement]))
    together = len(words) - len(missing_words(wanted, [context]))
    return alone * 3 >= len(words) and together * 2 >= len(words)
