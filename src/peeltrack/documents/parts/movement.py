"""Movement since the forum's last meeting. Pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.names import Link, links
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.sentences import length_of_move, rag_change
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, RagChange, SignOff
from peeltrack.model.register import Register
from peeltrack.queries import movement as moving
from peeltrack.queries.dates_moved_later import LaterDate, dates_moved_later
from peeltrack.queries.movement import new_updates, steps_done
from peeltrack.wording import capitalised, counted, in_words, listed

_Fact = TypeVar("_Fact", RagChange, SignOff)


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A move of an item."""

    name: str
    """Its heading: AFI 6: Missing person records."""
    link: Link | None
    """The link to it; None if it has ended and is no longer in the brief."""
    how: str
    """The move: newly green, amber to yellow, step 31 days later, closed."""
    step: str | None
    """The step in one line, if a step's date moved."""
    on: date | None
    """The date of the move; None if not recorded."""
    because: TextBlocks
    """The reason given."""


@dataclass(frozen=True, slots=True)
class MovementView:
    """Movement since the forum's last meeting."""

    since: date
    """The date of that meeting, or the one asked for."""
    sentence: str
    """The sum: One newly green; none slipped or closed; 1 update on 1 item; no step done."""
    moves: tuple[ItemMove, ...]
    """Every move: newly green, rated otherwise, slipped, closed, reopened."""
    updated: tuple[Link, ...]
    """The items with an update since."""
    silent: tuple[Link, ...]
    """The open items without one."""


def movement_view(scope: Scope) -> MovementView | None:
    """Return movement since the date it counts from; None if there is no such date."""
    if scope.before is None or scope.since is None:
        return None
    movement = moving.movement(scope.before, scope.register, scope.since)
    ours = {item.id for item in scope.looked_at}
    updated = [item for item in movement.updated if item.id in scope.links]
    owing = [item for item in scope.items if item.is_open and item.needs_leads]
    updated_ids = {item.id for item in updated}
    silent = [item for item in owing if item.id not in updated_ids]
    changes = movement.changes
    done = sum(steps_done(changes[item.id], scope.since) for item in scope.looked_at)
    other_parts = [_updates(scope, movement, updated)]
    if silent:
        other_parts.append(f"{counted(len(silent), 'open item')} without one")
    other_parts.append(f"{counted(done, 'step') if done else 'no step'} done")
    return MovementView(
        since=scope.since,
        sentence=_sentence(movement, ours, other_parts),
        moves=tuple(_moves(scope, scope.before, movement)),
        updated=tuple(scope.links[item.id] for item in updated),
        silent=tuple(scope.links[item.id] for item in silent),
    )


def _sentence(movement: moving.Movement, ours: Collection[str], other_parts: Iterable[str]) -> str:
    """Return the movement in a sentence, noughts included: that nothing slipped is news too."""
    numbers = {
        "new": movement.new,
        "newly green": movement.newly_green,
        "rated otherwise": movement.rated_otherwise,
        "slipped": movement.slipped,
        "closed": movement.closed,
        "reopened": movement.reopened,
    }
    counts = {how: sum(item.id in ours for item in items) for how, items in numbers.items()}
    parts = [f"{in_words(number)} {how}" for how, number in counts.items() if number]
    noughts = [how for how, number in counts.items() if not number and how != "new"]
    if noughts:
        parts.append(f"none {listed(noughts, 'or')}")
    return capitalised("; ".join([*parts, *other_parts]))


def _updates(scope: Scope, movement: moving.Movement, updated: Collection[Item]) -> str:
    """Count the updates, and those that a public paper gave."""
    new = [each for item in updated for each in new_updates(movement.changes[item.id])]
    published = sum(update.is_of_paper(scope.papers) for update in new)
    note = f", {published} of them from a public paper" if published and not scope.is_public else ""
    return f"{counted(len(new), 'update')} on {counted(len(updated), 'item')}{note}"


def _moves(scope: Scope, before: Register, movement: moving.Movement) -> Iterator[ItemMove]:
    """Yield every move, kind by kind, improvements first."""
    names = {**links(scope.register, scope.looked_at, scope.usual), **scope.links}

    def moved(
        item: Item, how: str, fact: RagChange | DateChange | SignOff | None, step: str | None = None
    ) -> ItemMove:
        because = blocks((fact.because or "") if fact else "")
        day = fact.date if fact else None
        called = " ".join(step.split()) if step else None
        link = scope.links.get(item.id)
        return ItemMove(names[item.id].heading, link, how, called, day, because)

    def ours(items: Iterable[Item]) -> Iterator[Item]:
        return (item for item in items if item.id in names)

    for item in ours(movement.newly_green):
        yield moved(item, "newly green", _last(item.rag_changes))
    for item in ours(movement.rated_otherwise):
        how = rag_change(before.items[item.id].rag, item.rag)
        yield moved(item, how, _last(item.rag_changes))
    for item, slip in _slips(ours(movement.slipped), movement.since):
        how = f"{'step' if slip.step else 'target'} {length_of_move(slip.first, slip.now)}"
        yield moved(item, how, slip.moves[-1], slip.step.text if slip.step else None)
    for item in ours(movement.closed):
        yield moved(item, "closed", _last(item.sign_offs))
    for item in ours(movement.reopened):
        yield moved(item, "reopened", _last(item.sign_offs))


def _slips(items: Iterable[Item], since: date) -> Iterator[tuple[Item, LaterDate]]:
    return ((item, slip) for item in items for slip in dates_moved_later(item, since))


def _last(facts: Sequence[_Fact]) -> _Fact | None:
    return facts[-1] if facts else None
