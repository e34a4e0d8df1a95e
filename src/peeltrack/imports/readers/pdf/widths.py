"""Widths of pieces of text, as their font states them. Pure."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from peeltrack.imports.readers.limits import CODE_LIMIT, check_time

Raw = Any
"""A value in the file, which pypdf returns without a type."""

_GUESS = 500.0
"""Thousandths of the size, for a font without widths."""


def advance(font: Raw, shown: Iterable[Any], size: float, spacing: Mapping[bytes, float]) -> float:
    """Return the distance that the pen moves over strings and their offsets, before any scaling."""
    widths = _widths(font) if font is not None else None
    total = 0.0
    for piece in shown:
        if isinstance(piece, int | float):
            total -= float(piece) / 1000 * size
            continue
        codes = _codes(piece, two_bytes=bool(widths and widths.two_bytes))
        check_time()
        for code in codes:
            total += (widths.of(code) if widths else _GUESS) / 1000 * size + spacing[b"Tc"]
            total += spacing[b"Tw"] if code == 32 else 0
    return total * spacing[b"Tz"] / 100


class Widths:
    """A font's widths by character code."""

    def __init__(self, table: dict[int, float], default: float, *, two_bytes: bool) -> None:
        self.table = table
        self.default = default
        self.two_bytes = two_bytes

    def of(self, code: int) -> float:
        """Return the width of a character, in thousandths of the size."""
        return self.table.get(code, self.default)


class _Key:
    """A font's dictionary as a key: the same object means the same font."""

    def __init__(self, font: Raw) -> None:
        self.font = font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.font is self.font

    def __hash__(self) -> int:
        return id(self.font)


def _widths(font: Raw) -> Widths | None:
    try:
        return _read_widths(_Key(font))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return None


@lru_cache(maxsize=64)
def _read_widths(key: _Key) -> Widths:
    font = key.font
    if str(font.get("/Subtype")) == "/Type0":
        inner = font["/DescendantFonts"].get_object()[0].get_object()
        return Widths(
            _composite(inner.get("/W", ())), float(inner.get("/DW", 1000)), two_bytes=True
        )
    first = int(font.get("/FirstChar", 0))
    given = font["/Widths"].get_object()
    table = {first + place: float(width) for place, width in enumerate(given)}
    return Widths(table, _GUESS, two_bytes=False)


def _composite(given: Raw) -> dict[int, float]:
    """Return the widths of a composite font: c [w1 w2 …] or first last w."""
    table: dict[int, float] = {}
    told = 0
    entries = [each.get_object() if hasattr(each, "get_object") else each for each in given]
    place = 0
    while place + 1 < len(entries):
        start, following = int(entries[place]), entries[place + 1]
        if isinstance(following, list):
            table |= {start + index: float(width) for index, width in enumerate(following)}
            place += 2
        else:
            last = min(int(following), start + CODE_LIMIT - told)
            told += max(last + 1 - start, 0)
            table |= dict.fromkeys(range(start, last + 1), float(entries[place + 2]))
            place += 3
    return table


def _codes(piece: Raw, *, two_bytes: bool) -> list[int]:
    """Return the character codes of a string in the file."""
    raw = getattr(piece, "original_bytes", piece)
    if not isinstance(raw, bytes):
        return []
    if not two_bytes:
        return list(raw)
    return [raw[place] << 8 | raw[place + 1] for place in range(0, len(raw) - 1, 2)]
