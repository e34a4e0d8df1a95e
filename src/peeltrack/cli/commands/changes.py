"""Commands that record what happens to an item: updates, reviews, RAG, targets, leads."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.options import (
    ItemArgument,
    SignedWriting,
    complete_items,
    grouped,
    lead_option,
)
from peeltrack.errors import BadOptionError, MissingOptionError
from peeltrack.model.vocabulary import Rag

if TYPE_CHECKING:
    from peeltrack.edits.progress import Outlook

OptionalItem = Annotated[
    str | None,
    typer.Argument(
        metavar="[ITEM]",
        help="afi-6, 'AFI 6', rec-2 or a whole id; none with --all --imported",
        autocompletion=complete_items,
        show_default=False,
    ),
]
BecauseOption = Annotated[
    str | None, typer.Option("--because", metavar="TEXT", help="The reason", show_default=False)
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


@dataclass(frozen=True)
class Ahead:
    """What a lead may say of what lies ahead."""

    propose: Annotated[
        Rag | None, typer.Option(help="The RAG the lead proposes", show_default=False)
    ] = None
    blocker: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What is in the way", show_default=False)
    ] = None
    next: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The next milestone", show_default=False)
    ] = None
    next_due: Annotated[
        str | None, typer.Option(metavar="DATE", help="By when", show_default=False)
    ] = None
    completed_by: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When all is to be complete", show_default=False),
    ] = None

    @property
    def outlook(self) -> "Outlook":
        """The same, read."""
        from peeltrack.cli.shared.prompts import line
        from peeltrack.cli.shared.workspace import day
        from peeltrack.edits.progress import Outlook

        return Outlook(
            self.propose,
            line("--blocker", self.blocker, "what is in the way") if self.blocker else None,
            line("--next", self.next, "the next milestone") if self.next else None,
            day("--next-due", self.next_due) if self.next_due else None,
            day("--completed-by", self.completed_by) if self.completed_by else None,
        )


@grouped
def update(
    context: typer.Context,
    item: ItemArgument,
    writing: SignedWriting,
    ahead: Ahead,
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
    from peeltrack.cli.shared.prompts import long_text, shown_again
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.kinds import Plan
    from peeltrack.edits.progress import record_progress

    desk = Desk.of(context, writing)
    found, by, outlook = desk.item(item), desk.who(), ahead.outlook

    def plan(text: str) -> Plan:
        return record_progress(
            desk.item(found.id),
            text,
            by,
            desk.on,
            steps=step or (),
            clauses=clause or (),
            outlook=outlook,
            restricted=restricted,
        )

    plan("…")  # what will be refused is refused before anybody has written it in an editor
    text = long_text("--message", message, "the update", found.id)
    with shown_again(message, text):
        desk.write(lambda: plan(text))


@grouped
def review(
    context: typer.Context,
    writing: SignedWriting,
    item: OptionalItem = None,
    rag: Annotated[Rag | None, typer.Option(help="The RAG it comes to", show_default=False)] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="The RAG it comes to is the one proposed")
    ] = False,
    because: BecauseOption = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you found", show_default=False)
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The update of DATE", show_default="the latest"),
    ] = None,
    force: ForceOption = False,
    imported: Annotated[
        bool,
        typer.Option("--imported", help="Clear imported updates for internal forums instead"),
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="Those of every item")] = False,
    public: Annotated[bool, typer.Option("--public", help="Clear them for public forums")] = False,
) -> None:
    """Review the latest update, and set the RAG it comes to

    For those who may review: the leads with may_review: true in register.yaml. With
    --accept the RAG is the one that the lead proposed with the update. With --imported
    the updates that came from a tracker are cleared in one act, of one item or of all:
    for internal forums, and for public ones only with --public.
    """
    if imported or all_ or public:
        _clear_imported(context, writing, item, imported=imported, every=all_, public=public)
        return
    if item is None:
        raise MissingOptionError("ITEM", "name the item whose update is reviewed")
    _review(context, writing, item, Outcome(rag, because, note, of, accept=accept, force=force))


@dataclass(frozen=True)
class Outcome:
    """What a review came to."""

    rag: Rag | None
    because: str | None
    note: str | None
    of: str | None
    accept: bool
    force: bool


def _review(context: typer.Context, writing: SignedWriting, item: str, came_to: Outcome) -> None:
    """Review an item's update.

    Raises:
        BadOptionError: if a RAG is given beside the one that was proposed.
    """
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.workspace import day
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.kinds import Plan
    from peeltrack.edits.progress import change_rag, proposed_rag, review_progress

    rag, because = came_to.rag, came_to.because
    if came_to.accept and rag is not None:
        raise BadOptionError("--rag", rag, "either --rag or --accept")
    desk = Desk.of(context, writing)
    found, by = desk.item(item), desk.who()
    told = day("--of", came_to.of) if came_to.of is not None else None
    if came_to.accept:
        proposed_rag(found, desk.on, desk.organisation, told)  # refused before anything is asked
    if because is not None or rag not in (None, found.rag):
        because = line("--because", because, "the reason for the RAG")
    said = line("--note", came_to.note, "what you found") if came_to.note is not None else None

    def plan() -> Plan:
        now, office = desk.item(found.id), desk.organisation
        to, why = rag, because
        if came_to.accept:
            to, proposed = proposed_rag(now, desk.on, office, told)
            why = because or (None if to == now.rag else proposed)
        if to is None or to == now.rag:  # a reason for what stays as it is is what was found
            return review_progress(now, by, desk.on, office, of=told, note=said or why, stays=to)
        if why is None:  # it had that RAG a moment ago
            raise MissingOptionError("--because", "the reason for the RAG")
        reviewed = review_progress(now, by, desk.on, office, of=told, note=said)
        return reviewed.and_also(change_rag(now, to, why, by, desk.on, office, force=came_to.force))

    desk.write(plan)


def _clear_imported(
    context: typer.Context,
    writing: SignedWriting,
    item: str | None,
    *,
    imported: bool,
    every: bool,
    public: bool,
) -> None:
    """Clear the imported updates of an item, or of all of them.

    Raises:
        MissingOptionError: if it is not said that imported updates are meant, or whose.
        BadOptionError: if both an item and --all are given.
    """
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.progress import clear_imported

    if not imported:
        raise MissingOptionError("--imported", "--all and --public are for imported updates alone")
    if item is None and not every:
        raise MissingOptionError("ITEM or --all", "say whose imported updates are cleared")
    if item is not None and every:
        raise BadOptionError("--all", item, "either one item or --all")
    desk = Desk.of(context, writing)
    by = desk.who()
    ids = [desk.item(item).id] if item is not None else []
    desk.write(lambda: clear_imported(desk.register, by, desk.on, ids=ids, public=public))


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
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.write_session import Desk
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
    from peeltrack.cli.shared.prompts import line
    from peeltrack.cli.shared.workspace import day
    from peeltrack.cli.shared.write_session import Desk
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
    strategic: Annotated[str | None, lead_option("The strategic lead")] = None,
    tactical: Annotated[str | None, lead_option("The tactical lead")] = None,
) -> None:
    """Give an item its strategic and tactical leads"""
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.items import assign_leads

    desk = Desk.of(context, writing)
    found = desk.item(item)
    if strategic is None and tactical is None:
        raise MissingOptionError("--strategic or --tactical", "the lead to be named")
    first = desk.lead(strategic) if strategic is not None else None
    second = desk.lead(tactical) if tactical is not None else None
    desk.write(
        lambda: assign_leads(
            desk.item(found.id),
            strategic=first,
            tactical=second,
            on=desk.on,
            leads=desk.organisation.leads,
        )
    )
