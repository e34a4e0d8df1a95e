"""The date on which a workbook was last saved."""

import io
import zipfile
from datetime import date

import pytest

from peeltrack.imports.readers.workbook_saved import saved_on


def archive(member: str, text: str) -> bytes:
    """A zip file with one member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(member, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("member", "text", "saved"),
    [
        (
            "docProps/core.xml",
            '<dcterms:created xsi:type="dcterms:W3CDTF">2022-07-11T00:00:00Z</dcterms:created>'
            '<dcterms:modified xsi:type="dcterms:W3CDTF">2022-07-15T09:30:00Z</dcterms:modified>',
            date(2022, 7, 15),
        ),
        ("meta.xml", "<dc:date>2022-07-15T09:30:00.123456789</dc:date>", date(2022, 7, 15)),
        ("meta.xml", "<meta:creation-date>2022-07-11T00:00:00</meta:creation-date>", None),
        ("docProps/core.xml", "<dcterms:modified>2022-13-45T00:00:00Z</dcterms:modified>", None),
        ("other.xml", "<dc:date>2022-07-15T09:30:00</dc:date>", None),
    ],
)
def test_a_workbook_says_when_it_was_last_saved(member: str, text: str, saved: date | None) -> None:
    assert saved_on(archive(member, text), "a.xlsx") == saved


def test_a_file_that_is_no_archive_does_not_say() -> None:
    assert saved_on(b"Reference;Your update\n", "a.csv") is None
