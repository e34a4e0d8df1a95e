"""Recommendations that stand above the cause of concern that they address. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.reports.reading import Reading
from peeltrack.model.vocabulary import ItemKind

_NEAR = 6
"""The most lines from a recommendation to the wording of the cause of concern below it."""


def tie_to_causes_below(reading: Reading) -> None:
    """Give recommendations the cause of concern below them, in a report that ends with one.

    A report has one order: a cause that ends it without recommendations has them above.
    """
    order = [each for each in reading.found.findings if _is_of_the_order(each)]
    if len(order) < _PAIR or order[0].is_cause or not order[-1].is_cause:
        return
    if order[0].parent or not all(_is_near(reading, *pair) for pair in pairwise(order)):
        return
    for place, finding in enumerate(order):
        if not finding.is_cause:
            finding.parent = _next_cause(order[place:])
            finding.parent_doubt = ABOVE


ABOVE = "is taken from the order of the paper, where it stands below: check it"
_PAIR = 2


def _is_of_the_order(finding: Finding) -> bool:
    return finding.kind is not ItemKind.AREA_FOR_IMPROVEMENT


def _is_near(reading: Reading, above: Finding, below: Finding) -> bool:
    """Check whether a cause is near the recommendation above it."""
    first, second = (reading.places[each.line.ref] for each in (above, below))
    return above.is_cause or not below.is_cause or second - first <= _NEAR


def _next_cause(findings: Sequence[Finding]) -> Finding:
    return next(each for each in findings if each.is_cause)
