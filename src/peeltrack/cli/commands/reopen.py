"""The reopen command: a closed item reopened, with the reason."""

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.sign_off import record_stage
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@option_groups
def reopen(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    because: BecauseOption = None,
) -> None:
    """Reopen a closed item, with the reason"""
    record_stage(context, items, options, filters, SignOffStage.REOPENED, because=because)
