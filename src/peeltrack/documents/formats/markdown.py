"""The writer of Markdown, for GitHub, GitLab and anyone who reads the file as it is. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from string import punctuation
from typing import NamedTuple

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.markdown_escaping import escaped, escaped_within, heading_anchor
from peeltrack.documents.formats.tree import (
    BlockManner,
    Blocks,
    Break,
    Chip,
    Document,
    Line,
    TextRun,
)

_BREAK = "\\\n"
_MARKS = {"-": "*", "*": "-", ".": ")", ")": "."}

_IN_ADDRESSES = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_SAFE = frozenset(punctuation) | {" ", ""}
"""Characters that may adjoin a mark of emphasis so that every renderer recognises it."""


class _Piece(NamedTuple):
    """Words of one look, with their address if they are a link."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str | None = None


class _Emphasis(NamedTuple):
    of: Callable[[_Piece], str | bool | None]
    put: Callable[..., str]


def _link(inner: str, address: str | None, _left: str, _right: str) -> str:
    return f"[{inner}]({address.translate(_IN_ADDRESSES)})" if address else inner


def _between(mark: str) -> Callable[[str, object, str, str], str]:
    def put(inner: str, is_wanted: object, left: str, right: str) -> str:
        core = inner.strip(" ")
        if not core or not is_wanted:
            return inner
        before, _, after = inner.partition(core)
        stands_free = (before[-1:] or left) in _SAFE and (after[:1] or right) in _SAFE
        return f"{before}{mark}{core}{mark}{after}" if stands_free else inner

    return put


_LOOKS = (
    _Emphasis(lambda piece: piece.address, _link),
    _Emphasis(lambda piece: piece.strong, _between("**")),
    _Emphasis(lambda piece: piece.emphasis, _between("_")),
)


def markdown(document: Document) -> str:
    """Return the document as Markdown, its title first, every text escaped."""
    writer = _MarkdownWriter(_fragments(document))
    title_first = sorted(document.head, key=lambda block: not _is_title(block))
    return "\n\n".join(writer.blocks((*title_first, *document.body, *document.foot))) + "\n"


def _is_title(block: tree.Block) -> bool:
    return isinstance(block, tree.Heading) and block.level == 1


def _fragments(document: Document) -> Mapping[str, str]:
    """Map each anchor to GitHub's name for the heading; repeats are numbered from -1."""
    repeats, names = dict[str, int](), dict[str, str]()
    for heading in tree.headings(document.blocks):
        plain = name = heading_anchor(tree.plain(heading.words))
        while name in repeats:
            repeats[plain] += 1
            name = f"{plain}-{repeats[plain]}"
        repeats[name] = 0
        names |= dict.fromkeys(heading.anchors, name)
    return names


class _MarkdownWriter:
    def __init__(self, fragments: Mapping[str, str]) -> None:
        self._fragments = fragments

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        """Yield each block; adjacent lists get different marks, so that they stay two."""
        last = ""
        for block in blocks:
            if tree.is_contents(block):
                continue  # a page on a screen is one page
            last = _mark(block, last)
            yield self._block(block, last)

    def _block(self, block: tree.Block, mark: str) -> str:
        match block:
            case tree.Heading():
                return f"{'#' * block.level} {self._line(block.words, ' ')}"
            case tree.ParagraphBlock():
                return self._line(_marked_paragraph(block))
            case tree.DefinitionList():
                entries = [self._line(_fact(fact)) for fact in block.entries]
                return "\n".join(_indented(f"{mark} ", entry) for entry in entries)
            case tree.Listing():
                return self._listing(block, mark)
            case tree.QuoteBlock():
                return _indented("> ", "\n\n".join(self.blocks(block.blocks)), "> ")
            case tree.TableBlock():
                return self._table(block)
            case tree.PictureBlock():
                title = self._line(tree.strong(block.title), " ")
                return f"{title}\n\n{self._table(block.table)}"

    def _listing(self, block: tree.Listing, mark: str) -> str:
        if not mark:
            return self._line(_flags(block))
        entries = [self._entry(entry) for entry in block.entries]
        marks = [f"{n}{mark} " if block.is_ordered else f"{mark} " for n in _numbers(block)]
        return "\n".join(map(_indented, marks, entries))

    def _entry(self, blocks: Blocks) -> str:
        """Return an entry of a list: paragraphs as lines of one, lists right below."""
        text = ""
        for is_paragraph, same in groupby(
            blocks, lambda each: isinstance(each, tree.ParagraphBlock)
        ):
            parts = self.blocks(tuple(same))
            joined = (_BREAK if is_paragraph else "\n\n").join(parts)
            text += ("\n\n" if is_paragraph else "\n") * bool(text) + joined
        return text

    def _table(self, table: tree.TableBlock) -> str:
        heads = [self._line(_unmarked(_as_line(cell.blocks)), "; ") for cell in table.columns]
        rules = ["---:" if cell.is_number else "---" for cell in table.columns]
        rows = [
            [self._line(_as_line(cell.blocks), "; ") for cell in row.cells] for row in table.rows
        ]
        grid = "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))
        caption = self._line(tuple(_emphasised(table.caption)), " ")
        return f"{caption}\n\n{grid}"

    def _line(self, words: Line, between: str = _BREAK) -> str:
        """Return words as Markdown, with the given text for each line break."""
        parts: list[list[_Piece]] = [[]]
        for each in words:
            if isinstance(each, Break):
                parts.append([])
            elif isinstance(each, Chip):
                parts[-1].append(_Piece(each.text, strong=True))
            else:
                address = self._address(each.href)
                strong = each.strong or each.alert
                parts[-1].append(_Piece(each.text, strong, each.emphasis, address))
        return between.join(_inline(part) for part in parts)

    def _address(self, href: str | None) -> str | None:
        if href and href.startswith("#"):
            return f"#{self._fragments[href[1:]]}"
        return href


def _mark(block: tree.Block, last: str) -> str:
    """Return the mark of a list's entries, given the last list's; empty for blocks in lines."""
    if isinstance(block, tree.Listing) and block.manner == BlockManner.FLAGS:
        return ""
    if not isinstance(block, tree.DefinitionList | tree.Listing):
        return ""
    usual = "." if isinstance(block, tree.Listing) and block.is_ordered else "-"
    return _MARKS[usual] if last == usual else usual


def _numbers(block: tree.Listing) -> Sequence[int]:
    return range(1, len(block.entries) + 1)


def _marked_paragraph(paragraph: tree.ParagraphBlock) -> Line:
    if paragraph.manner in (BlockManner.MARKING, BlockManner.FORCE):
        return (TextRun(tree.plain(paragraph.words), strong=True),)
    return paragraph.words


def _flags(flags: tree.Listing) -> Line:
    label = TextRun(f"{flags.label or 'To note'}:", strong=True)
    return (label, TextRun(" "), *_joined([_as_line(entry) for entry in flags.entries], "; "))


def _fact(fact: tree.Definition) -> Line:
    return (*fact.term, TextRun(": "), *_as_line(fact.blocks))


def _as_line(blocks: Blocks) -> Line:
    """Return blocks as one line, as a table cell requires."""
    line: Line = ()
    for block in blocks:
        text = tree.plain(line).rstrip()
        between = " " if text.endswith((".", "!", "?", ":", ";")) else "; "
        line = (*line, TextRun(between), *_block_as_line(block)) if text else _block_as_line(block)
    return line


def _block_as_line(block: tree.Block) -> Line:
    match block:
        case tree.Listing():
            return _joined([_as_line(entry) for entry in block.entries], "; ")
        case tree.DefinitionList():
            return _joined([_fact(fact) for fact in block.entries], "; ")
        case tree.QuoteBlock():
            return _as_line(block.blocks)
        case tree.ParagraphBlock() | tree.Heading():
            return block.words
    return ()


def _joined(lines: Sequence[Line], between: str) -> Line:
    return tuple(chain.from_iterable((TextRun(between), *line) for line in lines))[1:]


def _unmarked(line: Line) -> Line:
    """Replace a chip in a heading by its word; a heading stands out anyway."""
    return tuple(TextRun(each.text) if isinstance(each, Chip) else each for each in line)


def _emphasised(line: Line) -> Iterator[TextRun | Chip | Break]:
    for each in line:
        yield (
            TextRun(each.text, emphasis=True, href=each.href) if isinstance(each, TextRun) else each
        )


def _indented(first: str, text: str, others: str | None = None) -> str:
    """Prefix the first line of a text, and indent the others to match."""
    before = " " * len(first) if others is None else others
    lines = text.split("\n")
    return "\n".join(
        f"{before if number else first}{line}".rstrip(" ") for number, line in enumerate(lines)
    )


def _inline(pieces: Sequence[_Piece]) -> str:
    """Return pieces as a line of Markdown: bold within links, italics within bold."""
    escaped_pieces = [
        piece._replace(text=_escaped(piece.text, opens=not number))
        for number, piece in enumerate(pieces)
    ]
    looks = [look for look in _LOOKS if any(map(look.of, escaped_pieces))]
    return _nested(escaped_pieces, looks, "", "")


def _escaped(text: str, *, opens: bool) -> str:
    words = text.strip(" ")
    before, _, after = text.partition(words) if words else (text, "", "")
    return before + (escaped(words) if opens else escaped_within(words)) + after


def _nested(pieces: Sequence[_Piece], looks: Sequence["_Emphasis"], before: str, after: str) -> str:
    """Return the pieces grouped by look, given the characters on either side."""
    if not looks:
        return "".join(piece.text for piece in pieces)
    look, *others = looks
    groups = [[*same] for _, same in groupby(pieces, look.of)]
    text = ""
    for number, group in enumerate(groups):
        left = groups[number - 1][-1].text[-1:] if number else before
        right = groups[number + 1][0].text[:1] if number + 1 < len(groups) else after
        inner = _nested(group, others, left, right)
        text += look.put(inner, look.of(group[0]), left, right)
    return text
