"""Contradictions within one update: all and some, and a check that finds something else."""

import re
from collections.abc import Iterator

from peeltrack.language.admissions import admits
from peeltrack.language.bases import LEFT_OUT
from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.language.shortfalls import done_of_wanted
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, account
from peeltrack.queries.challenge.figures.series import PERIOD, clause_of, telling_words
from peeltrack.queries.challenge.figures.standards import ALL, NONE, OTHERS
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.word_overlap import content_words, shared
from peeltrack.wording import long_date

_ALL_OF_THEM = 100
_NEARLY_ALL = 90
_WORDS = 3
"""Words that two statements of two items have in common where they are about one thing."""
_APART = 10
"""Points by which two checks of one thing may differ."""
_PUT_BACK = re.compile(
    r"\b(?:(?:put|pushed|moved|set) back|put off|postponed|deferred|delayed|slipped)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:agreed|found|graded|judged|gave|scored|rated|marked|put|said|thought|passed|recorded"
    r"|counted|(?:was|were) (?:content|satisfied))\b",
    re.IGNORECASE,
)
"""How others say what their check came to."""
_COVERED = re.compile(
    r"\b(?:looked at|examined|read|saw|sampled|reviewed|checked) $", re.IGNORECASE
)
"""What stands before a share that only says how many were looked at."""
_LATER = re.compile(
    r"\b(?:now|since|today|from|will|this (?:week|month)|by then|should|must|to be)\b",
    re.IGNORECASE,
)
"""What makes a statement one of another time, or of what is to be."""


def says_both(meeting: Preparation) -> Iterator[RuleResult]:
    """An update does not say that it is so of all, or of none, and give a figure of some.

    The two statements share half of their telling words, and neither is of another time.
    """
    for item in meeting.questioned_items:
        last = account(item)
        found = next(_pairs(last), None) if last else None
        if last and found:
            some, every = found
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"The update of {long_date(last.update.date)} says “{some}” and “{every}”.",
                f"The update of {meeting.name(item)} says both {quote(some)} and {quote(every)}: "
                f"which is it?",
                short=f"{quote(some)}, and {quote(every)}. Which is it?",
                statement=some,
            )


def says_otherwise(meeting: Preparation) -> Iterator[RuleResult]:
    """No update says that it is so of all where that of another item gives a figure of some.

    The two are the last updates of items of one inspection, and share three words and half of
    those of the shorter one. Nor does an update say that nothing waits where that of another item
    counts what waits for it, or count on what that of another says is put back.
    """
    last = [(item, told) for item in meeting.questioned_items if (told := account(item))]
    for item, told in last:
        found = next(
            (
                (each, other, some)
                for each in told.statements
                for other, beside in last
                if other is not item
                for some in beside.statements
                if (other.inspection == item.inspection and _is_of_all(each, some))
                or _is_held_up(item, each, some)
                or _is_put_back(each, told, some, beside)
            ),
            None,
        )
        if found:
            every, other, some = found
            name, beside = meeting.name(item), meeting.name(other)
            yield RuleResult.on_item(
                item,
                ("progress", told.index),
                f"The update of {name} says “{every}”; that of {beside} says “{some}”.",
                f"The update of {name} says {quote(every)}, and that of {beside} says "
                f"{quote(some)}: which is it?",
                short=f"{quote(every)}, and {beside} says {quote(some)}. Which is it?",
                statement=every,
            )


def _is_of_all(every: str, some: str) -> bool:
    """Check whether one statement says of all what another says of some."""
    if not ALL.search(every) or admits(every):
        return False
    return all(e.unit == Unit.TIME for e in figures(every)) and _is_of_fewer(some, every)


def _is_held_up(item: Item, none: str, some: str) -> bool:
    """Check whether an item says that nothing waits, and another counts what waits for its work."""
    if not NONE.search(none) or not is_unwanted(none) or figures(none) or admits(none):
        return False
    work = [word for word in telling_words(item.title) if not is_unwanted(word)]
    return bool(figures(some)) and admits(some) and bool(shared(work, telling_words(some)))


def _is_put_back(counted_on: str, told: Account, put_back: str, beside: Account) -> bool:
    """Check whether what a statement counts on by a day is put back to a later one elsewhere."""
    found = _PUT_BACK.search(put_back)
    if found is None or admits(counted_on):
        return False
    until = next(days_ahead(f"It will go{put_back[found.end() :]}", beside.update.date), None)
    needed = min(days_ahead(counted_on, told.update.date), default=None)
    common = shared(telling_words(counted_on), telling_words(put_back))
    return bool(needed and until and needed < until) and len(common) > 1


def _is_of_fewer(some: str, every: str) -> bool:
    """Check whether a statement has a share of some that another says is so of all."""
    one, other = content_words(some), content_words(every)
    common = shared(one, other)
    is_about_it = len(common) >= _WORDS and len(common) * 2 >= min(len(one), len(other))
    is_told = len(shared(telling_words(some), telling_words(every))) > 1
    counted = done_of_wanted(some)
    return (
        is_about_it
        and is_told
        and any(
            each.unit == Unit.SHARE and 0 < each.value < _NEARLY_ALL and not each.is_earlier
            for each in (*figures(some), *([counted] if counted else []))
        )
    )


def checks_disagree(meeting: Preparation) -> Iterator[RuleResult]:
    """An update in which others check does not give a share ten points below the force's own.

    Others are such as auditors, a panel or peers, and what they found is said of them; the two
    statements share a telling word, or the one follows the other.
    """
    for item in meeting.questioned_items:
        last = account(item)
        found = next(_checked(last), None) if last else None
        if last and found:
            own, theirs = found
            day, name = long_date(last.update.date), meeting.name(item)
            yield RuleResult.on_item(
                item,
                ("progress", last.index),
                f"The update of {day} says “{own}” and “{theirs}”.",
                f"The update of {name} says {quote(own)}, and {quote(theirs)}: which is right, and "
                f"how good is the force's own check?",
                short=f"{quote(own)}, and {quote(theirs)}. Which is right?",
                statement=theirs,
            )


def _checked(last: Account) -> Iterator[tuple[str, str]]:
    """Yield each statement of the force's own with that of others who found less."""
    shares = [
        (place, each, share)
        for place, each in enumerate(last.statements)
        if (share := _share_of_wanted(each)) is not None
    ]
    for at, theirs, found in shares:
        if not _is_their_finding(theirs):
            continue
        for place, own, given in shares:
            is_about_it = abs(place - at) == 1 or shared(telling_words(own), telling_words(theirs))
            if not OTHERS.search(own) and given - found >= _APART and is_about_it:
                yield own, theirs


def _is_their_finding(statement: str) -> bool:
    """Check whether a statement says that others found something, and then gives the figure."""
    others = OTHERS.search(statement)
    found = _FOUND.search(statement, others.end()) if others else None
    return bool(found and any(each.end > found.start() for each in figures(statement)))


def _share_of_wanted(statement: str) -> float | None:
    """Return the only share of a statement, of what is wanted."""
    shares = [e for e in figures(statement) if e.unit == Unit.SHARE and not e.is_earlier]
    is_one = len(shares) == 1 and not is_unwanted(clause_of(statement, shares[0]))
    if is_one and _COVERED.search(statement[: shares[0].start]):
        return None
    return shares[0].value if is_one else None


def _pairs(last: Account) -> Iterator[tuple[str, str]]:
    """Yield each statement of some with one of all, or of none, that contradicts it."""
    for every in last.statements:
        if figures(every) or admits(every) or finds(LEFT_OUT, every):
            continue
        if not (ALL.search(every) or NONE.search(every)):
            continue
        for some in last.statements:
            if some != every and _contradicts(some, every):
                yield some, every


def _contradicts(some: str, every: str) -> bool:
    is_of_another_time = _LATER.search(some) or (_LATER.search(every) and PERIOD.search(some))
    if is_of_another_time:
        return False
    return any(_is_against(each, some, every) for each in figures(some))


def _is_against(figure: Figure, some: str, every: str) -> bool:
    """Check whether a figure of some is against a statement of all or none, about one thing."""
    clause = clause_of(some, figure)
    if figure.unit == Unit.SHARE:
        against = 0 < figure.value < _ALL_OF_THEM and not figure.is_earlier and ALL.search(every)
    else:
        is_left = figure.unit == Unit.COUNT and figure.value > 0 and is_unwanted(clause)
        against = is_left and NONE.search(every)
    one, other = telling_words(clause), telling_words(every)
    common = shared(one, other)
    return bool(against) and len(common) > 1 and len(common) * 2 >= min(len(one), len(other))
