"""Bytes of one file to its record, or to every problem in it with line and column. Pure."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.positions import Positions
from peeltrack.model.problems import Problem
from peeltrack.model.record import Record
from peeltrack.storage.explain import explain
from peeltrack.storage.files import SIZE_LIMIT, FileKind, RegisterFile
from peeltrack.storage.yaml import Position, YamlError, decode, locate, parse

RECORDS: dict[FileKind, type[Record]] = {
    FileKind.ORGANISATION: Organisation,
    FileKind.POSITIONS: Positions,
    FileKind.INSPECTION: Inspection,
    FileKind.ITEM: Item,
    FileKind.MEETING: Meeting,
}


class UnusableFileError(Exception):
    """A file whose record cannot be made; carries every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems


def parse_record(file: RegisterFile, data: bytes) -> Record:
    """The record that a file holds.

    Raises:
        UnusableFileError: with every problem of the file, in the order of its lines.
    """
    if len(data) > SIZE_LIMIT:
        limit = f"is larger than {SIZE_LIMIT >> 20} MiB; no record is: check what the file holds."
        raise UnusableFileError((_problem(file, "file-is-small", limit),))
    try:
        text = decode(data)
        values = parse(text)
        if file.id and "id" in values:
            raise YamlError("key-is-known", _ID_WRITTEN, locate(text, ("id",)))
    except YamlError as error:
        raise UnusableFileError(
            (_problem(file, error.rule, error.message, error.position),)
        ) from error
    try:
        return RECORDS[file.kind].model_validate({**values, "id": file.id} if file.id else values)
    except ValidationError as error:
        problems = [_explained(file, text, details) for details in error.errors(include_url=False)]
        raise UnusableFileError(tuple(sorted(problems, key=_by_place))) from error


_ID_WRITTEN = "'id' is not written in the file, whose path is the id; remove the line."


def _explained(file: RegisterFile, text: str, details: ErrorDetails) -> Problem:
    if details["loc"] == ("id",):
        message = f"{file.id!r} is no id: name the file with small letters, digits and hyphens, a letter first."
        return _problem(file, "file-name-is-an-id", message)
    explained = explain(RECORDS[file.kind], details)
    return _problem(file, explained.rule, explained.message, locate(text, explained.place))


def _problem(
    file: RegisterFile, rule: str, message: str, position: Position | None = None
) -> Problem:
    line, column = position or (1, 1)
    item = file.id if file.kind == FileKind.ITEM else None
    return Problem(rule, message, file.path, item=item, line=line, column=column)


def _by_place(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0
