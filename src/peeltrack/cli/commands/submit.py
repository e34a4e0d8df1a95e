"""The submit command: an item submitted to HMICFRS for sign-off."""

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.sign_off import EvidenceOption, LinkOption, record_stage
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.model.vocabulary import SignOffStage


@option_groups
def submit(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    items: ItemsArgument = None,
    evidence: EvidenceOption = None,
    link: LinkOption = None,
) -> None:
    """Record that an item was submitted to HMICFRS for sign-off"""
    record_stage(
        context, items, options, filters, SignOffStage.SUBMITTED, evidence=evidence, link=link
    )
