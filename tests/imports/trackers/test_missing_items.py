"""Findings of the register that a tracker no longer has, or has under a reference with another."""

from collections.abc import Sequence

import pytest

from peeltrack.imports.trackers.mapping import Mapping
from peeltrack.imports.trackers.references import names_several
from tests.imports.trackers.sheets import brought, unplaced
from tests.registers import register_from

ONE = "The force should count the cells of each station every week."
TWO = "The force should paint the doors of each garage every year."
HEAD = ("Ref", "Wording", "Update")
REGISTER = f"""
afi-01: {{number: "1", wording: "{ONE}", source: "t.xlsx, A, row 2: AFI 1"}}
afi-02: {{number: "2", wording: "{TWO}", source: "t.xlsx, A, row 3: AFI 2"}}
"""
GONE = "came from a tracker and is not in this one: check whether its row was merged or taken out"


def flags(rows: Sequence[tuple[str, ...]], register: str = REGISTER) -> list[tuple[str, str]]:
    made = brought({"A": [HEAD, *rows]}, register_from(register))
    return [flag for flag in made.flags if flag[0] == "peel/afi-02"]


def test_a_finding_that_the_tracker_no_longer_has_is_named() -> None:
    assert flags([("AFI 1", ONE)]) == [("peel/afi-02", GONE)]
    assert flags([("AFI 1", ONE), ("AFI 2", TWO)]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("t.xlsx, A, row 3: AFI 2", "the report, page 3"),  # never in a tracker
        ('row 3: AFI 2"', 'row 3: AFI 2", superseded_by: peel/afi-01'),
        ('row 3: AFI 2"', 'row 3: AFI 2", withdrawn: {date: 2026-04-01, by: flo, because: No}'),
    ],
)
def test_what_need_not_be_in_a_tracker_is_not_missed(old: str, new: str) -> None:
    assert flags([("AFI 1", ONE)], REGISTER.replace(old, new)) == []


def test_a_finding_on_a_sheet_that_the_mapping_lacks_is_found_there() -> None:
    columns = {"Ref": "reference", "Wording": "wording", "Update": "update"}
    mapping = Mapping.model_validate({"sheets": {"A": {"header": 1, "columns": columns}}})
    sheets = {"A": [HEAD, ("AFI 1", ONE)], "Completed": [HEAD, ("AFI 2", TWO)]}
    made = brought(sheets, register_from(REGISTER), mapping)
    told = "is on the sheet “Completed”, which was not read: give it in the mapping"
    assert ("peel/afi-02", told) in made.flags


def test_a_reference_to_two_findings_is_said() -> None:
    made = brought({"A": [HEAD, ("AFI 1/2", ONE)]}, register_from(REGISTER))
    why = "names several findings, and its row was read as 1 alone"
    assert unplaced(made) == {"A!A2": why}
    assert ("peel/afi-02", GONE) in made.flags


@pytest.mark.parametrize(
    ("reference", "several"),
    [
        ("AFI 14/15", True),
        ("AFI 14 & 15", True),
        ("Recs 1, 2 and 3", True),
        ("AFI 14 and AFI 15", True),
        ("AFIs 14\u201316", True),
        ("14/15", True),
        ("1/24", False),
        ("AFI 6/24", False),
        ("2021/AFI/06", False),
        ("CoC 1 Rec 2", False),
        ("AFI 14", False),
        ("PEEL 23/25 AFI 4", False),
        ("AFI 1.2", False),
    ],
)
def test_what_names_several_findings(reference: str, several: bool) -> None:
    assert names_several(reference) == several
