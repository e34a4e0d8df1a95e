"""What a reader sees of a document: its text, its tags and its links."""

import io
import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from markdown_it import MarkdownIt


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._unread += tag in ("style", "title")
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read_html(document: str) -> _Reader:
    reader = _Reader()
    reader.feed(document)
    reader.close()
    return reader


def read_markdown(document: str) -> _Reader:
    """Read as the laxest renderer would: raw HTML passes, tables and strike-through are on."""
    markdown = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return read_html(markdown.render(document))


def read_word(data: bytes) -> str:
    """Every paragraph of the body, those of tables where they stand, a line each."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(_word_text(piece) for piece in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
        for paragraph in body.iter(qn("w:p"))
    )


def _word_text(piece: BaseOxmlElement) -> str:
    return piece.text or "" if piece.tag == qn("w:t") else " "


def tool(name: str, otherwise: str) -> str:
    """A program that a test needs; in CI it must be there."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is not installed, and CI must not go without these tests")
    if found is None:
        pytest.skip(f"{name} is not installed: {otherwise}")
    return found


def text_of(file: Path) -> str:
    """What pdftotext reads, single blanks between words and none where a long one breaks."""
    reader = tool("pdftotext", "what PDF documents say is not tested")
    done = subprocess.run([reader, str(file), "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().replace("\u200b", "").split())
