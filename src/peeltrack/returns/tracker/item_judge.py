"""The judgement of one item of a tracker: its changes as edits, or why not. Pure."""

from datetime import date

from peeltrack.edits.items import assign_leads, move_target
from peeltrack.edits.progress import change_rag, record_progress
from peeltrack.edits.steps import add_step, finish_step, move_step
from peeltrack.model.progress import StepToGreen
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_given import remains_withdrawn, step_texts, updates_as_given
from peeltrack.queries.personal_data import note_on_update
from peeltrack.queries.updates import newest_of, updated_by
from peeltrack.returns.questions import RESTRICTED, plain, update_in_words
from peeltrack.returns.tracker.item_changes import ItemChanges
from peeltrack.returns.tracker.rows import (
    DONE,
    DUE,
    LAST_UPDATE,
    LEAD,
    NEW_UPDATE,
    RAG,
    REASON,
    STRATEGIC,
    TACTICAL,
    TARGET,
    UPDATE_BY,
    item_values,
    step_values,
)
from peeltrack.returns.tracker.taken import NewStep, TakenRow
from peeltrack.returns.tracker.written import mark
from peeltrack.wording import long_date


class ItemJudge(ItemChanges):
    """The judgement of one item: its leads first, its RAG last."""

    def judge(self, row: TakenRow | None, steps: list[TakenRow], new: list[NewStep]) -> None:
        """Judge the rows about the item, its leads first and its RAG last."""
        if row:
            self._judge_leads(row)
        for each in new:
            self._judge_new_step(each)
        for each_row in steps:
            self._judge_step(each_row)
        if row:
            self._judge_target(row)
            self._judge_update(row)
            self._judge_rag(row)
            if not {RAG, TARGET} & row.values.keys():
                self._note_unused(row)

    def _judge_leads(self, row: TakenRow) -> None:
        now = item_values(self._before)
        for column in (STRATEGIC, TACTICAL):
            name = row.values.get(column)
            if column in row.values and name is not None:
                lead = self._all.lead(name, row.places[column], self._before.id)
                self._is_answered = True
                if lead is None:
                    continue
                name = lead
            if self._is_change(row, column, name, now[column]):
                role = "strategic" if column == STRATEGIC else "tactical"
                self._assign(role, str(name), row.places[column])

    def _assign(self, role: str, lead: str, place: str) -> None:
        leads = self._all.register.organisation.leads
        strategic, tactical = (lead, None) if role == "strategic" else (None, lead)
        self._plan(
            place,
            lambda item: assign_leads(
                item, strategic=strategic, tactical=tactical, leads=leads, on=self._all.on
            ),
        )

    def _judge_target(self, row: TakenRow) -> None:
        now = item_values(self._before)[TARGET]
        value = row.values.get(TARGET)
        if not self._is_change(row, TARGET, value, now):
            return
        to = date.fromisoformat(str(value))
        if self._was_withdrawn(row, TARGET, self._recorded.target_changes, to):
            return
        if reason := self._reason(row, "target"):
            self._plan(
                row.places[TARGET],
                lambda item: move_target(item, to, reason, self._all.by, self._all.on),
            )

    def _judge_rag(self, row: TakenRow) -> None:
        now, value = item_values(self._before)[RAG], row.values.get(RAG)
        if not self._is_change(row, RAG, value, now):
            return
        to = Rag(str(value))
        if self._was_withdrawn(row, RAG, self._recorded.rag_changes, to):
            return
        if reason := self._reason(row, "RAG"):
            organisation = self._all.register.organisation
            self._plan(
                row.places[RAG],
                lambda item: change_rag(item, to, reason, self._all.by, self._all.on, organisation),
            )

    def _judge_update(self, row: TakenRow) -> None:
        text, giver = row.answers.get(NEW_UPDATE), row.answers.get(UPDATE_BY)
        is_restricted = RESTRICTED in row.answers
        if text is None:
            for column in (UPDATE_BY, RESTRICTED):
                if column in row.answers and NEW_UPDATE in row.places:
                    words = f"complete {NEW_UPDATE!r} too"
                    self._refuse(row.places[column], words)
            return
        self._is_answered = True
        lead = self._all.by
        if giver is not None:
            known = self._all.lead(giver, row.places[UPDATE_BY], self._before.id)
            if known is None:
                return
            lead = known
        if self._is_recorded(row, text, lead, is_restricted=is_restricted):
            return
        self._plan(
            row.places[NEW_UPDATE],
            lambda item: record_progress(
                item, text, lead, self._all.on, steps=self._done, restricted=is_restricted
            ),
        )
        if not is_restricted and (note := note_on_update(text)):
            self._all.note(row.places[NEW_UPDATE], note, self._before.id)
        self._note_last_update(row)

    def _is_recorded(self, row: TakenRow, text: str, lead: str, *, is_restricted: bool) -> bool:
        """Check whether the register has an update already, since the tracker was written."""
        since, place = min(row.written.on, self._all.on), row.places[NEW_UPDATE]
        held = (*self._before.progress, *self._recorded.progress)
        for given in updates_as_given(held, self._before.amendments):
            is_same = lead in given.authors and plain(text) in map(plain, given.texts)
            if not is_same or max(given.dates) < since:
                continue
            if stays := given.stays(text, lead):
                self._all.note(place, stays, self._before.id)
            elif given.update.restricted != is_restricted:
                words = "restricted" if given.update.restricted else "not restricted"
                text = f"the update is already recorded, {words}; it is unchanged"
                self._all.note(place, text, self._before.id)
            return True
        return False

    def _note_last_update(self, row: TakenRow) -> None:
        """Note an update that came after the tracker was written."""
        register, known = self._all.register, row.written.marks.get(LAST_UPDATE)
        _, last = next(newest_of(register, [self._before]))
        about = updated_by(register).get(self._before.id)
        if known and last and mark(update_in_words(register, last, about)) != known:
            text = "another update was recorded since the tracker was written"
            self._all.note(row.places[NEW_UPDATE], text, self._before.id)

    def _judge_step(self, row: TakenRow) -> None:
        step_id = row.key.partition(" ")[2]
        step = self._step(step_id)
        if step is None:
            if row.filled:
                self._is_answered = True
                self._refuse(row.filled, f"the register no longer has a step {step_id!r}")
            return
        now = step_values(step)
        due, done = row.values.get(DUE), row.values.get(DONE)
        if self._is_change(row, DUE, due, now[DUE]) and (reason := self._reason(row, "date")):
            to = date.fromisoformat(str(due))
            self._plan(
                row.places[DUE],
                lambda item: move_step(item, step_id, to, reason, self._all.by, self._all.on),
            )
        if self._is_change(row, DONE, done, now[DONE]):
            self._finish(step_id, date.fromisoformat(str(done)), row.places[DONE])
        if DUE not in row.values:
            self._note_unused(row)

    def _judge_new_step(self, new: NewStep) -> None:
        self._is_answered = True
        text = new.text
        for step in (*self._before.steps_to_green, *self._recorded.steps_to_green):
            if plain(text) in map(plain, step_texts(step, self._before.amendments)):
                if step.withdrawn:
                    words = remains_withdrawn("the step", step.withdrawn)
                    self._all.note(new.place, words, self._before.id)
                return
        due = date.fromisoformat(new.answers[DUE]) if DUE in new.answers else None
        lead = None
        if LEAD in new.answers:
            lead = self._all.lead(new.answers[LEAD], new.places[LEAD], self._before.id)
            if lead is None:
                return
        there = {step.id for step in self._item.steps_to_green}
        self._plan(new.place, lambda item: add_step(item, text, due=due, lead=lead))
        added = [step.id for step in self._item.steps_to_green if step.id not in there]
        if added and DONE in new.answers:
            self._finish(added[0], date.fromisoformat(new.answers[DONE]), new.places[DONE])

    def _finish(self, step_id: str, done: date, place: str) -> None:
        if done > self._all.on:
            self._refuse(
                place, f"a step cannot be done on {long_date(done)}, which is in the future"
            )
        elif self._plan(place, lambda item: finish_step(item, step_id, done)):
            self._done.append(step_id)

    def _step(self, step_id: str) -> StepToGreen | None:
        steps = self._before.steps_to_green
        return next((step for step in steps if step.id == step_id), None)

    def _note_unused(self, row: TakenRow) -> None:
        """Note a reason for nothing, unless what it may be for was refused."""
        if REASON in row.answers and self._before.id not in self._all.found.bad:
            self._all.note(row.places[REASON], "nothing here needs a reason", self._before.id)
