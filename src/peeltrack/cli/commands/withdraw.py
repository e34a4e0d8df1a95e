"""The withdraw command: an entry recorded in error kept, and counted no longer."""

from typing import Annotated

import typer

from peeltrack.cli.shared.options import complete_items, option_groups
from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import BecauseOption, SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan
from peeltrack.edits.repairs import Repair
from peeltrack.edits.withdrawals import withdraw as plan_withdrawal


@option_groups
def withdraw(
    context: typer.Context,
    record: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="An item, or the id of a meeting",
            autocompletion=complete_items,
        ),
    ],
    options: SignedWriteOptions,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[ENTRY]", help="One entry, such as progress.2022-04-14"),
    ] = None,
    because: BecauseOption = None,
) -> None:
    """Withdraw an entry recorded in error; nothing is deleted

    Without ENTRY, all of TARGET is withdrawn. ENTRY is one update, step, RAG change, target,
    sign-off, question, answer, action or commitment, named as for amend, by its id, date or
    number: progress.2022-04-14-2 is the second update of that date,
    questions.why-late.answers.1 the first answer. It stays in the file and in the history but
    no longer counts from that date. For those who may review.
    """
    session = WriteSession.of(context, options)
    current, by = session.record(record), session.author()

    def plan(reason: str) -> Plan:
        now = session.record(current.id)
        repair = Repair(reason, by, session.on)
        return plan_withdrawal(now, what, repair, session.organisation)

    plan("…")  # refuse an unknown place before the first prompt
    reason = line("--because", because, "the reason")
    session.write(lambda: plan(reason))
