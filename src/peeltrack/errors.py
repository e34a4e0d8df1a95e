"""Errors that a person can act on, each with its own message and exit code.

An error is given facts and writes the sentence: it names the thing, says what is
wrong and what to do. `peeltrack.cli` turns it into one line; nobody else catches it.
Here are those that several layers raise; those of one layer alone are in its own module:
`cli/errors.py`, `imports/errors.py`, `storage/errors.py`, `history/errors.py`.
"""

from collections.abc import Sequence
from pathlib import Path

from peeltrack.wording import listed, nearest, nearest_by_word


class PeelTrackError(Exception):
    """The base of every error that a person can do something about."""

    exit_code = 3


class RegisterNotFoundError(PeelTrackError):
    """No register at the place searched."""

    def __init__(self, start: Path, *, named: bool) -> None:
        if named:
            told = (
                f"{start} is not a register: it has no register.yaml. Name the folder that "
                "contains one"
            )
        else:
            told = (
                f"no register found in {start} or above it. Go to its folder, name it with "
                "--register, or create one with peeltrack init"
            )
        super().__init__(f"{told}.")


class UnreadableError(PeelTrackError):
    """A file or folder that the operating system would not let us read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"cannot read {path}: {why}. Check that it exists and that you may read it."
        )


class InvalidRegisterError(PeelTrackError):
    """A register that cannot be relied on until its problems are put right."""

    def __init__(self, lines: Sequence[str]) -> None:
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        super().__init__(f"{lines[0]}{more} Run peeltrack validate to see every problem.")


class UsageError(PeelTrackError):
    """A command given something that does not exist."""

    exit_code = 2


class UnknownItemError(UsageError):
    """An item reference that fits nothing."""

    def __init__(self, reference: str, near: Sequence[str], kind: str = "") -> None:
        narrower = f"peeltrack list --kind {kind}" if kind else "peeltrack list"
        hint = f"Did you mean {' or '.join(near)}?" if near else f"{narrower} lists them all."
        super().__init__(f"no item {reference!r}. {hint}")


class IncompleteReferenceError(UsageError):
    """An item's reference without its number or its kind."""

    def __init__(self, reference: str, missing: str, fits: Sequence[str], kind: str = "") -> None:
        narrower = f"peeltrack list --kind {kind}" if kind else "peeltrack list"
        most = 30
        more = [f"{len(fits) - most:,} more"] if len(fits) > most else []
        named = [*fits[:most], *more]
        what = f"it may be {listed(named, 'or')}" if fits else "no item fits"
        super().__init__(f"{reference!r} has no {missing}: {what}. {narrower} lists them all.")


class UnknownNameError(UsageError):
    """A word on the command line that the register does not know."""

    def __init__(self, what: str, name: str, known: Sequence[str]) -> None:
        near = " or ".join(nearest(name, known) or nearest_by_word(name, known))
        all_of_them = f"The register has: {', '.join(known) or 'none'}."
        super().__init__(f"no {what} {name!r}. {f'Did you mean {near}?' if near else all_of_them}")


class NoMeetingError(UsageError):
    """A forum named for its meeting that has none in the register."""

    def __init__(self, forum: str) -> None:
        super().__init__(
            f"the register has no meeting of {forum}. Create one with peeltrack meeting new "
            f"{forum}."
        )


class AmbiguousError(UsageError):
    """A reference, the beginning of a name or a place that fits several things."""

    def __init__(self, called: str, candidates: Sequence[str], advice: str) -> None:
        super().__init__(f"{called} may be {' or '.join(candidates)}. {advice}.")


class TooLargeError(UsageError):
    """One file is to hold more findings than a browser opens in good time."""

    def __init__(self, number: int, most: int, size: int) -> None:
        super().__init__(
            f"A file with {number:,} findings would have about {size / 1e6:.0f} MB; it may have "
            f"{most} findings. Write a folder instead: -o site"
        )


class BadDateError(UsageError):
    """A date that a person typed and that names no one day of the calendar."""

    def __init__(self, option: str, value: str, doubt: str) -> None:
        why = doubt or "is not a valid date"
        super().__init__(f"{option} {value!r} {why}; use YYYY-MM-DD or 31 May 2026.")


class TemplateFailedError(PeelTrackError):
    """A template that is missing or does not fit the brief."""

    def __init__(self, name: str, line: int | None, why: str) -> None:
        place = f"{name}:{line}" if line else name
        super().__init__(
            f"template {place}: {why}. docs/templates.md lists what a template may use."
        )


class BadReferenceError(PeelTrackError):
    """A reference document for the style that Word cannot open."""

    def __init__(self) -> None:
        super().__init__(
            "--reference is not a Word document. Use a .docx; Word can save a .doc or .dotx as one."
        )


class NoPdfError(PeelTrackError):
    """A document that cannot be made into a PDF here."""

    exit_code = 1

    def __init__(self, why: str) -> None:
        super().__init__(
            f"cannot write a PDF: {why}. Alternatively, write a .docx and save it as "
            "a PDF from Word."
        )


class UnwritableError(PeelTrackError):
    """A document that the operating system would not let us write."""

    def __init__(self, path: Path, why: str, instead: str = "Name another file with -o") -> None:
        super().__init__(f"cannot write {path}: {why}. {instead}.")


class PartlyWrittenError(PeelTrackError):
    """Several files, only some of them put in their places."""

    def __init__(self, written: Sequence[Path], unwritten: Sequence[Path], why: str) -> None:
        super().__init__(
            f"only part of it is written: {why}. Written: {_names(written)}. Not written: "
            f"{_names(unwritten)}. Correct that, check these files, and complete or undo what is "
            "unfinished."
        )


class UnconfirmedWriteError(PeelTrackError):
    """Files that are in their places, though the disk does not confirm that they would stay."""

    def __init__(self, files: Sequence[Path], why: str) -> None:
        self.files = tuple(files)
        super().__init__(
            f"the change is written, but the disk has not confirmed it: {why}. Do not repeat it; "
            f"check the disk and {_names(files)}."
        )


class RefusedError(PeelTrackError):
    """A change that the rules of the work do not allow."""

    exit_code = 1

    def __init__(self, subject: str, why: str, instead: str) -> None:
        super().__init__(f"{subject}: {why}. {instead}.")
        self.why = why


class AlreadySoError(RefusedError):
    """A change to what is there already."""


class MissingOptionError(UsageError):
    """A required option that cannot be requested without a terminal."""

    def __init__(self, option: str, what: str) -> None:
        super().__init__(f"{option} is needed: {what}.")


class MissingExtraError(PeelTrackError):
    """A library that is installed only by those who ask for it, and is not there."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f'the library for {what} is not installed; run pip install "peeltrack[{extra}]".'
        )


_HELD_OPEN = {5, 32, 33}
"""How Windows refuses a file that another program has open: denied, shared or locked."""


def is_held_open(error: BaseException) -> bool:
    """Check whether Windows refuses because a program may have the file open."""
    return getattr(error, "winerror", None) in _HELD_OPEN


def reason_of(error: BaseException) -> str:
    """Return the reason of the operating system in words."""
    if is_held_open(error):
        return (
            "it is open in another program or read-only; close it there (Word, Excel, a preview), "
            "then try again"
        )
    return getattr(error, "strerror", None) or str(error)


def _names(files: Sequence[Path]) -> str:
    return ", ".join(map(str, files))
