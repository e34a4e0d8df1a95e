"""The send-back command: a submission that HMICFRS sent back."""

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.sign_off import record_stage
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@option_groups
def send_back(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    because: BecauseOption = None,
) -> None:
    """Record that HMICFRS returned a submission"""
    record_stage(context, items, options, filters, SignOffStage.RETURNED, because=because)
