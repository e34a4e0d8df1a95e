"""The header of every document: its force, date, audience, marking and sources. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

from peeltrack.documents.formats.text import NO_TEXT, TextBlocks
from peeltrack.model.inspections import Inspection
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, Rag
from peeltrack.queries.abbreviations import abbreviations_used

_MARKINGS = {Audience.INTERNAL: "OFFICIAL"}
"""The protective marking of a document, by its audience."""
_SENSITIVE = "-SENSITIVE"
"""What is added to the marking of a document with restricted text, as the Government Security
Classifications Policy has it."""


@dataclass(frozen=True, slots=True)
class RagView:
    """A RAG with its meaning in this register."""

    rag: Rag
    """red, amber, yellow or green."""
    word: str
    """The same with a capital, for people."""
    meaning: str | None
    """Its meaning in the register."""
    since: date | None = None
    """The date of the item's last change to it; None in the key."""
    because: TextBlocks = NO_TEXT
    """The reason for that change; for a first one only if new since the last meeting."""


@dataclass(frozen=True, slots=True)
class QuotedReport:
    """A report that a document quotes."""

    title: str
    """Its title."""
    body: str
    """The inspecting body."""
    published: date | None
    """The date it was published."""
    is_in_summary: bool = False
    """Whether its findings are in summary rather than in its own words."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a document, the same for all. A template sees this as `page`."""

    title: str
    """Holding to Account: brief for 23 May 2022."""
    force: str
    """The force."""
    answers_to: str | None
    """The commissioner, mayor or authority it reports to."""
    on: date
    """The date of everything in the document."""
    marking: str | None
    """The protective marking; None for a public audience."""
    is_public: bool
    """Whether anybody may read it."""
    revision: str | None
    """The commit of the register, in short; None if its files are not committed as they are."""
    key: tuple[RagView, ...]
    """Every RAG with its meaning, worst first."""
    sources: tuple[QuotedReport, ...]
    """The reports quoted, for the Open Government Licence; empty if there are none."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """The force's abbreviations in a public paper on these reports, each in full."""
    site_address: str | None = None
    """The web address of the force's pages for the same readers; None if it has none."""

    @property
    def issuer(self) -> str:
        """Return the issuer: the commissioner of a public paper, if named; otherwise the force."""
        return self.answers_to if self.is_public and self.answers_to else self.force


def protective_marking(audience: Audience, *, is_sensitive: bool) -> str | None:
    """Return the marking of a document for an audience, with restricted text or without.

    None for a public audience.
    """
    marking = _MARKINGS.get(audience)
    return f"{marking}{_SENSITIVE}" if marking and is_sensitive else marking


def document_header(
    register: Register,
    title: str,
    audience: Audience,
    on: date,
    *,
    quoted: Iterable[Inspection] = (),
    revision: str | None = None,
    is_sensitive: bool = False,
) -> Header:
    """Return the header of a document for an audience, as at a date.

    Args:
        register: the register it is made from.
        title: its title.
        audience: its readers, who determine its marking.
        on: its date; no clock is read.
        quoted: the inspections with findings it quotes.
        revision: the commit of the register; None if its files are not committed.
        is_sensitive: whether it contains restricted text.
    """
    organisation = register.organisation
    is_public = audience == Audience.PUBLIC
    quoted = tuple(quoted)
    return Header(
        title=title,
        force=organisation.name,
        answers_to=organisation.local_policing_body,
        on=on,
        marking=protective_marking(audience, is_sensitive=is_sensitive),
        is_public=is_public,
        revision=revision,
        key=tuple(rag_view(register, rag) for rag in Rag),
        sources=tuple(map(_quoted_report, quoted)),
        abbreviations=abbreviations_used(register, quoted) if is_public else (),
        site_address=organisation.site.public_address if is_public else organisation.site.address,
    )


def with_annex(page: Header, annex: Header) -> Header:
    """Return the header of a document with an annex: sensitive if either is."""
    is_graver = annex.marking is not None and annex.marking.endswith(_SENSITIVE)
    return replace(page, marking=annex.marking) if is_graver else page


def explaining_only(page: Header, paper: object) -> Header:
    """Return the header of a paper with only the abbreviations that the paper's own texts use.

    Args:
        page: the header, with the abbreviations of all texts on its reports.
        paper: the view of the paper.
    """
    texts = "\n".join(_texts(paper))
    used = [
        (short, full)
        for short, full in page.abbreviations
        if re.search(
            rf"(?<![\w/]){re.escape(short.removesuffix('s'))}(?:s|['\u2019]s?)?(?![\w/])", texts
        )
    ]
    return replace(page, abbreviations=tuple(used))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Header):
        yield value.title
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def _quoted_report(inspection: Inspection) -> QuotedReport:
    return QuotedReport(
        inspection.title,
        inspection.body,
        inspection.published,
        is_in_summary=inspection.is_in_summary,
    )


def rag_view(register: Register, rag: Rag) -> RagView:
    """Return a RAG with its meaning in this register."""
    return register.once(_rag_views)[rag]


def _rag_views(register: Register) -> Mapping[Rag, RagView]:
    meanings = register.organisation.rag
    return {rag: RagView(rag, rag.capitalize(), meanings.get(rag)) for rag in Rag}
