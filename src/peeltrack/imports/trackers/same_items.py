"""Items of the register that a tracker's findings are, under whatever name. Pure.

A tracker keeps the names that items had when it was made. Each way of finding an item
again is a function of `_WAYS`; the first result counts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.trackers.column_headings import Field
from peeltrack.imports.trackers.findings import TrackerFinding
from peeltrack.imports.trackers.references import same_number
from peeltrack.model.choices import KIND_IN_ID
from peeltrack.model.item_names import fitting_ids
from peeltrack.model.items import Item
from peeltrack.model.moves import current_ids
from peeltrack.model.register import Register

_FEWEST_WORDS = 6
"""The fewest words that identify a finding; another may share a shorter wording."""


class KnownItems:
    """The items of a register, found by a tracker's names for them."""

    def __init__(self, register: Register) -> None:
        self._items = register.items
        self._former = current_ids(register)

    def items_of(self, findings: Sequence[TrackerFinding]) -> list[Item | None]:
        """Return the item of each finding; None for a new one.

        A superseded item is replaced by its successor, unless the tracker has a row for that as
        well: the closed item then keeps its own row.
        """
        found = [self._item_of(finding) for finding in findings]
        named = {item.id for item in found if item}
        return [self._latest(item, named) if item else None for item in found]

    def _item_of(self, finding: TrackerFinding) -> Item | None:
        alike = [item for item in self._items.values() if item.kind == finding.kind]
        found = (item for way in _WAYS for item in way(finding, alike))
        return next(found, None) or self._moved(finding)

    def _moved(self, finding: TrackerFinding) -> Item | None:
        """Find it by an id that it had before it was moved or merged."""
        name = f"{finding.inspection}/{KIND_IN_ID[finding.kind]}-{finding.number}"
        ids = [self._former[id_] for id_ in fitting_ids(self._former, name)]
        return self._items.get(ids[0]) if len(set(ids)) == 1 else None

    def _latest(self, item: Item, named: set[str]) -> Item:
        last, seen = item, {item.id}
        while (next_ := last.superseded_by) and next_ in self._items and next_ not in seen:
            last = self._items[next_]
            seen.add(next_)
        return item if last.id in named else last


def _by_number(finding: TrackerFinding, items: Iterable[Item]) -> Iterator[Item]:
    """Find it by its inspection and number."""
    for item in items:
        if item.inspection == finding.inspection and same_number(item.number, finding.number):
            yield item


def _by_earlier_number(finding: TrackerFinding, items: Iterable[Item]) -> Iterator[Item]:
    """Find it by a number that was corrected later."""
    for item in items:
        if item.inspection == finding.inspection:
            before = (each.replaced for each in item.amendments if each.what == "number")
            if any(same_number(number, finding.number) for number in before if number):
                yield item


def _by_wording(finding: TrackerFinding, items: Iterable[Item]) -> Iterator[Item]:
    """Find it by its wording under another inspection, if one item alone has it or had it."""
    told = {words_of(text) for text in finding.texts(Field.WORDING)}
    told = {words for words in told if len(words) >= _FEWEST_WORDS}
    same = [item for item in items if told & set(_wordings(item))]
    if len(same) == 1:
        yield same[0]


def _wordings(item: Item) -> Iterator[tuple[str, ...]]:
    """List the wording of an item now and before each correction."""
    yield words_of(item.wording)
    for each in item.amendments:
        if each.what == "wording" and each.replaced:
            yield words_of(each.replaced)


_WAYS: tuple[Callable[[TrackerFinding, Iterable[Item]], Iterator[Item]], ...] = (
    _by_number,
    _by_earlier_number,
    _by_wording,
)
