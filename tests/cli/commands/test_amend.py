"""A slip put right from the command line, and what `validate --against` says of it."""

import shlex

import pytest

from tests.cli.small_office import ITEM, MEETING, REGISTER, Office

WHY = "--because 'A slip of the pen.' --by liaison --date 2022-07-04"


@pytest.mark.parametrize(
    ("given", "subject", "what"),
    [
        ("afi-1 progress.2022-05.text -m 'Begun in May.'", "peel-2022/afi-01", "text"),
        ("hta questions.which.text -m 'Which are kept?'", "2022-05-23-hta", "text"),
        ("afi-3 sign_offs.2022-06.evidence -m 'Its letter.'", "peel-2022/afi-03", "evidence"),
        ("afi-1 steps_to_green.dip.done --nothing", "peel-2022/afi-01", "done"),
    ],
)
def test_what_is_amended_is_committed_and_no_rewriting_of_the_past(
    given: str, subject: str, what: str, git_office: Office
) -> None:
    said = git_office.run(*shlex.split(f"amend {given} {WHY} --commit"))
    assert said.code == 0, said.err
    assert said.out.startswith(f"{subject}: ")
    assert said.out.endswith(f".{what} amended.\n")
    assert git_office.run("validate", "--against", "HEAD~1", "--on", "2022-07-04").code == 0


def test_the_same_by_hand_is_refused(git_office: Office) -> None:
    git_office.write({ITEM: REGISTER[ITEM].replace("Begun.", "Begun in May.")})
    done = git_office.run("validate", "--against", "HEAD", "--on", "2022-07-04")
    assert done.code == 1
    assert "[nothing-recorded-is-edited] progress.2022-05-01.text said 'Begun.'" in done.out


def test_an_amendment_changes_its_place_and_adds_its_entry(office: Office) -> None:
    given = f"amend afi-1 progress.2022-05-01.text -m 'Begun in May.' {WHY}"
    assert office.difference(*shlex.split(given)) == [
        "-    text: Begun.",
        "+    text: Begun in May.",
        "+amendments:",
        "+  - date: 2022-07-04",
        "+    by: liaison",
        "+    because: A slip of the pen.",
        "+    what: progress.2022-05-01.text",
        "+    replaced: Begun.",
    ]


def test_an_amendment_that_would_break_a_rule_is_not_written(office: Office) -> None:
    before = office.files()
    done = office.run(*shlex.split(f"amend afi-1 progress.2022-05-01.date -m 2022-13-01 {WHY}"))
    assert (done.code, done.out, office.files()) == (1, "", before)
    assert done.err.startswith(f"peeltrack: not written: {ITEM}:")
    assert "is not a valid date" in done.err


def test_a_place_that_is_not_there_is_told_before_the_text_is_asked_for(office: Office) -> None:
    office.refuses(
        2, "no key of 2022-05-23-hta 'question'. Did you mean questions?",
        *shlex.split(f"amend {MEETING[9:-5]} question.which.text {WHY}"),
    )  # fmt: skip
