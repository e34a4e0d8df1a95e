"""Measure PeelTrack against floors measured in the same run: python -m benchmarks, or make bench.

Whole processes, command after command and round after round, so that a machine that
slows down slows all of them; medians of processor time, which does not count the wait
for others, or of time on the clock where the system tells no other. Times differ from
machine to machine and from hour to hour: only the ratios say anything. A goal that is
missed is said to be missed; the exit code is 0 all the same, as a busy machine is no
fault of the code.
"""

import argparse
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

from benchmarks.generate import write_register

REGISTER = Path(__file__).parents[1] / "register"
MEBIBYTE = 1 << 20

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


def measure(commands: Mapping[str, Command], rounds: int) -> Medians:
    """Run each command in turn, round by round; the first round only warms up."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = _run_on_terminal(command) if name.endswith(ON_TERMINAL) else _run(command)
            if number:
                runs[name].append(run)
    return Medians(runs)


ON_TERMINAL = " on a terminal"


def _run(command: Command) -> Run:
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment()
    ) as process:
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


def _environment() -> dict[str, str]:
    """With compiled modules kept, in a folder of our own: not to compile is part of every floor."""
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(_SCRATCH / "compiled"),
    }


_SCRATCH = Path(tempfile.gettempdir()) / f"peeltrack-bench-{os.getpid()}"


def _python(*given: str) -> Command:
    return [sys.executable, *given]


def _peeltrack(*given: str) -> Command:
    script = shutil.which("peeltrack", path=sysconfig.get_path("scripts"))
    return [script, *given] if script else _python("-m", "peeltrack", *given)


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


def starting(rounds: int) -> list[Goal]:
    """How soon PeelTrack answers, against Python and Typer alone."""
    took = measure(
        {
            "python": _python("-c", "pass"),
            "typer": _python("-c", "import typer"),
            "version": _peeltrack("--version"),
            "help": _peeltrack("--help"),
            "status": _peeltrack("status", "--register", str(REGISTER)),
        },
        rounds,
    )
    return [
        Goal("--version", "python -c pass", took.ratio("version", "python"), 2),
        Goal("--help", 'python -c "import typer"', took.ratio("help", "typer"), 1.5),
        Goal("status, shipped register", "python -c pass", took.ratio("status", "python"), 25),
    ]


def reading(register: Path, number: int, rounds: int) -> list[Goal]:
    """What reading, checking and listing a large register costs beyond the floor program."""
    at = ("--register", str(register))
    commands = {
        "floor": _python("-m", "benchmarks.floor", str(register)),
        "validate": _peeltrack("validate", *at),
        "list": _peeltrack("list", *at),
    }
    if _has_terminals():
        commands[f"list{ON_TERMINAL}"] = _peeltrack("list", *at)
    took = measure(commands, rounds)
    size = f"{number:,} items"
    goals = [
        Goal(f"validate, {size}", "floor program", took.ratio("validate", "floor"), 1.6),
        Goal(f"list, {size}, piped", "validate", took.ratio("list", "validate"), 1.2),
    ]
    if _has_terminals():
        more = took.on_the_clock(f"list{ON_TERMINAL}") - took.on_the_clock("list")
        goals.append(Goal(f"list, {size}{ON_TERMINAL}", "list, piped: more", more, 1, "s"))
    return goals


def _has_terminals() -> bool:
    try:
        import pty  # noqa: F401 (Windows has none)
    except ImportError:
        return False
    return True


def editing(small: Path, large: Path, number: int, rounds: int) -> list[Goal]:
    """What one change costs in a large register against one in a small one."""
    edit = ("update", "report-001/afi-005", "--by", "acc-1", "--date", "2023-01-05", "-m", "Seen.")
    commands = {
        name: _peeltrack(*edit, "--register", str(register))
        for name, register in (("small", small), ("large", large))
    }
    took = measure(commands, rounds)
    return [
        Goal(
            f"update, {number:,} items", f"update, {SMALL} items", took.ratio("large", "small"), 1.5
        )
    ]


SMALL = 20


def growing(registers: Mapping[int, Path], rounds: int) -> list[Goal]:
    """How time and memory grow with the register; prints its own table."""
    commands = {}
    for number, register in registers.items():
        commands[f"floor {number}"] = _python("-m", "benchmarks.floor", str(register))
        commands[f"validate {number}"] = _peeltrack("validate", "--register", str(register))
    took = measure(commands, rounds)
    print(f"\n{'items':>6}  {'floor':>9}  {'validate':>9}  {'ratio':>6}  {'peak memory':>11}")
    for number in registers:
        name, floor = f"validate {number}", f"floor {number}"
        peak = took.peak(name)
        print(
            f"{number:>6,}  {took.seconds(floor):7.2f} s  {took.seconds(name):7.2f} s  "
            f"{took.ratio(name, floor):5.2f}x  {_mebibytes(peak):>11}"
        )
    return _memory_goals(took, sorted(registers))


def _memory_goals(took: Medians, numbers: Sequence[int]) -> list[Goal]:
    """Memory is linear if ten times the items take ten times what the first of them added."""
    peaks = [took.peak(f"validate {number}") for number in numbers]
    none, few, many = peaks[0], peaks[-2], peaks[-1]
    if none is None or few is None or many is None:
        print("\nPeak memory: not measured, as this system does not tell it.")
        return []
    per_item_few = (few - none) / (numbers[-2] - numbers[0])
    per_item_many = (many - few) / (numbers[-1] - numbers[-2])
    what = f"memory an item, up to {numbers[-1]:,}"
    return [Goal(what, f"up to {numbers[-2]:,}", per_item_many / per_item_few, 1.25)]


def _mebibytes(size: float | None) -> str:
    return "-" if size is None else f"{size / MEBIBYTE:.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, 1,000 items at most")
    quick: bool = parser.parse_args().quick
    sizes = (10, 100, 1_000) if quick else (10, 100, 1_000, 10_000)
    short, long = (2, 1) if quick else (21, 5)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians of {long} rounds")
    print(f"or more, {short} where a process is short. Only the ratios say anything.")
    try:
        registers = {number: _SCRATCH / f"register-{number}" for number in sizes}
        for number, register in registers.items():
            write_register(register, number)
        goals = starting(short)
        write_register(_SCRATCH / "small", SMALL)
        goals += editing(_SCRATCH / "small", registers[sizes[-1]], sizes[-1], short)
        goals += reading(registers[sizes[-1]], sizes[-1], long)
        goals += growing(registers, long)
    finally:
        shutil.rmtree(_SCRATCH, ignore_errors=True)
    print(f"\n{'measured':34}  {'against':34}  {'ratio':>8}  {'goal':>8}")
    print("\n".join(map(str, goals)))
    if not _has_terminals():
        print("list on a terminal: not measured, as this system has no pty module.")


if __name__ == "__main__":
    main()
