"""What a reader sees of a document: its text, its tags and its links."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._unread += tag in ("style", "title")
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                self.ids.append(value)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read_html(document: str) -> _Reader:
    reader = _Reader()
    reader.feed(document)
    reader.close()
    return reader


def read_markdown(document: str) -> _Reader:
    """Read as the laxest renderer would: raw HTML passes, tables and strike-through are on."""
    markdown = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    return read_html(markdown.render(document))
