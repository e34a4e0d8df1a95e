"""Numbers of findings that a paper states, compared with those that a person takes. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from peeltrack.imports.reports.proposed_items import Proposal
from peeltrack.imports.reports.stated_counts import StatedCount


def recounted(taken: Proposal, names: Mapping[str, str]) -> tuple[StatedCount, ...]:
    """Return a proposal's stated counts compared with its items.

    `names` has the new id of each report.
    """
    return tuple(
        each if each.what == "reports" else _held(each, taken, names.get(each.inspection, ""))
        for each in taken.counts
    )


def _held(stated: StatedCount, taken: Proposal, inspection: str) -> StatedCount:
    found = sum(
        item.inspection == inspection
        and stated.what in ("total", "relevant", item.kind)
        and stated.area in (None, item.area.id if item.area else "")
        for item in taken.items
    )
    agrees = None if stated.agrees is None else found == stated.stated
    return replace(stated, found=found, agrees=agrees, inspection=inspection)
