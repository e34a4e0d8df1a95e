"""Records that have another id in a later register, and references that followed them. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from peeltrack.model.moves import current_ids, following
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register


def renamed_items(old: Register, new: Register) -> dict[str, str]:
    """Return the earlier id of each renamed item: as it says itself, else known by its wording."""
    gone = [id_ for id_ in old.items if id_ not in new.items and id_ not in new.unread]
    come = {id_ for id_ in new.items if id_ not in old.items and id_ not in old.unread}
    now = current_ids(new)
    renamed = {now[was]: was for was in gone if now.get(was) in come}
    gone = [was for was in gone if was not in renamed.values() and was not in now]
    for id_ in new.items:
        if id_ not in come or id_ in renamed:
            continue
        wording = new.items[id_].wording
        was = next((each for each in gone if old.items[each].wording == wording), None)
        if was is not None:
            renamed[id_] = was
            gone.remove(was)
    return renamed


def merged_items(old: Register, new: Register) -> dict[str, str]:
    """Return the item that each item has become part of, as that one says."""
    now = current_ids(new)
    renamed = set(renamed_items(old, new).values())
    gone = [was for was in old.items if was in now and was not in renamed]
    return {was: now[was] for was in gone if now[was] in new.items}


def renamed_inspections(old: Register, new: Register) -> dict[str, str]:
    """Return the earlier id of each renamed inspection, as it says itself."""
    now = current_ids(new)
    gone = [id_ for id_ in old.inspections if id_ not in new.inspections]
    return {now[was]: was for was in gone if now.get(was, was) not in old.inspections}


def new_ids(old: Register, new: Register) -> dict[str, str]:
    """Return the new id of each item or inspection that has another one."""
    renamed = renamed_items(old, new) | renamed_inspections(old, new)
    return {was: id_ for id_, was in renamed.items()} | merged_items(old, new)


def following_register(old: Register, ids: Mapping[str, str]) -> Register:
    """Return a register whose references follow what they name; its records keep their ids."""
    if not ids:
        return old
    return replace(
        old,
        organisation=following(old.organisation, ids),
        inspections={id_: following(each, ids) for id_, each in old.inspections.items()},
        items={id_: following(each, ids) for id_, each in old.items.items()},
        meetings={id_: following(each, ids) for id_, each in old.meetings.items()},
        positions=following(Positions(positions=old.positions), ids).positions,
    )
