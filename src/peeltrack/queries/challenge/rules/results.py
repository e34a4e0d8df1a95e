"""Results: the figures of updates beside the measures that they are to meet."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.language.admissions import admits, provides_for
from peeltrack.language.claims import DONE
from peeltrack.language.figures import figures
from peeltrack.language.told import finds, statements
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.challenge.accounts import green_is_proposed
from peeltrack.queries.challenge.ask_about import ask_what_it_is_now
from peeltrack.queries.challenge.figures.clauses import clause_of
from peeltrack.queries.challenge.figures.gaps import (
    Gap,
    Shortfall,
    gaps,
    gaps_and_doubts,
)
from peeltrack.queries.challenge.figures.standards import standard_of
from peeltrack.queries.challenge.milestones import has_reasoned_target
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.promised import is_promised
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_MONTH
from peeltrack.queries.challenge.still_rated import and_still_rated, still_rated
from peeltrack.queries.challenge.word_overlap import speaks_to
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import listed, long_date

_BOOKED = re.compile(
    r"\b(?:will|booked|scheduled|arranged|in (?:hand|progress)|ha(?:s|ve) a date|allocated"
    r"|(?:has|have) (?:now |since )?been \w+ed|removed|restricted|supervised)\b",
    re.IGNORECASE,
)
"""How an update says what is done for a part of what is unwanted."""
_SHOWN = 3
"""Figures that a fact lists, the newest; more would be a table."""
_THREE = 3
_QUOTED = 2
"""Sentences that a question quotes beside a measure."""


def measure_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """The newest figure for each measure reaches its standard, and each update gives one.

    A figure is one for a measure only if its clause says what the measure counts, such as answered
    or abandoned, or how it is measured, such as audit, or names nothing else. One that is left out
    and was promised is asked about as a promise; one that may be another's is quoted by
    `figure-unclear`.
    """
    for item in meeting.questioned_items:
        for gap in meeting.once(gaps, item):
            is_dropped = gap.kind == Shortfall.DROPPED
            if is_dropped and is_promised(meeting, item, gap.measure.text):
                continue
            if meeting.is_public:
                yield from _in_public(meeting, item, gap)
                continue
            fact = (
                f"Success is measured by {quote(gap.measure.text)}; updates gave{_for_whom(gap)} "
                f"{_shown(gap)}{_last(gap)}."
            )
            quoted = "" if is_dropped else gap.found[-1].statement
            statement = gap.none or quoted
            question, short = _asked(meeting, item, gap)
            at = ("measures", gap.place)
            betters = gap.kind == Shortfall.MISSED and len(gap.found) > 1 and not gap.too_slow_for
            yield RuleResult.on_item(
                item,
                at,
                fact,
                question,
                short=short,
                statement=statement,
                can_wait=betters and not _passed(meeting, item, gap.measure),
            )


def figure_unclear(meeting: Preparation) -> Iterator[RuleResult]:
    """The newest update says which of its figures is the one for each measure.

    It is asked where a figure stands near the measure's words, or says not what it counts, and
    none has the word that says what the measure counts.
    """
    for item in meeting.questioned_items:
        for gap in meeting.once(gaps_and_doubts, item) if not meeting.is_public else ():
            if gap.near:
                name, measure = meeting.name(item), quote(gap.measure.text)
                said = listed([quote(each) for each in gap.near[:_QUOTED]])
                day = long_date(gap.last.update.date)
                asks = _together(["what is the figure", *_if_green(item)])
                yield RuleResult.on_item(
                    item,
                    ("measures", gap.place),
                    f"Success is measured by {measure}; updates gave{_for_whom(gap)} "
                    f"{_shown(gap)}; that of {day} says {said}.",
                    f"The measure of {name} is {measure}, and the last update says {said}: {asks}?",
                    short=f"{said}, against {measure}. What is the figure?",
                    statement=gap.near[0],
                )
                break


def _shown(gap: Gap) -> str:
    shown = [f"{e.figure.shown} on {long_date(e.update.date)}" for e in gap.found]
    return listed(shown[-_SHOWN:])


def _in_public(meeting: Preparation, item: Item, gap: Gap) -> Iterator[RuleResult]:
    """Ask why a figure grew worse or is left out, by public updates alone: no measure is public."""
    if gap.kind == Shortfall.DROPPED:
        yield _left_out_in_public(meeting, item, gap)
    if gap.kind != Shortfall.WORSE:
        return
    before, now = gap.found[-2:]
    then, day = long_date(before.update.date), long_date(now.update.date)
    went = f"from {before.printed} on {then} to {now.printed} ({quote(now.statement)})"
    yield RuleResult.on_item(
        item,
        ("progress", now.place),
        f"The update of {day} says “{now.statement}”; that of {then} said “{before.statement}”.",
        f"The figure for {meeting.name(item)} went {went}: why{and_still_rated(item)}?",
        short=f"{before.printed} on {then}, now {quote(now.statement)}. Why?",
        statement=now.statement,
    )


def _left_out_in_public(meeting: Preparation, item: Item, gap: Gap) -> RuleResult:
    """Ask for a figure that the last update leaves out, in the words that gave it."""
    given = gap.found[-1]
    clause = clause_of(given.statement, given.figure).strip()
    clause, also = clause if " " in clause else "", "".join(f", and {e}" for e in _if_green(item))
    return ask_what_it_is_now(
        meeting, item, gap.last, given.update.date, given.statement, clause=clause, also=also
    )


def _last(gap: Gap) -> str:
    day = long_date(gap.last.update.date)
    return f", and that of {day} gives no figure" if gap.kind == Shortfall.DROPPED else ""


def _for_whom(gap: Gap) -> str:
    """Say which place or group the figures are of, unless it is the whole."""
    group = gap.found[-1].group
    return f", for {group}," if group else ""


def _asked(meeting: Preparation, item: Item, gap: Gap) -> tuple[str, str]:
    """Ask about a measure that is missed, and once more in few words."""
    name, now = meeting.name(item), gap.found[-1]
    whose = f"{now.group} under {name}" if now.group else name
    given, then = now.printed, long_date(now.update.date)
    measure = quote(gap.measure.text)
    if gap.kind == Shortfall.DROPPED:
        return _no_longer_given(meeting, item, gap)
    is_old = is_out_of_date(gap.last.update, meeting.on, meeting.stale_after)
    today = ["what is it now"] if is_old else []
    when = f"when will the measure be met{_late(meeting, item, gap)}"
    if gap.too_slow_for:
        first = gap.found[0]
        since = f"{first.printed} on {long_date(first.update.date)}"
        went = f"went from {since} to {given} on {then} against {measure}"
        slow = f"at that pace it is not met by {long_date(gap.too_slow_for)}"
        question = f"The figure for {whose} {went}: {slow}, so what will change?"
        return question, f"{since}, now {given} on {then}, against {measure}. What will change?"
    if gap.kind == Shortfall.MISSED:
        asks = [*today, *_rest(gap), when, *_what_of(gap), *_what_more(item), *_if_green(item)]
        stands = f"{given} on {then}" if is_old else given
        question = f"The figure for {whose} {'was' if is_old else 'is'} {stands} against {measure}"
        return (
            f"{question}: {_together(asks)}?",
            f"{stands} against {measure}. When will it be met?",
        )
    before = gap.found[-2]
    since = f"{before.printed} on {long_date(before.update.date)}"
    if _are_two_accounts(before.update, now.update):
        both = f"{since} and {given} on {then}"
        question = f"The updates of {name} give {both} against {measure}: which is right"
        return f"{question}{and_still_rated(item)}?", f"{both}, against {measure}. Which is right?"
    said = quote(now.statement) if admits(now.statement) else ""
    what = f"({said})" if said else f"against {measure}"
    asks = ["why", *today, when, *_what_of(gap), *_what_more(item)]
    asks += filter(None, [still_rated(item)])
    question = f"The figure for {whose} went from {since} to {given} {what}: {_together(asks)}?"
    return question, f"{since}, now {said or f'{given}, against {measure}'}. Why?"


def _are_two_accounts(one: ProgressUpdate, other: ProgressUpdate) -> bool:
    """Check whether two leads gave them within a month, so that neither replaces the other."""
    is_near = (other.date - one.date).days <= A_MONTH
    return is_near and one.by is not None and other.by is not None and one.by != other.by


def _no_longer_given(meeting: Preparation, item: Item, gap: Gap) -> tuple[str, str]:
    """Ask for a figure that the last update leaves out, or says that there is none."""
    name, now = meeting.name(item), gap.found[-1]
    then = f"{now.printed} on {long_date(now.update.date)}"
    if gap.none:
        question = f"The update of {name} says {quote(gap.none)}: when will there be one again"
        return f"{question}, the last being {then}?", f"{quote(gap.none)}. When again?"
    late = _late(meeting, item, gap)
    when = [f"when will the measure be met{late}"] if late else []
    asks = ["what is it now", *when, *_if_green(item)]
    measure = quote(gap.measure.text)
    its = f"the figure for {measure}" if len(item.measures) > 1 else "its figure"
    question = f"The last update of {name} leaves out {its}, which was {then}: {_together(asks)}?"
    return question, f"No figure for {measure} since {then}. What is it now?"


def _late(meeting: Preparation, item: Item, gap: Gap) -> str:
    passed = _passed(meeting, item, gap.measure)
    if not passed:
        return ""
    is_open_ended = item.is_open and item.due == min(passed) and item.target is None
    no_other = " and the force has set no target" if is_open_ended else ""
    return f", now that {long_date(min(passed))} has passed{no_other}"


def _passed(meeting: Preparation, item: Item, measure: Measure) -> list[date]:
    """List the dates that have passed of an item, and of the steps that speak to a measure.

    Where the force has moved its target with a reason, HMICFRS's date is no longer the one.
    """
    due = None if has_reasoned_target(item, meeting.position) else item.due
    steps = [step.due for step in item.open_steps if speaks_to(measure.text, step.text)]
    return [day for day in (due, item.target, *steps) if day and day < meeting.position]


def _together(asks: Sequence[str]) -> str:
    """Join what is asked; a comma stands before the last of three, as they are clauses."""
    if len(asks) == 1 or (len(asks) < _THREE and not any(", " in each for each in asks)):
        return listed(asks)
    return f"{', '.join(asks[:-1])}, and {asks[-1]}"


def _what_more(item: Item) -> list[str]:
    """Ask what is still to be done about a measure that is missed with every step done."""
    is_done = item.is_open and item.steps_to_green and not item.open_steps
    return ["what more will be done now that every step is complete"] if is_done else []


def _if_green(item: Item) -> list[str]:
    is_green = item.rag == Rag.GREEN or green_is_proposed(item)
    return [still_rated(item)] if is_green else []


def _what_of(gap: Gap) -> list[str]:
    """Ask about a part of what is unwanted that the same update names: 23 of the 61 drive."""
    now, standard = gap.found[-1], standard_of(gap.measure.text)
    said = (
        each
        for each in statements(now.update.text)
        for figure in figures(each)
        if each != now.statement and figure.whole == now.figure.value and figure.part
        if standard and standard.at_most and not _is_dealt_with(each)
    )
    return [f"what is done meanwhile about {quote(each)}" for each in list(said)[:1]]


def _is_dealt_with(statement: str) -> bool:
    """Check whether a statement says what is done for those whom it counts: 23 have a date."""
    return (
        provides_for(statement) or finds(DONE, statement) or _BOOKED.search(statement) is not None
    )


def _rest(gap: Gap) -> list[str]:
    """Ask about the rest of a whole, unless what is counted is the part that is unwanted."""
    standard = standard_of(gap.measure.text)
    if standard and standard.at_most:
        return []
    now = gap.found[-1].figure
    if now.whole and now.part is not None:
        rest = now.whole - now.part
        return [f"what about the other {'one' if rest == 1 else f'{rest:,}'}"]
    rest = round((now.whole or 0) * (100 - now.value) / 100)
    return [f"what about the other {rest:,} or so"] if rest > 1 else []
