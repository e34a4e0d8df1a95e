"""Figures of a part: of one place, of fewer who answered, or without those who were passed on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures, number
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.measure_words import measure_words, parts_of
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.series import quantities
from peeltrack.queries.challenge.word_overlap import content_words, names, shared, shares_word
from peeltrack.wording import long_date

_IN_PLACE = re.compile(
    rf"^In (?!{MONTH}\b|(?:Spring|Summer|Autumn|Winter|Operation|Op)\b)"
    r"(?P<place>[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)\b(?! (?:19|20)\d\d)"
)
_ANSWERED = re.compile(
    r"\b(?P<number>\d[\d,]*) (?:[a-z]+ ){0,2}?"
    r"(?:responses|replies|respondents|answered|replied|responded)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:(?P<part>\d[\d,]*) of (?:about |some |around |the |our |its )*(?P<whole>\d[\d,]*)"
    r"(?: [a-z]+){0,2}?|(?P<share>\d+) ?(?:%|per cent)(?: of [a-z]+)?)"
    r" (?:answered|replied|responded|took part)\b",
    re.IGNORECASE,
)
"""How an update says what part of those who were asked answered."""
_PASSED_ON = re.compile(
    r"\b(?P<number>\d[\d,]*) (?P<what>(?:[\w-]+ ){1,8}?)(?:were|have been) (?:passed|transferred"
    r"|handed|moved|reallocated|diverted) (?:on |over |back |out )?to\b",
    re.IGNORECASE,
)
_HALF, _THIRD = 2, 3


class Part(NamedTuple):
    """A statement whose figure is of a part, and what is asked about it."""

    statement: str
    asks: str


def of_a_part(item: Item, told: Account) -> Iterator[Part]:
    """Yield the statements of an update whose figures are of a part of what is measured."""
    earlier = [each for each in public_accounts(item) if each.index < told.index]
    for statement in told.statements:
        if _is_of_one_place(item, told, statement):
            yield Part(statement, "what is it in the rest of the force")
        elif rate := _larger_part_answered(statement, earlier):
            yield Part(statement, f"how far can it be compared with that of the {rate}")
        elif before := _more_who_answered(statement, earlier):
            clause = next(e for e in statement.split(": ") if _ANSWERED.search(e))
            yield Part(clause, f"how far can it be compared with that of the {before}")
        elif _is_passed_on(item, told, statement, earlier):
            yield Part(statement, "what has become of them, and what is the figure with them")


def _is_of_one_place(item: Item, told: Account, statement: str) -> bool:
    """Check whether the figure for a measure of the whole force is of one place alone."""
    found = _IN_PLACE.match(statement)
    shares = [e for e in figures(statement) if e.unit == Unit.SHARE and not e.is_earlier]
    texts = (item.wording, *(e.text for e in item.measures), *(e.text for e in item.steps_to_green))
    if found is None or len(shares) != 1 or any(names(each, found["place"]) for each in texts):
        return False
    for part in (part for measure in item.measures for part in parts_of(measure)):
        words = measure_words(part.text)
        others = (e for e in told.statements if e != statement and figures(e))
        is_for_it = any(each.statement == statement for each in readings(item, part))
        if is_for_it and not any(
            len(shared(words, content_words(each))) * 2 >= len(words) for each in others
        ):
            return True
    return False


def _more_who_answered(statement: str, earlier: list[Account]) -> str:
    """Say how many answered an earlier survey, if they were more than twice as many."""
    found = _ANSWERED.search(statement)
    if found is None or not any(each.unit == Unit.SHARE for each in figures(statement)):
        return ""
    for told in reversed(earlier):
        for each in told.statements:
            before = _ANSWERED.search(each)
            if before and _count(before) > _HALF * _count(found):
                return f"{before['number']} who answered by {long_date(told.update.date)}"
    return ""


def _larger_part_answered(statement: str, earlier: list[Account]) -> str:
    """Say what part answered an earlier survey, if it was more than twice as large a part."""
    now = _rate(statement)
    for told in reversed(earlier if now else []):
        for each in told.statements:
            if _rate(each) > _HALF * now:
                return f"{_rate(each):.0f}% who answered by {long_date(told.update.date)}"
    return ""


def _rate(statement: str) -> float:
    """Return what part of those who were asked answered, in percent; 0 if it is not said."""
    found = _RATE.search(statement)
    if found is None:
        return 0
    if found["share"]:
        return float(found["share"])
    part, whole = (number(found[each]) or 0 for each in ("part", "whole"))
    return 100 * part / whole if whole else 0


def _is_passed_on(item: Item, told: Account, statement: str, earlier: list[Account]) -> bool:
    """Check whether what was passed to others is a good part of what a backlog fell by."""
    found = _PASSED_ON.search(statement)
    known = [item.title, *(each.text for each in item.measures)]
    if found is None or not shares_word(found["what"], content_words(" ".join(known))):
        return False
    now, before = (
        [
            each.figure.value
            for account in accounts
            for each in quantities(account)
            if each.figure.unit == Unit.COUNT and is_unwanted(each.clause)
        ]
        for accounts in ([told], earlier[-1:])
    )
    fell = max(before, default=0) - min(now, default=0)
    return bool(now) and 0 < fell <= _THIRD * _count(found)


def _count(found: re.Match[str]) -> float:
    return number(found["number"]) or 0
