"""Prints what challenge foresees of each meeting: python -m tests.challenge_accuracy."""

import sys
from pathlib import Path

from peeltrack.storage.load import load_register
from tests.challenge_accuracy.accuracy import trial
from tests.challenge_accuracy.foreseen import FORCES, foresight, lines, summary
from tests.challenge_accuracy.report import table, totals


def main() -> None:
    """Print each question with what foresaw it, each point that nobody asked, and the totals.

    The real meeting comes first, then the invented forces.
    """
    register = load_register(Path(__file__).parents[2] / "register").register
    assert register is not None
    real = (*table(trial(register)), "", *totals(register))
    held = [foresight(force) for force in FORCES]
    invented = (line for each in held for line in ("", *lines(each)))
    told = (*real, *invented, "", *map(summary, held))
    sys.stdout.write("".join(f"{line}\n" for line in told))


if __name__ == "__main__":
    main()
