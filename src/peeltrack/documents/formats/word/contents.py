"""The contents of a Word document: a field of Word's own, filled with its sections. Pure.

Word works out the number of a page when it prints, previews or updates the field. Until then the
place of the number is empty: one from here would be invented, and a document that asks Word to
update fields at once opens with a warning.
"""

from collections.abc import Sequence

from peeltrack.documents.formats.word.xml import element, paragraph, plain_run

_INSTRUCTION = r"TOC \o &quot;1-1&quot; \h \z \u"
"""Entries for the headings of the first level, each a link."""


def contents(
    sections: Sequence[tuple[str, str | None]], heading: str, entry: str, width: int
) -> str:
    """Return the contents as XML.

    Args:
        sections: the words of each section, and its bookmark if it has one.
        heading: the id of the style of the heading of contents.
        entry: the id of the style of an entry.
        width: the width of the text, in twentieths of a point.
    """
    last = len(sections) - 1
    entries = (
        _entry(words, bookmark, entry, width, is_first=number == 0, is_last=number == last)
        for number, (words, bookmark) in enumerate(sections)
    )
    gallery = element("docPartGallery", val="Table of Contents")
    part = element("docPartObj", gallery, "<w:docPartUnique/>")
    title = paragraph(heading, plain_run("Contents"))
    return element("sdt", element("sdtPr", part), element("sdtContent", title, *entries))


def _entry(
    words: str, bookmark: str | None, style: str, width: int, *, is_first: bool, is_last: bool
) -> str:
    shown = plain_run(words)
    if bookmark:
        place = _field(rf"PAGEREF {bookmark} \h", "")
        shown = element("hyperlink", f"{shown}<w:r><w:tab/></w:r>{place}", anchor=bookmark)
    begin = f"{_mark('begin')}{_instruction(_INSTRUCTION)}{_mark('separate')}"
    tab = element("tabs", element("tab", val="right", leader="dot", pos=width))
    return paragraph(style, f"{begin * is_first}{shown}{_mark('end') * is_last}", tab)


def _field(instruction: str, result: str) -> str:
    inner = f"{_instruction(instruction)}{_mark('separate')}{plain_run(result)}"
    return f"{_mark('begin')}{inner}{_mark('end')}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {words} </w:instrText></w:r>'
