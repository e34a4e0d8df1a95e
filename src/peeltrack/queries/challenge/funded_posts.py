"""Posts that the commissioner funded, and how many of them updates count."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import CAME, LENT
from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures, number
from peeltrack.language.staffing import says_all_posts_are_filled
from peeltrack.language.told import finds
from peeltrack.model.items import Investment, Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.clauses import tells_of_the_rest
from peeltrack.queries.challenge.word_overlap import content_words, shares_word

_IN_POST = re.compile(r"\b(?:in post|filled|at (?:full )?strength|are all in)\b", re.IGNORECASE)
_OF_POSTS = re.compile(
    rf"{_IN_POST.pattern}|\bposts?\b|\bFTE\b"
    r"|\b(?:have|are|is) (?:now )?(?:\w+ )?(?:here|working|on the)\b",
    re.IGNORECASE,
)
"""How a statement speaks of posts, or of those who hold them."""
_ESTABLISHMENT = re.compile(
    r"\bestablishment (?:of|is|was|to) (?:the |now )?(?P<posts>\d[\d,]*)(?P<whom>[^.,;]{0,40})",
    re.IGNORECASE,
)
_ALL_OF = re.compile(r"\b(?:all|both|every one of)(?: of)?(?: the| our| its)? $", re.IGNORECASE)
_STAFF = ("officers", "staff", "posts", "detectives", "analysts", "investigators")
"""People whose work elsewhere an update tells of."""
_VACANT = re.compile(r"\b(?:vacan\w+|unfilled)\b", re.IGNORECASE)
_WANTING = re.compile(
    r" (?:[a-z]+ )?(?:vacan\w+|unfilled|empty|short|leavers?|resign\w+|left|gone)\b", re.IGNORECASE
)
"""What stands behind a number of posts that nobody holds: 19 vacancies among our officers."""
_RANK = re.compile(
    r" (?:[a-z]+ )?((?:chief )?inspector|sergeant|superintendent|supervisor|manager)s?\b",
    re.IGNORECASE,
)
"""Who is counted, where that is not those who do the work: three inspectors."""
_FILLS = re.compile(r"\b(?:recruit|appoint|fill|hire|employ|offer)\w*\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|to be|recruiting|advertis\w+|offers?|appointing|hope|expect\w*|plan\w*)\b", re.I
)
"""How a statement speaks of people who are still to come."""
_AT_WORK = re.compile(
    r"\b(?:at work|(?:have|will(?: have)?) (?:arrived?|join(?:ed)?|start(?:ed)?)|taking calls)\b",
    re.IGNORECASE,
)
"""How a promise says that people will be there: they will have started by May."""
_ONE_MORE = re.compile(
    r"\b(?:another|last|other|remaining|second|third|fourth|fifth|sixth)(?: \w+){0,3}?"
    r" (?:arrived|came|joined|started|appointed|in post)\b",
    re.IGNORECASE,
)
"""How a later update says that one more has come: the third started on 16 October."""
_COVERED = re.compile(
    r"\bcover (?:has been|is|was) (?:agreed|appointed|arranged|found|in place)\b", re.IGNORECASE
)
"""How a statement says that somebody does the work of one who is away."""
_NEARLY_ALL = 0.9
_NEAR = 45
"""Characters behind a figure in which it says what it counts."""


class Growth(NamedTuple):
    """An establishment that updates gave at two times."""

    before: int
    now: int
    told: Account
    statement: str
    """The later statement."""


def words_of(funded: Investment) -> list[str]:
    """List the content words of what was funded, without its numbers."""
    return [word for word in content_words(funded.text) if number(word) is None]


def says_posts_are_filled(text: str) -> bool:
    """Check whether a text says that posts are filled, whichever they are."""
    return bool(says_all_posts_are_filled(text) or _IN_POST.search(text))


def _counts_more(statement: str, funded: Investment) -> bool:
    """Check whether a statement counts more than there are posts: 71 (offenders) were moved."""
    counts = (each.value for each in figures(statement) if each.unit == Unit.COUNT)
    return funded.posts is not None and any(each > funded.posts for each in counts)


def counts_posts(funded: Investment, text: str) -> bool:
    """Check whether a text has a number of as many as there are posts: 10 of 10, ten clerks."""
    people = [*words_of(funded), *_STAFF]
    return funded.posts is not None and any(
        each.whole == funded.posts
        or (each.value == funded.posts and shares_word(text[each.end :][:_NEAR], people))
        for each in figures(text)
    )


def are_all_filled(funded: Investment, statement: str) -> bool:
    """Check whether a statement says that posts are all filled, or counts as many as there are.

    Vacant posts do not count, nor those who are still to come.
    """
    if says_all_posts_are_filled(statement):
        return True
    is_open = any(each.search(statement) for each in (_VACANT, _TO_COME)) or admits(statement)
    counted = ((e.part or e.value, e.whole or funded.posts) for e in figures(statement))
    is_all = any(number == whole == funded.posts for number, whole in counted)
    return counts_posts(funded, statement) and is_all and not is_open


def were_recruited(item: Item, funded: Investment) -> bool:
    """Check whether a step that is done was to fill posts as they were funded."""
    words = words_of(funded)
    done = (each.text for each in item.steps_to_green if each.done)
    return any(_FILLS.search(each) and shares_word(each, words) for each in done)


def says_posts_are_vacant(text: str) -> bool:
    """Check whether a text says that posts are vacant."""
    return _VACANT.search(text) is not None


def fewer_posts(item: Item, funded: Investment) -> tuple[Account, str] | None:
    """Return the statement of the newest update to count the posts, if it has fewer.

    That of the newest update, if it says that some of them do other work; nothing if a newer one
    counts posts and not these, if a restricted one since then speaks of them, or if it says what
    has become of the others.
    """
    words = words_of(funded)
    accounts = public_accounts(item)
    if not words or not accounts:
        return None
    lent = (
        each
        for each in accounts[-1].statements
        if finds(LENT, each) and not (_counts_more(each, funded) or _COVERED.search(each))
    )
    people = [word for word in words if word.endswith("s") and word != "posts"] or _STAFF
    elsewhere = next((each for each in lent if shares_word(each, people)), "")
    if elsewhere or not funded.posts:
        return (accounts[-1], elsewhere) if elsewhere else None
    counts = ((told, _counted(told, words, funded.posts)) for told in reversed(accounts))
    told, counted = next((each for each in counts if each[1] is not None), (accounts[-1], ""))
    if not counted or tells_of_the_rest(counted) or _is_told_since(item, told, words):
        return None
    return told, counted


def fills_posts(promise: str, funded: Investment) -> bool:
    """Check whether a promise is that the posts which were funded will be filled."""
    is_of_posts = any(each.search(promise) for each in (_FILLS, _OF_POSTS, _AT_WORK))
    return is_of_posts and shares_word(promise, words_of(funded))


def _is_told_since(item: Item, told: Account, words: Sequence[str]) -> bool:
    """Check whether something since an update tells of posts that were filled after it."""
    after = told.update.date
    return (
        any(
            step.done is not None and step.done > after and _FILLS.search(step.text)
            for step in item.steps_to_green
        )
        or any(
            each.restricted
            and each.date > after
            and _OF_POSTS.search(each.text)
            and shares_word(each.text, [*words, "posts"])
            for each in item.progress
        )
        or any(
            _ONE_MORE.search(statement)
            for later in public_accounts(item)
            if later.index > told.index
            for statement in later.statements
        )
    )


def _counted(told: Account, words: Sequence[str], posts: int) -> str | None:
    """Return the statement of an update that counts fewer posts; nothing if it has no fewer.

    None if it counts none. Where it only counts more posts with these among them, an older count
    of these says nothing any more.
    """
    for statement in told.statements:
        if says_all_posts_are_filled(statement) and not admits(statement):
            return ""
        for figure in figures(statement):
            filled = _filled(statement, figure, words, posts)
            if filled is not None:
                is_told = tells_of_the_rest(told.in_sentence(statement))
                are_few = filled < posts * _NEARLY_ALL
                return statement if filled and are_few and not is_told else ""
    counts_others = any(_IN_POST.search(each) and figures(each) for each in told.statements)
    return "" if counts_others else None


def _filled(statement: str, figure: Figure, words: Sequence[str], posts: int) -> float | None:
    """Return how many of the posts a figure counts, if it counts them."""
    behind = statement[figure.end : figure.end + _NEAR]
    if _WANTING.match(behind) or _is_of_another_rank(behind, words):
        return None
    if figure.value == posts and _ALL_OF.search(statement[: figure.start]):
        return posts
    is_some = behind.startswith(" of ") and not (
        finds(CAME, statement) or _IN_POST.search(statement) or admits(statement)
    )
    says_where = finds(CAME, statement) or _OF_POSTS.search(statement) or admits(statement)
    is_beside = not is_some and says_where and shares_word(behind, words[-2:])
    is_in_post = _IN_POST.match(behind.strip()) and shares_word(statement, words)
    if figure.unit == Unit.COUNT and (is_beside or is_in_post):
        return figure.value
    if figure.whole != posts or not shares_word(statement, [*words, "posts"]):
        return None
    is_wanting = _WANTING.search(statement[figure.end :]) is not None
    return posts - (figure.part or 0) if is_wanting else figure.part


def _is_of_another_rank(behind: str, words: Sequence[str]) -> bool:
    """Check whether a number counts those of a rank that no post was funded for."""
    rank = _RANK.match(behind)
    return rank is not None and not shares_word(rank[1], words)


def _is_of_the_start(funded: Investment, told: Account) -> bool:
    """Check whether an update is no later than a quarter into the financial year of the money."""
    year = re.match(r"20\d\d", funded.year or "")
    return year is not None and told.update.date <= date(int(year[0]), 6, 30)


def grown_by_fewer(item: Item, funded: Investment) -> Growth | None:
    """Return how an establishment grew by the updates, if that is by fewer than the posts."""
    words = words_of(funded)
    given = [
        (int(found["posts"].replace(",", "")), told, statement)
        for told in public_accounts(item)
        for statement in told.statements
        for found in _ESTABLISHMENT.finditer(statement)
        if shares_word(found["whom"], words)
    ]
    if len(given) < 2 or not funded.posts or not _is_of_the_start(funded, given[0][1]):
        return None
    growth = Growth(given[0][0], *given[-1])
    return growth if 0 <= growth.now - growth.before < funded.posts else None
