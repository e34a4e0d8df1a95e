"""Repetitions of an action in minutes, as in a log at their end. Pure."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.language.office_names import office_key
from peeltrack.imports.notes.commitments import Task
from peeltrack.language.dates import DAY
from peeltrack.wording import LITTLE_WORDS

_SAME_WORDS, _SAME_GIST = 0.85, 0.4
_FEWEST_WORDS, _FEWEST_OF_GIST = 3, 2
_MOST_WITH_A_WORD = 100
"""Actions that are looked at for each word: the latest, so that long minutes take no longer."""
_MOST_ALIKE, _MOST_WORDS = 20, 60
_EMPTY_WORDS = (
    "see find look come back write send answer reply provide take took action do asked agreed said "
    "would commissioner pcc chair panel board members committee office force so within working day "
    "days week weeks next meeting writing she he they it out this that them later opcc result "
    "results copy note update"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that do not say what an action is about."""
_DAY = re.compile(DAY, re.IGNORECASE)


class NamedBefore:
    """The actions that minutes have named so far, to be found again by their words."""

    def __init__(self) -> None:
        self._tasks: list[Task] = []
        self._by_words: dict[Sequence[str], list[int]] = defaultdict(list)
        self._by_word: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_MOST_WITH_A_WORD))
        self._repeated: set[tuple[int, int]] = set()
        """Places of actions, each with the list that has repeated it."""
        self._promises: list[Task] = []
        self._wordless: deque[int] = deque(maxlen=_MOST_ALIKE)
        """Places of actions that do not say what they are about: "He took an action to …"."""

    def add(self, task: Task) -> None:
        """Add an action at the next place."""
        self._tasks.append(task)
        self._index(len(self._tasks) - 1, task)

    def _index(self, place: int, task: Task) -> None:
        words = words_of(task.text)
        if not (task.listed or task.marked or _own_words(task)):
            self._wordless.append(place)
        self._by_words[words].append(place)
        for word in dict.fromkeys(words[:_MOST_WORDS]):
            self._by_word[word].append(place)

    def find(self, task: Task) -> int | None:
        """Return the place of the action that a task names again; None if it is new.

        An entry of a list repeats no other of that list, and no two entries repeat one action;
        two actions that the discussion marks are one only in the same words.
        """
        if task.marked and self._tasks and _only_points(self._tasks[-1]):
            self._tasks[-1] = task
            self._index(len(self._tasks) - 1, task)
            return len(self._tasks) - 1
        for place in self._by_words.get(words_of(task.text), ()):
            if _may_share(task, self._tasks[place]):
                return place
        fits = [place for place in self._near(task) if _repeats(task, self._tasks[place])]
        if not fits and task.listed and not any(_repeats(task, each) for each in self._promises):
            wordless = (place for place in self._wordless if self._is_apart(task, place))
            fits = [place for place in wordless if _repeats(task, self._tasks[place])]
        if not fits:
            return None
        found = max(fits, key=lambda place: likeness(task.text, self._tasks[place].text))
        self._repeated.add((found, task.listed))
        return found

    def hear(self, promise: Task) -> None:
        """Note what somebody promised in the discussion, which a list may name as an action."""
        self._promises.append(promise)

    def promised(self, promise: Task) -> bool:
        """Check whether an entry of a list is what somebody promised in the discussion."""
        return any(task.listed and _repeats(task, promise) for task in self._tasks)

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
    """Check whether a task is an action that is there: its words, or its owners and gist.

    An entry of a list may name in its own words what the paragraph of the other is about.
    """
    if not _may_share(task, other) or _numbers_differ(task.text, other.text):
        return False
    alike = likeness(task.text, other.text)
    if alike > _SAME_WORDS:
        return True
    if _keys(task) != _keys(other):
        return False
    if task.due is not None and task.due == other.due and alike > _SAME_GIST:
        return True
    within = _is_within(words_of(task.text), words_of(other.text), _FEWEST_WORDS)
    within = within or _is_within(
        _gist(task.text, task.names), _gist(other.text, task.names), _FEWEST_OF_GIST
    )
    return within or _is_about(task, other)


def _is_about(task: Task, other: Task) -> bool:
    """Check whether an entry of a list has the gist of what a paragraph asks or promises.

    Each of its words is the sentence's own or the paragraph's, so that one about another matter
    is another action.
    """
    if not (task.listed and task.owners and not other.listed and other.around):
        return False
    if not _own_words(other):
        return True
    gist = {_stem(word) for word in _gist(task.text, task.names)}
    own = {_stem(word) for word in words_of(other.text)}
    near = own | {_stem(word) for word in words_of(other.around)}
    return bool(gist & own) and gist - near <= _EMPTY


def _only_points(task: Task) -> bool:
    """Check whether somebody only "asked to see it": whose action that is, the next mark says."""
    return not (task.owners or task.marked or task.listed or _own_words(task))


def _own_words(task: Task) -> set[str]:
    """Return the words that say what is to be done, beyond "to see it" or "to find out"."""
    words = _gist(task.text, task.names)
    return {word for word in words if word not in _EMPTY and not word.isdigit()}


def _stem(word: str) -> str:
    """Return a word without the ending of its plural."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _may_share(task: Task, other: Task) -> bool:
    """Check whether two actions have an owner in common, as far as the notes name owners."""
    one, two = (set(_keys(each)) for each in (task, other))
    return not one or not two or bool(one & two)


def _keys(task: Task) -> list[str]:
    """Return its owners, however they are written: "CFO" is the Chief Finance Officer."""
    return [owner.lead or office_key(owner.office) for owner in task.owners]


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
