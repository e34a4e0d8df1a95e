"""Confidence: what is known in confidence beside what the public has been told."""

from collections.abc import Iterator

from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.accounts import Account, account
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import HALF_A_YEAR
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import long_date


def restricted_since(meeting: Preparation) -> Iterator[RuleResult]:
    """No restricted update is newer than the last one that the public may see.

    Its question does not quote the restricted update. An update that was never cleared for the
    public is no public line.
    """
    reviewers = meeting.register.organisation.reviewers
    for item in meeting.questioned_items:
        last, told = item.last_update, account(item)
        if last is None or told is None or last.date <= told.update.date:
            continue
        line = _line_about(item, last, told)
        if not told.update.is_public(reviewers) or not line:
            continue
        day = long_date(told.update.date)
        yield RuleResult.on_item(
            item,
            ("progress", told.index),
            f"A restricted update of {long_date(last.date)} is newer than the public one of {day}, "
            f"which says {quote(line)}.",
            f"Does the public line on {meeting.name(item)} of {day} still hold, given the "
            f"restricted update of {long_date(last.date)}?",
            short=f"A restricted update is newer than the public line, {quote(line)}. Does "
            f"that still hold?",
        )


def restricted_told(meeting: Preparation) -> Iterator[RuleResult]:
    """No restricted update of the last half-year is left without an account of it.

    Its question names it and does not quote it, and no forum that meets in public hears of it.
    One that is newer than a line which the public has is asked about beside that.
    """
    beside = {each.item for each in restricted_since(meeting)}
    for item in (each for each in meeting.questioned_items if each.id not in beside):
        told = account(item)
        restricted = [(at, each) for at, each in enumerate(item.progress) if each.restricted]
        if told is None or not restricted:
            continue
        at, last = restricted[-1]
        if (meeting.on - last.date).days > HALF_A_YEAR:
            continue
        day, name = long_date(last.date), meeting.name(item)
        since = "; the updates since are not" if told.update.date > last.date else ""
        yield RuleResult.on_item(
            item,
            ("progress", at),
            f"The update of {day} is restricted{since}.",
            f"What has been done about what the restricted update of {name} of {day} says, and "
            f"what has come of it?",
            short=f"What has come of what the restricted update of {day} says?",
        )


def _line_about(item: Item, restricted: ProgressUpdate, told: Account) -> str:
    """Return the public statement about what a restricted update speaks of, if it names parts.

    Else the one that the public line rests on: the first with a figure, or the first.
    """
    statements = told.statements
    if parts := [each.text for each in item.clauses if each.ref in restricted.clauses]:
        return next((s for part in parts for s in statements if _is_about(s, part)), "")
    return next((each for each in statements if figures(each)), statements[0])


def _is_about(statement: str, part: str) -> bool:
    """Check whether a statement has two telling words of a part."""
    return len(shared(content_words(part), content_words(statement))) > 1
