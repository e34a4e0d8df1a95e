"""Measures of success, and whether anybody has reported against them."""

import re
from collections.abc import Iterator

from peeltrack.model.items import Item, Measure
from peeltrack.model.progress import StepToGreen
from peeltrack.model.vocabulary import State
from peeltrack.queries.challenge.meeting import answering_office, asking_office
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import speaks_to
from peeltrack.wording import MONTHS, counted, long_date

_DAY_OR_YEAR = re.compile(rf"\b\d{{1,2}} (?={'|'.join(MONTHS)})|\b(?:19|20)\d\d(?:[/-]\d\d)?\b")
_FIGURE = re.compile(r"\b\d[\d,.]*(?:\b|%)")
_EVERYWHERE = re.compile(
    r"\b(?:each|every) (local policing area|LPA|BCU|area|district|division|borough|department"
    r"|command|county|unit|team|station|site|shift)\b",
    re.IGNORECASE,
)
_TAUGHT = re.compile(
    r"\b(?:train(?:s|ing)?|teach(?:es|ing)?|brief(?:s|ing|ings)?|guid(?:ance|es?)|courses?"
    r"|CPD\w*|sessions?|awareness|e-?learning|workshops?|toolkits?|bulletins?)\b",
    re.IGNORECASE,
)
"""Words of steps that teach or tell staff something; whether they then do it is not said."""


def green_without_evidence(meeting: Preparation) -> Iterator[RuleResult]:
    """A green item has evidence: put forward with it, or a measure that an update reports on."""
    for item in meeting.agenda:
        if item.state != State.COMPLETE or any(act.evidence for act in item.sign_offs):
            continue
        if item.measures and is_reported(item):
            continue
        change = item.rag_changes[-1] if item.rag_changes else None
        since = f"Green since {long_date(change.date)}" if change else "Green"
        opened = len(change.steps_open) if change else 0
        steps = f" and {counted(opened, 'step')} open when it was set" if opened else ""
        yield RuleResult.on_item(
            item,
            ("rag",),
            f"{since}, with {_what_is_measured(item)}{steps}.",
            f"What shows that “{item.title}” has been put right?",
        )


def no_measure(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item names how success will be seen, and some update says what that shows.

    The latter goes by the likeness of words, half of the measure's and a figure beside them,
    and is a hint. Where training, guidance or a briefing is all that is being done, it is
    asked what will show that practice has changed.
    """
    for item in meeting.worked_items:
        if is_reported(item):
            continue
        taught = _only_taught(item)
        fact = _unmeasured(item)
        if taught:
            fact = f"The answer so far is training or guidance: {quote(taught.text)}. {fact}"
        yield RuleResult.on_item(
            item,
            ("measures",),
            fact,
            _how_it_is_known(meeting, item, taught),
            is_hint=bool(item.measures),
            of_many="name one on which no update reports"
            if item.measures
            else "name no measure of success",
        )


def _unmeasured(item: Item) -> str:
    if not item.measures:
        return "It names no measure of success."
    others = len(item.measures) - 1
    more = f" and {counted(others, 'other measure')}" if others else ""
    first = quote(item.measures[0].text)
    return f"Success is to be seen by {first}{more}; no update says what that shows."


def _how_it_is_known(meeting: Preparation, item: Item, taught: StepToGreen | None) -> str:
    if taught:
        return f"Beyond {quote(taught.text)}, what will show that practice has changed?"
    if not item.measures:
        return f"How will {asking_office(meeting)} know that “{item.title}” has been put right?"
    text = item.measures[0].text
    first, everywhere = quote(text), _EVERYWHERE.search(text)
    if everywhere:
        return (
            f"How does {answering_office(meeting, item)} know that it is the same in every "
            f"{everywhere[1]}: {first}?"
        )
    if _FIGURE.search(text):
        return f"What is the figure now for {first}?"
    return f"What standard is the force to reach on {first}?"


def _only_taught(item: Item) -> StepToGreen | None:
    """Return the first open step if all of them only teach or inform staff."""
    last = item.last_update
    current = [step for step in item.open_steps if last and step.id in last.steps]
    steps = current or item.open_steps
    return steps[0] if steps and all(_TAUGHT.search(step.text) for step in steps) else None


def is_reported(item: Item) -> bool:
    """Check whether an update appears to report against one of the item's measures."""
    texts = [update.text for update in item.progress]
    with_figures = [text for text in texts if _has_figure(text)]
    return any(_speaks_to(text, measure) for text in with_figures for measure in item.measures)


def _has_figure(text: str) -> bool:
    """Check whether it has a figure that is neither a date nor a year; most texts have none."""
    figure = _FIGURE.search(text) and _FIGURE.search(_DAY_OR_YEAR.sub("", text))
    return figure is not None


def _speaks_to(text: str, measure: Measure) -> bool:
    return speaks_to(text, f"{measure.text} {measure.method or ''}")


def _what_is_measured(item: Item) -> str:
    return "no update that says what its measures show" if item.measures else "no measure named"
