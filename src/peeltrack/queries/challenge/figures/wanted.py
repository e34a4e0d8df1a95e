"""The words by which the figure for a measure of success is known, and whose it may be."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Self

from peeltrack.language.claims import ACTIVITY, LEFT, LENT
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.language.told import finds, joined
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.figures.clauses import (
    clause_of,
    is_change,
    is_limit,
    subject,
    telling_words,
)
from peeltrack.queries.challenge.figures.groups import parts_in
from peeltrack.queries.challenge.figures.measure_words import (
    NEUTRAL,
    is_of_kind,
    key_words,
    measure_words,
    parts_of,
    short_forms,
    telling_of,
    tells,
    time_bound,
    time_limit,
)
from peeltrack.queries.challenge.figures.standards import (
    Standard,
    clause_with_standard,
    standard_of,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

_LIMITED = re.compile(
    r"(?:no|not one|none of the) (?P<who>[a-z]+)s? [a-z]+(?: \w+)? (?:more|longer|over)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:to|per|for|from|by) (?:an?|each|every|any) (?P<who>(?!week|month|year|day)\w+)"
    r"|\b(?P<holders>[a-z]{3,}s) (?:has|have|hold|holds|carry|carries) [^.;]{0,60}\beach\b",
    re.I,
)
_LOADS = ("caseload", "workload")
"""What updates call a count for each of somebody."""
_AGAINST = re.compile(
    r"(?: (?:in|for|by) [\w ]{1,20})?,? (?:against|for) (?:our|its|the)(?: own)?"
    r"(?: (?:target|measure|standard|aim|goal)(?: of)?)? $",
    re.IGNORECASE,
)
"""What stands between a figure and what it is to be: 83%, against our 80%."""
_OF_WHOM = re.compile(r"\bof (?:whom|which),? (?:only |just )?$", re.IGNORECASE)
_NEAR = 40
"""Characters behind a part of those before it, in which it says what it counts."""
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
THE_FIGURE = re.compile(
    r"\b(?:the|that|this) (?:figure|rate|share|proportion|percentage|level|average|number)\b(?! of)"
    r"|(?:^|, |; | and | but )it (?:is|was|stood|stands|rose|fell|has)\b",
    re.IGNORECASE,
)
OLDEST = re.compile(r"\b(?:oldest|longest|wait(?:s|ed)?)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\b(?:a|each|every|per) year\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:since|so far|to date)\b", re.IGNORECASE)


class Rival(NamedTuple):
    """Another measure of an item, whose figures may stand beside those of the one."""

    own: tuple[str, ...]
    """The words that only it has of the two."""
    value: float
    """What its standard is."""
    is_rate: bool
    """Whether it is a count for each of somebody."""
    limit: str
    """The time within which it alone of the two wants a share."""


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
    is_yearly: bool = False
    """Whether it counts over a year, so that a figure of a part of one is no figure for it."""
    short: tuple[str, ...] = ()
    """The letters by which updates call it: BWV."""
    rivals: tuple[Rival, ...] = ()
    """The other measures of the item that are reported in figures of the same kind."""
    telling: tuple[str, ...] = ()
    """The words that say what it counts, and not only what the whole item is about."""

    @classmethod
    def of(cls, item: Item, measure: Measure, standard: Standard) -> Self:
        """Return the words for one measure of an item."""
        words = measure_words(clause_with_standard(measure.text))
        every = [part for each in item.measures for part in parts_of(each)]
        rest = [
            word
            for other in every
            if other.text != measure.text and is_of_kind(other, standard)
            for word in measure_words(clause_with_standard(other.text))
        ]
        mine = shared(words, rest)
        own = tuple(word for word in words if rest and word not in mine)
        others = tuple(word for word in rest if not shared([word], words))
        limit = time_limit(measure.text) if standard.unit == Unit.SHARE else ""
        if any(o.text != measure.text and time_limit(o.text) == limit for o in every):
            limit = ""
        limited = _LIMITED.match(measure.text)
        who = limited["who"] if limited and standard.value else ""
        keys, bound = key_words(item, measure), time_bound(measure.text)
        is_count = standard.unit == Unit.COUNT and standard.value > 0
        rate = _RATE.search(measure.text) if is_count else None
        if rate:
            who = rate["who"] or rate["holders"]
        if who:
            keys = (*keys, *_LOADS)
        rivals = tuple(_rival(other, measure) for other in every if _is_rival(other, measure))
        is_rate = rate is not None or bool(who and is_count)
        short = short_forms(item, measure)
        is_yearly = _A_YEAR.search(measure.text) is not None
        telling = (*telling_of(item, measure), *keys)
        return cls(
            standard,
            words,
            keys,
            own,
            others,
            limit,
            who,
            bound,
            is_rate,
            is_yearly,
            short,
            rivals,
            telling,
        )

    def names_it(self, statement: str, figure: Figure, before: Sequence[str] | None) -> bool:
        """Check whether the clause of a figure says what the measure counts.

        Or it goes on in the words by which an earlier update gave it, or names nothing at all.

        Args:
            statement: what an update says.
            figure: a figure of it.
            before: the telling words of the clause that gave the figure before, if one did.
        """
        clause = clause_of(statement, figure)
        labels = " ".join(each.label for each in parts_in((statement,))).split()
        about = subject(statement, figure)
        known = (*self.words, *NEUTRAL, *labels, *(before or ()))
        return bool(
            self.is_rate
            or tells(about, self.telling)
            or (self.limit and time_limit(statement) == self.limit)
            or (self.bound and time_bound(statement) == self.bound)
            or (figure.unit == Unit.TIME and OLDEST.search(statement))
            or (before is not None and THE_FIGURE.search(clause))
            or len(shared(about, known)) == len(about)
        )

    @property
    def unwanted(self) -> tuple[str, ...]:
        """The words for what is unwanted, if the measure is that there be little of it."""
        return tuple(w for w in self.words if is_unwanted(w)) if self.standard.at_most else ()

    def closeness(self, statement: str) -> int:
        """Return how near a statement is to the measure: its telling words, or its time."""
        is_bound = bool(self.bound) and time_bound(statement) == self.bound
        return len(shared(self.words, content_words(statement))) + (len(self.words) + 1) * is_bound

    def foreign_words(self, statement: str, figure: Figure) -> int:
        """Count the telling words up to a figure that the measure does not have: in the valleys."""
        telling = telling_words(statement[: figure.end])
        return len(telling) - len(shared(telling, (*self.words, *self.keys, *NEUTRAL)))

    def may_be(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure is not an earlier one, and not one for another measure."""
        if figure.is_earlier or self._is_hoped(statement, figure):
            return False
        if is_limit(statement, figure) or is_change(statement, figure):
            return False
        return not (
            self._is_of_another_measure(statement, figure)
            or self._is_opposite(statement, figure)
            or self._is_of_few(statement, figure)
            or self._is_of_people(statement, figure)
            or self._is_of_others(statement, figure)
        )

    def _is_hoped(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure is only expected, or is one of a part of the year."""
        is_part_of_year = self.is_yearly and _SO_FAR.search(statement)
        return bool(is_part_of_year or _HOPED.search(statement[: figure.start]))

    def _is_of_another_measure(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure's clause, or the word behind it, has words of others alone.

        Or the time limit of another: recorded within 24 hours, beside a measure of accuracy.
        """
        clause = clause_of(statement, figure)
        if (limit := time_limit(clause)) and any(limit == each.limit for each in self.rivals):
            return True
        if shares_word(_word_behind(statement, figure), self.others):
            return True
        return shares_word(clause, self.others) and not shares_word(clause, self.own)

    def _is_opposite(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure is one of what is wanted, for a measure that there be little."""
        if not self.standard.at_most or figure.unit == Unit.TIME:
            return False
        clause = clause_of(statement, figure)
        is_good = is_wanted(clause) and not is_unwanted(clause)
        return is_good and not shares_word(clause, self.keys)

    def _is_of_few(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure is one of a whole too small to be a sample."""
        if (figure.whole or _FEW) >= _FEW:
            return False
        clause = clause_of(statement, figure)
        is_lent = finds(LENT, clause) or finds(LEFT, clause)
        return not shares_word(clause, self.words) or is_lent

    def _is_of_people(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure counts those who do the work, or a part of those just named."""
        near = statement[figure.end : figure.end + _NEAR]
        is_of_whom = _OF_WHOM.search(statement[: figure.start])
        if is_of_whom and not shares_word(near, self.words):
            return True
        if figure.unit != Unit.COUNT:
            return False
        counts_them = self.who and shares_word(self.who, [_word_behind(statement, figure)])
        return bool(counts_them or _STAFF.match(statement, figure.end))

    def _is_of_others(self, statement: str, figure: Figure) -> bool:
        """Check whether a figure's clause is about something else, or its aim another one."""
        if (aim := aim_of(statement, figure)) is not None:
            values = {each.value for each in self.rivals} - {self.standard.value}
            if aim in values:
                return True
        clause = clause_of(statement, figure)
        work = joined(ACTIVITY).search(clause if telling_words(clause) else statement)
        is_part = figure.part is not None
        return is_part and work is not None and not shares_word(work[0], self.words)

    @property
    def alone(self) -> tuple[str, ...]:
        """The words that no other measure of the kind has."""
        common = [word for word in self.words if word not in self.own]
        return (*self.own, *(word for word in self.keys if not shared([word], common)))


def _word_behind(statement: str, figure: Figure) -> str:
    return next(iter(statement[figure.end :].split()), "")


def aim_of(statement: str, figure: Figure) -> float | None:
    """Return what a statement says that a figure is to be, if it does."""
    after = (each for each in figures(statement) if each.start >= figure.end)
    aim = next(after, None)
    if aim is None or not aim.is_earlier or aim.unit != figure.unit:
        return None
    return aim.value if _AGAINST.fullmatch(statement[figure.end : aim.start]) else None


def _is_rival(other: Measure, measure: Measure) -> bool:
    """Check whether another measure is reported in figures of the same kind."""
    standard = standard_of(measure.text)
    return other.text != measure.text and standard is not None and is_of_kind(other, standard)


def _rival(other: Measure, measure: Measure) -> Rival:
    standard = standard_of(other.text)
    words, theirs = (measure_words(clause_with_standard(e.text)) for e in (measure, other))
    mine, limit = shared(theirs, words), time_limit(other.text)
    return Rival(
        own=tuple(word for word in theirs if word not in mine),
        value=standard.value if standard else 0,
        is_rate=_RATE.search(other.text) is not None,
        limit="" if limit == time_limit(measure.text) else limit,
    )
