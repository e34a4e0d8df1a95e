"""Plain values of a text, by a compiled reader; unsuitable YAML is refused. Pure.

ryaml reads, ninety times as fast as ruamel's round trip. YAML allows more than a
register needs: anchors and aliases, tags, directives and several documents are refused here.
"""

import re
from codecs import BOM_UTF8
from itertools import islice
from typing import Any

from ryaml import loads  # type: ignore[attr-defined]  # its stubs do not export it

from peeltrack.storage.files import SIZE_LIMIT
from peeltrack.storage.positions import TextPosition, position_at
from peeltrack.storage.yaml_messages import explain_yaml_fault
from peeltrack.wording import UNSAFE_CHARACTERS, is_plain

BRACKET_LIMIT = 1_000
"""Opening brackets in one file. ryaml takes over 20 seconds to refuse a megabyte of them."""

_UNSAFE = re.compile(f"[{UNSAFE_CHARACTERS}]")
_SIGNS = "&*!%"
_SIGN = re.compile(f"[{_SIGNS}]")

_MERGE_MARK = re.compile(r"^(?:<{7,}(?: |$)|>{7,}(?: |$)|[|]{7,}(?: |$)|={7,}$)", re.MULTILINE)
_UNFINISHED = (
    "an unfinished merge is marked here; choose with peeltrack resolve, or if it lists no "
    "conflict, keep the text on one side of the line of equals signs and remove the marks."
)


class YamlError(Exception):
    """A text that is not the YAML of a register."""

    def __init__(self, rule: str, message: str, position: TextPosition | None = None) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.position = position

    @property
    def line(self) -> int | None:
        """The line, if the fault is at one."""
        return self.position.line if self.position else None


def decode(data: bytes) -> str:
    """Decode the text of a file; line ends become line feeds and a byte-order mark is dropped.

    Raises:
        YamlError: if it is larger than `SIZE_LIMIT`, is not UTF-8, or holds a character that no
            register may.
    """
    if len(data) > SIZE_LIMIT:
        limit = f"is larger than {SIZE_LIMIT >> 20} MiB, too large for a record; check the file."
        raise YamlError("file-is-small", limit)
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        raise YamlError(
            "file-is-utf-8",
            f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8.",
            position_at(before, len(before)),
        ) from error
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        data = text.encode()
    if not is_plain(data) and (match := _UNSAFE.search(text)):
        raise YamlError(
            "text-is-plain",
            f"{_named(match[0])} is not allowed in a register; remove it.",
            position_at(text, match.start()),
        )
    return text


def parse(text: str) -> dict[Any, Any]:
    """Parse a text into its mapping; every scalar but numbers, true and false is text.

    Raises:
        YamlError: if it is not one YAML mapping of a register.
    """
    if text.count("[") + text.count("{") > BRACKET_LIMIT:
        raise YamlError(
            "yaml-is-plain",
            f"has more than {BRACKET_LIMIT:,} brackets; remove some.",
            _last_bracket_allowed(text),
        )
    if _may_be_unmerged(text) and (found := _MERGE_MARK.search(text)):
        raise YamlError("merge-is-finished", _UNFINISHED, position_at(text, found.start()))
    if any(sign in text for sign in _SIGNS):
        _refuse_what_is_not_plain(text)
    value = _read(text, text)
    if value is None:
        raise YamlError("file-is-a-mapping", "is empty; write the record or remove the file.")
    if not isinstance(value, dict):
        raise YamlError(
            "file-is-a-mapping",
            f"contains {_TYPE_NAMES[type(value)]}, not keys and values; write key: value.",
        )
    return value


def _may_be_unmerged(text: str) -> bool:
    """Check quickly for the signs of a merge: one alone is found many times as fast as seven."""
    rare = any(sign in text and sign * 7 in text for sign in "<|=")
    return rare or ">>>>>>>" in text  # most files have one of these: >-


_TYPE_NAMES = {
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
}


def _read(text: str, original: str) -> Any:
    try:
        return loads(text)
    except ValueError as error:
        raise YamlError(*explain_yaml_fault(original, str(error))) from error


def _refuse_what_is_not_plain(text: str) -> None:
    """Find an anchor, alias, tag or directive for certain, whatever the text holds.

    Within a text their signs mean nothing. So each is changed to an @, which means
    nothing within a text either but may not begin one: where the reader stops at an @
    of ours, there a sign was at work. No alias is ever expanded.
    """
    suspect = _SIGN.sub(lambda sign: "@" if _may_work(text, sign.start()) else sign[0], text)
    if suspect != text:
        _read(suspect, text)


def _may_work(text: str, at: int) -> bool:
    """Check whether what stands before a sign lets it mean anything."""
    start = at
    while start and text[at] != "%" and text[start - 1] in " \t":
        start -= 1
    return text[start - 1 : start] in ("\n" if text[at] == "%" else "\n-:?,[{")


def _last_bracket_allowed(text: str) -> TextPosition:
    brackets = re.finditer(r"[\[{]", text)
    return position_at(text, next(islice(brackets, BRACKET_LIMIT - 1, None)).start())


def _named(character: str) -> str:
    hidden = "invisible or direction-changing character"
    kind = "control character" if ord(character) < 0xA0 else hidden
    return f"the {kind} U+{ord(character):04X}"
