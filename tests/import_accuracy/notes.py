"""How exactly an import reads the meeting notes, against the meeting that people wrote by hand.

The register's own 2022-05-23-hta.yaml was made by reading the paper, in other words: who
asked what of which item, in order, and who owes which action by when must be the same.
"""

from collections import Counter
from datetime import date

from peeltrack.imports.notes.meeting_draft import draft_of
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from tests.import_accuracy.careful_reading import PAPERS

PAPER = PAPERS / "west-mercia-holding-to-account-notes-2022-05-23.txt"
MEETING = "2022-05-23-hta"

Asked = tuple[str, int, str | None, str | None]
Owed = tuple[str | None, str | None, date | None, bool]


def asked(meeting: Meeting) -> list[Asked]:
    """Each question: where in the meeting, as which, on what item, by whom."""
    return [
        (section, place, question.item, question.asked_by)
        for section in ("opening", "questions", "any_other_business")
        for place, question in enumerate(getattr(meeting, section))
    ]


def owed(meeting: Meeting) -> list[Owed]:
    """Each action: from which item, whose, by when or upon an event."""
    return [(a.item, a.owner, a.due, a.due_event is not None) for a in meeting.actions]


def imported(register: Register) -> Meeting:
    """The meeting as the importer drafts it from the paper."""
    return draft_of(
        opened(read_blocks(PAPER.name, PAPER.read_bytes()), MeetingOptions()),
        register,
        MeetingOptions(),
    ).meeting


def line_of_notes(register: Register) -> tuple[str, bool]:
    """The paper's precision and recall, or that it is not there; and whether nothing is wrong."""
    if not PAPER.is_file():
        return f"{'hta-notes-2022':32} not there: {PAPER}", True
    read, drafted = register.meetings[MEETING], imported(register)
    wanted = Counter([*asked(read), *owed(read)])
    found = Counter([*asked(drafted), *owed(drafted)])
    right = (wanted & found).total()
    precision, recall = right / found.total(), right / wanted.total()
    line = f"{'hta-notes-2022':32} {wanted.total():8} {precision:10.2f} {recall:9.2f}"
    return f"{line}  (questions and actions)", precision == recall == 1
