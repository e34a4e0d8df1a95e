"""Back from a place in a record to its line in the text, by ruamel's tree. Pure.

ruamel is exact and slow: ten seconds for a megabyte. So it is asked only for the
line of a problem, once for each text, and never for a text that no record has.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from peeltrack.model.problems import Place
from peeltrack.storage.line_index import line_index
from peeltrack.storage.positions import Position, position_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ruamel.yaml.nodes import MappingNode, Node

TREE_LIMIT = 1 << 16
"""Characters. In a longer text only `line_index` looks; a real item has 3,000."""


def compose(text: str) -> "Node | None":
    """Ruamel's node tree of a text, or none where ruamel cannot read it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node: Node | None = YAML(typ="rt", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None
    return node


@lru_cache(maxsize=1)
def _tree(text: str) -> "Node | None":
    """The tree in which the problems of one text are looked up, one after another."""
    return compose(text) if len(text) <= TREE_LIMIT else None


def locate(text: str, place: Place) -> Position:
    """Where a value stands in a text; for a missing one, the mapping that should hold it."""
    index = line_index(text)
    if place in index.positions or index.is_whole:
        return index.nearest(place)
    root = _tree(text)
    return index.nearest(place) if root is None else _in_tree(root, place)


def _in_tree(root: "Node", place: Place) -> Position:
    mark, node = root.start_mark, root
    for step in place:
        found = _child(node, step)
        if found is None:
            break
        mark, node = found
    return Position(mark.line + 1, mark.column + 1)


def locate_key(text: str, key: str, which: int = 0) -> Position | None:
    """The first line, or a later one, that begins with a key: by eye, without a tree."""
    name = re.escape(key)
    lines = re.finditer(rf"^(?:{name}|\"{name}\"|'{name}')[ \t]*:", text, re.MULTILINE)
    for index, found in enumerate(lines):
        if index == which:
            return position_at(text, found.start())
    return None


def locate_second(text: str, key: str) -> Position | None:
    """Where a mapping gives a key for the second time."""
    if _tree(text) is None:
        return locate_key(text, key, which=1)

    def second(mapping: "MappingNode") -> Position | None:
        given = [name.start_mark for name, _ in mapping.value if _is_key(str(name.value), key)]
        return Position(given[1].line + 1, given[1].column + 1) if len(given) > 1 else None

    return _first(text, second)


def locate_odd_key(text: str) -> Position | None:
    """Where a list or a mapping stands as a key."""
    from ruamel.yaml.nodes import CollectionNode

    def odd(mapping: "MappingNode") -> Position | None:
        for name, _ in mapping.value:
            if isinstance(name, CollectionNode):
                return Position(name.start_mark.line + 1, name.start_mark.column + 1)
        return None

    return _first(text, odd)


def written_at(text: str, place: Place) -> str | None:
    """A scalar as the text has it, 22.10 and not 22.1; none where that cannot be told."""
    from ruamel.yaml.nodes import ScalarNode

    node = _tree(text)
    for step in place:
        found = _child(node, step)
        if found is None:
            return None
        node = found[1]
    return str(node.value) if isinstance(node, ScalarNode) else None


def _child(node: "Node | None", step: str | int) -> "tuple[Any, Node] | None":
    """The mark and the node below a node: a key's mark is its own, an entry's its value's."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if _is_key(str(key.value), step):
                return key.start_mark, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _is_key(written: str, key: str | int) -> bool:
    """Whether a key as written is the one that was read."""
    if key in ("true", "false"):
        return written.lower() == key
    return written == str(key) or (key == "null" and written.lower() in ("", "~", "null"))


def _first(text: str, position_in: "Callable[[MappingNode], Position | None]") -> Position | None:
    """The first position that a mapping of the text gives, from the top down."""
    found = (position_in(mapping) for mapping in _mappings(_tree(text)))
    return min((position for position in found if position), default=None)


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
