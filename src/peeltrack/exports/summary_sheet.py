"""The first sheet of a workbook, for people: the position, each finding, and what is overdue."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format

from peeltrack.exports.source import Export
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.due import DueKind, item_deadlines, overdue
from peeltrack.queries.item_names import names_apart
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import SHARES, trend
from peeltrack.wording import NOT_RATED, capitalised, cut_short, long_date, spoken

_WIDTHS = (60, 18, 14, 14, 18, 36, 36, 26)
_HEIGHT = 15
"""Points of a line."""
_LONGEST = 300
"""Characters of a text; the other sheets have all of it."""
_FIRST_DAY = date(1900, 3, 1)
MARKINGS = {
    Audience.INTERNAL: "INTERNAL: restricted text is included. Not for publication.",
    Audience.PUBLIC: "Public: restricted text is left out.",
}
_KINDS = {
    DueKind.ITEM: "HMICFRS deadline",
    DueKind.TARGET: "Target",
    DueKind.COMMENTS: "Chief constable's comments",
    DueKind.RESPONSE: "PCC's statutory response",
}

_Cell = str | int | date | None
_Row = Sequence[_Cell]


def write_summary(workbook: xlsxwriter.Workbook, source: Export) -> None:
    """Add the sheet to a workbook, which has no other yet."""
    sheet = workbook.add_worksheet("summary")
    looks = {
        "title": workbook.add_format({"bold": True, "font_size": 16}),
        "section": workbook.add_format({"bold": True, "font_size": 13, "bottom": 2}),
        "head": workbook.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
        "text": workbook.add_format({"text_wrap": True, "valign": "top"}),
        "number": workbook.add_format({"valign": "top", "align": "left"}),
        "day": workbook.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"}),
    }
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    for number, (look, row) in enumerate(_rows(source)):
        if (lines := _lines(row)) > 1 and look == "text":  # LibreOffice would not see to it
            sheet.set_row(number, _HEIGHT * lines)
        for place, cell in enumerate(row):
            _write(sheet, (number, place), cell, looks, look)


def _lines(row: _Row) -> int:
    """Return the lines that the tallest cell of a row needs."""
    cells = zip(_WIDTHS, row, strict=False)
    return max(
        (ceil(len(_short(c)) / (w * 0.9)) for w, c in cells if isinstance(c, str)), default=1
    )


def _short(text: str) -> str:
    return cut_short(text, _LONGEST)


def _write(
    sheet: "xlsxwriter.worksheet.Worksheet",
    at: tuple[int, int],
    cell: _Cell,
    looks: dict[str, Format],
    look: str,
) -> None:
    match cell:
        case None:
            pass
        case int():
            sheet.write_number(*at, cell, looks["number"])
        case str():
            sheet.write_string(*at, _short(cell), looks[look])
        case _ if cell < _FIRST_DAY:  # Excel knows no such date
            sheet.write_string(*at, long_date(cell), looks["text"])
        case _:
            sheet.write_datetime(*at, cell, looks["day"])


def _rows(source: Export) -> Iterator[tuple[str, _Row]]:
    """Yield every row with its look."""
    yield "title", [f"{source.register.organisation.name}: {long_date(source.on)}"]
    yield "text", [MARKINGS[source.audience]]
    for name, heads, rows, without in (
        ("The position", _POSITION, list(_position(source)), "The register has no finding."),
        ("Open findings", _FINDINGS, list(_findings(source)), "No finding is open."),
        ("Overdue", _OVERDUE, list(_overdue(source)), "Nothing is overdue."),
    ):
        yield "text", []
        yield "section", [name]
        if rows:
            yield "head", heads
        yield from (("text", row) for row in rows or [[without]])


_POSITION = ("Report", *map(capitalised, SHARES), "All")


def _position(source: Export) -> Iterator[_Row]:
    """Yield the findings of each report by RAG, and the total."""
    register, total = source.register, [0] * (len(SHARES) + 1)
    points = trend([(source.on, register)], Selection(), lambda item: item.inspection)
    for point in points:
        if point.total:
            numbers = [*point.shares().values(), point.total]
            total = [sum(pair) for pair in zip(total, numbers, strict=True)]
            yield register.inspections[point.group or ""].called, *numbers
    if total[-1]:
        yield "Total", *total


_FINDINGS = (
    "Finding", "RAG", "Steps done", "Next date", "Last update", "Strategic lead", "Tactical lead",
    "Report",
)  # fmt: skip


def _findings(source: Export) -> Iterator[_Row]:
    """Yield each finding that has not ended, in the order of the reports."""
    register = source.register
    items = [item for item in register.items.values() if not item.has_ended]
    names = names_apart(register, items)
    places = {id_: place for place, id_ in enumerate(register.inspections)}
    for item in sorted(items, key=lambda item: places[item.inspection]):
        last, steps = source.newest[item.id], item.steps_to_green
        yield (
            f"{names[item.id]}: {item.title}",
            _rating(item),
            f"{len(item.done_steps)} of {len(steps)}" if steps else "no steps",
            min((each.due for each in item_deadlines(item)), default=None) or "no date",
            last.date if last else "no update" if item.needs_leads else None,
            _lead(source, item, item.strategic_lead),
            _lead(source, item, item.tactical_lead),
            register.inspection_of(item).called,
        )


def _rating(item: Item) -> str:
    if item.rag is None and not item.needs_leads:
        return "Monitor only"
    return capitalised(item.rag or NOT_RATED)


def _lead(source: Export, item: Item, id_: str | None) -> str | None:
    """Return a lead's office, and that its holder has left."""
    if id_ is None:
        return "no lead" if item.needs_leads else None
    lead = source.register.organisation.leads.get(id_)
    title = source.register.lead_title(id_) or id_
    has_left = lead is not None and not lead.is_in_post(source.on)
    return f"{title} (left post)" if has_left else title


_OVERDUE = ("What", "Kind", "Days overdue", "Due", "Finding", "Lead")


def _overdue(source: Export) -> Iterator[_Row]:
    """Yield what is overdue, the longest first."""
    register = source.register
    items = [item for item in register.items.values() if not item.has_ended]
    names = names_apart(register, items)
    for due in overdue(register, source.on):
        kind = _KINDS.get(due.kind) or capitalised(spoken(due.kind))
        lead = register.lead_title(due.lead) or "no lead"
        finding = names.get(due.item or "")
        yield due.what, kind, due.days_overdue(source.on), due.due, finding, lead
