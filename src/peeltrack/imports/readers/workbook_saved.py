"""The date on which a workbook was last saved, as its program wrote it down. Pure."""

import re
from datetime import date

from peeltrack.imports.readers.archive import unpacked

_MEMBERS = ("docProps/core.xml", "meta.xml")
"""Where Excel and where LibreOffice's own format keep it."""
_SAVED = re.compile(  # <dcterms:modified xsi:type="dcterms:W3CDTF">2022-07-15T09:30:00Z</…>
    rb"<(?:dcterms:modified|dc:date)\b[^<>]*>\s*(\d{4}-\d\d-\d\d)"
)


def saved_on(data: bytes, name: str) -> date | None:
    """Return the date on which a workbook was last saved; None if it does not say.

    Raises:
        UnreadablePaperError: if it is an archive that cannot be unpacked.
    """
    if not data.startswith(b"PK"):
        return None
    members = unpacked(data, name)
    written = b"".join(members.get(member, b"") for member in _MEMBERS)
    found = _SAVED.search(written)
    try:
        return date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None
