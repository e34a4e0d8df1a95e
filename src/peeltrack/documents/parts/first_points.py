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
        "stale-update", "no-timetable", "no-priority", "nothing-since", "milestone-passed",
        "due-before-work-ends", "part-without-step", "deadline-near", "response-overdue",
        "raised-before",
    }
)  # fmt: skip
"""The rules of challenge whose questions are put by facts, for many items at once."""

OF_THE_UPDATES = (
    "promise-unrecorded", "grew-worse", "said-done", "basis-changed", "other-hand",
    "declined", "risk-carried", "well-and-overdue",
    "group-passed-over", "money-unanswered", "two-figures", "two-accounts", "said-elsewhere",
    "returned", "measure-missed", "figure-dropped", "part-left-out", "later-than-target",
    "not-all-covered", "green-and-setback", "programme-later", "forecast-missed",
    "restricted-since", "target-moved-again",
)  # fmt: skip
"""The rules on what an update admits, contradicts or leaves out, the most pressing first."""


def kind_of(point: Point) -> str:
    """Return the kind of a point's question; the first page has two of a kind at most.

    That is the subject of its rule; but a figure that grew worse, one that misses its measure and
    one that is left out are three kinds.
    """
    rule = _rule_of(point)
    if point.rule == "measure-missed":
        return rule
    return next(str(each.ground) for each in rule_list.RULES if each.name == point.rule)


def points_of_updates(points: Sequence[Point]) -> list[Point]:
    """Return the points on what updates say, those of different kinds first."""
    sure = [each for each in points if _place(each) is not None and not each.is_hint]
    ordered = sorted(sure, key=lambda each: (_place(each) or 0, each.rank))
    return [point for _, point in sorted(_turns(ordered), key=lambda each: each[0])]


def other_points(points: Sequence[Point]) -> list[Point]:
    """Return the points that neither updates nor facts give rise to, those on items first."""
    others = [each for each in points if each.rule not in ASKED_BY_FACTS and _place(each) is None]
    return sorted(others, key=lambda each: (each.item is None, each.rank))


def _place(point: Point) -> int | None:
    """Return the place of a point among those on what updates say; None if it is not one.

    A measure whose figure grew worse is placed like any such figure, after those in an update's
    own words.
    """
    rule = _rule_of(point)
    is_bare = rule == "grew-worse" and "(“" not in point.question
    return 2 * OF_THE_UPDATES.index(rule) + is_bare if rule in OF_THE_UPDATES else None


def _rule_of(point: Point) -> str:
    """Return the rule of a point; of a rule that asks for several things, the one it asks for."""
    if point.rule == "measure-missed":
        if " went from " in point.question:
            return "grew-worse"
        return "figure-dropped" if point.short.startswith("No figure for ") else point.rule
    is_of_group = point.rule == "update-says-less" and " only as " in point.fact
    return "group-passed-over" if is_of_group else point.rule


def _turns(points: Sequence[Point]) -> Iterator[tuple[int, Point]]:
    """Yield each point with the number of those before it that are of its kind."""
    kinds: Counter[str] = Counter()
    for point in points:
        yield kinds[kind_of(point)], point
        kinds[kind_of(point)] += 1
