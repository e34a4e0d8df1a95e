"""The HTML brief in a real browser: WCAG 2.2 AA by axe-core, reflow, dark, forced colours."""

import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from peeltrack.documents.board import forum_brief
from peeltrack.queries.as_at import as_at
from peeltrack.storage.load import load_register
from tests.documents.builders import a_meeting, a_register, an_item, an_organisation, rendered
from tests.documents.hostile_register import hostile_brief, hostile_notes
from tests.documents.public_papers import PAPERS, html_of
from tests.documents.random_registers import random_register

ROOT = Path(__file__).parents[2]
PEEL = "peel-2021-22"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
BAD_PAGE = (
    '<html><body><img src="x.png"><a href="#"></a><p style="color:#ccc">Pale</p></body></html>'
)

Scheme = Literal["light", "dark"]
LOOKED_AT: dict[str, tuple[int, Scheme]] = {
    "shipped": (1200, "light"),
    "hostile": (320, "dark"),
    "notes": (320, "light"),
    "pcp": (1200, "dark"),
    "jac": (320, "dark"),
    "response": (320, "light"),
}
"""Each page with the width and the scheme in which the suite has axe look at it."""


@pytest.fixture(scope="module")
def pages() -> Iterator[dict[str, Path]]:
    """The briefs to look at, and a bad page; the small ones have every part of a brief."""
    with tempfile.TemporaryDirectory() as folder:
        documents = {
            "shipped": shipped_brief(),
            "hostile": rendered(hostile_brief(), template="sib"),
            "notes": hostile_notes(),
            "endless": endless_brief(),
            **papers(),
            "bad": BAD_PAGE,
        }
        for name, document in documents.items():
            (Path(folder) / f"{name}.html").write_text(document, encoding="utf-8")
        yield {name: Path(folder) / f"{name}.html" for name in documents}


def shipped_brief() -> str:
    on = date(2022, 5, 23)
    register = load_register(ROOT / "register").register
    assert register
    return rendered(forum_brief(as_at(register, on), "hta", on))


def papers() -> dict[str, str]:
    """The public papers: two as shipped, small ones with every part, one without a blank."""
    west_midlands = load_register(ROOT / "examples" / "west-midlands" / "register").register
    west_mercia = load_register(ROOT / "register").register
    assert west_mercia
    assert west_midlands
    panel, committee = date(2022, 6, 15), date(2021, 9, 29)
    shipped = {
        "pcp-2022-06-15": html_of("pcp", as_at(west_mercia, panel), panel, PEEL),
        "jac-2021-09-29": html_of("jac", as_at(west_midlands, committee), committee, PEEL),
    }
    on, register = date(2022, 6, 15), random_register("Some")
    small = {name: html_of(name, register, on, "peel") for name in PAPERS}
    endless = html_of("jac", random_register("x" * 4000), on, "peel")
    return {**shipped, **small, "endless-jac": endless}


def endless_brief() -> str:
    """A brief whose words never end: nothing may push the page wider."""
    word = "x" * 4_000
    item = an_item(
        title=word,
        wording=word,
        number="9" * 200,
        steps_to_green=[{"id": "a", "text": word, "due": "2022-05-01"}],
        measures=[{"text": word, "method": word}],
        target="2022-08-01",
        target_changes=[
            {"date": "2022-05-01", "from": "2022-07-01", "to": "2022-08-01", "because": word}
        ],
        progress=[{"date": "2022-01-01", "text": word, "source": word, "blocker": word}],
    )
    promised = [{"text": word, "to": word, "by": "chief", "item": "peel/afi-01"}]
    register = a_register(
        item,
        meetings=(
            a_meeting("2022-05-02", commitments=promised),
            a_meeting("2022-05-03", "sib", commitments=[{**promised[0], "to": "hta"}]),
        ),
        organisation=an_organisation(leads={"chief": {"title": word}, "super": {"title": word}}),
    )
    return rendered(forum_brief(register, "hta", date(2022, 5, 23)), template="sib")


def opened(
    tab: Page,
    path: Path,
    *,
    width: int = 1200,
    scheme: Scheme = "light",
    forced: Literal["active", "none"] = "none",
) -> list[str]:
    """Open it with every request but its own file refused; the addresses refused."""
    refused: list[str] = []

    def decide(route: Route) -> None:
        if route.request.url == path.as_uri():
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=scheme, forced_colors=forced)
    tab.route("**/*", decide)
    tab.goto(path.as_uri())
    return refused


def violations(tab: Page) -> list[str]:
    result = Axe().run(tab, options=OPTIONS).response
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in result["violations"]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every page once, every width and scheme on some page; with --soak all with all."""
    if "scheme" in metafunc.fixturenames:
        looks = product(LOOKED_AT, (320, 1200), ("light", "dark"))
        usual = [(name, *look) for name, look in LOOKED_AT.items()]
        tried = list(looks) if metafunc.config.getoption("--soak") else usual
        metafunc.parametrize(("name", "width", "scheme"), tried)


def test_axe_finds_nothing(
    tab: Page, pages: dict[str, Path], name: str, width: int, scheme: Scheme
) -> None:
    refused = opened(tab, pages[name], width=width, scheme=scheme)
    assert violations(tab) == []
    assert refused == []


@pytest.mark.parametrize("name", ["pcp-2022-06-15", "jac-2021-09-29", "endless-jac"])
def test_no_public_paper_scrolls_sideways_at_320_pixels(
    tab: Page, pages: dict[str, Path], name: str
) -> None:
    opened(tab, pages[name], width=320)
    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_axe_finds_nothing_with_forced_colours(tab: Page, pages: dict[str, Path]) -> None:
    opened(tab, pages["hostile"], forced="active")
    assert violations(tab) == []
    edge = tab.eval_on_selector(".rag", "e => getComputedStyle(e).borderTopStyle")
    assert edge == "solid"


def test_a_bad_page_is_found_bad_and_its_requests_are_refused(
    tab: Page, pages: dict[str, Path]
) -> None:
    refused = opened(tab, pages["bad"])
    found = {line.partition(":")[0] for line in violations(tab)}
    assert {"image-alt", "link-name", "color-contrast", "html-has-lang"} <= found
    assert [url.rpartition("/")[2] for url in refused] == ["x.png"]


@pytest.mark.parametrize("name", ["shipped", "hostile", "endless", "notes"])
def test_no_page_scrolls_sideways(tab: Page, pages: dict[str, Path], name: str) -> None:
    opened(tab, pages[name])
    for width in (320, 600, 1200):
        tab.set_viewport_size({"width": width, "height": 900})
        widths = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths == [width, width]


def test_the_first_tab_leads_past_the_contents(tab: Page, pages: dict[str, Path]) -> None:
    opened(tab, pages["shipped"])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_the_tables_keep_their_meaning_at_320_pixels(tab: Page, pages: dict[str, Path]) -> None:
    opened(tab, pages["shipped"], width=320)
    glance = tab.get_by_role("table", name="19 items: one cause")
    assert glance.get_by_role("row").count() == 20
    assert glance.get_by_role("columnheader").count() == 6


_BROKEN_NUMBERS = """() => {
  document.querySelectorAll("details").forEach(each => each.open = true);
  const broken = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, range = document.createRange();
    if (text.parentElement.closest("svg")) continue;
    for (const number of text.data.matchAll(/\\d[\\d,.\\/:]*\\d/g)) {
      range.setStart(text, number.index);
      range.setEnd(text, number.index + number[0].length);
      const lines = [...range.getClientRects()].filter(each => each.width);
      if (new Set(lines.map(each => Math.round(each.top))).size > 1) broken.push(number[0]);
    }
  }
  return broken;
}"""


@pytest.mark.parametrize("name", ["shipped", "notes", "pcp-2022-06-15", "jac-2021-09-29"])
def test_no_number_is_broken_over_two_lines_at_320_pixels(
    tab: Page, pages: dict[str, Path], name: str
) -> None:
    opened(tab, pages[name], width=320)
    assert tab.evaluate(_BROKEN_NUMBERS) == []
