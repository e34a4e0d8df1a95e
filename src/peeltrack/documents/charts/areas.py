"""Findings by area and rating: a square for each, in the row and the column of both. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.documents.charts import grid
from peeltrack.documents.charts.chart import Chart, alternative
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.wording import agreeing, capitalised, counted, in_words, uncapitalised

_MOST = 40
"""Findings of a cell; more become one mark and one entry with their number."""


@dataclass(frozen=True, slots=True)
class DrawnFinding:
    """A finding as a picture names it."""

    reference: str
    """Its usual name: AFI 6."""
    label: str
    """The same in a square: 6, R1, C."""
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with its findings of each rating."""

    name: str
    cells: tuple[tuple[DrawnFinding, ...], ...]


def areas(
    ratings: Sequence[tuple[str, MarkTone]], rows: Sequence[AreaRow], *, are_named: bool
) -> Chart | None:
    """Return the picture of the findings of a paper; None without findings.

    Args:
        ratings: the columns: the name of each rating, and its tone.
        rows: the areas, a cell for each column.
        are_named: a square for each finding with its number; otherwise one for all, with theirs.
    """
    totals = [sum(len(row.cells[n]) for row in rows) for n in range(len(ratings))]
    if not sum(totals):
        return None
    late = sum(each.is_overdue for row in rows for cell in row.cells for each in cell)
    columns = [grid.GridColumn(name, tone) for name, tone in ratings]
    drawn = [
        grid.GridRow(
            row.name,
            tuple(
                _cell(found, tone, are_named=are_named)
                for found, (_, tone) in zip(row.cells, ratings, strict=True)
            ),
        )
        for row in rows
    ]
    return Chart(
        title=_headline([name for name, _ in ratings], totals),
        subtitle=_subtitle(rows, late, are_named=are_named),
        key="heavy border: something overdue" if are_named and late else "",
        alt_text=alternative([_said(ratings, row) for row in rows]),
        wide=grid.wide(columns, drawn, most=1),
        narrow=grid.narrow(columns, drawn),
        columns=("Area", *(name for name, _ in ratings)),
        rows=tuple((row.name, *map(_named, row.cells)) for row in rows),
    )


def _cell(found: Sequence[DrawnFinding], tone: MarkTone, *, are_named: bool) -> grid.Cell:
    if found and (not are_named or len(found) > _MOST):
        # Only beside squares with numbers does the picture say what a heavy border means.
        is_heavy = are_named and any(each.is_overdue for each in found)
        return (grid.GridMark(f"{len(found):,}", tone, is_heavy, len(found)),)
    return tuple(grid.GridMark(each.label, tone, each.is_overdue) for each in found)


def _subtitle(rows: Sequence[AreaRow], late: int, *, are_named: bool) -> str:
    """Say what is counted, and of findings without their numbers how many are overdue."""
    what = "by area and rating" if len(rows) > 1 else "by rating"
    if are_named:
        return f"Numbered findings {what}"
    counts = f"; {counted(late, 'finding')} with something overdue"
    return f"Findings {what}{counts if late else ''}"


def _headline(names: Sequence[str], totals: Sequence[int]) -> str:
    """Return the rating that most have, and how many are red: 16 of 19 findings are amber."""
    number, most = sum(totals), max(totals)
    name = names[totals.index(most)]
    if most == number:
        whole = "The only finding is" if number == 1 else f"All {number:,} findings are"
        return f"{whole} {_status(name)}"
    predicate = agreeing(f"are {_status(name)}", most)
    said = f"{capitalised(in_words(most))} of {number:,} findings {predicate}"
    red = next((n for each, n in zip(names, totals, strict=True) if each == "Red"), 0)
    return f"{said}, {in_words(red)} red" if red and name != "Red" else said


def _status(name: str) -> str:
    return "only monitored" if name == "Monitor only" else uncapitalised(name)


def _named(found: Sequence[DrawnFinding]) -> str:
    if len(found) > _MOST:
        late = sum(each.is_overdue for each in found)
        return f"{len(found):,} findings{f' ({late:,} overdue)' * bool(late)}"
    return "; ".join(f"{each.reference}{' (overdue)' * each.is_overdue}" for each in found)


def _said(ratings: Sequence[tuple[str, MarkTone]], row: AreaRow) -> str:
    cells = [
        f"{name.lower()} {_named(found).replace(';', ',')}"
        for (name, _), found in zip(ratings, row.cells, strict=True)
        if found
    ]
    return f"{row.name}: {'; '.join(cells)}."
