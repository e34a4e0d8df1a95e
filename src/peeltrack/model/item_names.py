"""Ids of items by the names that people use, whatever the noughts: AFI 6 is afi-06."""

import re
from collections.abc import Iterable

from peeltrack.model.choices import KIND_IN_ID, kind_of

_KIND_AND_NUMBER = re.compile(
    r"(?<![^/-])(cocs?|recs?|afis?|causes?-of-concern|recommendations?|areas?-for-improvement)"
    r"-?(?=\d)"
)

_WITH_INSPECTION = re.compile(r"([^()]+?)\s*\(([^()]+)\)")  # AFI 4 (Custody 2025)


def fitting_ids(ids: Iterable[str], reference: str) -> list[str]:
    """Return the ids that a reference may mean: AFI 6 may be peel-2021-22/afi-06."""
    wanted = as_in_id(reference)
    return [id_ for id_ in ids if _fits(id_, wanted)]


def named_with_inspection(reference: str) -> tuple[str, str | None]:
    """Divide a name as papers print it into the item's and its inspection's, if it has one.

    AFI 4 (Custody 2025) is AFI 4 and Custody 2025.
    """
    found = _WITH_INSPECTION.fullmatch(reference.strip())
    return (found[1], found[2].strip()) if found else (reference, None)


def as_in_id(reference: str) -> str:
    """Write a reference, or the path of an item's file, as an id would but for noughts: afi-6."""
    path = reference.strip().lower().replace("\\", "/").removesuffix(".yaml")
    joined = re.sub(r"[\s_]+", "-", path.rpartition("inspections/")[2])
    spaced = _KIND_AND_NUMBER.sub(
        lambda found: f"{KIND_IN_ID[kind]}-" if (kind := kind_of(found[1])) else found[0], joined
    )
    return without_noughts(spaced)


def _fits(item_id: str, wanted: str) -> bool:
    name = without_noughts(item_id)
    # The inspection's id is mostly its name in small letters: PEEL 2021/22 AFI 7.
    return name.endswith(f"/{wanted}") or name.replace("/", "-") == wanted.replace("/", "-")


def with_nought(item_id: str) -> str:
    """Return another id with the same name: afi-03 of afi-3."""
    before, hyphen, number = item_id.rpartition("-")
    return f"{before}{hyphen}0{number}"


def without_noughts(name: str) -> str:
    """Return a name without the noughts before its numbers: afi-06 is afi-6."""
    return re.sub(r"(?<=-)0+(?=\d)", "", name)
