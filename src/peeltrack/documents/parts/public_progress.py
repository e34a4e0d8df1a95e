"""The force's last public account of an item. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.model.items import Item
from peeltrack.wording import MONTHS, long_date

_TO_ITS_DATE = re.compile(rf".*?\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """An account the force has published, or had reviewed."""

    date: date
    """The date of the account."""
    text: TextBlocks
    """The account."""
    source: str | None
    """The paper that published it, with its date; None for this very paper, or for none."""


def last_public_account(item: Item, paper: str | None = None) -> PublicAccount | None:
    """Return the last update of an item, from a register of public updates only.

    Its source is the paper and its date, without paragraphs.

    Args:
        item: the item.
        paper: the citation of the paper that shows it, which does not cite itself.
    """
    last = item.last_update
    if last is None:
        return None
    is_own = paper is not None and (last.source or "").startswith(paper)
    return PublicAccount(last.date, blocks(last.text), None if is_own else _cited(last.source))


def paper_citation(forum: str, on: date) -> str:
    """Return a forum's paper as sources name it: Police and Crime Panel paper, 15 June …"""
    return f"{forum} paper, {long_date(on)}"


def _cited(source: str | None) -> str | None:
    """Return a source up to its date; the rest is a place in the paper."""
    dated = _TO_ITS_DATE.match(source or "")
    return dated[0] if dated else source
