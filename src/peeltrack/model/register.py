"""The register: all that the office knows, as one frozen value."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.published_positions import Position
from peeltrack.model.record import ReferenceKind
from peeltrack.model.references import names_used
from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import listed

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Register:
    """The organisation, inspections, items and meetings, each by its id."""

    organisation: Organisation
    inspections: Mapping[str, Inspection] = field(default_factory=dict)
    """By id, in the order of their publication, those without a date first."""
    items: Mapping[str, Item] = field(default_factory=dict)
    """By id, in the order of their inspections; causes of concern first, then as numbered."""
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    """By id, oldest first."""
    positions: tuple[Position, ...] = ()
    """What was published about it, oldest first."""
    unread: frozenset[str] = frozenset()
    """Ids whose files have problems, so that nobody is blamed for pointing at them."""

    @cached_property
    def open_items(self) -> tuple[Item, ...]:
        """The items with work still to do."""
        return tuple(item for item in self.items.values() if item.is_open)

    @property
    def live_items(self) -> tuple[Item, ...]:
        """The items that have not ended, green and submitted ones too."""
        return tuple(item for item in self.items.values() if not item.has_ended)

    @cached_property
    def items_to_act_on(self) -> tuple[Item, ...]:
        """The open items that the force does not only monitor."""
        return tuple(item for item in self.open_items if item.awaits_action)

    @cached_property
    def causes_of_concern(self) -> Mapping[str, Sequence[Item]]:
        """The causes of concern by their inspection's id; none for one without any."""
        causes = defaultdict[str, list[Item]](list)
        for item in self.items.values():
            if item.kind == ItemKind.CAUSE_OF_CONCERN:
                causes[item.inspection].append(item)
        return causes

    @cached_property
    def holding_withdrawn(self) -> tuple[Item | Meeting, ...]:
        """The items and meetings that were withdrawn, or hold something that was."""
        return (
            *(item for item in self.items.values() if item.holds_withdrawn),
            *(meeting for meeting in self.meetings.values() if meeting.holds_withdrawn),
        )

    @cached_property
    def names_used(self) -> Mapping[ReferenceKind, Set[str]]:
        """What its records name by id, of each kind, wherever they name it."""
        return names_used(
            (
                *self.items.values(),
                *self.meetings.values(),
                *self.inspections.values(),
                self.organisation,
                *self.positions,
            )
        )

    def once(self, asked: Callable[["Register"], _Answer]) -> _Answer:
        """Return what a function says of the register, working it out only once."""
        if asked not in self._answers:
            self._answers[asked] = asked(self)
        return cast("_Answer", self._answers[asked])

    @cached_property
    def _answers(self) -> dict[object, object]:
        return {}

    def inspection_of(self, item: Item) -> Inspection:
        """Return the inspection that made the finding."""
        return self.inspections[item.inspection]

    def superseded_by(self, item_id: str) -> tuple[str, ...]:
        """Return the ids of the items that an item superseded."""
        return tuple(id_ for id_, item in self.items.items() if item.superseded_by == item_id)

    def forum_name(self, forum: str) -> str:
        """Return the name of a forum by its id; the id itself if it is unknown."""
        known = self.organisation.forums.get(forum)
        return known.name if known else forum

    def meeting_title(self, meeting: Meeting) -> str:
        """Return a meeting's own title, or the name of its forum."""
        return meeting.title or self.forum_name(meeting.forum)

    def lead_title(self, lead: str | None, on: date | None = None) -> str | None:
        """Return a lead's office in full, marked if vacant on a date; None without a lead."""
        if lead is None:
            return None
        known = self.organisation.leads.get(lead)
        if known is None:
            return lead
        return known.title if on is None or known.is_in_post(on) else f"{known.title} (vacant)"

    def lead_titles(self, leads: Iterable[str], on: date | None = None) -> str | None:
        """Return the offices of leads as a sentence lists them, or None without any."""
        return listed([self.lead_title(lead, on) or lead for lead in leads]) or None
