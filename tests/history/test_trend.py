"""RAG over time, right to the item at every month."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.history.conftest import Asking, Telling
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER, with_lines

COUNTED = """
    month   | kind                 | rag    | state               | count
    2022-04 | cause_of_concern     | None   | open                | 1
    2022-04 | recommendation       | amber  | open                | 1
    2022-04 | recommendation       | yellow | open                | 1
    2022-04 | area_for_improvement | amber  | awaiting_allocation | 1
    2022-04 | area_for_improvement | amber  | open                | 14
    2022-04 | area_for_improvement | yellow | open                | 1
    2022-05 | cause_of_concern     | None   | open                | 1
    2022-05 | recommendation       | amber  | open                | 1
    2022-05 | recommendation       | yellow | open                | 1
    2022-05 | area_for_improvement | amber  | awaiting_allocation | 1
    2022-05 | area_for_improvement | amber  | open                | 14
    2022-05 | area_for_improvement | yellow | open                | 1
    2022-06 | cause_of_concern     | None   | open                | 1
    2022-06 | recommendation       | amber  | open                | 1
    2022-06 | recommendation       | yellow | open                | 1
    2022-06 | area_for_improvement | amber  | awaiting_allocation | 1
    2022-06 | area_for_improvement | amber  | open                | 14
    2022-06 | area_for_improvement | yellow | open                | 1
    2022-07 | cause_of_concern     | None   | open                | 1
    2022-07 | recommendation       | amber  | open                | 1
    2022-07 | recommendation       | green  | complete            | 1
    2022-07 | area_for_improvement | amber  | open                | 15
    2022-07 | area_for_improvement | yellow | open                | 1
    2022-08 | cause_of_concern     | None   | open                | 1
    2022-08 | recommendation       | amber  | open                | 1
    2022-08 | recommendation       | green  | awaiting_sign_off   | 1
    2022-08 | area_for_improvement | amber  | open                | 16
    2022-09 | cause_of_concern     | None   | open                | 1
    2022-09 | recommendation       | yellow | open                | 1
    2022-09 | recommendation       | green  | awaiting_sign_off   | 1
    2022-09 | area_for_improvement | red    | open                | 1
    2022-09 | area_for_improvement | amber  | open                | 15
    2022-10 | cause_of_concern     | None   | open                | 1
    2022-10 | recommendation       | yellow | open                | 1
    2022-10 | recommendation       | green  | awaiting_sign_off   | 1
    2022-10 | area_for_improvement | red    | open                | 1
    2022-10 | area_for_improvement | amber  | open                | 15
    2022-11 | cause_of_concern     | None   | open                | 1
    2022-11 | recommendation       | yellow | open                | 1
    2022-11 | recommendation       | green  | closed              | 1
    2022-11 | area_for_improvement | amber  | open                | 16
"""
"""PEEL 2021/22, counted by hand from the documents and the script's invented commands."""

PEEL = ("--inspection", "peel-2021-22", "--until", "2022-11")


def counted(rows: list[dict[str, object]]) -> list[list[str]]:
    keys = ("month", "kind", "rag", "state", "count")
    return [[str(row[key]) for key in keys] for row in rows]


def test_every_month_is_right_to_the_item(told: Telling) -> None:
    expected = [re.split(r"\s+\|\s+", line.strip()) for line in COUNTED.strip().splitlines()[1:]]
    whole = told("trend", *PEEL)
    assert counted(whole["rows"]) == expected
    assert whole["from"] == "git"


def test_the_dated_facts_alone_tell_all_but_the_missing_leads(told: Telling) -> None:
    """Of leads they know only who has them now: AFI 6 awaited its own until July."""
    git, facts = (told("trend", *PEEL, "--from", source) for source in ("git", "facts"))

    def merged(rows: list[dict[str, object]]) -> Counter[tuple[object, ...]]:
        found = Counter[tuple[object, ...]]()
        for row in rows:
            state = "open" if row["state"] == "awaiting_allocation" else row["state"]
            found[row["month"], row["kind"], row["rag"], state] += int(str(row["count"]))
        return found

    assert merged(facts["rows"]) == merged(git["rows"])
    assert {row["state"] for row in facts["rows"]} == {
        "open",
        "complete",
        "awaiting_sign_off",
        "closed",
    }


def test_each_month_is_what_status_says_as_of_its_last_day(told: Telling) -> None:
    rows = told("trend", "--until", "2022-11")["rows"]
    for day in ("2022-04-30", "2022-05-31", "2022-07-31", "2022-11-30"):
        then = told("status", "--as-of", day)["rows"]
        mine = [{**row} for row in rows if row["month"] == day[:7]]
        for row in mine:
            del row["month"]
        assert sorted(map(str, mine)) == sorted(map(str, then))


def test_before_publication_only_the_earlier_report_is_there(told: Telling) -> None:
    rows = told("trend", "--since", "2022-04", "--until", "2022-04-26")["rows"]
    assert [(row["inspection"], row["kind"], row["state"], row["count"]) for row in rows] == [
        ("peel-2018", "cause_of_concern", "awaiting_allocation", 1),
        ("peel-2018", "recommendation", "awaiting_allocation", 7),
        ("peel-2018", "area_for_improvement", "awaiting_allocation", 6),
        ("peel-2018", "area_for_improvement", "open", 1),
    ]


def test_a_lead_has_the_items_that_were_theirs_then(told: Telling) -> None:
    rows = told("trend", "--lead", "head-of-occ", *PEEL)["rows"]
    totals = Counter[str]()
    for row in rows:
        totals[row["month"]] += row["count"]
    assert totals["2022-07"] - totals["2022-06"] == 1


def test_series_by_lead_name_the_lead(told: Telling) -> None:
    rows = told("trend", "--by", "lead", *PEEL)["rows"]
    without = [row["month"] for row in rows if row["lead"] is None]
    assert without == ["2022-04", "2022-05", "2022-06"]


def test_on_a_terminal_a_month_is_a_bar_of_letters_beside_its_figures(asked: Asking) -> None:
    lines = asked("trend", *PEEL, "--format", "table").stdout.splitlines()
    assert lines[0] == "West Mercia Police: RAG by month"
    assert lines[2] == "One letter is one item: R, A, Y and G by rating, - not rated, . ended."
    assert lines[4] == "Month    Red  Amber  Yellow  Green  Not rated  Ended"
    assert lines[10].split() == ["2022-09", "1", "15", "1", "1", "1", "-", "RAAAAAAAAAAAAAAAYG-"]


def test_the_picture_says_all_in_words(asked: Asking, tmp_path: Path) -> None:
    file = tmp_path / "trend.svg"
    done = asked("trend", *PEEL, "--since", "2022-08", "-o", str(file))
    assert (done.stdout, done.stderr) == ("", f"Wrote {file} (1 picture, 4 months).\n")
    printed = asked("trend", *PEEL, "--since", "2022-08", "-o", "-").stdout
    assert printed.encode() == file.read_bytes()
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 (our own)
    space = "{http://www.w3.org/2000/svg}"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert description is not None
    ids = f"{title.get('id')} {description.get('id')}"
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", ids)
    assert (
        title.text
        == "Findings not closed have fallen from 19 to 18 since August 2022; sixteen are amber"
    )
    counted = (
        "Findings that HMICFRS has not closed, by RAG at the end of each month, to 30 November 2022"
    )
    assert description.text == (
        f"{counted}. {title.text}. November 2022: 16 amber, 1 yellow and 1 not rated. "
        "October 2022: 1 red, 15 amber, 1 yellow, 1 green and 1 not rated. "
        "September 2022: 1 red, 15 amber, 1 yellow, 1 green and 1 not rated. "
        "August 2022: 17 amber, 1 green and 1 not rated."
    )
    shown = [text.text for text in root.iter(f"{space}text")]
    assert shown[:2] == [title.text, counted]
    assert shown[-5:] == ["16 amber", "1 yellow", "1 not rated", "red", "green"]
    ground = root.find(f"{space}rect")
    assert ground is not None
    assert (ground.get("fill"), ground.get("width")) == ("#ffffff", root.get("width"))


def test_each_group_has_a_picture_that_names_it(asked: Asking, tmp_path: Path) -> None:
    file = tmp_path / "leads.svg"
    done = asked("trend", *PEEL, "--by", "lead", "-o", str(file))
    drawn = file.read_text(encoding="utf-8")
    number = drawn.count(" by RAG at the end of each month, to 30 November 2022</text>")
    assert done.stderr == f"Wrote {file} ({number} pictures, 8 months).\n"
    assert number > 1
    assert "Findings of acc-" in drawn


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["--inspection", "peel"], 2, "no inspection 'peel'. Did you mean peel-20"),
        (["--lead", "nobody"], 2, "no lead 'nobody'. The register has: pcc, "),
        (["--since", "May"], 2, "--since 'May' is not a valid date; "),
        (["-o", "trend.png"], 2, "cannot write 'trend.png': use a file that ends in .svg"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    asked: Asking, given: list[str], code: int, said: str
) -> None:
    result = asked("trend", *given, "--until", "2022-11")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert result.stderr.startswith(f"peeltrack: {said}")


def test_without_git_it_is_told_from_the_facts_and_says_so(tmp_path: Path) -> None:
    Repository(tmp_path).write(SMALL_REGISTER)
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "trend", "--until", "2022-05"])
    assert result.stderr == "There is no git history; this comes from the register's dated facts.\n"
    assert result.stdout.splitlines()[1:] == [
        f"{month}\tpeel-2022\tarea_for_improvement\t\topen\t2" for month in ("2022-04", "2022-05")
    ]
    asked_git = ["-R", str(tmp_path), "trend", "--from", "git"]
    assert CliRunner().invoke(app, asked_git).exit_code == 3


def test_where_git_holds_no_earlier_month_it_is_told_from_the_facts(tmp_path: Path) -> None:
    repository = Repository.new(tmp_path)
    repository.write(SMALL_REGISTER)
    repository.commit("2022-05-10T12:00+00:00", "The register begins")
    asked = ["-R", str(tmp_path), "trend", "--on"]
    result = CliRunner().invoke(app, [*asked, "2022-05-20"])
    assert result.stderr == "No earlier month in git: this is from the register's dated facts.\n"
    assert {line.split("\t")[0] for line in result.stdout.splitlines()[1:]} == {
        "2022-04",
        "2022-05",
    }
    a_month_later = CliRunner().invoke(app, [*asked, "2022-06-20"])
    assert a_month_later.stderr == ""


def test_a_picture_of_nothing_is_not_written(tmp_path: Path) -> None:
    Repository(tmp_path).write({"register.yaml": SMALL_REGISTER["register.yaml"]})
    picture = tmp_path / "trend.svg"
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "trend", "-o", str(picture)])
    assert result.exit_code == 1
    assert (
        "Fewer than three months, or no number has changed: no picture is written.\n"
        in result.stderr
    )
    assert not picture.exists()


def test_a_shallow_clone_is_not_half_counted(
    tmp_path: Path, west_mercia_history: Repository
) -> None:
    source = west_mercia_history.folder.as_uri()
    Repository(tmp_path).git("clone", "--quiet", "--depth=3", source, str(tmp_path / "cut"))
    for given in ([], ["--since", "2022-05"]):
        result = CliRunner().invoke(app, ["-R", str(tmp_path / "cut"), "trend", *given])
        assert (result.exit_code, result.stdout) == (3, "")
        assert "Run git fetch --unshallow" in result.stderr


def test_a_file_that_was_broken_at_a_months_end_counts_as_it_last_could_be_read(
    tmp_path: Path,
) -> None:
    repository = Repository.new(tmp_path)
    repository.write(SMALL_REGISTER)
    repository.commit("2022-04-28T09:00+01:00", "begun")
    repository.write({ITEM: "kind: nonsense\n"})
    repository.commit("2022-05-28T09:00+01:00", "broken")
    repository.write({ITEM: with_lines(ITEM, "rag: red")})
    repository.commit("2022-06-28T09:00+01:00", "mended")
    result = CliRunner().invoke(app, ["-R", str(tmp_path), "trend", "--until", "2022-06"])
    assert result.stderr == (
        f"Note: {ITEM} could not be read at every month's end; the last readable version is used.\n"
    )
    assert [line.split("\t")[0::3] for line in result.stdout.splitlines()[1:]] == [
        ["2022-04", ""],
        ["2022-05", ""],
        ["2022-06", "red"],
        ["2022-06", ""],
    ]
