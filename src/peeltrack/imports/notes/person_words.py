"""Tests of words for a person, an office or a body. Pure."""

import re
from collections.abc import Callable

from peeltrack.imports.language.office_names import FIELD, office_key
from peeltrack.imports.notes.office_words import (
    LONG_RANK,
    OFFICE_START,
    OFFICE_WORD,
    ORGANISATION,
    RANK,
    SHORT_FORM,
)
from peeltrack.language.people import is_name

BRACKET = re.compile(r"[([]\s*(?P<inside>(?:[^()\[\]]|\([^()]{1,12}\)){1,60})\s*(?:[)\]]|$)")
BODY = re.compile(
    r"(?:officers|members|councillors|cllrs|aldermen|observers|guests|invitees|representatives"
    r"|others|staff|secretariat|advisers|presenters)|(?:(?:internal|external) )?auditors"
    r"|(?:panel|board|committee|independent|force|opcc|(?:non-)?voting|elected|appointed|co-opted"
    r"|lay) staff"
    r"|[\w ,&'\u2019-]{0,50}\b(?:attendees|representatives|colleagues|officers|members)"
    r"|(?:for|from|representing|on behalf of) (?:the )?[\w ,&'\u2019]{2,60}",
    re.IGNORECASE,
)
"""A name for the people below: "Officers", "Panel members"."""
_HOLDER = re.compile(
    r"(?:acting |interim |deputy |assistant |senior )*(?:head|director|chief|member|lead"
    r"|secretary|clerk|officer|manager|partner|chair|mayor|commissioner|constable|superintendent"
    r"|inspector|executive|treasurer)\b(?!['\u2019])|.+\bmember$",
    re.IGNORECASE,
)
LETTERS_BEFORE = re.compile(
    r"(?P<letters>(?:OPF?CC )?(?:[A-Z]{2,5}|[A-Z][a-z][A-Z]{1,2})) (?=[A-Z][\w.'\u2019])"
)
"""Letters before a name: the short form of an office, or its initials."""
_OFFICE_OF_HIS = re.compile(r"['\u2019]s (?:office|team|staff)$", re.IGNORECASE)
"""Those who work for somebody: "PCC's Office"."""
_FROM_BODY = re.compile(
    r"(?P<name>\S.*?)(?:,? (?:from|of) (?:the )?"
    r"(?P<body>(?!\d)[A-Z].+|community|force|council|public)"
    r"| (?P<letters>OPCC|HMICFRS|HMIC|IOPC|NPCC|CPS))"
)
_FEWEST_WORDS_OF_SENTENCE, _LONGEST_SHORT_FORM = 4, 4
_SMALL = {"of", "and", "for", "the", "to", "in", "with", "on", "de", "x", "designate", "elect"}


_SAME_RANK = (
    "Chief Constable|CC",
    "Deputy Chief Constable|DCC",
    "Assistant Chief Constable|ACC",
    "Detective Chief Superintendent|Det Ch Supt|DCS|D/Ch/Supt",
    "Chief Superintendent|Chief Supt|Ch Supt|Ch/Supt|C/Supt",
    "Superintendent|Supt",
    "Chief Inspector|Chief Insp|Ch Insp|Ch/Insp|C/Insp",
    "Inspector|Insp",
    "Sergeant|Sgt",
    "Detective Superintendent|Det Supt|D/Supt",
    "Detective Chief Inspector|Det Ch Insp|DCI",
    "Detective Inspector|Det Insp|D/Insp|DI",
)
"""The names that minutes use for one rank."""


def is_group(bare: str) -> bool:
    """Check whether a piece is the body that people come from: "Commissioner's Office"."""
    if bare.casefold().startswith(("office of", "the office of")) or _OFFICE_OF_HIS.search(bare):
        return True
    ends = any(found.end() == len(bare) for found in ORGANISATION.finditer(bare))
    return ends and not (_HOLDER.match(bare) or begins_with_rank(bare))


def is_rank(text: str) -> bool:
    """Check whether words are a rank and nothing else, shortened or in full."""
    return bool(RANK.fullmatch(text) or LONG_RANK.fullmatch(text))


def begins_with_rank(text: str) -> bool:
    """Check whether words begin with a rank, shortened or in full."""
    return bool(RANK.match(text) or LONG_RANK.match(text))


def begins_office(text: str) -> bool:
    """Check whether a text begins as an office does: "Governance Officer", "Head of Audit"."""
    first = text.partition(" ")[0]
    return bool(OFFICE_WORD.search(text) and (OFFICE_START.match(text) or FIELD.fullmatch(first)))


def in_small_letters(text: str, knows: Callable[[str], bool]) -> str:
    """Return a sentence in capitals, such as "CFO ROWE TO SEND IT", as it is written elsewhere.

    Before "to" stands whoever is to do it: his name and office begin with a capital there, and
    a short form that is known stays as it is.
    """
    if not text.isupper() or len(text.split()) < _FEWEST_WORDS_OF_SENTENCE:
        return text
    who, to, task = text.partition(" TO ")
    words = (
        word if RANK.fullmatch(word) or (len(word) <= _LONGEST_SHORT_FORM and knows(word))
        else word.casefold() if word.casefold() in _SMALL else word.title()
        for word in who.split(" ")
    )  # fmt: skip
    return f"{' '.join(words)}{(to + task).lower()}" if to else text


def without_brackets(text: str) -> str:
    """Return a text without its brackets."""
    return BRACKET.sub("", text).strip(" .,")


def is_titled(text: str) -> bool:
    """Check whether every word of an office is written as a title."""
    words = re.findall(r"[^\s,/()&-]+", text)
    rest = all(word in _SMALL or OFFICE_WORD.fullmatch(word) for word in words if word[0].islower())
    return bool(words) and rest and not words[0][0].islower()


def name_and_body(text: str) -> tuple[str, str] | None:
    """Divide a name from the body behind it: "Ada Quill from Corporate Communications", "… CPS"."""
    found = _FROM_BODY.fullmatch(text)
    named = found and " " in found["name"].strip() and is_name(found["name"])
    return (found["name"], found["body"] or found["letters"]) if found and named else None


def is_lettered_name(text: str) -> bool:
    """Check whether letters stand before a full name: "HoP Ada Quill", "AQ Ada Quill"."""
    found = LETTERS_BEFORE.match(text)
    name = text[found.end() :] if found else ""
    letters = found["letters"] if found else ""
    return bool(is_name(name) and re.search(r"[ .]", name)) and not ORGANISATION.fullmatch(letters)


def is_short_form(text: str) -> bool:
    """Check whether letters are initials, a rank or the short form of an office."""
    return bool(SHORT_FORM.fullmatch(text) or RANK.fullmatch(text))


def ranks_of(office: str) -> tuple[str, ...]:
    """Return the forms of the rank with which an office begins: "Ch Insp", "Chief Inspector"."""
    found = RANK.match(office) or LONG_RANK.match(office)
    if not found:
        return ()
    rank = found[0].strip(" .")
    forms = (group.split("|") for group in _SAME_RANK)
    same = (each for each in forms if office_key(rank) in map(office_key, each))
    return (rank, *next(same, ()))
