"""The surroundings of findings: monitoring phases, hot debriefs, drafts, programme reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.model.inspections import Inspection, QuickTimeAction
from peeltrack.model.items import Item
from peeltrack.model.organisation import Monitoring, Organisation, Programme
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import MonitoringPhase
from peeltrack.wording import counted, long_date


def monitoring_on(organisation: Organisation, on: date) -> Monitoring | None:
    """Return the phase in which the inspectorate monitors the force on a date, or None."""
    phases = [
        each
        for each in organisation.monitoring
        if each.starts <= on and (each.ends is None or each.ends >= on)
    ]
    return phases[-1] if phases else None


def monitoring_sentence(organisation: Organisation, on: date) -> str | None:
    """Say in which phase the inspectorate monitors the force; None if it is not recorded."""
    phase = monitoring_on(organisation, on)
    if phase is None:
        return None
    name = "Engage (enhanced monitoring)" if phase.phase == MonitoringPhase.ENGAGE else "Scan"
    starts = long_date(phase.starts)
    when = f"from {starts} to {long_date(phase.ends)}" if phase.ends else f"since {starts}"
    return f"The inspectorate's monitoring phase for the force is {name}, {when}"


@dataclass(frozen=True, slots=True)
class DebriefCount:
    """A hot debrief in figures."""

    inspection: Inspection
    raised: int
    matched: int | None
    open_actions: tuple[QuickTimeAction, ...]
    """The actions that are held and not done."""

    @property
    def sentence(self) -> str:
        """Say how many actions were raised, matched and are still open."""
        said = f"{counted(self.raised, 'quick-time action')} from the hot debrief"
        if self.matched is not None:
            said += f", {self.matched} matched by the report's findings"
        if self.open_actions:
            said += f", {len(self.open_actions)} still open"
        return said


def debriefs(inspections: Iterable[Inspection]) -> Iterator[DebriefCount]:
    """Yield the hot debrief of each inspection that has one, in figures."""
    for inspection in inspections:
        debrief = inspection.hot_debrief
        if debrief and debrief.raised is not None:
            still_open = tuple(action for action in debrief.actions if action.done is None)
            yield DebriefCount(inspection, debrief.raised, debrief.matched, still_open)


def drafts(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the findings that are known from a draft report alone."""
    return tuple(item for item in items if item.is_draft)


def programmes_of(register: Register, items: Iterable[Item]) -> Iterator[tuple[str, Programme]]:
    """Yield the programmes that carry some of the items, in the register's order."""
    carrying = {id_ for item in items for id_ in item.programmes}
    for id_, programme in register.organisation.programmes.items():
        if id_ in carrying:
            yield id_, programme


def missing_report(programme: Programme, on: date) -> date | None:
    """Return the date of an expected report on a programme that has not come, or None."""
    expected = programme.next_report
    if expected is None or expected > on:
        return None
    return None if any(report.date >= expected for report in programme.reports) else expected


def before_report_notes(register: Register, items: Iterable[Item], on: date) -> list[str]:
    """Say in sentences what surrounds the findings: the phase, debriefs, drafts, reports due."""
    items = tuple(items)
    named = {item.inspection for item in items}
    inspections = [each for id_, each in register.inspections.items() if id_ in named]
    notes = [monitoring_sentence(register.organisation, on) or ""]
    notes += [f"{each.inspection.called}: {each.sentence}" for each in debriefs(inspections)]
    if in_draft := drafts(items):
        notes.append(f"{counted(len(in_draft), 'finding')} seen in draft, restricted")
    for _, programme in programmes_of(register, items):
        if expected := missing_report(programme, on):
            notes.append(f"{programme.name}: the report of {long_date(expected)} is not recorded")
    return [note for note in notes if note]
