"""The amend command: a recorded fact put right."""

from datetime import date
from typing import Annotated

import typer

from peeltrack.cli.shared.options import complete_items, option_groups
from peeltrack.cli.shared.prompts import line, long_text, text_kept_on_failure
from peeltrack.cli.shared.write_options import BecauseOption, MessageOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.amendments import amend as plan_amendment
from peeltrack.edits.kinds import Plan, Put
from peeltrack.edits.repairs import Repair


@option_groups
def amend(
    context: typer.Context,
    record: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help="An item, or the id of a meeting or inspection",
            autocompletion=complete_items,
        ),
    ],
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="The value to correct: progress.2022-04-14.text")
    ],
    options: SignedWriteOptions,
    message: MessageOption = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="Leave the value empty")] = False,
    because: BecauseOption = None,
) -> None:
    """Correct a recorded fact and keep the earlier value

    WHAT is the path to one value by the file's keys, with an entry named by its id or date, by
    enough of either to be unique, or by its number: steps_to_green.dip-sample.done,
    questions.why-late.answers.1.text. For those who may review.
    """
    session = WriteSession.of(context, options)
    current, by = session.record(record), session.author()

    def plan(text: str | None, reason: str) -> Plan:
        now = session.record(current.id)
        repair = Repair(reason, by, session.on)
        amendment = plan_amendment(now, what, text, repair, session.organisation)
        for edit in amendment.edits:
            if isinstance(edit, Put) and isinstance(edit.value, date):
                session.near_date(what, edit.value)
        return amendment

    plan(None if nothing else "…", "…")  # refuse an unknown place before the first prompt
    text = None if nothing else long_text("--message", message, "the correct value", current.id)
    with text_kept_on_failure(message, text or ""):
        reason = line("--because", because, "the reason")
        session.write(lambda: plan(text, reason))
