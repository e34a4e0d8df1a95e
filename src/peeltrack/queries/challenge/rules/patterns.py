"""Patterns over the findings, which only show when they are read together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from peeltrack.language.bases import changes_basis, keeps_basis
from peeltrack.language.promises import promises
from peeltrack.language.told import statements
from peeltrack.model.items import Investment, Item
from peeltrack.model.meetings import Action, Commitment, Meeting
from peeltrack.queries.challenge.accounts import public_accounts
from peeltrack.queries.challenge.answered import last_answered
from peeltrack.queries.challenge.doubts import doubtful_greens
from peeltrack.queries.challenge.funded_posts import (
    are_all_filled,
    counts_posts,
    fewer_posts,
    says_posts_are_filled,
)
from peeltrack.queries.challenge.measure_states import MeasureState
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.meeting import (
    answering_office,
    is_owned_by_others,
    named_findings,
)
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_said
from peeltrack.queries.challenge.spans import A_YEAR, HALF_A_YEAR
from peeltrack.queries.dates_moved_later import dates_moved_later
from peeltrack.wording import (
    capitalised,
    counted_in_words,
    in_words,
    listed,
    listed_first,
    long_date,
)

_PATTERN = 3
"""Broken promises, dates put off or ratings that are no accident any more."""
_MANY = 4
"""Findings with their dates close together, or promises of a year that are not kept."""
_SOON = timedelta(weeks=10)
_BASES = 2
"""Findings whose figures count other things than before, from which on it is no accident."""
_ANSWERS = 2
"""Answers on no finding in particular that are asked about."""
_FEW = 1
"""Findings that it quotes in few words."""
_NAMED = 6
"""Findings that a question names; the others it counts."""


def promises_broken(meeting: Preparation) -> Iterator[RuleResult]:
    """Of what the last meeting was promised or asked for by a day that has passed, half is done.

    Less is no accident where it is three things or more; nor are four things of all meetings of the
    forum within a year, where they are a third of all.
    """
    ours = [past for past in reversed(meeting.earlier) if past.forum == meeting.forum_id]
    within_a_year = [past for past in ours if (meeting.on - past.date).days <= A_YEAR]
    for held, least, share in ((ours[:1], _PATTERN, 2), (within_a_year, _MANY, 3)):
        promised = (each for past in held for each in _promised(meeting, past))
        due = [each for each in promised if each.due and each.due < meeting.position]
        broken = [each for each in due if not _is_done(each)]
        if len(broken) >= least and len(broken) * share >= len(due):
            part = "all" if len(broken) == len(due) else f"{in_words(len(broken))} of the"
            of_all = f"{part} {in_words(len(due))} things"
            when = f"on {long_date(ours[0].date)}" if held == ours[:1] else "within a year"
            told = (
                f"{capitalised(of_all)} that the force promised or was asked for {when}, by days "
                "that have passed, are not"
            )
            yield RuleResult(
                None,
                ours[0].file,
                ("commitments",),
                f"{told} recorded as done: {_owed(broken)}.",
                f"{told} done: who keeps track of them, why should the dates given now be relied "
                f"on, and which of them would {answering_office(meeting)} withdraw today?",
                short=f"{capitalised(of_all)} promised {when}, and due, are not done. "
                "Who keeps track?",
            )
            return


def dates_put_off(meeting: Preparation) -> Iterator[RuleResult]:
    """Since the last meeting the dates of less than a third of the open findings were put off."""
    past = meeting.last_meeting
    items = meeting.open_items
    later = [item for item in items if past and _was_put_off(meeting.as_seen(item), past)]
    if past and len(later) >= _PATTERN and len(later) * 3 >= len(items):
        of_them = f"{counted_in_words(len(later), 'finding')} {_names(meeting, later)}"
        day = long_date(past.date)
        yield RuleResult(
            None,
            later[0].file,
            ("target_changes",),
            f"Since the meeting of {day} dates of {of_them} have been put off.",
            f"Since {day} dates of {of_them} have been put off: who agreed to that, and what shows "
            f"that the new ones will hold?",
        )


def dates_ahead(meeting: Preparation) -> Iterator[RuleResult]:
    """Less than a third of the open findings are to be complete within ten weeks of the meeting.

    Four are many. The date is the force's target, or else HMICFRS's; one that has passed is asked
    about for itself.
    """
    ends = [(item.target or item.due, item) for item in meeting.open_items]
    last = meeting.on + _SOON
    soon = [(day, item) for day, item in ends if day and meeting.on <= day <= last]
    if len(soon) < _MANY or len(soon) * 3 < len(meeting.open_items):
        return
    of_them = f"{counted_in_words(len(soon), 'finding')} {_names(meeting, [e for _, e in soon])}"
    until = long_date(max(day for day, _ in soon))
    by_day = defaultdict[date, list[Item]](list)
    for day, item in soon:
        by_day[day].append(item)
    dated = [
        f"by {long_date(day)} {named_findings(meeting, by_day[day], _NAMED)}"
        for day in sorted(by_day)
    ]
    number = capitalised(counted_in_words(len(soon), "finding"))
    yield RuleResult(
        None,
        soon[0][1].file,
        ("target",),
        f"{number} are to be complete by {until}: {'; '.join(dated)}.",
        f"{capitalised(of_them)} are to be complete by {until}: which of them will be, which will "
        "not, and which dates will be put off?",
        short=f"{number} are to be complete by {until}. Which will not be?",
    )


def figures_not_comparable(meeting: Preparation) -> Iterator[RuleResult]:
    """The figures of two findings do not count other things than before.

    So an update of the last half-year says, the newest of each. With them those are named whose
    last update no longer gives a figure for a measure; not to a public forum, which sees none.
    """
    said = {item.id: _basis_of(meeting, item) for item in meeting.questioned_items}
    items = [item for item in meeting.questioned_items if said[item.id]]
    if len(items) < _BASES:
        return
    by_item = [f"{said[item.id]} ({meeting.name(item)})" for item in items]
    dropped = [
        item
        for item in (() if meeting.is_public else meeting.questioned_items)
        if any(each.state == MeasureState.DROPPED for each in open_measures(item))
    ]
    told = f"Figures count other things than before: {listed(by_item[:_NAMED])}."
    gone = f" No longer given are figures of {named_findings(meeting, dropped, _NAMED)}."
    yield RuleResult(
        None,
        items[0].file,
        ("progress",),
        f"{told}{gone if dropped else ''}",
        f"Figures of {named_findings(meeting, items, _NAMED)} count other things than before: how "
        "far can progress be judged by them, who agreed to that, and what are they on the old "
        "basis?",
        short=f"Now counted differently: {listed_first(by_item, _FEW)}. What are the figures on "
        "the old basis?",
    )


def _basis_of(meeting: Preparation, item: Item) -> str:
    """Quote the newest statement by which a figure of an item counts other things than before.

    Empty if no update says so, or a later one says that it counts as before.
    """
    for told in reversed(public_accounts(item)):
        if (meeting.on - told.update.date).days > HALF_A_YEAR:
            break
        for statement in filter(changes_basis, told.statements):
            return quote_said(statement)
        if any(map(keeps_basis, told.statements)):
            break
    return ""


def posts_together(meeting: Preparation) -> Iterator[RuleResult]:
    """The updates of the findings that share posts say that all of these are filled.

    Where some of them are for no finding, it is asked what these are for too. It stands on a first
    page only if an update counts fewer.
    """
    worked_on = {item.id for item in meeting.questioned_items}
    for id_, funded in meeting.register.organisation.funding.items():
        paid = [
            (item, each)
            for item in meeting.register.items.values()
            for each in item.investments
            if each.part_of == id_ and each.posts
        ]
        own = [each for each in paid if each[0].id in worked_on]
        items = list({item.id: item for item, _ in own}.values())
        left = (funded.posts or 0) - _posts(paid)
        if len(items) > 1 and not all(_are_filled(*each) for each in own):
            of_them = f" of the {funded.posts}" * (left > 0)
            fact = (
                f"{_posts(own)}{of_them} posts of {quote(funded.text)} are for "
                f"{named_findings(meeting, items, _NAMED)}"
            )
            are = "is the one post" if left == 1 else f"are the {in_words(left)} posts"
            others = f"; and what {are} for that no finding names" * (left > 0)
            yield RuleResult(
                None,
                "register.yaml",
                ("funding", id_),
                f"{fact}.",
                f"{fact}: how many are filled today and do the work that they were paid "
                f"for{others}?",
                short=f"{quote(funded.text)}: {funded.posts or _posts(paid)} posts. How many are "
                "filled, and do that work?"
                if any(fewer_posts(*each) for each in own)
                else "",
            )


def greens_in_doubt(meeting: Preparation) -> Iterator[RuleResult]:
    """No two findings are rated green that miss a measure, were returned or have open steps."""
    doubts = doubtful_greens(meeting)
    if len(doubts) > 1:
        number = f"{capitalised(counted_in_words(len(doubts), 'finding'))} rated green"
        named = listed([f"{meeting.name(item)} ({why})" for item, why in doubts])
        yield RuleResult(
            None,
            doubts[0][0].file,
            ("measures",),
            f"{number} are in doubt: {named}.",
            f"{number} are in doubt, {named}: who tests a rating before it is given, and which "
            f"of them would {answering_office(meeting)} take back today?",
        )


def answer_to_all(meeting: Preparation) -> Iterator[RuleResult]:
    """No answer on the whole of the findings binds the force: if, will or not."""
    answers = (
        each
        for each in last_answered(meeting, None)
        if not any(promises(each.statement, each.past.date))  # asked about for itself
    )
    for past, statement, asks in islice(answers, _ANSWERS):
        day, said = long_date(past.date), quote_said(statement)
        yield RuleResult(
            None,
            past.file,
            ("questions",),
            f"The answer of {day} was {said}.",
            f"On {day} the answer was {said}: {asks}?",
            statement=statement,
        )


def _posts(paid: Iterable[tuple[Item, Investment]]) -> int:
    return sum(each.posts or 0 for _, each in paid)


def _are_filled(item: Item, funded: Investment) -> bool:
    """Check whether the newest statement that counts posts says that all of them are filled.

    A restricted one counts too, as what it says is known to those who ask.
    """
    said = (each for update in reversed(item.progress) for each in statements(update.text))
    counting = (e for e in said if counts_posts(funded, e) or says_posts_are_filled(e))
    return are_all_filled(funded, next(counting, "")) and not fewer_posts(item, funded)


def _owed(broken: Sequence[Action | Commitment]) -> str:
    """Quote what is owed with its day, the oldest first, and count what is beyond the most."""
    in_order = sorted(broken, key=lambda each: each.due or date.max)
    named = [f"{quote(each.text)} (due {long_date(each.due)})" for each in in_order if each.due]
    return listed_first(named, _NAMED)


def _promised(meeting: Preparation, past: Meeting) -> list[Action | Commitment]:
    """Return what a meeting was promised or asked for, but for what others than the force owe."""
    return [
        *past.commitments,
        *(e for e in past.actions if not is_owned_by_others(meeting, e.owners)),
    ]


def _is_done(promise: Action | Commitment) -> bool:
    return bool(promise.done if isinstance(promise, Action) else promise.kept)


def _was_put_off(item: Item, past: Meeting) -> bool:
    """Check whether the target of an item, or of a step, was moved later since a meeting."""
    moves = (move for later in dates_moved_later(item) for move in later.moves)
    return any(
        move.date > past.date and move.before is not None and move.after > move.before
        for move in moves
    )


def _names(meeting: Preparation, items: Sequence[Item]) -> str:
    return f"({named_findings(meeting, items, _NAMED)})"
