"""A fault at each system call around a write: the message says what is written and what is not.

strace refuses one call after another with the errors of a full, failing or closed disk, or kills
the command there.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.small_office import Office, open_office

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")

BY = ("--by", "liaison", "--date", "2022-07-04")
CHANGES = (
    ("update", "afi-1", "-m", "Ten sampled.", *BY),
    ("carry-forward", "peel-2018/afi-09", "--to", "afi-1", "--by", "liaison"),
    ("meeting", "new", "sib", "--date", "2022-07-06"),
)
RENAME, UNLINK = "rename,renameat,renameat2", "unlink,unlinkat"
CALLS = (
    "openat", "read", "write", "fsync", RENAME, "chmod,fchmod,fchmodat",
    UNLINK, "close", "flock", "mkdir,mkdirat", "newfstatat,fstat,stat,lstat",
    "getdents64",
)  # fmt: skip
FAULTS = ("error=ENOSPC", "error=EIO", "error=EPERM", "signal=KILL")


class Fault(NamedTuple):
    """The call that fails, how, and the how-manieth of its kind it is."""

    change: int
    calls: str
    what: str
    when: int


def faulty(office: Office, fault: Fault, log: Path) -> tuple[int, str]:
    """Run a change with a fault; its exit code and what it said."""
    register = office.register
    folders = [path for path in (register, *register.rglob("*")) if path.is_dir()]
    paths = [*folders, *(path for path in register.rglob("*") if path.is_file())]
    paths += [path.with_name(f".{path.name}.peeltrack-tmp") for path in paths if path.is_file()]
    meeting = register / "meetings"
    paths += [register / ".peeltrack.lock", meeting / "2022-07-06-sib.yaml"]
    paths += [meeting / ".2022-07-06-sib.yaml.peeltrack-tmp"]
    inject = f"inject={fault.calls}:{fault.what}:when={fault.when}"
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={fault.calls}", "-e", inject]
    only = [part for path in paths for part in ("-P", str(path))]
    command = [sys.executable, "-m", "peeltrack", *CHANGES[fault.change]]
    done = subprocess.run(
        [*strace, *only, *command, "--register", str(register)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stderr


def series(*, soak: bool) -> Iterator[tuple[int, str]]:
    """Every kind of call in every change with --soak, else those that count most, once each."""
    if soak:
        yield from product(range(len(CHANGES)), CALLS)
        return
    yield from ((0, "fsync"), (1, RENAME), (2, "openat"), (0, "write"), (1, UNLINK))


def test_what_is_said_to_be_written_is_and_nothing_else(
    tmp_path: Path, pytestconfig: pytest.Config, office: Office
) -> None:
    soak = bool(pytestconfig.getoption("--soak"))
    old, new = office.files(), [_once_done(tmp_path / f"done-{n}", n) for n in range(len(CHANGES))]
    outcomes, wrong = set[str](), []
    for change, calls in series(soak=soak):
        for when in count(1):  # until it is made no more
            what = FAULTS[(when + change) % len(FAULTS)]
            trial = open_office(tmp_path / f"trial-{change}-{when}")
            fault = Fault(change, calls, what, when)
            code, said = faulty(trial, fault, tmp_path / "log")
            outcome = _outcome(trial, old, new[change])
            outcomes.add(outcome)
            if why := _contradiction(fault, outcome, code, said):
                wrong.append((fault, why, outcome, code, said))
            assert trial.run("rag", "peel-2022/afi-02", "red", "--because", "x", *BY).code == 0
            shutil.rmtree(trial.register)
            is_over = code != -9 and "INJECTED" not in (tmp_path / "log").read_text()
            if is_over or (when == 2 and not soak):
                break
    assert wrong == [], "\n".join(map(str, wrong))
    assert outcomes >= {"old", "new"}


def _once_done(folder: Path, change: int) -> dict[str, bytes]:
    done = open_office(folder)
    assert done.run(*CHANGES[change]).code == 0
    return done.files()


def _outcome(office: Office, old: dict[str, bytes], new: dict[str, bytes]) -> str:
    left = {
        path: data
        for path, data in office.files().items()
        if not path.split("/")[-1].startswith(".")
    }
    if left == old:
        return "old"
    if left == new:
        return "new"
    whole = all(data in (old.get(path), new.get(path)) for path, data in left.items())
    return "some of both" if whole and old.keys() <= left.keys() <= new.keys() else "broken"


def _contradiction(fault: Fault, outcome: str, code: int, said: str) -> str:
    """Tell what is wrong with an outcome and the words for it; empty if nothing is."""
    if outcome == "broken" or "Traceback" in said or "Exception ignored" in said:
        return "broken"
    if fault.what == "signal=KILL":
        return ""
    is_told = code == 0 or "is written, but" in said
    if outcome == "some of both":
        return "" if "only part of it is written" in said else "half of it is not told"
    if outcome == "new":
        return "" if is_told else "it is written and not told so"
    return "it is not written and told so" if is_told or "Written:" in said else ""
