"""Updates of a tracker beside those that an item of the register has already. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.imports.trackers.drafts import ItemDraft
from peeltrack.imports.trackers.rag import Values
from peeltrack.model.items import Item
from peeltrack.queries.as_given import updates_as_given

_FEWEST_WORDS = 4
"""The fewest words that are known again within another update."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """An update beside an imported one of its day, which the tracker has no more."""

    path: str
    """The register's text, as amend names it: progress.2026-03-30.text."""
    held: str
    entry: Values


def new_updates(draft: ItemDraft) -> list[Values]:
    """Return the updates that the register does not have yet, other than rewordings."""
    if draft.held is None:
        return draft.entries("progress")
    return [] if ended(draft.held) else further(draft)


def ended(item: Item | None) -> str:
    """Return why nothing is added to an existing item; empty if something may be."""
    if item and item.withdrawn:
        return "was withdrawn"
    return "has ended" if item and item.has_ended else ""


def further(draft: ItemDraft) -> list[Values]:
    """Return the updates that an existing item has neither in these words nor in others."""
    others = [each.entry for each in rewordings(draft)]
    return [entry for entry in _unknown(draft) if entry not in others]


def rewordings(draft: ItemDraft) -> list[Rewording]:
    """Return the updates that are perhaps the register's of the same day in other words."""
    item = draft.held
    if item is None or ended(item) or not (unknown := _unknown(draft)):
        return []
    told = {same_text(str(entry["text"])) for entry in draft.entries("progress")}
    made: list[Rewording] = []
    days = [update.date for update in item.progress]
    for at, given in enumerate(updates_as_given(item.progress, item.amendments)):
        update = given.update
        is_told = any(text in told for each in given.texts for text in _texts(each))
        if not update.imported or update.withdrawn or is_told:
            continue
        count = days[: at + 1].count(update.date)
        path = f"progress.{update.date}{f'-{count}' if count > 1 else ''}.text"
        same_day = (entry for entry in unknown if entry["date"] == update.date)
        made += [Rewording(path, update.text, entry) for entry in same_day]
    return made


def same_text(text: str) -> str:
    """Return a text for comparison: no author in brackets, no stop, which moves with the order."""
    return one_line(re.sub(r"^\([^()\n]{1,40}\) ", "", text)).rstrip(" ;.,")


def _unknown(draft: ItemDraft) -> list[Values]:
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
        and (entry["date"], text := same_text(str(entry["text"]))) not in known
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
        yield same_text("\n\n".join(paragraphs[:end]))
