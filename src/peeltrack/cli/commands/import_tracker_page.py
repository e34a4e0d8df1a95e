"""The page of import tracker: items proposed, and an account of every cell."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from peeltrack.cli.shared.options import Format
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.imports.language.likeness import word_difference
from peeltrack.imports.trackers.cell_account import SHOWN, At, CellEntry, Fate, counts
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.existing_steps import OPEN
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.tracker_import import Differing, Import
from peeltrack.wording import as_typed, counted, listed, spoken

_COLUMNS = ["id", "in_register", "kind", "rag", "due", "target", "updates", "steps", "title"]

_MOST_NAMES = 20
"""Runs of cells, or items, shown with the same text."""


def answer_of(import_: Import, on: date, format: Format) -> TabularAnswer:
    """Return the items proposed, with the account of their cells beside the data."""
    short = format in (Format.TABLE, Format.MD)
    return TabularAnswer(
        "import tracker",
        on,
        [_short_row(draft) if short else _row(draft) for draft in import_.drafts],
        _COLUMNS,
        _beside(import_) if format == Format.JSON else {},
        nothing="Nothing found.",
        flexible="title",
        spare=("kind", "in_register", "steps"),
    )


def _row(draft: ItemDraft) -> dict[str, Any]:
    """Return an item as a row of the JSON contract, with the values of its file."""
    new = new_updates(draft)
    return {
        "id": draft.id,
        "inspection": draft.finding.inspection,
        "in_register": draft.held is not None,
        **{key: draft.values.get(key) for key in _KEYS},
        "progress": [entry | {"new": entry in new} for entry in draft.entries("progress")],
        "rows": [f"{row.table.sheet.name}!{row.index + 1}" for row in draft.facts.rows],
        "flags": draft.facts.flags,
    }


_KEYS = (
    "kind",
    "number",
    "title",
    "wording",
    "area",
    "cause_of_concern",
    "addressed_to",
    "relevance",
    "relevance_reason",
    "due_phrase",
    "due",
    "target",
    "target_changes",
    "strategic_lead",
    "tactical_lead",
    "portfolio",
    "board",
    "measures",
    "rag",
    "rag_changes",
    "steps_to_green",
    "sign_offs",
)


def _short_row(draft: ItemDraft) -> dict[str, Any]:
    new = len(new_updates(draft))
    return {
        "id": draft.id,
        "in_register": "yes" if draft.held else "new",
        "kind": spoken(draft.finding.kind),
        "rag": draft.values.get("rag"),
        "due": draft.values.get("due") or draft.values.get("due_phrase"),
        "target": draft.values.get("target"),
        "updates": f"{new} new" if draft.held else new,
        "steps": len(draft.entries("steps_to_green")),
        "title": draft.held.title if draft.held else draft.values["title"],
    }


def _beside(import_: Import) -> dict[str, Any]:
    return {
        "cells": counts(import_.entries),
        "left_out": [_entry(each) for each in import_.entries if each.fate == Fate.LEFT_OUT],
        "unplaced": [_entry(each) for each in import_.entries if each.fate == Fate.UNPLACED],
        "inspections": [
            {"id": each.id, "title": each.title, "published": each.published}
            for each in import_.inspections
        ],
        "leads": [{"id": id_, "title": title} for id_, title in import_.leads.items()],
        "differing": [
            {"item": each.item, "key": each.key, "held": each.held, "told": each.told}
            for each in import_.differing
        ],
        "flags": [{"about": about, "flag": flag} for about, flag in import_.flags],
        "mapping": import_.mapping,
    }


def _entry(entry: CellEntry) -> dict[str, Any]:
    at = entry.at
    return {"sheet": at.sheet, "cell": at.cell, "text": entry.text, "why": entry.why}


def account_of(import_: Import) -> Iterator[str]:
    """List the points that a person should check, and the outcome of every cell."""
    for inspection in import_.inspections:
        published = f", published {inspection.published}" if inspection.published else ""
        yield f"A new inspection: {inspection.id}: {inspection.title}{published}"
    if import_.leads:
        offices = ", ".join(f"{title} ({id_})" for id_, title in import_.leads.items())
        yield f"New leads, which must be offices, not people: {offices}"
    if import_.people:
        people = ", ".join(
            f"{name} ({listed(leads, 'or')}?)" if leads else name
            for name, leads in import_.people.items()
        )
        yield (
            "Names of people, which never become leads; give each one's office in the mapping "
            f"(-o FILE, leads): {people}"
        )
    for flag, about in _grouped(import_.flags).items():
        yield f"Check {_in_short(about)}: {flag}"
    for each in import_.differing:
        yield (
            f"Different in the register: {each.item}, {each.key}: {_difference(each)}"
            f"{_by_hand(each, import_)}"
        )
    fates = counts(import_.entries)
    yield (
        f"{counted(len(import_.entries), 'cell')}: {fates[Fate.TAKEN]:,} taken, "
        f"{fates[Fate.LEFT_OUT]:,} left out, {fates[Fate.UNPLACED]:,} could not be placed"
    )
    yield from _reasons(import_.entries, Fate.UNPLACED, "Could not be placed")
    yield from _reasons(import_.entries, Fate.LEFT_OUT, "Left out")


def _difference(differing: Differing) -> str:
    """Return both values; of long texts that begin alike only what differs."""
    held, told = _shorten(differing.held), _shorten(differing.told)
    if held == told:
        return f"register and tracker: {word_difference(differing.held, differing.told)}"
    return f"register: {held}; tracker: {told}"


def _by_hand(differing: Differing, import_: Import) -> str:
    """Return the command that records what a tracker has and the import does not change."""
    item, key, told = differing.item, differing.key, differing.told
    if key.startswith("progress."):
        amend = f"peeltrack amend {item} {key} -m TEXT --because REASON"
        return f"; same day, other words: check; not added; to record it: {amend}"
    commands = {
        "strategic_lead": f"assign {item} --strategic {told}",
        "tactical_lead": f"assign {item} --tactical {told}",
        "target": f"target {item} {told} --because REASON",
        "rag": f"rag {item} {told} --because REASON",
        "steps_to_green": f"step add {item} {as_typed(told)}",
        "sign_offs": f"submit {item} or peeltrack close {item}",
    }
    command = commands.get(key)
    if key.startswith("steps_to_green."):
        command = _step_by_hand(differing)
    if key in ("strategic_lead", "tactical_lead") and (title := import_.unwritten_leads.get(told)):
        command = f"lead add {told} --title {as_typed(title)}, then peeltrack {command}"
    return f"; not written; to record it: peeltrack {command}" if command else "; not written"


def _step_by_hand(differing: Differing) -> str | None:
    """Return the command that records when a step was done; None if the tracker has it open."""
    item, key, told = differing.item, differing.key, differing.told
    if told == OPEN:
        return None
    if differing.held != OPEN:
        return f"amend {item} {key} -m {told} --because REASON"
    return f"step done {item} {key.split('.')[1]} --date {told}"


def _reasons(entries: Sequence[CellEntry], fate: Fate, heading: str) -> Iterator[str]:
    """List the cells with one outcome, grouped by reason."""
    by_reason: dict[tuple[str, str], list[CellEntry]] = {}
    for entry in entries:
        if entry.fate == fate:
            by_reason.setdefault((entry.at.sheet, entry.why), []).append(entry)
    if by_reason:
        yield f"{heading}:"
    for (sheet, why), entries_of_reason in by_reason.items():
        cells = _in_short(_runs([entry.at for entry in entries_of_reason]))
        yield f"  {sheet}, {cells}: {why} ({_shorten(entries_of_reason[0].text)})"


def _grouped(flags: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    by_flag: dict[str, list[str]] = {}
    for about, flag in flags:
        by_flag.setdefault(flag, []).append(about)
    return by_flag


def _runs(places: Sequence[At]) -> list[str]:
    """Return the addresses of cells, a run down one column as one: L4 to L203."""
    runs: list[list[At]] = []
    for at in sorted(places, key=lambda at: (at.column, at.row)):
        last = runs[-1][-1] if runs else None
        if last and (last.column, last.row) == (at.column, at.row - 1):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run[0].cell if len(run) == 1 else f"{run[0].cell} to {run[-1].cell}" for run in runs]


def _in_short(names: Sequence[str]) -> str:
    """Return the first names, and the number of others."""
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN].rstrip()} …"
