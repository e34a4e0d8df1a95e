"""One writer at a time, and nothing left of the lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from peeltrack.storage import lock
from peeltrack.storage.errors import LockedError, RegisterLockedAwayError
from peeltrack.storage.lock import NAME, locked

HOLD = """
import sys
from pathlib import Path
from peeltrack.storage.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(root: Path) -> "subprocess.Popen[str]":
    """Another process that holds the register until it is told to go, or is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_lock_is_gone_when_it_is_let_go(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert (tmp_path / NAME).exists()
    assert list(tmp_path.iterdir()) == []


def test_it_is_gone_after_an_error_too(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_whoever_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with holder(tmp_path) as other:
        with pytest.raises(LockedError) as refused, locked(tmp_path):
            pass
        other.communicate()
    assert str(refused.value) == (
        "another peeltrack has been writing to this register for 0.2 seconds. Wait for it to "
        "finish, then try again."
    )
    assert refused.value.exit_code == 3


def test_the_lock_of_a_killed_writer_holds_nobody_up(tmp_path: Path) -> None:
    with holder(tmp_path) as other:
        other.kill()
        other.communicate()
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(RegisterLockedAwayError), locked(tmp_path):
        pass
