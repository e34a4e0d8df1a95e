"""Repetitions of an action in minutes, as in a log at their end. Pure."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.notes.commitments import Task
from peeltrack.language.dates import DAY
from peeltrack.wording import LITTLE_WORDS

_SAME_WORDS, _SAME_GIST = 0.85, 0.4
_FEWEST_WORDS, _FEWEST_OF_GIST = 3, 2
_MOST_WITH_A_WORD = 100
"""Actions that are looked at for each word: the latest, so that long minutes take no longer."""
_MOST_ALIKE, _MOST_WORDS = 20, 60
_DAY = re.compile(DAY, re.IGNORECASE)


class NamedBefore:
    """The actions that minutes have named so far, to be found again by their words."""

    def __init__(self) -> None:
        self._tasks: list[Task] = []
        self._by_words: dict[Sequence[str], list[int]] = defaultdict(list)
        self._by_word: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_MOST_WITH_A_WORD))
        self._repeated: set[tuple[int, int]] = set()
        """Places of actions, each with the list that has repeated it."""

    def add(self, task: Task) -> None:
        """Add an action at the next place."""
        place, words = len(self._tasks), words_of(task.text)
        self._tasks.append(task)
        self._by_words[words].append(place)
        for word in dict.fromkeys(words[:_MOST_WORDS]):
            self._by_word[word].append(place)

    def find(self, task: Task) -> int | None:
        """Return the place of the action that a task names again; None if it is new.

        An entry of a list repeats no other of that list, and no two entries repeat one action;
        two actions that the discussion marks are one only in the same words.
        """
        for place in self._by_words.get(words_of(task.text), ()):
            if _may_share(task, self._tasks[place]):
                return place
        fits = [place for place in self._near(task) if _repeats(task, self._tasks[place])]
        if not fits:
            return None
        found = max(fits, key=lambda place: likeness(task.text, self._tasks[place].text))
        self._repeated.add((found, task.listed))
        return found

    def _near(self, task: Task) -> Iterator[int]:
        """Yield the places of actions that may be meant and share the most words."""
        words = dict.fromkeys(words_of(task.text)[:_MOST_WORDS])
        places = (place for word in words for place in self._by_word.get(word, ()))
        shared = Counter(place for place in places if self._is_apart(task, place))
        yield from (place for place, _ in shared.most_common(_MOST_ALIKE))

    def _is_apart(self, task: Task, place: int) -> bool:
        """Check whether a task may name an action again: not from the same list, nor twice."""
        other = self._tasks[place]
        if task.listed:
            return other.listed != task.listed and (place, task.listed) not in self._repeated
        return not (task.marked and other.marked and not other.listed)


def _repeats(task: Task, other: Task) -> bool:
    """Check whether a task is an action that is there: its words, or its owners and gist."""
    if not _may_share(task, other) or _numbers_differ(task.text, other.text):
        return False
    alike = likeness(task.text, other.text)
    if alike > _SAME_WORDS:
        return True
    names = tuple(owner.name for owner in task.owners)
    if names != tuple(owner.name for owner in other.owners):
        return False
    if task.due is not None and task.due == other.due and alike > _SAME_GIST:
        return True
    within = _is_within(words_of(task.text), words_of(other.text), _FEWEST_WORDS)
    return within or _is_within(_gist(task.text, names), _gist(other.text, names), _FEWEST_OF_GIST)


def _may_share(task: Task, other: Task) -> bool:
    """Check whether two actions have an owner in common, as far as the notes name owners."""
    one, two = ({owner.name for owner in each.owners} for each in (task, other))
    return not one or not two or bool(one & two)


def _numbers_differ(one: str, other: str) -> bool:
    """Check whether each of two texts has a number, apart from days, that the other has not."""
    first, second = (set(re.findall(r"\d+", _DAY.sub(" ", text))) for text in (one, other))
    return bool(first - second and second - first)


def _is_within(one: Sequence[str], other: Sequence[str], fewest: int) -> bool:
    """Check whether the words of one text are all among those of the other."""
    few, many = sorted((set(one), set(other)), key=len)
    return len(few) >= fewest and few <= many


@lru_cache(maxsize=4096)
def _gist(text: str, owners: tuple[str, ...]) -> list[str]:
    """Return the gist of an action: its words without its owners, dates and small words."""
    own = LITTLE_WORDS.union(word for owner in owners for word in words_of(owner))
    return [word for word in words_of(_DAY.sub(" ", text)) if word not in own]
