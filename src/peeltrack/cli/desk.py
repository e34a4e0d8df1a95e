"""Where a change is made: the register held for writing, and as much of it read as is needed."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

import typer

from peeltrack.checks import run_checks
from peeltrack.cli.asking import line
from peeltrack.cli.options import SignedWriting, Writing
from peeltrack.cli.workspace import day
from peeltrack.edits.kinds import Plan
from peeltrack.errors import (
    InvalidRegisterError,
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
from peeltrack.queries.find import find_item, fitting_ids
from peeltrack.storage.files import FileKind, classify, find_register, read_file
from peeltrack.storage.lock import locked
from peeltrack.storage.part import PartialRegister
from peeltrack.storage.place import with_places
from peeltrack.storage.write import Rewrite, carry_out, prepare


@dataclass(frozen=True)
class Desk:
    """One writing command's view of the world."""

    root: Path
    on: date
    """The day that the change is of."""
    writing: Writing

    @classmethod
    def of(cls, context: typer.Context, writing: Writing) -> "Desk":
        """The desk of a command."""
        named = writing.register or context.obj
        return cls(find_register(named, Path.cwd()), day("--date", writing.date), writing)

    @cached_property
    def organisation(self) -> Organisation:
        """register.yaml, as it is before the register is held."""
        return self._load(()).organisation

    def item(self, reference: str) -> Item:
        """The item that a reference names, read now.

        Raises:
            UnknownItemError: if there is none.
            AmbiguousItemError: if there are several.
        """
        part = self._part()
        ids = part.ids(FileKind.ITEM)
        return find_item(self._load(fitting_ids(ids, reference), part), reference, ids)

    def meeting(self, reference: str) -> Meeting:
        """The meeting of that file name, or the latest one of that forum, read now."""
        part = self._part()
        ids = sorted(part.ids(FileKind.MEETING))
        wanted = reference.casefold()
        fits = [id_ for id_ in ids if id_ == wanted or id_[11:].split("-")[0] == wanted]
        if not fits:
            raise UnknownNameError("meeting", reference, ids)
        return self._load([fits[-1]], part).meetings[fits[-1]]

    def who(self) -> str:
        """The lead who makes the change: named, else the one whose e-mail is git's, else asked."""
        named = self._signed
        if named is None:
            email = (git.user_email(self.root) or "").casefold()
            mine = (id_ for id_, lead in self.organisation.leads.items() if lead.email)
            for id_ in mine:
                if (self.organisation.leads[id_].email or "").casefold() == email:
                    return id_
            named = line("--by", None, "the lead who does this")
        return self.lead(named)

    def lead(self, name: str) -> str:
        """The id of a lead of the register.

        Raises:
            UnknownNameError: if there is none of that id.
        """
        if name not in self.organisation.leads:
            raise UnknownNameError("lead", name, list(self.organisation.leads))
        return name

    def write(self, plan_now: Callable[[], Plan]) -> None:
        """Plan and carry out a change while nobody else writes; then say what was done.

        Raises:
            WouldBeInvalidError: if the register would break a rule that it keeps now.
            RegisterMovedOnError: if a file was edited by hand in between.
        """
        if self._signed:
            self.lead(self._signed)
        with self._held():
            plan = plan_now()
            rewrites = prepare(self.root, plan.edits)
            self._refuse_invalid(rewrites)
            if self.writing.dry_run:
                typer.echo("\n".join(rewrite.diff() for rewrite in rewrites))
                return
            carry_out(self.root, rewrites)
            typer.echo(f"{plan.subject}: {plan.done}.")
            for warning in plan.warnings:
                typer.echo(f"Note: {warning}.", err=True)
            if self._commits():
                name = git.commit_files(self.root, plan.files, self._message(plan))
                typer.echo(f"Committed {name}.", err=True)
        if plan.hint:
            typer.echo(f"Next: {plan.hint}", err=True)

    def _held(self) -> AbstractContextManager[None]:
        return nullcontext() if self.writing.dry_run else locked(self.root)

    @property
    def _signed(self) -> str | None:
        return self.writing.by if isinstance(self.writing, SignedWriting) else None

    def _message(self, plan: Plan) -> str:
        signed = f"\n\nBy: {self._signed}\n" if self._signed else ""
        return f"{plan.subject}: {plan.done}{signed}"

    def _commits(self) -> bool:
        chosen = self.writing.commit
        return self.organisation.rules.commit if chosen is None else chosen

    def _part(self) -> PartialRegister:
        """Made anew for each read: what it holds back must not be older than the lock."""
        return PartialRegister(self.root)

    def _load(self, ids: Iterable[str], part: PartialRegister | None = None) -> Register:
        loaded = (part or self._part()).load(ids)
        errors = [str(p) for p in loaded.problems if p.severity == Severity.ERROR]
        if errors or loaded.register is None:
            raise InvalidRegisterError(errors or [f"{self.root}/register.yaml cannot be used."])
        return loaded.register

    def _refuse_invalid(self, rewrites: tuple[Rewrite, ...]) -> None:
        """An error that the change would bring in; those that stand already are not its fault."""
        part = self._part()
        ids = part.concerned([file.id for r in rewrites if (file := classify(r.file))])
        standing = {_shape(problem) for problem in self._errors(part, ids, ())}
        for problem in self._errors(part, ids, rewrites):
            if _shape(problem) not in standing:
                raise WouldBeInvalidError(str(problem))

    def _errors(
        self, part: PartialRegister, ids: list[str], rewrites: tuple[Rewrite, ...]
    ) -> list[Problem]:
        loaded = part.load(ids, rewrites)
        broken = run_checks(loaded.register, self.on) if loaded.register else ()
        found = [*loaded.problems, *with_places(partial(read_file, self.root), broken)]
        return [problem for problem in found if problem.severity == Severity.ERROR]


def _shape(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.file, problem.message
