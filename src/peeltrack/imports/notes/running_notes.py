"""Minutes in running text: questions, answers, actions and promises, line by line. Pure.

One pass with a context. Every line ends in the ledger: taken, context, left out, or narrative.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peeltrack.imports.ledger import State
from peeltrack.imports.notes.commitments import Promise, Task, task_of
from peeltrack.imports.notes.forms import QUESTIONS, form_of
from peeltrack.imports.notes.items_named import Items, short_label
from peeltrack.imports.notes.marks import (
    Marked,
    answer_behind_mark,
    attribute_in,
    clauses_of,
    is_settled,
    marked_in,
    question_behind_mark,
)
from peeltrack.imports.notes.notes_lines import (
    LONGEST_HEADING,
    Column,
    NotesLine,
    is_heading,
    texts_of,
)
from peeltrack.imports.notes.notes_parts import Part
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.owed import asked_of, ends_answers
from peeltrack.imports.notes.owed_forms import COMMITMENTS, MAY_ASK
from peeltrack.imports.notes.owners import (
    due_of,
    is_only_an_owner,
    is_owner,
    leading_owner,
    owners_called,
)
from peeltrack.imports.notes.questions_and_answers import Asked
from peeltrack.imports.notes.running_record import Record, Running

MARKED_BY_NOTHING = "may ask something: no mark, agreement or promise"
WITHIN_AN_ANSWER = f"{MARKED_BY_NOTHING}; kept within an answer"
EARLIER = "reports on an earlier action, or says that there is none"
_LONGEST_SENTENCE = 1_500
"""Characters. A longer sentence is cut before it is compared with the forms."""

_OTHER = re.compile(r"\W*(?:\d+\W*)?(?:AOB|any other (?:urgent )?business)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:He|She|They)\b")
_SELF = re.compile(r"(?:he|she|they|we|I)\b", re.IGNORECASE)


def read_running(
    lines: Sequence[NotesLine], offices: Offices, items: Items, meeting: date
) -> Running:
    """Return what the discussion holds.

    Raises:
        AmbiguousError: if a reference fits items of several inspections.
    """
    reader = _Pass(offices, items, meeting)
    for line in lines:
        reader.take(line)
    return reader.record.made


class _Pass:
    """Goes through the lines; knows the open question, the open list and the speaker."""

    def __init__(self, offices: Offices, items: Items, meeting: date) -> None:
        self.offices, self.items, self.meeting = offices, items, meeting
        self.record = Record(items)
        self.question: Asked | None = None
        self.speaker: str | None = None
        self.in_list = False
        self.last = ""

    def take(self, line: NotesLine) -> None:
        """Take the next line and enter it in the ledger."""
        self.record.begin(line)
        alone = line.column == Column.ACTION and is_only_an_owner(line.text, self.offices)
        if line.column == Column.HEAD:
            self.record.state = State.CONTEXT
        elif line.column == Column.OWNER or alone:
            self._own(line)
        elif line.column == Column.ACTION:
            self._row(line)
        else:
            for text in texts_of(line):
                if not self._mark(text, line) and not self._heading(text, line):
                    self._speak(text)
        self.record.finish(line)

    # Tables

    def _row(self, line: NotesLine) -> None:
        """Take a row of an action log; one that is complete by its status is left out."""
        marks = marked_in(line.text, self.offices)[1]
        if is_settled(line.status) or is_settled(line.text):
            text = f"{line.text} ({line.status})" if line.status else line.text
            self.record.leave(text, EARLIER)
            return
        task = task_of(marks[0].text if marks else line.text, self.offices, self.meeting)
        due = due_of(f"by {line.due}", self.meeting)[0] if line.due else None
        event = task.event or (None if due else line.due) or None
        self._add_task(replace(task, due=due or task.due, event=event), line.owner.strip(" ,"))

    def _own(self, line: NotesLine) -> None:
        """Give the actions of a row its owner; without one its last sentence is an action."""
        tasks = self.record.tasks_here()
        for found in tasks:
            if isinstance(found.what, Task) and not found.what.owners:
                owners = owners_called(line.text, self.offices)
                found.what = replace(found.what, owners=owners, marked=True)
        if not tasks and self.last:
            self.record.drop_promise(self.last)
            self._add_task(task_of(self.last, self.offices, self.meeting), line.text)
        self.record.state = State.TAKEN

    # Marks

    def _mark(self, text: str, line: NotesLine) -> bool:
        """Take what marks set off: actions, their attributes, questions and answers."""
        before, marks = marked_in(text, self.offices)
        if marks:
            self._speak(before)
            for each in marks:
                self._action(each)
            return True
        if (attribute := attribute_in(text)) and self.record.last_task:
            return self._attribute(*attribute)
        if (asked := question_behind_mark(text)) is not None:
            self._ask(asked, self.offices.first_speaker(asked))
            return True
        if self.question and (answer := answer_behind_mark(text)) is not None:
            self._answer(answer)
            return True
        if self.in_list and (line.bullet or leading_owner(text, self.offices)):
            self._action(Marked(text))
            self.in_list = True
            return True
        return False

    def _action(self, marked: Marked) -> None:
        """Take an action; a mark alone opens a list, with an owner it takes what it follows."""
        self.question, text, owner = None, marked.text, marked.owner
        if is_settled(text):
            self.record.leave(text, EARLIER)
            return
        self.in_list = not text
        if not text and not owner:
            self.record.state = State.CONTEXT
            return
        if (not text or is_only_an_owner(text, self.offices)) and self.last:
            due = f", {text}" if due_of(text, self.meeting)[0] else ""
            owner, text = owner or text, self.last
            self._add_task(task_of(f"{text}{due}", self.offices, self.meeting), owner, text)
            return
        for piece in self._tasks(text):
            self._add_task(task_of(piece, self.offices, self.meeting), owner, piece)

    def _tasks(self, text: str) -> list[str]:
        """Divide a marked text where another owner begins: "X to … . Y to …"."""
        made: list[str] = []
        for sentence in clauses_of(text):
            if made and not leading_owner(sentence, self.offices):
                made[-1] = f"{made[-1]} {sentence}"
            else:
                made.append(sentence)
        return made

    def _add_task(self, task: Task, owner: str = "", text: str = "") -> None:
        owners = owners_called(owner, self.offices) if owner else ()
        task = replace(task, text=text or task.text, owners=owners or task.owners)
        self.record.add(task, task.text)

    def _attribute(self, kind: str, value: str) -> bool:
        """Give the last action the owner, the day or the status that stands below it."""
        if kind == "owner":
            return self.record.amend_task(owners=owners_called(value, self.offices))
        if kind == "due":
            due = due_of(f"by {value}", self.meeting)[0]
            return self.record.amend_task(due=due, event=None if due else value)
        return self.record.amend_task()

    # Context

    def _heading(self, text: str, line: NotesLine) -> bool:
        """Change the context at a heading: the item, other business."""
        item = self.items.headed(text) if len(text) <= LONGEST_HEADING else None
        label = short_label(text) if self.items.is_reference(text) else ""
        if not (line.heading or item or label or is_heading(text, line)):
            return False
        self.question, self.in_list, self.last = None, False, ""
        self.record.head(item, label, Part.OTHER_BUSINESS if _OTHER.match(text) else Part.ITEMS)
        return True

    # Speech

    def _speak(self, text: str) -> None:
        """Take a paragraph sentence by sentence."""
        if not text:
            return
        self.in_list = False
        prefix = _PREFIX.match(text)
        asks = text.rstrip().endswith("?")
        if prefix and (self.offices.knows(prefix["who"]) or (asks and self._is_known(prefix))):
            self.speaker = self.offices.lead_called(prefix["who"])
            if asks:
                self._ask(text[prefix.end() :], self.speaker)
                return
        for sentence in clauses_of(text):
            self._sentence(sentence)
            self.last = sentence

    def _is_known(self, prefix: re.Match[str]) -> bool:
        """Check whether a rank or an office stands before the colon of a question."""
        return is_owner(prefix["who"], self.offices)

    def _sentence(self, sentence: str) -> None:
        cut = sentence[:_LONGEST_SENTENCE]
        if ends_answers(cut):
            self.question = None
        asked = None if cut.endswith(":") else form_of(cut, QUESTIONS)
        if asked:
            self._question(sentence, asked[1])
        elif self._asks_for(cut, sentence) or self._promises(cut, sentence):
            return
        elif self.question and not self._goes_on_asking(sentence):
            self._answer(sentence)
            if MAY_ASK.search(cut):
                self.record.leave(sentence, WITHIN_AN_ANSWER)
        elif MAY_ASK.search(cut):
            self.record.leave(sentence, MARKED_BY_NOTHING)
        else:
            self._remark(sentence)

    def _goes_on_asking(self, sentence: str) -> bool:
        """Check whether whoever asked goes on speaking, before anybody has answered."""
        return bool(self.question and not self.question.answers and _PRONOUN.match(sentence))

    def _question(self, sentence: str, found: re.Match[str]) -> None:
        groups = found.groupdict()
        by = self.offices.asker_called(groups.get("who") or "")
        follows = _PRONOUN.match(sentence) and self.question and not self.question.answers
        if follows and self.question:
            self.question.text = f"{self.question.text} {sentence}"
            self.record.state = State.TAKEN
        elif answer := groups.get("answer"):
            self._ask(groups["text"] or "", self.offices.first_speaker(groups["text"] or ""))
            self._answer(answer[0].upper() + answer[1:])
            self._promises(answer, answer)
        else:
            self._ask(sentence, by)
            if (promise := form_of(sentence, COMMITMENTS)) and promise[1].start() > found.start():
                clause = sentence[promise[1].start() :]
                self._promises(clause, clause)

    def _ask(self, text: str, by: str | None) -> None:
        self.question = Asked(text.strip(), by)
        self.record.add(self.question, text)

    def _answer(self, text: str) -> None:
        if self.question is None:
            return
        if not self._hear(text) and not self.question.answers and not _PRONOUN.match(text):
            self.speaker = None
        last = self.question.answers[-1] if self.question.answers else None
        if last and last.by == self.speaker:
            self.question.answers[-1] = Speech(last.by, f"{last.text} {text}")
        else:
            self.question.answers.append(Speech(self.speaker, text))
        self.record.state = State.TAKEN

    def _hear(self, text: str) -> bool:
        """Note who speaks, for "he offered" in a later sentence; return whether it is said."""
        prefix = _PREFIX.match(text)
        if prefix and self.offices.knows(prefix["who"]):
            self.speaker = self.offices.lead_called(prefix["who"])
            return True
        speeches = self.offices.speeches(text)
        if known := bool(speeches and speeches[0].known):
            self.speaker = speeches[0].by
        return known

    def _asks_for(self, cut: str, sentence: str) -> bool:
        """Take what the meeting asked of somebody without a mark."""
        who = asked_of(cut, self.offices)
        if who is None:
            return False
        self.question = None
        self._add_task(task_of(sentence, self.offices, self.meeting, marked=False), who)
        return True

    def _promises(self, cut: str, sentence: str) -> bool:
        """Take what somebody promised; it stays an answer where a question is open."""
        found = form_of(cut, COMMITMENTS)
        if found is None:
            return False
        if self.question:
            self._answer(sentence)
        else:
            self._hear(sentence)
        groups = found[1].groupdict()
        who = (groups.get("who") or "").strip()
        owners = owners_called(who, self.offices) if who and is_owner(who, self.offices) else ()
        by = owners[0].name if owners else self.speaker if _SELF.match(who) else None
        due, event = due_of(sentence, self.meeting)
        asked = self.record.tasks_here() and _DO_SO.search(sentence)
        if asked and self.record.amend_task(due=due, event=event):
            return True
        self.record.add(Promise(sentence, by, event, due), sentence)
        return True

    def _remark(self, sentence: str) -> None:
        """Keep what a known office says of an item; the rest is narrative."""
        self._hear(sentence)
        if self.record.item and (by := self.offices.first_speaker(sentence)):
            self.record.add(Speech(by, sentence))


_DO_SO = re.compile(r"\bto do (?:so|this|that)\b")
_PREFIX = re.compile(
    r"^(?P<who>(?:The )?[A-Z][\w.'\u2019/& -]{0,50}?)\s*(?::|\s[\u2013\u2014-]\s)\s*(?=\S)"
)
