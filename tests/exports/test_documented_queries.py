"""The commands and queries of docs/exporting.md and docs/national-view.md, run as they stand."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from tests.walkthroughs.test_day import replay, said_by

ROOT = Path(__file__).parents[2]
PAGES = ("exporting.md", "national-view.md")
BLOCK = re.compile(
    r"```console\n(?P<console>.*?)```\n|```sh\n(?P<sh>.*?)```\n|"
    r"```sql\n(?P<sql>.*?)```\n(?:\n(?P<table>(?:\|[^\n]*\n)+))?",
    re.DOTALL,
)


@pytest.fixture
def beside_the_registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both registers where the repository has them, and no history in git."""
    for folder in ("register", "examples/west-midlands/register"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PEELTRACK_REGISTER", raising=False)
    return tmp_path


@pytest.mark.usefixtures("beside_the_registers")
@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_query_answers_as_the_page_says(
    name: str, page_says: Callable[[Path, str], None]
) -> None:
    page = ROOT / "docs" / name
    page_says(page, BLOCK.sub(done, page.read_text(encoding="utf-8")))


def done(block: "re.Match[str]") -> str:
    """The block as it stands, with what comes of it now."""
    if block["console"]:
        return f"```console\n{replay(block['console'])}```\n"
    if block["sh"]:
        for command in block["sh"].splitlines():
            assert "Wrote " in said_by(command), command
        return block[0]
    return f"```sql\n{block['sql']}```\n\n{asked(block['sql'])}"


def asked(query: str) -> str:
    """What a query answers, as a table; its first line says whom it asks."""
    engine, _, rest = query.partition("\n")
    file = re.fullmatch("-- sqlite3 (.+)", engine)
    with closing(sqlite3.connect(file[1]) if file else duckdb.connect()) as database:
        answer = database.execute(rest)
        head = [str(column[0]) for column in answer.description or ()]
        rows = [["" if cell is None else str(cell) for cell in row] for row in answer.fetchall()]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def test_the_queries_have_answers() -> None:
    """A query that finds nothing would prove nothing."""
    for name in PAGES:
        page = (ROOT / "docs" / name).read_text(encoding="utf-8")
        tables = [block["table"] for block in BLOCK.finditer(page) if block["sql"]]
        assert len(tables) == 5, name
        assert all(table and table.count("\n") > 2 for table in tables), name
