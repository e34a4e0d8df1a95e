"""The elements of an HTML page; nothing is repaired, and bad nesting is refused. Pure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class MarkupError(ValueError):
    """Unreadable HTML, with the line at fault."""

    def __init__(self, line: int | None, why: str) -> None:
        super().__init__(f"{why} (line {line} of the HTML that it gives)" if line else why)


@dataclass(slots=True)
class Element:
    """An element with its content."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Return its classes."""
        return frozenset(self.attributes.get("class", "").split())


def elements(html: str) -> Element:
    """Return the content of a page below one element without a name.

    Raises:
        MarkupError: if an element is not closed, or closed out of turn.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    if len(parser.open) > 1:
        unclosed = parser.open[-1]
        raise MarkupError(unclosed.line, f"<{unclosed.tag}> is not closed")
    return parser.open[0]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {}, 1)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, _ = self.getpos()
        element = Element(tag, {name: value or "" for name, value in attrs}, line)
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        line, _ = self.getpos()
        if self.open[-1].tag != tag:
            expected = (
                f"</{self.open[-1].tag}> is wanted first" if self.open[1:] else "none is open"
            )
            raise MarkupError(line, f"</{tag}> closes nothing: {expected}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
