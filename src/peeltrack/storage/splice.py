"""Splices: an edit made to a text by changing only its own lines. Pure.

The place is found by the marks of the parsed tree and the text is put in there; what
stands around it, comments, quotation marks, blank lines and line ends, is not touched.
The result is parsed and must hold what was meant, or the edit is refused.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from peeltrack.edits.kinds import Drop, Insert, Put, Value
from peeltrack.model.problems import Place
from peeltrack.storage.dump import entry_lines, flow, pair_lines, scalar
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.line_numbers import compose
from peeltrack.storage.yaml import YamlError, parse

KeyOrder = Callable[[Place], Sequence[str]]
"""The keys that the record at a place may have, in the order a file gives them."""

Pair = tuple[Node, Node]
"""A key and its value."""


def splice(text: str, edit: Put | Insert | Drop, key_order: KeyOrder) -> str:
    """Return the text with the edit made; new lines end as most of the text's lines do.

    Raises:
        UnsplicableError: if the file is written in a way that leaves no safe place.
    """
    root = compose(text)
    if not isinstance(root, MappingNode):
        raise UnsplicableError(edit.file, edit.at)
    try:
        new = (
            _without(text, lines_at(text, edit.at))
            if isinstance(edit, Drop)
            else _edited(text, root, edit, key_order)
        )
        if parse(_unix(new)) == with_edit(parse(_unix(text)), edit):
            return new
    except (YamlError, LookupError) as error:
        raise UnsplicableError(edit.file, edit.at) from error
    raise UnsplicableError(edit.file, edit.at)


def _edited(text: str, root: MappingNode, edit: Put | Insert, key_order: KeyOrder) -> str:
    *way, last = edit.at
    mapping = _mapping_at(root, way)
    pair = _pair(mapping, str(last))
    value = edit.value if isinstance(edit, Put) else [edit.entry]
    if pair is None:
        return _with_new_key(text, mapping, str(last), value, key_order(tuple(way)))
    if isinstance(edit, Insert) and isinstance(pair[1], SequenceNode) and pair[1].value:
        return _with_entry(text, pair[0], pair[1], edit)
    return _with_value(text, mapping, pair, value)


def _with_new_key(
    text: str, mapping: MappingNode, key: str, value: Value, order: Sequence[str]
) -> str:
    """Insert a key behind those that come before it in a file's order."""
    if not mapping.value:
        raise LookupError(key)
    before = set(order[: order.index(key)]) if key in order else set(order)
    earlier = [pair for pair in mapping.value if pair[0].value in before]
    end = _span(text, *(earlier or mapping.value)[-1 if earlier else 0]).stop
    if mapping.flow_style:
        return f"{text[:end]}, {key}: {flow(value)}{text[end:]}"
    return _with_lines(text, end, mapping.start_mark.column, pair_lines(key, value))


def _with_entry(text: str, key: Node, sequence: SequenceNode, edit: Insert) -> str:
    """Insert an entry before the one that has its index now.

    A comment above an entry belongs to that entry, and stays there: the first place is
    the one right below the key.
    """
    before = sequence.value[edit.index - 1] if edit.index else None
    if sequence.flow_style:
        if before is None:
            start = sequence.value[0].start_mark.index
            return f"{text[:start]}{flow(edit.entry)}, {text[start:]}"
        end = end_of_content(text, before)
        return f"{text[:end]}, {flow(edit.entry)}{text[end:]}"
    column, lines = sequence.start_mark.column, entry_lines(edit.entry)
    if before is None:
        return _with_lines(text, key.end_mark.index, column, lines)
    return _with_lines(text, end_of_content(text, before), column, lines)


def _with_value(text: str, mapping: MappingNode, pair: Pair, value: Value) -> str:
    """Replace the value at a place, which may be empty."""
    key, span = str(pair[0].value), _span(text, *pair)
    # Folded and literal text has its comment behind the sign, before the text itself.
    comment = re.match(r"[|>]\S*([ \t]+#[^\r\n]*)?", text[span])
    before, after = text[: span.start], ((comment and comment[1]) or "") + text[span.stop :]
    gap = "" if before[-1:].isspace() else " "
    if mapping.flow_style:
        return f"{before}{gap}{flow(value)}{after}"
    style = pair[1].style if isinstance(pair[1], ScalarNode) else None
    head, *more = (line.removeprefix(f"{key}:") for line in pair_lines(key, value))
    if not more:
        written = scalar(value, style) if style in ("'", '"') else head.lstrip()
        return f"{before}{gap}{written}{after}"
    before = before.rstrip(" ") + head.rstrip()
    return _with_lines(before + after, len(before), mapping.start_mark.column, more)


def _with_lines(text: str, offset: int, column: int, lines: Iterable[str]) -> str:
    """Insert lines below the line of an offset, including a comment at its end.

    So are comments further down that stand deeper than the new lines will: they speak
    of what is above them, and would become part of a literal text that is put there.
    """
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    indent = " " * column
    block = newline.join(f"{indent}{line}" if line else line for line in lines)
    deeper = rf"(?:\n[ \t]*\r?(?=\n))*\n {{{column + 1},}}#[^\n]*"
    comments = re.compile(rf"[^\n]*(?:{deeper})*").match(text, offset)
    at = comments.end() if comments else offset
    if at == len(text):
        return f"{text}{newline}{block}"
    return f"{text[: at + 1]}{block}{newline}{text[at + 1 :]}"


def end_of_content(text: str, node: Node) -> int:
    """Return the end of a node's own text, before the blank lines and comments that follow."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _span(text, *last).stop if isinstance(last, tuple) else end_of_content(text, last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        kept = text[start:end]
        # "|+" keeps the blank lines below it: they are its text.
        return end - 1 if "+" in kept.partition("\n")[0] else start + len(kept.rstrip())
    return end


def lines_at(text: str, place: Place) -> slice:
    """Return the whole lines of a key or an entry that shares them with nothing else.

    Raises:
        LookupError: if it shares a line with something else, or is not there.
    """
    node: Node | None = compose(text)
    for step in place[:-1]:
        node = _below(node, step)
    last = place[-1]
    if isinstance(node, MappingNode) and (pair := _pair(node, str(last))):
        start, end = int(pair[0].start_mark.index), _span(text, *pair).stop
    elif isinstance(node, SequenceNode) and isinstance(last, int):
        start, end = int(node.value[last].start_mark.index), end_of_content(text, node.value[last])
    else:
        raise LookupError(last)
    begin = text.rfind("\n", 0, start) + 1
    alone = r"[ ]*- +" if isinstance(node, SequenceNode) else r"[ ]*"
    if node.flow_style or not re.fullmatch(alone, text[begin:start]):
        raise LookupError(last)
    line_end = text.find("\n", end)
    return slice(begin, len(text) if line_end < 0 else line_end + 1)


def _without(text: str, lines: slice) -> str:
    return text[: lines.start] + text[lines.stop :]


def _below(node: Node | None, step: str | int) -> Node:
    if isinstance(node, MappingNode) and (pair := _pair(node, str(step))):
        return pair[1]
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: Node = node.value[step]
        return below
    raise LookupError(step)


def _span(text: str, key: Node, value: Node) -> slice:
    """Return the span of a key's value; without one, the position behind the colon."""
    if value.start_mark.index < value.end_mark.index:
        return slice(value.start_mark.index, end_of_content(text, value))
    colon = re.compile(r"\s*:").match(text, key.end_mark.index)
    if colon is None:  # {a, b}
        raise LookupError(key.value)
    return slice(colon.end(), colon.end())


def _mapping_at(root: MappingNode, way: Iterable[str | int]) -> MappingNode:
    node: Node = root
    for step in way:
        node = _below(node, step)
    if isinstance(node, MappingNode):
        return node
    raise LookupError(way)


def _pair(mapping: MappingNode, key: str) -> Pair | None:
    pairs: list[Pair] = mapping.value
    return next((pair for pair in pairs if pair[0].value == key), None)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def with_edit(values: dict[Any, Any], edit: Put | Insert | Drop) -> dict[Any, Any]:
    """Make an edit on plain values, the measure of a splice; the given values stay unchanged.

    Raises:
        LookupError: if the place is not there.
    """
    new = deepcopy(values)
    *way, last = edit.at
    parent: Any = new
    for step in way:
        parent = parent[step]
    if isinstance(edit, Drop):
        del parent[last]
    elif isinstance(edit, Put):
        parent[last] = plain_value(edit.value)
    elif isinstance(parent, dict) and not parent.get(last):
        parent[last] = [plain_value(edit.entry)]
    else:
        parent[last].insert(edit.index, plain_value(edit.entry))
    return new


def plain_value(value: object) -> Any:
    """Return a value as a file's reader gives it: dates as text, no empty keys."""
    if isinstance(value, Mapping):
        return {key: plain_value(each) for key, each in value.items() if not _is_nothing(each)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_value(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, Sequence | Mapping) and not value)
