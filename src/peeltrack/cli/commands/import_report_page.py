"""The page of import report: items proposed, text left out, counts and next steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import typer

from peeltrack.imports.ledger import LineState
from peeltrack.imports.reports.accept import ReportAcceptance, expectations
from peeltrack.imports.reports.proposed_items import (
    Match,
    Proposal,
    ProposedInspection,
    ProposedItem,
)
from peeltrack.imports.reports.stated_counts import StatedCount
from peeltrack.model.register import Register
from peeltrack.wording import counted, listed, long_date, spoken

_UNCERTAIN = "uncertain, as there is little evidence for it: --accept does not write it"
_SHOWN = 100
"""Characters shown of a text that was left out."""


@dataclass(frozen=True, slots=True)
class ComparedReports:
    """A proposal beside the register."""

    proposal: Proposal
    matches: Sequence[Match]
    acceptance: ReportAcceptance
    register: Register


def write_left_alone(compared: ComparedReports, report: str, command: str) -> None:
    """Write the items that are left unchanged, and the points that a person should check.

    `report` is the paper as it is typed, `command` the command line to repeat.
    """
    acceptance, proposal = compared.acceptance, compared.proposal
    for id_ in acceptance.same:
        typer.echo(f"{id_}: already in the register, word for word.")
    for difference in acceptance.differing:
        typer.echo(
            f"{difference.item}: already in the register with different wording, left unchanged:"
        )
        typer.echo(f"  {difference.words}")
    for id_, why in acceptance.withheld:
        typer.echo(f"{id_}: not written: {why}.")
    for line in _drafts(acceptance, report):
        typer.echo(line)
    for line in (*_counts(proposal.counts, loud=True), *_flags(proposal.items)):
        typer.echo(line, err=True)
    for line in acceptance.doubtful:
        typer.echo(f"{line}.", err=True)
    for line in _missing_dates(acceptance, command):
        typer.echo(line, err=True)


def _drafts(acceptance: ReportAcceptance, report: str) -> Iterator[str]:
    """Say how the drafts that the report turned into findings are settled."""
    if acceptance.drafts:
        yield (
            f"In the register as drafts: {listed(acceptance.drafts)}. To settle them with the "
            f"report's wording: peeltrack settle {' '.join(acceptance.drafts)} --report {report}"
        )


def _missing_dates(acceptance: ReportAcceptance, command: str) -> Iterator[str]:
    """List the items without a due date, and the responses not known to be published."""
    undated = [f"{id_} (“{phrase}”)" for id_, phrase in acceptance.undated]
    undated += [f"the statutory response to {id_}" for id_ in acceptance.uncounted]
    if undated:
        yield (
            f"No due date, because the publication date is not recorded: {listed(undated)}. To add "
            f"it: {command} --published DATE --accept"
        )
    for id_, last in acceptance.unanswered:
        yield (
            f"{id_}: its statutory response was due by {long_date(last)}. Publication is not "
            "recorded, so it is not counted as overdue. Record it with peeltrack inspection "
            f"response change {id_} --published DATE, or without the date if it is not yet "
            "published."
        )


def notes_on(compared: ComparedReports, report: str) -> Iterator[str]:
    """List the reports, what was left out, what to check and what the register has already."""
    proposal, acceptance = compared.proposal, compared.acceptance
    yield ""
    for inspection in proposal.inspections:
        yield _report(inspection)
        if inspection.short:
            yield f"  Short name: {inspection.short}"
        yield from _areas(inspection, proposal.items, compared.register)
    yield from proposal.remarks
    yield from _counts(proposal.counts, loud=False)
    yield from _flags(proposal.items)
    yield _account(proposal)
    yield from _evidence(proposal.items)
    if proposal.left_out:
        yield f"Left out: {len(proposal.left_out)}"
    for each in proposal.left_out:
        text = each.text if len(each.text) <= _SHOWN else f"{each.text[:_SHOWN].rstrip()} …"
        yield f"  {each.source}: {text} ({each.why})"
    yield from _suggestions(compared.matches)
    if noted := expectations(proposal):
        yield f"Expectations to record in a new inspection.yaml: {len(noted)}"
    yield from _drafts(acceptance, report)
    if acceptance.same:
        yield f"Already in the register, word for word: {len(acceptance.same)}"
    for difference in acceptance.differing:
        yield f"Worded differently in the register: {difference.item}: {difference.words}"


def _account(proposal: Proposal) -> str:
    """Count the lines of the papers by their outcome, in one sentence."""
    uncertain = sum(not item.is_certain for item in proposal.items)
    entries = [entry for ledger in proposal.ledgers.values() for entry in ledger]
    narrative = sum(entry.state is LineState.NARRATIVE for entry in entries)
    doubtful = f" ({uncertain} uncertain)" if uncertain else ""
    return (
        f"Found {counted(len(proposal.items), 'finding')}{doubtful}, left out "
        f"{counted(len(proposal.left_out), 'sentence')}; {narrative} of "
        f"{counted(len(entries), 'line')} are narrative."
    )


def _report(inspection: ProposedInspection) -> str:
    day = (
        f"published {long_date(inspection.published)}"
        if inspection.published
        else "no publication date"
    )
    hint = f"; the paper says “{inspection.hint}”" if inspection.hint else ""
    hint = hint if inspection.published else f"{hint}: give --published"
    return f"{inspection.id}: {inspection.title} ({spoken(inspection.kind)}, {day}{hint})"


def _areas(
    inspection: ProposedInspection, items: Sequence[ProposedItem], register: Register
) -> Iterator[str]:
    """List the areas and grades that --accept writes, and the findings without an area."""
    if not inspection.areas and not inspection.practice:
        return
    held = register.inspections.get(inspection.id)
    if held and held.areas:
        yield "  Areas and grades: the register keeps its own, with grades it lacks. The paper has:"
    else:
        yield "  Areas and grades that --accept writes:"
    for area in inspection.areas:
        yield f"    {area.name}: {spoken(area.grade) if area.grade else 'no grade'}"
    for practice in inspection.practice:
        yield f"    {practice.kind.capitalize()} practice: {practice.text}"
    without_area = [item.id for item in items if item.inspection == inspection.id and not item.area]
    if without_area:
        yield f"    No area: {listed(without_area)}"


def _counts(counts: Sequence[StatedCount], *, loud: bool) -> Iterator[str]:
    """List each count that differs; the number that agree follows unless `loud`."""
    for count in counts:
        if count.agrees is False:
            where = " of ".join(filter(None, (count.area, count.inspection))) or "the paper"
            yield (
                f"COUNT DIFFERS: {where} states {count.stated} {_plural(count.what)}, "
                f"found {count.found} ({count.source}: {count.text[:_SHOWN]})"
            )
    agreeing = sum(count.agrees is True for count in counts)
    if agreeing and not loud:
        yield f"Counts that the text states and that agree: {agreeing}"


def _plural(what: str) -> str:
    words = {
        "cause_of_concern": "causes of concern",
        "area_for_improvement": "areas for improvement",
    }
    other_words = {
        "total": "findings in all",
        "relevant": "relevant findings",
        "reports": "reports",
    }
    return words.get(what) or other_words.get(what) or f"{spoken(what)}s"


def _flags(items: Sequence[ProposedItem]) -> Iterator[str]:
    """List the points to check, one line for items with the same flag."""
    flagged: dict[str, list[str]] = {}
    for item in items:
        doubts = [each.reason for each in item.doubts]
        uncertain = [] if item.is_certain or doubts else [_UNCERTAIN]
        for flag in dict.fromkeys([*item.flags, *doubts, *uncertain]):
            flagged.setdefault(flag, []).append(item.id)
    for flag, ids in flagged.items():
        who = ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]} ({counted(len(ids), 'item')})"
        yield f"Check {who}: {flag}"


def _evidence(items: Sequence[ProposedItem]) -> Iterator[str]:
    """List the evidence for each uncertain finding, with its weights."""
    for item in items:
        if not item.is_certain:
            yield f"  {item.id}: {', '.join(item.evidence)}"


def _suggestions(matches: Sequence[Match]) -> Iterator[str]:
    if matches:
        yield f"Possibly already in the register: {len(matches)}"
    for match in matches:
        yield f"  {match.proposed} may be {match.held} (by {match.by}, {match.likeness:.2f} alike)"
