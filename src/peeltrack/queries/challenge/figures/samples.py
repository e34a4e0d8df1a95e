"""Samples: whether a figure is of fewer than the measure, or an earlier update, has."""

import re
from collections.abc import Sequence

from peeltrack.language.bases import NARROW_BASIS
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.series import Quantity, earlier_of, quantities
from peeltrack.queries.challenge.word_overlap import shares_word
from peeltrack.wording import long_date

_SAMPLED = re.compile(r"\b(?:sampl|audit|dip|files?\b|records?\b|review|check)", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\b(?P<of>(?:sample|audit|review|check)s? of (?:at least )?)?"
    r"(?P<size>\d[\d,]*)(?: (?P<what>[a-z]{3,}))?"
    r"(?(of)|(?= (?:a|each|per) (?:month|quarter|week)\b))",
    re.IGNORECASE,
)
_SAMPLE_OF = re.compile(r"\b(?:sample|audit|review|check)s? of (?:the )?$", re.IGNORECASE)
_SAMPLE_SIZE = re.compile(
    r"\bsamples? (?:was|were|is|of) (?:only |just |about )?(\d[\d,]*)"
    r"|\b(\d[\d,]*) (?:[a-z-]+ )?(?:was|were )?sampled\b",
    re.IGNORECASE,
)
_ADDS_UP = re.compile(
    r"\b(?:trained|briefed|equipped|vetted|accredited|renewed|signed|fitted"
    r"|completed (?:the|their|it))\b",
    re.IGNORECASE,
)
"""What is done to one after another of a whole, so that the whole stays as large."""
_PROVISIONAL = re.compile(
    r"\b(?:provisional|interim|full sample|(?:the )?(?:rest|others|remainder) (?:follows?|will))\b",
    re.IGNORECASE,
)
"""How an update says that a sample is not complete yet."""
_NEARLY = 0.95
"""The share of a whole that joiners and leavers leave of it."""


def more_before(item: Item, last: Account, statement: str) -> Quantity | None:
    """Return the earlier figure of a larger whole, or sample, than that of a better one now.

    What adds up, such as officers trained, is of no fewer than before.
    """
    if not any(each.whole for each in figures(statement)):
        return None
    earlier = [told for told in public_accounts(item) if told.index < last.index]
    for now in quantities(last):
        if now.statement != statement or not now.figure.whole:
            continue
        before = _largest(now, earlier)
        if before is None or not before.figure.whole or now.figure.value <= before.figure.value:
            continue
        is_sampled = _SAMPLED.search(statement) and now.figure.whole * 3 < before.figure.whole * 2
        adds_up = _ADDS_UP.search(now.clause) and now.figure.whole < before.figure.whole * _NEARLY
        if is_sampled or adds_up:
            return before
    return None


def _largest(now: Quantity, earlier: Sequence[Account]) -> Quantity | None:
    """Return the earlier figure for the same thing that is of the largest whole."""
    found = (earlier_of(now, [told]) for told in earlier)
    whole = [each for each in found if each and each.figure.whole]
    return max(whole, key=lambda each: each.figure.whole or 0, default=None)


def wider_sample(item: Item, told: Account, statement: str) -> str:
    """Return what a statement should count, if it counts less: the sample that a measure names."""
    if finds(NARROW_BASIS, statement):
        return "the whole force"
    if _PROVISIONAL.search(told.in_sentence(statement)):
        return ""
    asked = (each for measure in item.measures for each in (measure.text, measure.method))
    wanted = [found for each in asked if (found := _SAMPLE.search(each or ""))]
    smaller = (
        each["size"]
        for each in wanted
        for e in figures(statement)
        if _is_smaller(e, statement, each)
    )
    return next((f"a sample of {size}" for size in smaller), "")


def _is_smaller(figure: Figure, statement: str, wanted: re.Match[str]) -> bool:
    """Check whether a figure counts fewer of the records that a sample is to have."""
    if figure.part is None and figure.unit != Unit.COUNT:
        return False
    size = figure.whole if figure.part is not None else int(figure.value)
    what = wanted["what"] or ""
    near = statement[figure.start : figure.end + len(what) + 1]
    before = _SAMPLE_OF.search(statement[: figure.start])
    is_of_it = shares_word(near, [what]) if what else before
    is_sampled = figure.part is not None or _SAMPLED.search(statement)
    return bool(is_of_it and is_sampled) and 0 < (size or 0) < int(wanted["size"].replace(",", ""))


def beside_the_last(item: Item, told: Account, statement: str) -> str:
    """Ask how far a sample can be compared with the last earlier one, if that was much larger."""
    size = _size_of(statement)
    for before in reversed(public_accounts(item)[: told.index] if size else ()):
        for each in before.statements:
            if size and _size_of(each) * 2 > size * 3:
                then = f"{_size_of(each):,} on {long_date(before.update.date)}"
                return f", and how far can it be compared with the sample of {then}"
    return ""


def _size_of(statement: str) -> int:
    """Return how many a sample was of by a statement; 0 if it does not say."""
    found = _SAMPLE_SIZE.search(statement)
    return int((found[1] or found[2]).replace(",", "")) if found else 0
