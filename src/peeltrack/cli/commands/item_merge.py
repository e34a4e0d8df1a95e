"""The item merge command: two records of one finding made one."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import ItemArgument, complete_items, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.merge_items import merge_items
from peeltrack.edits.repairs import Repair


@option_groups
def merge(
    context: typer.Context,
    item: ItemArgument,
    into: Annotated[
        str,
        typer.Option(
            "--into", metavar="ITEM", help="The item to keep", autocompletion=complete_items
        ),
    ],
    options: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Merge two records of the same finding

    The item to keep takes over the other's updates, steps and other entries, and whatever facts
    it lacks. Where the two differ, its own words stay and the other's are kept in an amendment.
    Everything that names the other item is updated. For those who may review.
    """
    session = WriteSession.of(context, options)
    gone, kept = session.item(item).id, session.item(into).id
    by = session.author()
    reason = line("--because", because, "the reason")

    def plan() -> Plan:
        register = session.register_in_files
        items = register.items
        return merge_items(register, items[gone], items[kept], Repair(reason, by, session.on))

    session.write(plan)
