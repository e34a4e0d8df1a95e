"""Measure PeelTrack against floors measured in the same run: python -m benchmarks, or make bench.

Whole processes, command after command and round after round, so that a machine that
slows down slows all of them; medians of processor time, which does not count the wait
for others, or of time on the clock where the system tells no other. Times differ from
machine to machine and from hour to hour: only the ratios say anything. A goal that is
missed is said to be missed; the exit code is 0 all the same, as a busy machine is no
fault of the code.
"""

import argparse
import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.generate import write_register
from benchmarks.history import write_history
from benchmarks.measure import ON_TERMINAL, SCRATCH, WARM, Goal, Medians, measure, peeltrack, python

REGISTER = Path(__file__).parents[1] / "register"
PACKAGE = Path(__file__).parents[1] / "src" / "peeltrack"
MEBIBYTE = 1 << 20


def starting(rounds: int) -> list[Goal]:
    """How soon PeelTrack answers, against Python and Typer alone."""
    took = measure(
        {
            "python": python("-c", "pass"),
            "typer": python("-c", "import typer"),
            "version": peeltrack("--version"),
            "help": peeltrack("--help"),
            "status": peeltrack("status", "--register", str(REGISTER)),
            f"status{WARM}": peeltrack("status", "--register", str(REGISTER)),
            f"list{WARM}": peeltrack("list", "--register", str(REGISTER)),
        },
        rounds,
    )
    return [
        Goal("--version", "python -c pass", took.ratio("version", "python"), 2),
        Goal("--help", 'python -c "import typer"', took.ratio("help", "typer"), 1.5),
        Goal("status, shipped register", "python -c pass", took.ratio("status", "python"), 25),
        *(
            Goal(f"{name}{WARM}", "python -c pass", took.ratio(f"{name}{WARM}", "python"), goal)
            for name, goal in (("status", 16), ("list", 12))
        ),
    ]


def reading(register: Path, number: int, rounds: int) -> list[Goal]:
    """What reading, checking and listing a large register costs beyond the floor program."""
    at = ("--register", str(register))
    commands = {
        "floor": python("-m", "benchmarks.floor", str(register)),
        "validate": peeltrack("validate", *at),
        "list": peeltrack("list", *at),
    }
    if _has_terminals():
        commands[f"list{ON_TERMINAL}"] = peeltrack("list", *at)
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


def reading_again(registers: Mapping[int, Path], rounds: int) -> list[Goal]:
    """What commands cost that find every record in the cache, against the floor program."""
    goals = []
    for (number, register), goal in zip(registers.items(), (0.8, 0.45), strict=True):
        names = [f"{name}{WARM}" for name in ("list", "status", "overdue")]
        commands = {
            name: peeltrack(name.removesuffix(WARM), "--register", str(register)) for name in names
        }
        took = measure(
            {"floor": python("-m", "benchmarks.floor", str(register)), **commands}, rounds
        )
        goals += [
            Goal(f"{name}, {number:,} items", "floor program", took.ratio(name, "floor"), goal)
            for name in names
        ]
    return goals


def _has_terminals() -> bool:
    try:
        import pty  # noqa: F401 (Windows has none)
    except ImportError:
        return False
    return True


def editing(small: Path, large: Path, number: int, rounds: int) -> list[Goal]:
    """What one change, or one item's life, costs in a large register against a small one."""
    item = "report-001/afi-005"
    given = {
        "update": ("update", item, "--by", "acc-1", "--date", "2023-01-05", "-m", "Seen.", "--yes"),
        "history": ("history", item),
    }
    commands = {
        f"{name} {size}": peeltrack(*command, "--register", str(register))
        for name, command in given.items()
        for size, register in (("small", small), ("large", large))
    }
    took = measure(commands, rounds)
    return [
        Goal(
            f"{name}, {number:,} items",
            f"{name}, {SMALL} items",
            took.ratio(f"{name} large", f"{name} small"),
            1.5,
        )
        for name in given
    ]


SMALL = 20


def growing(registers: Mapping[int, Path], rounds: int) -> list[Goal]:
    """How time and memory grow with the register; prints its own table."""
    commands = {}
    for number, register in registers.items():
        commands[f"floor {number}"] = python("-m", "benchmarks.floor", str(register))
        commands[f"validate {number}"] = peeltrack("validate", "--register", str(register))
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


def remembering(repository: Path, commits: int, rounds: int) -> list[Goal]:
    """What it costs to ask the past of a register with a long history."""
    register, then = repository / "register", f"HEAD~{commits // 2}"
    names = SCRATCH / "names"
    names.write_bytes(_git(register, "ls-tree", "-r", "--object-only", then))
    at = ("--register", str(register))
    took = measure(
        {
            "floor": python("-m", "benchmarks.history_floor", str(register)),
            "trend": peeltrack("trend", *at, "--until", "2027-12"),
            f"trend{WARM}": peeltrack("trend", *at, "--until", "2027-12"),
            "status": peeltrack("status", *at),
            "as of": peeltrack("status", *at, "--as-of", then),
            "ls-tree": ["git", "-C", str(register), "ls-tree", "-r", "-z", then],
            "cat-file": ["git", "-C", str(register), "cat-file", "--batch", "--buffer"],
        },
        rounds,
        {"cat-file": names},
    )
    size = f"{commits:,} commits"
    least = took.seconds("status") + took.seconds("ls-tree") + took.seconds("cat-file")
    as_of = took.seconds("as of") / least
    return [
        Goal(f"trend, {size}", "log, cat-file, each parsed once", took.ratio("trend", "floor"), 2),
        Goal(f"trend{WARM}, {size}", "trend", took.ratio(f"trend{WARM}", "trend"), 0.25),
        Goal(f"status --as-of, {size}", "status, ls-tree, cat-file", as_of, 1.5),
    ]


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=True
    ).stdout


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
    parser.add_argument(
        "--quick", action="store_true", help="every process once, 300 items at most"
    )
    quick: bool = parser.parse_args().quick
    sizes = (10, 100, 300) if quick else (10, 100, 1_000, 10_000)
    short, long = (0, 0) if quick else (21, 5)
    rounds = (
        "one round" if quick else f"medians of {long} rounds or more, {short} of short processes"
    )
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors; {rounds}.")
    print("Only the ratios say anything.")
    compileall.compile_dir(PACKAGE, quiet=1)  # as an installer leaves it
    try:
        registers = {number: SCRATCH / f"register-{number}" for number in sizes}
        for number, register in registers.items():
            write_register(register, number)
        goals = starting(short)
        write_register(SCRATCH / "small", SMALL)
        goals += editing(SCRATCH / "small", registers[sizes[-1]], sizes[-1], short)
        goals += reading(registers[sizes[-1]], sizes[-1], long)
        goals += reading_again(dict(list(registers.items())[-2:]), long)
        goals += growing(registers, long)
        items, commits = (50, 60) if quick else (1_000, 5_000)
        write_history(SCRATCH / "history", items, commits)
        goals += remembering(SCRATCH / "history", commits, long)
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"\n{'measured':34}  {'against':34}  {'ratio':>8}  {'goal':>8}")
    print("\n".join(map(str, goals)))
    if not _has_terminals():
        print("list on a terminal: not measured, as this system has no pty module.")


if __name__ == "__main__":
    main()
