"""Reports on forecasts: whether updates since tell of what one said would happen, or put it off."""

import re
from collections.abc import Sequence
from datetime import date

from peeltrack.language.admissions import admits
from peeltrack.language.dates import MONTH_ALONE
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import SignOffStage
from peeltrack.queries.challenge.figures.standards import NONE
from peeltrack.queries.challenge.forecasts import Forecast, things_of, updates_since
from peeltrack.queries.challenge.points import Preparation
from peeltrack.queries.challenge.spans import A_WEEK
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    names,
    shared,
    shares_word,
    speaks_to,
)

_SUBMITS = re.compile(
    r"\b(?:re)?submi(?:t|ssion)|\b(?:evidence|pack|HMICFRS)\b[^.;]*\b(?:go|goes|be sent|be put)\b"
    r"|\b(?:send|put)\b[^.;]*\bto HMICFRS\b",
    re.IGNORECASE,
)
"""How an update says that an item will be put to HMICFRS."""
_ENDS = re.compile(r"\b(?:complet|finish|deliver|through it)\w*", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:moved|put (?:off|back)|pushed (?:back|to)|postponed|slipped|deferred"
    r"|delayed (?:to|until)"
    r"|re-?(?:scheduled|planned|arranged)|brought forward"
    r"|now (?:be|planned|due|expected|scheduled|set|begins?|starts?|opens?|follows?))\b",
    re.IGNORECASE,
)
"""How an update says that a date is another now."""
_NOT_DONE = re.compile(
    r"\b(?:did|was|were|could|have|has) not (?:go|hold|held|run|take|place|happen|done|carr"
    r"|be (?:held|run|done|made))|\bin (?:its|their|his) place\b"
    r"|\b(?:called off|cancelled|scrapped|handed back)\b",
    re.IGNORECASE,
)
"""How an update says that something was not done as planned."""
_TOOK_PLACE = re.compile(
    r"\b(?:took place|(?:has|have) taken place|(?:was|were|has been|have been) held)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r", (?:and|but|while|which) ")
_MONTHS = re.compile(MONTH)
_BOUND = re.compile(
    r"\b(?:above|over|below|under|(?:more|less|longer|older) than) (?:[a-z]+|\d[\d,]*%?)\b",
    re.IGNORECASE,
)
"""What some are beyond: above ten."""
_BEGINS = re.compile(r"\b(?:begin|start|open|launch)(?:s|ning|ing)?\b", re.IGNORECASE)


def is_reported(meeting: Preparation, item: Item, forecast: Forecast) -> bool:
    """Check whether an update since speaks of it, or a step, a submission or a dependency does.

    A forum that meets in public sees no step or dependency, so that none is asked about for itself.
    """
    said = _clause_ahead(forecast.told.in_sentence(forecast.text), forecast)
    things = things_of(f"{forecast.before} {said}")
    if not things:
        return True
    share = 3 if forecast.before else 2
    counted = [e for e in item.steps_to_green if e.done or (e.due and not meeting.is_public)]
    steps = [step.text for step in counted]
    others = [] if meeting.is_public else [f"{each.who} {each.what}" for each in item.depends_on]
    submitted = any(
        act.stage == SignOffStage.SUBMITTED and act.date > forecast.told.update.date
        for act in item.sign_offs
    )
    dates = (step.done or step.due for step in counted)
    if any(day and abs((day - forecast.due).days) <= A_WEEK for day in dates):
        return True  # that step is done, or is asked about for itself
    if submitted and _SUBMITS.search(forecast.text):
        return True
    later = [each for each in item.progress if each.date > forecast.told.update.date]
    if _is_spoken_of(item, things, later):
        return True
    if any(
        _puts_off(statement, each.date, forecast, things)
        or _names_the_month(statement, forecast, things)
        or _none_left(statement, forecast)
        or _is_overtaken(statement, things)
        for each in later
        for statement in statements(each.text)
    ):
        return True
    return any(
        len(shared(things, content_words(text))) * share >= len(things)
        for text in (*(each.text for each in later), *steps, *others)
    ) or any(speaks_to(forecast.text, text) for text in (*steps, *others))


def _is_spoken_of(item: Item, things: Sequence[str], later: Sequence[ProgressUpdate]) -> bool:
    """Check whether a later update has any word of a forecast that is the forecast's own.

    The words that the item is called and worded by stand in every update.
    """
    known = content_words(f"{item.title or ''} {item.wording}")
    own = [word for word in things if not shared([word], known)]
    return any(shares_word(each.text, own) for each in later)


def given_up(item: Item, forecast: Forecast) -> str:
    """Return the later statement that it was not done in the month that was named for it."""
    months = [found[0] for found in MONTH_ALONE.finditer(forecast.text)]
    return next(
        (
            each
            for told in updates_since(item, forecast)
            for each in told.statements
            if _NOT_DONE.search(each) and any(names(each, month) for month in months)
            if not any(days_ahead(each, told.update.date))
        ),
        "",
    )


def _clause_ahead(sentence: str, forecast: Forecast) -> str:
    """Return a sentence without the clauses that neither forecast anything nor lead up to it."""
    clauses = _JOINED.split(sentence)
    ahead = (each for each in clauses if any(days_ahead(each, forecast.told.update.date)))
    return next(ahead, sentence) if clauses[1:] else sentence


def _names_the_month(statement: str, forecast: Forecast, things: Sequence[str]) -> bool:
    """Check whether a later statement speaks of the month of a forecast and of a thing in it."""
    then, now = (set(_MONTHS.findall(text)) for text in (forecast.text, statement))
    return bool(then & now) and bool(shared(things, content_words(statement)))


def _is_overtaken(statement: str, things: Sequence[str]) -> bool:
    """Check whether a later statement says that what was being prepared has taken place."""
    came = _TOOK_PLACE.search(statement)
    return came is not None and bool(shared(things, content_words(statement[: came.start()])))


def _none_left(statement: str, forecast: Forecast) -> bool:
    """Check whether a later statement says that nobody is beyond a bound of the forecast."""
    then = {found[0].casefold() for found in _BOUND.finditer(forecast.text)}
    now = {found[0].casefold() for found in _BOUND.finditer(statement)}
    return bool(then & now) and NONE.match(statement) is not None


def _puts_off(statement: str, on: date, forecast: Forecast, things: Sequence[str]) -> bool:
    """Check whether a later statement names another date: for the same thing, or its beginning."""
    is_dated = MONTH_ALONE.search(statement) or any(days_ahead(statement, on))
    if not is_dated:
        return False
    ends = _ENDS.search(statement) and _ENDS.search(forecast.text)
    if ends and any(days_ahead(statement, on)) and not admits(statement):
        return True
    if not _MOVED.search(statement):
        return False
    begins = _BEGINS.search(statement) and _BEGINS.search(forecast.text)
    of_what = things_of(_MOVED.sub(" ", statement))
    return bool(begins or shared(things, content_words(statement)) or not of_what)
