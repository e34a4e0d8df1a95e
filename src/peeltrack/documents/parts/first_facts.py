"""The questions that the facts of a meeting give rise to, for the first page of a brief. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from peeltrack.documents.parts.deadline_groups import FORTNIGHT, DeadlineGroup, asked_of, steps_left
from peeltrack.documents.parts.few_words import shortened
from peeltrack.documents.parts.first_asker import Asker
from peeltrack.documents.parts.first_points import kind_of
from peeltrack.documents.parts.first_question import MEASURES, FirstQuestion, Weight
from peeltrack.documents.parts.names import LinkedWords, earlier_item
from peeltrack.documents.parts.promised import key_of
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.on_demand import on_demand
from peeltrack.queries.awaiting import not_submitted, proposed_ratings
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.meeting import is_response_of_the_chair
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.due import DueKind
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import (
    capitalised,
    counted,
    days,
    in_words,
    lateness,
    listed,
    near_date,
    uncapitalised,
)

with on_demand():  # the grammar of updates: of very many items none is read
    from peeltrack.documents.parts import first_figures
    from peeltrack.queries.challenge import doubts, overdue_dates

_ASKED_TOGETHER = 2
"""Findings that missed HMICFRS's deadline and have a question together."""
_PART = 8
"""Words of a part of a finding."""


class FirstFacts:
    """The questions that a meeting's facts give rise to, each kind by itself."""

    def __init__(self, asker: Asker) -> None:
        self._scope = asker.scope
        self._asker = asker

    def pressing_deadlines(self) -> Iterator[FirstQuestion]:
        """Ask about the first of HMICFRS's deadlines, and any other within a fortnight.

        Many that are missed stand in the headline; what each says of itself is asked instead.
        """
        for number, group in enumerate(self._asker.deadlines):
            is_told = group.is_missed and len(group.items) > _ASKED_TOGETHER
            if (number == 0 or self._is_soon(group)) and not is_told:
                yield self._deadline(group)

    def later_deadlines(self) -> Iterator[FirstQuestion]:
        """Ask about each other deadline of the next quarter."""
        for group in self._asker.deadlines[1:]:
            if not self._is_soon(group):
                yield self._deadline(group)

    def _is_soon(self, group: DeadlineGroup) -> bool:
        return (group.day - self._scope.on).days <= FORTNIGHT

    def _deadline(self, group: DeadlineGroup) -> FirstQuestion:
        # The headline has the steps of the first group.
        is_first = group is self._asker.deadlines[0]
        is_open = any(item.open_steps for item in group.items)
        steps = f"{capitalised(steps_left(group.items))}. " if is_open and not is_first else ""
        ask = asked_of(group, self._scope.meeting, self._scope.on)
        kind = "missed deadline" if group.is_missed else "deadline"
        return self._asker.question(kind, Weight.DEADLINE, group.items, f"{steps}{ask}")

    def statutory_response(self) -> Iterator[FirstQuestion]:
        """Ask when an overdue response will be published, unless the chair owes it."""
        if is_response_of_the_chair(self._asker.preparation):
            return
        for due in self._scope.watchlist.late:
            if due.kind == DueKind.RESPONSE:
                called = self._scope.register.inspections[due.source].called
                text = "When will the overdue statutory response be published?"
                about = (LinkedWords(called, "attention"),)
                yield FirstQuestion(
                    about, text, "Commissioner", weight=Weight.DEADLINE, kind="response"
                )

    def missed_measures(self) -> Iterator[FirstQuestion]:
        """Ask about each finding whose figure misses its measure, unless it is green."""
        green = {item.id for item in self._asker.preparation.rated_done}
        for id_, said in self._asker.figures_missed.items():
            if id_ not in green:
                item = self._scope.register.items[id_]
                yield self._asker.question(MEASURES, Weight.CONTRADICTED, [item], f"{said}. Why?")

    def doubtful_greens(self) -> Iterator[FirstQuestion]:
        """Ask why a finding is green, though a figure, HMICFRS or an open step says otherwise."""
        if not self._asker.reads_updates:
            return
        for item, why in doubts.doubtful_greens(self._asker.preparation):
            if item.id in self._scope.links:
                text = f"Green, though {self._asker.figures_missed.get(item.id, why)}. Why?"
                yield self._asker.question("green", Weight.CONTRADICTED, [item], text)

    def overdue_steps(self) -> Iterator[FirstQuestion]:
        """Ask about the overdue step of each finding that is longest overdue, the oldest first."""
        oldest: dict[str, tuple[Item, StepToGreen]] = {}
        for item, step in self.late_steps:
            oldest.setdefault(item.id, (item, step))
        for item, step in oldest.values():
            late = lateness(step.due or self._scope.on, self._scope.on)
            restricted = "Restricted: " if step.restricted else ""
            text = f"{restricted}“{shortened(step.text)}”: {late}. Why?"
            lead = self._asker.offices.briefest(
                step.lead or item.tactical_lead, item.strategic_lead
            )
            yield self._asker.question(
                "steps",
                Weight.CONTRADICTED,
                [item],
                text,
                [lead] if lead else [],
                undone=[key_of(item.id, step.text)],
                told=first_figures.said_in_short(self._asker.preparation, item, step.text),
            )

    @cached_property
    def late_steps(self) -> Sequence[tuple[Item, StepToGreen]]:
        """The overdue steps of the findings, the longest overdue first."""
        if not self._asker.reads_updates:
            return ()
        found = [
            (each.day, item, item.steps_to_green[int(each.at[1])])
            for item in self._asker.preparation.open_items
            for each in overdue_dates.overdue_dates(self._asker.preparation, item)
            if each.at[0] == "steps_to_green" and each.day < self._scope.on
        ]
        found.sort(key=lambda each: each[0])
        return [(item, step) for _, item, step in found if item.id in self._scope.links]

    def old_or_undated(self) -> Iterator[FirstQuestion]:
        """Ask about old updates and missing dates at once, if half of the findings have either."""
        due = self._asker.preparation.open_items
        stale = self._scope.watchlist.stale
        old = [item for item in due if item.id in stale and stale[item.id].age is not None]
        undated = [i for i in due if i.id not in self._scope.watchlist.next_dates]
        if max(len(old), len(undated)) * 2 < len(due):
            return
        facts = []
        if old:
            number = "all" if len(old) == len(due) else in_words(len(old))
            facts.append(f"{number} last updated over {days(self._scope.stale_after)} ago")
        if undated:
            facts.append(f"{in_words(len(undated))} with no date")
        ask = "Is that acceptable?" if old else "When will they be complete?"
        if facts:
            about = (LinkedWords(counted(len(due), "finding"), "glance"),)
            text = f"{capitalised(listed(facts))}. {ask}"
            yield FirstQuestion(
                about, text, self._asker.offices.head, weight=Weight.MISSING, kind="dates"
            )

    def decisions(self) -> Iterator[FirstQuestion]:
        """Ask whether a proposed rating is agreed, and whether a green item is to be submitted."""
        register = self._scope.register
        proposed = [e for e in proposed_ratings(register) if e.item.id in self._scope.links]
        if proposed:
            to = {f"{capitalised(str(entry.update.proposed_rag))}" for entry in proposed}
            rating = to.pop() if len(to) == 1 else "Another rating"
            items = [entry.item for entry in proposed]
            yield self._asker.question(
                "decision", Weight.REST, items, f"{rating} is proposed. Is that agreed?"
            )
        ready = [e.item for e in not_submitted(register) if e.item.id in self._scope.links]
        if ready:
            them = "it" if len(ready) == 1 else "them"
            ask = f"Rated green. Is the force ready to submit {them} to HMICFRS?"
            yield self._asker.question("decision", Weight.REST, ready, ask)

    def nothing_since(self) -> Iterator[FirstQuestion]:
        """Ask what there is to add since another meeting that went through some items."""
        heard = heard_before(self._asker.preparation)
        for meeting in {each.id: each for each in heard.values()}.values():
            items = [i for i in self._scope.items if heard.get(i.id) is meeting]
            forum = self._scope.register.organisation.forums.get(meeting.forum)
            title = meeting.title or (forum.name if forum else "meeting")
            ask = f"Anything to add since {near_date(meeting.date, self._scope.on)} ({title})?"
            yield self._asker.question("nothing-since", Weight.REST, items, ask)

    def raised_before(self) -> Iterator[FirstQuestion]:
        """Ask what is different this time about what was carried forward from earlier reports."""
        again = [i for i in self._asker.preparation.open_items if i.carried_forward_from]
        reports = {str(item.carried_forward_from).partition("/")[0] for item in again}
        if again:
            earlier = earlier_item(self._scope.register, min(reports))
            raised = f"Also raised in {earlier}" if len(reports) == 1 else "Raised before"
            text = f"{raised}. What is different now?"
            yield self._asker.question("raised-before", Weight.REST, again, text)

    def parts_without_step(self) -> Iterator[FirstQuestion]:
        """Ask about a part of a finding that no step covers, by HMICFRS's deadlines."""
        worked = self._asker.preparation.worked_items
        open_parts = [(item, unanswered_parts(item)) for item in worked]
        lacking = [(item, parts[0]) for item, parts in open_parts if parts]
        lacking.sort(key=lambda pair: pair[0].due or date.max)
        for item, part in lacking:
            words = shortened(part.text, _PART)
            is_summary = self._asker.preparation.is_in_summary(item)
            named = f"this: {uncapitalised(words)}" if is_summary else f"“{words}”"
            text = f"No step covers {named}. What is being done?"
            yield self._asker.question("parts", Weight.REST, [item], text)

    def point(self, point: Point, text: str, weight: Weight) -> FirstQuestion:
        """Put the question of a point of challenge, in the words given."""
        items = [self._scope.register.items[point.item]] if point.item else []
        steps = items[0].steps_to_green if items and point.at[:1] == ("steps_to_green",) else ()
        leads = [steps[int(point.at[1])].lead or items[0].tactical_lead] if steps else []
        return self._asker.question(kind_of(point), weight, items, text, filter(None, leads))
