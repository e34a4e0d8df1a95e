"""Minutes in running text: questions, answers, actions and promises, line by line. Pure.

One pass with a context. Every line ends in the ledger: taken, context, left out, or narrative.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from peeltrack.imports.ledger import Ledger, State
from peeltrack.imports.notes.commitments import Promise, Task, task_of
from peeltrack.imports.notes.forms import (
    ACTIONS,
    COMMITMENTS,
    MAY_ASK,
    OFFICE_TO,
    QUESTIONS,
    form_of,
)
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
from peeltrack.imports.notes.notes_lines import Column, NotesLine
from peeltrack.imports.notes.notes_parts import Left, Part, Where
from peeltrack.imports.notes.office_words import SHORT_FORM
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.owners import (
    due_of,
    is_only_an_owner,
    is_owner,
    leading_owner,
    owners_called,
)
from peeltrack.imports.notes.questions_and_answers import Asked
from peeltrack.model.items import Item

MARKED_BY_NOTHING = "may ask something: no mark, agreement or promise"
EARLIER = "reports on an earlier action, or says that there is none"
_LONGEST_SENTENCE = 1_500
"""Characters. A longer sentence is cut before it is compared with the forms."""

_OTHER = re.compile(r"\W*(?:\d+\W*)?(?:AOB|any other (?:urgent )?business)\b", re.IGNORECASE)
_LONGEST_HEADING = 90
_SHORT_CELL = 60
_PRONOUN = re.compile(r"(?:He|She|They)\b")


@dataclass(slots=True)
class Found:
    """A question, action, promise or remark, with its item and its place."""

    what: Asked | Task | Promise | Speech
    item: Item | None
    label: str
    part: Part
    where: Where


@dataclass(slots=True)
class Running:
    """Everything that running minutes hold."""

    found: list[Found] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    unknown: list[str] = field(default_factory=list)
    """References that head a part of the notes and are no items of the register."""


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
    return reader.made


class _Pass:
    """Goes through the lines; knows the heading, the open question, the list and the speaker."""

    def __init__(self, offices: Offices, items: Items, meeting: date) -> None:
        self.offices, self.items, self.meeting = offices, items, meeting
        self.made = Running()
        self.item: Item | None = None
        self.label = ""
        self.part = Part.ITEMS
        self.where = Where()
        self.question: Asked | None = None
        self.speaker: str | None = None
        self.in_list = False
        self.last = ""
        self.last_task: int | None = None
        self.state = State.NARRATIVE
        self.reason = ""

    def take(self, line: NotesLine) -> None:
        """Take the next line and enter it in the ledger."""
        self.where, self.state, self.reason = Where(line.line, line.page), State.NARRATIVE, ""
        if line.column == Column.HEAD:
            self.state = State.CONTEXT
        elif line.column == Column.OWNER or (
            line.column == Column.ACTION and is_only_an_owner(line.text, self.offices)
        ):
            self._own(line)
        elif line.column == Column.ACTION:
            self._row(line)
        else:
            for text in _texts(line):
                if not self._mark(text, line) and not self._heading(text, line):
                    self._speak(text)
        self.made.ledger.enter([line], self.state, self.reason)

    # Tables

    def _row(self, line: NotesLine) -> None:
        """Take a row of an action log; one that is complete by its status is left out."""
        text = marked_in(line.text, self.offices)[1]
        if is_settled(line.status) or is_settled(line.text):
            self._leave(f"{line.text} ({line.status})" if line.status else line.text, EARLIER)
            return
        task = task_of(text[0].text if text else line.text, self.offices, self.meeting)
        due = due_of(f"by {line.due}", self.meeting)[0] if line.due else None
        owner = re.sub(r"\s*,\s*$", "", line.owner)
        self._add_task(
            replace(
                task, due=due or task.due, event=task.event or (None if due else line.due) or None
            ),
            owner,
        )

    def _own(self, line: NotesLine) -> None:
        """Give the actions of a row its owner; without one its last sentence is an action."""
        mine = [found for found in self.made.found if found.where == self.where]
        tasks = [found for found in mine if isinstance(found.what, Task)]
        for found in tasks:
            task = found.what
            if isinstance(task, Task) and not task.owners:
                found.what = replace(task, owners=owners_called(line.text, self.offices))
        if not tasks and self.last:
            self.made.found = [
                found for found in self.made.found
                if not (isinstance(found.what, Promise) and found.what.text == self.last)
            ]  # fmt: skip
            self._add_task(task_of(self.last, self.offices, self.meeting), line.text)
        self.state = State.TAKEN

    # Marks

    def _mark(self, text: str, line: NotesLine) -> bool:
        """Take what marks set off: actions, their attributes, questions and answers."""
        before, marks = marked_in(text, self.offices)
        if marks:
            self._speak(before)
            for each in marks:
                self._action(each)
            return True
        if (attribute := attribute_in(text)) and self.last_task is not None:
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
            self._leave(text, EARLIER)
            return
        self.in_list = not text
        if not text and not owner:
            self.state = State.CONTEXT
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
        owners = owners_called(owner, self.offices) if owner else task.owners
        self._add(Task(text or task.text, owners or task.owners, task.due, task.event, task.marked))
        self.last_task = len(self.made.found) - 1

    def _attribute(self, kind: str, value: str) -> bool:
        """Give the last action the owner, the day or the status that stands below it."""
        found = self.made.found[self.last_task or 0]
        task = found.what
        assert isinstance(task, Task)  # noqa: S101 (only actions are counted by last_task)
        due, event = (
            due_of(f"by {value}", self.meeting) if kind == "due" else (task.due, task.event)
        )
        owners = owners_called(value, self.offices) if kind == "owner" else task.owners
        found.what = Task(
            task.text,
            owners,
            due,
            event or (value if kind == "due" and not due else None),
            task.marked,
        )
        self.state = State.TAKEN
        return True

    # Context

    def _heading(self, text: str, line: NotesLine) -> bool:
        """Change the context at a heading: the item, other business."""
        item = self.items.headed(text) if len(text) <= _LONGEST_HEADING else None
        label = short_label(text) if self.items.is_reference(text) else ""
        if not (line.heading or item or label or _is_heading(text, line)):
            return False
        self.question, self.in_list, self.last, self.last_task = None, False, "", None
        self.part = Part.OTHER_BUSINESS if _OTHER.match(text) else Part.ITEMS
        self.item, self.label, self.state = item, label, State.CONTEXT
        return True

    # Speech

    def _speak(self, text: str) -> None:
        """Take a paragraph sentence by sentence."""
        if not text:
            return
        self.in_list = False
        prefix = _PREFIX.match(text)
        if prefix and self.offices.knows(prefix["who"]):
            self.speaker = self.offices.lead_called(prefix["who"])
            if text.rstrip().endswith("?"):
                self._ask(text[prefix.end() :], self.speaker)
                return
        for sentence in clauses_of(text):
            self._sentence(sentence)
            self.last = sentence

    def _sentence(self, sentence: str) -> None:
        cut = sentence[:_LONGEST_SENTENCE]
        if _RESOLVED.match(cut):
            self.question = None
        if asked := form_of(cut, QUESTIONS):
            self._question(sentence, asked[1])
        elif self._asks_for(cut, sentence) or self._promises(cut, sentence):
            return
        elif self.question:
            self._answer(sentence)
            if MAY_ASK.search(cut):
                self._leave(sentence, f"{MARKED_BY_NOTHING}; kept within an answer", State.TAKEN)
        elif MAY_ASK.search(cut):
            self._leave(sentence, MARKED_BY_NOTHING)
        else:
            self._remark(sentence)

    def _question(self, sentence: str, found: re.Match[str]) -> None:
        groups = found.groupdict()
        by = self.offices.asker_called(groups.get("who") or "")
        follows = _PRONOUN.match(sentence) and self.question and not self.question.answers
        if follows and self.question:
            self.question.text = f"{self.question.text} {sentence}"
            self.state = State.TAKEN
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
        self._add(self.question, about=text)

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
        self.state = State.TAKEN

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
        if found := form_of(cut, ACTIONS):
            groups = found[1].groupdict()
            who = groups.get("who") or groups.get("by") or groups.get("for") or ""
            who = who if who and is_owner(who, self.offices) else ""
        else:
            each = next(
                (
                    each
                    for each in OFFICE_TO.finditer(cut)
                    if self._is_named(each["who"], each.start())
                ),
                None,
            )
            if each is None:
                return False
            who = each["who"]
        task = task_of(sentence, self.offices, self.meeting, marked=False)
        self.question = None
        self._add_task(task, who)
        return True

    def _is_named(self, who: str, start: int) -> bool:
        """Check whether "PM to meet" names an office, and is no other sentence."""
        sure = self.offices.knows(who) or SHORT_FORM.fullmatch(who)
        return is_owner(who, self.offices) and bool(start == 0 or sure)

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
        by = owners[0].name if owners else self.speaker if _PRONOUN.match(who) else None
        due, event = due_of(sentence, self.meeting)
        if _DO_SO.search(sentence) and self._settle(due, event):
            return True
        self._add(Promise(sentence, by, event, due))
        return True

    def _settle(self, due: date | None, event: str | None) -> bool:
        """Give the action just asked for the time by which somebody undertook "to do so"."""
        last = self.made.found[-1] if self.made.found else None
        if last is None or not isinstance(last.what, Task) or last.where != self.where:
            return False
        last.what = replace(last.what, due=last.what.due or due, event=last.what.event or event)
        return True

    def _remark(self, sentence: str) -> None:
        """Keep what a known office says of an item; the rest is narrative."""
        self._hear(sentence)
        if self.item and (by := self.offices.first_speaker(sentence)):
            self._add(Speech(by, sentence))

    # The ledger

    def _add(self, what: Asked | Task | Promise | Speech, about: str = "") -> None:
        text = about or (what.text if isinstance(what, Task | Promise) else "")
        item = self.item or (self.items.mentioned(text) if text else None)
        self.made.found.append(Found(what, item, self.label, self.part, self.where))
        if self.label and self.item is None and self.label not in self.made.unknown:
            self.made.unknown.append(self.label)
        self.state = State.TAKEN

    def _leave(self, text: str, why: str, state: "State | None" = None) -> None:
        self.made.left.append(Left(text, why, self.where))
        if self.state == State.NARRATIVE:
            self.state, self.reason = state or State.LEFT_OUT, why


_RESOLVED = re.compile(
    r"(?:\W*(?:UNANIMOUSLY )?(?:RESOLVED|AGREED|NOTED)\b|(?:The |It was )?(?:Panel|Board"
    r"|Committee)? ?(?:resolved|noted the)\b)"
)
_DO_SO = re.compile(r"\bto do (?:so|this|that)\b")
_PREFIX = re.compile(
    r"^(?P<who>(?:The )?[A-Z][\w.'\u2019/& -]{0,50}?)\s*(?::|\s[\u2013\u2014-]\s)\s*(?=\S)"
)


def _texts(line: NotesLine) -> Iterator[str]:
    """The texts of a line: those of a row's cells where they are long, else the row."""
    if line.cells and any(len(cell) > _SHORT_CELL for cell in line.cells):
        yield from (text for cell in line.cells for text in cell.split("\n") if text.strip())
    else:
        yield line.text.strip()


def _is_heading(text: str, line: NotesLine) -> bool:
    """Check whether a line is short, ends no sentence and begins like a heading."""
    if len(text) > _LONGEST_HEADING or re.search(r"[.?!;,]$", text) or line.cells:
        return False
    words = text.split()
    numbered = bool(line.bullet and re.match(r"\d", line.bullet))
    return bool(words) and len(words) <= 12 and (text[0].isupper() or text[0].isdigit()) and (
        numbered or not line.bullet
    )  # fmt: skip
