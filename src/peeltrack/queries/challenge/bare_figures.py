"""Bare figures of an update, and the measure that each is most likely of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import Account
from peeltrack.queries.challenge.clauses import (
    clause_of,
    is_said_again,
    own_figures,
    telling_words,
)
from peeltrack.queries.challenge.given_figure import SAMPLE, GivenFigure
from peeltrack.queries.challenge.named_figures import (
    ALL_OF_THEM,
    LEAST_SAMPLE,
    LIKELY_SHARE,
    is_labelled,
    named_figure,
    newest,
)
from peeltrack.queries.challenge.reported import ACTIVITY
from peeltrack.queries.challenge.standards import standard_of
from peeltrack.queries.challenge.wanted import (
    Wanted,
    clauses_in,
    figures_of,
    has_number,
    names_another_rate,
    names_unwanted,
    wanted_of,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word
from peeltrack.wording import MONTHS

_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_AGAIN = re.compile(r"[\d%] \($")
"""What stands before a figure that is the one before it again: 71 of 80 (89%)."""
_MADE_OF_A_WORD = re.compile(r"\w{4}(?:isation|ization|isations|hood|ship)$", re.IGNORECASE)
"""How a word ends that is made of another, and does not mean what that does: victimisation."""
_NAMED_FIRST = re.compile(r"([A-Z][\w'-]+(?: [\w'-]+){0,2}), (?:at |on |with )?$")
"""What stands before a figure and a comma, and says of what it is."""
_AHEAD = re.compile(r"\b(?:asked for|booked|planned|scheduled|shall|to be|will)\b", re.IGNORECASE)
"""How a sample is said to be still to come."""
_RESULTS = SAMPLE.union(
    {"latest", "outturn", "provisional", "result", "results", "return", "longest", "oldest"},
    {"average", "median", "mean", "first", "second", "third", "fourth", "fifth", "sixth"},
)
"""Words that say only that something is a figure, or which of several."""
_NUMBER = re.compile(r"\d{2,3}")
"""A statement that is a number alone, which is a share where one is wanted."""
_TIMES, _NEAR_REVERSE = 20, 10
"""How many times a standard a number may be that is of it, and points beside its reverse."""


def bare_figure(item: Item, wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the figure of an update that has no word, if it is most likely a clause's.

    It is if no other measure is in its unit; if there are as many bare figures as measures, by
    their places; if each other measure has its figure by name; or if the update begins with it and
    the measure is the first.
    """
    alike = [each for each in clauses_in(item, wanted.standard.unit) if has_number(each)]
    if not _states_number(wanted):
        return None
    others = [each for each in alike if each != wanted.clause]
    bare = [
        each
        for each in _bare(told, wanted.standard.unit)
        if _is_likely(wanted, *each) and not any(is_labelled(other, *each) for other in others)
    ]
    if wanted.clause not in alike or not bare or (others and len(bare) > len(alike)):
        return None
    if others and len(bare) == len(alike):
        statement, figure = bare[alike.index(wanted.clause)]
        return GivenFigure(told, statement, [figure], is_sure=False)
    statement, figure = bare[0] if others else _latest(bare, told.update.date)
    is_first = wanted.clause == alike[0] and statement == told.statements[0]
    if not is_first and any(_is_unnamed(item, each, told) for each in others):
        return None
    return GivenFigure(told, statement, [figure], is_sure=False)


def _latest(bare: Sequence[tuple[str, Figure]], on: date) -> tuple[str, Figure]:
    """Return the figure of the latest month before a day, or the first where one has no month."""

    def months_ago(statement: str) -> int:
        named = map(MONTHS.index, _MONTH.findall(statement))
        return min(((on.month - place - 1) % 12 for place in named), default=-1)

    ago = [months_ago(statement) for statement, _ in bare]
    return bare[0] if min(ago) < 0 else bare[ago.index(min(ago))]


def sampled_figure(wanted: Wanted, told: Account) -> GivenFigure | None:
    """Return the part of a sample beside a word that no other measure has, which is not sure.

    A sample of sixty calls, and 43 were right.
    """
    if not _states_number(wanted):
        return None
    for statement in told.statements:
        is_sample = not SAMPLE.isdisjoint(map(str.casefold, content_words(statement)))
        is_of_it = is_sample and shares_word(statement, wanted.own_words)
        if not is_of_it or _AHEAD.search(statement):
            continue
        for figure in figures_of(wanted, statement):
            if (figure.whole or 0) >= LEAST_SAMPLE and _is_likely(wanted, statement, figure):
                return GivenFigure(told, statement, [figure], is_sure=False)
    return None


def figures_by_own_word(wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures beside a word that no other measure has, and at most one more: 999 at 83%.

    That is not sure.
    """
    for statement in told.statements:
        if not names_unwanted(wanted.clause, statement):
            continue
        for figure in figures_of(wanted, statement):
            words = [e for e in telling_words(clause_of(statement, figure)) if e not in ACTIVITY]
            is_own = bool(shared(words, wanted.own_words))
            is_of_it = is_own and len(words) - len(shared(words, wanted.words)) <= 1
            if is_of_it and _states_number(wanted) and _is_likely(wanted, statement, figure):
                yield GivenFigure(told, statement, [figure], is_sure=False)


def unsure_figures(item: Item, wanted: Wanted, told: Account) -> Iterator[GivenFigure]:
    """Yield figures in statements of hardly a word more than a clause has, or the only share.

    They may be of the only measure in a unit.
    """
    standard = wanted.standard
    wants_more = standard.unit == Unit.SHARE and not standard.at_most
    given = [
        (statement, named)
        for statement in told.statements
        if (named := [e for e in figures_of(wanted, statement) if _may_be(wanted, statement, e)])
        and names_unwanted(wanted.clause, statement)
        and not (wants_more and is_unwanted(statement))
        and not _is_of_another_thing(wanted.words, statement)
    ]
    bare = [each for each in given if _has_hardly_more(each[0], wanted.words)]
    shares = [each for _, named in given for each in named if each.unit == Unit.SHARE]
    is_only = len(given) == len(item.measures) == len(shares) == 1 and shares[0].part is None
    for statement, named in bare or (given if is_only else []):
        yield GivenFigure(told, statement, newest(statement, named), is_sure=False)


def _may_be(wanted: Wanted, statement: str, figure: Figure) -> bool:
    return _is_likely(wanted, statement, figure) and not _is_of_a_name(statement, figure)


def _states_number(wanted: Wanted) -> bool:
    """Check whether a clause gives its standard as a figure, and not as each or all."""
    return any(each.value == wanted.standard.value for each in figures(wanted.clause))


def _is_unnamed(item: Item, clause: str, told: Account) -> bool:
    """Check whether an update gives no figure for a clause by its words."""
    standard = standard_of(clause)
    return standard is None or named_figure(wanted_of(item, clause, standard), told) is None


def _is_likely(wanted: Wanted, statement: str, figure: Figure) -> bool:
    """Check whether a bare figure is of the size that a clause speaks of, and not of its reverse.

    Of 90% that are answered 8% is not; nor are 92% of the 10% that are not. Nor is a rate by
    another name.
    """
    standard = wanted.standard
    if names_another_rate(wanted.words, statement):
        return False
    is_of_it = figure in figures_of(wanted, statement) or _NUMBER.fullmatch(statement)
    if not is_of_it:
        return False
    if standard.unit == Unit.COUNT:
        return standard.value / _TIMES <= figure.value <= standard.value * _TIMES
    if standard.unit != Unit.SHARE:
        return True
    reverse = ALL_OF_THEM - standard.value
    return figure.value < reverse if standard.at_most else figure.value > reverse + _NEAR_REVERSE


def _bare(told: Account, unit: Unit) -> list[tuple[str, Figure]]:
    """Return the figures of an update in a unit that stand beside no word of what they count.

    What is said a second time in brackets counts once: 71 of 80 (89%). Of figures that are each of
    another time the last counts.
    """
    bare: list[tuple[str, Figure]] = []
    for statement in told.statements:
        if unit == Unit.SHARE and _NUMBER.fullmatch(statement):
            shares = (replace(each, unit=unit) for each in own_figures(statement))
            bare += [
                (statement, each) for each in shares if LIKELY_SHARE <= each.value <= ALL_OF_THEM
            ]
        own = [each for each in own_figures(statement) if each.unit == unit]
        found = [
            each
            for each in own
            if not (_AGAIN.search(statement[: each.start]) or is_said_again(each, own))
            and _is_bare(clause_of(statement, each))
            and not _is_of_a_name(statement, each)
        ]
        bare += [(statement, each) for each in (newest(statement, found) if found else ())]
    return bare


def _is_bare(clause: str) -> bool:
    return all(word.casefold() in _RESULTS for word in telling_words(clause))


def _is_of_a_name(statement: str, figure: Figure) -> bool:
    """Check whether a statement begins with what its figure is of: Homes, 29 of 41."""
    label = _NAMED_FIRST.match(statement[: figure.start])
    return label is not None and not _is_bare(label[1])


def _is_of_another_thing(words: Sequence[str], statement: str) -> bool:
    """Check whether a statement has a word of its own that is made of another: victimisation."""
    return any(_MADE_OF_A_WORD.search(e) and e not in words for e in content_words(statement))


def _has_hardly_more(statement: str, words: Sequence[str]) -> bool:
    """Check whether a statement says hardly more than a figure and words of a measure."""
    own = (word for word in telling_words(statement) if word.casefold() not in ACTIVITY)
    return sum(not shares_word(word, words) for word in own) <= 1
