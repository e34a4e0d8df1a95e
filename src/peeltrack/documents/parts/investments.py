"""The commissioner's investments in an item. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.model.items import Investment, Item
from peeltrack.model.organisation import Funding
from peeltrack.model.register import Register
from peeltrack.wording import capitalised, counted, uncapitalised


@dataclass(frozen=True, slots=True)
class InvestmentView:
    """An investment by the commissioner in an item."""

    text: TextBlocks
    """Its description."""
    budget: str
    """Its budget year and posts: Budget of 2022/23, 73 of 125 posts; empty if not recorded."""


def investment_views(register: Register, item: Item) -> tuple[InvestmentView, ...]:
    """List what the commissioner has invested in an item."""
    funding = register.organisation.funding
    return tuple(
        InvestmentView(blocks(each.text), _budget(each, funding.get(each.part_of or "")))
        for each in item.investments
    )


def _budget(investment: Investment, whole: Funding | None) -> str:
    parts = [f"budget of {investment.year}"] if investment.year else []
    if investment.posts is not None and whole and whole.posts is not None:
        parts.append(f"{investment.posts:,} of {counted(whole.posts, 'post')}")
    elif investment.posts is not None:
        parts.append(counted(investment.posts, "post"))
    if whole and whole.posts is None:
        parts.append(f"part of {uncapitalised(whole.text.rstrip('.'))}")
    if whole and whole.year and whole.year != investment.year:
        parts.append(f"from the budget of {whole.year}")
    return capitalised(", ".join(parts))
