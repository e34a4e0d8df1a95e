"""Two records of one finding made one, as a plan: nothing of either is lost."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from peeltrack.edits.edit_guards import new_id, refuse_ended, refuse_withdrawn
from peeltrack.edits.kinds import Edit, Insert, Plan, Put, RemoveFile
from peeltrack.edits.moves import follow
from peeltrack.edits.repairs import Repair, refuse_repair
from peeltrack.errors import RefusedError
from peeltrack.model.amendments import texts_of
from peeltrack.model.items import Item
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.standing import standing
from peeltrack.wording import listed

_TOGETHER = (
    ("rag", "rag_changes"),
    ("target", "target_changes"),
    ("due", "due_phrase"),
    ("relevance", "relevance_reason"),
    ("superseded_by", "superseded"),
    ("carried_forward_from", "carried_forward"),
    ("sign_offs",),
)
"""Fields that belong together: one record's are taken whole, never parts of both."""

_OF_THE_INSPECTION = ("area", "cause_of_concern")
"""Fields whose values mean something in their own inspection alone."""

_JUDGED = ("relevance", "draft")
"""Fields that are never taken over, as their absence means something too."""

_DATED = ("progress", "evidence", "amendments")
_OWN = ("id", "formerly", "withdrawn")


@dataclass
class _Merging:
    """A merge on its way: the edits to the record that is kept, and what has no place in it."""

    gone: Item
    kept: Item
    edits: list[Edit] = field(default_factory=list)
    left: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The texts that differ from those in the record that is kept, by key."""
    steps: dict[str, str] = field(default_factory=dict)
    """The new id of each step whose own is taken."""

    @property
    def _is_within(self) -> bool:
        return self.kept.inspection == self.gone.inspection

    def put(self, *names: str) -> None:
        """Take over fields that the kept record lacks; else keep their words in the amendment."""
        values = [getattr(self.gone, name) for name in names]
        own = [getattr(self.kept, name) for name in names]
        bare = [Item.model_fields[name].default for name in names]
        if values in (own, bare):
            return
        fits = names[0] not in (_JUDGED if self._is_within else (*_JUDGED, *_OF_THE_INSPECTION))
        if own == bare and fits and self.kept.id not in values:
            for name, value in zip(names, values, strict=True):
                if value != Item.model_fields[name].default:
                    self.edits.append(Put(self.kept.file, (name,), _values_of(value)))
            return
        for name, value, mine in zip(names, values, own, strict=True):
            if value != mine:
                self.left[name] = tuple(texts_of(value))

    def add(self, name: str) -> None:
        """Add the entries of a list that the kept record does not have."""
        standing = list(getattr(self.kept, name))
        for entry in getattr(self.gone, name):
            if entry in standing:
                continue
            new = self._renamed(name, entry, standing)
            if new is None:
                self.left[name] = (*self.left.get(name, ()), *texts_of(entry))
                continue
            index = _place(name, standing, new)
            self.edits.append(Insert(self.kept.file, (name,), index, _values_of(new)))
            standing.insert(index, new)

    def _renamed(self, name: str, entry: Any, standing: Sequence[Any]) -> Any:  # noqa: ANN401
        """Return an entry under an id that is free; None for a part of another wording."""
        if name == "clauses":
            return None if entry.ref in [each.ref for each in standing] else entry
        if name == "steps_to_green":
            ids = [each.id for each in standing]
            if entry.id in ids:
                self.steps[entry.id] = new_id(entry.text, ids)
                self.left["steps"] = (*self.left.get("steps", ()), *texts_of(entry))
                return entry.model_copy(update={"id": self.steps[entry.id]})
        if name == "progress" and set(entry.steps) & self.steps.keys():
            steps = tuple(self.steps.get(step, step) for step in entry.steps)
            return entry.model_copy(update={"steps": steps})
        return entry


def merge_items(register: Register, gone: Item, kept: Item, repair: Repair) -> Plan:
    """Merge two records of the same finding, under the second one's id.

    The second takes over the first one's updates, steps and other entries, and whatever facts
    it lacks. Where they differ, its own words stay and the first one's are kept in an
    amendment. Whatever names the first then names the second.

    Raises:
        RefusedError: if the lead may not amend, if the second has ended, or if it names the
            first as the item that it repeats.
    """
    refuse_repair(kept, repair, register.organisation)
    for item in (gone, kept):
        refuse_withdrawn(item)
    refuse_ended(standing(kept))
    if gone.is_draft != kept.is_draft:  # what is restricted would be so no more
        draft = gone if gone.is_draft else kept
        instead = f"Settle it first: peeltrack settle {draft.id}"
        raise RefusedError(draft.id, "is known only from a draft report", instead)
    if gone.id == kept.id:
        raise RefusedError(gone.id, "is the same record", "Name the other with --into")
    if kept.carried_forward_from == gone.id:
        instead = f"Amend that first: peeltrack amend {kept.id} carried_forward_from --nothing"
        raise RefusedError(kept.id, f"repeats {gone.id}", instead)
    _refuse_parting(register, gone, kept)
    merging = _Merging(gone, kept)
    for group in _TOGETHER:
        merging.put(*group)
    for name in _others():
        (merging.add if Item.model_fields[name].default == () else merging.put)(name)
    ids = {gone.id: kept.id}
    others = [edit for edit in follow(register, ids) if edit.file not in (gone.file, kept.file)]
    edits = (*merging.edits, *_trace(merging, repair), *others, RemoveFile(gone.file))
    left = [key.replace("_", " ") for key in merging.left]
    warnings = [f"{listed(left)} differ; the wording of {gone.id} is kept in an amendment"]
    hint = f"peeltrack show {kept.id}"
    notes = tuple(warnings if left else ())
    return Plan(gone.id, f"now part of {kept.id}", edits, notes, hint, counts_withdrawn=True)


def _others() -> Iterator[str]:
    """List the other fields: steps before the updates that name them."""
    together = {name for group in _TOGETHER for name in group}
    names = [name for name in Item.model_fields if name not in {*together, *_OWN}]
    return iter(sorted(names, key=lambda name: name == "progress"))


def _trace(merging: _Merging, repair: Repair) -> Iterator[Edit]:
    """Keep the former ids, and say who merged the records, when and why."""
    gone, kept = merging.gone, merging.kept
    new = [old for old in (*gone.formerly, gone.id) if old not in kept.formerly]
    for number, old in enumerate(new):
        yield Insert(kept.file, ("formerly",), len(kept.formerly) + number, old)
    words = [f"{key}: {'; '.join(texts)}" for key, texts in merging.left.items()]
    added = [edit for edit in merging.edits if isinstance(edit, Insert)]
    earlier = sum(edit.at == ("amendments",) for edit in added)
    yield repair.amendment(kept, "formerly", [gone.id, *words], after=earlier)


def _refuse_parting(register: Register, gone: Item, kept: Item) -> None:
    """Refuse to leave recommendations in another inspection than their cause of concern."""
    name = gone.id.partition("/")[2]
    answers = [
        each.id
        for each in register.items.values()
        if each.inspection == gone.inspection and each.cause_of_concern == name
    ]
    if answers and gone.inspection != kept.inspection:
        raise RefusedError(gone.id, f"{listed(answers)} address it", "Move or merge them first")


def _place(name: str, standing: Sequence[Any], entry: Any) -> int:  # noqa: ANN401
    """Return where an entry goes: by its date in a dated list, else last."""
    if name not in _DATED:
        return len(standing)
    return bisect_right([each.date for each in standing], entry.date)


def _values_of(value: object) -> object:
    """Return a value as its file has it."""
    if isinstance(value, Record):
        return value.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return [_values_of(each) for each in value] if isinstance(value, tuple) else value
