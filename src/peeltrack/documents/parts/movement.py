"""Movement since the forum's last meeting. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.documents.change_sentences import moved_in_words, rag_change
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.names import Link, links, named_together
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.model.progress import DateChange, RagChange, SignOff
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries import movement as moving
from peeltrack.queries.dates_moved_later import LaterDate, dates_moved_later
from peeltrack.queries.movement import entered_late, steps_done
from peeltrack.queries.updates import owes_update, owing_in_words, recommendations_by_cause
from peeltrack.wording import agreeing, capitalised, counted_in_words, in_words, listed

_NONE = "no updates"
_WORSE, _BETTER, _RATED, _UNRATED = _WAYS = (
    "rated worse", "rated better", "newly rated", "no longer rated",
)  # fmt: skip
"""The ways in which a rating changes to another than green."""
_NAMED = 3
"""Findings rated worse that are named; more are counted."""
_Fact = TypeVar("_Fact", RagChange, SignOff)


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A move of an item."""

    name: str
    """Its heading: AFI 6: Missing person records."""
    link: Link | None
    """The link to it; None if it has ended and is no longer in the brief."""
    how: str
    """The move: newly green, amber to yellow, step moved 31 days later, closed."""
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
    """The sum: One newly green; no date has changed; 1 step completed; 2 updates."""
    news: tuple[str, ...]
    """Its parts, without the findings that had no update."""
    in_short: str
    """What has changed alone: One newly green and one rated worse (AFI 3, amber to red)."""
    moves: tuple[ItemMove, ...]
    """Every move: newly green, rated otherwise, slipped, closed, reopened."""
    updated: tuple[Link, ...]
    """The items with an update since."""
    silent: tuple[Link, ...]
    """The open items without one."""


RecordedBy = Callable[[date], Register | None]
"""Returns the register as it was recorded at the end of a date; None if nobody can tell."""


def movement_view(
    scope: Scope,
    movement: moving.Movement | None = None,
    recorded_by: RecordedBy = lambda _: None,
) -> MovementView | None:
    """Return movement since the date it counts from; None if there is no such date.

    Args:
        scope: the meeting.
        movement: the same as the query gives it, if it was asked already.
        recorded_by: the register as recorded on a date, by which late entries are counted.
    """
    if scope.before is None or scope.since is None:
        return None
    movement = movement or moving.movement(scope.before, scope.register, scope.since)
    updated = [item for item in scope.items if movement.updates[item.id]]
    owing = [item for item in scope.items if owes_update(item)]
    heard_of = {item.id for item in updated} | _with_updated_recommendations(scope, movement)
    silent = [item for item in owing if item.id not in heard_of]
    changes = movement.changes
    done = sum(steps_done(changes[item.id], scope.since) for item in scope.looked_at)
    steps = f"{counted_in_words(done, 'step')} completed" if done else "no step completed"
    of_steps = [] if scope.is_public else [steps]  # the public sees no steps
    changed, nothing = _changed(scope, scope.before, movement)
    updates = _updates(scope, movement)
    late = None if scope.is_public else recorded_by(scope.since)
    entered = _entered_late(scope, scope.before, late) if late else []
    what = "; ".join(filter(None, [listed(changed), listed(nothing)]))
    news = [what, *of_steps, updates]
    which = f"{counted_in_words(len(silent), 'open finding')}{owing_in_words(scope.items)}"
    have_none = f"{which} {agreeing('have had none', len(silent))}"
    none = [have_none] if silent and updates != _NONE else []
    return MovementView(
        since=scope.since,
        sentence=capitalised("; ".join([*news, *none, *entered])),
        news=tuple(map(capitalised, [*news, *entered])),
        in_short=_in_short(changed, nothing, [*of_steps[: bool(done)], updates]),
        moves=tuple(_moves(scope, scope.before, movement)),
        updated=tuple(scope.links[item.id] for item in updated),
        silent=tuple(scope.links[item.id] for item in silent),
    )


def _in_short(changed: Sequence[str], nothing: Sequence[str], done: Sequence[str]) -> str:
    """Say what has changed, or that no rating or date has and what was done meanwhile."""
    return capitalised(listed(changed) or "; ".join([listed(nothing[:1]), listed(done)]))


def _changed(
    scope: Scope, before: Register, movement: moving.Movement
) -> tuple[Sequence[str], Sequence[str]]:
    """Say how many findings changed, and that no rating or date did, or none was closed."""
    ours = {item.id for item in scope.looked_at}
    moved: dict[str, Sequence[Item]] = {
        "new": movement.new,
        f"newly green{_which(scope, movement.newly_green)}": movement.newly_green,
        **_rated_otherwise(scope, before, movement),
        "with a date moved later": movement.slipped,
        "with another date set or changed": _other_dates(movement),
        "closed": movement.closed,
        "reopened": movement.reopened,
    }
    numbers = {how: sum(item.id in ours for item in items) for how, items in moved.items()}
    changed = [f"{in_words(number)} {how}" for how, number in numbers.items() if number]
    if changed:
        number, how = changed[0].split(" ", 1)
        noun = "finding" if number == "one" else "findings"
        changed[0] = f"{number} new {noun}" if how == "new" else f"{number} {noun} {how}"
    is_rated = any(item.id in ours for item in (*movement.newly_green, *movement.rated_otherwise))
    unchanged = [
        *(["rating"] if not is_rated else []),
        *(["date"] if not any(n for how, n in numbers.items() if "date" in how) else []),
    ]
    nothing = [f"no {listed(unchanged, 'or')} has changed"] if unchanged else []
    nothing += [] if numbers["closed"] else ["nothing has been closed"]
    return changed, nothing


def _which(scope: Scope, items: Sequence[Item]) -> str:
    """Name a few findings in brackets; many are only counted."""
    links = [scope.links[item.id] for item in items if item.id in scope.links]
    is_few = 0 < len(links) == len(items) <= _NAMED
    return f" ({_together(links)})" if is_few else ""


def _rated_otherwise(
    scope: Scope, before: Register, movement: moving.Movement
) -> Mapping[str, Sequence[Item]]:
    """Group the findings rated otherwise than green by which way they went; few worse are named."""
    groups: dict[str, list[Item]] = {how: [] for how in _WAYS}
    for item in movement.rated_otherwise:
        groups[_way(before.items[item.id].rag, item.rag)].append(item)
    named = [item for item in groups[_WORSE] if item.id in scope.links]
    if not 0 < len(named) <= _NAMED:
        return groups
    moves = defaultdict[str, list[Link]](list)
    for item in named:
        how = rag_change(before.items[item.id].rag, item.rag)
        moves[how].append(scope.links[item.id])
    which = "; ".join(f"{_together(links)}, {how}" for how, links in moves.items())
    return {f"{how} ({which})" if how == _WORSE else how: items for how, items in groups.items()}


def _way(before: Rag | None, now: Rag | None) -> str:
    if before is None or now is None:
        return _RATED if now else _UNRATED
    return _WORSE if now.is_worse_than(before) else _BETTER


def _together(named: Sequence[Link]) -> str:
    return "".join(each.text for each in named_together(named))


def _other_dates(movement: moving.Movement) -> list[Item]:
    """List the findings with a date set or changed, and none that is now later."""
    others = {item.id for item in (*movement.new, *movement.slipped)}
    return [
        item
        for item in movement.items
        if item.id not in others and any(c.kind in _DATES for c in movement.changes[item.id])
    ]


_DATES = (ChangeKind.TARGET_MOVED, ChangeKind.DUE_CHANGED, ChangeKind.STEP_MOVED)


def _entered_late(scope: Scope, before: Register, recorded: Register) -> list[str]:
    """Say what is dated before and was entered since: the last paper could not have it."""
    late = entered_late(recorded, before, [item.id for item in scope.looked_at])
    counts = [
        *([f"{counted_in_words(late.steps, 'step')} completed"] if late.steps else []),
        *([counted_in_words(late.updates, "update")] if late.updates else []),
    ]
    return [f"dated before and entered since: {listed(counts)}"] if counts else []


def _with_updated_recommendations(scope: Scope, movement: moving.Movement) -> set[str]:
    """Return the ids of the causes of concern whose recommendations have an update since."""
    causes = scope.register.once(recommendations_by_cause).items()
    return {id_ for id_, items in causes if any(movement.updates[item.id] for item in items)}


def _updates(scope: Scope, movement: moving.Movement) -> str:
    """Count the updates, about findings closed since too, and those that a public paper gave."""
    new = [each for item in scope.looked_at for each in movement.updates[item.id]]
    published = sum(update.is_of_paper(scope.papers) for update in new)
    share = "all" if published == len(new) else f"{in_words(published)} of them"
    note = f", {share} from a public paper" if published and not scope.is_public else ""
    return f"{counted_in_words(len(new), 'update')}{note}" if new else _NONE


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
    for item, slip in _slips(ours(movement.slipped), movement.changes):
        how = moved_in_words("step" if slip.step else "target", slip.first, slip.now)
        yield moved(item, how, slip.moves[-1], slip.step.text if slip.step else None)
    for item in ours(movement.closed):
        yield moved(item, "closed", _last(item.sign_offs))
    for item in ours(movement.reopened):
        yield moved(item, "reopened", _last(item.sign_offs))


def _slips(
    items: Iterable[Item], changes: Mapping[str, Sequence[Change]]
) -> Iterator[tuple[Item, LaterDate]]:
    return ((item, slip) for item in items for slip in dates_moved_later(item, changes[item.id]))


def _last(facts: Sequence[_Fact]) -> _Fact | None:
    return facts[-1] if facts else None
