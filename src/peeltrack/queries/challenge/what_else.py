"""Supplementary questions on each item that a question was chosen about. Pure."""

from collections.abc import Sequence

from peeltrack.language.figures import figures
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account_since_rating
from peeltrack.queries.challenge.answered import assurances, last_answered
from peeltrack.queries.challenge.asks import HOLDS, OF_A_MEASURE, TO_MEET_IT
from peeltrack.queries.challenge.beside import is_repeated
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.earlier_statements import ask_of_earlier_updates
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.measured import is_overtaken, measures_shown
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import (
    QUOTATION,
    is_quoted_in,
    quote,
    quote_head,
    quote_said,
)
from peeltrack.queries.challenge.remaining_statements import ask_of_last_update
from peeltrack.queries.challenge.reported import measure_words
from peeltrack.queries.challenge.spans import A_QUARTER, HALF_A_YEAR
from peeltrack.queries.challenge.supplementary import ItemQuestions
from peeltrack.queries.challenge.telling import says_enough, told_in
from peeltrack.queries.challenge.unnamed_figures import may_be_given_since
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import listed, long_date

_RESTRICTED = 3
"""Statements of a restricted update."""


def with_what_else(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else may be asked of each item that they are about.

    That is what else is telling in its last update, what its restricted update says, a measure that
    no question names, what was promised and is not due yet, the last answer on it, and what assured
    the forum of something. The fact quotes it, the question only its first words, so that it stays
    one that can be put. It goes with the question about its item that has most words in common with
    it, of several with the shortest. What the forum does not see is left out.
    """
    whole = list(chosen)
    for item in meeting.questioned_items:
        own = [place for place, each in enumerate(whole) if each.item == item.id]
        if not own:
            continue
        asked = ItemQuestions(meeting, [whole[place] for place in own])
        last = account_since_rating(item)
        if last:
            ask_of_last_update(meeting, item, last, asked)
        _ask_of_restricted(meeting, item, asked)
        _ask_of_measure(item, asked)
        if last:
            ask_of_earlier_updates(meeting, item, asked)
        _ask_of_promise_ahead(meeting, item, asked)
        _ask_of_answer(meeting, item, asked)
        _ask_of_assurance(meeting, item, asked)
        for place, question in zip(own, asked.questions, strict=True):
            whole[place] = question
    return whole


def _ask_of_restricted(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask about what the newest restricted update of the last half-year says.

    A public forum's register has none (public_view.py).
    """
    told = [Account(*each, is_last=False) for each in enumerate(item.progress)]
    restricted = next((each for each in reversed(told) if each.update.restricted), None)
    if restricted is None or (meeting.on - restricted.update.date).days > HALF_A_YEAR:
        return
    telling = [each.statement for each in told_in(item, restricted) if says_enough(each.statement)]
    if not telling:
        return
    said = sorted(telling[:_RESTRICTED], key=restricted.statements.index)
    whole = dict.fromkeys(restricted.quoted(each) for each in said)
    apart = [each for each in whole if not any(each[1:-1] in e for e in whole if e != each)]
    day, first = long_date(restricted.update.date), quote_head(apart[0].strip("“”"))
    more = " and what else that update says" if len(restricted.statements) > 1 else ""
    asked.ask_too(
        f"restricted {day}",
        f"The restricted update of {day} says {listed(apart)}.",
        [f"on {first}{more}, who has been told, and what follows"],
    )


def _ask_of_measure(item: Item, asked: ItemQuestions) -> None:
    """Quote measures that no question names with their figures, and ask how one of them stands.

    Of what the last update shows to be met nothing is asked. A figure is quoted with its date, if
    no later update has one in its unit that may be of the measure too.
    """
    quoted = asked.quoted
    unnamed = [each for each in measures_shown(item) if not _is_asked(each, quoted)]
    wanting = [each for each in unnamed if not _is_shown_met(each)]
    met = [each for each in unnamed if each not in wanting and _is_told_now(each)]
    for each in (*wanting[:1], *met[:1]):
        given = each.reading if each.reading and each.reading.figures else None
        if given and (is_overtaken(item, each) or may_be_given_since(item, each.text, given)):
            given = None
        figure = f" ({given.quoted} on {long_date(given.told.update.date)})" if given else ""
        then = TO_MEET_IT if given and _is_told_now(each) else OF_A_MEASURE
        asks = [f"on {quote_head(each.text)}, {then}"] if each in wanting else []
        asked.ask_too(each.text, f"Success is also measured by {quote(each.text)}{figure}.", asks)


def _is_told_now(measured: Measured) -> bool:
    return measured.reading is not None and measured.reading.told.is_last


def _is_asked(measured: Measured, quoted: str) -> bool:
    """Check whether a measure or its figure is quoted, or one beside two of its telling words."""
    words = measure_words(measured.text)
    given = measured.reading.statement if measured.reading else ""
    return (
        is_quoted_in(measured.text, quoted)
        or is_quoted_in(given, quoted)
        or any(
            figures(said) and len(shared(words, content_words(said))) > 1
            for said in QUOTATION.findall(quoted)
        )
    )


def _is_shown_met(measured: Measured) -> bool:
    """Check whether a figure of a measure meets it: the last update's, or the last there is."""
    reading = measured.reading
    return measured.state == MeasureState.MET and reading is not None and measured.shortfall <= 0


def _ask_of_promise_ahead(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask whether the next thing that the forum was promised of an item will be kept in time."""
    quoted = asked.quoted
    ahead = [
        (own.due, past.date, own.text)
        for past in meeting.earlier
        for own in past.commitments
        if past.forum == meeting.forum_id and own.item == item.id and not own.kept
        if own.due and 0 <= (own.due - meeting.on).days <= A_QUARTER
        if not is_quoted_in(own.text, quoted)
    ]
    for due, day, text in sorted(ahead)[:1]:
        asked.ask_too(
            text,
            f"On {long_date(day)} this was promised by {long_date(due)}: {quote(text)}.",
            [f"on what was promised by {long_date(due)}, {quote_head(text)}, will it be kept"],
        )


def _ask_of_answer(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask about the last answer on an item that no question quotes."""
    quoted = asked.quoted
    for past, statement, asks in last_answered(meeting, item):
        if not is_quoted_in(statement, quoted) and not is_repeated(statement, quoted):
            day = long_date(past.date)
            asked.ask_too(
                statement,
                f"The answer of {day} was {quote_said(statement)}.",
                [f"on the answer of {day}, {quote_head(statement)}, {asks}"],
            )
            return


def _ask_of_assurance(meeting: Preparation, item: Item, asked: ItemQuestions) -> None:
    """Ask whether what the forum was last assured of about an item still holds."""
    quoted = asked.quoted
    for past, question, answer in assurances(meeting, item):
        said = [each for each in statements(answer) if telling_words(each)]
        if any(is_quoted_in(each, quoted) for each in said):
            continue
        day = long_date(past.date)
        asked.ask_too(
            f"{question} {answer}",
            f"On {day} the forum asked {quote_said(question)}, and was told {quote_said(answer)}.",
            [f"on the answer of {day}, {quote_head(answer)}, {HOLDS}"],
        )
        return
