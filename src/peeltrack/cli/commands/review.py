"""The review command: the latest update reviewed, and the RAG that follows from it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from peeltrack.cli.errors import BadOptionError
from peeltrack.cli.shared.carried_out import report_plan
from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.personal_data import with_personal_data
from peeltrack.cli.shared.prompts import line, optional_line
from peeltrack.cli.shared.workspace import option_date
from peeltrack.cli.shared.write_options import BecauseOption, ForceOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.clearance import clear_imported
from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import change_rag, proposed_rag, review_progress
from peeltrack.errors import MissingOptionError
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag


@dataclass(frozen=True)
class ImportedUpdates:
    """Imported updates to clear, instead of a review."""

    imported: Annotated[
        bool, typer.Option("--imported", help="Clear imported updates for internal forums")
    ] = False
    every: Annotated[bool, typer.Option("--all", help="The updates of every item")] = False
    public: Annotated[bool, typer.Option("--public", help="Clear them for public forums")] = False

    @property
    def are_meant(self) -> bool:
        """Whether imported updates are meant, not a review."""
        return self.imported or self.every or self.public


@option_groups
def review(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    imported: ImportedUpdates,
    items: ItemsArgument = None,
    rag: Annotated[Rag | None, typer.Option(help="The RAG to set", show_default=False)] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Set the RAG that the lead proposed")
    ] = False,
    because: BecauseOption = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Your note on the update", show_default=False)
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The update of DATE", show_default="the latest"),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Review the latest updates and set the RAG

    For those who may review: the leads with may_review: true in register.yaml. With --accept
    the RAG is the one that the lead proposed with the update; with neither --accept nor --rag
    the proposal is declined. Unless it is restricted, public papers may then print the update:
    its text is shown, and one with personal data is to be confirmed. With --imported, updates
    that came from a tracker are cleared together, for one item or for all: for internal forums,
    and for public ones only with --public. Each text is shown before it is cleared.
    """
    if imported.are_meant:
        _clear_imported(context, options, items, filters, imported)
        return
    if accept and rag is not None:
        raise BadOptionError("--rag", rag, "either --rag or --accept")
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    update_date = option_date("--of", of) if of is not None else None
    is_moved = rag is not None and {session.item(id_).rag for id_ in chosen.ids} != {rag}
    if because is not None or is_moved:
        because = line("--because", because, "the reason for the RAG")
    note = optional_line("--note", note, "your note on the update")
    outcome = _Outcome(by, rag, because, note, update_date, accept=accept, force=force)
    session.write_each(chosen, lambda item: _plan_review(session, item, outcome))


@dataclass(frozen=True)
class _Outcome:
    """The outcome of a review."""

    by: str
    rag: Rag | None
    because: str | None
    note: str | None
    of: date | None
    accept: bool
    force: bool


def _plan_review(session: WriteSession, item: Item, outcome: _Outcome) -> Plan:
    """Plan the review of an item's update, and the change of its RAG if there is one.

    Raises:
        MissingOptionError: if the RAG changes without a reason.
    """
    rag, reason = outcome.rag, outcome.because
    on, organisation, of = session.on, session.organisation, outcome.of
    if outcome.accept:
        rag, proposed = proposed_rag(item, on, organisation, of)
        reason = reason or (None if rag == item.rag else proposed)
    is_moved = rag not in (None, item.rag)
    reviewed = review_progress(
        item,
        outcome.by,
        on,
        organisation,
        of=of,
        note=outcome.note,
        rag=rag,
        reason=None if is_moved else reason,
    )
    reviewed = with_personal_data(reviewed)
    if rag is None or not is_moved:
        return reviewed
    if reason is None:  # it had that RAG a moment ago
        raise MissingOptionError("--because", "the reason for the RAG")
    return reviewed.and_also(
        change_rag(
            item,
            rag,
            reason,
            outcome.by,
            on,
            organisation,
            force=outcome.force,
            or_else=f"leave {'--accept' if outcome.accept else '--rag'} out to keep the RAG, ",
        )
    )


_ONLY_IMPORTED = "--all and --public clear imported updates; review any others item by item"


def _clear_imported(
    context: typer.Context,
    options: SignedWriteOptions,
    names: list[str] | None,
    filters: Filters,
    imported: ImportedUpdates,
) -> None:
    """Clear the imported updates of some items, or of all of them.

    Raises:
        MissingOptionError: if it is not said that imported updates are meant, or whose.
        BadOptionError: if both items and --all are given.
    """
    if not imported.imported:
        raise MissingOptionError("--imported", _ONLY_IMPORTED)
    if imported.every and names:
        raise BadOptionError("--all", names[0], "either items or --all")
    if not (names or imported.every or filters != Filters()):
        raise MissingOptionError("ITEM or --all", "say whose imported updates are cleared")
    session = WriteSession.of(context, options)
    by = session.author()
    ids = () if imported.every else session.items(names, filters).ids
    public = imported.public

    def clear() -> Plan:
        plan = clear_imported(session.register, by, session.on, ids=ids, public=public)
        return with_personal_data(plan) if public else plan

    session.write(clear, _report_cleared)


def _report_cleared(plan: Plan) -> None:
    """Print each update that was cleared, then their number."""
    report_plan(plan)
    if plan.parts:
        typer.echo(f"{plan.subject}: {plan.done}.")
