"""Papers published in each format are imported as from their text.

The published papers are looked for outside the repository (PEELTRACK_PAPERS); the
invented ones are always tried. To print a paper takes long: the suite prints a share.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from peeltrack.imports.readers.read_paper import read_paper
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from tests.import_accuracy.careful_reading import (
    PAPERS,
    invented_readings,
    published_readings,
    taken,
)
from tests.imports.publish import Part, as_html, parts_of, with_divided_words, with_soft_hyphens
from tests.imports.publish_pdf import as_pdf
from tests.imports.publish_word import as_docx

RUNNING = "A report on policing"
WRAPPED = {"committee-2023", "peel-wrapped-2022"}
"""Their lines are broken by hand, which no publisher would keep."""


def soft(parts: list[Part]) -> list[Part]:
    return [replace(part, text=with_soft_hyphens(part.text)) for part in parts]


Page = Callable[[list[Part]], tuple[str, str]]
Written = Callable[[list[Part]], bytes]

PRINTED: dict[str, Page] = {
    "one-column.pdf": lambda parts: (as_html(parts, frame=False), ""),
    "two-columns-with-soft-hyphens.pdf": lambda parts: (
        as_html(soft(parts), columns=True, frame=False),
        RUNNING,
    ),
    "two-columns-with-divided-words.pdf": lambda parts: (
        as_html(with_divided_words(parts), columns=True, frame=False),
        RUNNING,
    ),
}
WRITTEN: dict[str, Written] = {
    "page.html": lambda parts: as_html(parts).encode(),
    "paper.docx": as_docx,
}

REAL = [reading.paper for reading in published_readings()]
INVENTED = [reading.paper for reading in invented_readings() if reading.name not in WRAPPED]


def findings(name: str, data: bytes) -> list[dict[str, Any]]:
    return taken(proposal_from([read_paper(name, data)], ReportOptions()))


@cache
def expected(paper: Path) -> list[dict[str, Any]]:
    return findings(paper.name, paper.read_bytes())


def printed_share() -> list[tuple[Path, str]]:
    """Each published paper in one column and, by turns, in two; every third invented one in two."""
    one, *two = PRINTED
    turns = cycle(two)
    real = [(paper, form) for paper in REAL for form in (one, next(turns))]
    return real + [(paper, next(turns)) for paper in INVENTED[::3]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each paper in each format; those that are not there are skipped with the reason."""
    tried = list(product((*REAL, *INVENTED), WRITTEN))
    if "tab" in metafunc.fixturenames:
        soak = metafunc.config.getoption("--soak")
        tried = list(product((*REAL, *INVENTED), PRINTED)) if soak else printed_share()
    metafunc.parametrize(
        ("paper", "form"),
        [
            pytest.param(
                paper,
                form,
                id=f"{paper.stem}-{form}",
                marks=pytest.mark.skipif(
                    not paper.is_file(),
                    reason=f"{paper.name} is not in {PAPERS}: set PEELTRACK_PAPERS",
                ),
            )
            for paper, form in tried
        ],
    )


def test_a_published_paper_is_imported_as_from_its_text(paper: Path, form: str) -> None:
    document = WRITTEN[form](parts_of(paper.read_text(encoding="utf-8")))
    assert findings(form, document) == expected(paper)


def test_so_it_is_when_it_is_printed(tab: Tab, paper: Path, form: str) -> None:
    page, running = PRINTED[form](parts_of(paper.read_text(encoding="utf-8")))
    assert findings(form, as_pdf(tab, page, running)) == expected(paper)
