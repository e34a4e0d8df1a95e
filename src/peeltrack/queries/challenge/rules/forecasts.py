"""Forecasts: what updates said would be so by a date that has passed."""

from collections.abc import Iterator

from peeltrack.model.items import Item
from peeltrack.queries.challenge.asides import is_aside
from peeltrack.queries.challenge.forecasts import (
    Forecast,
    aim_of,
    figure_since,
    forecast_failed,
    forecasts,
    things_of,
)
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.reported_forecasts import given_up, is_reported
from peeltrack.wording import long_date


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


def _is_no_part(item: Item, forecast: Forecast) -> bool:
    """Check whether a forecast is of something that its item is not about."""
    return is_aside(item, forecast.text, things_of(forecast.text), forecast.before)


def forecast_unreported(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update said would happen by a date that has passed is reported since, or put off.

    A step that is overdue and says the same is asked about for itself, and what a partner is to do
    as a dependency.
    """
    for item in meeting.questioned_items:
        for forecast in meeting.once(forecasts, item):
            gave_up = given_up(item, forecast)
            if not gave_up and (
                is_reported(meeting, item, forecast) or _is_no_part(item, forecast)
            ):
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
