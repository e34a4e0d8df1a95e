"""Links between items: their date and author, and how they are taken back."""

import json

from tests.cli.small_office import Office

BY = ("--by", "liaison", "--date", "2022-07-04")
OLD = "peel-2018/afi-09"


def test_a_link_keeps_its_date_and_who_made_it(git_office: Office) -> None:
    assert git_office.run("supersede", OLD, "--with", "afi-1", *BY, "--commit").code == 0
    rows = json.loads(git_office.run("history", OLD, "-f", "json").out)["rows"]
    row = next(each for each in rows if each["field"] == "superseded_by")
    assert (row["change"], row["field"], row["after"], row["by"], row["date"]) == (
        "recorded",
        "superseded_by",
        "peel-2022/afi-01",
        "liaison",
        "2022-07-04",
    )
    shown = git_office.run("show", OLD).out
    assert "peel-2022/afi-01 (recorded 4 July 2022, Force Liaison Officer)" in shown
    # on the day before it is open still
    for day, state in (("2022-07-03", "awaiting_allocation"), ("2022-07-04", "superseded")):
        (item,) = json.loads(git_office.run("show", OLD, "--on", day, "-f", "json").out)["rows"]
        assert item["state"] == state


def test_who_supersedes_is_asked_for_and_the_other_item_has_its_own_option(office: Office) -> None:
    said = office.run("supersede", OLD, "--with", "afi-1")
    assert (said.code, said.out) == (2, "")
    assert "--by is needed" in said.err
    office.refuses(
        2,
        "no lead 'afi-1'. The register has: acc-crime, det-supt, liaison, head-of-data.",
        "supersede", OLD, "--with", "afi-1", "--by", "afi-1",
    )  # fmt: skip


def test_a_link_made_in_error_is_amended_away_with_its_date(git_office: Office) -> None:
    git_office.run("supersede", OLD, "--with", "afi-1", *BY, "--commit")
    path = f"inspections/{OLD}.yaml"
    linked = git_office.files()[path].decode()
    by_hand = linked.partition("superseded_by:")[0]
    git_office.write({path: by_hand})
    refused = git_office.run("validate", "--against", "HEAD", "--on", "2022-08-01")
    assert refused.code == 1
    assert "superseded_by said 'peel-2022/afi-01'; put it back" in refused.out
    assert "superseded said '2022-07-04" in refused.out

    git_office.write({path: linked})
    wrong = ("--because", "It is another finding.", "--by", "liaison", "--date", "2022-07-05")
    assert git_office.run("amend", OLD, "superseded_by", "--nothing", *wrong).code == 0
    text = git_office.files()[path].decode()
    assert "\nsuperseded" not in text
    assert git_office.run("validate", "--against", "HEAD", "--on", "2022-08-01").code == 0
    assert git_office.run("supersede", OLD, "--with", "peel-2022/afi-2", *BY).code == 0


def test_the_inspectorate_closes_by_letter_what_was_never_submitted(git_office: Office) -> None:
    letter = "HMICFRS, 1 July 2022"
    assert git_office.run("close", "afi-1", "--letter", letter, *BY, "--commit").code == 0
    (item,) = json.loads(git_office.run("show", "afi-1", "-f", "json").out)["rows"]
    assert item["state"] == "closed"
    assert letter in git_office.run("show", "afi-1").out
    rows = json.loads(git_office.run("history", "afi-1", "-f", "json").out)["rows"]
    last = next(each for each in rows if each["field"] == "sign_offs")
    assert (last["after"], last["because"]) == ("closed", letter)
    assert git_office.run("validate", "--against", "HEAD~1", "--on", "2022-08-01").code == 0
    again = (
        "peel-2022/afi-01: was not submitted (it is closed). peeltrack show peel-2022/afi-01 shows "
        "its position."
    )
    git_office.refuses(1, again, "close", "afi-1", "--letter", letter, *BY)
