"""Sentences of running text, from one end to the next. Pure."""

import re
from functools import lru_cache

_END = re.compile(r"[.?!…][\"'”\u2019)\]]{0,2}(?P<gap>\s+)(?=[\"'“\u2018(\[]{0,2}[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z]\.[A-Z]|e\.g|i\.e|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Rr]ev|[Ss]upt|[Ii]nsp"
    r"|[Ss]gt|[Cc]llr|[Hh]on|[Pp]aras?|[Ff]ig|[Rr]ef|[Aa]pprox|[Vv]ol|[Dd]et|pp?|vs|cf)\.$"
)
_NUMBER_SHORTENED = re.compile(r"\b[Nn]os?\.$")
_LONGEST_WORD = 12
MANY = 2_000
"""The most sentences of a paragraph; the rest counts as one."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph in order; initials and "e.g." do not end one."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if len(found) == MANY:
            break
        cut = end.start("gap") if end["gap"] else end.start()
        if not _ends_here(text, start, cut, end.end()):
            continue
        if sentence := text[start:cut].strip():
            found.append(sentence)
        start = end.end()
    if last := text[start:].strip():
        found.append(last)
    return tuple(found)


def _ends_here(text: str, start: int, cut: int, after: int) -> bool:
    before = text[max(start, cut - _LONGEST_WORD) : cut]
    if _ABBREVIATED.search(before):
        return False
    return not (_NUMBER_SHORTENED.search(before) and text[after : after + 1].isdigit())
