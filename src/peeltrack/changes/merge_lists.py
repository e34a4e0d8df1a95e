"""Merge of the entries of a list that two people changed. Pure."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
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

    @cached_property
    def mine_of(self) -> dict[int, int]:
        """Our place of each entry that was there."""
        return {before: index for index, before in self.my_match.items()}

    @cached_property
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
    mine = _behind(len(sides.mine), sides.my_match)
    yours = _behind(len(sides.yours), sides.your_match)
    start = 0  # our place right behind the entry of a slot, or behind the last before it
    for slot in range(-1, len(sides.was)):
        start = sides.mine_of[slot] + 1 if slot in sides.mine_of else start
        entries = [sides.yours[index] for index in yours[slot] if index not in both]
        if entries:
            ours = [(index, sides.mine[index]) for index in mine[slot]]
            additions += _interleaved(key, start, ours, entries)
    return additions


def _behind(length: int, match: dict[int, int]) -> dict[int, list[int]]:
    """List the places of the additions directly behind each earlier entry; -1 for none."""
    places, last = defaultdict[int, list[int]](list), -1
    for index in range(length):
        if index in match:
            last = match[index]
        else:
            places[last].append(index)
    return places


def _interleaved(
    key: str, start: int, mine: list[tuple[int, Any]], yours: Sequence[Any]
) -> list[tuple[int, Any]]:
    """Place their additions among ours: by date, or else one side's after the other's."""
    if not mine:
        return [(start, entry) for entry in yours]
    first_mine = _canonical([entry for _, entry in mine]) < _canonical(list(yours))
    behind = mine[-1][0] + 1
    if key not in DATED:
        return [(behind if first_mine else mine[0][0], entry) for entry in yours]
    # The first of ours that is later: where the latest day so far is later for the first time
    latest = list(accumulate((_day(own) for _, own in mine), max))
    first_later = bisect_right if first_mine else bisect_left
    places = [*(index for index, _ in mine), behind]
    return [(places[first_later(latest, _day(entry))], entry) for entry in yours]


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
    before = defaultdict[int, list[Any]](list)
    for where, entry in additions:
        before[where].append(entry)
    now = 0
    for index in range(len(mine) + 1):
        for entry in before[index]:
            decisions.append(Decision(DecisionKind.INSERT, at, entry, now))
            now += 1
        if index < len(mine) and index not in dropped:
            places[index] = now
            now += 1
    return Merge(tuple(decisions)), places
