"""Forecasts: what updates said would be so by a date that has passed, and whether it was."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.dates import MONTH_ALONE
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.promises import AnsweredPromise, promises
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import SignOffStage
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.measure_words import measure_words
from peeltrack.queries.challenge.measured import readings
from peeltrack.queries.challenge.points import Preparation
from peeltrack.queries.challenge.series import Quantity, is_alike, quantities, telling_words
from peeltrack.queries.challenge.spans import A_QUARTER, A_WEEK, A_YEAR
from peeltrack.queries.challenge.standards import ALL, NONE
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    names,
    shared,
    shares_word,
    speaks_to,
)

_AT_MOST = re.compile(r"\b(?:under|below|fewer than|less than|no more than|at most)\s+$", re.I)
_AIMED = re.compile(
    r"\b(?:under|below|above|over|at|reach|hit|to|all|back|about|around|than|least|most)\s+$",
    re.I,
)
"""Words before a figure that is forecast, such as "under 100"."""
_SAID_AHEAD = re.compile(r"\b(?:should|will|expect(?:ed)?|forecast) (?:be|to be|fall|have)\b", re.I)
"""From where on a sentence says what will be, after what is so now."""
_NOTHING = re.compile(
    r"\b(?:no date|not (?:be|expect|before|until|start)|unlikely)\b", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:complet|finish|deliver|through it)\w*", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:begin|start|open|launch)(?:s|ning|ing)?\b", re.IGNORECASE)
_PROMISING_TEXT = """
    achieve aim anticipate back begin bring christmas come complete confident course deliver
    expect fall forecast get hope intend keep next plan reach ready reduce report rise round
    scheduled see should start then track cut done have
    half third thirds quarter quarters
"""
_PROMISING = frozenset(_PROMISING_TEXT.split())
_CHECKS = re.compile(
    r"\bwill (?:then |also |now |each \w+ )?(?:review|publish|report|check|audit|sample|survey|test"
    r"|evaluate|monitor|measure|inspect|be (?:reviewed|published|reported|checked|audited|sampled"
    r"|surveyed|tested|evaluated|monitored|measured|inspected))\b",
    re.IGNORECASE,
)
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
_STANDS_FOR = re.compile(
    r"^(?:and |but )?(?:the (?:rest|others?|remainder|remaining [\w-]+)"
    r"|(?:a|the) (?:new|second|third|next|further|other) (?:one|round)"
    r"|another(?: one| round)? (?:is|will)|(?:it|this|that|these|they) (?:will|is|are|should))\b",
    re.IGNORECASE,
)
"""What stands for a thing that the sentence before names: a new one is planned."""
_JOINED = re.compile(r", (?:and|but|while|which) ")
_MONTHS = re.compile(MONTH)
_BOUND = re.compile(
    r"\b(?:above|over|below|under|(?:more|less|longer|older) than) (?:[a-z]+|\d[\d,]*%?)\b",
    re.IGNORECASE,
)
"""What some are beyond: above ten."""


class Forecast(NamedTuple):
    """A sentence of an update that says what will be so by a date that has passed."""

    told: Account
    text: str
    due: date

    @property
    def before(self) -> str:
        """The statement before, if it names what "a new one" or "it" stands for here."""
        if not _STANDS_FOR.search(self.text):
            return ""
        places = [at for at, each in enumerate(self.told.statements) if self.text in each]
        return self.told.statements[places[0] - 1] if places and places[0] else ""


def forecasts(meeting: Preparation, item: Item) -> list[Forecast]:
    """List what updates of the last year forecast for a date that has passed, newest first."""
    return [
        Forecast(told, made.text.rstrip(". "), made.due)
        for told in reversed(public_accounts(item))
        if (meeting.position - told.update.date).days <= A_YEAR
        for made in _promised(told)
        if made.due and made.due < meeting.position and not _NOTHING.search(made.text)
    ]


def _promised(told: Account) -> Iterator[AnsweredPromise]:
    """Yield what an update promises; what is to be checked or published undated, in a quarter."""
    dated = list(promises(told.update.text, told.update.date))
    yield from dated
    for statement in told.statements:
        if _CHECKS.search(statement) and not any(statement in made.text for made in dated):
            yield AnsweredPromise(statement, told.update.date + timedelta(days=A_QUARTER))


def aim_of(text: str) -> Figure | None:
    """Return the figure that a forecast aims at: a share, or a count such as "under 100"."""
    shares = [each for each in figures(text) if each.unit == Unit.SHARE and not each.is_earlier]
    if _BEGINS.search(text) or len(shares) > 1:
        return None
    every, start = ALL.search(text), _start(text)
    whole = Figure(100, Unit.SHARE, every.start(), every.end(), every[0]) if every else None
    return next(
        (
            each
            for each in figures(text)
            if not each.is_earlier
            and each.start >= start
            and (each.unit == Unit.SHARE or (each.unit == Unit.COUNT and _aims_at(text, each)))
        ),
        whole,
    )


def _start(text: str) -> int:
    """Return where a sentence says what will be, if it aims at a figure there."""
    said = _SAID_AHEAD.search(text)
    after = [e for e in figures(text) if said and e.start > said.start() and _aims_at(text, e)]
    return said.start() if said and after else 0


def _aims_at(text: str, figure: Figure) -> bool:
    return _AIMED.search(text[: figure.start]) is not None


def forecast_failed(text: str, aim: Figure, came: Figure) -> bool:
    """Check whether a figure is not what was forecast."""
    at_most = _AT_MOST.search(text[: aim.start]) is not None
    value = came.value if came.unit == aim.unit or came.part is None else came.part
    return value > aim.value if at_most else value < aim.value


def figure_since(item: Item, forecast: Forecast, aim: Figure) -> Quantity | None:
    """Return the newest figure after a forecast for the same thing.

    A forecast that names no thing is about what its update gave a figure for, or about the measure.
    """
    own, since = things_of(forecast.text[_start(forecast.text) :]), _since(item, forecast)
    subjects = [own] if own else [e.subject for e in quantities(forecast.told) if e.subject]
    measured = [
        Quantity(told, reading.statement, reading.figure, own, reading.statement)
        for measure in item.measures
        for reading in readings(item, measure)
        for told in since
        if told.index == reading.place
        and reading.figure.unit == aim.unit
        and (not own or is_alike(own, measure_words(measure.text)))
    ]
    if measured:
        return measured[-1]
    return next(
        (
            each
            for told in reversed(since)
            for each in quantities(told)
            if each.figure.unit == aim.unit or each.figure.part is not None
            if any(is_alike(each.subject, subject) for subject in subjects)
            or not (subjects or each.subject)
        ),
        None,
    )


def _since(item: Item, forecast: Forecast) -> Sequence[Account]:
    """Return the public updates after that of a forecast, oldest first."""
    return [told for told in public_accounts(item) if told.index > forecast.told.index]


def things_of(text: str) -> tuple[str, ...]:
    """Return what a forecast is about: its telling words, but for those of promising."""
    return tuple(word for word in telling_words(text) if not shared([word], _PROMISING))


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
    if submitted and re.search(r"\b(?:re)?submit", forecast.text, re.IGNORECASE):
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
            for told in _since(item, forecast)
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
