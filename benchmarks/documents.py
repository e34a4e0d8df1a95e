"""What a brief of a large register takes in each format: make bench-documents.

Whole processes in processor time, the median of the rounds, with the most memory that one
held and how large a file it made, for the invented register says more of an item than most do.
The goals are seconds of the machine on which the floor program reads 10,000 items in 1.4 s. It is
measured here in the same run, so that a goal is a multiple of it: the last column tells both.
"""

import argparse
import shutil
from pathlib import Path

from benchmarks.generate import write_register
from benchmarks.measure import SCRATCH, measure, peeltrack, python

GOALS = {
    (1_000, "html"): 1,
    (1_000, "md"): 10,
    (1_000, "docx"): 10,
    (1_000, "pdf"): 10,
    (10_000, "html"): 4,
}
"""Seconds of a processor that a brief of so many items may take where the floor takes `FLOOR`."""

FLOOR = 1.4
"""Seconds of the floor program for 10,000 items on the machine of the goals."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds: int = parser.parse_args().rounds
    try:
        registers = {number: SCRATCH / f"register-{number}" for number, _ in GOALS}
        for number, register in registers.items():
            write_register(register, number)
        commands = {f"{number} {form}": _brief(registers[number], form) for number, form in GOALS}
        commands["floor"] = python("-m", "benchmarks.floor", str(registers[10_000]))
        took = measure(commands, rounds)
        sizes = {key: _target(registers[key[0]], key[1]).stat().st_size for key in GOALS}
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"The floor program, 10,000 items: {took.seconds('floor'):.2f} s")
    print(f"{'items':>6}  {'format':6}  {'size':>8}  {'brief':>8}  {'memory':>9}  floors, goal")
    for (number, form), goal in GOALS.items():
        name = f"{number} {form}"
        ratio, wanted = took.ratio(name, "floor"), goal / FLOOR
        verdict = "met" if ratio <= wanted else "missed"
        size = f"{sizes[number, form] / 1e6:.1f} MB"
        told = f"{size:>8}  {took.seconds(name):6.2f} s  {_memory(took.peak(name)):>9}"
        print(f"{number:>6,}  {form:6}  {told}  {ratio:6.2f}, {wanted:4.2f}: {verdict}")


def _memory(peak: float | None) -> str:
    return "-" if peak is None else f"{peak / (1 << 20):,.0f} MiB"


def _brief(register: Path, form: str) -> list[str]:
    target = str(_target(register, form))
    return peeltrack("brief", "--meeting", "hta", "--register", str(register), "-o", target)


def _target(register: Path, form: str) -> Path:
    return SCRATCH / f"brief-{register.name}.{form}"


if __name__ == "__main__":
    main()
