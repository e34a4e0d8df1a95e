"""The tables of register.yaml, and the corrections of any file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from peeltrack.exports.columns import FlatTable, computed_columns, record_columns, renamed_column
from peeltrack.exports.keys import FORCE, PLACE, refers, within
from peeltrack.exports.source import Export, ExportEntry
from peeltrack.model.amendments import Amendment
from peeltrack.model.organisation import (
    Forum,
    Funding,
    Implication,
    Lead,
    Monitoring,
    Organisation,
    PortalReport,
    Programme,
    ProgrammeReport,
    Rules,
)
from peeltrack.model.record import Record

SCHEMA = 1
"""The version of the tables: it changes if a column is removed or changes its meaning."""

Whole = ExportEntry[Organisation, Organisation]


def day(entry: Whole) -> date:
    """The date as at which everything is reported."""
    return entry.source.on


def revision(entry: Whole) -> str | None:
    """The commit of the files; empty if they differ from every commit."""
    return entry.source.revision


def audience(entry: Whole) -> str:
    """The audience, internal or public: a public export has nothing restricted."""
    return entry.source.audience.value


def tables_version(entry: Whole) -> int:  # noqa: ARG001 (every column is asked of a row)
    """The version of these tables; it changes if a column is removed or changes its meaning."""
    return SCHEMA


FORCES = FlatTable[Whole](
    "forces",
    "The force whose register this is: one row, or several if exports are combined.",
    ("force",),
    (
        FORCE,
        *record_columns(Organisation, "name", "local_policing_body", "local_policing_body_address"),
        *computed_columns(day, revision, audience, tables_version),
        *record_columns(Rules, "stale_after_days", "due_soon_days", via="rules"),
    ),
    lambda source: [
        ExportEntry(source, source.register.organisation, source.register.organisation, 1)
    ],
)

_R = TypeVar("_R", bound=Record | str)


def _of_organisation(
    named: Callable[[Organisation], Mapping[str, _R]],
) -> Callable[[Export], Iterator[ExportEntry[Organisation, _R]]]:
    """Return the entries of a mapping of register.yaml, each with its id."""
    return lambda source: (
        ExportEntry(source, source.register.organisation, fact, place, within=id_)
        for place, (id_, fact) in enumerate(named(source.register.organisation).items(), 1)
    )


def in_post(entry: ExportEntry[Organisation, Lead]) -> bool:
    """Whether the office can lead anything on the date."""
    return entry.fact.is_in_post(entry.source.on)


LEADS = FlatTable[ExportEntry[Organisation, Lead]](
    "leads",
    "The offices that can lead an item or act on one; posts, not people.",
    ("force", "id"),
    (
        FORCE,
        within("id", "The lead's id."),
        *record_columns(Lead, "title", "short", "email", "body"),
        renamed_column(Lead, "left", "left_post"),
        *computed_columns(in_post),
        *record_columns(Lead, "may_review"),
    ),
    _of_organisation(lambda organisation: organisation.leads),
)

FORUMS = FlatTable[ExportEntry[Organisation, Forum]](
    "forums",
    "The meetings that receive briefs.",
    ("force", "id"),
    (
        FORCE,
        within("id", "The forum's id."),
        *record_columns(
            Forum, "name", "chair", "cycle", "audience", "stale_after_days", "inspections"
        ),
        *record_columns(Forum, "invited_to", "contact"),
    ),
    _of_organisation(lambda organisation: organisation.forums),
)


def _implications(source: Export) -> Iterator[ExportEntry[Forum, Implication]]:
    for id_, forum in source.register.organisation.forums.items():
        for place, said in enumerate(forum.implications, 1):
            yield ExportEntry(source, forum, said, place, within=id_)


IMPLICATIONS = FlatTable[ExportEntry[Forum, Implication]](
    "implications",
    "The standing headings with which a forum's papers end.",
    ("force", "forum", "place"),
    (
        FORCE,
        within("forum", "The forum's id."),
        PLACE,
        *record_columns(Implication, "heading", "text"),
    ),
    _implications,
    (refers("forum", "forums"),),
)

PROGRAMMES = FlatTable[ExportEntry[Organisation, Programme]](
    "programmes",
    "The programmes of work that deliver items.",
    ("force", "id"),
    (
        FORCE,
        within("id", "The programme's id."),
        *record_columns(Programme, "name", "aliases", "text", "started", "next_report"),
    ),
    _of_organisation(lambda organisation: organisation.programmes),
)


def _programme_reports(source: Export) -> Iterator[ExportEntry[Programme, ProgrammeReport]]:
    for id_, programme in source.register.organisation.programmes.items():
        for place, report in enumerate(programme.reports, 1):
            yield ExportEntry(source, programme, report, place, within=id_)


PROGRAMME_REPORTS = FlatTable[ExportEntry[Programme, ProgrammeReport]](
    "programme_reports",
    "The reports on the progress of programmes.",
    ("force", "programme", "place"),
    (
        FORCE,
        within("programme", "The programme's id."),
        PLACE,
        *record_columns(ProgrammeReport, "date", "text", "source", "restricted"),
    ),
    _programme_reports,
    (refers("programme", "programmes"),),
)

FUNDING = FlatTable[ExportEntry[Organisation, Funding]](
    "funding",
    "Money and posts shared among items, whose investments are parts of them.",
    ("force", "id"),
    (
        FORCE,
        within("id", "Its id."),
        *record_columns(Funding, "text", "year", "posts"),
    ),
    _of_organisation(lambda organisation: organisation.funding),
)


def _monitoring(source: Export) -> Iterator[ExportEntry[Organisation, Monitoring]]:
    whole = source.register.organisation
    for place, phase in enumerate(whole.monitoring, 1):
        yield ExportEntry(source, whole, phase, place)


MONITORING = FlatTable[ExportEntry[Organisation, Monitoring]](
    "monitoring",
    "The phases in which HMICFRS monitored the force.",
    ("force", "place"),
    (
        FORCE,
        PLACE,
        *record_columns(Monitoring, "phase", "starts", "ends", "because", "link"),
    ),
    _monitoring,
)


PORTAL_REPORTS = FlatTable[ExportEntry[Organisation, PortalReport]](
    "portal_reports",
    "The reports made to the national monitoring portal.",
    ("force", "place"),
    (
        FORCE,
        PLACE,
        *record_columns(PortalReport, "date"),
        renamed_column(PortalReport, "by", "by_lead"),
    ),
    _of_organisation(
        lambda organisation: {each.date.isoformat(): each for each in organisation.portal_reports}
    ),
)


def meaning(entry: ExportEntry[Organisation, str]) -> str:
    """What it means in this force."""
    return entry.fact


RAG_SCALE = FlatTable[ExportEntry[Organisation, str]](
    "rag_scale",
    "What each RAG means in this force; never take one force's amber for another's.",
    ("force", "rag"),
    (FORCE, within("rag", "The RAG."), *computed_columns(meaning)),
    _of_organisation(
        lambda organisation: {rag.value: said for rag, said in organisation.rag.items()}
    ),
)


def in_full(entry: ExportEntry[Organisation, str]) -> str:
    """What it stands for."""
    return entry.fact


ABBREVIATIONS = FlatTable[ExportEntry[Organisation, str]](
    "abbreviations",
    "The force's own abbreviations.",
    ("force", "abbreviation"),
    (FORCE, within("abbreviation", "The abbreviation."), *computed_columns(in_full)),
    _of_organisation(lambda organisation: organisation.abbreviations),
)


def _amendments(source: Export) -> Iterator[ExportEntry[str, Amendment]]:
    register = source.register
    maps = (register.inspections, register.items, register.meetings)
    for record in (register.organisation, *(each for known in maps for each in known.values())):
        for place, amendment in enumerate(record.amendments, 1):
            yield ExportEntry(source, record.file, amendment, place, within=record.file)


AMENDMENTS = FlatTable[ExportEntry[str, Amendment]](
    "amendments",
    "Corrections of recorded facts, with the earlier value; never in a public export.",
    ("force", "file", "place"),
    (
        FORCE,
        within("file", "The file that was corrected."),
        PLACE,
        *record_columns(Amendment, "date"),
        renamed_column(Amendment, "by", "by_lead"),
        *record_columns(Amendment, "because", "what", "replaced"),
    ),
    _amendments,
)
