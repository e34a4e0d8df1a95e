"""`peeltrack diff` on real repositories: what it reads, and how each format tells it."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.generate import write_register
from peeltrack.changes.change import Change, ChangeKind
from peeltrack.cli import app
from peeltrack.documents.change_sentences import in_one_line
from tests.changes.two_branches import ITEM, MEETING, RECORDED, Repository

MOVED = (
    RECORDED[ITEM]
    .replace("target: 2022-09-30\n", "target: 2022-11-30\n")
    .replace(
        "    because: The interface is late.\n    by: acc-crime\n",
        "    because: The interface is late.\n    by: acc-crime\n"
        "  - date: 2022-05-30\n    from: 2022-09-30\n    to: 2022-11-30\n"
        "    because: No staff | yet.\n    by: acc-crime\n",
    )
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.begun(tmp_path)


def diff(repository: Repository, *arguments: str) -> Result:
    asked = ["diff", *arguments, "-R", str(repository.register), "--on", "2022-06-01"]
    result = CliRunner().invoke(app, asked)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_moved_target_tells_by_how_many_days(repository: Repository) -> None:
    repository.write({ITEM: MOVED})
    assert diff(repository).stdout == (
        "peel-2022/afi-02  Missing person records\n"
        "  Target, 61 days later: 30 September 2022 → 30 November 2022; No staff | yet. "
        "(30 May 2022, acc-crime)\n"
        "1 record changed: 1 target set or moved.\n"
    )


def test_markdown_is_a_sentence_and_a_table_that_nothing_breaks_out_of(
    repository: Repository,
) -> None:
    repository.write({ITEM: MOVED.replace("begun.", "been done.")})
    assert diff(repository, "HEAD", "--format", "md").stdout == (
        "**1 record changed: 1 recorded fact edited and 1 target set or moved.**\n\nCheck first: "
        "1 change to what was already recorded needs an amendment, which `peeltrack validate "
        "--against` checks.\n\n| Record | What | Before | After | Reason, date and author |\n"
        "| --- | --- | "
        "--- | --- | --- |\n| peel-2022/afi-02: Missing person records | Recorded fact edited "
        "(progress 2022-05-10 text) | The dip sample has begun. | The dip sample has been done. | "
        "10 May 2022 |\n| peel-2022/afi-02: Missing person records | Target, 61 days later | 30 "
        "September 2022 | 30 November 2022 | No staff &#124; yet.; 30 May 2022, acc-crime |\n"
    )


def test_json_says_which_commit_recorded_a_change(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD").strip()
    commit = repository.commit({ITEM: MOVED}, "Move the target")
    answer = json.loads(diff(repository, f"{base}..HEAD", "--format", "json").stdout)
    assert answer == {
        "schema": 1,
        "command": "diff",
        "on": "2022-06-01",
        "revision": commit,
        "rows": [
            {
                "item": "peel-2022/afi-02",
                "change": "target_moved",
                "field": "target_changes.2022-05-30",
                "before": "2022-09-30",
                "after": "2022-11-30",
                "date": "2022-05-30",
                "recorded": "2022-06-01",
                "commit": commit,
                "author": "Liaison Officer",
                "by": "acc-crime",
                "because": "No staff | yet.",
                "days": 61,
            }
        ],
    }


def test_annotations_stand_at_the_lines_of_the_changes(repository: Repository) -> None:
    repository.write({ITEM: MOVED.replace("begun.", "been done by 100%.")})
    assert diff(repository, "--format", "github").stdout.splitlines() == [
        "::warning file=register/inspections/peel-2022/afi-02.yaml,line=48,col=5,"
        "title=fact_edited::peel-2022/afi-02: Recorded fact edited (progress 2022-05-10 text): "
        "The dip sample has begun. → The dip sample has been done by 100%25. (10 May 2022)",
        "::notice file=register/inspections/peel-2022/afi-02.yaml,line=13,col=5,"
        "title=target_moved::peel-2022/afi-02: Target, 61 days later: 30 September 2022 → "
        "30 November 2022; No staff | yet. (30 May 2022, acc-crime)",
    ]


@pytest.mark.parametrize(
    "laid_out_anew",
    [
        RECORDED[ITEM].replace("\n", "\r\n"),
        RECORDED[ITEM].replace("\n  ", "\n"),
        RECORDED[ITEM].replace("   # agreed at SIB", "") + "# the end\n",
        RECORDED[ITEM].replace(
            "title: Missing person records", "title: >-\n  Missing\n  person records"
        ),
        "".join(sorted(RECORDED[ITEM].partition("steps_to_green")[0].splitlines(True)[:4]))
        + RECORDED[ITEM].partition("people.\n")[2],
        RECORDED[ITEM],
    ],
    ids=["Windows line ends", "flush lists", "comments", "folded", "keys moved", "only touched"],
)
def test_a_file_laid_out_anew_is_no_change(repository: Repository, laid_out_anew: str) -> None:
    repository.write({ITEM: laid_out_anew})
    result = diff(repository, "--fail")
    assert result.stdout == "Nothing in the register has changed.\n"
    assert result.exit_code == 0


def test_three_dots_leave_out_what_only_the_base_has(repository: Repository) -> None:
    repository.branch("topic")
    repository.commit({ITEM: MOVED})
    repository.go("main")
    repository.commit({MEETING: RECORDED[MEETING] + "chair: acc-crime\n"})
    told = diff(repository, "main...topic", "--fail")
    assert told.stdout.splitlines()[-1] == "1 record changed: 1 target set or moved."
    assert told.exit_code == 1
    both = diff(repository, "main..topic").stdout.splitlines()[-1]
    assert both == "2 records changed: 1 target set or moved and 1 other change."


def test_a_new_file_that_git_has_not_seen_is_a_new_item(repository: Repository) -> None:
    new = RECORDED[ITEM].partition("due:")[0].replace('"2"', '"3"').replace("complete", "good")
    repository.write({"inspections/peel-2022/afi-03.yaml": new})
    assert diff(repository).stdout == (
        "peel-2022/afi-03  Missing person records\n"
        "  New item: Missing person records\n"
        "1 record changed: 1 new item.\n"
    )


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("gone", "there is no revision 'gone'."),
        ("--output=x", "there is no revision '--output=x'."),
        ("main..--all", "there is no revision '--all'."),
    ],
)
def test_a_revision_that_is_not_there_is_never_an_option(
    repository: Repository, revision: str, said: str
) -> None:
    asked = ["diff", "-R", str(repository.register), "--", revision]
    result = CliRunner().invoke(app, asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"peeltrack: {said}")


def test_a_shallow_clone_is_told_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    base = repository.git("rev-parse", "HEAD").strip()
    repository.commit({ITEM: MOVED})
    clone = Repository(tmp_path / "shallow")
    source = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth=1", source, str(clone.folder))
    result = diff(clone, f"{base}..HEAD")
    assert result.exit_code == 3
    assert "git fetch --unshallow" in result.stderr


@pytest.mark.parametrize("place", ["work tree", "commits"])
def test_fifty_changes_of_many_items_read_fifty_files(
    place: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    number = 10_000 if pytestconfig.getoption("--soak") else 300
    repository = Repository(tmp_path)
    tmp_path.mkdir(exist_ok=True)
    write_register(repository.register, number)
    repository.git("init", "--quiet", "--initial-branch=main")
    for path in repository.register.rglob("*.yaml"):
        os.utime(path, (0, 0))  # older than git's index, which then has no doubt of it
    base = repository.commit({}, "Begin")
    files = sorted((repository.register / "inspections").glob("*/afi-*.yaml"))[:50]
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("title: ", "title: Again ", 1), encoding="utf-8")
    changed = {file.relative_to(repository.register).as_posix() for file in files}
    if place == "commits":
        repository.commit({}, "Change fifty")
        forget_all_blobs_but(repository, {*changed, "register.yaml"}, base)
        result = diff(repository, f"{base}..HEAD")
    else:
        spoil_all_but(repository, {*changed, "register.yaml"})
        result = diff(repository)
    assert result.stdout.splitlines()[-1] == "50 records changed: 50 other changes."


def spoil_all_but(repository: Repository, paths: set[str]) -> None:
    """Make every other file one that git takes for unchanged and nobody can read."""
    repository.git("config", "core.trustctime", "false")
    for path in repository.register.rglob("*.yaml"):
        if path.relative_to(repository.register).as_posix() not in paths:
            path.write_bytes(b"[" * path.stat().st_size)
            os.utime(path, (0, 0))


def forget_all_blobs_but(repository: Repository, paths: set[str], base: str) -> None:
    """Take every other file's content out of the repository: who asks for it fails."""
    for commit in (base, "HEAD"):
        for line in repository.git("ls-tree", "-r", commit, "--", "register").splitlines():
            blob, path = line.split(" ")[2].split("\t")
            if path.removeprefix("register/") not in paths:
                object_ = repository.folder / ".git/objects" / blob[:2] / blob[2:]
                object_.unlink(missing_ok=True)


def test_an_amendment_tells_its_place_and_what_stood_there() -> None:
    made = Change(
        ChangeKind.AMENDED,
        "peel-2022/afi-02",
        ITEM,
        "amendments.2022-06-11",
        before="2032-06-10",
        after="progress.2032-06-10.date",
        day=date(2022, 6, 11),
        by="flo",
        because="Year mistyped.",
    )
    assert in_one_line(made) == (
        "Amended (progress 2032-06-10 date): it was 2032-06-10; Year mistyped. (11 Jun 2022, flo)"
    )
