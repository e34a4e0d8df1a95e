"""What a workbook's XML holds, looked through before a library builds sheets of it. Pure.

A sheet of two filled cells in far corners, a cell said to be repeated a million times, a
long text that a hundred thousand cells share: each takes few bytes in the file and more
memory than there is once it is read. Only what is counted here is small.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from peeltrack.errors import UnreadablePaperError
from peeltrack.exchange.readers.archive import feed, is_xml

Place = tuple[int, int]
"""A cell's row and column, from 0."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,15})")


@dataclass(slots=True)
class Part:
    """What was found in one sheet."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    """How far filled cells reach."""
    letters: int = 0
    """Of all its texts, each as often as it is repeated."""
    shared: Counter[int] = field(default_factory=Counter)
    """How often it uses each of the texts that sheets share."""
    calculated: set[Place] = field(default_factory=set)
    """Cells that hold a formula, or the error that one came to."""

    def fill(self, row: int, column: int) -> None:
        """Count a filled cell."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def parts_of(members: Mapping[str, bytes], name: str) -> list[Part]:
    """What each sheet of a workbook holds.

    Raises:
        UnreadablePaperError: if a member is no XML or declares entities.
    """
    scans = {path: _scan(data, name) for path, data in members.items() if is_xml(data)}
    sheets = [sheet for scan in scans.values() for sheet in scan.sheets]
    lengths = [length for scan in scans.values() for length in scan.lengths]
    for sheet in sheets:
        sheet.letters += sum(
            lengths[index] * times for index, times in sheet.shared.items() if index < len(lengths)
        )
    _give_names(scans)
    return sheets


def place_of(reference: str) -> Place | None:
    """The row and column of an address: C7 is (6, 2)."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _scan(data: bytes, name: str) -> "_Scan":
    scan = _Scan()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    try:
        feed(parser, data, name)
    except ValueError as error:
        raise UnreadablePaperError(name, "it is damaged; open it and save it again") from error
    return scan


def _give_names(scans: Mapping[str, "_Scan"]) -> None:
    """Give each sheet of an Excel workbook the name that the workbook has for it."""
    for path, scan in scans.items():
        folder, file = posixpath.split(path)
        relations = scans.get(f"{folder}/_rels/{file}.rels")
        for sheet_name, identity in scan.named if relations else ():
            target = relations.targets.get(identity, "") if relations else ""
            found = scans.get(posixpath.normpath(posixpath.join("/", folder, target))[1:])
            for sheet in found.sheets if found else ():
                sheet.name = sheet_name


class _Scan:
    """Goes through one member, whatever it is: its elements say."""

    def __init__(self) -> None:
        self.sheets: list[Part] = []
        self.lengths: list[int] = []
        self.named: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self._row = self._column = -1
        self._rows = self._columns = 1
        self._reading = ""
        self._value = ""
        self._is_filled = self._is_shared = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet an element; prefixes are not looked at, as the parser of cells does not."""
        begin = _BEGINNINGS.get(tag.rpartition(":")[2])
        if begin:
            begin(self, {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """Leave an element."""
        local = tag.rpartition(":")[2]
        if local in ("c", "table-cell", "covered-table-cell"):
            self._end_cell()
        elif local == "table-row":
            self._row += self._rows - 1
        elif local == "v":
            self._end_value()

    def text(self, text: str) -> None:
        """Count letters where a cell or a shared text is read."""
        if self._reading == "text" and self.lengths:
            self.lengths[-1] += len(text)
        elif self._reading == "value":
            self._value += text
            self._count(len(text))
        elif self._reading == "cell":
            self._count(len(text))

    def _count(self, letters: int) -> None:
        if self.sheets:
            self._is_filled = True
            self.sheets[-1].letters += letters * self._rows * self._columns

    # Excel

    def _begin_sheet(self, given: Mapping[str, str]) -> None:
        self.named.append((given.get("name", ""), given.get("id", "")))

    def _begin_relationship(self, given: Mapping[str, str]) -> None:
        self.targets[given.get("Id", "")] = given.get("Target", "")

    def _begin_si(self, _: Mapping[str, str]) -> None:
        self.lengths.append(0)
        self._reading = "text"

    def _begin_worksheet(self, _: Mapping[str, str]) -> None:
        self.sheets.append(Part())

    def _begin_row(self, given: Mapping[str, str]) -> None:
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1

    def _begin_c(self, given: Mapping[str, str]) -> None:
        place = place_of(given.get("r", ""))
        self._row, self._column = place or (self._row, self._column + 1)
        self._begin_any_cell(is_shared=given.get("t") == "s")
        if given.get("t") == "e":
            self._mark_calculated()

    def _begin_v(self, _: Mapping[str, str]) -> None:
        self._reading, self._value = "value", ""

    def _begin_f(self, _: Mapping[str, str]) -> None:
        self._mark_calculated()

    def _end_value(self) -> None:
        self._reading = "cell"
        if self._is_shared and self.sheets and self._value.strip().isdecimal():
            self.sheets[-1].shared[int(self._value)] += 1

    # OpenDocument

    def _begin_table(self, given: Mapping[str, str]) -> None:
        self.sheets.append(Part(name=given.get("name", "")))
        self._row = -1

    def _begin_table_row(self, given: Mapping[str, str]) -> None:
        self._row, self._column = self._row + 1, -1
        self._rows = int(given.get("number-rows-repeated", 1))

    def _begin_table_cell(self, given: Mapping[str, str]) -> None:
        self._column += 1
        self._columns = int(given.get("number-columns-repeated", 1))
        self._begin_any_cell()
        self._is_filled = "value-type" in given
        if "formula" in given:
            self._mark_calculated()

    def _begin_s(self, given: Mapping[str, str]) -> None:
        if self._reading == "cell" and "c" in given:
            self._count(int(given["c"]))

    # Both

    def _begin_any_cell(self, *, is_shared: bool = False) -> None:
        self._is_filled, self._is_shared = False, is_shared
        self._reading = "cell"

    def _mark_calculated(self) -> None:
        self._is_filled = True
        if self.sheets:
            self.sheets[-1].calculated.add((self._row, self._column))

    def _end_cell(self) -> None:
        if self._is_filled and self.sheets:
            last_row, last_column = self._row + self._rows - 1, self._column + self._columns - 1
            self.sheets[-1].fill(last_row, last_column)
        self._column += self._columns - 1
        self._columns = 1
        self._reading = ""


_BEGINNINGS: Mapping[str, Callable[[_Scan, Mapping[str, str]], None]] = {
    "sheet": _Scan._begin_sheet,
    "Relationship": _Scan._begin_relationship,
    "si": _Scan._begin_si,
    "worksheet": _Scan._begin_worksheet,
    "row": _Scan._begin_row,
    "c": _Scan._begin_c,
    "v": _Scan._begin_v,
    "f": _Scan._begin_f,
    "table": _Scan._begin_table,
    "table-row": _Scan._begin_table_row,
    "table-cell": _Scan._begin_table_cell,
    "covered-table-cell": _Scan._begin_table_cell,
    "s": _Scan._begin_s,
}
