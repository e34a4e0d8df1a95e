"""The grades of a report: the tiers of its scale, and the picture of its areas. Pure."""

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.charts.grades import AreaGrade, grades
from peeltrack.model.inspections import Inspection
from peeltrack.model.vocabulary import Grade, Scale
from peeltrack.wording import long_date, spoken


def tiers_of(inspection: Inspection) -> list[Grade]:
    """Return the tiers of its scale, best first: four on the older one, which has no adequate."""
    missing = {Grade.UNGRADED} | ({Grade.ADEQUATE} if inspection.scale == Scale.FOUR else set())
    return [grade for grade in Grade if grade not in missing]


def grades_picture(inspection: Inspection) -> Chart | None:
    """Return the picture of its grades; None if fewer than three areas are graded, or all alike."""
    tiers = tiers_of(inspection)
    graded = [
        AreaGrade(area.name, spoken(area.grade).capitalize())
        for area in inspection.areas
        if area.grade in tiers
    ]
    day = f", published {long_date(inspection.published)}" if inspection.published else ""
    names = [spoken(tier).capitalize() for tier in tiers]
    return grades(names, graded, f"{inspection.called}{day}")
