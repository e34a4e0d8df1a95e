"""The position: what needs attention, what is due and what has changed. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.parts.item_order import by_inspection
from peeltrack.documents.parts.ratings import RATING_COLUMNS, AreaGroup, area_groups, label_of
from peeltrack.documents.site.changes import SiteEvent, site_events
from peeltrack.documents.site.headline import headline
from peeltrack.documents.site.site import DeadlineRow, Site
from peeltrack.model.items import Item
from peeltrack.queries.awaiting import not_submitted
from peeltrack.queries.due import DueKind, gravest_first
from peeltrack.wording import capitalised, counted, days, long_date

_NAMED = 4
"""Findings named beside their number."""
_LATE, _NEXT = 4, 6
"""Overdue deadlines shown, and all that are shown."""
_MOST_ROWS = 25
"""Rows of the table of areas; with more, it has a row for each report."""
_MOST_SQUARES = 40
"""Findings of a cell that have a square each; more are a number."""
_MOST_NAMED = 300
"""Findings of the table that have a square each; of more, every cell is a number."""


@dataclass(frozen=True, slots=True)
class Need:
    """A matter that needs attention: a number, with the findings that it counts."""

    number: int
    what: str
    """What is counted: Overdue; No update in 31 days."""
    address: str
    """The list of them."""
    examples: str
    """The first of them."""


@dataclass(frozen=True, slots=True)
class Square:
    """A finding in the table of areas, or the number of many."""

    label: str
    """6, R1, C; or a number of findings."""
    words: str
    """The same for who cannot see it: AFI 6: Missing person records, overdue."""
    address: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class AreaCell:
    """The findings of an area with one rating."""

    rating: str
    """The rating: Amber."""
    tone: str
    """The class of its colour: amber."""
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row of the table of areas."""

    name: str
    grade: str | None
    address: str
    cells: tuple[AreaCell, ...]


@dataclass(frozen=True, slots=True)
class AreaTable:
    """The open findings by area and rating."""

    columns: tuple[tuple[str, str], ...]
    """The name of each rating, and the class of its colour."""
    rows: tuple[AreaLine, ...]
    has_late: bool
    """Whether a finding is marked as overdue."""


@dataclass(frozen=True, slots=True)
class PositionView:
    """The position. A template sees this as `it`."""

    headline: str
    needs: tuple[Need, ...]
    deadlines: tuple[DeadlineRow, ...]
    """The gravest of what is overdue, and what is due next, by date."""
    more_overdue: int
    """The number of other overdue deadlines."""
    since: date
    news: tuple[str, ...]
    """What has changed since."""
    events: tuple[SiteEvent, ...]
    """The meetings held and the papers published since."""
    changes: str
    """The page of what has changed."""
    all_deadlines: str
    """The page of all deadlines."""
    areas: AreaTable
    months: Chart | None
    """Ratings over time; None if nothing has changed."""
    branch: str
    """What a branch changes, in a sentence; empty if the site is about none."""
    branch_changes: str
    """The list of what it changes."""


def position(site: Site, months: Chart | None = None, branch: str = "") -> PositionView:
    """Return the first page.

    Args:
        site: the site.
        months: the picture of ratings over time.
        branch: what a branch changes, in a sentence, if the site is about one.
    """
    every_late = gravest_first(site.scope.watchlist.late)
    late = sorted(every_late[:_LATE], key=lambda due: due.due)
    coming = [due for due in site.deadlines if due.due >= site.on]
    return PositionView(
        headline=headline(site),
        needs=tuple(_needs(site)),
        deadlines=site.rows([*late, *coming[: _NEXT - len(late)]]),
        more_overdue=len(every_late) - len(late),
        since=site.since,
        news=site.moved.news if site.moved else (),
        events=site_events(site),
        changes=site.at.page("changes"),
        all_deadlines=site.at.page("deadlines"),
        areas=area_table(site),
        months=months,
        branch=branch,
        branch_changes=site.at.page("changes", "branch"),
    )


def _needs(site: Site) -> Iterator[Need]:
    watch, at = site.scope.watchlist, site.at
    yield Need(
        len(watch.late), "Overdue", at.page("deadlines", "overdue"), _named(_overdue_names(site))
    )
    soon = days(site.register.organisation.rules.due_soon_days)
    due = [each for each in watch.soon if each.kind == DueKind.ITEM]
    names = [site.scope.links[each.source].reference for each in due]
    yield Need(
        len(due), f"Due to HMICFRS within {soon}", at.page("deadlines", "soon"), _named(names)
    )
    promised = [
        f"{site.register.meeting_title(meeting)}, {long_date(meeting.date)}"
        for meeting in site.newest_meetings
        for commitment in meeting.commitments
        if commitment.kept is None
    ]
    if any(meeting.commitments for meeting in site.newest_meetings):
        yield Need(
            len(promised),
            "Commitments not recorded as kept",
            at.page("meetings", "open"),
            _named([*dict.fromkeys(promised)]),
        )
    if site.shows_shortfalls:
        yield Need(
            len(watch.unowned),
            capitalised(*watch.lacks) if len(watch.lacks) == 1 else "One or both leads missing",
            at.findings(nolead="1"),
            _references(site, watch.unowned),
        )
        yield Need(
            len(watch.stale),
            f"No update in {days(site.scope.stale_after)}",
            at.findings(stale="1"),
            _ages(site),
        )
    complete = [entry.item for entry in not_submitted(site.register)]
    yield Need(
        len(complete),
        "Rated green, not yet submitted",
        at.findings(complete="1"),
        _references(site, [item.id for item in complete]),
    )


def _overdue_names(site: Site) -> list[str]:
    """Name what is overdue, the gravest first and each once, and one more than is shown."""
    names = dict[str, None]()
    for due in gravest_first(site.scope.watchlist.late):
        (row,) = site.rows([due])
        what = "Statutory response to " if due.kind == DueKind.RESPONSE else ""
        names[f"{what}{row.source}, {days(due.days_overdue(site.on))}"] = None
        if len(names) > _NAMED:
            break
    return [*names]


def _ages(site: Site) -> str:
    """Say when they were last updated if it was on one date; otherwise name the first."""
    stale = site.scope.watchlist.stale
    dates = {each.last_update for each in stale.values()}
    if len(stale) > 1 and len(dates) == 1:
        last = dates.pop()
        return f"All last updated on {long_date(last)}" if last else "None has an update"
    return _references(site, stale)


def _references(site: Site, ids: Iterable[str]) -> str:
    return _named([site.scope.links[id_].reference for id_ in ids])


def _named(names: Sequence[str]) -> str:
    more = ["and more"] if len(names) > _NAMED else []
    return "; ".join([*names[:_NAMED], *more])


def area_table(site: Site) -> AreaTable:
    """Return the open findings by area and rating; by report if there are many areas."""
    items = site.scope.items
    columns = [each for each in RATING_COLUMNS if any(map(each.holds, items))]
    groups = [
        (site.at.area(group.items[0].inspection, group.area), group)
        for group in area_groups(site.scope)
    ]
    if len(groups) > _MOST_ROWS:
        by_report = by_inspection(items)
        groups = [
            (site.at.inspection(each.id), AreaGroup(each.called, None, by_report[each.id]))
            for each in site.scope.inspections
            if by_report[each.id]
        ]
    groups.sort(key=lambda pair: not any(item.needs_leads for item in pair[1].items))
    rows = tuple(
        AreaLine(
            group.name,
            group.grade,
            address,
            tuple(
                AreaCell(
                    column.name,
                    column.tone.replace(" ", "-"),
                    tuple(_squares(site, [i for i in group.items if column.holds(i)], address)),
                )
                for column in columns
            ),
        )
        for address, group in groups
    )
    return AreaTable(
        tuple((each.name, each.tone.replace(" ", "-")) for each in columns),
        rows,
        has_late=any(s.is_late for row in rows for cell in row.cells for s in cell.squares),
    )


def _squares(site: Site, items: Sequence[Item], address: str) -> Iterator[Square]:
    most = _MOST_SQUARES if len(site.scope.items) <= _MOST_NAMED else 0
    if len(items) > most:
        late = any(item.id in site.late_items for item in items)
        words = f"{counted(len(items), 'finding')}{', some overdue' * late}"
        yield Square(f"{len(items):,}", words, address, late)
        return
    for item in items:
        link, late = site.scope.links[item.id], item.id in site.late_items
        yield Square(
            label_of(site.scope, item),
            f"{link.heading}{', overdue' * late}",
            link.anchor,
            late,
        )
