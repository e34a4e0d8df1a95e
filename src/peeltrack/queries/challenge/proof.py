"""How success will be seen, and whether anybody has looked."""

import re
from collections.abc import Iterator

from peeltrack.model.items import Item, Measure
from peeltrack.model.vocabulary import State
from peeltrack.queries.challenge.points import Preparation, Raised, quoted
from peeltrack.queries.challenge.words import content_words, unspoken
from peeltrack.wording import MONTHS, counted, long_date

_DAY_OR_YEAR = re.compile(rf"\b\d{{1,2}} (?={'|'.join(MONTHS)})|\b(?:19|20)\d\d(?:[/-]\d\d)?\b")
_FIGURE = re.compile(r"\b\d[\d,.]*(?:\b|%)")


def green_without_evidence(meeting: Preparation) -> Iterator[Raised]:
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
        yield Raised.on_item(
            item,
            ("rag",),
            f"{since}, with {_what_is_measured(item)}{steps}.",
            f"What shows that “{item.title}” has been put right?",
        )


def no_measure(meeting: Preparation) -> Iterator[Raised]:
    """An open item names how success will be seen, and some update says what that shows.

    The latter goes by the likeness of words, half of the measure's and a figure beside them,
    and is a hint.
    """
    for item in meeting.worked_items:
        if not item.measures:
            yield Raised.on_item(
                item,
                ("measures",),
                "It names no measure of success.",
                f"What standard is to be reached on “{item.title}”, and how will it be measured?",
            )
        elif not is_reported(item):
            first = quoted(item.measures[0].text)
            others = len(item.measures) - 1
            more = f" and {counted(others, 'other measure')}" if others else ""
            yield Raised.on_item(
                item,
                ("measures",),
                f"Success is to be seen by {first}{more}; no update says what that shows.",
                f"What standard is to be reached here, and what do the measures show so far: "
                f"{first}?",
                is_hint=True,
            )


def is_reported(item: Item) -> bool:
    """Whether an update reads as if it told what one of the item's measures shows."""
    texts = [update.text for update in item.progress]
    with_figures = [text for text in texts if _has_figure(text)]
    return any(_speaks_to(text, measure) for text in with_figures for measure in item.measures)


def _has_figure(text: str) -> bool:
    """Whether it has one that is no day and no year; most texts have none, which is quick."""
    found = _FIGURE.search(text) and _FIGURE.search(_DAY_OR_YEAR.sub("", text))
    return found is not None


def _speaks_to(text: str, measure: Measure) -> bool:
    wanted = f"{measure.text} {measure.method or ''}"
    return len(unspoken(wanted, [text])) * 2 <= len(content_words(wanted))


def _what_is_measured(item: Item) -> str:
    return "no update that says what its measures show" if item.measures else "no measure named"
