"""Whatever a register holds appears as text in every format and never as markup."""

import io
import re
from collections.abc import Mapping, Sequence

import pypdf
import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats.html_reader import document
from tests.documents.builders import ON, a_register, an_item, in_form, rendered
from tests.documents.hostile_register import hostile, hostile_brief, hostile_notes
from tests.documents.read_documents import read_html, read_markdown, read_word

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


_BETWEEN_PAGES = re.compile(r"OFFICIAL(?:(?!OFFICIAL).)*?Page\d+of\d+OFFICIAL")
"""The foot of a page and the head of the next."""


def missing_from(shown: str) -> list[str]:
    """The fields not shown up to the words from the right, wherever lines and pages end."""
    # The outcome of an action is read between two lines of the cell beside it.
    letters = _BETWEEN_PAGES.sub("", shown.replace("Not done", "").replace(" ", ""))
    halves = {f: hostile(f).partition("https")[0].replace(" ", "").split("]]>") for f in FIELDS}
    return [field for field, parts in halves.items() if any(p not in letters for p in parts)]
