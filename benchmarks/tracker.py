"""What the tracker of a large register takes beside the export of the same: make bench-tracker.

Whole processes in processor time, the median of the rounds. `export --to xlsx` writes every table;
the tracker writes one sheet of findings and one of steps, and `collect` reads them again.
"""

import argparse
import shutil

from benchmarks.generate import write_register
from benchmarks.measure import SCRATCH, measure, peeltrack

GOAL = 2
"""How many times as long as the export the tracker may take, and the collecting of one."""
DAY = "2022-12-31"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tracker", description=__doc__)
    parser.add_argument("--items", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    register, tracker = SCRATCH / "register", SCRATCH / "tracker.xlsx"
    at = ("--register", str(register))
    try:
        write_register(register, given.items)
        commands = {
            "export": peeltrack(
                "export", "--to", "xlsx", str(SCRATCH / "x.xlsx"), *at, "--on", DAY
            ),
            "tracker": peeltrack("tracker", "-o", str(tracker), *at, "--on", DAY),
            "collect": peeltrack(
                "returns", "collect", str(tracker), *at, "--by", "force-liaison-officer"
            ),
        }
        took = measure(commands, given.rounds)
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
    print(f"{given.items:,} items{'':4}  {'time':>9}  {'to export':>9}  goal")
    for name in commands:
        ratio = took.ratio(name, "export")
        verdict = "met" if ratio <= GOAL else "missed"
        print(f"{name:12}  {took.seconds(name):7.2f} s  {ratio:8.2f}x  {GOAL}x: {verdict}")


if __name__ == "__main__":
    main()
