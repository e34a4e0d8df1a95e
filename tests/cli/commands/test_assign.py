"""Leads, steps, measures and how an item ends: what is said and which lines change."""

import shlex

import pytest

from tests.cli.small_office import Office

BY = "--by liaison --date 2022-07-04"


@pytest.mark.parametrize(
    ("given", "said", "changed"),
    [
        (
            "assign peel-2022/afi-02 --strategic acc-crime --tactical det-supt",
            [
                "peel-2022/afi-02: strategic lead acc-crime and tactical lead det-supt.",
                "Next: peeltrack show peel-2022/afi-02",
            ],
            [
                "+strategic_lead: acc-crime",
                "+tactical_lead: det-supt",
            ],
        ),
        (
            "step add afi-1 'Write to every partner about records' "
            "--due 2022-12-31 --lead acc-crime --clause i",
            [
                "peel-2022/afi-01: step write-to-every-partner-about-records added.",
                "Next: peeltrack step done peel-2022/afi-01 write-to-every-partner-about-records",
            ],
            [
                "+  - id: write-to-every-partner-about-records",
                "+    text: Write to every partner about records",
                "+    lead: acc-crime",
                "+    due: 2022-12-31",
                "+    clauses:",
                "+      - i",
            ],
        ),
        (
            "step add afi-1 'Name the partner' --restricted",
            [
                "peel-2022/afi-01: step name-the-partner added.",
                "Next: peeltrack step done peel-2022/afi-01 name-the-partner",
            ],
            [
                "+  - id: name-the-partner",
                "+    text: Name the partner",
                "+    restricted: true",
            ],
        ),
        (
            "step done afi-1 train --date 2022-07-04",
            [
                "peel-2022/afi-01: step train-staff done, 0 left.",
                "Next: peeltrack rag peel-2022/afi-01 green --because …",
            ],
            [
                "+    done: 2022-07-04",
            ],
        ),
        (
            f"step move afi-1 train 2022-11-30 --because 'Trainer ill.' {BY}",
            [
                "peel-2022/afi-01: step train-staff moved to 30 November 2022.",
                "Note: the step is now due after the item, 31 October 2022.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "-    due: 2022-07-31",
                "+    due: 2022-11-30",
                "+    due_changes:",
                "+      - date: 2022-07-04",
                "+        from: 2022-07-31",
                "+        to: 2022-11-30",
                "+        because: Trainer ill.",
                "+        by: liaison",
            ],
        ),
        (
            "measure add afi-1 'Fifty records a month.' --method 'dip sample'",
            [
                "peel-2022/afi-01: measure of success added.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "+measures:",
                "+  - text: Fifty records a month.",
                "+    method: dip sample",
            ],
        ),
        (
            f"submit afi-1 --evidence 'Audit report.' {BY}",
            [
                "peel-2022/afi-01: submitted for sign-off.",
                "Note: the force rates it amber, not green.",
                "Note: 1 step to green is still open.",
                "Next: peeltrack close peel-2022/afi-01 --evidence …",
            ],
            [
                "+sign_offs:",
                "+  - date: 2022-07-04",
                "+    stage: submitted",
                "+    by: liaison",
                "+    evidence: Audit report.",
            ],
        ),
        (
            f"close afi-1 --letter 'HMICFRS, 1 July 2022' {BY}",
            [
                "peel-2022/afi-01: closed.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "+sign_offs:",
                "+  - date: 2022-07-04",
                "+    stage: closed",
                "+    by: liaison",
                "+    letter: HMICFRS, 1 July 2022",
            ],
        ),
        (
            f"reopen afi-3 --because 'Found again.' {BY}",
            [
                "peel-2022/afi-03: reopened.",
                "Next: peeltrack update peel-2022/afi-03",
            ],
            [
                "+  - date: 2022-07-04",
                "+    stage: reopened",
                "+    by: liaison",
                "+    because: Found again.",
            ],
        ),
        (
            f"supersede peel-2018/afi-02 --with peel-2022/afi-02 {BY}",
            [
                "peel-2018/afi-02: superseded by peel-2022/afi-02.",
                "Next: peeltrack show peel-2022/afi-02",
            ],
            [
                "+superseded_by: peel-2022/afi-02",
                "+superseded:",
                "+  date: 2022-07-04",
                "+  by: liaison",
            ],
        ),
        (
            f"carry-forward peel-2018/afi-09 --to afi-1 {BY}",
            [
                "peel-2018/afi-09: carried forward to peel-2022/afi-01.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "+carried_forward_from: peel-2018/afi-09",
                "+carried_forward:",
                "+  date: 2022-07-04",
                "+  by: liaison",
                "+superseded_by: peel-2022/afi-01",
                "+superseded:",
                "+  date: 2022-07-04",
                "+  by: liaison",
            ],
        ),
        (
            f"carry-forward afi-3 --to peel-2022/afi-02 {BY}",
            [
                "peel-2022/afi-03: carried forward to peel-2022/afi-02.",
                "Next: peeltrack show peel-2022/afi-02",
            ],
            [
                "+carried_forward_from: peel-2022/afi-03",
                "+carried_forward:",
                "+  date: 2022-07-04",
                "+  by: liaison",
            ],
        ),
    ],
)
def test_an_item_is_changed_line_by_line(
    given: str, said: list[str], changed: list[str], office: Office
) -> None:
    office.writes(said, changed, *shlex.split(given))
