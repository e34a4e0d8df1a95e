"""The page of import notes: questions, actions, commitments, and what was left out."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from peeltrack.cli.shared.options import Format
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.meeting_draft import MeetingDraft
from peeltrack.model.meetings import Action, Commitment, Question
from peeltrack.wording import counted, listed, long_date

_COLUMNS = ["part", "item", "asked_by", "question", "answers", "where"]

_FIRST_WORDS = 9

NO_AUTHOR = "not attributed"
"""The author of an answer whose speaker the notes do not name."""

_SHOWN = 100
"""Characters shown of a text that was left out."""


def answer_of(draft: MeetingDraft, on: date, format: Format, file: str) -> TabularAnswer:
    """Return the questions of a draft, with everything else beside them for JSON."""
    short = format in (Format.TABLE, Format.MD)
    rows = [_row(draft, each) for each in draft.meeting.all_questions]
    return TabularAnswer(
        "import notes",
        on,
        rows if format == Format.JSON else [_short(r) if short else _flat(r) for r in rows],
        _COLUMNS if short else ["item", "text", "asked_by", "answers"],
        _beside(draft, file) if format == Format.JSON else {},
        "No questions found.",
        flexible="question",
        spare=("part", "asked_by"),
    )


def _row(draft: MeetingDraft, question: Question) -> dict[str, Any]:
    part, where, label = draft.parts[question.id]
    return {
        "item": question.item,
        "text": question.text,
        "asked_by": question.asked_by,
        "answers": [{"by": each.by, "text": each.text} for each in question.answers],
        "id": question.id,
        "also_about": list(question.also_about),
        "part": part.value,
        "label": label,
        "may_be": list(_may_be(draft, question.text)),
        "source": {"line": where.line or None, "page": where.page},
    }


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with one text for each answer, for a program without lists."""
    answers = [f"{each['by'] or NO_AUTHOR}: {each['text']}" for each in row["answers"]]
    source = row["source"]
    return {**row, "answers": answers, "source": source["line"] or source["page"]}


def _short(row: dict[str, Any]) -> dict[str, Any]:
    words = row["text"].split()
    more = "…" if len(words) > _FIRST_WORDS else ""
    line, page = row["source"]["line"], row["source"]["page"]
    return {
        "part": row["part"],
        "item": row["item"] or (f"{row['label']}?" if row["label"] else None),
        "asked_by": row["asked_by"],
        "question": " ".join(words[:_FIRST_WORDS]) + more,
        "answers": list(dict.fromkeys(each["by"] or NO_AUTHOR for each in row["answers"])),
        "where": f"line {line}" if line else f"page {page}" if page else "",
    }


def _beside(draft: MeetingDraft, file: str) -> dict[str, Any]:
    meeting = draft.meeting
    facts = {
        key: value
        for key, value in meeting.model_dump(mode="json").items()
        if key in ("id", "forum", "date", "time", "title", "chair", "minutes", "venue")
    }
    return {
        "file": file,
        "meeting": facts,
        "attendance": [each.model_dump(mode="json") for each in meeting.attendance],
        "actions": [
            {
                **each.model_dump(mode="json"),
                "owner": _owner(draft, each),
                "flags": list(draft.flags[each.id]),
            }
            for each in meeting.actions
        ],
        "commitments": [
            {**each.model_dump(mode="json"), "by": by}
            for each, by in zip(meeting.commitments, draft.promised_by, strict=True)
        ],
        "remarks": [each.model_dump(mode="json") for each in meeting.remarks],
        "skipped": [
            {"text": each.text, "why": each.why, "line": each.source.line or None}
            for each in draft.left
        ],
        "doubts": [
            *draft.doubts,
            *_unsettled(draft),
            *(f"{office} is not a lead in the register" for office in draft.strangers),
            *map(_not_there, draft.unknown),
        ],
    }


def _owner(draft: MeetingDraft, action: Action) -> str | list[str] | None:
    """Return an action's owner; a list where there are several."""
    owners = draft.owners[action.id]
    return list(owners) if len(owners) > 1 else owners[0] if owners else None


def notes_on(draft: MeetingDraft) -> Iterator[str]:
    """List the meeting, what else was read, what was left out and what to check."""
    meeting = draft.meeting
    numbers = (
        f"{counted(len(section), 'question')} {where}"
        for section, where in (
            (meeting.opening, "in the opening"),
            (meeting.questions, "on items"),
            (meeting.any_other_business, "under other business"),
        )
    )
    yield f"{meeting.id} ({meeting.forum}, {long_date(meeting.date)}): {', '.join(numbers)}."
    yield f"Attended: {len(meeting.attendance)}, recorded by office, without names."
    yield from (f"Action: {_action(draft, each)}" for each in meeting.actions)
    for promise, by in zip(meeting.commitments, draft.promised_by, strict=True):
        yield f"Commitment: {_promise(draft, promise, by)}"
    for each in meeting.remarks:
        remark = each.text or f"addressed at {each.addressed_at}"
        about = _item(draft, each.item, remark) or "the meeting"
        yield f"Remark on {about}: {_shorten(remark)}"
    yield from (
        f"Left out ({each.source}): {_shorten(each.text)}: {each.why}." for each in draft.left
    )
    yield from doubts_of(draft)
    yield _account(draft)


def _account(draft: MeetingDraft) -> str:
    """Count the lines outside tables of questions by their outcome, in one sentence."""
    narrative = sum(entry.state is LineState.NARRATIVE for entry in draft.entries)
    uncertain = f" ({len(draft.uncertain)} uncertain)" if draft.uncertain else ""
    taken = len(draft.meeting.actions) + len(draft.meeting.commitments)
    owed = counted(taken, "action or commitment", "actions and commitments")
    return (
        f"Found {owed}{uncertain}, left out {counted(len(draft.left), 'sentence')}; {narrative} of "
        f"{counted(len(draft.entries), 'line')} are narrative."
    )


def _action(draft: MeetingDraft, action: Action) -> str:
    when = f"by {long_date(action.due)}" if action.due else action.due_event
    item = _item(draft, action.item, action.text)
    facts = [item, *draft.owners[action.id], when, *draft.flags[action.id]]
    return f"{_shorten(action.text)} [{', '.join(fact for fact in facts if fact)}]"


def _promise(draft: MeetingDraft, promise: Commitment, by: str | None) -> str:
    when = long_date(promise.due) if promise.due else None
    item = _item(draft, promise.item, promise.text)
    facts = ", ".join(fact for fact in (item, by, promise.to, when) if fact)
    return f"{_shorten(promise.text)} [{facts}]"


def doubts_of(draft: MeetingDraft) -> Iterator[str]:
    """List the points that a person should check."""
    yield from (f"Check: {doubt}." for doubt in (*draft.doubts, *_unsettled(draft)))
    yield from (f"Check: {_not_there(label)}." for label in draft.unknown)
    yield from _unknown_offices(draft.strangers)


def _unknown_offices(offices: Sequence[str]) -> Iterator[str]:
    """List the offices that are not leads, and the commands that would add them."""
    if not offices:
        return
    yield "Check: these offices are not leads in the register, so what they said has no lead:"
    yield "add any that should be leads:"
    yield from (f'  peeltrack lead add "{office}"' for office in offices)


def _unsettled(draft: MeetingDraft) -> Iterator[str]:
    """Say what each reference may mean that the notes do not settle."""
    for label, ids in dict.fromkeys((each.label, each.may_be) for each in draft.may_be.values()):
        yield (
            f"{label} may be {listed(ids, 'or')}, so nothing about it is written: say "
            "which in the file of -o, or with --inspection if no heading suggests another report"
        )


def _may_be(draft: MeetingDraft, text: str) -> tuple[str, ...]:
    """Return the ids of the items that an entry may be about."""
    return draft.may_be[text].may_be if text in draft.may_be else ()


def _item(draft: MeetingDraft, item: str | None, text: str) -> str | None:
    """Return the item of an entry, or what it may be with a question mark."""
    may_be = _may_be(draft, text)
    return f"{listed(may_be, 'or')}?" if may_be else item


def _not_there(label: str) -> str:
    return f"the register has no item {label}"


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rsplit(' ', 1)[0]}…"
