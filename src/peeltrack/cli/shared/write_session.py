"""Where a change is made: the register held for writing, and as much of it read as is needed."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from peeltrack.checks import run_checks
from peeltrack.cli.shared.chosen_register import register_named
from peeltrack.cli.shared.options import SignedWriting, Writing
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.workspace import day
from peeltrack.edits.edit_guards import Recorded
from peeltrack.edits.kinds import Plan
from peeltrack.errors import (
    InvalidRegisterError,
    RefusedError,
    UnknownNameError,
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
from peeltrack.storage.files import FileKind, classify, find_register
from peeltrack.storage.load import Loaded
from peeltrack.storage.lock import locked
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.write import Rewrite, carry_out, prepare
from peeltrack.wording import listed, long_date


@dataclass
class Desk:
    """One writing command's view of the world."""

    root: Path
    on: date
    """The day that the change is of."""
    writing: Writing
    part: PartialRegister
    """What has been read: made anew once the register is held, so that nothing of it is older."""

    @classmethod
    def of(
        cls, context: typer.Context, writing: Writing, *, may_be_to_come: bool = False
    ) -> "Desk":
        """The desk of a command.

        Args:
            context: the command's.
            writing: what it was told.
            may_be_to_come: whether it plans something, rather than recording what happened.

        Raises:
            RefusedError: if what it would record is of a day to come.
        """
        root = find_register(register_named(context, writing.register), Path.cwd())
        on = day("--date", writing.date)
        if on > day("--date", None) and not may_be_to_come:
            raise RefusedError(
                "--date", f"{long_date(on)} is still to come", "Give today or an earlier day"
            )
        return cls(root, on, writing, PartialRegister(root))

    @property
    def organisation(self) -> Organisation:
        """What register.yaml holds."""
        return self._office.organisation

    def item(self, reference: str) -> Item:
        """The item that a reference names.

        Raises:
            UnknownItemError: if there is none.
            AmbiguousError: if there are several.
        """
        ids = self.part.items_called(reference)
        return find_item(self._load(fitting_ids(ids, reference)), reference, ids)

    @property
    def register(self) -> Register:
        """Everything that the files say, later days too, as it is when the change is planned."""
        kinds = (FileKind.ITEM, FileKind.INSPECTION, FileKind.MEETING)
        return self._load(id_ for kind in kinds for id_ in self.part.ids(kind))

    def line_from(self, item: Item) -> tuple[Item, ...]:
        """An item and those that took its place, one after another."""
        line = [item]
        while (last := line[-1]).superseded_by and last.superseded_by not in {i.id for i in line}:
            line.append(self.item(last.superseded_by))
        return tuple(line)

    def meeting(self, reference: str) -> Meeting:
        """The meeting of that file name, or the latest one of that forum."""
        ids = sorted(self.part.ids(FileKind.MEETING))
        wanted = reference.casefold()
        fits = [id_ for id_ in ids if wanted in (id_, self._forum_of(id_))]
        if not fits:
            raise UnknownNameError("meeting", reference, ids)
        return self._load([fits[-1]]).meetings[fits[-1]]

    def record(self, reference: str) -> Recorded:
        """The inspection of that id, the meeting or the item."""
        if reference in self.part.ids(FileKind.INSPECTION):
            return self._load([reference]).inspections[reference]
        if reference in (*self.part.ids(FileKind.MEETING), *self.organisation.fora):
            return self.meeting(reference)
        return self.item(reference)

    def who(self) -> str:
        """The lead who makes the change: named, else the one whose e-mail is git's, else asked."""
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

    def lead(self, name: str) -> str:
        """The id of a lead of the register, who may be called by title or in short too.

        Raises:
            UnknownNameError: if there is none of that name.
        """
        return find_lead(self.organisation, name)

    def write(
        self, plan_now: Callable[[], Plan], say: "Callable[[Plan], None] | None" = None
    ) -> None:
        """Plan and carry out a change while nobody else writes; then say what was done.

        Args:
            plan_now: what makes the plan, once nobody else can write.
            say: what tells that it was done; a line and its warnings unless given.

        Raises:
            WouldBeInvalidError: if the register would break a rule that it keeps now.
            RegisterMovedOnError: if a file was edited by hand in between.
            GitError: if it is to be committed and there is no repository.
        """
        if self._signed:
            self.lead(self._signed)
        commits = self._commits()
        if commits:
            git.check_repository(self.root)
        with nullcontext() if self.writing.dry_run else locked(self.root):
            self.part = PartialRegister(self.root)
            plan = plan_now()
            rewrites = prepare(self.root, plan.edits, self.part.read)
            self._refuse_invalid(rewrites)
            if self.writing.dry_run:
                typer.echo("\n".join(rewrite.diff() for rewrite in rewrites))
                return
            begun = git.uncommitted(self.root, plan.files) if commits else []
            written = carry_out(self.root, rewrites)
            (say or _say)(plan)
            if self.on > day("--date", None):
                typer.echo(f"Note: {long_date(self.on)} is still to come.", err=True)
            if commits:
                name = git.commit_files(self.root, written, self._message(plan))
                also = f", with what had been changed before in {listed(begun)}" if begun else ""
                typer.echo(f"Committed {name}{also}.", err=True)
        if plan.hint:
            typer.echo(f"Next: {plan.hint}", err=True)

    @property
    def _office(self) -> Register:
        """The register without any record: its organisation and published positions."""
        return _sound(self.part.office)

    def _forum_of(self, meeting_id: str) -> str:
        """The forum that a meeting's file is named for; a word may follow it."""
        name = meeting_id[len("2022-05-23-") :]
        fits = [id_ for id_ in self.organisation.fora if f"{name}-".startswith(f"{id_}-")]
        return max(fits, key=len, default=name)

    @property
    def _signed(self) -> str | None:
        return self.writing.by if isinstance(self.writing, SignedWriting) else None

    def _message(self, plan: Plan) -> str:
        signed = f"\n\nBy: {self.lead(self._signed)}\n" if self._signed else ""
        return f"{plan.subject}: {plan.done}{signed}"

    def _commits(self) -> bool:
        if self.writing.dry_run:
            return False
        chosen = self.writing.commit
        return self.organisation.rules.commit if chosen is None else chosen

    def _load(self, ids: Iterable[str]) -> Register:
        return _sound(self.part.load(ids))

    def _refuse_invalid(self, rewrites: tuple[Rewrite, ...]) -> None:
        """An error that the change would bring in; those that stand already are not its fault."""
        touched = [file.id for rewrite in rewrites if (file := classify(rewrite.file))]
        ids = [*touched, *self._counted_with(touched)]
        broken = self._errors(self.part.load_to_check(ids, rewrites))
        if broken:
            standing = self._errors(self.part.load_to_check(ids))
            for shape, problem in broken.items():
                if shape not in standing:
                    raise WouldBeInvalidError(str(problem))

    def _counted_with(self, ids: Iterable[str]) -> list[str]:
        """All items of the inspections that a published position counts, where one is touched."""
        counted = {position.inspection for position in self._office.positions}
        touched = {id_.partition("/")[0] for id_ in ids if "/" in id_} & counted
        if not touched:
            return []
        return [id_ for id_ in self.part.ids(FileKind.ITEM) if id_.partition("/")[0] in touched]

    def _errors(self, loaded: Loaded) -> dict[tuple[str, str, str], Problem]:
        """The errors, by what tells one from another whatever line it is on."""
        broken = run_checks(loaded.register, self.on) if loaded.register else ()
        found = (p for p in (*loaded.problems, *broken) if p.severity == Severity.ERROR)
        return {(problem.rule, problem.file, problem.message): problem for problem in found}


def _sound(loaded: Loaded) -> Register:
    """A register without any error in what was read of it.

    Raises:
        InvalidRegisterError: if there is one.
    """
    errors = [str(p) for p in loaded.problems if p.severity == Severity.ERROR]
    if errors or loaded.register is None:
        raise InvalidRegisterError(errors or ["register.yaml is missing."])
    return loaded.register


def _say(plan: Plan) -> None:
    typer.echo(f"{plan.subject}: {plan.done}.")
    for warning in plan.warnings:
        typer.echo(f"Note: {warning}.", err=True)
