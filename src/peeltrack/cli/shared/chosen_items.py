"""The items that a command is about: named one by one, or chosen by the filters of `list`."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.cli.shared.filters import refuse_outside, selection_of
from peeltrack.cli.shared.options import Filters
from peeltrack.edits.kinds import Plan
from peeltrack.errors import AlreadySoError, RefusedError
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State
from peeltrack.queries.leads import has_part_in
from peeltrack.queries.selection import select_items
from peeltrack.wording import counted, listed


@dataclass(frozen=True, slots=True)
class ChosenItems:
    """The items that a change is about."""

    ids: tuple[str, ...]
    are_filtered: bool = False
    """Whether filters chose them: those that already have the value are left alone."""
    ended: int = 0
    """The number of items that pass the filters, have ended, and so are left alone."""

    def plan(self, items: Mapping[str, Item], plan_one: Callable[[Item], Plan]) -> Plan:
        """Plan the same change of every item, all or none.

        Raises:
            RefusedError: if it cannot be made for one of them, or none is left to change.
        """
        parts, unchanged = list[Plan](), defaultdict[str, list[str]](list)
        for id_ in self.ids:
            try:
                parts.append(plan_one(items[id_]))
            except AlreadySoError as error:
                unchanged[error.why].append(id_)
                if not self.are_filtered or sum(map(len, unchanged.values())) == len(self.ids):
                    raise
        notes = [f"{listed(ids)} left alone: {why}" for why, ids in unchanged.items()]
        if self.ended:
            notes.append(f"{counted(self.ended, 'more item')} ended and unchanged")
        return Plan.together(parts).with_warnings(notes)


def choose_items(
    register: Register, filters: Filters, named: Sequence[Item] = (), *, closed: bool = False
) -> ChosenItems:
    """Return the items that pass the filters, or those that are named and pass them.

    Args:
        register: the register on the date of the change.
        filters: the filters given.
        named: the items named; without any, the filters choose.
        closed: whether the change is for closed items, not for those that have not ended.

    Raises:
        RefusedError: if one that is named does not pass, or none does.
        UnknownNameError: if a filter names what the register does not have.
    """
    passing = select_items(register, selection_of(register, filters))
    if named:
        refuse_outside(named, {item.id for item in passing})
        return ChosenItems(tuple(item.id for item in named))
    fitting = [
        item.id
        for item in passing
        if (item.state == State.CLOSED if closed else not item.has_ended)
    ]
    if not fitting:
        state = "closed" if closed else "open"
        raise RefusedError(
            "Nothing needs to change",
            f"no {state} item matches the filters",
            "Check them with peeltrack list",
        )
    ended = 0 if closed else sum(item.has_ended for item in passing)
    return ChosenItems(tuple(fitting), are_filtered=True, ended=ended)


def choose_items_of(register: Register, lead: str) -> ChosenItems:
    """Return every item that has not ended and concerns a lead.

    Raises:
        RefusedError: if there is none.
    """
    ids = [
        item.id
        for item in register.items.values()
        if not item.has_ended and has_part_in(item, lead)
    ]
    if not ids:
        raise RefusedError(lead, "has no open item or step", "peeltrack leads lists those who have")
    return ChosenItems(tuple(ids))
