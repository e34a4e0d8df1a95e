"""The words within a block of HTML to a line of the tree, their blanks as a browser shows them.

Pure.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from peeltrack.documents.markup import Element, MarkupError
from peeltrack.documents.tree import Break, Chip, Line, Run, Tone

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


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of an element look."""

    strong: bool = False
    emphasis: bool = False
    alert: bool = False
    href: str | None = None


def line_of(children: Iterable[Element | str]) -> Line:
    """The line that inline elements and words make; empty where there is nothing to read.

    Raises:
        MarkupError: if anything but inline elements is among them.
    """
    return tuple(_tidy(_pieces(children, _Look())))


def reads_from_the_right(text: str) -> bool:
    """Whether the first letter of a text is of a script that is read from the right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _pieces(children: Iterable[Element | str], look: _Look) -> Iterator[Run | Chip | Break]:
    for child in children:
        if isinstance(child, str):
            yield Run(child, look.strong, look.emphasis, look.alert, look.href)
        elif child.tag == "br":
            yield Break()
        elif child.tag not in INLINE:
            raise MarkupError(child.line, f"<{child.tag}> has no place among words")
        elif child.classes & {"rag", "tag"}:
            yield _chip(child)
        elif "skip" not in child.classes:
            yield from _pieces(child.children, _within(look, child))


def _within(look: _Look, element: Element) -> _Look:
    return _Look(
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


def _tidy(pieces: Iterable[Run | Chip | Break]) -> Iterator[Run | Chip | Break]:
    """Runs of one look as one, single blanks within them and none where a line begins or ends."""
    spaced = list(_single_blanks(pieces))
    while spaced and not spaced[-1].text.strip(" "):
        spaced.pop()
    if spaced and isinstance(spaced[-1], Run):
        spaced[-1] = _saying(spaced[-1], spaced[-1].text.rstrip(" "))
    for look, same in groupby(spaced, key=_look_of):
        if look is None:
            yield from same
        else:
            yield Run("".join(each.text for each in same), *look)


def _single_blanks(pieces: Iterable[Run | Chip | Break]) -> Iterator[Run | Chip | Break]:
    held: Run | None = None
    begins = True
    for piece in pieces:
        if not isinstance(piece, Run):
            if held:
                text = held.text.rstrip(" ") if isinstance(piece, Break) else held.text
                yield _saying(held, text)
            held, begins = None, isinstance(piece, Break)
            yield piece
            continue
        text = _BLANKS.sub(" ", piece.text)
        text = text.removeprefix(" ") if begins else text
        if text:
            if held:
                yield held
            held, begins = _saying(piece, text), text.endswith(" ")
    if held:
        yield held


def _saying(run: Run, text: str) -> Run:
    """The run with other words; `replace` takes four times as long, and a page has thousands."""
    return Run(text, run.strong, run.emphasis, run.alert, run.href)


def _look_of(piece: Run | Chip | Break) -> tuple[bool, bool, bool, str | None] | None:
    if not isinstance(piece, Run):
        return None
    return piece.strong, piece.emphasis, piece.alert, piece.href
