"""Followed figures: what the update before gave for a measure, and the last does not."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.clauses import own_figures
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.reported import measure_words
from peeltrack.queries.challenge.standards import (
    ALL,
    Standard,
    clauses_with_standards,
    standard_of,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import long_date

_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
"""How an update says when there will be a figure again: the next survey is in May."""
_OF_IT = 2
"""Telling words of a measure in a statement that gives its figure."""


def figure_not_given(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update has a figure beside words of each measure that the update before gave one.

    A figure is one for a measure if it is in its unit, in a statement with two of its telling
    words. None is asked for where the last update has one in that unit beside one of them, or any
    beside two.
    """
    for item in meeting.questioned_items:
        before, last = ([None, None, *public_accounts(item)])[-2:]
        for place, measure in enumerate(item.measures):
            given = next(_given(item, measure.text), "")
            if given and before and last:
                day, text = long_date(before.update.date), quote(measure.text)
                yield RuleResult.on_item(
                    item,
                    ("measures", place),
                    f"Success is measured by {text}; the update of {day} says {quote(given)}.",
                    f"On {day} the update of {meeting.name(item)} said {quote(given)}: what is it "
                    f"now, against {text}?",
                    short=f"{quote(given)} ({day}). What is it now?",
                    statement=given,
                )


def _given(item: Item, measure: str) -> Iterator[str]:
    """Yield what the update before gave for a clause of a measure, if the last gives nothing."""
    accounts = public_accounts(item)
    for clause in clauses_with_standards(measure) if len(accounts) > 1 else ():
        standard, words = standard_of(clause), measure_words(clause)
        if standard is None:
            continue
        alike = {
            each: len(shared(words, content_words(each)))
            for each in accounts[-2].statements
            if any(figure.unit == standard.unit for figure in own_figures(each))
        }
        said = max(alike, key=alike.__getitem__, default="")
        is_told = any(_is_told(each, words, standard) for each in accounts[-1].statements)
        if said and alike[said] >= _OF_IT and not is_told:
            yield said


def _is_told(statement: str, words: Sequence[str], standard: Standard) -> bool:
    """Check whether a statement gives the figure for a measure with some words, or says when."""
    alike, named = len(shared(words, content_words(statement))), figures(statement)
    if any(figure.unit == standard.unit for figure in named) or ALL.search(statement):
        return alike > 0
    return (bool(named) and alike >= _OF_IT) or (alike > 0 and bool(_NEXT.search(statement)))
