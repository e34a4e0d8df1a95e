"""Questions of challenge in as few words as a brief has room for. Pure."""

import re
from collections.abc import Mapping
from datetime import date

from peeltrack.documents.parts.few_words import shortened
from peeltrack.model.parse_date import parse_date
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.quotes import QUOTATION
from peeltrack.wording import MONTHS

QUOTED_ON_PAGE_ONE = {1: 14, 2: 10, 3: 7}
"""Words of the only quotation of a question, and of each of two or three."""
QUOTED_ON_THE_CARD = {1: 10, 2: 8, 3: 5}
"""The same on the card of an item, which has the update itself."""
_ON_DATES = "programme-later"
"""The rule whose question quotes a date."""
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_A_YEAR = 365


def in_short(point: Point, on: date, rooms: Mapping[int, int] = QUOTED_ON_PAGE_ONE) -> str:
    """Return the question of a point in few words, its quotations shortened.

    Args:
        point: the point.
        on: the date of the meeting; dates of the year before it have no year.
        rooms: the most words of a quotation, by how many there are.
    """
    return _shorter(point.short, on, rooms, is_dated=point.rule == _ON_DATES)


def also_in_short(point: Point, on: date) -> str:
    """Return what the question of a point asks beside its own, in the words of a card.

    Args:
        point: the point.
        on: the date of the meeting.
    """
    return _shorter(point.also, on, QUOTED_ON_THE_CARD, is_dated=False)


def _shorter(text: str, on: date, rooms: Mapping[int, int], *, is_dated: bool) -> str:
    near = _DATE.sub(lambda found: _near(found, on), text)
    room = rooms[max(1, min(len(QUOTATION.findall(near)), max(rooms)))]
    return QUOTATION.sub(
        lambda quoted: f"“{shortened(quoted[1], room, with_dates=is_dated)}”", near
    )


def _near(found: re.Match[str], on: date) -> str:
    """Leave out the year of a date less than a year before the meeting, or later in its year."""
    day = parse_date(found[0]).value
    is_near = day is not None and (on - day).days < _A_YEAR and day.year <= on.year
    return f"{found[1]} {found[2]}" if is_near else found[0]
