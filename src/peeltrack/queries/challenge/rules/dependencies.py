"""Dependencies of an item that its lead does not control."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.language.admissions import admits
from peeltrack.language.claims import PENDING
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Unit
from peeltrack.language.figures import figures
from peeltrack.language.told import finds, statements
from peeltrack.model.items import Dependency, Item
from peeltrack.queries.challenge.accounts import Account, account, called
from peeltrack.queries.challenge.ask_about import ask_about
from peeltrack.queries.challenge.meeting import is_of_the_chair
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.promised import promises_on
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.word_overlap import (
    content_words,
    names,
    shared,
    shares_word,
    speaks_to,
)
from peeltrack.wording import counted, long_date

_DELIVERED = re.compile(
    r"\b(?:has|have) (?:now |since |both |all )*(?:been )?(?:signed|agreed|delivered|joined"
    r"|adopted|approved|connected|gone live|started|begun|come on board|reported|replied|arrived"
    r"|come in|received|published|issued|sent|supplied|provided|completed|handed over)\b"
    r"|\b(?:signed|delivered|supplied|provided|sent|issued) by\b|\bwent live\b"
    r"|\b(?:arrived|came (?:in|back|through)|(?:was|were) (?:received|delivered|published|issued"
    r"|supplied|handed over)|reached us|(?:we|I) (?:have )?received|reported (?:in|on|to))\b"
    r"|\b(?:is|are|was|were) (?:now |both |all )*(?:live|signed|in place|in use|connected)\b"
    r"|\blive (?:with|in|at|across|since)\b",
    re.IGNORECASE,
)
_TWO = 2
_SAME = 3
"""Words that a promise about the same thing shares with it."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|to (?:be|go|come|join|sign)|once|until|before|when|not|yet)\b",
    re.IGNORECASE,
)
"""What says that something is still to come: the portal will be live with them by May."""
_GOES_ON = re.compile(
    r"\b(?:continu\w+|on-?going|throughout|at all times|as needed)\b", re.IGNORECASE
)
"""How the words for a date say that others deliver all the time."""
_KINDS_TEXT = """
    Academy Ambulance Association Authority Board Borough Care Chief City Combined Commissioner
    Council Councils County Court Crown Department District England Fire Force Foundation Government
    Group Health Home Hospital Hospitals Integrated Mental National NHS Office Partners Partnership
    Partnerships Police Prosecution Rescue Service Services Trust University Wales
"""
_KINDS = frozenset(_KINDS_TEXT.split())
"""Words that say what kind of body a partner is, and not which."""


def dependency_without_date(meeting: Preparation) -> Iterator[RuleResult]:
    """Whatever an open item waits for from others has a day, and the day has not passed.

    What goes on all the time needs none. What the chair's own office is to do is not asked of the
    force; what a step says that is overdue since the same day, or a promise about the partner, is
    not asked twice.
    """
    for item in meeting.worked_items:
        waiting = [
            (index, awaited)
            for index, awaited in enumerate(item.depends_on)
            if not (awaited.delivered or _GOES_ON.search(awaited.due_phrase or ""))
            and (awaited.due is None or awaited.due < meeting.on)
            and not _has_come(item, awaited)
            and not _is_late_step(meeting, item, awaited)
            and not is_of_the_chair(meeting, awaited.who)
            and not _is_asked_of_a_promise(meeting, item, awaited)
        ]
        if waiting:
            index, first = waiting[0]
            day = _day(meeting, first)
            others = f", and on {counted(len(waiting) - 1, 'other')}" if waiting[1:] else ""
            asks = "how sure is that" if _is_ahead(meeting, first) else "what holds it up"
            said = _said_of(item, first) or _still_pending(item, first)
            last = account(item)
            says = f", and {called(item, last)} says {quote_said(said)}" if last and said else ""
            yield RuleResult.on_item(
                item,
                ("depends_on", index),
                f"It depends on {first.who}, {quote(first.what)}, {day}{others}.",
                f"{quote(first.what)} is awaited from {first.who} for {meeting.name(item)}, "
                f"{day}{says}: {asks}, and what is in place meanwhile?",
                short=f"{quote(first.what)} from {first.who}, {day}{says}. What is in place "
                f"meanwhile?",
                statement=said,
            )


def dependency_missed(meeting: Preparation) -> Iterator[RuleResult]:
    """What an item waits for from others takes no longer than it is to take.

    The last update names them, or their abbreviation, beside a time of the same kind.
    """
    for item in meeting.worked_items:
        last = account(item)
        found = next(_slower(meeting, item, last), None) if last else None
        if last and found:
            awaited, statement = found
            asks = f"what is being done about it, as {quote(awaited.what)} is awaited from them"
            yield ask_about(
                meeting, item, last, statement, asks, short="what is being done about it"
            )


def _is_ahead(meeting: Preparation, awaited: Dependency) -> bool:
    """Check whether the words for its date name a day after the meeting: by the end of May."""
    return any(day > meeting.on for day in days_ahead(awaited.due_phrase or "", meeting.position))


def _is_asked_of_a_promise(meeting: Preparation, item: Item, awaited: Dependency) -> bool:
    """Check whether a promise that is asked about has three words of what is awaited, or whom."""
    wanted = _words_of(awaited)
    made = promises_on(meeting, item)
    return any(len(shared(wanted, content_words(each))) >= _SAME for each in made)


def _words_of(awaited: Dependency) -> Sequence[str]:
    """Return the words of what is awaited and of the partner."""
    return content_words(f"{awaited.who} {awaited.what}")


def _slower(meeting: Preparation, item: Item, last: Account) -> Iterator[tuple[Dependency, str]]:
    """Yield each dependency with the statement of an update that it takes longer."""
    known = meeting.register.organisation.abbreviations
    for awaited in item.depends_on:
        aim = next((each for each in figures(awaited.what) if each.unit == Unit.TIME), None)
        called = [
            short for short, full in known.items() if full.casefold() in awaited.who.casefold()
        ]
        for statement in last.statements if aim else ():
            is_named = any(names(statement, each) for each in (*_each_of(awaited.who), *called))
            given = (e for e in figures(statement) if aim and e.period == aim.period)
            if is_named and any(aim and each.value > aim.value for each in given):
                yield awaited, statement


def _said_of(item: Item, awaited: Dependency) -> str:
    """Return what the last update admits of those that something is awaited from."""
    last = account(item)
    names_of = {who.casefold() for who in _each_of(awaited.who)}
    names_of |= {" ".join(who.split()[-2:]) for who in names_of if who.count(" ")}
    said = last.statements if last else ()
    return next((e for e in said if admits(e) and any(n in e.casefold() for n in names_of)), "")


def _still_pending(item: Item, awaited: Dependency) -> str:
    """Return what the last update says is still to come of what is awaited: one signature."""
    last, wanted = account(item), _words_of(awaited)
    said = last.statements if last else ()
    about = (each for each in said if shared(wanted, content_words(each)) and not admits(each))
    return next((each for each in about if finds(PENDING, each)), "")


def _has_its_words(wanted: Sequence[str], step: Sequence[str]) -> bool:
    """Check whether a step has two of the words that are wanted, or one if it has but two."""
    return len(shared(wanted, step)) >= (1 if len(step) <= _TWO else _TWO)


def _is_late_step(meeting: Preparation, item: Item, awaited: Dependency) -> bool:
    """Check whether an overdue step says the same, or names the partner, for the same day.

    It says the same, too, if it has two words of what is awaited, or whom; or one of its own two.
    """
    wanted = _words_of(awaited)
    late = (step for step in item.open_steps if step.due and step.due < meeting.on)
    own = _own_names(awaited)
    return any(
        step.due == awaited.due
        and (
            speaks_to(step.text, awaited.what)
            or (own and _names_each(step.text, own))
            or _has_its_words(wanted, content_words(step.text))
        )
        for step in late
    )


def _each_of(who: str) -> list[str]:
    """Return the names of those that something is awaited from: of all together, and of each."""
    several = re.split(r",? and |, ", who)
    own = [" ".join(re.findall(r"\b[A-Z]\w+", each)) for each in several] if several[1:] else []
    return [who, *filter(None, own)]


def _has_come(item: Item, awaited: Dependency) -> bool:
    """Check whether an update says that a partner has signed or delivered, or a done step does.

    Such a step names the partner, and has a word of what is awaited.
    """
    own = _own_names(awaited)
    done = (step.text for step in item.steps_to_green if step.done)
    wanted = [word for word in content_words(awaited.what) if word not in own]
    if own and any(_names_each(each, own) and shared(wanted, content_words(each)) for each in done):
        return True
    return any(
        (
            names(statement, awaited.who)
            or (own and _names_each(statement, own))
            or _names_by_kind(item, awaited, statement)
        )
        and _DELIVERED.search(statement)
        and not admits(statement)
        and not _AHEAD.search(statement)
        for update in item.progress
        for statement in statements(update.text)
    )


def _names_by_kind(item: Item, awaited: Dependency, statement: str) -> bool:
    """Check whether a statement on what is awaited calls a partner "the trust", if one alone is."""
    kinds = [word.casefold() for word in awaited.who.split() if word in _KINDS]
    kinds.append(awaited.who.split()[-1].casefold())
    alone = [k for k in kinds if sum(k in e.who.casefold() for e in item.depends_on) == 1]
    is_called = any(re.search(rf"\b[Tt]he {re.escape(kind)}\b", statement) for kind in alone)
    return is_called and shares_word(statement, content_words(awaited.what)[:1])


def _own_names(awaited: Dependency) -> list[str]:
    """Return the names that set partners apart: Aldbourne, for Aldbourne County Council."""
    return [word for word in re.findall(r"\b[A-Z]\w+", awaited.who) if word not in _KINDS]


def _names_each(text: str, own: list[str]) -> bool:
    return all(names(text, each) for each in own)


def _day(meeting: Preparation, awaited: Dependency) -> str:
    if awaited.due and awaited.due < meeting.position:
        return f"which was due on {long_date(awaited.due)}"
    if awaited.due:
        return f"which is due on {long_date(awaited.due)}, before the meeting"
    known = f" but {quote(awaited.due_phrase)}" if awaited.due_phrase else ""
    return f"with no date{known}"
