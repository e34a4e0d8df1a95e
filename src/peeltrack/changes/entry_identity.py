"""Identity of the entries of a list across its versions: by content, never by position.

An entry is the same one where it is equal, else by the first of its key's identities that
fits: an update by its date, lead and text, then by its date and lead, then by its text.
Entries are records, or mappings of plain values with the file's own keys.
"""

from collections.abc import Mapping, Sequence

from peeltrack.model.record import Record

Identity = tuple[str, ...]
"""The keys by whose values an entry is known again."""

IDENTITIES: dict[str, tuple[Identity, ...]] = {
    "progress": (("date", "by", "text"), ("date", "by"), ("text",)),
    "rag_changes": (("date", "by", "because"), ("date",), ("because",)),
    "target_changes": (("date", "by", "because"), ("date",), ("because",)),
    "due_changes": (("date", "by", "because"), ("date",), ("because",)),
    "sign_offs": (("date", "stage", "by"), ("date",), ("stage", "by")),
    "amendments": (("date", "by", "what", "because"), ("what",), ("because",)),
    "steps_to_green": (("id",), ("text",)),
    "opening": (("id",), ("text",)),
    "questions": (("id",), ("text",)),
    "any_other_business": (("id",), ("text",)),
    "actions": (("id",), ("text",)),
    "areas": (("id",), ("name",)),
    "clauses": (("ref",), ("text",)),
    "answers": (("by", "text"), ("by",), ("text",)),
    "commitments": (("by", "item", "text"), ("text",), ("by", "item")),
    "remarks": (("by", "item", "text"), ("by", "item")),
    "attendance": (("lead", "capacity"),),
    "measures": (("text",),),
    "investments": (("text",), ("year",)),
    "depends_on": (("who", "what"), ("who",), ("what",)),
    "timeline": (("what",), ("when",)),
    "expected": (("what",), ("when",)),
    "practice": (("text",),),
    "explanations": (("item",),),
    "implications": (("heading",),),
    "positions": (("date", "inspection", "source"), ("date", "inspection"), ("source",)),
    "counts": (("kind", "rag"),),
    "portal_returns": (("date",),),
}
"""By the list's key; the first is what makes two additions one and the same."""

DATED = frozenset(
    {
        "progress",
        "rag_changes",
        "target_changes",
        "due_changes",
        "sign_offs",
        "amendments",
        "portal_returns",
    }
)
"""The lists that are in order of their entries' dates."""


def value_under(entry: object, key: str) -> object:
    """Return an entry's value under a key, or None."""
    if isinstance(entry, Mapping):
        return entry.get(key)
    return getattr(entry, key, None)


def pair_entries(
    key: str, old: Sequence[object], new: Sequence[object], *, strict: bool = False
) -> dict[int, int]:
    """Match the entries of two versions of a list: from a new position to the old one.

    Strictly, as of what two people added independently: only by the first identity.
    """
    pairs: dict[int, int] = {}
    identities = IDENTITIES.get(key, ())[: 1 if strict else None]
    for identity in (None, *identities):
        if len(pairs) < min(len(old), len(new)):
            pairs |= _pairs(identity, old, new, pairs)
    return pairs


def _pairs(
    identity: Identity | None,
    old: Sequence[object],
    new: Sequence[object],
    known: Mapping[int, int],
) -> dict[int, int]:
    """Pair the entries left unpaired so far by an identity, or by all that they hold."""
    paired = set(known.values())
    left = {i: _known_by(identity, entry) for i, entry in enumerate(old) if i not in paired}
    pairs: dict[int, int] = {}
    for at, entry in enumerate(new):
        mark = _known_by(identity, entry) if left and at not in known else None
        same = next((index for index, other in left.items() if mark and other == mark), None)
        if same is not None:
            pairs[at] = same
            del left[same]
    return pairs


def _known_by(identity: Identity | None, entry: object) -> tuple[object, ...] | None:
    if identity is None:
        return (entry,)
    if not isinstance(entry, Mapping | Record):
        return None
    known = tuple(value_under(entry, key) for key in identity)
    return None if all(value is None for value in known) else known
