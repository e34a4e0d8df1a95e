"""Figures for a measure that are all of one group or place, or all of the whole."""

import re
from collections.abc import Sequence

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.groups import GroupFigure, label_of, names_label, parts_in
from peeltrack.queries.challenge.figures.standards import Standard
from peeltrack.queries.challenge.figures.wanted_figure import MeasureReading

_EACH = re.compile(
    r"\b(?:each|every|both|all|any) (?:of )?(?:the |our |its )?(?:[\w-]+ ){0,2}?"
    r"(?:areas?|districts?|divisions?|boroughs?|suites?|stations?|teams?|groups?|departments?"
    r"|counties|basic command units?|BCUs?|LPAs?)\b|\balike\b|\bacross (?:all|the)\b"
    r"|\b(?:adults?|wom[ae]n|girls?) and (?:for )?(?:children|child|m[ae]n|boys?)\b"
    r"|\bchildren and (?:for )?(?:vulnerable )?adults?\b",
    re.IGNORECASE,
)
"""How a measure says that it holds for each place or group."""


def known_labels(item: Item) -> tuple[str, ...]:
    """Return the places and groups for which the public updates of an item give shares."""
    labels: list[str] = []
    for told in public_accounts(item):
        for part in parts_in(told.statements):
            if part.label and not any(part.is_of(each) for each in labels):
                labels.append(part.label)
    return tuple(labels)


def holds_for_each(measure: str, labels: Sequence[str]) -> bool:
    """Check whether a measure is to be met by each place or group, or names more than one."""
    named = [each for each in labels if names_label(measure, each)]
    return _EACH.search(measure) is not None or len(named) > 1


def parts_for(told: Account, reading: MeasureReading) -> tuple[GroupFigure, ...]:
    """Return the shares by place or group that belong to a figure of the same update.

    They stand in its statement, or in one right behind it; the whole lies between them.
    """
    parts = parts_in(told.statements)
    place = told.statements.index(reading.statement)
    near = told.statements[place : place + 2]
    is_near = any(each.statement in near for each in parts)
    shares = [each.figure.value for each in parts if each.label]
    is_between = bool(shares) and min(shares) <= reading.figure.value <= max(shares)
    return parts if is_near and is_between else ()


def of_one_group(
    item: Item, measure: str, standard: Standard, found: Sequence[MeasureReading]
) -> Sequence[MeasureReading]:
    """Return the figures for a measure that are of one group, or of the whole.

    It is the worst one in the last of them, for a measure that holds for each; else the whole, or
    the group that is given.
    """
    labels = known_labels(item)
    if not labels or not found:
        return found
    accounts = {told.index: told for told in public_accounts(item)}
    by_place = {each.place: parts_for(accounts[each.place], each) for each in found}
    label = _label_wanted(measure, standard, found[-1], by_place[found[-1].place], labels)
    one = [_of_label(each, by_place[each.place], label, labels) for each in found]
    return [each for each in one if each is not None]


def _label_wanted(
    measure: str,
    standard: Standard,
    last: MeasureReading,
    parts: Sequence[GroupFigure],
    labels: Sequence[str],
) -> str:
    """Return the place or group whose figures count, or nothing for those of the whole."""
    named = [each for each in parts if names_label(measure, each.label)]
    is_of_one = len(named) == 1 and not holds_for_each(measure, labels)
    among = named if is_of_one else [each for each in parts if each.label]
    has_whole = any(not each.label for each in parts) or not label_of_reading(last, labels)
    if among and (is_of_one or holds_for_each(measure, labels) or not has_whole):
        worst = max if standard.at_most else min
        return worst(among, key=lambda each: each.figure.value).label
    return "" if parts and has_whole else label_of_reading(last, labels)


def label_of_reading(reading: MeasureReading, labels: Sequence[str]) -> str:
    """Return the place or group that a figure is of alone; nothing if it is of the whole."""
    return label_of(reading.statement, reading.figure, labels)


def _of_label(
    reading: MeasureReading, parts: Sequence[GroupFigure], label: str, labels: Sequence[str]
) -> MeasureReading | None:
    """Return the figure of the same update for a place or group; None if it gives none."""
    same = next((each for each in parts if each.is_of(label)), None)
    if same:
        return reading._replace(statement=same.statement, figure=same.figure, group=same.spoken)
    own = label_of_reading(reading, labels)
    part = GroupFigure(reading.statement, reading.figure, own)
    return reading._replace(group=part.spoken) if part.is_of(label) else None
