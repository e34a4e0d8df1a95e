"""Proposal of a meeting as a plain text file that a person corrects and returns. Pure.

Every entry has its words and their line; what was left out has its reason. Corrected words
must be the paper's own: nothing is retyped.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.errors import ProposalMisfitError
from peeltrack.imports.filed_paper import FiledEntry, FiledPaper, paper_lines, quoted
from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.imports.notes.meeting_draft import MeetingDraft
from peeltrack.imports.notes.notes_parts import NotesPart
from peeltrack.imports.proposals import Source
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.typed_values import TypedDate
from peeltrack.model.meetings import (
    Action,
    Answer,
    Attendance,
    Commitment,
    Meeting,
    Question,
    Remark,
)
from peeltrack.model.record import ItemId, Line, Record, Text
from peeltrack.wording import listed

_HEAD = """\
# What peeltrack import notes took from {paper}, for you to correct and return:
#   {again} --from THIS-FILE --accept
# take: yes writes an entry, no leaves it out. To take what was left out, move it up and give
# it take: yes. Words are the paper's own; item, owner, by, due and to may be typed.
"""
_EMPTY: Sequence[object] = (None, (), [], False)


class Filed(FiledEntry):
    """An entry, as a person has it."""

    text: Text
    item: ItemId | None = None

    @property
    def values(self) -> dict[str, object]:
        """The entry without the person's choice to take it."""
        return self.model_dump(exclude={"take"})


class FiledQuestion(Filed):
    """A question with its answers."""

    asked_by: Line | None = None
    answers: tuple[Answer, ...] = ()


class FiledAction(Filed):
    """An action arising."""

    owner: Line | None = None
    also_owned_by: tuple[Line, ...] = ()
    due: TypedDate | None = None
    due_event: Line | None = None


class FiledCommitment(Filed):
    """A commitment."""

    by: Line | None = None
    to: Line | None = None
    due: TypedDate | None = None


class FiledRemark(Filed):
    """A remark."""

    by: Line | None = None


class FiledLeftOutSentence(Record):
    """A sentence that is left out, and the reason."""

    text: Text
    why: Text | None = None


class FiledMeeting(FiledPaper):
    """The proposal file of a meeting."""

    attendance: tuple[Attendance, ...] = ()
    questions: tuple[FiledQuestion, ...] = ()
    actions: tuple[FiledAction, ...] = ()
    commitments: tuple[FiledCommitment, ...] = ()
    remarks: tuple[FiledRemark, ...] = ()
    left_out: tuple[FiledLeftOutSentence, ...] = ()


def notes_proposal(draft: MeetingDraft, paper: Paper, again: str) -> str:
    """Return the text of the file.

    Args:
        draft: what was read of the notes.
        paper: the notes.
        again: the command as it was typed.
    """
    meeting = draft.meeting
    lists: dict[str, list[dict[str, object]]] = {
        "attendance": [_values(each) for each in meeting.attendance],
        "questions": [_taken(each, draft) for each in meeting.all_questions],
        "actions": [_taken(each, draft) for each in meeting.actions],
        "commitments": [_taken(each, draft) for each in meeting.commitments],
        "remarks": [_taken(each, draft) for each in meeting.remarks if each.text],
        "left_out": [{"text": each.text, "why": each.why} for each in draft.left],
    }
    head = _HEAD.format(paper=paper.name, again=again)
    return (
        head + paper_lines(paper) + "".join(line for item in lists.items() for line in _list(*item))
    )


def corrected_draft(filed: FiledMeeting, paper: Paper, draft: MeetingDraft) -> MeetingDraft:
    """Return the draft as a corrected file has it: nothing of it is uncertain.

    Raises:
        ProposalMisfitError: if it is of another paper or version, has words that the paper
            does not have, or loses a sentence that was read.
    """
    filed.check(paper)
    _check_words(filed, paper)
    _check_complete(filed, draft)
    meeting = _meeting(filed, draft)
    taken = {each.text for each in meeting.all_questions} | {each.text for each in meeting.actions}
    taken |= {each.text for each in meeting.commitments}
    return replace(
        draft,
        meeting=meeting,
        parts={each.id: _place(each, draft) for each in meeting.all_questions},
        flags={each.id: () for each in meeting.actions},
        owners={each.id: _owners(each, draft) for each in meeting.actions},
        promised_by=tuple(each.by for each in meeting.commitments),
        uncertain=frozenset(),
        may_be={},
        left=[each for each in draft.left if each.text not in taken],
        unknown=[],
    )


def _place(question: Question, draft: MeetingDraft) -> tuple[NotesPart, Source, str]:
    """Return a question's part of the meeting, place and label; one moved up has only its part."""
    return draft.parts.get(question.id, (NotesPart.ITEMS, Source(""), ""))


def _owners(action: Action, draft: MeetingDraft) -> tuple[str, ...]:
    leads = tuple(each for each in (action.owner, *action.also_owned_by) if each)
    return leads or draft.owners.get(action.id, ())


def _meeting(filed: FiledMeeting, draft: MeetingDraft) -> Meeting:
    parts = {question.text: part for question, part in _parts(draft)}
    questions: dict[str, list[Question]] = {
        "opening": [],
        "questions": [],
        "any_other_business": [],
    }
    taken: list[str] = []
    for each in filed.questions:
        if each.take:
            taken.append(new_id(handle_of(each.text), taken))
            question = Question.model_validate(each.values | {"id": taken[-1]})
            questions[parts.get(each.text, "questions")].append(question)
    return draft.meeting.model_copy(
        update={
            **{part: tuple(each) for part, each in questions.items()},
            "attendance": filed.attendance,
            "actions": tuple(_actions(filed)),
            "commitments": tuple(
                Commitment.model_validate(each.values) for each in filed.commitments if each.take
            ),
            "remarks": (
                *(remark for remark in draft.meeting.remarks if not remark.text),
                *(Remark.model_validate(each.values) for each in filed.remarks if each.take),
            ),
        }
    )


def _actions(filed: FiledMeeting) -> Iterator[Action]:
    ids: list[str] = []
    for each in filed.actions:
        if each.take:
            ids.append(new_id(handle_of(each.text), ids))
            yield Action.model_validate(each.values | {"id": ids[-1]})


def _parts(draft: MeetingDraft) -> Iterator[tuple[Question, str]]:
    for part in ("opening", "questions", "any_other_business"):
        for question in getattr(draft.meeting, part):
            yield question, part


def _check_words(filed: FiledMeeting, paper: Paper) -> None:
    """Check that every text of the file is the paper's, whatever its spaces and marks."""
    known = _plain("\n".join(block.text for block in paper.blocks))
    known += _plain("\n".join(cell for block in paper.blocks for cell in block.cells))
    for key in ("questions", "actions", "commitments", "remarks"):
        for place, each in enumerate(getattr(filed, key)):
            if each.take and _plain(each.text) not in known:
                raise ProposalMisfitError((key, place, "text"), "are not in the notes")


def _check_complete(filed: FiledMeeting, draft: MeetingDraft) -> None:
    """Check that nothing that was read or left out is lost from the file."""
    entries: list[Filed] = [*filed.questions, *filed.actions, *filed.commitments, *filed.remarks]
    texts = [*(each.text for each in entries), *(each.text for each in filed.left_out)]
    there = _plain(" ".join(texts))
    there += _plain(" ".join(answer.text for each in filed.questions for answer in each.answers))
    meeting = draft.meeting
    read = [each.text for each in meeting.all_questions]
    read += [each.text for each in meeting.actions]
    read += [each.text for each in meeting.commitments]
    read += [each.text for each in draft.left]
    for text in read:
        if _plain(text) not in there:
            words = " ".join(text.split()[:8])
            why = f"has lost “{words} …”: add it to left_out"
            raise ProposalMisfitError(("left_out",), why)


def _plain(text: str) -> str:
    return "".join(words_of(text))


def _taken(
    entry: Question | Action | Commitment | Remark, draft: MeetingDraft
) -> dict[str, object]:
    meant = draft.may_be.get(entry.text or "")
    sure = not isinstance(entry, Action | Commitment) or entry.text not in draft.uncertain
    values = _values(entry)
    values = {key: value for key, value in values.items() if key not in ("id", "also_about")}
    which = {"# item": f"{listed(meant.may_be, 'or')}: write which"} if meant else {}
    return {"take": "yes" if sure and not meant else "no", **which, **values}


def _values(record: Record) -> dict[str, object]:
    return record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _list(key: str, entries: Sequence[Mapping[str, object]]) -> Iterator[str]:
    yield f"{key}:\n" if entries else f"{key}: []\n"
    for entry in entries:
        first = "- "
        for name, value in entry.items():
            if value not in _EMPTY:
                yield f"{first}{name}: {value if name in _BARE else quoted(value)}\n"
                first = "  "


_BARE = ("take", "due", "date", "# item")
