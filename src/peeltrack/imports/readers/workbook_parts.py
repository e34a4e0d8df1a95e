"""Parts of a workbook's XML, checked before a library builds sheets of it. Pure.

A sheet of two filled cells in far corners, a cell said to be repeated a million times, a
long text that a hundred thousand cells share: each takes few bytes in the file and more
memory than there is once it is read. The counts here stay small.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from xml.parsers import expat

from peeltrack.imports.errors import UnreadablePaperError
from peeltrack.imports.readers.archive import feed, is_xml
from peeltrack.imports.readers.limits import CELL_LIMIT
from peeltrack.imports.readers.workbook_colours import Styles
from peeltrack.imports.readers.workbook_scan import Scan, SheetScan, TooFarError


def parts_of(members: Mapping[str, bytes], name: str) -> list[SheetScan]:
    """Return the contents of each sheet of a workbook.

    Raises:
        UnreadablePaperError: if a member is not XML or declares entities.
    """
    scans: dict[str, Scan] = {}
    area = 0
    for path, data in members.items():
        if area <= CELL_LIMIT and is_xml(data):
            scans[path] = _scan(data, name)
            area += sum(sheet.area for sheet in scans[path].sheets)
    sheets = [sheet for scan in scans.values() for sheet in scan.sheets]
    lengths = [length for scan in scans.values() for length in scan.lengths]
    for sheet in sheets:
        sheet.letters += sum(
            lengths[index] * times for index, times in sheet.shared.items() if index < len(lengths)
        )
    _give_names(scans)
    _give_colours(sheets, [scan.styles for scan in scans.values()])
    return sheets


def _give_colours(sheets: list[SheetScan], found: list[Styles]) -> None:
    """Give each styled cell the colour of its fill."""
    theme = next((each.theme for each in found if each.theme), {})
    excel = next((each for each in found if each.cells), Styles())
    named = {name: style for each in found for name, style in each.named.items()}
    styles = replace(excel, named=named)
    colours = {style: "" for sheet in sheets for style in sheet.look.styled.values()}
    colours = {style: styles.fill(style, theme) for style in colours}
    for sheet in sheets:
        fills = {place: colours[style] for place, style in sheet.look.styled.items()}
        sheet.fills = {place: colour for place, colour in fills.items() if colour}


def _scan(data: bytes, name: str) -> Scan:
    scan = Scan()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    try:
        feed(parser, data, name)
    except TooFarError:
        return scan
    except ValueError as error:
        raise UnreadablePaperError(name, "it is damaged; open it and save it again") from error
    return scan


def _give_names(scans: Mapping[str, Scan]) -> None:
    """Give each sheet of an Excel workbook the name that the workbook has for it."""
    for path, scan in scans.items():
        folder, file = posixpath.split(path)
        relations = scans.get(f"{folder}/_rels/{file}.rels")
        for sheet_name, identity in scan.named if relations else ():
            target = relations.targets.get(identity, "") if relations else ""
            found = scans.get(posixpath.normpath(posixpath.join("/", folder, target))[1:])
            for sheet in found.sheets if found else ():
                sheet.name = sheet_name
