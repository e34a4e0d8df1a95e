"""Prints how exactly an import reads each paper: python -m tests.import_accuracy."""

import sys
from pathlib import Path

from peeltrack.model.register import Register
from peeltrack.storage.load import load_register
from tests.import_accuracy.careful_reading import (
    invented_readings,
    line_of,
    published_readings,
    silent,
)
from tests.import_accuracy.notes import line_of_notes
from tests.imports.paper_lines import (
    paper_from,
    papers_of_each_kind,
    proposal_of,
    taken_and_left_out,
)


def shipped_register() -> Register:
    """West Mercia's, whose items the notes name."""
    register = load_register(Path(__file__).parents[2] / "register").register
    assert register is not None
    return register


def line_of_kinds() -> tuple[str, bool]:
    """Return how many of the short papers of each kind are read line for line."""
    papers = list(papers_of_each_kind())
    right = sum(taken_and_left_out(proposal_of(text)) == expected for _, text, expected in papers)
    lost = sum(len(silent(paper_from(text), proposal_of(text))) for _, text, _ in papers)
    line = f"papers of each kind: {right} of {len(papers)} read line for line, silent {lost}"
    return line, right == len(papers) and not lost


def main() -> int:
    """Print a line for each paper; 1 if any finding was missed or made up."""
    lines = [line_of(reading) for reading in published_readings()]
    lines.append(line_of_notes(shipped_register()))
    lines += [line_of(reading) for reading in invented_readings()]
    lines.append(line_of_kinds())
    sys.stdout.write(f"{'paper':32} findings  precision    recall  silent\n")
    sys.stdout.write("".join(f"{line}\n" for line, _ in lines))
    return int(not all(right for _, right in lines))


if __name__ == "__main__":
    sys.exit(main())
