"""The names of people for a meeting's notes, which no register holds. Touches: files, git."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from peeltrack.errors import RefusedError, UnreadableError, UsageError
from peeltrack.history.tracked import could_be_committed
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.queries.find import lead_called
from peeltrack.storage.files import read_start
from peeltrack.storage.line_numbers import locate
from peeltrack.storage.yaml import YamlError, decode, parse
from peeltrack.wording import UNSAFE_CHARACTERS

_ONE_LINE = re.compile(rf"[^{UNSAFE_CHARACTERS}\n]+")


class BadNamesError(UsageError):
    """A file of names that cannot be followed."""

    def __init__(self, file: Path, line: int | None, why: str) -> None:
        super().__init__(f"{file.name}{f':{line}' if line else ''}: {why}")


def read_names(file: Path, organisation: Organisation, meeting: Meeting) -> Mapping[str, str]:
    """Read the names of those who attended: a line each, an office and a name.

    Args:
        file: the file, which git must not be able to commit.
        organisation: the register's offices; each may be given by id, title or short form.
        meeting: the meeting, whose other attendees are given by their capacity.

    Raises:
        RefusedError: if git could commit the file.
        UnreadableError: if it cannot be read.
        BadNamesError: if it is not such a file, or names an office that is not known.
    """
    if not file.is_file():
        raise UnreadableError(file, "it is not a file")
    if could_be_committed(file):
        why = "it is in a git repository, so the names in it could be committed"
        raise RefusedError(file.name, why, "Keep it elsewhere, or name it in .gitignore")
    try:
        text = decode(read_start(file, str(file)))
        names = dict(_names(file, text, parse(text), organisation, meeting))
    except YamlError as error:
        raise BadNamesError(file, error.line, error.message) from error
    attended = {each.lead or each.capacity for each in meeting.attendance} | {meeting.chair}
    return {office: name for office, name in names.items() if office in attended}


def _names(
    file: Path,
    text: str,
    given: Mapping[Any, Any],
    organisation: Organisation,
    meeting: Meeting,
) -> Iterator[tuple[str, str]]:
    others = [each.capacity for each in meeting.attendance if each.capacity]
    capacities = {capacity.casefold(): capacity for capacity in others}
    for key, name in given.items():
        office = lead_called(organisation, str(key)) or capacities.get(str(key).casefold())
        line = locate(text, (key,)).line
        if office is None:
            why = f"{str(key)!r} is neither a lead of the register nor an attendee of the meeting"
            raise BadNamesError(file, line, f"{why}; write a lead's id, title or short form.")
        if not isinstance(name, str) or not _ONE_LINE.fullmatch(name):
            raise BadNamesError(file, line, f"{key} has no name on one line; write {key}: NAME.")
        yield office, name
