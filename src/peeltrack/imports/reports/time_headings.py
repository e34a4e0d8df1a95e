"""Times alone on a line: over the findings that they are for, or below the one that each is for."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obliges_a_body
from peeltrack.imports.lines import Line
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.list_markers import same_list
from peeltrack.imports.reports.reading import Reading

BETWEEN_TWO = "stands between two findings, and may be for the one above it or for those below"


class TimeIsFor(StrEnum):
    """The findings that a time with a finding above it is for."""

    ABOVE = "above"
    BELOW = "below"
    EITHER = "either"


def time_is_for(reading: Reading, line: Line) -> TimeIsFor:
    """Return which findings a time alone on its line is for, when one ends above it.

    As the paper's first time does, so do the others. If that stands below a finding, each
    finding has its own, or it cannot be told.
    """
    if line.heading or line.text.endswith(":") or reading.times_head:
        return TimeIsFor.BELOW
    begun = 0
    is_like_the_first = _beginning(reading.ahead())
    for each in reading.ahead(_FAR):
        if signs.is_when_only(each.text):
            return TimeIsFor.ABOVE if begun < _SEVERAL else TimeIsFor.EITHER
        if is_like_the_first(each):
            begun += 1
        elif signs.is_heading(each):
            break
    return TimeIsFor.EITHER if begun else TimeIsFor.ABOVE


_FAR = 60
"""The most lines from one time to the next."""
_SEVERAL = 2


def _beginning(below: Sequence[Line]) -> Callable[[Line], bool]:
    """Return the test by which the findings below begin: a label, a mark of the list, a body."""
    first = below[0] if below else None
    if first and label_of(first.text, first.bullet or ""):
        return lambda line: label_of(line.text, line.bullet or "") is not None
    if first and first.bullet:
        return lambda line: bool(line.bullet) and same_list(first.bullet or "", line.bullet or "")
    return lambda line: obliges_a_body(line.sentences[0])
