"""The statements of an item's newest update, which a question may quote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from peeltrack.language.admissions import DELAYS, admits
from peeltrack.language.sentences import sentences
from peeltrack.language.told import paragraphs, statements
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.quotes import LONGEST_QUOTED, quote_said
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    shared,
    shares_word,
)

_OF_IT = 2
"""Telling words that statements of the same thing share."""
_SHORT = 60
"""Characters of a clause that says little without the sentence it stands in."""
_REFERS_BACK = re.compile(
    r"(?:(?:[\w-]+ )?of )?(?:it|its|they|them|their|these|this|those|that)\b"
    r"|the (?:others?|remaind(?:er|ing)|rest)\b",
    re.IGNORECASE,
)
"""How a statement begins that speaks of what the one before it names: Two of them have left."""


@dataclass(frozen=True, slots=True)
class Account:
    """An update that may be quoted, and its place among the item's updates."""

    index: int
    update: ProgressUpdate
    is_last: bool
    """Whether no later one may be quoted."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Its sentences, divided at semicolons."""
        return statements(self.update.text)

    @property
    def proposes_green(self) -> bool:
        """Whether its lead proposes to rate the item green."""
        return self.update.proposed_rag == Rag.GREEN

    def quoted(self, statement: str) -> str:
        """Quote a statement, with what it is not understood without if that is not too long.

        That is the sentence of a short clause, and the sentence before one that refers back to it.
        """
        if _REFERS_BACK.match(statement):
            whole = f"{self._before(statement)} {self.in_sentence(statement)}".strip(" .;")
            if len(whole) <= LONGEST_QUOTED:
                return f"“{whole}”"
        if len(statement) > _SHORT:
            return quote_said(statement)
        whole = self.in_sentence(statement).rstrip(".; ")
        return f"“{whole if len(whole) < LONGEST_QUOTED else statement}”"

    def in_sentence(self, statement: str) -> str:
        """Return the whole sentence that a statement is a part of."""
        found = next((each for each in self._sentences if statement in each), statement)
        return found.removeprefix("- ")

    def _before(self, statement: str) -> str:
        """Return the sentence before that of a statement, if any."""
        pairs = pairwise(self._sentences)
        before = next((before for before, each in pairs if statement in each), "")
        return re.sub(r"(?<=\w)$", ".", before.removeprefix("- "))

    @property
    def _sentences(self) -> Sequence[str]:
        return sentences("\n".join(paragraphs(self.update.text)))


class ItemKey:
    """An item as the key of what is remembered of it: records do not change."""

    def __init__(self, item: Item) -> None:
        self.item = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ItemKey) and self.item is other.item

    def __hash__(self) -> int:
        return id(self.item)


def public_accounts(item: Item) -> tuple[Account, ...]:
    """Return the updates that are not restricted, oldest first."""
    return _public_accounts(ItemKey(item))


@lru_cache(maxsize=1 << 13)
def _public_accounts(key: ItemKey) -> tuple[Account, ...]:
    public = [each for each in enumerate(key.item.progress) if not each[1].restricted]
    return tuple(Account(*each, is_last=each is public[-1]) for each in public)


def account(item: Item) -> Account | None:
    """Return the update that a question may quote: the newest that is not restricted."""
    return next(reversed(public_accounts(item)), None)


def called(item: Item, told: Account) -> str:
    """Return how a question calls the newest public update of an item: the last update."""
    return "the last update" if told.update is item.last_update else "the last public update"


def account_since_rating(item: Item) -> Account | None:
    """Return the same, of a green item only if it is newer than the rating, or proposed green."""
    last = account(item)
    if last is None or item.is_open or not item.rag_changes:
        return last
    is_newer = last.update.date > item.rag_changes[-1].date
    return last if is_newer or last.proposes_green else None


def may_be_overtaken(item: Item, told: Account, statement: str) -> bool:
    """Check whether a newer restricted update speaks of what a statement says: by two words."""
    words = content_words(statement)
    return any(
        len(shared(words, content_words(said))) >= _OF_IT
        for update in item.progress[told.index + 1 :]
        if update.restricted
        for said in statements(update.text)
    )


def green_is_proposed(item: Item) -> bool:
    """Check whether the newest public update of an item proposes green."""
    last = account(item)
    return last is not None and last.proposes_green


def expected_day(item: Item) -> date | None:
    """Return the day by which an item's public updates expect it to be complete, if they say."""
    days = (told.update.completed_by for told in reversed(public_accounts(item)))
    return next((day for day in days if day), None)


def admitted_delay(item: Item, step: str) -> str | None:
    """Return the barrier that the newest public update names, or the delay it admits of a step."""
    last, words = account(item), [w for w in content_words(step) if not shares_word(w, GROUPS)]
    if last is None:
        return None
    of_step = (e for e in last.statements if shares_word(e, words) or len(telling_words(e)) < 2)
    delayed = (each for each in of_step if admits(each, DELAYS))
    return last.update.blocker or next(delayed, None)
