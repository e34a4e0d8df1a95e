"""Reports that a heading of the notes names, whose items the lines below it number. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peeltrack.imports.language.likeness import words_of
from peeltrack.model.inspections import Inspection
from peeltrack.model.vocabulary import InspectionKind
from peeltrack.wording import LITTLE_WORDS

_CYCLE = re.compile(
    r"\bPEEL(?:\s+(?!\d)\w+){0,2}\s+(?P<cycle>(?:20)?\d\d(?:\s?[/\u2013-]\s?(?:20)?\d\d)?)\b",
    re.IGNORECASE,
)
_USUAL = (
    "hmicfrs hmic inspection inspections inspectorate report reports thematic thematics "
    "national review update updates progress position findings recommendation recommendations afi "
    "afis areas improvement action actions plan response tracker force police policing people "
    "work item items matters other published recent latest area cause causes concern"
)
_COMMON = LITTLE_WORDS.union(_USUAL.split())
"""Words that headings share, and that tell no report from another."""
_THEMATIC = frozenset({"thematic", "thematics"})
_REPORT = _THEMATIC | {"inspection", "report", "review"}


@dataclass(frozen=True, slots=True)
class ReportNamed:
    """The inspections that a heading may mean, and whether nothing else can be meant."""

    ids: frozenset[str]
    is_sure: bool


def report_named(
    heading: str, inspections: Iterable[Inspection], usual: Iterable[str]
) -> ReportNamed | None:
    """Return the inspections that a heading names; None if it names none.

    A thematic or a cycle of PEEL that the register does not have is named, without an inspection.

    Args:
        heading: the heading.
        inspections: those of the register.
        usual: the ids of those whose numbers the notes use elsewhere.
    """
    known = list(inspections)
    words = words_of(heading)
    if called := frozenset(each.id for each in known if _is_called(each, words)):
        return ReportNamed(called, is_sure=len(called) == 1)
    is_thematic = bool(_THEMATIC & {*words})
    if "peel" in words:
        fits = frozenset(each.id for each in known if _is_of_cycle(each, heading))
        ids = fits & frozenset(usual) or fits
        return ReportNamed(ids, is_sure=len(ids) <= 1 and not is_thematic)
    about = _telling(words)
    others = {each.id: _telling(words_of(_names(each))) for each in known if not _is_peel(each)}
    ids = frozenset(id_ for id_, own in others.items() if about <= own)
    if is_thematic:
        near = frozenset(id_ for id_, own in others.items() if about & own)
        return ReportNamed(ids or near, is_sure=bool(about) and (len(ids) == 1 or not near))
    return ReportNamed(ids, is_sure=False) if about and ids else None


def _is_called(inspection: Inspection, words: tuple[str, ...]) -> bool:
    """Check whether a heading has the whole name of an inspection, or is it if it is one word."""
    text = f" {' '.join(words)} "
    for name in (inspection.id, inspection.called, *_titles(inspection)):
        own = words_of(name)
        if len(own) > 1 and f" {' '.join(own)} " in text:
            return True
        if len(own) == 1 and _REPORT & {*words} and _telling(words) == {*map(_one, own)}:
            return True
    return False


def _titles(inspection: Inspection) -> Iterator[str]:
    """Yield the title, and its beginning before a colon or dash."""
    yield inspection.title
    yield re.split(r":\s|\s[\u2013\u2014-]\s", inspection.title)[0]


def _names(inspection: Inspection) -> str:
    return f"{inspection.id} {inspection.short or ''} {inspection.title}"


def _is_peel(inspection: Inspection) -> bool:
    return inspection.kind == InspectionKind.PEEL


def _is_of_cycle(inspection: Inspection, heading: str) -> bool:
    """Check whether a PEEL inspection is of the cycle that a heading prints, if it prints one."""
    if not _is_peel(inspection):
        return False
    printed = _CYCLE.search(heading)
    years = _years(printed["cycle"]) if printed else set()
    year = str(inspection.published.year) if inspection.published else ""
    return years <= _years(f"{_names(inspection)} {inspection.cycle or ''} {year}")


def _years(text: str) -> set[str]:
    return {number[-2:] for number in re.findall(r"\d{2,4}", text)}


def _telling(words: Iterable[str]) -> set[str]:
    """Return the words that tell a report from another, each in the singular."""
    return {_one(word) for word in words if word not in _COMMON and not word.isdigit()}


def _one(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word
