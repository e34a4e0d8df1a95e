"""The vocabulary of every document's HTML: nothing runs, and nothing is fetched. Pure.

A page is text and the tags below. Every `<` must begin one of them, written plainly, so that no
browser can take for a tag what was passed here as something else.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from peeltrack.documents.formats.html_elements import MarkupError
from peeltrack.wording import cut_short


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEAD = "html head title style meta body"
_PARTS = "section article div header main footer nav h1 h2 h3 h4 p blockquote ul ol li dl dt dd"
_TABLES = "table caption thead tbody tr th td"
_WORDS = "a b strong em i cite bdi span br"
_DRAWINGS = "svg g rect circle ellipse line path polygon polyline text tspan"
_PICTURES = f"figure figcaption details summary img desc {_DRAWINGS}"
TAGS = _words(" ".join((_HEAD, _PARTS, _TABLES, _WORDS, _PICTURES)))
"""The elements of a page: those of docs/templates.md, its head, and drawings within a figure."""

ANYWHERE = frozenset({"class", "id", "dir", "lang", "role", "style", "tabindex", "title"})
_DRAWN = _words(
    """cx cy d dominant-baseline dx dy fill fill-opacity font-family font-size font-style
    font-weight height opacity points preserveaspectratio r rx ry stroke stroke-dasharray
    stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewbox
    width x x1 x2 xmlns y y1 y2"""
)
OWN = {
    "a": frozenset({"href", "rel"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "meta": frozenset({"charset", "content", "name"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope"}),
    **dict.fromkeys(_words(_DRAWINGS), _DRAWN),
}
_STYLED = _DRAWN - {"xmlns"} | {"style"}

_FUNCTIONS = _words(
    """attr calc circle clamp color color-mix counter counters dir ellipse fit-content has hsl
    hsla hwb inset is lab lang lch light-dark linear-gradient matrix max media min minmax not
    nth-child nth-last-child nth-last-of-type nth-of-type oklab oklch polygon radial-gradient
    repeat rgb rgba rotate scale scalex scaley skewx skewy supports translate translatex
    translatey var where"""
)
"""The functions of a style: those that compute, and none that fetches."""
_RULES = frozenset({"container", "layer", "media", "page", "supports"})
_MARGINS = ("top-", "right-", "bottom-", "left-")

_TAG = re.compile(r"<[^>]*>")
_BLANK = r"[ \t\n\r\f]"
_NAME = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:{_BLANK}.*)?)>", re.DOTALL)
_ATTRIBUTE = re.compile(
    rf"{_BLANK}+([a-zA-Z][a-zA-Z0-9:.-]*)"
    rf"(?:=(?:\"([^\"]*)\"|'([^']*)'|([^ \t\n\r\f\"'=`]+)))?(?={_BLANK}|$)"
)
PLAIN = re.compile(
    r"</(?:a|article|b|bdi|dd|div|dl|dt|h[1-4]|li|ol|p|section|span|table|tbody|td|th|thead|tr|ul)>"
    r"|<(?:article|b|bdi|dd|div|dl|dt|h[1-4]|li|ol|p|section|span|table|tbody|td|th|thead|tr|ul)"
    r"(?: (?:aria-labelledby|class|data-label|dir|id|role)=\"[^\"]*\")*>"
    r"|<a href=\"(?:#|https://)[^\"]*\">|</(?:rect|line|path|text)>"
    r"|<(?:rect|line|path|text)(?: (?:class|d|fill|font-family|font-size|font-weight|height|rx"
    r"|stroke|stroke-dasharray|stroke-width|text-anchor|width|x|x1|x2|y|y1|y2)"
    r"=\"[\w #.,' -]*\")*/?>"
)
"""Most tags of most pages, passed at once."""
_MOST_PASSED = 10_000
"""Tags that are remembered from page to page."""
_ASIDE = re.compile(r"<!doctype html>|<!--(?!-)(?:(?!--)[^<>])*-->", re.IGNORECASE)
_STYLE = re.compile(r"<style[^<>]*>([^<]*)", re.IGNORECASE)
_CALL = re.compile(r"([\w-]*)\(")
_RULE = re.compile(r"@([\w-]*)")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]*=*")


class OutsideVocabularyError(MarkupError):
    """HTML that no document may hold, with the text at fault."""

    def __init__(self, line: int, why: str, found: str) -> None:
        super().__init__(line, why)
        self.found = found


ValueFault = Callable[[str, str, str], str | None]
"""Says what is wrong with the value of an attribute, by the names of both; None if nothing is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The elements and attributes that a page may have, and the values of attributes."""

    tags: frozenset[str]
    anywhere: frozenset[str]
    own: Mapping[str, frozenset[str]]
    """The attributes of some elements alone."""
    value_fault: ValueFault
    plain: re.Pattern[str]
    """Tags that need no closer look."""


def check_vocabulary(html: str) -> None:
    """Refuse a paper with anything that could run, fetch or lead elsewhere unasked.

    Raises:
        OutsideVocabularyError: with the first element, attribute or style at fault.
    """
    checked_tags(html, PAPER)


def checked_tags(html: str, words: Vocabulary, passed: set[str] | None = None) -> set[str]:
    """Return the tags of a page, each once, all of them of a vocabulary.

    Args:
        html: the page.
        words: the vocabulary.
        passed: the tags of other pages that passed, to which its own are added.

    Raises:
        OutsideVocabularyError: with the first element, attribute or style at fault.
    """
    tags = _TAG.findall(html)
    distinct = {*tags}
    unknown = distinct - (passed or set())
    faults = {
        tag: why
        for tag in unknown
        if not words.plain.fullmatch(tag) and (why := _fault(tag, words))
    }
    if passed is not None and len(passed) < _MOST_PASSED:
        passed |= unknown - faults.keys()
    if any(tag[1:6].lower() == "style" for tag in distinct):
        for style in _STYLE.findall(html):
            if why := style_fault(style):
                faults[style] = why
    if html.count("<") != len(tags):
        faults[_stray(html)] = "a < is neither a tag nor written &lt;"
    if faults:
        found = min(faults, key=html.index)
        line = html.count("\n", 0, html.index(found)) + 1
        raise OutsideVocabularyError(line, faults[found], found)
    return distinct


def _stray(html: str) -> str:
    found = re.search(r"<[^<>]*(?:<|$)", html)
    return found[0] if found else "<"


def _fault(tag: str, words: Vocabulary) -> str | None:
    """Say what is wrong with a tag; None if it is of the vocabulary."""
    if _ASIDE.fullmatch(tag):
        return None
    named = _NAME.fullmatch(_closed(tag))
    if not named:
        return f"{_short(tag)} is not a tag of a document"
    closes, name, rest = named[1], named[2].lower(), named[3]
    if name not in words.tags:
        return f"<{name}> is not what documents are made of"
    if closes:
        return f"{_short(tag)} is not a tag of a document" if rest.strip() else None
    return next(_attribute_faults(name, rest.rstrip(" \t\n\r\f"), words), None)


def _closed(tag: str) -> str:
    """Return a tag without the stroke by which it closes itself."""
    return f"{tag[:-2]}>" if tag.endswith("/>") and len(tag) > 3 else tag


def _attribute_faults(tag: str, text: str, words: Vocabulary) -> Iterator[str]:
    position = 0
    while position < len(text):
        found = _ATTRIBUTE.match(text, position)
        if not found:
            yield f"{_short(text[position:].strip())} is no attribute of <{tag}>"
            return
        position = found.end()
        name = found[1].lower()
        if not (
            name in words.anywhere
            or name in words.own.get(tag, ())
            or name.startswith(("aria-", "data-"))
        ):
            yield f"<{tag}> may have no {name}"
            return
        value = unescape(next((each for each in found.groups()[1:] if each is not None), ""))
        if why := words.value_fault(tag, name, value):
            yield why


def value_fault(_tag: str, name: str, value: str) -> str | None:
    """Say what is wrong with the value of an attribute of a paper; None if nothing is."""
    if name == "href" and not value.startswith(("#", "https://")):
        return f"a link leads to {_short(value)!r}, and not to https:// or #"
    if name == "src" and not _PICTURE.fullmatch(value):
        return "a picture is not in the page itself (data:image/png;base64,…)"
    if name == "xmlns" and value != "http://www.w3.org/2000/svg":
        return "xmlns is not that of SVG"
    if name == "charset" and value.lower() != "utf-8":
        return "the charset is not utf-8"
    return style_fault(value) if name in _STYLED else None


PAPER = Vocabulary(TAGS, ANYWHERE, OWN, value_fault, PLAIN)
"""The vocabulary of papers."""


def style_fault(style: str) -> str | None:
    """Say what a style may not hold: what fetches, and escapes that could hide it."""
    for text in (style, unescape(style)):
        if "\\" in text:
            return "a style contains a \\; write the character itself"
        for call in _CALL.findall(text):
            if call and call.lower() not in _FUNCTIONS:
                return f"a style may not use {_short(call)}()"
        for rule in _RULE.findall(text):
            if rule.lower() not in _RULES and not rule.lower().startswith(_MARGINS):
                return f"a style may not use @{_short(rule)}"
    return None


def _short(text: str) -> str:
    return cut_short(text, 40)
