"""What a brief of a large register takes in each format: make bench-documents.

Whole processes in processor time, the median of the rounds, with the most memory that one
held and how large a file it made, for the invented register says more of an item than most do.
The goals are seconds and not ratios, for nobody waits longer because a machine is slow.
"""

import argparse
import shutil
from pathlib import Path

from benchmarks.generate import write_register
from benchmarks.measure import SCRATCH, measure, peeltrack

GOALS = {
    (1_000, "html"): 1,
    (1_000, "md"): 10,
    (1_000, "docx"): 10,
    (1_000, "pdf"): 10,
    (10_000, "html"): 4,
}
"""Seconds of a processor that a brief of so many items may take."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.documents", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds: int = parser.parse_args().rounds
    try:
        registers = {number: SCRATCH / f"register-{number}" for number, _ in GOALS}
        for number, register in registers.items():
            write_register(register, number)
        commands = {f"{number} {form}": _brief(registers[number], form) for number, form in GOALS}
        took = measure(commands, rounds)
        sizes = {key: _target(registers[key[0]], key[1]).stat().st_size for key in GOALS}
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    head = (
        f"{'items':>6}  {'format':6}  {'size':>8}  {'brief':>8}  {'goal':>4}  {'peak memory':>11}"
    )
    print(head)
    for (number, form), goal in GOALS.items():
        seconds, peak = took.seconds(f"{number} {form}"), took.peak(f"{number} {form}")
        memory = "-" if peak is None else f"{peak / (1 << 20):.0f} MiB"
        verdict = "met" if seconds <= goal else "missed"
        size = f"{sizes[number, form] / 1e6:.1f} MB"
        told = f"{seconds:6.2f} s  {goal:2} s  {memory:>11}  {verdict}"
        print(f"{number:>6,}  {form:6}  {size:>8}  {told}")


def _brief(register: Path, form: str) -> list[str]:
    target = str(_target(register, form))
    return peeltrack("brief", "--meeting", "hta", "--register", str(register), "-o", target)


def _target(register: Path, form: str) -> Path:
    return SCRATCH / f"brief-{register.name}.{form}"


if __name__ == "__main__":
    main()
