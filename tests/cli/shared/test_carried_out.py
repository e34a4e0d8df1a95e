"""What a command says once its change is written, and what it does not write over."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.history import git
from tests.cli.small_office import ITEM, MEETING, Office

BY = ("--by", "liaison", "--date", "2022-07-04")
UPDATE = ("update", "afi-1", "-m", "Ten sampled.", *BY)
REPORT = "peel-2022/afi-01: update of 4 July 2022 by liaison.\n"


def at_the_sync(monkeypatch: pytest.MonkeyPatch, number: int, do: Callable[[], None]) -> None:
    """Have something happen at one of the syncs of a write: the files' first, then the folders'."""
    sync, calls = os.fsync, list[int]()

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == number:
            do()
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)


def fail() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_a_change_that_the_disk_does_not_confirm_is_committed_and_told(
    git_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_sync(monkeypatch, 2, fail)
    done = git_office.run(*UPDATE, "--commit")
    assert (done.code, done.out) == (3, REPORT)
    committed, said = done.err.splitlines()
    assert committed.startswith("Committed ")
    assert said.startswith(
        "peeltrack: the change is written, but the disk has not confirmed it: Input/output error. "
    )
    assert git_office.git("status", "--porcelain") == ""


def test_a_disk_that_fails_before_leaves_everything(
    git_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_sync(monkeypatch, 1, fail)
    said = (
        f"cannot write to the register in {git_office.register}: Input/output error. Check that "
        "its files can be written to."
    )
    git_office.refuses(3, said, *UPDATE, "--commit")


def test_what_a_hand_saves_during_the_sync_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_hand = office.files()[ITEM].replace(b"Missing", b"By hand: missing")
    at_the_sync(monkeypatch, 1, lambda: office.write({ITEM: by_hand}))
    done = office.run(*UPDATE)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"peeltrack: {ITEM} has changed since it was read; nothing was written. Check it, then try "
        "again.\n"
    )
    assert office.files()[ITEM] == by_hand


def test_nor_is_a_new_file_written_over_one_that_came_meanwhile(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, by_hand = "meetings/2022-07-04-sib.yaml", b"forum: sib\ndate: 2022-07-04\n"
    at_the_sync(monkeypatch, 1, lambda: office.write({new: by_hand}))
    done = office.run("meeting", "new", "sib", "--date", "2022-07-04")
    assert (done.code, office.files()[new]) == (1, by_hand)


def test_format_keeps_what_a_hand_saves_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.write({MEETING: office.files()[MEETING].replace(b"\n", b"\r\n")})
    by_hand = b"forum: hta\ndate: 2022-05-23\n"
    at_the_sync(monkeypatch, 1, lambda: office.write({MEETING: by_hand}))
    assert (office.run("format").code, office.files()[MEETING]) == (1, by_hand)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            KeyboardInterrupt(),
            130,
            "Interrupted: the change is written; check git log to see whether it is committed.\n",
        ),
        (
            OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
            3,
            "peeltrack: the change is written but not committed: Cannot allocate memory. Correct "
            "that, then commit it with git; do not repeat the change.\n",
        ),
    ],
)
def test_whatever_stops_the_commit_the_change_is_said_to_be_written(
    error: BaseException,
    code: int,
    said: str,
    git_office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object) -> str:
        raise error

    monkeypatch.setattr(git, "commit_files", stop)
    done = git_office.run(*UPDATE, "--commit")
    assert (done.code, done.out, done.err) == (code, REPORT, said)
    assert b"Ten sampled." in git_office.files()[ITEM]


def test_a_new_register_is_begun_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    at_the_sync(monkeypatch, 5, fail)
    done = CliRunner().invoke(app, ["init", str(folder)])
    assert (done.exit_code, done.stdout) == (3, "")
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert CliRunner().invoke(app, ["init", str(folder)]).exit_code == 0
