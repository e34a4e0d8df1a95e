"""Items of the register that a tracker's findings are, under whatever name. Pure.

A tracker keeps the names that items had when it was made. Each way of finding an item
again is a function of `_WAYS`; the first result counts.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import same_number
from peeltrack.imports.trackers.tracker_finding import TrackerFinding
from peeltrack.model.choices import KIND_IN_ID
from peeltrack.model.item_names import fitting_ids
from peeltrack.model.items import Item
from peeltrack.model.moves import current_ids
from peeltrack.model.register import Register

_FEWEST_WORDS = 6
"""The fewest words that identify a finding; another may share a shorter wording."""
_FEWEST_OF_OWN = 4
_ELLIPSIS = re.compile(r"\u2026|\.{3}")
_ALIKE, _APART = 0.6, 0.2
"""The least likeness of a shortened wording, and by how much it exceeds every other's."""
_FEWEST_ROWS = 2
"""The fewest rows whose wordings tell the inspection of a tracker."""


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item of the register that a tracker's finding is."""

    item: Item
    since: date | None = None
    """The date from which it supersedes the item that the tracker names, if it does."""


class KnownItems:
    """The items of a register, found by a tracker's names for them."""

    def __init__(self, register: Register) -> None:
        self._items = register.items
        self._former = current_ids(register)

    def items_of(self, findings: Sequence[TrackerFinding]) -> list[KnownItem | None]:
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

    def _latest(self, item: Item, named: set[str]) -> KnownItem:
        last, seen = item, {item.id}
        since: date | None = None
        while (next_ := last.superseded_by) and next_ in self._items and next_ not in seen:
            since = last.superseded.date if last.superseded else since
            last = self._items[next_]
            seen.add(next_)
        return KnownItem(item) if last.id in named else KnownItem(last, since)


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


def _within_wording(finding: TrackerFinding, items: Iterable[Item]) -> Iterator[Item]:
    """Find it by words that only one wording holds, as where a row has a lead-in's entry alone.

    Within its own inspection fewer words identify it, and an ellipsis may stand between them.
    """
    for text in finding.texts(Field.WORDING):
        own = [item for item in items if item.inspection == finding.inspection]
        for among, fewest in ((own, _FEWEST_OF_OWN), (items, _FEWEST_WORDS)):
            same = [item for item in among if wording_holds(item, text, fewest)]
            if len(same) == 1:
                yield same[0]


def _alike(finding: TrackerFinding, items: Iterable[Item]) -> Iterator[Item]:
    """Find it by a wording of its inspection that is much more like it than any other."""
    own = [item for item in items if item.inspection == finding.inspection]
    for text in finding.texts(Field.WORDING):
        if len(words_of(text)) < _FEWEST_WORDS:
            continue
        ranked = sorted((likeness(text, item.wording), item.id, item) for item in own)[::-1]
        second = ranked[1][0] if len(ranked) > 1 else 0
        if ranked and ranked[0][0] >= _ALIKE and ranked[0][0] - second >= _APART:
            yield ranked[0][2]


def wording_holds(item: Item, text: str, fewest: int = _FEWEST_WORDS) -> bool:
    """Check whether the wording of an item has words in the same order, and enough of them."""
    return _holds(map(_spaced, _wordings(item)), _parts_of(text, fewest))


def _holds(wordings: Iterable[str], parts: Sequence[str]) -> bool:
    return bool(parts) and any(all(part in wording for part in parts) for wording in wordings)


def _parts_of(text: str, fewest: int) -> list[str]:
    """Return the words of a text between its ellipses; none if they are too few."""
    parts = [words_of(part) for part in _ELLIPSIS.split(text)]
    return [_spaced(part) for part in parts if part] if sum(map(len, parts)) >= fewest else []


def _spaced(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def inspection_by_wordings(texts: Sequence[str], items: Iterable[Item]) -> str | None:
    """Return the inspection that most of a tracker's wordings are from; None if that is unsure."""
    told = [text for text in texts if len(words_of(text)) >= _FEWEST_WORDS]
    known = [(item.inspection, [*map(_spaced, _wordings(item))]) for item in items]
    votes = Counter(
        inspection
        for parts in (_parts_of(text, _FEWEST_WORDS) for text in told)
        for inspection in {id_ for id_, wordings in known if _holds(wordings, parts)}
    )
    best = votes.most_common(2)
    alone = len(best) == 1 or (len(best) > 1 and best[0][1] > best[1][1])
    sure = alone and best[0][1] >= _FEWEST_ROWS and best[0][1] * 2 > len(told)
    return best[0][0] if sure else None


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
    _within_wording,
    _alike,
)
