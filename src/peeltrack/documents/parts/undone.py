"""Promises and overdue steps without a question on a brief's first page. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from peeltrack.documents.parts.few_words import beginning, subject_of
from peeltrack.documents.parts.promised import Promised, promised, telling
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
_OVERDUE = "other overdue step"


@dataclass(frozen=True, slots=True)
class Undone:
    """A promise or a step to green that is not done."""

    said: str | None
    """It in a few words, with its finding; None if no words name it."""
    noun: str
    """The word by which it is counted."""
    text: str
    """It as recorded."""
    worth: int
    """How much it is worth to name it."""


@dataclass(frozen=True, slots=True)
class OthersUndone:
    """An account of them, below the questions."""

    text: str | None = None
    """The sentence, without its stop; None if there is nothing to say."""
    worth: int = 0
    """How much it is worth to say it."""
    counts_promises: bool = False
    """Whether it only counts some action or commitment."""


def undone(scope: Scope, late: Sequence[tuple[Item, StepToGreen]]) -> Sequence[Undone]:
    """Return what was to be done by the meeting, promises before steps, the oldest first.

    Args:
        scope: the meeting.
        late: the overdue steps of its findings, the oldest first.
    """
    return [*_promises(scope), *(_step(scope, *each) for each in late)]


def others_undone(
    all_undone: Sequence[Undone], asked: Collection[str], named: int, owed: str | None
) -> OthersUndone:
    """Say what is not done besides what is asked about: some by its name, and how many others.

    Args:
        all_undone: what is not done.
        asked: the texts of what is asked about.
        named: how many to name.
        owed: all that was promised, in words, which is said where no promise is asked or named;
            empty for nothing, None if nothing could be promised.
    """
    if (
        owed is not None
        and not named
        and not any(_is_promise(e) for e in all_undone if e.text in asked)
    ):
        return OthersUndone(
            f"{capitalised(owed or 'nothing')} promised and not done", 0, bool(owed)
        )
    others = [each for each in all_undone if each.text not in asked]
    names = [each for each in others if each.said][:named]
    if not named:
        others = [each for each in others if _is_promise(each)]
    counts = Counter(each.noun for each in others if each not in names)
    rest = (
        counted_in_words(counts.total(), "other")
        if names
        else listed([counted_in_words(n, noun) for noun, n in counts.items()])
    )
    counts_promises = any(_is_promise(each) for each in others if each not in names)
    if not names:
        text = f"{capitalised(rest)} not done" if rest else None
        return OthersUndone(text, 0, counts_promises)
    told = "; ".join([*(str(each.said) for each in names), *([rest] if counts else [])])
    either = "either" if asked else "yet"
    worth = sum(each.worth for each in names)
    return OthersUndone(f"Not done {either}: {told}", worth, counts_promises)


def _is_promise(undone: Undone) -> bool:
    return undone.noun != _OVERDUE


def _promises(scope: Scope) -> Iterator[Undone]:
    due = promised(scope)
    named = {each.text for each in telling(due)}
    for each in due:
        said = f"{subject_of(each.text)}{_of(scope, each.item)}" if each.text in named else None
        yield Undone(said, _noun(each), each.text, PROMISE)


def _noun(promise: Promised) -> str:
    return "other action" if promise.is_action else "other commitment"


def _step(scope: Scope, item: Item, step: StepToGreen) -> Undone:
    words = uncapitalised(beginning(step.text, _STEP_WORDS))
    return Undone(f"{words}{_of(scope, item.id)}", _OVERDUE, step.text, STEP)


def _of(scope: Scope, item: str | None) -> str:
    link = scope.links.get(item or "")
    return f" ({link.reference})" if link else ""
