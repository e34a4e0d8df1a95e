"""The rules that a register must meet: each a function whose name is the rule.

To add one: write the function in the module of its subject, put it into ERRORS,
WARNINGS or NOTES below, and run `make docs`. docs/adding-a-check.md explains the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from peeltrack.checks import (
    abbreviations,
    dates,
    inspectorate,
    leads,
    meetings,
    personal_data,
    rag,
    references,
    responses,
    withdrawals,
)
from peeltrack.checks.violation import Violation
from peeltrack.model.field_values import in_batches
from peeltrack.model.problems import Problem
from peeltrack.model.register import Register
from peeltrack.model.standing import place_in_file
from peeltrack.model.vocabulary import Severity
from peeltrack.queries.as_at import as_at
from peeltrack.queries.standing import without_withdrawn

Check = Callable[[Register, date], Iterator[Violation]]

ERRORS: tuple[Check, ...] = (
    references.every_inspection_named_is_there,
    references.every_item_named_is_there,
    references.no_former_id_is_in_use,
    references.every_lead_named_is_known,
    references.every_area_named_is_known,
    references.every_programme_named_is_known,
    references.every_funding_named_is_known,
    references.every_forum_named_is_known,
    references.every_part_named_is_there,
    references.no_two_parts_share_an_id,
    references.no_two_items_share_a_number,
    references.supersession_comes_to_an_end,
    inspectorate.a_cause_of_concern_has_a_recommendation,
    inspectorate.only_a_recommendation_answers_a_cause_of_concern,
    inspectorate.every_grade_is_on_its_scale,
    inspectorate.stated_counts_match,
    inspectorate.published_positions_add_up,
    inspectorate.a_debrief_counts_its_own_actions,
    rag.green_has_its_steps_done,
    rag.rag_is_what_was_last_recorded,
    rag.each_rag_change_follows_the_one_before,
    rag.whoever_sets_rag_may_review,
    rag.only_imported_updates_are_cleared,
    dates.dated_facts_are_in_order,
    dates.each_date_is_what_was_last_recorded,
    dates.no_response_comes_before_its_report,
    responses.an_explanation_says_what_is_done_or_why_nothing_is,
    meetings.a_meeting_is_named_for_its_date_and_forum,
    withdrawals.whoever_withdraws_may_review,
)

AS_RECORDED = frozenset[Check](
    {
        references.every_item_named_is_there,
        inspectorate.published_positions_add_up,
        rag.rag_is_what_was_last_recorded,
        rag.each_rag_change_follows_the_one_before,
        dates.each_date_is_what_was_last_recorded,
        withdrawals.whoever_withdraws_may_review,
    }
)
"""The rules about the files as they are; all others ignore what was withdrawn."""

OF_ONE_ITEM = frozenset[Check](
    {
        references.every_part_named_is_there,
        rag.green_has_its_steps_done,
        rag.rag_is_what_was_last_recorded,
        rag.each_rag_change_follows_the_one_before,
        rag.whoever_sets_rag_may_review,
        rag.only_imported_updates_are_cleared,
        rag.no_returned_item_is_still_green,
        dates.dated_facts_are_in_order,
        dates.each_date_is_what_was_last_recorded,
        dates.every_open_item_has_a_target_or_a_due_date,
        dates.every_due_phrase_has_its_date,
        dates.no_target_is_after_its_due_date,
        dates.no_step_is_due_after_its_item,
        leads.every_open_item_has_both_leads,
        leads.every_lead_of_an_open_item_is_in_post,
        inspectorate.every_clause_has_a_step,
        inspectorate.what_is_not_acted_on_says_why,
        inspectorate.every_draft_is_settled_at_publication,
    }
)
"""The rules that look at one item after another, and at no meeting: applied to a batch."""

WARNINGS: tuple[Check, ...] = (
    rag.no_returned_item_is_still_green,
    leads.every_open_item_has_both_leads,
    leads.every_lead_of_an_open_item_is_in_post,
    dates.every_open_item_has_a_target_or_a_due_date,
    dates.every_due_phrase_has_its_date,
    dates.no_target_is_after_its_due_date,
    dates.no_step_is_due_after_its_item,
    dates.nothing_is_recorded_of_the_future,
    inspectorate.every_clause_has_a_step,
    inspectorate.what_is_not_acted_on_says_why,
    inspectorate.every_draft_is_settled_at_publication,
    inspectorate.a_draft_cause_of_concern_gets_its_recommendation,
    inspectorate.no_parts_are_more_than_their_whole,
    responses.every_recommendation_is_explained_in_time,
    responses.every_response_is_published_in_time,
    meetings.every_action_has_an_owner,
    meetings.every_action_has_its_time,
)

TEXT_WARNINGS: tuple[Check, ...] = (personal_data.no_public_text_has_personal_data,)
"""Warnings that only `validate` gives, which reads every text: that takes others too long."""

NOTES: tuple[Check, ...] = (
    personal_data.no_public_text_may_have_personal_data,
    abbreviations.every_abbreviation_is_explained,
)
"""Advice that only `validate` gives, for the same reason."""


def run_checks(register: Register, on: date, today: date | None = None) -> tuple[Problem, ...]:
    """List the problems of a register on a date; errors first.

    Each problem has its place within the file as keys; no line number has been looked up.

    Args:
        register: the register with every fact, later ones too, as all of it must be sound.
        on: the date of the position that the warnings are about; they ignore later facts.
        today: the date after which a fact is in the future, if later than `on`.
    """
    whole = without_withdrawn(register)
    then = as_at(register, on) if _is_past(on, today) else whole
    subjects = {
        **dict.fromkeys(ERRORS, _Subject(whole, on)),
        **dict.fromkeys(WARNINGS, _Subject(then, on)),
        **dict.fromkeys(AS_RECORDED, _Subject(register, on)),
        dates.nothing_is_recorded_of_the_future: _Subject(whole, max(on, today or on)),
    }
    found = _answers(subjects)
    return tuple(
        Problem(rule_name(check), each.message, each.file, each.at, severity, each.item)
        for severity, checks in ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS))
        for check in checks
        for each in (found[check] if check in AS_RECORDED else _in_file(register, found[check]))
    )


class _Subject(NamedTuple):
    """The register and the date to which a rule is applied."""

    register: Register
    on: date


def _answers(subjects: Mapping[Check, _Subject]) -> Mapping[Check, Sequence[Violation]]:
    """Collect the violations of each rule; rules about single items are applied by batches."""
    found: dict[Check, list[Violation]] = {
        check: [] if check in OF_ONE_ITEM else list(check(*subject))
        for check, subject in subjects.items()
    }
    for register in {id(each.register): each.register for each in subjects.values()}.values():
        alone = [
            (check, subject.on)
            for check, subject in subjects.items()
            if subject.register is register and check in OF_ONE_ITEM
        ]
        for some in in_batches(register.items.items()) if alone else ():
            part = replace(register, items=dict(some))
            for check, on in alone:
                found[check].extend(check(part, on))
    return found


def _is_past(on: date, today: date | None) -> bool:
    """Check whether a register may have facts that are later than a date."""
    return today is not None and on < today


def run_notes(register: Register, on: date, today: date | None = None) -> tuple[Problem, ...]:
    """List the problems of a register's texts, and the advice on it; see `run_checks`."""
    then = as_at(register, on) if _is_past(on, today) else without_withdrawn(register)
    return tuple(
        Problem(rule_name(check), each.message, each.file, each.at, severity, each.item)
        for severity, checks in ((Severity.WARNING, TEXT_WARNINGS), (Severity.NOTE, NOTES))
        for check in checks
        for each in _in_file(register, check(then, on))
    )


def _in_file(register: Register, violations: Iterable[Violation]) -> Iterator[Violation]:
    """Give violations their places in the files, which also contain what was withdrawn."""
    holding = {record.file: record for record in register.holding_withdrawn}
    for each in violations:
        record = holding.get(each.file)
        yield each._replace(at=place_in_file(record, each.at)) if record else each


def rule_name(check: Callable[..., Iterator[Violation]]) -> str:
    """Return the rule's name as problems and docs/checks.md show it."""
    return check.__name__.replace("_", "-")
