"""The writer of tagged PDF, by Typst.

Register text goes to Typst as data, never as markup: document.typ inserts it as text.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import NamedTuple

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.column_widths import SIDEWAYS, UPRIGHT, lies_sideways, shares
from peeltrack.documents.formats.page_breaks import (
    PAGES_WITHOUT_CONTENTS,
    is_short,
    kept_with_next,
    row_is_short,
)
from peeltrack.documents.formats.pdf_tags import have_row_heads, with_own_tags
from peeltrack.documents.formats.tree import Blocks, Break, Chip, Document, Line, TextRun
from peeltrack.documents.formats.unplaced import named_in, places_of, with_signs
from peeltrack.documents.parts.header import Header
from peeltrack.errors import NoPdfError

_TEMPLATE = Path(__file__).with_name("document.typ")
_ENDLESS = re.compile(r"\S{30}(?=\S)")
"""The length of a word after which a line may break: Typst would run over the edge."""


class Pdf(NamedTuple):
    """A PDF, and what could not be shown in it."""

    data: bytes
    without: tuple[str, ...] = ()
    """The headings below which a sign stands for a character that no font here has."""


_MOST_SIGNS = 40
"""Characters, or scripts, that no font has: Typst names one at a time, and a paper has few."""


def pdf(document: Document, page: Header) -> Pdf:
    """Return the document as PDF/UA-1, a sign standing for each character that no font here has.

    Args:
        document: its content.
        page: its header.

    Raises:
        NoPdfError: if Typst is not installed, or cannot set the document.
    """
    try:
        import typst
    except ImportError as error:
        raise NoPdfError(
            "the library for it is not installed; run pip install 'peeltrack[pdf]'"
        ) from error
    moment = datetime.combine(page.on, time(), UTC)
    values = _Data(document).values(page)
    given = plain = json.dumps(values, ensure_ascii=False)
    missing = frozenset[str]()
    for _ in range(_MOST_SIGNS):
        try:
            output = typst.Compiler(_TEMPLATE.read_bytes(), sys_inputs={"document": given}).compile(
                format="pdf", pdf_standards=["ua-1"], timestamp=moment
            )
        except typst.TypstError as error:
            new = named_in(error.message) - missing
            if not new:
                raise NoPdfError(_why(error.message)) from error
            missing |= new
            given = with_signs(plain, missing)
            continue
        if not isinstance(output, bytes):
            raise TypeError("Typst gives a PDF as one series of bytes")
        tagged = with_own_tags(output, have_row_heads(document.blocks))
        return Pdf(tagged, _places(given, plain))
    raise NoPdfError(f"no font here has {len(missing)} of its characters, and there are more")


_PARTS = ("head", "body", "foot")


def _places(given: str, plain: str) -> tuple[str, ...]:
    """List the headings below which more signs stand than the document has of its own."""
    now, own = (Counter(places_of([*map(json.loads(each).get, _PARTS)])) for each in (given, plain))
    return tuple(heading or "the head of the document" for heading in now - own)


def _why(message: str) -> str:
    """Return Typst's message in one line."""
    return " ".join(message.split())


class _Data:
    """The tree as plain values, with links to the numbers of headings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        headings = list(tree.headings(document.blocks))
        self._numbers = {id(heading): number for number, heading in enumerate(headings)}
        self._targets = {a: f"h{n}" for n, heading in enumerate(headings) for a in heading.anchors}

    def values(self, page: Header) -> dict[str, object]:
        return {
            "title": page.title,
            "author": page.issuer,
            "marking": page.marking or "",
            "sections": self._sections(),
            "short": PAGES_WITHOUT_CONTENTS,
            "day": [page.on.year, page.on.month, page.on.day],
            "head": self._blocks(self._document.head),
            "body": self._blocks(self._document.body),
            "foot": self._blocks(self._document.foot),
        }

    def _blocks(self, blocks: Blocks) -> list[Mapping[str, object]]:
        kept = kept_with_next(blocks)
        return [
            {**self._block(block), **_true(kept=number in kept)}
            for number, block in enumerate(blocks)
        ]

    def _block(self, block: tree.Block) -> Mapping[str, object]:
        match block:
            case tree.Heading():
                label = f"h{self._numbers[id(block)]}"
                line = {**self._line("heading", block), **_true(page=block.starts_page)}
                return {**line, "level": block.level, "label": label}
            case tree.ParagraphBlock():
                return {**self._line("paragraph", block), "manner": block.manner}
            case tree.Listing():
                entries = [self._blocks(entry) for entry in block.entries]
                kind = "numbers" if block.is_ordered else "bullets"
                label = block.label or "To note"
                return {"kind": kind, "entries": entries, "manner": block.manner, "label": label}
            case tree.DefinitionList():
                entries_ = [[self._words(f.term), self._blocks(f.blocks)] for f in block.entries]
                return {"kind": "facts", "entries": entries_, "breaks": not is_short((block,))}
            case tree.QuoteBlock():
                return {"kind": "quote", "blocks": self._blocks(block.blocks)}
            case tree.TableBlock():
                return self._table(block)
            case tree.PictureBlock():
                return {
                    "kind": "figure",
                    "title": self._words(block.title),
                    "caption": self._words(block.caption),
                    "picture": block.picture,
                    "alt": block.alt_text,
                }

    def _sections(self) -> list[list[str]]:
        """Return the words and the label of each section."""
        sections = tree.listed_sections(self._document.blocks)
        return [[tree.plain(each.words), f"h{self._numbers[id(each)]}"] for each in sections]

    def _line(self, kind: str, block: tree.Heading | tree.ParagraphBlock) -> dict[str, object]:
        return {"kind": kind, "words": self._words(block.words), **_true(rtl=block.is_rtl)}

    def _table(self, table: tree.TableBlock) -> Mapping[str, object]:
        sideways = lies_sideways(table)
        return {
            "kind": "table",
            "caption": self._words(table.caption),
            "columns": [self._cell(cell) for cell in table.columns],
            "rows": [self._row(row) for row in table.rows],
            "shares": shares(table, SIDEWAYS if sideways else UPRIGHT),
            "sideways": sideways,
            "ruled": table.is_to_write_in,
            "lead": table.is_lead,
        }

    def _row(self, row: tree.TableRow) -> Mapping[str, object]:
        cells = [self._cell(cell) for cell in row.cells]
        return {"cells": cells, "total": row.is_total, "breaks": not row_is_short(row)}

    def _cell(self, cell: tree.TableCell) -> Mapping[str, object]:
        return {
            "blocks": self._blocks(cell.blocks),
            "number": cell.is_number,
            "blank": cell.is_blank,
        }

    def _words(self, line: Line) -> list[str | Mapping[str, object]]:
        return [self._piece(piece) for piece in line]

    def _piece(self, piece: TextRun | Chip | Break) -> str | Mapping[str, object]:
        match piece:
            case Break():
                return {"break": True}
            case Chip():
                return {"text": piece.text, "tone": piece.tone}
            case TextRun():
                text = _ENDLESS.sub("\\g<0>\u200b", piece.text)
                look = _true(strong=piece.strong, emphasis=piece.emphasis, alert=piece.alert)
                attributes = {**look, **self._link(piece.href)}
                return {"text": text, **attributes} if attributes else text

    def _link(self, href: str | None) -> Mapping[str, object]:
        if href is None:
            return {}
        return {"to": self._targets[href[1:]]} if href.startswith("#") else {"href": href}


def _true(**flags: bool) -> Mapping[str, bool]:
    """Keep only the flags that are true: a large document has thousands of them."""
    return {name: is_set for name, is_set in flags.items() if is_set}
