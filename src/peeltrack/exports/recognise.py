"""Recognition of our own exports, so that no other file is replaced. Pure."""

import io
import zipfile

APPLICATION = b"Peel"
"""The application that the header of an exported database names."""
_APPLICATION_AT = slice(68, 72)
"""Where a database has it (SQLite file format, section 1.3)."""
CATEGORY = "PeelTrack export"
"""The category among the properties of a workbook of an export."""
_PROPERTIES = 1 << 16
"""Bytes of a workbook's properties; Excel writes one thousand."""
PRODUCT = "-//PeelTrack//calendar//EN"
"""The program that a calendar names as its maker."""


def is_json_export(data: bytes) -> bool:
    """Check whether it is a JSON object of `export`."""
    return data.startswith(b'{"schema":') and b'"command": "export"' in data[:100]


def is_sqlite_export(data: bytes) -> bool:
    """Check whether it is a database of `export`."""
    return data.startswith(b"SQLite format 3\0") and data[_APPLICATION_AT] == APPLICATION


def is_xlsx_export(data: bytes) -> bool:
    """Check whether it is a workbook of `export`, also one that Excel saved since."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        with archive, archive.open("docProps/core.xml") as part:
            return CATEGORY.encode() in part.read(_PROPERTIES)
    except Exception:
        return False


def is_calendar(data: bytes) -> bool:
    """Check whether it is a calendar of `calendar`."""
    return f"PRODID:{PRODUCT}".encode() in data[:200]
