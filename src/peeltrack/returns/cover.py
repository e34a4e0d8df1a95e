"""The sheet that explains a return, and the e-mail that goes with it. Pure."""

from collections.abc import Iterator
from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.leads import reminder
from peeltrack.returns.questions import (
    AGREED_SHEET,
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
        "What has been done since the last update, and the outcome. An item without an update "
        "counts as not answered.",
    ),
    (
        RAG,
        "Only if you think the RAG should change: choose it from the list. It is a proposal, which "
        "the liaison officer reviews.",
    ),
    (MILESTONE, "What you plan to achieve next; its deadline goes in the next column."),
    (BLOCKER, "What is preventing progress, and who could help."),
    (COMPLETED_BY, "The date by which you expect the whole item to be complete."),
    (
        RESTRICTED,
        "Yes, if your update must not appear in a public document. Text marked [Restricted] in the "
        "grey cells is never published. Do not pass this file on.",
    ),
)
_OF_THE_FILE = (
    (
        DAY,
        "At the top of the first sheet: the date to which your update applies. Leave it empty for "
        "the date on which you save this file.",
    ),
    (
        REFERENCE,
        "Rows are recognised by their reference, so you may sort, filter and delete them. "
        "Do not change the reference, nor the mark in the last, hidden column.",
    ),
    (
        "Grey cells",
        "They are locked, without a password, and are compared with the register when you return "
        "the file. If anything in them is wrong, say so in your update.",
    ),
)


def explanation_lines(asked: LeadReturn, back_by: date | None) -> Iterator[tuple[str, str]]:
    """Explain what to do, column by column."""
    when = f"by {long_date(back_by)}" if back_by else "when it is complete"
    what = f"Your {counted(len(asked.items), 'item')} for {asked.about}"
    yield (
        "About this workbook",
        f"{what}, as recorded on {long_date(asked.on)}. Please complete the white cells, save the "
        f"file and send it back {when}.",
    )
    yield from _OF_COLUMNS
    if asked.steps:
        yield DONE_ON, "On the sheet of steps: the date a step was done."
    if asked.agreed:
        yield (
            AGREED_SHEET,
            "What you promised or were asked for at meetings and is not recorded as done. Say in "
            "your update what has come of it.",
        )
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
