"""Names of the attendance that a meeting's own texts still hold. Pure."""

from collections.abc import Iterable, Iterator

from peeltrack.imports.notes.attendance_person import Person
from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted

_SHOWN = 8


def names_left(meeting: Meeting, people: Iterable[Person]) -> Iterator[str]:
    """Yield a doubt about the texts in which somebody who attended is called by name.

    The attendance is kept by office; a text is kept as it is printed.
    """
    names = [person.name for person in people if " " in person.name]
    found = [text for text in _texts(meeting) if any(name in text for name in names)]
    if found:
        words = found[0].split()
        first = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
        holds = "holds a name" if len(found) == 1 else "hold names"
        yield (
            f"{counted(len(found), 'text')} {holds} of the attendance (“{first}”): "
            "put the office there (-o FILE, or in the meeting's file)"
        )


def _texts(meeting: Meeting) -> Iterator[str]:
    for question in meeting.all_questions:
        yield question.text
        yield from (answer.text for answer in question.answers)
    yield from (action.text for action in meeting.actions)
    yield from (promise.text for promise in meeting.commitments)
    yield from (remark.text for remark in meeting.remarks if remark.text)
