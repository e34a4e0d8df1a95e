"""The first page of a brief: a headline, what to ask first, and where things stand. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product, takewhile
from typing import NamedTuple

from peeltrack.documents.parts.ask_first import first_questions
from peeltrack.documents.parts.deadline_groups import (
    deadline_groups,
    findings_named,
    said_of,
    steps_left,
)
from peeltrack.documents.parts.first_question import (
    MEASURES,
    FirstQuestion,
    Weight,
    fitting,
    lines_of,
)
from peeltrack.documents.parts.promised import named_otherwise, promised_otherwise
from peeltrack.documents.parts.ratings import Ratings, ratings_in_detail
from peeltrack.documents.parts.scope import Scope
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.due import DueKind, overdue_in_words
from peeltrack.wording import (
    capitalised,
    counted,
    counted_in_words,
    days,
    lateness,
    listed,
    near_date,
)

MOST_WORDS = 250
"""Words of the first page in a PDF."""
_ON_EVERY_PAGE = 6
"""Words of every page beside the title: the marking, twice, and the page's number."""
_HEADINGS = 9
"""Words of the template itself: its headings, and the column heads of the questions."""
_MOST_LINES = 42
"""Lines of the first page in a PDF, without its headings."""
_TITLE, _TITLE_LINE = 45, 1.9
"""Characters of a line of the title, and its height in lines of text."""
_WHERE = "see From earlier meetings"
"""The words of the template beside what is promised and not done."""
_FEWEST = 6
"""Questions that the page has, if there are so many."""
_GRAVEST = 2
"""Questions that nothing else displaces."""
_PROMISES_NAMED = 4
"""Promises without a question that are named below the questions at most."""
_ACROSS = 90
"""Characters of a line across the page."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The page for a chair with ten minutes. A template sees this as `brief.first_page`."""

    restricted: str | None
    """Whose restricted text the brief contains: AFI 5; None if it contains none."""
    headline: str
    """The gravest fact in one sentence."""
    questions: tuple[FirstQuestion, ...]
    """What to ask first, the most pressing first; empty for a public audience."""
    ratings: Ratings
    """The findings by area and rating."""
    since: str | None
    """What has changed since the last meeting; None if there is none."""
    unkept: str | None
    """What earlier meetings were promised and is not done, beside what is asked; may be None."""


def first_page(
    scope: Scope,
    points: Sequence[Point],
    since: str | None,
    owed: str,
    title: str,
    restricted: str | None = None,
) -> FirstPage:
    """Return the first page of a brief.

    Args:
        scope: the meeting.
        points: what challenge chose for it; empty for a public audience.
        since: what has changed since the last meeting.
        owed: the actions and commitments to it that are not done, in words; empty for none.
        title: the title of the brief.
        restricted: whose restricted text it contains.
    """
    headline = _headline(scope)
    before = (
        "Position as at day month year, before the meeting" if scope.on != scope.meeting else ""
    )
    changed = f"Since {near_date(scope.since, scope.on)}: {since}" if since and scope.since else ""
    warning = f"Contains restricted text: {restricted}" if restricted else ""
    texts = (title, warning, scope.register.organisation.name, before, headline, changed)
    room = MOST_WORDS - _ON_EVERY_PAGE - _HEADINGS - len(" ".join(texts).split())
    lines = _MOST_LINES - _TITLE_LINE * lines_of(title, _TITLE)
    lines -= sum(lines_of(text, _ACROSS) for text in (warning, before, headline, changed))
    asked = () if scope.is_public else first_questions(scope, points)
    wanted = fitting(asked, MOST_WORDS)
    unkept = partial(_unkept, scope, owed)
    chosen, ratings = max(
        (
            (_beside(unkept, asked, wanted, room - each.words, lines - each.lines), each)
            for each in ratings_in_detail(scope)
        ),
        key=lambda pair: (
            pair[0].value(wanted)[:2],
            # A picture of the findings by group is worth a question.
            pair[0].value(wanted)[2] + (len(pair[1].rows) > 1),
            len(pair[1].rows) > 1,
            len(pair[0].questions),
        ),
    )
    return FirstPage(restricted, headline, chosen.questions, ratings, since, chosen.others)


class _Chosen(NamedTuple):
    """The questions on the page, and what is said of promises without one."""

    questions: tuple[FirstQuestion, ...]
    others: str | None
    named: int
    """How many promises that names."""

    def value(self, wanted: Sequence[FirstQuestion]) -> tuple[bool, int, int]:
        """Return how much is asked of what is wanted, the most pressing first.

        The two most pressing, then six questions at least, then all else.
        """
        worth = sum(each.worth for each in self.questions if each in wanted)
        is_grave = all(each in self.questions for each in wanted[:_GRAVEST])
        return is_grave, min(worth, _FEWEST), worth + self.named


def _beside(
    unkept: Callable[[Sequence[FirstQuestion], int], str | None],
    asked: Sequence[FirstQuestion],
    wanted: Sequence[FirstQuestion],
    room: int,
    lines: float,
) -> _Chosen:
    """Choose the questions that have room beside what is said of promises without a question.

    A promise that is named is worth as much as a question.
    """
    found: list[_Chosen] = []
    # Next to deadlines the figures may come first: they are several questions in one.
    deadlines = list(takewhile(lambda each: each.weight == Weight.DEADLINE, asked))
    early = sorted(asked, key=lambda each: each not in deadlines and each.kind != MEASURES)
    for order, named in product((early, asked), range(_PROMISES_NAMED + 1)):
        whole = fitting(order, room, lines)
        text = unkept(whole, named)
        while text:
            left = room - len(f"{text} {_WHERE}".split())
            fits = fitting(order, left, lines - lines_of(f"{text} {_WHERE}", _ACROSS))
            if set(whole) <= set(fits):
                break
            # Fewer questions may leave more promises without one, and so a longer text.
            whole = tuple(each for each in whole if each in fits) or fits
            text = unkept(whole, named)
        told = min(named, text.count(" (") + text.count("; ")) if text else 0
        found.append(_Chosen(whole, text, told))
    return max(found, key=lambda each: each.value(wanted))


def _headline(scope: Scope) -> str:
    """Return the nearest or missed deadlines; otherwise what is overdue or missing."""
    said = [
        f"{findings_named(scope, group.items)} {said_of(group, scope.on)}, "
        f"with {steps_left(group.items)}"
        for group in deadline_groups(scope)
    ][:1]
    said += _response(scope)
    return f"{capitalised('; '.join(said or [_shortfalls(scope)]))}."


def _response(scope: Scope) -> Iterator[str]:
    for due in (*scope.watchlist.late, *scope.watchlist.soon):
        if due.kind == DueKind.RESPONSE:
            late = due.due < scope.on
            when = lateness(due.due, scope.on) if late else f"due {near_date(due.due, scope.on)}"
            yield f"the statutory response is {when}"
            return


def _shortfalls(scope: Scope) -> str:
    watch = scope.watchlist
    silent = sum(each.age is None for each in watch.stale.values())
    old = len(watch.stale) - silent
    parts = [
        *([overdue_in_words(watch.late)] if watch.late else []),
        *(f"{counted_in_words(n, 'finding')} with {lack}" for lack, n in watch.lacks.items()),
        *([f"{counted_in_words(silent, 'finding')} without an update"] if silent else []),
        *([f"{counted(old, 'update')} over {days(scope.stale_after)} old"] if old else []),
    ]
    if parts:
        return listed(parts)
    if not scope.items:
        return "no findings are open"
    return "nothing is overdue, and every finding has a lead and a current update"


def _unkept(scope: Scope, owed: str, asked: Sequence[FirstQuestion], named: int) -> str | None:
    """Say what was promised and is not done; beside questions only what has none.

    Args:
        scope: the meeting.
        owed: all of it, in words.
        asked: the questions on the page.
        named: how much of it is named; the rest is counted.
    """
    if scope.is_public or not (scope.earlier or owed):
        return None
    with_question = {text for each in asked for text in each.promised}
    if not with_question:
        return f"{capitalised(owed or 'nothing')} promised and not done"
    others = promised_otherwise(scope, with_question)
    if named and others:
        return f"Not done either: {named_otherwise(scope, with_question, named)}"
    return f"{capitalised(others)} not done" if others else None
