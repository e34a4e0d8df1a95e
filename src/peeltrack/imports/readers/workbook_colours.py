"""Fills of cells, from the styles of Excel and OpenDocument. Pure."""

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_STYLES = 60_000
_PARENTS = 8
"""The most parents of an OpenDocument style that are followed."""
_PALETTE = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 "
    "008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF "
    "FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF "
    "FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 "
    "993300 993366 333399 333333"
)
"""The palette of before 2007, from number 8; the first eight are the same as numbers 8 to 15."""
_SLOTS = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
"""A theme's colours in the order in which cells count them."""
_THEME = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"
"""Office's theme of 2013 to 2022, for a workbook that has none of its own."""
STYLED = frozenset(
    (
        "fills", "fill", "patternFill", "fgColor", "cellXfs", "xf", "indexedColors", "rgbColor",
        "clrScheme", "srgbClr", "sysClr", "style", "table-cell-properties", *_SLOTS,
    )
)  # fmt: skip
"""The elements of a workbook's styles and themes that define fills."""

Theme = Mapping[str, str]
"""The colours of a workbook's theme, RRGGBB, by their names."""


@dataclass(slots=True)
class Styles:
    """The styles of one member of a workbook."""

    fills: list[Mapping[str, str]] = field(default_factory=list)
    """Excel's fills: the colour of each, as in its element; empty if it has none."""
    cells: list[int] = field(default_factory=list)
    """The number of the fill of each style of Excel."""
    palette: list[str] = field(default_factory=list)
    """The workbook's own palette."""
    theme: dict[str, str] = field(default_factory=dict)
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    """OpenDocument's styles by name: the parent of each, and its colour."""
    _in: str = ""
    _slot: str = ""
    _is_solid: bool = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if tag in ("fills", "cellXfs", "clrScheme", "indexedColors"):
            self._in = tag
        elif tag in _SLOTS:
            self._slot = tag
        elif self._in:
            self._add(tag, given)
        elif tag == "style" and given.get("family") == "table-cell":
            self._slot = given.get("name", "") if len(self.named) < _STYLES else ""
            self.named[self._slot] = (given.get("parent-style-name", ""), "")
        elif tag == "table-cell-properties" and self._slot in self.named:
            colour = given.get("background-color", "").removeprefix("#")
            self.named[self._slot] = (self.named[self._slot][0], _plain(colour))

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag == self._in:
            self._in = ""

    def fill(self, style: str, theme: Theme) -> str:
        """Return the colour of a style's fill, RRGGBB; empty if it has none."""
        for _ in range(_PARENTS):
            parent, colour = self.named.get(style, ("", ""))
            if colour or not parent:
                break
            style = parent
        if colour or not style.isdecimal():
            return colour
        number = int(style)
        at = self.cells[number] if number < len(self.cells) else 0
        return self._colour(self.fills[at], theme) if at < len(self.fills) else ""

    def _add(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "fill" and len(self.fills) < _STYLES:
            self.fills.append({})
        elif tag == "patternFill":
            self._is_solid = given.get("patternType") == "solid"
        elif tag == "fgColor" and self.fills and self._in == "fills" and self._is_solid:
            self.fills[-1] = given
        elif tag == "xf" and len(self.cells) < _STYLES:
            self.cells.append(int(given.get("fillId", 0)))
        elif tag == "rgbColor" and len(self.palette) < _STYLES:
            self.palette.append(_plain(given.get("rgb", "")))
        elif tag in ("srgbClr", "sysClr") and self._in == "clrScheme":
            self.theme.setdefault(self._slot, _plain(given.get("lastClr") or given.get("val", "")))

    def _colour(self, given: Mapping[str, str], theme: Theme) -> str:
        if colour := _plain(given.get("rgb", "")):
            return tinted(colour, given.get("tint", ""))
        if given.get("theme", "").isdecimal():
            at = int(given["theme"])
            own = theme.get(_SLOTS[at]) or _THEME.split()[at] if at < len(_SLOTS) else ""
            return tinted(own, given.get("tint", "")) if own else ""
        if not given.get("indexed", "").isdecimal():
            return ""
        number = int(given["indexed"])
        if number < len(self.palette):
            return self.palette[number]
        number = number if number < 8 else number - 8
        colours = _PALETTE.split()
        return colours[number] if number < len(colours) else ""


def tinted(colour: str, tint: str) -> str:
    """Return a colour made lighter, or darker below nought, as Excel does it."""
    try:
        share = max(-1.0, min(1.0, float(tint or 0)))
    except ValueError:
        return colour
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(*parts)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    made = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in made)


def _plain(colour: str) -> str:
    """Return a colour without its opacity, RRGGBB; empty if the text is not a colour."""
    return colour[-6:].upper() if re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", colour) else ""
