"""Kinds of question that come of reading updates one after another, each beside a neighbour."""

import json
from datetime import date

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.registers import register_from

ON = date(2024, 3, 14)
DAYS = ("2023-06-12", "2023-10-09", "2024-02-20")


def rules(*updates: str, **fields: object) -> set[str]:
    """Return the rules that raise a point on an item with these updates."""
    return {point.rule for point in points(*updates, **fields)}


def points(*updates: str, **fields: object) -> tuple[Point, ...]:
    """Return the points that are raised on an item with these updates."""
    days = DAYS[-len(updates) :] if updates else ()
    told = [{"date": day, "text": text} for day, text in zip(days, updates, strict=True)]
    item = {
        "wording": "The force should do better.",
        "target": "2024-09-30",
        "rag": "amber",
        "rag_changes": [{"date": "2023-05-01", "to": "amber", "because": "A plan."}],
        "measures": [{"text": "The work is done well."}],
        "steps_to_green": [{"id": "a", "text": "Carry it through.", "due": "2024-06-30"}],
        "progress": told,
        **fields,
    }
    register = register_from(f"afi-01: {json.dumps(item)}")
    return likely_points(as_at(register, ON), "hta", ON).raised


@pytest.mark.parametrize(
    ("rule", "then", "bad", "good"),
    [
        ("forecast-missed", "All twelve will be in post by the end of November.",
         "Nine are in post.", "All twelve are in post."),
        ("forecast-missed", "The rate should be back above 90% by the autumn.",
         "The rate is now 83%.", "The rate is now 91%."),
        ("forecast-missed", "The queue is 420 devices. It is to fall below 200 by Christmas.",
         "The queue now stands at 395 devices.", "The queue now stands at 180 devices."),
        ("forecast-missed", "Every sergeant will have done the course by the end of November.",
         "62% of sergeants have done the course.", "Every sergeant has done the course."),
        ("forecast-unreported", "From November each district will hold a monthly clinic.",
         "Feedback from staff is positive.", "Each district now holds a monthly clinic."),
        ("forecast-unreported", "A helpline will open in November.",
         "Staff like the new form.", "The opening has moved to May."),
        ("forecast-unreported", "A helpline will open in November.",
         "The office has moved to Hill Street.", "The helpline takes 40 calls a week."),
        ("group-passed-over", "Work goes on.",
         "52 children came to notice, 9 of them at high risk, and three referrals wait.",
         "52 children came to notice, 9 of them at high risk, and no referral waits."),
        ("group-passed-over", "Work goes on.",
         "52 children came to notice, 9 of them at high risk.",
         "52 children came to notice, 9 of them at high risk, and all have been seen."),
        ("setback-told", "The backlog is 300 files.", "The backlog is 340 files.",
         "The backlog is 120 files."),
        ("setback-told", "Backlog 300.", "Backlog 310.", "Backlog 120."),
        ("others-left", "Work goes on.", "Of 120 members of staff 74 have been trained.",
         "Of 120 people who used it we heard from 80, and 71 of them are better for it."),
        ("others-left", "Work goes on.",
         "Of 120 people who used it we heard from 80, and 41 of them are better for it.",
         "Of 120 people who used it 80 replied, and 64 of them are better for it."),
        ("grew-worse", "84% of reviews were done on time.",
         "On-time reviews are at 79%.", "On-time reviews are at 88%."),
        ("grew-worse", "Knife crime was 212 offences in the quarter to May.",
         "Knife crime was 231 offences in the quarter to August.",
         "Knife crime was 190 offences in the quarter to August."),
        ("grew-worse", "There are 31 vacancies among detectives.",
         "Detective vacancies now stand at 44.", "Detective vacancies now stand at 12."),
        ("grew-worse", "103 visits are overdue, of which 7 are high risk.",
         "118 visits are overdue, of which 6 are high risk.",
         "88 visits are overdue, of which 6 are high risk."),
        ("grew-worse", "The average wait was 11 days.",
         "The average wait is 17 days.", "The average wait is 9 days."),
        ("grew-worse", "Seven orders were obtained since May.",
         "One order was obtained since the autumn.", "All three orders sought were obtained."),
        ("basis-changed", "84% had a discussion.",
         "85% had one by our count. The council counts 57%.",
         "85% had one. The council was pleased."),
        ("grew-worse", "The desk opened in June.",
         "Reviews done on time: 88% in October, 84% in November and 79% in December.",
         "Reviews done on time: 79% in October, 84% in November and 88% in December."),
        ("said-done", "The new shift pattern has been agreed with the staff associations.",
         "Consultation on the new shift pattern has not begun.",
         "The new shift pattern started in January."),
        ("said-done", "All custody staff have been trained.",
         "Training of custody staff will begin in April.", "Custody staff use what they learnt."),
        ("said-done", "The trust has approved a second place of safety.",
         "The trust will consider a business case for a second place of safety in April.",
         "The second place of safety opened in January."),
        ("said-done", "No device is more than a year old.",
         "Seven devices that are over a year old have come to light.",
         "No device is over eight months old."),
        ("basis-changed", "64% of files were right first time.",
         "91% were right first time, in the two districts that sent returns.",
         "91% were right first time, in all five districts."),
        ("basis-changed", "In 41 of 80 files the plan was good.",
         "In 22 of 25 files the plan was good.", "In 71 of 80 files the plan was good."),
        ("basis-changed", "64% of cases met the standard.",
         "86% of cases met it, now that cases without a suspect are no longer counted.",
         "86% of cases met it, and those without a suspect as often as others."),
        ("basis-changed", "83% were attended in time.",
         "88% were in time. The clock has started when a car is assigned since December.",
         "88% were in time. The clock on the wall was mended in December."),
        ("said-done", "Weekend working has been agreed with staff.",
         "Weekend working is out to consultation, which closes in May.",
         "Weekend working began in January."),
        ("help-sought", "The board meets in May.",
         "I have raised this with the deputy chief constable.", "The board has paid for it."),
        ("setback-told", "The unit has seven sergeants.",
         "Three of its seven sergeants have moved to another inquiry.",
         "Its seven sergeants have moved into one office."),
        ("well-and-overdue", "We consider this recommendation discharged.",
         "The next audit is in May.", ""),
        ("forecast-unreported", "24 of 50 logs were good. A new one is planned for January.",
         "Staff like the new form.", "The January round of 50 logs found 37 good."),
        ("forecast-unreported", "24 of 50 logs were good. A new one is planned for January.",
         "Staff like the new form.", "Start moved to April."),
        ("forecast-unreported", "The move will be complete by the end of January.",
         "Staff like the new form.", "We expect completion by the end of May."),
        ("basis-changed", "81% of tests were passed.",
         "93% of tests were passed, leaving aside the marine unit.",
         "93% of tests were passed, and nobody was left out."),
        ("basis-changed", "Of 310 dog handlers and drivers 240 are accredited.",
         "Of 250 dog handlers and drivers 240 are accredited.",
         "Of 308 dog handlers and drivers 290 are accredited."),
        ("others-left", "Work goes on.",
         "22 of the 30 lockers have been fitted. New staff like them.",
         "22 of the 30 lockers have been fitted; the last 8 are in the workshop."),
        ("others-left", "We drew a sample of 40 logs.", "31 of 60 logs were good.",
         "31 of 40 logs were good."),
        ("result-withheld", "Work goes on.",
         "A survey of drivers was run in January; 84 of 120 replied.",
         "A survey of drivers was run in January, and pay is what most would change."),
        ("grew-worse", "There are 97 trained tutors for 143 recruits.",
         "There are 81 trained tutors for 143 recruits.",
         "A fair was attended by 61 recruits."),
        ("grew-worse", "82% of complainants were updated.", "75% of complainants were updated.",
         "91% of complainants were updated."),
        ("group-passed-over", "Work goes on.",
         "Disabled victims are twice as likely to wait.",
         "Disabled victims are 1.4 times as likely to wait, down from 2.2."),
        ("setback-told", "Work goes on.", "Sickness is higher, and two are off sick.",
         "Sickness is lower than last year."),
        ("setback-told", "Work goes on.", "Nine posts are vacant.",
         "Nine posts are vacant, and each of them is to be filled by 1 May."),
        ("setback-told", "Work goes on.", "The panel could not meet in January.",
         "The panel could not meet in January; it met on 4 February instead."),
        ("basis-changed", "66% of farms were reached in time.",
         "77% of farms were reached in time, since the figures were re-based in May.",
         "77% of farms were reached in time, up from 66%, since two boats were re-based."),
        ("basis-changed", "Work goes on.",
         "30 of 40 drivers have had the course, leaving aside those of the island.",
         "30 of 40 drivers have had the course, which is everyone apart from the sick."),
        ("result-withheld", "Work goes on.", "The academic's report was received in January.",
         "The academic's report was received in January. It says that the form is too long."),
        ("declined", "Work goes on.", "The plan for a second boat was refused.",
         "There were three requests for a second boat and two were refused."),
        ("setback-told", "Work goes on.", "We have six vacancies.",
         "We have six vacancies, which the intake of eight will fill."),
        ("setback-told", "There are 41 vacancies.", "There are 49 vacancies (9%).",
         "There are 29 vacancies (6%)."),
        ("basis-changed", "9% of logs are blank.",
         "3% of logs are blank. A stricter definition has been used since May.",
         "3% of logs are blank. A stricter definition is used, on which June would be 11%."),
        ("others-left", "Work goes on.", "11 of 14.",
         "11 of 14. Work on the others begins on 7 May."),
        ("setback-told", "Work goes on.", "Two logs were wrongly closed. It was a busy night.",
         "Two logs were wrongly closed. Both were corrected the same night."),
        ("others-left", "Work goes on.", "38 of 50 lockers have been fitted.",
         "The panel looked at 50 cases and found the decision right in 41."),
        ("others-left", "Work goes on.",
         "38 of 50 lockers have been fitted, and demand remains high.",
         "14 of 50 lockers have weak locks and remain in use."),
    ],
)  # fmt: skip
def test_a_kind_is_raised_and_its_good_neighbour_is_not(
    rule: str, then: str, bad: str, good: str
) -> None:
    assert rule in rules(then, bad)
    if good:
        assert rule not in rules(then, good)


@pytest.mark.parametrize(
    ("measure", "updates"),
    [
        ("90% of calls are answered in ten seconds",
         ("81% of calls were answered in ten seconds.",
          "88% of calls were answered in ten seconds. A further 20 handlers start in November.",
          "93% of calls were answered in ten seconds. All 20 handlers have joined.")),
        ("No more than 100 reviews overdue",
         ("340 reviews overdue.", "96 reviews overdue at the end of January, 81 now.")),
        ("Every sergeant is trained",
         ("Half of the sergeants are trained.", "All sergeants were trained in January.")),
        ("Strip searches reviewed in 14 days: all",
         ("Of 31 searches 27 were reviewed in 14 days.",
          "All 29 searches were reviewed in 14 days. Nobody under 18 was searched alone.")),
        ("75% of staff say that they feel supported",
         ("The survey will be run in November.",
          "The survey ran in November: 1,204 replied and 78% feel supported.")),
        ("Repeat victims fall below 20%",
         ("24% of victims were repeat victims.", "Repeat victims fell from 24% to 18%.")),
        ("90% of reports are graded correctly",
         ("86% were graded correctly. The contract with the supplier was signed in July.",
          "92% were graded correctly. The contract will be reviewed in November 2024.")),
        ("95% of permits are correct, by audit of the registrar",
         ("The registrar's audit of 120 permits found 98 correct.",
          "The registrar's second audit found 107 of 120 permits correct (89%).",
          "The third audit found 115 of 120 correct, or 96%.")),
        ("70% of carers feel supported, in the survey each May",
         ("The survey of May found that 48% of carers feel supported.",
          "The next survey goes out in May 2024 and is reported in July.")),
        ("90% of reports are graded within an hour",       # what is missing comes, in time
         ("68% of reports were graded within an hour.",
          "87% of reports were graded within an hour. Overtime from 25 March brings more.")),
    ],
)  # fmt: skip
def test_nothing_is_asked_of_a_series_that_gets_better(
    measure: str, updates: tuple[str, ...]
) -> None:
    assert rules(*updates, measures=[{"text": measure}]) == set()


def test_each_of_two_measures_has_its_own_figure() -> None:
    measures = [
        {"text": "80% of emergencies in towns are attended within 15 minutes."},
        {"text": "75% of emergencies in villages are attended within 25 minutes."},
    ]
    both = "In towns 82% within 15 minutes, in villages 76% within 25 minutes."
    assert "measure-missed" not in rules("Work goes on.", both, measures=measures)
    silent = "Attendance in towns is at 82%, our best ever."
    assert "measure-missed" in rules(both.replace("76%", "71%"), silent, measures=measures)
    assert "measure-missed" not in rules(both, silent, measures=measures)  # it was met


def test_a_promise_on_a_cause_of_concern_is_asked_beside_one_on_its_recommendation() -> None:
    register = register_from("""
        coc-1:
          investments: [{text: Six kennels at Ham, posts: 6}]
          progress: [{date: 2024-03-01, text: Four of the six kennels at Ham are filled.}]
        rec-1: {cause_of_concern: coc-1}
        meetings:
          2023-11-16-hta:
            commitments:
              - {text: All six kennels at Ham will be filled., item: peel/coc-1}
              - {text: A vet will be asked., item: peel/rec-1}
    """)
    day = date(2024, 3, 14)
    chosen = likely_points(as_at(register, day), "hta", day).chosen
    asked = {each.item: each.question for each in chosen if each.rule == "promise-not-kept"}
    assert set(asked) == {"peel/coc-1", "peel/rec-1"}
    assert "says “Four of the six kennels at Ham are filled”: when will it" in asked["peel/coc-1"]
    assert "money-unanswered" not in {each.rule for each in chosen}


def test_the_figure_for_a_measure_goes_on_from_the_one_before_it() -> None:
    measures = [{"text": "Fewer than 8% of visits are overdue."}]
    before = "21% of visits were overdue."
    last = "%s%% of visits were overdue, against 21%% in May. 23%% of visits to farms were overdue."
    shown = [
        [each.question for each in points(before, last % now, measures=measures)
         if each.rule == "measure-missed"]
        for now in (7, 22)
    ]  # fmt: skip
    assert shown[0] == []
    assert "22%" in shown[1][0]


def test_what_inspectors_found_is_no_figure_where_the_force_gives_its_own() -> None:
    measures = [{"text": "90% of permits are correct."}]
    found = "Inspectors found 41% of permits correct."
    assert "measure-missed" in rules(found, measures=measures)
    assert "measure-missed" not in rules(f"{found} Now 94% of permits are.", measures=measures)


def test_two_items_that_count_one_thing_are_set_side_by_side() -> None:
    one = "At the end of February 1,204 rape investigations were open."
    items = {
        "afi-01": {"title": "Outcomes for rape", "progress": [{"date": DAYS[2], "text": one}]},
        "afi-02": {
            "title": "Open investigations",
            "progress": [{"date": DAYS[2], "text": one.replace("1,204", "1,350")}],
        },
    }
    text = "\n".join(f"{id_}: {json.dumps(item)}" for id_, item in items.items())
    raised = likely_points(as_at(register_from(text), ON), "hta", ON).raised
    assert "two-figures" in {point.rule for point in raised}


@pytest.mark.parametrize(
    ("update", "is_asked"),
    [
        ({"text": "Interviews continue."}, True),
        ({"text": "The unspent £310,000 went towards overtime."}, False),
        ({"text": "Twelve funded posts have been advertised."}, False),
        ({"text": "The unspent £310,000 went towards overtime.", "restricted": True}, False),
    ],
)
def test_money_that_any_update_speaks_of_is_not_called_unmentioned(
    update: dict[str, object], is_asked: bool
) -> None:
    funded = [{"text": "Detectives for the rape investigation team", "posts": 12}]
    told = [{"date": "2024-02-20", **update}]
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("update", "is_asked"),
    [
        ({"text": "We will have finished carrying it through by 31 May 2024."}, True),
        ({"text": "The board carries it through and meets again on 31 May 2024."}, False),
        ({"next_milestone": {"text": "Third meeting", "due": "2024-05-31"}}, False),
        ({"next_milestone": {"text": "Annual review", "due": "2024-05-31"}}, False),
        ({"next_milestone": {"text": "New desk goes live", "due": "2024-05-31"}},
         True),
        ({"completed_by": "2024-05-31"}, True),
    ],
)  # fmt: skip
def test_only_a_later_date_for_the_work_itself_is_set_against_the_target(
    update: dict[str, object], is_asked: bool
) -> None:
    found = rules(
        wording="The work should be carried through.",
        target="2024-04-30",
        progress=[{"date": "2024-02-20", "text": "Members carry on.", **update}],
    )
    assert ("later-than-target" in found) is is_asked


@pytest.mark.parametrize(("last", "is_asked"), [("Backlog 120.", False), ("Backlog 340.", True)])
def test_a_backlog_that_fell_puts_no_day_in_doubt(last: str, is_asked: bool) -> None:
    told = [{"date": "2023-10-09", "text": "Backlog 300."},
            {"date": "2024-02-20", "text": last, "steps": ["a"]}]  # fmt: skip
    assert ("day-in-doubt" in rules(progress=told)) is is_asked


@pytest.mark.parametrize(
    ("measure", "then", "last", "is_asked"),
    [
        ("Every partner sends its figures", "Two of the three hospitals send their figures.",
         "All three hospitals have sent them every week.", False),
        ("Every partner sends its figures", "Two of the three hospitals send their figures.",
         "All three sergeants like the new room.", True),
        ("No visit overdue", "14 visits are overdue.", "None is overdue.", False),
    ],
)  # fmt: skip
def test_a_measure_that_is_reported_in_words_is_reported(
    measure: str, then: str, last: str, is_asked: bool
) -> None:
    found = rules(then, last, measures=[{"text": measure}])
    assert ("measure-missed" in found) is is_asked


def test_no_figure_is_asked_for_that_the_update_says_does_not_exist() -> None:
    measure = {"text": "Fewer than 10% of shifts are covered by overtime."}
    silent = "The new rota does not record overtime, so there is no figure at present."
    questions = {
        point.question
        for last in (silent, "The new rota is popular.")
        for point in points("22% of shifts are covered by overtime.", last, measures=[measure])
        if point.rule == "measure-missed"
    }
    assert questions == {
        "The last update of AFI 1 leaves out its figure, which was 22% on 9 October 2023: "
        "what is it now?",
        f"The update of AFI 1 says “{silent[:-1]}”: when will there be one again, the last being "
        "22% on 9 October 2023?",
    }


@pytest.mark.parametrize(("target", "is_asked"), [("2024-09-30", False), ("2024-02-01", True)])
def test_nothing_is_asked_of_what_is_still_to_be_issued(target: str, is_asked: bool) -> None:
    issued = [{"text": "Policy issued; all sergeants confirm that they have read it."}]
    found = rules("Consultation is complete.", measures=issued, target=target)
    assert ("no-measure" in found) is is_asked


@pytest.mark.parametrize(
    ("measure", "updates", "question"),
    [
        ("No boat is unlicensed", ("640 boats are unlicensed.", "590 boats are unlicensed.",
                                   "560 boats are unlicensed. We will be done by September."),
         "The figure for AFI 1 went from 640 on 12 June 2023 to 560 on 20 February 2024 against "
         "“No boat is unlicensed”: at that pace it is not met by 30 September 2024, so what will "
         "change?"),
        ("No boat is unlicensed", ("640 boats are unlicensed.", "410 boats are unlicensed.",
                                   "190 boats are unlicensed."), ""),
        ("All 800 wardens trained", ("90 wardens are trained.", "140 wardens are trained.",
                                     "190 wardens are trained."),
         "The figure for AFI 1 went from 90 of 800 on 12 June 2023 to 190 of 800 on 20 February "
         "2024 against “All 800 wardens trained”: at that pace it is not met by 30 September 2024, "
         "so what will change?"),
    ],
)  # fmt: skip
def test_the_pace_so_far_is_set_against_what_is_left(
    measure: str, updates: tuple[str, ...], question: str
) -> None:
    found = points(*updates, measures=[{"text": measure}])
    asked = [point.question for point in found if point.rule == "measure-missed"]
    assert asked == ([question] if question else [])


@pytest.mark.parametrize(
    ("measure", "update", "asks"),
    [
        ("Fewer than 5% of parcels are late each month.",
         "For the year to date 8% of parcels are late.", "what was it in each month"),
        ("Fewer than 5% of parcels are late each month.",
         "In January 8% of parcels were late.", ""),
        ("Every alarm is answered within 20 minutes.",
         "All 31 alarms were answered within our target.",
         "within what, and how many within 20 minutes"),
        ("Every alarm is answered within 20 minutes.",
         "All 31 alarms were answered within 20 minutes, our target.", ""),
        ("90% of logs are good, of 60 logs a month.",
         "19 of 20 logs are good.", "what would a sample of 60 show"),
        ("90% of logs are good, of 60 logs a month.", "57 of 60 logs are good.", ""),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_what_the_measure_counts_is_asked_about(
    measure: str, update: str, asks: str
) -> None:
    found = points("Work goes on.", update, measures=[{"text": measure}])
    asked = [point.question for point in found if point.rule == "basis-changed"]
    assert [asks in each for each in asked] == ([True] if asks else [])


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Two stores have new locks.", True), ("The port authority did an audit.", False)],
)  # fmt: skip
def test_what_hmicfrs_asked_for_is_asked_about_until_an_update_speaks_of_it(
    last: str, *, is_asked: bool
) -> None:
    because = "The plan was seen. It asks for an audit by the port authority."
    acts = [{"date": "2023-11-01", "stage": "submitted"},
            {"date": "2023-12-01", "stage": "returned", "because": because}]  # fmt: skip
    assert ("returned" in rules("Work goes on.", last, sign_offs=acts)) is is_asked


@pytest.mark.parametrize(
    ("milestones", "is_asked"),
    [(("2023-09-30", "2023-12-31", "2024-05-31"), True),
     (("2024-05-31", "2024-05-31", "2024-05-31"), False)],
)  # fmt: skip
def test_a_milestone_put_off_from_update_to_update_is_asked_about(
    milestones: tuple[str, ...], *, is_asked: bool
) -> None:
    told = [
        {"date": day, "text": "Work goes on.", "next_milestone": {"text": "Gate opens", "due": due}}
        for day, due in zip(DAYS, milestones, strict=True)
    ]
    assert ("target-moved-again" in rules(progress=told)) is is_asked


@pytest.mark.parametrize(
    ("figures", "is_asked"),
    [(("5 hours 20", "5 hours 40"), True), (("", "5 hours 20"), False)],
)
def test_a_series_that_two_updates_gave_and_the_next_leave_out_is_asked_after(
    figures: tuple[str, ...], *, is_asked: bool
) -> None:
    days = ("2023-05-12", "2023-07-12", "2023-09-12", "2023-12-12", "2024-02-20")
    texts = [f"Divers wait {each}." if each else "Work goes on." for each in figures]
    texts += ["Cyclists wait 3 hours 10.", "Cyclists wait 3 hours.", "Cyclists wait 2 hours 50."]
    told = [{"date": day, "text": text} for day, text in zip(days, texts, strict=True)]
    assert ("figure-dropped" in rules(progress=told)) is is_asked


@pytest.mark.parametrize(("expected", "is_asked"), [("2025-03-31", True), ("2024-08-31", False)])
def test_a_cause_of_concern_is_not_on_course_where_a_recommendation_ends_later(
    expected: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        coc-1:
          target: 2024-09-30
          progress: [{{date: 2024-02-20, text: All recommendations are on course.}}]
        rec-1:
          cause_of_concern: coc-1
          progress: [{{date: 2024-02-20, text: x, completed_by: {expected}}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    found = [each.rule for each in raised if each.item == "peel/coc-1"]
    assert ("well-and-overdue" in found) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("Tests go on.", True), ("All four drone pilots are in post.", False)],
)
def test_posts_that_were_last_spoken_of_long_ago_are_asked_after(
    last: str, *, is_asked: bool
) -> None:
    funded = [{"text": "Four drone pilots", "posts": 4}]
    told = [{"date": "2023-06-12", "text": "Drone pilots are being sought."},
            {"date": "2024-02-20", "text": last}]  # fmt: skip
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("92% under the new definition, and 85% on the old basis.", False),
        ("92% under the new definition.", True),
    ],
)
def test_no_older_basis_is_asked_for_where_its_figure_is_given(
    last: str, *, is_asked: bool
) -> None:
    assert ("basis-changed" in rules("81% of calls were answered.", last)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [("It is too early to propose green.", False), ("The training came too early.", True)],
)
def test_to_hold_back_a_better_rating_is_no_setback(last: str, *, is_asked: bool) -> None:
    assert ("setback-told" in rules("Work goes on.", last)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The unit is at full strength.", False),
        ("The unit is not at full strength.", True),
        ("Both teams know their posts.", True),
    ],
)
def test_posts_that_were_filled_since_are_not_asked_after(last: str, *, is_asked: bool) -> None:
    funded = [{"text": "Five posts in the fraud unit", "posts": 5}]
    told = [{"date": "2023-10-09", "text": "Three of the five posts have been filled."},
            {"date": "2024-02-20", "text": last}]  # fmt: skip
    assert ("money-unanswered" in rules(progress=told, investments=funded)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("Nobody has been above eight since December.", False),
        ("Two inspectors are above eight.", False),
        ("Morale is good.", True),
    ],
)
def test_help_for_the_last_few_is_reported_once_nobody_is_left(
    last: str, *, is_asked: bool
) -> None:
    then = "Three above eight, all at Marford, where two inspectors start on 1 December."
    assert ("forecast-unreported" in rules(then, last)) is is_asked


def test_a_count_for_another_measure_of_exceptions_is_not_taken_for_a_caseload() -> None:
    measures = [
        {"text": "No review of a high-risk nominal is more than seven days late."},
        {"text": "No more than 40 nominals to an officer."},
    ]
    asked = points(
        "52 reviews are late, 11 of them of high-risk nominals.",
        "30 reviews are late, six of them of high-risk nominals. Each officer has 46 nominals.",
        measures=measures,
    )
    missed = [e.fact for e in asked if e.rule == "measure-missed" and "40 nominals" in e.fact]
    assert missed == [
        "Success is measured by “No more than 40 nominals to an officer”; updates gave 46 on "
        "20 February 2024."
    ]


def test_a_share_within_the_time_that_a_measure_names_is_its_figure() -> None:
    asked = points(
        "In May 52 per cent of urgent requests were answered within 30 minutes.",
        "September: 57 per cent within 30 minutes.",
        "January: 61 per cent within 30 minutes. 99 per cent within 90 minutes.",
        measures=[
            {"text": "85% of urgent requests answered within 30 minutes, in every month."},
            {"text": "No urgent request waits more than 30 minutes without a word of the reason."},
        ],
    )
    assert [e.fact for e in asked if e.rule == "measure-missed"] == [
        "Success is measured by “85% of urgent requests answered within 30 minutes, in every "
        "month”; updates gave "
        "52% on 12 June 2023, 57% on 9 October 2023 and 61% on "
        "20 February 2024."
    ]


@pytest.mark.parametrize(
    ("last", "is_asked"), [("We stand at 240 crimes.", False), ("Work goes on.", True)]
)
def test_which_way_a_figure_was_to_go_is_reported_by_any_later_figure(
    last: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: {last}}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: What next?
                answers: [{{text: The total will rise in December and then level off.}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        ("Nobody outside has been asked.", False),
        ("Nobody outside has been put at risk.", True),
    ],
)
def test_what_nobody_has_been_asked_is_no_assurance(answer: str, *, is_asked: bool) -> None:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: Work goes on.}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: What next?
                answers: [{{text: {answer}}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("assured" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("measure", "last", "is_asked"),
    [
        ("90% of calls are answered within two days of receipt.", "94% in time.", True),
        ("90% of calls are answered within two days of triage.", "94% in time.", False),
        ("90% of calls are answered within two days of receipt.",
         "94% in time, and 71% on the former basis.", False),
    ],
)  # fmt: skip
def test_a_count_that_began_elsewhere_from_an_earlier_update_on_is_asked_about(
    measure: str, last: str, *, is_asked: bool
) -> None:
    then = "63% in time. From June we count from the hour of triage."
    asked = rules("58% in time.", then, last, measures=[{"text": measure}])
    assert ("basis-changed" in asked) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("A review of 30 files: 28 (93%) were sound.", True),
        ("A review of 120 files: 112 (93%) were sound.", False),
        ("Of the first 30 files 28 were sound; the full sample comes in April.", False),
        ("93% were sound, as sergeants marked their own work.", True),
        ("93% were sound, as sergeants were told.", False),
    ],
)
def test_a_sample_is_as_large_as_the_method_asks_and_not_marked_by_its_own(
    last: str, *, is_asked: bool
) -> None:
    measures = [{"text": "90% of files are sound.", "method": "Review of 120 files a quarter"}]
    assert ("basis-changed" in rules("Work goes on.", last, measures=measures)) is is_asked


@pytest.mark.parametrize(
    ("measure", "last", "is_asked"),
    [
        ("No officer carries more than 20 crimes.", "The average is 17.", True),
        ("No officer carries more than 20 crimes.", "The average is 17; the most 19.", False),
        ("Officers carry 20 crimes on average.", "The average is 17.", False),
    ],
)
def test_an_average_does_not_answer_a_limit_for_each(
    measure: str, last: str, *, is_asked: bool
) -> None:
    asked = rules("Work goes on.", last, measures=[{"text": measure}])
    assert ("basis-changed" in asked) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The money for the van will be spent by 30 April.", True),
        ("The money for the van has been found, and it comes by the end of April.", False),
    ],
)
def test_money_that_will_be_spent_soon_is_asked_after(last: str, *, is_asked: bool) -> None:
    assert ("ends-soon" in rules("Work goes on.", last)) is is_asked


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("The camera network is late; it opens in October 2024.", True),
        ("The camera network is late; it opens in May 2024.", False),
        ("The radio masts are late; they come in October 2024.", False),
    ],
)
def test_a_report_puts_a_step_off_by_the_whole_of_its_sentence(
    said: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        programmes: {{beacon: {{name: Beacon, reports: [{{date: 2024-02-20, text: {said}}}]}}}}
        afi-01:
          rag: amber
          programmes: [beacon]
          steps_to_green: [{{id: a, text: Link the camera network., due: 2024-06-30}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("programme-later" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(("recorded", "is_asked"), [("rota review", False), ("uniform", True)])
def test_a_promise_that_the_same_meeting_recorded_about_another_item_is_recorded(
    recorded: str, *, is_asked: bool
) -> None:
    """A question often covers several items, and its commitment is about one of them."""
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2024-02-20, text: Work goes on.}}]}}
        afi-02: {{progress: [{{date: 2024-02-20, text: Work goes on.}}]}}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: What next?
                answers: [{{text: The rota review will follow by the end of January.}}]
            commitments:
              - {{text: The {recorded} will be completed., item: peel/afi-02, due: 2024-01-31}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


@pytest.mark.parametrize(
    ("step", "done", "is_asked"),
    [
        ("Open the third front counter.", "2024-01-20", False),
        ("Open the third front counter.", "2024-02-20", True),
        ("Publish the annual report.", "2023-12-04", True),
        ("Publish the annual report.", "2024-01-20", False),
    ],
)
def test_a_promise_is_kept_by_a_step_that_was_done_in_time_in_other_words(
    step: str, done: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
        afi-01:
          steps_to_green: [{{id: a, text: {step}, done: {done}}}]
          progress: [{{date: 2024-03-01, text: Staff are content.}}]
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Why do people queue at the counter in Holm?
                answers: [{{text: Their waits will be shorter by the end of January.}}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("promise-unrecorded" in {each.rule for each in raised}) is is_asked


def test_a_promise_that_says_only_a_new_one_is_kept_by_what_was_recorded_for_its_day() -> None:
    register = register_from("""
        afi-01: {progress: [{date: 2024-03-01, text: Staff are content.}]}
        meetings:
          2023-11-16-hta:
            questions:
              - id: q
                item: peel/afi-01
                text: Why is the van so old?
                answers: [{text: A new one will come by 31 January.}]
            commitments: [{text: The vehicle will be replaced., item: peel/afi-01, due: 2024-01-31,
              kept: 2024-01-30}]
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert "promise-unrecorded" not in {each.rule for each in raised}
