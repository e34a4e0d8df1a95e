"""Series: the figures that an item's updates give for one thing, one after another."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted, is_wanted
from peeltrack.language.shortfalls import is_burden
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import (
    Account,
    public_accounts,
)
from peeltrack.queries.challenge.figures.clauses import (
    DISPARITY,
    clause_of,
    is_change,
    is_limit,
    subject,
    telling_words,
)
from peeltrack.queries.challenge.figures.standards import in_period
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import uncapitalised

_HOW_LONG = re.compile(
    r"\b(?:wait|within|answer|seen|average|t[ao]k|respon|attend|old|overdue|delay|late)",
    re.IGNORECASE,
)

_WHOLE = re.compile(r"\b(?:all|both|every|each)\b", re.IGNORECASE)
"""What makes a count the whole of its kind, which may be smaller without being worse."""
_MORE = re.compile(r"\b(?:further|another|more|additional|extra|also)\b", re.IGNORECASE)
"""What comes on top of an earlier figure, and does not replace it."""
PERIOD = re.compile(
    rf"\b(?:end of )?{MONTH}\b(?: \d{{4}})?|\b(?:first|second|third|fourth|last|this) quarter\b"
    r"|\bQ[1-4]\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:among|of|for|with|to|in|from) (?:the|these|those) $", re.IGNORECASE)
_SAMPLE_OF = re.compile(
    r"\b(?:audit|sample|survey|check|test|questionnaire|(?:dip|random)[- ]?sampl\w+)s? of"
    r" (?:the |all |our )?$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"$|[.,;)]| (?:who|that|which|fell|rose|were|was|are|is|have|had|has|did)\b", re.IGNORECASE
)
_SHORT = frozenset({"second", "minute", "hour"})
_TWICE = 2
_HARDLY_LONGER = 1.1
_HARDLY_LESS = 0.95
_MOST_UNWANTED = 50
"""The largest share, in percent, that is taken for one of what a force wants less of."""
_TOO_FAR = 10
"""How many times one figure may be another of the same thing."""


class Quantity(NamedTuple):
    """A figure of an update, with the words that say what it counts."""

    told: Account
    statement: str
    figure: Figure
    subject: tuple[str, ...]
    clause: str
    """The clause that the figure stands in."""

    @property
    def printed(self) -> str:
        """The figure as it stands within a sentence."""
        return uncapitalised(self.figure.shown)

    @property
    def things(self) -> float:
        """Its number of things: the part of a whole where it is one."""
        return self.figure.value if self.figure.part is None else self.figure.part


def quantities(told: Account) -> Iterator[Quantity]:
    """Yield the figures of an update that are its own, and not of an earlier time."""
    for statement in told.statements:
        for figure, words, clause in counted_in(statement):
            yield Quantity(told, statement, figure, words, clause)


@lru_cache(maxsize=1 << 17)
def counted_in(statement: str) -> tuple[tuple[Figure, tuple[str, ...], str], ...]:
    """Return the figures of a statement that are its own, with what each counts and its clause."""
    return tuple(
        (each, subject(statement, each), clause_of(statement, each))
        for each in figures(statement)
        if not each.is_earlier
        and not is_limit(statement, each)
        and not is_change(statement, each)
        and not _is_named(statement, each)
    )


def _is_named(statement: str, figure: Figure) -> bool:
    """Check whether a count only names those counted before, or a sample: among the 23."""
    if figure.unit == Unit.COUNT and _SAMPLE_OF.search(statement[: figure.start]):
        return True
    is_alone = _STANDS_ALONE.match(statement, figure.end)
    return figure.unit == Unit.COUNT and bool(is_alone and _THE.search(statement[: figure.start]))


def earlier_of(now: Quantity, accounts: Sequence[Account]) -> Quantity | None:
    """Return the last earlier figure for the same thing."""
    for told in reversed(accounts):
        alike = [each for each in quantities(told) if is_same(now, each)]
        if alike:
            return max(alike, key=lambda each: len(shared(each.subject, now.subject)))
    return None


def by_period(told: Account) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the first and the last figure of each statement that goes through months."""
    for statement in told.statements:
        is_told = any(figure.is_earlier for figure in figures(statement))
        if is_told or len(PERIOD.findall(statement)) < _TWICE:
            continue
        named = [each for each in quantities(told) if each.statement == statement]
        alike = [each for each in named if each.figure.unit == named[0].figure.unit]
        if len(alike) >= _TWICE:
            whole = [each._replace(clause=statement) for each in (alike[0], alike[-1])]
            yield whole[0], whole[1]


def is_same(one: Quantity, other: Quantity) -> bool:
    """Check whether two figures count the same, by the words of their clauses."""
    if not _comparable(one.figure, other.figure):
        return False
    if one.figure.unit != other.figure.unit and any(
        counted_in(e.statement)[0][0] != e.figure for e in (one, other)
    ):
        return False  # a share of one whole beside several counts may be of another
    if not is_alike(one.subject, other.subject):
        return False
    if one.figure.unit != other.figure.unit:
        common, longer = (
            shared(one.subject, other.subject),
            max(one.subject, other.subject, key=len),
        )
        if len(common) * 2 < len(longer):
            return False
    return _names_head(one, other) and _names_head(other, one)


def _names_head(one: Quantity, other: Quantity) -> bool:
    """Check whether what stands right behind a count is among the words of another: 97 tutors."""
    if one.figure.unit != Unit.COUNT or DISPARITY in one.subject:
        return True
    behind = one.statement[one.figure.end :].split()[:1]
    head = [word for word in telling_words(" ".join(behind)) if not is_unwanted(word)]
    return not head or bool(shared(head, content_words(other.statement)))


def is_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Check whether two lists of words share half of the shorter one."""
    common = shared(one, other)
    return bool(common) and len(common) * 2 >= min(len(one), len(other))


def _may_be_good(now: Quantity, share: float) -> bool:
    """Check whether a share that words call unwanted may be one of what is done about it.

    "Waiting incidents: review recorded in 94 of 100"; "repeat callers 91%".
    """
    return is_wanted(now.clause) or share > _MOST_UNWANTED


def has_worsened(before: Quantity, now: Quantity) -> bool:
    """Check whether a figure moved the wrong way: more of what is unwanted, less of what is not."""
    one, other = _values(before, now)
    if now.figure.unit == Unit.TIME:
        return other > one * _HARDLY_LONGER and _HOW_LONG.search(now.statement) is not None
    is_ill = is_burden if now.figure.unit == Unit.COUNT else is_unwanted
    unwanted = is_ill(now.clause)
    if before.figure.unit == Unit.COUNT and now.figure.whole and now.figure.whole <= before.things:
        return False  # of no more than were counted before, how many says nothing
    if (
        _MORE.search(now.clause)
        or unwanted != is_ill(before.clause)
        or max(one, other) > _TOO_FAR * min(one, other)
    ):
        return False
    if unwanted:
        return other > one and not (now.figure.unit == Unit.SHARE and _may_be_good(now, other))
    if now.figure.unit == Unit.COUNT and (
        _WHOLE.search(now.clause) or _WHOLE.search(before.clause)
    ):
        return False
    if now.figure.unit == before.figure.unit == Unit.COUNT and not is_wanted(before.clause):
        return False
    return other < one and is_wanted(f"{before.clause} {now.clause}")


def bettered(item: Item) -> frozenset[str]:
    """Return the last update's statements with one figure that is unwanted, and fell: a backlog."""
    told = public_accounts(item)
    return frozenset(
        now.statement
        for now in (quantities(told[-1]) if told else ())
        if is_unwanted(now.clause)
        and (before := _things_before(now, told[:-1])) is not None
        and now.things < _HARDLY_LESS * before
    )


def compares_with(statement: str, before: Figure) -> bool:
    """Check whether a statement sets its figure against the one that was given before."""
    named = (each for each in figures(statement) if each.is_earlier)
    return any((each.unit, each.value) == (before.unit, before.value) for each in named)


def compares_itself(statement: str) -> bool:
    """Check whether a statement says that something unwanted fell: 3.1 times, down from 3.8."""
    named = figures(statement)
    if len(named) < _TWICE or named[0].is_earlier or not named[1].is_earlier:
        return False
    is_less = named[1].unit == named[0].unit and named[0].value < named[1].value
    return is_less and is_unwanted(clause_of(statement, named[0]))


def _things_before(now: Quantity, accounts: Sequence[Account]) -> float | None:
    """Return what a figure was before, by its own statement or by an earlier update."""
    if compares_itself(now.statement):
        return figures(now.statement)[1].value
    values = {
        each.value if each.part is None else each.part
        for each in figures(now.statement)
        if each.unit == now.figure.unit or each.part is not None
    }
    before = earlier_of(now, accounts) if len(values) == 1 else None
    return before.things if before else None


def falls_behind(gained: float, left: float, days_so_far: int, days_left: int) -> bool:
    """Check whether what is left takes more than twice as fast a pace as what was gained so far."""
    if gained <= 0 or days_so_far <= 0 or days_left <= 0:
        return False
    return left * days_so_far > _TWICE * gained * days_left


def _values(before: Quantity, now: Quantity) -> tuple[float, float]:
    if before.figure.unit == now.figure.unit == Unit.TIME:
        return in_period(before.figure, now.figure.period).value, now.figure.value
    both_shares = before.figure.unit == now.figure.unit == Unit.SHARE
    return (before.figure.value, now.figure.value) if both_shares else (before.things, now.things)


def _comparable(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return one.period == other.period or {one.period, other.period} <= _SHORT
    share, count = (one, other) if one.unit == Unit.SHARE else (other, one)
    return share.part is not None and count.unit == Unit.COUNT
