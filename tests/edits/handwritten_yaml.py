"""Register files as people write them: every way YAML allows, comments anywhere, seeded.

The writer notes of every place how it is written, so that a test can tell, without asking
the code under test, which lines an edit of that place has to touch.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

Place = tuple[str | int, ...]


class Written(Enum):
    """How a value stands in the text."""

    SCALAR = auto()
    BLANK = auto()
    """Nothing at all behind the key."""
    NOTHING = auto()
    """A word or a pair of brackets for nothing: ~, null, [] or {}."""
    BLOCK = auto()
    FLOW = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a place is written, and on how many lines."""

    written: Written
    lines: int = 1


@dataclass
class Writer:
    """Writes one file by hand."""

    chance: Random
    shapes: dict[Place, Shape] = field(default_factory=dict)
    comments: int = 0

    def file(self, values: Mapping[str, object]) -> bytes:
        """The bytes of a record."""
        self.shapes[()] = Shape(Written.BLOCK)
        lines = ["---"] if self._one_in(12) else []
        lines += self._between(0) + self._mapping(values, (), 0) + self._between(0)
        newline = self.chance.choice(("\n", "\n", "\r\n"))
        text = newline.join(lines) + ("" if self._one_in(6) else newline)
        return (("\ufeff" if self._one_in(8) else "") + text).encode()

    def _mapping(self, values: Mapping[str, object], at: Place, column: int) -> list[str]:
        lines: list[str] = []
        for key, value in values.items():
            if lines:
                lines += self._between(column)
            lines += self._pair(key, value, (*at, key), column)
        return lines

    def _pair(self, key: str, value: object, at: Place, column: int) -> list[str]:
        name = self.chance.choice((key,) * 12 + (f'"{key}"', f"'{key}'"))
        head = f"{' ' * column}{name}{self.chance.choice(('',) * 9 + (' ',))}:"
        if value is None or value == []:
            return [self._nothing(head, value, at)]
        if isinstance(value, Mapping):
            return self._collection(head, value, at, column)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self._collection(head, value, at, column)
        lines = self._scalar(head, str(value), column)
        self.shapes[at] = Shape(Written.SCALAR, len(lines))
        return lines

    def _nothing(self, head: str, value: object, at: Place) -> str:
        word = self.chance.choice(("", "~", "null") if value is None else ("[]", "[ ]"))
        self.shapes[at] = Shape(Written.NOTHING if word else Written.BLANK)
        return self._ended(f"{head}{self._gap()}{word}" if word else head)

    def _collection(self, head: str, value: object, at: Place, column: int) -> list[str]:
        if self._one_in(5) and _is_short(value):
            self.shapes[at] = Shape(Written.FLOW)
            return self._ended_lines(f"{head} {self._flow(value, at)}")
        self.shapes[at] = Shape(Written.BLOCK)
        first = [self._ended(head)]
        if isinstance(value, Mapping):
            inner = column + self.chance.choice((2, 2, 4))
            return first + self._between(inner) + self._mapping(value, at, inner)
        return first + self._sequence(value, at, column + self.chance.choice((0, 2, 2, 4)))

    def _sequence(self, values: object, at: Place, column: int) -> list[str]:
        assert isinstance(values, Sequence)
        lines: list[str] = []
        for index, value in enumerate(values):
            lines += self._between(column)
            lines += self._entry(value, (*at, index), column)
        if self._one_in(6) and isinstance(values[-1], Mapping):
            lines.append(f"{' ' * (column + 2)}{self._comment()}")
        return lines + (self._between(column) if column else [])

    def _entry(self, value: object, at: Place, column: int) -> list[str]:
        hyphen = f"{' ' * column}-"
        if not isinstance(value, Mapping):
            self.shapes[at] = Shape(Written.SCALAR)
            return self._scalar(hyphen, str(value), column)
        if self._one_in(7) and _is_short(value):
            self.shapes[at] = Shape(Written.FLOW)
            return self._ended_lines(f"{hyphen} {self._flow(value, at)}")
        self.shapes[at] = Shape(Written.BLOCK)
        if self._one_in(8):
            return [self._ended(hyphen), *self._mapping(value, at, column + 2)]
        width = self.chance.choice((2, 2, 2, 4))
        lines = self._mapping(value, at, column + width)
        return [f"{hyphen}{' ' * (width - 1)}{lines[0].lstrip(' ')}", *lines[1:]]

    def _flow(self, value: object, at: Place) -> str:
        """Brackets and what is in them; at times on several lines."""
        comma = self.chance.choice(
            (", ", ", ", ",", ",\n        ", f", {self._comment()}\n        ")
        )
        blank = self.chance.choice(("", "", " "))
        last = "," if self._one_in(8) else ""
        self.shapes[at] = Shape(Written.FLOW)
        if isinstance(value, Mapping):
            parts = [f"{key}: {self._flow(each, (*at, key))}" for key, each in value.items()]
            return f"{{{blank}{comma.join(parts)}{last}{blank}}}"
        if isinstance(value, Sequence) and not isinstance(value, str):
            entries = [self._flow(each, (*at, index)) for index, each in enumerate(value)]
            return f"[{blank}{comma.join(entries)}{last if entries else ''}{blank}]"
        return "~" if value is None else self._quoted(str(value))

    def _scalar(self, head: str, text: str, column: int) -> list[str]:
        """A text in one of the ways that can hold it."""
        indent = " " * (column + self.chance.choice((2, 2, 4)))
        if "\n" in text:
            sign = self.chance.choice(("|", "|-", "|+", ">", ">-", ">+"))
            body = [f"{indent}{line}" if line else "" for line in text.split("\n")]
            return [self._ended(f"{head} {sign}"), *body, *([""] if "+" in sign else [])]
        if " " in text and self._one_in(2):
            middle = text.index(" ", len(text) // 2 if " " in text[len(text) // 2 :] else 0)
            first, second = text[:middle], text[middle + 1 :]
            if self._one_in(2):
                is_long = head.rstrip(" :\"'").endswith(_LONG)
                sign = self.chance.choice((">-", ">", "|", "|-") if is_long else (">-",))
                return [self._ended(f"{head} {sign}"), f"{indent}{first}", f"{indent}{second}"]
            if _is_plain(first):
                return [f"{head} {first}", self._ended(f"{indent}{second}")]
        if _is_plain(text) and self._one_in(20):
            return [self._ended(f"{head} >-"), f"{indent}{text}"]
        return [self._ended(f"{head}{self._gap()}{self._quoted(text)}")]

    def _quoted(self, text: str) -> str:
        plain = (text,) * 4 if _is_plain(text) else ()
        single = "'" + text.replace("'", "''") + "'"
        double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        choices: tuple[str, ...] = (*plain, single, double)
        return self.chance.choice(choices)

    def _ended_lines(self, text: str) -> list[str]:
        *lines, last = text.split("\n")
        return [*lines, self._ended(last)]

    def _ended(self, line: str) -> str:
        """A line with what may follow it: a comment, a blank."""
        return line + self.chance.choice(
            ("",) * 6 + (" ", f"  {self._comment()}", f" {self._comment()}")
        )

    def _between(self, column: int) -> list[str]:
        """What may stand between two lines: nothing, blank lines, comments."""
        comment = f"{' ' * column}{self._comment()}"
        return list(
            self.chance.choice(((),) * 6 + (("",), (comment,), ("", comment), (comment, "")))
        )

    def _comment(self) -> str:
        self.comments += 1
        said = self.chance.choice(("SIB: see [x]", "größer", "- a: b", "{", "q"))
        return f"# {self.comments}: {said}."

    def _gap(self) -> str:
        return self.chance.choice((" ",) * 8 + ("   ",))

    def _one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0


def _is_plain(text: str) -> bool:
    """Whether it may stand without quotation marks, in brackets too."""
    is_word = text[0].isalpha() and text.lower() not in ("null", "true", "false")
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None or (
        is_word and re.search(r"[:#,\[\]{}'\"\\]", text) is None
    )


def _is_short(value: object) -> bool:
    return "\\n" not in repr(value) and len(repr(value)) < 300


_LONG = ("text", "wording", "because", "note")
"""Keys whose text may be of several lines."""
