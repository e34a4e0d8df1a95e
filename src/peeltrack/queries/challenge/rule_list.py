"""Every rule of challenge, the most telling first.

To add a rule: write the function in the module of its ground, put it into RULES where it
belongs by its gravity, and run `make docs`.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from peeltrack.queries.challenge import already_heard
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.rules import (
    commitments,
    confidence,
    dates,
    dependencies,
    evidence,
    measures,
    money,
    obstacles,
    parts,
    patterns,
    programmes,
    proposals,
    staffing,
    standing,
    steps,
    submissions,
    targets,
    telling_statements,
    unrecorded,
    updates,
    well,
)


class Ground(StrEnum):
    """The subject of a question; a chair asks about an item once on each, promises excepted."""

    PROMISES = "promises"
    OWNER = "owner"
    ACCOUNT = "account"
    STEPS = "steps"
    PARTS = "parts"
    TIME = "time"
    PROOF = "proof"
    RELIANCE = "reliance"
    PARTNERS = "partners"
    RESULTS = "results"
    STANDING = "standing"
    CONFIDENCE = "confidence"
    MONEY = "money"
    TOLD = "what the update says"


class Together(NamedTuple):
    """One question in place of the same question about most items."""

    fact: str
    """What follows "15 of the 18 items to put right", unless what is raised says more."""
    question: str
    """`{asker}` stands for the office that asks."""
    from_items: int | None = None
    """From how many items on; else from four that are more than half."""


class Rule(NamedTuple):
    """A quality of a well-kept item; an item that lacks it raises a point."""

    ask: Callable[[Preparation], Iterator[RuleResult]]
    ground: Ground
    together: Together | None = None
    """Where the question is the same whichever the item is."""
    gave_way: bool = False
    """Whether it is asked even of an item that an earlier meeting has just gone through."""
    quotes_update: bool = False
    """Whether its question quotes what the last update says of the same thing."""
    is_slight: bool = False
    """Whether it is asked only of an item that nothing else is asked about, while there is room."""

    @property
    def name(self) -> str:
        """As points and docs/challenge.md show it."""
        return self.ask.__name__.replace("_", "-")


_WEIGHTY: tuple[Rule, ...] = (
    Rule(commitments.action_unanswered, Ground.PROMISES, gave_way=True, quotes_update=True),
    Rule(commitments.promise_not_kept, Ground.PROMISES, gave_way=True, quotes_update=True),
    Rule(
        updates.no_lead,
        Ground.OWNER,
        Together("lack a lead", "Why do so many of the findings have no owner?"),
        gave_way=True,
    ),
    Rule(updates.lead_has_left, Ground.OWNER, gave_way=True),
    Rule(
        updates.no_update,
        Ground.ACCOUNT,
        Together("have no update", "Why has so little been reported at all?"),
        gave_way=True,
    ),
    Rule(dates.deadline_near, Ground.TIME, gave_way=True, quotes_update=True),
    Rule(dates.response_overdue, Ground.TIME),
    Rule(patterns.promises_broken, Ground.PROMISES),
    Rule(patterns.greens_in_doubt, Ground.STANDING),
    Rule(already_heard.nothing_since, Ground.ACCOUNT),
    Rule(standing.returned, Ground.STANDING, gave_way=True),
    Rule(proposals.lower_rating_proposed, Ground.STANDING, gave_way=True),
    Rule(confidence.restricted_since, Ground.CONFIDENCE),
    Rule(confidence.restricted_told, Ground.CONFIDENCE),
    Rule(programmes.programme_later, Ground.RELIANCE),
    Rule(well.well_and_overdue, Ground.STEPS),
    Rule(dependencies.dependency_missed, Ground.PARTNERS, quotes_update=True),
    Rule(obstacles.common_obstacle, Ground.PARTNERS),
    Rule(money.ends_soon, Ground.MONEY),
    Rule(money.cost_above_funds, Ground.MONEY),
    Rule(money.money_unanswered, Ground.MONEY),
    Rule(patterns.dates_put_off, Ground.TIME),
    Rule(patterns.dates_ahead, Ground.TIME),
    Rule(patterns.figures_not_comparable, Ground.RESULTS),
    Rule(patterns.posts_together, Ground.MONEY),
    Rule(submissions.visit_expected, Ground.STANDING),
    Rule(staffing.vacancies_contradicted, Ground.ACCOUNT),
    Rule(targets.target_moved_again, Ground.TIME, gave_way=True, quotes_update=True),
    Rule(targets.target_passed_again, Ground.TIME, gave_way=True, quotes_update=True),
    Rule(measures.measure_missed, Ground.RESULTS),
    Rule(measures.figure_not_given, Ground.ACCOUNT),
    Rule(steps.milestone_passed, Ground.STEPS, gave_way=True, quotes_update=True),
    Rule(evidence.green_without_evidence, Ground.PROOF),
    Rule(evidence.green_with_open_steps, Ground.PROOF),
    Rule(submissions.unsubmitted, Ground.STANDING),
    Rule(unrecorded.promise_unrecorded, Ground.PROMISES, gave_way=True),
    Rule(patterns.answer_to_all, Ground.PROMISES),
    Rule(parts.part_without_step, Ground.PARTS),
    Rule(telling_statements.telling_statement, Ground.TOLD),
    Rule(updates.long_silent, Ground.ACCOUNT),
    Rule(updates.update_says_less, Ground.ACCOUNT),
    Rule(dates.due_before_work_ends, Ground.TIME, quotes_update=True),
    Rule(targets.target_after_due, Ground.TIME, quotes_update=True),
    Rule(dates.day_in_doubt, Ground.TIME, quotes_update=True),
)
_LIGHT: tuple[Rule, ...] = (
    Rule(
        standing.raised_before,
        Ground.STANDING,
        Together(
            "repeat findings of earlier inspections",
            "Why have so many findings come again, and what is different this time?",
            from_items=3,
        ),
    ),
    Rule(standing.rated_down, Ground.STANDING),
    Rule(proposals.better_rating_proposed, Ground.STANDING),
    Rule(standing.said_again, Ground.ACCOUNT),
    Rule(standing.unmoved, Ground.ACCOUNT),
    Rule(steps.step_unspoken, Ground.STEPS),
    Rule(evidence.only_taught, Ground.PROOF),
    Rule(programmes.programme_load, Ground.RELIANCE),
    Rule(programmes.report_expected, Ground.RELIANCE),
    Rule(programmes.programme_admits, Ground.RELIANCE),
    Rule(programmes.one_programme, Ground.RELIANCE, quotes_update=True),
    Rule(dependencies.dependency_without_date, Ground.PARTNERS, quotes_update=True),
    Rule(measures.measure_untold, Ground.RESULTS),
    Rule(
        dates.no_priority,
        Ground.TIME,
        Together("have neither an update nor a date", "Which of these findings come first?"),
    ),
    Rule(
        steps.no_step,
        Ground.STEPS,
        Together("have no step to green", "What is the plan, finding by finding?"),
    ),
    Rule(
        evidence.no_measure,
        Ground.PROOF,
        Together(
            "have no measure of success",
            "How will {asker} know that the findings have been put right?",
        ),
    ),
    Rule(
        dates.no_timetable,
        Ground.TIME,
        Together(
            "have no date for anything still to do",
            "When will the items with no date be completed?",
        ),
    ),
    Rule(
        updates.stale_update,
        Ground.ACCOUNT,
        Together(
            "have a last update older than this forum accepts",
            "Do the updates show where things stand now, and is so long a lag acceptable?",
        ),
    ),
    Rule(measures.nearly_met, Ground.TOLD, is_slight=True),
    Rule(telling_statements.slight_statement, Ground.TOLD, is_slight=True),
    Rule(well.will_it_last, Ground.TOLD, is_slight=True),
    Rule(submissions.submitted_unanswered, Ground.STANDING, is_slight=True),
    Rule(submissions.green_unsubmitted, Ground.STANDING, is_slight=True),
)
"""A second question of these about an item comes after the third of the others."""
RULES = (*_WEIGHTY, *_LIGHT)
"""The most telling first."""
LIGHT = frozenset(rule.name for rule in _LIGHT)
