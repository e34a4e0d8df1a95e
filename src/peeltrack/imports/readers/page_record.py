"""The day that a saved web page's own record gives for its publication, unseen by a reader. Pure.

It is the page's day, which may not be the report's: a person has to say.
"""

import re
from datetime import date

from peeltrack.imports.readers.formats import Kind, kind_of
from peeltrack.imports.readers.saved_page import page_of

_DAY = rb"(?P<day>\d{4}-\d\d-\d\d)"
_META = re.compile(rb"<meta\b[^<>]{0,600}>", re.IGNORECASE)
_NAMED = re.compile(
    rb"\b(?:name|property|itemprop)\s*=\s*[\"']?(?:article:published_time|og:published_time"
    rb"|datePublished|dc(?:terms)?\.(?:date\.)?(?:issued|published)|citation_publication_date"
    rb"|publication[-_]date)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(rb"\bcontent\s*=\s*[\"']?" + _DAY, re.IGNORECASE)
_LINKED_DATA = re.compile(rb"\"datePublished\"\s*:\s*\"" + _DAY)
_HEAD = 400_000
"""The bytes of a page in which its record is looked for."""


def recorded_day(name: str, data: bytes) -> date | None:
    """Return the day on which a saved page was published, by its own record."""
    if kind_of(name, data) is not Kind.HTML:
        return None
    page = page_of(data)[:_HEAD]
    named = (_CONTENT.search(tag[0]) for tag in _META.finditer(page) if _NAMED.search(tag[0]))
    found = next(filter(None, named), None) or _LINKED_DATA.search(page)
    try:
        return date.fromisoformat(found["day"].decode("ascii")) if found else None
    except ValueError:
        return None
