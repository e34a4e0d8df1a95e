"""Documents on their way out: a file or standard output, in the format chosen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError, UnwritableOutputError
from peeltrack.cli.shared.input_files import read_to_limit
from peeltrack.cli.shared.personal_data import note_personal_data
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.documents.parts.header import Header
from peeltrack.errors import (
    BadReferenceError,
    MissingOptionError,
    TemplateFailedError,
    UnreadableError,
    UnwritableError,
)
from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.archive import packed
from peeltrack.imports.readers.docx_limits import checked_word
from peeltrack.model.register import Register
from peeltrack.on_demand import on_demand
from peeltrack.queries.audience import withheld_until_cleared, withheld_until_reviewed
from peeltrack.wording import listed

with on_demand():  # jinja2, and the writer of one format with its library
    from peeltrack.cli.shared import renderers
    from peeltrack.documents.formats import (
        html_reader,
        html_vocabulary,
        markdown,
        pdf,
        templates,
    )
    from peeltrack.documents.formats.word import writer as word


class DocumentFormat(StrEnum):
    """The formats of a document."""

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
    typer.Option(
        "--format", "-f", help="By default as FILE ends, otherwise md", show_default=False
    ),
]

ReferenceOption = Annotated[
    Path | None,
    typer.Option(
        "--reference",
        metavar="DOCX",
        help="A Word document whose styles, page, header and footer are used",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class DocumentOutput:
    """The place and format of a document.

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
            raise BadOptionError("--reference", str(self.reference), "it only for a .docx")

    @property
    def _format(self) -> DocumentFormat:
        return self.format or _format_of(self.output)

    def write(
        self,
        workspace: Workspace,
        template: str,
        page: Header,
        views: Mapping[str, object],
        summary: str = "",
        *,
        annex: str | None = None,
    ) -> None:
        """Render a template and write or print the document; report the file and a summary.

        Raises:
            TemplateFailedError: if the template fails, or leaves out an annex asked for.
        """
        name = f"{template}.html.j2"
        used = {name, *templates.shipped_names()}
        with renderers.renderers(workspace.root, used) as renderer:
            html = renderer(html_vocabulary.check_vocabulary).page(name, page, views)
        if annex and f'id="{annex}"' not in html:
            reason = f"it has no {annex}; put {{{{ sections.annex(brief) }}}} where it belongs"
            raise TemplateFailedError(name, None, reason)
        data = self._in_format(html, name, page)
        self._keep_reference()
        write_document(self.output or STANDARD_OUTPUT, data)
        if self.output not in (None, STANDARD_OUTPUT):
            summary = f" ({summary})" if summary else ""
            typer.echo(f"Wrote {self.output}{summary}.", err=True)
        if page.is_public:
            note_personal_data(workspace.register, html)

    def _keep_reference(self) -> None:
        """Refuse to write over the document whose styles are used.

        Raises:
            UnwritableError: if that is the output.
        """
        out, reference = self.output, self.reference
        if out and reference and out.exists() and out.samefile(reference):
            raise UnwritableError(out, "it is the document of --reference")

    def _in_format(self, html: str, name: str, page: Header) -> bytes:
        if self._format == DocumentFormat.HTML:
            return html.encode()

        tree = html_reader.document(html, name)
        if self._format == DocumentFormat.MD:
            return markdown.markdown(tree).encode()
        if self._format == DocumentFormat.PDF:
            written = pdf.pdf(tree, page)
            for heading in written.without:
                typer.echo(
                    f"{heading}: a character that no installed font has is shown as □.", err=True
                )
            return written.data

        return word.word(tree, page, _look_of(self.reference) if self.reference else None)


def note_unreviewed_updates(register: Register, items: Collection[str]) -> None:
    """Note the items in a public paper that have updates it does not show."""
    if unread := [id_ for id_ in withheld_until_reviewed(register) if id_ in items]:
        typer.echo(f"Updates that await review are not shown: {listed(unread)}.", err=True)
    if uncleared := [id_ for id_ in withheld_until_cleared(register) if id_ in items]:
        typer.echo(
            f"Imported updates are not shown until 'review ITEM --imported --public' clears them: "
            f"{listed(uncleared)}.",
            err=True,
        )


def _format_of(output: Path | None) -> DocumentFormat:
    if output in (None, STANDARD_OUTPUT):
        return DocumentFormat.MD
    try:
        return _SUFFIXES[output.suffix.lower()]
    except KeyError:
        requirement = "a file that ends in .md, .html, .docx or .pdf, or add --format"
        raise UnwritableOutputError(str(output), requirement) from None


def _look_of(path: Path) -> bytes:
    """Read a force's own document, within the limits for every paper from outside.

    Raises:
        UnreadableError: if it cannot be read.
        BadReferenceError: if it is no Word document.
        UnreadablePaperError: if it is damaged or exceeds a limit.
    """
    try:
        data = read_to_limit(path)
    except UnreadablePaperError as error:
        raise UnreadableError(path, error.why) from error
    if not data.startswith(b"PK"):
        raise BadReferenceError
    return packed(checked_word(data, path.name))
