"""The settle command: draft findings that the published report holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from peeltrack.cli.shared.input_files import read_input
from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import long_text
from peeltrack.cli.shared.write_options import MessageOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.drafts import settle_draft
from peeltrack.edits.kinds import Plan
from peeltrack.errors import BadOptionError, GivenTwiceError, RefusedError
from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.model.items import Item
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

    Without -m they stand in the report as in the draft; with -m, or with --report as the
    published file has them, the report's wording takes the place of the draft's, which stay
    in the amendments. What the report dropped is withdrawn with `peeltrack withdraw`. For
    those who may review.
    """
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    if message is not None and len(chosen.ids) > 1:
        raise BadOptionError("--message", listed(chosen.ids), "one item: each has its own wording")
    if message is not None and report is not None:
        raise GivenTwiceError("the words", "--message", "--report")
    wordings: dict[str, str] = {}
    if message is not None:
        text = long_text("--message", message, "the report's wording", chosen.ids[0])
        wordings[chosen.ids[0]] = text
    elif report is not None:
        wordings = _wordings_in(report, [session.item(id_) for id_ in chosen.ids])

    def plan(item: Item) -> Plan:
        if report is not None and item.is_draft and item.id not in wordings:
            raise RefusedError(
                item.id, f"is not in {report.name}", "Withdraw it, or give its wording with -m"
            )
        inspection = session.inspection(item.inspection)
        wording = wordings.get(item.id)
        return settle_draft(item, inspection, by, session.on, session.organisation, wording=wording)

    session.write_each(chosen, plan)


def _wordings_in(report: Path, items: Sequence[Item]) -> dict[str, str]:
    """Return the wording that a report has of each item: that of its kind and number."""
    paper = read_paper(*read_input(report))
    found: dict[str, str] = {}
    for inspection in {item.inspection for item in items}:
        proposed = proposal_from([paper], ReportOptions(inspection)).items
        words = {(str(each.kind), each.number.lstrip("0")): each.wording for each in proposed}
        for item in items:
            known = words.get((str(item.kind), item.number.lstrip("0")))
            if item.inspection == inspection and known:
                found[item.id] = known
    return found
