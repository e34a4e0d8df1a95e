"""Records parsed from the bytes of a file, or its problems with line and column. Pure."""

from typing import TYPE_CHECKING

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Problem
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record
from peeltrack.storage.files import FileKind, RegisterFile
from peeltrack.storage.line_numbers import locate, written_at
from peeltrack.storage.positions import TextPosition
from peeltrack.storage.validation_messages import explain, is_consequence
from peeltrack.storage.yaml import YamlError, decode, parse

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

RECORDS: dict[FileKind, type[Record]] = {
    FileKind.ORGANISATION: Organisation,
    FileKind.POSITIONS: Positions,
    FileKind.INSPECTION: Inspection,
    FileKind.ITEM: Item,
    FileKind.MEETING: Meeting,
}


PROBLEM_LIMIT = 100
"""Problems told of one file. A file written by a machine can have a hundred thousand."""


class UnusableFileError(Exception):
    """A file whose record cannot be made; includes every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems


def parse_record(file: RegisterFile, data: bytes) -> Record:
    """Return the record that a file holds.

    Raises:
        UnusableFileError: with every problem of the file, in the order of its lines.
    """
    try:
        text = decode(data)
        values = parse(text)
    except YamlError as error:
        problem = _problem(file, error.rule, error.message, error.position)
        raise UnusableFileError((problem,)) from error
    written = _id_written(file, text) if file.id and "id" in values else None
    from pydantic import ValidationError  # most files are read from the cache

    try:
        record = RECORDS[file.kind].model_validate({**values, "id": file.id} if file.id else values)
    except ValidationError as error:
        raise UnusableFileError(tuple(_misfits(file, text, error, written))) from error
    if written:
        raise UnusableFileError((written,))
    return record


def _misfits(
    file: RegisterFile, text: str, error: "ValidationError", written: Problem | None
) -> list[Problem]:
    """Return a problem for each misfit, in the order of lines; past the limit only their number."""
    count = error.error_count()
    if count > PROBLEM_LIMIT**2:  # to be told of each would take seconds
        return [
            _problem(
                file, "file-has-few-problems", f"has {count:,} problems; check that it is a record."
            )
        ]
    misfits = [
        details for details in error.errors(include_url=False) if not is_consequence(details)
    ]
    problems = [_explained(file, text, details) for details in misfits[:PROBLEM_LIMIT]]
    problems.extend([written] if written else [])
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    if len(misfits) > PROBLEM_LIMIT:
        message = f"has {len(misfits) - PROBLEM_LIMIT:,} more problems; correct these first."
        last = TextPosition(problems[-1].line or 1, problems[-1].column or 1)
        problems.append(_problem(file, "file-has-few-problems", message, last))
    return problems


def _id_written(file: RegisterFile, text: str) -> Problem:
    message = "id is not written in the file, because its path is the id; remove the line."
    return _problem(file, "key-is-known", message, locate(text, ("id",)))


_NAMES = {
    FileKind.INSPECTION: "name the folder with lower-case letters, digits and hyphens, starting "
    "with a letter.",
    FileKind.ITEM: "name the file with lower-case letters, digits and hyphens, starting with a "
    "letter.",
    FileKind.MEETING: "name the file after its date and forum, such as 2022-05-23-hta.yaml.",
}


def _explained(file: RegisterFile, text: str, details: "ErrorDetails") -> Problem:
    if details["loc"] == ("id",) and file.kind in _NAMES:
        message = f"{file.id!r} is not an id: {_NAMES[file.kind]}"
        return _problem(file, "file-name-is-an-id", message)
    explained = explain(RECORDS[file.kind], details, lambda place: written_at(text, place))
    return _problem(file, explained.rule, explained.message, locate(text, explained.place))


def _problem(
    file: RegisterFile, rule: str, message: str, position: TextPosition | None = None
) -> Problem:
    line, column = position or (1, 1)
    item = file.id if file.kind == FileKind.ITEM else None
    return Problem(rule, message, file.path, item=item, line=line, column=column)
