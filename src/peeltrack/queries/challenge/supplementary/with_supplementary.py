"""Supplementary questions on each item that a question was chosen about. Pure."""

from collections.abc import Sequence

from peeltrack.queries.challenge.accounts import account_since_rating
from peeltrack.queries.challenge.points import RuleResult, places_by_item
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.supplementary.answers import ask_of_answers
from peeltrack.queries.challenge.supplementary.decisions import ask_of_decisions
from peeltrack.queries.challenge.supplementary.earlier_updates import ask_of_earlier_updates
from peeltrack.queries.challenge.supplementary.item_questions import ItemQuestions
from peeltrack.queries.challenge.supplementary.last_update import ask_of_last_update
from peeltrack.queries.challenge.supplementary.measures import ask_of_measures
from peeltrack.queries.challenge.supplementary.next_step import ask_of_next_step
from peeltrack.queries.challenge.supplementary.other_findings import ask_of_other_findings
from peeltrack.queries.challenge.supplementary.reports import with_reports
from peeltrack.queries.challenge.supplementary.restricted_update import ask_of_restricted_update


def with_supplementary(meeting: Preparation, chosen: Sequence[RuleResult]) -> list[RuleResult]:
    """Return questions with what else may be asked of each item that they are about.

    That is what no question asks or quotes yet: what is telling in its last update, a restricted
    one and earlier ones, what other findings say of the same, its measures, its next step, what was
    decided about it, what the forum was promised and answered, and the last reports on its
    programmes. The fact quotes it, the question only its first words, so that it stays one that can
    be put. It goes with the question about its item that has most words in common with it, of
    several with the shortest. What the forum does not see is left out.
    """
    whole, of_item = list(chosen), places_by_item(enumerate(chosen))
    for item in meeting.questioned_items:
        own = of_item.get(item.id)
        if not own:
            continue
        asked = ItemQuestions(meeting, [whole[place] for place in own])
        last = account_since_rating(item)
        if last:
            ask_of_last_update(meeting, item, last, asked)
            ask_of_other_findings(meeting, item, last, asked)
        ask_of_restricted_update(meeting, item, asked)
        ask_of_measures(item, asked)
        if last:
            ask_of_earlier_updates(meeting, item, asked)
        ask_of_next_step(meeting, item, asked)
        ask_of_decisions(meeting, item, asked)
        ask_of_answers(meeting, item, asked)
        for place, question in zip(own, asked.questions, strict=True):
            whole[place] = question
    return with_reports(meeting, whole)
