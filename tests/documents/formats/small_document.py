"""A small document with every kind of block, and a letterhead to put it on."""

import io
from datetime import date

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, RGBColor

from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.tree import Document
from peeltrack.documents.parts.header import Header

HTML = """\
<html lang="en-GB"><head><title>Left out</title></head><body>
<a class="skip" href="#main">Left out</a>
<header><p class="marking">OFFICIAL</p><p class="force">Borsetshire Police</p>
<h1>A small <em>paper</em></h1>
<dl><div><dt>Chair</dt><dd>The <b>commissioner</b></dd></div></dl></header>
<nav><h2>Contents</h2></nav>
<main id="main">
<section><h2 id="one">One</h2>
<p class="lead">First,<br>see <a href="#two">two</a> or <a href="https://example.org/">there</a>.</p>
<ul class="tiles"><li><a href="#two"><b>3</b> late</a></li></ul>
<ul class="flags" aria-label="To note"><li>No lead</li><li>Late</li></ul>
<div class="finding"><p>The force should improve.</p></div>
</section>
<article id="two"><h3>Two</h3><div><span class="rag amber">Amber</span></div>
<ol><li>first<ul><li>inner</li></ul></li><li><p>second</p><p class="when">later</p></li></ol>
<ol><li>again</li></ol>
<ul><li><strong class="tag late">Late</strong><div><p>A step.</p></div></li></ul>
<dl><div><dt>RAG</dt><dd><p>Amber</p><p class="when">Since May.</p></dd></div></dl>
<p dir="auto">שלום עולם and <b class="late-by">late</b></p>
</article>
<table class="narrow"><caption>Counts</caption>
<thead><tr><th scope="col">Kind</th><th scope="col" class="n">All</th></tr></thead>
<tbody><tr><th scope="row">AFI</th><td class="n">2</td></tr>
<tr class="total"><th scope="row">Total</th><td class="n">2</td></tr></tbody></table>
<table class="wide"><caption>Many</caption>
<thead><tr><th>a</th><th>b</th><th>c</th><th>d</th><th>e</th><th>f</th><th>g</th></tr></thead>
<tbody><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td class="blank"></td></tr>
</tbody></table>
<figure><svg role="img"><title>Left out</title></svg></figure>
</main>
<footer><p>Made by PeelTrack.</p></footer>
</body></html>
"""


def small_document() -> Document:
    return document(HTML, "small.html.j2")


def small_page() -> Header:
    return Header(
        title="A small paper",
        force="Borsetshire Police",
        answers_to=None,
        on=date(2022, 5, 23),
        marking="OFFICIAL",
        is_public=False,
        revision="abc1234",
        key=(),
        sources=(),
    )


def letterhead() -> bytes:
    """A force's own document: Letter pages, a crest in words above, headings in green."""
    made = docx.Document()
    made.sections[0].page_width = Mm(200)
    made.sections[0].header.paragraphs[0].text = "Borsetshire Constabulary"
    made.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x66, 0)
    made.styles.add_style("Marking", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("What the letterhead said")
    made.add_section()
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()
