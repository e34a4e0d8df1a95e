"""What a forum looks at: its inspections' items, by its own limit for an update's age."""

from dataclasses import replace

from peeltrack.model.items import Item
from peeltrack.model.organisation import Forum
from peeltrack.model.register import Register


def looked_at(register: Register, forum: Forum) -> tuple[Item, ...]:
    """Every item of the inspections that a forum looks at, those that have ended too."""
    wanted = forum.inspections
    items = register.items.values()
    return tuple(item for item in items if not wanted or item.inspection in wanted)


def agenda(register: Register, forum: Forum) -> tuple[Item, ...]:
    """The items that a forum's meeting is about: of those that it looks at, what has not ended."""
    return tuple(item for item in looked_at(register, forum) if not item.has_ended)


def stale_after(register: Register, forum: Forum | None) -> int:
    """How many days old an update may be at a forum's meeting; by the office's rules for none."""
    limit = forum.stale_after_days if forum else None
    return register.organisation.rules.stale_after_days if limit is None else limit


def seen_by(register: Register, forum_id: str | None) -> Register:
    """As much of the register as a forum looks at, by its limit; the whole of it for none.

    Args:
        register: the register as at a day.
        forum_id: a key of the register's fora.
    """
    if forum_id is None:
        return register
    organisation = register.organisation
    forum = organisation.fora[forum_id]
    limit = {"stale_after_days": stale_after(register, forum)}
    rules = organisation.rules.model_copy(update=limit)
    return replace(
        register,
        items={item.id: item for item in looked_at(register, forum)},
        organisation=organisation.model_copy(update={"rules": rules}),
    )
