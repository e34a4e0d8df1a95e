"""The figure of a statement that can be set against a standard."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.language.admissions import admits
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import RESPONSE_RATE, joined
from peeltrack.queries.challenge.figures.clauses import clause_of, telling_words
from peeltrack.queries.challenge.figures.series import PERIOD
from peeltrack.queries.challenge.figures.standards import ALL, NONE, Standard, in_period
from peeltrack.queries.challenge.word_overlap import shared, shares_word

_ON_TIME = re.compile(r"\b(?:on time|in time|within)\b", re.IGNORECASE)
"""Words for the opposite of what a ceiling, such as 5% late, is about."""
_OF_THEM = re.compile(r" (?:of (?:them|these|those)|were|was|is|are|have|has)\b", re.IGNORECASE)
_NEAR = 60
"""Characters behind "each" or "all" in which a statement says of what."""
_WHO_HAVE = re.compile(
    r"\b(?:have|has|had|holds?|held|with) (?:currently |still )?$", re.IGNORECASE
)
"""What stands between some who are counted and what they lack: nine hold no valid licence."""
_NOT_DONE = re.compile(
    r"^[^,;]{0,40}\b(?:not|vacant|overdue|late|missed|failed|without|errors?|faults?"
    r"|wrong|failures?|(?:is|are|was|were) missing|missing (?:from|in|on)"
    r"|breach\w*)\b",
    re.I,
)


def figure_for(
    standard: Standard, statement: str, words: Sequence[str], among: Sequence[Figure] | None = None
) -> Figure | None:
    """Return the figure of a statement that can be set against a standard."""
    named = [e for e in (figures(statement) if among is None else among) if not e.is_earlier]
    if standard.unit == Unit.SHARE:
        if standard.at_most:
            named = [e for e in named if not _ON_TIME.search(clause_of(statement, e))]
        found = _shares(named, statement, words, of_what_is_wanted=not standard.at_most)
        shares = list(found) or _of_whole(standard, named, statement, words)
        is_series = len(PERIOD.findall(statement)) > 1
        given = shares[-1 if is_series else 0] if shares else None
        return given or _beyond(standard, named) or _all_of_them(standard, statement, words)
    if standard.unit == Unit.TIME:
        if any(each.unit == Unit.SHARE for each in named):
            return None
        times = [each for each in named if each.unit == Unit.TIME]
        same = (each for each in times if each.period == standard.period)
        return next(same, None) or next((in_period(each, standard.period) for each in times), None)
    return _count_for(standard, named, statement, words)


def _beyond(standard: Standard, named: Sequence[Figure]) -> Figure | None:
    """Return the time that is beyond the one within which all is to be done: 3 days of 24 hours."""
    times = (each for each in named if each.unit == Unit.TIME)
    return next((each for each in times if standard.limit and standard.is_missed_by(each)), None)


def _count_for(
    standard: Standard, named: Sequence[Figure], statement: str, words: Sequence[str]
) -> Figure | None:
    """Return the count of a statement whose words behind it are most like those of a measure."""
    counted = [e if e.unit == Unit.COUNT else _of_part(e) for e in named if counts(e)]
    if not counted:
        return none_of(statement) if standard.value == 0 else None
    ends = [each.start for each in counted[1:]] + [len(statement)]
    behind = {each: statement[each.end : end] for each, end in zip(counted, ends, strict=True)}
    best = max(counted, key=lambda each: sum(shares_word(behind[each], [w]) for w in words))
    about = telling_words(clause_of(statement, best))
    is_known = shares_word(behind[best], words) or shared(about, words)
    return best if is_known or not about else None


def none_of(statement: str) -> Figure | None:
    """Return the figure of a statement that says that there is none."""
    named = figures(statement)
    for none in NONE.finditer(statement):
        before = statement[: none.start()]
        is_of_some = _WHO_HAVE.search(before) and any(e.end <= none.start() for e in named)
        if not is_of_some:
            return Figure(0, Unit.COUNT, none.start(), none.end(), none[0].casefold())
    return None


def rest_of(share: Figure) -> Figure:
    """Return what a share leaves over of its whole: about 48 of 1,190 beside 96%."""
    whole = share.whole or 0
    if share.part is not None:
        rest = whole - share.part
        return replace(share, value=rest, unit=Unit.COUNT, as_printed=f"{rest:,}", part=None)
    rest = round(whole * (100 - share.value) / 100)
    said = f"about {rest:,} ({share.as_printed} of {whole:,} are done)"
    return replace(share, value=rest, unit=Unit.COUNT, as_printed=said, whole=None)


def _of_whole(
    standard: Standard, named: Sequence[Figure], statement: str, words: Sequence[str]
) -> list[Figure]:
    """Return a count as a share of the number that the standard wants all of: 412 of 1,850."""
    return [
        replace(
            each,
            value=100 * each.value / standard.whole,
            unit=Unit.SHARE,
            part=int(each.value),
            whole=standard.whole,
        )
        for each in named
        if standard.whole
        and each.unit == Unit.COUNT
        and each.value <= standard.whole
        and shares_word(clause_of(statement, each), words)
    ]


def counts(figure: Figure) -> bool:
    """Check whether a figure is a number of things, or a part of a whole."""
    return figure.unit == Unit.COUNT or figure.part is not None


def _of_part(figure: Figure) -> Figure:
    """Return the part of a whole as a count: 22 of 4,133 as 22."""
    return replace(figure, value=float(figure.part or 0), unit=Unit.COUNT)


def _all_of_them(standard: Standard, statement: str, words: Sequence[str]) -> Figure | None:
    """Return the share of a statement that says all, each or every one and names no share."""
    every = ALL.search(statement)
    if every is None or standard.at_most or admits(statement):
        return None
    behind = statement[every.end() : every.end() + _NEAR]
    if not _OF_THEM.match(statement, every.end()) and not shares_word(behind, words[:1]):
        return None
    return Figure(100, Unit.SHARE, every.start(), every.end(), every[0].casefold())


def is_response_rate(clause: str, words: Sequence[str]) -> bool:
    """Check whether a figure is only of those who answered, and the measure wants no such thing."""
    found = joined(RESPONSE_RATE).search(clause)
    is_wanted = joined(RESPONSE_RATE).search(" ".join(words)) is not None
    return found is not None and not is_wanted and not shares_word(found[0], words)


def _shares(
    named: Sequence[Figure], statement: str, words: Sequence[str], *, of_what_is_wanted: bool
) -> Iterator[Figure]:
    """Yield each share; where it is to be of what is wanted, none of what was not done."""
    for each in named:
        if is_response_rate(clause_of(statement, each), words) and not admits(statement):
            continue
        is_of_the_rest = of_what_is_wanted and _NOT_DONE.search(statement[each.end :])
        if each.unit == Unit.SHARE and not is_of_the_rest:
            yield each
