"""Figures that miss what a sentence aims at, or move the wrong way."""

import pytest

from peeltrack.language.shortfalls import misses_its_aim, moves_the_wrong_way


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Take-up stands at 34% against an ambition of 80%.", "Take-up is 84% against 80%."),
        ("We reached 82%, short of the 90% we want.", "We reached 92%, up from 90%."),
        ("Attendance takes 71 minutes against 60.", "Attendance takes 71 minutes, against 80."),
        ("9% of calls are abandoned against a target of 5%.",
         "4% of calls are abandoned against a target of 5%."),
        ("The team has nine officers against an establishment of fourteen.",
         "The team has fourteen officers against an establishment of fourteen."),
        ("Reviews stand at 61%, with a target of 85%.", "Reviews stand at 61% against 85% in May."),
    ],
)  # fmt: skip
def test_a_figure_is_set_beside_what_is_aimed_at(bad: str, good: str) -> None:
    assert misses_its_aim(bad)
    assert not misses_its_aim(good)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Satisfaction fell three points.", "Sickness fell three points."),
        ("The overtime bill has doubled.", "The number of volunteers has doubled."),
        ("Compliance has fallen below 95%.", "Compliance has not fallen below 95%."),
        ("At weekends it falls to 59%.", "At weekends it rises to 97%."),
        ("The wait has gone from 12 weeks to 19.", "The wait has gone from 19 weeks to 12."),
        ("Take-up went from 71% to 64%.", "Absence went from 7% to 6%."),
        ("Training was cut from 80% to 61%.", "Double entries were cut from 4.2% to 0.3%."),
        ("Crime rose to 900 offences.", "The charge rate for crime has risen to 9%."),
    ],
)
def test_a_figure_moves_the_wrong_way(bad: str, good: str) -> None:
    assert moves_the_wrong_way(bad)
    assert not moves_the_wrong_way(good)
