"""Facts that vouch for others: a review for the words reviewed, a sign-off for what was signed.

A merge never puts one side's fact beside the other side's words: nobody saw them together, so
a person decides. Pure.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from peeltrack.changes.entry_identity import DATED
from peeltrack.model.meetings import QUESTIONS
from peeltrack.model.problems import Place

Values = Mapping[str, Any]

_ALL = ("*",)
"""Every other key of the same mapping."""

_ATTRIBUTED = {"by": ("text", "item")}

_WITHDRAWN = {"withdrawn": _ALL}

VOUCHERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": {
        "sign_offs": ("rag", "rag_changes", "wording", "clauses"),
        "relevance_reason": ("relevance",),
        "source": ("wording", "clauses"),
        **_WITHDRAWN,
    },
    "progress": {
        **dict.fromkeys(("reviewed", "source", "imported", "cleared", "cleared_for_public"), _ALL),
        "restricted": ("text",),
        **_ATTRIBUTED,
        **_WITHDRAWN,
    },
    **{
        key: {"because": _ALL, "by": _ALL, "evidence": _ALL, **_WITHDRAWN}
        for key in DATED - {"progress"}
    },
    "next_milestone": {"done": ("text",)},
    "depends_on": {"delivered": ("who", "what")},
    "steps_to_green": {"done": ("text", "clauses"), **_WITHDRAWN},
    **{key: {"answers": ("text",), **_ATTRIBUTED, **_WITHDRAWN} for key in QUESTIONS},
    "answers": {**_ATTRIBUTED, **_WITHDRAWN},
    "remarks": {**_ATTRIBUTED, **_WITHDRAWN},
    "actions": {"done": ("text",), **_WITHDRAWN},
    "commitments": {"kept": ("text",), **_ATTRIBUTED, **_WITHDRAWN},
    "statutory_response": {"sent": _ALL, "published": _ALL},
    "leads": {"may_review": ("title", "email")},
}
"""By the key of a list or mapping, "" for the file's own: what vouches for what in an entry."""


class Mixed(NamedTuple):
    """One side's fact that would come to be beside the other side's words."""

    voucher: str
    vouched: str


def mixed(kind: str, base: Values, ours: Values, theirs: Values) -> Iterator[Mixed]:
    """Find each fact that one side changed while the other changed what it vouches for."""
    changed = [
        {
            key
            for key in {**base, **side}
            if side.get(key) != base.get(key) and ours.get(key) != theirs.get(key)
        }
        for side in (ours, theirs)
    ]
    for voucher, vouched in VOUCHERS.get(kind, {}).items():
        for here, there in (changed, changed[::-1]):
            other = there - {voucher} if vouched is _ALL else there.intersection(vouched)
            if voucher in here and other:
                yield Mixed(voucher, min(other))
                break


def kind_at(place: Place) -> str:
    """Return the key of `VOUCHERS` that describes the mapping at a place."""
    names = [step for step in place if isinstance(step, str)]
    if place[:1] == ("leads",):
        return "leads"
    return names[-1] if names else ""


def is_vouched(merged: Values, *sides: Values) -> bool:
    """Check that each fact that vouches is beside the words that one side had beside it."""
    known = {each for side in sides for each in _vouched(side, ())}
    return all(each in known for each in _vouched(merged, ()))


def _vouched(value: object, place: Place) -> Iterator[str]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _vouched(entry, (*place, index))
    if not isinstance(value, dict):
        return
    kind = kind_at(place)
    for voucher, vouched in VOUCHERS.get(kind, {}).items():
        if voucher in value:
            keys = value.keys() if vouched is _ALL else (voucher, *vouched)
            words = {key: value.get(key) for key in keys}
            yield json.dumps([kind, voucher, words], sort_keys=True, default=str)
    for key, each in value.items():
        yield from _vouched(each, (*place, key))
