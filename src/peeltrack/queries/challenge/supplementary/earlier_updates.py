"""Statements of earlier updates that none since speaks of, asked about again. Pure."""

import re

from peeltrack.language.admissions import admits
from peeltrack.language.bases import changes_basis
from peeltrack.language.telling import has_words, is_over
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.asks import asks_since
from peeltrack.queries.challenge.beside import is_told_in
from peeltrack.queries.challenge.clauses import own_figures, telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_head
from peeltrack.queries.challenge.spans import A_YEAR, HALF_A_YEAR
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.telling import told_in
from peeltrack.queries.challenge.tells_of import update_tells_of
from peeltrack.wording import long_date

_LEAST = 1.8
"""How telling a statement is to be."""
_MOST = 2
"""Statements of an item."""
_ENOUGH = 4
"""Telling words of one that is more than a figure of its time."""
_TARGET = re.compile(r"\b(?:target|date)\b", re.IGNORECASE)


def ask_of_earlier_updates(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask what has come of what earlier updates told that none since speaks of.

    An update since speaks of it if a statement of it has two of its telling words. Read are the
    public updates of half a year before the last; what a figure counts is asked about for a year,
    whatever the updates since say.
    """
    *earlier, last = public_accounts(item)
    quoted = asked.quoted
    told = [
        (each, then)
        for then in earlier
        for each in told_in(item, then)
        if each.weight >= _LEAST and not (each.misses and meeting.is_public)
        if _is_worth_going_back_to(item, each.statement)
        if not is_told_in(each.statement, quoted)
        if _is_left_open(item, then, last, each.statement)
    ]
    told.sort(
        key=lambda e: (changes_basis(e[0].statement), e[0].weight, e[1].index, e[0].statement),
        reverse=True,
    )
    for each, then in told[:_MOST]:
        day, statement = long_date(then.update.date), each.statement
        said = f"The update of {day} said {then.quoted(statement)}."
        asks = f"on {quote_head(statement)} of {day}, {asks_since(statement)}"
        asked.ask_too(statement, said, [asks])


def _is_worth_going_back_to(item: Item, statement: str) -> bool:
    """Check whether a statement is more than a figure of then, or what its lead thought of it.

    Neither does it speak of a target that has been moved, nor admit only what was so.
    """
    if (item.target_changes and _TARGET.search(statement)) or is_over(statement):
        return False
    is_view = has_words(statement, "praise") or has_words(statement, "opinion")
    is_only_view = is_view and not admits(statement) and not own_figures(statement)
    return len(telling_words(statement)) >= _ENOUGH and not is_only_view


def _is_left_open(item: Item, then: Account, last: Account, statement: str) -> bool:
    """Check whether what an earlier update said is not settled by time or by an update since."""
    age = (last.update.date - then.update.date).days
    if changes_basis(statement):
        return age <= A_YEAR
    since = item.progress[then.index + 1 :]
    return age <= HALF_A_YEAR and not any(update_tells_of(each, statement) for each in since)
