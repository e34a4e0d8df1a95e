"""Records that have another id in a later register, and references that followed them. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from peeltrack.model.moves import current_ids, following
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register


class Moves(NamedTuple):
    """The records that have another id in a later register."""

    items: Mapping[str, str]
    """The earlier id of each renamed item."""
    inspections: Mapping[str, str]
    """The earlier id of each renamed inspection."""
    merged: Mapping[str, str]
    """The item that each item of the earlier register has become part of."""

    @property
    def earlier_ids(self) -> dict[str, str]:
        """Return the earlier id of each item or inspection that has another one now."""
        return {**self.items, **self.inspections}

    @property
    def new_ids(self) -> dict[str, str]:
        """Return what each earlier id should be now, that of an item merged into another too."""
        return {was: id_ for id_, was in self.earlier_ids.items()} | dict(self.merged)


def moves_between(old: Register, new: Register) -> Moves:
    """Return the records that have another id, as they say themselves.

    An item that says nothing is known by its wording.
    """
    now = current_ids(new)
    gone = [id_ for id_ in old.items if id_ not in new.items and id_ not in new.unread]
    come = {id_ for id_ in new.items if id_ not in old.items and id_ not in old.unread}
    items = {now[was]: was for was in gone if now.get(was) in come}
    merged = {was: now[was] for was in gone if now.get(was) in new.items.keys() - items.keys()}
    silent = [was for was in gone if was not in now]
    for id_ in new.items:
        if id_ in come and id_ not in items:
            wording = new.items[id_].wording
            was = next((each for each in silent if old.items[each].wording == wording), None)
            if was is not None:
                items[id_] = was
                silent.remove(was)
    inspections = {
        now[was]: was
        for was in old.inspections
        if was in now and was not in new.inspections and now[was] not in old.inspections
    }
    return Moves(items, inspections, merged)


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
