"""Every link of a site leads to a page, a place or a list that is there; its numbers agree."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from peeltrack.documents.site.findings import findings
from peeltrack.documents.site.pages import site_pages
from peeltrack.documents.site.position import position
from peeltrack.documents.site.site import Site, site_of
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.due import overdue
from peeltrack.queries.status import status
from tests.documents.site.conftest import ON
from tests.registers import register_from

_ADDRESS = re.compile(r' (?:href|src)="([^"]*)"')
_NAMED = re.compile(r' (?:aria-labelledby|aria-describedby|for)="([^"]*)"')
_FILTER = re.compile(r'data-(\w+)="([^"]*)"')


@pytest.mark.parametrize("site", ["internal", "public", "endless", "register"])
def test_every_link_leads_somewhere(site_folders: Mapping[str, Path], site: str) -> None:
    folder = site_folders[site]
    pages = {page: page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}
    places = {page: re.findall(r' id="([^"]*)"', html) for page, html in pages.items()}
    followed = 0
    for page, html in pages.items():
        assert len(places[page]) == len(set(places[page])), page
        assert {id_ for ids in _NAMED.findall(html) for id_ in ids.split()} <= {*places[page]}
        for address in map(unescape, _ADDRESS.findall(html)):
            assert dead(folder, page, address, places) is None, (page, address)
            followed += 1
    assert followed > 50


def dead(folder: Path, page: Path, address: str, places: Mapping[Path, list[str]]) -> str | None:
    """Say why an address leads nowhere; None if it does not."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None if parts.scheme in ("https", "data") else "it leads out of the site"
    target = (page.parent / parts.path).resolve() if parts.path else page
    if not target.is_file() or not target.is_relative_to(folder.resolve()):
        return "no file is there"
    if "=" in parts.fragment:
        return None if target.name == "items.html" else "no list is filtered there"
    named = not parts.fragment or parts.fragment in places[target]
    return None if named else "no such place is in the page"


def test_a_dead_link_is_found(site_folders: Mapping[str, Path]) -> None:
    folder = site_folders["internal"]
    page = folder / "items.html"
    places = {page: ["main"]}
    good = ("#main", "items.html#late=1", "https://force.example/", "site.js")
    assert [dead(folder, page, each, places) for each in good] == [None] * 4
    bad = ("#nowhere", "gone.html", "../x.html", "about.html#late=1", "javascript:x()", "items")
    assert None not in [dead(folder, page, each, places) for each in bad]


@pytest.mark.parametrize("audience", Audience)
def test_everything_of_the_register_has_its_page_or_place(
    sample: Register, site_folders: Mapping[str, Path], audience: Audience
) -> None:
    register, folder = site_of(sample, audience, ON).register, site_folders[audience]
    assert len(register.items) == len(sample.items)
    for kind, ids in (
        ("items", register.items),
        ("meetings", register.meetings),
        ("inspections", register.inspections),
    ):
        there = {p.relative_to(folder / kind) for p in (folder / kind).rglob("*.html")}
        assert there == {Path(f"{id_}.html") for id_ in ids}
    leads, areas = folder / "leads.html", (folder / "areas.html").read_text(encoding="utf-8")
    assert all(f'id="areas.programme.{id_}"' in areas for id_ in register.organisation.programmes)
    assert leads.exists() == (audience == Audience.INTERNAL)
    if leads.exists():
        page = leads.read_text(encoding="utf-8")
        assert all(f'id="leads.{id_}"' in page for id_ in sample.organisation.leads)


BUSY = """
afi-1: {rag: amber, steps_to_green: [{id: audit, text: Audit the files., due: 2022-07-01}]}
afi-2: {rag: green, progress: [{date: 2022-01-02, text: Long ago.}]}
afi-3: {rag: green, tactical_lead: null,
  sign_offs: [{date: 2022-07-01, stage: submitted}]}
rec-1: {due: 2022-08-01, tactical_lead: null, progress: [{date: 2022-07-20, text: On track.}]}
inspection: {published: 2022-04-27}
"""


def filtered(site: Site, address: str) -> int:
    """The number of findings that the list shows where an address of it leads."""
    name, _, wanted = address.partition("#")[2].partition("=")
    flags = {
        "nolead": lambda row: row.row.missing,
        "stale": lambda row: row.row.is_old,
        "complete": lambda row: row.is_complete,
    }
    assert wanted == "1"
    return sum(bool(flags[name](row)) for row in findings(site).rows)


def registers(sample: Register) -> Iterator[Register]:
    yield sample
    yield as_at(register_from(BUSY), ON)


def test_the_numbers_are_those_of_status_and_overdue_and_of_the_lists(sample: Register) -> None:
    for register in registers(sample):
        site, counts = site_of(register, Audience.INTERNAL, ON), status(register, ON)
        first = position(site)
        needs = {each.what: each for each in first.needs}
        assert needs["Overdue"].number == len(overdue(register, ON)) == len(counts.overdue)
        assert sum(len(cell.squares) for row in first.areas.rows for cell in row.cells) == sum(
            not item.has_ended for item in register.items.values()
        )
        assert len(findings(site).rows) == len(site.scope.items)
        for need in needs.values():
            if "=" in need.address:
                assert filtered(site, need.address) == need.number, need.what
    assert needs["Rated green, not yet submitted"].number == 1


def test_no_page_has_two_names(sample: Register) -> None:
    names = [page.name for page in site_pages(site_of(sample, Audience.INTERNAL, ON))]
    assert len(names) == len({name.casefold() for name in names})
