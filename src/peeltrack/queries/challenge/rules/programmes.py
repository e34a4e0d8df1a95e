"""Programmes that items depend on: their load, their reports and their dates."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from peeltrack.language.admissions import DELAYS, admits
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.sentences import sentences
from peeltrack.language.told import statements
from peeltrack.model.items import Item
from peeltrack.model.organisation import Programme, ProgrammeReport
from peeltrack.model.progress import StepToGreen
from peeltrack.queries.before_report import missing_report, programmes_of
from peeltrack.queries.challenge.clauses import item_words
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import is_promised
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    names,
    shared,
    shares_word,
)
from peeltrack.queries.due import item_deadlines
from peeltrack.wording import in_words, listed, long_date

_MANY = 3
"""Items. A programme that carries fewer is not asked whether it can."""
_NEAR = 2
"""Words that what a report says shares with an item that it is about."""
_THIRD, _QUARTER = 3, 4
_KIND = re.compile(r"^(?:the )?(?:operation|op|project|programme|program) ", re.IGNORECASE)


def programme_load(meeting: Preparation) -> Iterator[RuleResult]:
    """No programme carries three items to put right, and a third of all.

    A quarter of all is enough where something is overdue on half of them.
    """
    known = meeting.register.organisation.programmes
    items = len(meeting.worked_items)
    carried = Counter(name for item in meeting.worked_items for name in item.programmes)
    for id_, count in carried.most_common():
        late = _late_items(meeting, id_)
        is_late = late * 2 >= count and count * _QUARTER >= items
        is_many = count >= _MANY and (is_late or count * _THIRD >= items)
        if id_ in known and is_many:
            name = known[id_].name
            yield RuleResult(
                None,
                "register.yaml",
                ("programmes", id_),
                f"{name} carries {count} of the {items} items to put right{meeting.set_aside}.",
                f"Does {name} have the capacity to deliver all {in_words(count)} items that it "
                f"carries{_of_them(count, late)}?",
            )


def _late_items(meeting: Preparation, programme: str) -> int:
    """Count the items of a programme that are overdue, or that have an overdue step."""
    items = (each for each in meeting.worked_items if programme in each.programmes)
    due_by_item = (item_deadlines(meeting.as_seen(item)) for item in items)
    return sum(any(each.due < meeting.position for each in due) for due in due_by_item)


def _of_them(count: int, late: int) -> str:
    """Say on how many items of a programme something is overdue."""
    some = f"all {in_words(count)}" if late == count else f"{in_words(late)} of them"
    return f", with a date passed on {some}" if late else ""


def report_expected(meeting: Preparation) -> Iterator[RuleResult]:
    """A report on a programme that carries open items has come when it was expected."""
    for id_, programme in programmes_of(meeting.register, meeting.worked_items):
        expected = missing_report(programme, meeting.position)
        if expected:
            day, report = long_date(expected), f"report on {programme.name}"
            yield RuleResult(
                None,
                "register.yaml",
                ("programmes", id_),
                f"The {report} was expected on {day}, and none is recorded since.",
                f"Where is the {report} that was expected on {day}, and what does it say?",
                short=f"Where is the {report} expected on {day}?",
            )


def programme_admits(meeting: Preparation) -> Iterator[RuleResult]:
    """The last report on a programme that carries open items admits nothing late or missing.

    It is one since the last meeting of the forum, which has heard of what came before.
    A delay comes first. It is asked of each item that shares two words with it, and once of all if
    none does or if there are more than three; what was promised of an item is asked about for
    itself.
    """
    for id_, programme in programmes_of(meeting.register, meeting.worked_items):
        admitted = _admitted(programme)
        carried = [each for each in meeting.worked_items if id_ in each.programmes]
        if admitted is None or _was_heard(meeting, admitted[0]):
            continue
        report, statement = admitted
        day, said = long_date(report.date), quote_said(statement)
        kind = "restricted report" if report.restricted else "report"
        fact = f"The {kind} of {day} on {programme.name} says {said}."
        says = f"The {kind} on {programme.name} says {said}"
        joined = f"what follows from the {kind} of {day} on {programme.name}, {said}"
        at = ("programmes", id_)
        words = content_words(statement)
        near = [each for each in carried if len(shared(words, item_words(each))) >= _NEAR]
        if len(carried) > _MANY or (len(carried) > 1 and not near):
            asks = f"{says}: what does that mean for the findings that depend on it?"
            yield RuleResult(None, "register.yaml", at, fact, asks, statement=statement)
            continue
        named = [e for e in near or carried if not is_promised(meeting, e, statement)]
        for item in named:
            asks = f"{says}: what does that mean for {meeting.name(item)}, which depends on it?"
            yield RuleResult(
                item.id, "register.yaml", at, fact, asks, statement=statement, joined=joined
            )


def _was_heard(meeting: Preparation, report: ProgrammeReport) -> bool:
    """Check whether the forum has met since a report."""
    return meeting.last_meeting is not None and meeting.last_meeting.date > report.date


def _admitted(programme: Programme) -> tuple[ProgrammeReport, str] | None:
    """Return what the last report on a programme admits, if it admits anything.

    A public forum's register has no restricted one (public_view.py).
    """
    told = statements(programme.reports[-1].text) if programme.reports else ()
    admitted = sorted((e for e in told if admits(e)), key=lambda e: not admits(e, DELAYS))
    return (programme.reports[-1], admitted[0]) if admitted else None


def programme_later(meeting: Preparation) -> Iterator[RuleResult]:
    """No programme reports a date later than that of an open step about the same thing.

    A cause of concern's own steps count too. What was promised is asked about for itself.
    """
    known = meeting.register.organisation.programmes
    for item in meeting.open_items:
        found = next(
            (late for id_ in item.programmes if id_ in known if (late := _late(item, known[id_]))),
            None,
        )
        if found and not is_promised(meeting, item, found[2]):
            programme, report, statement, step = found
            name, day = meeting.name(item), long_date(report.date)
            due, said = long_date(step.due) if step.due else "no date", quote_said(statement)
            yield RuleResult.on_item(
                item,
                ("steps_to_green", item.steps_to_green.index(step), "due"),
                f"{quote(step.text)} is due by {due}; the report of {day} on {programme.name} says "
                f"“{statement}”.",
                f"The report of {day} on {programme.name} says {said}: what does that mean for "
                f"{quote(step.text)}, which is due by {due} ({name})?",
                is_hint=True,
                short=f"{said}. And {quote(step.text)}, due by {due}?",
                statement=statement,
            )


def one_programme(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item does not hang on one programme.

    It does where one alone carries it and the last update, naming nothing else that it waits
    for, names that one; or where it waits for nothing else and each open step names that one.
    A programme whose description names another one of the item's counts as a part of it.
    """
    known = meeting.register.organisation.programmes
    for item in meeting.worked_items:
        parts = _parts(item, known)
        roots = [name for name in item.programmes if name not in parts]
        if len(roots) != 1 or roots[0] not in known:
            continue
        name = known[roots[0]].name
        where = _where_it_hangs(item, known[roots[0]])
        if where:
            within = listed([known[part].name for part in parts])
            joined = f" ({within} being part of it)" if within else ""
            yield RuleResult.on_item(
                item,
                ("programmes",),
                f"{name}{joined} is its only programme, and {where} names it.",
                f"How sure is {answering_office(meeting, item)} that {name} will deliver "
                f"on {meeting.name(item)}, and what is the fallback?",
            )


def _late(
    item: Item, programme: Programme
) -> tuple[Programme, ProgrammeReport, str, StepToGreen] | None:
    """Return the statement of a programme's last report that puts off a step of an item."""
    reports = programme.reports
    about = f"{programme.name} {programme.text or ''}"
    told = sentences(" ".join(reports[-1].text.split())) if reports else ()
    parts = [(part, each) for each in told for part in statements(each)]
    by_itself = [(part, part) for part, _ in parts]
    for statement, named_in in (*by_itself, *parts):
        last = max(days_ahead(statement, reports[-1].date), default=None)
        words = [w for w in content_words(f"{named_in} {about}") if not shares_word(w, GROUPS)]
        step = max(item.open_steps, key=lambda each: _common(each, words), default=None)
        if last and step and step.due and step.due < last and _common(step, words):
            return programme, reports[-1], statement, step
    return None


def _common(step: StepToGreen, words: Sequence[str]) -> int:
    """Count the words of a step that a programme's report or description has too."""
    return len(shared(content_words(step.text), words))


def _where_it_hangs(item: Item, programme: Programme) -> str | None:
    """Say whether the last update or the open steps depend on that programme alone."""
    text = item.last_update.text if item.last_update else ""
    if _names_it(text, programme) and not any(names(text, each.who) for each in item.depends_on):
        return "the last update"
    steps = item.open_steps
    if steps and not item.depends_on and all(_names_it(step.text, programme) for step in steps):
        return "every open step"
    return None


def _parts(item: Item, known: Mapping[str, Programme]) -> list[str]:
    """Return the item's programmes that belong, by their own description, to another of them."""
    return [
        part
        for part in item.programmes
        if part in known
        and any(
            whole != part and whole in known and _names_it(known[part].text, known[whole])
            for whole in item.programmes
        )
    ]


def _names_it(text: str | None, programme: Programme) -> bool:
    """Check whether a text names a programme: by its name, an alias, or its name cut short."""
    called = (programme.name, *programme.aliases)
    short = [_KIND.sub("", name) for name in called if _KIND.match(name)]
    also = [f"Op {name}" for name in short]
    return any(names(text, name) for name in (*called, *short, *also))
