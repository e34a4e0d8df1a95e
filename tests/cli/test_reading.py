"""Commands that read: that options reach the core, what each format looks like, exit codes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.cli.small_office import Office

ROOT = Path(__file__).parents[2]
REGISTER = str(ROOT / "register")
DAY = "2022-05-23"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["-R", REGISTER, *arguments])


def rows(*arguments: str) -> list[dict[str, object]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, object]] = json.loads(result.stdout)["rows"]
    return found


def test_status_answers_in_one_screen() -> None:
    text = run("status", "--on", DAY).stdout
    lines = text.splitlines()
    assert len(lines) < 40
    assert "PEEL 2021/22          19      -    -     16       2      -        1" in lines
    said = "Fifteen AFIs and one recommendation amber; one AFI and one recommendation yellow."
    assert said in lines
    assert "  peel-2021-22: afi-09, afi-15" in lines


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


def test_overdue_on_the_day_of_the_meeting_is_the_milestone_that_the_notes_name() -> None:
    found = [(row["source"], row["promise"], row["reason"]) for row in rows("overdue", "--on", DAY)]
    assert found == [("peel-2021-22/afi-03", "step", "8 days overdue")]


def test_overdue_within_some_days_goes_on_with_what_is_due_soon() -> None:
    found = [row["promised_for"] for row in rows("overdue", "--on", DAY, "--within", "2w")]
    assert found == ["2022-05-15", "2022-05-31", "2022-06-05"]


def test_fail_turns_something_overdue_into_exit_code_1() -> None:
    assert run("overdue", "--on", DAY).exit_code == 0
    assert run("overdue", "--on", DAY, "--fail").exit_code == 1
    assert run("overdue", "--on", "2022-05-14", "--fail").exit_code == 0


def test_stale_by_a_forum_goes_by_its_own_limit() -> None:
    by_rules = len(rows("stale", "--on", DAY))
    by_board = len(rows("stale", "--on", DAY, "--meeting", "SIB"))
    assert (by_rules, by_board) == (17, 3)


def test_show_has_the_item_whole() -> None:
    row = rows("show", "AFI 6", "--on", DAY)[0]
    assert (row["id"], row["state"], row["strategic_lead"], row["last_update"]) == (
        "peel-2021-22/afi-06",
        "awaiting_allocation",
        None,
        "2022-04-14",
    )
    text = run("show", "AFI 6", "--on", DAY).stdout
    assert "Strategic lead  none" in text.splitlines()


def test_leads_have_their_portfolios_and_a_reminder() -> None:
    found = {row["lead"]: row["strategic"] for row in rows("leads", "--on", DAY)}
    assert found["acc-lp"] == len(rows("list", "--on", DAY, "--lead", "acc-lp"))
    text = run("leads", "--on", DAY, "--lead", "acc-lp", "--remind").stdout
    assert text.startswith("To: acc-lp@westmercia.example\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "afi-99"], "no item 'afi-99'."),
        (["show", "afi-7"], "'afi-7' may be peel-2018/afi-07 or peel-2021-22/afi-07."),
        (["list", "--lead", "nobody"], "no lead 'nobody'. The register has: pcc, "),
        (["list", "--area", "nowhere"], "no area 'nowhere'. The register has: "),
        (["list", "--inspection", "peel"], "no inspection 'peel'. The register has: "),
        (
            ["stale", "--meeting", "gold"],
            "no forum 'gold'. The register has: sib, hta, hta-thematic, pcp, jac.",
        ),
        (["status", "--on", "23.05"], "--on '23.05' names no year; "),
        (["overdue", "--within", "soon"], "--within 'soon' cannot be read."),
    ],
)
def test_what_the_register_does_not_have_is_refused_in_one_line(
    arguments: list[str], said: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"peeltrack: {said}")
    assert result.stderr.count("\n") == 1


def test_no_register_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["status", "-R", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"peeltrack: {tmp_path} is not a register: it holds no register.yaml. "
        "Name the folder that holds it.\n"
    )


def test_a_broken_register_is_not_half_answered(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text("name: A force\nnmae: Twice\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["status", "-R", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("peeltrack: register.yaml:2:1: error [key-is-known]")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("register", ["register", "examples/west-midlands/register"])
def test_the_shipped_registers_are_valid(register: str) -> None:
    result = CliRunner().invoke(app, ["-R", str(ROOT / register), "validate"])
    assert (result.exit_code, "0 errors" in result.stderr) == (0, True)


def test_validate_as_json_is_rows_of_problems() -> None:
    found = rows("validate")
    assert {row["severity"] for row in found} == {"warning"}
    assert found[0] == {
        "file": "inspections/peel-2021-22/afi-01.yaml",
        "line": 1,
        "column": 1,
        "rule": "every-open-item-has-a-target-or-a-due-date",
        "severity": "warning",
        "message": "has neither a due date nor a target; set a target.",
        "item": "peel-2021-22/afi-01",
    }


def test_validate_strict_counts_warnings() -> None:
    assert run("validate", "--strict").exit_code == 1


def test_the_schema_is_json_and_leaves_the_id_to_the_path() -> None:
    schema = json.loads(run("schema", "item").stdout)
    assert "id" not in schema["properties"]
    assert schema["required"] == ["kind", "number", "title", "wording"]


def peeltrack(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "peeltrack", *arguments]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, **environment}
    )


def test_text_gets_through_a_windows_code_page() -> None:
    done = peeltrack("-R", REGISTER, "show", "coc-1", "--on", DAY, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "\N{EN DASH}".encode() in done.stdout


@pytest.mark.parametrize("command", ["brief", "challenge", "notes"])
def test_a_meeting_is_named_by_an_argument_as_by_an_option(command: str) -> None:
    named, given = run(command, "HTA", "--on", DAY), run(command, "--meeting", "HTA", "--on", DAY)
    assert (named.exit_code, named.stdout) == (0, given.stdout)
    twice, never = run(command, "hta", "--meeting", "sib"), run(command)
    assert [(told.exit_code, told.stdout, told.stderr) for told in (twice, never)] == [
        (2, "", "peeltrack: the meeting is told twice: hta and --meeting sib. Name it one way "
        "only.\n"),
        (2, "", "peeltrack: --meeting is needed: of which forum or meeting, such as "
        "--meeting HTA.\n"),
    ]  # fmt: skip


def test_no_colour_reaches_a_pipe_whatever_the_environment_says() -> None:
    done = peeltrack("-R", REGISTER, "status", "--on", DAY, FORCE_COLOR="1")
    assert b"\x1b" not in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m peeltrack -R "{REGISTER}" list | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.stderr == b""


def test_version_is_answered_without_loading_anything() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from peeltrack.__main__ import main; main(); "
    code += "sys.exit('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"peeltrack 0.1.0\n")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (f"show -R {REGISTER} peel-2021-22/afi-0", b"peel-2021-22/afi-01"),
        (f"-R {REGISTER} show afi-0", b"afi-01"),
    ],
)
def test_item_ids_complete_in_the_shell(words: str, offered: bytes) -> None:
    environment = {
        **os.environ,
        "COMP_WORDS": f"peeltrack {words}",
        "COMP_CWORD": "4",
        "_PEELTRACK_COMPLETE": "complete_bash",
    }
    script = shutil.which("peeltrack", path=str(Path(sys.executable).parent))
    assert script
    done = subprocess.run([script], capture_output=True, check=False, env=environment)
    assert offered in done.stdout.split()


def test_completion_is_silent_where_there_is_no_register(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "COMP_WORDS": f"peeltrack -R {tmp_path} show afi",
        "COMP_CWORD": "4",
        "_PEELTRACK_COMPLETE": "complete_bash",
    }
    script = shutil.which("peeltrack", path=str(Path(sys.executable).parent))
    assert script
    done = subprocess.run([script], capture_output=True, check=False, env=environment)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")


@pytest.mark.parametrize("command", ["list", "status", "overdue", "stale"])
def test_unrated_is_a_rag_to_ask_for(command: str, office: Office) -> None:
    assert office.run(command, "--rag", "unrated", "--on", "2022-06-15").code == 0


def test_unrated_are_the_items_without_rag_that_have_not_ended(office: Office) -> None:
    rows = json.loads(office.run("list", "--rag", "unrated", "--format", "json").out)["rows"]
    assert [row["id"] for row in rows] == [
        "peel-2018/afi-02",
        "peel-2018/afi-09",
        "peel-2022/afi-02",
    ]
