"""Comparison of a tracker with an item that the register has already. Pure.

Updates are added, and a lead, target, RAG, steps or sign-offs if the register has none;
nothing is changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from peeltrack.imports.trackers.cell_account import CellAccount, one_line
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.same_items import wording_holds
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag, Relevance
from peeltrack.queries.as_given import step_texts, updates_as_given

_KEYS = {"original_target": "target", "revised_target": "target"}
"""Columns whose key has another name."""
_FEWEST_WORDS = 4
"""The fewest words that are known again within another update."""
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
        ended = _ended(draft.held)
        if draft.held and draft.since and not (own == "progress" and _new_progress(draft)):
            why = f"is from before {draft.held.id}, which has superseded its finding"
            ledger.leave_out(why, *cells)
        elif own == "progress" and draft.held and ended and _new_progress(draft):
            ledger.leave_out(f"{draft.held.id} {ended}: nothing is added to it", *cells)
        elif known or _agrees(draft, own):
            ledger.take(*cells)
        else:
            why = f"the register differs, and its {own} is not changed"
            ledger.leave_out(why, *cells)
            told[own] = None
    for key in told:
        if draft.held:
            yield key, _shown(getattr(draft.held, key)), _shown(draft.values[key])


def new_updates(draft: ItemDraft) -> list[dict[str, object]]:
    """Return the updates that the register does not have yet."""
    if draft.held is None:
        return draft.entries("progress")
    return [] if _ended(draft.held) else _new_progress(draft)


def _ended(item: Item | None) -> str:
    """Return why nothing is added to an existing item; empty if something may be."""
    if item and item.withdrawn:
        return "was withdrawn"
    return "has ended" if item and item.has_ended else ""


def _new_progress(draft: ItemDraft) -> list[dict[str, object]]:
    item = draft.held
    known = {
        (day, text)
        for given in (updates_as_given(item.progress, item.amendments) if item else ())
        for day in given.dates
        for each in given.texts
        for text in _texts(each)
    }
    texts = {text for _, text in known}
    return [
        entry
        for entry in draft.entries("progress")
        if not (draft.since and str(entry["date"]) <= draft.since.isoformat())
        and (entry["date"], text := _same(str(entry["text"]))) not in known
        and not (entry["text"] in draft.facts.undated and text in texts)
        and not _is_within(text, str(entry["date"]), known)
    ]


def _is_within(text: str, day: str, known: Iterable[tuple[date, str]]) -> bool:
    """Check whether a later update holds the words, as where its cell was not divided."""
    later = [(str(when), each) for when, each in known if str(when) >= day]
    begins = any(when == day and each.startswith(text) for when, each in later)
    is_told = len(text.split()) >= _FEWEST_WORDS and any(text in each for _, each in later)
    return begins or is_told


def _texts(text: str) -> Iterator[str]:
    """Yield an update's text, and the same without notes from other columns below it."""
    paragraphs = text.split("\n\n")
    for end in range(len(paragraphs), 0, -1):
        yield _same("\n\n".join(paragraphs[:end]))


def filled(draft: ItemDraft) -> dict[str, list[dict[str, object]]]:
    """Return what an existing item lacks and the tracker has, each with its record.

    A value that was removed openly stays removed, and a closed item stays as it is.
    """
    held = draft.held
    if held is None or _ended(held) or draft.since:
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
    if key == "steps_to_green" and item and isinstance(value, list):
        held = {
            (_same(text), step.done)
            for step in item.steps_to_green
            for text in step_texts(step, item.amendments)
        }
        return {(_same(str(step["text"])), step["done"]) for step in value} <= held
    if key == "measures" and item and isinstance(value, list):
        held_texts = {_same(measure.text) for measure in item.measures}
        return {_same(str(each["text"])) for each in value} <= held_texts
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


def _same(text: str) -> str:
    """Return a text for comparison: no author in brackets, no stop, which moves with the order."""
    return one_line(re.sub(r"^\([^()\n]{1,40}\) ", "", text)).rstrip(" ;.,")
