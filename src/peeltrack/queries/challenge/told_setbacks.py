"""Chosen questions that quote the setback which an update of their item admits."""

from collections.abc import Collection, Mapping

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import account, admitted_setback
from peeltrack.queries.challenge.figures.bases import about_a_basis
from peeltrack.queries.challenge.figures.series import bettered
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.wording import uncapitalised


def with_setbacks(
    chosen: Mapping[int, RuleResult], takers: Collection[int], items: Mapping[str, Item]
) -> dict[int, RuleResult]:
    """Let the first taker of each item quote the setback that its last update admits.

    Args:
        chosen: the chosen questions by their places, the strongest first.
        takers: the places of those that may quote it.
        items: the items by their ids.
    """
    told, quoted = dict(chosen), set[str]()
    for place, each in chosen.items():
        item = items.get(each.item or "")
        if item is None or place not in takers or item.id in quoted:
            continue
        last = account(item)
        setback = admitted_setback(item, bettered(item) | (about_a_basis(last) if last else set()))
        if setback:
            quoted.add(item.id)
        if setback and "“" not in each.question:
            question = f"The update says {setback}: {uncapitalised(each.question)}"
            told[place] = each._replace(question=question, short=f"{setback}. {each.question}")
    return told
