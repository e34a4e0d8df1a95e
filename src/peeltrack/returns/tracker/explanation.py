"""The sheet that explains a tracker. Pure."""

from collections.abc import Iterator

from peeltrack.returns.questions import RESTRICTED
from peeltrack.returns.tracker.rows import (
    DONE,
    DUE,
    NEW_UPDATE,
    RAG,
    REASON,
    STEPS_DONE,
    STRATEGIC,
    TACTICAL,
    TARGET,
    UPDATE_BY,
    Tracker,
)
from peeltrack.wording import long_date

_OF_COLUMNS = (
    (DUE, "HMICFRS's due date. A date in red has passed and the work is not complete."),
    (TARGET, "The force's own date."),
)
_TO_CHANGE = (
    (
        "How to change it",
        "Change the white cells, save the file and run: peeltrack returns collect FILE --dry-run. "
        "It shows every change without recording it; without --dry-run it records them.",
    ),
    (RAG, f"Choose another word from the list, and give the reason under {REASON!r}."),
    (f"{STRATEGIC}, {TACTICAL}", "Choose another office from the list."),
    (TARGET, f"Type another date, and give the reason under {REASON!r}."),
    (
        NEW_UPDATE,
        f"What has been done since the last update. {UPDATE_BY!r} is the lead who gave it; if it "
        f"is empty, you did. {RESTRICTED!r}: Yes, if it must not appear in a public document.",
    ),
    (
        "Steps",
        f"On the sheet of steps, enter under {DONE!r} the date a step was done, or another date "
        f"under {DUE!r} with the reason. For a new step use an empty row: choose the finding and "
        "describe the step.",
    ),
    (
        "Grey cells",
        f"They show what the register has ({STEPS_DONE!r}, the last update and so on) and are not "
        "read back. A change to one is reported but not recorded.",
    ),
    (
        "Sort, filter, delete",
        "Rows are matched by two hidden columns at their end. You may sort whole rows, filter, "
        "delete rows and insert columns: a deleted row changes nothing.",
    ),
    (
        "If two people change the same value",
        "A cell that you did not change never overwrites the register. If you and somebody else "
        "changed the same value, both are shown and nothing is recorded for that finding until you "
        "settle it.",
    ),
    (
        "[Restricted]",
        "Text marked like this is never published. Do not pass this file on outside the office.",
    ),
)
_PUBLIC = (
    (
        "Who may see it",
        "Restricted text, updates that await review and steps to green are left out. Changes to "
        "this file are not collected.",
    ),
)


def explanation(tracker: Tracker) -> Iterator[tuple[str, str]]:
    """Explain the columns, and how changes come back to the register."""
    revision = f", revision {tracker.revision}" if tracker.revision else ""
    yield "About this workbook", f"The register as it stood on {long_date(tracker.on)}{revision}."
    yield from _OF_COLUMNS
    yield from _TO_CHANGE if tracker.is_collectable else _PUBLIC
