"""The contents of a Word document: a field of Word's own, filled with its sections. Pure.

Only Word knows on which page a section is, and finds out when the field is updated. Until then
its entries are links without dots that lead to no number: a number from here would be invented,
and a document that asks Word to update its fields opens with a warning.
"""

from collections.abc import Sequence

from peeltrack.documents.formats.word.xml import element, paragraph, plain_run

_INSTRUCTION = r"TOC \o &quot;1-1&quot; \h \z \u"
"""Entries for the headings of the first level, each a link."""


def contents(sections: Sequence[tuple[str, str | None]], heading: str, entry: str) -> str:
    """Return the contents as XML.

    Args:
        sections: the words of each section, and its bookmark if it has one.
        heading: the id of the style of the heading of contents.
        entry: the id of the style of an entry.
    """
    last = len(sections) - 1
    entries = (
        _entry(words, bookmark, entry, is_first=number == 0, is_last=number == last)
        for number, (words, bookmark) in enumerate(sections)
    )
    gallery = element("docPartGallery", val="Table of Contents")
    part = element("docPartObj", gallery, "<w:docPartUnique/>")
    title = paragraph(heading, plain_run("Contents"))
    return element("sdt", element("sdtPr", part), element("sdtContent", title, *entries))


def _entry(words: str, bookmark: str | None, style: str, *, is_first: bool, is_last: bool) -> str:
    shown = plain_run(words)
    if bookmark:
        shown = element("hyperlink", shown, anchor=bookmark)
    begin = f"{_mark('begin')}{_instruction(_INSTRUCTION)}{_mark('separate')}"
    return paragraph(style, f"{begin * is_first}{shown}{_mark('end') * is_last}")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'
