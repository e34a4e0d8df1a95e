"""Every lead of the shipped register is sent a return, fills it in LibreOffice, sends it back."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.queries.as_at import as_at
from peeltrack.returns.questions import STEPS_SHEET, UPDATE_SHEET, LeadReturn, questions_for_leads
from peeltrack.returns.writer import HEAD_ROWS
from peeltrack.storage.load import load_register
from tests.returns.calc import Job, fill

ROOT = Path(__file__).parents[2]
SENT, COLLECTED = "2022-05-25", "2022-06-10"
FIRST = HEAD_ROWS + 1
"""The number of the first item's row."""
PEEL = "peel-2021-22/"


def words(lead: str, item: str) -> str:
    """What a lead says of an item; nothing in it is easy on a spreadsheet."""
    return f'={item} of {lead}: 5% "done" \u2013 so it\u2019s on track\n- two\n- three'


@dataclass(frozen=True)
class Round:
    """One round of returns."""

    folder: Path
    sent: Mapping[str, LeadReturn]

    @property
    def register(self) -> Path:
        return self.folder / "register"

    def file(self, lead: str) -> str:
        """The file that came back of a lead."""
        names = (f"{lead}.xlsx", f"{lead}.ods")
        return str(next(p for name in names if (p := self.folder / "back" / name).exists()))

    def updates(self) -> dict[tuple[str, str], dict[str, object]]:
        """Every update that the register has now and did not have, by item and lead."""
        before, after = (
            load_register(each).register for each in (ROOT / "register", self.register)
        )
        assert before
        assert after
        return {
            (item.id.removeprefix(PEEL), update.by or ""): update.model_dump(
                mode="json", exclude_defaults=True, exclude={"by"}
            )
            for item in after.items.values()
            for update in item.progress
            if update not in before.items[item.id].progress
        }

    def changed_lines(self) -> dict[str, list[str]]:
        """The lines that differ of each file that does."""
        found = {}
        for path in sorted(self.register.rglob("*.yaml")):
            name = path.relative_to(self.register).as_posix()
            old, new = (
                (each / name).read_text(encoding="utf-8").splitlines()
                for each in (ROOT / "register", self.register)
            )
            if old != new:
                found[name] = [line for line in ndiff(old, new) if line[0] in "+-"]
        return found


Collected = tuple[Round, dict[str, object]]

PLAIN = ("acc-cv", "acc-lp", "director-of-business-services", "stop-and-search-lead",
         "use-of-force-lead", "head-of-offender-management", "workforce-planning-manager",
         "head-of-learning-and-development", "head-of-people")  # fmt: skip
"""The leads whose every answer can be taken, whatever they did to the workbook besides."""

MISHAPS: dict[str, list[list[object]]] = {
    "acc-cv": [
        ["unprotect", UPDATE_SHEET],
        ["sort_downwards", UPDATE_SHEET, f"A{FIRST}:M{FIRST + 6}", 0],
        ["insert_column", UPDATE_SHEET, 3],
        ["script", UPDATE_SHEET, f"C{FIRST}", "My own note"],
    ],
    "acc-lp": [
        ["unprotect", UPDATE_SHEET],
        ["paste", UPDATE_SHEET, f"A{FIRST}:M{FIRST}", f"A{FIRST + 5}"],
        ["delete_row", UPDATE_SHEET, FIRST + 4],
    ],
    "deputy-chief-constable": [["type", UPDATE_SHEET, f"H{FIRST}", "amber/red"]],
    "director-of-business-services": [
        ["unprotect", UPDATE_SHEET],
        ["script", UPDATE_SHEET, f"C{FIRST}", "Green"],
        ["paste", UPDATE_SHEET, f"I{FIRST}:J{FIRST}", f"I{FIRST + 1}"],
    ],
    "director-of-commercial-services": [["script", UPDATE_SHEET, f"G{FIRST}", "=6*7"]],
    "op-reset-superintendent": [
        ["unprotect", UPDATE_SHEET],
        ["paste", UPDATE_SHEET, f"A{FIRST}:M{FIRST}", f"A{FIRST + 5}"],
        ["type", UPDATE_SHEET, f"G{FIRST + 5}", "Something else"],
    ],
    "occ-lead-officer": [
        ["unprotect", UPDATE_SHEET],
        ["type", UPDATE_SHEET, f"A{FIRST}", "peel-2021-22/afi-99"],
    ],
    "head-of-data": [
        ["clear", UPDATE_SHEET, f"G{FIRST}"],
        ["type", UPDATE_SHEET, f"H{FIRST}", "Red"],
    ],
    "use-of-force-lead": [["type", UPDATE_SHEET, f"L{FIRST}", "30/06"]],
    "stop-and-search-lead": [["type", STEPS_SHEET, f"E{FIRST + 1}", "24/05/2022"]],
    "superintendent-safeguarding": [
        ["clear", UPDATE_SHEET, f"G{FIRST}"],
        ["clear", UPDATE_SHEET, f"G{FIRST + 1}"],
    ],
    "head-of-occ": [["copy_to_new_book", UPDATE_SHEET, f"A{FIRST - 1}:M{FIRST}"]],
    "head-of-offender-management": [["type", UPDATE_SHEET, f"H{FIRST}", "green "]],
    "workforce-planning-manager": [
        ["type", UPDATE_SHEET, "B5", "2022-06-01"],
        ["type", UPDATE_SHEET, f"I{FIRST}", "@SUM(A1)"],
        ["type", UPDATE_SHEET, f"J{FIRST}", "1 July 2022"],
        ["type", UPDATE_SHEET, f"K{FIRST}", "-1 trainer"],
    ],
}  # fmt: skip
IN_ODS = ("acc-cv", "op-reset-superintendent", "head-of-people", "stop-and-search-lead")
NOT_SENT_BACK = "head-of-partnerships"


def job(folder: Path, lead: str, asked: LeadReturn) -> Job:
    typed = [
        ["type", UPDATE_SHEET, f"G{row}", words(lead, each.reference.removeprefix(PEEL))]
        for row, each in enumerate(asked.items, FIRST)
    ]
    ending = "ods" if lead in IN_ODS else "xlsx"
    return {
        "open": str(folder / "out" / f"{asked.file_stem}.xlsx"),
        "do": [*typed, *MISHAPS.get(lead, [])],
        "save": [str(folder / "back" / f"{lead}.{ending}")],
    }


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """All the workbooks, sent, filled and saved; nothing collected yet."""
    folder = tmp_path_factory.mktemp("returns")
    shutil.copytree(ROOT / "register", folder / "register")
    (folder / "back").mkdir()
    given = ["returns", "send", "--meeting", "SIB", "--on", SENT, "-o", str(folder / "out")]
    sent = CliRunner().invoke(app, [*given, "-R", str(folder / "register")])
    assert sent.exit_code == 0, sent.output
    day = date.fromisoformat(SENT)
    register = load_register(folder / "register").register
    assert register
    everybody = {a.lead_id: a for a in questions_for_leads(as_at(register, day), "sib", day, None)}
    wanted = {lead: asked for lead, asked in everybody.items() if lead != NOT_SENT_BACK}
    jobs = [job(folder, lead, asked) for lead, asked in wanted.items()]
    jobs[0]["do"].append(["save_locked", str(folder / "locked.ods"), "open sesame"])
    jobs[0]["save"].append(str(folder / "old.xls"))
    fill(jobs, folder)
    return Round(folder, everybody)


@pytest.fixture
def office(returned: Round, tmp_path: Path) -> Round:
    """The same round, nothing of it collected yet."""
    return at_a_desk(returned, tmp_path)


def at_a_desk(returned: Round, folder: Path) -> Round:
    """A round with a register of its own to collect into."""
    shutil.copytree(ROOT / "register", folder / "register")
    shutil.copytree(returned.folder / "back", folder / "back")
    return Round(folder, returned.sent)


@pytest.fixture(scope="module")
def collected(returned: Round, tmp_path_factory: pytest.TempPathFactory) -> Collected:
    """The round once everything that came back was collected, and what was said."""
    office = at_a_desk(returned, tmp_path_factory.mktemp("collected"))
    return office, collect(office)


def collect(office: Round, *given: str) -> dict[str, object]:
    """What collecting every file says."""
    files = [office.file(lead) for lead in office.sent if lead != NOT_SENT_BACK]
    asked = ["returns", "collect", *files, "--date", COLLECTED, "--format", "json", *given]
    done = CliRunner().invoke(app, [*asked, "-R", str(office.register)])
    assert done.exit_code == 1, done.output
    whole: dict[str, object] = json.loads(done.stdout)
    return whole


def remarks(told: object) -> list[str]:
    """Problems or notes as lines: the lead, the cell, the text."""
    assert isinstance(told, list)
    return [f"{Path(each['file']).stem} {each['place']}: {each['text']}" for each in told]


def expected_of(office: Round, leads: tuple[str, ...]) -> dict[tuple[str, str], dict[str, object]]:
    """What the register must have of leads who filled every item."""
    found: dict[tuple[str, str], dict[str, object]] = {}
    for lead in leads:
        for row in office.sent[lead].items:
            item = row.reference.removeprefix(PEEL)
            found[item, lead] = {"date": COLLECTED, "text": words(lead, item)}
    return found


def test_every_answer_comes_in_and_every_mishap_is_named(
    collected: Collected,
) -> None:
    office, told = collected
    wanted = expected_of(office, PLAIN)
    del wanted["afi-05", "acc-lp"]
    wanted["afi-11", "head-of-offender-management"]["proposed_rag"] = "green"
    wanted["afi-01", "use-of-force-lead"]["completed_by"] = "2022-06-30"
    wanted["afi-02", "stop-and-search-lead"]["steps"] = ["stop-and-search-database-live"]
    wanted["afi-16", "workforce-planning-manager"] |= {
        "date": "2022-06-01",
        "next_milestone": {"text": "@SUM(A1)", "due": "2022-07-01"},
        "blocker": "-1 trainer",
    }
    assert office.updates() == wanted
    assert remarks(told["problems"]) == [
        f"deputy-chief-constable {UPDATE_SHEET}!H8: 'amber/red' is not a RAG; choose red, amber, "
        "yellow or green",
        f"director-of-commercial-services {UPDATE_SHEET}!G8: it contains a formula or an error; "
        "type the text itself",
        f"op-reset-superintendent {UPDATE_SHEET}!G13: answers peel-2021-22/coc-1 again, "
        f"differently from {UPDATE_SHEET}!G8; keep one",
        f"occ-lead-officer {UPDATE_SHEET}!A8: no item 'peel-2021-22/afi-99'; use the reference as "
        "it was sent",
        "head-of-occ None: no cell names the lead; collect it separately with --lead",
        f"head-of-data {UPDATE_SHEET}!H8: complete 'Your update' too",
    ]


def test_what_could_not_be_taken_as_it_was_is_noted(
    collected: Collected,
) -> None:
    assert remarks(collected[1]["notes"]) == [
        f"director-of-business-services {UPDATE_SHEET}!C8: RAG now differs from the register; "
        "a locked cell was changed: here 'Green', there 'Amber'",
        f"acc-cv {UPDATE_SHEET}!C8: this column is not read",
        f"acc-lp {UPDATE_SHEET}!A12: answers peel-2021-22/rec-2 again, in the same words",
        f"use-of-force-lead {UPDATE_SHEET}!L8: '30/06' was read as 30 June 2022",
        f"stop-and-search-lead {STEPS_SHEET}!E9: '24/05/2022' was read as 24 May 2022",
        f"head-of-offender-management {UPDATE_SHEET}!G8: green is proposed with 1 step open "
        "(joint-visits-with-digital-forensics)",
    ]


def test_the_rest_of_the_register_stays_as_it_was(
    collected: Collected,
) -> None:
    office, _ = collected
    changed = office.changed_lines()
    assert [line for lines in changed.values() for line in lines if line[0] == "-"] == []
    answered = {item for item, _ in expected_of(office, PLAIN)} - {"afi-05"}
    assert set(changed) == {f"inspections/{PEEL}{item}.yaml" for item in answered}
    assert "+     done: 2022-05-24" in changed[f"inspections/{PEEL}afi-02.yaml"]


def test_who_has_not_answered_is_said(
    collected: Collected,
) -> None:
    _, told = collected
    rows = told["rows"]
    assert isinstance(rows, list)
    unanswered = [
        (row["lead"], row["item"], row["outcome"])
        for row in rows
        if row["outcome"] in ("not answered", "no row", "no return")
    ]
    assert unanswered == [
        ("acc-lp", "peel-2021-22/afi-05", "no row"),
        ("occ-lead-officer", "peel-2021-22/afi-04", "no row"),
        ("superintendent-safeguarding", "peel-2021-22/afi-03", "not answered"),
        ("superintendent-safeguarding", "peel-2021-22/afi-10", "not answered"),
        ("head-of-occ", None, "no return"),
        ("head-of-partnerships", None, "no return"),
    ]


def test_collecting_twice_adds_nothing_twice(
    collected: Collected,
) -> None:
    office, _ = collected
    once = office.changed_lines()
    told = collect(office)
    rows = told["rows"]
    assert isinstance(rows, list)
    assert office.changed_lines() == once
    assert {row["outcome"] for row in rows if row["lead"] in PLAIN} == {
        "already there",
        "no row",
    }


def test_the_good_rows_of_a_bad_return_are_taken_if_that_is_asked(office: Round) -> None:
    collect(office, "--partial")
    lead = "op-reset-superintendent"
    taken = {item for item, by in office.updates() if by == lead}
    assert taken == {"rec-1", "rec-2", "afi-07", "afi-08"}


def test_rows_copied_into_a_new_workbook_are_taken_with_the_leads_name(office: Round) -> None:
    asked = ["returns", "collect", office.file("head-of-occ"), "--lead", "head-of-occ"]
    done = CliRunner().invoke(app, [*asked, "-R", str(office.register), "--date", COLLECTED])
    assert done.exit_code == 0
    assert {lead for _, lead in office.updates()} == {"head-of-occ"}


def test_a_return_saved_with_a_password_or_in_the_old_format_is_told_so(
    returned: Round, office: Round
) -> None:
    files = [str(returned.folder / name) for name in ("locked.ods", "old.xls")]
    done = CliRunner().invoke(app, ["returns", "collect", *files, "-R", str(office.register)])
    assert (done.exit_code, office.updates()) == (1, {})
    assert done.stderr.splitlines() == [
        f"cannot read {files[0]}: it is locked with a password; save it without one.",
        f"cannot read {files[1]}: it is in Excel's format from before 2007 (.xls); open it in "
        "Excel and save it as .xlsx.",
    ]
