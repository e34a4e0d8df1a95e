"""The reopen command: a closed item reopened, with the reason."""

import typer

from peeltrack.cli.shared.options import ItemArgument, grouped
from peeltrack.cli.shared.sign_off import _sign_off
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@grouped
def reopen(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriteOptions,
    because: BecauseOption = None,
) -> None:
    """Reopen a closed item, with the reason"""
    _sign_off(context, item, writing, SignOffStage.REOPENED, because=because)
