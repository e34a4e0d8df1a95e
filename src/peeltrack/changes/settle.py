"""Conflicts of a merge settled by a person's choice, the records around them made to fit. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from peeltrack.changes.entry_identity import content_key
from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import Conflict, Decision, DecisionKind, carry_out
from peeltrack.model.problems import Place
from peeltrack.model.progress import LED_TO

_LISTS = {field: name for name, field in LED_TO.items()}
"""The list that records the moves of each field."""


class Choice(StrEnum):
    """The sides that a person can choose."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    """Two records of one move, in the order of their dates."""


class NotTheLaterError(Exception):
    """A choice of the earlier of two dated records, though the later one gives the position."""


def list_of_moves(conflict: Conflict) -> Place | None:
    """Return the place of the list that records the moves in conflict; None for others."""
    *way, key = conflict.ours
    if key in LED_TO:
        return conflict.ours
    return (*way, _LISTS[str(key)]) if key in _LISTS else None


def new_moves(
    conflict: Conflict, base: Mapping[str, Any], side: Mapping[str, Any], at: Place
) -> list[dict[str, Any]]:
    """Return the records of moves that a side has and the common origin has not.

    Args:
        conflict: the conflict.
        base: the common origin.
        side: one side.
        at: where the conflict is in that side.
    """
    name = list_of_moves(conflict)
    if name is None:
        return []
    known = {content_key(entry) for entry in _entries_anywhere(base, str(name[-1]))}
    entries = value_at(side, (*at[:-1], name[-1])) or []
    return [entry for entry in entries if content_key(entry) not in known]


def in_order(
    mine: Sequence[dict[str, Any]], yours: Sequence[dict[str, Any]], choice: Choice
) -> list[dict[str, Any]]:
    """Return both sides' records of moves by date; of one date, the chosen side's last."""
    sides = (mine, yours) if choice == Choice.THEIRS else (yours, mine)
    return sorted((entry for side in sides for entry in side), key=lambda entry: entry["date"])


def settle(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    choices: Sequence[Choice],
) -> tuple[Decision, ...]:
    """Return what to do to our version so that it holds the merge with the conflicts settled.

    Two records of the moves of one RAG or date both stay, in the order of their dates; the
    later one starts from what the earlier one led to, and the RAG or date is the later one's.
    Of two records of one date, the chosen side's is the later one.

    Args:
        base: the common origin.
        ours: our version.
        theirs: the other version.
        choices: one for each conflict of the merge, in their order.

    Raises:
        NotTheLaterError: if the choice is of the record with the earlier date.
        CannotMergeError: if the versions cannot be merged entry by entry.
    """
    merged = merge(base, ours, theirs)
    decisions = list(merged.decisions)
    for conflict, choice in zip(merged.conflicts, choices, strict=True):
        now = carry_out(ours, decisions)
        mine = new_moves(conflict, base, now, conflict.ours)
        yours = new_moves(conflict, base, theirs, conflict.theirs)
        mine = [each for each in mine if each not in yours]
        if mine and yours:
            decisions += _both_moves(conflict, now, mine, yours, choice)
        else:
            decisions += _one_side(conflict, theirs, choice)
    return tuple(decisions)


def value_at(values: Any, place: Place) -> Any:  # noqa: ANN401 (plain values of YAML)
    """Return the value at a place of plain values, or None."""
    for step in place:
        if isinstance(values, Mapping):
            values = values.get(step)
        elif isinstance(values, Sequence) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _one_side(conflict: Conflict, theirs: Mapping[str, Any], choice: Choice) -> Iterator[Decision]:
    """Take theirs at the place of a conflict; ours is there already."""
    if choice != Choice.THEIRS:
        return
    *way, last = conflict.ours
    value = value_at(theirs, conflict.theirs)
    if not conflict.in_theirs:
        yield Decision(DecisionKind.DROP, conflict.ours)
    elif isinstance(last, int):
        yield Decision(DecisionKind.INSERT, tuple(way), value, last)
        yield Decision(DecisionKind.DROP, (*way, last + 1))
    else:
        yield Decision(DecisionKind.PUT, conflict.ours, value)


def _both_moves(
    conflict: Conflict,
    now: Mapping[str, Any],
    mine: Sequence[dict[str, Any]],
    yours: Sequence[dict[str, Any]],
    choice: Choice,
) -> Iterator[Decision]:
    """Put both sides' records in the order of their dates, each starting where the last led."""
    at = list_of_moves(conflict) or ()
    entries = value_at(now, at) or []
    before = [entry for entry in entries if entry not in mine and entry not in yours]
    added = in_order(mine, yours, choice)
    if choice != Choice.BOTH and added[-1] not in (yours if choice == Choice.THEIRS else mine):
        raise NotTheLaterError
    first, last = len(entries), next((each["to"] for each in before[::-1]), None)
    for number, entry in enumerate(added):
        start = entry.get("from") if last is None else last
        new = {"date": entry["date"], "from": start, **_but(entry, "date", "from")}
        yield Decision(DecisionKind.INSERT, at, _but_nothing(new), first + number)
        last = last if entry.get("withdrawn") else entry["to"]
    for index in sorted((entries.index(e) for e in entries if e not in before), reverse=True):
        yield Decision(DecisionKind.DROP, (*at, index))
    yield Decision(DecisionKind.PUT, (*at[:-1], LED_TO[str(at[-1])]), last)


def _but(entry: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


def _but_nothing(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


def _entries_anywhere(values: object, name: str) -> Iterator[Any]:
    """List the entries of every list of a name, at any depth."""
    if isinstance(values, Mapping):
        for key, value in values.items():
            if key == name and isinstance(value, Sequence):
                yield from value
            yield from _entries_anywhere(value, name)
    elif isinstance(values, list):
        for value in values:
            yield from _entries_anywhere(value, name)
