"""Lines in Welsh, which a bilingual paper prints beside the English. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.lines import Line, Role

_WORDS = frozenset(
    [
        "a'i",
        "a'r",
        "ac",
        "ar",
        "bod",
        "bu",
        "cael",
        "cyhoedd",
        "cyhoeddwyd",
        "dan",
        "dros",
        "drwy",
        "dylai",
        "dylid",
        "ei",
        "eu",
        "ein",
        "er",
        "fel",
        "fewn",
        "fod",
        "gan",
        "gyda",
        "gyfer",
        "heddlu",
        "heddluoedd",
        "hefyd",
        "hyn",
        "hynny",
        "i'r",
        "i'w",
        "mae",
        "maent",
        "mis",
        "neu",
        "nid",
        "nad",
        "nid",
        "o'r",
        "oedd",
        "oes",
        "pryder",
        "rhaid",
        "sicrhau",
        "sydd",
        "sy'n",
        "tri",
        "un",
        "wedi",
        "wella",
        "gwella",
        "wrth",
        "y",
        "yn",
        "yng",
        "ym",
        "yr",
        "ymateb",
        "yw'r",
        "nid",
        "yw'n",
        "argymhellion",
        "argymhelliad",
        "achos",
        "maes",
        "meysydd",
        "droseddau",
        "gwasanaeth",
        "arolygiad",
        "adroddiad",
        "canfyddiadau",
    ]
)
"""Words of Welsh that are not English words."""

_HEADINGS = re.compile(
    r"(?:maes|meysydd) i'w (?:g?wella)\b.*|achos(?:ion)? (?:o )?[bp]ryder\b.*"
    r"|argymhell(?:ion|iad)\b.*|arfer addawol\b.*|arfer arloesol\b.*",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[a-z\u00e0-\u017f]+(?:'[a-z]+)?")
_BETWEEN = re.compile(r" ?[/|] ?")
_SHORT = 4
"""Letters; a shorter word of Welsh alone may be a name."""
_SHARE = 4
"""The share of Welsh words, one in so many, that makes a line Welsh."""

OBLIGES_IN_WELSH = re.compile(r"\b(?:[dD]ylai|[dD]ylid|[rR]haid)\b")


def is_welsh(text: str) -> bool:
    """Check whether a text is in Welsh."""
    plain = text[:600].replace("\u2019", "'").casefold()
    if _HEADINGS.fullmatch(plain):
        return True
    words = _TOKEN.findall(plain)
    hits = sum(word in _WORDS for word in words)
    if len(words) == 1:
        return hits == 1 and len(words[0]) > _SHORT
    return hits > 1 and hits * _SHARE >= len(words)


def with_welsh(lines: Sequence[Line]) -> list[Line]:
    """Set Welsh lines aside; of "Argymhellion / Recommendations" the English is the line."""
    made: list[Line] = []
    for line in lines:
        english = _english_half(line.text) if line.role is Role.TEXT else None
        if english:
            made.append(replace(line, text=english))
        elif line.role is Role.TEXT and is_welsh(line.text):
            made.append(replace(line, role=Role.WELSH))
        else:
            made.append(line)
    return made


def _english_half(text: str) -> str | None:
    """Return the English of a heading that is printed in both languages."""
    if len(text) > 300 or ("/" not in text and "|" not in text):
        return None
    halves = [half for half in _BETWEEN.split(text) if half]
    english = [half for half in halves if not is_welsh(half.partition(":")[0])]
    if len(halves) < 2 or not english or len(english) == len(halves):
        return None
    label, colon, rest = halves[-1].partition(":")
    is_value = colon and is_welsh(label) and rest.strip()
    return f"{english[-1]}: {rest.strip()}" if is_value else english[-1]
