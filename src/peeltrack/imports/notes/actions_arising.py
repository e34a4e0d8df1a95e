"""Actions arising from a meeting, each once however often its minutes name it. Pure."""

from collections.abc import Container
from dataclasses import replace

from peeltrack.edits.edit_guards import new_id
from peeltrack.imports.notes.commitments import Promise, Task
from peeltrack.imports.notes.entry_ids import handle_of
from peeltrack.imports.notes.owners import Owner
from peeltrack.imports.notes.repeated_actions import NamedBefore
from peeltrack.model.meetings import Action


class ActionsArising:
    """The actions so far, with what a person should know of each."""

    def __init__(self) -> None:
        self.actions: list[Action] = []
        self.owners: dict[str, tuple[str, ...]] = {}
        """The owners of each, as leads or as the notes print them, by its id."""
        self.flags: dict[str, tuple[str, ...]] = {}
        """The details that the notes omit, by the action's id."""
        self.uncertain: set[str] = set()
        """The texts that the notes do not mark."""
        self.named = NamedBefore()

    def add(self, task: Task, about: str | None) -> None:
        """Add an action; one that the notes repeat in a list at their end counts once."""
        if (place := self.named.find(task)) is not None:
            self._settle(place, task)
            return
        self.named.add(task)
        id_ = new_id(handle_of(task.text), self.owners)
        self.uncertain |= set() if task.marked else {task.text}
        self.flags[id_] = task.flags
        self.owners[id_] = task.names
        owner, also = _leads_of(task)
        self.actions.append(
            Action(
                id=id_,
                item=about,
                text=task.text,
                owner=owner,
                also_owned_by=also,
                due=task.due,
                due_event=task.event,
            )
        )

    def hear(self, promise: Promise, leads: Container[str]) -> None:
        """Note a commitment, which a list of actions may name as one of them."""
        self.named.hear(_as_task(promise, leads))

    def lists(self, promise: Promise, leads: Container[str]) -> bool:
        """Check whether a list of actions repeats a commitment, which is then that action."""
        return self.named.promised(_as_task(promise, leads))

    def _settle(self, place: int, task: Task) -> None:
        """Add the details of an action's repetition; one that is marked there is certain."""
        action = self.actions[place]
        due = action.due or task.due
        event = None if due else action.due_event or task.event
        settled: dict[str, object] = {"due": due, "due_event": event}
        owned = self.owners[action.id]
        if task.marked and action.text in self.uncertain:
            self.uncertain.discard(action.text)
            self.flags[action.id] = replace(task, due=due, event=event).flags
            settled |= {} if owned else self._called(action, task)
        if task.names and not owned:
            self.owners[str(settled.get("id", action.id))] = task.names
            settled["owner"], settled["also_owned_by"] = _leads_of(task)
        self.actions[place] = action.model_copy(update=settled)

    def _called(self, action: Action, task: Task) -> dict[str, object]:
        """Return the words and the id of a marked action in place of a request of nobody."""
        self.owners.pop(action.id)
        id_ = new_id(handle_of(task.text), self.owners)
        self.flags[id_], self.owners[id_] = self.flags.pop(action.id), ()
        return {"id": id_, "text": task.text}


def _leads_of(task: Task) -> tuple[str | None, tuple[str, ...]]:
    """Return the lead who owns an action, and those who own it too."""
    leads = [owner.lead for owner in task.owners if owner.lead]
    return (leads[0] if leads else None), tuple(dict.fromkeys(leads[1:]))


def _as_task(promise: Promise, leads: Container[str]) -> Task:
    lead = promise.by if promise.by in leads else None
    owners = (Owner(lead, promise.by),) if promise.by else ()
    said = Task(promise.text, owners, promise.due, promise.to, around=promise.around)
    return replace(said, marked=False)
