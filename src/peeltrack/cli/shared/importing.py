"""The steps of every import: propose, show, correct in a file, accept. Touches: files, stdin.

Each kind of paper has only its reading, its rows and its writing (`PaperImport`).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Generic, TypeVar

import typer
from pydantic import ValidationError

from peeltrack.cli.shared.chosen_register import current_folder, named_register, register_name
from peeltrack.cli.shared.input_files import read_input
from peeltrack.cli.shared.options import Format, FormatOption, OnOption
from peeltrack.cli.shared.output import TabularAnswer, usual_format, write_answer
from peeltrack.cli.shared.overwrite_guard import refuse_other_file
from peeltrack.cli.shared.workspace import Workspace, option_date
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.cli.shared.write_options import WriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.errors import RegisterNotFoundError, UsageError
from peeltrack.imports.errors import BadProposalError, NothingReadError, ProposalMisfitError
from peeltrack.imports.readers.read_paper import Paper, read_paper
from peeltrack.model.organisation import Organisation
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.storage.files import find_register, read_start
from peeltrack.storage.line_numbers import locate, written_at
from peeltrack.storage.validation_messages import explain
from peeltrack.storage.yaml import YamlError, decode, parse
from peeltrack.wording import as_typed

_Proposed = TypeVar("_Proposed")
_Filed = TypeVar("_Filed", bound=Record)
_Followed = TypeVar("_Followed")

_NOTHING_NEW = "There is nothing new to write."

LinesOption = Annotated[
    bool, typer.Option("--lines", help="Print the paper's lines with their numbers")
]


@dataclass(frozen=True)
class ImportOptions(WriteOptions):
    """The options of every import: the file for correction, and whether to write."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the proposal to FILE for correction",
            show_default=False,
        ),
    ] = None
    corrected: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Use a corrected proposal", show_default=False),
    ] = None
    accept: Annotated[
        bool, typer.Option("--accept/--draft", help="Write the files, or only show them")
    ] = False
    on: OnOption = None
    format: FormatOption = None

    @property
    def dated(self) -> "ImportOptions":
        """The same with the date of the change: --date, else --on."""
        return replace(self, date=self.date or self.on)


class PaperImport(ABC, Generic[_Proposed]):
    """An import of one kind of paper: its reading, its rows and its writing."""

    name: ClassVar[str]
    """The command, after `peeltrack import`."""
    needs_register: ClassVar[bool] = False
    """Whether its papers cannot be read without one."""
    file_is_all: ClassVar[bool] = True
    """Whether the file for correction holds the whole proposal, so that it is not shown too."""

    def __init__(
        self,
        context: typer.Context,
        options: ImportOptions,
        files: Sequence[Path],
        details: Mapping[str, object],
    ) -> None:
        """Keep the papers, and the options of this kind that affect their reading."""
        self.context, self.options, self.files = context, options, files
        self.typed_dates: Mapping[str, date] = {}
        """The dates that a person typed besides --date, by their options."""
        given = {**details, "--date": options.date, "--from": options.corrected}
        given["--register"] = register_name(context, options.register)
        words: list[object] = [f"peeltrack import {self.name}", as_typed(*files)]
        for option, value in given.items():
            if value is not None and value is not False:
                words.append(option if value is True else f"{option} {as_typed(value)}")
        self.command = " ".join(map(str, words))
        """The command line, with every option that affects the reading or the register."""

    @property
    def on(self) -> date:
        """The date of the change."""
        return option_date("--date", self.options.dated.date)

    @abstractmethod
    def propose(self, register: Register) -> _Proposed:
        """Return what the papers propose for the register, with a person's corrections."""

    @abstractmethod
    def nothing_read(self, proposed: _Proposed) -> NothingReadError | None:
        """Return the error for papers from which nothing was read."""

    @abstractmethod
    def file(self, proposed: _Proposed) -> str:
        """Return the text of the file for correction; it begins with `first_words`."""

    @abstractmethod
    def answer(self, proposed: _Proposed, on: date, format: Format) -> TabularAnswer:
        """Return the rows, with everything beside them for JSON."""

    @abstractmethod
    def notes(self, proposed: _Proposed) -> Iterator[str]:
        """List what a person should know beside the rows before accepting them."""

    def beside_file(self, proposed: _Proposed) -> Iterator[str]:  # noqa: ARG002 (most say nothing)
        """List what a person should check in the file for correction."""
        return iter(())

    def announce(self, proposed: _Proposed) -> None:
        """Report what is left alone and what to check, and refuse what may not be written."""
        for line in self.notes(proposed):
            typer.echo(line, err=True)

    @abstractmethod
    def plan(self, proposed: _Proposed) -> Plan | None:
        """Return the plan of what to write; None if there is nothing."""

    def waits(self, proposed: _Proposed) -> bool:  # noqa: ARG002 (most kinds have nothing to wait)
        """Check whether something was not written because a person must confirm it first."""
        return False

    @property
    def first_words(self) -> str:
        """The words with which a file for correction begins, by which it is recognised."""
        return f"# What peeltrack import {self.name} took from"

    def carry_out(self) -> None:
        """Take the papers through the steps of an import, as far as the options say.

        Raises:
            UsageError: if the proposal is to be written to a file and read from one.
            NothingReadError: if nothing was read, once what was left out is shown.
            RegisterNotFoundError: if the register is needed, or named, and does not exist.
            InvalidRegisterError: if any file of the register has an error.
            FarDateError: if a date is far from today and not confirmed.
            AlreadyThereError: if the file for correction is another file.
            BadProposalError: if the corrected file cannot be followed, with its line.
        """
        if self.options.corrected and self.options.output:
            why = "--output writes a proposal and --from reads one; use only one of them."
            raise UsageError(why)
        is_draft = not self.options.accept
        session = None if is_draft else WriteSession.of(self.context, self.options.dated)
        proposed = self.propose(self._register())
        if self._is_done_with_file(proposed):
            return
        nothing = self.nothing_read(proposed)
        if session is None and (nothing is None or nothing.left_out):
            self._show(proposed, is_empty=nothing is not None)
        if nothing:
            raise nothing
        if session:
            self._accept(session, proposed)

    def _register(self) -> Register:
        """Return the register to compare with, later facts too; a draft can do without one."""
        folder = named_register(self.context, self.options.register)
        try:
            root = find_register(folder, current_folder())
        except RegisterNotFoundError:
            if self.options.accept or self.needs_register or folder is not None:
                raise
            return Register(Organisation(name="None yet"))
        return Workspace(root, option_date("--date", None)).loaded.whole()

    def _is_done_with_file(self, proposed: _Proposed) -> bool:
        """Write the file for correction, if requested, over nothing but an earlier one."""
        out = self.options.output
        if out is None:
            return False
        refuse_other_file(out, lambda data: data.startswith(self.first_words.encode()))
        write_document(out, self.file(proposed).encode())
        if out != STANDARD_OUTPUT:
            again = f"{self.command} --from {as_typed(out)} --accept"
            for line in (*self.beside_file(proposed), f"Wrote {out}. Correct it, then {again}"):
                typer.echo(line, err=True)
        return self.file_is_all or out == STANDARD_OUTPUT

    def _show(self, proposed: _Proposed, *, is_empty: bool) -> None:
        """Write the rows in the format chosen, and the notes for a person beside the data."""
        answer_format = usual_format(self.options.format)
        answer = self.answer(proposed, option_date("--on", self.options.on), answer_format)
        write_answer(answer, answer_format)
        if answer_format == Format.JSON:
            return
        for line in (*self.notes(proposed), *self._next_steps(proposed, is_empty=is_empty)):
            typer.echo(line, err=answer_format != Format.TABLE)

    def _next_steps(self, proposed: _Proposed, *, is_empty: bool) -> Iterator[str]:
        if not (self.options.corrected or self.options.output):
            yield f"To correct it in a file: {self.command} -o FILE"
        if is_empty:
            return
        if not self.plan(proposed):
            yield _NOTHING_NEW
        elif not self.options.output:
            yield "Nothing has been written yet."
            yield f"Next: check each against the paper, then {self.command} --accept"

    def _accept(self, session: WriteSession, proposed: _Proposed) -> None:
        """Write what is new, all at once."""
        for option, day in self.typed_dates.items():
            session.near_date(option, day)
        self.announce(proposed)
        plan = self.plan(proposed)
        if plan:
            session.write(lambda: plan)
        else:
            typer.echo(_NOTHING_NEW)
        if self.waits(proposed):
            raise typer.Exit(1)


def read_papers(files: Iterable[Path]) -> list[Paper]:
    """Read papers.

    Raises:
        UnreadablePaperError: if one cannot be read.
    """
    return [read_paper(*read_input(file)) for file in files]


def read_filed(file: Path, kind: type[_Filed], follow: Callable[[_Filed], _Followed]) -> _Followed:
    """Return the result of a file that a person has corrected.

    Args:
        file: the file.
        kind: what it is to hold.
        follow: what makes something of it.

    Raises:
        BadProposalError: if it is not there or cannot be followed, with its line.
    """
    if not file.exists():
        raise BadProposalError(str(file), None, "there is no such file; -o FILE writes one")
    text = ""
    try:
        text = decode(read_start(file, str(file)))
        return follow(kind.model_validate(parse(text)))
    except YamlError as error:
        raise BadProposalError(str(file), error.line, error.message) from error
    except ValidationError as error:
        misfit = explain(kind, error.errors(include_url=False)[0], lambda at: written_at(text, at))
        line = locate(text, misfit.place).line
        raise BadProposalError(str(file), line, misfit.message) from error
    except ProposalMisfitError as error:
        raise BadProposalError(str(file), locate(text, error.place).line, str(error)) from error
