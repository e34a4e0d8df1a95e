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


class NoWorkbookError(UnreadablePaperError):
    """A paper where a workbook is expected."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name, f"it is a {kind}: use peeltrack import report or import notes")
        self.kind = kind


class NothingReadError(PeelTrackError):
    """A paper that can be read and in which nothing was recognised."""

    exit_code = 1

    def __init__(self, names: str, what: str, advice: str, left_out: int = 0) -> None:
        super().__init__(f"nothing read from {names}: no {what} recognised. {advice}")
        self.left_out = left_out


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
        at = f"{name}:{line}" if line else name
        super().__init__(f"{at}: {why.rstrip('.')}{'' if why.endswith('?') else '.'}")


class MappingMisfitError(ProposalMisfitError):
    """A mapping that names a sheet, row or heading that the tracker does not have."""

    def __init__(self, place: tuple[str | int, ...], what: str, known: Sequence[str]) -> None:
        name = str(place[-1])
        near = listed(nearest(name, known), "or")
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."
        super().__init__(place, f"{what} {name!r}. {hint}")
