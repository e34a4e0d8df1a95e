"""Forecasts: what updates said would be so by a date that has passed."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.forecasts import (
    aim_of,
    figure_since,
    forecast_failed,
    forecasts,
    given_up,
    is_reported,
)
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.series import telling_words
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import long_date

_FOR_NOW = re.compile(
    r"\b(?:for now|for the (?:time being|present|moment)|at this stage|temporarily"
    r"|as an interim|in the first instance)\b",
    re.IGNORECASE,
)


def forecast_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update forecast in figures for a date has come true by the figures since."""
    for item in meeting.questioned_items:
        for forecast in meeting.once(forecasts, item):
            aim = aim_of(forecast.text)
            came = figure_since(item, forecast, aim) if aim else None
            if aim is None or came is None or not forecast_failed(forecast.text, aim, came.figure):
                continue
            then, now = long_date(forecast.told.update.date), long_date(came.told.update.date)
            yield RuleResult.on_item(
                item,
                ("progress", forecast.told.index),
                f"The update of {then} says {quote(forecast.text)}; that of {now} says "
                f"“{came.statement}”.",
                f"On {then} the update of {meeting.name(item)} said {quote(forecast.text)}, and "
                f"the last figure is {came.printed} ({now}): what happened, and what is it today?",
                short=f"{quote(forecast.text)} ({then}), and the last figure is {came.printed} "
                f"({now}). What is it now?",
                statement=came.statement,
            )
            break


def forecast_unreported(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update said would happen by a date that has passed is reported since, or put off.

    A step that is overdue and says the same is asked about for itself, and what a partner is to do
    as a dependency.
    """
    for item in meeting.questioned_items:
        for forecast in meeting.once(forecasts, item):
            gave_up = given_up(item, forecast)
            if not gave_up and is_reported(item, forecast):
                continue
            then = long_date(forecast.told.update.date)
            now = f"a later one says {quote(gave_up)}" if gave_up else "nothing since reports it"
            asks = (
                f", and a later one {quote(gave_up)}: why, and what is known instead"
                if gave_up
                else ": was that done, and with what result"
            )
            yield RuleResult.on_item(
                item,
                ("progress", forecast.told.index),
                f"The update of {then} says {quote(forecast.text)}; {now}.",
                f"On {then} the update of {meeting.name(item)} said {quote(forecast.text)}{asks}?",
                short=f"{quote(forecast.text)} ({then}). "
                f"{f'Now {quote(gave_up)}: why?' if gave_up else 'Was it done?'}",
                statement=forecast.text,
            )
            break


def for_now(meeting: Preparation) -> Iterator[RuleResult]:
    """What an earlier update said is so for now, or left out for the present, is spoken of since.

    It is spoken of if a later statement has more than half of its telling words.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        found = next(
            ((each, s) for each in told[:-1] for s in each.statements if _FOR_NOW.search(s)), None
        )
        if found is None or _is_spoken_of(found[1], told[found[0].index + 1 :]):
            continue
        then = long_date(found[0].update.date)
        yield RuleResult.on_item(
            item,
            ("progress", found[0].index),
            f"The update of {then} says “{found[1]}”; none since says whether it is still so.",
            f"On {then} the update of {meeting.name(item)} said {quote(found[1])}: is it still so?",
            short=f"{quote(found[1])} ({then}). Is it still so?",
            statement=found[1],
        )


def _is_spoken_of(statement: str, since: Sequence[Account]) -> bool:
    things = telling_words(_FOR_NOW.split(statement)[0]) or telling_words(statement)
    return any(
        len(shared(things, content_words(each))) * 2 > len(things)
        for told in since
        for each in told.statements
    )
