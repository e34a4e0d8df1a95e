"""Minutes in running text, line by line: tables, marks, headings and discussion. Pure.

One pass with a context. Every line ends in the ledger: taken, context, left out, or narrative.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.action_details import (
    takes_details,
    takes_number,
    takes_owner_and_time,
    takes_spoken,
)
from peeltrack.imports.notes.action_entries import ActionEntries
from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.commitments import task_of
from peeltrack.imports.notes.discussion import Discussion
from peeltrack.imports.notes.items_named import NOTHING, Items, short_label
from peeltrack.imports.notes.line_labels import behind_box, divided_at_arrow
from peeltrack.imports.notes.log_cells import takes_cell
from peeltrack.imports.notes.marks import (
    Marked,
    has_reference,
    heads_done,
    heads_part,
    listed_numbers,
    marked_in,
    opens_list,
    without_reference,
)
from peeltrack.imports.notes.notes_columns import NotesColumn
from peeltrack.imports.notes.notes_lines import (
    LONGEST_HEADING,
    NotesLine,
    follows,
    is_heading,
    level_of,
    says_on,
    texts_of,
)
from peeltrack.imports.notes.notes_parts import NotesPart
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owed import (
    asks_or_owes,
    is_bare_task,
    is_task,
    list_owner,
    names_doer,
    opens_decisions,
)
from peeltrack.imports.notes.owners import (
    begins_with_known,
    ending_owner,
    is_only_an_owner,
    leading_owner,
)
from peeltrack.imports.notes.running_record import Running, RunningRecord
from peeltrack.imports.notes.unheaded_rows import owner_before, unheaded_row
from peeltrack.imports.notes.unruled_log import is_unruled_head, unruled_row
from peeltrack.imports.readers.page_breaks import is_foot
from peeltrack.language.sentences import first_sentence

_FEW = 6
"""The most words of a numbered line that may be a heading rather than an action."""
_OTHER = re.compile(r"\W*(?:\d+\W*)?(?:AOB|any other (?:urgent )?business)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"(?:The|It|There|All|No|This|These|Both|Each)\b[^.;]{0,80}? (?:was|were|had|has|have|is|are)\b"
    r"(?! (?:asked|tasked|requested|to)\b)"
)
"""A sentence below a heading of actions that only reports."""


def read_running(
    lines: Sequence[NotesLine], offices: Offices, items: Items, meeting: date
) -> Running:
    """Return the content of the discussion."""
    reader = _Pass(offices, items, meeting)
    numbers = [line.reference for line in lines if line.reference]
    texts = [*numbers, *(line.text for line in lines)]
    reader.entries.logged = frozenset(numbers).union(*map(listed_numbers, texts))
    for line in lines:
        reader.take(line)
    return reader.record.made


class _Pass:
    """A reader of the lines, with the list of actions that is open, if any."""

    def __init__(self, offices: Offices, items: Items, meeting: date) -> None:
        self.offices, self.items, self.meeting = offices, items, meeting
        self.record = RunningRecord(items)
        self.talk = Discussion(self.record, offices, meeting)
        self.entries = ActionEntries(self.record, self.talk, offices, meeting)
        self.in_log = False
        """Whether the lines are rows of a log without lines between its columns."""
        self.row = -1
        """The place of the table's row that is read."""

    def take(self, line: NotesLine) -> None:
        """Take the next line and enter it in the ledger."""
        self.record.begin(line)
        is_action = line.column == NotesColumn.ACTION and not line.owner
        alone = is_action and is_only_an_owner(line.text, self.offices)
        if line.column == NotesColumn.HEAD:
            self.entries.begin_log()
        elif line.column == NotesColumn.OWNER or alone:
            self.entries.own(line)
        elif line.column == NotesColumn.ACTION:
            self.entries.row(line)
        elif row := unheaded_row(line, self.offices, in_list=self.entries.in_list):
            self.entries.row(row)
        else:
            self._text(line)
        self.record.finish(line)

    def _text(self, line: NotesLine) -> None:
        """Take a line of the discussion, which may begin another paragraph of a list."""
        if self.record.is_next_paragraph(line) and not marked_in(line.text, self.offices)[1]:
            self.record.head(NOTHING, "", self.record.part)
        line, owner = self._with_owner(self._in_new_row(line))
        for text in texts_of(line):
            marked = self._mark(text, line) or takes_number(text, self.entries)
            if not marked and not self._heading(text, line):
                takes_spoken(text, self.entries)
        if owner:
            self.entries.own(owner)

    def _in_new_row(self, line: NotesLine) -> NotesLine:
        """Begin another subject where another row begins; return the line without its title."""
        if not line.is_row or line.origin == self.row:
            return line
        self.row, self.talk.question = line.origin, None
        title, rest = first_sentence(line.text)
        title = title.rstrip(".")
        if not rest or not is_heading(title, line) or not self._heading(title, line):
            return line
        return replace(line, text=rest)

    def _with_owner(self, line: NotesLine) -> tuple[NotesLine, NotesLine | None]:
        """Divide a row without a head whose last cell is only an owner from that cell."""
        *cells, last = line.cells or ("",)
        longest = max((len(cell.split()) for cell in cells), default=0)
        if not last.strip() or longest < _FEW or not is_only_an_owner(last, self.offices):
            return line, None
        whole = replace(line, cells=tuple(cells), text=" ".join(filter(None, cells)))
        return whole, replace(line, text=" ".join(last.split()), cells=(), column=NotesColumn.OWNER)

    def _unruled(self, text: str, line: NotesLine) -> bool:
        """Take a row of a log that was printed without lines; any other line ends the log."""
        row = unruled_row(text, self.offices)
        self.in_log = row is not None
        if row:
            self.entries.row(
                replace(line, text=row.text, owner=row.owner, due=row.due, status=row.status)
            )
        return self.in_log

    def _mark(self, text: str, line: NotesLine) -> bool:
        """Take the text of marks: actions, their attributes, questions and answers."""
        if is_unruled_head(text):
            self.in_log = True
            self.entries.begin_log()
            return True
        if self.in_log and self._unruled(text, line):
            return True
        if takes_details(text, self.entries) or takes_cell(text, line, self.entries):
            return True
        if self.entries.in_list and has_reference(text):
            return self._entry(text, line)
        before, marks = marked_in(text, self.offices)
        is_numbered = (line.bullet or "")[:1].isdigit()
        if marks and not (is_numbered and opens_list(text)):
            if not (self.items.is_reference(before) and self._heading(before, line)):
                takes_spoken(before, self.entries)
            for each in marks:
                self.entries.action(each)
            return True
        taken = self._opens_list(text, line) or self.talk.exchange(text)
        return taken or takes_owner_and_time(text, self.entries) or self._entry(text, line)

    def _opens_list(self, text: str, line: NotesLine) -> bool:
        """Begin a list at the line above it; as a section of its own it is about no item."""
        if owner := list_owner(text, self.offices):
            self.entries.begin_list(owner)
            return True
        is_done = heads_done(text)
        if not (is_done or opens_list(text) or (self.entries.in_list and heads_part(text))):
            return False
        if line.heading or text[0].isdigit():
            self.record.head(NOTHING, "", NotesPart.ITEMS)
            self.items.head(text, level_of(text, line), ends=True)
        number = (line.bullet or "") if is_heading(text, line) else ""
        self.entries.begin_list(number=number, is_done=is_done)
        return True

    def _entry(self, text: str, line: NotesLine) -> bool:
        """Take an entry of a list of actions, of boxes to tick, or of what was resolved."""
        if boxed := behind_box(text):
            self.entries.boxed(*boxed)
            return True
        if (parts := divided_at_arrow(text)) and is_task(parts[1], self.offices):
            takes_spoken(parts[0], self.entries)
            self.entries.action(Marked(parts[1]))
            return True
        entry = without_reference(text)
        if self.entries.in_list and (has_reference(text) or self._is_entry(entry, line)):
            if beside := owner_before(entry, self.offices):
                self.entries.row(replace(line, owner=beside[0], text=beside[1]))
                return True
            mark = line.bullet or text.removesuffix(entry).strip() or self.entries.list_mark
            self.entries.entry(entry, mark)
            return True
        named = begins_with_known(entry, self.offices) or names_doer(entry)
        if named and has_reference(text):
            self.entries.action(Marked(entry))
            return True
        return (bool(line.bullet) and self.talk.decide(text)) or self._ends_in_owner(text)

    def _ends_in_owner(self, text: str) -> bool:
        """Take a task without a mark that names its owner at its end: "Audit to be booked - DM"."""
        owner = ending_owner(text, self.offices)
        *before, last = clauses_of(text) if owner else [""]
        if not is_bare_task(last):
            return False
        takes_spoken(" ".join(before), self.entries)
        self.talk.add_task(task_of(last, self.offices, self.meeting, marked=False), owner)
        return True

    def _is_entry(self, entry: str, line: NotesLine) -> bool:
        """Check whether a line is an entry of the list: with the mark of the others, or an owner.

        A number behind bullets, or one that begins a heading, is that of the next heading.
        """
        if entry.isupper() and self._heads_next(entry, line):
            return False
        owned = leading_owner(entry, self.offices) or ending_owner(entry, self.offices)
        if owned or owner_before(entry, self.offices):
            return True
        if not line.bullet or not follows(self.entries.list_mark, line.bullet):
            return False
        said = self.offices.call_of(entry) or self.talk.speaker.subject_of(entry)
        if said or _REPORTS.match(entry):
            return False
        return not self.items.is_reference(entry) and not self._heads_next(entry, line)

    def _heads_next(self, entry: str, line: NotesLine) -> bool:
        """Check whether a line below a list is the heading of what follows it.

        Below a heading with a number that is the next number; behind entries, a few words.
        """
        if not (line.bullet or "")[:1].isdigit() or not is_heading(entry, line):
            return False
        if self.entries.list_mark:
            return len(entry.split()) < _FEW
        above = self.entries.heading_mark
        return bool(above) and follows(above, line.bullet or "")

    def _heading(self, text: str, line: NotesLine) -> bool:
        """Change the context at a heading: the item, other business."""
        if is_foot(text):
            self.record.state = LineState.CONTEXT
            return True
        label = short_label(text) if self.items.is_reference(text) else ""
        meant = self.items.headed(text) if label or len(text) <= LONGEST_HEADING else NOTHING
        is_title = line.heading or is_heading(text, line)
        if not (meant or label or is_title):
            return False
        if not (meant or label or line.heading) and asks_or_owes(text, self.offices):
            return False
        if is_title and not (meant or label):
            meant = self.items.in_heading(text)
        self._begin_subject(text)
        self.entries.above = text if line.is_row else ""
        part = NotesPart.OTHER_BUSINESS if _OTHER.match(text) else NotesPart.ITEMS
        if not (meant or label):
            self.items.head(text, level_of(text, line), ends=part == NotesPart.OTHER_BUSINESS)
        says_more = bool(label) and says_on(text)
        is_whole = not says_more and text == line.text
        self.record.head(meant, label, part, None if is_whole else line)
        return not says_more

    def _begin_subject(self, text: str) -> None:
        """Close the question and the list that were open above a heading."""
        self.talk.question, self.entries.in_list, self.talk.last = None, False, ""
        self.talk.put_by, self.entries.is_done = None, False
        self.talk.deciding = opens_decisions(text)
