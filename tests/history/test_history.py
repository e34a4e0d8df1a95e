"""The life of an item in plain words, from its facts and from git together."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from peeltrack.cli import app
from tests.history.conftest import Asking, Telling
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines, write_register

OTHER = "inspections/peel-2022/afi-09.yaml"
UPDATE = "progress:\n  - date: {}\n    by: det-supt\n    text: {}"


def commit_of(repository: Repository, words: str) -> str:
    return repository.git("log", "-1", "--format=%H", f"--grep={words}", "HEAD")[:10]


def test_history_tells_of_missing_leads_and_when_they_came(
    asked: Asking, west_mercia_history: Repository
) -> None:
    begun = commit_of(west_mercia_history, "PEEL 2021/22 is published")
    named = commit_of(west_mercia_history, "lead")
    lines = asked("history", "afi-6").stdout.splitlines()
    told = [line for line in lines if "lead" in line or begun in line or named in line]
    recorded = "  recorded 27 April 2022, by Force Liaison Officer in "
    assert told == [
        f"{recorded}{begun}",
        "27 April 2022  Added without a strategic lead.",
        f"{recorded}{begun}",
        "27 April 2022  Added without a tactical lead.",
        f"{recorded}{begun}",
        f"{recorded}{begun}",
        "20 July 2022  Strategic lead named: Assistant Chief Constable (LP).",
        f"  recorded 20 July 2022, by Force Liaison Officer in {named}",
        "20 July 2022  Tactical lead named: Head of the OCC.",
        f"  recorded 20 July 2022, by Force Liaison Officer in {named}",
    ]


def test_a_fact_recorded_late_says_how_late(asked: Asking, told: Telling) -> None:
    lines = asked("history", "afi-6").stdout.splitlines()
    at = lines.index(
        "9 September 2022  Update by Head of the OCC: "
        "Invented for the history that the tests write."
    )
    assert lines[at + 1].startswith(
        "  recorded 21 September 2022, 12 days after it happened, by Force Liaison Officer in "
    )
    late = [row for row in told("history", "afi-6")["rows"] if row["date"] == "2022-09-09"]
    assert [(row["recorded"], row["by"], row["author"]) for row in late] == [
        ("2022-09-21", "head-of-occ", "Force Liaison Officer")
    ]


def test_history_in_json_is_the_rows_of_the_contract(
    told: Telling, west_mercia_history: Repository
) -> None:
    assert told("history", "peel-2021-22/rec-1")["rows"][-1] == {
        "item": "peel-2021-22/rec-1",
        "change": "recorded",
        "field": "sign_offs",
        "subject": None,
        "before": None,
        "after": "closed",
        "because": "Invented for the history that the tests write.",
        "by": "force-liaison-officer",
        "withdrawn": False,
        "date": "2022-11-09",
        "recorded": "2022-11-09",
        "commit": commit_of(west_mercia_history, "closed"),
        "author": "Force Liaison Officer",
    }


def test_the_rows_have_the_keys_that_the_documentation_names(told: Telling) -> None:
    page = (Path(__file__).parents[2] / "docs/json.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith("| `history` |"))
    keys = set(re.findall(r"`(\w+)`", line)) - {"history"}
    assert {frozenset(row) for row in told("history", "afi-6")["rows"]} == {frozenset(keys)}


def test_on_a_day_what_came_later_is_not_told(told: Telling) -> None:
    rows = told("history", "afi-6", "--on", "2022-05-23")["rows"]
    assert max(row["date"] or row["recorded"] for row in rows) == "2022-04-27"


def test_as_of_a_day_neither_is_what_was_recorded_later(told: Telling) -> None:
    rows = told("history", "afi-16", "--as-of", "2022-05-24")["rows"]
    assert "steps_to_green.done" not in {row["field"] for row in rows}


def small(folder: Path) -> Repository:
    repository = Repository.new(folder)
    repository.write(SMALL_REGISTER)
    repository.commit("2022-06-01T09:00+01:00", "begun")
    return repository


def history(register: Path, item: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
    given = ["-R", str(register), "history", item, "--format", "json"]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    return [tuple(row[key] for key in keys) for row in json.loads(result.stdout)["rows"]]


def test_a_renamed_items_history_goes_back_to_its_old_name(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.write({ITEM: with_lines(ITEM, "area: responding-to-the-public")})
    repository.commit("2022-06-02T09:00+01:00", "area")
    repository.git("mv", ITEM, OTHER)
    repository.commit("2022-06-03T09:00+01:00", "renamed")
    repository.write({OTHER: with_lines(ITEM, "title: New title")})
    repository.commit("2022-06-04T09:00+01:00", "title")
    assert history(tmp_path, "afi-9", ["recorded", "change", "field", "before", "after"]) == [
        ("2022-06-01", "added", None, None, "Missing person records"),
        ("2022-06-02", "changed", "area", None, "responding-to-the-public"),
        ("2022-06-03", "renamed", None, "peel-2022/afi-02", "peel-2022/afi-09"),
        ("2022-06-04", "changed", "title", "Missing person records", "New title"),
        ("2022-06-04", "changed", "area", "responding-to-the-public", None),
    ]


def test_what_two_branches_recorded_is_told_once_each(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write({ITEM: with_lines(ITEM, "area: responding-to-the-public")})
    repository.commit("2022-06-02T09:00+01:00", "area", "Deputy Chief Constable")
    repository.git("switch", "--quiet", "main")
    text = SMALL_REGISTER[ITEM].replace('number: "2"\n', 'number: "2"\nboard: victims\n')
    repository.write({ITEM: text})
    repository.commit("2022-06-03T09:00+01:00", "board")
    merge = ("merge", "--quiet", "--no-ff", "--message", "merged", "branch")
    repository.git(*merge, moment="2022-06-20T12:00+01:00")
    assert history(tmp_path, "afi-2", ["recorded", "field", "after", "author"]) == [
        ("2022-06-01", None, "Missing person records", "Force Liaison Officer"),
        ("2022-06-02", "area", "responding-to-the-public", "Deputy Chief Constable"),
        ("2022-06-03", "board", "victims", "Force Liaison Officer"),
    ]


def test_what_a_merge_dropped_is_told_with_the_merge(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write({ITEM: with_lines(ITEM, UPDATE.format("2022-06-02", "Theirs."))})
    repository.commit("2022-06-02T09:00+01:00", "theirs", "Deputy Chief Constable")
    repository.git("switch", "--quiet", "main")
    repository.write({"notes.txt": "Unconcerned.\n"})
    repository.commit("2022-06-02T10:00+01:00", "elsewhere")
    repository.write({ITEM: with_lines(ITEM, UPDATE.format("2022-06-03", "Ours."))})
    repository.commit("2022-06-03T09:00+01:00", "ours")
    merge = ("merge", "--quiet", "--strategy=ours", "--message", "merged", "branch")
    repository.git(*merge, moment="2022-06-20T12:00+01:00")
    assert history(tmp_path, "afi-2", ["change", "before", "after", "recorded", "author"]) == [
        ("added", None, "Missing person records", "2022-06-01", "Force Liaison Officer"),
        ("recorded", None, "Theirs.", "2022-06-02", "Deputy Chief Constable"),
        ("recorded", None, "Ours.", "2022-06-03", "Force Liaison Officer"),
        ("removed", "Theirs.", None, "2022-06-20", "Force Liaison Officer"),
    ]
    lines = CliRunner().invoke(app, ["-R", str(tmp_path), "history", "afi-2"]).stdout.splitlines()
    made = commit_of(repository, "merged")
    at = next(index for index, line in enumerate(lines) if "2022 removed" in line)
    assert lines[at : at + 2] == [
        "20 June 2022  Update of 2 June 2022 removed: “Theirs.”",
        f"  recorded 20 June 2022, by Force Liaison Officer in the merge {made}",
    ]


def test_what_a_branch_took_from_another_and_merged_is_told_once(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write({ITEM: with_lines(ITEM, UPDATE.format("2022-06-02", "Theirs."))})
    repository.commit("2022-06-02T09:00+01:00", "theirs", "Deputy Chief Constable")
    repository.git("switch", "--quiet", "main")
    repository.git("cherry-pick", "branch", moment="2022-06-03T09:00+01:00")
    merge = ("merge", "--quiet", "--no-ff", "--message", "merged", "branch")
    repository.git(*merge, moment="2022-06-20T12:00+01:00")
    assert history(tmp_path, "afi-2", ["change", "after"]) == [
        ("added", "Missing person records"),
        ("recorded", "Theirs."),
    ]


def test_a_merge_in_a_repository_of_more_than_the_register_is_a_version(tmp_path: Path) -> None:
    """Git tells the paths of a merge from the top of the repository, whatever it is asked."""
    repository = Repository.new(tmp_path)
    inside = {f"register/{path}": text for path, text in SMALL_REGISTER.items()}
    repository.write(inside)
    repository.commit("2022-06-01T09:00+01:00", "begun")
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write({f"register/{ITEM}": with_lines(ITEM, "area: responding-to-the-public")})
    repository.commit("2022-06-02T09:00+01:00", "area")
    repository.git("switch", "--quiet", "main")
    text = SMALL_REGISTER[ITEM].replace('number: "2"\n', 'number: "2"\nboard: victims\n')
    repository.write({f"register/{ITEM}": text})
    repository.commit("2022-06-03T09:00+01:00", "board")
    merge = ("merge", "--quiet", "--no-ff", "--message", "merged", "branch")
    repository.git(*merge, moment="2022-06-20T12:00+01:00")
    assert history(tmp_path / "register", "afi-2", ["recorded", "field", "after"]) == [
        ("2022-06-01", None, "Missing person records"),
        ("2022-06-02", "area", "responding-to-the-public"),
        ("2022-06-03", "board", "victims"),
    ]


def test_what_is_not_committed_says_so(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.write({ITEM: with_lines(ITEM, UPDATE.format("2022-06-05", "Under way."))})
    lines = CliRunner().invoke(app, ["-R", str(tmp_path), "history", "afi-2"]).stdout.splitlines()
    assert lines[-2:] == [
        "5 June 2022  Update by Detective Superintendent: Under way.",
        "  not committed yet",
    ]
    repository.write({OTHER: SMALL_REGISTER[ITEM].replace('"2"', '"9"')})
    lines = CliRunner().invoke(app, ["-R", str(tmp_path), "history", "afi-9"]).stdout.splitlines()
    assert lines[-2:] == [
        "Now  Added to the register: Missing person records.",
        "  not committed yet",
    ]


def test_a_rewritten_fact_is_told_with_both_its_wordings(tmp_path: Path) -> None:
    repository = small(tmp_path)
    for day, text in (("02", "Not begun."), ("03", "Nearly done.")):
        repository.write({ITEM: with_lines(ITEM, UPDATE.format("2022-06-02", text))})
        repository.commit(f"2022-06-{day}T09:00+01:00", text)
    lines = CliRunner().invoke(app, ["-R", str(tmp_path), "history", "afi-2"]).stdout.splitlines()
    assert (
        lines[-2]
        == "3 June 2022  Update of 2 June 2022 rewritten: “Not begun.” became “Nearly done.”"
    )


def test_a_version_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.write({ITEM: "kind: nonsense\n"})
    repository.commit("2022-06-02T09:00+01:00", "broken")
    repository.write({ITEM: with_lines(ITEM, "title: Mended")})
    repository.commit("2022-06-03T09:00+01:00", "mended")
    assert history(tmp_path, "afi-2", ["recorded", "change", "after"]) == [
        ("2022-06-01", "added", "Missing person records"),
        ("2022-06-03", "changed", "Mended"),
    ]


def test_without_git_the_dated_facts_are_told_alone(tmp_path: Path) -> None:
    Repository(tmp_path).write(
        {**SMALL_REGISTER, ITEM: with_lines(ITEM, UPDATE.format("2022-06-05", "Under way."))}
    )
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "history", "afi-2"])
    assert result.stderr == "There is no git history; this comes from the item's dated facts.\n"
    assert result.stdout.splitlines()[2:] == [
        "5 June 2022  Update by Detective Superintendent: Under way."
    ]


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path) -> None:
    small(tmp_path / "whole")
    Repository(tmp_path / "whole").write({"notes.txt": "one more commit\n"})
    Repository(tmp_path / "whole").commit("2022-06-02T09:00+01:00", "more")
    source = (tmp_path / "whole").as_uri()
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", source, str(tmp_path / "cut"))
    result = CliRunner().invoke(app, ["-R", str(tmp_path / "cut"), "history", "afi-2"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "does not reach back to its first commit. Run git fetch --unshallow" in result.stderr


def test_history_reads_no_other_item(tmp_path: Path) -> None:
    """So that it takes as long in a large register; one that cannot be read is not asked."""
    broken = "inspections/peel-2022/afi-01.yaml"
    root = str(write_register(tmp_path, {broken: "rag: [\n"}))
    lines = CliRunner().invoke(app, ["history", "AFI 2", "-R", root]).stdout.splitlines()
    assert lines[0] == "peel-2022/afi-02  Missing person records"
    assert CliRunner().invoke(app, ["history", "AFI 1", "-R", root]).exit_code == 3
    unknown = CliRunner().invoke(app, ["history", "afi-3", "-R", root])
    assert (unknown.exit_code, unknown.stderr.split(". ")[1]) == (
        2,
        "peeltrack list --kind afi lists them all.\n",
    )
