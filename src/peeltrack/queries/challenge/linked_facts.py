"""Facts that a chosen question asks about besides its own: one more of its item."""

import re
from collections.abc import Collection, Mapping, Sequence

from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import admitted_setback
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.series import bettered
from peeltrack.wording import uncapitalised

_QUOTED = re.compile("“[^”]+”")
_LONGEST = 450
"""Characters of two questions that can still be put one after the other."""


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
        setback = admitted_setback(item, bettered(item))
        if setback:
            quoted.add(item.id)
        if setback and "“" not in each.question:
            question = f"The update says {setback}: {uncapitalised(each.question)}"
            told[place] = each._replace(question=question, short=f"{setback}. {each.question}")
    return told


def with_linked_facts(
    chosen: Mapping[int, RuleResult], others: Sequence[RuleResult]
) -> dict[int, RuleResult]:
    """Let each chosen question about an item be followed by a short one about one more fact of it.

    Args:
        chosen: the chosen questions by their places, the strongest first.
        others: those that were left out for stronger ones, the strongest first.
    """
    told, asked = dict(chosen), [f"{each.question} {each.statement}" for each in chosen.values()]
    telling = sorted(others, key=lambda each: bool(each.statement) and not figures(each.statement))
    for place in chosen:
        for other in telling:
            whole = _asking_both(told[place], other)
            said = (other.statement or other.besides, *_QUOTED.findall(other.besides))
            is_asked = any(words in known for words in said for known in asked)
            if whole and not is_asked and len(whole.question) <= _LONGEST:
                told[place] = whole
                asked.append(f"{whole.question} {other.statement}")
                break
    return told


def _asking_both(chosen: RuleResult, other: RuleResult) -> RuleResult | None:
    """Return a question with a second one about its item, if that has a short form."""
    is_alike = chosen.item is not None and chosen.item == other.item
    if not is_alike or not other.besides:
        return None
    return chosen._replace(
        fact=chosen.fact if other.statement else f"{chosen.fact} {other.fact}",
        question=f"{chosen.question} {other.besides}",
        short=chosen.short or chosen.question,
    )
