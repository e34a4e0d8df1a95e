"""What a rule of challenge is given, and what it raises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from peeltrack.model.items import Clause, Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum
from peeltrack.model.problems import Place
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.queries import fora
from peeltrack.wording import listed

_QUOTED = 90
"""Characters of a step or a part that a sentence has room for."""


@dataclass(frozen=True)
class Preparation:
    """A meeting that is being prepared: what its chair has before them, and nothing later.

    Of meetings it knows those before the day alone: what was asked, answered or promised
    at the meeting itself cannot be foreseen by reading it.
    """

    register: Register
    """As at the day."""
    forum_id: str
    on: date

    @property
    def forum(self) -> Forum:
        """The forum that meets."""
        return self.register.organisation.fora[self.forum_id]

    @cached_property
    def agenda(self) -> tuple[Item, ...]:
        """The items that the forum sees: those of its inspections that have not ended."""
        return fora.agenda(self.register, self.forum)

    @cached_property
    def open_items(self) -> tuple[Item, ...]:
        """Those of them that the force has still to act on."""
        return tuple(item for item in self.agenda if item.is_open and item.needs_leads)

    @cached_property
    def worked_items(self) -> tuple[Item, ...]:
        """The open items that steps are written for.

        A cause of concern is put right by its recommendations, and its steps are theirs.
        """
        answered = {f"{item.inspection}/{item.cause_of_concern}" for item in self.agenda}
        return tuple(
            item
            for item in self.open_items
            if item.kind != ItemKind.CAUSE_OF_CONCERN or item.id not in answered
        )

    @property
    def earlier(self) -> tuple[Meeting, ...]:
        """Every meeting before the day, oldest first."""
        meetings = self.register.meetings.values()
        return tuple(meeting for meeting in meetings if meeting.date < self.on)

    @property
    def stale_after(self) -> int:
        """How many days old an update may be here."""
        return fora.stale_after(self.register, self.forum)


class Raised(NamedTuple):
    """What a rule found; which rule it was is the rule's own name."""

    item: str | None
    file: str
    at: Place
    fact: str
    question: str
    is_hint: bool = False

    @classmethod
    def on_item(
        cls, item: Item, at: Place, fact: str, question: str, *, is_hint: bool = False
    ) -> "Raised":
        """Something to be mended in an item's own file."""
        return cls(item.id, item.file, at, fact, question, is_hint)


@dataclass(frozen=True, slots=True)
class Point:
    """Something the chair can be expected to ask, and the fact that gives rise to it."""

    item: str | None
    """The item's id; none for the meeting as a whole."""
    rule: str
    fact: str
    question: str
    rank: int
    """Its place among all that were raised, 1 being the most telling."""
    is_hint: bool
    """Whether it rests on the likeness of words and not on a recorded fact."""
    file: str
    """Where to mend it: the file, as a path from the register's folder."""
    at: Place
    """The keys that lead to the place within the file."""


def parts_in_brief(parts: Sequence[Clause]) -> str:
    """Parts of a wording as a sentence names them: part ii, “…”, and part v, “…”."""
    return listed([f"part {part.ref}, {quoted(part.text)}" for part in parts])


def quoted(text: str) -> str:
    """A recorded text in quotation marks within a sentence: one line, cut where it is long."""
    plain = " ".join(text.split()).rstrip(".;:")
    if len(plain) > _QUOTED:
        plain = f"{plain[:_QUOTED].rsplit(' ', 1)[0]} …"
    return f"“{plain}”"
