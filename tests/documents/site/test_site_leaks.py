"""Nothing restricted or internal is in any file of a public site, of registers drawn at random."""

from collections.abc import Iterator

import pytest

from peeltrack.documents.formats.site_vocabulary import check_single
from peeltrack.documents.formats.templates import SHIPPED, Renderer
from peeltrack.documents.site.files import single_page, site_files
from peeltrack.documents.site.links import Addresses
from peeltrack.documents.site.site import site_of
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from tests.documents.random_registers import MARK, MARKED_YEAR, ON
from tests.documents.test_leaks import drawn

_UNCHECKED = Renderer(SHIPPED, check=lambda _: None, is_trusted=True)


def leaks(register: Register, audience: Audience) -> list[str]:
    """The files of a register's site, and its one file, that hold or are called what is marked."""
    return [name for name, text in texts(register, audience) if is_marked(name + text)]


def texts(register: Register, audience: Audience) -> Iterator[tuple[str, str]]:
    site = site_of(register, audience, ON, revision="abc1234")
    for name, data in site_files(site, _UNCHECKED):
        yield name, data.decode()
    single = site_of(register, audience, ON, at=Addresses(is_single=True))
    yield "register.html", single_page(single, _UNCHECKED, Renderer(SHIPPED, check=check_single))


def is_marked(text: str) -> bool:
    return MARK in text.casefold() or MARKED_YEAR in text


def test_no_file_of_a_public_site_holds_what_is_restricted_or_internal(
    pytestconfig: pytest.Config,
) -> None:
    """200 registers with --soak; else 10."""
    seeds = range(200 if pytestconfig.getoption("--soak") else 10)
    found = {(seed, name) for seed in seeds for name in leaks(drawn(seed), Audience.PUBLIC)}
    assert found == set()


def test_the_mark_is_found_in_every_kind_of_file_of_an_internal_site() -> None:
    found = {name for seed in (0, 5) for name in leaks(drawn(seed), Audience.INTERNAL)}
    kinds = {name.partition("/")[0] for name in found}
    assert kinds == {
        "areas.html",
        "changes.html",
        "deadlines.html",
        "ended.html",
        "index.html",
        "inspections",
        "items",
        "items.html",
        "leads.html",
        "meetings",
        "meetings.html",
        "register.html",
        "texts.js",
    }
