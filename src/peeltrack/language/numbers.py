"""Numbers as papers print them: figures, words, Roman numerals. Pure."""

import re

_UNITS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_UNITS)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_WORDS |= {
    f"{ten}{joint}{unit}": 10 * number + value
    for number, ten in enumerate(_TENS, 2)
    for value, unit in enumerate(_UNITS[1:10], 1)
    for joint in "- "
}
_BELOW_A_HUNDRED = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])})\b)?"
    rf"|{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))}"
)
IN_WORDS = (
    rf"(?:{'|'.join(_UNITS[1:10])}) hundred(?: and (?:{_BELOW_A_HUNDRED}))?\b|{_BELOW_A_HUNDRED}"
)
"""A regular expression for a number in words, below a thousand; not in brackets."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

NUMBER = rf"(?:\d{{1,3}}|a single|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
"""A regular expression for a count, in figures or in words."""

_IS_ROMAN = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def count(word: str) -> int | None:
    """Return the number that a word or figures say; None if they say none."""
    plain = " ".join(word.casefold().split())
    if plain == "a single":
        return 1
    if plain.isascii() and plain.isdigit() and len(plain) < 5:
        return int(plain)
    hundreds, is_hundreds, rest = plain.partition(" hundred")
    if is_hundreds and hundreds in _WORDS:
        more = _WORDS.get(rest.removeprefix(" and ")) if rest else 0
        return None if more is None else 100 * _WORDS[hundreds] + more
    return _WORDS.get(plain)


def roman(word: str) -> int | None:
    """Return the number of a Roman numeral; None if the word is not one."""
    if not word or not _IS_ROMAN.fullmatch(word):
        return None
    values = [_ROMAN[letter] for letter in word.casefold()]
    return sum(
        -value if any(value < later for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )


def ordinal(number: str) -> int | None:
    """Return the place that a printed number has: 3 for "3", "III" and "iii"."""
    return count(number) or roman(number)
