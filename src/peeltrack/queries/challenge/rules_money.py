"""Money: the funds and posts that the commissioner put behind an item."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.claims import CAME, LEFT, LENT
from peeltrack.language.figures import Figure, Unit, figures, number
from peeltrack.language.told import finds
from peeltrack.model.items import Investment, Item
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import Quantity, quantities
from peeltrack.queries.challenge.word_overlap import content_words, shares_word, speaks_to
from peeltrack.wording import capitalised, counted, in_words, long_date

_NET = re.compile(r"\bnet\b", re.IGNORECASE)
_MONEY = re.compile(
    r"£|\b(?:funded|funding|funds|budget|money|grant|underspen[dt]|unspent)\b", re.I
)
_NEAR = 45
"""Characters behind a figure in which it says what it counts."""


def net_posts(meeting: Preparation) -> Iterator[RuleResult]:
    """An update that counts those who joined and those who left says how many that makes."""
    for item in meeting.questioned_items:
        told = public_accounts(item)
        counts = [each for each in quantities(told[-1]) if _is_a_count(each)] if told else []
        left = next((e for e in counts if finds(LEFT, e.clause) or _NET.search(e.statement)), None)
        came = next((e for e in counts if finds(CAME, e.clause) and e is not left), None)
        if left and came:
            full = told[-1].quoted(left.statement)
            yield RuleResult.on_item(
                item,
                ("progress", told[-1].index),
                f"The update of {long_date(told[-1].update.date)} says “{came.statement}”"
                f"{'' if came.statement == left.statement else f' and “{left.statement}”'}.",
                f"The update of {meeting.name(item)} says {full}: how many are in post now, those "
                f"who joined and those who left both counted, and how many should be?",
                statement=left.statement,
            )


def _is_a_count(quantity: Quantity) -> bool:
    return quantity.figure.unit == Unit.COUNT or quantity.figure.part is not None


def money_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """The updates speak of what the commissioner funded, and of no fewer posts.

    They speak of it if one has half of its telling words, or speaks of money; a restricted one
    counts too, as "no update" would be false.
    """
    for item in meeting.questioned_items:
        if not item.progress:
            continue
        for index, funded in enumerate(item.investments):
            short = fewer_posts(item, funded)
            silent = not short and not any(
                speaks_to(update.text, _of_what(funded)) or _MONEY.search(update.text)
                for update in item.progress
            )
            if short or silent:
                yield _where_is_it(meeting, item, index, funded, short)
                break


def _where_is_it(
    meeting: Preparation, item: Item, index: int, funded: Investment, short: str
) -> RuleResult:
    name, year = meeting.name(item), f" in {funded.year}" if funded.year else ""
    what = f"{quote(funded.text)}{year}"
    posts = f" ({counted(funded.posts, 'post')})" if funded.posts else ""
    if short:
        fact = f"{what}{posts} was funded for it; the update says “{short}”."
        question = (
            f"{_posts(funded)} funded for {name} and the update says {quote(short)}: "
            f"{'when will they be back' if finds(LENT, short) else 'where are the others'}?"
        )
    else:
        last = long_date(item.progress[-1].date)
        fact = f"{what}{posts} was funded for it; no update to {last} mentions it."
        question = f"What has come of the money for {name}: {what}, which no update mentions?"
    return RuleResult.on_item(item, ("investments", index), fact, question, statement=short)


def _named(funded: Investment) -> list[str]:
    """List the content words of what was funded, without its numbers."""
    return [word for word in content_words(funded.text) if number(word) is None]


def _of_what(funded: Investment) -> str:
    """Return what was funded, as its first clause of two words or more has it, without numbers."""
    words = _named(funded)
    clauses = (
        [word for word in content_words(clause) if word in words]
        for clause in re.split(r"[,;:.](?=\s)", funded.text)
    )
    return " ".join(next((each for each in clauses if len(each) > 1), words))


def _posts(funded: Investment) -> str:
    if not funded.posts:
        return "Posts were"
    how_many = capitalised(in_words(funded.posts))
    return f"{how_many} post was" if funded.posts == 1 else f"{how_many} posts were"


def fewer_posts(item: Item, funded: Investment) -> str:
    """Return the statement of the newest update to count the posts, if it has fewer.

    Or that of the newest update, if it says that some of them do other work.
    """
    words = _named(funded)
    accounts = public_accounts(item)
    if not words or not accounts:
        return ""
    lent = (each for each in accounts[-1].statements if finds(LENT, each))
    elsewhere = next((each for each in lent if shares_word(each, words)), "")
    if elsewhere or not funded.posts:
        return elsewhere
    for told in reversed(accounts):
        for statement in told.statements:
            for figure in figures(statement):
                filled = _filled(statement, figure, words, funded.posts)
                if filled is not None:
                    return statement if 0 < filled < funded.posts else ""
    return ""


def _filled(statement: str, figure: Figure, words: Sequence[str], posts: int) -> float | None:
    """Return how many of the posts a figure counts, if it counts them."""
    behind = statement[figure.end : figure.end + _NEAR]
    if figure.unit == Unit.COUNT and shares_word(behind, words[-2:]):
        return figure.value
    is_of_them = figure.whole == posts and shares_word(behind, [*words, "posts"])
    return figure.part if is_of_them else None
