"""The points of challenge that the first page of a brief puts, the most pressing first. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from peeltrack.on_demand import on_demand
from peeltrack.queries.challenge.points import Point

with on_demand():  # the rules, with the grammar of updates: many papers raise no point
    from peeltrack.queries.challenge import rule_list

ASKED_BY_FACTS = frozenset(
    {
        "action-unanswered", "promise-not-kept", "no-lead", "lead-has-left", "no-update",
        "stale-update", "no-timetable", "no-priority", "nothing-since",
        "due-before-work-ends", "part-without-step", "deadline-near", "response-overdue",
        "raised-before",
    }
)  # fmt: skip
"""The rules of challenge whose questions are put by facts, for many items at once."""

OF_ALL_FINDINGS = ("posts-together", "figures-not-comparable", "promises-broken")
"""The rules on the findings as a whole, those that chairs ask about most often first."""

OF_THE_UPDATES = (
    "promise-unrecorded", "restricted-since", "well-and-overdue", "vacancies-contradicted",
    "update-says-less", "measure-missed", "figure-not-given", "telling-statement",
    "money-unanswered", "cost-above-funds", "dependency-missed", "returned", "programme-later",
    "restricted-told", "milestone-passed", "target-moved-again", "target-passed-again",
)  # fmt: skip
"""The rules on what an update says or leaves out and on overdue steps, the most pressing first."""


def kind_of(point: Point) -> str:
    """Return the kind of a point's question: the subject of its rule.

    The first page has two of a kind at most.
    """
    return next(str(each.ground) for each in rule_list.RULES if each.name == point.rule)


def points_of_all(points: Sequence[Point]) -> list[Point]:
    """Return the points on the findings as a whole, those asked about most often first.

    One that has no shorter form stands further back.
    """
    rules = {rule: place for place, rule in enumerate(OF_ALL_FINDINGS)}
    in_short = (each for each in points if each.rule in rules and each.short != each.question)
    return sorted(in_short, key=lambda each: rules[each.rule])


def points_of_updates(points: Sequence[Point]) -> list[Point]:
    """Return the points on what updates say, those of different kinds first."""
    sure = [each for each in points if _place(each) is not None and not each.is_hint]
    ordered = sorted(sure, key=lambda each: (_place(each) or 0, each.rank))
    return [point for _, point in sorted(_turns(ordered), key=lambda each: each[0])]


def other_points(points: Sequence[Point]) -> list[Point]:
    """Return the points of all other rules, those on items first."""
    put = ASKED_BY_FACTS.union(OF_ALL_FINDINGS, OF_THE_UPDATES)
    others = [each for each in points if each.rule not in put]
    return sorted(others, key=lambda each: (each.item is None, each.rank))


def _place(point: Point) -> int | None:
    """Return the place of a point among those on what updates say; None if it is not one."""
    return OF_THE_UPDATES.index(point.rule) if point.rule in OF_THE_UPDATES else None


def _turns(points: Sequence[Point]) -> Iterator[tuple[int, Point]]:
    """Yield each point with the number of those before it that are of its kind."""
    kinds: Counter[str] = Counter()
    for point in points:
        yield kinds[kind_of(point)], point
        kinds[kind_of(point)] += 1
