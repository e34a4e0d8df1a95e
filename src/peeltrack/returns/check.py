"""A return compared with the register: the rows that can be recorded, and their edits. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from peeltrack.edits.kinds import Plan
from peeltrack.edits.progress import Outlook, record_progress
from peeltrack.edits.steps import finish_step
from peeltrack.model.items import Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_given import updates_as_given
from peeltrack.queries.personal_data import note_on_update
from peeltrack.returns.answers import ItemAnswer, ReturnedWorkbook, ReturnIssue
from peeltrack.returns.check_steps import StepRow, newly_done, row_of_step
from peeltrack.returns.compare import (
    columns_compared,
    differences,
    is_as_sent,
    same_update,
    says_the_same,
    words_elsewhere,
)
from peeltrack.returns.judgement import ItemJudgement, ReturnJudgement
from peeltrack.returns.questions import (
    ASKED,
    ASKED_OF_STEP,
    COMPLETED_BY,
    DAY,
    LAST_UPDATE,
    MILESTONE,
    MILESTONE_DAY,
    UPDATE,
    item_row,
)
from peeltrack.wording import counted, cut_short, listed, long_date, spoken


class _Rows(NamedTuple):
    """The rows of a return about one item."""

    answer: ItemAnswer | None
    steps: tuple[StepRow, ...]

    @property
    def filled(self) -> str | None:
        """The first completed cell, or None without an answer."""
        answers = (*((self.answer,) if self.answer else ()), *(row.answer for row in self.steps))
        return next((each.filled for each in answers if each.filled), None)

    def were_sent_to(self, lead: str) -> bool:
        """Check whether any of them is exactly as it was sent to that lead."""
        answer = self.answer
        return (answer is not None and is_as_sent(answer.locked, ASKED, lead)) or any(
            is_as_sent(row.answer.locked, ASKED_OF_STEP, lead) for row in self.steps
        )


def judge_return(
    returned: ReturnedWorkbook,
    register: Register,
    known: Register,
    on: date,
    withdrawn: Mapping[str, Sequence[ProgressUpdate]],
) -> ReturnJudgement:
    """Compare a return with the register.

    Args:
        returned: the return.
        register: everything recorded so far, what returns before it add too.
        known: the register as it stood on the day of collecting, before any of them.
        on: the day of collecting.
        withdrawn: by item, the updates that were withdrawn from it.
    """
    judging = _ReturnJudge(returned, register, known, on, withdrawn)
    judging.judge()
    return judging.found


class _ReturnJudge:
    """The judgement of one return in the making."""

    def __init__(
        self,
        returned: ReturnedWorkbook,
        register: Register,
        known: Register,
        on: date,
        withdrawn: Mapping[str, Sequence[ProgressUpdate]],
    ) -> None:
        self._returned, self._register, self._known, self._on = returned, register, known, on
        self._withdrawn = withdrawn
        self.found = ReturnJudgement(register, notes=list(returned.notes))
        self._day = returned.day(on)

    def judge(self) -> None:
        """Judge the whole return."""
        if self._returned.is_return:
            self._judge_head()
        for issue in self._returned.problems:
            self.found.refuse_issue(issue)
        if not self.found.lead:
            return
        answers = self._by_item()
        steps = self._steps_by_item()
        for id_ in dict.fromkeys((*answers, *steps)):
            rows = _Rows(answers.get(id_), tuple(steps.get(id_, ())))
            if rows.answer or rows.filled:
                self._judge_item(self._register.items[id_], rows)

    def _judge_head(self) -> None:
        leads, returned = self._register.organisation.leads, self._returned
        if returned.lead in leads:
            self.found.lead = returned.lead or ""
        elif returned.lead:
            self.found.refuse("", f"the register has no lead {returned.lead}", is_of_all=True)
        else:
            text = "no cell names the lead; collect it separately with --lead"
            self.found.refuse("", text, is_of_all=True)
        if not (returned.on or returned.sent):
            text = f"no cell gives its date; give it with --date, or put {DAY!r} above the table"
            self.found.refuse("", text, is_of_all=True)
        elif self._day > self._on:
            text = f"{DAY} is {long_date(self._day)}, which is in the future"
            self.found.refuse(returned.place_of_day, text, is_of_all=True)
        lead = leads.get(self.found.lead)
        if lead and not lead.is_in_post(self._day):
            self.found.refuse("", f"{self.found.lead} has left the post", is_of_all=True)

    def _steps_by_item(self) -> dict[str, list[StepRow]]:
        rows: dict[str, list[StepRow]] = {}
        for answer in self._returned.steps:
            item = self.found.item(answer.reference, answer.place)
            row = row_of_step(self.found, item, answer) if item else None
            if item and row:
                rows.setdefault(item.id, []).append(row)
        return rows

    def _by_item(self) -> dict[str, ItemAnswer]:
        """Return the one row of each item that counts: the completed one among copies."""
        kept: dict[str, ItemAnswer] = {}
        for answer in self._returned.items:
            item = self.found.item(answer.reference, answer.place)
            if item is None:
                continue
            other = kept.get(item.id)
            if other is None or (answer.filled and not other.filled):
                kept[item.id] = answer
            elif answer.filled and answer.values != other.values:
                text = f"answers {item.id} again, differently from {other.filled}; keep one"
                self.found.refuse(answer.filled, text, item.id)
            elif answer.filled:
                text = f"answers {item.id} again, in the same words"
                self.found.note(answer.place, text, item.id)
        return kept

    def _judge_item(self, item: Item, rows: _Rows) -> None:
        found, answer, day = self.found, rows.answer, self._day
        words = words_elsewhere(self._known, item, answer) if answer else ""
        if answer:
            self._compare(item, answer, words)
        done = dict(newly_done(found, item, rows.steps, day, self._day_in_words))
        if rows.filled:
            self._judge_standing(item, rows, rows.filled)
        if answer and rows.filled and item.id not in found.bad:
            self._judge_wholeness(item, answer)
        plans: list[Plan] = []
        if answer and answer.text and item.id not in found.bad and self._is_new(item, answer):
            self._judge_days_ahead(item, answer)
            self._note_open_steps(item, answer, done)
            if item.id not in found.bad:
                plans.append(
                    _progress_edit(item, answer, answer.text, found.lead, day, tuple(done))
                )
        if item.id not in found.bad:
            plans += [finish_step(item, step, when) for step, when in done.items()]
        rag = answer.rag if answer else None
        is_answered = bool(rows.filled or words)
        found.rows.append(ItemJudgement(item.id, is_answered, tuple(plans), rag, tuple(done)))

    def _judge_standing(self, item: Item, rows: _Rows, place: str) -> None:
        """Check that this lead can answer for the item."""
        lead, found = self.found.lead, self.found
        if item.has_ended:
            found.refuse(place, f"{item.id} is now {spoken(item.state)}", item.id)
        if lead in (item.strategic_lead, item.tactical_lead):
            return
        owners = [each for each in (item.strategic_lead, item.tactical_lead) if each]
        led = f"{item.id} is led by {listed(owners) or 'nobody'}"
        if rows.were_sent_to(lead):
            found.note(place, f"{led} since this was sent to {lead}", item.id)
        else:
            found.refuse(place, f"{led}, and was not sent to {lead}", item.id)

    def _judge_wholeness(self, item: Item, answer: ItemAnswer) -> None:
        """Check that the completed cells make sense without the empty ones."""
        if answer.filled and not answer.text:
            self.found.refuse(answer.filled, f"complete {UPDATE!r} too", item.id)
        elif answer.filled and answer.milestone_due and not answer.milestone:
            text = f"complete {MILESTONE!r} too: it has a date"
            self.found.refuse(answer.places[MILESTONE], text, item.id)

    def _judge_days_ahead(self, item: Item, answer: ItemAnswer) -> None:
        """Check that what the lead expects is not before the update itself."""
        ahead = {MILESTONE_DAY: answer.milestone_due, COMPLETED_BY: answer.completed_by}
        for column, expected in ahead.items():
            if expected and expected < self._day:
                text = f"{column!r} is {long_date(expected)}, before {self._day_in_words}"
                place = answer.places[column]
                self.found.refuse_issue(ReturnIssue(place, text, item.id, is_of_cell=True))

    def _note_open_steps(self, item: Item, answer: ItemAnswer, done: Collection[str]) -> None:
        """Note that green is proposed while steps are open, as its review will say again."""
        left = [step.id for step in item.open_steps if step.id not in done]
        if answer.rag == Rag.GREEN and left:
            text = f"green is proposed with {counted(len(left), 'step')} open ({listed(left)})"
            self.found.note(answer.filled or answer.place, text, item.id)

    @property
    def _day_in_words(self) -> str:
        """The date of the update, and where it comes from."""
        returned, on = self._returned, long_date(self._day)
        if returned.on:
            return f"the {DAY.lower()}, {on} ({returned.place_of_day})"
        return f"{on}, when the file was {'saved' if self._day == returned.saved else 'collected'}"

    def _may_be_dated(self, day: date) -> bool:
        """Check whether this return may have given an update that date when collected before."""
        earliest = self._returned.on or self._returned.sent or self._day
        return earliest <= day <= self._day

    def _is_new(self, item: Item, answer: ItemAnswer) -> bool:
        """Check whether the register has no such update yet, and never had it."""
        lead, place = self.found.lead, answer.filled or ""
        held = (*item.progress, *self._withdrawn.get(item.id, ()))
        own = [
            each
            for each in updates_as_given(held, item.amendments)
            if lead in each.authors and any(map(self._may_be_dated, each.dates))
        ]
        same = next((each for each in own if same_update(answer, lead, each)), None)
        if same and (stays := same.stays(answer.text or "", lead)):
            self.found.note(place, stays, item.id)
        elif same and not says_the_same(answer, same.update):
            what = "a different RAG, milestone, barrier, date or restriction"
            text = f"the update is already recorded, with {what}; it is unchanged"
            self.found.note(place, text, item.id)
        elif same is None:
            self._note_new(item, answer, place)
        return same is None

    def _note_new(self, item: Item, answer: ItemAnswer, place: str) -> None:
        """Note what the officer should know of the updates before a new one."""
        last = item.last_update
        if last and last.restricted and not answer.is_restricted:
            text = "the previous update is restricted; mark this one too if necessary"
            self.found.note(place, text, item.id)
        if any((each.by, each.date) == (self.found.lead, self._day) for each in item.progress):
            self.found.note(place, "there is already another update with that date", item.id)
        if not answer.is_restricted and (note := note_on_update(answer.text or "")):
            self.found.note(place, note, item.id)

    def _compare(self, item: Item, answer: ItemAnswer, words: str) -> None:
        """Compare the locked cells, and hold back an update that was typed into one of them."""
        lead, known = self.found.lead, self._known.items.get(item.id, item)
        but = columns_compared(known, answer, lead)
        if words:
            text = (
                f"{cut_short(words, 60)!r} was typed over {LAST_UPDATE!r}, which is not read; move "
                f"a new update to {UPDATE!r}, or restore the cell"
            )
            place = answer.locked.places[LAST_UPDATE]
            self.found.refuse_issue(ReturnIssue(place, text, item.id, is_of_cell=True))
            but = (LAST_UPDATE,)
        now = item_row(self._known, known, lead, self.found.names.get(item.id, ""))
        self.found.notes += differences(
            answer.locked, ASKED, lead, now, is_answered=bool(answer.filled), but=but
        )


def _progress_edit(
    item: Item, answer: ItemAnswer, text: str, by: str, day: date, steps: tuple[str, ...]
) -> Plan:
    """Return the edit that records an answer."""
    outlook = Outlook(
        answer.rag, answer.blocker, answer.milestone, answer.milestone_due, answer.completed_by
    )
    return record_progress(
        item, text, by, day, steps=steps, outlook=outlook, restricted=answer.is_restricted
    )
