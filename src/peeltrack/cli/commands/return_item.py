"""The return command: a submission that HMICFRS sent back."""

import typer

from peeltrack.cli.shared.options import ItemArgument, grouped
from peeltrack.cli.shared.sign_off import _sign_off
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@grouped
def return_item(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Record that the inspectorate sent a submission back"""
    _sign_off(context, item, writing, SignOffStage.RETURNED, because=because)
