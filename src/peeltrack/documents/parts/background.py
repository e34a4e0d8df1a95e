"""The surroundings of findings in a paper: monitoring, debriefs, drafts, programmes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.before_report import (
    debriefs,
    drafts,
    missing_report,
    monitoring_on,
    monitoring_sentence,
    programmes_of,
)
from peeltrack.wording import counted, lateness, long_date


@dataclass(frozen=True, slots=True)
class QuickTimeActionView:
    """A quick-time action that is still open."""

    text: str
    """The action."""
    lead: str | None
    """The lead's title."""


@dataclass(frozen=True, slots=True)
class DebriefView:
    """The hot debrief of an inspection."""

    called: str
    """The inspection's usual name."""
    sentence: str
    """The count of quick-time actions: 73 quick-time actions from the hot debrief, 26 …"""
    actions: tuple[QuickTimeActionView, ...]
    """The actions that are still open."""


@dataclass(frozen=True, slots=True)
class ProgrammeNews:
    """The progress reports on a programme that carries findings."""

    name: str
    """The programme's name."""
    on: date | None
    """The date of the latest report; None without one."""
    text: TextBlocks
    """The latest report."""
    source: str | None
    """The paper or meeting of that report."""
    restricted: bool
    """Whether that report is kept out of every public document."""
    next_report: str | None
    """The next report: due on 6 June 2022; None if no day is set."""


@dataclass(frozen=True, slots=True)
class Background:
    """The surroundings of the findings. A template sees this as `brief.background`."""

    monitoring: str | None
    """The inspectorate's phase of monitoring, in a sentence."""
    because: TextBlocks
    """The inspectorate's reason for it."""
    drafts: str | None
    """The number of findings seen in draft: 3 findings seen in draft, not yet published."""
    debriefs: tuple[DebriefView, ...]
    """The hot debriefs of the inspections."""
    programmes: tuple[ProgrammeNews, ...]
    """The programmes with reports recorded or expected."""

    @property
    def is_empty(self) -> bool:
        """Check whether there is nothing to show."""
        return not (self.monitoring or self.drafts or self.debriefs or self.programmes)


def background(scope: Scope) -> Background:
    """Return what surrounds the findings of a meeting, as its audience may see it."""
    organisation = scope.register.organisation
    phase = monitoring_on(organisation, scope.on)
    in_draft = len(drafts(scope.items))
    note = f"{counted(in_draft, 'finding')} seen in draft, restricted until the report is published"
    return Background(
        monitoring=monitoring_sentence(organisation, scope.on),
        because=blocks((phase.because if phase else None) or ""),
        drafts=note if in_draft else None,
        debriefs=tuple(_debriefs(scope)),
        programmes=tuple(_programmes(scope)),
    )


def _debriefs(scope: Scope) -> Iterator[DebriefView]:
    for each in debriefs(scope.inspections):
        actions = tuple(
            QuickTimeActionView(action.text, scope.register.lead_title(action.lead))
            for action in each.open_actions
        )
        yield DebriefView(each.inspection.called, each.sentence, actions)


def _due(day: date, on: date) -> str:
    late = day < on
    return f"{'was ' * late}due on {long_date(day)}{f', {lateness(day, on)}' * late}"


def _programmes(scope: Scope) -> Iterator[ProgrammeNews]:
    for _, programme in programmes_of(scope.register, scope.items):
        if not programme.reports and programme.next_report is None:
            continue
        latest = programme.reports[-1] if programme.reports else None
        missing = missing_report(programme, scope.on)
        following = programme.next_report
        yield ProgrammeNews(
            name=programme.name,
            on=latest.date if latest else None,
            text=blocks(latest.text if latest else ""),
            source=latest.source if latest else None,
            restricted=latest.restricted if latest else False,
            next_report=_due(following, scope.on)
            if following and (missing or following > scope.on)
            else None,
        )
