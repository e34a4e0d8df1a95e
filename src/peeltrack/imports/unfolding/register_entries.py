"""Entries of HMICFRS's register of recommendations: a title with a number, the wording. Pure.

"Custody: a thematic inspection (4822)", the wording, and below it dated comments.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, places_of_text
from peeltrack.model.parse_date import DATE

_TITLE = re.compile(r"(?P<title>[A-Z].{8,300}?) \((?P<number>(?!(?:19|20)\d\d\))\d{2,5})\)")
_COMMENT = re.compile(rf"(?:\[[/\w]+\]){{0,4}}{DATE}\b", re.IGNORECASE)
_NEAR = 4
"""The most lines from a wording to the first comment on it."""


def with_register_entries(lines: Sequence[Line]) -> list[Line]:
    """Divide the title of each entry into the report's title and the finding's label."""
    made: list[Line] = []
    text = places_of_text(lines)
    below = dict(zip(text, (text[at + 1 : at + 2 + _NEAR] for at in range(len(text))), strict=True))
    for place, line in enumerate(lines):
        found = _TITLE.fullmatch(line.text) if line.role is Role.TEXT and not line.cells else None
        if found and _is_commented([lines[each].text for each in below[place]]):
            made.append(replace(line, text=found["title"]))
            made.append(replace(line, text=f"Recommendation {found['number']}", bullet=None))
        else:
            made.append(line)
    return made


def _is_commented(texts: Sequence[str]) -> bool:
    """Check whether what stands below a title obliges somebody, and is commented on with a date."""
    return bool(texts) and obligation(texts[0]) is not None and any(map(_COMMENT.match, texts[1:]))
