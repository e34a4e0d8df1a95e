"""Questions that quote what the last update says of the same thing."""

from peeltrack.language.admissions import admits
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account, called, may_be_overtaken
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import QUOTATION, is_quoted_in
from peeltrack.queries.challenge.telling import told_by
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    missing_words,
    shared,
    shares_word,
)
from peeltrack.wording import capitalised, long_date, uncapitalised

_LEAST = 1.0
"""How telling it is to be at least; what is only good news says nothing of a promise."""
_LEAST_OF_ALL = 2.4
"""How telling the most telling is to be, if a question names no step or promise."""
_SHARE = 0.3
"""The share of the telling words of what is asked about that it has too."""
_ALIKE = 2
"""Telling words that a statement shares with what is asked about, to speak of it."""


def with_statement(meeting: Preparation, raised: RuleResult) -> RuleResult:
    """Let a question quote the statement of its item's last update that speaks of the same thing.

    Where it names no step or promise it quotes the most telling statement of all.
    """
    item = meeting.register.items.get(raised.item or "")
    last = account(item) if item else None
    is_quoted = bool(raised.statement) or " says “" in raised.fact
    if item is None or last is None or is_quoted or raised.can_wait:
        return raised
    about = QUOTATION.findall(raised.question)
    said = (
        said_about(meeting, item, last, " ".join(about)) if about else _most_telling(meeting, item)
    )
    if not said or may_be_overtaken(item, last, said):
        return raised
    quoted, is_barrier = last.quoted(said), said == last.update.blocker
    says = "the barrier is" if is_barrier else f"{called(item, last)} says"
    question = f"{capitalised(says)} {quoted}: {uncapitalised(raised.question)}"
    if ": " in QUOTATION.sub("", raised.question):
        question = f"{raised.question[:-1]}, when {says} {quoted}?"
    return raised._replace(
        fact=f"{raised.fact} The update of {long_date(last.update.date)} says {quoted}.",
        question=question,
        short=raised.short or f"{quoted}. {raised.question}",
        statement=said,
    )


def said_about(meeting: Preparation, item: Item, last: Account, about: str) -> str:
    """Return the statement that shares most telling words with a text, if it shares two.

    One that has hardly a word of its own says nothing new.
    """
    words = [word for word in content_words(about) if not shares_word(word, GROUPS)]
    if last.update.blocker and shares_word(last.update.blocker, words):
        return last.update.blocker
    alike = {
        told: len(shared(words, content_words(told.statement)))
        for told in meeting.once(told_by, item)
        if told.weight >= _LEAST and not is_repeated(told.statement, about)
    }
    best = max(alike, key=lambda told: (alike[told], told.weight), default=None)
    is_of_it = best is not None and alike[best] >= max(_ALIKE, len(words) * _SHARE)
    return best.statement if best and is_of_it else ""


def is_told_in(statement: str, text: str) -> bool:
    """Check whether a text quotes a statement, or says the same with most of its words."""
    return is_quoted_in(statement, text) or is_repeated(statement, text)


def is_repeated(statement: str, about: str) -> bool:
    """Check whether a text has two in three of the words of a statement that admits nothing."""
    own = missing_words(statement, [about])
    return not admits(statement) and len(own) * 3 <= len(content_words(statement))


def _most_telling(meeting: Preparation, item: Item) -> str:
    return next(
        (
            each.statement
            for each in meeting.once(told_by, item)
            if each.weight >= _LEAST_OF_ALL and (each.misses or admits(each.statement))
        ),
        "",
    )
