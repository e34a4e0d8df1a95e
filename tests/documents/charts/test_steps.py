"""The picture of steps to green: what it says of each step, and that it can be read."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.documents.charts.chart import MOST_ALT
from peeltrack.documents.charts.steps import MOST, open_steps, steps
from peeltrack.documents.charts.steps_drawing import DrawnStep, FindingSteps
from tests.documents.charts.drawn import assert_is_readable, parts_of, words_of

ON = date(2022, 7, 25)
LATE = DrawnStep("Map the plans.", date(2022, 5, 15), is_overdue=True)
MOVED = DrawnStep("Train staff.", date(2022, 9, 30), first_due=date(2022, 6, 30))
DONE = DrawnStep("Agree one template.", date(2022, 4, 20), date(2022, 4, 28))
BARE = DrawnStep("Develop materials.")
OF_GREEN = DrawnStep("Tidy up.", date(2022, 7, 1))


def test_the_steps_of_a_finding_say_what_is_done_overdue_and_undated() -> None:
    drawn = steps(FindingSteps("", (LATE, MOVED, DONE, BARE), date(2022, 7, 27)), ON)
    assert drawn
    assert drawn.title == "One of four steps is done; one is overdue and one has no date"
    assert drawn.subtitle == "Steps to green on 25 July 2022"
    assert drawn.caption == "Steps to green on 25 July 2022; lines run from the deadline to today"
    assert drawn.columns == ("Step", "Due", "Status")
    assert drawn.rows == (
        ("Map the plans.", "15 May 2022", "71 days overdue"),
        ("Train staff.", "30 September 2022; first set for 30 June 2022", "open"),
        ("Agree one template.", "20 April 2022", "done 28 April 2022"),
        ("Develop materials.", "", "no date"),
    )
    assert drawn.alt_text == (
        "One of four steps is done; one is overdue and one has no date. "
        "Map the plans: 71 days overdue. Train staff: due 30 September 2022. "
        "Agree one template: done 28 April 2022. Develop materials: no date."
    )
    for drawing in (drawn.wide, drawn.narrow):
        shown = words_of(drawing)
        assert shown[0] == "today, 25 Jul"
        assert [each for each in shown if each in {"71 days overdue", "due 30 Sep", "no date"}] == [
            "71 days overdue", "due 30 Sep", "no date",
        ]  # fmt: skip
        assert "HMICFRS 27 Jul" in shown


def test_open_steps_of_all_findings_come_longest_overdue_first_and_count_the_undated() -> None:
    drawn = open_steps(
        [FindingSteps("AFI 1", (MOVED, DONE, BARE)), FindingSteps("R2", (LATE, OF_GREEN))], ON
    )
    assert drawn
    assert drawn.title == "One of four open steps is overdue; one has no date"
    assert [row[:2] + row[3:] for row in drawn.rows] == [
        ("Map the plans.", "R2", "71 days overdue"),
        ("Tidy up.", "R2", "set for 1 July 2022"),
        ("Train staff.", "AFI 1", "open"),
    ]


@pytest.mark.parametrize(
    ("given_steps", "title"),
    [
        ((DONE, DrawnStep("a", None, ON), DrawnStep("b", None, ON)), "All three steps are done"),
        ((LATE, MOVED, OF_GREEN), "None of three steps is done; one is overdue"),
        ((DONE, DONE, MOVED), "Two of three steps are done"),
    ],
)
def test_a_headline_is_a_sentence(given_steps: tuple[DrawnStep, ...], title: str) -> None:
    drawn = steps(FindingSteps("", given_steps), ON)
    assert drawn
    assert drawn.title == title


@pytest.mark.parametrize(
    "given_steps", [(), (LATE, MOVED, BARE, BARE), (BARE, BARE, BARE), (LATE, LATE, LATE)]
)
def test_too_few_dates_or_all_alike_are_no_picture(given_steps: tuple[DrawnStep, ...]) -> None:
    assert steps(FindingSteps("", given_steps), ON) is None
    assert open_steps([FindingSteps("AFI 1", given_steps)], ON) is None


def test_a_step_of_a_green_finding_is_no_more_overdue_than_its_view_says() -> None:
    drawn = steps(FindingSteps("", (OF_GREEN, MOVED, DONE)), ON)
    assert drawn
    assert "set for 1 Jul" in words_of(drawn.wide)
    assert not any("overdue" in words for words in words_of(drawn.wide))


def test_a_picture_of_very_many_steps_shows_the_most_urgent_and_its_table_all() -> None:
    many = tuple(
        DrawnStep(f"Step {n}", ON - timedelta(days=n + 1), is_overdue=True) for n in range(40)
    )
    drawn = open_steps([FindingSteps(f"AFI {n}", (each,)) for n, each in enumerate(many)], ON)
    assert drawn
    assert drawn.subtitle == "Open steps with a date on 25 July 2022"
    assert drawn.key == "25 of 40 drawn; lines run from the deadline to today"
    assert len(drawn.rows) == 40
    shown = [words for words in words_of(drawn.wide) if words.startswith("AFI")]
    assert shown == [f"AFI {n}: Step {n}" for n in range(39, 14, -1)]


days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
drawn_steps = st.builds(
    DrawnStep,
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120),
    due=st.none() | days,
    done=st.none() | days,
    is_overdue=st.booleans(),
    first_due=st.none() | days,
)
findings = st.builds(
    FindingSteps,
    name=st.sampled_from(["", "AFI 6", "Cause of concern 2, recommendation 4 (PEEL 2021/22)"]),
    steps=st.lists(drawn_steps, max_size=9).map(tuple),
    due=st.none() | days,
)


@settings(deadline=None, max_examples=50)
@given(st.lists(findings, max_size=5), days)
def test_every_drawing_can_be_read(given_findings: list[FindingSteps], on: date) -> None:
    for drawn in (open_steps(given_findings, on), *(steps(each, on) for each in given_findings)):
        if drawn is None:
            continue
        assert len(drawn.alt_text) <= MOST_ALT + 40
        for drawing in (drawn.wide, drawn.narrow):
            assert_is_readable(drawing)
            rows = min(MOST, len(drawn.rows))
            outcomes = {each.attrib["x"] for each in parts_of(drawing).iter("text")}
            assert outcomes
            assert len(words_of(drawing)) >= rows
