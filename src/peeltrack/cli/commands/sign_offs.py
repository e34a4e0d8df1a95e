"""Commands about how an item ends: the inspectorate's sign-off, or a later item in its place."""

from typing import Annotated

import typer

from peeltrack.cli.commands.update import BecauseOption
from peeltrack.cli.shared.options import ItemArgument, SignedWriting, Writing, grouped, lead_option
from peeltrack.model.vocabulary import SignOffStage

EvidenceOption = Annotated[
    str | None,
    typer.Option("--evidence", metavar="TEXT", help="What shows it", show_default=False),
]


@grouped
def submit(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    evidence: EvidenceOption = None,
) -> None:
    """Submit an item to the inspectorate for sign-off"""
    _sign_off(context, item, writing, SignOffStage.SUBMITTED, evidence=evidence)


@grouped
def return_item(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    because: BecauseOption = None,
) -> None:
    """Record that the inspectorate sent a submission back"""
    _sign_off(context, item, writing, SignOffStage.RETURNED, because=because)


@grouped
def close(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    evidence: EvidenceOption = None,
) -> None:
    """Record that the inspectorate closed an item"""
    _sign_off(context, item, writing, SignOffStage.CLOSED, evidence=evidence)


@grouped
def reopen(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    because: BecauseOption = None,
) -> None:
    """Reopen a closed item, with the reason"""
    _sign_off(context, item, writing, SignOffStage.REOPENED, because=because)


def _sign_off(
    context: typer.Context,
    item: str,
    writing: SignedWriting,
    stage: SignOffStage,
    *,
    evidence: str | None = None,
    because: str | None = None,
) -> None:
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.sign_offs import sign_off

    desk = Desk.of(context, writing)
    found, by = desk.item(item), desk.who()
    if stage in (SignOffStage.RETURNED, SignOffStage.REOPENED):
        because = line("--because", because, f"why it was {stage}")
    proof = line("--evidence", evidence, "what shows it") if evidence is not None else None
    desk.write(
        lambda: sign_off(desk.item(found.id), stage, by, desk.on, evidence=proof, because=because)
    )


@grouped
def supersede(
    context: typer.Context,
    item: ItemArgument,
    other: Annotated[str, typer.Option("--by", metavar="ITEM", help="The later item")],
    writing: Writing,
    signed: Annotated[
        str | None,
        lead_option("Who does this, else git's user"),
    ] = None,
) -> None:
    """Say that a later item took this one's place"""
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.sign_offs import supersede as superseded

    desk = Desk.of(context, SignedWriting(**vars(writing), by=signed))
    old, new = desk.item(item), desk.item(other)
    desk.write(lambda: superseded(desk.item(old.id), desk.line_from(desk.item(new.id))))


@grouped
def carry_forward(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Option("--to", metavar="ITEM", help="The later item")],
    writing: SignedWriting,
) -> None:
    """Say that a later item repeats this one

    One that has not ended is superseded by it at the same time.
    """
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.sign_offs import carry_forward as carried

    desk = Desk.of(context, writing)
    old, new = desk.item(item), desk.item(to)
    desk.write(lambda: carried(desk.item(old.id), desk.line_from(desk.item(new.id))))
