"""Series of figures that are so plainly of one thing that the last may be called worse."""

import re

from peeltrack.language.figure import Unit
from peeltrack.queries.challenge.figures.clauses import DISPARITY
from peeltrack.queries.challenge.figures.series import Quantity
from peeltrack.queries.challenge.figures.standards import NONE
from peeltrack.queries.challenge.word_overlap import shared

_EXTREME = re.compile(
    r"\b(?P<high>longest|oldest|highest|largest|heaviest|maximum|worst)\b"
    r"|\b(?P<mean>average|averages|averaged|mean|median|typical\w*)\b"
    r"|\b(?P<low>shortest|newest|lowest|smallest|minimum|best)\b",
    re.IGNORECASE,
)
"""Words by which a figure is of one end, or of the middle, of what is counted."""
_SOME = re.compile(
    r"\b(?:of|among|for) (?:them|those|these|whom|which)\b|\bthe (?:rest|others?|remainder)\b",
    re.IGNORECASE,
)
"""Words by which a figure is of those alone that were named before."""


def is_one_series(before: Quantity, now: Quantity) -> bool:
    """Check whether two figures count the same things and say the same about them.

    Their clauses share half of the telling words of the longer one, what is counted and its verb
    among them; a share may be given again in fewer of the same words. Neither is of an end or of
    the middle where the other is not, or only of those that were named before, or a bound that
    nothing is beyond.
    """
    if all(DISPARITY in each.subject for each in (before, now)):
        return True
    shorter, longer = sorted((before.subject, now.subject), key=len)
    common = shared(longer, shorter)
    is_short = before.figure.unit == now.figure.unit == Unit.SHARE and len(common) == len(shorter)
    clauses = (before.clause, now.clause)
    return (
        (is_short or len(common) * 2 >= len(longer))
        and _ends(before.clause) == _ends(now.clause)
        and not any(_SOME.search(each) or NONE.search(each) for each in clauses)
    )


def _ends(clause: str) -> set[str]:
    """Return which end of what is counted a clause speaks of, if it names one."""
    return {each.lastgroup or "" for each in _EXTREME.finditer(clause)}
