"""challenge at the command line: what each format looks like, for whom it is, what it refuses."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.test_documentation import on_a_terminal

ROOT = Path(__file__).parents[3]
DAY = "2022-05-23"


def run(*given: str, register: Path = ROOT / "register", forum: str = "HTA") -> Result:
    asked = ["challenge", "--meeting", forum, "--on", DAY, "-R", str(register), *given]
    return CliRunner().invoke(app, asked)


def whole(*given: str, register: Path = ROOT / "register", forum: str = "HTA") -> dict[str, object]:
    result = run(*given, "--format", "json", register=register, forum=forum)
    assert result.exit_code == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    return found


def rows_of(told: dict[str, object]) -> list[dict[str, object]]:
    rows = told["rows"]
    assert isinstance(rows, list)
    return rows


def test_each_row_names_the_line_to_mend() -> None:
    rows = {(row["item"], row["rule"]): row for row in rows_of(whole())}
    passed = rows["peel-2021-22/afi-03", "milestone-passed"]
    lines = (ROOT / "register" / str(passed["file"])).read_text(encoding="utf-8").splitlines()
    assert lines[int(str(passed["line"])) - 1] == "    due: 2022-05-15"
    assert (passed["key"], passed["hint"]) == ("steps_to_green.0.due", False)


def test_the_page_has_the_strongest_then_goes_item_by_item_and_names_fact_question_and_place() -> (
    None
):
    page = run("--format", "table").stdout
    blocks = [block.splitlines() for block in page.split("\n\n")]
    assert blocks[0] == [
        f"OFFICIAL: for those who prepare for Holding to Account on {_DAY}; {_NOT}."
    ]
    assert blocks[1][0] == "The strongest questions"
    place = blocks[1].index(" 5. peel-2021-22/afi-06  no-lead")
    assert blocks[1][place + 1 : place + 5] == [
        "    AFI 6 has no strategic and no tactical lead: who owns it and who drives the work?",
        "    - On “Work on the interface is delayed”, why, who has to act, and what is being done "
        "by when?",
        "    It has no strategic and no tactical lead. The update of 14 April 2022 says “Work on "
        "the interface is delayed; meanwhile OCC supervisors are paying closer attention to "
        "Compact records”.",
        "    inspections/peel-2021-22/afi-06.yaml:5: strategic_lead",
    ]
    assert [block[0].split()[0] for block in blocks[2:5]] == [
        "The", "peel-2021-22/rec-1", "peel-2021-22/rec-2",
    ]  # fmt: skip
    assert " ".join(blocks[-1]).startswith("38 likely questions on 14 items. ")


def test_a_point_has_the_same_number_whether_all_are_shown_or_not() -> None:
    told, everything = rows_of(whole()), rows_of(whole("--all"))
    assert sorted(int(str(row["rank"])) for row in everything) == [*range(1, len(everything) + 1)]
    assert [row for row in told if row not in everything] == []
    last = run("--format", "table").stdout.split("\n\n")[-1]
    said = f"The number is the rank among all {len(everything)}, 1 the strongest."
    assert said in " ".join(last.split())


_DAY, _NOT = "23 May 2022", "not to be published"


def test_a_public_forum_is_prepared_for_in_internal_papers() -> None:
    """What the panel's chair may ask draws on restricted updates, and every format says so."""
    assert str(whole(forum="pcp")["marking"]).startswith("OFFICIAL: ")
    assert run("--format", "md", forum="pcp").stdout.startswith("OFFICIAL: ")
    assert run("--format", "table", forum="pcp").stdout.startswith("OFFICIAL: ")
    for data in ("csv", "tsv"):
        result = run("--format", data, forum="pcp")
        assert result.stderr.startswith("OFFICIAL: ")
        assert result.stdout.startswith("item")


def test_all_shows_what_is_otherwise_counted() -> None:
    told, everything = whole(), whole("--all")
    assert everything["left_out"] == 0
    assert len(rows_of(everything)) == len(rows_of(told)) + int(str(told["left_out"]))
    assert len(rows_of(everything)) > len(rows_of(told))
    assert {row["why_left_out"] for row in rows_of(told)} == {None}
    reasons = [row["why_left_out"] for row in rows_of(everything) if row["why_left_out"]]
    assert len(reasons) == told["left_out"]
    assert "three questions about the item are stronger" in reasons


def test_deleting_the_meetings_file_changes_nothing(tmp_path: Path) -> None:
    register = tmp_path / "register"
    shutil.copytree(ROOT / "register", register)
    (register / "meetings" / "2022-05-23-hta.yaml").unlink()
    assert rows_of(whole("--all", register=register)) == rows_of(whole("--all"))


def test_nothing_to_ask_is_said_and_is_no_error(tmp_path: Path) -> None:
    text = "name: Borsetshire Police\nforums:\n  hta:\n    name: Holding to Account\n"
    (tmp_path / "register.yaml").write_text(text, encoding="utf-8", newline="\n")
    result = run("--format", "table", register=tmp_path)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "Nothing gives rise to a question.",
    )
    assert run("--format", "tsv", register=tmp_path).stdout.split() == list(_KEYS)


_KEYS = (
    "item", "rule", "fact", "question", "supplementary", "rank", "hint", "file", "line", "key",
    "why_left_out",
)  # fmt: skip


def test_a_forum_that_is_not_there_is_refused_in_one_line() -> None:
    result = run(forum="board")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "board" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")
def test_the_page_fits_a_narrow_terminal() -> None:
    command = [sys.executable, "-m", "peeltrack", "challenge", "--meeting", "HTA", "--on", DAY]
    lines = on_a_terminal(command).splitlines()
    assert lines[0].startswith("OFFICIAL: ")
    assert max(map(len, lines)) <= 80


def test_the_second_register_is_asked_what_it_lacks() -> None:
    """West Midlands' public paper has portfolios for leads; its committee sees no steps."""
    register = ROOT / "examples" / "west-midlands" / "register"
    rows = rows_of(whole(register=register, forum="jac"))
    assert [row["rule"] for row in rows if row["item"] is None] == [
        "no-lead",
        "no-update",
        "no-priority",
    ]
    assert len(rows) <= 2 * 32
