"""The paper for a police and crime panel: its view, and the function that makes it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.closing import (
    ImplicationView,
    SupportingPaper,
    contact_lines,
    implication_views,
    supporting_papers,
)
from peeltrack.documents.parts.header import Header, document_header, explaining_only
from peeltrack.documents.parts.panel_reports import PanelReport, panel_reports
from peeltrack.documents.parts.scope import Scope, scope_of
from peeltrack.model.inspections import Inspection
from peeltrack.model.register import Register
from peeltrack.queries.before_report import monitoring_sentence
from peeltrack.wording import in_words, listed, long_date

_NAMED = 2
"""The most reports that the title names; more are counted."""


@dataclass(frozen=True, slots=True)
class ProgrammeOfWork:
    """A programme of work that a finding in the paper names."""

    name: str
    """Its name."""
    text: TextBlocks
    """Its description."""
    started: str | None
    """Its start, in the words of papers."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole paper. A template sees this as `panel`."""

    page: Header
    """The document's header; a template also sees this as `page`."""
    forum: str
    """The forum's name."""
    meeting: date
    """The date of the meeting; everything is as at `page.on`, which is earlier before it."""
    chair: str | None
    """The chair of the forum."""
    purpose: str
    """The purpose of the paper, in a sentence."""
    invited_to: str | None
    """The recommendation to members: consider this report."""
    monitoring: str | None
    """The inspectorate's phase of monitoring, in a sentence; None if not recorded."""
    reports: tuple[PanelReport, ...]
    """The inspection reports it covers."""
    programmes: tuple[ProgrammeOfWork, ...]
    """The programmes of work that its findings name, in the register's order."""
    implications: tuple[ImplicationView, ...]
    """The forum's standing headings."""
    appendices: tuple[SupportingPaper, ...]
    """The reports and the other papers that go with them, in the order of their numbers."""
    contact: tuple[str, ...]
    """The office that answers questions and its contact details, line by line."""

    @property
    def in_short(self) -> str:
        """Return the number of findings of each report in one line."""
        return "; ".join(f"{each.called}: {each.found or 'no finding'}" for each in self.reports)


def panel_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    since: date | None = None,
    today: date | None = None,
) -> Panel:
    """Return the paper on the inspections within a forum's remit, as at the date of its meeting.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        revision: the commit of the register; None if its files are not committed.
        since: as for every forum, but a panel's paper has no movement.
        today: the last date that the register can know about; None if that is later.
    """
    scope = scope_of(register, forum_id, on, since, today)
    forum = scope.forum
    paper = Panel(
        page=document_header(
            scope.register,
            title=f"{forum.name}: {_subject(scope.inspections)}, {long_date(on)}",
            audience=forum.audience,
            on=scope.on,
            quoted=scope.inspections,
            revision=revision,
        ),
        forum=forum.name,
        meeting=on,
        chair=forum.chair,
        purpose=_purpose(scope),
        invited_to=forum.invited_to,
        monitoring=monitoring_sentence(scope.register.organisation, scope.on),
        reports=tuple(panel_reports(scope)),
        programmes=tuple(_programmes(scope)),
        implications=implication_views(forum),
        appendices=tuple(supporting_papers(scope.inspections)),
        contact=contact_lines(forum),
    )
    return replace(paper, page=explaining_only(paper.page, paper))


def _subject(inspections: Sequence[Inspection]) -> str:
    """Return the subject: the report, or the reports."""
    if not inspections:
        return "inspection findings"
    if len(inspections) > _NAMED:
        return f"{in_words(len(inspections))} inspection reports"
    called = listed([inspection.called for inspection in inspections])
    return f"inspection {'report' if len(inspections) == 1 else 'reports'} {called}"


def _purpose(scope: Scope) -> str:
    organisation, inspections = scope.register.organisation, scope.inspections
    bodies = {each.body for each in inspections}
    inspectorate = bodies.pop() if len(bodies) == 1 else "the inspectorates"
    called = listed([each.called for each in inspections])
    if len(inspections) > _NAMED:
        called = f"the {in_words(len(inspections))} reports below"
    parts = [
        f"what {inspectorate} found{f' in {called}' if called else ''}",
        f"how {organisation.name} is responding to each finding",
    ]
    if organisation.local_policing_body and any(each.oversight for each in inspections):
        parts.append(f"how the {organisation.local_policing_body} oversees that work")
    return f"This report sets out {listed(parts)}"


def _programmes(scope: Scope) -> Iterator[ProgrammeOfWork]:
    ids = {id_ for item in scope.items for id_ in item.programmes}
    for id_, each in scope.register.organisation.programmes.items():
        if id_ in ids:
            yield ProgrammeOfWork(each.name, blocks(each.text or ""), each.started)
