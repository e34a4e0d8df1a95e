"""The likeness of two wordings, and the words in which they differ. Pure."""

import re
from difflib import SequenceMatcher

_LONGEST = 400
"""The most words compared; longer wordings are compared by their beginnings."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, without case and punctuation."""
    return tuple(re.findall(r"[a-z0-9]+", text.casefold().replace("\u2019", "").replace("'", "")))


def likeness(first: str, second: str) -> float:
    """Return the likeness of two texts, 0 to 1, by their words in any order (Dice coefficient)."""
    one, two = set(words_of(first)[:_LONGEST]), set(words_of(second)[:_LONGEST])
    if not one or not two:
        return 0.0
    shared = len(one & two) / len(one | two)
    if shared < 0.25:
        return shared
    return 2 * len(one & two) / (len(one) + len(two))


def word_difference(before: str, after: str) -> str:
    """Return what changed between two wordings, as git's word diff shows it: [-old-] {+new+}."""
    old, new = before.split(), after.split()
    shown: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            shown.extend(old[a:b] if b - a < 8 else [*old[a : a + 3], "…", *old[b - 3 : b]])
            continue
        if b > a:
            shown.append(f"[-{' '.join(old[a:b])}-]")
        if d > c:
            shown.append(f"{{+{' '.join(new[c:d])}+}}")
    return " ".join(shown)
