"""What is asked of the statements of updates, each beside one that is left alone."""

import pytest

from tests.queries.test_challenge_kinds import points

SO = "We go on."


def _asked(*updates: str, measure: str = "The work is done well.", **fields: object) -> list[str]:
    """The questions on what the last update of an item says, and on its measure."""
    raised = points(*updates, measures=[{"text": measure}], **fields)
    of_updates = ("measure-missed", "figure-not-given", "measure-untold", "telling-statement")
    return [each.question for each in raised if each.rule in of_updates]


@pytest.mark.parametrize(
    ("measure", "bad", "good"),
    [
        ("90% of calls are answered in ten seconds",
         "81% of calls were answered in ten seconds.",
         "93% of calls were answered in ten seconds."),
        ("No more than 5% of files are late", "9% of files were late.", "4% of files were late."),
        ("The average wait for a visit is under an hour",
         "The average wait for a visit is 71 minutes.",
         "The average wait for a visit is 47 minutes."),
        ("Every child has a plan", "Of the 19 children 14 have a plan.",
         "Of the 19 children 19 have a plan."),
        ("No more than 5% of files are late",                 # what is on time is not late
         "9% of files were late.", "Of the 140 files 138 were on time."),
        ("Fewer than 100 gates are broken", "140 gates are broken.",
         "90 gates are broken, down by 140."),                # by how much it fell
    ],
)  # fmt: skip
def test_figures_that_miss_a_measure_are_asked_about(measure: str, bad: str, good: str) -> None:
    assert [f"will “{measure}” be met" in each for each in _asked(bad, measure=measure)] == [True]
    assert not any("be met" in each for each in _asked(good, measure=measure))


def test_a_figure_is_quoted_beside_the_one_that_the_update_before_gave() -> None:
    asked = _asked("64 gates are broken.", "81 gates are broken.", measure="No gates are broken")
    assert asked == [
        "The update of AFI 1 says “81 gates are broken”, after “64 gates are broken” on 9 October "
        "2023: why, what is done meanwhile, and when will “No gates are broken” be met?"
    ]


def test_a_figure_is_set_beside_the_nearest_before_it() -> None:
    said = ("64 gates are broken.", "Gates: 70.", "81 gates are broken.")
    (asked,) = _asked(*said, measure="No gates are broken")
    assert "after “Gates: 70” on" in asked


def test_the_barrier_that_a_lead_names_is_asked_about_first() -> None:
    told = {"date": "2024-02-20", "text": "Only two gates are mended.", "blocker": "No carpenter."}
    assert _asked(progress=[told])[0].startswith(
        "The barrier to AFI 1 is “No carpenter”: what is being done about it"
    )


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ("The protocol is still in draft and sits with the lawyers.", "when will it be agreed"),
        ("We are confident that the teams on both sides of the river feel a difference now in the "
         "way they work, but that is for them to say.", "founded on"),
        ("The comments of the panel on the pilot were encouraging, useful and welcome, though it "
         "is early in the year and few of them had a long look.", "what"),
        ("The two clerks are funded by a grant until the end of the year.", "what does it mean"),
        ("The panel has yet to meet.", "who has to act, and what is being done by when"),
    ],
)  # fmt: skip
def test_the_question_follows_from_the_words(told: str, asks: str) -> None:
    (asked,) = _asked(SO, told)
    assert asks in asked


@pytest.mark.parametrize(
    ("said", "is_quoted"),
    [
        ("Only two of the joiners have seen the barn, and the roof is still open.", True),
        ("The barn is to be mended by all three joiners.", False),  # nothing of its own
        ("The fair was dry and the ferry ran late.", False),        # of something else
    ],
)  # fmt: skip
def test_a_question_on_a_step_quotes_what_is_said_of_it(said: str, *, is_quoted: bool) -> None:
    step = {"id": "a", "text": "Have three joiners mend the barn.", "due": "2024-01-31"}
    raised = points(f"{said} {SO}", steps_to_green=[step])
    (asked,) = [each.question for each in raised if each.rule == "milestone-passed"]
    assert (f"says “{said[:-1]}”" in asked) is is_quoted
    assert "Why" in asked or ": why is" in asked


def test_a_question_on_a_step_quotes_the_barrier_to_it() -> None:
    step = {"id": "a", "text": "Have three joiners mend the barn.", "due": "2024-01-31"}
    told = {"date": "2024-02-20", "text": SO, "blocker": "Money for joiners."}
    raised = points(progress=[told], steps_to_green=[step])
    (asked,) = [each.question for each in raised if each.rule == "milestone-passed"]
    assert asked == (
        "The barrier is “Money for joiners”: why is “Have three joiners mend the barn” (due by 31 "
        "January 2024) not done for AFI 1, how far is it, and when will "
        "that be?"
    )


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The fair was dry.", True),
        ("72% of lamps are lit.", False),
        ("All lamps are lit.", False),
        ("The next count of lamps is in May.", False),
    ],
)
def test_a_figure_is_asked_for_that_only_the_update_before_gave(
    last: str, *, is_asked: bool
) -> None:
    raised = points("61% of lamps are lit.", last, measures=[{"text": "70% of lamps are lit"}])
    asked = [each.question for each in raised if each.rule == "figure-not-given"]
    question = (
        "On 9 October 2023 the update of AFI 1 said “61% of lamps are lit”: what has it been "
        "since, against “70% of lamps are lit”?"
    )
    assert asked == [question] * is_asked


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("Nobody was there to mend gates at night, and no plan exists yet.", True),
        ("No gate was left broken at night, and none is planned to be.", False),
    ],
)
def test_a_measure_that_wants_none_is_met_by_none_of_the_same(said: str, *, is_asked: bool) -> None:
    assert any(said.rstrip(".") in each for each in _asked(said, measure="No gate is broken")) is (
        is_asked
    )
