"""Two people's versions of a file and the one both began from, merged by meaning. Pure.

The merge is a list of decisions, made first and carried out after: what to do to our
version so that it also holds what they did. Entries of a list are known by what they
are; two additions both stay, those of a dated list in order of their dates. What both
changed, differently, is a conflict and is left as ours has it, to be marked.
"""

from collections.abc import Mapping
from typing import Any

from peeltrack.changes.entry_identity import content_key, paired
from peeltrack.changes.merge_decisions import CannotMergeError, Conflict, Decision, Doing, Merge
from peeltrack.changes.merge_lists import (
    Sides,
    added_by_both,
    additions_of_theirs,
    dropped_by_them,
    insert_all,
    is_moved,
    keep_dropping,
)
from peeltrack.model.problems import Place

_GONE = object()
"""In the place of a key that is not there."""


def merge(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Decide how our version comes to hold what they changed.

    Raises:
        CannotMergeError: if they put the entries of a list in another order.
    """
    found = Merge()
    _mapping(found, (), (), base, ours, theirs)
    _rag_of_both(found, base, ours, theirs)
    return found


def _rag_of_both(
    found: Merge, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    """Two records of a RAG changed are one too many: each starts from the RAG before both."""
    if any(conflict.ours == ("rag",) for conflict in found.conflicts):
        return
    befores, mine, yours = (_listed(each.get("rag_changes")) for each in (base, ours, theirs))
    known = set(map(content_key, befores))
    new_mine = [entry for entry in mine if content_key(entry) not in known]
    new_yours = [entry for entry in yours if content_key(entry) not in known]
    if new_mine and new_yours and new_mine != new_yours:
        key = ("rag_changes",)
        found.decisions = [each for each in found.decisions if each.at[:1] != key]
        found.conflicts = [each for each in found.conflicts if each.ours[:1] != key]
        found.conflicts.append(Conflict(key, key))


def _mapping(
    found: Merge,
    at: Place,
    their_at: Place,
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
) -> None:
    keys = dict.fromkeys((*ours, *theirs))
    for key in sorted(keys, key=lambda key: key not in theirs):  # what goes, once the rest is there
        was, mine, yours = (each.get(key, _GONE) for each in (base, ours, theirs))
        _value(found, (*at, key), (*their_at, key), was, mine, yours)


def _value(found: Merge, at: Place, their_at: Place, was: Any, mine: Any, yours: Any) -> None:
    if yours in (mine, was):
        return
    if _all_lists(was, mine, yours):
        _entries(found, at, their_at, _listed(was), _listed(mine), _listed(yours))
    elif at in _BY_ID and isinstance(was, dict):
        _by_id(found, at, was, mine, yours)
    elif isinstance(mine, dict) and isinstance(yours, dict):
        _mapping(found, at, their_at, was if isinstance(was, dict) else {}, mine, yours)
    elif mine == was:
        if yours is _GONE:
            found.decisions.append(Decision(Doing.DROP, at))
        else:
            found.decisions.append(Decision(Doing.PUT, at, yours))
    else:
        found.conflicts.append(Conflict(at, their_at, mine is not _GONE, yours is not _GONE))


_BY_ID = (("leads",), ("fora",), ("programmes",))
"""Mappings that are lists of records, each with its id for a key: none left is no key."""


def _by_id(found: Merge, at: Place, was: dict[str, Any], mine: Any, yours: Any) -> None:
    """Such a mapping, whose key goes with its last record and comes back with a new one."""
    ours, theirs = (each if isinstance(each, dict) else {} for each in (mine, yours))
    left = {
        key: record
        for key, record in {**theirs, **ours}.items()
        if (key in ours and key in theirs) or was.get(key) != record
    }
    if left.keys() & was.keys() and _GONE in (mine, yours):
        found.conflicts.append(Conflict(at, at, mine is not _GONE, yours is not _GONE))
    elif left and mine is not _GONE:
        _mapping(found, at, at, was, ours, theirs)
    elif left:
        found.decisions.append(Decision(Doing.PUT, at, left))
    elif mine is not _GONE:
        found.decisions.append(Decision(Doing.DROP, at))


def _all_lists(*values: Any) -> bool:
    """Whether each is a list or not there, and not all are gone."""
    return all(value is _GONE or isinstance(value, list) for value in values)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _entries(
    found: Merge,
    at: Place,
    their_at: Place,
    was: list[Any],
    mine: list[Any],
    yours: list[Any],
) -> None:
    key = str(at[-1])
    sides = Sides(was, mine, yours, paired(key, was, mine), paired(key, was, yours))
    if is_moved(sides.your_match) or is_moved(sides.my_match):
        _moved(found, at, sides)
        return
    dropped = dropped_by_them(sides)
    if dropped is None:
        found.conflicts.append(Conflict(at, their_at, bool(mine), bool(yours)))
        return
    both = added_by_both(key, sides)
    additions = additions_of_theirs(key, sides, both)
    if dropped and len(dropped) == len(mine):
        entries = [entry for _, entry in additions]
        doing = Doing.PUT if entries else Doing.DROP
        found.decisions.append(Decision(doing, at, entries or None))
        return
    keep_dropping(found, at, dropped)
    place = insert_all(found, at, mine, dropped, additions)
    for before, my_index in sorted(sides.mine_of.items()):
        if before in sides.yours_of and my_index not in dropped:
            pair = (my_index, sides.yours_of[before])
            _entry(found, (*at, place[my_index]), their_at, pair, was[before], sides)
    for their_index, my_index in both.items():
        _entry(found, (*at, place[my_index]), their_at, (my_index, their_index), {}, sides)


def _entry(
    found: Merge, at: Place, their_list: Place, pair: tuple[int, int], was: Any, sides: Sides
) -> None:
    """One entry that both have: ours and theirs by their places."""
    mine, yours = sides.mine[pair[0]], sides.yours[pair[1]]
    if isinstance(mine, dict) and isinstance(yours, dict) and isinstance(was, dict):
        _mapping(found, at, (*their_list, pair[1]), was, mine, yours)
    elif yours not in (mine, was):
        raise CannotMergeError(".".join(map(str, at)))


def _moved(found: Merge, at: Place, sides: Sides) -> None:
    """A list in another order is taken whole, where only one side touched it."""
    if sides.mine == sides.was:
        found.decisions.append(Decision(Doing.PUT, at, sides.yours))
    elif sides.yours != sides.was:
        raise CannotMergeError(".".join(map(str, at)))
