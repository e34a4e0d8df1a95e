"""The assign command: the strategic and tactical leads of items, and a leaver's handed over."""

from dataclasses import dataclass
from typing import Annotated

import typer

from peeltrack.cli.errors import GivenTwiceError
from peeltrack.cli.shared.chosen_items import choose_items_of
from peeltrack.cli.shared.options import Filters, ItemsArgument, lead_option, option_groups
from peeltrack.cli.shared.write_options import UndatedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.items import assign_leads, hand_over
from peeltrack.errors import MissingOptionError
from peeltrack.queries.as_at import as_at
from peeltrack.queries.leads import open_tasks_of_meetings, place_of_owner
from peeltrack.wording import counted


@dataclass(frozen=True)
class HandOver:
    """The lead who hands over, and the one who takes over."""

    leaver: Annotated[str | None, lead_option("The lead who hands over", "--from")] = None
    successor: Annotated[str | None, lead_option("The lead who takes over", "--to")] = None


@option_groups
def assign(
    context: typer.Context,
    options: UndatedWriteOptions,
    filters: Filters,
    handed_over: HandOver,
    items: ItemsArgument = None,
    strategic: Annotated[str | None, lead_option("The strategic lead")] = None,
    tactical: Annotated[str | None, lead_option("The tactical lead")] = None,
) -> None:
    """Assign strategic and tactical leads to items

    With --from and --to one lead hands over to another: every open item of theirs, or
    those named, and its open steps.
    """
    if handed_over.leaver is not None or handed_over.successor is not None:
        if strategic is not None or tactical is not None:
            raise GivenTwiceError("the leads", "--from and --to", "--strategic or --tactical")
        _hand_over(context, options, filters, handed_over, items)
        return
    session = WriteSession.of(context, options)
    chosen = session.items(items, filters)
    if strategic is None and tactical is None:
        raise MissingOptionError("--strategic or --tactical", "the lead to assign")
    strategic_id = session.lead(strategic) if strategic is not None else None
    tactical_id = session.lead(tactical) if tactical is not None else None
    session.write_each(
        chosen,
        lambda item: assign_leads(
            item,
            strategic=strategic_id,
            tactical=tactical_id,
            on=session.on,
            leads=session.organisation.leads,
        ),
    )


def _hand_over(
    context: typer.Context,
    options: UndatedWriteOptions,
    filters: Filters,
    handed_over: HandOver,
    names: list[str] | None,
) -> None:
    """Give a leaver's items and open steps to another lead.

    Raises:
        MissingOptionError: if only one of the two is named.
        RefusedError: if they have no open item, or the other is not in post.
    """
    session = WriteSession.of(context, options)
    if handed_over.leaver is None or handed_over.successor is None:
        raise MissingOptionError(
            "--from and --to", "the lead who hands over, and the one who takes over"
        )
    leaver, successor = session.lead(handed_over.leaver), session.lead(handed_over.successor)
    if names or filters != Filters():
        chosen = session.items(names, filters)
    else:
        chosen = choose_items_of(as_at(session.register, session.on), leaver)
    session.write_each(
        chosen,
        lambda item: hand_over(
            item, leaver, successor, on=session.on, leads=session.organisation.leads
        ),
    )
    tasks = open_tasks_of_meetings(session.register, leaver)
    if tasks:
        typer.echo(
            f"Note: {leaver} still has {counted(len(tasks), 'open action')} from meetings. To hand "
            "them over:",
            err=True,
        )
    for task in tasks:
        place = place_of_owner(task, leaver)
        amend = f"peeltrack amend {task.meeting.id} {place} -m {successor} --because …"
        typer.echo(f"  {task.text} {amend}", err=True)
