"""Rules about the commissioner's statutory response (Police Act 1996, section 55)."""

from collections.abc import Iterator
from datetime import date, timedelta

from peeltrack.checks.violation import Violation
from peeltrack.model.register import Register
from peeltrack.queries.response import as_published, unexplained
from peeltrack.wording import days, listed, long_date


def an_explanation_says_what_is_done_or_why_nothing_is(
    register: Register, on: date
) -> Iterator[Violation]:
    """An explanation is about one of the report's own items, and has text or none_because."""
    for inspection in register.inspections.values():
        response = inspection.statutory_response
        for index, explanation in enumerate(response.explanations if response else ()):
            at = ("statutory_response", "explanations", index)
            if bool(explanation.text) == bool(explanation.none_because):
                yield Violation(
                    inspection.file,
                    at,
                    f"{explanation.item} needs either text or none_because; write the action taken "
                    "or proposed, or why no action is taken.",
                )
            if explanation.item.partition("/")[0] != inspection.id:
                yield Violation(
                    inspection.file,
                    (*at, "item"),
                    f"{explanation.item} is from another report; explain it in the response to "
                    "that report.",
                )


def every_recommendation_is_explained_in_time(register: Register, on: date) -> Iterator[Violation]:
    """A response published, due soon or overdue explains each recommendation, or says why not."""
    soon = on + timedelta(days=register.organisation.rules.due_soon_days)
    for inspection in register.inspections.values():
        response, last = inspection.statutory_response, inspection.response_due
        if response is None or last is None or (last > soon and not response.published):
            continue
        if response.is_only_noted:
            continue
        missing = unexplained(as_published(register, inspection), inspection)
        if missing:
            position = f"is due by {long_date(last)}"
            if response.published:
                position = f"was published on {long_date(response.published)}"
            yield Violation(
                inspection.file,
                ("statutory_response",),
                f"the statutory response {position} and does not explain "
                f"{listed([item.id for item in missing])}; each recommendation needs the action "
                "taken or proposed, or why none is (Police Act 1996, s.55(5B)).",
            )


def every_response_is_published_in_time(register: Register, on: date) -> Iterator[Violation]:
    """A response is published by its deadline (s.55(5A)), or has a note that says why not."""
    for inspection in register.inspections.values():
        response, last = inspection.statutory_response, inspection.response_due
        late = response and response.published and last and (response.published - last).days
        if response and last and late and late > 0 and not response.note:
            yield Violation(
                inspection.file,
                ("statutory_response", "published"),
                f"is {days(late)} after the deadline, {long_date(last)}; correct the date, or give "
                "the reason in note.",
            )
