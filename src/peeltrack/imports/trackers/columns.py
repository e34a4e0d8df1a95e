"""Columns of a tracker: the field of each, by its heading and by its content. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers.cell_account import At, is_empty, one_line, text_of
from peeltrack.imports.trackers.column_headings import count_in_heading, day_in_heading, field_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.heading_rows import headings

_LONGEST_REFERENCE, _SHORTEST_WORDING = 40, 8
"""The usual length above which a reference column has wordings, or below which the reverse."""
_BY_LENGTH = (
    Field.REFERENCE, Field.WORDING, Field.CAUSE_OF_CONCERN, Field.KIND, Field.RAG,
)  # fmt: skip
"""Fields whose usual headings others share."""
_FEWEST_WORDS = 5
"""The usual number of words from which a reference column has wordings."""
_OFFICE = re.compile(
    r"(?:head|director|manager|deputy|assistant|chief (?!constables|officers|fire)|det)\b",
    re.IGNORECASE,
)
"""The beginning of an office of the force, which is not a body that a report addresses."""
_HEAD = re.compile(r"(?:the )?(?:chief constables?|cc|pf?cc)", re.IGNORECASE)
_CAUSE_REFERENCE = re.compile(r"(?:coc|cause of concern)?[ #]*\d{1,2}\b", re.IGNORECASE)
_OFFICIAL = re.compile(r"\b(?:hmicfrs|hmic|hmi|inspectorate)\b", re.IGNORECASE)
_MAY_REPEAT = {Field.UPDATE, Field.STEPS, Field.NOTE, Field.BLOCKER, Field.UNKNOWN, Field.MEASURE}
_RATHER = {
    Field.REFERENCE: Field.OWN_REFERENCE,
    Field.TARGET: Field.REVISED_TARGET,
    Field.STRATEGIC_LEAD: Field.TACTICAL_LEAD,
}


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """A column of a tracker."""

    index: int
    heading: str
    """The heading in a mapping file: on one line, with its letter if two are alike."""
    field: Field


def columns_of(sheet: Sheet, header: int) -> tuple[TrackerColumn, ...]:
    """Return the columns under a row of headings; a field with one column is not given to two.

    An unnamed column with content has its letter for a heading.
    """
    texts = headings(sheet, header) if header < len(sheet.rows) else []
    twice = {text for text, times in Counter(texts).items() if times > 1}
    columns: list[TrackerColumn] = []
    for at, text in enumerate(texts):
        if text or any(at < len(row) and not is_empty(row[at]) for row in sheet.rows[header:]):
            letter = At("", 0, at).cell.rstrip("1")
            heading = f"{text} [{letter}]".strip() if text in twice or not text else text
            field = _by_length(field_of(text), sheet, header, at)
            field = _by_owners(field, texts, sheet, header, at)
            columns.append(TrackerColumn(at, heading, _own(field, text, columns)))
    return _with_official_reference(columns)


def _with_official_reference(columns: Sequence[TrackerColumn]) -> tuple[TrackerColumn, ...]:
    """Return columns with HMICFRS's reference, of two, as the one that numbers the findings."""
    references = [column for column in columns if field_of(column.heading) == Field.REFERENCE]
    official = [column for column in references if _OFFICIAL.search(column.heading)]
    first = next((column for column in columns if column.field == Field.REFERENCE), None)
    if len(official) != 1 or first is None or official[0] is first:
        return tuple(columns)
    fields = {first: Field.OWN_REFERENCE, official[0]: Field.REFERENCE}
    return tuple(replace(each, field=fields.get(each, each.field)) for each in columns)


_OF_STEPS = {
    Field.TACTICAL_LEAD: Field.STEP_LEAD,
    Field.STRATEGIC_LEAD: Field.STEP_LEAD,
    Field.DUE: Field.STEP_DUE,
    Field.TARGET: Field.STEP_DUE,
    Field.NOTE: Field.UNKNOWN,
}
"""The columns of a sheet of steps that would be the finding's in a sheet of findings."""
_STEP_HEADINGS = (
    (Field.STEPS, re.compile(r"what|tasks?|activit(?:y|ies)|details?", re.IGNORECASE)),
    (Field.STEP_DUE, re.compile(r"finish|end|by", re.IGNORECASE)),
    (
        Field.STEP_DONE,
        re.compile(r"(?:done|tick(?:ed)?|complete(?:d)?|finished)\??", re.IGNORECASE),
    ),
)


def columns_elsewhere(columns: tuple[TrackerColumn, ...]) -> tuple[TrackerColumn, ...]:
    """Return columns, as those of steps where they hold only steps of findings of another sheet."""
    fields = {column.field for column in columns}
    of_finding = {Field.WORDING, Field.TITLE, Field.CAUSE_WORDING, Field.KIND, Field.RAG}
    if Field.REFERENCE not in fields or (of_finding | {Field.UPDATE}) & fields:
        return columns
    made = tuple(replace(column, field=_of_step(column)) for column in columns)
    return made if any(column.field == Field.STEPS for column in made) else columns


def _of_step(column: TrackerColumn) -> Field:
    """Return the field of a column in a sheet of steps."""
    fits = (field for field, name in _STEP_HEADINGS if name.fullmatch(column.heading.strip()))
    return next(fits, _OF_STEPS.get(column.field, column.field))


def _by_length(field: Field, sheet: Sheet, header: int, column: int) -> Field:
    """Return the field of a column called AFI or Recommendation: of numbers or of wordings."""
    if field not in _BY_LENGTH:
        return field
    below = [
        text_of(row[column])
        for row in sheet.rows[header + 1 :]
        if column < len(row) and sum(not is_empty(cell) for cell in row) > 1
    ]
    lengths = sorted(map(len, filter(None, below)))
    if not lengths:
        return field
    usual = lengths[len(lengths) // 2]
    if field == Field.RAG:
        return Field.UPDATE if usual > _LONGEST_REFERENCE else field
    if field == Field.CAUSE_OF_CONCERN:
        refers = any(_CAUSE_REFERENCE.match(text) for text in below)
        return Field.CAUSE_WORDING if usual > _LONGEST_REFERENCE and not refers else field
    words = sorted(len(text.split()) for text in below if text)[(len(lengths) - 1) // 2]
    is_wording = usual > _LONGEST_REFERENCE or words >= _FEWEST_WORDS
    if field in (Field.REFERENCE, Field.KIND) and is_wording:
        return Field.WORDING
    return Field.REFERENCE if field == Field.WORDING and usual < _SHORTEST_WORDING else field


def _by_owners(field: Field, texts: Sequence[str], sheet: Sheet, header: int, column: int) -> Field:
    """Return the field of the owners of recommendations: of addressees or of leads.

    Beside a column of strategic leads the chief constable is addressed, and leads nothing.
    """
    if field != Field.ADDRESSED_TO or "owner" not in texts[column].casefold():
        return field
    below = (text_of(row[column]) for row in sheet.rows[header + 1 :] if column < len(row))
    named = [one_line(text) for text in below if text]
    others = {field_of(text) for at, text in enumerate(texts) if at != column}
    if Field.STRATEGIC_LEAD not in others:
        bodies = sum(is_body(name) and not _OFFICE.match(name) for name in named)
        return field if bodies * 2 > len(named) else Field.STRATEGIC_LEAD
    if sum(map(_is_addressed, named)) * 2 > len(named):
        return field
    return Field.UNKNOWN if Field.TACTICAL_LEAD in others else Field.TACTICAL_LEAD


def _is_addressed(text: str) -> bool:
    """Check whether a cell names only bodies that a report addresses, or their heads."""
    parts = [part.strip() for part in re.split(r"[/;,&]| and ", text)]
    return all(
        _HEAD.fullmatch(part) or (is_body(part) and not _OFFICE.match(part)) for part in parts
    )


def _own(field: Field, heading: str, before: Sequence[TrackerColumn]) -> Field:
    """Return the field, or the likelier one for a second column; updates may have several.

    So may the RAG, if its heading names a month, and the date of an update with its number.
    """
    if field == Field.RAG and day_in_heading(heading):
        return field
    if field == Field.UPDATE_DATE and count_in_heading(heading):
        return field
    if field in _MAY_REPEAT or all(column.field != field for column in before):
        return field
    rather = _RATHER.get(field, Field.UNKNOWN)
    return rather if all(column.field != rather for column in before) else Field.UNKNOWN
