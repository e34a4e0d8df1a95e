"""A session that writes: the register locked, and as much of it read as the change needs."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import typer

from peeltrack.checks import run_checks
from peeltrack.cli.shared.carried_out import carried_out, report_plan, said_to_be_written
from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.cli.shared.meetings import note_meeting
from peeltrack.cli.shared.prompts import line, near_date
from peeltrack.cli.shared.workspace import check_is_checked_out, option_date
from peeltrack.cli.shared.write_options import SignedWriteOptions, WriteOptions
from peeltrack.edits.edit_guards import Recorded
from peeltrack.edits.kinds import Plan
from peeltrack.errors import (
    RefusedError,
    WouldBeInvalidError,
)
from peeltrack.history import git
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Problem
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.queries.find import find_item, find_lead, fitting_ids
from peeltrack.queries.find_meeting import MeetingMeant, forum_called, meeting_held
from peeltrack.storage.files import FileKind, classify, find_register
from peeltrack.storage.load import Loaded
from peeltrack.storage.lock import locked
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.write import Rewrite, prepare
from peeltrack.wording import listed, long_date


@dataclass
class WriteSession:
    """The register that a command changes, locked while it writes."""

    root: Path
    on: date
    """The date of the change."""
    options: WriteOptions
    partial: PartialRegister
    """The files read: read again under the lock, so that none is out of date."""
    _meant: MeetingMeant | None = None
    """The meeting that was named first, and why it is that one."""

    @classmethod
    def of(
        cls, context: typer.Context, options: WriteOptions, *, may_be_future: bool = False
    ) -> Self:
        """Open the session of a command.

        Args:
            context: the command's.
            options: the options of the command.
            may_be_future: whether it plans an event, rather than recording one.

        Raises:
            RefusedError: if it would record an event in the future.
            FarDateError: if its date is far from today and not confirmed.
        """
        root = find_register(named_register(context, options.register), current_folder())
        today = option_date("--date", None)
        on = option_date("--date", options.date)
        if on > today and not may_be_future:
            raise RefusedError(
                "--date", f"{long_date(on)} is still to come", "Give today or an earlier day"
            )
        near_date("--date", on, [today], yes=options.yes)
        return cls(root, on, options, PartialRegister(root))

    @property
    def organisation(self) -> Organisation:
        """The organisation, from register.yaml."""
        return self._main_file.organisation

    def item(self, reference: str) -> Item:
        """Find the item that a reference names.

        Raises:
            UnknownItemError: if there is none.
            AmbiguousError: if there are several.
            PartialCheckoutError: if a sparse checkout leaves out what it may name.
        """
        check_is_checked_out(self.root, reference)
        ids = self.partial.items_called(reference)
        return find_item(self._load(fitting_ids(ids, reference)), reference, ids)

    @property
    def register(self) -> Register:
        """The whole register, later dates too, as it is when the change is planned."""
        kinds = (FileKind.ITEM, FileKind.INSPECTION, FileKind.MEETING)
        return self._load(id_ for kind in kinds for id_ in self.partial.ids(kind))

    def supersession_chain(self, item: Item) -> tuple[Item, ...]:
        """Return an item and the items that superseded it, in order."""
        line = [item]
        while (last := line[-1]).superseded_by and last.superseded_by not in {i.id for i in line}:
            line.append(self.item(last.superseded_by))
        return tuple(line)

    def meeting(self, reference: str) -> Meeting:
        """Find a meeting by its id, or the latest held of a forum by the date of the change.

        Raises:
            UnknownNameError: if there is none.
            AmbiguousError: if two fit equally well.
        """
        ids = self.partial.ids(FileKind.MEETING)
        meant = meeting_held(ids, self.organisation, reference, self.on)
        self._meant = self._meant or meant
        return self._load([meant.id]).meetings[meant.id]

    def record(self, reference: str) -> Recorded:
        """Find an inspection by its id, a meeting or an item."""
        plain = reference.casefold()
        if plain in self.partial.ids(FileKind.INSPECTION):
            return self._load([plain]).inspections[plain]
        if plain in self.partial.ids(FileKind.MEETING) or forum_called(self.organisation, plain):
            return self.meeting(reference)
        return self.item(reference)

    def author(self) -> str:
        """Return the author of the change: --by, else git's user, else the answer to a prompt."""
        if self._signed is not None:
            return self.lead(self._signed)
        email = (git.user_email(self.root) or "").casefold()
        for id_, lead in self.organisation.leads.items():
            if lead.email and lead.email.casefold() == email:
                return id_
        unknown = (
            f" (your git e-mail, {email}, is on no lead: add it as email: to one in "
            "register.yaml, or give --by LEAD)"
            if email
            else ""
        )
        return self.lead(line("--by", None, f"the lead who does this{unknown}"))

    def recorded_date(self, option: str, text: str) -> date:
        """Return a date to be recorded.

        Raises:
            BadDateError: if the text names no date.
            FarDateError: if it is far from today and from the date of the change, and not
                confirmed.
        """
        return self.near_date(option, option_date(option, text))

    def near_date(self, option: str, day: date) -> date:
        """Return a date to be recorded, confirmed if it is far.

        Raises:
            FarDateError: if it is not confirmed.
        """
        today = option_date(option, None)
        return near_date(option, day, [today, self.on], yes=self.options.yes)

    def lead(self, name: str) -> str:
        """Find the id of a lead by id, title or abbreviation.

        Raises:
            UnknownNameError: if there is no such lead.
        """
        return find_lead(self.organisation, name)

    def write(
        self, make_plan: Callable[[], Plan], report: Callable[[Plan], None] | None = None
    ) -> None:
        """Plan and carry out a change under the lock, and report it.

        Args:
            make_plan: makes the plan under the lock.
            report: reports the plan once carried out; without it, a line and its warnings.

        Raises:
            WouldBeInvalidError: if the change would break a rule that the register keeps now.
            RegisterMovedOnError: if a file was edited by hand in between.
            GitError: if it is to be committed and there is no repository.
            NotCommittedError: if it is written and git would not commit it.
            UnconfirmedWriteError: if it is written and the disk does not confirm it.
        """
        if self._signed:
            self.lead(self._signed)
        is_committed = self._is_committed()
        if is_committed:
            git.check_repository(self.root)
        with nullcontext() if self.options.dry_run else locked(self.root):
            self.partial = PartialRegister(self.root)
            plan = make_plan()
            rewrites = prepare(self.root, plan.edits, self.partial.read)
            self._refuse_invalid(rewrites)
            if self.options.dry_run:
                typer.echo("\n".join(rewrite.diff() for rewrite in rewrites))
                return
            edited_before = git.uncommitted(self.root, plan.files) if is_committed else []
            files, doubt = carried_out(self.root, rewrites)
            with said_to_be_written():
                (report or report_plan)(plan)
                note_meeting(self._meant)
                if self.on > option_date("--date", None):
                    typer.echo(f"Note: {long_date(self.on)} is still to come.", err=True)
                if is_committed:
                    self._commit(plan, files, edited_before)
            if doubt:
                raise doubt
        if plan.hint:
            typer.echo(f"Next: {plan.hint}", err=True)

    def _commit(self, plan: Plan, files: tuple[Path, ...], edited_before: list[str]) -> None:
        name = git.commit_files(self.root, files, self._message(plan))
        also = (
            f", with what had been changed before in {listed(edited_before)}"
            if edited_before
            else ""
        )
        typer.echo(f"Committed {name}{also}.", err=True)

    @property
    def _main_file(self) -> Register:
        """The register without its records: the organisation and published positions."""
        return self.partial.office.sound()

    @property
    def _signed(self) -> str | None:
        return self.options.by if isinstance(self.options, SignedWriteOptions) else None

    def _message(self, plan: Plan) -> str:
        signed = f"\n\nBy: {self.lead(self._signed)}\n" if self._signed else ""
        return f"{plan.subject}: {plan.done}{signed}"

    def _is_committed(self) -> bool:
        if self.options.dry_run:
            return False
        setting = self.options.commit
        return self.organisation.rules.commit if setting is None else setting

    def _load(self, ids: Iterable[str]) -> Register:
        return self.partial.load(ids).sound()

    def _refuse_invalid(self, rewrites: tuple[Rewrite, ...]) -> None:
        """Refuse a change that adds an error; existing errors are not its fault."""
        changed_ids = [file.id for rewrite in rewrites if (file := classify(rewrite.file))]
        ids = [*changed_ids, *self._items_counted_with(changed_ids)]
        new_errors = self._errors(self.partial.load_to_check(ids, rewrites))
        if new_errors:
            current_errors = self._errors(self.partial.load_to_check(ids))
            for key, problem in new_errors.items():
                if key not in current_errors:
                    raise WouldBeInvalidError(str(problem))

    def _items_counted_with(self, ids: Iterable[str]) -> list[str]:
        """List all items of each changed inspection that a published position counts."""
        inspections = {position.inspection for position in self._main_file.positions}
        changed_ids = {id_.partition("/")[0] for id_ in ids if "/" in id_} & inspections
        if not changed_ids:
            return []
        return [
            id_ for id_ in self.partial.ids(FileKind.ITEM) if id_.partition("/")[0] in changed_ids
        ]

    def _errors(self, loaded: Loaded) -> dict[tuple[str, str, str], Problem]:
        """Return the errors, by rule, file and message: the line may move."""
        new_errors = run_checks(loaded.register, self.on) if loaded.register else ()
        errors = (p for p in (*loaded.problems, *new_errors) if p.severity == Severity.ERROR)
        return {(problem.rule, problem.file, problem.message): problem for problem in errors}
