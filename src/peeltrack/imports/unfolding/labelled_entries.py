"""Entries of a lead-in whose marks are labels: Forces should: / Recommendation 3 / agree … Pure."""

from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, places_of_text


def with_labelled_entries(lines: Sequence[Line]) -> list[Line]:
    """Make each label between a lead-in and words that go on from it the mark of those words."""
    made = list(lines)
    text = places_of_text(lines)
    is_led = False
    for at, place in enumerate(text):
        line = made[place]
        below = text[at + 1] if at + 1 < len(text) else None
        number = _number(line)
        if is_led and number and below is not None and lines[below].text[:1].islower():
            made[place] = replace(line, role=Role.OWN)
            made[below] = replace(made[below], bullet=f"{number}.", heading=None)
        elif not line.bullet:
            is_led = line.text.endswith(":") and obligation(line.text) is not None
    return made


def _number(line: Line) -> str:
    """Return the number of a line that is only a finding's label; empty if it is something else."""
    found = None if line.bullet or line.cells else label_of(line.text)
    is_bare = found is not None and len(found.numbers) == 1 and not found.rest
    return found.numbers[0] if found and is_bare else ""
