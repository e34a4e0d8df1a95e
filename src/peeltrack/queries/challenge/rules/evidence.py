"""Measures of success, and whether anybody has reported against them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.language.figures import figures
from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import StepToGreen
from peeltrack.model.vocabulary import State
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.meeting import asking_office
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.reported import (
    is_reported,
    may_report,
    speaks_of,
    will_be_measured,
)
from peeltrack.queries.challenge.standards import is_standard
from peeltrack.queries.challenge.word_overlap import shares_word
from peeltrack.wording import counted, long_date

_TAUGHT = re.compile(
    r"\b(?:train(?:s|ing)?|teach(?:es|ing)?|brief(?:s|ing|ings)?|guid(?:ance|es?)|courses?"
    r"|CPD\w*|sessions?|awareness|e-?learning|workshops?|toolkits?|bulletins?)\b",
    re.IGNORECASE,
)
"""Words of steps that teach or tell staff something; whether they then do it is not said."""


_TRAINED = re.compile(r"\btrain(?:s|ed|ing)?\b", re.IGNORECASE)
_DONE_TOO = re.compile(
    r"(?:recruit|appoint|hire|fill|employ|post|staff|buy|build|accredit|audit"
    r"|achieve|improve|reduce|increase|embed|enforce)\w*\b",
    re.IGNORECASE,
)
"""How a step begins that does more than teach."""


def green_without_evidence(meeting: Preparation) -> Iterator[RuleResult]:
    """A green item has evidence: put forward with it, or a measure that an update reports on."""
    for item in meeting.agenda:
        if item.state != State.COMPLETE or any(act.evidence for act in item.sign_offs):
            continue
        if any(is_reported(item, each) or speaks_of(item, each) for each in item.measures):
            continue
        change = item.rag_changes[-1] if item.rag_changes else None
        since = f"Green since {long_date(change.date)}" if change else "Green"
        opened = [step for step in item.open_steps if change and step.id in change.steps_open]
        steps = f", and {quote(opened[0].text)} was open when it was set" if opened else ""
        yield RuleResult.on_item(
            item,
            ("rag",),
            f"{since}, with {_what_is_measured(item)}{steps}.",
            f"What shows that {meeting.name(item)} has been put right?",
        )


def green_with_open_steps(meeting: Preparation) -> Iterator[RuleResult]:
    """A green item has no step to green that is not recorded as done."""
    for item in meeting.questioned_items:
        if item.is_open or not item.open_steps:
            continue
        step = min(item.open_steps, key=lambda each: each.due or date.max)
        due = f", due by {long_date(step.due)}," if step.due else ""
        rated = item.rag or "complete"
        yield RuleResult.on_item(
            item,
            ("steps_to_green", item.steps_to_green.index(step)),
            f"{quote(step.text)}{due} is not recorded as done, and the item is {rated}.",
            f"{quote(step.text)}{due} is not recorded as done: why is {meeting.name(item)} "
            f"{rated}?",
            short=f"{quote(step.text)} is not recorded as done. Why is it {rated}?",
        )


def only_taught(meeting: Preparation) -> Iterator[RuleResult]:
    """Where an update speaks of training or guidance alone, some update shows what it changed.

    It is asked of the last update, and where no other step is open.

    A step teaches by words such as train, brief or guidance; of a step that does more, such as
    "recruit and train", nothing is asked, nor where a sample or a survey is still to come, or the
    finding is itself of training.
    """
    for item in meeting.worked_items:
        taught = _only_taught(item)
        will_show = will_be_measured(item, meeting.position)
        if (
            taught
            and not _is_of_training(item)
            and not is_reported(item)
            and not _gives_result(item)
            and not will_show
        ):
            yield RuleResult.on_item(
                item,
                ("measures",),
                f"What {_spoken_of(item)} is training or guidance: {quote(taught.text)}. "
                f"{_unmeasured(item, item.measures)}",
                f"Beyond {quote(taught.text)}, what will show that practice has changed "
                f"in {meeting.name(item)}?",
                short=f"Beyond {quote(taught.text)}, what shows that practice has changed?",
            )


def _spoken_of(item: Item) -> str:
    """Say whether the last update names the steps that only teach, or they are all that is open."""
    last = item.last_update
    named = last is not None and any(step.id in last.steps for step in item.open_steps)
    return "the last update speaks of" if named else "is still to be done"


def _gives_result(item: Item) -> bool:
    """Check whether the last update has a figure for what the wording asks, beyond the training."""
    last = account(item)
    return any(
        figures(each)
        and not _TAUGHT.search(each)
        and shares_word(each, telling_words(item.wording))
        for each in (last.statements if last else ())
    )


def no_measure(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has a measure of success, and its measures set a standard.

    An update that speaks of what the measure counts, without its figure, is quoted.
    It is a hint where an update has a figure that does not say what it counts, or reports against
    another measure; a response rate is no report.
    """
    for item in meeting.worked_items:
        vague = [
            each
            for each in item.measures
            if not is_reported(item, each) and not is_standard(each.text)
        ]
        if vague or not item.measures:
            yield RuleResult.on_item(
                item,
                ("measures",),
                _unmeasured(item, vague),
                _how_it_is_known(meeting, item, vague),
                is_hint=bool(vague) and (len(vague) < len(item.measures) or may_report(item)),
                of_many="name one that sets no standard" if vague else "have no measure of success",
                is_formal=not item.measures,
            )


def _unmeasured(item: Item, missing: Sequence[Measure]) -> str:
    if not missing:
        return "It has no measure of success."
    others = len(missing) - 1
    more = f" and {counted(others, 'other measure')}" if others else ""
    first = quote(missing[0].text)
    spoken = speaks_of(item, missing[0])
    if spoken is None:
        return f"Success is measured by {first}{more}; no update reports against it."
    update, statement = spoken
    said = f"; the update of {long_date(update.date)} says {quote_said(statement)}"
    return f"Success is measured by {first}{more}{'' if update.restricted else said}."


def _how_it_is_known(meeting: Preparation, item: Item, vague: Sequence[Measure]) -> str:
    name = meeting.name(item)
    if not vague:
        return f"How will {asking_office(meeting)} know that {name} has been put right?"
    return f"What standard is the force to reach in {name} on {quote(vague[0].text)}?"


def _only_taught(item: Item) -> StepToGreen | None:
    """Return the first open step if all of them only teach or inform staff."""
    last = item.last_update
    current = [step for step in item.open_steps if last and step.id in last.steps]
    steps = current or item.open_steps
    return steps[0] if steps and all(_only_teaches(step.text) for step in steps) else None


def _is_of_training(item: Item) -> bool:
    return any(_TRAINED.search(each) for each in (item.wording, *(e.text for e in item.clauses)))


def _only_teaches(text: str) -> bool:
    return _TAUGHT.search(text) is not None and _DONE_TOO.match(text) is None


def _what_is_measured(item: Item) -> str:
    return "no update that says what its measures show" if item.measures else "no measure named"
