"""The pages of a site in a real browser, opened as files; every request elsewhere is refused."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect

from peeltrack.documents.formats.site_vocabulary import POLICY
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.site.site import site_of
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from tests.documents.site.conftest import ON
from tests.documents.test_accessibility import violations

Folders = Mapping[str, Path]

AFI = "items/peel-2021-22/afi-03.html"
KINDS = (
    "internal/index.html",
    "internal/items.html",
    "internal/ended.html",
    f"internal/{AFI}",
    "internal/deadlines.html",
    "internal/changes.html",
    "internal/areas.html",
    "internal/reports.html",
    "internal/inspections/peel-2021-22.html",
    "internal/leads.html",
    "internal/meetings.html",
    "internal/meetings/2022-05-23-hta.html",
    "internal/trend.html",
    "internal/about.html",
    "public/index.html",
    "public/items.html",
    f"public/{AFI}",
    "endless/items/peel/afi-1.html",
    "endless/items.html",
)
"""A page of each kind."""
LOOKS = tuple(product((320, 1280), ("light", "dark", "forced")))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every kind of page once, every look on some pages; with --soak all with all."""
    if "width" in metafunc.fixturenames:
        usual = [(name, *LOOKS[n % len(LOOKS)]) for n, name in enumerate(KINDS)]
        soak = metafunc.config.getoption("--soak")
        tried = [(name, *look) for name in KINDS for look in LOOKS] if soak else usual
        metafunc.parametrize(("name", "width", "look"), tried)


@contextmanager
def watched(tab: Page, folder: Path) -> Iterator[list[str]]:
    """Whatever leaves the folder of a site, or its pages complain of, while it is open."""
    wrong: list[str] = []

    def decide(route: Route) -> None:
        path = unquote(route.request.url.partition("#")[0].removeprefix("file://"))
        if route.request.url.startswith("file:") and Path(path).is_relative_to(folder):
            route.continue_()
        else:
            wrong.append(route.request.url)
            route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(message.text)

    tab.route("**/*", decide)
    tab.on("console", note)
    try:
        yield wrong
    finally:
        tab.remove_listener("console", note)


def dressed(tab: Page, width: int, look: str) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
    )


def test_no_page_has_a_barrier_or_asks_for_anything_elsewhere(
    tab: Page, site_folders: Folders, name: str, width: int, look: str
) -> None:
    site, _, page = name.partition("/")
    dressed(tab, width, look)
    with watched(tab, site_folders[site]) as wrong:
        tab.goto((site_folders[site] / page).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        assert wrong == []
    assert violations(tab) == []


def test_no_page_of_any_kind_scrolls_sideways_at_320_pixels(
    tab: Page, site_folders: Folders
) -> None:
    dressed(tab, 320, "light")
    names = [name for name in KINDS if name.startswith("internal/")]
    names += [
        f"endless/{name.relative_to(site_folders['endless']).as_posix()}"
        for name in sorted(site_folders["endless"].rglob("*.html"))
    ]
    wide = {}
    for name in names:
        site, _, page = name.partition("/")
        tab.goto((site_folders[site] / page).as_uri())
        wide[name] = tab.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(names, 320)


def test_the_site_in_one_file_has_no_barrier_and_asks_for_nothing(
    tab: Page, site_folders: Folders
) -> None:
    dressed(tab, 320, "dark")
    folder = site_folders["register"]
    with watched(tab, folder / "register.html") as wrong:
        tab.goto((folder / "register.html").as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") == 320
        assert wrong == []
    assert violations(tab) == []


def test_a_bad_page_is_found_bad_and_can_neither_run_nor_load_anything(
    tab: Page, site_folders: Folders, tmp_path: Path
) -> None:
    good = (site_folders["internal"] / "about.html").read_text(encoding="utf-8")
    bad = (
        '<img src="logo.png"><a href="#"></a><p onclick="x()" style="color: #ccc">Pale</p>'
        '<script>document.title = "run"</script><img src="https://evil.example/x.png" alt="">'
        f"<p>{'x' * 300}</p></main>"
    )
    (tmp_path / "bad.html").write_text(good.replace("</main>", bad), encoding="utf-8")
    (tmp_path / "style.css").write_text("body { overflow-wrap: normal; color: #999 }")
    dressed(tab, 320, "light")
    with watched(tab, tmp_path) as wrong:
        tab.goto((tmp_path / "bad.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") > 320
    found = {line.partition(":")[0] for line in violations(tab)}
    assert {"image-alt", "link-name", "color-contrast"} <= found
    assert tab.title() != "run"
    stopped = "".join(wrong)
    for what in ("style-src", "script-src", "img-src"):
        assert f"{what} 'self'" in stopped


def test_every_page_has_the_strict_policy(site_folders: Folders) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    pages = [page for name in ("internal", "public") for page in site_folders[name].rglob("*.html")]
    assert len(pages) > 90
    assert [page for page in pages if page.read_text(encoding="utf-8").count(meta) != 1] == []
    single = (site_folders["register"] / "register.html").read_text(encoding="utf-8")
    assert "default-src 'none'; style-src 'sha256-" in single
    assert "<script" not in single


@pytest.fixture
def findings(tab: Page, site_folders: Folders) -> Iterator[Page]:
    """The list of findings, whose page asks for nothing outside its folder."""
    with watched(tab, site_folders["internal"]) as wrong:
        tab.goto((site_folders["internal"] / "items.html").as_uri())
        yield tab
    assert wrong == []


def shown(tab: Page) -> list[str]:
    """The references of the rows that are not hidden, from the top."""
    return [
        each.strip() for each in tab.locator("#findings tbody tr:visible th a").all_inner_texts()
    ]


def said(tab: Page) -> str:
    return tab.inner_text("#count")


def tabbed_to(tab: Page, selector: str) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(60):
        if tab.evaluate("s => document.activeElement.matches(s)", selector):
            return
        tab.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by Tab")


def state(tab: Page) -> str:
    return tab.url.partition("#")[2]


def test_the_keyboard_alone_filters_and_sorts(findings: Page, sample: Register) -> None:
    site = site_of(sample, Audience.INTERNAL, ON)
    listed = [item for item in in_order(sample, site.scope.items) if item.needs_leads]
    names = {item.id: site.scope.links[item.id].reference for item in listed}
    assert shown(findings)[: len(listed)] == [*names.values()]
    tabbed_to(findings, "#filter\\.late")
    findings.keyboard.press("Space")
    late = [names[item.id] for item in listed if item.id in site.late_items]
    assert 0 < len(late) < len(listed)
    assert shown(findings) == late
    assert said(findings) == f"{len(late)} of {len(site.scope.items)} findings"
    assert state(findings) == "late=1"
    tabbed_to(findings, "[data-key=age] button")
    findings.keyboard.press("Enter")
    assert said(findings).endswith("findings. Sorted by last update, oldest first")
    assert state(findings) == "late=1&sort=-age"
    assert findings.locator("[aria-sort]").count() == 1
    assert findings.get_attribute("[data-key=age]", "aria-sort") == "descending"
    tabbed_to(findings, "[data-key=due] button")
    findings.keyboard.press("Enter")
    soonest = sorted(
        (item for item in listed if item.id in site.late_items),
        key=lambda item: site.next_deadlines[item.id].due,
    )
    assert shown(findings) == [names[item.id] for item in soonest]
    findings.keyboard.press("Enter")
    assert said(findings).endswith("Sorted by next deadline, latest first")
    assert findings.evaluate("document.activeElement.parentElement.dataset.key") == "due"


def test_the_state_is_in_the_address_and_comes_back(findings: Page) -> None:
    every = shown(findings)
    address = findings.url
    findings.select_option("#filter\\.rag", "amber")
    amber = shown(findings)
    assert 0 < len(amber) < len(every)
    kept = findings.url
    assert kept == f"{address}#rag=amber"
    findings.goto("about:blank")
    findings.goto(kept)
    assert shown(findings) == amber
    assert findings.input_value("#filter\\.rag") == "amber"
    findings.get_by_role("button", name="Show all").click()
    expect(findings.locator("#count")).to_have_text(f"{len(every)} findings")
    assert shown(findings) == every
    findings.goto(f"{address}#nonsense=%E0%A4%A&sort=-nothing")
    assert shown(findings) == every


def test_words_of_findings_and_updates_are_found(findings: Page, sample: Register) -> None:
    findings.fill("#filter\\.q", "bodycam zebra")
    none = re.compile("^0 of")
    expect(findings.locator("#count")).to_have_text(none)
    update = sample.items["peel-2021-22/afi-03"].progress[0].text.split()[:6]
    findings.fill("#filter\\.q", " ".join(update).upper())
    expect(findings.locator("#count")).not_to_have_text(none)
    assert "AFI 3" in shown(findings)
    assert findings.get_attribute("#count", "aria-live") == "polite"


def test_every_filter_shows_what_the_register_has(findings: Page, sample: Register) -> None:
    site = site_of(sample, Audience.INTERNAL, ON)
    watch, items = site.scope.watchlist, site.scope.items
    wanted = {
        "late=1": len(site.late_items & {item.id for item in items}),
        "stale=1": len(watch.stale),
        "nolead=1": len(watch.unowned),
        "rag=yellow": sum(item.rag == "yellow" for item in items),
        "rag=green": sum(item.rag == "green" for item in items),
        "report=peel-2018": sum(item.inspection == "peel-2018" for item in items),
        "lead=acc-cv": sum("acc-cv" in (item.strategic_lead, item.tactical_lead) for item in items),
    }
    address = findings.url
    found = {}
    for each in wanted:
        findings.goto(f"{address}#{each}")
        found[each] = len(shown(findings))
    assert found == wanted
    assert wanted["rag=green"] == 0  # which no choice names, and a link may


def test_without_javascript_the_whole_list_is_there_and_no_filter(
    browser: Browser, site_folders: Folders, sample: Register
) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        tab = context.new_page()
        tab.goto((site_folders["internal"] / "items.html").as_uri())
        assert not tab.is_visible("#filters")
        assert len(shown(tab)) == sum(not item.has_ended for item in sample.items.values())
        assert tab.locator("thead button").count() == 0
    finally:
        context.close()


def test_on_paper_there_is_no_navigation_and_dark_colours_stay_on_the_screen(
    findings: Page,
) -> None:
    findings.check("#filter\\.late")
    findings.emulate_media(media="print", color_scheme="dark")
    for gone in (".mast nav", "#filters", ".skip", ".count a"):
        assert not findings.is_visible(gone)
    assert findings.is_visible("#count")
    assert findings.is_visible(".stamp .marking")
    assert " of " in said(findings)
    colours = findings.evaluate(
        "[...document.querySelectorAll('html, body')].map(e => getComputedStyle(e).backgroundColor)"
    )
    assert set(colours) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
