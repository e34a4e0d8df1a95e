"""Claims that all is well or done, beside what is overdue, open or missed."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.claims import PENDING
from peeltrack.language.told import ON_TRACK, READY, finds, joined
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind, Rag, SignOffStage, State
from peeltrack.queries.challenge.accounts import (
    Account,
    expected_day,
    green_is_proposed,
    public_accounts,
)
from peeltrack.queries.challenge.clauses import telling_words
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import measures_shown, open_measures
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import shares_word
from peeltrack.queries.due import DueKind, item_deadlines
from peeltrack.wording import counted, listed, long_date

_ITSELF = re.compile(
    r"\b(?:AFI|area for improvement|rec(?:ommendation)?s?|cause of concern|finding)\b"
    r"|\b(?:regard|consider|see|view)\w* (?:this|it)\b|\b(?:closure|sign-?off|everything)\b"
    r"|^(?:this|it|all (?:the )?(?:work|actions?|steps?|tasks?)) ",
    re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:once|when|until|after|before)\b", re.IGNORECASE)
"""How a statement speaks of what is not yet so."""


def well_and_overdue(meeting: Preparation) -> Iterator[RuleResult]:
    """An update says that all is well or done only where nothing is overdue or still open.

    For a cause of concern its recommendations count. What is said of one thing is set against
    what is overdue or missed of that thing alone. That all is on course is a hint.
    """
    causes = (each for each in meeting.rated_done if each.kind == ItemKind.CAUSE_OF_CONCERN)
    for item in (*meeting.open_items, *causes):
        found = next(_said_well(meeting, item), None)
        if found:
            told, statement, against = found
            claim = quote(_claim_in(statement))
            yield RuleResult.on_item(
                item,
                ("progress", told.index),
                f"The update of {long_date(told.update.date)} says {claim}; {listed(against)}.",
                f"The update of {meeting.name(item)} says {claim}: how can that be "
                f"when {listed(against[:2])}?",
                is_hint=not says_it_is_done(statement) or _takes_back(statement),
                short=f"{claim}, yet {against[0]}. How so?",
                statement=statement,
            )


def will_it_last(meeting: Preparation) -> Iterator[RuleResult]:
    """No finding that meets a measure is left to hold it, where nothing else is asked of it.

    It is rated green or yellow, or its lead proposes green: a chair asks what shows that it lasts.
    """
    for item in meeting.questioned_items:
        is_well = item.rag in (Rag.GREEN, Rag.YELLOW) or green_is_proposed(item)
        met = (each for each in measures_shown(item) if each.state == MeasureState.MET)
        given = next((e for e in met if e.reading and e.reading.told.is_last), None)
        if not is_well or given is None or given.reading is None:
            continue
        told, quoted = given.reading.told, given.reading.quoted
        is_submitted = item.state == State.AWAITING_SIGN_OFF
        sent = "what has HMICFRS said" if is_submitted else "when will it be put to HMICFRS"
        yield RuleResult.on_item(
            item,
            ("progress", told.index),
            f"Success is measured by {quote(given.text)}; the update of "
            f"{long_date(told.update.date)} says {quoted}.",
            f"The update of {meeting.name(item)} says {quoted}, against {quote(given.text)}: is "
            f"that counted as the measure has it, what shows that it will last, and {sent}?",
            short=f"{quoted}. What shows that it will last?",
            statement=given.reading.statement,
        )


def _said_well(meeting: Preparation, item: Item) -> Iterator[tuple[Account, str, list[str]]]:
    """Yield each claim that all is well, of the last update, or done, of any, with what is not."""
    accounts = public_accounts(item)
    for told in reversed(accounts):
        for statement in sorted(told.statements, key=lambda each: not _is_about_itself(each)):
            is_ready = says_it_is_done(statement)
            is_well = is_ready or (told is accounts[-1] and finds(ON_TRACK, statement))
            against = _against(meeting, item, is_ready=is_ready) if is_well else []
            if not is_ready and not _is_about_itself(statement):
                against = _of_the_same(statement, against)
            if against:
                yield told, statement, against
        if any(map(_takes_back, told.statements)):
            return


def _of_the_same(statement: str, against: list[str]) -> list[str]:
    """Return what is overdue or missed of the thing that a claim names; all, if it names none."""
    named = telling_words(joined(ON_TRACK).sub(" ", statement))
    return [each for each in against if shares_word(each, named)] if named else against


def _claim_in(statement: str) -> str:
    """Return the part of a statement behind a colon that says that all is well, if one does."""
    parts = statement.split(": ")[1:]
    return next((each for each in parts if finds((*ON_TRACK, *READY), each)), statement)


def _takes_back(statement: str) -> bool:
    """Check whether a statement says that more is to be done, so that no earlier claim stands."""
    return admits(statement) or finds(PENDING, statement)


def _against(meeting: Preparation, item: Item, *, is_ready: bool) -> list[str]:
    """List what is overdue of an item, or still open, against what its update says."""
    passed = (
        []
        if item.is_green_though_returned
        else [
            f"{quote(due.what)} was due by {long_date(due.due)} and is not done"
            if due.kind == DueKind.STEP
            else f"its date of {long_date(due.due)} has passed"
            for due in sorted(item_deadlines(item), key=lambda due: due.due)
            if due.due < meeting.position
            and due.kind in (DueKind.STEP, DueKind.TARGET, DueKind.ITEM)
        ]
    )
    children = meeting.open_recommendations.get(item.id, ())
    late = [
        meeting.name(each)
        for each in children
        if any(due.due < meeting.position for due in item_deadlines(each))
    ]
    passed += [
        f"{meeting.name(each)} expects to be complete by {long_date(day)}"
        for each in children
        if (day := expected_day(each)) and any(own and own < day for own in (item.due, item.target))
    ][:1]
    if late:
        verb = "is" if len(late) == 1 else "are"
        passed.append(f"{listed(late)} {verb} overdue")
    passed += [
        f"{each.reading.quoted} against {quote(each.text)}"
        for each in open_measures(item)
        if each.state == MeasureState.MISSED and each.reading
    ][:1]
    passed += _of_recommendations(meeting, item)
    if is_ready and children and not late:
        passed.append(f"{listed([meeting.name(each) for each in children])} remain open")
    ahead = [step for step in item.open_steps if not (step.due and step.due < meeting.position)]
    if is_ready and ahead:
        still = f"{quote(ahead[0].text)} is not done"
        passed.append(still if len(ahead) == 1 else f"{counted(len(ahead), 'step')} remain open")
    return passed


def _of_recommendations(meeting: Preparation, item: Item) -> list[str]:
    """List what HMICFRS returned of a cause of concern's recommendations."""
    if item.kind != ItemKind.CAUSE_OF_CONCERN:
        return []
    children = [e for e in meeting.agenda if item.id == f"{e.inspection}/{e.cause_of_concern}"]
    return [
        f"HMICFRS returned {meeting.name(each)} on {long_date(each.sign_offs[-1].date)}"
        for each in children
        if each.sign_offs and each.sign_offs[-1].stage == SignOffStage.RETURNED
    ]


def says_it_is_done(statement: str) -> bool:
    """Check whether a statement says of the whole item, and of now, that it is done."""
    return finds(READY, statement) and _is_about_itself(statement) and not _ONCE.search(statement)


def _is_about_itself(statement: str) -> bool:
    """Check whether a statement says of the whole item, and of no part of it, that it is done."""
    return _ITSELF.search(statement) is not None
