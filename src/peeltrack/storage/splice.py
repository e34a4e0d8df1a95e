"""Splices: an edit made to a text by changing only its own lines. Pure.

The place is found by the marks of the parsed tree and the text is put in there; what
stands around it, comments, quotation marks, blank lines and line ends, is not touched.
The result is parsed and must hold what was meant, or the edit is refused.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from peeltrack.edits.edited_values import with_edits
from peeltrack.edits.kinds import Drop, Insert, Put, Value
from peeltrack.model.problems import Place
from peeltrack.storage.dump import entry_lines, flow, pair_lines, scalar
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.line_numbers import compose
from peeltrack.storage.splice_runs import Edit, independent
from peeltrack.storage.yaml import YamlError, parse

KeyOrder = Callable[[Place], Sequence[str]]
"""The keys that the record at a place may have, in the order a file gives them."""

Pair = tuple[Node, Node]
"""A key and its value."""


class _Patch(NamedTuple):
    """A replacement for a stretch of the text."""

    start: int
    stop: int
    new: str
    is_key: bool = False
    """Whether it is a new key: that goes below the lines of a value put above it."""


def splice(text: str, edit: Edit, key_order: KeyOrder) -> str:
    """Return the text with the edit made; new lines end as most of the text's lines do.

    Raises:
        UnsplicableError: if the file is written in a way that leaves no safe place.
    """
    return _on_one_tree(text, [edit], key_order)


def splice_all(text: str, edits: Iterable[Edit], key_order: KeyOrder) -> str:
    """Return the text with edits made, one after another.

    A tree takes ruamel ten seconds for a megabyte. So what two edits do not both touch is
    done on one: a thousand of them then take as long as one.

    Raises:
        UnsplicableError: if the file is written in a way that leaves no safe place, or if
            edits of a long file depend on one another too often.
    """
    for trees, run in enumerate(independent(edits), 1):
        if trees > 1 and trees * len(text) > _TREES_LIMIT:
            raise UnsplicableError(run[0].file, run[0].at)
        text = _on_one_tree(text, run, key_order)
    return text


_TREES_LIMIT = 4 << 20
"""Characters of all the trees for one file: forty seconds. A usual item has 3,000."""


def _on_one_tree(text: str, edits: Sequence[Edit], key_order: KeyOrder) -> str:
    root = compose(text)
    first = edits[0]
    if not isinstance(root, MappingNode):
        raise UnsplicableError(first.file, first.at)
    try:
        ordered = _in_key_order(_with_whole_list(root, edits), key_order)
        patches = [patch for edit in ordered for patch in _patches(text, root, edit, key_order)]
        new = _patched(text, patches)
        if parse(_unix(new)) == with_edits(parse(_unix(text)), edits):
            return new
    except (YamlError, LookupError) as error:
        raise UnsplicableError(first.file, first.at) from error
    raise UnsplicableError(first.file, first.at)


def _with_whole_list(root: MappingNode, run: Sequence[Edit]) -> Sequence[Edit]:
    """Make the entries of a list that has none yet one value: its key is written once."""
    entries = [edit for edit in run if isinstance(edit, Insert)]
    if not entries or _filled_list(root, entries[0].at):
        return run
    file, at = entries[0].file, entries[0].at
    return [Put(file, at, [edit.entry for edit in entries])]


def _filled_list(root: MappingNode, at: Place) -> tuple[Node, SequenceNode] | None:
    """Return the key and the list at a place, if the list has entries."""
    *way, last = at
    pair = _pair(_mapping_at(root, way), str(last))
    if pair and isinstance(pair[1], SequenceNode) and pair[1].value:
        return pair[0], pair[1]
    return None


def _in_key_order(edits: Sequence[Edit], key_order: KeyOrder) -> list[Edit]:
    """Sort puts by the order of their keys: new keys of a mapping may come to one place."""

    def place(edit: Edit) -> int:
        *way, last = edit.at
        order = key_order(tuple(way)) if isinstance(edit, Put) else []
        return list(order).index(str(last)) if last in order else len(order)

    return sorted(edits, key=place)


def _patches(text: str, root: MappingNode, edit: Edit, key_order: KeyOrder) -> list[_Patch]:
    if isinstance(edit, Drop):
        lines = lines_at(text, root, edit.at)
        return [_Patch(lines.start, lines.stop, "")]
    if isinstance(edit, Put):
        return _with_put(text, root, edit, key_order)
    filled = _filled_list(root, edit.at)
    if filled is None:
        raise LookupError(edit.at)
    return _with_entry(text, *filled, edit)


def _patched(text: str, patches: Iterable[_Patch]) -> str:
    """Return the text with all patches, those of one place in their order."""
    parts, at = [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.is_key)):
        if patch.start < at:
            raise LookupError(patch.start)
        parts += [text[at : patch.start], patch.new]
        at = patch.stop
    return "".join([*parts, text[at:]])


def _with_put(text: str, root: MappingNode, edit: Put, key_order: KeyOrder) -> list[_Patch]:
    *way, last = edit.at
    mapping = _mapping_at(root, way)
    pair = _pair(mapping, str(last))
    if pair is None:
        return _with_new_key(text, mapping, str(last), edit.value, key_order(tuple(way)))
    return _with_value(text, mapping, pair, edit.value)


def _with_new_key(
    text: str, mapping: MappingNode, key: str, value: Value, order: Sequence[str]
) -> list[_Patch]:
    """Insert a key behind those that come before it in a file's order."""
    if not mapping.value:
        raise LookupError(key)
    before = set(order[: order.index(key)]) if key in order else set(order)
    earlier = [pair for pair in mapping.value if pair[0].value in before]
    at_end = earlier or not order  # people choose the keys, and a new one comes last
    end = _span(text, *(earlier or mapping.value)[-1 if at_end else 0]).stop
    if mapping.flow_style:
        return [_Patch(end, end, f", {scalar(key)}: {flow(value)}")]
    lines = _lines_below(text, end, mapping.start_mark.column, pair_lines(key, value))
    return [lines._replace(is_key=True)]


def _with_entry(text: str, key: Node, sequence: SequenceNode, edit: Insert) -> list[_Patch]:
    """Insert an entry before the one that has its index now.

    A comment above an entry belongs to that entry, and stays there: the first place is
    the one right below the key.
    """
    before = sequence.value[edit.index - 1] if edit.index else None
    if sequence.flow_style:
        if before is None:
            start = sequence.value[0].start_mark.index
            return [_Patch(start, start, f"{flow(edit.entry)}, ")]
        end = end_of_content(text, before)
        return [_Patch(end, end, f", {flow(edit.entry)}")]
    column, lines = sequence.start_mark.column, entry_lines(edit.entry)
    if before is None:
        return [_lines_below(text, key.end_mark.index, column, lines)]
    return [_lines_below(text, end_of_content(text, before), column, lines)]


def _with_value(text: str, mapping: MappingNode, pair: Pair, value: Value) -> list[_Patch]:
    """Replace the value at a place, which may be empty."""
    key, span = str(pair[0].value), _span(text, *pair)
    # Folded and literal text has its comment behind the sign, before the text itself.
    found = re.match(r"[|>]\S*([ \t]+#[^\r\n]*)?", text[span])
    comment = (found and found[1]) or ""
    gap = "" if text[: span.start][-1:].isspace() else " "
    if mapping.flow_style:
        return [_Patch(span.start, span.stop, f"{gap}{flow(value)}{comment}")]
    style = pair[1].style if isinstance(pair[1], ScalarNode) else None
    head, *more = (line.removeprefix(f"{scalar(key)}:") for line in pair_lines(key, value))
    if not more:
        written = scalar(value, style) if style in ("'", '"') else head.lstrip()
        return [_Patch(span.start, span.stop, f"{gap}{written}{comment}")]
    start = len(text[: span.start].rstrip(" "))
    below = _lines_below(text, span.stop, mapping.start_mark.column, more)
    return [_Patch(start, span.stop, f"{head.rstrip()}{comment}"), below]


def _lines_below(text: str, offset: int, column: int, lines: Iterable[str]) -> _Patch:
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
        return _Patch(at, at, f"{newline}{block}")
    return _Patch(at + 1, at + 1, f"{block}{newline}")


def end_of_content(text: str, node: Node) -> int:
    """Return the end of a node's own text, before the blank lines and comments that follow."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _span(text, *last).stop if isinstance(last, tuple) else end_of_content(text, last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        kept = text[start:end]
        if "+" not in kept.partition("\n")[0]:
            return start + len(kept.rstrip())
        # "|+" keeps the blank lines below it: they are its text, but for the last line's end.
        return start + len(kept.removesuffix("\n").removesuffix("\r"))
    return end


def lines_at(text: str, root: Node | None, place: Place) -> slice:
    """Return the whole lines of a key or an entry that shares them with nothing else.

    Args:
        text: the file.
        root: its tree.
        place: where the key or entry is.

    Raises:
        LookupError: if it shares a line with something else, or is not there.
    """
    node = root
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
