"""Grade of each area, from everything that the papers of one report state. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from peeltrack.imports.language.policing_areas import AreaHeading
from peeltrack.imports.proposals import LeftOut, Source
from peeltrack.model.vocabulary import Grade, Scale
from peeltrack.wording import spoken

DIFFERS = "the paper states different grades for this area, so none is used"
NOT_ON_SCALE = "this grade is not on the four-tier scale of PEEL reports up to 2018/19"


@dataclass(frozen=True, slots=True)
class StatedGrade:
    """A grade as a paper states it in a place where grades are stated."""

    area: AreaHeading
    grade: Grade
    source: Source


def settled(
    areas: Mapping[str, AreaHeading], stated: Iterable[StatedGrade], scale: Scale | None
) -> tuple[tuple[AreaHeading, ...], tuple[LeftOut, ...]]:
    """Return the areas with their grades, and each statement that leaves a grade in doubt.

    An area has a grade only if all statements of it agree and the grade is on the scale
    (four tiers up to 2018/19, without "adequate"; five since).
    """
    of_area: dict[str, list[StatedGrade]] = {}
    for each in stated:
        of_area.setdefault(each.area.id, []).append(each)
    named = {**{id_: given[0].area for id_, given in of_area.items()}, **areas}
    graded, doubtful = [], list[LeftOut]()
    for id_ in dict.fromkeys((*areas, *named)):
        given = of_area.get(id_, [])
        why = _doubt(given, scale)
        sure = given[0].grade if given and not why else None
        graded.append(replace(named[id_], grade=sure))
        doubtful += [
            LeftOut(f"{named[id_].name}: {spoken(each.grade)}", why, each.source)
            for each in given
            if why
        ]
    return tuple(graded), tuple(doubtful)


def _doubt(given: Iterable[StatedGrade], scale: Scale | None) -> str:
    grades = {each.grade for each in given}
    if len(grades) > 1:
        return DIFFERS
    if scale == Scale.FOUR and Grade.ADEQUATE in grades:
        return NOT_ON_SCALE
    return ""
