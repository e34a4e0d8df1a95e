"""The measure commands: an item's measures of success."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import line, optional_line
from peeltrack.cli.shared.write_options import UndatedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import add_measure as plan_measure

measures = typer.Typer(
    name="measure", help="Record how success will be measured", no_args_is_help=True
)


@measures.command("add")
@option_groups
def add_measure(
    context: typer.Context,
    *,
    items: ItemsArgument = None,
    text: Annotated[str, typer.Argument(help="What will be measured or checked")],
    options: UndatedWriteOptions,
    filters: Filters,
    method: Annotated[
        str | None, typer.Option(metavar="TEXT", help="dip sample, audit …", show_default=False)
    ] = None,
) -> None:
    """Add a measure of success"""
    session = WriteSession.of(context, options)
    chosen = session.items(items, filters)
    description = line("TEXT", text, "what will be measured or checked")
    method_text = optional_line("--method", method, "how")
    session.write_each(chosen, lambda item: plan_measure(item, description, method_text))
