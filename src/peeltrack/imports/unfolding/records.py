"""Findings printed as records: "Addressee: …", "Timescale: …" on lines around the wording. Pure.

The names of the fields are the heads of the columns of tables.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from peeltrack.imports.language.answers import begins_answer
from peeltrack.imports.language.finding_labels import REFERENCE, label_of
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, places_of_text
from peeltrack.imports.unfolding.columns import (
    DateOwner,
    FindingColumn,
    column_of,
    due_in,
    is_officer,
    target_in,
    whom_in,
    whose_dates,
)
from peeltrack.imports.unfolding.row_labels import term_in_reference
from peeltrack.imports.unfolding.splitting import divided
from peeltrack.imports.unfolding.statuses import OWNER_FIELD, STATUS_FIELD

_FIELD = re.compile(r"(?P<name>[A-Z][\w ()/.#]{0,40}?) ?: (?P<value>\S.*)")
_ADDRESSEE = "Addressee"
_LONGEST_VALUE = 160
"""The most characters of a name, a date or a number; a longer value is not such a field."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: its name, its value and its lines."""

    column: FindingColumn
    name: str
    value: str
    at: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """The answer of a record's fields: for whom, by when, and the doubt about that."""

    whom: str
    when: str
    doubt: str
    target: date | None
    """The force's own date."""
    target_doubt: str


def with_fields_apart(lines: Sequence[Line]) -> list[Line]:
    """Divide a finding from the fields behind it: … each day. Owner: NPCC. Timescale: six months"""
    made: list[Line] = []
    for line in lines:
        names = _FIELDS_BEHIND.finditer(line.text) if line.role is Role.TEXT else ()
        starts = [found.start() for found in names if _is_known(found["name"])]
        if not starts or obligation(line.text[: starts[0]]) is None:
            made.append(line)
            continue
        pieces = (line.text[a:b].strip() for a, b in pairwise((0, *starts, len(line.text))))
        first, *others = pieces
        made += divided(line, [first, *(each.rstrip(".;") for each in others)])
    return made


_FIELDS_BEHIND = re.compile(r"(?<=[.;)]) (?=(?P<name>[A-Z][\w ]{1,24}?) ?: \S)")


def _is_known(name: str) -> bool:
    is_ours = re.fullmatch(f"{OWNER_FIELD}|{STATUS_FIELD}", name) is not None
    return is_ours or column_of(name) not in (FindingColumn.OWN, FindingColumn.WORDING)


def with_records(lines: Sequence[Line]) -> list[Line]:
    """Put who and when, printed as fields of a record, beside the wording of its finding."""
    made = list(lines)
    answers = [line.text[:40] for line in lines if begins_answer(line.text)]
    first = next((at for at, line in enumerate(lines) if label_of(line.text)), len(lines))
    for record in _records(lines):
        told = _told(record, answers)
        wording = next((each for each in record if each.column is FindingColumn.WORDING), None)
        above = record[0].at[0] - 1 if record else -1
        if told and wording:
            _put_beside(made, record, wording, told)
        elif told and above >= 0 and made[above].origin == made[above + 1].origin:
            _put_beside(made, record, _Field(FindingColumn.WORDING, "", "", (above,)), told)
        elif wording and not (label_of(wording.name) or made[wording.at[-1]].bullet):
            _take_name_off(made, wording)
        elif told and record[0].at[0] > first:
            _make_details(made, record, told)
    return made


def _told(record: Sequence[_Field], answers: Sequence[str]) -> _Told | None:
    if [field.name.casefold() for field in record] == ["date"]:
        return None  # a paper's own date
    values = {field.column: field.value for field in record}
    owner, due = values.get(FindingColumn.OWNER, ""), values.get(FindingColumn.DUE, "")
    if not (owner or due or FindingColumn.TARGET in values):
        return None
    whom = whom_in(owner)
    names = [
        _ADDRESSEE if whom and field.column is FindingColumn.OWNER else field.name
        for field in record
    ]
    whose = whose_dates([*names, *answers])
    if is_officer(owner) and whose is not DateOwner.INSPECTORATE:
        whose = DateOwner.FORCE
    return _Told(whom, *due_in(due, whose, whom), *target_in(values, whose))


_REFERENCE = re.compile(REFERENCE)


def _put_beside(lines: list[Line], record: Sequence[_Field], wording: _Field, told: _Told) -> None:
    place = wording.at[-1]
    keeps = not wording.value or label_of(lines[place].text) is not None
    numbers = (each for each in record if each.column is FindingColumn.NUMBER)
    reference = next((each for each in numbers if _REFERENCE.fullmatch(each.value)), None)
    term = term_in_reference(reference.value) if reference and not keeps else ""
    lines[place] = replace(
        lines[place],
        text=lines[place].text if keeps else wording.value,
        bullet=f"{reference.value}." if reference and not term else lines[place].bullet,
        owner=told.whom, due=told.when, due_doubt=told.doubt,
        target=told.target, target_doubt=told.target_doubt,
    )  # fmt: skip
    for field in record:
        for each in field.at if field is not wording else ():
            lines[each] = replace(lines[each], role=Role.OWN)
    if reference and term and reference.at[-1] < place:
        at = reference.at[-1]
        lines[at] = replace(lines[at], text=f"{term} {reference.value}", role=Role.TEXT)


def _take_name_off(lines: list[Line], wording: _Field) -> None:
    """Leave the words of a finding without the name of their field: HMICFRS wording: …"""
    *names, place = wording.at
    for each in names:
        lines[each] = replace(lines[each], role=Role.OWN)
    lines[place] = replace(lines[place], text=wording.value)


def _make_details(lines: list[Line], record: Sequence[_Field], told: _Told) -> None:
    """Make the fields details of the finding beside them, whose wording is no field."""
    for field in record:
        is_owner = field.column is FindingColumn.OWNER
        if not (told.whom if is_owner else field.column in _DATES):
            continue
        for each in field.at:
            lines[each] = replace(lines[each], role=Role.DETAIL)
        place = field.at[-1]
        lines[place] = replace(
            lines[place],
            owner=told.whom if is_owner else "",
            due="" if is_owner else told.when,
            due_doubt="" if is_owner else told.doubt,
            target=None if is_owner else told.target,
            target_doubt="" if is_owner else told.target_doubt,
        )


_DATES = (FindingColumn.DUE, FindingColumn.TARGET)


def _records(lines: Sequence[Line]) -> Iterator[list[_Field]]:
    """Return the runs of fields; a field that a record has already begins the next one."""
    record: list[_Field] = []
    for field in _fields(lines):
        begun = field is None or any(field.column is each.column for each in record)
        if begun or (field and _is_the_papers_date(record, field)):
            yield record
            record = []
        if field is not None:
            record.append(field)
    yield record


def _is_the_papers_date(record: Sequence[_Field], below: _Field) -> bool:
    """Check whether a date stands alone above the next field, as at the head of a letter."""
    names = [field.name.casefold() for field in record]
    return names == ["date"] and below.at[0] > record[0].at[-1] + 1


def _fields(lines: Sequence[Line]) -> Iterator[_Field | None]:
    """Return each field in order, with a gap between two records."""
    filled = places_of_text(lines)
    at = 0
    while at < len(filled):
        line = lines[filled[at]]
        below = lines[filled[at + 1]] if at + 1 < len(filled) else None
        if line.cells or line.bullet or line.is_row or (below and below.is_row):
            yield None
        elif found := _FIELD.fullmatch(line.text):
            if field := _known(found["name"], found["value"], (filled[at],)):
                yield field
        elif below and (field := _known(line.text, below.text, (filled[at], filled[at + 1]))):
            yield field
            at += 1
        elif len(line.text) > _LONGEST_VALUE:
            yield None
        at += 1


def _known(name: str, value: str, at: tuple[int, ...]) -> _Field | None:
    column = column_of(name)
    behind = label_of(value)
    if column_of(value) is not FindingColumn.OWN or (behind and not behind.rest):
        return None  # the name of the next field, or a label: this one is empty
    is_long = len(value) > _LONGEST_VALUE and column is not FindingColumn.WORDING
    return (
        None
        if column is FindingColumn.OWN or is_long
        else _Field(column, name.strip(" :"), value, at)
    )
