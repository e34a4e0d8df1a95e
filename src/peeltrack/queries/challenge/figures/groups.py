"""Figures by place or group: Coast 80%, Valleys 73%; 79% of children and 44% of adults."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from peeltrack.language.figure import Figure, Unit
from peeltrack.language.figures import figures
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.figures.clauses import clause_of
from peeltrack.queries.challenge.word_overlap import shared, shares_word
from peeltrack.wording import uncapitalised

_WORD = (
    r"(?!(?:and|but|of|in|for|at|to|from|with|by|were|was|is|are|has|have|had|the|an?|it|that|this"
    r"|now|then|up|while|only|just)\b)[^\W\d_][\w'\u2019-]*"
)
_LABEL = rf"(?P<label>{_WORD}(?: {_WORD}){{0,2}}?)"
_BEFORE = re.compile(
    r"(?:^|[,:;(\u2013]|\b(?:and|but|while|whereas|with)\b) ?(?:for |in |on |among |at )?(?:the )?"
    rf"{_LABEL}(?: (?:grade|priority|level|tier|band) \d)?:? "
    r"(?:(?:is|was|are|were|stands?|stood|remains?) )?(?:now |still |currently )?"
    r"(?:(?:at|it is|it was) )?(?:only |just )?$",
    re.IGNORECASE,
)
"""A label that stands before its figure: Coast 80%; in the north it was 52%."""
_BEHIND = re.compile(
    rf" (?:of|for|in|on|among|across|to|from|at) (?:the )?{_LABEL}(?: (?:notices|cases|calls))?"
    r"(?= ?$|[,.;:)]| (?:and|but|against|while|whereas|were|was|are|is|had|have|in|within|by)\b)",
    re.IGNORECASE,
)
"""A label that stands behind it: 79% of children."""
_WHOLE = re.compile(
    r"\b(?:force(?:[- ]?wide)?|overall|total|whole|all|together|average|county-?wide"
    r"|constabulary)\b",
    re.IGNORECASE,
)
_GROUP_TEXT = """
    adults asian black boys central centre child children city coast day daytime days east eastern
    female
    girls juveniles male men minority night nights north northern rural south southern town towns
    urban villages weekday weekdays weekend weekends west western white women young youths
"""
_PEOPLE = ("constables", "detectives", "officers", "sergeants", "staff", "victims")
_GROUPS = (*_GROUP_TEXT.split(), *_PEOPLE)
"""Words for groups of people and for parts of a county that begin with no capital."""
_SEVERAL = {"adult": "adults", "child": "children", "female": "women", "male": "men"}
"""How a sentence calls a group that an update names in the singular: child 86%."""
_MONTH = re.compile(rf"\b(?:{MONTH}|quarter|spring|summer|autumn|winter)\b", re.IGNORECASE)
_FEWEST = 2


class GroupFigure(NamedTuple):
    """A share that an update gives for one place or group, or for the whole beside these."""

    statement: str
    figure: Figure
    label: str
    """The place or group; empty for the whole."""

    @property
    def spoken(self) -> str:
        """The place or group as it stands within a sentence: children, Uplands."""
        at = self.statement.find(self.label)
        begins = at <= 0 and shares_word(self.label, _GROUPS)
        label = uncapitalised(self.label) if begins else self.label
        return _SEVERAL.get(label.casefold(), label)

    def is_of(self, label: str) -> bool:
        """Check whether it is of a place or group, in these or in like words."""
        return is_alike(self.label, label)


def is_alike(one: str, other: str) -> bool:
    """Check whether two labels are of one place or group: vulnerable adults, adult notices."""
    if not one or not other:
        return one == other
    first, second = _telling(one), _telling(other)
    kinds = [[word for word in each if shares_word(word, _GROUPS)] for each in (first, second)]
    return bool(shared(*kinds) if all(kinds) else shared(first, second))


def _telling(label: str) -> list[str]:
    """Return the words of a label; those for people in general only if it has no others."""
    words = label.split()
    return [word for word in words if not shares_word(word, _PEOPLE)] or words


@lru_cache(maxsize=1 << 12)
def parts_in(told: tuple[str, ...]) -> tuple[GroupFigure, ...]:
    """Return the shares that statements give by place or by group, two or more in a row.

    The whole is among them where it stands beside the parts: force 72%, Coast 80%.
    """
    runs: list[list[GroupFigure]] = [[]]
    for statement in told:
        labelled = list(_labelled(statement))
        if not labelled:
            runs.append([])
            continue
        are_new = all(not p.label or not any(p.is_of(e.label) for e in runs[-1]) for p in labelled)
        if are_new:
            runs[-1] += labelled
        else:
            runs.append(labelled)
    return next((tuple(run) for run in runs if _are_several(run)), ())


def label_of(statement: str, figure: Figure, known: Sequence[str]) -> str:
    """Return the one of known places or groups that a figure is of, if it is of one alone."""
    near = [label for label in (_before(statement, figure), _behind(statement, figure)) if label]
    found = [label for label in known if any(is_alike(label, each) for each in near)]
    clause = clause_of(statement, figure)
    found = found or [label for label in known if names_label(clause, label)]
    return found[0] if len(found) == 1 else ""


def without_parts(statement: str, named: Sequence[Figure]) -> Sequence[Figure]:
    """Return figures without those that a statement gives by place or group beside the whole."""
    parts = [each.figure for each in parts_in((statement,)) if each.label]
    return [each for each in named if each not in parts] or named


def names_label(text: str, label: str) -> bool:
    """Check whether a text speaks of a place or group."""
    words = _telling(label)
    return shares_word(text, [word for word in words if shares_word(word, _GROUPS)] or words)


def _are_several(run: Sequence[GroupFigure]) -> bool:
    return len([each for each in run if each.label]) >= _FEWEST


def _labelled(statement: str) -> Iterator[GroupFigure]:
    """Yield the shares of a statement that have a label of a place, a group or the whole.

    A name that begins the statement is one beside another: any word has a capital there.
    """
    named = [e for e in figures(statement) if e.unit == Unit.SHARE and not e.is_earlier]
    starts = [0, *(each.end for each in named)]
    ends = [*(each.start for each in named[1:]), len(statement)]
    labelled = [
        GroupFigure(statement, figure, label)
        for figure, start, end in zip(named, starts, ends, strict=False)
        if (label := _label(statement, figure, start, end))
    ]
    has_name = any(each.label[0].isupper() and statement.find(each.label) for each in labelled)
    for each in labelled:
        if _WHOLE.search(each.label):
            yield each._replace(label="")
        elif has_name or shares_word(each.label, _GROUPS):
            yield each


def _label(statement: str, figure: Figure, start: int, end: int) -> str:
    """Return the place, the group or the whole that a figure stands beside, if it does."""
    near = (_behind(statement, figure, end), _before(statement, figure, start))
    return next((e for e in near if e and (_WHOLE.search(e) or _is_group(e))), "")


def _before(statement: str, figure: Figure, start: int = 0) -> str:
    found = _BEFORE.search(statement[start : figure.start])
    return found["label"] if found else ""


def _behind(statement: str, figure: Figure, end: int | None = None) -> str:
    found = _BEHIND.match(statement[:end], figure.end)
    return found["label"] if found else ""


def _is_group(label: str) -> bool:
    """Check whether a label names people, or a place by a name in capitals."""
    if _MONTH.search(label):
        return False
    is_name = all(word[0].isupper() and not word.isupper() for word in label.split())
    return is_name or shares_word(label, _GROUPS)
