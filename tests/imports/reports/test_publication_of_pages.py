"""The day on which a saved page says that it was published, and what only hints at it."""

from datetime import date

import pytest

from tests.imports.paper_lines import proposal_of

DAY = date(2026, 3, 4)


def page(said: str, record: str = "") -> str:
    """A page on a report, with what it says of its day below its title."""
    return (
        f"<html><head>{record}</head><body><main><h1>Boats of Borset Police</h1>{said}"
        "<h2>Recommendation 1</h2><p>The force should count its boats.</p></main></body></html>"
    )


@pytest.mark.parametrize(
    "said",
    [
        "<p>Published on: 4 March 2026</p>",
        "<p><span>Date published:</span> <span>4 March 2026</span></p>",
        "<p>First published: 4 March 2026. Last updated: 5 April 2026</p>",
        "<p>Published 04 Mar 2026 | 5 min read</p>",
        "<p>Posted on Wednesday, 4 March 2026</p>",
        "<p>Release date: 4 March 2026</p>",
        "<dl><dt>Published</dt><dd>4 March 2026</dd><dt>Updated</dt><dd>5 April 2026</dd></dl>",
        "<table><tr><th>Publication date</th><td>4 March 2026</td></tr></table>",
        '<p>Published <time datetime="2026-03-04">4 March 2026</time></p>',
        "<div>Publication date</div><div>4 March 2026</div>",
    ],
)
def test_a_page_says_when_it_was_published(said: str) -> None:
    (inspection,) = proposal_of(page(said)).inspections
    assert inspection.published == DAY


@pytest.mark.parametrize(
    ("said", "record", "hint"),
    [
        ("<p>Last updated: 4 March 2026</p>", "", "last updated on 4 March 2026"),
        ("<p>Published in March 2026</p>", "", "published in March 2026"),
        ("", '<meta name="dcterms.issued" content="2026-03-04">', "page published on 4 March 2026"),
        (
            "",
            '<meta content="2026-03-04T09:00" property="article:published_time">',
            "page published on 4 March 2026",
        ),
        (
            "",
            '<script type="application/ld+json">{"datePublished": "2026-03-04"}</script>',
            "page published on 4 March 2026",
        ),
        ("", '<meta property="article:modified_time" content="2026-03-04">', None),
        ("", '<meta name="dcterms.issued" content="2026-13-04">', None),
    ],
)
def test_what_only_hints_at_the_day_is_told_and_not_taken(
    said: str, record: str, hint: str | None
) -> None:
    (inspection,) = proposal_of(page(said, record)).inspections
    assert (inspection.published, inspection.hint) == (None, hint)


def test_a_title_in_the_head_of_a_page_is_read_with_its_day() -> None:
    text = (
        "<html><body><header><h1>Boats of Borset Police</h1><p>Published: 4 March 2026</p></header>"
        "<main><h2>Recommendation 1</h2><p>The force should count its boats.</p></main></body>"
    )
    (inspection,) = proposal_of(text).inspections
    assert (inspection.title, inspection.published) == ("Boats of Borset Police", DAY)


def test_the_head_of_a_site_is_no_title_of_the_page() -> None:
    text = page("").replace("<main>", "<header><h1>Borset Police News</h1></header><main>")
    (inspection,) = proposal_of(text).inspections
    assert inspection.title == "Boats of Borset Police"
