"""Line numbers of places in a record, by ruamel's tree. Pure.

ruamel is exact and slow: ten seconds for a megabyte. So it is asked only for the
line of a problem, once for each text, and never for a text that no record has. Its
imports are inside the functions, as most commands never need it and it is slow to import.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from peeltrack.model.problems import Place
from peeltrack.storage.line_index import line_index
from peeltrack.storage.positions import TextPosition, position_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ruamel.yaml.nodes import MappingNode, Node

TREE_LIMIT = 1 << 16
"""Characters. In a longer text only `line_index` looks; a real item has 3,000."""


def compose(text: str) -> "Node | None":
    """Return ruamel's node tree of a text, or None if ruamel cannot read it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node: Node | None = YAML(typ="rt", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None
    return node


@lru_cache(maxsize=1)
def _tree(text: str) -> "Node | None":
    """Return the tree in which the problems of one text are looked up, one after another."""
    return compose(text) if len(text) <= TREE_LIMIT else None


def locate(text: str, place: Place) -> TextPosition:
    """Find a value in a text; if it is missing, the mapping that should contain it."""
    index = line_index(text)
    if place in index.positions or index.is_whole:
        return index.nearest(place)
    root = _tree(text)
    return index.nearest(place) if root is None else _in_tree(root, place)


def _in_tree(root: "Node", place: Place) -> TextPosition:
    mark, node = root.start_mark, root
    for step in place:
        child = _child(node, step)
        if child is None:
            break
        mark, node = child
    return TextPosition(mark.line + 1, mark.column + 1)


def locate_key(text: str, key: str, which: int = 0) -> TextPosition | None:
    """Find the first line, or a later one, that begins with a key: by eye, without a tree."""
    name = re.escape(key)
    lines = re.finditer(rf"^(?:{name}|\"{name}\"|'{name}')[ \t]*:", text, re.MULTILINE)
    for index, match in enumerate(lines):
        if index == which:
            return position_at(text, match.start())
    return None


def locate_second(text: str, key: str) -> TextPosition | None:
    """Find the second occurrence of a key in a mapping."""
    if _tree(text) is None:
        return locate_key(text, key, which=1)

    def second(mapping: "MappingNode") -> TextPosition | None:
        given = [name.start_mark for name, _ in mapping.value if _is_key(str(name.value), key)]
        return TextPosition(given[1].line + 1, given[1].column + 1) if len(given) > 1 else None

    return _first(text, second)


def locate_odd_key(text: str) -> TextPosition | None:
    """Find a list or a mapping used as a key."""
    from ruamel.yaml.nodes import CollectionNode

    def odd(mapping: "MappingNode") -> TextPosition | None:
        for name, _ in mapping.value:
            if isinstance(name, CollectionNode):
                return TextPosition(name.start_mark.line + 1, name.start_mark.column + 1)
        return None

    return _first(text, odd)


def written_at(text: str, place: Place) -> str | None:
    """Return a scalar as written, 22.10 and not 22.1; None if that is not known."""
    from ruamel.yaml.nodes import ScalarNode

    node = _tree(text)
    for step in place:
        child = _child(node, step)
        if child is None:
            return None
        node = child[1]
    return str(node.value) if isinstance(node, ScalarNode) else None


def _child(node: "Node | None", step: str | int) -> "tuple[Any, Node] | None":
    """Return the node below a node with its mark: a key's own, or an entry's value's."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if _is_key(str(key.value), step):
                return key.start_mark, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _is_key(written: str, key: str | int) -> bool:
    """Check whether a key as written is the one that was read."""
    if key in ("true", "false"):
        return written.lower() == key
    return written == str(key) or (key == "null" and written.lower() in ("", "~", "null"))


def _first(
    text: str, position_in: "Callable[[MappingNode], TextPosition | None]"
) -> TextPosition | None:
    """Return the first position that a mapping of the text gives, from the top down."""
    positions = (position_in(mapping) for mapping in _mappings(_tree(text)))
    return min((position for position in positions if position), default=None)


def _mappings(root: "Node | None") -> "Iterator[MappingNode]":
    from ruamel.yaml.nodes import CollectionNode, MappingNode

    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an alias is the node that it names, which may hold itself
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            yield node
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, CollectionNode):
            waiting.extend(node.value)
