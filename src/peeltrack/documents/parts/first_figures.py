"""Figures that miss their measures, in the few words of a brief's first page. Pure."""

from collections.abc import Container, Iterator

from peeltrack.documents.parts.few_words import shortened
from peeltrack.language.admissions import admits
from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import (
    account,
    account_since_rating,
    called,
    may_be_overtaken,
)
from peeltrack.queries.challenge.beside import said_about
from peeltrack.queries.challenge.clauses import clause_of, own_figures
from peeltrack.queries.challenge.given_figure import GivenFigure
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.measured import is_overtaken, open_measures
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.reported import measure_words
from peeltrack.queries.challenge.standards import standard_of
from peeltrack.queries.challenge.telling import LEAST, told_by
from peeltrack.queries.challenge.wanted import OF_IT, times
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import capitalised, uncapitalised

_WORDS = 11
"""Words of each."""
_BRIEF = 4
"""Words of a figure that can stand beside another."""


def figures_missed(meeting: Preparation, shown: Container[str]) -> dict[str, str]:
    """Return the figure of each finding that misses its measure, by the finding's id.

    Those whose figure is no better than before come first, and what is nearly met last.

    Args:
        meeting: the meeting.
        shown: the ids of the findings that the page can name.
    """
    found = [
        (measured.is_better, measured.is_close, place, item.id, _told(measured))
        for place, item in enumerate(meeting.questioned_items)
        for measured in open_measures(item)[:1]
        if measured.state == MeasureState.MISSED and item.id in shown
        if not is_overtaken(item, measured)
    ]
    found.sort(key=lambda each: each[:3])
    return {id_: told for *_, id_, told in found}


def most_telling(meeting: Preparation, item: Item) -> str:
    """Quote the most telling statement of an item's last update that needs few words; or nothing.

    It has a figure or admits something; one with a figure comes first. What a newer restricted
    update may have overtaken is left out.
    """
    if account_since_rating(item) is None or item.progress[-1].restricted:
        return ""
    telling = [
        each.statement
        for each in meeting.once(told_by, item)
        if each.weight >= LEAST and (figures(each.statement) or admits(each.statement))
    ]
    whole = [said for each in telling if (said := shortened(each, _WORDS)) == each.rstrip(".;:")]
    said = next(iter(sorted(whole, key=lambda each: not figures(each))), "")
    return f"“{said}”" if said else ""


def said_in_short(meeting: Preparation, item: Item, about: str) -> str:
    """Quote in a few words what an item's last public update says of a thing, as a sentence.

    Nothing if it says nothing of it, or if a newer restricted update may have overtaken that.
    """
    last = account(item)
    if last is None:
        return ""
    said = said_about(meeting, item, last, about)
    if not said or may_be_overtaken(item, last, said):
        return ""
    source = "The barrier" if said == last.update.blocker else capitalised(called(item, last))
    return f" {source}: “{shortened(said, _WORDS)}”."


def _told(measured: Measured) -> str:
    """Quote the figure, with the one before it unless it is better, and the one that is wanted."""
    reading = measured.reading
    if reading is None:
        return ""
    standard = standard_of(measured.text)
    named = figures(measured.text) if standard else ()
    wanted = next((e.as_printed for e in named if standard and e.value == standard.value), "")
    said = shortened(reading.in_clause, _WORDS, about=reading.figure_as_written)
    beside = [*_whole(reading, said), *_before(measured), *([f"measure: {wanted}"] * bool(wanted))]
    more = f" ({'; '.join(beside)})" if beside else ""
    return f"“{said}”{more}"


def _whole(reading: GivenFigure, said: str) -> Iterator[str]:
    """Say of how many a number is that is quoted without it."""
    whole = reading.figures[-1].whole
    shown = {number for each in figures(said) for number in (each.value, each.whole)}
    if whole and whole not in shown:
        yield f"of {whole:,g}"


def _before(measured: Measured) -> Iterator[str]:
    """Say what the figure was, if it is no better now, and stands beside words of its measure."""
    before = None if measured.is_better else measured.before
    if before is None:
        return
    clause = clause_of(before.statement, before.figures[-1])
    is_its_own = (
        len(own_figures(before.statement)) == 1
        or len(shared(measure_words(measured.text), content_words(clause))) >= OF_IT
        or not times(clause).isdisjoint(times(measured.text))
    )
    was = uncapitalised(before.figure_as_written)
    if is_its_own and len(was.split()) <= _BRIEF:
        yield f"was {was}"
