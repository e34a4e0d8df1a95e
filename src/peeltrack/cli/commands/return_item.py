"""The return command: a submission that HMICFRS sent back."""

import typer

from peeltrack.cli.shared.options import ItemArgument, option_groups
from peeltrack.cli.shared.sign_off import record_stage
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@option_groups
def return_item(
    context: typer.Context,
    item: ItemArgument,
    options: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Record that the inspectorate sent a submission back"""
    record_stage(context, item, options, SignOffStage.RETURNED, because=because)
