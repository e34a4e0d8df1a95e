"""Prints what challenge foresees of the real meeting: python -m tests.challenge."""

import sys
from pathlib import Path

from peeltrack.storage.load import load_register
from tests.challenge.accuracy import table, trial


def main() -> None:
    """Print each question with what foresaw it, and each point that nobody asked."""
    register = load_register(Path(__file__).parents[2] / "register").register
    assert register is not None
    sys.stdout.write("".join(f"{line}\n" for line in table(trial(register))))


if __name__ == "__main__":
    main()
