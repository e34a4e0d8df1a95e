"""The commissioner's investments in an item. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import counted


@dataclass(frozen=True, slots=True)
class InvestmentView:
    """An investment by the commissioner in an item."""

    text: TextBlocks
    """Its description."""
    year: str | None
    """The budget year."""
    posts: int | None
    """The number of posts it pays for."""
    part_of: str | None = None
    """The whole that these are a part of: 125 posts, 2022/23; None without one."""


def investment_views(register: Register, item: Item) -> tuple[InvestmentView, ...]:
    """List what the commissioner has invested in an item."""
    return tuple(
        InvestmentView(blocks(e.text), e.year, e.posts, _whole(register, e.part_of))
        for e in item.investments
    )


def _whole(register: Register, funding: str | None) -> str | None:
    """Name the whole that an investment is a part of: 125 posts, 2022/23."""
    whole = register.organisation.funding.get(funding or "")
    if whole is None:
        return None
    posts = counted(whole.posts, "post") if whole.posts is not None else whole.text
    return f"{posts}, {whole.year}" if whole.year else posts
