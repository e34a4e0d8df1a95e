"""Areas of policing that reports are divided into, by every name they have had. Pure.

Areas differ from cycle to cycle and from force to force, so an unknown heading makes an
area of its own; this list only gives the known ones their short ids and aliases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from peeltrack.imports.language.area_names import NAMES
from peeltrack.imports.language.grade_lines import with_grade
from peeltrack.model.vocabulary import Grade
from peeltrack.wording import slug


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area with the names under which reports have printed it."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """A heading above the findings of one area."""

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


_QUESTION = re.compile(
    r"(?:How (?:effective|effectively|efficient|efficiently|legitimate|legitimately|well|good"
    r"|fairly)"
    r"|To what extent|(?:Is|Are|Does|Do|Has|Have) (?:the|its) (?:force|workforce"
    r"|constabulary))\b.{4,220}\?",
    re.IGNORECASE,
)
_LONGEST = 240


def area_heading(text: str, level: int | None = None) -> AreaHeading | None:
    """Return the area that a heading opens, with the grade beside its name.

    Only a known area or a question of the PEEL framework opens one: HMICFRS may not have
    given a grade beside any other name to an area.
    """
    if len(text) > _LONGEST:
        return None
    text = re.sub(
        r"^(?:(?:question )?\d{1,2}[.):]?\s+|area(?: of policing)?: )",
        "",
        text,
        count=1,
        flags=re.IGNORECASE,
    )
    name, grade = with_grade(text.rstrip(" :"))
    if _QUESTION.fullmatch(name):
        return replace(_named(name), grade=grade)
    if name.endswith("?") or known_area(name) is None:
        return None
    shown = grade or level or len(name.split()) > 1
    return replace(_named(name), grade=grade) if shown else None


def known_area(name: str) -> KnownArea | None:
    """Return the known area with a name, or that a question asks about."""
    if len(name) > _LONGEST:
        return None
    wanted = _key(name)
    if wanted in _BY_NAME or not name.rstrip().endswith("?"):
        return _BY_NAME.get(wanted)
    return next((area for known, area in _LONGEST_FIRST if known in wanted), None)


_QUOTES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "“": '"', "”": '"', "\u2013": "-", "—": "-", "\u2011": "-"}
)


def unquoted(text: str) -> str:
    """Return a text with typewriter quotation marks, for comparison."""
    return text.translate(_QUOTES)


def _named(name: str) -> AreaHeading:
    known = known_area(name)
    if known is None:
        return AreaHeading(slug(name) or "area", name)
    own = _key(name)
    aliases = tuple(each for each in known.names[:2] if _key(each) != own and each[:1].isupper())
    return AreaHeading(known.id, name, aliases)


def _key(name: str) -> str:
    plain = unquoted(name).casefold().replace("reoffending", "re-offending")
    return " ".join(re.findall(r"[a-z0-9']+", plain.replace("antisocial", "anti-social")))


_BY_NAME = {_key(name): area for area in reversed(KNOWN_AREAS) for name in area.names}
_LONGEST_FIRST = sorted(_BY_NAME.items(), key=lambda each: len(each[0]), reverse=True)
