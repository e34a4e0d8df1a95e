"""Papers published in each format are imported as from their text.

The published papers are looked for outside the repository (PEELTRACK_PAPERS); the
invented ones are always tried.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from peeltrack.exchange.papers import read_paper
from peeltrack.exchange.reports import Told, proposal_from
from tests.exchange.publish import (
    Part,
    as_html,
    parts_of,
    with_divided_words,
    with_soft_hyphens,
)
from tests.exchange.publish_pdf import as_pdfs
from tests.exchange.publish_word import as_docx
from tests.readings.reading import PAPERS, invented_readings, published_readings, taken

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
USUAL = [*WRITTEN, "two-columns-with-soft-hyphens.pdf"]
"""The formats in which an invented paper is tried; with --soak in all."""


@cache
def printed(tried: frozenset[tuple[Path, str]]) -> dict[tuple[Path, str], bytes]:
    """The papers in the printed formats that are tried, the browser being started once."""
    wanted = [(paper, form) for paper in PAPERS_THERE for form in PRINTED if (paper, form) in tried]
    pages = [PRINTED[form](parts_of(paper.read_text(encoding="utf-8"))) for paper, form in wanted]
    return dict(zip(wanted, as_pdfs(pages), strict=True))


def published(paper: Path, form: str, tried: frozenset[tuple[Path, str]]) -> bytes:
    if form in PRINTED:
        return printed(tried)[paper, form]
    return WRITTEN[form](parts_of(paper.read_text(encoding="utf-8")))


REAL = [reading.paper for reading in published_readings()]
INVENTED = [reading.paper for reading in invented_readings() if reading.name not in WRAPPED]
PAPERS_THERE = [paper for paper in (*REAL, *INVENTED) if paper.is_file()]


def findings(name: str, data: bytes) -> list[dict[str, Any]]:
    return taken(proposal_from([read_paper(name, data)], Told()))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each paper in each format; those that are not there are skipped with the reason."""
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
            for paper, form in pairs_tried(metafunc.config)
        ],
    )


def pairs_tried(config: pytest.Config) -> list[tuple[Path, str]]:
    forms = [*WRITTEN, *PRINTED]
    tried = forms if config.getoption("--soak") else USUAL
    pairs = [(paper, form) for paper in REAL for form in forms]
    return pairs + [(paper, form) for paper in INVENTED for form in tried]


def test_a_published_paper_is_imported_as_from_its_text(
    paper: Path, form: str, pytestconfig: pytest.Config
) -> None:
    document = published(paper, form, frozenset(pairs_tried(pytestconfig)))
    assert findings(form, document) == findings(paper.name, paper.read_bytes())
