"""Posts that one finding's update says are filled, and another's says are vacant."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from peeltrack.language.figure import Unit
from peeltrack.language.staffing import (
    clause_on_posts,
    counts_vacancies,
    kinds_of_work,
    place_of_posts,
    says_all_posts_are_filled,
)
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_clause, quote_said
from peeltrack.queries.challenge.spans import A_MONTH, HALF_A_YEAR
from peeltrack.wording import capitalised, long_date

_NEAR = 2 * A_MONTH
"""Days within which two updates are of one time."""
_BEFORE = 3
"""Words between a number and the vacancies that it counts: nine of the detective vacancies."""
_BEHIND = 6
"""Words from the vacancies to their number: vacancies among detectives have risen to nine."""


class _Said(NamedTuple):
    """A statement on posts."""

    item: Item
    told: Account
    statement: str
    kinds: frozenset[str]
    """The kinds of work that they are for: its clause's, else the item's, else its update's."""
    is_filled: bool
    """Whether it says that all are filled, and not that some are vacant."""
    number: float | None
    """The number of vacancies; None if it gives none, only their rate, or one of others."""


def vacancies_contradicted(meeting: Preparation) -> Iterator[RuleResult]:
    """The updates of two findings agree on the posts of a kind.

    Not both are all filled here and vacant there, and vacancies that are counted are as many. The
    kind is named by a word such as detective, custody or control room. Each item's newest word on
    it of the last half-year is read, of updates within two months of each other.
    """
    said = list(_said_of_posts(meeting))
    filled = [each for each in said if each.is_filled]
    vacant = [each for each in said if each.number and not each.is_filled]
    counted = (pair for pair in combinations(vacant, 2) if pair[0].number != pair[1].number)
    asked: set[str] = set()
    for one, other in filter(_are_of_one_time, (*product(filled, vacant), *counted)):
        is_same = one.item is other.item or not one.kinds & other.kinds
        if not is_same and asked.isdisjoint((one.item.id, other.item.id)):
            asked |= {one.item.id, other.item.id}
            yield _asked(meeting, one, other)


def _said_of_posts(meeting: Preparation) -> Iterator[_Said]:
    """Yield what each item's updates say of posts, of each kind what the newest does."""
    for item in meeting.questioned_items:
        newer: set[str] = set()
        for told in reversed(public_accounts(item)):
            if (meeting.on - told.update.date).days > HALF_A_YEAR:
                break
            said = [each for each in _said_in(item, told) if newer.isdisjoint(each.kinds)]
            yield from said
            newer.update(*(each.kinds for each in said))


def _said_in(item: Item, told: Account) -> Iterator[_Said]:
    for statement in told.statements:
        is_filled = says_all_posts_are_filled(statement)
        if is_filled or counts_vacancies(statement):
            clause = clause_on_posts(statement)
            texts = (clause, item.title, statement, told.update.text, item.wording)
            kinds = next(filter(None, map(kinds_of_work, texts)), frozenset())
            yield _Said(item, told, statement, kinds, is_filled, _number_in(statement))


def _number_in(statement: str) -> float | None:
    place = place_of_posts(statement)
    for each in own_figures(statement):
        between = statement[min(each.end, place) : max(each.start, place)]
        is_near = len(between.split()) <= (_BEFORE if each.start < place else _BEHIND)
        if is_near and (each.part or each.unit == Unit.COUNT):
            return float(each.part or each.value)
    return None


def _are_of_one_time(pair: Sequence[_Said]) -> bool:
    one, other = pair
    return abs((one.told.update.date - other.told.update.date).days) <= _NEAR


def _asked(meeting: Preparation, one: _Said, other: _Said) -> RuleResult:
    told = [
        f"the update of {meeting.name(each.item)} of {long_date(each.told.update.date)} says "
        f"{quote_said(each.statement)}"
        for each in (one, other)
    ]
    return RuleResult(
        None,
        one.item.file,
        ("progress",),
        capitalised(f"{told[0]}; {told[1]}."),
        f"{meeting.name(one.item)} says {quote_said(one.statement)}, and "
        f"{meeting.name(other.item)} {quote_said(other.statement)}: which of the two is so, and "
        "how many of these posts are filled today?",
        short=f"{meeting.name(one.item)}: {_in_short(one.statement)}; {meeting.name(other.item)}: "
        f"{_in_short(other.statement)}. Which is so?",
    )


def _in_short(statement: str) -> str:
    """Quote the clause on the posts, up to an "and" behind them."""
    place = place_of_posts(statement)
    end = statement.find(" and ", place)
    return quote_clause(statement if end < 0 else f"{statement[:end]}, …", place)
