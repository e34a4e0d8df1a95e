"""A forum's agenda: its inspections' items, by its own limit for an update's age."""

from dataclasses import replace

from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register


def forum_items(register: Register, forum: Forum) -> tuple[Item, ...]:
    """List every item of the inspections that a forum looks at, those that have ended too."""
    wanted = forum.inspections
    items = register.items.values()
    return tuple(item for item in items if not wanted or item.inspection in wanted)


def agenda(register: Register, forum: Forum) -> tuple[Item, ...]:
    """Return the items of a forum's meeting: those of its inspections that have not ended."""
    return tuple(item for item in forum_items(register, forum) if not item.has_ended)


def stale_after(register: Register, forum: Forum | None) -> int:
    """Return how many days old an update may be for a forum; without one, by the office's rule."""
    limit = forum.stale_after_days if forum else None
    return register.organisation.rules.stale_after_days if limit is None else limit


def seen_by(register: Register, forum_id: str | None) -> Register:
    """Return the part of the register that a forum sees, with its limit; all of it without a forum.

    Args:
        register: the register as at a day.
        forum_id: the id of a forum.
    """
    if forum_id is None:
        return register
    organisation = register.organisation
    forum = organisation.fora[forum_id]
    limit = {"stale_after_days": stale_after(register, forum)}
    rules = organisation.rules.model_copy(update=limit)
    return replace(
        register,
        items={item.id: item for item in forum_items(register, forum)},
        organisation=organisation.model_copy(update={"rules": rules}),
    )
