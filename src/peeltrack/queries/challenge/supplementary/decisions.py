"""Decisions on an item that no chosen question names, asked about with one. Pure."""

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import is_quoted_in, quote, quote_head
from peeltrack.queries.challenge.spans import A_QUARTER, HALF_A_YEAR
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.wording import long_date


def ask_of_decisions(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Let them ask whether an open item's target that was put off will hold, and tell of ratings.

    The fact tells of a better rating, and of one that its lead proposed and the reviewer refused.
    """
    if item.is_open:
        _ask_of_target(meeting, item, asked)
        if not meeting.is_public:  # it sees no measure, and no review
            _tell_of_better_rating(meeting, item, asked)
            _tell_of_refused_rating(item, asked)


def _ask_of_target(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask about a target that was put off within half a year to a day still ahead."""
    moved = item.target_changes[-1] if item.target_changes else None
    if moved is None or moved.before is None or not moved.before < moved.after == item.target:
        return
    is_recent = 0 <= (meeting.on - moved.date).days <= HALF_A_YEAR
    is_named = asked.names_day(moved.before) or asked.names_day(moved.after)
    if not is_recent or moved.after < meeting.on or is_named:
        return
    before, after = long_date(moved.before), long_date(moved.after)
    put_off = f"put off from {before} to {after} on {long_date(moved.date)}"
    asked.ask_too(
        moved.because,
        f"The target was {put_off}: {quote(moved.because)}.",
        [f"on the target, {put_off} ({quote_head(moved.because)}), will it hold this time"],
    )


def _tell_of_better_rating(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Quote a better rating that was set within a quarter, while a measure is open."""
    now = item.rag_changes[-1] if item.rag_changes else None
    if now is None or now.before is None or not now.before.is_worse_than(now.after):
        return
    is_recent = 0 <= (meeting.on - now.date).days <= A_QUARTER
    day = long_date(now.date)
    if not (is_recent and open_measures(item)) or f"{now.after} on {day}" in asked.quoted:
        return
    reason = meeting.reason(now)
    said = f": {quote(reason)}" if reason else ""
    asked.ask_too(
        reason,
        f"The rating went from {now.before} to {now.after} on {day}{said}.",
        [],
    )


def _tell_of_refused_rating(item: Item, asked: ItemQuestions) -> None:
    """Quote the review of a better rating that the last update proposed, if it is not set."""
    last = account(item)
    proposed = last.update.proposed_rag if last else None
    if last is None or proposed is None or item.rag is None or last.update.reviewed is None:
        return
    note, day = last.update.reviewed.note, last.update.reviewed.date
    is_set = any(each.date >= last.update.date for each in item.rag_changes)
    is_refused = item.rag.is_worse_than(proposed) and not is_set
    if not note or not is_refused or is_quoted_in(note, asked.quoted):
        return
    asked.ask_too(
        note,
        f"The update of {long_date(last.update.date)} proposed {proposed}; the review of "
        f"{long_date(day)} says {quote(note)}.",
        [],
    )
