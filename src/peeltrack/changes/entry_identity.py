"""Identity of the entries of a list across its versions: by content, never by position.

An entry is the same one where it is equal, else by the first of its key's identities that
fits: an update by its date, lead and text, then by its date and lead, then by its text.
Entries are records, or mappings of plain values with the file's own keys.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial

from peeltrack.model.meetings import QUESTIONS
from peeltrack.model.record import Record

Identity = tuple[str, ...]
"""The keys whose values identify an entry."""

IDENTITIES: dict[str, tuple[Identity, ...]] = {
    "progress": (("date", "by", "text"), ("date", "by"), ("text",)),
    "rag_changes": (("date", "by", "because"), ("date",), ("because",)),
    "target_changes": (("date", "by", "because"), ("date",), ("because",)),
    "due_changes": (("date", "by", "because"), ("date",), ("because",)),
    "sign_offs": (("date", "stage", "by"), ("date",), ("stage", "by")),
    "amendments": (("date", "by", "what", "because"), ("what",), ("because",)),
    "steps_to_green": (("id",), ("text",)),
    **dict.fromkeys(QUESTIONS, (("id",), ("text",))),
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
    "reports": (("date", "text"), ("date",), ("text",)),
    "evidence": (("date", "text"), ("text",), ("link",)),
    "monitoring": (("phase", "from"), ("phase",)),
    "expectations": (("text",),),
    "practice": (("text",),),
    "explanations": (("item",),),
    "implications": (("heading",),),
    "positions": (("date", "inspection", "source"), ("date", "inspection"), ("source",)),
    "counts": (("kind", "rag"),),
    "portal_reports": (("date",),),
}
"""By the list's key; two additions are the same if they agree in the first."""

_USUAL: tuple[Identity, ...] = (("id",), ("date", "text"), ("text",), ("what",), ("name",))
"""The identities of a list that is not named above, as far as its entries have these keys."""

DATED = frozenset(
    {
        "progress",
        "rag_changes",
        "target_changes",
        "due_changes",
        "sign_offs",
        "amendments",
        "portal_reports",
        "reports",
        "evidence",
    }
)
"""The lists that are in order of their entries' dates."""


def value_under(entry: object, key: str) -> object:
    """Return an entry's value under a key, or None."""
    if isinstance(entry, Mapping):
        return entry.get(key)
    name = _name_of(type(entry), key) if isinstance(entry, Record) else key
    return getattr(entry, name, None)


@cache
def _name_of(record: type[Record], key: str) -> str:
    """Return the field that a file writes under a key: before, of from."""
    fields = record.model_fields.items()
    return next((name for name, field in fields if field.alias == key), key)


def pair_entries(
    key: str, old: Sequence[object], new: Sequence[object], *, strict: bool = False
) -> dict[int, int]:
    """Match the entries of two versions of a list: from a new position to the old one.

    If strict, as for what two people added independently, only by the first identity.
    """
    found: dict[int, int] = {}
    left = set(range(len(old)))
    _pair_by(lambda entry: (content_key(entry),), old, new, left, found)
    for identity in _identities(key, new)[: 1 if strict else None]:
        if len(found) < min(len(old), len(new)):
            _pair_by(partial(_known_by, identity), old, new, left, found)
    return found


def _identities(key: str, entries: Sequence[object]) -> tuple[Identity, ...]:
    """Return the identities that match the entries of a list."""
    if key in IDENTITIES or not entries:
        return IDENTITIES.get(key, ())
    entry = entries[0]
    known = type(entry).model_fields if isinstance(entry, Record) else entry
    if not isinstance(known, Mapping):
        return ()
    return tuple(each for each in _USUAL if all(name in known for name in each))


def _pair_by(
    key_of: Callable[[object], Hashable],
    old: Sequence[object],
    new: Sequence[object],
    left: set[int],
    found: dict[int, int],
) -> None:
    """Pair each entry with the first one left that has the same key, if it has any."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in sorted(left):
        waiting[key_of(old[index])].append(index)
    for at, entry in enumerate(new):
        known = None if at in found else key_of(entry)
        if known is not None and waiting.get(known):
            found[at] = waiting[known].popleft()
            left.remove(found[at])


def content_key(value: object) -> Hashable:
    """Return a key that is the same for equal values and quick to look up."""
    if isinstance(value, Mapping):
        return frozenset((key, content_key(each)) for key, each in value.items())
    if isinstance(value, Record):
        with suppress(TypeError):  # it holds a mapping
            hash(value)
            return value
        return (type(value), *(content_key(getattr(value, n)) for n in type(value).model_fields))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return (type(value), *map(content_key, value))
    return value if isinstance(value, Hashable) else repr(value)


def _known_by(identity: Identity, entry: object) -> Hashable:
    if not isinstance(entry, Mapping | Record):
        return None
    known = tuple(content_key(value_under(entry, key)) for key in identity)
    return None if all(value is None for value in known) else known
