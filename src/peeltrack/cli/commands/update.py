"""The update command: a lead's progress update."""

from dataclasses import dataclass
from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters, ItemsArgument, option_groups
from peeltrack.cli.shared.prompts import line, long_text, text_kept_on_failure
from peeltrack.cli.shared.write_options import (
    ClausesOption,
    MessageOption,
    RestrictedOption,
    SignedWriteOptions,
)
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import Outlook, record_progress
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.personal_data import note_on_update
from peeltrack.wording import listed

StepsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--step", metavar="ID", help="A step that the update is about", show_default=False
    ),
]


@dataclass(frozen=True)
class OutlookOptions:
    """The lead's outlook: proposal, blocker and next milestone."""

    propose: Annotated[
        Rag | None, typer.Option(help="The RAG the lead proposes", show_default=False)
    ] = None
    blocker: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The barrier to progress", show_default=False)
    ] = None
    next: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The next milestone", show_default=False)
    ] = None
    next_due: Annotated[
        str | None, typer.Option(metavar="DATE", help="By when", show_default=False)
    ] = None
    completed_by: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When the whole item will be complete", show_default=False
        ),
    ] = None

    def outlook(self, session: WriteSession) -> Outlook:
        """Return the outlook, its texts and dates checked."""
        return Outlook(
            self.propose,
            line("--blocker", self.blocker, "the barrier to progress") if self.blocker else None,
            line("--next", self.next, "the next milestone") if self.next else None,
            session.date_ahead("--next-due", self.next_due) if self.next_due else None,
            session.date_ahead("--completed-by", self.completed_by) if self.completed_by else None,
        )


@option_groups
def update(
    context: typer.Context,
    options: SignedWriteOptions,
    filters: Filters,
    outlook_options: OutlookOptions,
    items: ItemsArgument = None,
    message: MessageOption = None,
    step: StepsOption = None,
    clause: ClausesOption = None,
    restricted: RestrictedOption = False,
) -> None:
    """Record a lead's progress update

    Without -m the text is written in your editor; -m - reads standard input.
    """
    session = WriteSession.of(context, options)
    chosen, by = session.items(items, filters), session.author()
    outlook = outlook_options.outlook(session)

    def plan(item: Item, text: str) -> Plan:
        recorded = record_progress(
            item,
            text,
            by,
            session.on,
            steps=step or (),
            clauses=clause or (),
            outlook=outlook,
            restricted=restricted,
        )
        note = "" if restricted else note_on_update(text)
        return recorded.with_warnings([note] if note else [])

    # Refuse before anybody writes a text in an editor.
    session.plan_each(chosen, lambda item: plan(item, "…"))
    text = long_text("--message", message, "the update", listed(chosen.ids))
    with text_kept_on_failure(message, text):
        session.write_each(chosen, lambda item: plan(item, text))
