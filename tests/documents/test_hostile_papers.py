"""Whatever a register holds is text in the public papers too, and never markup."""

from dataclasses import replace

import pytest

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.queries.as_at import as_at
from tests.documents.hostile_register import HOSTILE
from tests.documents.public_papers import PAPERS, html_of
from tests.documents.random_registers import ON, random_register
from tests.documents.read_documents import read_html, read_markdown

SITE = "https://some.example/public"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_reads_back_as_text_and_makes_no_markup(paper: str) -> None:
    html = html_of(paper, as_at(random_register(HOSTILE), ON), ON, "peel")
    for read in (read_html(html), read_markdown(markdown(document(html, paper)))):
        words = " ".join(read.text.split())
        assert words.count(" ".join(HOSTILE.split())) > 10
        assert {"script", "img"} & set(read.tags) == set()
        assert {link.partition("#")[0] for link in read.links} <= {"", LICENCE, SITE}
        assert "{{ 7*7 }}" in words


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://force.example/report", True), ("javascript:alert(1)", False)],
)
def test_an_address_is_a_link_only_where_it_is_one(url: str, *, linked: bool) -> None:
    register = as_at(random_register("Some"), ON)
    peel = register.inspections["peel"].model_copy(update={"url": url})
    html = html_of("pcp", replace(register, inspections={"peel": peel}), ON, "peel")
    assert (url in read_html(html).links) == linked
    assert url in read_html(html).text
