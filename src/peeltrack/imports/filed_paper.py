"""Parts of every proposal file: its paper, entries to take or leave, text in quotes. Pure."""

import json

from peeltrack.imports.errors import ProposalMisfitError
from peeltrack.imports.lines import VERSION
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.typed_values import TypedYes
from peeltrack.model.record import Line, Record


class FiledPaper(Record):
    """The paper that a proposal file was written from."""

    paper: Line
    sha256: Line
    reader: int

    def check(self, paper: Paper) -> None:
        """Check that it is this paper, divided into the same lines.

        Raises:
            ProposalMisfitError: if it is not.
        """
        if self.sha256 != paper.sha256:
            why = f"is not that of {paper.name}: the paper is different or has changed"
            raise ProposalMisfitError(("sha256",), f"{why}; write the proposal again")
        if self.reader != VERSION:
            why = f"lines are now numbered by version {VERSION}; write the proposal again"
            raise ProposalMisfitError(("reader",), why)


class FiledEntry(Record):
    """An entry that a person takes or leaves out."""

    take: TypedYes = True


def paper_lines(paper: Paper) -> str:
    """Return the lines of a proposal file that name its paper."""
    return f"paper: {quoted(paper.name)}\nsha256: {quoted(paper.sha256)}\nreader: {VERSION}\n"


def quoted(value: object) -> str:
    """Return a text, or a list of texts, as YAML reads it whatever its characters."""
    return json.dumps(value, ensure_ascii=False)
