"""The canonical layout of a file: its recognition, without parsing, and its restoration. Pure.

Line feeds, no byte-order mark, no tabs, no trailing blanks, one final newline, and
list entries indented two under their key: then a difference between two versions of
a file is a difference in content.
"""

import re
from typing import TYPE_CHECKING

from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity
from peeltrack.storage.line_numbers import compose
from peeltrack.storage.yaml import YamlError, decode, parse

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

RULE = "file-has-the-canonical-layout"

_FLAT_LIST = re.compile(rb"\n( *+)[a-z_]++: *+(?:#[^\n]*+)?\n\1- ")


def layout_problem(path: str, data: bytes) -> Problem | None:
    """Return the first deviation of a file from the canonical layout, as a warning."""
    if data.startswith(_BOM):
        return _at(
            path, data, 0, "the file begins with a byte-order mark; save it as UTF-8 without."
        )
    for sign, message in _SIGNS:
        if sign[:1] in data and (at := data.find(sign)) >= 0:
            return _at(path, data, at, message)
    if not data.endswith(b"\n") or data.endswith(b"\n\n"):
        return _at(
            path, data, len(data), "the file must end with exactly one newline; correct its end."
        )
    if match := _FLAT_LIST.search(b"\n" + data):
        return _at(
            path,
            data,
            match.end() - 3,
            "a list is not indented below its key; indent it by two spaces.",
        )
    return None


_BOM = b"\xef\xbb\xbf"
_SIGNS = (
    (b"\r\n", "lines have Windows endings; end them with a line feed alone."),
    (b"\t", "a tab is used instead of spaces; use spaces."),
    (b" \n", "a line ends with a space; remove it."),
)


def _at(path: str, data: bytes, offset: int, message: str) -> Problem:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return Problem(RULE, message, path, severity=Severity.WARNING, line=line, column=column)


def tidy(data: bytes) -> bytes:
    """Return the file with line feeds, one final newline, no blanks at line ends, lists indented.

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
    """Indent by two every list that is flush with its key, with all that is in it."""
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


def _flush_lists(text: str, node: "Node") -> list[tuple[int, int]]:
    """List the first and last lines, from 0, of each list whose hyphens are below its key."""
    # ruamel takes long to import, and a command that only reads never tidies.
    from ruamel.yaml.nodes import CollectionNode, MappingNode, SequenceNode

    from peeltrack.storage.splice import end_of_content

    lists: list[tuple[int, int]] = []
    if not isinstance(node, CollectionNode) or node.flow_style:
        return lists
    for child in node.value:
        value: Node = child[1] if isinstance(child, tuple) else child
        lists += _flush_lists(text, value)
        if (
            isinstance(node, MappingNode)
            and isinstance(value, SequenceNode)
            and not value.flow_style
            and value.start_mark.column == node.start_mark.column
        ):
            last = text.count("\n", 0, end_of_content(text, value))
            lists.append((value.start_mark.line, last))
    return lists
