"""Steps to green: whether they are done in time, and whether they cover the finding."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Clause, Item
from peeltrack.model.problems import Place
from peeltrack.model.progress import StepToGreen
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import clauses_of, expand_abbreviations, quote, quote_parts
from peeltrack.queries.challenge.word_overlap import content_words, missing_words, speaks_to
from peeltrack.queries.due import COMPLETION, Due, DueKind, item_deadlines, update_that_names
from peeltrack.queries.parts import answered_parts, unanswered_parts
from peeltrack.wording import counted, days, long_date


class _Milestone(NamedTuple):
    """A deadline of an item or one of its steps."""

    day: date
    what: str
    whose: str
    at: Place


def milestone_passed(meeting: Preparation) -> Iterator[RuleResult]:
    """No day that was named for an open item or for its steps has passed with it undone.

    Nor does one pass before a meeting that is still to come.
    """
    for item in meeting.open_items:
        passed = sorted(each for each in _milestones(item) if each.day < meeting.on)
        if not passed:
            continue
        first, others = passed[0], len(passed) - 1
        further = f"; so with {counted(others, 'other date')}" if others else ""
        yield RuleResult.on_item(item, first.at, *_passed(first, meeting, further))


def _passed(first: _Milestone, meeting: Preparation, further: str) -> tuple[str, str]:
    """Say that a day has passed, or passes before the meeting, and ask about it."""
    day, gap = long_date(first.day), (meeting.position - first.day).days
    if gap > 0:
        return (
            f"{first.what} was due on {day}, {first.whose}, {days(gap)} ago, and is not on record "
            f"as done{further}.",
            f"{first.what} was due by {day}. Where does it stand?",
        )
    return (
        f"{first.what} is due on {day}, {first.whose}, before the meeting, and is not on record "
        f"as done{further}.",
        f"{first.what} was to be done by {day}. Is it?",
    )


def no_step(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has steps to green."""
    for item in meeting.worked_items:
        if not item.steps_to_green:
            yield RuleResult.on_item(
                item,
                ("steps_to_green",),
                "It has no step to green.",
                f"What is the plan for “{item.title}”?",
            )


def part_without_step(meeting: Preparation) -> Iterator[RuleResult]:
    """The steps to green of an open item cover all of its wording.

    Each part of the wording has a step. Where no step names a part, half of the wording's
    telling words are in some step or update; that goes by the likeness of words, a hint.
    """
    for item in meeting.worked_items:
        if parts := unanswered_parts(item):
            yield _without_step(item, parts)
        elif item.steps_to_green and not answered_parts(item):
            yield from _by_likeness(item)


def step_unspoken(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update speaks to every open step, where it names steps and no parts.

    The weightiest step is asked about: one with a day, then one that an investment pays for.
    One that waits for others comes last, as it is asked about as a dependency.
    """
    for item in meeting.worked_items:
        last = item.last_update
        if last is None or last.clauses or not last.steps:
            continue
        silent = [step for step in item.open_steps if step.id not in last.steps]
        if silent:
            named = quote(min(silent, key=lambda step: _lightness(item, step)).text)
            joint = ", above all" if len(silent) > 1 else ":"
            yield RuleResult.on_item(
                item,
                ("progress", len(item.progress) - 1),
                f"The update of {long_date(last.date)} says nothing of {len(silent)} of the "
                f"{counted(len(item.open_steps), 'open step')}{joint} {named}.",
                f"What has been done on {named}, which the last update does not mention?",
            )


def _lightness(item: Item, step: StepToGreen) -> tuple[bool, bool, date, bool]:
    """Return the key that sorts an item's steps, the weightiest first."""
    waits = any(speaks_to(awaited.what, step.text) for awaited in item.depends_on)
    is_funded = any(speaks_to(step.text, funded.text) for funded in item.investments)
    return waits, step.due is None, step.due or date.max, not is_funded


def _milestones(item: Item) -> list[_Milestone]:
    """List the deadlines of an item but for those of others, each with its place in the file."""
    dues = (due for due in item_deadlines(item) if due.kind != DueKind.DEPENDENCY)
    return [_milestone(item, due) for due in dues]


def _milestone(item: Item, due: Due) -> _Milestone:
    whole = f"“{item.title}”"
    if due.kind == DueKind.STEP:
        index = next(at for at, each in enumerate(item.steps_to_green) if each.id == due.part)
        at: Place = ("steps_to_green", index, "due")
        return _Milestone(due.due, quote(due.what), "the step's own date", at)
    if due.kind == DueKind.ITEM:
        return _Milestone(due.due, whole, "the inspectorate's date", ("due",))
    if due.kind == DueKind.TARGET:
        return _Milestone(due.due, whole, "the force's target", ("target",))
    key = "completed_by" if due.part == COMPLETION else "next_milestone"
    place = update_that_names(item, key) or 0
    update = item.progress[place]
    which = "last update" if update is item.last_update else f"update of {long_date(update.date)}"
    what = whole if due.part == COMPLETION else quote(due.what)
    return _Milestone(due.due, what, f"as the {which} has it", ("progress", place, key))


def _without_step(item: Item, parts: Sequence[Clause]) -> RuleResult:
    named = quote_parts(parts)
    spoken = item.last_update.clauses if item.last_update else ()
    silent = all(part.ref not in spoken for part in parts)
    of_the_update = "; nor does the last update" if item.last_update and silent else ""
    return RuleResult.on_item(
        item,
        ("steps_to_green",),
        f"No step to green answers {named} (of {counted(len(item.clauses), 'part')})"
        f"{of_the_update}.",
        f"What is being done about {named}?",
    )


def _by_likeness(item: Item) -> Iterator[RuleResult]:
    """Describe steps that are little like the wording, or not at all."""
    texts = [step.text for step in item.steps_to_green]
    texts = [
        expand_abbreviations(item.wording, text)
        for text in (*texts, *(u.text for u in item.progress))
    ]
    words, left = content_words(item.wording), missing_words(item.wording, texts)
    if len(left) * 2 <= len(words):
        return
    if len(left) == len(words):
        fact = "No step or update has any telling word of the wording."
        question = f"Do the steps answer “{item.title}” at all?"
    else:
        clause = max(clauses_of(item.wording), key=lambda each: len(missing_words(each, texts)))
        fact = (
            f"No step or update has {len(left)} of the {len(words)} telling words of the "
            f"wording, most of them in {quote(clause)}."
        )
        question = f"Which step answers {quote(clause)}?"
    yield RuleResult.on_item(item, ("steps_to_green",), fact, question, is_hint=True)
