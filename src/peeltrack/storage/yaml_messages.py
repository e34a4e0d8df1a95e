"""Messages about unreadable YAML: the reader's complaints in the office's words. Pure."""

import json
import re
from typing import NamedTuple

from peeltrack.storage.line_numbers import locate_odd_key, locate_second
from peeltrack.storage.positions import TextPosition, position_at


class YamlFault(NamedTuple):
    """The reason why a text cannot be read."""

    rule: str
    message: str
    position: TextPosition | None = None


def explain_yaml_fault(text: str, error: str) -> YamlFault:
    """Explain a reader's error in the office's words, with its place in the text."""
    end = position_at(text, len(text))  # the reader may point past it
    found_at = [min(TextPosition(int(line), int(at)), end) for line, at in _MARK.findall(error)]
    marks = found_at or [TextPosition(1, 1)]  # it names no place at the very first character
    if match := _TWICE.search(error):
        return _given_twice(text, match[1] or "null", marks[-1])
    if "more than one document" in error:
        return _several_documents(text)
    if "cannot start any token" in error:
        return _wrong_start(text, marks[0])
    if "unhashable" in error:
        message = "a list or mapping is used as a key; write key: value, and put braces in quotes."
        return YamlFault("yaml-is-well-formed", message, locate_odd_key(text))
    for sign, at_the_opening, plainly in _PLAINLY:
        if sign in error:
            mark = _opening(marks) if at_the_opening else marks[0]
            return YamlFault("yaml-is-well-formed", f"{plainly}.", mark)
    complaint = re.sub(r"\s+", " ", _MARK.sub("", error)).strip()
    return YamlFault(
        "yaml-is-well-formed",
        f"cannot be read as YAML ({complaint[:200]}); put the text in quotes.",
        marks[0],
    )


_SIGNS = {"&": "an anchor (&)", "*": "an alias (*)", "!": "a tag (!)", "%": "a directive (%)"}
_MARK = re.compile(r" at line (\d+) column (\d+)")
_TWICE = re.compile(
    r"duplicate entry with (?:key (.+?)|null key)(?: at line \d+ column \d+)?\Z", re.DOTALL
)

_INDENT = "the indentation has a tab; indent with spaces"
_QUOTE = "a quotation mark is not closed; close it"
_BRACKET = "a bracket is not closed or a comma is missing; correct it, or put the text in quotes"
_COLON = "a colon is in the wrong place; put the text in quotes, or check the indentation"
_KEY = "a key was expected; check the indentation and the quotation marks"
_ESCAPE = r"an unknown escape sequence; write \\ for a backslash, or use single quotes"
_ENTRY = "a list entry is in the wrong place; start it on a new line below the key"
_BLOCK = "text follows > or | on the same line; start it on the next, or put it in quotes"
_VALUE = "a value was expected; put brackets and commas of a text in quotes"

# What the reader says; whether to point at what was opened and not at where the reader gave
# up; what we say.
_PLAINLY = (
    ("recursion limit", False, "is nested too deeply; reduce the number of levels"),
    ("mapping values are not allowed", False, _COLON),
    ("violates indentation", False, _INDENT),
    ("tab character", False, _INDENT),
    ("unexpected end of stream", True, _QUOTE),
    ("unexpected document indicator", True, _QUOTE),
    ("expected ',' or", True, _BRACKET),
    ("did not find expected key", False, _KEY),
    ("did not find expected '-'", False, "a list entry was expected; check the indentation"),
    ("could not find expected ':'", True, "a key has no colon and space; write key: value"),
    ("expected node content", False, _VALUE),
    ("block sequence entries are not allowed", False, _ENTRY),
    ("expected comment or line break", False, _BLOCK),
    ("escape", False, _ESCAPE),
    ("expected hexadecimal", False, _ESCAPE),
    ("invalid type: integer", False, "the number is too long; put it in quotes"),
    ("document start", False, "there is text after the end; check the indentation"),
)


def _opening(marks: list[TextPosition]) -> TextPosition:
    return marks[1] if len(marks) > 1 else TextPosition(1, 1)


def _given_twice(text: str, token: str, mark: TextPosition) -> YamlFault:
    try:
        key = str(json.loads(token)) if token.startswith('"') else token.strip("`")
    except ValueError:
        key = token.strip('"')
    shown = repr(key if len(key) <= 40 else f"{key[:40]}…")
    where = locate_second(text, key) or mark
    return YamlFault("key-is-given-once", f"{shown} is given twice; keep one.", where)


def _several_documents(text: str) -> YamlFault:
    start = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    first = start.end() if start else 0
    for match in re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE).finditer(text, first + 1):
        return YamlFault(
            "yaml-is-plain",
            f"contains several documents; remove the {match[0]} between them.",
            position_at(text, match.start()),
        )
    message = "there is text after the end of the first value; write key: value."
    return YamlFault("yaml-is-well-formed", message)


def _wrong_start(text: str, mark: TextPosition) -> YamlFault:
    line = text.split("\n", mark.line)[mark.line - 1]
    character = line[mark.column - 1 : mark.column]
    if character in _SIGNS and (character != "%" or mark.column == 1):
        name = _SIGNS[character]
        message = f"{name} is not used in a register; write the value out, or put it in quotes."
        return YamlFault("yaml-is-plain", message, mark)
    if character == "\t":
        return YamlFault("yaml-is-well-formed", f"{_INDENT}.", mark)
    message = f"text cannot begin with {character}; put it in quotes."
    return YamlFault("yaml-is-well-formed", message, mark)
