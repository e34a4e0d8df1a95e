"""The facts that all updates of a brief share, said once instead of on every card. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, TextParagraph
from peeltrack.documents.parts.item_progress import UpdateView
from peeltrack.wording import capitalised

_SEVERAL = 3
"""Updates that share something, so that it is worth saying once."""


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """The facts that all updates shown share, so that no card repeats them."""

    sentence: str
    """It in one sentence; empty if nothing is."""
    age: bool
    """Whether every finding was last updated on the same date."""
    source: str
    """The beginning that the sources of all updates have in common; empty if none."""
    reviewer: bool
    """Whether one office reviewed all that were reviewed."""
    same_day: bool
    """Whether all were reviewed on their own dates."""
    note: bool
    """Whether every note of a reviewer is the same."""


def said_once(updates: Sequence[UpdateView], *, is_same_age: bool) -> SaidOnce:
    """Return what is true of all the updates that a brief shows.

    Args:
        updates: the updates.
        is_same_age: whether all items were last updated on the same date.
    """
    reviewed = [(each.date, each.reviewed) for each in updates if each.reviewed]
    source = _shared_beginning([each.source for each in updates if each.source])
    offices = {review.by for _, review in reviewed}
    notes = {note for _, review in reviewed if (note := _one_line(review.note))}
    has_note = len(notes) == 1 and sum(bool(review.note) for _, review in reviewed) >= _SEVERAL
    is_one = len(reviewed) >= _SEVERAL and len(offices) == 1
    same_day = is_one and all(review.date == day for day, review in reviewed)
    parts = [f"references in brackets are to the {source.rstrip(', ')}"] if source else []
    if is_one:
        when = ", on the date of the update" if same_day else ""
        parts.append(f"all reviews shown are by the {offices.pop()}{when}")
    if has_note:
        parts.append(f"every reviewer's note reads “{notes.pop().rstrip('.')}”")
    return SaidOnce(
        sentence=capitalised("; ".join(parts)),
        age=is_same_age,
        source=source,
        reviewer=is_one,
        same_day=same_day,
        note=has_note,
    )


def _one_line(note: TextBlocks) -> str:
    """Return the words of a note of one paragraph; empty for any other."""
    return note[0].text if len(note) == 1 and isinstance(note[0], TextParagraph) else ""


def _shared_beginning(sources: Sequence[str]) -> str:
    """Return the parts, up to a comma, with which all sources begin."""
    if len(sources) < _SEVERAL:
        return ""
    split = [source.split(", ") for source in sources]
    shared: list[str] = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    whole = ", ".join(shared)
    return f"{whole}, " if shared and any(source != whole for source in sources) else whole
