"""Bodies that a paper calls by a common noun: the Home Office (the Department). Pure."""

import re
from collections.abc import Iterable, Mapping

from peeltrack.imports.language.bodies import is_body

_NOUN = (
    r"(?:Department|Agency|Authority|Service|Council|Board|College|Inspectorate|Commission|Office"
    r"|Ministry|Trust|Executive|Partnership|Unit|Centre|Group|Forum|Commissioner|Ombudsman)"
)
_SHORTENED = re.compile(
    r"(?P<name>[A-Z][\w'\u2019&-]*(?: (?:[A-Z][\w'\u2019&-]*|of|for|and|the|on|in)){0,9})"
    r" \((?:(?:hereafter|referred to as|known as|called) )?[“\u2018\"']?the [“\u2018\"']?"
    rf"(?P<short>{_NOUN})[”\u2019\"']?\)"
)
_LONGEST = 2_000


def shortened_bodies(texts: Iterable[str]) -> dict[str, str]:
    """Return the bodies that a paper shortens, by the noun; none that stands for two."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for each in _SHORTENED.finditer(text[:_LONGEST]):
            if name := _body_at_the_end(each["name"]):
                found.setdefault(each["short"], set()).add(name)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _body_at_the_end(name: str) -> str:
    """Return the longest end of a name that is a body: In March the Home Office."""
    words = name.rpartition("The ")[2].split()
    ends = (" ".join(words[place:]) for place in range(len(words)))
    return next((end for end in ends if end[:1].isupper() and is_body(end)), "")


def in_full(text: str, names: Mapping[str, str]) -> str:
    """Return a text with the shortened bodies in full."""
    for short, name in names.items():
        text = re.sub(rf"\b(?:[Tt]he )?{short}\b(?! (?:[A-Z]|of\b|for\b))", f"the {name}", text)
    return text
