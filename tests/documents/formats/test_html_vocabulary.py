"""What no page may hold, whoever wrote its template, and what every page may."""

import re
from functools import partial
from pathlib import Path

import pytest

from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats.html_vocabulary import (
    TAGS,
    OutsideVocabularyError,
    check_vocabulary,
)
from peeltrack.errors import TemplateFailedError
from peeltrack.storage.templates import own_template
from tests.documents.builders import ON, a_register, an_item, rendered

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<script>alert(1)</script>", "<script> is not what documents are made of"),
        ("<SCRIPT src=//x.example></SCRIPT>", "<script> is not"),
        ("<scr\x00ipt>", "is not a tag of a document"),
        ("<script", "a < is neither a tag nor written &lt;"),
        ("<p><b<script>", "is not a tag of a document"),
        ("2 < 3", "a < is neither a tag nor written &lt;"),
        ('<p title="<script>">', "is no attribute of <p>"),
        ("<iframe src=x></iframe>", "<iframe> is not"),
        ("<frame>", "<frame> is not"),
        ("<object data=x></object>", "<object> is not"),
        ("<embed src=x>", "<embed> is not"),
        ("<base href=//x.example>", "<base> is not"),
        ("<link rel=stylesheet href=//x.example>", "<link> is not"),
        ("<form action=//x.example><button>Go</button></form>", "<form> is not"),
        ("<input autofocus>", "<input> is not"),
        ("<video src=x></video>", "<video> is not"),
        ("<audio src=x></audio>", "<audio> is not"),
        ("<template><p>x</p></template>", "<template> is not"),
        ("<noscript>x</noscript>", "<noscript> is not"),
        ("<math><mtext></mtext></math>", "<math> is not"),
        ("<![CDATA[x]]>", "is not a tag of a document"),
        ("<?xml-stylesheet href='x'?>", "is not a tag of a document"),
        ("<!--><script>-->", "is not a tag of a document"),
        ("<!-- a --!> b -->", "is not a tag of a document"),
        ('<meta http-equiv="refresh" content="0;url=//x.example">', "<meta> may have no http-"),
        ('<meta charset="utf-7">', "the charset is not utf-8"),
        ('<h1 onclick="f()">T</h1>', "<h1> may have no onclick"),
        ('<h1 OnClick="f()">T</h1>', "<h1> may have no onclick"),
        ('<h1 id="a"onclick="f()">T</h1>', "is no attribute of <h1>"),
        ("<h1/onclick=f()>T</h1>", "is not a tag of a document"),
        ("<p id='a' onfocus=f() tabindex=0>T</p>", "<p> may have no onfocus"),
        ("</p onclick=f()>", "is not a tag of a document"),
        ('<a href="javascript:f()">x</a>', "a link leads to 'javascript:f()'"),
        ('<a href="java&#115;cript:f()">x</a>', "a link leads to 'javascript:f()'"),
        ('<a href=" https://x.example">x</a>', "a link leads to"),
        ('<a href="data:text/html,x">x</a>', "a link leads to"),
        ('<a href="http://x.example">x</a>', "a link leads to"),
        ('<a href="//x.example">x</a>', "a link leads to"),
        ('<a href="#a" ping="//x.example">x</a>', "<a> may have no ping"),
        ('<p background="//x.example">x</p>', "<p> may have no background"),
        ('<img src="https://x.example/a.png">', "a picture is not in the page itself"),
        ('<img src="a.png">', "a picture is not in the page itself"),
        ('<img src="data:image/svg+xml;base64,PHN2Zz4=">', "a picture is not in the page itself"),
        ('<img srcset="https://x.example/a.png 2x">', "<img> may have no srcset"),
        ('<svg><use href="//x.example#a"></use></svg>', "<use> is not"),
        ('<svg><image href="//x.example"></image></svg>', "<image> is not"),
        ("<svg><foreignobject></foreignobject></svg>", "<foreignobject> is not"),
        ('<svg><animate attributename="href"></animate></svg>', "<animate> is not"),
        ('<svg onload="f()"></svg>', "<svg> may have no onload"),
        ('<svg><rect fill="url(//x.example#a)"/></svg>', "a style may not use url()"),
        ('<svg><a xlink:href="javascript:f()">x</a></svg>', "<a> may have no xlink:href"),
        ('<p style="background:url(//x.example)">x</p>', "a style may not use url()"),
        ('<p style="background:u&#114;l(//x.example)">x</p>', "a style may not use url()"),
        ('<p style="background:\\75rl(//x.example)">x</p>', "a style contains a \\"),
        ("<style>p { background: URL(//x.example) }</style>", "a style may not use URL()"),
        ('<style>@import "//x.example";</style>', "a style may not use @import"),
        ('<style>p { background: image-set("//x.example" 1x) }</style>', "not use image-set()"),
        ("<style>@font-face { src: local(x) }</style>", "a style may not use local()"),
        ("<style>p { width: expression(f()) }</style>", "a style may not use expression()"),
        ("<svg><style>p { fill: u&#114;l(//x.example) }</style></svg>", "a style may not use l()"),
        ("<style><img></style><script>", "<script> is not"),
    ],
)  # fmt: skip
def test_what_runs_fetches_or_leads_elsewhere_is_refused(html: str, why: str) -> None:
    with pytest.raises(OutsideVocabularyError, match=re.escape(why)):
        check_vocabulary(f"<h1>T</h1>\n{html}")


@pytest.mark.parametrize(
    "html",
    [
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"></head><body></body></html>',
        "<!-- A remark of the author's -->",
        "<P CLASS=lead ID='a'>Words, 3 > 2, url(x), javascript: and onclick=</P>",
        '<p title="&lt;script&gt; &quot;x&quot;">&lt;script&gt;</p><br/><br />',
        '<a href="#a">x</a><a href="https://x.example/?a=1&amp;b=2" rel="license">x</a>',
        '<img alt="The crest" src="data:image/png;base64,iVBORw0KGgo=" width="40">',
        '<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>A bar'
        '</title><g transform="translate(1 2)"><rect x="1" width="2" height="3" fill="#fff"/></g>'
        "</svg><figcaption>A bar</figcaption></figure>",
        '<p style="color: rgb(1 2 3); width: calc(1em + 2px)">x</p>',
        "<style>@media (min-width: 9rem) and (color) { a:not(.b) { color: var(--ink) } }"
        "@page :first { @top-center { content: none } }</style>",
        '<td role="cell" class="n" data-label="All" aria-labelledby="a">1</td>',
    ],
)
def test_what_a_page_needs_passes(html: str) -> None:
    check_vocabulary(html)


def test_the_first_fault_is_named_with_its_line() -> None:
    with pytest.raises(OutsideVocabularyError) as caught:
        check_vocabulary("<p>x</p>\n\n<video>\n<script>")
    assert str(caught.value) == (
        "<video> is not what documents are made of (line 3 of the HTML that it gives)"
    )


def test_the_elements_are_those_that_the_docs_name() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    table = page.partition("| Kind | Elements |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z0-9]+)`", table)) | {"h3", "tr", "th", "td"}
    assert named - {"id", "charset", "name"} == TAGS


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<h1>T</h1>\n<p>x</p>\n<script>\nsend()</script>", 3),
        ("<h1>T</h1>\n\n\n<p onclick='{{ page.on }}'>x</p>", 4),
        ("<h1>T</h1>\n{{ '<img src=//x.example>' | safe }}", 2),
        ("<h1>T</h1><p>x</p>\n<style>p { background: url(//x.example) }</style>", 2),
    ],
)
def test_a_template_of_ones_own_is_refused_with_its_line_in_every_format(
    tmp_path: Path, template: str, line: int, form: str
) -> None:
    folder = tmp_path / "register" / "templates"
    folder.mkdir(parents=True)
    (folder / "hta.html.j2").write_text(template, encoding="utf-8")
    brief = forum_brief(a_register(an_item()), "hta", ON)
    with pytest.raises(TemplateFailedError) as caught:
        rendered(brief, form, own=partial(own_template, tmp_path / "register"))
    assert str(caught.value).startswith(f"template {folder / 'hta.html.j2'}:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_fault_that_is_put_together_names_the_template_and_the_line_of_the_page(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "hta.html.j2").write_text("<h1>T</h1>\n{{ ('<scr' ~ 'ipt>') | safe }}", "utf-8")
    brief = forum_brief(a_register(an_item()), "hta", ON)
    with pytest.raises(TemplateFailedError, match=r"^template hta\.html\.j2: .*line 2 of the HTML"):
        rendered(brief, "html", own=partial(own_template, tmp_path / "register"))
