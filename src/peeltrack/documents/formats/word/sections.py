"""The pages of a Word document: upright, and on their side for tables that need it. Pure."""

from collections.abc import Iterator

from peeltrack.documents.formats import tree
from peeltrack.documents.formats.column_widths import lies_sideways
from peeltrack.documents.formats.tree import Blocks
from peeltrack.documents.formats.word.body import Body
from peeltrack.documents.formats.word.xml import element


def sections(body: Body, blocks: Blocks) -> str:
    """Blocks as XML, each run of pages ended by its properties, but for the last."""
    return "".join(_section(body, part, sideways=sideways) for sideways, part in _turned(blocks))


def _section(body: Body, blocks: Blocks, *, sideways: bool) -> str:
    around = body.around
    written = body.blocks(blocks, around.height if sideways else around.width)
    if not sideways:
        return written
    return _end_of_section(around.upright) + written + _end_of_section(around.sideways)


def _turned(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """The blocks in order, those apart whose pages lie on their side: a table, its headings."""
    upright: list[tree.Block] = []
    for block in blocks:
        if isinstance(block, tree.Table) and lies_sideways(block):
            above: list[tree.Block] = []
            while upright and isinstance(upright[-1], tree.Heading):
                above.insert(0, upright.pop())
            yield False, tuple(upright)
            yield True, (*above, block)
            upright = []
        else:
            upright.append(block)
    yield False, tuple(upright)


def _end_of_section(properties: str) -> str:
    least = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", least, properties))
