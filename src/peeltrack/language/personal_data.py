"""Personal data in a text that may become public: telephone numbers, addresses, people. Pure.

A name without a rank or form of address cannot be told from any other word with a capital, and
is not found.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from peeltrack.language.people import names_person, people_in
from peeltrack.wording import listed


class PersonalData(NamedTuple):
    """Words of a text that are, or may be, personal data."""

    kind: str
    """With its article: a telephone number."""
    words: str
    is_sure: bool

    def __str__(self) -> str:
        return f"{'' if self.is_sure else 'perhaps '}{self.kind} ({self.words})"


_NUMBER = re.compile(r"(?<![\w/.,£+-])(?:\+44|\(?0)[\d ()-]{7,15}\d(?![\w/-]|[.,]\d)")
_FREE = ("03", "0500", "0800", "0808", "0845")
"""How the numbers of helplines and switchboards begin, which are nobody's own."""
_EXTENSION = re.compile(r"\b(?:[Ee]xtn?\b\.?|[Ee]xtension(?: number)?) ?:? ?\d{3,6}\b")
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]+@\w[\w-]*(?:\.\w[\w-]*)+")
_MAILBOX = re.compile(
    r"(?:general\W?)?(?:e?nquir|info|contact|hello|press|media|no\W?reply|postmaster|foi|admin"
    r"|feedback|consult|liaison|(?:o?p?cc|dcc|acc|chief)\b|get\W?involved|have\W?your\W?say|\d)",
    re.IGNORECASE,
)
"""How an office's own address begins."""
_COLLAR = re.compile(
    r"\b(?:[Cc]ollar|[Ww]arrant|[Ss]houlder|[Pp]ayroll) (?:[Nn]umber|[Nn]o\.?)? ?:? ?"
    r"[A-Z]{0,2}\d{2,6}\b"
)
_RANK_AND_NUMBER = re.compile(
    r"(?<![\w-])(?:PC|PS|DC|DS|PCSO|Sgt|Insp)\.? ?(?!(?:19|20)\d\d\b)\d{3,6}(?![\w%/-]|[.,]\d)"
)
_SIGNS = ("@", "xt", "ollar ", "arrant ", "houlder ", "ayroll ")
"""What stands in an address, or before a number: of `Ext` and `ext`, `Collar` and `collar`."""
_RANKS = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|CC|CI|CS|CSO|SU|DC|DI|DS|PC|PS|Supt|Superintendent|Insp|Inspector|Sgt"
    "|Sergeant|Constable|Commander|Cdr"
)
"""How each rank or form of address ends, if it begins with others: DCC and ACC with CC."""
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"P[CS]\d",
        rf"(?:{_RANKS})\.? (?:[^\Wa-z]|[(#]|(?:no|de|van|von|al|el|bin|ap)\b)",
        r"(?:\+44|0)[\d ()-]{8}",
    )
)
"""What stands in every other text with such data. One after another they take a third of the time
of one expression, since each may leap to the letters with which it begins."""


def may_have_some(text: str) -> bool:
    """Check quickly whether a text, or several on lines of their own, may have such data."""
    return any(sign in text for sign in _SIGNS) or any(shape.search(text) for shape in _SHAPES)


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """Return the personal data in a text, in its order, each once."""
    if not may_have_some(text):
        return ()
    found = {each.words: each for each in (*_numbers(text), *_addresses(text), *_people(text))}
    return tuple(sorted(found.values(), key=lambda each: text.index(each.words)))


def in_words(found: tuple[PersonalData, ...]) -> str:
    """List personal data with its kind: a telephone number (07700 900123)."""
    return listed([str(each) for each in found])


def _numbers(text: str) -> Iterator[PersonalData]:
    for match in _NUMBER.finditer(text):
        words = match[0] if ")" in match[0] else match[0].lstrip("(")
        figures = re.sub(r"\D", "", re.sub(r"^\+44 ?(?:\(0\))?", "0", words))
        if len(figures) in (10, 11) and not figures.startswith((*_FREE, "00")):
            is_sure = figures.startswith("07") or words != figures
            yield PersonalData("a telephone number", words, is_sure)
    for match in _EXTENSION.finditer(text):
        yield PersonalData("a telephone number", match[0], is_sure=True)


def _addresses(text: str) -> Iterator[PersonalData]:
    for match in _ADDRESS.finditer(text):
        words = match[0].rstrip(".")
        if names_person(words) and not _MAILBOX.match(words):
            is_sure = bool(re.search(r"[a-z]\.[a-z]", words.partition("@")[0], re.IGNORECASE))
            yield PersonalData("a person's e-mail address", words, is_sure)


def _people(text: str) -> Iterator[PersonalData]:
    for words, is_sure in people_in(text):
        yield PersonalData("a person's name", words, is_sure)
    for match in _COLLAR.finditer(text):
        yield PersonalData("a collar number", match[0], is_sure=True)
    named = " ".join(each.words for each in people_in(text))
    for match in _RANK_AND_NUMBER.finditer(text):
        if match[0] not in named:
            yield PersonalData("a collar number", match[0], is_sure=False)
