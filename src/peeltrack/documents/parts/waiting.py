"""What waits for somebody, and what is blocked, as a board is told. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.board_view import (
    Awaiting,
    Blocked,
    Heard,
    LetPass,
    Retold,
    Waiting,
)
from peeltrack.documents.parts.header import rating
from peeltrack.documents.parts.item_view import Promise
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import ProgressUpdate
from peeltrack.queries.awaiting import (
    Held,
    awaiting_clearance,
    awaiting_review,
    awaiting_sign_off,
    not_submitted,
    proposed_ratings,
)
from peeltrack.queries.updates import retold as items_retold
from peeltrack.wording import counted, lateness, listed, long_date


def awaiting(scope: Scope) -> Awaiting:
    """What of the brief's items waits for a review, a decision or a sign-off, longest first.

    Nothing for a public audience, which is not shown what was reviewed or proposed.
    """
    if scope.is_public:
        return Awaiting((), (), (), ())
    register = scope.register
    ratings = tuple(
        _waiting(
            scope,
            told.item.id,
            f"{told.update.proposed_rag} is proposed, {told.item.rag or 'no RAG'} stands",
            told.update.by,
            told.update.date,
        )
        for told in proposed_ratings(register)
        if told.item.id in scope.links
    )
    return Awaiting(
        reviews=tuple(_reviews(scope)),
        ratings=ratings,
        submissions=tuple(_held(scope, not_submitted(register), "the item, to be submitted")),
        sign_offs=tuple(_held(scope, awaiting_sign_off(register), "the inspectorate's decision")),
        imported=_imported(scope),
    )


def _imported(scope: Scope) -> str | None:
    """Say in one sentence what nobody has cleared, however many updates a tracker brought in."""
    found = [each for each in awaiting_clearance(scope.register) if each.item.id in scope.links]
    if not found:
        return None
    items = counted(len({each.item.id for each in found}), "item")
    origins = listed(list(dict.fromkeys(str(each.update.imported) for each in found)))
    updates = counted(len(found), "imported update")
    return f"{updates} about {items} not yet reviewed or cleared (imported from {origins})."


def blocked(scope: Scope) -> Iterator[Blocked]:
    """The open items whose last update names a blocker."""
    for item in scope.items:
        last = item.last_update
        if item.is_open and last and last.blocker:
            yield Blocked(
                link=scope.links[item.id],
                rating=rating(scope.register, item.rag) if item.rag else None,
                blocker=blocks(last.blocker),
                by=scope.register.lead_title(last.by),
                on=last.date,
                age=(scope.on - last.date).days,
            )


def let_pass(scope: Scope) -> Iterator[LetPass]:
    """What others were to bring for an open item by a day that has passed, oldest first."""
    passed = [
        (awaited.due, item.id, awaited)
        for item in scope.items
        if item.is_open
        for awaited in item.depends_on
        if awaited.due and awaited.due < scope.on
    ]
    for due, id_, awaited in sorted(passed, key=itemgetter(0)):
        late = Promise(due, awaited.due_phrase, lateness(due, scope.on), is_late=True)
        yield LetPass(scope.links[id_], awaited.who, blocks(awaited.what), late)


def _reviews(scope: Scope) -> Iterator[Waiting]:
    """One row for each item, that with the oldest update first."""
    found = defaultdict[str, list[ProgressUpdate]](list)
    for told in awaiting_review(scope.register):
        if told.item.id in scope.links:
            found[told.item.id].append(told.update)
    for id_, updates in found.items():
        days = listed([long_date(update.date) for update in updates])
        what = f"the update of {days}" if len(updates) == 1 else f"the updates of {days}"
        yield _waiting(scope, id_, what, updates[-1].by, updates[0].date)


def retold(scope: Scope) -> Retold | None:
    """Of which items a public paper told last; none where of no item, or for the public."""
    found = [each for each in items_retold(scope.register) if each.item.id in scope.links]
    if scope.is_public or not found:
        return None
    fora = scope.register.organisation.fora.values()
    papers = dict.fromkeys(
        f"the {forum.name} paper of {long_date(each.told.date)}"
        for each in found
        for forum in fora
        if (each.told.source or "").startswith(forum.papers)
    )
    own = [each.own.date for each in found if each.own]
    since = f" since {long_date(max(own))}" if own else ""
    last = "the last account is" if len(papers) == 1 else "the last accounts are"
    return Retold(
        sentence=f"{counted(len(found), 'item')}: nothing from the force itself{since}; "
        f"{last} {listed(list(papers))}",
        items=tuple(
            Heard(
                link=scope.links[each.item.id],
                last=each.own.date if each.own else None,
                age=(scope.on - each.own.date).days if each.own else None,
                is_stale=each.own is None or (scope.on - each.own.date).days > scope.stale_after,
            )
            for each in found
        ),
    )


def _held(scope: Scope, found: Iterable[Held], what: str) -> Iterator[Waiting]:
    for held in found:
        if held.item.id in scope.links:
            yield _waiting(scope, held.item.id, what, None, held.since)


def _waiting(scope: Scope, item_id: str, what: str, by: str | None, since: date | None) -> Waiting:
    return Waiting(
        link=scope.links[item_id],
        what=what,
        by=scope.register.lead_title(by),
        since=since,
        days=(scope.on - since).days if since else None,
    )
