"""The report for the monitoring portal, as an officer makes it."""

import json

import pytest

from tests.cli.small_office import Office


def update(office: Office, item: str, text: str, day: str, *more: str) -> None:
    said = office.run("update", item, "-m", text, "--by", "det-supt", "--date", day, *more)
    assert said.code == 0, said


def review(office: Office, item: str, day: str) -> None:
    said = office.run("review", item, "--by", "liaison", "--date", day)
    assert said.code == 0, said


def test_the_next_return_begins_where_the_last_one_recorded_ended(office: Office) -> None:
    update(office, "afi-1", "Trained.", "2022-07-04")
    review(office, "afi-1", "2022-07-05")
    sent = office.run("portal", "--sent", "--on", "2022-07-31", "--by", "liaison")
    assert sent.out == "portal: report of 31 July 2022 recorded.\n"
    update(office, "afi-1", "Sampled.", "2022-08-04")
    review(office, "afi-1", "2022-08-05")
    rows = json.loads(office.run("portal", "--on", "2022-08-06", "-f", "json").out)["rows"]
    assert [(row["id"], row["text"].partition("\n\n")[2]) for row in rows] == [
        ("peel-2022/afi-01", "Update of 4 August 2022:\n\nSampled.")
    ]


def news(office: Office, text: str, day: str = "2022-07-31") -> None:
    update(office, "afi-1", text, day)
    review(office, "afi-1", day)


def commit(office: Office) -> None:
    office.git("commit", "--quiet", "--all", "--message", "Work of the day")


def told_by(office: Office, *more: str) -> tuple[list[str], str]:
    """The updates that a report of 1 August would give, and what is said beside it."""
    told = office.run("portal", *(more or ("--on", "2022-08-01")))
    return [line for line in told.out.splitlines() if line in ("Before.", "After.")], told.err


def test_what_is_recorded_later_on_the_day_of_a_report_is_in_the_next(git_office: Office) -> None:
    news(git_office, "Before.")
    commit(git_office)
    git_office.run("portal", "--sent", "--on", "2022-07-31", "--by", "liaison", "--commit")
    assert told_by(git_office) == ([], "")
    news(git_office, "After.")
    commit(git_office)
    assert told_by(git_office) == (["After."], "")
    assert told_by(git_office, "--since", "2022-07-31", "--on", "2022-08-01") == (["After."], "")
    # As on the evening of that day, and as at a commit
    assert told_by(git_office, "--on", "2022-07-31") == (["After."], "")
    assert told_by(git_office, "--as-of", "HEAD^", "--on", "2022-08-01") == ([], "")


def test_what_was_committed_with_a_report_is_told_again_and_not_lost(git_office: Office) -> None:
    """Nothing says which of the changes of one commit came first."""
    news(git_office, "Before.")
    git_office.run("portal", "--sent", "--on", "2022-07-31", "--by", "liaison")
    assert told_by(git_office) == (
        ["Before."],
        "The report of 31 July 2022 is not committed: whatever was recorded since the last "
        "commit is included.\n",
    )
    news(git_office, "After.")
    commit(git_office)
    said = (
        "The report of 31 July 2022 was committed together with other changes: "
        "they are included again.\n"
    )
    assert told_by(git_office) == (["Before.", "After."], said)


def test_without_git_the_whole_day_of_a_report_is_told_again(office: Office) -> None:
    news(office, "Before.", "2022-07-30")
    news(office, "After.")
    office.run("portal", "--sent", "--on", "2022-07-31", "--by", "liaison")
    assert told_by(office) == (
        ["After."],
        "Git does not show when the report of 31 July 2022 was recorded: everything dated on "
        "that day or later is included.\n",
    )


def test_a_report_can_be_written_and_recorded_as_sent_in_one_act(office: Office) -> None:
    update(office, "afi-1", "Trained.", "2022-07-04")
    review(office, "afi-1", "2022-07-05")
    file = office.folder / "report.txt"
    send = ("portal", "--sent", "--on", "2022-07-31", "-o", str(file), "--by")
    office.run(*send, "liaison", "--dry-run")
    assert not file.exists()
    sent = office.run(*send, "liaison")
    assert sent.out == "portal: report of 31 July 2022 recorded.\n"
    assert "Update of 4 July 2022:\n\nTrained.\n" in file.read_text("utf-8")


def test_a_return_is_an_entry_of_the_register(office: Office) -> None:
    lines = office.difference("portal", "--sent", "--on", "2022-07-31", "--by", "liaison")
    assert lines == ["+portal_reports:", "+  - date: 2022-07-31", "+    by: liaison"]


def test_a_return_before_the_last_is_refused(office: Office) -> None:
    office.run("portal", "--sent", "--on", "2022-07-31", "--by", "liaison")
    office.refuses(
        1,
        "portal: the last report is dated 31 July 2022. Give a later date.",
        *("portal", "--sent", "--on", "2022-07-31", "--by", "liaison"),
    )


def test_an_update_recorded_late_is_told_by_the_next_return(git_office: Office) -> None:
    """Git knows that the register did not hold it when the last report was made."""
    update(git_office, "peel-2022/afi-02", "Of old.", "2022-05-02")
    review(git_office, "peel-2022/afi-02", "2022-05-03")
    told = git_office.run("portal", "--since", "HEAD")
    assert "Update of 2 May 2022:\n\nOf old.\n" in told.out
    assert ("Begun." in told.out, told.err) == (False, "")


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_what_is_restricted_is_held_back_and_its_finding_named(office: Office, form: str) -> None:
    update(office, "afi-1", "Not for others.", "2022-07-04", "--restricted")
    told = office.run("portal", "--since", "2022-07-01", "--on", "2022-07-06", "-f", form)
    assert "Not for others." not in told.out
    assert told.err == (
        "Git history does not reach back that far; the recorded dates decide what is new.\n"
        "Updates left out: 1 of peel-2022/afi-01, restricted.\n"
    )


def test_without_news_it_says_so(git_office: Office) -> None:
    assert git_office.run("portal", "--since", "HEAD").out == "There is nothing new to report.\n"


def test_the_return_is_a_document_too(office: Office) -> None:
    update(office, "afi-1", "Trained.", "2022-07-04")
    review(office, "afi-1", "2022-07-05")
    file = office.folder / "portal.md"
    asked = ("portal", "--since", "2022-07-01", "--on", "2022-07-06", "-o", str(file))
    assert office.run(*asked).err.endswith(f"Wrote {file} (1 finding).\n")
    assert file.read_text("utf-8").splitlines()[:17] == [
        "# Report for the monitoring portal, 6 July 2022",
        "",
        "**OFFICIAL**",
        "",
        "**Small Force**",
        "",
        "- Position as at: 6 July 2022",
        "- New since: 1 July 2022",
        "- Report: PEEL 2022",
        "",
        "## AFI 1: Missing person records",
        "",
        "Open; rated amber by the force since 27 April 2022; due by 31 October 2022; "
        "to be complete by 31 August 2022.",
        "",
        "Update of 4 July 2022:",
        "",
        "Trained.",
    ]
    assert "## Ratings" in file.read_text("utf-8")


def test_what_hmicfrs_closed_is_left_out_counted_and_included_when_asked(office: Office) -> None:
    closed = office.run(
        "close", "afi-1", "--date", "2022-07-05", "--by", "liaison", "--letter", "Letter of 5 July"
    )
    assert closed.code == 0, closed
    asked = ("portal", "--since", "2022-07-01", "--on", "2022-07-06")
    told = office.run(*asked)
    assert "Closed by HMICFRS" not in told.out
    assert told.err.endswith(
        "Left out because closed by HMICFRS: 1 finding; --closed includes them.\n"
    )
    told = office.run(*asked, "--closed")
    assert "Closed by HMICFRS on 5 July 2022.\n" in told.out
    assert "Letter of 5 July" not in told.out
    assert "Left out because closed" not in told.err
