"""Cells, choices and pages of the workbooks that we write. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from peeltrack.imports.readers.workbook import Cell
from peeltrack.model.vocabulary import Rag
from peeltrack.returns.style import Formats, height
from peeltrack.wording import listed

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
A3, A4 = 8, 9
"""Paper sizes by the numbers that Excel gives them."""

_PROSE = 100
"""The width of a column of sentences."""
_BEFORE_EXCEL = 1900
"""The first year of Excel's calendar, in which it counts a day too many."""

Rule = Mapping[str, object]
"""What the cells of a column accept; pasting bypasses it."""


def set_page(
    sheet: Worksheet, footer: str, *, landscape: bool = False, paper: int = A4, marking: str = ""
) -> None:
    """Set a sheet to be printed one page wide, with a footer and the marking above each page."""
    sheet.set_paper(paper)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6 if marking else 0.5, bottom=0.6)
    if marking:
        sheet.set_header(f"&C{_plain(marking)}")
    sheet.set_footer(f"&L{_plain(footer)}&RPage &P of &N")


def _plain(words: str) -> str:
    return words.replace("&", "&&")


def put(sheet: Worksheet, row: int, column: int, value: Cell, style: Format) -> None:
    """Write a cell: a date as a date, a whole number as a number, anything else as a text.

    A date that Excel does not know, of 1900 or before, is a text.
    """
    if isinstance(value, date) and value.year > _BEFORE_EXCEL:
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    elif value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value, style)
    else:
        text(sheet, row, column, str(value), style)


def text(sheet: Worksheet, row: int, column: int, words: str, style: Format) -> None:
    """Write a text as a text, whatever it begins with.

    Raises:
        ValueError: if XlsxWriter would have cut it, which it says with a number only.
    """
    if words and sheet.write_string(row, column, words, style):
        raise ValueError(f"a text of {len(words)} characters does not fit into a cell")


def explain(
    sheet: Worksheet, look: Formats, title: str, lines: Iterable[tuple[str, str]], *, first: int
) -> None:
    """Write a sheet that explains the others: what each line is about, and the words beside it.

    Args:
        sheet: the sheet.
        look: the formats of its workbook.
        title: its title.
        lines: its lines.
        first: the width of the first column.
    """
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, first)
    sheet.set_column(1, 1, _PROSE)
    text(sheet, 0, 0, title, look.title)
    for row, (about, words) in enumerate(lines, 2):
        text(sheet, row, 0, about, look.label)
        text(sheet, row, 1, words, look.prose)
        sheet.set_row(row, height([(words, _PROSE)], least=20))


def list_rule(title: str, choices: Sequence[str] | str, hint: str) -> Rule:
    """Return the rule for cells that accept a choice from a list.

    Args:
        title: the column's name.
        choices: the words, or the range that holds them.
        hint: what a person reads beside the cell.
    """
    named = "from the list" if isinstance(choices, str) else listed(list(choices), "or")
    return {
        "validate": "list",
        "source": choices if isinstance(choices, str) else list(choices),
        "input_title": title,
        "input_message": hint,
        "error_title": "Not in the list",
        "error_message": f"Choose {named}, or leave the cell as it was.",
    }


def date_rule(title: str, on: date) -> Rule:
    """Return the rule for cells that accept a date."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2000, 1, 1),
        "maximum": date(2099, 12, 31),
        "input_title": title,
        "input_message": f"A date, such as {on.day:02}/{on.month:02}/{on.year}.",
        "error_title": "Not a date",
        "error_message": "Type a date as 31/05/2022.",
    }


def colour_rag(sheet: Worksheet, look: Formats, column: int, first: int, last: int) -> None:
    """Give the words of a column of RAGs their colours."""
    for rag in Rag:
        rule = {"type": "cell", "criteria": "==", "value": f'"{rag.capitalize()}"'}
        rule["format"] = look.rag[rag]
        sheet.conditional_format(first, column, last, column, rule)
