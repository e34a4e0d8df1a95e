"""Claims of a last update beside what other findings say of the same thing. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import LENT
from peeltrack.language.figure import Unit
from peeltrack.language.of_all import said_of_all
from peeltrack.language.staffing import counts_vacancies
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, may_be_overtaken, public_accounts
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_head, quote_said
from peeltrack.queries.challenge.spans import A_MONTH, A_QUARTER
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.tells_of import update_tells_of
from peeltrack.queries.challenge.word_overlap import stems_of
from peeltrack.wording import long_date

_ALIKE = 2
"""Telling words that both share."""
_BEFORE = 2 * A_MONTH
"""Days by which the other update may be older."""
_NOTHING_OVER = 95
"""The share, in per cent, that leaves hardly anything over."""
_RARE = 50
"""Statements that may have a word which tells what they are about."""
_COMMON = stems_of(
    (
        "absence", "abuse", "assessed", "chief", "domestic", "health", "high", "inspector", "long",
        "low", "medium", "mental", "risk", "sickness", "term",
    )
)  # fmt: skip
"""Words that findings share whatever they are about."""


class _OpenStatement(NamedTuple):
    """A statement that leaves something open."""

    item: Item
    told: Account
    statement: str


def ask_of_other_findings(
    meeting: Preparation, item: Item, last: Account, asked: ItemQuestions
) -> None:
    """Let them ask how what a last update says of all goes with what another finding's says.

    Read are the updates from two months before it to a quarter after. What a later update tells of,
    or a restricted one may have overtaken, is left out; of vacant posts a rule asks (staffing.py).
    """
    found = [
        (number, said.item.id, said, claim)
        for claim in last.statements
        if not may_be_overtaken(item, last, claim)
        for said, number in _against(meeting, item, last, claim)
    ]
    if not found:
        return
    _, _, said, claim = max(found, key=lambda each: each[:2])
    name, day = meeting.name(said.item), long_date(said.told.update.date)
    other = quote_said(said.statement)
    asked.ask_too(
        claim,
        f"The update of {long_date(last.update.date)} says {quote_said(claim)}; that of {name} of "
        f"{day} says {other}.",
        [f"on {quote_head(claim)}, how does that go with {other} ({name}, {day})"],
        even_if_alike=True,
    )


def _against(
    meeting: Preparation, item: Item, last: Account, claim: str
) -> Iterator[tuple[_OpenStatement, int]]:
    """Yield what other findings' updates say of what a statement claims of all.

    With each is the number of words that both have.
    """
    alike = Counter[_OpenStatement]()
    known = meeting.worked_out(_left_open)
    for stem in stems_of(telling_words(said_of_all(claim))) - _COMMON:
        alike.update(known.get(stem, ()))
    for said, number in alike.items():
        age = (said.told.update.date - last.update.date).days
        is_near = number >= _ALIKE and -_BEFORE <= age <= A_QUARTER
        if is_near and said.item is not item and (item.is_draft or not said.item.is_draft):
            yield said, number


def _left_open(meeting: Preparation) -> Mapping[str, Sequence[_OpenStatement]]:
    """Return the statements of all updates that leave something open, by each word's stem.

    A word that very many of them have tells nothing.
    """
    by_stem = defaultdict[str, list[_OpenStatement]](list)
    for item in meeting.questioned_items:
        for told in public_accounts(item):
            for statement in filter(_leaves_open, told.statements):
                if not _is_settled(item, told, statement):
                    for stem in stems_of(telling_words(statement)):
                        by_stem[stem].append(_OpenStatement(item, told, statement))
    return {stem: said for stem, said in by_stem.items() if len(said) <= _RARE}


def _leaves_open(said: str) -> bool:
    """Check whether a statement admits something, or says that something is not so of all."""
    shares = (each.value for each in own_figures(said) if each.unit == Unit.SHARE)
    is_part = any(each < _NOTHING_OVER for each in shares)
    is_open = admits(said) or finds(LENT, said) or is_part
    return is_open and not (said_of_all(said) or counts_vacancies(said))


def _is_settled(item: Item, told: Account, statement: str) -> bool:
    """Check whether a later update tells of a statement, or a restricted one may."""
    later = item.progress[told.index + 1 :]
    return may_be_overtaken(item, told, statement) or any(
        update_tells_of(each, statement) for each in later
    )
