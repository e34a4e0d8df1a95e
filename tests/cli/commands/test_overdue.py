"""The overdue command."""

from tests.cli.shipped_register import DAY, rows, run


def test_overdue_on_the_day_of_the_meeting_is_the_milestone_that_the_notes_name() -> None:
    found = [(row["source"], row["promise"], row["reason"]) for row in rows("overdue", "--on", DAY)]
    assert found == [("peel-2021-22/afi-03", "step", "8 days overdue")]


def test_overdue_within_some_days_goes_on_with_what_is_due_soon() -> None:
    found = [row["promised_for"] for row in rows("overdue", "--on", DAY, "--within", "2w")]
    assert found == [
        "2022-05-15",
        *["2022-05-25"] * 4,
        "2022-05-31",
        "2022-06-05",
        "2022-06-06",
    ]


def test_fail_turns_something_overdue_into_exit_code_1() -> None:
    assert run("overdue", "--on", DAY).exit_code == 0
    assert run("overdue", "--on", DAY, "--fail").exit_code == 1
    assert run("overdue", "--on", "2022-05-14", "--fail").exit_code == 0
