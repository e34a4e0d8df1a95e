"""A document as PDF: its text, its tags, and what happens where it cannot be made."""

import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdf
import pytest

from peeltrack.documents.board import Brief
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.pdf import pdf
from tests.documents.builders import rendered
from tests.documents.formats.small_document import small_document, small_page
from tests.documents.hostile_register import hostile_brief
from tests.documents.read_documents import text_of

pytest.importorskip("typst")


@pytest.fixture(scope="module")
def files(shipped_brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """PDF documents of every sort, by name."""
    folder = tmp_path_factory.mktemp("pdf")
    documents = {
        "small": pdf(small_document(), small_page()).data,
        "shipped": pdf(document(rendered(shipped_brief), "x"), shipped_brief.page).data,
        "hostile": pdf(document(rendered(hostile_brief()), "x"), hostile_brief().page).data,
    }
    for name, data in documents.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return {name: folder / f"{name}.pdf" for name in documents}


def tags(element: pikepdf.Object) -> Iterator[str]:
    """The names in the tree of structure, in the order of reading."""
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from tags(each)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            yield from tags(element.K)


def tags_of(file: Path) -> list[str]:
    with pikepdf.open(file) as opened:
        return [*tags(opened.Root.StructTreeRoot.K)]


def test_it_says_what_it_is_and_that_it_is_tagged(files: Mapping[str, Path]) -> None:
    with pikepdf.open(files["small"]) as opened:
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.Root.Lang) == "en-GB"
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        assert str(opened.docinfo.Title) == "A small paper"
        assert str(opened.docinfo.CreationDate).startswith("D:20220523000000")
        with opened.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == "A small paper"
        with opened.open_outline() as outline:
            assert [each.title for each in outline.root] == ["A small paper"]


def test_headings_tables_lists_and_links_are_tagged(files: Mapping[str, Path]) -> None:
    found = Counter(tags_of(files["small"]))
    assert {name: found[name] for name in (
        "/H1", "/H2", "/H3", "/Table", "/Caption", "/TH", "/TD", "/L", "/LI",
    )} == {
        "/H1": 1, "/H2": 1, "/H3": 1, "/Table": 2, "/Caption": 2, "/TH": 11, "/TD": 9,
        "/L": 6, "/LI": 7,
    }  # fmt: skip
    assert found["/Link"] >= 3


def test_every_item_has_its_heading_and_its_row(
    files: Mapping[str, Path], shipped_brief: Brief
) -> None:
    found = Counter(tags_of(files["shipped"]))
    assert found["/H3"] == 3 + len(shipped_brief.items)
    text = text_of(files["shipped"])
    headings = [item.link.heading for item in shipped_brief.items]
    assert [heading for heading in headings if heading not in text] == []
    assert "revision abc1234" in text


def test_the_words_are_all_there(files: Mapping[str, Path]) -> None:
    text = text_of(files["small"])
    for words in (
        "Borsetshire Police A small paper Chair The commissioner",
        "First, see two or there.",
        "3 late",
        "To note: No lead; Late",
        "1. first • inner 2. second later 1. again",
        "Late A step.",
        "Page 1 of 3",
    ):
        assert words in text
    # pdftotext takes short rows that are close to one another for columns.
    (first, *_) = pypdf.PdfReader(files["small"]).pages
    assert "Counts Kind All AFI 2 Total 2" in " ".join(first.extract_text().split())
    assert "Left out" not in text
    assert text.count("OFFICIAL") == 6


def test_a_word_longer_than_a_page_is_shown_whole(tmp_path: Path) -> None:
    word = "z" * 40_000
    (tmp_path / "endless.pdf").write_bytes(
        pdf(document(f"<h1>T</h1><p>{word}</p>", "x"), small_page()).data
    )
    assert text_of(tmp_path / "endless.pdf").count("z") == 40_000


def test_the_same_document_gives_the_same_bytes(files: Mapping[str, Path]) -> None:
    assert pdf(small_document(), small_page()).data == files["small"].read_bytes()


def test_a_character_that_no_font_has_has_a_sign_in_its_place_and_is_told() -> None:
    page = (
        "<h1>Paper</h1><h2>AFI 1</h2><p>Done \U0001f9ff and \U00012000\U00012001 too.</p>"
        "<h2>AFI 2</h2><p>A \u25a1 of its own.</p><h2>AFI 3</h2><ul><li>\U0001f9ff</li></ul>"
    )
    made = pdf(document(page, "x"), small_page())
    assert made.without == ("Paper, AFI 1", "Paper, AFI 3")
    shown = " ".join(pypdf.PdfReader(io.BytesIO(made.data)).pages[0].extract_text().split())
    assert "Done \u25a1 and \u25a1\u25a1 too." in shown
    assert pdf(document("<h1>A \u2713 \u0627 \u05d0</h1>", "x"), small_page()).without == ()


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_finds_nothing_wrong(files: Mapping[str, Path]) -> None:
    for file in files.values():
        read = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
        assert read.stderr == ""
        assert "Tagged:          yes" in read.stdout
        assert "Suspects:        no" in read.stdout


def test_without_the_library_one_line_says_what_to_install(tmp_path: Path) -> None:
    """A folder on the path whose typst cannot be imported stands for a machine without it."""
    (tmp_path / "typst.py").write_text("raise ImportError", encoding="utf-8")
    register = Path(__file__).parents[3] / "register"
    target = tmp_path / "brief.pdf"
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); "
        "from peeltrack.__main__ import main; "
        f"sys.argv = ['peeltrack', 'brief', '--meeting', 'hta', '-R', {str(register)!r}, "
        f"'-o', {str(target)!r}]; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.stderr == (
        "peeltrack: cannot write a PDF: the library for it is not installed; run pip install "
        "'peeltrack[pdf]'. Alternatively, write a .docx and save it as a PDF from Word.\n"
    )
    assert run.returncode == 1
    assert not target.exists()


def test_a_list_in_columns_has_its_second_half_beside_the_first() -> None:
    entries = "".join(f"<li><b>A{n}</b>: word {n}</li>" for n in range(5))
    html = f'<main><h1>Words</h1><ul class="columns">{entries}</ul></main>'
    data = pdf(document(html, "a template"), small_page()).data
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    lines = page.extract_text(extraction_mode="layout").splitlines()
    assert [found for line in lines if (found := re.findall(r"A\d: word \d", line))] == [
        ["A0: word 0", "A3: word 3"],
        ["A1: word 1", "A4: word 4"],
        ["A2: word 2"],
    ]
