"""Prints what challenge foresees of the real meeting: python -m tests.challenge_accuracy."""

import sys
from pathlib import Path

from peeltrack.storage.load import load_register
from tests.challenge_accuracy.accuracy import trial
from tests.challenge_accuracy.report import table, totals


def main() -> None:
    """Print each question with what foresaw it, each point that nobody asked, and the totals."""
    register = load_register(Path(__file__).parents[2] / "register").register
    assert register is not None
    lines = (*table(trial(register)), "", *totals(register))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
