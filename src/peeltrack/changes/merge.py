"""An entry-by-entry merge of two people's versions of a file with their common origin. Pure.

The merge is a list of decisions, made first and carried out after: what to do to our version so
that it also holds what they did. Entries of a list are matched by content; two additions both
stay, those of a dated list in order of their dates. What both changed, differently, is a
conflict and is left as ours has it, to be marked; so is what one side vouched for while the
other changed it.
"""

from collections.abc import Mapping
from typing import Any

from peeltrack.changes.entry_identity import content_key, pair_entries
from peeltrack.changes.merge_decisions import (
    CannotMergeError,
    Conflict,
    Decision,
    DecisionKind,
    Merge,
)
from peeltrack.changes.merge_lists import (
    Sides,
    added_by_both,
    additions_of_theirs,
    drop_all,
    dropped_by_them,
    insert_all,
    is_moved,
)
from peeltrack.changes.vouching import kind_at, mixed
from peeltrack.model.problems import Place

_GONE = object()
"""The value of a missing key."""


def merge(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """Decide how to bring their changes into our version.

    Raises:
        CannotMergeError: if they put the entries of a list in another order.
    """
    return _with_one_rag_change(_mapping((), (), base, ours, theirs), base, ours, theirs)


def _with_one_rag_change(
    merge: Merge, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Merge:
    """Make two new records of a RAG change a conflict: each starts from the RAG before both."""
    if any(conflict.ours == ("rag",) for conflict in merge.conflicts):
        return merge
    befores, mine, yours = (_listed(each.get("rag_changes")) for each in (base, ours, theirs))
    known = set(map(content_key, befores))
    new_mine = [entry for entry in mine if content_key(entry) not in known]
    new_yours = [entry for entry in yours if content_key(entry) not in known]
    if not new_mine or not new_yours or new_mine == new_yours:
        return merge
    key = ("rag_changes",)
    return Merge(
        tuple(each for each in merge.decisions if each.at[:1] != key),
        (*(each for each in merge.conflicts if each.ours[:1] != key), Conflict(key, key)),
    )


def _decision(kind: DecisionKind, at: Place, value: Any = None) -> Merge:
    return Merge(decisions=(Decision(kind, at, value),))


def _conflict(at: Place, their_at: Place, *, in_ours: bool, in_theirs: bool) -> Merge:
    return Merge(conflicts=(Conflict(at, their_at, in_ours, in_theirs),))


def _mapping(
    at: Place,
    their_at: Place,
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
) -> Merge:
    of_others = tuple(mixed(kind_at(at), base, ours, theirs))
    if of_others and at:
        return Merge(conflicts=(Conflict(at, their_at, because=of_others[0]),))
    merge = Merge()
    for each in of_others:
        place, in_both = (each.voucher,), (each.voucher in ours, each.voucher in theirs)
        merge += Merge(conflicts=(Conflict(place, place, *in_both, because=each),))
    settled = {each.voucher for each in of_others}
    keys = [key for key in dict.fromkeys((*ours, *theirs)) if key not in settled]
    for key in sorted(keys, key=lambda key: key not in theirs):  # what goes, once the rest is there
        was, mine, yours = (each.get(key, _GONE) for each in (base, ours, theirs))
        merge += _value((*at, key), (*their_at, key), was, mine, yours)
    return merge


def _value(at: Place, their_at: Place, was: Any, mine: Any, yours: Any) -> Merge:
    if yours in (mine, was):
        return Merge()
    if _all_lists(was, mine, yours):
        return _entries(at, their_at, _listed(was), _listed(mine), _listed(yours))
    if at in _BY_ID and isinstance(was, dict):
        return _by_id(at, was, mine, yours)
    if isinstance(mine, dict) and isinstance(yours, dict):
        return _mapping(at, their_at, was if isinstance(was, dict) else {}, mine, yours)
    if mine != was:
        return _conflict(at, their_at, in_ours=mine is not _GONE, in_theirs=yours is not _GONE)
    if yours is _GONE:
        return _decision(DecisionKind.DROP, at)
    return _decision(DecisionKind.PUT, at, yours)


_BY_ID = (("leads",), ("forums",), ("programmes",), ("funding",))
"""Mappings that are lists of records, each with its id for a key: none left is no key."""


def _by_id(at: Place, was: dict[str, Any], mine: Any, yours: Any) -> Merge:
    """Merge such a mapping: its key goes with its last record and comes back with a new one."""
    ours, theirs = (each if isinstance(each, dict) else {} for each in (mine, yours))
    left = {
        key: record
        for key, record in {**theirs, **ours}.items()
        if (key in ours and key in theirs) or was.get(key) != record
    }
    if left.keys() & was.keys() and _GONE in (mine, yours):
        return _conflict(at, at, in_ours=mine is not _GONE, in_theirs=yours is not _GONE)
    if left and mine is not _GONE:
        return _mapping(at, at, was, ours, theirs)
    if left:
        return _decision(DecisionKind.PUT, at, left)
    return _decision(DecisionKind.DROP, at) if mine is not _GONE else Merge()


def _all_lists(*values: Any) -> bool:
    """Check whether each is a list or missing, and not all are missing."""
    return all(value is _GONE or isinstance(value, list) for value in values)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _entries(
    at: Place, their_at: Place, was: list[Any], mine: list[Any], yours: list[Any]
) -> Merge:
    key = str(at[-1])
    sides = Sides(was, mine, yours, pair_entries(key, was, mine), pair_entries(key, was, yours))
    if is_moved(sides.your_match) or is_moved(sides.my_match):
        return _moved(at, sides)
    dropped = dropped_by_them(sides)
    if dropped is None:
        return _conflict(at, their_at, in_ours=bool(mine), in_theirs=bool(yours))
    both = added_by_both(key, sides)
    additions = additions_of_theirs(key, sides, both)
    if dropped and len(dropped) == len(mine):
        entries = [entry for _, entry in additions]
        return _decision(DecisionKind.PUT if entries else DecisionKind.DROP, at, entries or None)
    insertions, places = insert_all(at, mine, dropped, additions)
    merge = drop_all(at, dropped) + insertions
    for before, my_index in sorted(sides.mine_of.items()):
        if before in sides.yours_of and my_index not in dropped:
            pair = (my_index, sides.yours_of[before])
            merge += _entry((*at, places[my_index]), their_at, pair, was[before], sides)
    for their_index, my_index in both.items():
        merge += _entry((*at, places[my_index]), their_at, (my_index, their_index), {}, sides)
    return merge


def _entry(at: Place, their_list: Place, pair: tuple[int, int], was: Any, sides: Sides) -> Merge:
    """Merge one entry that both have, given our place and theirs."""
    mine, yours = sides.mine[pair[0]], sides.yours[pair[1]]
    if isinstance(mine, dict) and isinstance(yours, dict) and isinstance(was, dict):
        return _mapping(at, (*their_list, pair[1]), was, mine, yours)
    if yours not in (mine, was):
        raise CannotMergeError(".".join(map(str, at)))
    return Merge()


def _moved(at: Place, sides: Sides) -> Merge:
    """Take a reordered list whole, if only one side touched it."""
    if sides.mine == sides.was:
        return _decision(DecisionKind.PUT, at, sides.yours)
    if sides.yours != sides.was:
        raise CannotMergeError(".".join(map(str, at)))
    return Merge()
