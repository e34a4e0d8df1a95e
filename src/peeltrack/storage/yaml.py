"""Text to plain values by a compiled reader, and back to a line of the text by ruamel's tree.

Two readers behind one module: ryaml reads, ninety times as fast as ruamel's round
trip; ruamel is asked only for the place of a problem. What YAML allows and a register
must not hold (anchors, aliases, tags, several documents) is refused here.
"""

import re
from typing import Any, NamedTuple

import ryaml

from peeltrack.model.problems import Place
from peeltrack.model.record import UNSAFE_CHARACTERS

BRACKET_LIMIT = 1_000
"""Opening brackets in one file. ryaml takes over 20 seconds to refuse a megabyte of them."""

_UNSAFE = re.compile(f"[{UNSAFE_CHARACTERS}]")
_SUSPECT = re.compile(r"(?:^|[-:?,\[{])[ \t]*[&*!]", re.MULTILINE)
_MARK = re.compile(r"line (\d+) column (\d+)")
_POSITION = re.compile(r"position (\d+)")


class Position(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


class YamlError(Exception):
    """A text that is not the YAML of a register."""

    def __init__(self, rule: str, message: str, position: Position | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.position = position


def decode(data: bytes) -> str:
    """The text of a file; line ends become line feeds and a byte-order mark is dropped.

    Raises:
        YamlError: if it is not UTF-8 or holds a character that no register may.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        raise YamlError(
            "file-is-utf-8",
            f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8.",
            _position_at_end_of(before),
        ) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    found = None if text.isascii() and text.isprintable() else _UNSAFE.search(text)
    if found:
        raise YamlError(
            "text-is-plain",
            f"{_named(found[0])} has no place in a register; take it out.",
            _position_at_end_of(text[: found.start()]),
        )
    return text


def parse(text: str) -> dict[Any, Any]:
    """The mapping that a text stands for; every scalar but numbers, true and false is text.

    Raises:
        YamlError: if it is not one YAML mapping of a register.
    """
    if text.count("[") + text.count("{") > BRACKET_LIMIT:
        raise YamlError(
            "yaml-is-plain", f"holds more than {BRACKET_LIMIT:,} brackets; take them out."
        )
    if _SUSPECT.search(text):
        _refuse_what_is_not_plain(text)
    try:
        value = ryaml.loads(text)
    except ValueError as error:
        raise _explained(text, str(error)) from error
    if value is None:
        raise YamlError("file-is-a-mapping", "is empty; write the record or remove the file.")
    if not isinstance(value, dict):
        raise YamlError(
            "file-is-a-mapping",
            f"holds a {_TYPE_NAMES[type(value)]}, not keys with values; write key: value.",
        )
    return value


def locate(text: str, place: Place) -> Position:
    """Where a value stands in a text; for a missing one, the mapping that should hold it."""
    node = _compose(text)
    mark = node.start_mark if node else None
    for step in place:
        found = _child(node, step)
        if found is None:
            break
        mark, node = found
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


_TYPE_NAMES = {list: "list", str: "text", int: "number", float: "number", bool: "true or false"}


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """The mark and the node below a node: a key's mark is its own, an entry's its value's."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def _compose(text: str) -> Any:
    """Ruamel's node tree of a text, or none where ruamel cannot read it."""
    from ruamel.yaml import YAML, YAMLError

    try:
        return YAML(typ="rt", pure=True).compose(text)
    except (YAMLError, RecursionError, ValueError):
        return None


def _refuse_what_is_not_plain(text: str) -> None:
    """Find an anchor, alias or tag for certain: in a block of text their signs mean nothing."""
    from ruamel.yaml import YAML, YAMLError
    from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

    names = {AnchorToken: "an anchor (&)", AliasToken: "an alias (*)", TagToken: "a tag (!)"}
    try:
        for token in YAML(typ="rt", pure=True).scan(text):
            if name := names.get(type(token)):
                mark = token.start_mark
                raise YamlError(
                    "yaml-is-plain",
                    f"{name} is not used in a register; write the value out, or put it in quotes.",
                    Position(mark.line + 1, mark.column + 1),
                )
    except (YAMLError, RecursionError):
        return  # ryaml will say what is wrong


def _explained(text: str, error: str) -> YamlError:
    """A reader's error in the office's words, with its place."""
    mark = _MARK.search(error)
    position = Position(int(mark[1]), int(mark[2])) if mark else None
    if found := re.search(r'duplicate entry with key "(.*?)"', error):
        where = _second_of(text, found[1]) or position
        return YamlError("key-is-given-once", f"{found[1]!r} is given twice; keep one.", where)
    if "more than one document" in error:
        return YamlError(
            "yaml-is-plain",
            "holds several documents; remove the --- between them.",
            _second_document(text),
        )
    if at := _POSITION.search(error):
        return YamlError(
            "text-is-plain",
            "a control character has no place in a register; take it out.",
            _position_at_end_of(text[: int(at[1])]),
        )
    return YamlError("yaml-is-well-formed", f"{_plainly(error)}.", position)


_PLAINLY = (
    ("recursion limit", "is nested too deep; a register needs few levels"),
    ("mapping values are not allowed", "a colon stands where none may: put the text in quotes, or check the indentation"),
    ("cannot start any token", "a tab or a sign such as @ or ` stands where none may: indent with spaces, put text in quotes"),
    ("unexpected end of stream", "a quotation mark is not closed; close it"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("did not find expected key", "a key was expected: check the indentation and the quotation marks"),
    ("did not find expected '-'", "a list entry was expected: check the indentation"),
    ("could not find expected ':'", "a key without its colon: write key: value"),
    ("unhashable", "a list or a mapping stands as a key; write key: value"),
    ("escape", r"an escape in double quotes that YAML does not know: write \\ for a backslash, or use single quotes"),
)  # fmt: skip


def _plainly(error: str) -> str:
    for sign, plainly in _PLAINLY:
        if sign in error:
            return plainly
    return f"cannot be read as YAML ({_MARK.sub('', error).strip()})"


def _second_of(text: str, key: str) -> Position | None:
    """Where a mapping gives a key for the second time."""
    from ruamel.yaml.nodes import CollectionNode, MappingNode

    waiting = [_compose(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            given = [name.start_mark for name, _ in node.value if name.value == key]
            if len(given) > 1:
                return Position(given[1].line + 1, given[1].column + 1)
            waiting.extend(value for _, value in node.value)
        elif isinstance(node, CollectionNode):
            waiting.extend(node.value)
    return None


def _second_document(text: str) -> Position | None:
    starts = [found.start() for found in re.finditer(r"^---", text, re.MULTILINE)]
    later = [start for start in starts if text[:start].strip()]
    return _position_at_end_of(text[: later[0]]) if later else None


def _position_at_end_of(text: str) -> Position:
    line_start = text.rfind("\n") + 1
    return Position(text.count("\n") + 1, len(text) - line_start + 1)


def _named(character: str) -> str:
    kind = (
        "control character"
        if ord(character) < 0xA0
        else "invisible or direction-changing character"
    )
    return f"the {kind} U+{ord(character):04X}"
