"""Figures by place or group: each with its own series, and asked about once it is left out."""

import pytest

from peeltrack.language.told import statements
from peeltrack.queries.challenge.figures.groups import parts_in
from tests.queries.test_challenge_kinds import points
from tests.queries.test_challenge_measures import read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("79% of children and 44% of vulnerable adults had one.",
         {"children": "79%", "vulnerable adults": "44%"}),
        ("Children 91%, inside the standard. Vulnerable adults 38%.",
         {"Children": "91%", "Vulnerable adults": "38%"}),
        ("Harbour is now at 36 of 40 and Eastgate at 29 of 40.",
         {"Harbour": "36 of 40", "Eastgate": "29 of 40"}),
        ("In the north it was 52%, in the south 61%.", {"north": "52%", "south": "61%"}),
        ("July: force 72%, Coast 80%, Uplands 51%.", {"": "72%", "Coast": "80%", "Uplands": "51%"}),
        ("It rose to 81% (child 86%, adult 75%).", {"child": "86%", "adult": "75%"}),
        ("67% of response officers and 26% of contact officers.",
         {"response officers": "67%", "contact officers": "26%"}),
        ("By district: Castle 78%, Northmoor 54%.", {"Castle": "78%", "Northmoor": "54%"}),
        # no places and no groups
        ("Accuracy 95%. Timeliness 63%.", {}),
        ("Recorded 95%, timely 63%.", {}),
        ("June 71%, July 72%.", {}),
        ("BWV 94%, PPN 80%.", {}),
        ("83% of gates oiled, 70% of lamps lit.", {}),
    ],
)  # fmt: skip
def test_shares_by_place_or_group_are_known_by_their_labels(
    text: str, parts: dict[str, str]
) -> None:
    found = parts_in(statements(text))
    assert {each.label: each.figure.as_printed for each in found} == parts


ALIKE = "85% of lamps lit within an hour, for children and for adults alike"
IN_EACH = "80% of lamps lit in each of the three districts"
LIT = "80% of lamps lit"


@pytest.mark.parametrize(
    ("measure", "updates", "found"),
    [
        # two groups are two series; the one that is worst at last counts
        (ALIKE, ("Lamps were lit within an hour for 79% of children and 44% of adults.",
                 "Children 86%, adults 41%.", "Children 91%. Adults 38%."), ["44%", "41%", "38%"]),
        (ALIKE, ("Lamps were lit within an hour for 79% of children and 84% of adults.",
                 "Children 74%, adults 88%."), ["79%", "74%"]),
        # the whole is no part, and no part the whole
        (LIT, ("66% of lamps were lit. Coast 74%, Uplands 49%.",
               "May, lamps lit: force 72%, Coast 80%, Uplands 51%.", "81% of lamps were lit."),
         ["66%", "72%", "81%"]),
        (IN_EACH, ("66% of lamps were lit. Coast 74%, Uplands 49%.",
                   "81% of lamps were lit. Coast 85%, Uplands 56%."), ["49%", "56%"]),
        # the group that alone is given goes on
        (LIT, ("Lamps lit: 71% (child 76%, adult 65%).", "96% of child lamps were lit."),
         ["76%", "96%"]),
        # a list by place of the only measure, without its words
        (IN_EACH, ("Lit by area: Town 66%, Downs 58%.", "Town 78%, Downs 61% against our 80%."),
         ["58%", "61%"]),
        # parts between which the whole does not lie are of something else
        (IN_EACH, ("90% of lamps were lit. Gates oiled: Coast 40%, Uplands 50%.",), ["90%"]),
        # the measure is for one of them
        ("80% of lamps in the north lit", ("Lamps lit: north 70%, south 90%.",), ["70%"]),
    ],
)  # fmt: skip
def test_the_figures_for_a_measure_are_of_one_group_or_of_the_whole(
    measure: str, updates: tuple[str, ...], found: list[str]
) -> None:
    assert read([measure], *updates) == [found]


@pytest.mark.parametrize(
    ("before", "last", "question"),
    [
        ("Lamps lit: force 72%, Coast 80%, Uplands 51%.", "81% of lamps were lit.",
         "gave 51% for Uplands, and the last gives only 81% in all: what is it for Uplands now?"),
        ("Lamps lit: 71% (child 86%, adult 65%).", "96% of child lamps were lit.",
         "gave 65% for adults, and the last gives only 96% for children: what is it for adults"),
        ("Lamps were lit for 86% of women and 61% of men.", "88% of lamps were lit.",
         "gave 61% for men"),
        ("74% of lamps were lit. Days 89%, nights 64%.", "86% of lamps were lit.",
         "gave 64% for nights"),
        ("Lamps lit: Town 78%, Downs 61%, Marsh 84%.", "Lamps lit: 88% for Town, 91% for Marsh.",
         "the last gives only 88% for Town and 91% for Marsh: what is it for Downs now?"),
        ("Harbour is now at 36 of 40 and Eastgate at 29 of 40.",
         "At both suites 62 of 80 lamps were lit.", "gave 29 of 40 for Eastgate"),
        ("Harbour is now at 36 of 40 and Eastgate at 29 of 40.",
         "62 of 80 lamps were lit, and both suites are above the standard.", ""),
        ("Lit in each: City 76%, South 90%.", "78% of lamps were lit.", "gave 76% for City"),
        # every place is above the standard, spoken of, or was above it before
        ("Lamps lit: force 72%, Coast 80%, Uplands 51%.",
         "81% of lamps were lit, with no area below 80%.", ""),
        ("Lamps lit: force 72%, Coast 80%, Uplands 51%.",
         "81% of lamps were lit. The Uplands are at 70%.", ""),
        ("Lamps lit: force 85%, Coast 88%, Uplands 81%.", "86% of lamps were lit.", ""),
        ("Lamps lit: force 72%, Coast 80%, Uplands 51%.", "Work goes on.", ""),
    ],
)  # fmt: skip
def test_a_part_that_fell_short_and_is_left_out_is_asked_for(
    before: str, last: str, question: str
) -> None:
    raised = points(before, last, measures=[{"text": LIT}])
    asked = [each.question for each in raised if each.rule == "part-left-out"]
    assert bool(asked) is bool(question)
    assert all(question in each for each in asked)
