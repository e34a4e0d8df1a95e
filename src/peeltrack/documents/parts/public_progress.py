"""What the public papers tell of an item: the force's last account, and its days. Pure."""

import re
from dataclasses import replace
from datetime import date

from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.item import promise, target
from peeltrack.documents.parts.item_view import Promise
from peeltrack.documents.parts.panel_reports import Progress
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.wording import MONTHS, long_date, uncapitalised

_TO_ITS_DATE = re.compile(rf".*?\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")


def last_public(item: Item, paper: str | None = None) -> Progress | None:
    """The last update of an item from a register that holds none but public ones.

    Its source is the paper and its date, without paragraphs.

    Args:
        item: the item.
        paper: the paper that tells it, as sources begin that name it; it does not cite itself.
    """
    last = item.last_update
    if last is None:
        return None
    own = paper is not None and (last.source or "").startswith(paper)
    return Progress(last.date, blocks(last.text), None if own else _cited(last.source))


def paper_of(forum: str, on: date) -> str:
    """How sources name the paper of a forum's meeting: Police and Crime Panel paper, 15 June …"""
    return f"{forum} paper, {long_date(on)}"


def public_due(register: Register, item: Item, on: date) -> Promise | None:
    """The inspectorate's date as the public is told it; none where it named none.

    What others must do is not late of the force's, and what was asked for on the very day
    of the report is not so many days late: of both no lateness is told. Words that only
    say the day again are left out.
    """
    is_asked_at_once = asked_at_once(register, item)
    phrase = item.due_phrase
    if item.due and phrase and _says_only(phrase, item.due):
        phrase = None
    if is_asked_at_once and item.due:
        asked = f"Asked for {uncapitalised(phrase or 'at once')} (report of {long_date(item.due)})"
        return Promise(None, _recorded(asked, item), None, is_late=False)
    counts = item.is_open and item.needs_leads
    return promise(item.due, phrase, on, counts=counts)


def public_target(item: Item, on: date) -> Promise | None:
    """The force's own date as the public is told it, without lateness where others must act."""
    told = target(item, on)
    if told is None or item.needs_leads:
        return told
    return replace(told, lateness=None, is_late=False)


def asked_at_once(register: Register, item: Item) -> bool:
    """Whether the inspectorate's date is the day on which it published the report."""
    return item.due is not None and item.due == register.inspection_of(item).published


def _says_only(phrase: str, day: date) -> bool:
    left = phrase.replace(long_date(day), "").strip(" ,.").casefold()
    return left in ("", "by", "on", "before", "no later than")


def _recorded(asked: str, item: Item) -> str:
    is_wanting = item.is_open and item.needs_leads
    return f"{asked}; not recorded as complete" if is_wanting else asked


def _cited(source: str | None) -> str | None:
    """A source as far as its date: what comes after says where in the paper."""
    dated = _TO_ITS_DATE.match(source or "")
    return dated[0] if dated else source
