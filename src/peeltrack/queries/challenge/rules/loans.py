"""People lent from one team to another, until no date that an update names."""

import re
from collections.abc import Iterator

from peeltrack.language.claims import LENT
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.told import finds, joined
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shares_word
from peeltrack.wording import long_date

_ENDS = re.compile(
    r"\b(?:until|till|up to|to the end of|ends?|ended|return\w*|went back|go back|came back"
    r"|back (?:in|by|on|from)|permanent\w*|for good"
    r"|for (?:an?|one|two|three|four|five|six|nine|twelve|\d+) (?:days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
"""How an update says when people go back, or that they stay."""
_TEMPORARY = re.compile(
    r"\b(?:on|as) an? (?:temporary|interim|short[- ]term) (?:basis|measure|arrangement|fix)\b"
    r"|\b(?:has|have|is|are|was|were) (?:been )?(?:being )?temporarily \w+ed\b|\bstop-?gap\b",
    re.IGNORECASE,
)
"""How an update says that something holds only for a time."""
_AWAY = re.compile(
    r"\babstract\w*|\b(?:taken|drawn|moved|diverted|pulled) (?:away )?(?:from|off)\b"
    r"|\btaken away\b|\bother duties\b|\bring-?fenc\w+|\bredeploy\w*",
    re.IGNORECASE,
)
"""How a finding is about people who are taken from their own work."""
_HELPED = re.compile(
    r"\b(?:which|that|this|who) (?:has|have|gave|gives?|allow\w*|enabl\w*|mean\w*|help\w*)\b"
    r"|\b(?:thanks to|with the help of|so that|as a result)\b",
    re.IGNORECASE,
)
"""How an update says what their work has done for the figure."""
_RANKS = (*GROUPS, "constables", "sergeants", "detectives", "inspectors", "posts", "teams")


def lent_without_end(meeting: Preparation) -> Iterator[RuleResult]:
    """People who are lent to other work go back on a date that an update names.

    An update of the last quarter says how many are lent, or that something is temporary. Where
    another item is about such people being taken away, the question is put about that one.
    """
    for item in meeting.questioned_items:
        for told in reversed(public_accounts(item)):
            if (meeting.on - told.update.date).days > A_QUARTER:
                break
            if statement := _lent(told):
                yield _until_when(meeting, item, told, statement)
                break


def _lent(told: Account) -> str:
    """Return what an update says of people who are lent, without saying until when."""
    for place, statement in enumerate(told.statements):
        near = " ".join(told.statements[place : place + 2])
        ends = _ENDS.search(near) or any(days_ahead(statement, told.update.date))
        is_lent = figures(statement) and finds(LENT, statement)
        if (is_lent or _TEMPORARY.search(statement)) and not ends:
            return statement
    return ""


def _until_when(meeting: Preparation, item: Item, told: Account, statement: str) -> RuleResult:
    whose = _taken_from(meeting, item, statement)
    name, day = meeting.name(item), long_date(told.update.date)
    figure = f"the figure for {name}" if whose else "the figure"
    asks = "when do they go back"
    if not finds(LENT, statement):
        return ask_about(meeting, item, told, statement, "until when, and what follows then")
    if whose:
        asks += f", are they counted in the figure for {meeting.name(whose)}"
    helped = _HELPED.search(statement)
    besides = f"what will {figure} be without them" if helped else "who does their work meanwhile"
    asks += f", and {besides}"
    return RuleResult(
        (whose or item).id,
        item.file,
        ("progress", told.index),
        f"The update of {name} of {day} says “{statement}”; no date is named for their return.",
        f"The update of {name} says {quote(statement)}: {asks}?",
        short=f"{quote(statement)} ({name}). When do they go back?",
        statement=statement,
    )


def _taken_from(meeting: Preparation, item: Item, statement: str) -> Item | None:
    """Return another item that is about such people being taken from their work."""
    lent = joined(LENT).search(statement)
    who = [
        word
        for word in content_words(statement[: lent.start()] if lent else "")
        if not shares_word(word, _RANKS) and not word[0].isupper()
    ]
    others = (each for each in meeting.questioned_items if each is not item)
    texts = ((each, f"{each.title or ''} {each.wording}") for each in others)
    return next((e for e, text in texts if _AWAY.search(text) and shares_word(text, who)), None)
