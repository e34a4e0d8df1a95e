"""Errors that prevent writing to a register."""

from pathlib import Path

from peeltrack.errors import PeelTrackError, UnreadableError, UsageError


class UnsplicableError(PeelTrackError):
    """A file written in a way that leaves no safe place for an edit."""

    exit_code = 1

    def __init__(self, file: str, place: tuple[str | int, ...]) -> None:
        where = ".".join(map(str, place))
        super().__init__(
            f"{file}: {where} is laid out in a way that cannot be changed safely. Run peeltrack "
            "format on the file, or edit it by hand."
        )


class RefusedLinkError(UnreadableError):
    """A link that leads where no file of a register may be; neither read nor written through."""

    def __init__(self, path: str, why: str) -> None:
        self.why = why
        PeelTrackError.__init__(self, f"{path} {why}.")


class RegisterMovedOnError(PeelTrackError):
    """A file that somebody changed after it was read and before it was written."""

    exit_code = 1

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} has changed since it was read; nothing was written. Check it, then try again."
        )


class ChangedSinceError(PeelTrackError):
    """A change that cannot be undone, because what it wrote was changed since."""

    exit_code = 1

    def __init__(self, file: str, line: int, change: str) -> None:
        super().__init__(
            f"{file}:{line}: {change} since; nothing was undone. Restore it, or correct what is "
            "there with peeltrack amend or withdraw."
        )


class AlreadyThereError(PeelTrackError):
    """A new file whose name is taken."""

    exit_code = 1

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} already exists; nothing was written. Change it, or choose another name."
        )


class NotOnWindowsError(PeelTrackError):
    """A new file whose name Windows cannot have."""

    exit_code = 1

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} has a name that Windows does not allow; nothing was written. Choose another."
        )


class LockedError(PeelTrackError):
    """A register that another peeltrack is writing to and does not let go."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"another peeltrack has been writing to this register for {seconds:g} seconds. Wait "
            "for it to finish, then try again."
        )


class RegisterLockedAwayError(PeelTrackError):
    """A register that the operating system does not let us write to."""

    def __init__(self, root: Path, why: str) -> None:
        super().__init__(
            f"cannot write to the register in {root}: {why}. Check that its files can be written "
            "to."
        )


class NotTextError(UsageError):
    """A text that was typed in another encoding than the one which the terminal names."""

    def __init__(self, text: str, at: int) -> None:
        before = text[max(0, at - 20) : at].rpartition('"')[2]
        byte = ord(text[at]) & 0xFF
        super().__init__(
            f"the byte 0x{byte:02X} after {before!r} is not text in the terminal's encoding, so "
            "nothing was written. Set the terminal to UTF-8, or give the text in a file with -m -."
        )
