"""What can go wrong, each with its own sentence and exit code.

An error is given facts and writes the sentence: it names the thing, says what is
wrong and what to do. `peeltrack.cli` turns it into one line; nobody else catches it.
"""

from collections.abc import Sequence
from pathlib import Path


class PeelTrackError(Exception):
    """The base of every error that a person can do something about."""

    exit_code = 3


class RegisterNotFoundError(PeelTrackError):
    """No register where one was looked for."""

    def __init__(self, start: Path, *, named: bool) -> None:
        if named:
            told = (
                f"{start} is not a register: it holds no "
                f"register.yaml. Name the folder that holds it"
            )
        else:
            told = (
                f"no register/ with a register.yaml in {start} or above. "
                "Go to its folder, or name it with --register"
            )
        super().__init__(f"{told}.")


class UnreadableError(PeelTrackError):
    """A file or folder that the operating system would not let us read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"cannot read {path}: {why}. Check that it is there and yours to read.")


class InvalidRegisterError(PeelTrackError):
    """A register that cannot be relied on until its problems are put right."""

    def __init__(self, lines: Sequence[str]) -> None:
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        super().__init__(f"{lines[0]}{more} Run peeltrack validate to see every problem.")


class UsageError(PeelTrackError):
    """The command was given something that is not there."""

    exit_code = 2


class UnknownItemError(UsageError):
    """An item reference that fits nothing."""

    def __init__(self, reference: str, near: Sequence[str]) -> None:
        hint = f"Did you mean {' or '.join(near)}?" if near else "peeltrack list shows them all."
        super().__init__(f"no item {reference!r}. {hint}")


class AmbiguousItemError(UsageError):
    """An item reference that fits several items."""

    def __init__(self, reference: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{reference!r} may be {' or '.join(candidates)}. Give the whole id.")


class UnknownNameError(UsageError):
    """A word on the command line that the register does not know."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no {what} {name!r}. The register has: {', '.join(known) or 'none'}.")


class BadOptionError(UsageError):
    """An option whose value cannot be read."""

    def __init__(self, option: str, value: str, meant: str) -> None:
        super().__init__(f"{option} {value!r} cannot be read. Write {meant}.")


class TemplateFailedError(PeelTrackError):
    """A template that is missing or does not fit the brief."""

    def __init__(self, name: str, line: int | None, why: str) -> None:
        place = f"{name}:{line}" if line else name
        super().__init__(
            f"template {place}: {why}. See docs/templates.md for what a template may use."
        )


class UnwritableError(PeelTrackError):
    """A document that the operating system would not let us write."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"cannot write {path}: {why}. Name another file with -o.")
