"""Outputs that fail or are missing: the command does its work, and says what was lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.small_office import ITEM, Office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a full device and a shell are needed")

FULL = Path("/dev/full")
UPDATE = ("update", "afi-1", "-m", "Ten sampled.", "--by", "liaison", "--date", "2022-07-04")
LOST = "peeltrack: cannot print to standard output: {}."
DONE = " Everything else is done: any change to be made has been written."


def started(office: Office, redirected: str, *given: str) -> "subprocess.CompletedProcess[str]":
    """A command as the shell starts it, with its streams redirected."""
    command = [sys.executable, "-m", "peeltrack", "--register", str(office.register), *given]
    shell = ["sh", "-c", f'exec "$@" {redirected}', "sh", *command]
    return subprocess.run(shell, capture_output=True, check=False, encoding="utf-8")


@pytest.mark.parametrize(
    "given",
    [
        ("list", "--format", "json"),
        ("status",),
        ("show", "afi-1"),
        ("schema", "item"),
        ("owners",),
        ("brief", "--meeting", "hta", "--on", "2022-07-04"),
        ("--help",),
    ],
    ids=" ".join,
)
def test_an_answer_that_a_full_disk_takes_no_more_of_is_said_to_be_lost(
    given: tuple[str, ...], office: Office
) -> None:
    done = started(office, f">{FULL}", *given)
    said = LOST.format("No space left on device") + DONE
    assert (done.returncode, done.stderr.splitlines()[-1]) == (3, said)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_version_alone_on_a_full_disk() -> None:
    command = f"'{sys.executable}' -m peeltrack --version >{FULL}"
    done = subprocess.run(command, shell=True, capture_output=True, check=False, text=True)  # noqa: S602
    assert (done.returncode, done.stderr) == (
        3,
        LOST.format("No space left on device") + DONE + "\n",
    )


def test_a_change_is_committed_though_its_report_is_lost(git_office: Office) -> None:
    done = started(git_office, f">{FULL}", *UPDATE, "--commit")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == LOST.format("No space left on device") + DONE
    assert b"Ten sampled." in git_office.files()[ITEM]
    assert git_office.git("log", "--format=%s").splitlines() == [
        "peel-2022/afi-01: update of 4 July 2022 by liaison",
        "The register",
    ]
    assert git_office.git("status", "--porcelain") == ""


def test_what_is_refused_is_not_said_to_be_done(office: Office) -> None:
    before = office.files()
    done = started(office, f">{FULL}", "update", "afi-3", *UPDATE[2:])
    assert done.returncode == 1
    assert DONE not in done.stderr
    assert office.files() == before


@pytest.mark.parametrize("redirected", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", f"2>{FULL}"])
def test_without_streams_a_change_is_made_and_committed(
    redirected: str, git_office: Office
) -> None:
    done = started(git_office, redirected, *UPDATE, "--commit")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert len(git_office.git("log", "--format=%s").splitlines()) == 2


@pytest.mark.parametrize("given", [("status",), ("list",), ("show", "afi-1")])
def test_without_standard_output_an_answer_goes_nowhere(
    given: tuple[str, ...], office: Office
) -> None:
    done = started(office, ">&-", *given)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_standard_input_there_is_no_text_in_it(office: Office) -> None:
    done = started(office, "<&-", "update", "afi-1", "-m", "-", *UPDATE[4:])
    assert (done.returncode, done.stderr) == (
        1,
        "peeltrack: peel-2022/afi-01: the text is empty, so nothing was written. Enter a text to "
        "continue.\n",
    )


def test_a_reader_that_goes_away_does_not_stop_a_change(git_office: Office) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "peeltrack", "-R", str(git_office.register), *UPDATE]
    done = subprocess.run(
        [*command, "--commit"], stdout=writing, stderr=subprocess.PIPE, check=False, text=True
    )
    os.close(writing)
    assert (done.returncode, done.stderr.splitlines()[0][:10]) == (0, "Committed ")
    assert len(git_office.git("log", "--format=%s").splitlines()) == 2
