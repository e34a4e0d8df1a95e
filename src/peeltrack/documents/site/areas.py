"""The areas of each report with grade, findings and practice, and programmes of work. Pure."""

from dataclasses import dataclass

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.item_order import by_inspection
from peeltrack.documents.site.reports import GradedArea, RatedLink, graded_areas, rated_link
from peeltrack.documents.site.site import Site
from peeltrack.wording import long_date


@dataclass(frozen=True, slots=True)
class ReportAreas:
    """The areas of a report."""

    id: str
    called: str
    address: str
    areas: tuple[GradedArea, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme of work with the findings that it delivers."""

    id: str
    name: str
    text: TextBlocks
    started: str | None
    findings: tuple[RatedLink, ...]
    reports: tuple[tuple[str, TextBlocks], ...]
    """The reports on its progress, newest first, each with its date and source."""
    next_report: str | None


@dataclass(frozen=True, slots=True)
class AreasView:
    """Areas and programmes. A template sees this as `it`."""

    reports: tuple[ReportAreas, ...]
    programmes: tuple[ProgrammeView, ...]


def areas(site: Site) -> AreasView:
    """Return the areas of every report, newest first, and the programmes."""
    groups = by_inspection(site.register.items.values())
    return AreasView(
        reports=tuple(
            ReportAreas(
                each.id,
                each.called,
                site.at.inspection(each.id),
                graded_areas(site, each, groups[each.id]),
            )
            for each in site.newest_reports
        ),
        programmes=tuple(
            ProgrammeView(
                id=id_,
                name=each.name,
                text=blocks(each.text or ""),
                started=each.started,
                findings=tuple(rated_link(site, item) for item in site.programmes.get(id_, ())),
                reports=tuple(
                    (", ".join(filter(None, (long_date(r.date), r.source))), blocks(r.text))
                    for r in reversed(each.reports)
                ),
                next_report=long_date(each.next_report) if each.next_report else None,
            )
            for id_, each in site.register.organisation.programmes.items()
        ),
    )
