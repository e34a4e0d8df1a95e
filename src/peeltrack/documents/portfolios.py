"""Owners' lists: what each lead holds at a forum, and what of it is wanting. Pure."""

from collections.abc import Iterable, Iterator

from peeltrack.documents.board_view import Holding, Owner
from peeltrack.documents.frame import rating
from peeltrack.documents.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.leads import portfolios
from peeltrack.wording import lateness


def owners(scope: Scope) -> Iterator[Owner]:
    """Every lead who holds an open item of the brief or owes it something, as registered.

    None for a public audience: what is wanting of whom is between the force's offices.
    """
    if scope.is_public:
        return
    late = set(scope.found.late)
    for mine in portfolios(scope.register, scope.on):
        strategic = tuple(_holdings(scope, mine.strategic))
        tactical = tuple(_holdings(scope, mine.tactical))
        owed = tuple(
            f"{' '.join(due.what.split())} ({lateness(due.due, scope.on)})"
            for due in mine.overdue
            if due in late
        )
        if strategic or tactical or owed:
            yield Owner(
                title=mine.lead.title,
                left=None if mine.lead.is_in_post(scope.on) else mine.lead.left,
                strategic=strategic,
                tactical=tactical,
                overdue=owed,
            )


def _holdings(scope: Scope, items: Iterable[Item]) -> Iterator[Holding]:
    for item in items:
        if item.id in scope.links:
            yield Holding(
                link=scope.links[item.id],
                rating=rating(scope.register, item.rag) if item.rag else None,
                needs=tuple(flag.text for flag in scope.found.flags[item.id]),
            )
