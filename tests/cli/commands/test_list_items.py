"""The list command: filters and formats."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.shipped_register import DAY, rows, run
from tests.cli.small_office import Office


def test_list_piped_is_tsv_with_a_line_for_each_item() -> None:
    lines = run("list", "--on", DAY).stdout.splitlines()
    assert lines[0].split("\t")[:7] == (
        ["id", "inspection", "kind", "number", "title", "area", "rag"]
    )
    assert len(lines) == 35


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--rag", "yellow"], 2),
        (["--kind", "recommendation"], 9),
        (["--inspection", "peel-2018"], 15),
        (["--area", "investigating-crime", "--inspection", "peel-2021-22"], 5),
        (["--state", "awaiting_allocation"], 1),
        (["--text", "missing person"], 1),
        (["--programme", "op-reset"], 8),
    ],
)
def test_filters_narrow_a_list(filters: list[str], count: int) -> None:
    assert len(rows("list", "--on", DAY, *filters)) == count


def test_people_read_the_name_of_an_area_and_programs_its_id() -> None:
    given = ("list", "--on", DAY, "--inspection", "peel-2021-22", "--kind", "cause_of_concern")
    assert [row["area"] for row in rows(*given)] == ["investigating-crime"]
    table = run(*given, "--format", "table").stdout
    assert "Investigating crime" in table
    assert "investigating-crime" not in table


def test_csv_keeps_excel_from_running_a_cell(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text("name: A force\n", encoding="utf-8")
    folder = tmp_path / "inspections" / "peel"
    folder.mkdir(parents=True)
    inspection = "title: A report\nbody: HMICFRS\nkind: peel\n"
    (folder / "inspection.yaml").write_text(inspection, encoding="utf-8")
    item = (
        'kind: recommendation\nnumber: "1"\ntitle: "=HYPERLINK(1)"\n'
        "wording: The force should act.\n"
    )
    (folder / "rec-1.yaml").write_text(item, encoding="utf-8")
    result = CliRunner().invoke(app, ["list", "-R", str(tmp_path), "--format", "csv"])
    assert "'=HYPERLINK(1)" in result.stdout.splitlines()[1].split(",")


def test_md_is_a_table_that_nothing_breaks_out_of() -> None:
    lines = run("overdue", "--on", DAY, "--format", "md").stdout.splitlines()
    assert lines[0] == "| Source | Promise | What | Lead | Promised for | Reason |"
    assert {line.count("|") for line in lines} == {7}


@pytest.mark.parametrize("command", ["list", "status", "overdue", "stale"])
def test_unrated_is_a_rag_to_ask_for(command: str, office: Office) -> None:
    assert office.run(command, "--rag", "unrated", "--on", "2022-06-15").code == 0


def test_a_finding_that_is_only_monitored_is_not_shown_as_open(office: Office) -> None:
    monitored = ("--relevance", "monitor", "--relevance-reason", "For the Home Office.")
    assert office.run("item", "change", "peel-2018/afi-02", *monitored).code == 0
    lines = office.run("list", "--format", "table").out.splitlines()
    shown = {line.split()[0]: "monitor only" in line for line in lines[1:]}
    assert [name for name, is_monitored in shown.items() if is_monitored] == ["peel-2018/afi-02"]


def test_unrated_are_the_items_without_rag_that_have_not_ended(office: Office) -> None:
    rows = json.loads(office.run("list", "--rag", "unrated", "--format", "json").out)["rows"]
    assert [row["id"] for row in rows] == [
        "peel-2018/afi-02",
        "peel-2018/afi-09",
        "peel-2022/afi-02",
    ]
