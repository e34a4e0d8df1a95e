"""The filters that every list of items shares."""

from typing import NamedTuple

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind, Rag, RagSought, State


class Selection(NamedTuple):
    """The conditions for an item to be listed; a filter left out lets every item through."""

    rag: Rag | RagSought | None = None
    """The RAG; `unrated` finds items not ended without one, as `status` counts them."""
    kind: ItemKind | None = None
    inspection: str | None = None
    area: str | None = None
    """An area's id, name or alias."""
    lead: str | None = None
    """A strategic or tactical lead."""
    programme: str | None = None
    portfolio: str | None = None
    state: State | None = None
    text: str | None = None
    """Words that the id, title, wording or any update must contain, in any case."""

    def holds(self, register: Register, item: Item) -> bool:
        """Check whether the item passes every filter."""
        return (
            (self.rag is None or self._is_rated(item))
            and (self.kind is None or item.kind == self.kind)
            and (self.inspection is None or item.inspection == self.inspection)
            and (self.area is None or self._in_area(register, item))
            and (self.lead is None or self.lead in (item.strategic_lead, item.tactical_lead))
            and (self.programme is None or self.programme in item.programmes)
            and (self.portfolio is None or _says(self.portfolio, item.portfolio or ""))
            and (self.state is None or item.state == self.state)
            and (self.text is None or self._mentioned(item))
        )

    def _is_rated(self, item: Item) -> bool:
        if self.rag == RagSought.UNRATED:
            return item.rag is None and not item.has_ended
        return item.rag is not None and item.rag.value == self.rag

    def _in_area(self, register: Register, item: Item) -> bool:
        inspection = register.inspections.get(item.inspection)
        area = inspection.area_called(self.area or "") if inspection else None
        return area is not None and area.id == item.area

    def _mentioned(self, item: Item) -> bool:
        texts = (item.id, item.title, item.wording, *(update.text for update in item.progress))
        return any(_says(self.text or "", text) for text in texts)


def select_items(register: Register, selection: Selection) -> tuple[Item, ...]:
    """Return the items that pass every filter, in the register's order."""
    if selection == Selection():
        return tuple(register.items.values())
    return tuple(item for item in register.items.values() if selection.holds(register, item))


def _says(words: str, text: str) -> bool:
    return words.casefold() in text.casefold()
