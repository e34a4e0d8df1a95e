"""Errors in a paper or a tracker that is imported."""

from collections.abc import Sequence
from datetime import date

from peeltrack.errors import PeelTrackError, UsageError
from peeltrack.wording import listed, long_date, nearest


class UnreadablePaperError(PeelTrackError):
    """A paper whose words cannot be read."""

    exit_code = 1

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"cannot read {name}: {why}.")
        self.why = why


_LOOK = (
    "Check that it is the report itself; docs/importing.md describes what is recognised, and how "
    "to take any paper by hand (-o FILE)."
)


class NothingFoundError(PeelTrackError):
    """A paper that can be read and has no finding."""

    exit_code = 1

    def __init__(self, names: str, remarks: Sequence[str] = ()) -> None:
        advice = remarks[0] if remarks else _LOOK
        super().__init__(f"no finding recognised in {names}. {advice}")


class NothingReadError(PeelTrackError):
    """Notes of a meeting from which nothing was read."""

    exit_code = 1

    def __init__(self, name: str, left_out: int) -> None:
        more = (
            f" {left_out} sentences were left out: run the command without --accept to see them."
            if left_out
            else ""
        )
        super().__init__(
            f"nothing read from {name}: no attendance, question, action or commitment recognised, "
            f"and nothing was written.{more} docs/importing-notes.md describes what is recognised."
        )


class OtherDayError(UsageError):
    """A date given for a meeting whose notes print another."""

    def __init__(self, given: date, printed: date) -> None:
        super().__init__(
            f"--date {given.isoformat()} is not the date printed in the notes, "
            f"{long_date(printed)}. Leave out --date, or use the notes of that meeting."
        )


class PaperHoldsSeveralError(UsageError):
    """An option that fits one report, given for a paper that holds several."""

    def __init__(self, option: str, ids: Sequence[str]) -> None:
        super().__init__(
            f"{option} applies to one report, but there are several: {', '.join(ids)}."
        )


class SeveralPapersError(UsageError):
    """A proposal file or a list of lines requested for several papers at once."""

    def __init__(self, option: str) -> None:
        super().__init__(f"{option} takes one paper at a time. Give only one FILE.")


class ProposalMisfitError(UsageError):
    """A proposal file that does not match its paper."""

    def __init__(self, place: tuple[str | int, ...], why: str) -> None:
        super().__init__(why)
        self.place = place


class BadProposalError(UsageError):
    """A proposal file that cannot be followed."""

    def __init__(self, name: str, line: int | None, why: str) -> None:
        super().__init__(f"{f'{name}:{line}' if line else name}: {why}.")


class NoTrackerError(PeelTrackError):
    """A workbook without a row of headings of a tracker."""

    exit_code = 1

    def __init__(self, name: str) -> None:
        super().__init__(
            f"no row of headings recognised in {name}. A tracker needs a reference or finding "
            "column and two others; docs/importing-a-tracker.md lists the names."
        )


class MappingMisfitError(UsageError):
    """A mapping that names a sheet, row or heading that the tracker does not have."""

    def __init__(self, place: tuple[str | int, ...], what: str, known: Sequence[str]) -> None:
        name = str(place[-1])
        near = listed(nearest(name, known), "or")
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."
        super().__init__(f"{what} {name!r}. {hint}")
        self.place = place


class BadMappingError(UsageError):
    """A mapping file that cannot be followed."""

    def __init__(self, name: str, line: int | None, why: str) -> None:
        super().__init__(f"{f'{name}:{line}' if line else name}: {why}")
