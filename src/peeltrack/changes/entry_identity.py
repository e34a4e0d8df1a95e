"""Which entry of a list is which in another version of it: by what it is, never by its place.

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


def part(entry: object, key: str) -> object:
    """What an entry has under a key; none where it has nothing."""
    if isinstance(entry, Mapping):
        return entry.get(key)
    return getattr(entry, key, None)


def paired(
    key: str, old: Sequence[object], new: Sequence[object], *, strict: bool = False
) -> dict[int, int]:
    """The place in the old list of each entry of the new one that was there already.

    Strictly, as of what two people added independently: only by the first identity.
    """
    found: dict[int, int] = {}
    left = list(range(len(old)))
    for at, entry in enumerate(new):
        same = next((index for index in left if old[index] == entry), None)
        if same is not None:
            found[at] = same
            left.remove(same)
    for identity in IDENTITIES.get(key, ())[: 1 if strict else None]:
        _pair_by(identity, old, new, left, found)
    return found


def _pair_by(
    identity: Identity,
    old: Sequence[object],
    new: Sequence[object],
    left: list[int],
    found: dict[int, int],
) -> None:
    for at, entry in enumerate(new):
        known = _known_by(identity, entry)
        if at in found or known is None:
            continue
        same = next((index for index in left if _known_by(identity, old[index]) == known), None)
        if same is not None:
            found[at] = same
            left.remove(same)


def _known_by(identity: Identity, entry: object) -> tuple[object, ...] | None:
    if not isinstance(entry, Mapping | Record):
        return None
    known = tuple(part(entry, key) for key in identity)
    return None if all(value is None for value in known) else known
