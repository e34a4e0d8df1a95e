"""Lines below an action with its owner, its time and how it stands. Pure."""

from peeltrack.imports.ledger import LineState
from peeltrack.imports.notes.action_entries import ActionEntries
from peeltrack.imports.notes.action_words import OWNER_AND_TIME, OWNER_IN_BRACKETS
from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.line_labels import attributes_in, behind_action_number
from peeltrack.imports.notes.marks import Marked
from peeltrack.imports.notes.owners import is_owner

NUMBERED = "begins with the number of an action, and does not say who is to do what"
OF_NOTHING = "gives an owner and a time, and there is no action above"


def takes_number(text: str, entries: ActionEntries) -> bool:
    """List a line that begins with an action's number and says no task; details may follow."""
    if not behind_action_number(text):
        return False
    entries.record.leave(text, NUMBERED)
    entries.above = text
    return True


def takes_spoken(text: str, entries: ActionEntries) -> None:
    """Take spoken text, which ends a list of actions; details below may make it an action."""
    if not text:
        return
    entries.in_list = False
    entries.talk.speak(text)
    entries.above = "" if entries.record.state == LineState.TAKEN else text


def takes_details(text: str, entries: ActionEntries) -> bool:
    """Give the action above the owner, the time and the status in the line below it.

    A line that is no action yet becomes one by its number or by an owner and a time below it.
    """
    above, entries.above = entries.above, ""
    details = attributes_in(text)
    is_whole = {"owner", "due"} <= {kind for kind, _ in details}
    task = behind_action_number(above)
    if details and (task or (is_whole and len(list(clauses_of(above))) == 1)):
        entries.record.drop(above)
        entries.action(Marked(task or above))
    if not entries.record.last_tasks:
        if is_whole:
            entries.record.leave(text, OF_NOTHING)
        return is_whole
    for kind, value in details:
        entries.attribute(kind, value)
    return bool(details)


def takes_owner_and_time(text: str, entries: ActionEntries) -> bool:
    """Take a line below an action that is only its owner and its time: "DCC - Jan 25", "(DCC)"."""
    found = OWNER_AND_TIME.fullmatch(text) or OWNER_IN_BRACKETS.fullmatch(text)
    if not found or not entries.record.last_tasks or not is_owner(found["who"], entries.offices):
        return False
    taken = entries.attribute("owner", found["who"])
    return entries.attribute("due", found["when"]) if found["when"] else taken
