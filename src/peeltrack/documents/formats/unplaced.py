"""Characters that no font here has: a sign in their place, and where they stand. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

SIGN = "\u25a1"
"""A hollow square, which every office font has (WGL4)."""
_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def named_in(message: str) -> frozenset[str]:
    """Return the characters that a message of Typst's says no font has."""
    found = _NAMED.search(message)
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return frozenset(character for character in text if not character.isascii())


def with_signs(text: str, missing: frozenset[str]) -> str:
    """Put the sign in the place of each missing character; what has no width goes with it.

    Typst names one at a time. Where it is a letter, all letters of its script go the same way:
    a font that lacks one lacks most.
    """
    scripts = {_script(character) for character in missing if character.isalpha()}
    instead = {
        ord(character): "" if unicodedata.category(character) in ("Mn", "Cf", "Me") else SIGN
        for character in set(text)
        if character in missing or (character.isalpha() and _script(character) in scripts)
    }
    return text.translate(instead)


def _script(character: str) -> str:
    return unicodedata.name(character, "?").partition(" ")[0]


def places_of(signs: object, above: Mapping[int, str] | None = None) -> Iterator[str]:
    """Find the headings below which a sign stands, outermost first, each as often as it does."""
    headings = dict(above or {})
    if isinstance(signs, str):
        yield from [", ".join(headings[level] for level in sorted(headings))] * signs.count(SIGN)
    elif isinstance(signs, Mapping):
        for value in signs.values():
            yield from places_of(value, headings)
    elif isinstance(signs, Sequence):
        for each in signs:
            if isinstance(each, Mapping) and each.get("kind") == "heading":
                level = int(each["level"])
                headings = {upper: headings[upper] for upper in headings if upper < level}
                headings[level] = words_of(each["words"])
            yield from places_of(each, headings)


def words_of(words: Sequence[object]) -> str:
    """Return the plain words of a line."""
    parts = (each if isinstance(each, str) else str(dict(each).get("text", "")) for each in words)  # type: ignore[call-overload]
    return " ".join("".join(parts).split())
