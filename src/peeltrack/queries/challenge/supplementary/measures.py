"""Measures of success that no chosen question names, asked about with one. Pure."""

from peeltrack.language.figures import figures
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.asks import AS_THE_MEASURE_HAS_IT, OF_A_MEASURE, TO_MEET_IT
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.quotes import quote, quote_head
from peeltrack.queries.challenge.reported import measure_words
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.unnamed_figures import may_be_given_since
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word
from peeltrack.wording import listed, long_date

_MOST = 2
"""Measures of an item."""


def ask_of_measures(item: Item, asked: ItemQuestions) -> None:
    """Quote the measures that no question names with their figures, and ask how they stand.

    Nothing is asked of what is met, or may be by words that are not understood. A figure is quoted
    with its date, if no later update has one in its unit that may be of the measure too.
    """
    unnamed = [each for each in measures_shown(item) if not _is_named(each.text, asked.asked)]
    wanting = [each for each in unnamed if not _may_be_met(item, each)]
    met = [each for each in unnamed if each not in wanting and _is_told_now(each)]
    for each in (*wanting[:_MOST], *met[:1]):
        given = each.reading if each.reading and each.reading.figures else None
        if given and (is_overtaken(item, each) or may_be_given_since(item, each.text, given)):
            given = None
        figure = f" ({given.quoted} on {long_date(given.told.update.date)})" if given else ""
        then = _asks(each) if given else OF_A_MEASURE
        run = f"given as {listed(each.given)}, " if given and each.given else ""
        asks = [f"on {quote_head(each.text)}, {run}{then}"] if each in wanting else []
        said = f"Success is also measured by {quote(each.text)}{figure}."
        known = _is_named(each.text, asked.quoted)
        asked.ask_too(each.text, "" if known else said, asks, even_if_alike=True)


def _asks(measured: Measured) -> str:
    """Ask about a measure beside its figure: whether it is met by it, or what more it will take."""
    if not _is_told_now(measured):
        return OF_A_MEASURE
    return AS_THE_MEASURE_HAS_IT if measured.shortfall <= 0 else TO_MEET_IT


def _is_named(measure: str, text: str) -> bool:
    """Check whether a text quotes a measure, as a sentence or a question does."""
    return quote(measure) in text or quote_head(measure) in text


def _is_told_now(measured: Measured) -> bool:
    return measured.reading is not None and measured.reading.told.is_last


def _may_be_met(item: Item, measured: Measured) -> bool:
    """Check whether a figure meets a measure, or the last update may give one in other words.

    It may where a statement with a figure has a telling word of the measure that no other has.
    """
    if measured.state != MeasureState.MET or measured.shortfall > 0:
        return False
    others = [w for e in item.measures if e.text != measured.text for w in measure_words(e.text)]
    words = [each for each in measure_words(measured.text) if not shares_word(each, others)]
    last = account(item)
    told = last.statements if last else ()
    is_told = any(figures(each) and shared(words, content_words(each)) for each in told)
    return measured.reading is not None or is_told
