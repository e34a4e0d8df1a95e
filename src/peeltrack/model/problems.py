"""A problem: a fault that `validate` reports in the register, as a value."""

from typing import NamedTuple

from peeltrack.model.vocabulary import Severity

Place = tuple[str | int, ...]
"""The keys and list positions that lead to a value within a file."""


class Problem(NamedTuple):
    """A fault, its place and its remedy."""

    rule: str
    """The name of the rule it breaks."""
    message: str
    """What is wrong and what to do, without the place."""
    file: str
    """The file, as a path from the register's folder with forward slashes."""
    at: Place = ()
    """Where in the file; empty for the file as a whole."""
    severity: Severity = Severity.ERROR
    item: str | None = None
    line: int | None = None
    """Counted from 1; none until somebody has looked the place up in the text."""
    column: int | None = None
    """Counted from 1."""

    @property
    def is_error(self) -> bool:
        """Whether it is an error, not a warning or a note."""
        return self.severity == Severity.ERROR

    def __str__(self) -> str:
        """Write it as compilers and editors do, so that a click opens the place."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.severity} [{self.rule}] {self.message}"
