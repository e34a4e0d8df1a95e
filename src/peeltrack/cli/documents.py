"""Commands that write documents: brief."""

from typing import Annotated

import typer

from peeltrack.cli.options import Asked, grouped


@grouped
def brief(
    context: typer.Context,
    asked: Asked,
    meeting: Annotated[str, typer.Option(metavar="FORUM", help="The forum: HTA")],
) -> None:
    """Write the brief for a meeting"""
