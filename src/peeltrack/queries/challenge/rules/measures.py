"""Measures of success: what the last update shows of each, and what it leaves out."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.queries.challenge.measure_states import Measured, MeasureState
from peeltrack.queries.challenge.measured import is_overtaken, open_measures
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.milestones import (
    OF_THE_ITEM,
    has_reasoned_target,
    milestones,
    passed_by,
)
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import is_promised
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.reported import measure_words, will_be_measured
from peeltrack.queries.challenge.standards import standard_of
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import counted, listed, long_date

_NAMED = 2
"""Measures that a question names; the others it counts."""
_EVERYWHERE = re.compile(
    r"\b(?:each|every) (local policing area|LPA|BCU|area|district|division|borough|department"
    r"|command|county|unit|team|station|site|shift)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"^(?:an? |the )?(?:[\w-]+ ){1,4}(?:is |are |has been |have been )?"
    r"(?:issued|published|adopted|approved|signed|launched|agreed|in place)\b",
    re.IGNORECASE,
)
"""How a measure begins that is met once, when something is issued."""
_FORETELLS = re.compile(r"\b(?:will|should|shall|expects?|by)\b|'ll\b", re.IGNORECASE)


def measure_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update has no figure that misses a measure of success.

    A figure is a measure's if it is in its unit, in a statement with two of its telling words. Of a
    share that is short by two points and no worse than before nothing is asked while the item's
    date is ahead, nor of a measure whose figure a newer restricted update gives. Of a green item
    the updates since its rating are read. A date of the item itself that has passed is named with
    it.
    """
    yield from _asked(meeting, MeasureState.MISSED, MeasureState.PERHAPS)


def figure_not_given(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update has a figure for each measure for which an earlier one gave it."""
    yield from _asked(meeting, MeasureState.DROPPED)


def measure_untold(meeting: Preparation) -> Iterator[RuleResult]:
    """Some update gives a figure for a measure of success.

    Of a thing to be issued, such as a policy, nothing is asked while the item's date is ahead. A
    response rate is no figure. Nothing is asked of what an open step is to measure by a day ahead.
    """
    yield from _asked(meeting, MeasureState.UNTOLD)


def nearly_met(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update of an open item nearly meets none of its measures before their time.

    It is asked only of an item that nothing else is asked about.
    """
    for raised in _asked(meeting, MeasureState.MISSED, MeasureState.PERHAPS, nearly=True):
        yield raised._replace(joined="")


def _asked(
    meeting: Preparation, *states: MeasureState, nearly: bool = False
) -> Iterator[RuleResult]:
    """Ask about the measures of each item whose most telling one is in one of the states.

    Args:
        meeting: the meeting that is prepared.
        states: the states asked about.
        nearly: whether to ask of what can wait as it is nearly met, and of nothing else.
    """
    for item in meeting.questioned_items:
        late = _own_date_passed(meeting, item)
        found = [
            each
            for each in open_measures(item)
            if not is_overtaken(item, each)
            if (each.is_close if nearly else True)
            if nearly == (not late and _can_wait(meeting, item, each))
        ]
        if found and found[0].state in states:
            reading = found[0].reading
            raised = RuleResult.on_item(
                item,
                ("measures", found[0].place),
                " ".join(_facts(found)),
                f"{_question(meeting, item, found, late)}?",
                statement=reading.statement if reading else "",
                short=f"{_in_short(found)}?",
            )
            is_missed = found[0].state == MeasureState.MISSED
            yield raised._replace(weight=float(is_missed), joined=_joined(found[0]))


def _can_wait(meeting: Preparation, item: Item, measured: Measured) -> bool:
    """Check whether there is time for what is nearly met, or for a thing to be issued.

    What is rated green claims to have met it already.
    """
    has_date = item.is_open and (item.due or item.target)
    measure = item.measures[measured.place]
    is_untold = measured.state == MeasureState.UNTOLD
    is_to_come = is_untold and will_be_measured(item, meeting.position, measure)
    is_light = measured.is_close or _ISSUED.search(measured.text) is not None
    return (bool(has_date) and is_light) or is_to_come


def _own_date_passed(meeting: Preparation, item: Item) -> str:
    """Say that the date of an open item itself has passed, which is not asked about again."""
    own = [
        each
        for each in milestones(item)
        if each.at[0] in OF_THE_ITEM and each.day < meeting.position and item.is_open
        if each.at[0] == "target" or not has_reasoned_target(item, meeting.position)
    ]
    return f"with {passed_by(min(own))}" if own else ""


def _facts(found: Sequence[Measured]) -> Iterator[str]:
    """Say which measures are missed, which have a figure no longer, and which have none."""
    for each in found:
        if each.reading:
            told = each.reading.told
            day, says = long_date(told.update.date), "says" if told.is_last else "said"
            less = "" if told.is_last else ", and the last does not give it"
            yield (
                f"Success is measured by {quote(each.text)}; "
                f"the update of {day} {says} {each.reading.quoted}{less}."
            )
            if each.given:
                yield f"Its figures were {listed(each.given)}."
    silent = [each for each in found if each.reading is None]
    denied = [e for e in silent if _names_figure(e.text) and not e.is_spoken_of]
    for measures, end in ((denied, "; no update gives the figure"), (silent, "")):
        named = [quote(each.text) for each in measures if end or each not in denied]
        if named:
            yield f"Success is measured by {listed(named)}{end}."


def _question(meeting: Preparation, item: Item, found: Sequence[Measured], late: str) -> str:
    """Ask, without a mark, when measures will be met, and for the figures that are not given."""
    first, name = found[0], meeting.name(item)
    missed = [each for each in found if each.state == MeasureState.MISSED]
    silent = (MeasureState.DROPPED, MeasureState.UNTOLD)
    others = [each for each in found[1:] if each.state in silent]
    more = f"; and {_figures_for(others)}" if others else ""
    text = quote(first.text)
    if first.reading is None:
        return _of_untold(meeting, item, found)
    said = first.reading.quoted
    if first.state == MeasureState.DROPPED:
        on = f"On {long_date(first.reading.told.update.date)} the update of {name} said"
        return f"{on} {said}: what has it been since, against {text}{more}"
    says = f"The update of {name} says {said}"
    if first.state != MeasureState.MISSED:
        before = "" if first.all_miss else _worse_than(first)
        asks = f"what more will it take to meet {text}" if first.all_miss else f"is {text} met"
        return f"{says}{before}: {asks}{late and f', {late}'}{more}"
    wanted = listed([quote(each.text) for each in missed[:_NAMED]])
    before, asks = _before(meeting, item, first), _when(meeting, item, first, wanted, late)
    return f"{says}{before}: {asks}{more}"


def _when(meeting: Preparation, item: Item, first: Measured, wanted: str, late: str) -> str:
    """Ask when measures will be met, or how sure that is where the figure gets better."""
    day = item.target or item.due
    if not item.is_open:
        known = ", does HMICFRS know it" if item.sign_offs else ""
        return f"why is it {item.rag or 'complete'}{known}, and when will {wanted} be met"
    if first.reading and first.reading.told.proposes_green:
        return f"why is green proposed, and when will {wanted} be met"
    if first.is_better and day and day > meeting.on:
        return f"what more will it take to meet {wanted} by {long_date(day)}"
    standard = standard_of(first.text)
    is_of_harm = standard is not None and standard.unit == Unit.COUNT and standard.at_most
    done = "what is done meanwhile" if is_of_harm else "what is being done"
    return f"why{late and f', {late}'}, {done}, and when will {wanted} be met"


def _before(meeting: Preparation, item: Item, first: Measured) -> str:
    """Quote what an earlier meeting was answered of a measure, or the figure before it if better.

    Nothing is quoted of an answer that a recorded commitment repeats.
    """
    if answered := _answered(meeting, item, first.text):
        past, said = answered
        return f", and the answer of {long_date(past.date)} was {quote_said(said)}"
    return _worse_than(first)


def _worse_than(first: Measured) -> str:
    """Quote the figure before, if the newest is no better."""
    if first.before is None or first.is_better:
        return ""
    return f", after {first.before.quoted} on {long_date(first.before.told.update.date)}"


def _answered(meeting: Preparation, item: Item, measure: str) -> tuple[Meeting, str] | None:
    """Return the newest answer at this forum on an item that foretells the figure of a measure."""
    standard, words = standard_of(measure), measure_words(measure)
    for past in reversed(meeting.earlier):
        answers = (
            said
            for question in past.all_questions
            if past.forum == meeting.forum_id and question.item == item.id
            for answer in question.answers
            for said in statements(answer.text)
        )
        for said in answers:
            given = [e for e in figures(said) if standard and e.unit == standard.unit]
            is_of_it = any(standard and each.value == standard.value for each in given)
            is_of_it = is_of_it or (bool(given) and len(shared(words, content_words(said))) > 1)
            if is_of_it and _FORETELLS.search(said) and not is_promised(meeting, item, said):
                return past, said
    return None


def _of_untold(meeting: Preparation, item: Item, found: Sequence[Measured]) -> str:
    """Ask, without a mark, for figures that no update gives."""
    everywhere = _EVERYWHERE.search(found[0].text)
    if everywhere and len(found) == 1:
        return (
            f"How does {answering_office(meeting, item)} know that it is the same in every "
            f"{everywhere[1]} ({meeting.name(item)}): {quote(found[0].text)}"
        )
    return f"For {meeting.name(item)}, {_figures_for(found)}"


def _joined(first: Measured) -> str:
    """Ask the same within another question about the item, unless it is not certain."""
    if first.reading is None:
        return ""
    if first.state == MeasureState.DROPPED:
        said = f"{first.reading.quoted} of {long_date(first.reading.told.update.date)}"
        return f"what has {said} been since, against {quote(first.text)}"
    if first.state != MeasureState.MISSED:
        return ""
    return f"how does {first.reading.quoted} stand against {quote(first.text)}"


def _figures_for(found: Sequence[Measured]) -> str:
    """Ask for the figures of two measures, and how many others."""
    named = [quote(each.text) for each in found[:_NAMED]]
    if len(found) > _NAMED:
        named.append(counted(len(found) - _NAMED, "other measure"))
    is_one = len(found) == 1
    if not any(_names_figure(each.text) for each in found):
        return f"{'is' if is_one else 'are'} {listed(named)} met, and what shows it"
    return f"what {'is the figure' if is_one else 'are the figures'} now for {listed(named)}"


def _names_figure(measure: str) -> bool:
    """Check whether a measure gives its standard as a figure, and not as each, all or none."""
    standard = standard_of(measure)
    if standard is None or standard.unit == Unit.TIME:
        return False
    return any(each.value == standard.value for each in figures(measure))


def _in_short(found: Sequence[Measured]) -> str:
    """Ask the same in few words, without the item's name or a mark."""
    first = found[0]
    if first.reading is None:
        return _figures_for(found)
    said = first.reading.quoted
    if first.state == MeasureState.MISSED:
        return f"{said}{_worse_than(first)}. Why, against {quote(first.text)}"
    if first.state == MeasureState.DROPPED:
        return f"{said} ({long_date(first.reading.told.update.date)}). What has it been since"
    more = (
        f"What more to meet {quote(first.text)}"
        if first.all_miss
        else f"Is {quote(first.text)} met"
    )
    return f"{said}. {more}"
