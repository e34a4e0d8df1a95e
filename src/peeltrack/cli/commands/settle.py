"""The settle command: draft findings that the published report holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError, GivenTwiceError
from peeltrack.cli.shared.input_files import read_input
from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import long_text
from peeltrack.cli.shared.write_options import MessageOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.drafts import settle_draft, take_grades
from peeltrack.edits.kinds import Plan
from peeltrack.errors import AlreadySoError
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Grade
from peeltrack.wording import listed


@option_groups
def settle(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    message: MessageOption = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take the wording from this report", show_default=False),
    ] = None,
) -> None:
    """Record that draft findings are in the published report

    Without -m or --report the draft's wording stays. Either replaces it with the report's
    wording and keeps the draft's in the amendments; --report also fills in missing grades of
    areas. Drafts that are not in the report are listed and left unchanged: withdraw those that
    it dropped. For those who may review.
    """
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    if message is not None and len(chosen.ids) > 1:
        raise BadOptionError("--message", listed(chosen.ids), "one item: each has its own wording")
    if message is not None and report is not None:
        raise GivenTwiceError("the wording", "--message", "--report")
    wordings: dict[str, str] = {}
    grades: dict[str, Mapping[str, Grade]] = {}
    if message is not None:
        text = long_text("--message", message, "the report's wording", chosen.ids[0])
        wordings[chosen.ids[0]] = text
    elif report is not None:
        wordings, grades = _taken_from(report, [session.item(id_) for id_ in chosen.ids])
        chosen = replace(chosen, are_filtered=len(chosen.ids) > 1)

    def plan(item: Item) -> Plan:
        if report is not None and item.is_draft and item.id not in wordings:
            why = f"is not in {report.name}; withdraw it if the report dropped it"
            remedy = f"Use peeltrack withdraw {item.id} --because …, or give its wording with -m"
            raise AlreadySoError(item.id, why, remedy)
        inspection = session.inspection(item.inspection)
        wording = wordings.get(item.id)
        return settle_draft(item, inspection, by, session.on, session.organisation, wording=wording)

    session.write(
        lambda: _with_grades(
            session.plan_each(chosen, plan),
            [take_grades(session.inspection(id_), each) for id_, each in grades.items()],
        )
    )


def _with_grades(settled: Plan, graded: Sequence[Plan]) -> Plan:
    """Combine the plan of the drafts with the grades of their inspections."""
    plans = [each for each in graded if each.edits]
    parts = (*settled.parts, *plans) if settled.parts else ()
    notes = [] if parts else [f"{each.subject}: {each.done}" for each in plans]
    edits = (*settled.edits, *(edit for each in plans for edit in each.edits))
    silent = (each for each in graded if each not in parts)
    notes += [note for each in silent for note in each.warnings]
    return replace(settled, edits=edits, parts=parts).with_warnings(notes)


def _taken_from(
    report: Path, items: Sequence[Item]
) -> tuple[dict[str, str], dict[str, Mapping[str, Grade]]]:
    """Return a report's wording of each item, by kind and number, and the grades of its areas."""
    paper = read_paper(*read_input(report))
    wordings: dict[str, str] = {}
    grades: dict[str, Mapping[str, Grade]] = {}
    for inspection in {item.inspection for item in items}:
        proposal = proposal_from([paper], ReportOptions(inspection))
        words = {(str(each.kind), each.number.lstrip("0")): each.wording for each in proposal.items}
        for item in items:
            known = words.get((str(item.kind), item.number.lstrip("0")))
            if item.inspection == inspection and known:
                wordings[item.id] = known
        areas = [area for each in proposal.inspections for area in each.areas]
        grades[inspection] = {area.name: area.grade for area in areas if area.grade}
    return wordings, grades
