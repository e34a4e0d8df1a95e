"""Promises and overdue steps without a question on a brief's first page. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from peeltrack.documents.parts.few_words import beginning, subject_of
from peeltrack.documents.parts.promised import key_of, promised, with_a_subject
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.wording import capitalised, counted_in_words, listed, uncapitalised

NAMED_AT_MOST = 8
"""Promises and steps that are named below the questions; the others are counted."""
PROMISE, STEP = 3, 2
"""How much it is worth to name a promise, and a step; a question is worth one more."""
_STEP_WORDS = 9
"""Words of a step."""
_STEP = "overdue step"


@dataclass(frozen=True, slots=True)
class Undone:
    """A promise or a step to green that is not done."""

    said: str | None
    """It in a few words, with its finding; None if no words name it."""
    noun: str
    """The word by which it is counted."""
    key: str
    """What tells it from any other."""
    worth: int
    """How much it is worth to name it."""

    @property
    def is_promise(self) -> bool:
        """Whether it is an action or a commitment."""
        return self.noun != _STEP


@dataclass(frozen=True, slots=True)
class OthersUndone:
    """An account of them, below the questions."""

    text: str | None = None
    """The sentence, or what introduces the names, without its stop; None if nothing is said."""
    names: tuple[str, ...] = ()
    """Some of them in a few words, and how many other promises there are."""
    worth: int = 0
    """How much it is worth to say it."""
    counts_promises: bool = False
    """Whether it only counts some action or commitment."""


def undone(scope: Scope, late: Sequence[tuple[Item, StepToGreen]]) -> Sequence[Undone]:
    """Return what was to be done by the meeting, promises before steps, the oldest first.

    What was promised twice in the same words, or promised and made a step, is named once.

    Args:
        scope: the meeting.
        late: the overdue steps of its findings, the oldest first.
    """
    found: dict[str, Undone] = {}
    for each in (*_promises(scope), *(_step(scope, *pair) for pair in late)):
        found.setdefault(each.key, each)
    return [*found.values()]


def others_undone(
    all_undone: Sequence[Undone], asked: Collection[str], named: int, owed: str | None
) -> OthersUndone:
    """Say what is not done besides what is asked about: some by its name, and how many others.

    Args:
        all_undone: what is not done.
        asked: the keys of what is asked about.
        named: how many to name.
        owed: all that was promised, in words, which is said where no promise is asked or named;
            empty for nothing, None if nothing could be promised.
    """
    others = [each for each in all_undone if each.key not in asked]
    names = [each for each in others if each.said][:named]
    if names:
        return _named(names, [each for each in others if each not in names], also=bool(asked))
    if owed is not None and all(each in others for each in all_undone if each.is_promise):
        told = f"{capitalised(owed or 'nothing')} promised and not done"
        return OthersUndone(told, counts_promises=bool(owed))
    return _counted([each for each in others if each.is_promise])


def _named(names: Sequence[Undone], others: Sequence[Undone], *, also: bool) -> OthersUndone:
    """Name some, and say how many other promises there are; the picture has what else is late."""
    promises = sum(each.is_promise for each in others)
    counted = [counted_in_words(promises, "other")] if promises else []
    return OthersUndone(
        "Also not done" if also else "Not done",
        (*(str(each.said) for each in names), *counted),
        sum(each.worth for each in names),
        counts_promises=promises > 0,
    )


def _counted(promises: Sequence[Undone]) -> OthersUndone:
    counts = Counter(each.noun for each in promises)
    told = listed([counted_in_words(n, f"other {noun}") for noun, n in counts.items()])
    text = f"{capitalised(told)} not done" if told else None
    return OthersUndone(text, counts_promises=bool(told))


def _promises(scope: Scope) -> Iterator[Undone]:
    due = promised(scope)
    named = {each.key for each in with_a_subject(due)}
    for each in due:
        said = f"{subject_of(each.text)}{_of(scope, each.item)}" if each.key in named else None
        noun = "action" if each.is_action else "commitment"
        yield Undone(said, noun, each.key, PROMISE)


def _step(scope: Scope, item: Item, step: StepToGreen) -> Undone:
    words = uncapitalised(beginning(step.text, _STEP_WORDS))
    return Undone(f"{words}{_of(scope, item.id)}", _STEP, key_of(item.id, step.text), STEP)


def _of(scope: Scope, item: str | None) -> str:
    link = scope.links.get(item or "")
    return f" ({link.reference})" if link else ""
