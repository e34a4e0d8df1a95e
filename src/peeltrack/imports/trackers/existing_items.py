"""Comparison of a tracker with an item that the register has already. Pure.

Updates are added, and a lead, target, RAG, steps or sign-offs if the register has none;
nothing is changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from peeltrack.imports.trackers.cell_account import At, CellAccount, one_line, text_of
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_steps import step_differences
from peeltrack.imports.trackers.existing_updates import ended, further, rewordings, same_text
from peeltrack.imports.trackers.same_items import wording_holds
from peeltrack.model.vocabulary import Rag, Relevance

_KEYS = {"original_target": "target", "revised_target": "target"}
"""Columns whose key has another name."""
_REWORDED = "has an update of a day that the register has in other words: not added"
_RECORDS = {
    "strategic_lead": None,
    "tactical_lead": None,
    "target": "target_changes",
    "rag": "rag_changes",
    "steps_to_green": None,
    "sign_offs": None,
}
"""The keys taken if the register has nothing, each with the list that records the change."""


def compared(draft: ItemDraft, ledger: CellAccount) -> Iterator[tuple[str, str, str]]:
    """Record whether a draft's cells are taken, or the register's values remain.

    Yields:
        Each key of an existing item whose value differs: the key, the register's value and
        the tracker's.
    """
    told: dict[str, None] = {}
    for key, cells in draft.facts.cells.items():
        own = _KEYS.get(key, key)
        known = draft.held is None or own in ("progress", "published") or own in filled(draft)
        why_ended = ended(draft.held)
        if draft.held and draft.since and not (own == "progress" and further(draft)):
            why = f"is from before {draft.held.id}, which has superseded its finding"
            ledger.leave_out(why, *cells)
        elif own == "progress" and draft.held and why_ended and further(draft):
            ledger.leave_out(f"{draft.held.id} {why_ended}: nothing is added to it", *cells)
        elif known or _agrees(draft, own):
            ledger.take(*cells)
        else:
            why = f"the register differs, and its {own} is not changed"
            ledger.leave_out(why, *cells)
            told[own] = None
    yield from _differences(draft, told)
    for each in rewordings(draft):
        ledger.leave_out(_REWORDED, *_cells_of(str(each.entry["text"]), draft))
        yield each.path, one_line(each.held), one_line(str(each.entry["text"]))


def _differences(draft: ItemDraft, keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the values of some keys in the register and in the tracker, or of single steps."""
    for key in keys:
        if key == "steps_to_green":
            yield from step_differences(draft)
        else:
            yield key, _shown(getattr(draft.held, key)), _shown(draft.values[key])


def _cells_of(text: str, draft: ItemDraft) -> Sequence[At]:
    """Return the cells of updates that hold the words of one; all of them if none does."""
    first = same_text(text.split("\n\n")[0])
    cells = draft.facts.cells["progress"]
    rows = {(row.table.sheet.name, row.index): row for row in draft.facts.rows}
    texts = ((at, rows[at[:2]].table.cell(*at[1:])) for at in cells)
    own = [at for at, cell in texts if first in one_line(text_of(cell))]
    return own or cells


def filled(draft: ItemDraft) -> dict[str, list[dict[str, object]]]:
    """Return what an existing item lacks and the tracker has, each with its record.

    A value that was removed openly stays removed, and a closed item stays as it is.
    """
    held = draft.held
    if held is None or ended(held) or draft.since:
        return {}
    found = {}
    for key, record in _RECORDS.items():
        was = getattr(held, key) or (record and getattr(held, record))
        if draft.values.get(key) and not was and not (key == "rag" and _leaves_steps(draft)):
            found[key] = draft.entries(record) if record else []
    return found


def _leaves_steps(draft: ItemDraft) -> bool:
    """Check whether it would be green with open steps, which a person has to explain."""
    steps = draft.held.steps_to_green if draft.held else ()
    left = any(step.done is None for step in steps) or any(
        not step["done"] for step in draft.entries("steps_to_green")
    )
    return draft.values["rag"] == Rag.GREEN and left


def _agrees(draft: ItemDraft, key: str) -> bool:
    item, value = draft.held, draft.values[key]
    if key == "relevance":
        value = value or Relevance.ACT
    if key == "steps_to_green":
        return not any(step_differences(draft))
    if key == "measures" and item and isinstance(value, list):
        held_texts = {same_text(measure.text) for measure in item.measures}
        return {same_text(str(each["text"])) for each in value} <= held_texts
    if key == "sign_offs" and item and isinstance(value, list):
        held_ends = {(sign_off.date, sign_off.stage.value) for sign_off in item.sign_offs}
        return {(each["date"], each["stage"]) for each in value} <= held_ends
    if key == "wording" and item and wording_holds(item, str(value or "")):
        return True
    if key == "due" and item and draft.values["due_phrase"]:
        return _shown(item.due_phrase) == _shown(draft.values["due_phrase"])
    return _shown(getattr(item, key)) == _shown(value)


def _shown(value: object) -> str:
    """Return a value as a difference shows it."""
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(_shown(each) for each in value) or "nothing"
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("stage"))
    return one_line(str(getattr(value, "text", getattr(value, "stage", value))))
