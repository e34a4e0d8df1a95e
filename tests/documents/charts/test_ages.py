"""The picture of the ages of updates: who is out of date, and that it can be read."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peeltrack.documents.charts.ages import ages
from peeltrack.documents.charts.ages_drawing import AgedFinding
from tests.documents.charts.drawn import assert_is_readable, parts_of, words_of

ON = date(2022, 5, 23)


def aged(*given_ages: int | None) -> list[AgedFinding]:
    return [AgedFinding(f"AFI {n}", str(n), age) for n, age in enumerate(given_ages, 1)]


def test_each_finding_is_a_dot_within_the_limit_beyond_it_or_without_an_update() -> None:
    drawn = ages(aged(25, 31, 32, None), 31, ON)
    assert drawn
    assert drawn.title == "One of 4 findings has an update over 31 days old; one has none"
    assert drawn.subtitle == "Age of the last update of each finding on 23 May 2022"
    assert drawn.alt_text == (
        "One of 4 findings has an update over 31 days old; one has none. "
        "AFI 4: no update. AFI 3: 32 days. AFI 2: 31 days. AFI 1: 25 days."
    )
    assert drawn.columns == ("Finding", "Last update")
    assert drawn.rows == (
        ("AFI 4", "No update"),
        ("AFI 3", "32 days old; out of date"),
        ("AFI 2", "31 days old"),
        ("AFI 1", "25 days old"),
    )
    for drawing in (drawn.wide, drawn.narrow):
        dots = [each for each in parts_of(drawing).iter("rect") if each.get("rx")]
        looks = [(each.get("class"), "stroke-dasharray" in each.attrib) for each in dots]
        hollow, filled = "fill-paper stroke-ink", "fill-deep stroke-ink"
        assert looks == [
            (hollow, False), (hollow, False), (filled, False), ("fill-paper stroke-alert", True),
        ]  # fmt: skip
        assert {"limit: 31 days", "1", "2", "3", "4", "no", "update"} <= {*words_of(drawing)}


def test_the_report_that_a_mark_means_is_named_where_findings_are_dots() -> None:
    reports = {"*": "Still at risk"}
    named = ages([*aged(25, 32), AgedFinding("AFI 1 (Still at risk)", "1*", 4)], 31, ON,
                 reports=reports)  # fmt: skip
    assert named
    assert named.caption.endswith(" on 23 May 2022; * Still at risk")
    assert "1*" in words_of(named.wide)
    bars = ages(aged(*[5] * 30, *[32] * 30), 31, ON, reports=reports)
    assert bars
    assert bars.caption.endswith(" on 23 May 2022")


def test_very_many_findings_are_bars_of_whole_weeks_that_part_at_the_limit() -> None:
    drawn = ages(aged(*[5] * 30, *[31] * 9, *[32] * 7, 90, *[None] * 20), 31, ON)
    assert drawn
    assert drawn.columns == ("Last update", "Findings")
    assert drawn.rows == (
        ("No update", "20"),
        ("88 to 101 days old; out of date", "1"),
        ("32 to 45 days old; out of date", "7"),
        ("18 to 31 days old", "9"),
        ("0 to 17 days old", "30"),
    )


@pytest.mark.parametrize(
    "given_ages",
    [(), (40, None), (40, 40, 40), (None, None, None), (1, 2, 31)],
    ids=["none", "two", "one date", "no update at all", "all in time"],
)
def test_what_a_sentence_says_as_well_is_no_picture(given_ages: tuple[int | None, ...]) -> None:
    assert ages(aged(*given_ages), 31, ON) is None


@pytest.mark.parametrize(
    ("given_ages", "title"),
    [
        ((1, 2, None), "One of 3 findings has no update"),
        ((40, 41, 42), "All 3 findings have an update over 31 days old"),
        ((1, 32, 33), "Two of 3 findings have an update over 31 days old"),
        ((32, None, None), "One of 3 findings has an update over 31 days old; two have none"),
    ],
)
def test_a_headline_is_a_sentence(given_ages: tuple[int | None, ...], title: str) -> None:
    drawn = ages(aged(*given_ages), 31, ON)
    assert drawn
    assert drawn.title == title


@settings(deadline=None, max_examples=50)
@example([AgedFinding("AFI 6", "6", age) for age in (0, 0, 1346)], 1)  # a tick at the very edge
@given(
    st.lists(
        st.builds(
            AgedFinding,
            reference=st.just("AFI 6"),
            label=st.sampled_from(["6", "R2", "C", "XVIII", "C2R14"]),
            age=st.none() | st.integers(0, 60) | st.integers(0, 4000),
        ),
        max_size=60,
    ),
    st.integers(1, 400),
)
def test_every_drawing_can_be_read(findings: list[AgedFinding], limit: int) -> None:
    drawn = ages(findings, limit, ON)
    for drawing in (drawn.wide, drawn.narrow) if drawn else ():
        assert_is_readable(drawing)
        dots = [each for each in parts_of(drawing).iter("rect") if each.get("rx")]
        assert len(dots) == (len(findings) if drawn and drawn.columns[0] == "Finding" else 0)
    if drawn and drawn.columns[0] != "Finding":
        assert sum(int(number.replace(",", "")) for _, number in drawn.rows) == len(findings)
