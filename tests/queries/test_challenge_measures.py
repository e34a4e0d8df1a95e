"""The figure of an update for each measure of an item, beside figures that are for none of them."""

from collections.abc import Sequence

import pytest

from peeltrack.queries.challenge.figures.measured import readings
from tests.queries.test_challenge_kinds import DAYS, points, rules
from tests.registers import register_from

LIT = "90% of lamps lit within 5 minutes"
DAMP = "Fewer than 10% of cellars flooded"
CALLS = "90% of 999 calls picked up in time"
RINGS = "Fewer than 10% of 101 calls lost"


def read(measures: Sequence[str], *updates: str) -> list[list[str]]:
    """Return the figures that the updates give for each measure, as printed."""
    days = DAYS[-len(updates) :]
    told = [{"date": day, "text": text} for day, text in zip(days, updates, strict=True)]
    wanted = [{"text": each} for each in measures]
    register = register_from(f"afi-01: {{measures: {wanted}, progress: {told}}}")
    item = register.items["peel/afi-01"]
    return [[each.figure.as_printed for each in readings(item, m)] for m in item.measures]


@pytest.mark.parametrize(
    ("measures", "update", "found"),
    [
        # a service that is called by its number
        ((CALLS, RINGS), "999 is at 93%. Lost on 101: 14%.", [["93%"], ["14%"]]),
        ((CALLS, RINGS), "On 101, about one caller in six gives up.", [[], ["one caller in six"]]),
        ((CALLS, RINGS), "Of the 38 new call handlers 26 are in post.", [[], []]),
        # the figure that a bracket gives exactly
        ((LIT,), "We are above 80% of lamps lit (84% in May).", [["84%"]]),
        ((LIT,), "Nearly nine in ten lamps were lit.", [["nine in ten"]]),
        # the figure that is set against what one measure is to reach
        ((LIT, "80% of gates oiled"), "83% in May, against our 80%.", [[], ["83%"]]),
        ((LIT, "80% of gates oiled"), "83%, against 80% in May.", [[], []]),
        # the clause of each measure has its own figure
        ((LIT, "80% of gates oiled"), "83% of gates oiled, 70% of lamps lit.", [["70%"], ["83%"]]),
        # training is not what comes of it
        ((LIT,), "Training for lamps lit in time goes to plan (61 of 118 so far).", [[]]),
        ((LIT,), "Feedback on how lamps were lit scores 4.6 out of 5.", [[]]),
        # all bar those that are left
        (("Nobody without a key",), "All bar 12 of our 400 people hold a key.", [["12"]]),
        (("Nobody without a key",), "388 of our 400 people hold a key.", [["12"]]),
        # minutes with seconds, and how many to one
        (("Average wait under two minutes",), "Wait 2m 50s.", [["2m 50s"]]),
        (("No more than eight officers to a sergeant",), "Span 1:11 in the north.", [["1:11"]]),
        (("No more than eight officers on leave",), "Span 1:11 in the north.", [[]]),
        # so many to each, and not how many have them
        (("Keepers have no more than 9 dogs each",),
         "Two keepers are away, so each keeper has 11.", [["11"]]),
        (("Keepers have no more than 9 dogs each",), "Two keepers are away.", [[]]),
        # grades that are told apart by their numbers
        (("80% of grade 1 calls met", "75% of grade 2 calls met"),
         "Grade 1 71%, grade 2 52%.", [["71%"], ["52%"]]),
        (("80% of grade 1 calls met", "75% of grade 2 calls met"),
         "Grade 1 calls stand at 71%.", [["71%"], []]),
        (("80% of grade 1 calls met in 15 minutes (towns) or 20 (farms)",),
         "Grade 1 calls were met in 81%. Farms grade 1 is 66%.", [["81%"]]),
        # a group that is named says not what is counted of it
        (("75% of victims updated each month",),
         "74% in January. Victims with a guide are less likely to leave (18%).", [["74%"]]),
        # a share of answers where that is what is wanted
        (("Survey response of 50%", "65% would return"),
         "The survey closed with 2,204 replies, 54%.", [["54%"], []]),
        # a figure that is set against no other
        (("90% of logs reviewed by a clerk",), "Reviews were at 79% in May.", [["79%"]]),
        # of a measure of two parts each has its own figure
        (("Every kennel has a log, and 80% are assessed as clean",),
         "A check of 30 kennels found 25 clean.", [[]]),
        (("Every kennel has a log, and 80% are assessed as clean",),
         "25 of 30 kennels have a log.", [["25 of 30"]]),
        # a part of the number that the update gives for the whole
        (("Nobody without a valid key",),
         "The number is 61. 23 of the 61 hold keys to the tower.", [["61"]]),
        (("Nobody without a valid key",),
         "Nine of the 61 hold no valid key. It is a slow business.", [["Nine of the 61"]]),
        (("Nobody without a valid key",), "All bar 12 of our 61 people hold a valid key.",
         [["12"]]),
        # a number in words of movement
        (("Fewer than 60 dogs lost for more than 90 days",),
         "A further sustained reduction to 118 over 90 days.", [["118"]]),
        (("Fewer than 60 dogs lost for more than 90 days",),
         "A further reduction of 118 over 90 days.", [[]]),
        (("Fewer than 60 dogs lost for more than 90 days",),
         "A significant improvement: 52 over 90 days.", [["52"]]),
        # the figure that has the time limit of another measure
        (("95% of lamps are logged", "90% are logged within 24 hours"),
         "Logged within 24 hours: 63%.", [[], ["63%"]]),
        (("95% of lamps are logged", "90% are logged within 24 hours"),
         "Lamps logged: 96%. Within 24 hours 71%.", [["96%"], ["71%"]]),
        (("95% of lamps are lit within a day", "90% are lit within an hour"),
         "97% of lamps were lit within a day, 84% within an hour.", [["97%"], ["84%"]]),
        # a clause that says only how things were sets no standard
        (("95% of lamps are lit; inspectors found 61%",), "Lamps lit: 70%.", [["70%"]]),
        (("95% of lamps are lit; 61% at the baseline",), "Lamps lit: 70%.", [["70%"]]),
        # quality is what a measure may be about
        (("85% of files have a review", "Quality rated good in 80% of a sample of 60"),
         "Review in 70%. Quality: 36 of 60 good.", [["70%"], ["36 of 60"]]),
        # an audit found it
        (("95% of lamps lit",), "The May audit found 95.6%.", [["95.6%"]]),
        (("95% of lamps lit",), "The May visitors were 95.6% women.", [[]]),
        # a measure for town and one for farms
        (("85% of grade 1 calls met in 15 minutes (town)",
          "85% of grade 1 calls met in 20 minutes (rural)"),
         "Town grade 1 83%, rural 71%.", [["83%"], ["71%"]]),
        # a figure counts before a word for all
        (("100% of lamps oiled by a clerk",),
         "All lamps were oiled by a clerk or a boy. A clerk had oiled 33 of the 63.",
         [["33 of the 63"]]),
        # a time limit in other words or another unit
        (("90% of 999 calls answered in ten seconds",), "84% in 10 seconds.", [["84%"]]),
        (("90% of lamps lit within an hour",), "84% within 60 minutes.", [["84%"]]),
        (("90% of lamps lit within an hour", "70% of gates oiled"), "84% within 30 minutes.",
         [[], []]),
        # how the writer speaks of the report
        (("No more than 10% of hours spent on other duties",),
         "I am delighted to report that the quarter came in at 9%.", [["9%"]]),
        (("No more than 10% of hours spent on other duties",),
         "I am pleased to report that 94% of keepers enjoyed the course.", [[]]),
    ],
)  # fmt: skip
def test_a_figure_is_for_the_measure_that_its_clause_speaks_of(
    measures: Sequence[str], update: str, found: list[list[str]]
) -> None:
    assert read(measures, update) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("77% lit for the quarter. Cellars flooded: 4%.", ["70%", "77%"]),
        ("77% for the quarter. Cellars flooded: 4%.", ["70%"]),  # it may be a third thing's
        ("77% for the quarter.", ["70%"]),
        ("77% of visitors for the quarter. Cellars flooded: 4%.", ["70%"]),
    ],
)
def test_a_bare_figure_is_for_none_of_several_measures(last: str, found: list[str]) -> None:
    first = "70% of lamps lit in 5 minutes. Cellars flooded: 6%."
    assert read((LIT, DAMP), first, last)[0] == found


@pytest.mark.parametrize(
    ("before", "last", "is_asked"),
    [
        # a time in another unit
        ("Callers wait 2m 50s.", "Callers wait 220 seconds.", True),
        ("Callers wait 4m 05s.", "Callers wait 220 seconds.", False),
        # people who were counted before are no count of what befell them
        ("Falls among the 23 are fewer, 118 then 84 falls.", "There were 70 falls late.", False),
        # a gap that closes
        ("We are 61 detectives short.", "The gap is 52 detectives.", False),
        ("The gap is 52 detectives.", "The gap is 61 detectives.", True),
    ],
)
def test_a_figure_is_worse_by_what_is_unwanted(before: str, last: str, *, is_asked: bool) -> None:
    assert ("grew-worse" in rules(before, last, measures=[])) is is_asked


@pytest.mark.parametrize(
    ("part", "is_asked"),
    [
        ("23 of the 61 drive at night", True),
        ("Nine of the 61 work with children", True),
        ("23 of the 61 have been renewed", False),
        ("23 of the 61 have a date in May", False),
        ("23 of the 80 drive at night", False),
    ],
)
def test_a_part_of_what_is_unwanted_is_asked_about_with_the_whole(
    part: str, *, is_asked: bool
) -> None:
    nobody = [{"text": "Nobody without a valid key"}]
    raised = points("Without a valid key: 58.", f"The number is 61. {part}.", measures=nobody)
    (asked,) = (each for each in raised if each.rule == "measure-missed")
    assert (f"what is done meanwhile about “{part}”" in asked.question) is is_asked


@pytest.mark.parametrize(
    ("part", "is_asked"),
    [("22 of the 167 are being read again", False), ("22 of the 90 keys were found", True)],
)
def test_a_part_of_what_is_left_is_no_work_done_for_some(part: str, *, is_asked: bool) -> None:
    few = [{"text": "Fewer than 100 lamps out"}]
    told = ("214 lamps are out.", f"167 lamps are out. {part}.")
    assert ("others-left" in rules(*told, measures=few)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("All recruits have completed the course.", False), ("Lamps burn.", True)],
)
def test_a_figure_whose_rest_was_done_since_is_not_left_out(last: str, *, is_asked: bool) -> None:
    every = [{"text": "All 1,140 riders trained"}]
    then = "1,098 of 1,140 riders are trained. The remaining 42 are recruits on a later course."
    assert ("measure-missed" in rules(then, last, measures=every)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("318 of 330 riders are trained; the twelve who are not have handed in their hats.", False),
        ("318 of 330 riders are trained; hats are blue.", True),
    ],
)
def test_a_few_who_are_explained_are_no_worse_figure(last: str, *, is_asked: bool) -> None:
    raised = rules(
        "312 of 312 riders are trained.", last, measures=[{"text": "All riders trained"}]
    )
    assert ("measure-missed" in raised) is is_asked
