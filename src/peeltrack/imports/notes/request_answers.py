"""Answers given at once to a request: it is done already, or somebody takes it on."""

from peeltrack.imports.notes.commitments import Task
from peeltrack.imports.notes.owed import assents, is_already_done
from peeltrack.imports.notes.owners import is_owner, owners_called
from peeltrack.imports.notes.running_record import RunningRecord
from peeltrack.imports.notes.speakers import Speaker

DONE_BEFORE = "asked for, and said to be done already"


def settled_before(record: RunningRecord, last: str, sentence: str) -> bool:
    """List what the last sentence asked for as left out, if the next says that it was done."""
    asked = record.last_task
    if not asked or asked.marked or asked.text != last or not is_already_done(sentence):
        return False
    record.settle(asked.text, DONE_BEFORE)
    return True


def taken_on(record: RunningRecord, speaker: Speaker, sentence: str) -> bool:
    """Give what was just asked of nobody to whoever agrees to it."""
    who, tasks, offices = assents(sentence), record.tasks_here, speaker.offices
    if who is None or not tasks or not isinstance(tasks[-1].what, Task):
        return False
    call = speaker.meant(who)
    owners = owners_called(call, offices) if is_owner(call, offices) else ()
    return not tasks[-1].what.owners and record.amend_task(owners=owners)
