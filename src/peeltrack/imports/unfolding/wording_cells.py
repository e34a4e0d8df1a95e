"""The cell of a row that words a finding. Pure."""

from collections.abc import Sequence

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.instructions import tells_to_act
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.unfolding.columns import FindingColumn
from peeltrack.imports.unfolding.row_labels import is_bare_label, is_number, stated_cell
from peeltrack.imports.unfolding.table_heads import TableHead
from peeltrack.language.sentences import sentences

_SHORT_CELL = 70


def wording_cell(cells: Sequence[str], head: TableHead | None) -> int | None:
    """Return the place of the wording in a row; None if no cell is one."""
    place = _labelled_cell(cells)
    if place is None and head:
        place = _below_its_head(cells, head)
    others = (find(cells) for find in (_obliging_cell, stated_cell, _numbered_cell))
    return next((at for at in others if at is not None), None) if place is None else place


def _below_its_head(cells: Sequence[str], head: TableHead) -> int | None:
    """Return the wording column of a row: the first that obliges, else that is no mere label."""
    places = [
        place
        for place, column in enumerate(head.columns[: len(cells)])
        if column is FindingColumn.WORDING and not is_bare_label(cells[place])
    ]
    obliging = (place for place in places if obligation(cells[place]))
    return next(obliging, next(iter(places), None))


def _labelled_cell(cells: Sequence[str]) -> int | None:
    for place, cell in enumerate(cells):
        first = cell.split("\n")[0]
        found = label_of(first)
        is_single = found and (found.numbers or not found.plural) and not found.is_empty
        if is_single and found and not is_number(cell) and (found.rest or "\n" in cell):
            return place
    return None


def _obliging_cell(cells: Sequence[str]) -> int | None:
    """Return the first cell of a row that obliges, if it is long or the longest of the row."""
    longest = max(map(len, cells))
    return next(
        (
            place
            for place, cell in enumerate(cells)
            if len(cell) > min(_SHORT_CELL // 2, longest - 1)
            and any(obligation(text) for text in cell.split("\n"))
        ),
        None,
    )


def _numbered_cell(cells: Sequence[str]) -> int | None:
    """Return the sentence of a row that begins with a number, as an entry of a list does.

    Of several, it is the first that says what to do, if any is known to.
    """
    said = [at for at, cell in enumerate(cells) if is_statement(cell.strip())]
    telling = [at for at in said if tells_to_act(sentences(cells[at]))]
    return next(iter(telling or said), None) if is_number(cells[0]) else None
