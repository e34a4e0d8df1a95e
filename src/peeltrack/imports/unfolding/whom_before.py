"""Bodies printed before what they are to do: [Home Office] Fund …; NPCC: agree … Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.instructions import instructs, is_imperative
from peeltrack.imports.language.label_details import details_in
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role

_BRACKETED = re.compile(r"[\[(](?P<told>[^\[\]()]{2,120})[\])]:?\s+(?P<rest>\S.+)", re.DOTALL)
_NAMED = re.compile(r"(?P<told>[^:.;]{2,120}?)(?::| [\u2013—]) (?P<rest>\S.+)", re.DOTALL)


def with_whom_before(lines: Sequence[Line]) -> list[Line]:
    """Put a body that stands before an instruction beside it, as the addressee of its row."""
    made: list[Line] = []
    for line in lines:
        is_one = bool(line.bullet or line.is_row or (made and label_of(made[-1].text)))
        bracketed = _BRACKETED.fullmatch(line.text) if line.role is Role.TEXT else None
        named = _NAMED.fullmatch(line.text) if is_one and line.role is Role.TEXT else None
        asks = is_imperative if bracketed and is_one else instructs
        made.append(_beside(line, bracketed or named, asks))
    return made


def _beside(line: Line, found: re.Match[str] | None, asks: Callable[[str], bool]) -> Line:
    told = details_in(found["told"]) if found else None
    if found is None or told is None or not told.addressees or line.owner:
        return line
    if not (asks(found["rest"]) or obligation(found["rest"])):
        return line
    due = line.due or told.due
    return replace(line, text=found["rest"], owner=told.addressees, due=due)
