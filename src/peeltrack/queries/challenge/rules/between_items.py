"""Two items: updates about one thing that contradict each other, or that bear on each other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.language.claims import LENT
from peeltrack.language.figures import figures
from peeltrack.language.told import finds
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account, public_accounts
from peeltrack.queries.challenge.figures.clauses import telling_words
from peeltrack.queries.challenge.figures.standards import ALL
from peeltrack.queries.challenge.points import Preparation, RuleResult
from peeltrack.queries.challenge.quotes import quote
from peeltrack.queries.challenge.spans import A_QUARTER
from peeltrack.queries.challenge.word_overlap import content_words, missing_words, shared
from peeltrack.wording import long_date

_FILLED = re.compile(
    r"\b(?:vacanc\w+|vacant posts?|posts|gaps) (?:that were |which were )?(?:in|for|within|across) "
    r"(?P<units>[^.;,]{3,80}?) (?:have (?:now |all |since )*been|are (?:now |all )*|were (?:all )?)"
    r" ?filled\b"
    r"|\b(?:filled|recruited to) (?:all |every )(?:of )?(?:the |our )?"
    r"(?:vacanc\w+|vacant posts?|posts) (?:in|for|within|across) (?P<units_last>[^.;,]{3,60})"
    r"|(?:^|, |\band )(?P<unit>[\w' -]{3,40}?) (?:is|are) (?:now )?(?:fully (?:staffed|established"
    r"|recruited)|at (?:full )?(?:strength|establishment|complement)"
    r"|up to (?:strength|establishment))\b"
    r"|\b(?:no (?:longer any )?vacancies|full complement(?: of \w+)?) (?:in|within|across)"
    r" (?P<units_full>[^.;,]{3,60})",
    re.IGNORECASE,
)
"""How an update says that no post of a unit is vacant any more."""
_VACANT = re.compile(r"\b(?:vacan\w+|unfilled)\b", re.IGNORECASE)
_TEAM = re.compile(
    r"\b(?:teams?|units?|departments?|posts?|roles?|branch|command|desk)\b", re.IGNORECASE
)
_AND = re.compile(r",| and | as well as ")
_LEAST = 3
"""Telling words that two statements share at least, if they are about one thing."""
_AHEAD = re.compile(r"\b(?:will|shall|should|to be|must|would)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have)\b", re.IGNORECASE)


class Said(NamedTuple):
    """A statement of a recent public update."""

    item: Item
    told: Account
    text: str


def two_accounts(meeting: Preparation) -> Iterator[RuleResult]:
    """No two updates of different items contradict each other about the same thing.

    One says of all of a number what another says not to be so of some of the same number; or one
    says that the vacancies of a unit are filled, or that it is at full strength, and another that
    posts of it are vacant or its people lent.
    """
    said = list(recent_statements(meeting))
    of_all = [each for each in said if ALL.search(each.text) or _FILLED.search(each.text)]
    counting = [each for each in said if figures(each.text)]
    asked: set[str] = set()
    for one in of_all:
        for other in counting:
            is_apart = one.item is not other.item and not asked & {one.item.id, other.item.id}
            if is_apart and (
                _some_of_all(one.text, other.text) or contrary_to_full(one.text, other)
            ):
                asked |= {one.item.id, other.item.id}
                yield _which_is_right(meeting, one, other)


def recent_statements(meeting: Preparation) -> Iterator[Said]:
    """Yield what public updates of the last quarter say of the items that are asked about."""
    for item in meeting.questioned_items:
        for told in public_accounts(item):
            if (meeting.on - told.update.date).days <= A_QUARTER:
                yield from (Said(item, told, each) for each in told.statements)


def _which_is_right(meeting: Preparation, one: Said, other: Said) -> RuleResult:
    first, second = (
        f"the update of {meeting.name(e.item)} of {long_date(e.told.update.date)} says "
        f"{quote(e.text)}"
        for e in (one, other)
    )
    return RuleResult.on_item(
        one.item,
        ("progress", one.told.index),
        f"{first[0].upper()}{first[1:]}; {second}.",
        f"{first}, and {second}: which is right?",
        short=f"{quote(one.text)} ({meeting.name(one.item)}), yet {quote(other.text)}. Which is "
        f"right?",
    )


def _some_of_all(one: str, other: str) -> bool:
    """Check whether what a statement says of all another says not to be so of some.

    They share what is counted and a word of what is said of it, and the number of all: three of
    the 14. Where the one gives no number, the other admits that some are left, in most of its
    words.
    """
    every = ALL.search(one)
    if every is None or admits(one) or ALL.search(other) or _AHEAD.search(one):
        return False
    wholes = {each.whole or each.value for each in figures(one) if each.start <= every.end() + 12}
    some = [each for each in figures(other) if each.part and each.part < (each.whole or 0)]
    things = content_words(one)
    common = shared(things, content_words(other))
    if not wholes:
        return bool(some) and admits(other) and len(common) > max(_LEAST, len(things) / 2)
    if not any(each.whole in wholes for each in some) or len(common) < _LEAST:
        return False
    verb = _VERB.search(one)
    subject, predicate = (one[: verb.start()], one[verb.end() :]) if verb else (one, "")
    own = [word for word in content_words(predicate) if not shared([word], content_words(subject))]
    counted = shared(telling_words(subject), content_words(other))
    return bool(counted and shared(own, content_words(other)))


def contrary_to_full(said: str, other: Said) -> bool:
    """Check whether an update counts vacant posts or lent people of a unit that is said to be full.

    The update, its barrier or its item's title has every telling word of the unit.
    """
    filled = _FILLED.search(said)
    if filled is None or admits(said) or not _is_short(other.text):
        return False
    named = next(each for each in filled.groups() if each)
    about = [other.text, other.told.update.blocker or "", other.item.title or ""]
    units = (_TEAM.sub(" ", unit) for unit in _AND.split(named))
    return any(content_words(unit) and not missing_words(unit, about) for unit in units)


def _is_short(statement: str) -> bool:
    """Check whether a statement says how many posts are vacant, or how many people are lent."""
    is_vacant = _VACANT.search(statement) and admits(statement)
    return bool(figures(statement) and (is_vacant or finds(LENT, statement)))
