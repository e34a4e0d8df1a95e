"""Values of a meeting's file, and what its notes add to a file that is there. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from peeltrack.edits.edit_guards import new_id
from peeltrack.edits.kinds import Edit, Insert, NewFile, Put
from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.model.meetings import Attendance, Meeting, Question
from peeltrack.model.record import Record
from peeltrack.queries.challenge.word_overlap import content_words, words_apart
from peeltrack.wording import counted, listed

_QUESTIONS = ("opening", "questions", "any_other_business")
_PLANNED = ("forum", "date", "time", "title", "chair", "minutes", "venue", "source")
_KINDS = {
    "attendance": "office",
    "remarks": "remark",
    "actions": "action",
    "commitments": "commitment",
}
_FRAME = re.compile(r"^(?:the )?[\w ()]{1,60}? (?:asked|queried|questioned)\b", re.IGNORECASE)
"""Who put a question, before its words: "The PCC asked how many are in post"."""


def values_of(meeting: Meeting) -> Mapping[str, object]:
    """Return the values of the meeting's file: its facts, without what is empty."""
    return _values(meeting, "id")


def is_only_planned(known: Meeting) -> bool:
    """Check whether a meeting's file says when it is and what to ask, and nothing said there."""
    dealt_with = any(each.answers or each.addressed_at for each in known.all_questions)
    return not dealt_with and values_of(known).keys() <= {*_PLANNED, *_QUESTIONS}


@dataclass(slots=True)
class Additions:
    """Additions of the notes of a meeting to its file; nothing that is there is changed."""

    edits: list[Edit] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """How many entries are added, by the word for one."""
    not_put: list[Question] = field(default_factory=list)
    """Questions of the file without an answer that the notes do not have in these words."""
    answered_otherwise: list[Question] = field(default_factory=list)
    """Questions of the file whose answers stay, though the notes have others."""

    @property
    def counts(self) -> str:
        """The number of entries of each kind, in words."""
        parts = [counted(number, one) for one, number in self.numbers.items()]
        return listed(parts) or "details of the meeting"

    def count(self, one: str, number: int = 1) -> None:
        """Count further entries of a kind."""
        if number:
            self.numbers[one] = self.numbers.get(one, 0) + number


def additions(known: Meeting | None, meeting: Meeting) -> Additions:
    """Return what the notes add: a new file, or whatever the file that is there lacks.

    A question to ask that the notes have, too, takes their answers; the others are not put.
    """
    added = Additions()
    if known is None:
        added.edits.append(NewFile(meeting.file, values_of(meeting)))
        added.count("question", len(meeting.all_questions))
        for key, one in _KINDS.items():
            added.count(one, len(getattr(meeting, key)))
        return added
    there = values_of(known)
    for key, value in values_of(meeting).items():
        if key in _PLANNED and key not in there:
            added.edits.append(Put(meeting.file, (key,), value))
    _add_questions(added, known, meeting)
    for key, one in _KINDS.items():
        recorded = list(map(_identity, getattr(known, key)))
        missing = [each for each in getattr(meeting, key) if _identity(each) not in recorded]
        _insert(added, known, key, missing)
        added.count(one, len(missing))
    return added


def _add_questions(added: Additions, known: Meeting, meeting: Meeting) -> None:
    """Add the answers to the questions that the file has, and the questions that it lacks."""
    open_ones = {
        each.id: (key, index, each)
        for key in _QUESTIONS
        for index, each in enumerate(getattr(known, key))
    }
    for key in _QUESTIONS:
        missing = []
        for asked in getattr(meeting, key):
            place = next((each for each in open_ones.values() if _is_same(each[2], asked)), None)
            if place is None:
                missing.append(asked)
                added.count("question")
                continue
            recorded = open_ones.pop(place[2].id)[2]
            if not recorded.answers and (edits := [*_completed(meeting, place, asked)]):
                added.edits += edits
                added.count("question")
            elif not {*map(_identity, asked.answers)} <= {*map(_identity, recorded.answers)}:
                added.answered_otherwise.append(recorded)
        _insert(added, known, key, missing)
    rest = (each for _, _, each in open_ones.values())
    added.not_put += [each for each in rest if not each.answers and not each.addressed_at]


def _completed(
    meeting: Meeting, place: tuple[str, int, Question], asked: Question
) -> Iterator[Edit]:
    """Yield the edits by which a question of the file takes what the notes say of it."""
    key, index, recorded = place
    values, there = _values(asked, "id", "text"), _values(recorded)
    for name, value in values.items():
        if name not in there:
            yield Put(meeting.file, (key, index, name), value)


def _insert(added: Additions, known: Meeting, key: str, entries: Sequence[Record]) -> None:
    """Add entries at the end of a list, each with an id that the file does not have."""
    of_questions = key in _QUESTIONS
    recorded = known.all_questions if of_questions else getattr(known, key)
    ids = {getattr(each, "id", "") for each in recorded}
    for index, entry in enumerate(entries, len(getattr(known, key))):
        values = dict(_values(entry))
        if id_ := values.get("id"):
            free = id_ if id_ not in ids else new_id(handle_of(str(values["text"])), ids)
            values["id"] = free
            ids.add(str(free))
        added.edits.append(Insert(known.file, (key,), index, values))


def planned_otherwise(planned: Meeting | None, meeting: Meeting) -> tuple[str, ...]:
    """Say what the file of a planned meeting has otherwise than its notes; it stays."""
    known = values_of(planned) if planned else {}
    values = values_of(meeting)
    return tuple(
        f"its file has the {key} {known[key]} but its notes {values[key]}; correct it with "
        f"peeltrack amend {meeting.id} {key}"
        for key in _PLANNED
        if key in known and key in values and known[key] != values[key]
    )


def _is_same(recorded: Question, asked: Question) -> bool:
    """Check whether two questions are one: about one item, in the same words of weight."""
    if recorded.item and asked.item and recorded.item not in {asked.item, *asked.also_about}:
        return False
    one, two = (_FRAME.sub("", each.text, count=1) for each in (recorded, asked))
    alike = content_words(one) and not words_apart(one, two) and _numbers(one) == _numbers(two)
    return bool(alike) or words_of(one) == words_of(two)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _identity(entry: Record) -> object:
    """Return what tells an entry from the others of its list: its office or its words."""
    if isinstance(entry, Attendance):
        return entry.lead or entry.capacity
    words = getattr(entry, "text", None) or getattr(entry, "addressed_at", None) or ""
    return words_of(words), entry.item if hasattr(entry, "item") and not words else None


def _values(record: Record, *without: str) -> Mapping[str, object]:
    values: Mapping[str, object] = record.model_dump(
        exclude=set(without), exclude_none=True, exclude_defaults=True, by_alias=True
    )
    return values
