"""Whole processes measured in rounds, and ratios between them."""

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Command = list[str]


class Run(NamedTuple):
    """What one process took."""

    seconds: float
    """Of a processor; on the clock where the system does not tell."""
    on_the_clock: float
    peak: int | None
    """The most memory it held, in bytes; none where the system does not tell."""


@dataclass(frozen=True)
class Medians:
    """What each command took, over all rounds."""

    runs: Mapping[str, Sequence[Run]]

    def seconds(self, name: str) -> float:
        return statistics.median(run.seconds for run in self.runs[name])

    def ratio(self, name: str, floor: str) -> float:
        """The median of the ratios round by round: both met the machine in the same mood."""
        pairs = zip(self.runs[name], self.runs[floor], strict=True)
        return statistics.median(run.seconds / least.seconds for run, least in pairs)

    def on_the_clock(self, name: str) -> float:
        return statistics.median(run.on_the_clock for run in self.runs[name])

    def peak(self, name: str) -> float | None:
        peaks = [run.peak for run in self.runs[name] if run.peak is not None]
        return statistics.median(peaks) if peaks else None


def measure(
    commands: Mapping[str, Command],
    rounds: int,
    given: Mapping[str, Path] | None = None,
    made: Mapping[str, Path] | None = None,
) -> Medians:
    """Run each command in turn, round by round; the first round only warms up.

    Args:
        commands: each by its name.
        rounds: how many count; with none the round that warms up is all there is.
        given: the files that some of them read as standard input.
        made: the folders that some of them make, and that are removed before each run.
    """
    reads, made = given or {}, made or {}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if name in made:
                shutil.rmtree(made[name], ignore_errors=True)
            if name.endswith(ON_TERMINAL):
                run = _run_on_terminal(command)
            else:
                run = _run(command, reads.get(name, Path(os.devnull)), warm=name.endswith(WARM))
            if number or not rounds:
                runs[name].append(run)
    return Medians(runs)


ON_TERMINAL = " on a terminal"
WARM = ", warm"
"""What has read the register before; everything else reads it anew."""


def _run(command: Command, given: Path, *, warm: bool) -> Run:
    start = time.perf_counter()
    with (
        given.open("rb") as stdin,
        subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_environment(warm=warm),
        ) as process,
    ):
        complaint = process.stderr.read() if process.stderr else b""
        run = _wait(process, start)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{complaint.decode()}")
    return run


def _run_on_terminal(command: Command) -> Run:
    """Run it with a terminal of its own, and read what it writes as a terminal would."""
    import pty

    terminal, inside = pty.openpty()
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=inside, stderr=inside, env=_environment()) as process:
        os.close(inside)
        with contextlib.suppress(OSError):  # Linux reports the end as an error
            while os.read(terminal, 1 << 16):
                pass
        run = _wait(process, start)
    os.close(terminal)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed on a terminal.")
    return run


def _wait(process: "subprocess.Popen[bytes]", start: float) -> Run:
    """Wait for the end, and tell what the process took, as far as the system says."""
    if not hasattr(os, "wait4"):
        process.wait()
        took = time.perf_counter() - start
        return Run(took, took, None)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(usage.ru_utime + usage.ru_stime, took, peak)


def _environment(*, warm: bool = False) -> dict[str, str]:
    """With compiled modules kept: not to compile is part of every floor.

    They are kept in a folder of our own, unless whoever measures says where.
    """
    return {
        **os.environ,
        "PEELTRACK_NO_CACHE": "" if warm else "1",
        "XDG_CACHE_HOME": str(SCRATCH / "cache"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": os.environ.get("PYTHONPYCACHEPREFIX", str(SCRATCH / "compiled")),
    }


SCRATCH = Path(tempfile.gettempdir()) / f"peeltrack-bench-{os.getpid()}"


def python(*given: str) -> Command:
    return [sys.executable, *given]


def peeltrack(*given: str) -> Command:
    script = shutil.which("peeltrack", path=sysconfig.get_path("scripts"))
    return [script, *given] if script else python("-m", "peeltrack", *given)


@dataclass(frozen=True)
class Goal:
    """A ratio that we hold ourselves to."""

    what: str
    floor: str
    ratio: float
    goal: float
    unit: str = "x"

    def __str__(self) -> str:
        """A line of the table."""
        verdict = "met" if self.ratio <= self.goal else "missed"
        figures = f"{self.ratio:6.2f} {self.unit}  {self.goal:6.2f} {self.unit}"
        return f"{self.what:34}  {self.floor:34}  {figures}  {verdict}"
