"""One return held against the register: which rows can be recorded, and how. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import Outlook, record_progress
from peeltrack.edits.steps import finish_step
from peeltrack.exchange.returns.answers import ItemAnswer, Remark, Returned, StepAnswer
from peeltrack.exchange.returns.asking import (
    ASKED,
    ASKED_OF_STEP,
    DAY,
    MILESTONE,
    UPDATE,
    item_row,
    step_row,
)
from peeltrack.exchange.returns.comparing import (
    columns_compared,
    differences,
    is_as_sent,
    same_update,
    says_the_same,
)
from peeltrack.model.items import Item, StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.find import fitting_ids
from peeltrack.wording import listed, long_date, spoken


@dataclass(frozen=True, slots=True)
class RowJudged:
    """What one item's rows come to."""

    item: str
    is_answered: bool
    plans: tuple[Plan, ...] = ()
    rag: Rag | None = None
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Judged:
    """What a return comes to, before it is decided what of it is taken."""

    lead: str = ""
    rows: list[RowJudged] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)
    """The items with a problem."""

    @property
    def stops_all(self) -> bool:
        """Whether nothing can be taken, not even a row without a problem."""
        return any(remark.is_of_all for remark in self.problems)


def judged(returned: Returned, register: Register, known: Register, on: date) -> Judged:
    """Hold a return against the register.

    Args:
        returned: the return.
        register: everything recorded so far, what returns before it add too.
        known: the register as it stood on the day of collecting, before any of them.
        on: the day of collecting.
    """
    judging = _Judging(returned, register, known, on)
    judging.judge()
    return judging.found


class _Judging:
    """One return while it is judged."""

    def __init__(self, returned: Returned, register: Register, known: Register, on: date) -> None:
        self._returned, self._register, self._known, self._on = returned, register, known, on
        self.found = Judged(problems=[], notes=list(returned.notes))
        self._day = returned.on or returned.sent

    def judge(self) -> None:
        """Judge the whole return."""
        if self._returned.is_return:
            self._judge_head()
        for remark in self._returned.problems:
            self._refuse(remark.place, remark.text, remark.reference, is_of_all=remark.is_of_all)
        if self._day is None or not self.found.lead:
            return
        answers = self._by_item(self._returned.items)
        steps = self._steps_by_item()
        filled = (id_ for id_, rows in steps.items() if any(row.filled for row, _ in rows))
        for id_ in dict.fromkeys((*answers, *filled)):
            self._judge_item(id_, answers.get(id_), steps.get(id_, []), self._day)

    def _judge_head(self) -> None:
        leads, returned = self._register.organisation.leads, self._returned
        if returned.lead in leads:
            self.found.lead = returned.lead or ""
        elif returned.lead:
            self._refuse("", f"the register has no lead {returned.lead}", is_of_all=True)
        else:
            text = "no cell says whose return it is; give it alone with --lead"
            self._refuse("", text, is_of_all=True)
        if self._day is None:
            text = f"no cell says of which day it is; put {DAY!r} and the day above the table"
            self._refuse("", text, is_of_all=True)
        elif self._day > self._on:
            text = f"{DAY} is {long_date(self._day)}, which is still to come"
            self._refuse("", text, is_of_all=True)
        elif returned.on is None:
            text = f"no {DAY}; the day of sending is taken, {long_date(self._day)}"
            self.found.notes.append(Remark("", text))
        lead = leads.get(self.found.lead)
        if lead and self._day and not lead.is_in_post(self._day):
            self._refuse("", f"{self.found.lead} has left the post", is_of_all=True)

    def _by_item(self, answers: Sequence[ItemAnswer]) -> dict[str, ItemAnswer]:
        """Each item's one row that counts: of rows copied, the one that is filled."""
        kept: dict[str, ItemAnswer] = {}
        for answer in answers:
            item = self._item(answer.reference, answer.place)
            if item is None:
                continue
            other = kept.get(item.id)
            if other is None or (answer.filled and not other.filled):
                kept[item.id] = answer
            elif answer.filled and answer.said != other.said:
                text = f"answers {item.id} once more, and not as {other.filled} does; keep one"
                self._refuse(answer.filled, text, item.id)
            elif answer.filled:
                self._note(answer.place, f"answers {item.id} once more, in the same words", item)
        return kept

    def _steps_by_item(self) -> dict[str, list[tuple[StepAnswer, StepToGreen]]]:
        found: dict[str, list[tuple[StepAnswer, StepToGreen]]] = {}
        for answer in self._returned.steps:
            item = self._item(answer.reference, answer.place)
            if item is None:
                continue
            step = next((each for each in item.steps_to_green if each.id == answer.step), None)
            if step is not None:
                found.setdefault(item.id, []).append((answer, step))
            elif answer.filled:
                self._refuse(answer.place, f"{item.id} has no step {answer.step!r}", item.id)
        return found

    def _judge_item(
        self,
        id_: str,
        answer: ItemAnswer | None,
        step_rows: Sequence[tuple[StepAnswer, StepToGreen]],
        day: date,
    ) -> None:
        item, lead = self._register.items[id_], self.found.lead
        if answer:
            self._compare(item, answer)
        done = dict(self._done(item, step_rows, day))
        is_answered = bool((answer and answer.filled) or any(row.filled for row, _ in step_rows))
        if is_answered:
            self._judge_standing(item, answer, step_rows)
        plans: list[Plan] = []
        if answer and answer.text and id_ not in self.found.bad and self._is_new(item, answer, day):
            outlook = Outlook(
                answer.rag,
                answer.blocker,
                answer.milestone,
                answer.milestone_due,
                answer.completed_by,
            )
            plans.append(
                record_progress(item, answer.text, lead, day, steps=tuple(done), outlook=outlook)
            )
        if id_ not in self.found.bad:
            plans += [finish_step(item, step, when) for step, when in done.items()]
        rag = answer.rag if answer else None
        self.found.rows.append(RowJudged(id_, is_answered, tuple(plans), rag, tuple(done)))

    def _judge_standing(
        self,
        item: Item,
        answer: ItemAnswer | None,
        step_rows: Sequence[tuple[StepAnswer, StepToGreen]],
    ) -> None:
        """Whether this lead can answer for the item, and whether the answer is whole."""
        lead = self.found.lead
        place = (answer and answer.filled) or next(row.filled for row, _ in step_rows if row.filled)
        if item.has_ended:
            self._refuse(place or "", f"{item.id} is {spoken(item.state)} by now", item.id)
        if lead not in (item.strategic_lead, item.tactical_lead):
            was_asked = any(row.is_of(lead) for row in _marks(answer, step_rows))
            owners = [each for each in (item.strategic_lead, item.tactical_lead) if each]
            led = f"{item.id} is led by {listed(owners) or 'nobody'}"
            if was_asked:
                self._note(place or "", f"{led} since this was sent to {lead}", item)
            else:
                self._refuse(place or "", f"{led}, and was not sent to {lead}", item.id)
        if item.id in self.found.bad:  # what is missing may be what could not be taken
            return
        if answer and answer.filled and not answer.text:
            self._refuse(answer.filled, f"fill {UPDATE!r} too: it needs words", item.id)
        if answer and answer.milestone_due and not answer.milestone:
            self._refuse(answer.filled or "", f"fill {MILESTONE!r} too: it has a day", item.id)

    def _done(
        self, item: Item, rows: Sequence[tuple[StepAnswer, StepToGreen]], day: date
    ) -> Iterator[tuple[str, date]]:
        """The steps newly said to be done, each with its day."""
        seen: dict[str, date] = {}
        for answer, step in rows:
            self._compare_step(item, answer, step)
            place = answer.filled or answer.place
            if answer.done is None:
                continue
            if seen.setdefault(step.id, answer.done) != answer.done:
                self._refuse(place, f"gives step {step.id} another day than before", item.id)
            elif answer.done > day:
                text = f"step {step.id} cannot be done on {long_date(answer.done)}, after the {DAY}"
                self._refuse(place, text.replace(DAY, DAY.lower()), item.id)
            elif step.done is None:
                yield step.id, answer.done
            elif step.done != answer.done:
                text = (
                    f"step {step.id} stays done on {long_date(step.done)}, as the register has it"
                )
                self._note(place, text, item)

    def _is_new(self, item: Item, answer: ItemAnswer, day: date) -> bool:
        """Whether the register has no such update yet."""
        lead = self.found.lead
        own = [each for each in item.progress if each.by == lead and each.date == day]
        same = next((each for each in own if same_update(answer, lead, each)), None)
        if same is None:
            if own:
                self._note(answer.filled or "", "another update of that day is there already", item)
            return True
        if not says_the_same(answer, same):
            text = (
                "the update is there already, with another RAG, milestone, blocker or day; it stays"
            )
            self._note(answer.filled or "", text, item)
        return False

    def _compare(self, item: Item, answer: ItemAnswer) -> None:
        lead, known = self.found.lead, self._known.items.get(item.id, item)
        but = columns_compared(known, answer, lead)
        now = item_row(self._known, known, lead)
        self.found.notes += differences(
            answer.locked, ASKED, lead, now, is_answered=bool(answer.filled), but=but
        )

    def _compare_step(self, item: Item, answer: StepAnswer, step: StepToGreen) -> None:
        lead = self.found.lead
        own = step.done is not None and step.done == answer.done
        but = (ASKED_OF_STEP[-1],) if own else ()
        now = step_row(item, step, lead)
        self.found.notes += differences(
            answer.locked, ASKED_OF_STEP, lead, now, is_answered=bool(answer.filled), but=but
        )

    def _item(self, reference: str, place: str) -> Item | None:
        items = self._register.items
        fits = [reference] if reference in items else fitting_ids(items, reference)
        if len(fits) == 1:
            return items[fits[0]]
        text = f"{reference!r} may be {listed(fits, 'or')}" if fits else f"no item {reference!r}"
        self._refuse(place, f"{text}; put the reference as it was sent", reference)
        return None

    def _refuse(
        self, place: str, text: str, reference: str | None = None, *, is_of_all: bool = False
    ) -> None:
        self.found.problems.append(Remark(place, text, reference, is_of_all))
        if reference:
            fits = fitting_ids(self._register.items, reference)
            self.found.bad.add(fits[0] if len(fits) == 1 else reference)

    def _note(self, place: str, text: str, item: Item) -> None:
        self.found.notes.append(Remark(place, text, item.id))


@dataclass(frozen=True, slots=True)
class _Mark:
    """The locked cells of a row with the names of its columns."""

    answer: ItemAnswer | StepAnswer
    names: Sequence[str]

    def is_of(self, lead: str) -> bool:
        """Whether the row is as it was sent to that lead."""
        return is_as_sent(self.answer.locked, self.names, lead)


def _marks(
    answer: ItemAnswer | None, step_rows: Sequence[tuple[StepAnswer, StepToGreen]]
) -> Iterator[_Mark]:
    if answer:
        yield _Mark(answer, ASKED)
    for row, _ in step_rows:
        yield _Mark(row, ASKED_OF_STEP)
