"""Forecasts: what updates said would be so by a date that has passed, and whether it was."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.promises import AnsweredPromise, promises
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.measure_words import measure_words
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.series import Quantity, is_alike, quantities
from peeltrack.queries.challenge.figures.standards import ALL
from peeltrack.queries.challenge.points import Preparation
from peeltrack.queries.challenge.spans import A_QUARTER, A_YEAR
from peeltrack.queries.challenge.word_overlap import shared

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
_STANDS_FOR = re.compile(
    r"^(?:and |but )?(?:the (?:rest|others?|remainder|remaining [\w-]+)"
    r"|(?:a|the) (?:new|second|third|next|further|other) (?:one|round)"
    r"|another(?: one| round)? (?:is|will)|(?:it|this|that|these|they) (?:will|is|are|should))\b",
    re.IGNORECASE,
)
"""What stands for a thing that the sentence before names: a new one is planned."""


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
    own, since = things_of(forecast.text[_start(forecast.text) :]), updates_since(item, forecast)
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


def updates_since(item: Item, forecast: Forecast) -> Sequence[Account]:
    """Return the public updates after that of a forecast, oldest first."""
    return [told for told in public_accounts(item) if told.index > forecast.told.index]


def things_of(text: str) -> tuple[str, ...]:
    """Return what a forecast is about: its telling words, but for those of promising."""
    return tuple(word for word in telling_words(text) if not shared([word], _PROMISING))
