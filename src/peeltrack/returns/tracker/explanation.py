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
    (DUE, "HMICFRS's date. A date in red has passed, and the work is not complete."),
    (TARGET, "The force's own date."),
)
_TO_CHANGE = (
    (
        "How to change it",
        "Change the white cells, save the file and run: peeltrack returns collect FILE --dry-run. "
        "It shows every change and writes nothing; without --dry-run it records them.",
    ),
    (RAG, f"Choose another word from the list, and say why under {REASON!r}."),
    (f"{STRATEGIC}, {TACTICAL}", "Choose another office from the list."),
    (TARGET, f"Type another date, and say why under {REASON!r}."),
    (
        NEW_UPDATE,
        f"What has been done since the last update. {UPDATE_BY!r} is the lead who gave it; "
        f"if it is empty, you did. {RESTRICTED!r}: Yes, if it is for no public document.",
    ),
    (
        "Steps",
        f"On the sheet of steps type under {DONE!r} when a step was done, or another date under "
        f"{DUE!r} with the reason. For a new step use an empty row: choose the finding, and say "
        "what is to be done.",
    ),
    (
        "Grey cells",
        f"They show what the register has ({STEPS_DONE!r}, the last update and so on) and are not "
        "taken from here. A change in one is reported and goes no further.",
    ),
    (
        "Sort, filter, delete",
        "Rows are known by two hidden columns at their end. Sort whole rows, filter, delete rows "
        "and insert columns as you like: a row that is not there changes nothing.",
    ),
    (
        "If two people change one thing",
        "A cell that you left as it was never overwrites the register. Where you and somebody "
        "else changed the same thing, both values are shown and nothing is recorded of that "
        "finding until you settle it.",
    ),
    (
        "[Restricted]",
        "What is marked so is never published. Do not pass this file on outside the office.",
    ),
)
_PUBLIC = (
    (
        "Who may see it",
        "Restricted text, updates that await review and steps to green are left out. "
        "No changes are taken from this file.",
    ),
)


def explanation(tracker: Tracker) -> Iterator[tuple[str, str]]:
    """Explain the columns, and how changes come back to the register."""
    revision = f", revision {tracker.revision}" if tracker.revision else ""
    yield "What this is", f"The register as it stood on {long_date(tracker.on)}{revision}."
    yield from _OF_COLUMNS
    yield from _TO_CHANGE if tracker.is_collectable else _PUBLIC
