"""Commands that record what happens to an item: from an update to its closure."""

from typing import Annotated

import typer

from peeltrack.cli.options import ItemArgument, SignedWriting, Writing, grouped
from peeltrack.model.vocabulary import Rag, SignOffStage

BecauseOption = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="The reason", show_default=False)
]
EvidenceOption = Annotated[
    str | None,
    typer.Option("--evidence", metavar="TEXT", help="What shows it", show_default=False),
]
MessageOption = Annotated[
    str | None,
    typer.Option(
        "--message", "-m", metavar="TEXT", help="The text; - reads it", show_default=False
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Green although steps are open")]
StepsOption = Annotated[
    list[str] | None,
    typer.Option("--step", metavar="ID", help="A step it speaks to", show_default=False),
]
ClausesOption = Annotated[
    list[str] | None,
    typer.Option("--clause", metavar="REF", help="A part of the wording", show_default=False),
]


@grouped
def update(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    message: MessageOption = None,
    step: StepsOption = None,
    clause: ClausesOption = None,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="Never in a public document")
    ] = False,
) -> None:
    """Record a lead's progress update

    Without -m the text is written in your editor; -m - reads standard input.
    """
    from peeltrack.cli.asking import long_text
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.progress import record_progress

    desk = Desk.of(context, writing)
    found = desk.item(item)
    text, by = long_text("--message", message, "the update", found.id), desk.who()
    desk.write(
        lambda: record_progress(
            desk.item(found.id),
            text,
            by,
            desk.on,
            steps=step or (),
            clauses=clause or (),
            restricted=restricted,
        )
    )


@grouped
def review(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    rag: Annotated[Rag | None, typer.Option(help="The RAG it comes to", show_default=False)] = None,
    because: BecauseOption = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you found", show_default=False)
    ] = None,
    force: ForceOption = False,
) -> None:
    """Review the latest update, and set the RAG it comes to

    For those who may review: the leads with may_review: true in register.yaml.
    """
    from peeltrack.cli.asking import line
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.kinds import Plan
    from peeltrack.edits.progress import change_rag, review_progress

    desk = Desk.of(context, writing)
    found, by = desk.item(item), desk.who()
    change = rag is not None and rag != found.rag
    reason = line("--because", because, "the reason for the RAG") if change else because
    note = line("--note", note, "what you found") if note else reason

    def plan() -> Plan:
        now = desk.item(found.id)
        reviewed = review_progress(now, by, desk.on, desk.organisation, note=note)
        if rag is None or not change:
            return reviewed
        rated = change_rag(now, rag, reason or "", by, desk.on, desk.organisation, force=force)
        return reviewed.and_also(rated)

    desk.write(plan)


@grouped
def rag(
    context: typer.Context,
    item: ItemArgument,
    colour: Annotated[Rag, typer.Argument(help="red, amber, yellow or green")],
    writing: SignedWriting,
    because: BecauseOption = None,
    force: ForceOption = False,
) -> None:
    """Change an item's RAG, with its reason"""
    from peeltrack.cli.asking import line
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.progress import change_rag

    desk = Desk.of(context, writing)
    found, by = desk.item(item), desk.who()
    reason = line("--because", because, "the reason for the RAG")
    desk.write(
        lambda: change_rag(
            desk.item(found.id), colour, reason, by, desk.on, desk.organisation, force=force
        )
    )


@grouped
def target(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new target")],
    writing: SignedWriting,
    because: BecauseOption = None,
) -> None:
    """Move an item's target, keeping the ones before"""
    from peeltrack.cli.asking import line
    from peeltrack.cli.desk import Desk
    from peeltrack.cli.workspace import day
    from peeltrack.edits.items import move_target

    desk = Desk.of(context, writing)
    new, found, by = day("DATE", to), desk.item(item), desk.who()
    reason = line("--because", because, "the reason for the date")
    desk.write(lambda: move_target(desk.item(found.id), new, reason, by, desk.on))


@grouped
def assign(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    strategic: Annotated[
        str | None, typer.Option(metavar="LEAD", help="The strategic lead", show_default=False)
    ] = None,
    tactical: Annotated[
        str | None, typer.Option(metavar="LEAD", help="The tactical lead", show_default=False)
    ] = None,
) -> None:
    """Give an item its strategic and tactical leads"""
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.items import assign_leads
    from peeltrack.errors import MissingOptionError

    desk = Desk.of(context, writing)
    found = desk.item(item)
    if strategic is None and tactical is None:
        raise MissingOptionError("--strategic or --tactical", "the lead to be named")
    for lead in (strategic, tactical):
        if lead is not None:
            desk.lead(lead)
    desk.write(
        lambda: assign_leads(
            desk.item(found.id),
            strategic=strategic,
            tactical=tactical,
            on=desk.on,
            leads=desk.organisation.leads,
        )
    )


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
    from peeltrack.cli.asking import line
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.sign_offs import sign_off

    desk = Desk.of(context, writing)
    found, by = desk.item(item), desk.who()
    if stage in (SignOffStage.RETURNED, SignOffStage.REOPENED):
        because = line("--because", because, f"why it was {stage}")
    proof = line("--evidence", evidence, "what shows it") if evidence else None
    desk.write(
        lambda: sign_off(desk.item(found.id), stage, by, desk.on, evidence=proof, because=because)
    )


@grouped
def supersede(
    context: typer.Context,
    item: ItemArgument,
    other: Annotated[str, typer.Option("--by", metavar="ITEM", help="The later item")],
    writing: Writing,
) -> None:
    """Say that a later item took this one's place"""
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.sign_offs import supersede as superseded

    desk = Desk.of(context, writing)
    old, new = desk.item(item), desk.item(other)
    desk.write(lambda: superseded(desk.item(old.id), desk.item(new.id)))


@grouped
def carry_forward(
    context: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Option("--to", metavar="ITEM", help="The later item")],
    writing: Writing,
) -> None:
    """Say that a later item repeats this one

    One that has not ended is superseded by it at the same time.
    """
    from peeltrack.cli.desk import Desk
    from peeltrack.edits.sign_offs import carry_forward as carried

    desk = Desk.of(context, writing)
    old, new = desk.item(item), desk.item(to)
    desk.write(lambda: carried(desk.item(old.id), desk.item(new.id)))
