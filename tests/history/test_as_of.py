"""The register as it was: on the day of a meeting, at a commit, at a tag."""

import os
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.history.revisions import commit_meant
from tests.history.conftest import Asking, Telling
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines

GOLDEN = Path(__file__).parents[1] / "golden"


def test_status_as_of_the_day_of_the_meeting_is_what_the_meeting_saw(told: Telling) -> None:
    whole = told("status", "--as-of", "2022-05-23", "--inspection", "peel-2021-22")
    assert {key: whole[key] for key in ("on", "unowned", "no_update", "overdue")} == {
        "on": "2022-05-23",
        "unowned": ["peel-2021-22/afi-06"],
        "no_update": ["peel-2021-22/afi-09", "peel-2021-22/afi-15"],
        "overdue": ["peel-2021-22/afi-03"],
    }
    assert sum(row["count"] for row in whole["rows"]) == 19


def test_what_was_entered_the_next_day_was_not_known_though_it_is_of_that_day(
    told: Telling,
) -> None:
    """Step of AFI 9 done 23 May, entered 25 May."""
    step = "review-what-is-shared-with-partners"
    then = told("show", "afi-09", "--as-of", "2022-05-23")["rows"][0]["steps_to_green"][0]
    now = told("show", "afi-09", "--on", "2022-05-23")["rows"][0]["steps_to_green"][0]
    assert (then["id"], then["done"], now["id"], now["done"]) == (step, None, step, "2022-05-23")


def test_leads_are_those_of_the_day_which_no_dated_fact_tells(told: Telling) -> None:
    def leads(*when: str) -> list[str | None]:
        row = told("show", "afi-06", *when)["rows"][0]
        return [row["strategic_lead"], row["tactical_lead"]]

    assert leads("--as-of", "2022-07-19") == [None, None]
    assert leads("--as-of", "2022-07-20") == ["acc-lp", "head-of-occ"]
    assert leads("--on", "2022-05-23") == ["acc-lp", "head-of-occ"]


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["list"],
        ["overdue"],
        ["stale"],
        ["show", "afi-06"],
        ["leads"],
        ["validate"],
    ],
    ids=lambda command: command[0],
)
def test_every_read_answers_as_of_a_day_and_names_the_commit(
    told: Telling, west_mercia_history: Repository, command: list[str]
) -> None:
    commit = west_mercia_history.git("rev-list", "-1", "--grep=SIB: steps done", "HEAD")
    whole = told(*command, "--as-of", "2022-06-01")
    assert (whole["on"], whole["revision"]) == ("2022-06-01", commit[:10])


def test_a_meeting_is_not_there_before_its_notes_are(asked: Asking, told: Telling) -> None:
    assert asked("meeting", "show", "hta", "--as-of", "2022-05-23").exit_code == 2
    assert told("meeting", "show", "hta", "--as-of", "2022-05-24")["meeting"] == "2022-05-23-hta"


def test_the_brief_of_the_meeting_is_todays_but_for_what_was_not_yet_known(asked: Asking) -> None:
    """The expected brief is of the shipped register, whose steps say they were done that day.

    The meeting of 25 April was entered later too; what follows from it or from the steps differs.
    """
    expected = (GOLDEN / "hta-2022-05-23.md").read_text(encoding="utf-8").splitlines()
    brief = asked("brief", "--meeting", "hta", "--as-of", "2022-05-23").stdout.splitlines()
    changes = list(unified_diff(brief, expected, lineterm="", n=0))[2:]
    lines = [line for line in changes if line[0] in "-+" and "Produced by" not in line]
    assert [line for line in lines if line[1:].startswith(("- **Open**", "- **Done**"))] == [
        line
        for step in (
            "Review what the force now shares with external partners.",
            "Secure approval of the business case for D&I Lite.",
            "Map the core operational skills for patrol.",
        )
        for line in (f"-- **Open** {step}", f"+- **Done** 23 May 2022: {step}")
    ]
    meeting = "+**Also discussed at:** Workforce Holding to Account meeting, 25 April."
    assert {line for line in lines if "Also discussed" in line} == {meeting}


def test_on_and_as_of_are_two_days(told: Telling) -> None:
    """Known on 23 May, seen from 1 July: the last CPD session of 31 May is late."""
    late = told("overdue", "--as-of", "2022-05-23", "--on", "2022-07-01", "--text", "rec-1")
    assert (late["on"], [row["promised_for"] for row in late["rows"]]) == (
        "2022-07-01",
        ["2022-05-31"],
    )


def test_without_as_of_the_revision_is_that_of_unchanged_files(told: Telling) -> None:
    assert len(told("list")["revision"]) == 10


def small(folder: Path, below: str = "") -> Repository:
    """The small register committed on 1 June; a title changed on 10 June, on a branch merged."""
    repository = Repository.new(folder)
    repository.write({f"{below}{path}": text for path, text in SMALL_REGISTER.items()})
    repository.commit("2022-06-01T09:00+01:00", "begun")
    repository.git("switch", "--quiet", "--create", "branch")
    repository.write({f"{below}{ITEM}": with_lines(ITEM, "title: Changed")})
    repository.commit("2022-06-10T09:00+01:00", "changed")
    repository.git("switch", "--quiet", "main")
    merge = ("merge", "--quiet", "--no-ff", "--message", "merged", "branch")
    repository.git(*merge, moment="2022-06-20T23:30-05:00")
    return repository


def title(register: Path, as_of: str) -> str:
    given = ["-R", str(register), "list", "--as-of", as_of, "--text", "afi-02"]
    return CliRunner().invoke(app, given).stdout.splitlines()[1].split("\t")[4]


@pytest.mark.parametrize("below", ["", "register/", "a folder/é register/"])
def test_the_register_is_at_the_top_of_the_repository_or_below(tmp_path: Path, below: str) -> None:
    small(tmp_path, below)
    assert title(tmp_path / below, "HEAD~1") == "Missing person records"
    assert title(tmp_path / below, "HEAD") == "Changed"


def test_a_branch_counts_from_the_day_of_its_merge(tmp_path: Path) -> None:
    small(tmp_path)
    days = ["2022-06-01", "2022-06-15", "2022-06-19", "2022-06-20"]
    assert [title(tmp_path, day) for day in days] == [
        "Missing person records",
        "Missing person records",
        "Missing person records",
        "Changed",
    ]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_commits_day_is_the_committers_wherever_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """The merge is of 23:30 on 20 June, five hours west of Greenwich."""
    monkeypatch.setenv("TZ", zone)
    small(tmp_path)
    found = [commit_meant(tmp_path, f"2022-06-{day}").day for day in (19, 20, 21)]
    assert found == [date(2022, 6, 1), date(2022, 6, 20), date(2022, 6, 20)]


def test_a_tag_and_a_branch_are_revisions(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.git("tag", "--annotate", "--message", "board", "board-june", "HEAD~1")
    titles = [title(tmp_path, name) for name in ("board-june", "branch", "main^{/begun}")]
    assert titles == ["Missing person records", "Changed", "Missing person records"]


@pytest.mark.parametrize(
    ("as_of", "code", "said"),
    [
        ("nowhere", 2, "there is no revision 'nowhere'. Use a date (YYYY-MM-DD), commit, "),
        ("--all", 2, "there is no revision '--all'."),
        ("--output=x", 2, "there is no revision '--output=x'."),
        ("HEAD~1..HEAD", 2, "there is no revision 'HEAD~1..HEAD'."),
        ("", 2, "there is no revision ''."),
        ("2022-05-31", 2, "nothing was committed by 31 May 2022: the first commit is dated 1 June"),
        ("2022-02-30", 2, "--as-of '2022-02-30' is not a valid date; "),
        ("empty", 2, "{} had no register in commit "),
    ],
)
def test_what_git_does_not_have_is_refused_in_one_line(
    tmp_path: Path, as_of: str, code: int, said: str
) -> None:
    repository = small(tmp_path)
    empty = repository.git("commit-tree", "-m", "none", repository.git("mktree"))
    repository.git("tag", "empty", empty)
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "status", f"--as-of={as_of}"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert result.stderr.startswith(f"peeltrack: {said.format(tmp_path)}")


def test_without_a_repository_or_a_commit_it_says_so(tmp_path: Path) -> None:
    register = tmp_path / "register"
    Repository(register).write(SMALL_REGISTER)
    for made in (False, True):
        if made:
            Repository.new(tmp_path)
        result = CliRunner().invoke(app, ["-R", str(register), "list", "--as-of", "2022-06-01"])
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"peeltrack: {register} is not in a git repository with a")
        assert result.stderr.count("\n") == 1


def test_a_shallow_clone_says_what_to_fetch(tmp_path: Path) -> None:
    small(tmp_path / "whole")
    source = (tmp_path / "whole").as_uri()
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", source, str(tmp_path / "cut"))
    for as_of, wanted in (("2022-06-05", "5 June 2022"), ("HEAD~1", "'HEAD~1'")):
        result = CliRunner().invoke(app, ["-R", str(tmp_path / "cut"), "list", "--as-of", as_of])
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == (
            f"peeltrack: this clone is shallow and does not reach back to {wanted}. Run git fetch "
            "--unshallow (in CI, check out with fetch-depth: 0), then try again.\n"
        )
    assert title(tmp_path / "cut", "2022-06-20") == "Changed"


def test_a_file_that_was_broken_then_is_told_with_its_line(tmp_path: Path) -> None:
    repository = small(tmp_path)
    repository.write({ITEM: "kind: nonsense\n"})
    repository.commit("2022-06-21T09:00+01:00", "broken")
    repository.write({ITEM: SMALL_REGISTER[ITEM]})
    repository.commit("2022-06-22T09:00+01:00", "mended")
    at = ["-R", str(tmp_path)]
    result = CliRunner().invoke(app, [*at, "validate", "--as-of", "2022-06-21"])
    lines = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert (result.exit_code, lines[0]) == (1, f"{ITEM}:1:1:")
    assert CliRunner().invoke(app, [*at, "list", "--as-of", "2022-06-21"]).exit_code == 3
    assert CliRunner().invoke(app, [*at, "list", "--as-of", "2022-06-22"]).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_leads_to_another_file_of_the_register(tmp_path: Path) -> None:
    repository = small(tmp_path)
    (tmp_path / "inspections/peel-2022/afi-03.yaml").symlink_to("afi-02.yaml")
    (tmp_path / "inspections/peel-2022/afi-04.yaml").symlink_to("../../../elsewhere.yaml")
    repository.commit("2022-06-21T09:00+01:00", "links")
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "validate", "--as-of", "2022-06-21"])
    unread = [line for line in result.stdout.splitlines() if "[file-is-readable]" in line]
    assert [line.split(":")[0] for line in unread] == ["inspections/peel-2022/afi-04.yaml"]
    assert result.stderr.startswith("3 items checked:")
