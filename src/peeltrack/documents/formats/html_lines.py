"""Lines of text from inline HTML, with spaces as a browser shows them. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from peeltrack.documents.formats.html_elements import Element, MarkupError
from peeltrack.documents.formats.tree import Break, Chip, Line, TextRun, Tone

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"em", "i", "cite"})
INLINE = _STRONG | _EMPHASIS | {"a", "bdi", "span", "br"}

_TONES = {
    "red": Tone.RED,
    "amber": Tone.AMBER,
    "yellow": Tone.YELLOW,
    "green": Tone.GREEN,
    "done": Tone.GOOD,
    "late": Tone.ALERT,
    "restricted": Tone.ALERT,
}


class _TextLook(NamedTuple):
    """The look of an element's words."""

    strong: bool = False
    emphasis: bool = False
    alert: bool = False
    href: str | None = None


def line_of(children: Iterable[Element | str]) -> Line:
    """Return the line that inline elements and words make; empty if there is nothing to read.

    Raises:
        MarkupError: if anything but inline elements is among them.
    """
    line = _LineReader()
    line.read(children, _TextLook())
    return line.ended()


def reads_from_the_right(text: str) -> bool:
    """Check whether the first letter of a text is of a right-to-left script."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


class _LineReader:
    """A reader of one line: words of one look become one run, with single spaces."""

    def __init__(self) -> None:
        self._line: list[TextRun | Chip | Break] = []
        self._words, self._look = "", _TextLook()
        self._begins = True

    def read(self, children: Iterable[Element | str], look: _TextLook) -> None:
        """Read the content of elements of a look."""
        for child in children:
            if isinstance(child, str):
                self._say(child, look)
            elif child.tag == "br":
                self._end_words()
                self._put(Break())
            elif child.tag not in INLINE:
                raise MarkupError(child.line, f"<{child.tag}> has no place among words")
            elif child.classes & {"rag", "tag"}:
                self._put(_chip(child))
            elif "skip" not in child.classes:
                self.read(child.children, _within(look, child))

    def ended(self) -> Line:
        """Return the line read so far."""
        self._end_words()
        self._run()
        while self._line and not self._line[-1].text.strip(" "):
            self._line.pop()
        return tuple(self._line)

    def _say(self, text: str, look: _TextLook) -> None:
        text = _BLANKS.sub(" ", text)
        if self._begins:
            text = text.removeprefix(" ")
        if not text:
            return
        if look != self._look:
            self._run()
            self._look = look
        self._words += text
        self._begins = text.endswith(" ")

    def _put(self, piece: Chip | Break) -> None:
        self._run()
        self._line.append(piece)
        self._begins = isinstance(piece, Break)

    def _end_words(self) -> None:
        self._words = self._words.removesuffix(" ")

    def _run(self) -> None:
        if self._words:
            self._line.append(TextRun(self._words, *self._look))
        self._words = ""


def _within(look: _TextLook, element: Element) -> _TextLook:
    return _TextLook(
        strong=look.strong or element.tag in _STRONG,
        emphasis=look.emphasis or element.tag in _EMPHASIS,
        alert=look.alert or bool(element.classes & {"late-by", "restricted"}),
        href=_href(element) if element.tag == "a" else look.href,
    )


def _href(element: Element) -> str:
    href = element.attributes.get("href", "")
    if not href.startswith(("#", "https://")):
        raise MarkupError(element.line, f"a link leads to {href!r}, and not to https:// or #")
    return href


def _chip(element: Element) -> Chip:
    words = _BLANKS.sub(" ", "".join(_texts(element))).strip(" ")
    tones = [_TONES[name] for name in element.attributes["class"].split() if name in _TONES]
    return Chip(words, tones[0] if tones else Tone.PLAIN)


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)
