"""Minutes in running text, line by line: tables, marks, headings and discussion. Pure.

One pass with a context. Every line ends in the ledger: taken, context, left out, or narrative.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.commitments import Task, task_of
from peeltrack.imports.notes.discussion import Discussion, opens_decisions
from peeltrack.imports.notes.due import due_of
from peeltrack.imports.notes.forms import QUESTIONS, WHO, form_of
from peeltrack.imports.notes.items_named import Items, short_label
from peeltrack.imports.notes.marks import (
    Marked,
    attribute_in,
    behind_box,
    clauses_of,
    is_closed,
    is_settled,
    marked_in,
    opens_list,
    without_reference,
)
from peeltrack.imports.notes.notes_columns import NotesColumn
from peeltrack.imports.notes.notes_lines import LONGEST_HEADING, NotesLine, is_heading, texts_of
from peeltrack.imports.notes.notes_parts import NotesPart
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed import asked_of
from peeltrack.imports.notes.owed_forms import COMMITMENTS
from peeltrack.imports.notes.owners import (
    is_only_an_owner,
    is_owner,
    leading_owner,
    leads_only,
    owners_called,
    without_limit,
)
from peeltrack.imports.notes.running_record import Running, RunningRecord
from peeltrack.imports.notes.unruled_log import is_unruled_head, unruled_row
from peeltrack.language.dates import DAY
from peeltrack.model.parse_date import MONTH

EARLIER = "reports on an earlier action, or says that there is none"

_FEWEST_CELLS = 3
_FEW = 6
"""The most words of a numbered line that may be a heading rather than an action."""
_OWNER_AND_TIME = re.compile(
    rf"(?P<who>{WHO})\s+[\u2013-]\s+(?P<when>(?i:{DAY}|{MONTH}\.? (?:20)?\d\d|ASAP"
    r"|next (?:meeting|board|panel)))\.?"
)
_OTHER = re.compile(r"\W*(?:\d+\W*)?(?:AOB|any other (?:urgent )?business)\b", re.IGNORECASE)
_SAYS_MORE = re.compile(r"(?:\S+\s+){4,}\S+[.?!][)\u2019\"]*$")
"""A line that begins with a reference and continues as a sentence, so not only a heading."""


def read_running(
    lines: Sequence[NotesLine], offices: Offices, items: Items, meeting: date
) -> Running:
    """Return the content of the discussion.

    Raises:
        AmbiguousError: if a reference fits items of several inspections.
    """
    reader = _Pass(offices, items, meeting)
    for line in lines:
        reader.take(line)
    return reader.record.made


def _follows(before: str, mark: str) -> bool:
    """Check whether a mark may follow another in one list: the same sign, the next number."""
    numbers = [re.findall(r"\d+", each)[-1:] for each in (before, mark)]
    if not before or not any(numbers):
        return True
    return all(numbers) and int(numbers[1][0]) == int(numbers[0][0]) + 1


class _Pass:
    """A reader of the lines, with the list of actions that is open, if any."""

    def __init__(self, offices: Offices, items: Items, meeting: date) -> None:
        self.offices, self.items, self.meeting = offices, items, meeting
        self.record = RunningRecord(items)
        self.talk = Discussion(self.record, offices, meeting)
        self.in_list = False
        self.in_log = False
        """Whether the lines are rows of a log without lines between its columns."""
        self.list_mark = ""
        """The mark before the last entry of the list that is open."""
        self.lists = 0
        """How many lists and logs of actions were begun."""

    def take(self, line: NotesLine) -> None:
        """Take the next line and enter it in the ledger."""
        self.record.begin(line)
        is_action = line.column == NotesColumn.ACTION and not line.owner
        alone = is_action and is_only_an_owner(line.text, self.offices)
        if line.column == NotesColumn.HEAD:
            self.record.state = LineState.CONTEXT
            self.lists += 1
        elif line.column == NotesColumn.OWNER or alone:
            self._own(line)
        elif line.column == NotesColumn.ACTION:
            self._row(line)
        else:
            line, owner = self._with_owner(line)
            for text in texts_of(line):
                if not self._mark(text, line) and not self._heading(text, line):
                    self._say(text)
            if owner:
                self._own(owner)
        self.record.finish(line)

    def _with_owner(self, line: NotesLine) -> tuple[NotesLine, NotesLine | None]:
        """Divide a row without a head whose last cell is only an owner from that cell."""
        *cells, last = line.cells or ("",)
        longest = max((len(cell.split()) for cell in cells), default=0)
        if not last.strip() or longest < _FEW or not is_only_an_owner(last, self.offices):
            return line, None
        whole = replace(line, cells=tuple(cells), text=" ".join(filter(None, cells)))
        return whole, replace(line, text=" ".join(last.split()), cells=(), column=NotesColumn.OWNER)

    def _say(self, text: str) -> None:
        """Take spoken text, which ends a list of actions."""
        if text:
            self.in_list = False
            self.talk.speak(text)

    # Tables

    def _row(self, line: NotesLine) -> None:
        """Take a row of an action log; one that is complete by its status is left out."""
        marks = marked_in(line.text, self.offices)[1]
        if is_closed(line.status) if line.status else is_settled(line.text):
            text = f"{line.text} ({line.status})" if line.status else line.text
            self.record.leave(text, EARLIER)
            return
        text, owner = marks[0].text if marks else line.text, line.owner.strip(" ,")
        *first, text = [text] if owner or line.due else self._tasks(text)
        for piece in first:
            task = task_of(piece, self.offices, self.meeting)
            self.talk.add_task(replace(task, listed=self.lists))
        task = task_of(text, self.offices, self.meeting)
        due = due_of(f"by {line.due}", self.meeting)[0] if line.due else None
        event = None if due else task.event or line.due or None
        task = replace(task, due=due or task.due, event=event, listed=self.lists)
        self.talk.add_task(task, owner)

    def _own(self, line: NotesLine) -> None:
        """Give the actions of a row its owner; without one its last sentence is an action."""
        tasks = self.record.tasks_here()
        owners = owners_called(without_limit(line.text), self.offices)
        for found in tasks:
            if isinstance(task := found.what, Task) and set(task.owners) <= set(owners):
                found.what = replace(task, owners=owners, marked=True)
        due, event = due_of(line.text, self.meeting)
        if tasks and line.due:
            self._attribute("due", line.due)
        elif tasks:
            self.record.amend_task(due=due, event=event)
        if not tasks and (said := self.record.said_here(self.talk.last)):
            self.record.drop(said)
            task = task_of(said, self.offices, self.meeting)
            task = replace(task, due=task.due or due, event=task.event or event)
            self.talk.add_task(replace(task, owners=owners or task.owners))
        self.record.state = LineState.TAKEN

    def _unruled(self, text: str, line: NotesLine) -> bool:
        """Take a row of a log that was printed without lines; any other line ends the log."""
        row = unruled_row(text, self.offices)
        self.in_log = row is not None
        if row:
            self._row(replace(line, text=row.text, owner=row.owner, due=row.due, status=row.status))
        return self.in_log

    # Marks

    def _mark(self, text: str, line: NotesLine) -> bool:
        """Take the text of marks: actions, their attributes, questions and answers."""
        if is_unruled_head(text):
            self.in_log, self.lists, self.record.state = True, self.lists + 1, LineState.CONTEXT
            return True
        if self.in_log and self._unruled(text, line):
            return True
        if (attribute := attribute_in(text)) and self.record.last_tasks:
            return self._attribute(*attribute)
        before, marks = marked_in(text, self.offices)
        if marks:
            self._say(before)
            for each in marks:
                self._action(each)
            return True
        if opens_list(text):
            self.talk.question, self.in_list, self.list_mark = None, True, ""
            self.lists, self.record.state = self.lists + 1, LineState.CONTEXT
            return True
        taken = self.talk.exchange(text) or self._owner_and_time(text)
        return taken or self._entry(text, line)

    def _entry(self, text: str, line: NotesLine) -> bool:
        """Take an entry of a list of actions, of boxes to tick, or of what was resolved."""
        if boxed := behind_box(text):
            self._boxed(*boxed)
            return True
        if line.cells and (row := self._barred(line)):
            self._row(row)
            return True
        entry = without_reference(text)
        if self.in_list and self._is_entry(entry, line):
            self._action(Marked(entry), listed=self.lists)
            self.in_list, self.list_mark = True, line.bullet or self.list_mark
            return True
        return bool(line.bullet) and self.talk.decide(text)

    def _is_entry(self, entry: str, line: NotesLine) -> bool:
        """Check whether a line is an entry of the list: with the mark of the others, or an owner.

        A number behind bullets, or one that begins a heading, is that of the next heading.
        """
        if leading_owner(entry, self.offices):
            return True
        if not line.bullet or not _follows(self.list_mark, line.bullet):
            return False
        numbered = line.bullet[0].isdigit() and len(entry.split()) < _FEW
        titled = numbered and self.list_mark and is_heading(entry, line)
        return not self.items.is_reference(entry) and not titled

    def _barred(self, line: NotesLine) -> NotesLine | None:
        """Return a row without head whose first cell is the mark of an action, with its columns."""
        marked = marked_in(line.cells[0], self.offices)[1]
        if not marked or marked[0].text or len(line.cells) < _FEWEST_CELLS:
            return None
        rest = [cell for cell in line.cells[1:] if cell.strip()]
        owner = next((cell for cell in rest if is_only_an_owner(cell, self.offices)), "")
        rest = [cell for cell in rest if cell != owner]
        text = max(rest, key=len, default="")
        due = next((cell for cell in rest if cell != text and not is_closed(cell)), "")
        status = next((cell for cell in rest if cell != text and is_closed(cell)), "")
        return replace(line, text=text, owner=owner, due=due, status=status) if text else None

    def _boxed(self, text: str, ticked: bool) -> None:
        """Take an action behind a box to tick, unless it is ticked."""
        if ticked:
            self.record.leave(text, EARLIER)
        else:
            self._action(Marked(text))

    def _action(self, marked: Marked, listed: int = 0) -> None:
        """Take an action; a mark alone opens a list, with an owner it takes what it follows."""
        self.talk.question, text, owner = None, marked.text, marked.owner
        if is_settled(text):
            self.record.leave(text, EARLIER)
            return
        self.in_list = not text
        if not text and not owner:
            self.record.state, self.list_mark = LineState.CONTEXT, ""
            self.lists += 1
            return
        if (not text or is_only_an_owner(text, self.offices)) and self.talk.last:
            due = f", {text}" if any(due_of(text, self.meeting)) else ""
            owner, text, self.in_list = owner or without_limit(text), self.talk.last, False
            if self.record.set_owners(text, owners_called(owner, self.offices)):
                when = due_of(marked.text, self.meeting)
                self.record.amend_task(due=when[0], event=when[1])
                return
            self.record.drop(text)
            self.talk.add_task(task_of(f"{text}{due}", self.offices, self.meeting), owner, text)
            return
        for piece in self._tasks(text):
            task = task_of(piece, self.offices, self.meeting)
            self.talk.add_task(replace(task, listed=listed), owner, piece)

    def _tasks(self, text: str) -> list[str]:
        """Divide a marked text where another owner begins: "X to … . Y to …"."""
        made: list[str] = []
        for sentence in clauses_of(text):
            own = leading_owner(sentence, self.offices) and not leads_only(sentence, self.offices)
            if made and not own:
                made[-1] = f"{made[-1]} {sentence}"
            else:
                made.append(sentence)
        return made

    def _attribute(self, kind: str, value: str) -> bool:
        """Give the last action the owner, the date or the status in the line below it."""
        if kind == "owner":
            return self.record.amend_task(owners=owners_called(value, self.offices))
        if kind == "due":
            due = due_of(f"by {value}", self.meeting)[0]
            return self.record.amend_task(due=due, event=None if due else value)
        return self.record.amend_task()

    def _owner_and_time(self, text: str) -> bool:
        """Take a line below an action that is only its owner and its time: "DCC - Jan 25"."""
        found = _OWNER_AND_TIME.fullmatch(text)
        if not found or not self.record.last_tasks or not is_owner(found["who"], self.offices):
            return False
        self._attribute("owner", found["who"])
        return self._attribute("due", found["when"])

    # Context

    def _asks(self, text: str) -> bool:
        """Check whether a short line without a full stop asks, obliges or promises."""
        said = form_of(text, QUESTIONS) or form_of(text, COMMITMENTS)
        return said is not None or asked_of(text, self.offices) is not None

    def _heading(self, text: str, line: NotesLine) -> bool:
        """Change the context at a heading: the item, other business."""
        item = self.items.headed(text) if len(text) <= LONGEST_HEADING else None
        label = short_label(text) if self.items.is_reference(text) else ""
        is_title = line.heading or is_heading(text, line)
        if not (item or label or is_title):
            return False
        if not (item or label or line.heading) and self._asks(text):
            return False
        item = item or (self.items.mentioned(text) if is_title else None)
        self.talk.question, self.in_list, self.talk.last = None, False, ""
        self.talk.deciding = opens_decisions(text)
        self.record.head(
            item, label, NotesPart.OTHER_BUSINESS if _OTHER.match(text) else NotesPart.ITEMS
        )
        return not (label and _SAYS_MORE.search(text))
