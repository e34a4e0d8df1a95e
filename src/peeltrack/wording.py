"""Phrases used everywhere, so that all answers use the same words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import dropwhile

# C0 but tab and line feed, DEL, C1, and the characters that reorder or hide what
# a reviewer sees (Unicode TR 36). They would reach terminals, Word and pull requests.
# The joiners U+200C and U+200D may stay: Persian, the scripts of India and emoji need them.
UNSAFE_CHARACTERS = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"
    r"\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
"""The characters that no text of a register may have, as a regular expression's set."""

_UNSAFE = re.compile(rf"(?!\r\n)[{UNSAFE_CHARACTERS}]")
_SAFE_ASCII = bytes(n for n in range(128) if not _UNSAFE.match(chr(n)))

_LITTLE_WORDS = """
    a about above after again against ago all along also alone always am among an and any anyone
    anything are as at away be became because become been before being below better between both
    but by can cannot come comes could did do does doing done down during each either else enough
    ever every everyone everything far few find first for from full fully further get give given
    go goes good got had has have having he her here him his how however i if in into is it its
    itself just keep kept last later least less let like likely look made make makes many may
    might more most much must my need needs neither never new next no nobody none nor not nothing
    now of off often on once one ones only open or other others our out over own part parts per
    properly put raised rather really said same say says see seen set several shall she should
    show shown since so some someone something still such sure take taken than that the their them
    then there these they thing things this those though through throughout time to together too
    two under until up upon use used uses very was way ways we well were what whatever when where
    wherever whether which while who whoever whom whose why will with within without worth would
    year years yet you your
"""
LITTLE_WORDS = frozenset(_LITTLE_WORDS.split())
"""Words that say nothing about a text's subject."""

_LEADING_ON_TEXT = """
    a about after against an and are as at be been before between but by for from had has have if in
    into is its not of on or than that the their to was were when which while who whose will with
"""
_LEADING_ON = frozenset(_LEADING_ON_TEXT.split())

_SMALL_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

NOT_RATED = "not rated"
"""The words for an item without a RAG, on screen and on paper."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """Write a date for people: 12 February 2026.

    The months are written here: strftime speaks the machine's language, and its
    "%-d" does not work on Windows.
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def near_date(day: date, on: date) -> str:
    """Write a date for people who read it on another: 12 February, or with its year if another."""
    return f"{day.day} {MONTHS[day.month - 1]}" if day.year == on.year else long_date(day)


def short_date(day: date) -> str:
    """Write a date where space is short: 12 Feb 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def near_short_date(day: date, on: date) -> str:
    """Write a date where space is short, without its year if that is the reader's: 12 Feb."""
    return short_date(day).removesuffix(f" {on.year}")


def cut_short(text: str, most: int) -> str:
    """Return a text on one line, cut at a word if it has more characters: Train all the …"""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def without_lead_on(words: Sequence[str]) -> list[str]:
    """Return the first words of a longer text without the last ones that lead on to its rest."""
    end = len(words)
    while end > 1 and words[end - 1].strip(",;:").casefold() in _LEADING_ON:
        end -= 1
    return list(words[:end])


def in_words(number: int) -> str:
    """Write a count in words up to twenty, as papers do; in figures beyond."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count and its noun: 1 item, 3 items."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counted_in_words(number: int, one: str, many: str | None = None) -> str:
    """Write a count in words and its noun: one item, three items."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def agreeing(predicate: str, number: int) -> str:
    """Write a predicate in the plural so that it agrees with a count: 1 item has no update."""
    verb, space, rest = predicate.partition(" ")
    one = {"have": "has", "are": "is", "were": "was"}.get(verb, f"{verb}s")
    return f"{one if number == 1 else verb}{space}{rest}"


def days(number: int) -> str:
    """Write a number of days: 1 day, 3 days."""
    return counted(number, "day")


def times(number: int) -> str:
    """Write a number of times: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def lateness(due: date, on: date, meeting: date | None = None) -> str:
    """Describe a date relative to a due date, as due today is not late: 3 days overdue.

    Args:
        due: the due date.
        on: the date.
        meeting: a meeting on that date or still to come, before which it may fall due.
    """
    gap = (on - due).days
    if gap > 0:
        return f"{days(gap)} overdue"
    when = "due today" if gap == 0 else f"due in {days(-gap)}"
    return f"{when}, before the meeting" if meeting and due < meeting else when


def listed(parts: Sequence[str], joint: str = "and") -> str:
    """Join parts as a sentence does: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def listed_first(parts: Sequence[str], most: int) -> str:
    """Join the first parts as a sentence does, and count the others: a, b and three others."""
    others = len(parts) - most
    return listed([*parts[:most], *([counted_in_words(others, "other")] if others > 0 else [])])


def capitalised(text: str) -> str:
    """Capitalise a text's first letter; the rest stays unchanged."""
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """Lower a text's first letter, for use within a sentence; an abbreviation stays: HMICFRS."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def with_article(noun: str) -> str:
    """Give a noun its article: a recommendation, an area for improvement."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def spoken(word: str) -> str:
    """Write a word of the vocabulary as people say it: requires improvement."""
    return word.replace("_", " ")


def without_accents(text: str) -> str:
    """Write the letters of a text without their accents: café as cafe."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))


def id_words(text: str, most: int | None = None) -> list[str]:
    """List the words of a text, or the first of them, that an id may be made of.

    An id begins with a letter (`model.record.Slug`), so leading figures are left out.
    """
    words = re.findall(r"[a-z0-9]+", without_accents(text.casefold()))[:most]
    return list(dropwhile(lambda word: not word[0].isalpha(), words))


SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""An id as a regular expression: small letters, digits and hyphens, beginning with a letter."""
LONGEST_SLUG = 60
"""The most characters of an id."""


def is_slug(text: str) -> bool:
    """Check whether a text has the form of an id."""
    return len(text) <= LONGEST_SLUG and bool(re.fullmatch(SLUG, text))


def slug(text: str, words: int = 6) -> str:
    """Make an id of a text's first words, "King's" being one word; empty if it has none."""
    plain = re.sub("['\u2018\u2019]", "", text.casefold())
    return "-".join(id_words(plain, words))[:50].rstrip("-")


JSON_SCHEMA = 1
"""The version of the JSON contract, docs/json.md."""

_RUN_BY_EXCEL = ("=", "+", "-", "@", "\t", "\r")


def no_formula(cell: str) -> str:
    """Return a CSV cell that Excel will not run (OWASP ASVS 1.2.10); docs/json.md explains."""
    return f"'{cell}" if cell.startswith(_RUN_BY_EXCEL) else cell


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """List the names most like a mistyped one as a whole, best first.

    Empty if more than two are: that would be a guess. Of a name of three letters one may be wrong.
    """
    near = alike(word, known, 0.75)
    return near if len(near) < 3 else []


def nearest_by_word(word: str, known: Iterable[str]) -> list[str]:
    """List the names that have a word most like a mistyped one; empty if more than two have."""
    by_word: dict[str, list[str]] = {}
    for name in known:
        for each in re.findall(r"\w{4,}", name.casefold()):
            by_word.setdefault(each, []).append(name)
    found = [name for each in nearest(word, by_word) for name in by_word[each]]
    names = list(dict.fromkeys(found))
    return names if len(names) < 3 else []


def alike(word: str, known: Iterable[str], least: float) -> list[str]:
    """List the three names most like a word as a whole, best first.

    Args:
        word: the word, mistyped.
        known: the names that there are.
        least: the likeness of a name, 0 to 1.
    """
    by_plain, plain = {name.casefold(): name for name in known}, word.casefold()
    swapped = [name for name in by_plain if sorted(name) == sorted(plain)]
    cutoff = least - 0.1 if len(plain) == 3 else least
    near = swapped or get_close_matches(plain, by_plain, n=3, cutoff=cutoff)
    return [by_plain[name] for name in near]


def harmless(text: str) -> str:
    """Return a text in which a control or hidden character is written out, as JSON writes it.

    Such a character from a commit, a file's name or a paper would otherwise rule the terminal
    it is printed on, or show another order of words than the one that is there.
    """
    if is_plain(text.encode("utf-8", "surrogatepass")):
        return text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def is_plain(text: bytes) -> bool:
    """Check for no unsafe character: quickly, as little is left without the safe ones of ASCII."""
    left = text.translate(None, _SAFE_ASCII)
    return not left or not _UNSAFE.search(left.decode("utf-8", "surrogatepass"))


def as_typed(*words: object) -> str:
    """Return words as they are typed in the shells of Windows and other systems, in quotes."""
    plain = re.compile(r"[\w.,:+~/\\-]+")
    return " ".join(w if plain.fullmatch(w) else f'"{w}"' for w in map(str, words))
