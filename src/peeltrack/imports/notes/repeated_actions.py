"""Repetitions of an action in minutes, as in a log at their end. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from peeltrack.imports.language.dates import DAY
from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.notes.commitments import Task
from peeltrack.model.meetings import Action

_SAME_WORDS, _SAME_GIST = 0.85, 0.4
_FEWEST_WORDS, _FEWEST_OF_GIST = 3, 2
_DAY = re.compile(DAY, re.IGNORECASE)
_SMALL = re.compile(r"\b(?:to|the|a|an|of|on|for|and|open|new|by)\b", re.IGNORECASE)


def repeats(task: Task, action: Action, owners: Sequence[str]) -> bool:
    """Check whether a task is an existing action: by its words, or its owners and gist."""
    alike = likeness(task.text, action.text)
    if alike > _SAME_WORDS:
        return True
    names = tuple(owner.name for owner in task.owners)
    if names != tuple(owners):
        return False
    if task.due is not None and task.due == action.due and alike > _SAME_GIST:
        return True
    within = _is_within(words_of(task.text), words_of(action.text), _FEWEST_WORDS)
    return within or _is_within(_gist(task.text, names), _gist(action.text, names), _FEWEST_OF_GIST)


def _is_within(one: Sequence[str], other: Sequence[str], fewest: int) -> bool:
    """Check whether the words of one text are all among those of the other."""
    few, many = sorted((set(one), set(other)), key=len)
    return len(few) >= fewest and few <= many


@lru_cache(maxsize=4096)
def _gist(text: str, owners: tuple[str, ...]) -> list[str]:
    """Return the gist of an action: its words without its owners, dates and small words."""
    own = {word for owner in owners for word in words_of(owner)}
    return [word for word in words_of(_SMALL.sub(" ", _DAY.sub(" ", text))) if word not in own]
