"""Tables for people: short names that commands understand, and who and by when at 80 columns."""

from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.cli.shared import output, terminal
from peeltrack.cli.shared.people_table import short_item_names, short_lead_name
from peeltrack.queries.find import find_item
from peeltrack.storage.load import load_register
from tests.cli.shipped_register import REGISTER


def on_screen(
    monkeypatch: pytest.MonkeyPatch, *arguments: str, columns: int = 80
) -> list[list[str]]:
    """The cells of each line that a terminal of that width shows."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    result = CliRunner().invoke(app, ["-R", REGISTER, *arguments, "--format", "table"])
    assert result.exit_code == 0, result.output
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert max(map(len, lines)) <= columns
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in lines]


def test_overdue_says_who_and_by_when_at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = on_screen(monkeypatch, "overdue", "--on", "2022-07-25")
    assert lines[0] == ["Item", "What", "Lead", "Due", "Late"]
    firsts = [(line[0], *line[-2:]) for line in lines if len(line) == 5]
    assert firsts[1:3] == [("AFI 3", "15 May", "71 days"), ("HTA 23 May", "25 May", "61 days")]
    assert ["PEEL 2021/22", "Response: Statutory", "21 Jun", "34 days"] in lines


def test_lists_name_leads_and_items_in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = on_screen(monkeypatch, "list", "--on", "2022-07-25")
    assert listed[0] == ["Item", "Title", "RAG", "Lead", "Due", "Target"]
    assert ["AFI 3", "Mental health crisis", "amber", "ACC CV"] in listed
    leads = on_screen(monkeypatch, "leads", "--on", "2022-07-25")
    assert ["DBS", "2", "4", "AFI 12, AFI 13, AFI 14, AFI 16"] in leads
    stale = on_screen(monkeypatch, "stale", "--on", "2022-07-25")
    assert stale[0][:2] == ["Item", "Title"]


def test_a_short_name_means_the_item_itself_or_is_not_given() -> None:
    register = load_register(Path(REGISTER)).register
    assert register is not None
    names = short_item_names(register)
    assert {find_item(register, name).id for name in names.values()} == set(register.items)
    assert [find_item(register, name).id for name in names.values()] == list(names)
    # AFI 7 of the report before is open too, so neither has the short name.
    assert names["peel-2021-22/afi-07"] == "peel-2021-22/afi-07"
    assert names["peel-2021-22/rec-1"] == "Rec 1"
    assert [short_lead_name(register, id_) for id_ in ("acc-cv", "head-of-occ", "gone", None)] == [
        "ACC CV", "Head of the OCC", "gone", None,
    ]  # fmt: skip


def test_a_page_of_text_is_no_wider_than_the_eye_follows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(terminal, "is_terminal", lambda: True)
    terminal.print_page([Text("word " * 60)], widest=90)
    terminal.print_page([Text("word " * 60)])
    widths = [len(line.rstrip()) for line in capsys.readouterr().out.splitlines()]
    assert widths[:4] == [89, 89, 89, 29]
    assert widths[5] == 199
