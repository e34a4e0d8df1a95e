"""Time that commands take on a file as large as allowed: with its size, never with its square."""

import math
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.storage.files import SIZE_LIMIT

FORCE = """\
name: Borset Police
leads:
  acc: {title: ACC Crime, may_review: true}
forums:
  hta: {name: Holding to Account, stale_after_days: 31}
"""
INSPECTION = "title: PEEL 2022\nbody: HMICFRS\nkind: peel\npublished: 2022-01-10\n"
ITEM = """\
kind: area_for_improvement
number: "1"
title: Supervision
wording: The force should supervise.
target: 2022-12-31
strategic_lead: acc
tactical_lead: acc
progress:
"""
MOST = 1.6
"""The exponent that a command may have: 1 is the size itself, 2 its square."""


def progress(count: int, by: str = "acc", words: str = "Said") -> str:
    """So many updates, each of its own day and text."""
    days = (f"20{10 + n // 336:02}-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(count))
    return "".join(
        f"  - date: {day}\n    by: {by}\n    text: {words} {number}.\n"
        for number, day in enumerate(days)
    )


class Register:
    """A register with one item in git, and how long commands take on it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.item = top / "register/inspections/p/afi-01.yaml"
        self.item.parent.mkdir(parents=True)
        (top / "register/register.yaml").write_text(FORCE, encoding="utf-8")
        (self.item.parent / "inspection.yaml").write_text(INSPECTION, encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", "flo@borset.example")
        self.git("config", "user.name", "Flo")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", self.top, *arguments], check=True, capture_output=True)

    def commit(self, text: str) -> None:
        self.item.write_text(text, encoding="utf-8", newline="\n")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Update")

    def run(self, *arguments: str) -> float:
        """Run a command; the seconds of processor time that it takes."""
        begun = time.process_time()
        where = ("-R", str(self.top / "register"))
        result = CliRunner().invoke(app, [*arguments, *where])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code in (0, 1), result.output[:300]
        return time.process_time() - begun


def broken(register: Register, count: int) -> float:
    register.commit(ITEM + progress(count, by="nobody"))
    return register.run("validate")


def compared(register: Register, count: int) -> float:
    register.commit(ITEM + progress(count))
    register.commit(ITEM + progress(count, words="Now"))
    return register.run("diff", "HEAD~1..HEAD")


def against(register: Register, count: int) -> float:
    register.commit(ITEM + progress(count))
    register.commit(ITEM + progress(count, words="Now"))
    return register.run("validate", "--against", "HEAD~1", "--format", "github")


def merged(register: Register, count: int) -> float:
    register.git("checkout", "-q", "-B", "main")
    register.commit(ITEM + progress(count))
    register.git("checkout", "-q", "-B", "theirs")
    register.commit(ITEM + progress(count, words="Theirs"))
    register.git("checkout", "-q", "main")
    register.commit(ITEM.replace("2022-12-31", "2022-11-30") + progress(count))
    return register.run("merge", "theirs")


def tidied(register: Register, count: int) -> float:
    register.item.write_text(ITEM + progress(count).replace(".\n", ". \n"), encoding="utf-8")
    return register.run("format")


def briefed(register: Register, count: int) -> float:
    register.commit(ITEM + progress(count))
    return register.run("brief", "--meeting", "hta", "--on", "2060-01-01")


def told(register: Register, count: int) -> float:
    register.commit(ITEM + progress(count))
    return register.run("history", "afi-01")


def exponent_of(times: Sequence[float]) -> float:
    """How time grows with size; what a command takes anyway, as on the smallest, is left out."""
    some, more = max(times[1] - times[0], 0.02), max(times[2] - times[0], 0.02)
    return math.log(more / some, 4)


COMMANDS = [broken, compared, against, merged, tidied, briefed, told]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_the_time_of_a_command_grows_with_the_file_and_not_with_its_square(
    command: Callable[[Register, int], float],
    tmp_path: Path,
    pytestconfig: pytest.Config,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = pytestconfig.getoption("--soak")
    longest = "  - date: 2022-02-01\n    by: nobody\n    text: Theirs 99999.\n"
    most = SIZE_LIMIT // len(longest) - 20 if whole else 1_600
    command(Register(tmp_path / "warm"), 10)
    sizes = (10, most // 4, most)
    times = [command(Register(tmp_path / f"{size}"), size) for size in sizes]
    if exponent_of(times) >= MOST:  # the less of two: others use the machine too
        again = [command(Register(tmp_path / f"{size}-again"), size) for size in sizes]
        times = [min(pair) for pair in zip(times, again, strict=True)]
    exponent, more = exponent_of(times), times[2] - times[0]
    with capsys.disabled():
        if whole:
            seconds = " ".join(f"{each:.2f}" for each in times)
            sys.stdout.write(f"\n{command.__name__}: {most} updates, {seconds} s, {exponent:.2f}\n")
    assert exponent < MOST or more < 0.3
