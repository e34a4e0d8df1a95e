"""returns send and returns collect: what they write, say and refuse."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.small_office import ITEM, Office, Said
from tests.imports.readers.test_readers import zipped
from tests.imports.readers.test_workbooks import DOCTYPE as ENTITIES
from tests.imports.readers.test_workbooks import TALL, an_ole, an_xlsx
from tests.returns.filling import Filled, filled
from tests.returns.test_drafts import parsed

ITEM_ID = "peel-2022/afi-01"
ANSWER: Filled = {"Your update": "Forty of fifty done.", "Proposed RAG": "Yellow"}


def send(office: Office, *given: str) -> list[str]:
    """The names of the files that are there once the returns were sent."""
    out = office.folder / "out"
    done = office.run("returns", "send", "--on", "2022-05-25", "-o", str(out), *given)
    assert done.code == 0, done
    return sorted(path.name for path in out.iterdir())


def returned(office: Office, answer: Filled = ANSWER, lead: str = "acc-crime") -> str:
    """A return that has come back."""
    send(office)
    sent = office.folder / "out" / f"return-2022-05-25-{lead}.xlsx"
    file = office.folder / f"{lead}.xlsx"
    file.write_bytes(filled(sent.read_bytes(), {ITEM_ID: answer}))
    return str(file)


def collect(office: Office, *given: str) -> Said:
    return office.run("returns", "collect", *given, "--date", "2022-06-10")


def test_each_lead_gets_a_workbook_and_with_remind_a_letter(office: Office) -> None:
    assert send(office) == ["return-2022-05-25-acc-crime.xlsx", "return-2022-05-25-det-supt.xlsx"]
    assert send(office, "--meeting", "SIB", "--lead", "acc-crime", "--remind")[2:] == [
        "return-2022-05-25-sib-acc-crime.eml",
        "return-2022-05-25-sib-acc-crime.xlsx",
    ]


def test_a_workbook_that_may_have_been_filled_is_not_written_over(office: Office) -> None:
    send(office)
    file = office.folder / "out" / "return-2022-05-25-det-supt.xlsx"
    file.write_bytes(b"filled")
    refused = office.run("returns", "send", "--on", "2022-05-25", "-o", str(office.folder / "out"))
    assert refused == Said(
        3,
        "",
        f"peeltrack: cannot write {file}: it already exists and may have been completed. Name "
        "another folder with -o.\n",
    )
    assert file.read_bytes() == b"filled"


def test_a_file_is_no_folder_to_send_to(office: Office) -> None:
    file = office.folder / "sib.docx"
    file.write_bytes(b"mine")
    said = f"cannot write {file}: it is a file. Name another folder with -o."
    office.refuses(3, said, "returns", "send", "-o", str(file))
    assert file.read_bytes() == b"mine"


def test_items_that_nobody_is_asked_about_are_told(office: Office) -> None:
    sent = ("returns", "send", "--on", "2022-05-25", "-o")
    out = str(office.folder / "out")
    told = office.run(*sent, out).err.splitlines()
    assert told == [
        f"2 workbooks written to {out}.",
        "Note: 3 items have no lead and therefore no workbook: peel-2018/afi-02, peel-2018/afi-09 "
        "and peel-2022/afi-02.",
    ]
    for one in ("peel-2022/afi-02", "peel-2018/afi-02"):
        office.run("assign", one, "--tactical", "det-supt")
    one_left = office.run(*sent, str(office.folder / "later")).err.splitlines()[1:]
    assert one_left == ["Note: 1 item has no lead and therefore no workbook: peel-2018/afi-09."]
    assert len(office.run(*sent, out, "--lead", "acc-crime").err.splitlines()) == 1


@pytest.mark.parametrize("lock", ["~$acc-crime.xlsx", ".~lock.acc-crime.xlsx#"])
def test_the_lock_file_of_an_open_workbook_is_no_return(lock: str, office: Office) -> None:
    file = office.folder / lock
    file.write_bytes(b"Office 17\0")
    said = collect(office, str(file), returned(office))
    assert said.code == 0
    assert said.err.splitlines()[0] == (
        f"Note: {file} is a lock file, not a return: its workbook is open in another program."
    )
    assert b"Forty" in office.files()[ITEM]


def test_the_workbooks_of_a_folder_are_collected(office: Office) -> None:
    folder = office.folder / "back"
    folder.mkdir()
    Path(returned(office)).rename(folder / "one.xlsx")
    (folder / "letter.txt").write_text("Enclosed.", encoding="utf-8")
    (folder / "return.eml").write_text("As sent.", encoding="utf-8")
    said = collect(office, str(folder))
    assert said.code == 0
    assert b"Forty" in office.files()[ITEM]
    advice = "record what the lead says with peeltrack update ITEM --by LEAD -m …, or ask for the"
    notes = [line for line in said.err.splitlines() if " is not read" in line]
    assert notes == [f"Note: {folder / 'letter.txt'} is not read: {advice} workbook."]
    file = office.folder / "answer.docx"
    file.write_bytes(zipped({"word/document.xml": b"<x/>"}))
    said = collect(office, str(file))
    assert said.code == 1
    assert f"cannot read {file}: it is a Word document: {advice} workbook.\n" in said.err


def test_an_answer_is_recorded_as_the_leads_update_not_reviewed(office: Office) -> None:
    before = office.files()
    said = collect(office, returned(office), "--format", "md")
    assert said == Said(
        0,
        "| Lead | Item | Outcome | Proposed RAG | Steps done | Problems |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| acc-crime | peel-2022/afi-01 | recorded | yellow |  | 0 |\n"
        "| det-supt |  | no return |  |  |  |\n",
        "returns: 1 answer from 1 lead.\nNext: peeltrack review peel-2022/afi-01, and each other "
        "item answered\nNo return yet from 1 lead.\n",
    )
    after = office.files()
    assert {name for name in after if after[name] != before[name]} == {ITEM}
    assert after[ITEM].decode() == before[ITEM].decode() + (
        "  - date: 2022-06-10\n"
        "    by: acc-crime\n"
        "    text: Forty of fifty done.\n"
        "    proposed_rag: yellow\n"
    )


def test_an_answer_and_a_step_about_the_open_milestone_name_it_once(office: Office) -> None:
    update = ("-m", "Begun.", "--next", "Train all staff", "--next-due", "2022-06-01")
    office.run("update", "afi-1", "--by", "acc-crime", "--date", "2022-05-20", *update)
    send(office)
    file = office.folder / "out" / "return-2022-05-25-acc-crime.xlsx"
    answer = {ITEM_ID: {"Your update": "All staff came; we train no more."}}
    steps = {"train-staff": {"Done on": "9 June 2022"}}
    file.write_bytes(filled(file.read_bytes(), answer, steps=steps))
    assert [line for line in collect(office, str(file)).err.splitlines() if "mile" in line] == [
        "Note: peel-2022/afi-01: the milestone “Train all staff”, due 1 June 2022, is still open; "
        "if it is reached: peeltrack milestone done peel-2022/afi-01 --date 2022-06-09."
    ]


def test_both_leads_of_an_item_are_recorded_in_one_go(office: Office) -> None:
    files = [returned(office), returned(office, {"Your update": "Mine."}, lead="det-supt")]
    said = collect(office, *files)
    assert said.err.splitlines()[0] == "returns: 2 answers from 2 leads."
    assert office.files()[ITEM].decode().count("  - date: 2022-06-10\n") == 2


def test_a_dry_run_shows_the_difference_and_writes_nothing(office: Office) -> None:
    file, before = returned(office), office.files()
    said = collect(office, file, "--dry-run")
    assert "+    text: Forty of fifty done." in said.out
    assert "acc-crime\tpeel-2022/afi-01\trecorded" in said.out
    assert office.files() == before


def test_it_is_committed_if_asked_and_the_message_says_how_many(git_office: Office) -> None:
    collect(git_office, returned(git_office), "--commit")
    assert git_office.git("log", "-1", "--format=%s") == "returns: 1 answer from 1 lead\n"
    assert git_office.git("show", "--stat", "--format=").splitlines()[-1] == (
        " 1 file changed, 4 insertions(+)"
    )


def test_the_revision_that_a_return_was_made_of_is_in_it(git_office: Office) -> None:
    file = returned(git_office)
    told = json.loads(collect(git_office, file, "--format", "json").out)
    assert told["returns"] == [
        {
            "file": file,
            "lead": "acc-crime",
            "forum": None,
            "sent": "2022-05-25",
            "revision": git_office.git("rev-parse", "--short=10", "HEAD").strip(),
            "date": "2022-06-10",
        }
    ]


def test_a_return_with_a_problem_is_withheld_and_the_others_are_taken(office: Office) -> None:
    bad = returned(office, {**ANSWER, "Proposed RAG": "Blue"})
    good = returned(office, {"Your update": "Mine."}, lead="det-supt")
    said = collect(office, bad, good, "--format", "json")
    told = json.loads(said.out)
    assert said.code == 1
    assert [(row["lead"], row["outcome"]) for row in told["rows"]] == [
        ("acc-crime", "withheld"),
        ("det-supt", "recorded"),
    ]
    assert told["problems"] == [
        {
            "file": bad,
            "place": "Your update!H8",
            "item": ITEM_ID,
            "text": "'Blue' is not a RAG; choose red, amber, yellow or green",
        }
    ]
    assert b"Mine." in office.files()[ITEM]
    assert b"Forty" not in office.files()[ITEM]


def test_files_that_cannot_be_read_get_a_line_each_and_stop_nobody(office: Office) -> None:
    hostile = {
        "password.xlsx": an_ole("EncryptedPackage"),
        "label.xlsx": an_ole("DRMEncryptedTransform", "EncryptedPackage"),
        "old.xls": an_ole("Workbook"),
        "bomb.xlsx": zipped({"xl/workbook.xml": b" " * (60 << 20)}),
        "entities.xlsx": an_xlsx("", doctype=ENTITIES),
        "tall.xlsx": an_xlsx(TALL),
    }
    for name, data in hostile.items():
        (office.folder / name).write_bytes(data)
    files = [str(office.folder / name) for name in (*hostile, "gone.xlsx")]
    said = collect(office, *files, returned(office))
    lines = [line for line in said.err.splitlines() if line.startswith("cannot read")]
    assert [line.partition(": ")[2].partition(";")[0].partition(",")[0] for line in lines] == [
        "it is protected by a password",
        "it is encrypted by a sensitivity label",
        "it is in Excel's format from before 2007 (.xls)",
        "it unpacks to more than 50 MB",
        "it declares entities",
        "its sheet 'Plan' has content in row 10",
        "No such file or directory.",
    ]
    assert said.code == 1
    assert b"Forty" in office.files()[ITEM]


def test_a_workbook_that_is_no_return_is_told_so(office: Office) -> None:
    (office.folder / "other.xlsx").write_bytes(an_xlsx(""))
    said = collect(office, str(office.folder / "other.xlsx"))
    assert said.code == 1
    assert said.err.splitlines()[0] == (
        f"{office.folder / 'other.xlsx'}: no sheet has the columns Reference and Your update; "
        "return the original workbook."
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--meeting", "xyz"], "no forum 'xyz'. The register has: hta, sib."),
        (["--lead", "nobody"], "no lead 'nobody'. The register has: acc-crime, det-supt, "
         "liaison, head-of-data."),
        (["--back-by", "soon"], "--back-by 'soon' is not a valid date; use YYYY-MM-DD or "
         "31 May 2026."),
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_sent(office: Office, given: list[str], said: str) -> None:
    office.refuses(2, said, "returns", "send", "-o", str(office.folder / "out"), *given)


def test_what_is_overdue_comes_first_for_both_leads_of_an_item(office: Office) -> None:
    out = office.folder / "out"
    office.run("returns", "send", "--on", "2022-11-02", "--remind", "-o", str(out))
    said = {}
    for file in sorted(out.glob("*.eml")):
        body = parsed(file.read_bytes()).get_body()
        assert body is not None
        said[file.stem.removeprefix("return-2022-11-02-")] = body.get_content().splitlines()[4:8]
    late = [
        "Overdue (1 HMICFRS deadline, 1 target and 1 step):",
        "- AFI 1: Train the staff. (94 days overdue)",
        "- AFI 1: Missing person records (the force's target, 63 days overdue)",
        "- AFI 1: Missing person records (HMICFRS's due date, 2 days overdue)",
    ]
    assert said == {"acc-crime": late, "det-supt": late}


def test_leads_without_an_address_are_named_in_one_note_and_the_meeting_with_its_date(
    office: Office,
) -> None:
    office.run("lead", "change", "det-supt", "--email", "det.supt")
    office.run("meeting", "new", "sib", "--date", "2022-06-20", "--yes")
    out = office.folder / "out"
    asked = ("--on", "2022-05-25", "--meeting", "sib", "--remind", "-o", str(out))
    done = office.run("returns", "send", *asked)
    assert [line for line in done.err.splitlines() if "addressee" in line] == [
        "Note: 2 drafts have no addressee (peeltrack lead change LEAD --email …): acc-crime and "
        "det-supt ('det.supt' is not an e-mail address)."
    ]
    email = parsed(next(out.glob("*acc-crime.eml")).read_bytes())
    assert email["Subject"].endswith(" the Service Improvement Board meeting of 20 June 2022")


def test_a_lead_without_an_address_is_named(office: Office) -> None:
    out = str(office.folder / "out")
    done = office.run("leads", "--on", "2022-05-25", "--remind", "--drafts", out)
    lacking = (
        "Note: 1 draft has no addressee (peeltrack lead change acc-crime --email …): acc-crime."
    )
    assert done.err.splitlines()[0] == lacking
    assert office.run("leads", "--drafts", out).code == 2


def test_a_workbook_of_the_leads_own_is_dated_by_the_option(office: Office) -> None:
    """Without the option the date has to be in a cell."""
    file = office.folder / "own.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Reference", "Your update"], ["AFI 1", "Done."]):
        sheet.append(row)
    book.save(file)
    asked = ("returns", "collect", str(file), "--lead", "acc-crime")
    said = office.run(*asked)
    assert "no cell gives its date; give it with --date, or put 'Date of update'" in said.err
    assert office.run(*asked, "--date", "2022-06-10").code == 0
    assert "  - date: 2022-06-10\n    by: acc-crime\n" in office.files()[ITEM].decode()
    again = office.run(*asked, "--date", "2022-06-10")
    assert "already there" in again.out
