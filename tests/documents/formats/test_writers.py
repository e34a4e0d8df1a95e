"""Any document of the vocabulary says the same in Markdown and in Word."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.tree import Blocks, Break, Chip, Document, Heading, Line, TextRun
from peeltrack.documents.formats.word.writer import word
from tests.documents.formats.small_document import small_document, small_page
from tests.documents.formats.test_markdown import TRAPS
from tests.documents.read_documents import read_markdown, read_word

SIGNS = "\\`*_[]()<>#+-.!|~$^@:&;=\"'{} 0123456789abwxWX\u00a0שé"
WORDS = st.one_of(
    st.sampled_from([trap.strip() for trap in TRAPS if "\n" not in trap and "\t" not in trap]),
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=12),
)
RUNS = st.builds(
    TextRun,
    WORDS,
    strong=st.booleans(),
    emphasis=st.booleans(),
    href=st.sampled_from([None, "#a", "https://example.org/(x)"]),
)
PIECES = st.one_of(RUNS, RUNS, st.builds(Chip, st.sampled_from(["Amber", "Not rated"])))


def tidy(pieces: Sequence[TextRun | Chip | Break]) -> Line:
    """As the reader gives lines: no blank at either end, none doubled."""
    line: list[TextRun | Chip | Break] = []
    for piece in pieces:
        before = line[-1].text if line else " "
        text = " ".join(part for part in piece.text.split(" ") if part) or "x"
        line.append(piece if isinstance(piece, Break) or before.endswith(" ") else TextRun(" "))
        if line[-1] is not piece:
            line.append(piece)
        if isinstance(piece, TextRun):
            line[-1] = TextRun(text, piece.strong, piece.emphasis, False, piece.href)
    return tuple(line)


LINES = st.lists(PIECES, min_size=1, max_size=4).map(tidy)
PARAGRAPHS = st.builds(tree.ParagraphBlock, LINES)


def grown(inner: st.SearchStrategy[tree.Block]) -> st.SearchStrategy[tree.Block]:
    held = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(tree.Listing, st.lists(held, min_size=1, max_size=3).map(tuple), st.booleans()),
        st.builds(tree.QuoteBlock, held),
        st.lists(st.builds(tree.Definition, LINES, held), min_size=1, max_size=2).map(
            lambda facts: tree.DefinitionList(tuple(facts))
        ),
    )


CELLS = st.builds(
    tree.TableCell, st.lists(PARAGRAPHS, max_size=2).map(tuple), is_number=st.booleans()
)
TABLES = st.builds(
    tree.TableBlock,
    LINES,
    st.tuples(CELLS, CELLS),
    st.lists(st.builds(tree.TableRow, st.tuples(CELLS, CELLS)), max_size=2).map(tuple),
)
BLOCKS = st.one_of(st.recursive(PARAGRAPHS, grown, max_leaves=6), TABLES)
DOCUMENTS = st.builds(
    lambda title, blocks: Document((Heading(1, title, ("a",)),), tuple(blocks), ()),
    LINES,
    st.lists(BLOCKS, max_size=4),
)


def letters(text: str) -> str:
    """A text without its blanks, which each format sets in its own way."""
    return "".join(text.split())


def said(blocks: Blocks) -> Iterator[str]:
    """The words of blocks in the order of reading."""
    for line in tree.lines(blocks):
        yield from (piece.text for piece in line)


@settings(deadline=None, max_examples=50)
@given(DOCUMENTS)
def test_markdown_reads_back_as_what_was_said(document: Document) -> None:
    read = read_markdown(markdown(document))
    expected = letters("".join(said(document.blocks)))
    assert letters(read.text.replace(":", "").replace(";", "")) == letters(
        expected.replace(":", "").replace(";", "")
    )
    assert {"script", "img", "code", "hr"} & set(read.tags) == set()
    assert read.tags.count("h1") == 1


@settings(deadline=None, max_examples=12)
@given(DOCUMENTS)
def test_word_reads_back_as_what_was_said(document: Document) -> None:
    read = read_word(word(document, small_page()))
    assert letters(read) == letters("".join(said(document.blocks)))


def test_the_small_document_in_markdown() -> None:
    assert markdown(small_document()) == SMALL


SMALL = """\
# A small _paper_

**OFFICIAL**

**Borsetshire Police**

- Chair: The **commissioner**

## One

First,\\
see [two](#two) or [there](https://example.org/).

- [**3** late](#two)

**To note:** No lead; Late

> The force should improve.

### Two

**Amber**

1. first
   - inner
2. second\\
   later

1) again

- **Late** A step.

* RAG: Amber; Since May.

שלום עולם and **late**

_Counts_

| Kind | All |
| --- | ---: |
| AFI | 2 |
| Total | 2 |

_Many_

| a | b | c | d | e | f | g |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 2 | 3 | 4 | 5 | 6 |  |

Made by PeelTrack.
"""
