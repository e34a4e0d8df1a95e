"""References in front of findings, or on a line above each: DE-1; Ref: 2023/14-R3. Pure.

One alone may be anything; several that differ only in their last number are marks.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.finding_labels import REFERENCE
from peeltrack.imports.language.instructions import instructs
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, places_of_text
from peeltrack.imports.unfolding.row_labels import term_in_reference

_FIRST = re.compile(
    rf"(?:Ref(?:erence)?(?: (?:no|number))?\.?:? )?(?P<mark>{REFERENCE})[.:)]?"
    r"(?: (?:[\u2013—-] )?(?P<rest>[A-Z“\u2018].{11,}))?",
    re.DOTALL,
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference and the place of its line; its finding is on it, or on the next."""

    mark: str
    at: int
    below: int | None

    @property
    def series(self) -> str:
        """The reference without its last number."""
        return self.mark.rstrip("0123456789")


def with_references(lines: Sequence[Line]) -> list[Line]:
    """Put each reference that counts on from another into its own field, or above its finding."""
    found = list(_references(lines))
    times = Counter(series for series, _ in {(each.series, each.mark) for each in found})
    marks = {each.at: each for each in found if times[each.series] >= _FEWEST}
    alone = {each.below: each.mark for each in marks.values() if each.below is not None}
    made: list[Line] = []
    for place, line in enumerate(lines):
        if place in marks:
            made += _marked(line, marks[place])
        elif place in alone and not term_in_reference(alone[place]):
            made.append(replace(line, bullet=f"{alone[place]}."))
        else:
            made.append(line)
    return made


def _references(lines: Sequence[Line]) -> Iterator[_Reference]:
    """Yield each line that begins with a reference, and asks something behind it or below it."""
    text = places_of_text(lines)
    for at, place in enumerate(text):
        line = lines[place]
        found = None if line.bullet or line.cells else _FIRST.fullmatch(line.text)
        below = None if found is None or found["rest"] else next(iter(text[at + 1 :]), None)
        words = found["rest"] if found else None
        asked = words or (lines[below].text if below is not None else "")
        if found and (obligation(asked) or instructs(asked)):
            yield _Reference(found["mark"], place, below)


def _marked(line: Line, reference: _Reference) -> Iterator[Line]:
    """Yield a line with its reference as a label, if that says what it is, else as a mark."""
    found = _FIRST.fullmatch(line.text)
    rest = found["rest"] if found else None
    if term := term_in_reference(reference.mark):
        yield replace(line, text=f"{term} {reference.mark}")
        yield from (replace(line, text=rest),) if rest else ()
    elif rest:
        yield replace(line, text=rest, bullet=f"{reference.mark}.")
    else:
        yield replace(line, role=Role.OWN)
