"""Measure the exports of a large register and of a long history: make bench-exports.

Time and peak memory of each format, whole processes in rounds as in `python -m benchmarks`,
against `validate` of the same register and against `trend` over the same history.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from benchmarks.generate import write_register
from benchmarks.history import write_history
from benchmarks.measure import SCRATCH, Goal, Medians, measure, peeltrack

MEBIBYTE = 1 << 20
FORMATS = {"parquet": 5, "sqlite": 6, "csv": 6, "json": 6, "xlsx": 24}
"""Each with how many times as long as `validate` it may take; a workbook has millions of cells."""


def writing(register: Path, number: int, rounds: int) -> list[Goal]:
    """What each format costs; prints its own table."""
    at = ("--register", str(register), "--on", "2022-12-31")
    out = SCRATCH / "exports"
    commands = {"validate": peeltrack("validate", *at)}
    for form in FORMATS:
        commands[form] = peeltrack("export", "--to", form, str(out / f"out.{form}"), *at)
    took = measure(commands, rounds)
    print(f"\n{number:,} items, with 48 months of history from their dated facts")
    print(f"{'':9}  {'time':>9}  {'to validate':>11}  {'peak memory':>11}  {'size':>9}")
    for name in commands:
        print(_line(took, name, _size(out / f"out.{name}")))
    goals = [
        Goal(f"export --to {form}, {number:,} items", "validate", took.ratio(form, "validate"), top)
        for form, top in FORMATS.items()
    ]
    return goals + [
        Goal(f"memory of export --to {form}", "validate", more, 3)
        for form in FORMATS
        if (more := _more_memory(took, form)) is not None
    ]


def _line(took: Medians, name: str, size: int) -> str:
    peak = took.peak(name)
    told = "-" if peak is None else f"{peak / MEBIBYTE:.0f} MiB"
    ratio = took.ratio(name, "validate")
    written = f"{size / MEBIBYTE:.0f} MiB" if size else "-"
    return f"{name:9}  {took.seconds(name):7.2f} s  {ratio:10.2f}x  {told:>11}  {written:>9}"


def _size(out: Path) -> int:
    files = out.rglob("*") if out.is_dir() else [out]
    return sum(file.stat().st_size for file in files if file.is_file())


def _more_memory(took: Medians, name: str) -> float | None:
    peak, least = took.peak(name), took.peak("validate")
    return peak / least if peak and least else None


def remembering(repository: Path, commits: int, rounds: int) -> list[Goal]:
    """What a table of every item at every month's end costs beside the counts of a trend."""
    at = ("--register", str(repository / "register"), "--on", "2027-12-31")
    out = str(SCRATCH / "history.parquet")
    took = measure(
        {
            "trend": peeltrack("trend", *at),
            "export": peeltrack("export", "--to", "parquet", out, *at, "--from", "git"),
        },
        rounds,
    )
    what = f"export from git, {commits:,} commits"
    return [Goal(what, "trend", took.ratio("export", "trend"), 4)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 items and 60 commits")
    quick: bool = parser.parse_args().quick
    number, items, commits = (100, 20, 60) if quick else (10_000, 1_000, 5_000)
    rounds = 1  # each takes minutes, and the first of all warms up
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    try:
        write_register(SCRATCH / "register", number)
        goals = writing(SCRATCH / "register", number, rounds)
        write_history(SCRATCH / "history", items, commits)
        goals += remembering(SCRATCH / "history", commits, rounds)
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"\n{'measured':34}  {'against':34}  {'ratio':>8}  {'goal':>8}")
    print("\n".join(map(str, goals)))


if __name__ == "__main__":
    main()
