"""What a forum looks at: its inspections' items, by its own limit for an update's age."""

from dataclasses import replace

from peeltrack.model.register import Register


def seen_by(register: Register, forum_id: str | None) -> Register:
    """As much of the register as a forum looks at; the whole of it for none.

    Args:
        register: the register as at a day.
        forum_id: a key of the register's fora.
    """
    if forum_id is None:
        return register
    organisation = register.organisation
    forum = organisation.fora[forum_id]
    items = {
        id_: item
        for id_, item in register.items.items()
        if not forum.inspections or item.inspection in forum.inspections
    }
    if forum.stale_after_days is None:
        return replace(register, items=items)
    rules = organisation.rules.model_copy(update={"stale_after_days": forum.stale_after_days})
    return replace(
        register, items=items, organisation=organisation.model_copy(update={"rules": rules})
    )
