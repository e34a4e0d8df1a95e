"""Bodies that can be obliged: the force itself, the police, and everybody else. Pure.

A body's own name may contain "and" or a comma; such a name is not divided.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from peeltrack.imports.language.body_forms import LEADS_NATIONALLY, POLICE, SORTS, Sort
from peeltrack.imports.language.names_with_and import KEPT, kept_whole, restored


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that is to act."""

    name: str
    """Its name without the article, as in running text."""
    sort: Sort


_ACRONYM = re.compile(
    r" ?\((?:the )?[A-Z][A-Za-z&/]{1,12}s?\)"
    r"| ?\((?:and|or|including) (?:their|its|the)? ?(?:mayoral |local )?(?:equivalents?|deputies)\)"
)
"""An acronym in brackets, or those who hold the same office under another name."""
_CONSULTED = re.compile(
    r",? ?\b(?:with (?:its|their)|in consultation with|after consulting|following consultation with"
    r"|with (?:the )?(?:support|help|assistance|agreement|advice) (?:of|from)|supported by"
    r"|helped by|assisted by|having consulted|through|until|where|when|if|as part of|on behalf of"
    r"|as a (?:minimum|matter)|as (?:the |a )?(?:national |strategic )?lead\b|and any other)\b.*",
)
_TOGETHER = re.compile(
    r",? (?:in (?:conjunction|collaboration|partnership|co-operation) with"
    r"|working (?:together )?with|working closely with|together with|along with|alongside"
    r"|as well as|jointly with) |, with (?=(?:the|all|chief|police|local|other) |[A-Z])",
)
_JOINT = re.compile(r",? and (?:also )?|, |; | & ")
_BEGINS_A_NAME = re.compile(r"(?:[Tt]he|HM) [A-Z]")
_WHOSE = re.compile(r",? (?:whose|where|using) .+$")
_QUALIFIED = re.compile(
    r"(?P<who>(?:all |every |each )?(?:chief constables?|chief officers|(?:police )?forces?"
    r"|chief fire officers|fire and rescue (?:services|authorities)"
    r"|police(?:, fire)? and crime commissioners))"
    r"(?= )(?: of (?:(?:all|the|every|each|those|any|police|territorial) )*(?:forces?|services?)"
    r"(?! in (?!England and Wales)))?(?: (?:in|across) England and Wales)?"
    r"(?: (?:that|which|who|with|without)\b.*)?",
    re.IGNORECASE,
)
"""All who hold an office, with which of them are meant: chief constables of forces that …"""
_ARTICLE = re.compile(r"^(?:the|all|every|each|both|any|those) ", re.IGNORECASE)
_LOWER_FIRST_WORDS = """
Chief Police Forces Policing Regional Local Support Heads Head Mayors Commissioners Probation
Prison Prisons Partner Councils Fire Safeguarding Directors
"""
_LOWER_FIRST = frozenset(_LOWER_FIRST_WORDS.split())
_LOWERED = re.compile(
    r"(?:chief constables?|police forces?|chief officers?|chief fire officers?|forces"
    r"|police(?:, fire)? and crime commissioners?|fire and rescue (?:services|authorities))",
    re.IGNORECASE,
)
_LONGEST = 600
_LONGEST_NAME = 220
"""The most characters of one body's name with its description."""


@lru_cache(maxsize=4096)
def bodies_in(subject: str) -> tuple[Addressee, ...]:
    """Return the bodies that a subject joins, in order; those only consulted are left out."""
    found = tuple(body for body in _each_body(subject) if body)
    is_national = any(body.sort is Sort.OTHER for body in found)
    return tuple(_national(body) if is_national else body for body in found)


def _national(body: Addressee) -> Addressee:
    """Return a body beside national ones: a force that leads for all is one of them."""
    return replace(body, sort=Sort.OTHER) if LEADS_NATIONALLY.fullmatch(body.name) else body


@lru_cache(maxsize=4096)
def is_body(subject: str) -> bool:
    """Check whether a subject names bodies and nothing else."""
    found = _each_body(subject)
    return bool(found) and all(found)


def _each_body(subject: str) -> list[Addressee | None]:
    """Return the body that each part of a subject names; beside one, an acronym is another."""
    parts = list(_parts(subject[:_LONGEST]))
    found = [_body(part) or _with_partners(part) for part in parts]
    if not any(found):
        return found
    pairs = zip(parts, found, strict=True)
    return [body or _by_its_letters(part) for part, body in pairs]


def _by_its_letters(part: str) -> Addressee | None:
    return Addressee(part, Sort.OTHER) if _LETTERS.fullmatch(part) else None


_LETTERS = re.compile(r"[A-Z]{2,6}")


def _with_partners(part: str) -> Addressee | None:
    """Return the body of "the force and its partners"."""
    found = _AND_PARTNERS.search(part)
    return _body(part[: found.start()]) if found else None


_AND_PARTNERS = re.compile(r" and (?:(?:its|their) |partners$)")


def _body(part: str) -> Addressee | None:
    if len(part) > _LONGEST_NAME:
        return None
    for words in (part, f"{part[:1].lower()}{part[1:]}"):
        for form, sort in SORTS:
            if form.fullmatch(words):
                return Addressee(_plain(part), sort)
    return None


def _parts(subject: str) -> Iterator[str]:
    """Divide a subject at "and" and commas, but not within a name."""
    plain = _ACRONYM.sub("", subject)
    plain = " ".join(_CONSULTED.sub("", plain).split()).strip(" ,")
    kept = kept_whole(plain)
    for together in _TOGETHER.split(kept):
        whole = together.strip(" ,")
        if POLICE.fullmatch(whole) and " and " not in whole and "," not in whole:
            yield restored(whole)
            continue
        yield from _pieces(whole)


def _pieces(whole: str) -> Iterator[str]:
    waiting = ""
    for piece in (each.strip(" ,") for each in _JOINT.split(whole)):
        if not piece:
            continue
        if waiting and _is_of_one_name(waiting, piece):
            begins = _BEGINS_A_NAME.match(piece) and _body(restored(waiting))
            if begins:
                yield restored(waiting)
            waiting = piece if begins else f"{waiting}{KEPT}{piece}"
            continue
        if _BEGINS_A_NAME.match(waiting) and not _body(restored(waiting)):
            waiting = f"{waiting}{KEPT}{piece}"
            continue
        if waiting:
            yield restored(waiting)
        waiting = piece
    if waiting:
        yield restored(waiting)


_UNFINISHED = re.compile(
    r"(?:[Tt]he )?NHS (?!England\b|Wales\b)(?!.*\b(?:Trusts?|Boards?|Services?|Groups?)\b).+"
)
"""The first part of the name of a health body that serves two places."""


def _is_of_one_name(waiting: str, piece: str) -> bool:
    """Check whether what "and" divides is one name: the second part is no body, or the first."""
    is_place = _PLACE.fullmatch(waiting) and _OF_A_PLACE.fullmatch(piece) and not _body(waiting)
    is_unfinished = _UNFINISHED.fullmatch(waiting) and not _IS_NOT_OF_HEALTH.match(piece)
    is_part = not (_stands_alone(piece) or (_LETTERS.fullmatch(piece) and _body(waiting)))
    return bool(is_place or is_part or is_unfinished)


_IS_NOT_OF_HEALTH = re.compile(r"(?:[Tt]he|[Cc]hief|[Ll]ocal) |(?:\S+ )*Police\b|[A-Z]{2,}\b(?! )")
_PLACE = re.compile(r"(?:[Tt]he )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_OF_A_PLACE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Police|Constabulary|Fire\W.{3,20})")
"""A force's name, which may have two places in it: Fenland and Holm Police."""


def _stands_alone(piece: str) -> bool:
    """Check whether a piece is a body: "serious and organised crime" must not be divided."""
    if piece.casefold().startswith(("their ", "its ")):
        return False
    return _body(restored(piece)) is not None


def _plain(part: str) -> str:
    all_of = _QUALIFIED.fullmatch(part)
    named = all_of["who"] if all_of else part
    bare = _ARTICLE.sub("", _WHOSE.sub("", named, count=1), count=1)
    if bare.casefold() in ("chief constable", "chief fire officer"):
        return f"{bare.casefold()}s"
    if bare.casefold() in ("force", "forces") and named.casefold().startswith(("all ", "every ")):
        return named.casefold()
    if _LOWERED.fullmatch(bare):
        return bare.casefold()
    first, _, rest = bare.partition(" ")
    if first in _LOWER_FIRST and (not rest or rest[:1].islower()):
        return f"{first.casefold()} {rest}".strip()
    return bare
