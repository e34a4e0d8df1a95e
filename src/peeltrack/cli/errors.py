"""Errors that only the command line raises, about what was typed, asked, printed or undone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from peeltrack.errors import PeelTrackError, UsageError, reason_of
from peeltrack.wording import as_typed, listed, long_date


class UnknownChoiceError(UsageError):
    """A word that means no choice of its list."""

    def __init__(self, option: str, word: str, choices: Sequence[str], near: Sequence[str]) -> None:
        hint = f"Did you mean {listed(near, 'or')}?" if near else f"Choose {listed(choices, 'or')}."
        super().__init__(f"{option} {word!r} is not a choice. {hint}")


class BadOptionError(UsageError):
    """An option whose value cannot be read."""

    def __init__(self, option: str, value: str, meant: str) -> None:
        super().__init__(f"{option} {value!r} cannot be read. Write {meant}.")


class UnwritableOutputError(UsageError):
    """An output that a command cannot write."""

    def __init__(self, output: str, instead: str) -> None:
        super().__init__(f"cannot write {output!r}: use {instead}.")


class MisfitOptionError(UsageError):
    """A value that its record cannot have."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class GivenTwiceError(UsageError):
    """The same value given as an argument and as an option."""

    def __init__(self, what: str, argument: str, option: str) -> None:
        super().__init__(f"{what} is given twice: {argument} and {option}. Give it once.")


class FarDateError(UsageError):
    """A date so far from the register's that it is likely mistyped."""

    def __init__(self, option: str, day: date, distance: str, likely: date | None) -> None:
        meant = f"write {likely.isoformat()}" if likely else "correct the year"
        super().__init__(
            f"{option} {long_date(day)} is {distance}; "
            f"{meant}, or add --yes if {day.isoformat()} is meant."
        )


class ExtraWordsError(UsageError):
    """Words that belong behind an option."""

    def __init__(self, words: str, option: str) -> None:
        super().__init__(
            f"{words!r} has no option before it. Did you mean {option} {as_typed(words)}?"
        )


class OtherOptionError(UsageError):
    """An option that this command calls otherwise."""

    def __init__(self, typed: str, option: str) -> None:
        super().__init__(f"no such option: {typed}. Did you mean {option}?")


class LostOutputError(PeelTrackError):
    """Standard output that failed: what was printed there is lost."""

    def __init__(self, why: str, *, is_done: bool) -> None:
        rest = (
            " Everything else is done: any change to be made has been written." if is_done else ""
        )
        super().__init__(f"cannot print to standard output: {why}.{rest}")


class SystemRefusedError(PeelTrackError):
    """A refusal by the operating system that no command expects."""

    def __init__(self, error: OSError) -> None:
        where = f" {error.filename}" if error.filename else ""
        super().__init__(
            f"the operating system refused{where}: {reason_of(error)}. Correct that, then try "
            "again."
        )


class UnconfirmedPlanError(UsageError):
    """A change that a person is to confirm, without a terminal to ask on."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}. Nothing was written; --yes writes it without asking.")


class DeclinedError(PeelTrackError):
    """A change that a person was asked about and declined."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__("Nothing was written.")


class NothingToUndoError(PeelTrackError):
    """An undo in a register with no change left that a command on this machine wrote."""

    exit_code = 1

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"there is nothing left to undo in {root} from this machine. Use peeltrack amend or "
            "withdraw to correct what is recorded."
        )


class PublishedError(PeelTrackError):
    """A change that others already have, so that undo must not remove it."""

    exit_code = 1

    def __init__(self, done: str, branch: str) -> None:
        super().__init__(
            f"{done!r} is already in {branch}, so it cannot be undone. Use peeltrack withdraw or "
            "peeltrack amend instead."
        )


class WouldBeInvalidError(PeelTrackError):
    """An edit that would leave the register invalid."""

    exit_code = 1

    def __init__(self, problem: str) -> None:
        super().__init__(f"not written: {problem}")


class NotUtf8Error(UsageError):
    """A text in an encoding that nobody named."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is not UTF-8, so nothing was written. "
            "Save it as UTF-8, then give the file with -m - < FILE."
        )


class EmptyTextError(PeelTrackError):
    """A text that was to be written and is empty."""

    exit_code = 1

    def __init__(self, subject: str) -> None:
        super().__init__(
            f"{subject}: the text is empty, so nothing was written. Enter a text to continue."
        )
