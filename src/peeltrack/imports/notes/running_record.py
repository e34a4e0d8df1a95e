"""Record of running minutes: each entry with its item, and the ledger. Pure."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from peeltrack.imports.ledger import Ledger, LineState
from peeltrack.imports.notes.commitments import Promise, Task
from peeltrack.imports.notes.items_named import NOTHING, Items, Meant
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.imports.notes.notes_parts import NotesPart
from peeltrack.imports.notes.offices import Speech
from peeltrack.imports.notes.owners import Owner
from peeltrack.imports.notes.questions_and_answers import Asked
from peeltrack.imports.proposals import LeftOut, Source

_BACK = 20
"""Entries that are looked back for a commitment which turns out to be an action."""


@dataclass(slots=True)
class Found:
    """A question, action, commitment or remark, with its item and its place."""

    what: Asked | Task | Promise | Speech
    meant: Meant
    label: str
    part: NotesPart
    where: Source


@dataclass(slots=True)
class Running:
    """Everything in running minutes."""

    found: list[Found] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    dropped: list[str] = field(default_factory=list)
    """Sentences that another entry stands for."""
    unknown: list[str] = field(default_factory=list)
    """References in headings of the notes that are not items of the register."""


class RunningRecord:
    """The entries so far, with the heading and the line being read."""

    def __init__(self, items: Items) -> None:
        self.made = Running()
        self.tasks_here: list[Found] = []
        """The actions of the paragraph or row that is read."""
        self._origin = -1
        self.items = items
        self.meant = NOTHING
        """The item of the heading above."""
        self.label = ""
        self.part = NotesPart.ITEMS
        self.where = Source()
        self.state = LineState.NARRATIVE
        self.last_tasks: list[Found] = []
        """The actions of the last paragraph that had any."""
        self.run_in: NotesLine | None = None
        """The paragraph that the heading above is the beginning of, if it is no line of its own."""
        self._reason = ""

    def begin(self, line: NotesLine) -> None:
        """Begin a line, which is narrative until it gives an entry."""
        self.where, self.state, self._reason = (
            Source(line=line.line, page=line.page),
            LineState.NARRATIVE,
            "",
        )
        if line.origin != self._origin:
            self.tasks_here, self._origin = [], line.origin

    def is_next_paragraph(self, line: NotesLine) -> bool:
        """Check whether a line is listed next to the paragraph whose beginning names an item."""
        above = self.run_in
        if above is None or not above.bullet or not line.bullet or line.origin == above.origin:
            return False
        return line.depth == above.depth and _shape(above.bullet) == _shape(line.bullet)

    def finish(self, line: NotesLine) -> None:
        """Enter the line in the ledger."""
        self.made.ledger.enter([line], self.state, self._reason)

    def head(
        self, meant: Meant, label: str, part: NotesPart, sentence: NotesLine | None = None
    ) -> None:
        """Change the heading above the lines that follow.

        Args:
            meant: the item that it names.
            label: its reference.
            part: the part of the meeting that it begins.
            sentence: the line, if the heading is only the beginning of a paragraph.
        """
        self.meant, self.label, self.part, self.run_in = meant, label, part, sentence
        self.last_tasks, self.state = [], LineState.CONTEXT

    def add(
        self,
        what: Asked | Task | Promise | Speech,
        text: str = "",
        asked: str = "",
        *,
        below: bool = True,
    ) -> None:
        """Add an entry, which is about the item of the heading, else of its own words or question.

        Args:
            what: the entry.
            text: its own words.
            asked: the question that it answers.
            below: whether it belongs to the heading; an entry of the meeting's log does not.
        """
        named = (self.items.mentioned(words) for words in (text, asked) if words)
        above, label = (self.meant, self.label) if below else (NOTHING, "")
        meant = self._own(what, text) or above or next(filter(None, named), NOTHING)
        found = Found(what, meant, meant.label or label, self.part, self.where)
        self.made.found.append(found)
        if self.label and not self.meant and self.label not in self.made.unknown:
            self.made.unknown.append(self.label)
        self.state = LineState.TAKEN
        if isinstance(what, Task):
            self.tasks_here.append(found)
            self.last_tasks = self.tasks_here

    def _own(self, what: Asked | Task | Promise | Speech, text: str) -> Meant:
        """Return the item that an entry names itself, where that is not the heading's.

        A question may compare items, so below a heading it is about the heading's.
        """
        goes_on = self.run_in is not None and self.run_in.origin != self._origin
        if not goes_on and not isinstance(what, Task | Promise):
            return NOTHING
        own = self.items.referred(text)
        return NOTHING if own.names_as(self.meant) else own

    def leave(self, text: str, why: str) -> None:
        """List a sentence that was left out, with the reason."""
        self.made.left.append(LeftOut(text, why, self.where))
        if self.state == LineState.NARRATIVE:
            self.state, self._reason = LineState.LEFT_OUT, why

    def drop(self, text: str) -> None:
        """Remove a sentence that was taken or left out and turns out to be another action."""
        self.made.dropped.append(text)
        for place in range(len(self.made.found) - 1, max(-1, len(self.made.found) - _BACK), -1):
            found = self.made.found[place]
            if isinstance(found.what, Promise | Task) and found.what.text == text:
                del self.made.found[place]
        while self.made.left and self.made.left[-1].text == text:
            self.made.left.pop()

    def said_here(self, last: str) -> str:
        """Return the sentence of this row that asks for something, else the last one."""
        left = self.made.left[-1] if self.made.left else None
        return left.text if left and left.source == self.where else last

    def amend_task(
        self,
        *,
        owners: tuple[Owner, ...] = (),
        due: date | None = None,
        event: str | None = None,
        settles: bool = False,
    ) -> bool:
        """Add what the last action lacks; return whether there is one.

        What `settles` stands for itself, whatever event or owner the action's own words name.
        """
        for found in self.last_tasks:
            if isinstance(task := found.what, Task):
                found.what = replace(
                    task,
                    owners=_settled(task.owners, owners) if settles else task.owners or owners,
                    due=task.due or (None if task.event and not settles else due),
                    event=(None if settles and due else task.event)
                    or (None if task.due else event),
                )
                self.state = LineState.TAKEN
        return bool(self.last_tasks)

    @property
    def last_task(self) -> Task | None:
        """The last action, unless something else was headed since."""
        task = self.last_tasks[-1].what if self.last_tasks else None
        return task if isinstance(task, Task) else None

    def settle(self, text: str, why: str) -> None:
        """Remove the last action, which the lines below it say is done, and list it as left out."""
        found = self.last_tasks.pop()
        self.made.found = [each for each in self.made.found if each is not found]
        self.leave(text, why)

    def set_owners(self, text: str, owners: tuple[Owner, ...]) -> bool:
        """Give the last action the owners in a mark behind its sentence; False if it is another."""
        task = self.last_task
        if task is None or task.text != text or not owners:
            return False
        self.last_tasks[-1].what = replace(task, owners=owners, marked=True)
        self.state = LineState.TAKEN
        return True


def _shape(mark: str) -> str:
    """Return the mark of a list without its own number or letter: 2.1 and 2.3 have one shape."""
    return re.sub(r"\w+", "0", mark)


def _settled(said: tuple[Owner, ...], named: tuple[Owner, ...]) -> tuple[Owner, ...]:
    """Return the owners named beside an action, unless its own words name them and others."""
    return said if set(named) <= set(said) else named
