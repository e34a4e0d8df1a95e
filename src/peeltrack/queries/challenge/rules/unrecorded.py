"""Promises in answers at earlier meetings that no commitment, step or update takes up."""

import re
from collections.abc import Iterator
from datetime import date

from peeltrack.language.admissions import admits
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.promises import AnsweredPromise, is_to_the_chair, promises
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Action, Commitment, Meeting, Question
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_MONTH
from peeltrack.queries.challenge.standards import ALL, NONE
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word, speaks_to
from peeltrack.wording import long_date

_WAY_OF_FIGURE = re.compile(
    r"\b(?:numbers?|figures?|totals?) (?:\w+ )?(?:will|should|is to|are to|to) (?:\w+ )?"
    r"(?:rise|fall|grow|drop|climb|go up|go down|come down|increase|decrease|peak)\b",
    re.IGNORECASE,
)
"""How an answer says which way a figure will go, which any later figure reports."""
_STANDS_FOR = re.compile(r"\b(?:an?|the) (?:new )?(?:one|ones)\b", re.IGNORECASE)
"""What stands for a thing that was named before."""
_FEW = 4
"""Telling words; fewer, such as "we will find out how often", do not say of what."""


def promise_unrecorded(meeting: Preparation) -> Iterator[RuleResult]:
    """What an answer at this forum said would be done by now is recorded, or an update reports it.

    A promise is a sentence with a word such as "will" and a date, a month or the next meeting. A
    recorded commitment or action on the item with half of its telling words, or for the same day,
    is the same promise. A target that was moved beyond its day since tells of it too.
    """
    for past in meeting.earlier:
        if past.forum != meeting.forum_id:
            continue
        for question in past.all_questions:
            for promise in _promises(past, question):
                due = promise.due or _next_of(meeting, past)
                if due <= meeting.on and not _is_recorded(meeting, past, question, promise):
                    yield _unrecorded(meeting, past, question, promise)


def _unrecorded(
    meeting: Preparation, past: Meeting, question: Question, promise: AnsweredPromise
) -> RuleResult:
    day, item = long_date(past.date), meeting.register.items.get(question.item or "")
    about = f" on {meeting.name(item)}" if item else ""
    to = f" to {quote(question.text)}" if _is_bare(promise) else ""
    about = f"{about}{to}"
    return RuleResult(
        question.item,
        past.file,
        ("commitments",),
        f"An answer of {day}{about} says {quote(promise.text)}.",
        f"On {day} the answer{about} was {quote(promise.text)}: what has come of that?",
        is_hint=True,
        short=f"Said on {day}{to}: {quote(promise.text)}. What has come of that?",
    )


def _promises(past: Meeting, question: Question) -> Iterator[AnsweredPromise]:
    for answer in question.answers:
        yield from promises(answer.text, answer.date or past.date)


def _next_of(meeting: Preparation, past: Meeting) -> date:
    """Return the day of the forum's meeting after an earlier one; that which is prepared, else."""
    later = (each.date for each in meeting.earlier if each.forum == past.forum)
    return min((day for day in later if day > past.date), default=meeting.on)


def _is_recorded(
    meeting: Preparation, past: Meeting, question: Question, promise: AnsweredPromise
) -> bool:
    """Check whether a commitment or an action says the same, or an update since speaks to it.

    Or a step that was done by the promised day. What the same meeting recorded may be about
    another item: a question often covers several.
    """
    is_bare, is_of_item = _is_bare(promise), promise.due and question.item
    if (is_bare or is_of_item) and _is_minuted_for(past, question, promise):
        return True
    said = " ".join([question.text, *(each.text for each in question.answers)])
    item = meeting.register.items.get(question.item or "")
    overtaken = promise.due and _is_overtaken(item, past, promise.due)
    if item and promise.due and _is_a_step(item, promise.due, said):
        return True
    if overtaken or _is_done_in_time(meeting, past, question, promise, said):
        return True
    if is_bare:
        promise = promise._replace(text=question.text)
    asked = [
        text
        for each in meeting.earlier
        for text, about in (
            *((action.text, action.item) for action in each.actions),
            *((made.text, made.item) for made in each.commitments),
        )
        if each is past or question.item is None or about in (None, question.item)
    ]
    since = [each for each in item.progress if each.date > past.date] if item else []
    if is_bare and any(promise.due and each.date > promise.due for each in since):
        return True
    updates = [each.text for each in since]
    return (
        any(speaks_to(promise.text, text) or speaks_to(text, promise.text) for text in asked)
        or any(_is_minuted(promise.text, text) for text in _minuted(past, question))
        or any(
            _reports(text, promise.text, of_all=is_bare)
            or (_WAY_OF_FIGURE.search(promise.text) and figures(text))
            for text in updates
        )
    )


def _is_minuted_for(past: Meeting, question: Question, promise: AnsweredPromise) -> bool:
    """Check whether a meeting recorded something on the item of a question for the same day.

    It is due then, or its text names the day; or it is due within a month of it and has a word of
    the promise.
    """
    made: list[Action | Commitment] = [*past.actions, *past.commitments]
    words = telling_words(promise.text)
    return any(
        promise.due in (each.due, *days_ahead(each.text, past.date))
        or (
            promise.due
            and each.due
            and abs((promise.due - each.due).days) <= A_MONTH
            and shares_word(each.text, words)
        )
        for each in made
        if each.item == question.item
    )


def _is_a_step(item: Item, due: date, said: str) -> bool:
    """Check whether a step of an item is due on a promised day, and shares two words with it."""
    words = telling_words(said)
    return any(
        step.due == due and len(shared(words, content_words(step.text))) > 1
        for step in item.steps_to_green
    )


def _is_overtaken(item: Item | None, past: Meeting, due: date) -> bool:
    """Check whether the target of an item was moved since a meeting, beyond a promised day."""
    changes = item.target_changes if item else ()
    return any(each.date > past.date and each.after > due for each in changes)


def _is_done_in_time(
    meeting: Preparation, past: Meeting, question: Question, promise: AnsweredPromise, said: str
) -> bool:
    """Check whether a step of the item was done by the promised day that may be what was promised.

    It shares a word with the question and the answer, unless the promise only says "a new one", or
    the step was done in the last month before that day. What is for the chair is no step.
    """
    item = meeting.register.items.get(question.item or "")
    by = promise.due or _next_of(meeting, past)
    done = [
        (step.text, step.done)
        for step in (item.steps_to_green if item else ())
        if step.done and past.date <= step.done <= by
    ]
    is_open = _STANDS_FOR.search(promise.text) or _is_bare(promise)
    is_near = promise.due and not is_to_the_chair(promise.text)
    return any(
        is_open
        or (is_near and (by - day).days <= A_MONTH)
        or shares_word(text, telling_words(said))
        for text, day in done
    )


def _reports(update: str, promised: str, *, of_all: bool) -> bool:
    """Check whether an update speaks to a promise; of a date alone, says that all of it is so."""
    if not of_all:
        return speaks_to(update, promised)
    return any(
        speaks_to(each, promised) and (ALL.search(each) or NONE.search(each)) and not admits(each)
        for each in statements(update)
    )


def _minuted(past: Meeting, question: Question) -> Iterator[str]:
    """Yield the actions and commitments that a meeting recorded on the item of a question."""
    actions = ((each.item, each.text) for each in past.actions)
    commitments = ((each.item, each.text) for each in past.commitments)
    for item, text in (*actions, *commitments):
        if question.item and item == question.item:
            yield text


def _is_minuted(promise: str, recorded: str) -> bool:
    """Check whether what a meeting recorded on the same item is what was said in few words."""
    things = content_words(promise)
    return len(things) < _FEW or len(shared(things, content_words(recorded))) > 1


def _is_bare(promise: AnsweredPromise) -> bool:
    """Check whether an answer names only a date, so that its question says for what."""
    return not telling_words(promise.text) and not _WAY_OF_FIGURE.search(promise.text)
