"""Figures in running text: shares, parts of a whole, times and counts. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from peeltrack.language.dates import without_dates
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures_in_context import in_context
from peeltrack.language.numbers import IN_WORDS, count
from peeltrack.model.parse_date import MONTH

_N = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{IN_WORDS}))(?![\w%]|[-/.]\d)"
_SMALL = rf"(?:10|100|1,000|hundred|(?:{IN_WORDS}))\b"
_FRACTIONS = {
    "half": 50.0, "a half": 50.0, "a third": 100 / 3, "one third": 100 / 3,
    "two thirds": 200 / 3, "two-thirds": 200 / 3, "a quarter": 25.0, "one quarter": 25.0,
    "three quarters": 75.0, "three-quarters": 75.0, "a fifth": 20.0, "one fifth": 20.0,
    "a tenth": 10.0, "one tenth": 10.0,
}  # fmt: skip
_FRACTION = "|".join(sorted(_FRACTIONS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w./,£$-])(?:"
    rf"(?P<percent>\d+(?:\.\d+)?|(?:{IN_WORDS})) ?(?:%|per ?cent\b)"
    rf"|[Oo]f (?:the |its |our |all )?(?P<whole_first>{_N})(?! ?%| ?per ?cent)"
    r"(?:, (?=\w)| (?P<between>[A-Za-z][^.;]{0,60}?)\b)"
    rf"(?P<but>all (?:but|bar|except) )?(?P<part_last>{_N}) (?:[a-z]+ ){{0,2}}?"
    r"(?=were|was|have|had|has|are|is|did|show|met|contain|pass|carried|held|remain|stay|got|get)"
    rf"|(?:sample|audit|check|review|survey|test|look|round|batch)\w* (?:of"
    rf"|at) (?:the )?(?P<sampled>{_N})"
    rf" ?[^.;:\d]{{0,40}}(?:: |\b(?:found|showed) )[^.;\d]{{0,40}}?"
    rf"\b(?P<good>{_N})(?! ?%| ?per ?cent)"
    rf"|(?:looked at|examined|reviewed|checked|sampled|tested|audited|scored|marked|read) "
    rf"(?:a sample of |the )?(?P<looked_at>{_N}) [^.;:\d]{{0,60}}?\b(?:agreed|found|passed"
    rf"|satisfied"
    rf"|correct|good|right|met)\b[^.;,\d]{{0,40}}? (?:in|for|with) (?P<found_good>{_N})(?![^.;,])"
    rf"|(?P<all_but>all (?:but|bar|except) )?(?P<part>{_N})(?: [a-z]+s)? (?:out )?of "
    r"(?:the |its |our |these |those |all |some )?(?:[a-z]+['\u2019]s )?"
    rf"(?P<whole>{_N})"
    rf"|(?P<few>(?:{IN_WORDS})|\d{{1,3}})"
    r"(?: +(?!(?:days|weeks|months|years|hours) in\b|of\b)[a-z]+){0,2}"
    r" (?:in|out of)(?: every| an?(?= hundred\b))? "
    rf"(?P<many>{_SMALL})"
    r"|(?P<fraction>(?:two[- ]thirds|three[- ]quarters)\b"
    r"(?! (?:running|in a row|ago|of (?:the|this|last) (?:\w+ )?year\b))"
    rf"|(?:{_FRACTION})(?! of an? (?:hour|day|year|century|mile)\b)"
    r"(?= (?:of|the|will|are|were|have|had|has)\b)"
    rf"|(?:(?<=\babout )|(?<=\baround )|(?<=\bnearly )|(?<=\balmost )|(?<=\broughly ))"
    rf"(?:{_FRACTION})(?=$|[.,;)]| in (?:{MONTH})\b))"
    r"|1(?::| to )(?P<to_one>\d{1,3}(?:\.\d)?)(?!\.\d)"
    r"(?=$|[.,;)]| (?:on|in|for|across|because|and|but)\b)"
    r"|(?P<mins>\d+) ?m(?:ins?|inutes?)?(?:,| and)? (?P<secs>[0-5]?\d)"
    r"(?: ?s(?:ecs?|econds?)?\b|(?<=\d\d)(?=$|[.,;)]))"
    rf"|(?P<hours>(?!\d+\.){_N}) hours?(?:(?:,| and) (?=\d\d? minutes?\b)| )(?P<minutes>[1-5]?\d)"
    r"(?: minutes?\b|(?![\w%]|[,.]\d|[-/]\d| (?:of|out)\b))"
    rf"|(?P<time>{_N})(?P<half> and a half)?[ -]"
    r"(?P<unit>(?:working )?(?:second|minute|hour|day|week|month|sec|min|hr)s?|s)\b"
    rf"|(?P<count>{_N})"
    r")",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(
    rf"\d|\b(?:{IN_WORDS}|hundred|half|thirds?|quarters?|fifth|tenth)\b", re.IGNORECASE
)
"""What every figure has; a statement without it is not looked through."""
_NO_FIGURES = re.compile(
    r"\bQ[1-4]\b|\b(?:19|20)\d\d(?:[/\u2013-]\d\d)?\b"
    r"|\b\d{1,2}(?=(?:,|,? and|,? or| to)\s{6,})"  # 3 and 4 May, of which 4 May is blank by now
    r"|\b0\d{3}\b|\b\d\d/\d\d\b|(?!(?<!at )(?<!by )(?<!from )(?<!until )\b1:\d\d"
    r"(?=$|[.,;)]| (?:on|in|for|across|because|and|but)\b))"
    r"\b\d{1,2}[:.]\d\d ?(?:am|pm)?\b(?!%)"
    r"|\bage[ds]? \d{1,2}\b|\bunder[ -]1[0-8]s?\b(?= (?:was|were|is|are|has|have|who)\b|[.,;)]|$)"
    r"|\b(?:999|101|111|112)(?= (?:call|emergency|service|line|number|figure|perform|abandon"
    r"|answer|(?:is|was|stands|stood) at\b))|\bon (?:999|101|111|112)\b(?! [a-z]+s\b)"
    r"|\b(?:AFI|AFIs|rec|recommendation|cause of concern|section|paragraph|phase|stage"
    r"|level|grade|tier|appendix|CPD) ?\d+\b(?!,\d)|\b(?:year|quarter) [1-4]\b(?![,.]\d)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:from|against|compared (?:with|to)|instead of|(?:was|were) at"
    r"|(?:target|aim|standard) (?:of|is)"
    r"|(?:where|when|than) [^,;]{1,20}? had(?: been| found| shown| stood at)?)"
    r"\s+(?:about |some |the |our |its )?$"
    r"|\(\s{6,}[-\u2013:]\s*$",  # a date, which is blank by now: (October 2023 - 74%)
    re.IGNORECASE,
)
_STOOD = re.compile(r"\b(?:was|were) at (?:about |some )?$", re.IGNORECASE)
_AIM = re.compile(
    r" (?:(?:that )?(?:we|I|the \w+) (?:set|aimed|aim|want(?:ed)?|asked)\b"
    r"|(?:target|standard|ambition|goal|aim|benchmark|threshold)\b)",
    re.IGNORECASE,
)
"""What follows a figure that is only aimed at: the 90% we set ourselves, our 5% ambition."""
_OF_THEM = re.compile(r" (?:of|thing|way|reason|hundred|in)\b", re.IGNORECASE)
_EVERY_ONE = re.compile(r"\b(every|each|not) $", re.IGNORECASE)
"""What makes "one of the 57" all of them, or none."""


_HALF = 0.5
_SHORT_UNITS = {"": "second", "sec": "second", "min": "minute", "hr": "hour"}


@lru_cache(maxsize=1 << 17)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order; dates, years and the numbers of things do not count.

    "41 of the 60", "nine in ten", "two thirds" and "of 640 visits 588 were made" are shares.
    """
    if not _MAY_COUNT.search(text):
        return ()
    plain = text
    if any(letter.isdigit() for letter in text):
        plain = _NO_FIGURES.sub(lambda found: " " * len(found[0]), without_dates(text))
    named = tuple(_read(plain))
    if len(named) == 1 and named[0].is_earlier and _STOOD.search(plain[: named[0].start]):
        named = (replace(named[0], is_earlier=False),)  # it is set against no other
    return in_context(named, plain, text)


def number(word: str) -> float | None:
    """Return the number that figures or words say: 1,480, 8.6, ninety-four; None if none."""
    plain = word.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return count(plain)


class _Value(NamedTuple):
    value: float
    unit: Unit
    part: int | None = None
    whole: int | None = None
    period: str = ""


def _read(text: str) -> Iterator[Figure]:
    for found in _FIGURE.finditer(text):
        read = next(read for group, read in _READERS.items() if found[group])
        value = read(found)
        if value:
            before = text[max(0, found.start() - 30) : found.start()]
            yield Figure(
                value.value,
                value.unit,
                found.start(),
                found.end(),
                found[0].strip(),
                value.part,
                value.whole,
                value.period,
                is_earlier=bool(_EARLIER.search(before) or _AIM.match(text, found.end())),
            )


def _percent(found: re.Match[str]) -> _Value | None:
    value = number(found["percent"])
    return None if value is None else _Value(value, Unit.SHARE)


def _whole_first(found: re.Match[str]) -> _Value | None:
    whole, part = number(found["whole_first"]), number(found["part_last"])
    if found["but"] and whole and part is not None:
        part = whole - part
    return _share(part, whole)


def _part_first(found: re.Match[str]) -> _Value | None:
    part, whole = number(found["part"]), number(found["whole"])
    if whole and (every := _EVERY_ONE.search(found.string[: found.start()])):
        part = 0 if every[1].casefold() == "not" else whole
    if found["all_but"] and whole and part is not None:
        part = whole - part
    is_score = part is not None and part % 1
    return None if is_score else _share(part, whole)


def _ratio(part: str, whole: str, found: re.Match[str]) -> _Value | None:
    return _share(number(found[part]), number(found[whole]))


def _few_in_many(found: re.Match[str]) -> _Value | None:
    many = 100 if found["many"].casefold() == "hundred" else number(found["many"])
    return (share := _share(number(found["few"]), many)) and _Value(share.value, Unit.SHARE)


def _fraction(found: re.Match[str]) -> _Value:
    return _Value(_FRACTIONS[found["fraction"].casefold()], Unit.SHARE)


def _time(found: re.Match[str]) -> _Value | None:
    value, period = number(found["time"]), found["unit"].casefold().removesuffix("s")
    period = _SHORT_UNITS.get(period, period)
    value = value + _HALF if value is not None and found["half"] else value
    return None if value is None else _Value(value, Unit.TIME, period=period)


def _minutes(found: re.Match[str]) -> _Value:
    return _Value(int(found["mins"]) + int(found["secs"]) / 60, Unit.TIME, period="minute")


def _to_one(found: re.Match[str]) -> _Value:
    return _Value(float(found["to_one"]), Unit.RATIO)


def _hours(found: re.Match[str]) -> _Value | None:
    hours, minutes = number(found["hours"]), number(found["minutes"])
    if hours is None or minutes is None:
        return None
    return _Value(hours + minutes / 60, Unit.TIME, period="hour")


def _count(found: re.Match[str]) -> _Value | None:
    """Read a bare count; "one" is mostly no count at all, but at the beginning."""
    is_one = found["count"].casefold() == "one"
    begins = found.start() == 0 and not _OF_THEM.match(found.string, found.end())
    value = None if is_one and not begins else number(found["count"])
    return None if value is None else _Value(value, Unit.COUNT)


def _share(part: float | None, whole: float | None) -> _Value | None:
    if part is None or not whole or part > whole:
        return None
    return _Value(100 * part / whole, Unit.SHARE, int(part), int(whole))


_READERS: dict[str, Callable[[re.Match[str]], _Value | None]] = {
    "percent": _percent,
    "whole_first": _whole_first,
    "sampled": partial(_ratio, "good", "sampled"),
    "looked_at": partial(_ratio, "found_good", "looked_at"),
    "part": _part_first,
    "few": _few_in_many,
    "fraction": _fraction,
    "to_one": _to_one,
    "mins": _minutes,
    "hours": _hours,
    "time": _time,
    "count": _count,
}
