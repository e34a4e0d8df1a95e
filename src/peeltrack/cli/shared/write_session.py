"""A session that writes: it locks the register and reads as much of it as the change needs."""

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Self

import typer

from peeltrack.changes.differences import Difference
from peeltrack.checks.rewritten_history import rewritten_facts
from peeltrack.cli.errors import DeclinedError, UnconfirmedPlanError
from peeltrack.cli.shared.author import author_of
from peeltrack.cli.shared.carried_out import commit_message, preview_plan, report_plan, write_plan
from peeltrack.cli.shared.chosen_items import ChosenItems, choose_items
from peeltrack.cli.shared.chosen_register import current_folder, named_register
from peeltrack.cli.shared.filters import check_named_or_filtered
from peeltrack.cli.shared.meetings import note_meeting
from peeltrack.cli.shared.not_checked_out import named_only_in_git
from peeltrack.cli.shared.options import Filters
from peeltrack.cli.shared.places_in_file import edits_in_file
from peeltrack.cli.shared.prompts import confirmed, date_ahead, near_date
from peeltrack.cli.shared.records_of_session import RecordsOfSession
from peeltrack.cli.shared.refuse_invalid import refuse_invalid
from peeltrack.cli.shared.workspace import option_date
from peeltrack.cli.shared.write_options import SignedWriteOptions, UndatedWriteOptions, WriteOptions
from peeltrack.edits.kinds import MoveFile, Plan
from peeltrack.errors import RefusedError
from peeltrack.history import git
from peeltrack.history.errors import PartialCheckoutError
from peeltrack.history.sparse_checkout import left_out_by_sparse_checkout
from peeltrack.model.far_dates import how_long_before
from peeltrack.model.items import Item
from peeltrack.queries.as_at import as_at
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.files import classify, find_register
from peeltrack.storage.lock import locked
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.write import Rewrite, diff_of, prepare
from peeltrack.wording import counted, long_date


@dataclass
class WriteSession(RecordsOfSession):
    """The register that a command changes, locked while it writes."""

    options: WriteOptions | UndatedWriteOptions = field(kw_only=True)

    @classmethod
    def of(
        cls,
        context: typer.Context,
        options: WriteOptions | UndatedWriteOptions,
        *,
        may_be_future: bool = False,
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
        on = option_date("--date", options.date) if isinstance(options, WriteOptions) else today
        if on > today and not may_be_future:
            raise RefusedError(
                "--date", f"{long_date(on)} is in the future", "Give today or an earlier date"
            )
        near_date("--date", on, [today], yes=options.yes)
        return cls(root, on, PartialRegister(root), options=options)

    def items(
        self, names: Sequence[str] | None, filters: Filters, *, closed: bool = False
    ) -> ChosenItems:
        """Return the items that a person names, or chooses by filters.

        Args:
            names: references, as people say them.
            filters: the filters of `list`.
            closed: whether filters choose among closed items, not those that have not ended.

        Raises:
            MissingOptionError: if nothing is named and no filter given.
            RefusedError: if no item passes the filters, or one that is named does not.
            UnknownItemError: if a name fits none.
            AmbiguousError: if a name fits several.
        """
        typed = list(names or ())
        check_named_or_filtered(typed, filters)
        named = list({item.id: item for item in map(self.item, typed)}.values())
        if filters == Filters():
            return ChosenItems(tuple(item.id for item in named))
        with named_only_in_git(self.root, filters):
            return choose_items(as_at(self.register, self.on), filters, named, closed=closed)

    def plan_each(self, chosen: ChosenItems, plan_one: Callable[[Item], Plan]) -> Plan:
        """Plan the same change of every chosen item, as they are now."""
        return chosen.plan(without_withdrawn(self._load(chosen.ids)).items, plan_one)

    def write_each(self, chosen: ChosenItems, plan_one: Callable[[Item], Plan]) -> None:
        """Change every chosen item in the same way, or none; see `write`."""
        self.write(lambda: self.plan_each(chosen, plan_one))

    def author(self) -> str:
        """Return the author of the change: --by, else git's user, else the answer to a prompt."""
        return author_of(self.root, self.organisation, self.on, self._signed)

    def recorded_date(self, option: str, text: str) -> date:
        """Return a date to be recorded.

        Raises:
            BadDateError: if the text names no date.
            FarDateError: if it is far from today and from the date of the change, and not
                confirmed.
        """
        return self.near_date(option, option_date(option, text))

    def date_ahead(self, option: str, text: str, counted_from: date | None = None) -> date:
        """Return a date that ought to be to come, to be recorded; one in the past is noted.

        Args:
            option: the option or the argument.
            text: the date as typed; without a year it is the next one.
            counted_from: the first that it may be, if not the date of the change.

        Raises:
            BadDateError: if the text names no date.
            FarDateError: if it is far and not confirmed.
        """
        near = counted_from or self.on
        day = self.near_date(option, date_ahead(option, text, near))
        if day < near:
            today = option_date(option, None)
            since = "ago" if near == today else f"before {long_date(near)}"
            past = f"{long_date(day)} is {how_long_before(day, near)} {since}"
            typer.echo(f"Note: {option}: {past}; check that it is the date you mean.", err=True)
        return day

    def near_date(self, option: str, day: date) -> date:
        """Return a date to be recorded, confirmed if it is far.

        Raises:
            FarDateError: if it is not confirmed.
        """
        today = option_date(option, None)
        return near_date(option, day, [today, self.on], yes=self.options.yes)

    def rewritten(self, plan: Plan) -> tuple[Difference, ...]:
        """Return the recorded facts that a plan changes, which must therefore be amended."""
        rewrites = prepare(self.root, edits_in_file(plan, self.partial), self.partial.read)
        ids = [file.id for path in plan.files if (file := classify(path))]
        old = self.partial.load_to_check(ids).register
        new = self.partial.load_to_check(ids, rewrites).register
        return rewritten_facts(old, new) if old and new else ()

    def write(
        self,
        make_plan: Callable[[], Plan],
        report: Callable[[Plan], None] | None = None,
        *,
        confirmed: Plan | None = None,
    ) -> None:
        """Plan and carry out a change under the lock, and report it.

        A plan for several records, or with doubts, is shown and confirmed first. The lock is
        released while a person decides, so the plan is made again afterwards.

        Args:
            make_plan: makes the plan under the lock.
            report: reports the plan once carried out; without it, a line and its warnings.
            confirmed: the plan that was confirmed; another one is shown again.

        Raises:
            WouldBeInvalidError: if the change would break a rule that the register keeps now.
            RegisterMovedOnError: if a file was edited by hand in between.
            GitError: if it is to be committed and there is no repository.
            NotCommittedError: if it is written and git would not commit it.
            UnconfirmedWriteError: if it is written and the disk does not confirm it.
            UnconfirmedPlanError: if it is to be confirmed, without a terminal.
            DeclinedError: if it is not confirmed.
        """
        if self._signed:
            self.lead(self._signed)
        is_committed = self._is_committed()
        if is_committed:
            git.check_repository(self.root)
        with nullcontext() if self.options.dry_run else locked(self.root):
            self.partial = PartialRegister(self.root)
            plan = make_plan()
            self._refuse_left_out(plan)
            rewrites = prepare(self.root, edits_in_file(plan, self.partial), self.partial.read)
            refuse_invalid(self.partial, rewrites, self.on)
            if self.options.dry_run:
                typer.echo(diff_of(rewrites))
                preview_plan(plan)
                return
            is_to_confirm = _needs_confirmation(plan) and not self.options.yes
            if not is_to_confirm or plan == confirmed:
                self._carry_out(plan, rewrites, report or report_plan, is_committed=is_committed)
                return
        _confirm(plan)
        self.write(make_plan, report, confirmed=plan)

    def _refuse_left_out(self, plan: Plan) -> None:
        """Refuse a plan for a file that a sparse checkout leaves out, or that all files follow.

        Raises:
            PartialCheckoutError: if it is one.
        """
        files = left_out_by_sparse_checkout(self.root)
        moves = any(isinstance(edit, MoveFile) for edit in plan.edits)
        if needed := files if moves else [file for file in files if file in plan.files]:
            raise PartialCheckoutError(needed, f"cannot change {plan.subject}")

    def _carry_out(
        self,
        plan: Plan,
        rewrites: tuple[Rewrite, ...],
        report: Callable[[Plan], None],
        *,
        is_committed: bool,
    ) -> None:
        """Write, report and commit a plan, then name the next command."""

        def reported(plan: Plan) -> None:
            report(plan)
            note_meeting(self._meant)
            if self.on > option_date("--date", None):
                typer.echo(f"Note: {long_date(self.on)} is in the future.", err=True)

        signed = self.lead(self._signed) if self._signed else None
        message = commit_message(plan, signed) if is_committed else None
        write_plan(self.root, plan, rewrites, reported, message)
        if plan.hint:
            typer.echo(f"Next: {plan.hint}", err=True)

    @property
    def _signed(self) -> str | None:
        options = self.options
        if isinstance(options, SignedWriteOptions | UndatedWriteOptions):
            return options.by
        return None

    def _is_committed(self) -> bool:
        if self.options.dry_run:
            return False
        setting = self.options.commit
        return self.organisation.rules.commit if setting is None else setting


def _needs_confirmation(plan: Plan) -> bool:
    """Check whether a person is to confirm a plan: of several records, or with doubts."""
    return bool(plan.parts or plan.doubts)


def _confirm(plan: Plan) -> None:
    """Show a plan and ask for a yes.

    Raises:
        UnconfirmedPlanError: if there is no terminal to ask on.
        DeclinedError: if the answer is no.
    """
    is_asked = sys.stdin.isatty()
    if is_asked or plan.parts or plan.quoted or plan.warnings:  # else the doubt says it all
        preview_plan(plan, with_doubts=is_asked)
    if not is_asked:
        changed = counted(len({part.subject for part in plan.parts}), "item")
        raise UnconfirmedPlanError(". ".join(plan.doubts) or f"{changed} would change")
    number = len(plan.parts)
    changes = f"these {number} changes" if number > 1 else "this change"
    what = changes if plan.parts else "it anyway"
    if not confirmed(f"Write {what}?"):
        raise DeclinedError
