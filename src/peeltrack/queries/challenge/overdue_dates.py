"""The dates of an item and its steps that have passed with the work undone. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from peeltrack.language.admissions import admits
from peeltrack.language.claims import CAME, DONE, PENDING
from peeltrack.language.figures import figures
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import green_is_proposed, public_accounts
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.milestones import (
    OF_THE_ITEM,
    OwnDate,
    has_reasoned_target,
    milestones,
)
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import is_of_some, is_promised
from peeltrack.queries.challenge.standards import ALL
from peeltrack.queries.challenge.word_overlap import content_words, missing_words, shared

_NOW = re.compile(r"\b(?:is|are) now \w+ed\b|\bnow (?:[a-z]+s|have|has)\b", re.IGNORECASE)


def overdue_dates(meeting: Preparation, item: Item) -> list[OwnDate]:
    """Return the dates of an item and its steps before a meeting, the oldest first.

    Left out is what a commitment, a measure or a sign-off that was returned is asked about
    instead, a step whose work an update says is done, a milestone that is such a step, and a date
    that stands in the register beside a recorded move of it to a day still to come, so that nobody
    knows which holds.
    """
    passed = sorted(each for each in milestones(item) if each.day < meeting.on)
    steps = [each for each in passed if each.at[0] == "steps_to_green"]
    return [
        each
        for each in passed
        if not _is_a_step(each, steps)
        and not (_may_be_ahead(item, each, meeting.on) or _is_asked_otherwise(meeting, item, each))
    ]


def _is_a_step(passed: OwnDate, steps: Sequence[OwnDate]) -> bool:
    """Check whether what an update gives as its next milestone is a step due on the same day."""
    words = content_words(passed.what)
    return passed.at[0] == "progress" and any(
        each.day == passed.day and shared(words, content_words(each.what)) for each in steps
    )


def _may_be_ahead(item: Item, passed: OwnDate, on: date) -> bool:
    """Check whether the last recorded move of a date led to a day that has not passed."""
    of_step = passed.at[0] == "steps_to_green"
    of_target = item.target_changes if passed.at[0] == "target" else ()
    moves = item.steps_to_green[int(passed.at[1])].due_changes if of_step else of_target
    return bool(moves) and moves[-1].after >= on


def _is_asked_otherwise(meeting: Preparation, item: Item, passed: OwnDate) -> bool:
    """Check whether another question about the item names a date, or the work that was due then."""
    if passed.at[0] == "due" and has_reasoned_target(item, meeting.position):
        return True
    if passed.at[0] in OF_THE_ITEM:
        is_proposed = green_is_proposed(item) and not item.open_steps and item.target is not None
        named = open_measures(item)[:1] if not meeting.is_public else []
        misses = any(each.state in (MeasureState.MISSED, MeasureState.PERHAPS) for each in named)
        return item.is_green_though_returned or is_proposed or misses
    if passed.at[0] != "steps_to_green":
        return False
    is_alone = sum(each.due == passed.day for each in item.steps_to_green) == 1
    own_day = passed.day if is_alone else None
    return _is_told_done(item, passed.what) or is_promised(meeting, item, passed.what, own_day)


def _is_told_done(item: Item, step: str) -> bool:
    """Check whether an update says that the work of a step is done, though it is not recorded."""
    number = [each.value for each in figures(step)]
    for told in public_accounts(item):
        for each in told.statements:
            if (
                is_of_some(each)
                or admits(each)
                or finds(PENDING, each)
                or not (finds(DONE, each) or _NOW.search(each))
            ):
                continue
            same = len(missing_words(step, [each])) * 3 <= len(content_words(step))
            given = [figure.value for figure in figures(each)]
            told_number = number and given == number
            if (same and not (number and given and not set(number) & set(given))) or (
                told_number and (ALL.search(each) or finds(CAME, each))
            ):
                return True
    return False
