"""Whose a figure is: of the whole or a part, of one measure or another, of now or of a change."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.figures.measured import readings
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from


def _asked(rule: str, *updates: str, **fields: object) -> list[str]:
    return [each.question for each in points(*updates, **fields) if each.rule == rule]


def _read(measures: list[str], *told: str, leads: tuple[str, ...] = ()) -> list[list[str]]:
    """The figures that updates give for each measure."""
    by = leads or ("a",) * len(told)
    days = [f"2024-0{month}-10" for month in range(1, 10)]
    progress = [
        {"date": day, "by": lead, "text": text}
        for day, lead, text in zip(days, by, told, strict=False)
    ]
    item = {"measures": [{"text": each} for each in measures], "progress": progress}
    titles = {lead: {"title": f"Keeper {lead}"} for lead in by}
    register = as_at(register_from(f"{{leads: {titles}, afi-01: {item}}}"), ON.replace(year=2025))
    (found,) = register.items.values()
    return [[each.figure.shown for each in readings(found, each)] for each in found.measures]


@pytest.mark.parametrize(
    ("measure", "told", "given"),
    [
        ("85% of boat checks are recorded", "Boat checks (n=140): 71%", ["71%"]),
        ("85% of boat checks are recorded", "Boat checks are down by 27%", []),
        ("85% of boat checks are recorded", "A reduction of 27% in boat checks", []),
        ("85% of boat checks are recorded", "Recorded boat checks fell to 27%", ["27%"]),
        ("Hand-held lamps in 95% of patrols", "Ropes 88%, HHL 91%", ["91%"]),
        ("Hand-held lamps in 95% of patrols", "Ropes 88%, oars 91%", []),
        ("No berth for a large ship is overdue", "131 overdue, large ship nil", ["nil"]),
        ("No berth for a large ship is overdue", "74 overdue: 70 small, 4 for a large ship", ["4"]),
        ("No berth for a large ship is overdue", "12 berths are overdue", ["12"]),
        ("No boat has waited for more than six weeks",
         "The queue is at 388, and 11 boats have waited for more than six weeks", ["11"]),
        ("No keeper looks after more than 50 boats", "1,204 boats are in the harbour", []),
        ("No keeper looks after more than 50 boats", "Average caseload 57", ["57"]),
        ("At least 20 launches a year", "24 launches in 2023", ["24"]),
        ("At least 20 launches a year", "Four launches since the New Year", []),
        ("Fewer than 7% of keepers of lamps resign in a year",
         "The rate is 9.8%. Among keepers of lamps from other harbours it is 17%", ["9.8%"]),
        ("Fewer than 10% of ropes fail", "Staff turnover for the year 9%, half of what it was", []),
    ],
)  # fmt: skip
def test_a_figure_is_a_measures_only_if_its_own_words_say_so(
    measure: str, told: str, given: list[str]
) -> None:
    assert _read([measure], told) == [given]


def test_the_headline_stands_before_what_is_of_one_place() -> None:
    measure = "A median wait of no more than 90 minutes for a berth"
    told = (
        "The median wait was 85 minutes. "
        "At Easton, where the pier is short, the median wait was 170 minutes."
    )
    assert _read([measure], told) == [["85 minutes"]]


def test_of_several_groups_the_one_that_gave_the_figure_before_goes_on() -> None:
    measure = "90% of red crews, blue crews and green crews have done the course"
    told = (
        "Red 64%, blue 81%, green 23%",
        "67% of red, 84% of blue and 26% of green crews are done",
    )
    assert _read([measure], *told) == [["64%", "67%"]]


@pytest.mark.parametrize(
    ("figures", "is_asked"),
    [(("4%", "3%", "2%", "2%", "3%", "2%", "2%"), False), (("14%", "12%", "11%", "2%"), True)],
)
def test_a_measure_that_was_met_for_as_many_months_is_not_green_too_soon(
    figures: tuple[str, ...], *, is_asked: bool
) -> None:
    days = ("2023-08-10", "2023-09-10", "2023-10-10", "2023-11-10", "2023-12-10", "2024-01-10",
            "2024-02-20")[-len(figures) :]  # fmt: skip
    told = [
        {"date": day, "text": f"{figure} of locks failed in February."}
        for day, figure in zip(days, figures, strict=True)
    ]
    measures = [{"text": "Fewer than 10% of locks fail in each of five months running"}]
    changes = [{"date": "2024-02-21", "to": "green", "because": "All is well."}]
    fields = {"measures": measures, "rag": "green", "rag_changes": changes}
    assert ("green-too-soon" in rules(progress=told, **fields)) is is_asked


def test_a_figure_of_another_lead_between_two_of_one_is_of_something_else() -> None:
    told = ("16% of ropes failed.", "38% of ropes failed.", "21% of ropes failed.")
    measure = "Fewer than 10% of ropes fail"
    assert _read([measure], *told, leads=("a", "b", "a")) == [["16%", "21%"]]
    assert _read([measure], *told, leads=("a", "b", "b")) == [["16%", "38%", "21%"]]


def test_what_is_on_time_in_one_clause_is_not_in_another() -> None:
    measures = ["90% of gates open within 10 seconds", "Fewer than 10% of locks jam"]
    told = "Gates open within 10 seconds 86% (82% in May) but locks that jam rose to 22%"
    assert _read(measures, told) == [["86%"], ["22%"]]


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("Red buoys 86%. Two thirds of visitors liked the pier.", True),
        ("Red buoys 86%. Green buoys 82%.", False),
        ("Red buoys 86%. Both targets have now been met.", False),
    ],
)
def test_the_figure_of_a_second_measure_is_missed_though_the_first_has_one(
    last: str, *, is_asked: bool
) -> None:
    measures = [{"text": "85% of red buoys are lit"}, {"text": "80% of green buoys are lit"}]
    told = ("Red buoys 84%, green buoys 67%.", last)
    asked = _asked("measure-missed", *told, measures=measures)
    assert ["green buoys are lit”, which was 67%" in each for each in asked] == [True] * is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("131 plans, 128 reviewed.", False), ("The harbour looks well.", True)],
)
def test_counts_in_the_words_of_a_measure_may_be_its_figure(last: str, *, is_asked: bool) -> None:
    measures = [{"text": "Every mooring plan is reviewed each quarter"}]
    told = ("118 plans, of which 97 had been reviewed.", last)
    asked = _asked("measure-missed", *told, measures=measures)
    assert any("leaves out" in each for each in asked) is is_asked


def test_a_share_that_moves_by_a_point_has_not_grown_worse() -> None:
    measures = [{"text": "Every boat is checked"}]
    told = ("98 of 100 boats checked.", "{} of 100 boats checked.")
    assert not _asked("measure-missed", told[0], told[1].format(97), measures=measures)
    (worse,) = _asked("measure-missed", told[0], told[1].format(89), measures=measures)
    assert "went from 98 of 100" in worse
    assert "grew-worse" not in rules("88% were trained.", "87% were trained.")
    assert "grew-worse" in rules("88% were trained.", "84% were trained.")


def test_a_measure_that_was_met_and_is_not_is_asked_about_first() -> None:
    measures = [{"text": "No rope is overdue"}, {"text": "Nobody holds a key without a licence"}]
    told = (
        "118 ropes are overdue. There was nobody with a key without a licence.",
        "143 ropes are overdue. Nineteen hold a key without a licence.",
    )
    first, *_ = _asked("measure-missed", *told, measures=measures)
    assert "went from nobody" in first
    assert "to nineteen" in first


@pytest.mark.parametrize(
    ("by", "asks"), [("b", "give 87% on 14 February 2024 and 61%"), ("a", "went from 87%")]
)
def test_two_leads_in_a_month_are_two_accounts(by: str, asks: str) -> None:
    told = [
        {"date": "2024-02-14", "by": "a", "text": "87% of boats are insured."},
        {"date": "2024-02-27", "by": by, "text": "61% of boats are insured."},
    ]
    register = register_from(f"""
        leads: {{a: {{title: Keeper}}, b: {{title: Auditor}}}}
        afi-01: {{measures: [{{text: 90% of boats are insured}}], progress: {told}}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    (asked,) = (each.question for each in raised if each.rule == "measure-missed")
    assert asks in asked


def test_a_ratio_between_groups_is_worse_where_it_rises() -> None:
    then, now = "Ratio for sailing boats 4.4.", "The ratio for sailing boats is {} this year."
    assert "grew-worse" in rules(then, now.format("4.9"))
    assert "grew-worse" not in rules(then, now.format("4.1"))


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("22 overdue at the end of March.", False), ("Four large ships are overdue.", True)],
)
def test_that_there_were_none_of_some_kind_says_nothing_of_all(
    last: str, *, is_asked: bool
) -> None:
    told = ("63 overdue. No large ships overdue.", last)
    assert ("said-done" in rules(*told)) is is_asked


@pytest.mark.parametrize(
    ("milestone", "is_asked"), [("Remaining 10 keepers in post", False), ("A new pier", True)]
)
def test_those_who_are_left_are_planned_for(milestone: str, *, is_asked: bool) -> None:
    told = [
        {
            "date": "2024-02-20",
            "text": "14 of 24 keepers are now in post.",
            "next_milestone": {"text": milestone, "due": "2024-05-01"},
        }
    ]
    assert ("others-left" in rules(progress=told)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("Thirty-one of the 40 harbour keepers are in post.", True),
        ("All 40 harbour keepers are now sworn in.", False),
    ],
)
def test_all_of_the_posts_are_filled(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "Forty harbour keepers", "posts": 40}]
    before = "Thirty of the 40 harbour keepers are in post."
    assert ("money-unanswered" in rules(before, told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [("Work goes on at the pier.", True), ("Thirty-one lanterns have been bought.", False)],
)
def test_what_was_funded_is_mentioned_by_a_word_of_its_own(told: str, *, is_asked: bool) -> None:
    funded = [{"text": "£45,000 for 60 replacement lanterns with spare wicks"}]
    assert ("money-unanswered" in rules(told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("I came on a Friday late last month and the mood was another one.", False),
        ("The lamps came a month late.", True),
        ("Rates have held up at 31 per cent.", False),
        ("The lamps were held up at the border.", True),
    ],
)
def test_late_last_month_and_held_up_at_are_no_setbacks(told: str, *, is_asked: bool) -> None:
    assert ("setback-told" in rules(told)) is is_asked


def test_a_causes_own_measure_and_expected_day_are_asked_beside_its_recommendations() -> None:
    moved = [
        {"date": "2023-10-09", "text": "Work goes on.", "completed_by": "2024-01-31"},
        {"date": "2023-12-09", "text": "Work goes on.", "completed_by": "2024-04-30"},
        {"date": "2024-02-20", "text": "Work goes on.", "completed_by": "2024-09-30"},
    ]
    register = register_from(f"""
        coc-1: {{progress: {moved}}}
        rec-1: {{cause_of_concern: coc-1, progress: {moved}}}
    """)
    chosen = likely_points(as_at(register, ON), "hta", ON).chosen
    assert sorted(each.item or "" for each in chosen if each.rule == "target-moved-again") == [
        "peel/coc-1",
        "peel/rec-1",
    ]


@pytest.mark.parametrize(
    ("said", "by", "is_asked"),
    [
        ("In 19 of the 53 logs nothing shows that a lamp was lit.", "auditor", True),
        ("In 19 of the 53 logs nothing shows that a lamp was lit.", "keeper", False),
        ("53 logs were read, and all are well kept.", "auditor", False),
        ("Failed lamps are at 11%, the lowest since 2019.", "auditor", False),
    ],
)
def test_what_another_hand_finds_fault_is_asked_about(
    said: str, by: str, *, is_asked: bool
) -> None:
    told = [
        {"date": "2023-12-09", "by": "keeper", "text": "94% of lamps are lit."},
        {"date": "2024-02-20", "by": by, "text": said},
    ]
    asked = _of_two(told, "other-hand")
    assert [each.partition("reported on AFI 1 ")[0] for each in asked] == [
        "On 20 February 2024 the Auditor "
    ] * is_asked


def test_what_another_hand_found_is_not_asked_once_a_lead_has_answered() -> None:
    found = {"date": "2024-02-20", "by": "auditor",
             "text": "In 19 of the 53 logs nothing shows that a lamp was lit."}  # fmt: skip
    before = {"date": "2023-12-09", "by": "keeper", "text": "94% of lamps are lit."}
    after = {"date": "2024-03-01", "by": "keeper", "text": "{}"}
    silent = {**after, "text": "The new pier is open."}
    answer = {**after, "text": "The logs that did not show a lamp lit, nothing else, were mine."}
    assert _of_two([before, found, silent], "other-hand")
    assert not _of_two([before, found, answer], "other-hand")


def _of_two(told: list[dict[str, str]], rule: str) -> list[str]:
    """The questions of a rule on an item that the keeper leads and an auditor reads."""
    register = register_from(f"""
        leads: {{keeper: {{title: Keeper}}, auditor: {{title: Auditor}}}}
        afi-01: {{tactical_lead: keeper, progress: {told}}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    return [each.question for each in raised if each.rule == rule]


@pytest.mark.parametrize(
    ("measure", "told", "given"),
    [
        ("Locks open in 95% of trials", "2,510 trials, find rate 30%, locks open 96%", "96%"),
        ("Average wait for a pilot is under one hour", "Wait for a pilot in March 7.4 hours",
         "7.4 hours"),
        ("No barge waits longer than four months",
         "Oldest 11 months: timber barges and others that the yard will not take", "11 months"),
    ],
)  # fmt: skip
def test_the_figure_beside_the_measures_words_is_taken(measure: str, told: str, given: str) -> None:
    assert _read([measure], told) == [[given]]


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ("May by harbour:\n\n- Easton 88%\n- Weston 54%\n- Norton 90%", True),
        ("May by harbour:\n\n- Lamps lit 88%\n- Find rate 54%\n- Ropes used 90%", False),
        ("Overdue visits: 36 (very high or high risk: 0).", False),
        ("Overdue visits: 36 (very high or high risk: 4).", True),
    ],
)
def test_places_by_name_are_groups_and_unlike_figures_are_not(told: str, *, is_asked: bool) -> None:
    assert ("group-passed-over" in rules(told)) is is_asked


def test_figures_of_all_are_none_for_the_kind_that_the_last_is_of() -> None:
    measure = "No visit to a ship of high tonnage is overdue"
    told = (
        "61 visits are overdue.",
        "27 are overdue.",
        "Six of them are to ships of high tonnage.",
    )
    assert _read([measure], *told) == [["Six"]]
    assert _read([measure], *told[:2], "19 are overdue.") == [["61", "27", "19"]]


@pytest.mark.parametrize(
    ("rule", "told", "asks"),
    [
        ("group-passed-over", "84% of sails were mended here and 34% at Weston, because of rain.",
         "what is being done there?"),
        ("group-passed-over", "84% of sails were mended here and 34% at Weston.",
         "why is it so much lower there?"),
        ("setback-told", "The guild met in May and did not agree the fee.",
         "what is being done about it?"),
        ("setback-told", "We do not accept that sails are late.", "what is the evidence for that?"),
        ("basis-changed", "86% of sails are good. The last two checks drew only on new sails.", ""),
    ],
)  # fmt: skip
def test_what_is_asked_fits_what_is_said(rule: str, told: str, asks: str) -> None:
    asked = _asked(rule, told)
    assert asked
    assert asks in asked[0]


def test_those_who_are_only_described_leave_no_others() -> None:
    assert "others-left" not in rules("41 of the 88 are those.")
    assert "others-left" in rules("41 of the 88 keepers are trained.")


@pytest.mark.parametrize(
    ("recorded", "is_asked"),
    [
        ("Every lamp will be lit by 31 January.", False),
        ("The pier will be open by the end of May.", True),
    ],
)
def test_a_commitment_that_names_the_same_day_is_the_promise(
    recorded: str, *, is_asked: bool
) -> None:
    assert bool(_unrecorded(recorded)) is is_asked


def test_a_target_moved_beyond_the_promised_day_tells_of_it() -> None:
    moved = '{date: 2024-02-01, from: 2024-01-31, to: 2024-06-30, because: "Storms."}'
    recorded = "The pier will be open by the end of May."
    assert _unrecorded(recorded)
    assert not _unrecorded(recorded, f"target: 2024-06-30, target_changes: [{moved}]")


def _unrecorded(recorded: str, more: str = "target: 2024-06-30") -> list[str]:
    """What is asked of a promise in an answer beside a commitment on the same item."""
    register = register_from(f"""
        leads: {{cc: {{title: Chief Keeper}}}}
        afi-01: {{{more}, progress: [{{date: 2024-02-20, text: "Work goes on."}}]}}
        meetings:
          2023-12-01-hta:
            questions:
              - {{id: q, item: peel/afi-01, text: "When?", answers: [
                 {{by: cc, text: "Oil is on order and dark nights will be nil by 31 January."}}]}}
            commitments: [{{text: "{recorded}", by: cc, item: peel/afi-01, to: hta}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    return [each.question for each in raised if each.rule == "promise-unrecorded"]


@pytest.mark.parametrize(
    ("last", "asked_of"),
    [
        ("Lit: 92% of red buoys.", "which was 67%"),
        ("Lit: 92% of red buoys. Green buoys 60%.", "from 67%"),
        ("Lit: 92% of red buoys, and 84% in May, the best yet.", None),
    ],
)
def test_a_measure_that_may_be_met_in_time_waits_for_one_that_is_left_out(
    last: str, asked_of: str | None
) -> None:
    measures = [{"text": "95% of red buoys are lit"}, {"text": "80% of green buoys are lit"}]
    told = ("Red buoys 80%, green buoys 70%.", "Red buoys 88%, green buoys 67%.", last)
    asked = _asked("measure-missed", *told, measures=measures, target="2024-12-31")
    assert [asked_of in each for each in asked[:1] if asked_of] == [True] * bool(asked_of)
    assert bool(asked) is bool(asked_of)
