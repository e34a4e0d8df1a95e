"""Groups and places: a part that an update no longer gives beside the figure for a measure."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.figures import figures
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.accounts import Account, public_accounts, says_when_next
from peeltrack.queries.challenge.figures.groups import GroupFigure, names_label, parts_in
from peeltrack.queries.challenge.figures.measure_words import parts_of
from peeltrack.queries.challenge.figures.measured import figures_given
from peeltrack.queries.challenge.figures.one_group import known_labels, label_of_reading, parts_for
from peeltrack.queries.challenge.figures.standards import standard_of
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.still_rated import and_still_rated
from peeltrack.wording import listed, long_date

_NUMBER = r"(?:two|three|four|five|six|\d+)"
_PLACES = r"(?:[\w-]+ )?(?:areas?|districts?|divisions?|boroughs?|groups?|suites?|stations?|teams?)"
_OF_EACH = re.compile(
    r"\bno (?:[\w-]+ ){1,3}?(?:(?:is|was|are|were) )?(?:now )?"
    r"(?:below|under|above|over|worse|lower)\b"
    rf"|\b(?:each|every)(?: of)?(?: the| our)?(?: {_NUMBER})? {_PLACES}\b"
    rf"|\b(?:all|both)(?: of)?(?: the| our)?(?: {_NUMBER})? {_PLACES} (?:are|were|is|have|had|now"
    r"|met|reach\w*|exceed\w*)\b"
    r"|\b(?:lowest|worst|highest)\b",
    re.IGNORECASE,
)
"""How an update speaks of each place or group without naming one: no area is below 80%."""


def part_left_out(meeting: Preparation) -> Iterator[RuleResult]:
    """No place or group that last missed a measure is left out beside a newer figure for it.

    An update that says that no area is below it, or when there will be figures again, leaves none
    out.
    """
    for item in meeting.questioned_items:
        told = public_accounts(item)
        if len(told) > 1 and not says_when_next(told[-1]):
            parts = (part for measure in item.measures for part in parts_of(measure))
            yield from list(_left_out(meeting, item, parts, told))[:1]


def _left_out(
    meeting: Preparation, item: Item, measures: Iterator[Measure], told: Sequence[Account]
) -> Iterator[RuleResult]:
    for measure in measures:
        found, standard = figures_given(item, measure), standard_of(measure.text)
        if standard is None or not found or found[-1].place != told[-1].index:
            continue
        before = _last_by_group(found[:-1], told)
        gone = [
            part
            for part in (before[1] if before else ())
            if part.label and standard.is_missed_by(part.figure) and not _is_told(part, told[-1])
        ]
        if before and gone:
            worst = max if standard.at_most else min
            named = worst(gone, key=lambda each: each.figure.value)
            yield _asked(meeting, item, before, named, found[-1])


def _last_by_group(
    found: Sequence[MeasureReading], told: Sequence[Account]
) -> tuple[MeasureReading, Sequence[GroupFigure]] | None:
    """Return the last figure for a measure that stands beside those by place or group."""
    accounts = {each.index: each for each in told}
    for reading in reversed(found):
        if parts := parts_for(accounts[reading.place], reading):
            return reading, parts
    return None


def _is_told(part: GroupFigure, last: Account) -> bool:
    """Check whether an update has a figure for a place or group, or for each of them."""
    return any(
        _OF_EACH.search(each) or (figures(each) and names_label(each, part.label))
        for each in last.statements
    )


def _asked(
    meeting: Preparation,
    item: Item,
    before: tuple[MeasureReading, Sequence[GroupFigure]],
    named: GroupFigure,
    now: MeasureReading,
) -> RuleResult:
    given, parts = before
    then, day = long_date(given.update.date), long_date(now.update.date)
    shown = listed([f"{e.spoken or 'the whole'} {e.figure.shown}" for e in parts])
    whose = _what_is_given(item, now)
    who, name, still = named.spoken, meeting.name(item), and_still_rated(item)
    return RuleResult.on_item(
        item,
        ("progress", now.place),
        f"The update of {then} gave {shown}; that of {day} gives {whose}, and no figure for {who}.",
        f"On {then} the update of {name} gave {named.figure.shown} for {who}, and the last gives "
        f"only {whose}: what is it for {who} now{still}?",
        short=f"{named.figure.shown} for {who} on {then}, now only {whose}. What is it for {who}?",
    )


def _what_is_given(item: Item, now: MeasureReading) -> str:
    """Say which figure or figures an update gives for a measure, and for whom."""
    beside = [each for each in parts_in((now.statement,)) if each.label]
    own = label_of_reading(now, known_labels(item))
    given = beside or [GroupFigure(now.statement, now.figure, own)]
    return listed([f"{e.figure.shown} {f'for {e.spoken}' if e.label else 'in all'}" for e in given])
