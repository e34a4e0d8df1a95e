"""What was withdrawn is in no answer and no paper but those that show that it was."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.edits.kinds import Edit, Put
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import withdrawable_lists
from peeltrack.storage.load import load_register
from peeltrack.storage.write import carry_out, prepare
from tests.cli.shipped_register import ROOT

MARK = "zqx"
"""In every text that is withdrawn, and in no other."""

WITHDRAWN, AFTER, BEFORE = date(2022, 6, 20), "2022-06-21", "2022-06-15"
WHOLE = ("peel-2021-22/afi-03", "2022-04-25-hta-thematic")
"""An item and a meeting that are withdrawn whole."""


@dataclass(frozen=True)
class Desk:
    """A register in which every fifth entry is withdrawn."""

    folder: Path
    marked: int
    """How many texts are withdrawn."""

    def run(self, *given: str) -> str:
        """Run a command, and return what it prints and writes."""
        result = CliRunner().invoke(app, [*given, "-R", str(self.folder / "register")])
        assert result.exit_code == 0, (given, result.stderr)
        return result.stdout


def entries(record: Record, at: Place = ()) -> Iterator[tuple[Place, Record]]:
    for name in withdrawable_lists(type(record)):
        for index, entry in enumerate(getattr(record, name)):
            yield (*at, name, index), entry
            yield from entries(entry, (*at, name, index))


def marks(file: str, at: Place, entry: Record) -> Iterator[Edit]:
    """Mark the words of an entry and withdraw it."""
    for key in ("text", "because", "evidence", "title"):
        if words := getattr(entry, key, None):
            yield Put(file, (*at, key), f"{MARK} {words}")
    withdrawal = {"date": WITHDRAWN, "by": "force-liaison-officer", "because": f"{MARK} error"}
    yield Put(file, (*at, "withdrawn"), withdrawal)


def edits(register: Register) -> Iterator[Edit]:
    """Withdraw two whole records, and of all others every fifth entry, with nothing put right.

    A RAG is left as it is: its change is withdrawn only where it is not the last.
    """
    count = 0
    items = [(item.id, item.file, item) for item in register.items.values()]
    meetings = [(each.id, each.file, each) for each in register.meetings.values()]
    for id_, file, record in (*items, *meetings):
        if id_ in WHOLE:
            yield from marks(file, (), record)
            continue
        for at, entry in entries(record):
            count += 1
            if count % 5 == 0 and at[0] not in ("rag_changes", "target_changes"):
                yield from marks(file, at, entry)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("withdrawn")
    shutil.copytree(ROOT / "register", folder / "register")
    register = load_register(folder / "register").register
    assert register
    planned = list(edits(register))
    carry_out(folder / "register", prepare(folder / "register", planned))
    return Desk(folder, len(planned))


FORUMS = ("hta", "sib", "pcp", "jac")
COMMANDS = [
    "status", "list", "overdue --within 400d", "stale", "leads", "leads --remind", "trend",
    "trend --from facts -f json", "status -f json", "list -f json", "overdue -f json --within 400d",
    "response peel-2021-22 -f md", "notes 2022-05-23-hta -f md",
    *(f"brief {forum} -f md --with-challenge" for forum in FORUMS[:2]),
    *(f"brief {forum} -f md" for forum in FORUMS[2:]),
    *(f"brief {forum} -f html" for forum in FORUMS),
    *(f"challenge {forum} -f json" for forum in FORUMS),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_no_answer_and_no_paper_has_it(command: str, desk: Desk) -> None:
    assert MARK not in desk.run(*command.split(), "--on", AFTER).casefold()


def test_the_portal_has_none_of_it(desk: Desk) -> None:
    assert MARK not in desk.run("portal", "-f", "text", "--on", AFTER).casefold()


def in_zip(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_no_calendar_export_or_workbook_has_it_but_the_table_of_withdrawals(desk: Desk) -> None:
    out = desk.folder / "out"
    out.mkdir()
    desk.run("calendar", "-o", str(out / "dates.ics"), "--on", AFTER)
    desk.run("returns", "send", "-o", str(out / "returns"), "--on", AFTER)
    for audience in ("internal", "public"):
        tracker = str(out / f"tracker-{audience}.xlsx")
        desk.run("tracker", "-o", tracker, "--audience", audience, "--on", AFTER)
        there = str(out / audience)
        desk.run("export", "--to", "csv", "-o", there, "--audience", audience, "--on", AFTER)
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    assert len(files) > 80
    texts = {
        name: in_zip(path.read_bytes()) if name.endswith("xlsx") else path.read_text("utf-8")
        for name, path in files.items()
    }
    holding = [name for name, text in texts.items() if MARK in text.casefold()]
    assert holding == ["internal/withdrawals.csv"]


@pytest.mark.parametrize("forum", ["pcp", "jac"])
def test_no_public_paper_of_a_date_before_has_it_either(forum: str, desk: Desk) -> None:
    """Internal ones do: they are as they were on that date."""
    assert MARK not in desk.run("brief", forum, "-f", "md", "--on", BEFORE).casefold()
    assert MARK in desk.run("brief", "hta", "-f", "md", "--on", BEFORE).casefold()


def test_show_and_history_have_it_struck_through(desk: Desk) -> None:
    for given in (("show", "peel-2021-22/afi-06"), ("meeting", "show", "2022-05-23-hta")):
        shown = desk.run(*given, "--on", AFTER)
        assert MARK in shown
        assert f"[withdrawn on 20 June 2022 by Force Liaison Officer: {MARK} error]" in shown
    assert "  [withdrawn on 20 June 2022 by" in desk.run("show", WHOLE[0])
    assert MARK in desk.run("history", "peel-2021-22/afi-06")
    assert desk.marked > 60
