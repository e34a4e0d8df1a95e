"""The status command: its page and its counts."""

import json
from datetime import date

import pytest

from peeltrack.cli.commands.status import status_page
from peeltrack.cli.shared.terminal import print_page
from peeltrack.model.register import Register
from peeltrack.queries.status import status
from tests.cli.shipped_register import DAY, run
from tests.registers import register_from

ON = date(2022, 5, 23)


def page(register: Register, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the page as a pipe gets them."""
    print_page(status_page(register, status(register, ON), None))
    return capsys.readouterr().out.splitlines()


def test_the_gravest_of_many_are_named_and_the_command_that_lists_the_others(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ninety-seven yellow items, and the red one and the unrated one that come last of all."""
    yellow = [f"afi-{number:02}: {{rag: yellow, target: 2022-05-01}}" for number in range(1, 98)]
    last = ["afi-98: {rag: red, target: 2022-05-22}", "afi-99: {target: 2022-04-30}"]
    lines = page(register_from("\n".join([*yellow, *last])), capsys)
    assert lines[lines.index("99 overdue: 99 targets") :] == [
        "99 overdue: 99 targets",
        "  peel/afi-99 target, 23 days overdue: Title of afi-99",
        *(
            f"  peel/afi-0{number} target, 22 days overdue: Title of afi-0{number}"
            for number in range(1, 6)
        ),
        "  … and 93 more: peeltrack overdue",
        "",
        "0 due within 30 days",
        "",
        "No strategic or tactical lead in post: 0",
        "",
        "No update: 99",
        "  peel: afi-01, afi-02, afi-03, afi-04, afi-05, afi-06, afi-07, afi-08, afi-09, "
        "afi-10, afi-98, afi-99",
        "  … and 87 more: peeltrack stale",
        "",
        "Last update more than 31 days old: 0",
    ]


def test_what_fits_is_named_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    twelve = [f"afi-{number:02}: {{}}" for number in range(1, 13)]
    lines = page(register_from("\n".join(twelve)), capsys)
    assert lines[lines.index("No update: 12") + 1].endswith("afi-11, afi-12")
    assert not any("more:" in line for line in lines)


def test_what_a_meeting_is_owed_names_the_finding_too(capsys: pytest.CaptureFixture[str]) -> None:
    brief = "{id: brief, item: peel/afi-01, text: Brief the chair., due: 2022-05-20}"
    note = "{id: note, text: Note it., due: 2022-05-21}"
    meetings = f"{{2022-05-01-hta: {{actions: [{brief}, {note}]}}}}"
    register = register_from(f"meetings: {meetings}\nafi-01: {{}}")
    lines = page(register, capsys)
    assert [line for line in lines if " action, " in line] == [
        "  2022-05-01-hta (peel/afi-01) action, 3 days overdue: Brief the chair.",
        "  2022-05-01-hta action, 2 days overdue: Note it.",
    ]


def test_inspections_past_the_eighth_share_a_line_those_with_least_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ten inspections: all of the third has ended, and the fifth has one item, not two."""
    ended = "{sign_offs: [{date: 2022-04-27, stage: closed}]}"
    items = {f"r{n:02}/afi-{m}": ended if n == 3 else "{}" for n in range(1, 11) for m in (1, 2)}
    del items["r05/afi-2"]
    lines = page(register_from("\n".join(f"{id_}: {text}" for id_, text in items.items())), capsys)
    table = lines[2 : lines.index("", 2)]
    assert [line.removeprefix("Report ").split()[0] for line in table] == [
        "Items", "r01", "r02", "r04", "r06", "r07", "r08", "r09", "r10", "2",
    ]  # fmt: skip
    assert " ".join(table[-1].split()) == "2 more: peeltrack status -f md 3 2 - - - - 1"


def test_status_answers_in_one_screen() -> None:
    text = run("status", "--on", DAY).stdout
    lines = text.splitlines()
    assert len(lines) <= 40
    assert "PEEL 2021/22          19      -    -     16       2      -          1" in lines
    said = "Fifteen AFIs and one recommendation amber; one AFI and one recommendation yellow."
    assert said in lines
    assert "  peel-2021-22: afi-09, afi-15" in lines
    assert "  peel-2021-22: afi-06 (14 Apr 2022), afi-16 (20 Apr 2022)" in lines


def test_status_as_json_has_the_counts_and_the_lists_beside_them() -> None:
    whole = json.loads(run("status", "--on", DAY, "--format", "json").stdout)
    assert {key: whole[key] for key in ("schema", "command", "on", "unowned", "no_update")} == {
        "schema": 1,
        "command": "status",
        "on": DAY,
        "unowned": ["peel-2021-22/afi-06"],
        "no_update": ["peel-2021-22/afi-09", "peel-2021-22/afi-15"],
    }
    current = [row for row in whole["rows"] if row["inspection"] == "peel-2021-22"]
    assert sum(row["count"] for row in current) == 19
    assert current[0] == {
        "inspection": "peel-2021-22",
        "kind": "cause_of_concern",
        "rag": None,
        "state": "open",
        "count": 1,
    }


def test_status_since_a_day_tells_what_moved() -> None:
    text = run("status", "--on", "2022-06-15", "--since", DAY).stdout
    moved = "Since 23 May 2022: 0 items newly green, 0 items slipped, 0 items closed, "
    assert f"{moved}0 items reopened and 19 items updated." in text.splitlines()
