"""The facts of the sample registers, which no rewording of their texts may touch.

`tests/facts` lists them as they were before the texts were rewritten in plainer English:
each date, number, reference, id, name and word for a choice, by its file and key; for the tables
of an export, the rows, a digest of such cells and the columns. Only `fora` became `forums`, and
five areas of 2018 whose grade nobody recorded have none instead of "ungraded".
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.storage.yaml import decode, parse
from tests.test_sample_registers import INVENTED, NOT_SENTENCES, WEST_MERCIA, WEST_MIDLANDS

RECORDED_SINCE = ("register.yaml abbreviations ", " supporting_papers ")
"""Parts of the lines of what had no field before, and so is no change of a fact."""
FACTS = Path(__file__).parent / "facts"
REGISTERS = {
    "west-mercia": WEST_MERCIA,
    "west-midlands": WEST_MIDLANDS,
    "example": INVENTED,
}


def facts(value: object, where: str, key: str = "") -> Iterator[str]:
    """List what a value of a record says apart from its sentences, a line each."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from facts(each, f"{where} {name}", str(name))
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from facts(each, f"{where} {number}", key)
    elif isinstance(value, str) and key not in NOT_SENTENCES and " " in value:
        yield f"{where}: a text"
    else:
        yield f"{where}: {value}"


def facts_of(register: Path) -> list[str]:
    """List the facts of a register, but for what was recorded since: see RECORDED_SINCE."""
    return [
        line
        for path in sorted(register.rglob("*.yaml"))
        for line in facts(parse(decode(path.read_bytes())), path.relative_to(register).as_posix())
        if not any(key in line for key in RECORDED_SINCE)
    ]


@pytest.mark.parametrize("name", REGISTERS)
def test_a_rewritten_register_keeps_every_fact(name: str) -> None:
    before = (FACTS / f"{name}.txt").read_text("utf-8").splitlines()
    assert facts_of(REGISTERS[name]) == before


def test_a_text_may_be_reworded_and_nothing_else() -> None:
    record = {"due": "2022-05-15", "text": "Map the plans.", "clauses": ["a b", "c"]}
    found = list(facts(record, "afi-03.yaml"))
    assert found == [
        "afi-03.yaml due: 2022-05-15",
        "afi-03.yaml text: a text",
        "afi-03.yaml clauses 1: a text",
        "afi-03.yaml clauses 2: c",
    ]
    assert list(facts(record | {"text": "Plot the plans."}, "afi-03.yaml")) == found
    assert list(facts(record | {"due": "2022-05-16"}, "afi-03.yaml")) != found


def digest(table: Path, columns: list[str]) -> str:
    """Return the digest of a table's cells in some columns, a text for any with a blank."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [[row[name] for name in columns] for row in csv.DictReader(file)]
    cells = "\n".join("\t".join("a text" if " " in c else c for c in row) for row in rows)
    return f"{len(rows)} {hashlib.sha256(cells.encode()).hexdigest()[:16]}"


@pytest.mark.parametrize("name", ["west-mercia", "west-midlands"])
def test_an_export_keeps_every_fact(name: str, tmp_path: Path) -> None:
    given = ["-R", str(REGISTERS[name]), "export", str(tmp_path / "tables")]
    assert CliRunner().invoke(app, [*given, "--to", "csv", "--on", "2022-07-25"]).exit_code == 0
    before = (FACTS / f"export-{name}.txt").read_text("utf-8").splitlines()
    now = []
    for line in before:
        table, columns = line.split()[0], line.split()[3:]
        now.append(f"{table} {digest(tmp_path / 'tables' / table, columns)} {' '.join(columns)}")
    assert now == before
    assert len(before) == 45
