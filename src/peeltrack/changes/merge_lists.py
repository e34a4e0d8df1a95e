"""How the entries of a list that two people changed come together. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peeltrack.changes.entry_identity import DATED, paired
from peeltrack.changes.merge_decisions import Decision, Doing, Merge
from peeltrack.model.problems import Place


@dataclass(frozen=True)
class Sides:
    """A list in three versions, and which entry is which."""

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
    """Whether entries that were there stand in another order."""
    order = [match[index] for index in sorted(match)]
    return order != sorted(order)


def dropped_by_them(sides: Sides) -> set[int] | None:
    """Our places of what they took away; none where one took away what the other changed."""
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
    """Our place of each of their additions that we made too."""
    mine = [index for index in range(len(sides.mine)) if index not in sides.my_match]
    yours = [index for index in range(len(sides.yours)) if index not in sides.your_match]
    same = paired(
        key, [sides.mine[index] for index in mine], [sides.yours[index] for index in yours],
        strict=True,
    )  # fmt: skip
    return {yours[at]: mine[before] for at, before in same.items()}


def additions_of_theirs(key: str, sides: Sides, both: Mapping[int, int]) -> list[tuple[int, Any]]:
    """What only they added, each with our place before which it goes; ours counted as it is."""
    found: list[tuple[int, Any]] = []
    for slot in range(-1, len(sides.was)):
        mine = _after(slot, len(sides.mine), sides.my_match)
        yours = [
            index for index in _after(slot, len(sides.yours), sides.your_match) if index not in both
        ]
        if yours:
            start = _slot_start(slot, sides)
            entries = [sides.yours[index] for index in yours]
            found += _interleaved(
                key, start, [(index, sides.mine[index]) for index in mine], entries
            )
    return found


def _after(slot: int, length: int, match: dict[int, int]) -> list[int]:
    """The places of the additions that stand right behind an entry that was there."""
    found, last = [], -1
    for index in range(length):
        last = match.get(index, last)
        if index not in match and last == slot:
            found.append(index)
    return found


def _slot_start(slot: int, sides: Sides) -> int:
    """Our place right behind an entry that was there, or behind the last before it."""
    for before in range(slot, -1, -1):
        if before in sides.mine_of:
            return sides.mine_of[before] + 1
    return 0


def _interleaved(
    key: str, start: int, mine: list[tuple[int, Any]], yours: Sequence[Any]
) -> list[tuple[int, Any]]:
    """Their additions among ours: by date where they have one, else the whole of each in turn."""
    if not mine:
        return [(start, entry) for entry in yours]
    first_mine = _canonical([entry for _, entry in mine]) < _canonical(list(yours))
    found = []
    for entry in yours:
        later = [
            index
            for index, own in mine
            if (_day(own) > _day(entry) if key in DATED else not first_mine)
            or (key in DATED and _day(own) == _day(entry) and not first_mine)
        ]
        found.append((min(later) if later else mine[-1][0] + 1, entry))
    return found


def _day(entry: Any) -> str:
    return str(entry.get("date", "")) if isinstance(entry, dict) else ""


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def keep_dropping(found: Merge, at: Place, dropped: set[int]) -> None:
    """Drop what they took away, from the last on, so that no place moves before its turn."""
    for index in sorted(dropped, reverse=True):
        found.decisions.append(Decision(Doing.DROP, (*at, index)))


def insert_all(
    found: Merge, at: Place, mine: list[Any], dropped: set[int], additions: list[tuple[int, Any]]
) -> dict[int, int]:
    """Insert the additions from the first on; our entries' places once that is done."""
    place: dict[int, int] = {}
    now = 0
    for index in range(len(mine) + 1):
        for where, entry in additions:
            if where == index:
                found.decisions.append(Decision(Doing.INSERT, at, entry, now))
                now += 1
        if index < len(mine) and index not in dropped:
            place[index] = now
            now += 1
    return place
