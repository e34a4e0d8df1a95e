"""Plain values to the canonical YAML of a register. Pure.

Block style, two spaces, lists two under their key; text plain where YAML lets it be,
in quotes where it would be read as something else, folded or literal where it is long.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

WIDTH = 90
"""Columns at which long text is folded."""

_PLAIN = re.compile(r"(?:\d+ )?[^\W\d_][^\n]*|\d{4}-\d{2}-\d{2}")
_SPECIAL = re.compile(r": |:$| #|[\[\]{}]|\t|\s$")
_NOT_TEXT = re.compile(r"(?i:true|false|null|yes|no|on|off|y|n|\.inf|\.nan)")


def dump(values: Mapping[str, object]) -> str:
    """Write the text of a record; keys with None, an empty list or mapping are left out."""
    return "".join(f"{line}\n" for line in mapping_lines(values))


def mapping_lines(values: Mapping[str, object]) -> Iterator[str]:
    """Write the lines of a mapping without indentation or line ends."""
    for key, value in values.items():
        if value is not None and value not in ((), [], {}):
            yield from pair_lines(key, value)


def pair_lines(key: str, value: object) -> Iterator[str]:
    """Write the lines of one key and its value; a key is quoted where YAML needs it."""
    name = scalar(key)
    if value == {}:
        yield f"{name}: {{}}"
    elif isinstance(value, Mapping):
        yield f"{name}:"
        yield from _indented(mapping_lines(value))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{name}:"
        for entry in value:
            yield from _indented(entry_lines(entry))
    else:
        first, *more = _scalar_lines(value, len(name) + 2)
        yield f"{name}: {first}"
        yield from _indented(more)


def entry_lines(entry: object) -> Iterator[str]:
    """Write the lines of one list entry, its hyphen without indentation."""
    lines = mapping_lines(entry) if isinstance(entry, Mapping) else iter(_scalar_lines(entry, 2))
    yield f"- {next(lines)}"
    yield from _indented(lines)


def scalar(value: object, quote: str = "") -> str:
    """Write a value on one line; text keeps its earlier quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | int):
        return str(value)
    text = str(value)
    if quote == '"' or "\n" in text:
        return _double_quoted(text)
    if quote == "'" or not _may_be_plain(text):
        return f"'{text.replace(chr(39), chr(39) * 2)}'"
    return text


def flow(value: object) -> str:
    """Write a value as it is inside brackets."""
    if isinstance(value, Mapping):
        pairs = (
            f"{scalar(str(key))}: {flow(each)}"
            for key, each in value.items()
            if each not in (None, (), [])
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(flow(each) for each in value)}]"
    return scalar(value, "'" if isinstance(value, str) and re.search(r"[,:]", value) else "")


def _scalar_lines(value: object, column: int) -> list[str]:
    """Write a value's lines: the first for behind the key, the others for below it."""
    if not isinstance(value, str):
        return [scalar(value)]
    if "\n" in value:
        return _literal(value)
    if len(value) + column > WIDTH and _may_be_folded(value):
        return [">-", *_folded(value)]
    return [scalar(value)]


def _literal(text: str) -> list[str]:
    """Write text of several lines as a block, or in double quotes if a block cannot hold it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    odd_start = not lines[0] or lines[0][0] == " " or not lines[-1]
    if odd_start or any(line and (line[0] == "\t" or not line.strip()) for line in lines):
        return [_double_quoted(text)]
    return ["|" if text.endswith("\n") else "|-", *lines]


def _may_be_folded(text: str) -> bool:
    return "  " not in text and text == text.strip() and "\t" not in text


def _folded(text: str) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) + 1 > WIDTH - 2:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip(" ")
    return lines


def _may_be_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text)) and not _SPECIAL.search(text) and not _NOT_TEXT.fullmatch(text)
    )


def _double_quoted(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" if line else line for line in lines)
