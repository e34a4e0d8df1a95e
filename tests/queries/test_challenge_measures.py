"""Measures beside the figures that updates give for them, each beside a neighbour."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from peeltrack.language.figure import Unit
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.measured import open_measures
from peeltrack.queries.challenge.standards import Standard, clauses_with_standards, standard_of
from tests.queries.test_challenge_kinds import DAYS, ON, points
from tests.registers import register_from

CALLS = "90% of calls are answered in ten seconds"


def _standing(measure: str, *updates: str, others: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """How the first measure of an item stands, and the figure that says so."""
    told = [
        {"date": day, "text": text}
        for day, text in zip(DAYS[-len(updates) :], updates, strict=True)
    ]
    measures = [{"text": each} for each in (measure, *others)]
    item = {"wording": "Do better.", "measures": measures, "progress": told}
    register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
    found = open_measures(register.items["peel/afi-01"])
    return [
        (
            str(each.state),
            each.reading.figures[-1].as_printed if each.reading and each.reading.figures else "",
        )
        for each in found
        if each.text == measure
    ]


def _asked(*updates: str, measure: str = CALLS, **fields: object) -> list[str]:
    """The questions on the measure of an item."""
    raised = points(*updates, measures=[{"text": measure}], **fields)
    of_measures = ("measure-missed", "figure-not-given", "measure-untold")
    return [each.question for each in raised if each.rule in of_measures]


@pytest.mark.parametrize(
    ("measure", "update", "stands"),
    [
        # Of two figures the one in whose clause more of its words stand.
        ("80% have a plan", "Plans were found in 83% of files and reviews in 66%.", []),
        ("80% have a review", "Plans were found in 83% of files and reviews in 66%.",
         [("missed", "66%")]),
        # Of several times the last; of a whole and its parts the whole.
        ("90% of calls are answered", "84% of calls were answered in May and 88% in June.",
         [("missed", "88%")]),
        ("80% of files have a review",
         "Reviews were found in 66% of files: 74% in the north and 82% in the south.",
         [("missed", "66%")]),
        # Some of its figures miss it.
        ("80% of files have a review", "Files had a review, 66% by day and 84% by night.",
         [("perhaps missed", "84%")]),
        # A bare figure may be the only measure's.
        (CALLS, "84% in June.", [("perhaps missed", "84%")]),
        # What people thought of something is no figure of the thing.
        ("Neighbourhood officers spend 10% of shifts on other duties",
         "97% of neighbourhood officers rated the shifts of other duties good.", []),
        ("80% of neighbourhood officers are satisfied with their duties",
         "67% of neighbourhood officers rated their duties good.", [("missed", "67%")]),
        # What is made of a word is another thing than that.
        ("Victim satisfaction rises from 61% to 75%", "Repeat victimisation is 31%.", []),
        # A time within which it is to be done is as good as a word.
        ("Nine in ten crimes are attended within 60 minutes",
         "69% were attended within 60 minutes in July.", [("missed", "69%")]),
        # So is "in time", where no other measure has one.
        ("95% of waiting carts are mended within four hours", "88% were mended in time in July.",
         [("missed", "88%")]),
        ("95% of waiting carts are mended within four hours", "88% were mended in time for the "
         "fair.", []),
        # An abbreviation is as good as two.
        ("A VNA is completed for 85% of crimes", "73% had a VNA in time.", [("missed", "73%")]),
        # Nobody and all, in words.
        ("No visit is overdue", "Seven visits are overdue.", [("missed", "Seven")]),
        ("No visit is overdue", "No visit is overdue, and nine visits are open.", []),
        ("No suspect is wanted without a review by an inspector",
         "37 suspects are wanted, all with a review by an inspector.", []),
        ("No suspect is wanted without a review by an inspector",
         "Four suspects are wanted without a review by an inspector.", [("missed", "Four")]),
        ("No visit to a high risk offender is overdue",
         "All eleven high risk visits that were overdue were made; four high risk visits have "
         "become overdue.", [("missed", "four")]),
        ("No visit is more than 28 days overdue",
         "26 visits are overdue, five of them by more than 28 days.", [("missed", "five")]),
        ("No visit is more than 28 days overdue",
         "Overdue visits are down to six, none of them by more than 28 days.", []),
        ("Every search of a child is reviewed within 72 hours",
         "Video was on in 95% of searches, and each of the 151 searches of children was reviewed "
         "inside 72 hours.", []),
        # What counts others, what comes anew each week, and who answered.
        ("90% of reports are recorded", "Training on reports has reached 120 of 305 staff.", []),
        ("There are fewer than 10,000 duplicate records",
         "New duplicate records arrive at 650 a week.", []),
        ("Four in five victims are content",
         "1,150 forms went to victims and 31% came back.", []),
        ("Managers have no more than 50 offenders each",
         "Offenders on the list of the managers fell by 118.", []),
        ("Managers have no more than 50 offenders each",
         "Managers have 63 offenders each.", [("missed", "63")]),
        # Where the others are is said in the same sentence, and only all of them will do.
        ("Every sergeant has the course",
         "115 of 118 sergeants have had the course and the other three are on leave.", []),
        ("Every sergeant has the course",
         "115 of 118 sergeants have had the course.", [("missed", "115 of 118")]),
        ("Every sergeant has the course",
         "90 of 118 sergeants have had the course and the other 28 have not.",
         [("missed", "90 of 118")]),
        ("99% of sergeants have the course",
         "115 of 118 sergeants have had the course and the other three are on leave.",
         [("missed", "115 of 118")]),
        # What is all but met.
        (CALLS, "89.4% of calls were answered in ten seconds.", []),
        (CALLS, "84% of calls were answered in ten seconds.", [("missed", "84%")]),
    ],
)  # fmt: skip
def test_the_figure_of_a_measure(measure: str, update: str, stands: list[tuple[str, str]]) -> None:
    given = [each for each in _standing(measure, update) if each[0] != "untold"]
    assert given == stands


@pytest.mark.parametrize(
    ("measure", "other", "update", "stands"),
    [
        # A time within which both are to be done does not say which of them was.
        ("90% of right to know disclosures are made within 28 days",
         "90% of right to ask applications are completed within 28 days",
         "We completed 83% of right to ask applications within 28 days.", []),
        ("90% of right to ask applications are completed within 28 days",
         "90% of right to know disclosures are made within 28 days",
         "We completed 83% of right to ask applications within 28 days.", [("missed", "83%")]),
        # The longest time is not the average, nor the average the longest.
        ("The average wait is below twelve weeks", "No device waits more than six months",
         "The longest wait is down from nineteen months to nine.", []),
        ("No device waits more than six months", "The average wait is below twelve weeks",
         "The longest wait of a device is down to nine months.", [("missed", "nine months")]),
        ("No device waits more than six months", "The average wait is below twelve weeks",
         "A device waits nine months on average.", []),
        ("The average wait is below twelve weeks", "No device waits more than six months",
         "The average wait is fourteen weeks.", [("missed", "fourteen weeks")]),
    ],
)  # fmt: skip
def test_the_figure_of_one_measure_is_not_that_of_another(
    measure: str, other: str, update: str, stands: list[tuple[str, str]]
) -> None:
    assert _standing(measure, update, others=(other,)) == stands


def test_a_number_and_that_of_the_sample_are_a_share() -> None:
    measure = "A reviewer agrees with the grade in 95% of 60 records"
    asks = f"For AFI 1, what is the figure now for “{measure}”?"
    said = "The reviewer graded sixty records without ours and agreed with"
    assert _asked(f"{said} 57.", measure=measure) == []
    assert _asked(f"{said} 41.", measure=measure) == [
        f"The update of AFI 1 says “{said} 41”: is “{measure}” met?"
    ]
    assert _asked("It rained.", measure=measure) == [asks]


def test_that_no_update_gives_a_figure_is_said_only_where_none_may() -> None:
    wanted = "70% of plans are evaluated", "Less than 10% of officers' hours go on other duties"
    measures = [{"text": each} for each in wanted]
    denial = "no update gives the figure"
    may = points("The cap was signed, and August was 16%.", "It rained.", measures=measures)
    assert [denial in each.fact for each in may if each.rule == "measure-untold"] == [False]
    none = points("The cap was signed.", "It rained.", measures=measures)
    assert [denial in each.fact for each in none if each.rule == "measure-untold"] == [True]


def test_a_figure_that_may_be_the_measures_is_asked_about_by_what_it_takes() -> None:
    assert _asked("84% in June.") == [
        f"The update of AFI 1 says “84% in June”: what more will it take to meet “{CALLS}”?"
    ]
    said = "Calls were answered quickly, 93% by day and 84% by night"
    assert _asked(f"{said}.") == [f"The update of AFI 1 says “{said}”: is “{CALLS}” met?"]


def test_the_share_that_is_the_only_one_may_be_a_measures_in_other_words() -> None:
    said = "October to December was sixty-six per cent or so, and plenty is done over a brew."
    measure = "Nine people in ten have a talk each quarter"
    assert _standing(measure, said) == [("perhaps missed", "sixty-six per cent")]
    more = f"{said} The kettles were on 80 per cent of the time in every kitchen of the county."
    assert _standing(measure, more) == [("perhaps missed", "sixty-six per cent")]  # it is bare
    either = "Brewers had sixty-six per cent of theirs; kettles and ovens stood at 80 per cent."
    assert _standing(measure, either) == []


def test_a_figure_that_was_given_before_is_asked_for_and_one_that_is_there_in_words_is_not() -> (
    None
):
    before = "61% of lamps are lit."
    measure = "70% of lamps are lit"
    asks = "what has it been since, against “70% of lamps are lit”?"
    assert [asks in each for each in _asked(before, "The fair was dry.", measure=measure)] == [True]
    between = _asked(before, "The fair was dry.", "It rained.", measure=measure)
    assert [asks in each for each in between] == [True]  # not only the update before has it
    assert _asked(before, "We have drawn them since: 72% by night.", measure=measure) == []


@pytest.mark.parametrize(
    ("updates", "fields", "asks"),
    [
        (("84% of calls were answered in ten seconds.", "81% of calls were answered in ten "
          "seconds."), {}, "after “84% of calls were answered in ten seconds” on 9 October 2023: "
         "why, what is being done, and when will"),
        (("79% of calls were answered in ten seconds.", "81% of calls were answered in ten "
          "seconds."), {}, f"what more will it take to meet “{CALLS}” by 30 September 2024?"),
        (("81% of calls were answered in ten seconds.",), {"target": "2024-02-29"},
         "why, with the force's target of 29 February 2024 passed, what is being done, and when"),
        (("81% of calls were answered in ten seconds.",),
         {"rag": "green", "rag_changes": [{"date": "2023-05-01", "to": "green", "because": "A."}]},
         "why is it green, and when will"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_missed_measure(
    updates: tuple[str, ...], fields: dict[str, Any], asks: str
) -> None:
    (asked,) = _asked(*updates, **fields)
    assert asks in asked


def test_a_lead_who_proposes_green_is_asked_why() -> None:
    said = "81% of calls were answered in ten seconds."
    told = {"date": "2024-02-20", "text": said, "proposed_rag": "green"}
    (asked,) = _asked(progress=[told])
    assert asked.startswith(f"The update of AFI 1 says “{said[:-1]}”: why is green proposed,")


def test_a_measure_that_is_nearly_met_can_wait_for_its_date() -> None:
    said = "88.5% of calls were answered in ten seconds."
    assert _asked(said) == []
    assert len(_asked(said, target="2024-02-29")) == 1
    worse = ("89% of calls were answered in ten seconds.", said)
    assert len(_asked(*worse)) == 1
    (green,) = _asked(said, rag="green", rag_changes=[
        {"date": "2024-01-10", "to": "green", "because": "All is well.", "by": "flo"}
    ])  # fmt: skip
    assert green.startswith(f"The update of AFI 1 says “{said[:-1]}”: ")


@pytest.mark.parametrize(
    ("measure", "update", "stands"),
    [
        ("85 per cent of supervisors' reviews are made on time", "Reviews on time 66.", ["66"]),
        ("85 per cent of supervisors' reviews are made on time", "Reviews on time 88.", []),
        ("A plan of good quality is found in 90 per cent of cases that need one",
         "May: plans 87 per cent.", ["87 per cent"]),
        ("A plan of good quality is found in 90 per cent of cases that need one",
         "May: plans 92 per cent.", []),
        ("The panel reviews 20 incidents each month", "Panel reviewed 14 incidents.", ["14"]),
        ("The panel reviews 20 incidents each month", "Panel reviewed 21 incidents.", []),
        ("The panel reviews 20 incidents each month",
         "Panel has reviewed 14 incidents since May.", []),
    ],
)  # fmt: skip
def test_a_figure_in_the_measures_own_few_words_may_be_its(
    measure: str, update: str, stands: list[str]
) -> None:
    other = "95 per cent of gates are painted"
    assert _standing(measure, update, others=(other,)) == [("perhaps missed", e) for e in stands]


def test_small_numbers_beside_one_another_are_no_shares() -> None:
    measure = "Every report of a fire is checked"
    assert _standing(measure, "Reports 4, fires 9.") == [("untold", "")]
    assert _standing(measure, "Reports of fires 66.") == [("perhaps missed", "66")]


def test_a_number_that_is_a_name_is_no_rate() -> None:
    assert standard_of("Outcome 16 is used only rightly, as weekly reviews tell") is None
    assert standard_of("The panel reviews 20 incidents each month") == Standard(
        20, Unit.COUNT, at_most=False, is_rate=True
    )


@pytest.mark.parametrize(
    ("first", "second", "update", "stands"),
    [
        ("plan", "review", "May: 71 of 80 (89%); 50 of 60 (83%).", ["71 of 80"]),
        ("plan", "review", "May: 73 of 80 (91%); 40 of 60 (67%).", []),
        ("review", "plan", "May: 73 of 80 (91%); 40 of 60 (67%).", ["40 of 60"]),
        ("plan", "review", "May: 71 of 80 (89%); 50 of 60 (83%); 3 of 9.", [""]),
    ],
)  # fmt: skip
def test_the_bare_figures_of_an_update_are_those_of_its_measures_in_their_order(
    first: str, second: str, update: str, stands: list[str]
) -> None:
    texts = [f"90% of cases have a good {each}" for each in (first, second)]
    told = [{"date": "2024-02-20", "text": update}]
    item = {"measures": [{"text": each} for each in texts], "progress": told}
    register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
    found = open_measures(register.items["peel/afi-01"])
    assert [
        each.reading.figures[-1].as_printed if each.reading else ""
        for each in found
        if each.text.endswith("plan")
    ] == stands


def test_an_average_does_not_tell_of_the_longest() -> None:
    measure = "No device waits longer than 20 weeks"
    longest, average = "472 devices; longest wait 27 weeks.", "472 devices; average 13 weeks."
    assert _standing(measure, longest, average) == [("dropped", "27 weeks")]
    assert _standing(measure, longest, "472 devices; longest wait 13 weeks.") == []


def test_the_longest_of_those_that_are_late_may_tell_of_the_measure() -> None:
    measure = "No visit more than 28 days late"
    assert _standing(measure, "Nine overdue, the longest by 19 days.") == []
    assert _standing(measure, "Nine overdue, all in the dale.") == [("untold", "")]


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("25 waiting, none beyond three working days, for seven weeks now.", []),
        ("25 waiting, the longest five weeks.", [("perhaps missed", "five weeks")]),
        ("25 referrals wait for assessment.", [("dropped", "9")]),
    ],
)
def test_how_many_wait_does_not_tell_how_many_wait_too_long(
    update: str, stands: list[tuple[str, str]]
) -> None:
    measure = "No referral waits longer than three working days for assessment"
    before = "30 referrals wait for assessment, beyond three working days 9."
    assert _standing(measure, before, update) == stands


def test_those_beyond_a_time_may_have_what_none_is_to_be_without() -> None:
    update = "3 late applications, all with a safety plan. Longest wait 34 days (one abroad)."
    assert _standing("No application waits 28 days without a safety plan", update) == []
    assert _standing("No application waits longer than 28 days", update) == [
        ("perhaps missed", "34 days")
    ]


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("Find rate 31%.", [("untold", "")]),
        ("Success rate 31%.", [("perhaps missed", "31%")]),
        ("Six of the seven not agreed were read at night. Agreed in 53 of 60.",
         [("perhaps missed", "53 of 60")]),
        ("Six of the seven that were read are agreed.", [("perhaps missed", "Six of the seven")]),
    ],
)  # fmt: skip
def test_a_rate_of_another_name_and_a_share_of_what_failed_are_not_a_measures(
    update: str, stands: list[tuple[str, str]]
) -> None:
    assert _standing("Good grounds are agreed in 95% of records", update) == stands


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        ("In person 61%, the others by post", "On time 94%; met at the gate: 90% of reviews.",
         [("dropped", "61%")]),
        ("In person 61%, the others by post", "On time 94%, in person 74%.",
         [("perhaps missed", "74%")]),
        ("In person 81%, the others by post", "On time 94%.", []),
        ("61% of reviews were in person", "On foot 94%.", []),
    ],
)  # fmt: skip
def test_words_before_a_figure_that_stand_in_a_measure_name_it(
    first: str, then: str, stands: list[tuple[str, str]]
) -> None:
    others = ("90% of first reviews on time",)
    assert _standing("80% of reviews in person", first, then, others=others) == stands


@pytest.mark.parametrize("label", ["Third audit", "May sample", "Latest result"])
def test_a_figure_of_a_sample_is_bare(label: str) -> None:
    measure = "Plan and guard both good in 85% of 120 carts"
    assert _standing(measure, f"{label} 76%.") == [("perhaps missed", "76%")]
    assert _standing(measure, f"{label} 86%.") == []


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("44 of 63 through the course. A sample of sixty calls was read, and 43 were right.",
         "43"),
        ("44 of 63 through the course. I have asked for a sample of 20 of fifty calls.", "44"),
    ],
)  # fmt: skip
def test_the_part_of_a_sample_is_the_figure_and_not_a_bare_one(update: str, stands: str) -> None:
    measure = "Danger seen rightly in 90% of one hundred calls each quarter"
    ((state, figure),) = _standing(measure, update)
    assert (state, stands in figure) == ("perhaps missed", True)


def test_the_size_of_a_sample_is_not_the_figure_before() -> None:
    measure = "Grain is dry in 90% of 100 carts sampled each quarter"
    now = "The second sample shows dry grain in 79 of 100 carts."
    (asked,) = _asked("First sample of 100. Grain dry in 58.", now, measure=measure)
    assert "First sample" not in asked
    (same,) = _asked("Grain was dry in 84 of 100 carts.", now, measure=measure)
    assert ", after “Grain was dry in 84 of 100 carts”" in same


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("May: 95%. A check of carts read 80 and differed on three, two of them in our favour.",
         []),
        ("May: 95%. A sample of 80 carts was checked, and 51 were loaded rightly.", ["51"]),
    ],
)  # fmt: skip
def test_two_of_three_are_no_sample(update: str, stands: list[str]) -> None:
    found = _standing("Carts are loaded rightly in 90% of cases", update)
    assert [figure.split()[-1] for _, figure in found] == stands


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("Homes, 29 of 41. Yards are slower.", []),
        ("Oatham, at 61%, was hit by the flood.", []),
        ("In May, 61%.", [("perhaps missed", "61%")]),
    ],
)
def test_a_figure_of_what_is_named_before_it_is_not_bare(
    update: str, stands: list[tuple[str, str]]
) -> None:
    others = ("The median wait is less than 30 minutes",)
    assert _standing("Carts are loaded rightly in 90% of cases", update, others=others) == stands


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("288 outstanding, the fewest since May.", [("perhaps missed", "288")]),
        ("12 outstanding for more than seven days.", []),
    ],
)
def test_a_number_without_a_time_is_of_the_measure_that_names_none(
    update: str, stands: list[tuple[str, str]]
) -> None:
    others = ("No more than 5 carters outstanding for more than seven days",)
    assert _standing("Fewer than 250 carts outstanding", update, others=others) == stands


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("4% of carts are at high risk of breaking.", []),
        ("84% of carts at high risk were mended.", [("missed", "84%")]),
    ],
)
def test_a_small_share_is_not_of_what_most_are_to_be(
    update: str, stands: list[tuple[str, str]]
) -> None:
    measure = "Carts at high risk are mended within 48 hours in 95% of cases"
    found = [each for each in _standing(measure, update) if each[0] == "missed"]
    assert found == stands


@pytest.mark.parametrize(
    ("update", "stands"),
    [
        ("Waiting carts 890.", []),
        ("371 carts wait over six months.", [("missed", "371")]),
    ],
)
def test_all_that_wait_are_not_those_that_wait_for_too_long(
    update: str, stands: list[tuple[str, str]]
) -> None:
    assert _standing("No more than 150 carts wait for over six months", update) == stands


@pytest.mark.parametrize(
    ("then", "stands"),
    [
        ("I can report ninety-four for July.", []),
        ("I can report ninety-four carts for July.", [("dropped", "41 of 100")]),
    ],
)
def test_a_number_for_a_month_may_be_a_share_without_its_sign(
    then: str, stands: list[tuple[str, str]]
) -> None:
    first = "A lantern was lit on 41 of 100 carts."
    assert _standing("A lantern is lit on 95% of carts", first, then) == stands


def test_those_who_have_answered_are_not_those_who_were_content() -> None:
    measure = "Seven in ten carters say that it helped"
    assert _standing(measure, "61 of 140 have answered so far.") == []
    assert _standing(measure, "61 of 140 say that it helped.") == [("missed", "61 of 140")]
    run = "The survey was run, and 31% of forms came back. Two of three mills check."
    assert _standing(measure, run) == [("untold", "")]


def test_a_range_and_a_share_of_the_number_before_set_no_standard_of_their_own() -> None:
    assert standard_of("Repeat cases are between 28% and 40% of cases") is None
    number = "At most 23 carts are late, half the number of last year"
    assert standard_of(number) == Standard(23, Unit.COUNT, at_most=True)
    assert standard_of("At least 80% of calls between 8 and 10 are answered") == Standard(
        80, Unit.SHARE, at_most=False
    )


def test_the_figure_before_stands_beside_the_same_words_of_the_measure() -> None:
    measure = "Every sergeant reviews the footage of two searches a month"
    done = "Footage reviews: 133 of 310 were done in July."
    asked = _asked("Footage is there for 96 per cent of searches.", done, measure=measure)
    assert not any(", after “" in each for each in asked)
    same = _asked("Footage reviews: 140 of 310 were done in May.", done, measure=measure)
    assert any(", after “Footage reviews: 140" in each for each in same)


def test_a_figure_that_an_update_between_may_give_is_not_asked_for_since_the_one_before() -> None:
    measure, first = "No application is older than 28 days", "38 applications are over 28 days."
    assert "dropped" in [state for state, _ in _standing(measure, first, "Covering.")]
    assert _standing(measure, first, "27 over 28 days.", "Covering.") == []


def test_a_number_of_a_sample_is_that_which_a_measure_wants_of_it() -> None:
    measure = "A monthly sample of 40 uses of force finds a form in at least 36"
    said = "The {month} sample found a form in {n} of forty."
    assert _standing(measure, said.format(month="May", n=38)) == []
    assert _standing(measure, said.format(month="May", n=31)) == [("missed", "31 of forty")]
    assert _standing(measure, "Of 50 uses of force a form was found in 31 of 50.") == []


@pytest.mark.parametrize(
    ("answer", "recorded", "is_quoted"),
    [
        ("90% should be reached by June.", "", True),
        ("The gates will be painted by June.", "", False),
        ("90% should be reached by June.", "90% of calls will be reached by June.", False),
    ],
)
def test_what_was_answered_of_a_measure_stands_beside_its_figure(
    answer: str, recorded: str, *, is_quoted: bool
) -> None:
    made = f"[{{item: peel/afi-01, text: '{recorded}', due: 2024-02-29}}]" if recorded else "[]"
    register = register_from(f"""
        afi-01:
          measures: [{{text: "{CALLS}"}}]
          progress: [{{date: 2024-02-20, text: 81% of calls were answered in ten seconds.}}]
        meetings:
          2024-01-15-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: When?
                answers: [{{text: "{answer}"}}]
            commitments: {made}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    (asked,) = [each.question for each in raised if each.rule == "measure-missed"]
    assert (f"and the answer of 15 January 2024 was “{answer[:-1]}”" in asked) is is_quoted


def test_other_measures_without_a_figure_are_asked_for_in_the_same_question() -> None:
    measures = [{"text": CALLS}, {"text": "70% of lamps are lit"}]
    raised = points("81% of calls were answered in ten seconds.", measures=measures)
    (asked,) = [each for each in raised if each.rule == "measure-missed"]
    assert asked.question.endswith("; and what is the figure now for “70% of lamps are lit”?")
    assert asked.fact.endswith("by “70% of lamps are lit”; no update gives the figure.")


def test_what_there_is_no_room_for_is_asked_within_another_question() -> None:
    text = """
    afi-01:
      measures: [{text: 70% of lamps are lit}]
      steps_to_green: [{id: a, text: Mend the barn., due: 2024-01-31}]
      progress:
        - {date: 2024-02-20, text: 61% of lamps are lit. The carpenters have yet to come.}
      lead: supt
    meetings: {2024-01-15-hta: {actions: [{id: a, item: peel/afi-01, text: Paint gates.}]}}
    """.replace("      lead: supt\n", "")
    found = likely_points(as_at(register_from(text), ON), "hta", ON)
    asked = {each.rule: each for each in found.chosen}
    joined = [each for each in found.raised if each.left_out.startswith("another question about")]
    assert len(found.chosen) == 2
    assert joined
    assert all(any(each.also for each in asked.values()) for _ in joined)
    whole = " ".join(each.question for each in found.chosen)
    assert "; and why is “Mend the barn” (due by 31 January 2024) not done?" in whole


def test_a_long_question_takes_nothing_more() -> None:
    long = "Mend " + " and ".join(f"the barn with the number {n}" for n in range(30)) + "."
    raised = points(
        "61% of lamps are lit. The carpenters have yet to come.",
        measures=[{"text": "70% of lamps are lit"}],
        steps_to_green=[{"id": "a", "text": long, "due": "2024-01-31"}],
    )
    assert all(len(each.question) <= 420 or "; and " not in each.question for each in raised)


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [("Bring the first results of the survey of lamps.", False), ("Paint the barn.", True)],
)
def test_a_step_that_an_open_action_names_is_asked_about_with_that(
    step: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{steps_to_green: [{{id: a, text: {step}, due: 2024-01-31}}]}}
        meetings:
          2024-01-15-hta:
            actions: [{{id: a, item: peel/afi-01, text: Show the results of the survey of lamps.}}]
    """)
    raised = {each.rule for each in likely_points(as_at(register, ON), "hta", ON).raised}
    assert ("milestone-passed" in raised) is is_asked
    assert "action-unanswered" in raised


def test_the_chair_is_asked_about_nothing_of_its_own() -> None:
    text = """
    leads: {pcc: {title: Commissioner, body: The Office}}
    forums: {hta: {name: Holding to Account, chair: Commissioner}}
    afi-01: {}
    meetings: {2024-01-15-hta: {actions: [{id: a, text: Visit the barn., owner: pcc}]}}
    """
    raised = {e.rule for e in likely_points(as_at(register_from(text), ON), "hta", ON).raised}
    assert "action-unanswered" not in raised
    for others in ("owner: acc", "owner: acc, also_owned_by: [pcc]"):
        other = text.replace("owner: pcc", others)
        raised = {e.rule for e in likely_points(as_at(register_from(other), ON), "hta", ON).raised}
        assert "action-unanswered" in raised


@pytest.mark.parametrize(
    ("step", "is_asked"),
    [("Agree how breaches of orders go to court.", False), ("Oil gates.", True)],
)
def test_a_part_that_an_untagged_step_speaks_to_has_a_step(step: str, *, is_asked: bool) -> None:
    steps = [{"id": "a", "text": "Mend.", "clauses": ["i"]}, {"id": "b", "text": step}]
    clauses = [{"ref": "i", "text": "Mend."}, {"ref": "ii", "text": "Act on breaches of orders."}]
    raised = points("We go on.", steps_to_green=steps, clauses=clauses)
    assert any(each.rule == "part-without-step" for each in raised) is is_asked


def test_a_report_is_asked_about_once_of_the_items_that_depend_on_it() -> None:
    def asked(count: int) -> list[str | None]:
        items = "\n".join(f"afi-0{n}: {{programmes: [loom]}}" for n in range(1, count + 1))
        text = (
            "programmes: {loom: {name: Op Loom, reports: "
            "[{date: 2024-02-01, text: The ledger is delayed.}]}}\n" + items
        )
        found = likely_points(as_at(register_from(text), ON), "hta", ON).raised
        return [each.item for each in found if each.rule == "programme-admits"]

    assert asked(1) == ["peel/afi-01"]
    assert asked(2) == [None]
    assert asked(4) == [None]


@pytest.mark.parametrize(
    ("restricted", "is_asked"),
    [
        ("158 visits are overdue, nine of them to high risk offenders.", False),
        ("Nine of the 158 visits now overdue are to high risk offenders.", False),
        ("A suspect was found to live with a child.", True),
    ],
)
def test_a_figure_that_a_newer_restricted_update_gives_is_not_asked_about_as_the_newest(
    restricted: str, *, is_asked: bool
) -> None:
    def asked(*updates: Mapping[str, object]) -> bool:
        item = {"measures": [{"text": "Fewer than 40 visits are overdue"}], "progress": updates}
        register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
        raised = likely_points(register, "hta", ON).raised
        return any(each.rule == "measure-missed" for each in raised)

    public = {"date": "2023-11-20", "text": "143 visits are overdue."}
    newer, older = (
        {"date": day, "text": restricted, "restricted": True}
        for day in ("2023-11-27", "2023-11-13")
    )
    assert asked(public, newer) is is_asked
    assert asked(older, public)


def test_of_two_figures_neither_is_set_against_the_one_before() -> None:
    measure = "A sample of files finds a plan, and a supervisor's review, in nine of ten"
    first = "The first sample of files found a plan in 58 of 80, or 73%."
    both = "The sample of files found a plan in 82% and a supervisor's review in 62%."
    (asked,) = _asked(first, both, measure=measure)
    assert "after “The first sample" not in asked
    (worse,) = _asked(first, "The sample of files found a plan in 62%.", measure=measure)
    assert "after “The first sample" in worse


@pytest.mark.parametrize(
    ("newest", "is_compared"),
    [
        ("In the west of Kelsby 54% of urgent calls were answered in ten seconds.", False),
        ("In the whole of May 54% of urgent calls were answered in ten seconds.", True),
    ],
)
def test_the_figure_of_a_district_is_not_set_against_that_of_the_force(
    newest: str, *, is_compared: bool
) -> None:
    (asked,) = _asked("Of urgent calls 65% were answered in ten seconds.", newest)
    assert ("after “Of urgent calls 65%" in asked) is is_compared
    of_it = "In Kelsby 65% of urgent calls were answered in ten seconds."
    (asked,) = _asked(of_it, newest.replace("May", "Kelsby"))
    assert "after “In Kelsby 65%" in asked


@pytest.mark.parametrize(
    ("clauses", "says", "is_hint"),
    [
        (["i"], "No step to green answers “Oil every gate”, one of its two parts", False),
        ([], "No step to green names “Oil every gate”, one of its two parts; 1 step without a part "
             "may", True),
    ],
)  # fmt: skip
def test_a_part_that_a_step_without_one_may_answer_is_only_a_hint(
    clauses: list[str], says: str, *, is_hint: bool
) -> None:
    parts = [{"ref": "i", "text": "Mend the barn"}, {"ref": "ii", "text": "Oil every gate"}]
    steps = [
        {"id": "a", "text": "Mend it.", "clauses": ["i"]},
        {"id": "b", "text": "Go on.", "clauses": clauses},
    ]
    raised = points(clauses=parts, steps_to_green=steps)
    (point,) = (each for each in raised if each.rule == "part-without-step")
    assert (point.fact, point.is_hint) == (f"{says}.", is_hint)


def test_a_share_of_what_went_wrong_is_no_figure_of_the_whole() -> None:
    measure = "The risk to a missing child is graded well in at least 90% of cases"
    right = "The grade was good for 40 of 50 missing children in July."
    wrong = "Nine of the ten that were wrong were missing children graded low in such cases."
    (asked,) = _asked(f"{right} {wrong}", measure=measure)
    assert asked.startswith("The update of AFI 1 says “The grade was good for 40 of 50")


def test_a_time_that_is_told_of_in_other_words_is_the_newest() -> None:
    measure = "The appropriate adult arrives within four hours on average"
    first = "The average wait for an appropriate adult was 6 hours 10 minutes."
    second = "The wait in June, under the old contract, was 5 hours 5 minutes."
    third = "The average will be available once the return is checked."
    (dropped,) = _asked(first, second, third, measure=measure)
    assert "5 hours 5 minutes" in dropped
    (before,) = _asked(first, "The contract began on 1 July.", third, measure=measure)
    assert "6 hours 10 minutes" in before
    (missed,) = _asked(first, second, measure=measure)
    assert missed.startswith("The update of AFI 1 says “The wait in June")
    caseload = "No manager has more than 50 offenders"
    came = "Three detectives joined and the average caseload has come down from 71 to 64."
    (missed,) = _asked("The average caseload is 71.", came, measure=caseload)
    assert missed.startswith("The update of AFI 1 says “Three detectives joined and the average")
    (dropped,) = _asked(
        "The average caseload is 71.", "New detectives have joined.", measure=caseload
    )
    assert "“The average caseload is 71”: what has it been since" in dropped


@pytest.mark.parametrize(
    ("was", "now", "asked"),
    [
        # What passes another test than the measure's may be no figure of it.
        ("68% of incidents in the sample had a form.",
         "1,306 forms were submitted, and 99% pass the system's validation.",
         ["The update of AFI 1 says “1,306 forms were submitted, and 99% pass the system's "
          "validation”, after “68% of incidents in the sample had a form” on 9 October 2023: is "
          "“95% of incidents have a form submitted” met?"]),
        # What only says how they were looked at is of it, and so is what met the measure before.
        ("68% of incidents in the sample had a form.",
         "Forms were submitted for incidents, and 99% of those sampled met it.", []),
        ("97% of incidents in the sample had a form.",
         "1,306 forms were submitted, and 99% pass the system's validation.", []),
    ],
)  # fmt: skip
def test_a_figure_on_another_basis_is_asked_about(was: str, now: str, asked: list[str]) -> None:
    assert _asked(was, now, measure="95% of incidents have a form submitted") == asked


def test_a_measure_that_is_nearly_met_is_asked_about_where_nothing_else_is() -> None:
    said = "68.5% of lamps are lit."
    late = [{"id": "a", "text": "Hang the gate.", "due": "2024-02-28"}]

    def chosen(**fields: object) -> list[str]:
        item = {
            "wording": "Do better.",
            "target": "2024-12-31",
            "measures": [{"text": "70% of lamps are lit"}],
            "steps_to_green": [{"id": "a", "text": "Hang the gate.", "due": "2024-06-30"}],
            "progress": [{"date": "2024-02-20", "text": said}],
            **fields,
        }
        register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
        return [each.question for each in likely_points(register, "hta", ON).chosen]

    assert chosen() == [
        "The update of AFI 1 says “68.5% of lamps are lit”: why, what is being done, and when will "
        "“70% of lamps are lit” be met?"
    ]
    (asked,) = chosen(steps_to_green=late)
    assert "70% of lamps" not in asked.partition("; and on ")[0]


def test_a_figure_that_is_no_longer_given_is_asked_for_within_another_question() -> None:
    item = {
        "wording": "Do better.",
        "rag": "amber",
        "steps_to_green": [{"id": "a", "text": "Hang the gate.", "due": "2024-02-28"}],
        "measures": [{"text": "70% of lamps are lit"}],
        "progress": [
            {"date": "2024-01-20", "text": "61% of lamps are lit."},
            {"date": "2024-02-20", "text": "The street has a fair."},
        ],
    }
    register = as_at(register_from(f"afi-01: {json.dumps(item)}"), ON)
    raised = {each.rule: each for each in likely_points(register, "hta", ON).raised}
    asked = raised["figure-not-given"].question
    assert asked == (
        "On 20 January 2024 the update of AFI 1 said “61% of lamps are lit”: what has it been "
        "since, against “70% of lamps are lit”?"
    )


def test_of_two_measures_that_are_missed_the_one_furthest_off_is_asked_about_first() -> None:
    said = "Gates were right in 89% and lamps were lit in 77%."
    gates, lamps = "Gates right in 95% of visits", "Lamps lit in 95% of streets"
    raised = points(said, measures=[{"text": gates}, {"text": lamps}])
    (asked,) = (each.question for each in raised if each.rule == "measure-missed")
    assert asked.endswith(f"when will “{lamps}” and “{gates}” be met?")


@pytest.mark.parametrize(
    ("measure", "others", "update", "stands"),
    [
        # A clause without a word is as bare as a statement.
        ("90% of detainees are seen in an hour", (),
         "85% in October (1,421 of 1,672), the first month with a nurse in every suite.",
         [("perhaps missed", "85%")]),
        ("Under 10% of calls are abandoned", (), "17% in September against 15% in August.",
         [("perhaps missed", "17%")]),
        ("Fewer than 700 suspects are outstanding", (), "831 on 1 April, the lowest for years.",
         [("perhaps missed", "831")]),
        ("Officers leave within four hours on average", (), "January: 6.9 hours, 41 detentions.",
         [("perhaps missed", "6.9 hours")]),
        # Its size or its reverse may show that it is of something else.
        ("Under 10% of calls are abandoned", (), "94% in September.", []),
        ("90% of calls are answered", (), "6% in September.", []),
        ("Fewer than 700 suspects are outstanding", (), "4 on 1 April.", [("untold", "")]),
        # Of two measures it is that which has no figure by its name, or the first.
        ("95% of reviews are made in time", ("90% of detainees are told on waking",),
         "October 91.3% of 3,105. Told on waking, 70 of 80.", [("perhaps missed", "91.3%")]),
        ("80% of alarms are attended", ("90% of delays are told to the caller",),
         "September outturn 72.4%, so we are ahead.", [("perhaps missed", "72.4%")]),
        # What is in time is of the measure that has a limit.
        ("A reason is noted in 45 of 50 repairs", ("95% of carts are mended within four hours",),
         "88% mended in time in July.", [("untold", "")]),
        # The share of a part that stands before it is no figure of another.
        ("80% have a direction", ("85% have a plan",), "Plans were in 46 of the 60 seen (77%).",
         [("untold", "")]),
        # No part under or over a share; each part with its own standard.
        ("No district is under 70%", (), "64% in May.", [("perhaps missed", "64%")]),
        ("Fewer than 20 visits are overdue, none of them to high risk offenders", (),
         "88 visits are overdue, two of them high risk.", [("missed", "88")]),
        # A point is much of ten.
        ("No more than 10% of time is spent elsewhere", (), "11% of the time was spent elsewhere.",
         [("missed", "11%")]),
        ("95% of forms are kept", (), "94.2% of forms were kept.", []),
        # A word that no other measure has is enough beside one more.
        ("90% of 999 calls are answered in ten seconds", ("Under 10% of 101 calls are abandoned",),
         "999 performance reached 83% in May.", [("perhaps missed", "83%")]),
        ("Under 30 lamp posts are vacant", ("Carters push 14 carts at most on average",),
         "Vacancies are down to 47 of the establishment.", [("perhaps missed", "47")]),
        # A number alone may be a share, but a share of each or all is none that a measure states.
        ("An entry is kept in 85% of cases in audits of 100", (), "100 cases. 81. Cows 90.",
         [("perhaps missed", "81")]),
        ("Everyone who was vetted has a yearly review", (), "40 were vetted. 6 of 9.", []),
        # Out of how many is no number of them; a label is no time.
        ("Fewer than 20 visits are overdue", (), "38 overdue on 1,512.", [("missed", "38")]),
        ("No case is open for more than twelve months", (), "28-day review 81%.",
         [("untold", "")]),
        ("Every gate is painted", (), "Nine gates were painted and seven not at all.",
         [("untold", "")]),
        # The longest is bare too.
        ("No crime waits more than 48 hours for a desk", (), "212 at the desk, longest 6 days.",
         [("perhaps missed", "6 days")]),
        # A span of time is no standard.
        ("Fewer smiths leave than join, over twelve months", (), "Nine months have gone.",
         [("untold", "")]),
    ],
)  # fmt: skip
def test_a_bare_figure_is_that_of_the_measure_that_it_most_likely_is_of(
    measure: str, others: tuple[str, ...], update: str, stands: list[tuple[str, str]]
) -> None:
    assert _standing(measure, update, others=others) == stands


def test_what_gives_the_figure_of_another_measure_does_not_stand_for_a_dropped_one() -> None:
    gates, lamps = "Gates right in 95% of visits", "Lamps lit in 95% of streets"
    both, one = (
        "Gates were right in 89%; lamps were lit in 77%.",
        "Gates were right in 89% (8 of 9).",
    )
    assert _standing(lamps, both, one, others=(gates,)) == [("dropped", "77%")]
    bare = _standing(lamps, both, "In May it was 79%.", others=(gates,))
    assert bare == [("perhaps missed", "79%")]


@pytest.mark.parametrize(
    ("measure", "was", "stands"),
    [
        ("70% of lamps are lit", "61% of lamps are lit.", [("dropped", "61%")]),
        ("70% of lamps are lit", "74% of lamps are lit.", []),
        ("70% of lamps are lit each month", "74% of lamps are lit.", [("dropped", "74%")]),
    ],
)
def test_a_figure_that_met_its_measure_is_asked_for_again_only_if_it_is_to_come_each_month(
    measure: str, was: str, stands: list[tuple[str, str]]
) -> None:
    assert _standing(measure, was, "The fair was dry.") == stands


@pytest.mark.parametrize(
    ("measure", "clauses"),
    [
        ("Fewer than 90 carts broken, and fewer than four at night",
         ("Fewer than 90 carts broken", "fewer than four at night")),
        ("At least 90% of carts mended, and at least 80% within a day",
         ("At least 90% of carts mended", "at least 80% within a day")),
        ("Fewer than 90 carts and sleds broken", ("Fewer than 90 carts and sleds broken",)),
    ],
)  # fmt: skip
def test_a_measure_with_two_limits_is_two(measure: str, clauses: tuple[str, ...]) -> None:
    assert clauses_with_standards(measure) == clauses


def test_a_figure_of_another_thing_is_not_set_before_that_of_a_measure() -> None:
    (raised,) = (
        each
        for each in points(
            "19 carts waiting, the oldest for 33 days.",
            "Wheels are mended in four months on average.",
            measures=[{"text": "Wheels mended within three months."}],
        )
        if each.rule == "measure-missed"
    )
    assert "33 days" not in f"{raised.question} {raised.fact}"
    assert "four months" in raised.question


@pytest.mark.parametrize(
    ("told", "newest"),
    [
        ("December 84%. January 81%.", "81"),
        ("January 81%. December 84%.", "81"),
        ("84% for the year. January 81%.", "84"),
    ],
)
def test_of_bare_figures_of_several_months_the_latest_is_a_measures(told: str, newest: str) -> None:
    (raised,) = (
        each
        for each in points(told, measures=[{"text": "90% of wheels mended in a week"}])
        if each.rule == "measure-missed"
    )
    assert f"{newest}%”" in raised.question or f"{newest}% " in raised.question
