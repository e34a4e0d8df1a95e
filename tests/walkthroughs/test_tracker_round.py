"""The round of docs/tracker.md, run as it stands there."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.returns.tracking import Typed, changed
from tests.walkthroughs.test_day import CONSOLE, ROOT, desk, replay
from tests.walkthroughs.test_returns_round import value

__all__ = ["desk"]

PAGE = ROOT / "docs" / "tracker.md"


def changes(page: str) -> dict[str, Typed]:
    """The table of what the officer changes, by the reference."""
    table = re.findall(r"^\|.*$", page.split("## Record what you changed")[1], re.MULTILINE)
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[:5]]
    return {
        row[0]: {name: value(cell) for name, cell in zip(head[1:], row[1:], strict=True) if cell}
        for row in rows
    }


def test_the_round_goes_as_the_page_says(
    desk: Path, page_says: Callable[[Path, str], None]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    said = page
    for number, block in enumerate(CONSOLE.findall(page)):
        said = said.replace(block, replay(block), 1)
        if number == 0:
            file = desk / "tracker.xlsx"
            file.write_bytes(changed(file.read_bytes(), changes(page)))
    page_says(PAGE, said)
