"""What an item rests on that its lead does not command."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from peeltrack.model.items import Dependency, Item
from peeltrack.model.organisation import Programme
from peeltrack.queries.challenge.points import Preparation, Raised, quoted
from peeltrack.wording import counted, listed, long_date


def one_programme(meeting: Preparation) -> Iterator[Raised]:
    """An open item that a programme carries is not carried by that one alone.

    A programme whose description names another one of the item's counts as a part of it.
    """
    known = meeting.register.organisation.programmes
    carried = Counter(name for item in meeting.agenda for name in item.programmes)
    for item in meeting.worked_items:
        parts = _parts(item, known)
        roots = [name for name in item.programmes if name not in parts]
        if len(roots) != 1 or roots[0] not in known:
            continue
        name = known[roots[0]].name
        within = listed([known[part].name for part in parts])
        joined = f" ({within} being part of it)" if within else ""
        others = carried[roots[0]]
        beside = (
            f", as it does {others} of the {len(meeting.agenda)} items here" if others > 1 else ""
        )
        yield Raised.on_item(
            item,
            ("programmes",),
            f"{name}{joined} alone carries it{beside}.",
            f"All here hangs on {name}. Will that bring the change that the finding asks for, "
            f"and what if it is late?",
        )


def dependency_without_date(meeting: Preparation) -> Iterator[Raised]:
    """Whatever an open item waits for from others has a day, and the day has not passed."""
    for item in meeting.worked_items:
        waiting = [
            (index, awaited)
            for index, awaited in enumerate(item.depends_on)
            if awaited.due is None or awaited.due < meeting.on
        ]
        if waiting:
            index, first = waiting[0]
            others = f", and on {counted(len(waiting) - 1, 'other')}" if waiting[1:] else ""
            yield Raised.on_item(
                item,
                ("depends_on", index),
                f"It depends on {first.who}, {quoted(first.what)}, {_no_day(first)}{others}.",
                f"What is done until that comes from {first.who}, and when is it to come?",
            )


def _parts(item: Item, known: Mapping[str, Programme]) -> list[str]:
    """The item's programmes that belong, by their own description, to another of them."""
    return [
        part
        for part in item.programmes
        if part in known
        and any(
            whole != part and whole in known and _names(known[part].text, known[whole].name)
            for whole in item.programmes
        )
    ]


def _names(text: str | None, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text or "") is not None


def _no_day(awaited: Dependency) -> str:
    if awaited.due:
        return f"which was due on {long_date(awaited.due)}"
    return f"with no day but {quoted(awaited.due_phrase)}" if awaited.due_phrase else "with no day"
