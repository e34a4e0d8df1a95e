"""Whatever a register holds appears as text in every format and never as markup."""

import io
from collections.abc import Mapping, Sequence

import pypdf
import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.brief_view import Brief
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.notes import meeting_notes
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    in_form,
    rendered,
)
from tests.documents.read_documents import read_html, read_markdown, read_word

HOSTILE = (
    "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} "
    "*a* _b_ `c` [d](javascript:e) | # 1. &lt; &#60; \" ' <!-- ]]> $1$ #panic(1) @ref \\x "
    "https://evil.example שלום مرحبا"
)
FIELDS = (
    "force", "forum", "chair", "meaning", "lead", "programme", "body", "report", "area", "title",
    "wording", "number", "phrase", "because", "who", "what", "step", "update", "source", "note",
    "measure", "method", "investment", "year", "action", "event", "promise", "to",
)  # fmt: skip
OF_BOARDS = (
    "moved", "clause", "blocker", "milestone", "meeting", "question", "answer", "elsewhere",
    "opening", "business",
)  # fmt: skip
OF_NOTES = (
    "force", "forum", "lead", "title", "wording", "number", "time", "venue", "minutes", "paper",
    "capacity", "absent", "opening", "question", "answer", "elsewhere", "business", "remark",
    "addressed", "aside", "action", "event", "promise", "to",
)  # fmt: skip


def hostile(field: str) -> str:
    return f"{field}: {HOSTILE} /{field}"


def hostile_register() -> Register:
    organisation = an_organisation(
        {"name": hostile("forum"), "chair": hostile("chair")},
        name=hostile("force"),
        rag={"amber": hostile("meaning")},
        leads={"chief": {"title": hostile("lead")}},
        programmes={"one": {"name": hostile("programme")}},
    )
    inspection = an_inspection(
        title=hostile("report"),
        body=hostile("body"),
        areas=[{"id": "crime", "name": hostile("area")}],
    )
    return a_register(
        hostile_item(),
        organisation=organisation,
        inspections=(inspection,),
        meetings=(hostile_meeting(),),
    )


def hostile_brief() -> Brief:
    return forum_brief(hostile_register(), "hta", ON)


def hostile_notes() -> str:
    view = meeting_notes(hostile_register(), hostile_meeting(), ON)
    return render("notes.html.j2", view.page, {"notes": view}, SHIPPED)


def hostile_meeting() -> Meeting:
    answers = [{"by": "chief", "text": hostile("answer"), "date": "2022-04-02"}]
    return a_meeting(
        "2022-04-01",
        title=hostile("meeting"),
        time=hostile("time"),
        venue=hostile("venue"),
        chair="chief",
        minutes=hostile("minutes"),
        source=hostile("paper"),
        attendance=[
            {"lead": "chief"},
            {"capacity": hostile("capacity")},
            {"capacity": hostile("absent"), "apologies": True},
        ],
        opening=[{"id": "first", "text": hostile("opening")}],
        questions=[
            {
                "id": "a",
                "item": "peel/afi-01",
                "asked_by": "chief",
                "text": hostile("question"),
                "answers": answers,
            },
            {"id": "b", "text": "And?", "addressed_at": hostile("elsewhere")},
        ],
        any_other_business=[{"id": "last", "text": hostile("business")}],
        remarks=[
            {"item": "peel/afi-01", "by": "chief", "text": hostile("remark")},
            {"item": "peel/afi-01", "addressed_at": hostile("addressed")},
            {"text": hostile("aside")},
        ],
        actions=[
            {
                "id": "a",
                "item": "peel/afi-01",
                "text": hostile("action"),
                "due_event": hostile("event"),
            }
        ],
        commitments=[{"text": hostile("promise"), "to": hostile("to")}],
    )


def hostile_item() -> Item:
    return an_item(
        title=hostile("title"),
        wording=hostile("wording"),
        number=hostile("number"),
        due_phrase=hostile("phrase"),
        tactical_lead="chief",
        programmes=["one"],
        target="2022-08-01",
        target_changes=[
            {
                "date": "2022-05-01",
                "from": "2022-07-01",
                "to": "2022-08-01",
                "because": hostile("moved"),
            }
        ],
        clauses=[{"ref": "i", "text": hostile("clause")}],
        rag_changes=[{"date": "2022-05-01", "to": "amber", "because": hostile("because")}],
        depends_on=[{"who": hostile("who"), "what": hostile("what")}],
        steps_to_green=[
            {"id": "a", "text": f"First.\n\n- {hostile('step')}\n- second", "clauses": ["ii"]}
        ],
        measures=[{"text": hostile("measure"), "method": hostile("method")}],
        investments=[{"text": hostile("investment"), "year": hostile("year")}],
        progress=[
            {
                "date": "2022-05-01",
                "text": f"First.\n\n- {hostile('update')}\n- second",
                "source": hostile("source"),
                "blocker": hostile("blocker"),
                "next_milestone": {"text": hostile("milestone"), "due": "2022-05-02"},
                "proposed_rag": "green",
                "completed_by": "2022-06-01",
                "reviewed": {"date": "2022-05-02", "by": "chief", "note": hostile("note")},
            }
        ],
    )


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_field_reads_back_as_text_and_makes_no_markup(form: str) -> None:
    document = rendered(hostile_brief(), form)
    read = read_html(document) if form == "html" else read_markdown(document)
    words = " ".join(read.text.split())
    assert [field for field in FIELDS if " ".join(hostile(field).split()) not in words] == []
    assert {"script", "img"} & set(read.tags) == set()
    assert {link.partition("#")[0] for link in read.links} == {
        "",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    }
    assert "49" not in words


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("template", ["hta", "sib"])
def test_what_boards_are_told_besides_reads_back_as_text(template: str, form: str) -> None:
    told = [*FIELDS, *OF_BOARDS]
    assert unread(told, rendered(hostile_brief(), form, template=template), form) == []


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_field_of_the_notes_reads_back_as_text(form: str) -> None:
    assert unread(OF_NOTES, in_form(hostile_notes(), form), form) == []


def unread(told: Sequence[str], document: str, form: str) -> list[str]:
    """The fields that a document does not show as they are, and the tags that they made."""
    read = read_html(document) if form == "html" else read_markdown(document)
    words = " ".join(read.text.split())
    missing = [field for field in told if " ".join(hostile(field).split()) not in words]
    return [*missing, *({"script", "img"} & set(read.tags))]


@pytest.mark.parametrize("form", ["html", "md"])
def test_forty_thousand_characters_without_a_blank_are_shown_whole(form: str) -> None:
    update = {"date": "2022-05-01", "text": "x" * 40_000}
    shown = forum_brief(a_register(an_item(progress=[update])), "hta", ON)
    assert "x" * 40_000 in rendered(shown, form)


def test_every_field_reads_back_as_text_from_word(word_files: Mapping[str, bytes]) -> None:
    words = " ".join(read_word(word_files["hostile"]).split())
    assert [field for field in FIELDS if " ".join(hostile(field).split()) not in words] == []
    assert "49" not in words


def test_libreoffice_shows_every_field(in_libreoffice: Mapping[str, str]) -> None:
    assert missing_from(in_libreoffice["hostile"]) == []


def test_every_field_reads_back_as_text_from_pdf() -> None:
    pytest.importorskip("typst")
    from peeltrack.documents.formats.pdf import pdf

    brief = hostile_brief()
    made = pypdf.PdfReader(io.BytesIO(pdf(document(rendered(brief), "x"), brief.page).data))
    shown = "".join("".join(page.extract_text().split()) for page in made.pages)
    assert missing_from(shown.replace("\u200b", "")) == []


def missing_from(shown: str) -> list[str]:
    """The fields not shown up to the words from the right, wherever lines and pages end."""
    letters = shown.replace(" ", "")
    halves = {f: hostile(f).partition("https")[0].replace(" ", "").split("]]>") for f in FIELDS}
    return [field for field, parts in halves.items() if any(p not in letters for p in parts)]
