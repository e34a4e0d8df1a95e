"""Money: the funds and posts that the commissioner put behind an item."""

import re
from collections.abc import Iterator

from peeltrack.language.figures import Unit, figures, number
from peeltrack.model.items import Investment, Item
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import content_words, shares_word, speaks_to
from peeltrack.wording import counted, long_date

_NEAR = 45
"""Characters behind a figure in which it says what it counts."""


def money_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """The updates speak of what the commissioner funded, and of no fewer posts.

    They speak of it if one has half of its telling words.
    """
    for item in meeting.questioned_items:
        if not item.progress:
            continue
        for index, funded in enumerate(item.investments):
            short = _fewer_posts(item, funded)
            silent = not short and not any(
                speaks_to(told.update.text, _of_what(funded)) for told in public_accounts(item)
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
            f"{counted(funded.posts or 0, 'post')} were funded for {name} and the update says "
            f"{quote(short)}: where are the others?"
        )
    else:
        last = long_date(item.progress[-1].date)
        fact = f"{what}{posts} was funded for it; no update to {last} mentions it."
        question = f"What has come of the money for {name}: {what}, which no update mentions?"
    return RuleResult.on_item(item, ("investments", index), fact, question, statement=short)


def _of_what(funded: Investment) -> str:
    """Return what was funded, as its first clause of two words or more has it, without numbers."""
    words = [word for word in content_words(funded.text) if number(word) is None]
    clauses = (
        [word for word in content_words(clause) if word in words]
        for clause in re.split(r"[,;:.](?=\s)", funded.text)
    )
    return " ".join(next((each for each in clauses if len(each) > 1), words))


def _fewer_posts(item: Item, funded: Investment) -> str:
    """Return the statement of the newest update to count the posts, if it has fewer."""
    words = [word for word in content_words(funded.text) if number(word) is None]
    if not funded.posts or not words:
        return ""
    for told in reversed(public_accounts(item)):
        for statement in told.statements:
            for figure in figures(statement):
                behind = statement[figure.end : figure.end + _NEAR]
                counts = figure.unit == Unit.COUNT and shares_word(behind, words[-2:])
                if counts and 0 < figure.value < funded.posts:
                    return statement
                if counts and figure.value >= funded.posts:
                    return ""
    return ""
