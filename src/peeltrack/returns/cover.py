"""The sheet that explains a return, and the e-mail that goes with it. Pure."""

from collections.abc import Iterator
from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.leads import reminder
from peeltrack.returns.questions import (
    BLOCKER,
    COMPLETED_BY,
    DAY,
    DONE_ON,
    MILESTONE,
    RAG,
    REFERENCE,
    RESTRICTED,
    UPDATE,
    LeadReturn,
)
from peeltrack.wording import counted, long_date

_OF_COLUMNS = (
    (
        UPDATE,
        "What has been done since the last update, and what came of it. "
        "An item whose update stays empty counts as not answered.",
    ),
    (
        RAG,
        "Only if you think that the RAG should change: choose it from the list. "
        "It is a proposal, which the liaison officer reviews.",
    ),
    (MILESTONE, "What you mean to reach next; in the column beside it, by which day."),
    (BLOCKER, "What stands in the way, and whose help would remove it."),
    (COMPLETED_BY, "The day by which you expect the whole item to be complete."),
    (
        RESTRICTED,
        "Yes, if your update is for no public document. What is marked [Restricted] in the grey "
        "cells is never published. Do not pass this file on.",
    ),
)
_OF_THE_FILE = (
    (
        DAY,
        "At the head of the first sheet: the day on which what you say is true. "
        "Change it if you fill this in on another day.",
    ),
    (
        REFERENCE,
        "Rows are recognised by their reference, so you may sort, filter and delete them. "
        "Do not change the reference, nor the mark in the last, hidden column.",
    ),
    (
        "Grey cells",
        "They are locked, without a password, and are compared with the register when the "
        "file comes back. If something in them is wrong, say so in your update.",
    ),
)


def explanation_lines(asked: LeadReturn, back_by: date | None) -> Iterator[tuple[str, str]]:
    """Explain what to do, column by column."""
    when = f"by {long_date(back_by)}" if back_by else "when it is filled"
    what = f"Your {counted(len(asked.items), 'item')} for the {asked.about}"
    yield (
        "What this is",
        f"{what}, as the register has them on {long_date(asked.on)}. "
        f"Fill the white cells, save the file and send it back {when}.",
    )
    yield from _OF_COLUMNS
    if asked.steps:
        yield DONE_ON, "On the sheet of steps: the day on which a step was done."
    yield from _OF_THE_FILE


def covering_letter(register: Register, asked: LeadReturn, back_by: date | None) -> str:
    """Write the e-mail that a return is attached to.

    Args:
        register: the register that the return was made from.
        asked: what the lead is asked.
        back_by: the day by which it is to be sent back, if one was said.
    """
    when = f" by {long_date(back_by)}" if back_by else ""
    return (
        f"Please complete the white cells of the attached workbook and send it back{when}. "
        f"It covers {counted(len(asked.items), 'item')} of yours.\n\n"
        f"{reminder(register, asked.portfolio, asked.on)}"
    )
