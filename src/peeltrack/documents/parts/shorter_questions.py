"""Questions of challenge in as few words as the first page of a brief has room for. Pure."""

import re
from datetime import date

from peeltrack.documents.parts.few_words import measure_in_short, shortened
from peeltrack.model.parse_date import parse_date
from peeltrack.queries.challenge.points import Point
from peeltrack.wording import MONTHS

_ROOM_OF_ONE, _ROOM_OF_TWO = 10, 8
"""Words of the only quotation of a question, and of each of two."""
_ON_DATES = frozenset({"later-than-target", "programme-later"})
"""The rules whose questions quote a date."""
_ON_MEASURES = re.compile(r"(?:against|for) “([^”]*)”")
"""A measure that a question on its figure quotes."""
_LEFT_OUT = re.compile(r"^(No figure .*) What is it now\?$")
"""The question about a figure that is left out, which the reason for it answers too."""
_QUOTED = re.compile(r"“([^”]*)”")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_A_YEAR = 365


def in_short(point: Point, on: date) -> str:
    """Return the question of a point in few words, its quotations shortened.

    Args:
        point: the point.
        on: the date of the meeting; dates of the year before it have no year.
    """
    near = _DATE.sub(lambda found: _near(found, on), point.short)
    room = _ROOM_OF_ONE if len(_QUOTED.findall(near)) == 1 else _ROOM_OF_TWO
    is_dated = point.rule in _ON_DATES
    if point.rule == "measure-missed":
        near = _ON_MEASURES.sub(lambda found: _named(found, room), near)
        near = _LEFT_OUT.sub(r"\1 Why?", near)
    return _QUOTED.sub(lambda quoted: f"“{shortened(quoted[1], room, with_dates=is_dated)}”", near)


def _named(found: re.Match[str], room: int) -> str:
    return found[0].replace(found[1], measure_in_short(found[1], room))


def _near(found: re.Match[str], on: date) -> str:
    """Leave out the year of a date less than a year before the meeting, or later in its year."""
    day = parse_date(found[0]).value
    is_near = day is not None and (on - day).days < _A_YEAR and day.year <= on.year
    return f"{found[1]} {found[2]}" if is_near else found[0]
