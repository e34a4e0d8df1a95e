"""Parts of a finding's wording that no step to green answers."""

from collections.abc import Iterator, Sequence

from peeltrack.model.items import Clause, Item
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import (
    clauses_of,
    expand_abbreviations,
    quote_parts,
    quote_parts_of,
    quote_wording,
)
from peeltrack.queries.challenge.reported import is_reported
from peeltrack.queries.challenge.word_overlap import content_words, missing_words, shared, speaks_to
from peeltrack.queries.parts import answered_parts, unanswered_parts
from peeltrack.wording import counted

_TELLING = 2
"""Telling words that a clause needs for its absence to say anything."""


def part_without_step(meeting: Preparation) -> Iterator[RuleResult]:
    """The steps to green of an item cover all of its wording.

    Each part of the wording has a step; that is a hint where a step names no part and so may
    answer any. Where no step names a part, each clause of the wording has a telling word in a
    step, an update, a measure or the title; that is a hint too.
    """
    for item in (*meeting.worked_items, *meeting.rated_done):
        silent = unanswered_parts(item) or _never_told(item)
        if parts := [e for e in silent if not (_is_measured(item, e) or _has_step(item, e))]:
            yield _without_step(meeting, item, parts)
        elif item.steps_to_green and not answered_parts(item):
            yield from _by_likeness(meeting, item)


def _is_measured(item: Item, part: Clause) -> bool:
    """Check whether updates give a figure for a measure that speaks to a part."""
    return any(is_reported(item, e) for e in item.measures if speaks_to(e.text, part.text))


def _has_step(item: Item, part: Clause) -> bool:
    """Check whether a step that names no part speaks to one."""
    own = (step.text for step in item.steps_to_green if not step.clauses)
    return any(len(shared(content_words(part.text), content_words(each))) > 1 for each in own)


def _never_told(item: Item) -> tuple[Clause, ...]:
    """Return the parts that no update names where updates name others and no step names any."""
    told = {ref for update in item.progress for ref in update.clauses}
    if not told or answered_parts(item):
        return ()
    return tuple(part for part in item.clauses if part.ref not in told)


def _without_step(meeting: Preparation, item: Item, parts: Sequence[Clause]) -> RuleResult:
    in_summary = meeting.is_in_summary(item)
    named = quote_parts(parts, in_summary=in_summary)
    told = quote_parts_of(parts, item.clauses, in_summary=in_summary)
    spoken = item.last_update.clauses if item.last_update else ()
    silent = all(part.ref not in spoken for part in parts)
    of_the_update = "; the last update does not name it" if item.last_update and silent else ""
    loose = sum(not step.clauses for step in item.steps_to_green)
    may_answer = f"; {counted(loose, 'step')} without a part may" if loose else ""
    return RuleResult.on_item(
        item,
        ("steps_to_green",),
        f"No step to green {'names' if loose else 'answers'} {told}{of_the_update}{may_answer}.",
        f"For {meeting.name(item)}, what is being done about {named}?",
        is_hint=bool(loose),
        joined=f"what is being done about {named}",
    )


def _by_likeness(meeting: Preparation, item: Item) -> Iterator[RuleResult]:
    """Describe the clause of a wording of several that nothing written about the item touches."""
    texts = [
        item.title,
        *(step.text for step in item.steps_to_green),
        *(update.text for update in item.progress),
        *(measure.text for measure in item.measures),
    ]
    expanded = [expand_abbreviations(item.wording, text) for text in texts]
    clauses = clauses_of(item.wording)
    for clause in clauses if len(clauses) > 1 else ():
        words = content_words(clause)
        if len(words) >= _TELLING and len(missing_words(clause, expanded)) == len(words):
            named = quote_wording(clause, in_summary=meeting.is_in_summary(item))
            yield RuleResult.on_item(
                item,
                ("steps_to_green",),
                f"No step, update or measure has any telling word of {named}.",
                f"Which step of {meeting.name(item)} answers {named}?",
                is_hint=True,
            )
            return
