"""The first page of a brief: a headline, what to ask first, and where things stand. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from peeltrack.documents.parts.ask_first import first_questions
from peeltrack.documents.parts.deadline_groups import (
    DeadlineGroup,
    findings_named,
    said_of,
    steps_left,
)
from peeltrack.documents.parts.first_asker import Asker
from peeltrack.documents.parts.first_facts import FirstFacts
from peeltrack.documents.parts.first_question import (
    MEASURES,
    MOST,
    FirstQuestion,
    fitting,
    lines_of,
)
from peeltrack.documents.parts.ratings import Ratings, ratings_in_detail
from peeltrack.documents.parts.scope import Scope
from peeltrack.documents.parts.undone import (
    NAMED_AT_MOST,
    OthersUndone,
    Undone,
    others_undone,
    undone,
)
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.due import DueKind, kinds_in_words
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
_LOOKED_AT = 40
"""Questions among which a page chooses."""
_FIGURE = 4
"""How much it is worth that a question says what the last update does; as much as a promise."""
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
    undone: str | None
    """What was promised or is overdue, beside what is asked, or what introduces it; may be None."""
    undone_names: tuple[str, ...]
    """Each of them by its name, if they are named."""
    counts_promises: bool
    """Whether that only counts some of what earlier meetings were promised."""


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
    asker = Asker(scope, reads_updates=bool(points))
    headline = _headline(scope, asker.deadlines)
    before = (
        "Position as at day month year, before the meeting" if scope.on != scope.meeting else ""
    )
    changed = f"Since {near_date(scope.since, scope.on)}: {since}" if since and scope.since else ""
    warning = f"Contains restricted text: {restricted}" if restricted else ""
    usual = scope.register.inspections[scope.usual].called if scope.usual else ""
    caption = f"({usual} unless another report is named)" if usual else ""
    texts = (title, warning, scope.register.organisation.name, before, headline, changed, caption)
    room = MOST_WORDS - _ON_EVERY_PAGE - _HEADINGS - len(" ".join(texts).split())
    lines = _MOST_LINES - _TITLE_LINE * lines_of(title, _TITLE)
    lines -= sum(lines_of(text, _ACROSS) for text in (warning, before, headline, changed))
    facts = FirstFacts(asker)
    asked = () if scope.is_public else first_questions(asker, facts, points)[:_LOOKED_AT]
    wanted = fitting(asked, MOST_WORDS)
    all_undone = () if scope.is_public else undone(scope, facts.late_steps)
    has_met = not scope.is_public and (scope.earlier or owed)
    worth = {each.key: each.worth for each in all_undone}
    found = [
        (_settled(limits, asked, all_undone, owed if has_met else None), ratings)
        for ratings in ratings_in_detail(scope)
        for limits in _limits(room - ratings.words, lines - ratings.lines)
    ]
    chosen, ratings = max(found, key=lambda pair: pair[0].value(wanted, worth, pair[1]))
    return FirstPage(
        restricted,
        headline,
        chosen.in_full,
        ratings,
        since,
        chosen.others.text,
        chosen.others.names,
        chosen.others.counts_promises,
    )


class _Limits(NamedTuple):
    """The room for the questions and for what is said of what else is not done."""

    words: int
    lines: float
    questions: int
    """Questions at most."""
    named: int
    """Promises and steps without a question that are named at most."""


def _limits(words: int, lines: float) -> Iterator[_Limits]:
    for most, named in product(range(MOST, _FEWEST - 1, -1), range(NAMED_AT_MOST + 1)):
        yield _Limits(words, lines, most, named)


class _Worth(NamedTuple):
    """The worth of a page, the first of these first."""

    has_gravest: bool
    """Whether it asks the two most pressing questions."""
    questions: int
    """How many it asks, up to six."""
    has_picture: bool
    more: int
    """How many it asks beyond that."""
    worth: int


class _Chosen(NamedTuple):
    """The questions on the page, and what is said of all else that is not done."""

    questions: tuple[FirstQuestion, ...]
    others: OthersUndone
    in_full: tuple[FirstQuestion, ...]
    """The questions, some with a figure that misses its measure."""
    figures: int
    """How many have one."""

    def value(
        self, wanted: Sequence[FirstQuestion], worth: Mapping[str, int], ratings: Ratings
    ) -> _Worth:
        """Return how much is asked of what is wanted.

        Args:
            wanted: the questions that a page without limits would have.
            worth: how much it is worth to name each thing that is not done, by its key.
            ratings: the findings by rating as they are shown beside it.
        """
        asked = [each for each in self.questions if each in wanted]
        whole = sum(1 + worth.get(key, 0) for each in asked for key in each.undone[:1] or [""])
        return _Worth(
            all(each in asked for each in wanted[:_GRAVEST]),
            min(len(asked), _FEWEST),
            len(ratings.rows) > 1,
            len(asked),
            whole + self.others.worth + _FIGURE * self.figures,
        )


def _settled(
    limits: _Limits,
    asked: Sequence[FirstQuestion],
    all_undone: Sequence[Undone],
    owed: str | None,
) -> _Chosen:
    """Choose the questions that have room beside what is said of what has none."""
    whole = fitting(asked, limits.words, limits.lines, limits.questions)
    while True:
        keys = {key for each in whole for key in each.undone}
        others = others_undone(all_undone, keys, limits.named, owed)
        said = [others.text or "", *others.names, _WHERE if others.counts_promises else ""]
        words = limits.words - len(" ".join(said).split())
        lines = limits.lines - sum(lines_of(each, _ACROSS) for each in said)
        fits = fitting(asked, words, lines, limits.questions)
        if set(whole) <= set(fits):
            used = sum(each.words for each in whole), sum(each.lines for each in whole)
            return _Chosen(whole, others, *_in_full(whole, words - used[0], lines - used[1]))
        # Fewer questions may leave more undone without one, and so a longer text.
        kept = tuple(each for each in whole if each in fits)
        whole = kept or fits[: len(whole) - 1]


def _in_full(
    questions: Sequence[FirstQuestion], words: int, lines: float
) -> tuple[tuple[FirstQuestion, ...], int]:
    """Let questions say the figure of their finding while there is room, and count those.

    What another question gives already is not said twice.
    """
    told: list[FirstQuestion] = []
    said: set[tuple[frozenset[str], str]] = set()
    given = {id_ for each in questions if each.kind == MEASURES for id_ in each.ids}
    for each in questions:
        whole = each.in_full
        more = whole.words - each.words, whole.lines - each.lines
        is_new = given.isdisjoint(each.ids) and (each.ids, each.more) not in said
        has_room = each.more and is_new and more[0] <= words and more[1] <= lines
        told.append(whole if has_room else each)
        if has_room:
            said.add((each.ids, each.more))
            words, lines = words - more[0], lines - more[1]
    return tuple(told), sum(whole is not each for whole, each in zip(told, questions, strict=True))


def _headline(scope: Scope, deadlines: Sequence[DeadlineGroup]) -> str:
    """Return the nearest or missed deadlines; otherwise what is overdue or missing."""
    said = [
        f"{findings_named(scope, group.items)} {said_of(group, scope.on)}, "
        f"with {steps_left(group.items)}"
        for group in deadlines[:1]
    ]
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
        *([f"{len(watch.late):,} overdue ({kinds_in_words(watch.late)})"] if watch.late else []),
        *(f"{counted_in_words(n, 'finding')} with {lack}" for lack, n in watch.lacks.items()),
        *([f"{counted_in_words(silent, 'finding')} without an update"] if silent else []),
        *([f"{counted(old, 'update')} over {days(scope.stale_after)} old"] if old else []),
    ]
    if parts:
        return listed(parts)
    if not scope.items:
        return "no findings are open"
    return "nothing is overdue, and every finding has a lead and a current update"
