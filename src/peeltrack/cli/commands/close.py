"""The close command: an item that HMICFRS closed."""

import typer

from peeltrack.cli.shared.options import ItemArgument, grouped
from peeltrack.cli.shared.sign_off import EvidenceOption, _sign_off
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@grouped
def close(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriteOptions,
    evidence: EvidenceOption = None,
) -> None:
    """Record that the inspectorate closed an item"""
    _sign_off(context, item, writing, SignOffStage.CLOSED, evidence=evidence)
