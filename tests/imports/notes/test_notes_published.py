"""The real notes of May 2022: read as a person reads them, from every format.

Of each question the reading holds its length and a digest, not its sentence; the notes
are looked for outside the repository (PEELTRACK_PAPERS).
"""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from peeltrack.imports.notes.meeting_draft import MeetingDraft, draft_of
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.register import Register
from peeltrack.storage.yaml import decode, parse
from tests.import_accuracy.careful_reading import PAPERS
from tests.imports.publish import as_html, parts_of
from tests.imports.publish_pdf import as_pdf
from tests.imports.publish_word import as_docx

READING = parse(decode((Path(__file__).parent / "notes-2022-05-23.yaml").read_bytes()))
NOTES = PAPERS / READING["paper"]

pytestmark = pytest.mark.skipif(
    not NOTES.is_file(), reason=f"{NOTES.name} is not in {PAPERS}: set PEELTRACK_PAPERS"
)


def printed(tab: Page, *, columns: bool) -> bytes:
    parts = parts_of(NOTES.read_text(encoding="utf-8"))
    page = as_html(parts, columns=columns, frame=False)
    return as_pdf(tab, page, "Meeting notes" if columns else "")


WRITTEN = {
    "notes.txt": NOTES.read_bytes,
    "notes.html": lambda: as_html(parts_of(NOTES.read_text(encoding="utf-8"))).encode(),
    "notes.docx": lambda: as_docx(parts_of(NOTES.read_text(encoding="utf-8"))),
}


def drafted(register: Register, name: str, data: bytes) -> MeetingDraft:
    return draft_of(opened(read_blocks(name, data), MeetingOptions()), register, MeetingOptions())


def digest(text: str | None) -> dict[str, Any]:
    words = (text or "").split()
    return {
        "words": len(words),
        "sha256": hashlib.sha256(" ".join(words).encode()).hexdigest()[:16],
    }


def facts(draft: MeetingDraft) -> dict[str, Any]:
    meeting = draft.meeting
    return {
        "opening": len(meeting.opening),
        "any_other_business": len(meeting.any_other_business),
        "questions": [
            {
                "item": (each.item or "").rpartition("/")[2],
                "also_about": [item.rpartition("/")[2] for item in each.also_about],
                "asked_by": each.asked_by,
                **digest(each.text),
                "answers": [{"by": a.by or "", **digest(a.text)} for a in each.answers],
            }
            for each in meeting.all_questions
        ],
        "actions": [
            {
                "item": (each.item or "").rpartition("/")[2],
                "owner": each.owner or "",
                "due": str(each.due or ""),
                "due_event": each.due_event or "",
                **digest(each.text),
            }
            for each in meeting.actions
        ],
        "commitments": [
            {
                "item": (each.item or "").rpartition("/")[2],
                "by": each.by or "",
                "to": each.to or "",
                "due": str(each.due or ""),
            }
            for each in meeting.commitments
        ],
        "remarks": [
            {
                "item": (each.item or "").rpartition("/")[2],
                "by": each.by or "",
                "addressed_at": each.addressed_at or "",
                **digest(each.text),
            }
            for each in meeting.remarks
        ],
        "attendance": [each.lead for each in meeting.attendance],
    }


def as_a_person() -> dict[str, Any]:
    return {key: value for key, value in READING.items() if key != "paper"}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_notes_are_read_as_a_person_reads_them(west_mercia: Register, name: str) -> None:
    assert facts(drafted(west_mercia, name, WRITTEN[name]())) == as_a_person()


@pytest.mark.parametrize("columns", [False, True])
def test_so_they_are_printed(west_mercia: Register, tab: Page, *, columns: bool) -> None:
    data = printed(tab, columns=columns)
    assert facts(drafted(west_mercia, "notes.pdf", data)) == as_a_person()


def test_nothing_of_the_notes_needs_a_second_look(west_mercia: Register) -> None:
    draft = drafted(west_mercia, "notes.txt", NOTES.read_bytes())
    assert (draft.doubts, draft.unknown) == ([], [])
    assert [left.why for left in draft.left] == ["a heading of the table, which asks nothing"] * 3
    assert len(draft.meeting.all_questions) == 28
