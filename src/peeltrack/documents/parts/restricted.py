"""The restricted text that a brief contains, so that its front and its marking say so. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from peeltrack.documents.parts.item_progress import UpdateView
from peeltrack.documents.parts.names import named_together
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.before_report import programmes_of
from peeltrack.wording import counted_in_words

_NAMED = 3
"""Findings that are named; more are counted."""


def restricted_texts(scope: Scope, updates: Mapping[str, Sequence[UpdateView]]) -> str | None:
    """Say whose restricted text a brief contains: AFI 5; Op Oak. None if it contains none.

    Args:
        scope: the meeting.
        updates: the updates that it shows about each item, by its id.
    """
    links = [scope.links[i.id] for i in scope.items if _is_restricted(i, updates[i.id])]
    named = "".join(each.text for each in named_together(links))
    findings = named if len(links) <= _NAMED else counted_in_words(len(links), "finding")
    return "; ".join(filter(None, [findings, *_programmes(scope)])) or None


def _is_restricted(item: Item, updates: Sequence[UpdateView]) -> bool:
    """Check whether an item has a restricted update, step or evidence, or is known from a draft."""
    return (
        item.is_draft
        or any(update.restricted for update in updates)
        or any(step.restricted for step in item.steps_to_green)
        or any(each.restricted for each in item.evidence)
    )


def _programmes(scope: Scope) -> Iterator[str]:
    for _, programme in programmes_of(scope.register, scope.items):
        if programme.reports and programme.reports[-1].restricted:
            yield programme.name
