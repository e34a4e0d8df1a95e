"""A file's canonical layout, its content untouched. Pure.

The counterpart of `peeltrack.storage.canonical_layout`, which only tells what is not canonical.
"""

import re

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from peeltrack.storage.line_numbers import compose
from peeltrack.storage.splice import end_of_content
from peeltrack.storage.yaml import YamlError, decode, parse


def tidied(data: bytes) -> bytes:
    """The file with line feeds, one final newline, no blanks at line ends, lists indented.

    Whatever would change the content itself is left alone: a tab or a blank that is part
    of a text.

    Raises:
        YamlError: if the file is not the YAML of a register.
    """
    text = decode(data)
    values = parse(text)
    for mend in (_without_tabs, _without_blanks, _with_lists_indented):
        new = mend(text)
        if _holds(new, values):
            text = new
    return text.encode()


def _holds(text: str, values: object) -> bool:
    try:
        return bool(parse(text) == values)
    except YamlError:
        return False


def _without_tabs(text: str) -> str:
    return text.expandtabs(4)


def _without_blanks(text: str) -> str:
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).rstrip("\n") + "\n"


def _with_lists_indented(text: str) -> str:
    """Every list that stands flush with its key moved in by two, with all that is in it."""
    root = compose(text)
    if root is None:
        return text
    lines = text.split("\n")
    shift = [0] * len(lines)
    for first, last in _flush_lists(text, root):
        for number in range(first, last + 1):
            shift[number] += 2
    return "\n".join(
        " " * by + line if line else line for by, line in zip(shift, lines, strict=True)
    )


def _flush_lists(text: str, node: Node) -> list[tuple[int, int]]:
    """The first and last lines, from 0, of each list whose hyphens stand below its key."""
    found: list[tuple[int, int]] = []
    if not isinstance(node, CollectionNode) or node.flow_style:
        return found
    for child in node.value:
        value: Node = child[1] if isinstance(child, tuple) else child
        found += _flush_lists(text, value)
        if (
            isinstance(node, MappingNode)
            and isinstance(value, SequenceNode)
            and not value.flow_style
            and value.start_mark.column == node.start_mark.column
        ):
            last = text.count("\n", 0, end_of_content(text, value))
            found.append((value.start_mark.line, last))
    return found
