"""The register as a command reads it, and the date of the position."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self

import typer

from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.cli.shared.filters import check_named_or_filtered, refuse_outside, selection_of
from peeltrack.cli.shared.meetings import note_meeting
from peeltrack.cli.shared.not_checked_out import (
    check_is_checked_out,
    missing_only_from_git,
    named_only_in_git,
)
from peeltrack.cli.shared.options import Filters, ReadOptions
from peeltrack.errors import PeelTrackError, UnknownItemError
from peeltrack.history.errors import left_out_note
from peeltrack.history.sparse_checkout import left_out_by_sparse_checkout
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.parse_date import date_written
from peeltrack.model.register import Register
from peeltrack.model.standing import standing
from peeltrack.model.versions import Commit
from peeltrack.on_demand import on_demand
from peeltrack.queries.as_at import as_at, known_at
from peeltrack.queries.find import find_item
from peeltrack.queries.find_meeting import (
    PreparedMeeting,
    find_forum,
    meeting_held,
    meeting_prepared,
)
from peeltrack.queries.planned_meetings import planned_meetings, with_planned_meetings
from peeltrack.queries.selection import Selection, select_items
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.files import find_register, read_file
from peeltrack.storage.load import Loaded, Read, load_register
from peeltrack.wording import long_date

with on_demand():  # git, where a revision is read or shown
    from peeltrack.history import revisions, snapshots


@dataclass(frozen=True)
class Workspace:
    """The register that a command reads, loaded on first use, and the date."""

    folder: Path | None
    on: date
    as_of: str | None = None
    """A date or a revision: the register as git had it then. None for the current files."""

    @classmethod
    def of(cls, context: typer.Context, options: ReadOptions) -> Self:
        """Return the workspace of a command; its own options override those of peeltrack.

        An answer for a future date is based on what is recorded today, and a note says so.
        """
        workspace = cls._of(context, options)
        if workspace.on > workspace.today:
            day = long_date(workspace.on)
            note = f"Note: {day} is still to come; this is what the register knows today."
            typer.echo(note, err=True)
        return workspace

    @classmethod
    def _of(cls, context: typer.Context, options: ReadOptions) -> Self:
        on = options.on
        if options.as_of is not None:
            on = on or (options.as_of if revisions.day_meant(options.as_of) else None)
        folder = named_register(context, options.register)
        workspace = cls(folder, option_date("--on", on), options.as_of)
        context.meta[_KEPT] = workspace  # else its records are taken apart before the process ends
        return workspace

    @classmethod
    def before(
        cls, context: typer.Context, options: ReadOptions, reference: str, day: str | None = None
    ) -> tuple[Self, PreparedMeeting]:
        """Return the workspace on the date of a meeting to prepare, and that meeting.

        Args:
            context: the command's.
            options: its options; a date among them is today, from which the next is planned.
            reference: the meeting or its forum.
            day: the date of the meeting, if it was given.

        Raises:
            UnknownNameError: if there is no such meeting or forum.
            RefusedError: if a meeting was named and another date than its own.
            AmbiguousError: if two meetings fit equally well.
        """
        on = option_date("--date", day) if day is not None else None
        return cls._of(context, options)._before_meeting(reference, on)

    @cached_property
    def root(self) -> Path:
        """The register's folder."""
        return find_register(self.folder, current_folder())

    @cached_property
    def loaded(self) -> Loaded:
        """The register, with the problems of its files."""
        if self._snapshot:
            return self._snapshot.load()
        if self.left_out:
            typer.echo(left_out_note(self.left_out), err=True)
        return load_register(self.root)

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The register's files that a sparse checkout keeps out of the work tree."""
        return () if self.as_of else left_out_by_sparse_checkout(self.root)

    @cached_property
    def _snapshot(self) -> "snapshots.Snapshot | None":
        if self.as_of is None:
            return None

        return snapshots.snapshot(self.root, self.as_of)

    @property
    def today(self) -> date:
        """The last date for which the register can have facts."""
        return option_date("--on", None)

    def recorded_by(self, day: date) -> Register | None:
        """Return the register as git had it at the end of a date; None if git cannot tell."""
        try:
            return replace(self, on=day, as_of=day.isoformat()).register
        except PeelTrackError:  # no commit by then, no repository, a register with errors
            return None

    @property
    def tip(self) -> str:
        """The commit from which the register's history goes back."""
        return self._snapshot.commit.id if self._snapshot else "HEAD"

    @cached_property
    def commits(self) -> Sequence[Commit]:
        """The commits along first parents up to that of the answer, newest first.

        Raises:
            NoRepositoryError: if there is no repository, or no commit in it.
        """
        start = revisions.commit_meant(self.root, self.as_of).id if self.as_of else "HEAD"
        return revisions.first_parents(self.root, start)

    def revision(self) -> str | None:
        """Return the commit of the answer. None if the current files are not committed."""
        if self._snapshot:
            return self._snapshot.commit.short

        return snapshots.head_if_clean(self.root)

    @cached_property
    def register(self) -> Register:
        """The register as it was on the date.

        Raises:
            InvalidRegisterError: if any file has an error, or an inspection is missing.
        """
        return as_at(self.loaded.whole(), self.on)

    @property
    def with_planned(self) -> Register:
        """The register as it stood on the date, with the meetings that were still to come."""
        whole = without_withdrawn(self.loaded.whole(), self.on)
        return with_planned_meetings(self.register, whole, self.on)

    @cached_property
    def recorded(self) -> Register:
        """The same with withdrawn entries, for output that marks them."""
        return known_at(self.loaded.whole(), self.on)

    def without_errors(self, loaded: Loaded) -> Register:
        """Return a loaded register as it was on the date.

        Raises:
            InvalidRegisterError: if any file has an error: an answer from part of a
                register would look like an answer from all of it.
        """
        return as_at(loaded.sound(), self.on)

    def item(self, reference: str) -> Item:
        """Find the item that a reference names, as it was on the date, even if withdrawn.

        Raises:
            UnknownItemError: if there is no such item.
            AmbiguousError: if there are several.
            PartialCheckoutError: if a sparse checkout leaves out what it may name.
        """
        if not self.as_of:
            check_is_checked_out(self.root, reference)
        try:
            return find_item(self.register, reference)
        except UnknownItemError:
            return standing(find_item(self.recorded, reference), self.on)

    def meeting_held(self, reference: str) -> Meeting:
        """Find a meeting by its id, or the latest held of a forum by the date.

        A planned meeting is read as it is planned.

        Raises:
            UnknownNameError: if there is none.
            AmbiguousError: if two fit equally well.
        """
        planned = without_withdrawn(self.loaded.whole())
        with missing_only_from_git(self.root, reference) if not self.as_of else nullcontext():
            meant = meeting_held(planned.meetings, planned.organisation, reference, self.on)
        note_meeting(meant)
        return self.with_planned.meetings[meant.id]

    def _before_meeting(self, reference: str, day: date | None) -> tuple[Self, PreparedMeeting]:
        whole = self.loaded.whole()
        planned = without_withdrawn(whole)
        prepared = meeting_prepared(planned.meetings, planned.organisation, reference, self.on, day)
        today = self.on if self.on < prepared.on else max(self.today, self.on)
        moved = replace(self, on=prepared.on)
        register = as_at(whole, min(today, prepared.on))
        # Of that forum and date only the meeting prepared, as it is planned if it is to come.
        meetings = {
            id_: each
            for id_, each in register.meetings.items()
            if id_ == prepared.meeting
            or not prepared.meeting
            or (each.forum, each.date) != (prepared.forum, prepared.on)
        }
        if prepared.meeting and prepared.meeting not in meetings:
            meetings[prepared.meeting] = planned_meetings(planned, today)[prepared.meeting]
        # What is read and known already; only the date differs.
        vars(moved).update(root=self.root, loaded=self.loaded, _snapshot=self._snapshot)
        vars(moved).update(register=replace(register, meetings=meetings))
        return moved, prepared._replace(today=today)

    def items(self, names: Sequence[str] | None, filters: Filters) -> tuple[Item, ...]:
        """Return the items that a person names, or chooses by filters, as they were on the date.

        Raises:
            MissingOptionError: if nothing is named and no filter given.
            RefusedError: if one that is named does not pass the filters.
            UnknownItemError: if a name fits none.
            AmbiguousError: if a name fits several.
        """
        check_named_or_filtered(names or (), filters)
        named = tuple({item.id: item for item in map(self.item, names or ())}.values())
        passing = select_items(self.register, self.selection(filters))
        if not named:
            return passing
        if filters != Filters():
            refuse_outside(named, {item.id for item in passing})
        return named

    def forum(self, name: str) -> str:
        """Find the id of a forum by id or name, in any case.

        Raises:
            UnknownNameError: if register.yaml has no such forum.
        """
        return find_forum(self.register.organisation, name)

    @property
    def read(self) -> Read:
        """The function that reads a file of the register, current or at the revision."""
        return self._snapshot.contents.read if self._snapshot else partial(read_file, self.root)

    def selection(self, filters: Filters) -> Selection:
        """Return the filters as the queries need them.

        Raises:
            UnknownNameError: if a filter names what the register does not have: an
                empty answer would hide the slip.
        """
        with nullcontext() if self.as_of else named_only_in_git(self.root, filters):
            return selection_of(self.register, filters)


_KEPT = "peeltrack.workspace"


def option_date(option: str, value: str | None) -> date:
    """Return an option's date, else today: the only place that reads the clock."""
    if value is None:
        return date.today()  # noqa: DTZ011 (the user's own calendar day is meant)
    return date_written(option, value)
