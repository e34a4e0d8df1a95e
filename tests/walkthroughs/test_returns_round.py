"""The round of docs/returns.md, run as it stands there."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from peeltrack.imports.readers.workbook import Cell
from tests.returns.filling import Filled, filled
from tests.walkthroughs.test_day import CONSOLE, ROOT, desk, replay

__all__ = ["desk"]

PAGE = ROOT / "docs" / "returns.md"
LEADS = ("acc-lp", "use-of-force-lead")


def tables(page: str) -> list[list[dict[str, Cell]]]:
    """The tables of the example as rows, by the names of their columns."""
    found = []
    for table in re.findall(r"(?:^\|.*\n)+", page.split("## An example")[1], re.MULTILINE):
        head, _, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        ]
        found.append(
            [
                {name: value(cell) for name, cell in zip(head, row, strict=True) if cell}
                for row in rows
            ]
        )
    return found[:3]


def value(cell: str) -> Cell:
    return date.fromisoformat(cell) if re.fullmatch(r"\d{4}-\d\d-\d\d", cell) else cell


def answers(rows: list[dict[str, Cell]], key: str) -> dict[str, Filled]:
    return {str(row[key]): {name: row[name] for name in row if name != key} for row in rows}


def fill(folder: Path, page: str) -> None:
    """Fill the workbooks as the page's tables say."""
    items, steps, others = tables(page)
    first, second = (folder / "out" / f"return-2022-07-11-sib-{lead}.xlsx" for lead in LEADS)
    by_step = answers(steps, "Step")
    first.write_bytes(filled(first.read_bytes(), answers(items, "Reference"), steps=by_step))
    second.write_bytes(filled(second.read_bytes(), answers(others, "Reference")))


def test_the_round_goes_as_the_page_says(
    desk: Path, page_says: Callable[[Path, str], None]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    blocks = CONSOLE.findall(page)
    said = page
    for number, block in enumerate(blocks):
        if number == 1:
            fill(desk, page)
        said = said.replace(block, replay(block))
    page_says(PAGE, said)
