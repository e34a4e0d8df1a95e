"""Findings by area and rating, as numbers and as a picture. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from peeltrack.documents.charts.areas import AreaRow, DrawnFinding, areas
from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.palette import MarkTone
from peeltrack.documents.parts.header import RagView, rag_view
from peeltrack.documents.parts.item_order import by_area, by_inspection
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind, Rag
from peeltrack.queries.item_names import reference
from peeltrack.wording import capitalised, listed

_LETTERS = {
    ItemKind.CAUSE_OF_CONCERN: "C",
    ItemKind.RECOMMENDATION: "R",
    ItemKind.AREA_FOR_IMPROVEMENT: "",
}
_MOST_ROWS = 12
"""Areas, or reports, that the first page has room for."""
_HEAD, _ROW = 4.5, 1.42
"""Lines of text that are as high as the head of the picture, and as one of its rows."""
_WORDS = re.compile(r">([^<]+)</text>")


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A row of the table of ratings."""

    name: str
    """The area; or the inspection, where there are too many areas; or All."""
    grade: str | None
    """HMICFRS's grade: Requires improvement; None if not graded."""
    numbers: tuple[int, ...]
    """The number of findings under each column."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """Findings by area and rating."""

    ratings: tuple[RagView, ...]
    """The ratings that some finding has, worst first."""
    rows: tuple[RatingRow, ...]
    """The areas with findings."""
    is_by_area: bool
    """Whether the rows are areas; otherwise inspections, or all findings together."""
    is_numbered: bool
    """Whether the picture has a mark with its number for each finding, not one for all."""
    picture: Chart | None
    """The same as a picture, each finding in its place; None without findings or room."""
    sentence: str | None = None
    """The same in a sentence, where a page has no room for the picture beside its questions."""

    @property
    def words(self) -> int:
        """Return the number of words that the picture adds to a page."""
        if self.picture is None:
            return len((self.sentence or "").split())
        drawn = _WORDS.findall(self.picture.wide.marks)
        return len(" ".join((self.picture.title, self.picture.caption, *drawn)).split())

    @property
    def lines(self) -> float:
        """Return the room that the picture takes on a page, in lines of text."""
        return _HEAD + _ROW * len(self.rows) if self.picture else bool(self.sentence)


class AreaGroup(NamedTuple):
    """The findings of a row."""

    name: str
    grade: str | None
    items: Sequence[Item]
    area: str | None = None
    """The id of the area; None for a whole report, or what is tied to none."""


class RatingColumn(NamedTuple):
    """A column: a rating, not rated, or only monitored."""

    name: str
    tone: MarkTone
    rag: Rag | None
    needs_leads: bool = True

    def holds(self, item: Item) -> bool:
        """Check whether an item belongs in the column."""
        if self.rag or item.rag:
            return item.rag == self.rag
        return item.needs_leads == self.needs_leads


RATING_COLUMNS = (
    *(RatingColumn(rag.capitalize(), MarkTone(rag), rag) for rag in Rag),
    RatingColumn("Not rated", MarkTone.UNRATED, None),
    RatingColumn("Monitor only", MarkTone.ENDED, None, needs_leads=False),
)


def ratings_in_detail(scope: Scope) -> Iterator[Ratings]:
    """Yield the findings by area, then in less and less detail, at last in a sentence."""
    groups = by_inspection(scope.items)
    inspections = [
        AreaGroup(inspection.called, None, groups[inspection.id])
        for inspection in scope.inspections
        if groups[inspection.id]
    ]
    by_areas = list(_areas_of_usual(scope))
    for rows in (by_areas, inspections):
        if len(rows) <= _MOST_ROWS:
            yield _table(scope, rows, are_named=True, is_by_area=rows is by_areas)
            yield _table(scope, rows, are_named=False, is_by_area=rows is by_areas)
    yield _without_picture(_table(scope, [AreaGroup("All", None, scope.items)], are_named=False))


def _without_picture(ratings: Ratings) -> Ratings:
    """Return the ratings of all findings without the picture of one row, which says no more."""
    if ratings.picture is None:
        return ratings
    late = ratings.picture.subtitle.partition("; ")[2]
    sentence = "; ".join(filter(None, [ratings.picture.title, late]))
    return replace(ratings, picture=None, sentence=sentence)


def _table(
    scope: Scope, groups: Sequence[AreaGroup], *, are_named: bool, is_by_area: bool = False
) -> Ratings:
    columns = [each for each in RATING_COLUMNS if any(map(each.holds, scope.items))]
    cells = [[tuple(filter(each.holds, group.items)) for each in columns] for group in groups]
    return Ratings(
        ratings=tuple(rag_view(scope.register, each.rag) for each in columns if each.rag),
        rows=tuple(
            RatingRow(group.name, group.grade, tuple(map(len, found)))
            for group, found in zip(groups, cells, strict=True)
        ),
        is_by_area=is_by_area,
        is_numbered=are_named,
        picture=_picture(scope, columns, groups, cells, are_named=are_named),
    )


def _picture(
    scope: Scope,
    columns: Sequence[RatingColumn],
    groups: Sequence[AreaGroup],
    cells: Sequence[Sequence[Sequence[Item]]],
    *,
    are_named: bool,
) -> Chart | None:
    late = {due.item for due in scope.watchlist.late}
    rows = [
        AreaRow(
            group.name,
            tuple(
                tuple(
                    DrawnFinding(
                        scope.links[item.id].reference, label_of(scope, item), item.id in late
                    )
                    for item in items
                )
                for items in found
            ),
        )
        for group, found in zip(groups, cells, strict=True)
    ]
    return areas([(each.name, each.tone) for each in columns], rows, are_named=are_named)


def _areas_of_usual(scope: Scope) -> Iterator[AreaGroup]:
    """Yield the areas of the inspection with most findings, and each other inspection whole."""
    groups = by_inspection(scope.items)
    for inspection in scope.inspections:
        items = groups[inspection.id]
        if scope.usual not in (None, inspection.id) and items:
            yield AreaGroup(inspection.called, None, items)
        else:
            yield from _areas_of(scope, inspection, items)


def label_of(scope: Scope, item: Item) -> str:
    """Return a finding as a mark names it: 6 for an AFI, R1, or C for the only cause."""
    name = scope.links[item.id].reference
    is_only = item.kind == ItemKind.CAUSE_OF_CONCERN and item.number not in name.split()
    return _LETTERS[item.kind] + ("" if is_only else item.number)


def labels_in_words(scope: Scope, items: Iterable[Item]) -> str:
    """Say what marks mean by the first of each kind: 5 is AFI 5 and C the cause of concern."""
    firsts = {item.kind: item for item in reversed(list(items))}
    meant: list[str] = []
    for kind in reversed(_LETTERS):
        if item := firsts.get(kind):
            label = label_of(scope, item)
            name = "a cause of concern" if label == "C" else reference(scope.register, item)
            meant.append(f"{label}{'' if meant else ' is'} {name}")
    return listed(meant)


def area_groups(scope: Scope) -> Iterator[AreaGroup]:
    """Yield the areas that have findings, and those tied to none, report by report."""
    groups = by_inspection(scope.items)
    for inspection in scope.inspections:
        yield from _areas_of(scope, inspection, groups[inspection.id])


def _areas_of(
    scope: Scope, inspection: Inspection, findings: Sequence[Item]
) -> Iterator[AreaGroup]:
    several = len(scope.inspections) > 1 and inspection.id != scope.usual
    suffix = f" ({inspection.called})" if several else ""
    for area, items in by_area(scope.register, inspection, findings):
        if items:
            name = area.name if area else "Not tied to an area"
            grade = capitalised(area.judgment) if area else None
            yield AreaGroup(f"{name}{suffix}", grade, items, area.id if area else None)
