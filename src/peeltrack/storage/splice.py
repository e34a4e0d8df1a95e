"""An edit to the same text with just its own lines changed. Pure.

The place is found by the marks of the parsed tree and the text is put in there; what
stands around it, comments, quotation marks, blank lines and line ends, is not touched.
The result is parsed and must hold what was meant, or the edit is refused.
"""

from collections.abc import Callable, Iterable, Sequence

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from peeltrack.edits.kinds import Insert, Put, Value
from peeltrack.errors import UnsplicableError
from peeltrack.model.problems import Place
from peeltrack.storage.emit import entry_lines, flow, pair_lines, scalar
from peeltrack.storage.locate import compose
from peeltrack.storage.plain import with_edit
from peeltrack.storage.yaml import YamlError, parse

KeyOrder = Callable[[Place], Sequence[str]]
"""The keys that the record at a place may have, in the order a file gives them."""


def splice(text: str, edit: Put | Insert, key_order: KeyOrder) -> str:
    """The text with the edit made; new lines end as most of the text's lines do.

    Raises:
        UnsplicableError: if the file is written in a way that leaves no safe place.
    """
    root = compose(text)
    if not isinstance(root, MappingNode):
        raise UnsplicableError(edit.file, edit.at)
    try:
        new = _edited(text, root, edit, key_order)
        if parse(_unix(new)) == with_edit(parse(_unix(text)), edit):
            return new
    except (YamlError, LookupError) as error:
        raise UnsplicableError(edit.file, edit.at) from error
    raise UnsplicableError(edit.file, edit.at)


def _edited(text: str, root: MappingNode, edit: Put | Insert, key_order: KeyOrder) -> str:
    *way, last = edit.at
    parent: Node = root
    for step in way:
        parent = _child(parent, step)
    node = _value_of(parent, str(last)) if isinstance(parent, MappingNode) else _child(parent, last)
    value = edit.value if isinstance(edit, Put) else [edit.entry]
    if node is None:
        return _with_new_key(text, parent, str(last), value, key_order(tuple(way)))
    if isinstance(edit, Insert) and isinstance(node, SequenceNode) and node.value:
        return _with_entry(text, node, edit.index, edit.entry)
    return _with_value(text, parent, node, str(last), value)


def _with_new_key(text: str, parent: Node, key: str, value: Value, order: Sequence[str]) -> str:
    """The key put behind those that come before it in a file's order."""
    if not isinstance(parent, MappingNode) or not parent.value:
        raise LookupError(key)
    before = set(order[: order.index(key)]) if key in order else set(order)
    earlier = [node for name, node in parent.value if name.value in before]
    neighbour = earlier[-1] if earlier else parent.value[0][1]
    end = end_of_content(text, neighbour)
    if parent.flow_style:
        return f"{text[:end]}, {key}: {flow(value)}{text[end:]}"
    return _with_lines(text, end, parent.start_mark.column, pair_lines(key, value))


def _with_entry(text: str, sequence: SequenceNode, index: int, entry: Value) -> str:
    """The entry put before the one that has its index now."""
    if sequence.flow_style:
        if index == 0:
            start = sequence.value[0].start_mark.index
            return f"{text[:start]}{flow(entry)}, {text[start:]}"
        end = end_of_content(text, sequence.value[index - 1])
        return f"{text[:end]}, {flow(entry)}{text[end:]}"
    column = sequence.start_mark.column
    lines = entry_lines(entry)
    if index == 0:
        above = sequence.start_mark.index - column - 1
        return _with_lines(text, above, column, lines)
    return _with_lines(text, end_of_content(text, sequence.value[index - 1]), column, lines)


def _with_value(text: str, parent: Node, node: Node, key: str, value: Value) -> str:
    """The value in the place of the one that stands there, which may be nothing at all."""
    start, end = node.start_mark.index, end_of_content(text, node)
    gap = "" if text[start - 1 : start].isspace() else " "
    if isinstance(parent, CollectionNode) and parent.flow_style:
        return f"{text[:start]}{gap}{flow(value)}{text[end:]}"
    if not isinstance(value, (list, tuple, dict)):
        quote = node.style if isinstance(node, ScalarNode) and node.style in ("'", '"') else ""
        lines = [scalar(value, quote)] if quote else _value_lines(key, value)
        if len(lines) == 1:
            return f"{text[:start]}{gap}{lines[0]}{text[end:]}"
    first, *more = pair_lines(key, value)
    head = first.removeprefix(f"{key}:").strip()
    kept = text[:start].rstrip(" ") + (f" {head}" if head else "") + text[end:]
    column = parent.start_mark.column
    return _with_lines(kept, len(text[:start].rstrip(" ")), column, more)


def _value_lines(key: str, value: Value) -> list[str]:
    return [line.removeprefix(f"{key}: ") for line in pair_lines(key, value)]


def _with_lines(text: str, offset: int, column: int, lines: Iterable[str]) -> str:
    """The lines put below the line that holds an offset, a comment at its end included."""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    indent = " " * column
    block = newline.join(f"{indent}{line}" if line else line for line in lines)
    found = text.find("\n", max(offset, 0)) if offset >= 0 else -2
    if found == -1:
        return f"{text}{newline}{block}"
    at = found + 1 if offset >= 0 else 0
    return f"{text[:at]}{block}{newline}{text[at:]}"


def end_of_content(text: str, node: Node) -> int:
    """Where a node's own text ends: before the blank lines and comments that follow it."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of_content(text, last[1] if isinstance(last, tuple) else last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        kept = text[start:end]
        # "|+" keeps the blank lines below it: they are its text.
        return end - 1 if "+" in kept.partition("\n")[0] else start + len(kept.rstrip())
    return end


def _child(node: Node, step: str | int) -> Node:
    if isinstance(node, MappingNode):
        found = _value_of(node, str(step))
        if found is not None:
            return found
    if isinstance(node, SequenceNode) and isinstance(step, int):
        entry: Node = node.value[step]
        return entry
    raise LookupError(step)


def _value_of(mapping: MappingNode, key: str) -> Node | None:
    pairs: list[tuple[Node, Node]] = mapping.value
    return next((value for name, value in pairs if name.value == key), None)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
