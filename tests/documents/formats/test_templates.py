"""Which template is used, and what a person sees when one fails."""

import re
from functools import partial
from pathlib import Path

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.template_filters import as_sentence
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.errors import TemplateFailedError
from peeltrack.storage.templates import own_template
from tests.documents.builders import ON, a_register, an_item, an_organisation, rendered
from tests.documents.read_documents import read_html, read_markdown

ROOT = Path(__file__).parents[3]


def small_brief() -> Brief:
    return forum_brief(a_register(an_item(), an_item("afi-02", rag=None, area=None)), "hta", ON)


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_text_with_a_full_stop_of_its_own_gets_no_second(tmp_path: Path) -> None:
    write(
        tmp_path,
        "hta.html.j2",
        "<p>By <bdi>{{ page.force }}</bdi>.</p><p>{{ page.on.year }}.</p>\n",
    )
    organisation = an_organisation(name="Borsetshire Constab.")
    brief = forum_brief(a_register(an_item(), organisation=organisation), "hta", ON)
    html = rendered(brief, "html", (tmp_path, *SHIPPED))
    assert html == "<p>By <bdi>Borsetshire Constab.</bdi></p><p>2022.</p>\n"


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_document_ends_with_one_line_end(form: str) -> None:
    document = rendered(small_brief(), form)
    assert document.endswith("\n")
    assert not document.endswith("\n\n")


@pytest.mark.parametrize(
    ("form", "expected"),
    [("html", "<h1>Mine: Borsetshire Police</h1>\n"), ("md", "# Mine: Borsetshire Police\n")],
)
def test_a_template_beside_the_register_comes_before_the_shipped_in_every_format(
    tmp_path: Path, form: str, expected: str
) -> None:
    write(tmp_path / "templates", "hta.html.j2", "<h1>Mine: {{ page.force }}</h1>")
    own = partial(own_template, tmp_path / "register")
    assert rendered(small_brief(), form, own=own) == expected


def test_a_template_in_the_register_comes_before_one_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "templates", "hta.html.j2", "Beside")
    write(tmp_path / "register" / "templates", "hta.html.j2", "Inside")
    own = partial(own_template, tmp_path / "register")
    assert rendered(small_brief(), own=own) == "Inside\n"


def test_macros_of_ones_own_are_used_by_the_shipped_template(tmp_path: Path) -> None:
    shipped = (SHIPPED[-1] / "macros.html.j2").read_text("utf-8")
    mine = shipped.replace("<b>Steps to green (", "<b>What is being done (")
    write(tmp_path, "macros.html.j2", mine)
    step = {"id": "a", "text": "A."}
    brief = forum_brief(a_register(an_item(steps_to_green=[step])), "hta", ON)
    assert "**What is being done (0 of 1 done):**" in rendered(brief, "md", (tmp_path, *SHIPPED))


def test_an_override_is_escaped_without_asking_for_it(tmp_path: Path) -> None:
    brief = forum_brief(a_register(an_item(title="<b>*x*</b>")), "hta", ON)
    write(tmp_path, "hta.html.j2", "<h1>{{ brief.items[0].link.title }}</h1>")
    html = read_html(rendered(brief, "html", (tmp_path,)))
    markdown = read_markdown(rendered(brief, "md", (tmp_path,)))
    assert (html.text, html.tags) == ("<b>*x*</b>\n", ["h1"])
    assert (markdown.text, markdown.tags) == ("<b>*x*</b>\n", ["h1"])


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        ("\n{{ brief.nonsense }}", 2, "'nonsense'"),
        ("{{ nonsense }}", 1, "'nonsense' is undefined"),
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("{% for each in brief.items %}\n", 1, "Unexpected end of template"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("\n{{ page.on.__class__.__mro__ }}", 2, "unsafe"),
        ("{{ page.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ page.__init__.__globals__ }}", 1, "unsafe"),
        ("{{ brief._scope.register }}", 1, "unsafe"),
        ("{{ '{0.__class__.__mro__}'.format(page) }}", 1, "unsafe"),
        ("{{ range(10000000) | list }}", 1, "Range too big"),
        ("{{ page.on | no_such_filter }}", 1, "No filter named 'no_such_filter'"),
        ("{{ page.on | long_date | days }}", 1, "Cannot specify ','"),
        ("{% set each = brief.items[0] %}\n{{ each.link.heading.x }}", 2, "no attribute 'x'"),
    ],
)
def test_a_broken_template_gives_one_line_with_its_place(
    tmp_path: Path, template: str, line: int, why: str
) -> None:
    write(tmp_path, "hta.html.j2", template)
    with pytest.raises(TemplateFailedError) as caught:
        rendered(small_brief(), folders=(tmp_path,))
    told = str(caught.value)
    assert told.startswith(f"template {tmp_path / 'hta.html.j2'}:{line}: ")
    assert why in told
    assert "\n" not in told


def test_a_template_that_is_not_text_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "hta.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateFailedError, match=r"^template hta\.html\.j2: .*decode"):
        rendered(small_brief(), folders=(tmp_path,))


def test_a_missing_template_is_told_with_what_to_do() -> None:
    with pytest.raises(TemplateFailedError) as caught:
        render("gold.html.j2", small_brief().page, {}, SHIPPED)
    assert str(caught.value) == (
        "template gold.html.j2: there is none of that name. Choose one with peeltrack forum change "
        "FORUM --template sib, or put your own in a templates/ folder beside the register. "
        "docs/templates.md lists what a template may use."
    )


def test_a_missing_part_is_told_with_who_needs_it(tmp_path: Path) -> None:
    write(tmp_path, "hta.html.j2", '{% include "gone.html.j2" %}')
    with pytest.raises(
        TemplateFailedError, match=r"^template gone\.html\.j2: hta\.html\.j2 needs it"
    ):
        rendered(small_brief(), folders=(tmp_path,))


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_given_twice() -> None:
    read = read_html(rendered(small_brief()))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert sorted(read.ids) == sorted(set(read.ids))


@pytest.mark.parametrize(
    ("text", "ended"),
    [("Share the audit", "Share the audit."), ("Done.", "Done."), ("When?", "When?")],
)
def test_a_text_is_closed_before_what_follows_it(text: str, ended: str) -> None:
    assert as_sentence(text) == ended


def test_a_register_without_a_rag_scale_says_so_once_and_prints_the_word_alone() -> None:
    register = a_register(an_item(), an_item("afi-02"), organisation=an_organisation(rag={}))
    document = rendered(forum_brief(register, "hta", ON))
    assert document.count("The meaning of each RAG is not defined.") == 1
    assert document.count('<p><span class="rag amber">Amber</span>. <b>') == 2
    assert "ot defined in the register" not in document


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").glob("*.j2")), ids=lambda path: path.name
)
def test_a_shipped_template_uses_what_it_imports(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imports = re.findall(r'{% from "[^"]+" import (.+?) %}', text)
    names = {name for each in imports for name in each.split(", ")}
    body = re.sub(r"{% from .+? %}", "", text)
    assert {name for name in names if not re.search(rf"\b{name}\b", body)} == set()
