"""Submissions to HMICFRS: of what is green or said to be complete."""

import re
from collections.abc import Iterator
from datetime import date

from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Rag, State
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.meeting import answering_office, named_findings
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.rules.well import says_it_is_done
from peeltrack.queries.challenge.spans import A_MONTH, A_QUARTER
from peeltrack.wording import days, long_date

_NAMED = 6
"""Findings that a fact names; the others it counts."""
_VISIT = re.compile(r"\b(?:re)?visit|\bfieldwork\b|\breview of progress\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_OF_HMICFRS = re.compile(r"\b(?:HMICFRS|inspectorate|inspectors?)\b", re.IGNORECASE)
_SUBMITS = re.compile(r"\b(?:re)?submi(?:t|ss)", re.IGNORECASE)


def unsubmitted(meeting: Preparation) -> Iterator[RuleResult]:
    """What the force considers complete, or ready for closure, is submitted within a quarter.

    An update since, or one that says when it will be submitted, is asked about for itself. What
    was rated green a month ago is submitted by its own date too, where submissions are recorded.
    """
    records_them = any(item.sign_offs for item in meeting.agenda)
    for item in meeting.questioned_items:
        said = _said_complete(item)
        if said is None or any(act.date >= said[0] for act in item.sign_offs):
            continue
        (day, what), own = said, item.target or item.due
        age = (meeting.position - day).days
        since = any(each.date > day for each in item.progress)
        will = any(_SUBMITS.search(each.text) for each in item.progress[-1:])
        if age > A_QUARTER and not (since or will):
            fact = "no update and no submission is recorded since"
            asks = "nothing has been recorded since: has it"
        elif records_them and age > A_MONTH and own and day <= own < meeting.position and not will:
            fact = f"its date of {long_date(own)} has passed, and no submission is recorded"
            asks = f"its date of {long_date(own)} has passed: why has it not"
        else:
            continue
        yield RuleResult.on_item(
            item,
            ("sign_offs",),
            f"It {what} on {long_date(day)}; {fact}.",
            f"{meeting.name(item)} {what} on {long_date(day)}, and {asks} been put to HMICFRS, and "
            f"does it still hold?",
        )


def visit_expected(meeting: Preparation) -> Iterator[RuleResult]:
    """HMICFRS is not expected to visit again while findings of its report are not complete.

    What is expected is what the report announces, such as a revisit; what was to come in a year
    that is over is left out. One visit is asked about.
    """
    for inspection in meeting.register.inspections.values():
        waiting = [item for item in meeting.open_items if item.inspection == inspection.id]
        for each in inspection.expected if waiting else ():
            last_year = max(map(int, _YEAR.findall(each.when)), default=meeting.on.year)
            is_over = last_year < meeting.on.year
            if is_over or not _VISIT.search(each.what):
                continue
            named = named_findings(meeting, waiting, _NAMED)
            yield RuleResult(
                None,
                inspection.file,
                ("expected",),
                f"{quote(each.what)} is expected on {inspection.called}: {each.when}. Not complete "
                f"{'is' if len(waiting) == 1 else 'are'} {named}.",
                f"{quote(each.what)} is expected ({each.when}): what would inspectors find today, "
                f"what would not be ready, and what worries {answering_office(meeting)} most?",
                short=f"{quote(each.what)} ({each.when}). What would inspectors find today?",
            )
            return


def submitted_unanswered(meeting: Preparation) -> Iterator[RuleResult]:
    """HMICFRS has answered what was submitted to it a month ago, or an update speaks of it."""
    for item in meeting.rated_done:
        sent = item.sign_offs[-1] if item.state == State.AWAITING_SIGN_OFF else None
        if sent and (meeting.on - sent.date).days > A_MONTH and not _is_told(item, sent.date):
            day, age = long_date(sent.date), days((meeting.on - sent.date).days)
            yield RuleResult.on_item(
                item,
                ("sign_offs", len(item.sign_offs) - 1),
                f"It was submitted to HMICFRS on {day}, {age} before; no answer is recorded.",
                f"{meeting.name(item)} was submitted on {day}: what has HMICFRS said since, and "
                "does it still hold?",
            )


def green_unsubmitted(meeting: Preparation) -> Iterator[RuleResult]:
    """What is rated green is submitted, or an update says when it will be.

    Where nothing else is asked of it, a chair asks what shows that it holds.
    """
    for item in meeting.rated_done:
        change = item.rag_changes[-1] if item.rag_changes else None
        if item.rag != Rag.GREEN or item.state != State.COMPLETE or change is None:
            continue
        if any(_SUBMITS.search(each.text) for each in item.progress[-1:]):
            continue
        day, reason = long_date(change.date), meeting.reason(change)
        why = f", {quote(reason)}" if reason else ""
        yield RuleResult.on_item(
            item,
            ("rag",),
            f"It went green on {day}{why}; no submission to HMICFRS is recorded since.",
            f"{meeting.name(item)} went green on {day}: what shows that it holds, and when will "
            "it be put to HMICFRS?",
        )


def _is_told(item: Item, sent: date) -> bool:
    """Check whether an update since something was submitted says where HMICFRS stands."""
    return any(each.date > sent and _OF_HMICFRS.search(each.text) for each in item.progress)


def _said_complete(item: Item) -> tuple[date, str] | None:
    """Return when an item became green, or was said to be ready for closure, and which it is."""
    change, last = item.rag_changes[-1] if item.rag_changes else None, account(item)
    if item.state == State.COMPLETE and change:
        return change.date, "went green"
    if item.is_open and last and any(map(says_it_is_done, last.statements[-2:])):
        return last.update.date, "was said to be complete"
    return None
