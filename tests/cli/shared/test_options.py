"""Options that commands share."""

import pytest

from tests.cli.shipped_register import DAY, run


@pytest.mark.parametrize("command", ["brief", "challenge", "notes"])
def test_a_meeting_is_named_by_an_argument_as_by_an_option(command: str) -> None:
    named, given = run(command, "HTA", "--on", DAY), run(command, "--meeting", "HTA", "--on", DAY)
    assert (named.exit_code, named.stdout) == (0, given.stdout)
    twice, never = run(command, "hta", "--meeting", "sib"), run(command)
    assert [(told.exit_code, told.stdout, told.stderr) for told in (twice, never)] == [
        (2, "", "peeltrack: the meeting is given twice: hta and --meeting sib. Give it once.\n"),
        (2, "", "peeltrack: --meeting is needed: the forum or meeting, such as "
        "--meeting HTA.\n"),
    ]  # fmt: skip
