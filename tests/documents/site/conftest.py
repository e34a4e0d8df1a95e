"""Sites as folders on the disk, each built once: of the sample register, and of endless words."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.formats.site_vocabulary import check_single
from peeltrack.documents.formats.templates import SHIPPED, Renderer
from peeltrack.documents.site.files import single_page, site_files
from peeltrack.documents.site.links import Addresses
from peeltrack.documents.site.site import Site, site_of
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from tests.registers import register_from

ON = date(2022, 7, 25)
_WORD = "x" * 300
ENDLESS = f"""
afi-1: {{title: {_WORD}, wording: {_WORD}, rag: red, due: 2022-07-01, area: crime,
  strategic_lead: chief, measures: [{{text: {_WORD}}}], portfolio: {_WORD}, board: {_WORD},
  progress: [{{date: 2022-01-01, text: {_WORD}, source: {_WORD}, blocker: {_WORD}}}],
  steps_to_green: [{{id: a, text: {_WORD}, due: 2022-07-01}}]}}
rec-1: {{title: {_WORD}, superseded_by: peel/afi-1}}
inspection: {{title: {_WORD}, published: 2022-04-27, areas: [{{id: crime, name: {_WORD}}}]}}
leads: {{chief: {{title: {_WORD}}}}}
meetings:
  2022-06-01-hta: {{title: {_WORD}, questions: [{{id: when, item: peel/afi-1, text: {_WORD}}}],
    commitments: [{{text: {_WORD}, item: peel/afi-1, due: 2022-06-20}}],
    actions: [{{id: do, text: {_WORD}, item: peel/afi-1, owner: chief, due: 2022-06-20}}]}}
"""
"""A register whose words never end: nothing may push a page wider."""


@pytest.fixture(scope="session")
def sample(west_mercia: Register) -> Register:
    """The shipped register as at the day of the sites."""
    return as_at(west_mercia, ON)


@pytest.fixture(scope="session")
def site_folders(sample: Register, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Each site's folder by name; `register` is a folder with a site in one file."""
    root = tmp_path_factory.mktemp("sites")
    endless = as_at(register_from(ENDLESS), ON)
    sites = {
        "internal": site_of(sample, Audience.INTERNAL, ON, revision="abc1234"),
        "public": site_of(sample, Audience.PUBLIC, ON, revision="abc1234"),
        "endless": site_of(endless, Audience.INTERNAL, ON, changed=["peel/afi-1"]),
    }
    for name, site in sites.items():
        write(site, root / name)
    single = site_of(endless, Audience.INTERNAL, ON, at=Addresses(is_single=True))
    page = single_page(single, _unchecked(), Renderer(SHIPPED, check=check_single))
    (root / "register").mkdir()
    (root / "register/register.html").write_text(page, encoding="utf-8")
    return {name: root / name for name in (*sites, "register")}


def write(site: Site, folder: Path) -> None:
    """Write a site's files as they are, without its list."""
    for name, data in site_files(site, _unchecked()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _unchecked() -> Renderer:
    return Renderer(SHIPPED, check=lambda _: None, is_trusted=True)
