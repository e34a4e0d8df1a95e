"""Records listed as a table, or as data."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import typer

from peeltrack.cli.records.entries import FILES, PlaceShape, layout_of, names_of, owner_in
from peeltrack.cli.records.fields import RecordField, fields_of
from peeltrack.cli.records.places import Placement
from peeltrack.cli.shared.options import AnswerFileOptions, Format
from peeltrack.cli.shared.output import Row, TabularAnswer, is_terminal, write_answer
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.edits.records import value_at
from peeltrack.model.inspections import Inspection, StatutoryResponse
from peeltrack.model.record import Record
from peeltrack.model.register import Register


def list_records(
    place: Placement, context: typer.Context, options: AnswerFileOptions, owner: str | None
) -> None:
    """Print the records at a place, of one owner or of all."""
    workspace = Workspace.of(context, options)
    record, shape, _ = layout_of(place)
    fields = [field for field in fields_of(record) if field.key != "id"]
    rows = [row for each in _owners(workspace, place, owner) for row in _rows(each, place, fields)]
    planned = ["planned"] if place.command == "meeting" else []
    if planned:
        rows = [{**row, "planned": row["date"] > workspace.on} for row in rows]
    ids = _ids(place, shape)
    deadline = ["response_due"] if place.command == "inspection response" else []
    told = [field for field in fields if field.is_required or any(r[field.key] for r in rows)]
    shown_ids = [each for each in ids if owner is None or each != place.file]
    columns = [*shown_ids, *planned, *(f.key for f in told if not f.is_long or f.is_required)]
    keys = [*ids, *planned, *deadline, *(field.key for field in fields)]
    flexible = next((field.key for field in told if field.is_required), "")
    optional = sorted((f for f in reversed(told) if not f.is_required), key=_weight)
    spare = tuple(field.key for field in optional if field.key in columns)
    if shape == PlaceShape.ONE and options.format != Format.JSON:
        rows = [line for row in rows for line in _lines(row, ids)]
        keys, columns = [*ids, "key", "value"], [*shown_ids, "key", "value"]
        flexible, spare = "value", ()
    if not rows and options.format is None and not is_terminal():
        typer.echo("Nothing is recorded.", err=True)
    answer = TabularAnswer(
        f"{place.command} {'show' if shape == PlaceShape.ONE else 'list'}",
        workspace.on,
        rows,
        columns,
        nothing="Nothing is recorded.",
        flexible=flexible,
        keys=keys,
        spare=spare,
        revision=workspace.revision,
    )
    write_answer(answer, options.format)


def _weight(field: RecordField) -> int:
    """Return how late a narrow terminal drops a field: text first, dates and names last."""
    if field.kind is date or field.names:
        return 2
    return 0 if field.kind is str else 1


def _lines(row: Row, ids: list[str]) -> Iterator[Row]:
    """List the keys of one record that have a value, a line each, as a file has them."""
    above = {key: row[key] for key in ids}
    for key in row:
        if key in ids:
            continue
        value = row[key]
        pairs = value.items() if isinstance(value, Mapping) else [("", value)]
        for word, each in pairs:
            if each not in (None, ()):
                yield {**above, "key": f"{key}.{word}" if word else key, "value": each}


def _ids(place: Placement, shape: PlaceShape) -> list[str]:
    """Return the columns that identify the record."""
    owner = [place.file] if place.file != "organisation" and place.way else []
    return (
        owner
        if shape == PlaceShape.ONE
        else [*owner, *(["within"] if "*" in place.way else []), "id"]
    )


def _owners(
    workspace: Workspace, place: Placement, owner: str | None
) -> Iterator[tuple[str, Record]]:
    register = workspace.register
    if place.file == "organisation":
        yield "", register.organisation
    elif owner is None:
        whole = workspace.with_planned if place.command == "meeting" else register
        yield from _records(whole, place.file).items()
    else:
        record = owner_in(register, place, owner)
        yield record.id, record


def _records(register: Register, file: str) -> Mapping[str, Record]:
    record = FILES[file]
    if record is Inspection:
        return register.inspections
    return register.items if file == "item" else register.meetings


def _rows(owner: tuple[str, Record], place: Placement, fields: list[RecordField]) -> Iterator[Row]:
    id_, record = owner
    above = {place.file: id_} if place.file != "organisation" and place.way else {}
    for within, value in _values_at(record, place.way.split(".") if place.way else []):
        ids = {**above, **({"within": within} if "*" in place.way else {})}
        if isinstance(value, Record):
            own: Row = {"id": id_} if not place.way and id_ else {}
            if isinstance(record, Inspection) and isinstance(value, StatutoryResponse):
                own = {"response_due": record.response_due}
            yield {**ids, **own, **_cells(value, fields)}
            continue
        entries = list(value.values()) if isinstance(value, Mapping) else value or ()
        for name, entry in zip(names_of(value), entries, strict=True):
            yield {**ids, "id": name, **_cells(entry, fields)}


def _values_at(record: Record, way: list[str]) -> Iterator[tuple[str, Any]]:
    """Return what is at the end of a way, with the entry on the way that * stands for."""
    if "*" not in way:
        yield "", value_at(record, tuple(way))
        return
    star = way.index("*")
    entries = value_at(record, tuple(way[:star]))
    steps: Any = entries if isinstance(entries, Mapping) else range(len(entries or ()))  # type: ignore[arg-type]
    for step, name in zip(steps, names_of(entries), strict=True):
        yield name, value_at(record, (*way[:star], step, *way[star + 1 :]))


def _cells(record: Record, fields: list[RecordField]) -> Row:
    return {field.key: getattr(record, field.name) for field in fields}
