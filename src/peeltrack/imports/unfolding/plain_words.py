"""Plain words: no control characters, emphasis or doubled spaces; no line too long. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeltrack.imports.lines import Line
from peeltrack.wording import UNSAFE_CHARACTERS

LONGEST = 20_000
"""The most characters of a line; a longer one, as a report without breaks, becomes several."""

_UNSAFE = re.compile(f"[{UNSAFE_CHARACTERS}]")
_GLUED = re.compile(r"summary for question \d{1,2}\s*(?=[A-Z])", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,4000}?)(?<=[^\s*_])\1(?![\w*])")
_RUN_IN = re.compile(r"\b(?P<lead>(?:should|force|immediately|that):)(?=[a-z])")
_NOTE = re.compile(
    r"(?<=[a-z]{4}[.,;])\d{1,2}(?= [A-Z]|$)"
    r"|(?:(?<=[a-z]{4})|(?<=[a-z]{3}[.,;:)]))(?:[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}"
    r"|\[\d{1,2}\])(?!\w)"
)
"""The figure of a footnote, raised, in brackets or set on the line: their deputies.2"""
_SENTENCE_END = re.compile(r"[.!?][\"”\u2019)]{0,2} (?=[A-Z\d•“\u2018(-])")
_MOST = 300_000
"""The most characters of a line that are read, as much as the longest report has."""
_NEAR_THE_END = 4_000
"""The characters before the limit in which a sentence's end is looked for."""


def cleaned(lines: Sequence[Line]) -> list[Line]:
    """Return lines with plain words: no control characters, emphasis or doubled spaces."""
    return [
        _plain(replace(line, text=text))
        for line in lines
        for text in (_pieces(line.text) if not line.cells else [line.text[:LONGEST]])
    ]


def _pieces(text: str) -> Iterator[str]:
    """Divide a text that is too long at the ends of its sentences."""
    text = text[:_MOST]
    while len(text) > LONGEST:
        ends = [end.end() for end in _SENTENCE_END.finditer(text, LONGEST - _NEAR_THE_END, LONGEST)]
        end = ends[-1] if ends else LONGEST
        yield text[:end]
        text = text[end:]
    yield text


def _plain(line: Line) -> Line:
    text = " ".join(_UNSAFE.sub("", line.text.replace("\u00ad", "")).split())
    text = "" if text.strip(">| ") == "" else text
    strong = line.strong or (text.startswith("**") and bool(_EMPHASIS.fullmatch(text)))
    text = _EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text else text
    text = _NOTE.sub("", text)
    text = _RUN_IN.sub(r"\g<lead> ", text) if ":" in text else text
    return replace(line, text=_GLUED.sub("", text, count=1), strong=strong)
