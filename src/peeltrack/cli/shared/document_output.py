"""How every command writes a document: where it goes, in what format."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.errors import (
    BadOptionError,
    MissingOptionError,
    TemplateFailedError,
    UnwritableError,
)

if TYPE_CHECKING:
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.documents.parts.header import Frame


class DocumentFormat(StrEnum):
    """What a document is written in."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_SUFFIXES = {
    ".md": DocumentFormat.MD,
    ".markdown": DocumentFormat.MD,
    ".html": DocumentFormat.HTML,
    ".htm": DocumentFormat.HTML,
    ".docx": DocumentFormat.DOCX,
    ".pdf": DocumentFormat.PDF,
}

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to FILE: .md, .html, .docx or .pdf",
        show_default=False,
    ),
]
FormatOption = Annotated[
    DocumentFormat | None,
    typer.Option("--format", "-f", help="Else as FILE ends, else md", show_default=False),
]
ReferenceOption = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="DOCX",
        help="A Word document whose styles, page, header and footer to use",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class Written:
    """Where a document goes, and in what format.

    Raises:
        UsageError: if they do not fit together.
    """

    output: OutputOption = None
    format: FormatOption = None
    reference: ReferenceOption = None

    def __post_init__(self) -> None:
        if self.output is None and self._format in (DocumentFormat.DOCX, DocumentFormat.PDF):
            raise MissingOptionError("-o", f"a .{self._format} is written to a file")
        if self.reference is not None and self._format != DocumentFormat.DOCX:
            raise BadOptionError("--reference", str(self.reference), "it for a .docx alone")

    @property
    def _format(self) -> DocumentFormat:
        return self.format or _format_of(self.output)

    def write(
        self,
        workspace: "Workspace",
        template: str,
        page: "Frame",
        views: Mapping[str, object],
        in_short: str = "",
        *,
        annex: str | None = None,
    ) -> None:
        """Write the document that a template makes, or print it; say so, and what it holds.

        Raises:
            TemplateFailedError: if the template fails, or leaves out an annex asked for.
        """
        from peeltrack.documents.formats.templates import render
        from peeltrack.storage.templates import own_template

        name = f"{template}.html.j2"
        html = render(name, page, views, own=partial(own_template, workspace.root))
        if annex and f'id="{annex}"' not in html:
            why = (
                f"it leaves out the {annex}; write {{{{ sections.annex(brief) }}}} where it belongs"
            )
            raise TemplateFailedError(name, None, why)
        data = self._in_format(html, name, page)
        if self.output is None:
            typer.echo(data.decode(), nl=False)
            return
        write_document(self.output, data)
        told = f" ({in_short})" if in_short else ""
        typer.echo(f"Wrote {self.output}{told}.", err=True)

    def _in_format(self, html: str, name: str, page: "Frame") -> bytes:
        if self._format == DocumentFormat.HTML:
            return html.encode()
        from peeltrack.documents.formats.html_reader import document

        read = document(html, name)
        if self._format == DocumentFormat.MD:
            from peeltrack.documents.formats.markdown import markdown

            return markdown(read).encode()
        if self._format == DocumentFormat.PDF:
            from peeltrack.documents.formats.pdf import pdf

            made = pdf(read, page)
            for heading in made.without:
                typer.echo(f"{heading}: a character that no font here has is shown as □.", err=True)
            return made.data
        from peeltrack.documents.formats.word.writer import word

        return word(read, page, _look(self.reference) if self.reference else None)


def say_what_awaits_review(workspace: "Workspace") -> None:
    """Name the items of which a public paper does not show an update that is there."""
    from peeltrack.queries.audience import withheld_until_reviewed
    from peeltrack.wording import listed

    if hidden := withheld_until_reviewed(workspace.register):
        typer.echo(f"Updates that await review are not shown: {listed(hidden)}.", err=True)


def _format_of(output: Path | None) -> DocumentFormat:
    if output is None:
        return DocumentFormat.MD
    try:
        return _SUFFIXES[output.suffix.lower()]
    except KeyError:
        meant = "a file that ends in .md, .html, .docx or .pdf, or add --format"
        raise BadOptionError("-o", str(output), meant) from None


def _look(path: Path) -> bytes:
    """Return a force's own document, held to the limits of every paper from outside.

    Raises:
        UnreadableError: if it cannot be read.
        BadReferenceError: if it is no Word document.
        UnreadablePaperError: if it is damaged or exceeds a limit.
    """
    from peeltrack.errors import BadReferenceError, UnreadableError
    from peeltrack.imports.readers.archive import packed
    from peeltrack.imports.readers.docx_limits import checked_word
    from peeltrack.imports.readers.limits import SIZE_LIMIT

    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadableError(path, error.strerror or str(error)) from error
    if not data.startswith(b"PK"):
        raise BadReferenceError
    return packed(checked_word(data, path.name))


def write_document(path: Path, data: bytes) -> None:
    """Write a document in one step: whoever reads it sees the old one or the new, never half."""
    from peeltrack.storage.atomic_write import replace_file

    target = path.resolve()
    if target.exists() and not target.is_file():
        raise UnwritableError(path, "it is a folder" if target.is_dir() else "it is not a file")
    if not target.parent.is_dir():
        raise UnwritableError(path, "its folder is not there")
    replace_file(target, data)
