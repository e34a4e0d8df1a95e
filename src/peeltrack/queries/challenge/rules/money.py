"""Money: the funds and posts that the commissioner put behind an item."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.language.admissions import admits
from peeltrack.language.claims import CAME, HELP_SOUGHT, LEFT, LENT
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.money import sums
from peeltrack.language.told import finds, statements
from peeltrack.model.items import Investment, Item
from peeltrack.model.parse_date import MONTH
from peeltrack.model.problems import Place
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.funded_posts import (
    Growth,
    counts_posts,
    fewer_posts,
    fills_posts,
    grown_by_fewer,
    says_posts_are_filled,
    says_posts_are_vacant,
    were_recruited,
    words_of,
)
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import promises_on
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.word_overlap import content_words, shares_word, speaks_to
from peeltrack.wording import capitalised, counted, in_words, long_date

_MONEY = re.compile(
    r"£|\b(?:funded|funding|funds|budget|money|grant|underspen[dt]|unspent)\b", re.I
)
_ENDS = re.compile(
    r"\b(?:contracts?|fund(?:ing|ed|s)|grants?|money|leases?|licen[cs]es?|agreements?|secondments?|loans?"
    r"|overtime|mutual aid|attachments?|agency (?:staff|cover))\b"
    r"[^.;]{0,40}\b(?:ends?|expires?|finish(?:es)?|stops?|runs? out|until|lapses?|ceases?"
    r"|comes? to an end"
    r"|(?:is|are|be|been) (?:all )?(?:spent|used up|exhausted|gone))\b",
    re.IGNORECASE,
)
_FUNDED_TO = re.compile(
    r"(?:£|\btemporary\b|\bfixed[- ]term\b|\binterim\b)[^.;]{0,80}\b(?:to|until|till|through) "
    rf"(?:the end of )?(?:\d{{1,2}} )?{MONTH}\b",
    re.IGNORECASE,
)
"""How an investment says that it ends: two posts, £80,000, to 30 June."""
_LENT_TO = re.compile(r"\b(?:loan|secondment|attachment|lent|seconded|attached) to\b", re.I)
"""What says that somebody works elsewhere, and comes back when that ends."""
_FOLLOWS = re.compile(
    r"\b(?:extend(?:ed|s)?|extension|renew(?:ed|al|s)?|replace(?:d|ment)|continu\w+ (?:after|beyond"
    r"|from|into)|mainstream\w*|permanent\w*|secured|new (?:contract|agreement|licen[cs]e|lease)"
    r"|next year['\u2019]s budget|from (?:1 )?April)\b",
    re.IGNORECASE,
)
"""What says that something follows: a contract renewed, money found."""
_ONLY_SOUGHT = re.compile(
    r"\b(?:bid|business case|case for|proposals?|request\w*|if|subject to|await\w*|sought|seeking"
    r"|under consideration|considering|options?)\b",
    re.IGNORECASE,
)
"""What says that what would follow is not settled."""
_COST = re.compile(
    r"\b(?:costs?|price|priced|bids?|tenders?|quotes?|quotation|contract(?:or)?s?|bill|estimate\w*"
    r"|outturn|overspen[dt])\b",
    re.IGNORECASE,
)
"""What names a sum as one to be paid."""

_WHERE = "where is the money for the posts that are not filled"
"""What is asked where it was promised that they will be filled."""


def ends_soon(meeting: Preparation) -> Iterator[RuleResult]:
    """What an item rests on does not end within half a year and no update says what follows.

    A sum that the commissioner funded, a contract or a lease ends by the words of the investment or
    of what an item waits for; its end is named by a date.
    """
    for item in meeting.questioned_items:
        for at, text in _rested_on(item):
            day = _end_of(text, meeting.position)
            if day is None or (day - meeting.on).days > HALF_A_YEAR or _is_followed(item):
                continue
            yield RuleResult.on_item(
                item,
                at,
                f"{quote(text)} ends within half a year; no update says that what follows is "
                "settled.",
                f"For {meeting.name(item)}, {quote(text)}: what happens after that?",
                short=f"{quote(text)}. What happens after that?",
                statement=text,
            )
            break


def _rested_on(item: Item) -> Iterator[tuple[Place, str]]:
    for index, funded in enumerate(item.investments):
        yield ("investments", index), funded.text
    for index, awaited in enumerate(item.depends_on):
        yield ("depends_on", index), f"{awaited.what.rstrip('.')} ({awaited.who})"
    last = public_accounts(item)[-1:]
    for told in last:
        for statement in told.statements:
            yield ("progress", told.index), statement


def _end_of(text: str, on: date) -> date | None:
    """Return the day on which a text says that a contract, funds or a lease end, if it is ahead."""
    ends = _ENDS.search(text) or _FUNDED_TO.search(text)
    if not ends or _LENT_TO.search(text):
        return None
    return min((day for day in days_ahead(text, on) if day >= on), default=None)


def _is_followed(item: Item) -> bool:
    """Check whether the last public update says what follows, such as an extension."""
    last = public_accounts(item)[-1:]
    follows = (each for told in last for each in told.statements if _FOLLOWS.search(each))
    return any(
        not (admits(each) or finds(HELP_SOUGHT, each) or _ONLY_SOUGHT.search(each))
        for each in follows
    )


def cost_above_funds(meeting: Preparation) -> Iterator[RuleResult]:
    """No update names a cost above the sum that the commissioner put behind an item."""
    for item in meeting.questioned_items:
        for index, funded in enumerate(item.investments):
            given = list(sums(funded.text))
            above = _cost_above(item, given[0].pounds) if len(given) == 1 else None
            if above is None:
                continue
            told, statement = above
            name, day = meeting.name(item), long_date(told.update.date)
            what, said = quote(funded.text), quote_said(statement)
            yield RuleResult.on_item(
                item,
                ("investments", index),
                f"{what} was funded for it; the update of {day} says {said}.",
                f"For {name} {what} was funded and the update of {day} says {said}: "
                f"who pays the difference?",
                short=f"{what} funded; {said}. Who pays the difference?",
                statement=statement,
            )
            break


def _cost_above(item: Item, pounds: float) -> tuple[Account, str] | None:
    """Return the newest statement that names a larger sum as a cost."""
    return next(
        (
            (told, statement)
            for told in reversed(public_accounts(item))
            for statement in told.statements
            if _COST.search(statement) and any(e.pounds > pounds for e in sums(statement))
        ),
        None,
    )


def money_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """The updates speak of what the commissioner funded, and of no fewer posts.

    They speak of it if one has half of its telling words, or speaks of money; a restricted one
    counts too, as "no update" would be false. An establishment that they gave when the money came
    has grown by as many posts. Where it was promised to fill them, that question asks it too.
    """
    for item in meeting.questioned_items:
        if not item.progress:
            continue
        for index, funded in enumerate(item.investments):
            growth, fewer = grown_by_fewer(item, funded), fewer_posts(item, funded)
            if growth and not fewer:
                yield _grown(meeting, item, index, funded, growth)
                break
            spoken = [
                update
                for update in item.progress
                if speaks_to(update.text, _of_what(funded))
                or shares_word(update.text, _own_words(item, funded))
                or _MONEY.search(update.text)
                or (funded.posts and says_posts_are_filled(update.text))
                or counts_posts(funded, update.text)
                or were_recruited(item, funded)
            ]
            if fewer or not spoken or _posts_not_counted(meeting, item, funded, spoken):
                raised = (
                    _others(meeting, item, index, funded, *fewer)
                    if fewer
                    else _what_came(meeting, item, index, funded)
                )
                is_promised = any(fills_posts(e, funded) for e in promises_on(meeting, item))
                yield raised._replace(can_wait=is_promised, joined=_WHERE * is_promised)
                break


def _own_words(item: Item, funded: Investment) -> list[str]:
    """Return the words of what was funded that the finding itself does not have."""
    return [word for word in words_of(funded) if not shares_word(item.wording, [word])]


def _posts_not_counted(
    meeting: Preparation, item: Item, funded: Investment, spoken: Sequence[ProgressUpdate]
) -> bool:
    """Check whether posts were last spoken of half a year ago, and never said to be filled."""
    if not funded.posts or (meeting.position - spoken[-1].date).days <= HALF_A_YEAR:
        return False
    said = (each for update in item.progress for each in statements(update.text))
    done = any(step.done and speaks_to(step.text, _of_what(funded)) for step in item.steps_to_green)
    return not done and not any(finds(CAME, each) or says_posts_are_filled(each) for each in said)


def _grown(
    meeting: Preparation, item: Item, index: int, funded: Investment, growth: Growth
) -> RuleResult:
    left = (funded.posts or 0) - (growth.now - growth.before)
    went = f"the establishment has gone from {growth.before:,} to {growth.now:,}"
    return RuleResult.on_item(
        item,
        ("investments", index),
        f"{quote(funded.text)} was funded for it; {went} by the updates to "
        f"{long_date(growth.told.update.date)}.",
        f"{_posts(funded)} funded for {meeting.name(item)}, and {went}: where are the other "
        f"{left}?",
        short=f"{_posts(funded)} funded; {went}. Where are the other {left}?",
        statement=growth.statement,
    )


def _what_came(meeting: Preparation, item: Item, index: int, funded: Investment) -> RuleResult:
    last = long_date(item.progress[-1].date)
    what = _funded(funded)
    return RuleResult.on_item(
        item,
        ("investments", index),
        f"{_was_funded(funded)}; no update to {last} says what came of it.",
        f"What has come of the money for {meeting.name(item)}, {what}, which no update mentions?",
        short=f"What has come of {what}? No update says.",
    )


def _others(
    meeting: Preparation, item: Item, index: int, funded: Investment, told: Account, few: str
) -> RuleResult:
    left = [each.whole - each.part for each in figures(few) if each.whole and each.part]
    asks = "where is the other" if left == [1] else "where are the others"
    if says_posts_are_vacant(few):
        asks = "why, and when will all be filled"
    elif finds(LEFT, few):
        asks = "how many are in post now"
    elif finds(LENT, few):
        asks = "when will they be back"
    update = "the update" if told.is_last else f"the update of {long_date(told.update.date)}"
    return RuleResult.on_item(
        item,
        ("investments", index),
        f"{_was_funded(funded)}; {update} says “{few}”.",
        f"{_posts(funded)} funded for {meeting.name(item)} and {update} says {quote(few)}: {asks}?",
        statement=few,
        short=f"{_posts(funded)} funded; {quote(few)}. {capitalised(asks)}?",
    )


def _funded(funded: Investment) -> str:
    return f"{quote(funded.text)}{f' in {funded.year}' if funded.year else ''}"


def _was_funded(funded: Investment) -> str:
    posts = f" ({counted(funded.posts, 'post')})" if funded.posts else ""
    return f"{_funded(funded)}{posts} was funded for it"


def _of_what(funded: Investment) -> str:
    """Return what was funded, as its first clause of two words or more has it, without numbers."""
    words = words_of(funded)
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
