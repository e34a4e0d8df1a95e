"""What a tracker says of an item that the register has already. Pure.

Updates are added, and a lead, target or RAG where the register has none; nothing is changed.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from peeltrack.imports.trackers.cell_account import Ledger, one_line
from peeltrack.imports.trackers.drafts import Draft
from peeltrack.model.vocabulary import Rag, Relevance

_KEYS = {"original_target": "target", "revised_target": "target"}
"""Columns that speak of a key of another name."""
_RECORDS = {
    "strategic_lead": None,
    "tactical_lead": None,
    "target": "target_changes",
    "rag": "rag_changes",
}
"""What is taken where the register has nothing, with the record of how it came about."""


def compared(draft: Draft, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Say of a draft's cells that they are taken, or that the register stands.

    Yields:
        Each key of an item held whose value is another: the key, the register's value and
        the tracker's.
    """
    told: dict[str, None] = {}
    for key, cells in draft.facts.cells.items():
        own = _KEYS.get(key, key)
        known = draft.held is None or own in ("progress", "published") or own in filled(draft)
        if own == "progress" and draft.held and draft.held.has_ended and _new_progress(draft):
            ledger.leave_out(f"{draft.held.id} has ended: nothing is added to it", *cells)
        elif known or _agrees(draft, own):
            ledger.take(*cells)
        else:
            why = f"the register has it otherwise, and its {own} is not changed"
            ledger.leave_out(why, *cells)
            told[own] = None
    for key in told:
        if draft.held:
            yield key, _shown(getattr(draft.held, key)), _shown(draft.values[key])


def new_updates(draft: Draft) -> list[dict[str, object]]:
    """The updates that the register does not have yet."""
    if draft.held is None:
        return draft.entries("progress")
    return [] if draft.held.has_ended else _new_progress(draft)


def _new_progress(draft: Draft) -> list[dict[str, object]]:
    held = draft.held.progress if draft.held else ()
    known = {(update.date, text) for update in held for text in _texts(update.text)}
    texts = {text for _, text in known}
    return [
        entry
        for entry in draft.entries("progress")
        if (entry["date"], text := _same(str(entry["text"]))) not in known
        and not (entry["text"] in draft.facts.undated and text in texts)
    ]


def _texts(text: str) -> Iterator[str]:
    """An update's text, and what it was before other columns' notes were put below it."""
    paragraphs = text.split("\n\n")
    for end in range(len(paragraphs), 0, -1):
        yield _same("\n\n".join(paragraphs[:end]))


def filled(draft: Draft) -> dict[str, list[dict[str, object]]]:
    """What an item held has nothing of, and the tracker has, each with the record of it.

    A value that was taken away openly, and all of an item that has ended, stays as it is.
    """
    held = draft.held
    if held is None or held.has_ended:
        return {}
    found = {}
    for key, record in _RECORDS.items():
        was = getattr(held, key) or (record and getattr(held, record))
        if draft.values.get(key) and not was and not (key == "rag" and _leaves_steps(draft)):
            found[key] = draft.entries(record) if record else []
    return found


def _leaves_steps(draft: Draft) -> bool:
    """Whether it would be green with steps open, which is for a person to explain."""
    steps = draft.held.steps_to_green if draft.held else ()
    left = any(step.done is None for step in steps) or any(
        not step["done"] for step in draft.entries("steps_to_green")
    )
    return draft.values["rag"] == Rag.GREEN and left


def _agrees(draft: Draft, key: str) -> bool:
    item, value = draft.held, draft.values[key]
    if key == "relevance":
        value = value or Relevance.ACT
    if key == "steps_to_green" and item and isinstance(value, list):
        held = {(_same(step.text), step.done) for step in item.steps_to_green}
        return {(_same(str(step["text"])), step["done"]) for step in value} <= held
    if key == "measures" and item and isinstance(value, list):
        held_texts = {_same(measure.text) for measure in item.measures}
        return {_same(str(each["text"])) for each in value} <= held_texts
    if key == "sign_offs" and item and isinstance(value, list):
        held_ends = {(sign_off.date, sign_off.stage.value) for sign_off in item.sign_offs}
        return {(each["date"], each["stage"]) for each in value} <= held_ends
    if key == "due" and item and draft.values["due_phrase"]:
        return _shown(item.due_phrase) == _shown(draft.values["due_phrase"])
    return _shown(getattr(item, key)) == _shown(value)


def _shown(value: object) -> str:
    """A value as a difference shows it."""
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
    """A text for comparing: who gave it may stand before it in brackets or beside it."""
    return one_line(re.sub(r"^\([^()\n]{1,40}\) ", "", text))
