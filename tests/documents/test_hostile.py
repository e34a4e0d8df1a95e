"""Whatever a register holds appears as text in every format and never as markup."""

import io
from collections.abc import Mapping

import pypdf
import pytest

from peeltrack.documents.brief import hta_brief
from peeltrack.documents.brief_view import Brief
from peeltrack.documents.reading import document
from peeltrack.model.items import Item
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    rendered,
)
from tests.documents.reading import read_html, read_markdown, read_word

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


def hostile(field: str) -> str:
    return f"{field}: {HOSTILE} /{field}"


def hostile_brief() -> Brief:
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
    return hta_brief(
        a_register(
            hostile_item(),
            organisation=organisation,
            inspections=(inspection,),
            meetings=(
                a_meeting(
                    "2022-04-01",
                    actions=[{"id": "a", "text": hostile("action"), "due_event": hostile("event")}],
                    commitments=[{"text": hostile("promise"), "to": hostile("to")}],
                ),
            ),
        ),
        "hta",
        ON,
    )


def hostile_item() -> Item:
    return an_item(
        title=hostile("title"),
        wording=hostile("wording"),
        number=hostile("number"),
        due_phrase=hostile("phrase"),
        tactical_lead="chief",
        programmes=["one"],
        rag_changes=[{"date": "2022-05-01", "to": "amber", "because": hostile("because")}],
        depends_on=[{"who": hostile("who"), "what": hostile("what")}],
        steps_to_green=[{"id": "a", "text": f"First.\n\n- {hostile('step')}\n- second"}],
        measures=[{"text": hostile("measure"), "method": hostile("method")}],
        investments=[{"text": hostile("investment"), "year": hostile("year")}],
        progress=[
            {
                "date": "2022-05-01",
                "text": f"First.\n\n- {hostile('update')}\n- second",
                "source": hostile("source"),
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
def test_forty_thousand_characters_without_a_blank_are_shown_whole(form: str) -> None:
    update = {"date": "2022-05-01", "text": "x" * 40_000}
    shown = hta_brief(a_register(an_item(progress=[update])), "hta", ON)
    assert "x" * 40_000 in rendered(shown, form)


def test_every_field_reads_back_as_text_from_word(word_files: Mapping[str, bytes]) -> None:
    words = " ".join(read_word(word_files["hostile"]).split())
    assert [field for field in FIELDS if " ".join(hostile(field).split()) not in words] == []
    assert "49" not in words


def test_libreoffice_shows_every_field(in_libreoffice: Mapping[str, str]) -> None:
    assert missing_from(in_libreoffice["hostile"]) == []


def test_every_field_reads_back_as_text_from_pdf() -> None:
    pytest.importorskip("typst")
    from peeltrack.documents.writers.pdf import pdf

    brief = hostile_brief()
    made = pypdf.PdfReader(io.BytesIO(pdf(document(rendered(brief), "x"), brief.page)))
    shown = "".join("".join(page.extract_text().split()) for page in made.pages)
    assert missing_from(shown.replace("\u200b", "")) == []


def missing_from(shown: str) -> list[str]:
    """The fields not shown up to the words from the right, wherever lines and pages end."""
    letters = shown.replace(" ", "")
    halves = {f: hostile(f).partition("https")[0].replace(" ", "").split("]]>") for f in FIELDS}
    return [field for field, parts in halves.items() if any(p not in letters for p in parts)]
