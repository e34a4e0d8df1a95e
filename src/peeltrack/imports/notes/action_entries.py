"""Actions that minutes mark, list or log, with the owner and the date beside them. Pure."""

import re
from dataclasses import replace
from datetime import date

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.action_words import (
    LEADS_LIST,
    MOVED_ON,
    REPORTS,
    STANDS,
    YES,
    divided_at_owner,
    is_status,
    without_origin,
)
from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.commitments import Task, task_of
from peeltrack.imports.notes.discussion import Discussion
from peeltrack.imports.notes.due import due_beside, due_of
from peeltrack.imports.notes.marks import Marked, is_closed, is_settled, marked_in, only_decides
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed import is_bare_task, needs_object, says_to_do
from peeltrack.imports.notes.owed_forms import NOTHING_DONE
from peeltrack.imports.notes.owners import (
    are_bodies,
    is_only_an_owner,
    is_owner,
    leading_owner,
    leads_only,
    owners_called,
    without_limit,
)
from peeltrack.imports.notes.row_entries import owner_and_time
from peeltrack.imports.notes.running_record import RunningRecord
from peeltrack.wording import LITTLE_WORDS

DECIDED = "records a decision, and asks nobody to do anything"
EARLIER = "reports on an earlier action, or says that there is none"

OWNED = "stands beside an owner, and does not say what is to be done"
ANSWERED = "asked for just before a marked action, which says what is to be done"

_PLACE = re.compile(r"\d{1,2}[.)]\s+(?=[A-Z])")
"""The place of an action in its log, printed in the column of the action itself."""
_FEWEST_OF_TASK = 6
_STEM = 5
"""The letters by which two forms of a word are known as one: publish, published."""
_EMPTY = {word[:_STEM] for word in LITTLE_WORDS} | {"asked", "would", "board", "panel"}


class ActionEntries:
    """A writer of marked actions into the record, with the list or log that is open."""

    def __init__(
        self, record: RunningRecord, talk: Discussion, offices: Offices, meeting: date
    ) -> None:
        self.record, self.talk, self.offices, self.meeting = record, talk, offices, meeting
        self.in_list = False
        self.list_mark = ""
        """The mark before the last entry of the list that is open."""
        self.heading_mark = ""
        """The number of the heading that opened the list."""
        self.list_owner = ""
        """Whom the line above the list names for all its entries: "DCC to:"."""
        self.owes = ""
        """Whom the mark in the last line names, without saying what he is to do."""
        self.awaits = False
        """Whether the last line is only the number of the action in the next one."""
        self.above = ""
        """The line above if it is no action yet, but the details below it may make it one."""
        self.has_marks = False
        """Whether each action of the list has a mark of its own above it: "Action 1"."""
        self.fresh = False
        """Whether the last line is an action or a detail of it."""
        self.logged: frozenset[str] = frozenset()
        """The numbers of the actions that a log of the notes lists."""
        self.numbered: set[str] = set()
        """The shapes of the numbers of parts of the minutes that stand on lines of their own."""
        self.is_done = False
        """Whether the list is one of actions that were completed."""
        self.lists = 0
        """How many lists and logs of actions were begun."""

    def begin_log(self) -> None:
        """Begin a log or a list at its head, which is no entry of it."""
        self.lists, self.record.state = self.lists + 1, LineState.CONTEXT

    def begin_list(self, owner: str = "", number: str = "", *, is_done: bool = False) -> None:
        """Begin a list at the line that announces it.

        Args:
            owner: the owner of every entry, if the line names one.
            number: the line's own number, if it is a heading with one.
            is_done: whether its actions were completed.
        """
        self.is_done, self.has_marks = is_done, False
        self.talk.question, self.in_list, self.list_mark = None, True, ""
        self.list_owner, self.heading_mark = owner, number
        self.begin_log()

    def row(self, line: NotesLine) -> None:
        """Take a row of an action log; one that is complete by its status is left out."""
        marks = marked_in(line.text, self.offices)[1]
        said = line.status or next(filter(is_status, (line.owner, line.due)), "")
        done = line.is_done or self.is_done or YES.match(line.status)
        if done or (is_closed(said) if said else is_settled(line.text)):
            text = f"{line.text} ({said})" if said else line.text
            self.record.leave(text, EARLIER)
            return
        text, owner = marks[0].text if marks else line.text, line.owner.strip(" ,")
        text = _PLACE.sub("", text, count=1) if not line.reference else text
        if not owner and not leading_owner(text, self.offices) and only_decides(text):
            self.record.leave(text, DECIDED)
            return
        *first, text = [text] if owner or line.due else self.tasks(text)
        for piece in first:
            task = task_of(piece, self.offices, self.meeting)
            self.talk.add_task(replace(task, listed=self.lists))
        task = task_of(text, self.offices, self.meeting)
        moved = line.status if MOVED_ON.search(line.status) else ""
        due, later = due_of(moved, self.meeting) if moved else (None, None)
        if line.due and not (due or later):
            due, _ = due_beside(line.due, self.meeting)
        event = None if due else later or task.event or line.due or None
        task = replace(task, due=due or task.due, event=event, listed=self.lists)
        self.talk.add_task(task, owner, below=not line.reference)

    def own(self, line: NotesLine) -> None:
        """Give the actions of a row its owner; without one its last sentence is an action."""
        tasks = self.record.tasks_here
        owner, when = owner_and_time(line.text)
        owners = owners_called(without_limit(owner), self.offices)
        for found in tasks:
            if isinstance(task := found.what, Task) and (
                set(task.owners) <= set(owners) or are_bodies(task.owners)
            ):
                found.what = replace(task, owners=owners, marked=True)
        if when := line.due or when:
            due, event = due_beside(when, self.meeting)
        else:
            due, event = due_of(line.text, self.meeting)
        if tasks:
            self.record.amend_task(due=due, event=event)
        elif said := self._said_beside():
            self.record.drop(said)
            task = task_of(said, self.offices, self.meeting)
            due, event = task.due or due, None if task.due or due else task.event or event
            self.talk.add_task(replace(task, due=due, event=event, owners=owners or task.owners))
        elif self.above:
            self.record.leave(self.above, OWNED)
            self.above = ""
        self.fresh = self.record.last_task is not None
        self.record.state = LineState.TAKEN

    def _said_beside(self) -> str:
        """Return the sentence of a row that its owner has to do: the last, if it says a task."""
        last = self.talk.last
        return last if is_bare_task(last) else self.record.said_here(last)

    def boxed(self, text: str, ticked: bool) -> None:
        """Take an action behind a box to tick, unless it is ticked."""
        if ticked:
            self.record.leave(text, EARLIER)
        else:
            self.action(Marked(text))

    def action(self, marked: Marked, listed: int = 0) -> None:
        """Take an action; a mark alone opens a list, with an owner it takes what it follows."""
        self.talk.question, text, owner = None, marked.text, marked.owner
        self.in_list = False
        if is_settled(text):
            self.record.leave(text, EARLIER)
            return
        text = without_origin(text)
        before, behind = divided_at_owner(text)
        if before and not owner and is_owner(before, self.offices):
            owner, text = before, behind
        if not (text or owner):
            self._alone(marked)
            return
        if (leads := LEADS_LIST.fullmatch(text)) and is_owner(leads["who"], self.offices):
            self.begin_list(leads["who"])
            return
        if marked.is_head and marked.start == 0 and is_only_an_owner(text, self.offices):
            self.owes, self.awaits, self.record.state = text, True, LineState.CONTEXT
        elif not text or is_only_an_owner(text, self.offices):
            self._of_last(text, owner or without_limit(text))
        else:
            self._pieces(text, owner, listed)

    def _alone(self, marked: Marked) -> None:
        """Take a mark alone: behind a sentence it makes that an action, else it opens a list."""
        last, behind = self.talk.last, marked.is_set_off and marked.start
        if marked.is_set_off and marked.ref and not (marked.start or is_bare_task(last)):
            self.record.state = LineState.TAKEN  # it points to an entry of the list elsewhere
        elif behind and marked.ref in self.logged:
            self.record.drop(last)
            self.record.state = LineState.TAKEN
        elif behind and last:
            self.record.drop(last)
            self.talk.add_task(task_of(last, self.offices, self.meeting))
        else:
            self.begin_list()
            self.awaits = self.has_marks = bool(marked.ref)

    def _of_last(self, marked: str, owner: str) -> None:
        """Take the sentence before a mark that only has an owner, and perhaps a time."""
        text, self.in_list = self.talk.last, False
        self.owes = "" if is_bare_task(text) else owner
        if not text:
            self.awaits, self.record.state = True, LineState.CONTEXT
            return
        due, event = due_of(marked, self.meeting)
        if self.fresh and (task := self.record.last_task) and not task.owners:
            owners = owners_called(owner, self.offices)
            self.record.amend_task(owners=owners, due=due, event=event)
            return
        if self.record.set_owners(text, owners_called(owner, self.offices)):
            self.record.amend_task(due=due, event=event)
            return
        self.record.drop(text)
        said = f"{text}, {marked}" if due or event else text
        self.talk.add_task(task_of(said, self.offices, self.meeting), owner, text)

    def told(self, text: str) -> bool:
        """Take a line that tells whom the mark above it names what to do; return whether it does.

        The sentence before the mark, which was taken as the action, was not one.
        """
        owner, self.owes = self.owes, ""
        task = self.record.last_task
        if not owner or not says_to_do(text) or not task or task.text != self.talk.last:
            return False
        self.record.drop(task.text)
        self.action(Marked(text, owner))
        return True

    def _pieces(self, text: str, owner: str, listed: int) -> None:
        """Take each action of a marked text, without what it reports of an earlier one."""
        pieces = self.tasks(text)
        self._settle_request(text)
        title = ""
        if listed and len(pieces) > 1 and self._is_title(pieces[0]):
            title = f"{pieces.pop(0)} "
        for piece in pieces:
            if piece != pieces[-1] and REPORTS.match(piece):
                self.record.leave(piece, EARLIER)
                continue
            task = task_of(piece, self.offices, self.meeting)
            self.talk.add_task(replace(task, listed=listed), owner, f"{title}{piece}")
            self.fresh, title = True, ""

    def _settle_request(self, text: str) -> None:
        """List a request of nobody just above a mark as answered, if both name one matter."""
        asked = self.record.last_task
        if not asked or asked.marked or asked.owners or asked.text not in self.talk.around:
            return
        stems = ({word[:_STEM] for word in words_of(each)} - _EMPTY for each in (asked.text, text))
        if set.intersection(*stems):
            self.record.settle(asked.text, ANSWERED)

    def _is_title(self, piece: str) -> bool:
        """Check whether an entry of a list first says what it is about: "Bail. DCC to write."."""
        owner = leading_owner(piece, self.offices)
        return not owner and len(piece.split()) < _FEWEST_OF_TASK and not is_bare_task(piece)

    def tasks(self, text: str) -> list[str]:
        """Divide a marked text where another owner begins: "X to … . Y to …"."""
        made: list[str] = []
        for sentence in clauses_of(text):
            only_who = leads_only(sentence, self.offices) or needs_object(sentence)
            own = leading_owner(sentence, self.offices) and not (only_who or STANDS.match(sentence))
            if made and not own:
                made[-1] = f"{made[-1]} {sentence}"
            else:
                made.append(sentence)
        return made

    def entry(self, text: str, mark: str) -> None:
        """Take an entry of the list that is open, which has the list's owner or its own."""
        owner = "" if leading_owner(text, self.offices) else self.list_owner
        if self.is_done or (owner and not re.match(NOTHING_DONE, text)):
            self.record.leave(text, EARLIER if self.is_done else DECIDED)
            return
        self.action(Marked(text, owner), listed=self.lists)
        self.in_list, self.list_mark = True, mark

    def attribute(self, kind: str, value: str) -> bool:
        """Give the last action the owner, the date or the status in the line below it."""
        if kind == "owner":
            owners = owners_called(value, self.offices)
            return self.record.amend_task(owners=owners, settles=is_owner(value, self.offices))
        if kind == "due":
            due, event = due_beside(value, self.meeting)
            return self.record.amend_task(due=due, event=event, settles=True)
        if is_closed(value) and (task := self.record.last_task):
            self.record.settle(f"{task.text} ({value})", EARLIER)
            return True
        owners = leading_owner(value, self.offices)
        due, event = due_of(value, self.meeting) if owners else (None, None)
        return self.record.amend_task(owners=owners, due=due, event=event)
