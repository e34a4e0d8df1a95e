"""The show command."""

from tests.cli.shipped_register import DAY, rows, run
from tests.cli.small_office import Office


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


def test_a_cause_of_concern_lists_its_recommendations_and_whose_update_is_its_last() -> None:
    text = run("show", "peel-2021-22/coc-1", "--on", DAY).stdout
    listed = text.partition("Its recommendations\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split(":")[0] for line in listed] == [
        "  - peel-2021-22/rec-1",
        "  - peel-2021-22/rec-2",
    ]
    assert "Its recommendations" not in run("show", "AFI 6", "--on", DAY).stdout


def test_an_item_is_named_as_papers_print_it(office: Office) -> None:
    """Two inspections have an AFI 2, and neither has ended."""
    office.write(
        {
            "inspections/peel-2022/inspection.yaml": "short: Vetting 2022\n"
            + office.files()["inspections/peel-2022/inspection.yaml"].decode()
        }
    )
    named = office.run("show", "AFI 2 (vetting 2022)")
    assert (named.code, named.out.split()[0]) == (0, "peel-2022/afi-02")
    unknown = office.run("show", "AFI 2 (Custody 2022)")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.startswith("peeltrack: no item 'AFI 2 (Custody 2022)'")


def test_a_reopened_finding_says_that_its_rating_is_older(office: Office) -> None:
    signed = ("--by", "liaison", "--date")
    for given in (
        ("step", "done", "afi-1", "train-staff", *signed, "2022-07-04"),
        ("rag", "afi-1", "green", "--because", "Sampled.", "--force", *signed, "2022-07-05"),
        ("submit", "afi-1", "--evidence", "A sample.", *signed, "2022-07-06"),
        ("close", "afi-1", "--evidence", "A letter.", *signed, "2022-07-07"),
        ("reopen", "afi-1", "--because", "It grew again.", *signed, "2022-07-08"),
    ):
        said = office.run(*given)
        assert said.code == 0, said.err
    line = "RAG             green since 5 July 2022; rated before it was reopened"
    assert line in office.run("show", "afi-1").out.splitlines()
    office.run("rag", "afi-1", "amber", "--because", "It grew.", *signed, "2022-07-09")
    assert "before it was reopened" not in office.run("show", "afi-1").out


def test_what_was_withdrawn_awaits_no_review_and_is_not_overdue(office: Office) -> None:
    wrong = ("--because", "Wrong item.", "--by", "liaison", "--date", "2022-07-04")
    office.run("update", "afi-1", "-m", "Wrong.", "--by", "det-supt", "--date", "2022-07-04")
    office.run("withdraw", "afi-1", "progress.2022-07-04", *wrong)
    office.run("withdraw", "afi-1", "steps_to_green.train-staff", *wrong)
    shown = office.run("show", "afi-1", "--on", "2022-08-01").out
    by = "[withdrawn on 4 July 2022 by Force Liaison Officer: Wrong item.]"
    assert f"  4 July 2022 (28 days old), Detective Superintendent  {by}\n" in shown
    assert f"  [ ] train-staff  Train the staff.  {by}\n" in shown
    assert "  1 May 2022 (92 days old), Detective Superintendent; not reviewed\n" in shown
