"""The statements of an item's newest update, which a question may quote."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from peeltrack.language.admissions import DELAYS, admits, provides_for
from peeltrack.language.claims import LENT
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.numbers import IN_WORDS
from peeltrack.language.sentences import sentences
from peeltrack.language.shortfalls import small_rests
from peeltrack.language.told import finds, paragraphs, statements
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.quotes import LONGEST_QUOTED, quote
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shares_word

_RECENT = 21
"""Days before the last update, within which another is as good as a part of it."""
_SHORT = 60
"""Characters of a clause that says little without the sentence it stands in."""

_DONE_ABOUT_IT = re.compile(
    r"\b(?:instead|apolog\w+|dealt with|put right|resolved|rectified|corrected|(?:has|have)"
    r" since)\b",
    re.IGNORECASE,
)
"""How a sentence goes on where something was done: one complaint; an apology was given."""
_GOES_ON = re.compile(r"[,;] (?:and|but) ")
_IT = re.compile(r"(?:it|they|that|this|these|those|each|both|all)\b", re.IGNORECASE)
"""How a sentence begins that is about what the one before says."""
_THE_REST = re.compile(r"\bthe (?:rest|others?|remainder)\b", re.IGNORECASE)
_THE_ONE = re.compile(r"\bthe (?:other )?one (?:that|who|which|where)\b|\bthe other one\b", re.I)
_THE_FEW = re.compile(
    rf"\bthe (?:(?:other|remaining|last|missing|\d+|{IN_WORDS}) [\w-]+|rest|others?|remainder"
    r"|[\w-]+ (?:that|who|which|where|not|in which|missed|outstanding))\b",
    re.IGNORECASE,
)
"""How a statement comes back to those of a whole that are left: the five that were missed."""
_FOR_A_TIME = re.compile(r"\b(?:until|till|to the end of|permanently)\b", re.IGNORECASE)
"""How an update says until when people are lent."""
_REST_EXPLAINED = re.compile(
    r"^[^.;]{0,60}(?:,| and) (?:(?:with )?the (?:rest|others?|remainder|remaining [\w-]+"
    r"|missing [\w-]+|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)"
    r"(?: [\w-]+)? (?:being|are|is|were|was|have|has|having|in|on|under|will|starts?|joins?)"
    r"|(?:all|each) of the (?:rest|others|remainder))\b",
    re.IGNORECASE,
)
"""How a statement goes on to say who the few are: 96 of 100, the remainder being on leave."""
_NEXT = re.compile(
    r"\b(?:next|new|second|third|final|annual|yearly) (?:\w+ )?"
    r"(?:survey|audit|sample|figures?|results?|panel|round|return|data)\b",
    re.IGNORECASE,
)
"""How an update says when there will be a figure again."""


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
        """Quote a statement, a short clause as a part of its sentence if that is not too long."""
        if len(statement) > _SHORT:
            return quote(statement)
        whole = self.in_sentence(statement).rstrip(".; ")
        return f"“{whole if len(whole) < LONGEST_QUOTED else statement}”"

    def makes_up_for(self, statement: str) -> bool:
        """Check whether the sentence, or the next, says what was done instead, or by when.

        Of what was put off a later day is the delay itself.
        """
        if not admits(statement, DELAYS) and self._is_dated_on(statement):
            return True
        after = self.in_sentence(statement).partition(statement)[2]
        is_dated = after and not admits(after) and any(days_ahead(after, self.update.date))
        place = self.statements.index(statement) + 1 if statement in self.statements else 0
        behind = self.statements[place : place + 1] if place else ()
        is_of_it = behind and _IT.match(behind[0]) and not admits(behind[0])
        said = f"{after} {behind[0]}" if is_of_it else after
        return bool(is_dated) or _DONE_ABOUT_IT.search(said) is not None

    def _is_dated_on(self, statement: str) -> bool:
        """Check whether a statement goes on to say by when what it admits will be better."""
        first, *others = _GOES_ON.split(statement)
        return admits(first) and any(
            not admits(each) and any(days_ahead(each, self.update.date)) for each in others
        )

    def explains_the_rest(self, statement: str) -> bool:
        """Check whether a statement says who the few are for whom something was not done.

        They are what is left of a share of nine in ten or more that the update gives, or of any
        that it goes on from: 300 of 400, the rest being on leave.
        """
        if any(_REST_EXPLAINED.search(statement[each.end :]) for each in figures(statement)):
            return True
        if not _THE_FEW.search(statement):
            return False
        rests = {rest for each in self.statements for rest in small_rests(each)}
        named = figures(statement)
        if 1 in rests and _THE_ONE.search(statement):
            return True
        return any(each.value in rests and not each.whole for each in named) or (
            bool(rests) and not named and _THE_REST.search(statement) is not None
        )

    def in_sentence(self, statement: str) -> str:
        """Return the whole sentence that a statement is a part of."""
        plain = "\n".join(paragraphs(self.update.text))
        found = next((each for each in sentences(plain) if statement in each), statement)
        return found.removeprefix("- ")


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


def recent_statements(item: Item) -> Iterator[tuple[Account, str]]:
    """Yield what the last public update says, and what those of the three weeks before it say.

    An earlier statement counts where the last update has no telling word of it.
    """
    told = public_accounts(item)
    for each in reversed(told):
        if (told[-1].update.date - each.update.date).days > _RECENT:
            return
        for statement in each.statements:
            words = [word for word in content_words(statement) if not shares_word(word, GROUPS)]
            if each.is_last or not shares_word(told[-1].update.text, words):
                yield each, statement


def account_since_rating(item: Item) -> Account | None:
    """Return the same, of a green item only if it is newer than the rating, or proposed green."""
    last = account(item)
    if last is None or item.is_open or not item.rag_changes:
        return last
    is_newer = last.update.date > item.rag_changes[-1].date
    return last if is_newer or last.proposes_green else None


def just_before(item: Item, last: Account) -> Account:
    """Return the update of the three weeks before one that nobody has reviewed, else that one."""
    before = [told for told in public_accounts(item) if told.index < last.index][-1:]
    recent = (e for e in before if (last.update.date - e.update.date).days <= _RECENT)
    is_new = item.is_open and last.update.reviewed is None
    return next(recent, last) if is_new else last


def green_is_proposed(item: Item) -> bool:
    """Check whether the newest public update of an item proposes green."""
    last = account(item)
    return last is not None and last.proposes_green


def weightiest(last: Account, besides: Collection[str] = ()) -> str | None:
    """Return the statement of an update that admits most, if any admits something."""
    return next(iter(admitted(last, besides)), None)


def admitted(last: Account, besides: Collection[str] = ()) -> list[str]:
    """Return what an update admits: its barrier first, then the statements with a figure.

    That people were lent to other work is admitted too, if it says how many.

    Args:
        last: the update.
        besides: statements that are passed over.
    """
    lent = [
        each
        for each in last.statements
        if finds(LENT, each) and figures(each) and not _FOR_A_TIME.search(each)
    ]
    said = [
        each
        for each in last.statements
        if each not in besides
        and not provides_for(each)
        and not last.makes_up_for(each)
        and not last.explains_the_rest(each)
    ]
    found = [each for each in said if admits(each) or each in lent]
    barrier = [last.update.blocker] if last.update.blocker else []
    return [*barrier, *sorted(found, key=lambda each: not figures(each))]


def admitted_setback(item: Item, besides: Collection[str] = ()) -> str | None:
    """Quote the setback that the newest public update of an item admits, if it admits one."""
    last = account(item)
    statement = last and weightiest(last, besides)
    return last.quoted(statement) if last and statement else None


def admitted_delay(item: Item, besides: Collection[str], step: str) -> str | None:
    """Quote the barrier that the newest public update names, or the delay it admits of a step."""
    last, words = account(item), [w for w in content_words(step) if not shares_word(w, GROUPS)]
    if last is None:
        return None
    of_step = (e for e in last.statements if shares_word(e, words) or len(telling_words(e)) < 2)
    said = (each for each in of_step if each not in besides)
    delayed = (each for each in said if admits(each, DELAYS))
    statement = last.update.blocker or next(delayed, None)
    return last.quoted(statement) if statement else None


def says_when_next(last: Account) -> bool:
    """Check whether an update says when there will be a figure again: the next survey in May."""
    return any(
        _NEXT.search(told) and any(days_ahead(told, last.update.date)) for told in last.statements
    )
