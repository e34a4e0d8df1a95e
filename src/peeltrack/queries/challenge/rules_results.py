"""Results: the figures of updates beside the measures that they are to meet."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.admissions import admits
from peeltrack.language.figures import Unit, figures
from peeltrack.language.told import RESPONSE_RATE, RESULTS, SURVEYED, finds
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import Account, account, public_accounts
from peeltrack.queries.challenge.measured import MeasureReading, Standard, readings, standard_of
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import content_words, likeness, shares_word
from peeltrack.wording import listed, long_date

_MAKE_UP = re.compile(
    r"\b(?:are|were|is|was) (?:women|men|girls|boys|from|aged|children|under|over)\b", re.IGNORECASE
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
_SHOWN = 3
"""Figures that a fact lists, the newest; more would be a table."""
_SAME_QUANTITY = 0.5
_NEAR_IT = 0.9
"""The share of a whole from which the rest is not asked after."""


def measure_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """The newest figure for a measure reaches its standard, and each update gives one.

    A figure is one for a measure if its statement has half of the measure's telling words.
    """
    for item in meeting.questioned_items:
        last = account(item)
        for index, measure in enumerate(item.measures):
            found = readings(item, measure)
            result = last and found and _against(meeting, item, measure, found, last)
            if result:
                fact, question = result
                yield RuleResult.on_item(
                    item, ("measures", index), fact, question, statement=found[-1].statement
                )
                break


def grew_worse(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update says is overdue, vacant or outstanding has not grown since an earlier one."""
    for item in meeting.questioned_items:
        told = public_accounts(item)
        if len(told) < 2:
            continue
        for statement in told[-1].statements:
            before = _smaller_before(statement, told[:-1])
            if before:
                earlier, text = before
                yield RuleResult.on_item(
                    item,
                    ("progress", told[-1].index),
                    f"The update of {long_date(told[-1].update.date)} says “{statement}”; that of "
                    f"{long_date(earlier.update.date)} said “{text}”.",
                    f"Why has the figure for {meeting.name(item)} grown from "
                    f"{figures(text)[0].as_printed} to {figures(statement)[0].as_printed}: "
                    f"{quote(statement)}?",
                    statement=statement,
                )
                break


def result_withheld(meeting: Preparation) -> Iterator[RuleResult]:
    """A survey or an audit that an update says was held has its result in an update."""
    for item in meeting.questioned_items:
        last = account(item)
        if last is None:
            continue
        held = next((each for each in last.statements if finds(SURVEYED, each)), None)
        if held and not _has_result(last, held):
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"The update of {long_date(last.update.date)} says “{held}”, and gives no result.",
                f"What did it find: {meeting.name(item)} says {quote(held)}?",
                statement=held,
            )


def others_left(meeting: Preparation) -> Iterator[RuleResult]:
    """What an update says was done for some of a whole has been done for all of it.

    From nine in ten on the rest is not asked after.
    """
    for item in meeting.questioned_items:
        last = account(item)
        if last is None:
            continue
        for statement in last.statements:
            other = None if admits(statement) or _is_make_up(statement) else _others(statement)
            if other and not _names_the_rest(last, statement):
                yield RuleResult.on_item(
                    item,
                    ("progress", last.index),
                    f"The update of {long_date(last.update.date)} says “{statement}”; nothing is "
                    f"said of {other}.",
                    f"What about {other} in {meeting.name(item)}: {quote(statement)}?",
                    statement=statement,
                )
                break


def _against(
    meeting: Preparation,
    item: Item,
    measure: Measure,
    found: Sequence[MeasureReading],
    last: Account,
) -> tuple[str, str] | None:
    """Return the fact and the question that the figures for a measure give rise to, if any."""
    standard = standard_of(measure.text)
    now = found[-1]
    shown = [f"{each.figure.as_printed} on {long_date(each.update.date)}" for each in found]
    fact = f"Success is measured by {quote(measure.text)}; updates gave {listed(shown[-_SHOWN:])}"
    name, given = meeting.name(item), now.figure.as_printed
    if standard and now.place != last.index:
        return _not_recognised(standard, measure, last, fact, f"{name}, which was {given}", now)
    if standard is None or not standard.is_missed_by(now.figure):
        return None
    before = found[-2].figure if len(found) > 1 else None
    aim = f"against {quote(measure.text)}"
    if before and standard.is_worse(now.figure, before):
        went = f"went from {before.as_printed} to {given}"
        question = f"The figure for {name} {went} {aim}: why, and {_when(meeting, item)}?"
    else:
        question = f"The figure for {name} is {given} {aim}: {_rest(now)}{_when(meeting, item)}?"
    return f"{fact}.", question


def _not_recognised(
    standard: Standard, measure: Measure, last: Account, fact: str, named: str, now: MeasureReading
) -> tuple[str, str] | None:
    """Ask for the figure of an update without one for the measure, or whether its only one is it.

    An update with several figures of the measure's kind may well give it in other words.
    """
    day, then = long_date(last.update.date), long_date(now.update.date)
    told = [
        (figure, statement)
        for statement in last.statements
        for figure in figures(statement)
        if figure.unit == standard.unit and not figure.is_earlier
    ]
    if not told:
        return (
            f"{fact}, and that of {day} gives no figure.",
            f"What is the figure now for {named} on {then} and is missing from the update of "
            f"{day}?",
        )
    (figure, statement), *others = told
    is_rate = figure.unit == Unit.SHARE and figure.part is None
    if others or not is_rate or not standard.is_missed_by(figure):
        return None
    return (
        f"{fact}; that of {day} says “{statement}”.",
        f"Is {figure.as_printed} of {day} the figure against {quote(measure.text)} for {named} on "
        f"{then}?",
    )


def _when(meeting: Preparation, item: Item) -> str:
    """Ask when a measure will be met, naming the item's own date if it has passed."""
    passed = [day for day in (item.due, item.target) if day and day < meeting.position]
    since = f", now that {long_date(min(passed))} has passed" if passed else ""
    return f"when will it be met{since}"


def misses_measure(item: Item) -> bool:
    """Check whether the newest figure for one of an item's measures misses its standard."""
    last = account(item)
    for measure in item.measures if last else ():
        found, standard = readings(item, measure), standard_of(measure.text)
        if last and found and standard and found[-1].place == last.index:
            return standard.is_missed_by(found[-1].figure)
    return False


def _rest(reading: MeasureReading) -> str:
    part, whole = reading.figure.part, reading.figure.whole
    return f"what about the other {whole - part:,}, and " if whole and part is not None else ""


def _smaller_before(statement: str, earlier: Sequence[Account]) -> tuple[Account, str] | None:
    """Return the last earlier statement of a quantity that has grown since, if one has."""
    named = figures(statement)
    if not named or named[0].is_earlier or not admits(statement):
        return None
    for each in reversed(earlier):
        for text in each.statements:
            then = figures(text)
            if then and then[0].unit == named[0].unit and _is_same(statement, text):
                return (each, text) if then[0].value < named[0].value else None
    return None


def _is_same(one: str, other: str) -> bool:
    """Check whether two statements give the same quantity, by the words behind their figures."""
    behind = [text[figures(text)[0].end :].split(",")[0] for text in (one, other)]
    return likeness(*behind) >= _SAME_QUANTITY


def _has_result(last: Account, held: str) -> bool:
    """Check whether an update says what an inquiry found: a share beside it, or in such words."""
    others = [each for each in last.statements if each != held]
    about_it = [each for each in others if shares_word(each, content_words(held))]
    return any(finds(RESULTS, each) for each in others) or any(
        figure.unit == Unit.SHARE
        for each in (held, *about_it)
        if not finds(RESPONSE_RATE, each)
        for figure in figures(each)
    )


def _is_make_up(statement: str) -> bool:
    """Check whether a part of a whole only says who is in it: six of the ten are women."""
    return _MAKE_UP.search(statement) is not None


def _names_the_rest(last: Account, statement: str) -> bool:
    """Check whether the sentence goes on to say who or what is left, and so admits it."""
    return admits(last.quoted(statement)) or any(_REST_DONE.search(s) for s in last.statements)


def _others(statement: str) -> str | None:
    """Name those of a whole for whom a statement does not say that something was done."""
    for each in figures(statement):
        if each.unit != Unit.SHARE or each.is_earlier or each.value >= _NEAR_IT * 100:
            continue
        if each.part is not None and each.whole:
            rest = each.whole - each.part
            return "the other one" if rest == 1 else f"the other {rest:,}"
        if _DONE.search(statement[each.end :]) and not finds(RESPONSE_RATE, statement):
            return "the rest"
    return None
