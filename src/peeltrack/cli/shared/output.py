"""Answers as tables for a terminal, or as data for the next program."""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import typer

from peeltrack.cli.shared.options import Format
from peeltrack.on_demand import on_demand
from peeltrack.wording import JSON_SCHEMA, no_formula, short_date

with on_demand():  # rich; the writer of one format
    from peeltrack.cli.shared import terminal
    from peeltrack.documents.formats import markdown_escaping

Row = dict[str, Any]


class TabularAnswer(NamedTuple):
    """Rows with named columns, and the facts beside them."""

    command: str
    on: date
    rows: Sequence[Row]
    columns: Sequence[str]
    """The columns of a table; JSON and the other data formats have every key of the rows."""
    beside: Mapping[str, Any] = MappingProxyType({})
    """Further keys of the JSON object."""
    nothing: str = "Nothing to show."
    """The text on a terminal if there are no rows."""
    flexible: str = ""
    """The column that takes the width left over, and wraps."""
    keys: Sequence[str] = ()
    """Every key of a row, for data formats that list them even without rows."""
    spare: Sequence[str] = ()
    """Columns that a narrow terminal omits, in this order."""
    revision: Callable[[], str | None] = lambda: None
    """Returns the commit of the answer; called only if it is shown, as it runs git."""
    for_people: "Callable[[], TabularAnswer] | None" = None
    """Returns the same as people read it in a table, with short names; called only for one."""


def spoken(value: object) -> str:
    """Return a value for people: dates in short, lists joined, None empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, dict):
        return ": ".join(spoken(part) for part in value.values() if part is not None)
    if isinstance(value, list | tuple):
        return ", ".join(spoken(part) for part in value)
    return str(value).replace("_", " ") if hasattr(value, "name") else str(value)


def heading(key: str) -> str:
    """Return a column's name for people."""
    words = key.replace("_", " ").capitalize()
    return "RAG" if key == "rag" else words.replace(" rag", " RAG")


RICH_ROWS = 200
"""Past a few screens rich costs more than the whole answer: 0.5 ms a row."""


def is_terminal() -> bool:
    """Check whether a person reads the output: the stream knows, FORCE_COLOR deceives rich."""
    return sys.stdout.isatty()


def write_answer(answer: TabularAnswer, answer_format: Format | None) -> None:
    """Write an answer to stdout, in the format chosen or the usual one."""
    answer_format = usual_format(answer_format)
    if answer_format == Format.TABLE:
        _write_table(answer.for_people() if answer.for_people else answer)
    else:
        typer.echo(_RENDERERS[answer_format](answer), nl=False)


def usual_format(chosen: Format | None) -> Format:
    """Return the format chosen; without a choice, a table on a terminal and TSV elsewhere."""
    return chosen or (Format.TABLE if is_terminal() else Format.TSV)


def _write_table(answer: TabularAnswer) -> None:
    if not answer.rows:
        typer.echo(answer.nothing)
    elif is_terminal() and len(answer.rows) <= RICH_ROWS:
        terminal.print_table(answer)
    else:
        typer.echo(_plain_columns(answer), nl=False)


def render_json(answer: TabularAnswer) -> str:
    """Return the one object of the JSON contract."""
    whole = {
        "schema": JSON_SCHEMA,
        "command": answer.command,
        "on": answer.on,
        "revision": answer.revision(),
        **answer.beside,
        "rows": answer.rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"


def _render_csv(answer: TabularAnswer) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    keys = _keys(answer)
    writer.writerow(keys)
    writer.writerows([no_formula(_flat(row.get(key))) for key in keys] for row in answer.rows)
    return text.getvalue()


def _render_tsv(answer: TabularAnswer) -> str:
    keys = _keys(answer)
    lines = ["\t".join(keys)]
    lines += ["\t".join([_on_one_line(row.get(key)) for key in keys]) for row in answer.rows]
    return "\n".join(lines) + "\n"


def _render_md(answer: TabularAnswer) -> str:
    header = [heading(key) for key in answer.columns]
    cell = markdown_escaping.escaped_cell
    rows = [[cell(spoken(row.get(key))) for key in answer.columns] for row in answer.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows)]
    return "\n".join(lines) + "\n"


_RENDERERS = {
    Format.JSON: render_json,
    Format.CSV: _render_csv,
    Format.TSV: _render_tsv,
    Format.MD: _render_md,
}


def _keys(answer: TabularAnswer) -> list[str]:
    return list(answer.rows[0]) if answer.rows else list(answer.keys or answer.columns)


def _on_one_line(value: object) -> str:
    if value is None:  # the usual cases, at once
        return ""
    if type(value) is date:
        return value.isoformat()
    return " ".join((value if type(value) is str else _flat(value)).split())


def _flat(value: object) -> str:
    """Return a value for a program: ISO dates, the vocabulary's words, lists joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return ": ".join(_flat(part) for part in value.values() if part is not None)
    if isinstance(value, list | tuple):
        return "; ".join(map(_flat, value))
    return str(value)


def _plain_columns(answer: TabularAnswer) -> str:
    """Return columns without boxes, each as wide as its widest cell."""
    header = [heading(key) for key in answer.columns]
    cells = [
        [" ".join(spoken(row.get(key)).split()) for key in answer.columns] for row in answer.rows
    ]
    widths = [max(map(_width, column)) for column in zip(header, *cells, strict=True)]
    lines = []
    for row in (header, *cells):
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """Return the number of a terminal's columns that a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
