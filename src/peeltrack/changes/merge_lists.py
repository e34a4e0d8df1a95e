"""Merge of the entries of a list that two people changed. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peeltrack.changes.entry_identity import DATED, pair_entries
from peeltrack.changes.merge_decisions import Decision, DecisionKind, Merge
from peeltrack.model.problems import Place


@dataclass(frozen=True)
class Sides:
    """A list in three versions, with its entries matched."""

    was: list[Any]
    mine: list[Any]
    yours: list[Any]
    my_match: dict[int, int]
    your_match: dict[int, int]

    @property
    def mine_of(self) -> dict[int, int]:
        """Our place of each entry that was there."""
        return {before: index for index, before in self.my_match.items()}

    @property
    def yours_of(self) -> dict[int, int]:
        """Their place of each entry that was there."""
        return {before: index for index, before in self.your_match.items()}


def is_moved(match: dict[int, int]) -> bool:
    """Check whether the earlier entries are in another order."""
    order = [match[index] for index in sorted(match)]
    return order != sorted(order)


def dropped_by_them(sides: Sides) -> set[int] | None:
    """List our places of the entries they removed; None if the other side changed one of them."""
    gone = set[int]()
    for before, entry in enumerate(sides.was):
        my_index, their_index = sides.mine_of.get(before), sides.yours_of.get(before)
        if my_index is None and their_index is not None and sides.yours[their_index] != entry:
            return None
        if my_index is not None and their_index is None:
            if sides.mine[my_index] != entry:
                return None
            gone.add(my_index)
    return gone


def added_by_both(key: str, sides: Sides) -> dict[int, int]:
    """Return our place of each of their additions that we made too."""
    mine = [index for index in range(len(sides.mine)) if index not in sides.my_match]
    yours = [index for index in range(len(sides.yours)) if index not in sides.your_match]
    same = pair_entries(
        key, [sides.mine[index] for index in mine], [sides.yours[index] for index in yours],
        strict=True,
    )  # fmt: skip
    return {yours[at]: mine[before] for at, before in same.items()}


def additions_of_theirs(key: str, sides: Sides, both: Mapping[int, int]) -> list[tuple[int, Any]]:
    """List what only they added, each with the place in our list before which it goes."""
    additions: list[tuple[int, Any]] = []
    for slot in range(-1, len(sides.was)):
        mine = _after(slot, len(sides.mine), sides.my_match)
        yours = [
            index for index in _after(slot, len(sides.yours), sides.your_match) if index not in both
        ]
        if yours:
            start = _slot_start(slot, sides)
            entries = [sides.yours[index] for index in yours]
            additions += _interleaved(
                key, start, [(index, sides.mine[index]) for index in mine], entries
            )
    return additions


def _after(slot: int, length: int, match: dict[int, int]) -> list[int]:
    """List the places of the additions directly behind an earlier entry."""
    places, last = [], -1
    for index in range(length):
        last = match.get(index, last)
        if index not in match and last == slot:
            places.append(index)
    return places


def _slot_start(slot: int, sides: Sides) -> int:
    """Return our place directly behind an earlier entry, or behind the last before it."""
    for before in range(slot, -1, -1):
        if before in sides.mine_of:
            return sides.mine_of[before] + 1
    return 0


def _interleaved(
    key: str, start: int, mine: list[tuple[int, Any]], yours: Sequence[Any]
) -> list[tuple[int, Any]]:
    """Place their additions among ours: by date, or else one side's after the other's."""
    if not mine:
        return [(start, entry) for entry in yours]
    first_mine = _canonical([entry for _, entry in mine]) < _canonical(list(yours))
    placed = []
    for entry in yours:
        later = [
            index
            for index, own in mine
            if (_day(own) > _day(entry) if key in DATED else not first_mine)
            or (key in DATED and _day(own) == _day(entry) and not first_mine)
        ]
        placed.append((min(later) if later else mine[-1][0] + 1, entry))
    return placed


def _day(entry: Any) -> str:
    return str(entry.get("date", "")) if isinstance(entry, dict) else ""


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def drop_all(at: Place, dropped: set[int]) -> Merge:
    """Drop what they took away, from the last on, so that no place moves before its turn."""
    return Merge(
        tuple(Decision(DecisionKind.DROP, (*at, index)) for index in sorted(dropped, reverse=True))
    )


def insert_all(
    at: Place, mine: list[Any], dropped: set[int], additions: list[tuple[int, Any]]
) -> tuple[Merge, dict[int, int]]:
    """Insert the additions from the first on; return our entries' places after that too."""
    decisions: list[Decision] = []
    places: dict[int, int] = {}
    now = 0
    for index in range(len(mine) + 1):
        for where, entry in additions:
            if where == index:
                decisions.append(Decision(DecisionKind.INSERT, at, entry, now))
                now += 1
        if index < len(mine) and index not in dropped:
            places[index] = now
            now += 1
    return Merge(tuple(decisions)), places
