"""The picture of a report's grades: best first, each in its tier, and readable."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.documents.charts.grades import AreaGrade, grades
from tests.documents.charts.drawn import assert_is_readable, parts_of, words_of

FIVE = ("Outstanding", "Good", "Adequate", "Requires improvement", "Inadequate")
FOUR = ("Outstanding", "Good", "Requires improvement", "Inadequate")
CRIME = AreaGrade("Investigating crime", "Requires improvement")
PUBLIC = AreaGrade("Treating the public", "Adequate")
PREVENT = AreaGrade("Preventing crime", "Good")


def test_areas_stand_best_first_each_in_the_column_of_its_grade() -> None:
    drawn = grades(FIVE, [CRIME, PUBLIC, PREVENT], "PEEL 2021/22, published 27 April 2022")
    assert drawn
    assert drawn.title == "One area is good, one is adequate and one requires improvement"
    assert drawn.subtitle == "Grades in PEEL 2021/22, published 27 April 2022, best first"
    assert drawn.alt_text == (
        "One area is good, one is adequate and one requires improvement. Preventing crime: Good. "
        "Treating the public: Adequate. Investigating crime: Requires improvement."
    )
    assert drawn.rows == (
        ("Preventing crime", "Good"),
        ("Treating the public", "Adequate"),
        ("Investigating crime", "Requires improvement"),
    )
    large = [each for each in parts_of(drawn.wide).iter("circle") if each.get("r") == "7"]
    places = [float(each.attrib["cx"]) for each in large]
    assert all(left < right for left, right in pairwise(places))
    assert [each for each in words_of(drawn.narrow) if each in FIVE] == [
        "Good", "Adequate", "Requires improvement",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given_grades", "title"),
    [
        ("GGR", "Two areas are good and one requires improvement"),
        ("RRI", "Two areas require improvement and one is inadequate"),
        ("OII", "One area is outstanding and two are inadequate"),
    ],
)
def test_a_headline_is_a_sentence(given_grades: str, title: str) -> None:
    names = {tier[0]: tier for tier in FOUR}
    drawn = grades(FOUR, [AreaGrade("A", names[each]) for each in given_grades], "a report")
    assert drawn
    assert drawn.title == title


@pytest.mark.parametrize("areas", [[], [CRIME, PUBLIC], [CRIME, CRIME, CRIME]])
def test_what_a_sentence_says_as_well_is_no_picture(areas: list[AreaGrade]) -> None:
    assert grades(FIVE, areas, "a report") is None


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.builds(AreaGrade, names, st.sampled_from(FOUR)), min_size=3, max_size=14))
def test_every_drawing_can_be_read(areas: list[AreaGrade]) -> None:
    for tiers in (FOUR, FIVE):
        drawn = grades(tiers, areas, "PEEL")
        for drawing in (drawn.wide, drawn.narrow) if drawn else ():
            assert_is_readable(drawing)
            dots = parts_of(drawing).iter("circle")
            assert sum(each.get("r") == "7" for each in dots) == len(areas)
