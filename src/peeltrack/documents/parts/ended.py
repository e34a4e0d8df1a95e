"""The findings of a report that have ended, by how each did. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from peeltrack.documents.parts.names import Link, named_in_runs
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import State
from peeltrack.wording import listed, long_date

CLOSED = "Closed by HMICFRS"
"""How every paper says that a finding needs nothing more because HMICFRS agreed."""

HOW = {
    State.CLOSED: CLOSED,
    State.SUPERSEDED: "Superseded by a later finding",
    State.NOT_APPLICABLE: "Not applicable to the force",
}
"""How a finding ends, in the words of papers."""

_NAMED = 4
"""The most findings named with their titles; more are named together."""


def ended_on(item: Item) -> date | None:
    """Return the date on which a finding was closed or superseded; None if not recorded."""
    dated = item.superseded or (item.sign_offs[-1] if item.sign_offs else None)
    return dated.date if dated else None


def ended_sentences(items: Sequence[Item], links: Mapping[str, Link]) -> tuple[str, ...]:
    """Name the findings that have ended, in a sentence for each way.

    Args:
        items: findings of one report, in the order of papers.
        links: the link to each, within its report.
    """
    return tuple(_sentences(items, links))


def _sentences(items: Sequence[Item], links: Mapping[str, Link]) -> Iterator[str]:
    for state, how in HOW.items():
        those = [item for item in items if item.state == state]
        if not those:
            continue
        if len(those) > _NAMED:
            yield f"{how}: {named_in_runs([links[item.id] for item in those])}."
        else:
            yield f"{how}: {listed([_named(item, links[item.id]) for item in those])}."


def _named(item: Item, link: Link) -> str:
    day = ended_on(item)
    return f"{link.reference} ({link.title}{f', {long_date(day)}' if day else ''})"
