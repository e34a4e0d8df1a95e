"""The points that challenge raises: what each rule returns, and the questions chosen from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.problems import Place
from peeltrack.wording import capitalised


class RuleResult(NamedTuple):
    """A rule's result; the rule is known by its own name."""

    item: str | None
    file: str
    at: Place
    fact: str
    question: str
    is_hint: bool = False
    of_many: str = ""
    """How the fact is put where it is counted over the items; else as its rule puts it."""
    statement: str = ""
    """The words of an update that it quotes; no other point of the item quotes them again."""
    is_formal: bool = False
    """Whether it asks for what the register lacks and says nothing of the work."""
    short: str = ""
    """The question in few words, without the item's name, if it has fewer."""
    can_wait: bool = False
    """Whether it is as light as those of the light rules."""
    weight: float = 0.0
    """How telling it is among those of its rule; the most telling comes first."""
    joined: str = ""
    """The question as another about the item asks it too, without a mark; empty if none can."""
    also: str = ""
    """What it asks beside its own, as questions without the item's name."""
    what_else: str = ""
    """What else is known of the item that may be asked about, in sentences; a paper prints it."""
    supplementary: tuple[str, ...] = ()
    """The questions about that, which follow the point's own: each a sentence."""

    @classmethod
    def on_item(
        cls,
        item: Item,
        at: Place,
        fact: str,
        question: str,
        *,
        is_hint: bool = False,
        of_many: str = "",
        statement: str = "",
        is_formal: bool = False,
        short: str = "",
        can_wait: bool = False,
        joined: str = "",
    ) -> "RuleResult":
        """Return a result that is put right in an item's own file."""
        return cls(
            item.id,
            item.file,
            at,
            fact,
            capitalised(question),
            is_hint,
            of_many,
            statement,
            is_formal,
            capitalised(short),
            can_wait,
            joined=joined,
        )


def places_by_item(results: Iterable[tuple[int, RuleResult]]) -> Mapping[str | None, list[int]]:
    """Return the places of results by the item that each is about."""
    of_item = defaultdict[str | None, list[int]](list)
    for place, each in results:
        of_item[each.item].append(place)
    return of_item


@dataclass(frozen=True, slots=True)
class Point:
    """A point that the chair is likely to raise, and the fact behind it."""

    item: str | None
    """The item's id; none for the meeting as a whole."""
    rule: str
    fact: str
    question: str
    short: str
    """The question in few words, where the item's name and last update stand beside it."""
    rank: int
    """Its place among all that the rules raise, told or not, 1 being the most telling."""
    is_hint: bool
    """Whether it rests on the likeness of words and not on a recorded fact."""
    file: str
    """Where to mend it: the file, as a path from the register's folder."""
    at: Place
    """The keys that lead to the place within the file."""
    also: str = ""
    """What its question asks beside its own, as questions without the item's name; may be empty."""
    what_else: str = ""
    """What else is known of the item that may be asked about, in sentences; a paper prints it."""
    supplementary: tuple[str, ...] = ()
    """The questions about that, which follow the point's own: each a sentence."""
    left_out: str = ""
    """Why it is left out unless all are shown; empty if it is among the most telling."""

    @property
    def whole_fact(self) -> str:
        """The fact, with what else is known of the item."""
        return f"{self.fact} {self.what_else}".rstrip()

    @property
    def questions(self) -> tuple[str, ...]:
        """The question, and the supplementary ones."""
        return (self.question, *self.supplementary)
