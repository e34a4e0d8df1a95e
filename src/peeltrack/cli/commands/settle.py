"""The settle command: draft findings that the published report holds."""

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import long_text
from peeltrack.cli.shared.write_options import MessageOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.drafts import settle_draft
from peeltrack.edits.kinds import Plan
from peeltrack.errors import BadOptionError
from peeltrack.model.items import Item
from peeltrack.wording import listed


@option_groups
def settle(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    message: MessageOption = None,
) -> None:
    """Record that draft findings stand in the published report

    Without -m they stand in the report as in the draft; with -m the report's words take
    the draft's place, which stay in the amendments. What the report dropped is withdrawn
    with `peeltrack withdraw`. For those who may review.
    """
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    if message is not None and len(chosen.ids) > 1:
        raise BadOptionError("--message", listed(chosen.ids), "one item: each has its own words")
    wording = None
    if message is not None:
        wording = long_text("--message", message, "the report's words", chosen.ids[0])

    def plan(item: Item) -> Plan:
        inspection = session.register.inspections[item.inspection]
        return settle_draft(item, inspection, by, session.on, session.organisation, wording=wording)

    session.write_each(chosen, plan)
