"""The command that puts right what was recorded: amend."""

from typing import Annotated

import typer

from peeltrack.cli.commands.update import BecauseOption, MessageOption
from peeltrack.cli.shared.options import SignedWriting, complete_items, grouped


@grouped
def amend(
    context: typer.Context,
    record: Annotated[
        str,
        typer.Argument(
            metavar="ITEM",
            help="An item; or a meeting or inspection, by its id",
            autocompletion=complete_items,
        ),
    ],
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="The place: progress.2022-04-14.text")
    ],
    writing: SignedWriting,
    message: MessageOption = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="Nothing should stand there")] = False,
    because: BecauseOption = None,
) -> None:
    """Put right what was recorded, keeping what it replaces

    WHAT is the way to one value by the keys of the file, an entry by its id or date, or
    as much of it as is clear, or by its number: steps_to_green.dip-sample.done,
    questions.why-late.answers.1.text. For those who may review.
    """
    from peeltrack.cli.shared.prompts import line, long_text, shown_again
    from peeltrack.cli.shared.write_session import Desk
    from peeltrack.edits.amendments import amend as amended
    from peeltrack.edits.kinds import Plan

    desk = Desk.of(context, writing)
    found, by = desk.record(record), desk.who()

    def plan(text: str | None, reason: str) -> Plan:
        now = desk.record(found.id)
        return amended(now, what, text, reason, by, desk.on, desk.organisation)

    plan(None if nothing else "…", "…")  # a place that is not there is told before any question
    said = None if nothing else long_text("--message", message, "what should stand there", found.id)
    with shown_again(message, said or ""):
        reason = line("--because", because, "the reason")
        desk.write(lambda: plan(said, reason))
