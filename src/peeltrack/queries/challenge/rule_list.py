"""Every rule of challenge, the most telling first.

To add a rule: write the function in the module of its ground, put it into RULES where it
belongs by its gravity, and run `make docs`.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from peeltrack.queries.challenge import (
    already_heard,
    rules_admissions,
    rules_assurances,
    rules_basis,
    rules_claims,
    rules_commitments,
    rules_confidence,
    rules_contradictions,
    rules_dates,
    rules_dependencies,
    rules_evidence,
    rules_forecasts,
    rules_money,
    rules_parts,
    rules_programmes,
    rules_remarks,
    rules_results,
    rules_series,
    rules_shortfall,
    rules_standing,
    rules_steps,
    rules_updates,
    rules_well,
    rules_within,
)
from peeltrack.queries.challenge.points import Preparation, RuleResult


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
    SHORTFALL = "shortfall"
    ADMISSIONS = "admissions"
    PEOPLE = "people"
    STANDING = "standing"
    CONFIDENCE = "confidence"
    CONSISTENCY = "consistency"
    MONEY = "money"
    CLAIMS = "claims"
    BASIS = "the basis of a figure"
    FORECASTS = "forecasts"
    DECISIONS = "decisions"
    KNOWLEDGE = "what is known"
    RISK = "risk"


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
    takes_setback: bool = False
    """Whether its question quotes the setback that the update admits, so that it is asked once."""

    @property
    def name(self) -> str:
        """As points and docs/challenge.md show it."""
        return self.ask.__name__.replace("_", "-")


_WEIGHTY: tuple[Rule, ...] = (
    Rule(rules_commitments.action_unanswered, Ground.PROMISES, gave_way=True),
    Rule(rules_commitments.promise_not_kept, Ground.PROMISES, gave_way=True),
    Rule(
        rules_updates.no_lead,
        Ground.OWNER,
        Together("lack a lead", "Why do so many of the findings have no owner?"),
        gave_way=True,
    ),
    Rule(rules_updates.lead_has_left, Ground.OWNER, gave_way=True),
    Rule(
        rules_updates.no_update,
        Ground.ACCOUNT,
        Together("have no update", "Why has so little been reported at all?"),
        gave_way=True,
    ),
    Rule(rules_dates.deadline_near, Ground.TIME, gave_way=True),
    Rule(rules_dates.response_overdue, Ground.TIME),
    Rule(already_heard.nothing_since, Ground.ACCOUNT),
    Rule(rules_standing.returned, Ground.STANDING, gave_way=True),
    Rule(rules_confidence.restricted_since, Ground.CONFIDENCE),
    Rule(rules_claims.said_done, Ground.CLAIMS),
    Rule(rules_assurances.assured, Ground.CLAIMS),
    Rule(rules_basis.basis_changed, Ground.BASIS),
    Rule(rules_basis.unseen_by_others, Ground.BASIS),
    Rule(rules_admissions.green_and_setback, Ground.ADMISSIONS),
    Rule(rules_within.says_both, Ground.CONSISTENCY),
    Rule(rules_within.says_otherwise, Ground.CONSISTENCY),
    Rule(rules_within.checks_disagree, Ground.BASIS),
    Rule(rules_remarks.declined, Ground.DECISIONS),
    Rule(rules_remarks.risk_carried, Ground.RISK),
    Rule(rules_results.measure_missed, Ground.RESULTS),
    Rule(rules_programmes.programme_later, Ground.RELIANCE),
    Rule(rules_forecasts.forecast_missed, Ground.FORECASTS),
    Rule(rules_contradictions.two_figures, Ground.CONSISTENCY),
    Rule(rules_well.well_and_overdue, Ground.STEPS),
    Rule(rules_dependencies.dependency_missed, Ground.PARTNERS),
    Rule(rules_money.ends_soon, Ground.MONEY),
    Rule(rules_money.gap_not_closed, Ground.MONEY),
    Rule(rules_money.cost_above_funds, Ground.MONEY),
    Rule(rules_money.money_unanswered, Ground.MONEY),
    Rule(rules_contradictions.later_than_target, Ground.TIME),
    Rule(rules_dates.target_moved_again, Ground.TIME, gave_way=True),
    Rule(rules_series.grew_worse, Ground.RESULTS),
    Rule(rules_claims.help_sought, Ground.PARTNERS),
    Rule(rules_steps.milestone_passed, Ground.STEPS, gave_way=True),
    Rule(rules_evidence.green_too_soon, Ground.PROOF),
    Rule(rules_evidence.green_without_evidence, Ground.PROOF),
    Rule(rules_evidence.green_with_open_steps, Ground.PROOF),
    Rule(rules_standing.unsubmitted, Ground.STANDING),
    Rule(rules_commitments.promise_unrecorded, Ground.PROMISES, gave_way=True),
    Rule(rules_forecasts.forecast_unreported, Ground.FORECASTS),
    Rule(rules_parts.part_without_step, Ground.PARTS),
    Rule(rules_updates.long_silent, Ground.ACCOUNT),
    Rule(rules_updates.update_says_less, Ground.ACCOUNT),
    Rule(rules_dates.due_before_work_ends, Ground.TIME),
    Rule(rules_dates.target_after_due, Ground.TIME),
    Rule(rules_dates.day_in_doubt, Ground.TIME, takes_setback=True),
    Rule(rules_series.figure_dropped, Ground.RESULTS),
    Rule(rules_admissions.group_passed_over, Ground.PEOPLE),
    Rule(rules_updates.group_unspoken, Ground.PEOPLE),
    Rule(rules_remarks.unknown, Ground.KNOWLEDGE),
    Rule(rules_admissions.setback_told, Ground.ADMISSIONS),
    Rule(rules_shortfall.result_withheld, Ground.PROOF),
    Rule(rules_shortfall.others_left, Ground.SHORTFALL),
)
_LIGHT: tuple[Rule, ...] = (
    Rule(
        rules_standing.raised_before,
        Ground.STANDING,
        Together(
            "repeat findings of earlier inspections",
            "Why have so many findings come again, and what is different this time?",
            from_items=3,
        ),
    ),
    Rule(rules_standing.rated_down, Ground.STANDING),
    Rule(rules_standing.said_again, Ground.ACCOUNT),
    Rule(rules_standing.unmoved, Ground.ACCOUNT),
    Rule(rules_steps.step_unspoken, Ground.STEPS),
    Rule(rules_evidence.activity_counted, Ground.PROOF),
    Rule(rules_evidence.only_taught, Ground.PROOF),
    Rule(rules_programmes.programme_load, Ground.RELIANCE),
    Rule(rules_programmes.report_expected, Ground.RELIANCE),
    Rule(rules_programmes.programme_admits, Ground.RELIANCE),
    Rule(rules_programmes.one_programme, Ground.RELIANCE, takes_setback=True),
    Rule(rules_dependencies.dependency_without_date, Ground.PARTNERS),
    Rule(
        rules_dates.no_priority,
        Ground.TIME,
        Together("have neither an update nor a date", "Which of these findings come first?"),
    ),
    Rule(
        rules_steps.no_step,
        Ground.STEPS,
        Together("have no step to green", "What is the plan, finding by finding?"),
    ),
    Rule(
        rules_evidence.no_measure,
        Ground.PROOF,
        Together(
            "have no measure of success",
            "How will {asker} know that the findings have been put right?",
        ),
    ),
    Rule(
        rules_dates.no_timetable,
        Ground.TIME,
        Together(
            "have no date for anything still to do",
            "When will the items with no date be completed?",
        ),
    ),
    Rule(
        rules_updates.stale_update,
        Ground.ACCOUNT,
        Together(
            "have a last update older than this forum accepts",
            "Do the updates show where things stand now, and is so long a lag acceptable?",
        ),
    ),
)
"""A second question of these about an item comes after the third of the others."""
RULES = (*_WEIGHTY, *_LIGHT)
"""The most telling first."""
LIGHT = frozenset(rule.name for rule in _LIGHT)
