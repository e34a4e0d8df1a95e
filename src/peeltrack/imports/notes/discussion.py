"""Discussion in minutes, by sentence: questions, answers, requests and commitments. Pure."""

import re
from dataclasses import replace
from datetime import date

from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.commitment_forms import COMMITMENTS
from peeltrack.imports.notes.commitments import Promise, Task, task_of
from peeltrack.imports.notes.due import due_of
from peeltrack.imports.notes.forms import LONGEST_SENTENCE, QUESTIONS, form_of
from peeltrack.imports.notes.items_named import NOTHING, without_label
from peeltrack.imports.notes.line_labels import (
    answer_behind_mark,
    question_behind_mark,
    question_heading,
)
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.owed import (
    asked_of,
    carried_in,
    ends_answers,
    is_bare_question,
    may_ask,
    needs_object,
    opens_decisions,
    promised_in,
    put_and_answered,
    resolved_of,
)
from peeltrack.imports.notes.owed_forms import REQUESTS
from peeltrack.imports.notes.owners import is_owner, owners_called
from peeltrack.imports.notes.promisers import promiser
from peeltrack.imports.notes.questions_and_answers import Asked
from peeltrack.imports.notes.request_answers import settled_before, taken_on
from peeltrack.imports.notes.running_record import RunningRecord
from peeltrack.imports.notes.speakers import PREFIX, Speaker, spoken_in

MARKED_BY_NOTHING = "may ask for or promise something: no mark, agreement or commitment"
WITHIN_AN_ANSWER = f"{MARKED_BY_NOTHING}; kept within an answer"
_MEETING = re.compile(
    r"(?:The )?(?:Panel|Board|Committee|Members|Group|[Mm]eeting) (?:also |then )?(?:noted|was|were"
    r"|welcomed|thanked|discussed|agreed|commented|expressed|felt|considered|recognised)\b"
)
"""What the meeting as a whole says, which answers no question."""
_DASH = re.compile(r"\s[\u2013\u2014-]\s")
_QUOTES = " \"'\u201d\u2019"
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_DO_SO = re.compile(r"\b(?:to|would|will) do (?:so|this|that)\b")


class Discussion:
    """A reader of the discussion, with the open question, the speaker and the last sentence."""

    def __init__(self, record: RunningRecord, offices: Offices, meeting: date) -> None:
        self.record, self.offices, self.meeting = record, offices, meeting
        self.question: Asked | None = None
        self.speaker = Speaker(offices)
        self.deciding = False
        """Whether a resolution has opened a list of what was decided."""
        self.listing = False
        """Whether the line that is read is an entry of that list."""
        self.voice = ""
        """The key of whoever gave the last answer, be it a lead or not."""
        self.put_by: str | None = None
        """Who put the question below the heading just read, as printed; None below another."""
        self.asker = ""
        """The key of whoever put the open question."""
        self.last = ""
        self.around = ""
        """The paragraph that is read, with the question that it answers."""

    def add_task(self, task: Task, owner: str = "", text: str = "", *, below: bool = True) -> None:
        """Add an action with the owner beside it, else the one that its own words name.

        It is about the item of the heading that it stands `below`, if it does.
        """
        owners = owners_called(owner, self.offices) if owner else ()
        task = replace(
            task, text=text or task.text, owners=owners or task.owners, around=self.around
        )
        self.record.add(task, task.text, below=below)

    def exchange(self, text: str) -> bool:
        """Take a question or an answer that begins with its mark: "Q:", "A:"."""
        if (who := question_heading(text)) is not None:
            self.record.head(NOTHING, "", self.record.part)
            self.question, self.put_by = None, who
            return True
        if (asked := question_behind_mark(text)) is not None:
            self._ask(asked, self.offices.first_speaker(asked))
            return True
        if self.question and (answer := answer_behind_mark(text)) is not None:
            self._answer_by_sentence(answer)
            return True
        return False

    def decide(self, text: str) -> bool:
        """Take an entry of a list that a resolution opens: "RESOLVED, that: (i) … be brought"."""
        if not self.deciding:
            return False
        who = resolved_of(text, self.offices)
        self.listing = True
        if who is None or asked_of(text, self.offices) is not None:
            return False
        self.question = None
        self._ask_of(text, who)
        return True

    def _ask_of(self, text: str, who: str) -> None:
        """Add what was asked of somebody; "he" is whoever spoke last."""
        task = task_of(text, self.offices, self.meeting, marked=False)
        himself = self.offices.call_of(text) if _PRONOUN.fullmatch(who.title()) else ""
        self.add_task(task, himself or self.speaker.meant(who))

    def speak(self, text: str) -> None:
        """Take a paragraph sentence by sentence, without the reference that heads it."""
        put_by, self.put_by = self.put_by, None
        self.around = f"{self.question.text if self.question else ''} {spoken_in(text)}"
        text, self.speaker.spoken = spoken_in(without_label(text)), False
        if not text:
            return
        goes_on = self.listing or bool(re.match(r"[a-z(]|That ", text))
        self.deciding = opens_decisions(text) or (self.deciding and goes_on)
        self.listing = False
        for sentence in clauses_of(self._behind_question(text, put_by)):
            self._sentence(sentence)
            self.last = sentence

    def _behind_question(self, text: str, put_by: str | None) -> str:
        """Take the question with which a paragraph begins, if it does; return the rest of it."""
        prefix, asks = PREFIX.match(text), text.rstrip(_QUOTES).endswith("?")
        begins, who = asks or "? " in text, prefix["who"] if prefix else ""
        if prefix and (self.offices.knows(who) or (begins and is_owner(who, self.offices))):
            self.speaker.take(who)
            self.speaker.spoken = True
            asked, _, answer = text[prefix.end() :].partition("? ")
            if not (asks or answer):
                return text
            self._ask(text[prefix.end() :] if asks else f"{asked}?", self.speaker.lead)
            return "" if asks else answer
        is_put = put_by is not None and not form_of(text[:LONGEST_SENTENCE], QUESTIONS)
        if is_put or (asks and is_bare_question(text)):
            self._ask(text, self.offices.asker_called(put_by or ""))
            return ""
        put = put_and_answered(text, self.offices) if begins else ""
        if put:
            self._ask(put, None)
        return text[len(put) :].strip()

    def _sentence(self, sentence: str) -> None:
        cut = sentence[:LONGEST_SENTENCE]
        if ends_answers(cut):
            self.question = None
        is_request = cut.endswith(":") or form_of(cut, REQUESTS)
        asked = None if is_request else form_of(cut, QUESTIONS)
        if asked:
            self._question(sentence, asked[1])
        elif (
            self._carried(cut)
            or settled_before(self.record, self.last, cut)
            or taken_on(self.record, self.speaker, cut)
            or self._asks_for(cut, sentence)
            or self._promises(cut, sentence)
        ):
            return
        elif self.question and self._ends_answers(cut):
            self.question = None
            self._pass(cut, sentence)
        elif self.question and not self._goes_on_asking(sentence):
            self._answer(sentence)
            if may_ask(cut):
                self.record.leave(sentence, WITHIN_AN_ANSWER)
        else:
            self._pass(cut, sentence)

    def _ends_answers(self, sentence: str) -> bool:
        """Check whether whoever asked, or the whole meeting, speaks again after an answer."""
        if not self.question or not self.question.answers:
            return False
        voice = self.offices.voice_of(sentence)
        return bool(_MEETING.match(sentence)) or (bool(voice) and voice == self.asker)

    def _goes_on_asking(self, sentence: str) -> bool:
        """Check whether the person who asked goes on, before anybody has answered."""
        return bool(self.question and not self.question.answers and _PRONOUN.match(sentence))

    def _question(self, sentence: str, found: re.Match[str]) -> None:
        groups = found.groupdict()
        by = self.offices.asker_called(groups.get("who") or "")
        self.speaker.turn(sentence)
        follows = _PRONOUN.match(sentence) and self.question and not self.question.answers
        if follows and self.question:
            self.question.text = f"{self.question.text} {sentence}"
            self.record.state = LineState.TAKEN
        elif answer := groups.get("answer"):
            self._ask(groups["text"] or "", self.offices.first_speaker(groups["text"] or ""))
            said = answer[0].upper() + answer[1:]
            if not self._promises(said, said):
                self._answer(said)
        else:
            self._ask(sentence, by)
            *_, tail = _DASH.split(sentence)
            if tail != sentence and self._owes(tail):
                return
            if (promise := form_of(sentence, COMMITMENTS)) and promise[1].start() > found.start():
                clause = sentence[promise[1].start() :].lstrip(" ,;")
                self._promises(clause, clause)

    def _owes(self, tail: str) -> bool:
        """Take what somebody is to do, behind the dash of a question: "… - DCC will ask"."""
        if (who := asked_of(tail, self.offices)) is not None:
            self._ask_of(tail, who)
        return who is not None or self._promises(tail, tail)

    def _ask(self, text: str, by: str | None) -> None:
        self.question = Asked(text.strip(), by)
        self.asker, self.voice = self.offices.voice_of(text), ""
        self.record.add(self.question, text)

    def _answer(self, text: str) -> None:
        if self.question is None:
            return
        if not self.speaker.hear(text) and not self.question.answers and not _PRONOUN.match(text):
            self.speaker.lead = None
        last = self.question.answers[-1] if self.question.answers else None
        voice = self.offices.voice_of(text)
        goes_on = not voice or not self.voice or voice == self.voice
        self.voice = voice or self.voice
        if last and last.by == self.speaker.lead and goes_on:
            self.question.answers[-1] = Speech(last.by, f"{last.text} {text}")
        else:
            self.question.answers.append(Speech(self.speaker.lead, text))
        self.record.state = LineState.TAKEN

    def _answer_by_sentence(self, text: str) -> None:
        """Take an answer after its mark, and the commitments and requests in it."""
        self.around = f"{self.question.text if self.question else ''} {text}"
        for sentence in clauses_of(text):
            cut = sentence[:LONGEST_SENTENCE]
            if self._promises(cut, sentence):
                continue
            if (who := asked_of(cut, self.offices)) is not None:
                self._ask_of(sentence, who)
            else:
                self._answer(sentence)
                if may_ask(cut):
                    self.record.leave(sentence, WITHIN_AN_ANSWER)

    def _asks_for(self, cut: str, sentence: str) -> bool:
        """Take a request of the meeting that has no mark."""
        who = asked_of(cut, self.offices)
        if who is None:
            return False
        self.question = None
        if self.last in self.around and needs_object(sentence):
            self.record.drop(self.last)
            sentence = f"{self.last} {sentence}"
        self._ask_of(sentence, who)
        return True

    def _carried(self, cut: str) -> bool:
        """Take an earlier action that a sentence about all of them says is still open."""
        if (text := carried_in(cut)) is None:
            return False
        task = task_of(text, self.offices, self.meeting, marked=False)
        due, event = due_of(cut, self.meeting)
        self.add_task(replace(task, due=task.due or due, event=task.event or event))
        return True

    def _promises(self, cut: str, sentence: str) -> bool:
        """Take a commitment; it remains an answer if a question is open."""
        prefix = self.speaker.before(cut)
        found = promised_in(cut[prefix.end() :] if prefix else cut, self.offices)
        if found is None:
            return False
        if self.question:
            self._answer(sentence)
        else:
            self.speaker.hear(sentence)
        by = promiser(found[1], sentence, self.speaker, self.offices)
        due, event = due_of(sentence, self.meeting)
        if self.record.tasks_here and _DO_SO.search(sentence):
            call = self.speaker.meant(found[1].groupdict().get("who") or "")
            owners = owners_called(call, self.offices) if is_owner(call, self.offices) else ()
            return self.record.amend_task(owners=owners, due=due, event=event)
        question = self.question.text if self.question else ""
        self.record.add(Promise(sentence, by, event, due, self.around), sentence, question)
        return True

    def _pass(self, cut: str, sentence: str) -> None:
        """List what may ask something; what an office says else may be a remark."""
        if may_ask(cut) or (self.deciding and cut.startswith("That ")):
            self.speaker.hear(sentence)
            self.record.leave(sentence, MARKED_BY_NOTHING)
        else:
            self._remark(sentence)

    def _remark(self, sentence: str) -> None:
        """Keep what a known office says about an item; the rest is narrative."""
        self.speaker.hear(sentence)
        if self.record.meant and (by := self.offices.first_speaker(sentence)):
            self.record.add(Speech(by, sentence))
