"""Minutes as text to a draft, and a draft in short, for tests."""

from datetime import date

from peeltrack.imports.notes.meeting_draft import MeetingDraft, draft_of
from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks
from peeltrack.model.register import Register

OFFICE = """
leads:
  pcc: {title: Police and Crime Commissioner, short: PCC}
  cc: {title: Chief Constable, short: CC}
  dcc: {title: Deputy Chief Constable, short: DCC}
forums: {hta: {name: Holding to Account}}
afi-06: {title: Missing person records}
rec-2: {title: Training of call handlers}
"""


def drafted(register: Register, text: str, day: str | None = None) -> MeetingDraft:
    """The draft that minutes come to."""
    name = "n.html" if text.lstrip().startswith("<") else "n.txt"
    told = MeetingOptions("hta", date.fromisoformat(day) if day else None)
    return draft_of(opened(read_blocks(name, text.encode()), told), register, told)


def in_short(draft: MeetingDraft) -> list[str]:
    """What a draft holds, a line for each thing."""
    meeting = draft.meeting
    there = [each for each in meeting.attendance if not each.apologies]
    said = [f"{meeting.date} {len(there)}+{len(meeting.attendance) - len(there)}"]
    for question in meeting.all_questions:
        answers = ",".join(answer.by or "?" for answer in question.answers)
        said.append(f"Q {question.item or '-'} {question.asked_by or '?'} > {answers}")
    for action in meeting.actions:
        owners = "+".join(draft.owners[action.id]) or "?"
        marked = "" if action.text not in draft.uncertain else " unmarked"
        due = action.due or action.due_event or "-"
        said.append(f"A {action.item or '-'} {owners} {due}{marked}")
    for promise, by in zip(meeting.commitments, draft.promised_by, strict=True):
        said.append(f"P {promise.item or '-'} {by or '?'} {promise.due or promise.to or '-'}")
    return said


def people(draft: MeetingDraft) -> list[str]:
    """Who attended, and behind a minus who sent apologies: the lead's id or the office."""
    return [
        ("-" if each.apologies else "") + (each.lead or each.capacity or "")
        for each in draft.meeting.attendance
    ]
