"""Fills workbooks in LibreOffice as a person would. Run by the Python that has its `uno`.

    python typing_in_calc.py PIPE JOBS

JOBS is a file of JSON: for each workbook the file to open, what to do with it, and the files
to save it as. LibreOffice must be listening on PIPE; it is told to end when all is done.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".xls": "MS Excel 97"}


def settings(**given: object) -> tuple[Any, ...]:
    values = []
    for name, value in given.items():
        each = PropertyValue()
        each.Name, each.Value = name, value
        values.append(each)
    return tuple(values)


def office(pipe: str) -> Any:  # noqa: ANN401 (uno has no types)
    """The running LibreOffice, which takes a moment to listen."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


class Person:
    """Somebody at a workbook."""

    def __init__(self, context: Any, file: str) -> None:  # noqa: ANN401 (uno has no types)
        self._services, self._context = context.ServiceManager, context
        self._desktop = self._service("com.sun.star.frame.Desktop")
        self._dispatcher = self._service("com.sun.star.frame.DispatchHelper")
        url = Path(file).as_uri()
        self._book = self._desktop.loadComponentFromURL(url, "_blank", 0, settings(Hidden=True))

    def type(self, sheet: str, cell: str, text: str) -> None:
        """Type a text and press Enter."""
        self._go(sheet, cell)
        self._dispatch("EnterString", StringName=text)

    def paste(self, sheet: str, source: str, target: str) -> None:
        """Copy some cells and paste them elsewhere."""
        self._select(sheet, source)
        copied = self._book.CurrentController.getTransferable()
        self._select(sheet, target)
        self._book.CurrentController.insertTransferable(copied)

    def unprotect(self, sheet: str) -> None:
        """Take the protection away, which has no password."""
        self._sheet(sheet).unprotect("")

    def script(self, sheet: str, cell: str, formula: str) -> None:
        """Set a cell as a macro does, whatever its format."""
        self._sheet(sheet).getCellRangeByName(cell).setFormula(formula)

    def clear(self, sheet: str, cell: str) -> None:
        """Empty a cell."""
        self.script(sheet, cell, "")

    def sort_downwards(self, sheet: str, cells: str, column: int) -> None:
        """Sort rows by a column, the last first."""
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        self._sheet(sheet).getCellRangeByName(cells).sort(settings(SortFields=fields))

    def delete_row(self, sheet: str, row: int) -> None:
        """Delete a row by its number."""
        self._sheet(sheet).Rows.removeByIndex(row - 1, 1)

    def insert_column(self, sheet: str, before: int) -> None:
        """Insert a column before that one, counted from 1."""
        self._sheet(sheet).Columns.insertByIndex(before - 1, 1)

    def copy_to_new_book(self, sheet: str, cells: str) -> None:
        """Copy some cells into a workbook of one's own, and go on with that one."""
        self._select(sheet, cells)
        copied = self._book.CurrentController.getTransferable()
        new = self._desktop.loadComponentFromURL(
            "private:factory/scalc", "_blank", 0, settings(Hidden=True)
        )
        new.CurrentController.insertTransferable(copied)
        self._book.close(True)
        self._book = new

    def save(self, file: str) -> None:
        """Save it in the format that the name says."""
        path = Path(file)
        self._book.storeToURL(path.as_uri(), settings(FilterName=FILTERS[path.suffix]))

    def save_locked(self, file: str, password: str) -> None:
        """Save it as OpenDocument with a password."""
        options = settings(FilterName=FILTERS[".ods"], Password=password)
        self._book.storeToURL(Path(file).as_uri(), options)

    def close(self) -> None:
        """Close it."""
        self._book.close(True)

    def _service(self, name: str) -> Any:  # noqa: ANN401 (uno has no types)
        return self._services.createInstanceWithContext(name, self._context)

    def _sheet(self, name: str) -> Any:  # noqa: ANN401 (uno has no types)
        return self._book.Sheets.getByName(name)

    def _select(self, sheet: str, cells: str) -> None:
        self._book.CurrentController.setActiveSheet(self._sheet(sheet))
        self._book.CurrentController.select(self._sheet(sheet).getCellRangeByName(cells))

    def _go(self, sheet: str, cell: str) -> None:
        self._book.CurrentController.setActiveSheet(self._sheet(sheet))
        self._dispatch("GoToCell", ToPoint=cell)

    def _dispatch(self, command: str, **given: object) -> None:
        frame = self._book.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, settings(**given))


def main(pipe: str, jobs: str) -> None:
    """Do every job, then end LibreOffice."""
    context = office(pipe)
    for job in json.loads(Path(jobs).read_text(encoding="utf-8")):
        person = Person(context, job["open"])
        for verb, *given in job["do"]:
            getattr(person, verb)(*given)
        for file in job["save"]:
            person.save(file)
        person.close()
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
