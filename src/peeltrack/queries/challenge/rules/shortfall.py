"""Shortfall: the rest of what was done for some of a whole."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.claims import LENT
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.shortfalls import done_of_wanted
from peeltrack.language.told import RESPONSE_RATE, finds, statements
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import (
    Account,
    recent_statements,
)
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.gaps import gaps
from peeltrack.queries.challenge.figures.measure_words import measure_words
from peeltrack.queries.challenge.figures.measured import readings
from peeltrack.queries.challenge.figures.standards import standard_of
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.word_overlap import content_words, shared

_MAKE_UP = re.compile(
    r"\b(?:are|were|is|was) (?:of |by )?(?:women|men|girls|boys|people|from|aged|children"
    r"|those|these|such|under|over|for|at|on|with|out|off|away|abroad|new|held by"
    r"|in(?! (?:place|post|use|force|date)))\b",
    re.IGNORECASE,
)
_REMAIN = re.compile(r"\b(?:remain|(?:are|have) still)\b", re.IGNORECASE)
"""What is said of a part that is itself left: nine of the cells remain in use."""
_BEFELL = re.compile(
    r"\d(?: of (?:the |our |its |all )?\d[\d,]*)? (?:(?!and\b|but\b)[\w-]+ ){0,3}?"
    r"(?:lack(?:s|ed)?|asked|declined|refused|chose|preferred|wanted|complained|objected|appealed"
    r"|withdrew|died|moved away|had (?:been (?:missed|lost)|an? (?:fault|error)))\b",
    re.IGNORECASE,
)
"""What was not done for a part, so that the rest are the better off: 23 of 80 lacked the flag."""
_SAMPLE = re.compile(
    r"\b(?:samples?|sampled|dip[- ]sampl\w+|drew|drawn"
    r"|(?:looked at|examined|read) \d+)\b",
    re.IGNORECASE,
)
_REST_DONE = re.compile(
    r"\bthe (?:rest|others?|remaining \w+|remainder)\b[^.;]{0,40}"
    r"\b(?:were|was|have|has|are|is) (?:now |since |all |been )*(?:done|closed|complete|in place"
    r"|signed|trained|filled|made|held|checked|reviewed)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:trained|completed?|reviewed|vetted|signed|fitted|visited|assessed|checked|equipped|briefed"
    r"|in post|filled|done)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:rest|others?|remain\w*|north|south|east|west|centre|city|county|second|third|fourth|last)\b",
    re.IGNORECASE,
)
"""Words for those of a whole that are still to come."""
_NAMES_REST = re.compile(r"\b(?:rest|others?|remain\w*|last)\b", re.IGNORECASE)
_THE_REST = "the rest"
"""What a share that counts nobody leaves open; a date in the next sentence answers it."""
_REPLIES = re.compile(
    r"\b\d[\d,]* (?:replies|responses|returns|answers) (?:of|from|out of) \d", re.IGNORECASE
)
"""How many answered a survey of how many: 140 replies of 211."""
_NEAR_IT = 0.8
"""The share of a whole above which the rest is not asked after."""
_ANSWERED = re.compile(
    r"\b(?:heard (?:back )?from|(?:answers|replies|responses|returns) from)\W+(?P<from>\d[\d,]*)\b"
    r"|\bof (?:the )?(?P<of>\d[\d,]*) (?:\w+ )?who (?:answered|replied|responded|took part)\b"
    r"|\b(?P<who>\d[\d,]*)(?: of them| people)?"
    r" (?:answered|replied|responded|took part|returned)\b",
    re.IGNORECASE,
)
_MANY = 10
_MOST_WHO_ANSWERED = 2 / 3
"""The share of those who answered a survey from which the others are not asked after."""


def others_left(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update says was done for some of a whole has been done for all of it.

    More than four in five are enough, and so is any part where the measure that it is about is
    met, or where the sentence or the next says by when there will be more. Of a survey the whole
    is those who answered, and three in four of them are enough.
    """
    for item in meeting.questioned_items:
        for last, statement in recent_statements(item):
            if _is_of_met_measure(meeting, item, statement):
                continue
            other = _left(item, last, statement)
            if (
                other
                and not _names_the_rest(last, statement, other)
                and not _is_planned(item, other)
            ):
                asks, nothing = f"what is being done about {other}", f"; nothing is said of {other}"
                yield ask_about(meeting, item, last, statement, asks, beside=nothing)


def _left(item: Item, last: Account, statement: str) -> str | None:
    """Name those for whom a statement does not say that something was done, if it counts them."""
    if admits(statement) or last.explains_the_rest(statement):
        return None
    other = _others(statement)
    sentence = last.in_sentence(statement)
    if other is None:
        done = done_of_wanted(sentence) if sentence.startswith(statement) else None
        is_short = done and done.value <= _NEAR_IT * 100
        return _the_other((done.whole or 0) - (done.part or 0)) if done and is_short else None
    is_other = (
        _is_dated(last, statement)
        or finds(LENT, statement)
        or _is_make_up(statement)
        or _REPLIES.search(statement)
        or _REMAIN.search(statement)
        or _BEFELL.search(statement)
        or _is_of_sample(item, statement)
        or statement in {each.statement for each in _what_is_left(item)}
        or _is_a_part_of_it(item, statement)
    )
    return None if is_other else other


def _is_of_met_measure(meeting: Preparation, item: Item, statement: str) -> bool:
    """Check whether a statement is about a measure that the updates have a figure for, and meet."""
    missed = {gap.measure.text for gap in meeting.once(gaps, item)}
    return any(
        measure.text not in missed
        and len(shared(content_words(statement), measure_words(measure.text))) > 1
        and readings(item, measure)
        for measure in item.measures
    )


def _the_other(rest: int) -> str:
    return "the other one" if rest == 1 else f"the other {rest:,}"


def _is_of_sample(item: Item, statement: str) -> bool:
    """Check whether the whole of a part is a sample by the item's updates or measures."""
    sampled = [
        text
        for text in (
            *(said for update in item.progress for said in statements(update.text)),
            *(f"{measure.text} {measure.method or ''}" for measure in item.measures),
        )
        if _SAMPLE.search(text)
    ]
    sizes = {size for text in sampled for e in figures(text) for size in (e.whole, e.value)}
    told = (each for update in item.progress[-1:] for each in figures(update.text) if each.whole)
    sizes |= {(each.whole or 0) - (each.part or 0) for each in told}  # of the rest, how many
    return any(each.whole in sizes for each in figures(statement) if each.whole)


def _what_is_left(item: Item) -> list[MeasureReading]:
    """Return the figures for measures that aim at few, or at none."""
    return [
        each
        for measure in item.measures
        if (standard := standard_of(measure.text)) and standard.at_most
        for each in readings(item, measure)
    ]


def _is_a_part_of_it(item: Item, statement: str) -> bool:
    """Check whether a statement is of a part of what is left: 22 of the 167 that wait.

    Small numbers may be the same by chance.
    """
    left = {each.figure.value for each in _what_is_left(item)}
    return any(each.whole in left for each in figures(statement) if (each.whole or 0) >= _MANY)


def _is_make_up(statement: str) -> bool:
    """Check whether a part of a whole says who is in it, or is a sample: six of ten are women."""
    return _MAKE_UP.search(statement) is not None or _SAMPLE.search(statement) is not None


def _names_the_rest(last: Account, statement: str, other: str) -> bool:
    """Check whether the update goes on to say what is left, or what is done about it."""
    if admits(last.quoted(statement)) or any(_REST_DONE.search(s) for s in last.statements):
        return True
    after = last.statements[last.statements.index(statement) :][:3]
    if not telling_words(statement) and any(
        any(days_ahead(each, last.update.date)) and not admits(each) for each in after[1:2]
    ):
        return True
    number_left = "1" if other == "the other one" else other.rpartition(" ")[2]
    return any(
        _NAMES_REST.search(each)
        and (
            any(f"{figure.value:,.0f}" == number_left for figure in figures(each))
            or (each != statement and any(days_ahead(each, last.update.date)))
        )
        for each in after
    )


def _is_planned(item: Item, other: str) -> bool:
    """Check whether a milestone or an open step with a day names those who are left."""
    planned = [step.text for step in item.open_steps if step.due]
    planned += [
        milestone.text
        for update in item.progress[-1:]
        if (milestone := update.next_milestone) and milestone.due
    ]
    number_left = other.rpartition(" ")[2]
    return any(
        _NAMES_REST.search(text) and number_left in re.findall(r"[\w,]+", text) for text in planned
    )


def _is_dated(last: Account, statement: str) -> bool:
    """Check whether the statement, or the next one, says by when there will be more."""
    after = last.statements[last.statements.index(statement) :][:2]
    told = [each for each in after if figures(each) or each == statement or _REST.search(each)]
    return any(any(days_ahead(each, last.update.date)) for each in told)


def _answered(statement: str, part: int, whole: int) -> int | None:
    """Return how many of a whole a statement says were heard from, if it says so."""
    found = _ANSWERED.search(statement)
    count = int((found["from"] or found["of"] or found["who"]).replace(",", "")) if found else 0
    return count if part <= count <= whole and count else None


def _others(statement: str) -> str | None:
    """Name those of a whole for whom a statement does not say that something was done."""
    for each in figures(statement):
        if each.unit != Unit.SHARE or each.is_earlier or each.value > _NEAR_IT * 100:
            continue
        if each.part is not None and each.whole:
            answered = _answered(statement, each.part, each.whole)
            if answered and each.part >= _MOST_WHO_ANSWERED * answered:
                continue
            rest = (answered or each.whole) - each.part
            if not rest:
                continue
            return _the_other(rest)
        if _DONE.search(statement[each.end :]) and not finds(RESPONSE_RATE, statement):
            return _THE_REST
    return None
