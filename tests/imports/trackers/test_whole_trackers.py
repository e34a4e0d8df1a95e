"""Whole trackers of 200 rows into a register, compared with the truth they were made from."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.storage.load import load_register
from tests.imports.trackers.tracker_files import (
    AS_AT,
    Truth,
    as_csv,
    as_xlsx,
    one_row_per_item,
    one_row_per_update,
    truths,
)

KEY = {"Key": [["Blue", "Closed by HMICFRS"], ["Green", "Force believes it is complete"]]}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register just begun."""
    folder = tmp_path_factory.mktemp("begun")
    assert CliRunner().invoke(app, ["init", str(folder), "--bare"]).exit_code == 0
    return folder


@pytest.fixture
def desk(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register just begun, of the test's own."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported(file: Path, *more: str) -> Result:
    done = CliRunner().invoke(app, ["import", "tracker", str(file), *more])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def accepted(file: Path) -> Register:
    """The register after a tracker was accepted, which must be valid."""
    done = imported(file, "--date", str(AS_AT), "--accept")
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(app, ["validate"]).exit_code == 0
    register = load_register(file.parent / "register").register
    assert register is not None
    return register


def office(register: Register, lead: str | None) -> str | None:
    return register.lead_title(lead)


def held(register: Register, item: Item) -> dict[str, Any]:
    """An item of the register in the form of a truth."""
    area = register.inspection_of(item).area_called(item.area or "")
    return {
        "inspection": register.inspection_of(item).title,
        "kind": item.kind.value,
        "number": item.number,
        "wording": item.wording,
        "area": area.name if area else None,
        "strategic_lead": office(register, item.strategic_lead),
        "tactical_lead": office(register, item.tactical_lead),
        "board": item.board,
        "due": item.due,
        "target": item.target,
        "updates": [(update.date, update.text) for update in item.progress],
        "steps": [(step.text, step.done) for step in item.steps_to_green],
        "rags": [(change.date, change.after.value) for change in item.rag_changes],
        "rag": item.rag,
    }


def told(each: Truth, rags: Iterable[tuple[date, str]], *, steps: bool = True) -> dict[str, Any]:
    """A truth as the register should have it; evidence stands below the newest update."""
    values = {key: value for key, value in vars(each).items() if key != "evidence"}
    updates = list(each.updates)
    if each.evidence:
        day, text = updates[-1]
        updates[-1] = (day, f"{text}\n\nEvidence: {each.evidence}")
    changes = [next(group) for _, group in groupby(rags, key=lambda rated: rated[1])]
    return values | {
        "updates": updates,
        "steps": each.steps if steps else [],
        "rags": changes,
        "rag": changes[-1][1],
    }


def by_name(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(values, key=lambda each: (each["inspection"], each["kind"], int(each["number"])))


def check(register: Register, expected: Iterable[dict[str, Any]]) -> None:
    found = by_name(held(register, item) for item in register.items.values())
    for one, other in zip(found, by_name(expected), strict=True):
        assert one == other


@pytest.mark.parametrize("colour", [True, False], ids=["colours' names", "R, A, Y and G"])
def test_one_row_per_item_comes_in_whole(desk: Path, *, colour: bool) -> None:
    found = truths(1, 200, 3)
    file = desk / "tracker.xlsx"
    file.write_bytes(as_xlsx({"Tracker": one_row_per_item(found, colour), **KEY}, hidden=["Key"]))
    check(accepted(file), [told(each, [(AS_AT, each.rags[-1][1])]) for each in found])


def test_of_200_rows_it_says_just_the_cells_that_it_could_not_place(desk: Path) -> None:
    rows = [list(row) for row in one_row_per_item(truths(1, 200, 3), colour=False)]
    assert unplaced(desk, rows) == {}
    rows[9][10], rows[57][9], rows[120][11] = "B", "ASAP", "31/02/24: Begun."
    rows[2].append("Risk score")
    rows[150].append(7)
    told = unplaced(desk, rows)
    assert told == {
        "K10": "“B” is not clearly a RAG: give its meaning in the mapping",
        "J58": "“ASAP” does not give a definite date",
        "L121": "“31/02/24” is not a valid date: “31/02/24: Begun.”",
        "N3": "the column “Risk score” is not recognised",
        "N151": "the column “Risk score” is not recognised",
    }


def unplaced(desk: Path, rows: Sequence[Sequence[object]]) -> dict[str, str]:
    """What a draft could not place, by cell; its counts add up to the cells that are filled."""
    (desk / "tracker.xlsx").write_bytes(as_xlsx({"Tracker": rows}))
    done = imported(desk / "tracker.xlsx", "--date", str(AS_AT), "--format", "json")
    whole = json.loads(done.stdout)
    assert sum(whole["cells"].values()) == sum(cell is not None for row in rows for cell in row)
    assert whole["cells"]["unplaced"] == len(whole["unplaced"])
    return {each["cell"]: each["why"] for each in whole["unplaced"]}


@pytest.mark.parametrize(
    "written",
    [
        lambda rows: ("tracker.xlsx", as_xlsx({"Updates": rows})),
        lambda rows: ("tracker.csv", as_csv(rows, "cp1252", ";")),
        lambda rows: ("tracker.csv", as_csv(rows, "utf-8-sig", ",")),
    ],
    ids=["Excel", "CSV of Windows", "CSV of UTF-8"],
)
def test_one_row_per_update_comes_in_whole(
    desk: Path, written: Callable[[Sequence[Any]], tuple[str, bytes]]
) -> None:
    found = [plain(each) for each in truths(2, 50, 4)]
    name, data = written(one_row_per_update(found))
    (desk / name).write_bytes(data)
    check(accepted(desk / name), [told(each, each.rags, steps=False) for each in found])


def plain(each: Truth) -> Truth:
    """The same in the letters of Windows, without what only other shapes tell."""
    each.evidence = ""
    each.wording = each.wording.encode("cp1252", "replace").decode("cp1252")
    each.updates = [
        (day, text.encode("cp1252", "replace").decode("cp1252")) for day, text in each.updates
    ]
    return each


def test_a_workbook_saved_by_libreoffice_comes_in_whole(desk: Path) -> None:
    office_program = shutil.which("soffice")
    if office_program is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing in CI")
        pytest.skip("LibreOffice is not installed")
    found = truths(1, 40, 3)
    (desk / "saved.xlsx").write_bytes(as_xlsx({"Tracker": one_row_per_item(found, True)}))
    profile = f"-env:UserInstallation={(desk / 'profile').as_uri()}"
    subprocess.run(
        [office_program, profile, "--headless", "--convert-to", "ods", "saved.xlsx"],
        cwd=desk,
        check=True,
        capture_output=True,
        timeout=120,
    )
    check(accepted(desk / "saved.ods"), [told(e, [(AS_AT, e.rags[-1][1])]) for e in found])
