"""Claims of a last update beside what other findings say of the same thing. Pure."""

from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.of_all import said_of_all
from peeltrack.language.telling import has_words
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote_head, quote_said
from peeltrack.queries.challenge.spans import A_MONTH, A_QUARTER
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.word_overlap import shared
from peeltrack.wording import long_date

_ALIKE = 2
"""Telling words that both share."""
_BEFORE = 2 * A_MONTH
"""Days by which the other update may be older."""
_LEAVES_OPEN = ("people", "not", "part")
"""The groups of words by which a statement says that something is not so of all."""
_COMMON = frozenset(
    ("absence", "assessed", "high", "long", "low", "medium", "risk", "sickness", "term")
)
"""Words that findings share whatever they are about."""


def ask_of_other_findings(
    meeting: Preparation, item: Item, last: Account, asked: ItemQuestions
) -> None:
    """Let them ask how what a last update says of all goes with what another finding's says.

    Read are the updates from two months before it to a quarter after.
    """
    found = [
        (len(words), other.id, told, said, claim)
        for claim in last.statements
        for other, told, said, words in _against(meeting, item, last, claim)
    ]
    if not found:
        return
    _, id_, told, said, claim = max(found, key=lambda each: each[:2])
    name, day = meeting.name(meeting.register.items[id_]), long_date(told.update.date)
    asked.ask_too(
        claim,
        f"The update of {long_date(last.update.date)} says {quote_said(claim)}; that of {name} of "
        f"{day} says {quote_said(said)}.",
        [f"on {quote_head(claim)}, how does that go with {quote_said(said)} ({name}, {day})"],
        anew=True,
    )


def _against(
    meeting: Preparation, item: Item, last: Account, claim: str
) -> Iterator[tuple[Item, Account, str, tuple[str, ...]]]:
    """Yield what other findings' updates say of what a statement claims of all, with its words."""
    words = [w for w in telling_words(said_of_all(claim)) if w.casefold() not in _COMMON]
    if len(words) < _ALIKE:
        return
    for other in meeting.questioned_items:
        for told in public_accounts(other) if other is not item else ():
            if not -_BEFORE <= (told.update.date - last.update.date).days <= A_QUARTER:
                continue
            for said in told.statements:
                alike = tuple(shared(words, telling_words(said)))
                if len(alike) >= _ALIKE and _leaves_open(said):
                    yield other, told, said, alike


def _leaves_open(said: str) -> bool:
    """Check whether a statement admits something, or says that something is not so of all."""
    is_open = admits(said) or any(has_words(said, group) for group in _LEAVES_OPEN)
    return is_open and not said_of_all(said)
