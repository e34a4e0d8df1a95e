"""`peeltrack export` and `peeltrack calendar` as an officer runs them."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from peeltrack.wording import JSON_SCHEMA
from tests.cli.small_office import Office, open_office, plain_environment
from tests.history.repository import Repository

ROOT = Path(__file__).parents[2]
FORMATS = ("xlsx", "csv", "json", "sqlite", "parquet")
ON = ("--on", "2022-06-15")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A register in no repository, and the officer in its folder."""
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PEELTRACK_REGISTER", raising=False)
    monkeypatch.chdir(tmp_path)
    return open_office(tmp_path)


def asked(database: str, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(query).fetchall()


def test_it_says_what_it_wrote_and_for_whom(office: Office) -> None:
    said = office.run("export", "--to", "sqlite", "out.sqlite", *ON)
    assert (said.code, said.out) == (0, "")
    assert said.err == (
        "There is no git history; this comes from the register's dated facts.\nWrote out.sqlite: "
        "Small Force as at 15 June 2022; internal, restricted text included.\nRows: forces 1, "
        "items 6, progress 1, rag_changes 1, steps 2, sign_offs 2, leads 4, inspections 2, "
        "meetings 1, questions 1, actions 1, promises 3, history 18, clauses 1, positions 1, "
        "forums 2; none in targets, step_moves, areas, answers, remarks, commitments, attendance, "
        "item_programmes, item_addressees, dependencies, measures, investments, evidence, "
        "explanations, grade_meanings, practice, timeline, expected_reports, quick_time_actions, "
        "expectations, implications, programmes, programme_reports, funding, monitoring, "
        "portal_reports, rag_scale, abbreviations, amendments and withdrawals.\n"
    )


def test_sqlite_and_parquet_count_what_status_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped register, the command's own answer and the files' own."""
    shutil.copytree(ROOT / "register", tmp_path / "register")
    monkeypatch.chdir(tmp_path)
    office = Office(tmp_path)
    told = json.loads(office.run("status", "--format", "json", *ON).out)
    counts = {tuple(list(row.values())[:4]): row["count"] for row in told["rows"]}
    for form in ("sqlite", "parquet"):
        assert office.run("export", "--to", form, f"out.{form}", *ON).code == 0
    counted = """
        SELECT inspection, kind, rag, state, count(*) FROM {} GROUP BY 1, 2, 3, 4
    """
    late = "SELECT id FROM {} WHERE days_overdue > 0"
    lite = [
        asked("out.sqlite", each) for each in (counted.format("items"), late.format("promises"))
    ]
    with closing(duckdb.connect()) as duck:
        tables = ("'out.parquet/items.parquet'", "'out.parquet/promises.parquet'")
        queries = (counted.format(tables[0]), late.format(tables[1]))
        parquet = [duck.execute(each).fetchall() for each in queries]
    for found, overdue in (lite, parquet):
        assert {row[:4]: row[4] for row in found} == counts
        assert sorted(str(id_) for (id_,) in overdue) == sorted(told["overdue_deadlines"])
    assert len(counts) > 5


@pytest.mark.parametrize("form", FORMATS)
def test_the_nightly_export_replaces_the_last_and_changes_nothing_where_nothing_changed(
    office: Office, form: str
) -> None:
    out = office.folder / f"night/out.{form}"
    before = office.files()
    assert office.run("export", "--to", form, str(out), *ON).code == 0
    first = contents(out)
    assert office.run("export", "--to", form, str(out), *ON).code == 0
    assert contents(out) == first
    assert office.files() == before


def test_an_export_of_another_day_takes_the_place_of_the_last(office: Office) -> None:
    for day in ("2022-06-15", "2022-06-16"):
        assert office.run("export", "--to", "sqlite", "out.sqlite", "--on", day).code == 0
        assert asked("out.sqlite", "SELECT day FROM forces") == [(day,)]


def contents(out: Path) -> dict[str, bytes]:
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_no_export_is_left_alone(office: Office, form: str) -> None:
    out = office.folder / "mine"
    if form in ("csv", "parquet"):
        out.mkdir()
        out = out / "tracker.xlsx"
    with xlsxwriter.Workbook(out) as tracker:
        tracker.add_worksheet().write_string(0, 0, "The office's own tracker")
    before = out.read_bytes()
    said = office.run("export", "--to", form, "mine", *ON)
    assert (said.code, said.err) == (
        1,
        "peeltrack: mine already exists; nothing was written. Change it, or choose another name.\n",
    )
    assert out.read_bytes() == before


def test_an_export_of_another_format_is_not_replaced_either(office: Office) -> None:
    office.run("export", "--to", "json", "out", *ON)
    assert office.run("export", "--to", "sqlite", "out", *ON).code == 1
    assert office.run("calendar", "-o", "out", *ON).code == 1
    assert json.loads((office.folder / "out").read_text(encoding="utf-8"))["command"] == "export"


def test_the_ending_of_the_file_says_the_format_where_nobody_does(office: Office) -> None:
    for out in ("a.xlsx", "a.json", "a.sqlite"):
        assert office.run("export", out, "--from", "facts", *ON).code == 0
        form = ("--to", out.partition(".")[2])
        assert office.run("export", out, *form, "--from", "facts", *ON).code == 0  # replaced
    for out in ("folder", "a.csv", "-"):
        said = f"--to is needed: csv, parquet or another format for {out!r}."
        office.refuses(2, said, "export", out, *ON)
    office.refuses(
        2, "-o is needed: the file, or for csv and parquet the folder, to write.", "export"
    )


def test_a_public_export_says_that_it_is_one(office: Office) -> None:
    said = office.run("export", "--to", "sqlite", "out.sqlite", "--audience", "public", *ON)
    assert "as at 15 June 2022; public, restricted text left out." in said.err
    assert asked("out.sqlite", "SELECT audience FROM forces") == [("public",)]
    assert asked("out.sqlite", "SELECT * FROM meetings") == []


def test_the_json_object_is_of_a_day_and_a_revision(office: Office) -> None:
    office.begin_repository()
    revision = office.git("rev-parse", "HEAD")[:10]
    office.run("export", "--to", "json", "out.json", *ON)
    whole = json.loads((office.folder / "out.json").read_text(encoding="utf-8"))
    head = {key: value for key, value in whole.items() if key != "tables"}
    assert head == {
        "schema": JSON_SCHEMA, "command": "export", "on": "2022-06-15", "revision": revision,
        "force": "small-force", "audience": "internal",
    }  # fmt: skip
    assert whole["tables"]["forces"][0]["revision"] == revision


HISTORY = """
SELECT month, taken_from, count(*), group_concat(DISTINCT rag) FROM history
GROUP BY month, taken_from ORDER BY month
"""


def test_the_history_is_from_git_as_far_as_it_goes_and_before_that_from_the_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An RAG of April that was entered in June is amber in May's facts, but git begins later."""
    repository = Repository.new(tmp_path / "small")
    office = open_office(repository.folder)
    repository.commit("2022-06-10T12:00+01:00", "The register")
    rag = office.register / "inspections/peel-2022/afi-01.yaml"
    text = rag.read_text(encoding="utf-8").replace("rag: amber", "rag: red")
    text = text.replace("steps_to_green:", "  - date: 2022-07-04\n    from: amber\n    to: red\n"
                        "    because: Worse.\nsteps_to_green:")  # fmt: skip
    rag.write_text(text, encoding="utf-8")
    (office.register / "inspections/peel-2018/afi-09.yaml").unlink()
    repository.commit("2022-07-20T12:00+01:00", "Worse")
    monkeypatch.chdir(tmp_path)
    given = ("export", "--to", "sqlite", "out.sqlite", "--on", "2022-07-31")
    assert office.run(*given).code == 0
    assert asked("out.sqlite", HISTORY) == [
        ("2022-04", "facts", 5, "amber"),
        ("2022-05", "facts", 5, "amber"),
        ("2022-06", "git", 6, "amber"),
        ("2022-07", "git", 5, "red"),
    ]
    assert office.run(*given, "--from", "git").code == 0
    assert [row[0] for row in asked("out.sqlite", HISTORY)] == ["2022-06", "2022-07"]
    assert office.run(*given, "--from", "facts", "--since", "2022-06").code == 0
    assert asked("out.sqlite", HISTORY) == [
        ("2022-06", "facts", 5, "amber"),
        ("2022-07", "facts", 5, "red"),
    ]
    assert office.run(*given[:4], "--as-of", "2022-06-30").code == 0
    assert asked("out.sqlite", HISTORY)[-1] == ("2022-06", "git", 6, "amber")
    assert asked("out.sqlite", "SELECT day, revision IS NOT NULL FROM forces") == [
        ("2022-06-30", 1)
    ]


_WITHOUT = """
import sys

sys.modules[sys.argv.pop(1)] = None
from peeltrack.__main__ import main

main()
"""


@pytest.mark.parametrize(
    ("library", "given", "said"),
    [
        ("pyarrow", ("export", "--to", "parquet", "out"),
         'the library for Parquet is not installed; run pip install "peeltrack[parquet]".'),
        ("icalendar", ("calendar", "-o", "out.ics"),
         'the library for calendars is not installed; run pip install "peeltrack[calendar]".'),
    ],
)  # fmt: skip
def test_a_missing_library_is_one_clear_line(
    office: Office, library: str, given: tuple[str, ...], said: str
) -> None:
    without = [sys.executable, "-c", _WITHOUT, library, given[0]]
    done = subprocess.run(
        [*without, *given[1:], *ON], cwd=office.folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines()[-1] == f"peeltrack: {said}"
    assert [path.name for path in office.folder.iterdir()] == ["register"]
    help_ = subprocess.run([*without, "--help"], capture_output=True, check=False)
    assert help_.returncode == 0


def test_the_calendar_says_what_it_wrote_and_is_written_again(office: Office) -> None:
    out = office.folder / "dates.ics"
    said = office.run("calendar", "-o", "dates.ics", *ON)
    assert (said.code, said.err) == (
        0,
        "Wrote dates.ics (4 events; internal, restricted text included).\n",
    )
    first = out.read_bytes()
    assert office.run("calendar", "-o", "dates.ics", "--on", "2022-06-16").code == 0
    assert out.read_bytes() == first
    public = office.run("calendar", "-o", "dates.ics", "--audience", "public", *ON)
    assert public.err == "Wrote dates.ics (2 events; public, restricted text left out).\n"


def test_a_text_that_a_workbook_cannot_hold_is_named(office: Office) -> None:
    item = "inspections/peel-2022/afi-02.yaml"
    wording = "x" * 40_000
    text = office.files()[item].decode().replace("The force should keep", wording)
    office.write({item: text})
    said = office.run("export", "--to", "xlsx", "out.xlsx", *ON)
    assert said.err.splitlines()[-1] == (
        "Truncated, because a cell holds at most 32,767 characters: items peel-2022/afi-02 wording."
    )
