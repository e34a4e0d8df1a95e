"""The areas of policing that reports are divided into, by every name they have had. Pure.

Areas differ from cycle to cycle and from force to force, so an unknown heading makes an
area of its own; this list only gives the known ones their short ids and aliases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from peeltrack.imports.language.area_names import NAMES
from peeltrack.imports.readers.clean_blocks import unquoted
from peeltrack.model.vocabulary import Grade


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area with the names under which reports have printed it."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """A heading under which the findings of one area stand."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    grade: Grade | None = None


def _known_areas() -> Iterator[KnownArea]:
    id_, names = "", list[str]()
    for line in (*NAMES.strip().split("\n"), ""):
        if line.startswith(" "):
            names.append(line.strip())
            continue
        if names:
            yield KnownArea(id_, tuple(names))
        id_, names = line, []


KNOWN_AREAS = tuple(_known_areas())


_GRADES = "outstanding|good|adequate|requires improvement|inadequate|ungraded"
_GRADED = re.compile(
    rf"(?P<name>.{{4,160}}?)\s*[\(\[\u2013—:-]\s*(?P<grade>{_GRADES})\s*[\)\]]?", re.I
)
_GRADE_ALONE = re.compile(rf"(?:grade|judgment|judgement)?:?\s*(?P<grade>{_GRADES})\.?", re.I)
_GRADE_SENTENCE = re.compile(
    r"(?:[\w'\u2019 -]{3,60} )(?:is|was) (?P<is>outstanding|good|adequate|inadequate) (?:at"
    r"|in) .{3,160}"
    r"|(?:[\w'\u2019 -]{3,60} )(?P<needs>requires improvement) (?:at|in) .{3,160}",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:How (?:effective|effectively|efficient|efficiently|legitimate|legitimately|well|good"
    r"|fairly)"
    r"|To what extent|(?:Is|Are|Does|Do|Has|Have) (?:the|its) (?:force|workforce"
    r"|constabulary))\b.{4,220}\?",
    re.IGNORECASE,
)
_LONGEST = 240


def area_heading(text: str, level: int | None = None) -> AreaHeading | None:
    """The area that a heading opens; none where it is no heading of an area."""
    if len(text) > _LONGEST:
        return None
    text = re.sub(r"^(?:question )?\d{1,2}[.):]?\s+", "", text, count=1, flags=re.IGNORECASE)
    if graded := _GRADED.fullmatch(text):
        found = _named(graded["name"], text)
        return replace(found, grade=grade_named(graded["grade"]))
    if _QUESTION.fullmatch(text):
        return _named(text, text)
    known = known_area(text)
    return _named(text, text) if known and (level or len(text.split()) > 1) else None


def known_area(name: str) -> KnownArea | None:
    """The known area that goes by a name, or that a question asks about."""
    if len(name) > _LONGEST:
        return None
    wanted = _key(name)
    if wanted in _BY_NAME or not name.rstrip().endswith("?"):
        return _BY_NAME.get(wanted)
    return next((area for known, area in _LONGEST_FIRST if known in wanted), None)


def grade_named(word: str) -> Grade | None:
    """The grade that a word names."""
    key = "_".join(word.casefold().split())
    return Grade(key) if key in set(Grade) else None


def grade_told(text: str) -> Grade | None:
    """The grade that a line or sentence right under a heading tells."""
    if len(text) > _LONGEST:
        return None
    if alone := _GRADE_ALONE.fullmatch(text):
        return grade_named(alone["grade"])
    told = _GRADE_SENTENCE.fullmatch(text)
    return grade_named(told["is"] or told["needs"]) if told else None


def slug(text: str, words: int = 6) -> str:
    """An id of a text's own words."""
    plain = re.sub(r"['\u2019]", "", unquoted(text).casefold())
    parts = re.findall(r"[a-z0-9]+", plain)[:words]
    while parts and not parts[0][0].isalpha():
        parts.pop(0)
    return "-".join(parts)[:50].rstrip("-")


def _named(name: str, text: str) -> AreaHeading:
    known = known_area(name)
    if known is None:
        return AreaHeading(slug(name) or "area", name)
    own = _key(name)
    aliases = tuple(each for each in known.names[:2] if _key(each) != own and each[:1].isupper())
    return AreaHeading(known.id, name if name != text else text, aliases)


def _key(name: str) -> str:
    plain = unquoted(name).casefold().replace("reoffending", "re-offending")
    return " ".join(re.findall(r"[a-z0-9']+", plain.replace("antisocial", "anti-social")))


_BY_NAME = {_key(name): area for area in reversed(KNOWN_AREAS) for name in area.names}
_LONGEST_FIRST = sorted(_BY_NAME.items(), key=lambda each: len(each[0]), reverse=True)
