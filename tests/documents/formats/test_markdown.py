"""Escaping for Markdown: whatever goes in comes out of a renderer as the same text."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peeltrack.documents.formats.markdown_escaping import escaped, escaped_cell, heading_anchor
from tests.documents.read_documents import read_markdown

MARKUP = "\\`*_{}[]()<>#+-.!|~$^@:&;=/\"' \t\n0123456789abwxWX"
TEXTS = st.text(
    st.one_of(
        st.sampled_from(MARKUP),
        st.characters(min_codepoint=0xA0, exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")),
    ),
    min_size=1,
    max_size=60,
)
TRAPS = (
    "1. one", "12) twelve", "- dash", "+ plus", "* star", "# heading", "> quote", "---", "===",
    "    indented", "\ttabbed", "<b>bold</b>", "<!-- gone -->", "&lt;b&gt; &#60;",
    "[a](javascript:b)", "[a]: /b", "![a](b)", "`code`", "```", "~~~", "~~struck~~", "a|b", "\\|",
    "\\", "trailing ",
    "line\nbreak", "para\n\ngraph", "two  \nspaces", "https://example.org", "www.example.org",
    "<https://example.org>", "a@example.org", ":+1:", "$x$", "{{ 7*7 }}", "{% raw %}", "# a #",
    "_a_", "\u00a0nbsp\u00a0", "שלום", "D&I Lite",
)  # fmt: skip


_Test = TypeVar("_Test", bound=Callable[..., None])


def with_traps(test: _Test) -> _Test:
    """Try the known traps besides what is generated."""
    for trap in TRAPS:
        test = example(trap)(test)
    return settings(deadline=None)(test)  # a busy machine is no failure


@with_traps
@given(TEXTS)
def test_a_text_reads_back_the_same_from_a_paragraph(text: str) -> None:
    read = read_markdown(f"{escaped(text)}\n")
    assert (read.text.removesuffix("\n"), read.tags) == (text, ["p"])


@with_traps
@given(TEXTS)
def test_a_text_reads_back_the_same_from_a_heading(text: str) -> None:
    read = read_markdown(f"## {escaped(text)}\n\nAfter\n")
    assert (read.text, read.tags) == (f"{text}\nAfter\n", ["h2", "p"])


@with_traps
@given(TEXTS)
def test_a_text_reads_back_the_same_from_a_list(text: str) -> None:
    read = read_markdown(f"- {escaped(text)}\n- Second\n")
    assert (read.text, read.tags) == (f"\n{text}\nSecond\n\n", ["ul", "li", "li"])


@with_traps
@given(TEXTS)
def test_a_text_reads_back_the_same_from_within_a_line(text: str) -> None:
    read = read_markdown(f"**Before**: {escaped(text)}. After\n")
    assert (read.text, read.tags) == (f"Before: {text}. After\n", ["p", "strong"])


@with_traps
@given(TEXTS)
def test_a_text_reads_back_on_one_line_from_a_cell(text: str) -> None:
    read = read_markdown(f"| a | b |\n| --- | --- |\n| {escaped_cell(text)} | x |\n")
    one_line = " ".join(text.split())
    expected = [cell for cell in ("a", "b", one_line, "x") if cell]
    assert [cell for cell in read.text.split("\n") if cell] == expected
    assert read.tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


@pytest.mark.parametrize(
    "text",
    [
        "The force's target, 27 July 2022 (in 65 days): 125 officers; 73% done.",
        "D&I Lite, evidence-led “prosecutions” at £5!",
        "Op Reset/CPD2",
    ],
)
def test_plain_prose_stays_readable(text: str) -> None:
    assert escaped(text) == text


def test_addresses_are_broken_so_that_no_renderer_links_them() -> None:
    assert escaped("http://a.b www.a.b c@a.b") == "http&#58;//a.b www&#46;a.b c&#64;a.b"


def test_a_heading_is_linked_as_github_names_it() -> None:
    assert heading_anchor("AFI 7: Victims' decisions & evidence-led") == (
        "afi-7-victims-decisions--evidence-led"
    )


def test_forty_thousand_characters_take_no_time() -> None:
    text = " " * 20_000 + ":" * 10_000 + "9" * 10_000 + " " * 20_000 + "x"
    assert read_markdown(escaped(text)).text.removesuffix("\n") == text
