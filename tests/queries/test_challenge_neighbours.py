"""Questions that a strict reader called false or noise, each beside one that is right to ask."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.queries.test_challenge_measures import read
from tests.registers import register_from

SO = "We go on."


@pytest.mark.parametrize(
    ("rule", "before", "last", "is_asked"),
    [
        # the rest that the sentence names itself
        ("others-left", SO, "Two of the five vans are fitted, but three others wait.", False),
        ("others-left", SO, "Two of the five vans are fitted.", True),
        # one of several has signed, and the verb is no preposition
        ("said-done", "Aldbourne signed on 2 May.", "Papers rest on trust and are late.", False),
        ("said-done", "Aldbourne has signed the lease.", "The lease has yet to be signed.", True),
        # a time of three and a half days is within five
        ("setback-told", SO, "Parcels come in four and a half days, against our five.", False),
        ("setback-told", SO, "Parcels come in six and a half days, against our five.", True),
        # what was held is not the review that is named
        ("result-withheld", SO, "Of the review suggestions the fair was held.", False),
        ("result-withheld", SO, "The review of lamps was held.", True),
        # two standards side by side
        ("group-passed-over", SO,
         "Lamps were mended in 50% of cases, and gates in 90% within two hours.", False),
        ("group-passed-over", SO, "Lamps were mended in 50% of the north, in 90% of the south.",
         True),
        # the sentence goes on to say by when
        ("setback-told", SO, "The lease is delayed; it will be signed by 30 March.", False),
        ("setback-told", SO, "The lease is delayed; the lawyers are kind.", True),
        # figures too few to say anything
        ("unknown", SO, "The numbers of girls are too small to say anything.", True),
        ("unknown", SO, "The rooms are too small to hold anybody.", False),
        # what follows is only asked for
        ("ends-soon", SO, "The contract runs until 30 June 2024; we asked for more.",
         True),
        ("ends-soon", SO, "The contract runs until 30 June 2024 and has been extended.", False),
        ("ends-soon", SO, "The interim provider is paid to 30 June.", True),
        # those who were to stay
        ("said-done", "Eleven cooks came over and they will stay until the work is done.",
         "We had to return six of the eleven cooks.", True),
        ("said-done", "Eleven cooks came over and they will stay until the work is done.",
         "Six of the eleven cooks are women.", False),
        # those who are not counted, some sentences behind the figure
        ("basis-changed", SO, "It is 9%. All is well. Riders on loan are not counted as away.",
         True),
        ("basis-changed", SO, "It is 9%. All is well. Riders on loan are counted each week.",
         False),
        ("basis-changed", SO, "It is late. All is well. Riders on loan are not counted as away.",
         False),
        # the rest that the statement goes on to explain
        ("others-left", SO, "Keys went to 300 of 400 riders, the rest being on leave.", False),
        ("others-left", SO, "Two of three posts are filled and the third is advertised.", False),
        ("others-left", SO, "Two of three posts are filled and the barn is dry.", True),
        ("others-left", SO, "Keys went to 300 of 400 riders, most of them at night.", True),
        # people lent for a time that is named
        ("setback-told", SO, "Three riders are seconded to the barn until March.", False),
        ("setback-told", SO, "Three riders are seconded to the barn.", True),
        # how much more often, by another name
        ("grew-worse", "Girls were 2.8 times as likely to be searched.",
         "The disproportionality figure for the year is 3.1.", True),
        ("grew-worse", "Girls were 2.8 times as likely to be searched.",
         "The disproportionality figure for the year is 2.6.", False),
    ],
)  # fmt: skip
def test_a_question_is_asked_for_a_reason(
    rule: str, before: str, last: str, *, is_asked: bool
) -> None:
    assert (rule in rules(before, last)) is is_asked


def _raised(text: str, rule: str) -> list[Point]:
    register = as_at(register_from(text), ON)
    return [each for each in likely_points(register, "hta", ON).raised if each.rule == rule]


@pytest.mark.parametrize(("clause", "quoted"), [("i", "97% of lamps"), ("ii", ""), ("", "97%")])
def test_a_restricted_update_is_set_beside_what_was_said_of_its_part(
    clause: str, quoted: str
) -> None:
    asked = _raised(
        f"""
        afi-01:
          clauses: [{{ref: i, text: Mend the lamps at night.}}, {{ref: ii, text: Oil the gates.}}]
          progress:
            - date: 2024-02-01
              text: At night 97% of lamps are mended.
              reviewed: {{date: 2024-02-01, by: flo}}
            - {{date: 2024-02-20, text: y, restricted: true, clauses: [{clause}]}}
        """,
        "restricted-since",
    )
    assert bool(asked) is bool(quoted)
    assert all(quoted in each.fact for each in asked)


def test_a_cause_of_concern_is_not_complete_with_a_recommendation_returned() -> None:
    text = """
    coc-1: {rag: green, progress: [{date: 2024-03-01, text: Both recs complete.}]}
    rec-1:
      cause_of_concern: coc-1
      rag: green
      sign_offs: [{date: 2024-01-05, stage: submitted}, {date: 2024-02-05, stage: returned}]
    """
    (asked,) = _raised(text, "well-and-overdue")
    assert "HMICFRS returned Recommendation 1 on 5 February 2024" in asked.question
    assert not _raised(text.replace("returned", "submitted"), "well-and-overdue")


def test_an_update_of_last_month_speaks_for_its_part() -> None:
    part = """
    afi-01:
      clauses: [{ref: i, text: Mend the lamps.}, {ref: ii, text: Oil the gates.}]
      steps_to_green: [{id: a, text: Mend., clauses: [i]}, {id: b, text: Oil., clauses: [ii]}]
      progress:
        - {date: 2024-02-12, text: Lamps are mended., clauses: [i]}
        - {date: 2024-02-26, text: Gates are oiled., clauses: [ii]}
    """
    assert not _raised(part, "update-says-less")
    assert _raised(part.replace("2024-02-12", "2023-09-12"), "update-says-less")


def test_a_public_forum_is_asked_why_a_public_figure_grew_worse_and_told_no_measure() -> None:
    text = """
    forums: {hta: {name: HTA, audience: public}}
    afi-01:
      measures: [{text: No more than eight officers to a sergeant}]
      progress:
        - {date: 2023-10-09, text: Span 1 to 10., reviewed: {date: 2023-10-10, by: flo}}
        - {date: 2024-02-20, text: "Span 1:11.", reviewed: {date: 2024-02-21, by: flo}}
    """
    (asked,) = _raised(text, "measure-missed")
    assert asked.question == (
        "The figure for AFI 1 went from 1 to 10 on 9 October 2023 to 1:11 (“Span 1:11”): why?"
    )
    assert not asked.left_out
    assert not _raised(text.replace("1:11", "1:9"), "measure-missed")


def test_what_is_still_to_come_of_several_is_quoted() -> None:
    last = "Three have signed, though the agreement is still with the lawyers of Aldbourne."
    waits = [{"who": "Four councils", "what": "Sign the agreement on keys."}]
    (asked,) = (
        each
        for each in points("We go on.", last, depends_on=waits)
        if each.rule == "dependency-without-date"
    )
    assert "Four councils" in asked.question


@pytest.mark.parametrize(
    ("last", "steps", "is_asked"),
    [
        ("Portal live with Aldbourne since 3 June.", [], False),
        ("Aldbourne has now come on board.", [], False),
        ("Lamps burn.", [{"id": "a", "text": "Open portal to Aldbourne.", "done": "2024-01-03"}],
         False),
        # still to come, another partner, or another thing
        ("The portal will be live with Aldbourne in May.", [], True),
        ("Once Aldbourne has signed, letters follow.", [], True),
        ("Portal live with Marlow since 3 June.", [], True),
        ("Lamps burn.", [{"id": "a", "text": "Write to Aldbourne.", "done": "2024-01-03"}], True),
        ("Lamps burn.", [{"id": "a", "text": "Open the portal to Aldbourne."}], True),
    ],
)  # fmt: skip
def test_what_a_partner_has_delivered_is_not_awaited(
    last: str, steps: list[dict[str, str]], *, is_asked: bool
) -> None:
    waits = [{"who": "Aldbourne County Council", "what": "Receive letters by the portal."}]
    raised = points("We go on.", last, depends_on=waits, steps_to_green=steps)
    assert any(each.rule == "dependency-without-date" for each in raised) is is_asked


@pytest.mark.parametrize(("part", "is_silent"), [("i", False), ("ii", True)])
def test_an_overdue_step_that_no_update_mentions_is_said_to_be(
    part: str, *, is_silent: bool
) -> None:
    told = {"date": "2024-02-20", "text": "Lamps burn.", "steps": ["a"], "clauses": ["i"]}
    steps = [
        {"id": "a", "text": "Mend the lamps."},
        {"id": "b", "text": "Oil gates.", "due": "2024-03-01", "clauses": [part]},
    ]
    clauses = [{"ref": "i", "text": "Mend."}, {"ref": "ii", "text": "Oil."}]
    asked = points(progress=[told], steps_to_green=steps, clauses=clauses)
    (late,) = (each.question for each in asked if each.rule == "milestone-passed")
    assert ("why does no update mention it?" in late) is is_silent


@pytest.mark.parametrize(
    ("said", "until", "is_asked"),
    [
        ("Testing is on time.", "2024-09-30", True),
        ("Testing is late.", "2024-09-30", False),
        ("Testing is on time.", "2024-04-15", False),
    ],
)
def test_a_date_that_is_put_off_far_after_all_was_well_is_asked_about(
    said: str, until: str, *, is_asked: bool
) -> None:
    moved = {"date": "2024-01-10", "from": "2024-03-31", "to": until, "because": "A delay."}
    told = [{"date": "2023-12-01", "text": said}, {"date": "2024-02-20", "text": "We go on."}]
    asked = points(progress=told, target=until, target_changes=[moved])
    assert ("target-moved-again" in {each.rule for each in asked}) is is_asked


@pytest.mark.parametrize(("opened", "is_asked"), [("ii", True), ("i", False)])
def test_a_part_with_an_open_step_that_no_update_names_is_asked_about_though_green(
    opened: str, *, is_asked: bool
) -> None:
    text = f"""
    afi-01:
      rag: green
      clauses: [{{ref: i, text: Mend the lamps.}}, {{ref: ii, text: Oil the gates.}}]
      steps_to_green: [{{id: b, text: Go on., clauses: [{opened}]}}]
      progress: [{{date: 2024-02-26, text: Lamps are mended., clauses: [i]}}]
    """
    assert bool(_raised(text, "update-says-less")) is is_asked


@pytest.mark.parametrize(("text", "is_asked"), [("We go on.", True), ("£1.4m is saved.", False)])
def test_a_sum_reports_on_a_measure_of_savings(text: str, *, is_asked: bool) -> None:
    shown = f"""
    afi-01:
      rag: green
      measures: [{{text: The whole of the gap is saved}}]
      progress: [{{date: 2024-02-26, text: {text}}}]
    """
    assert bool(_raised(shown, "green-without-evidence")) is is_asked


def test_a_figure_of_last_month_may_have_grown_worse() -> None:
    told = [
        {"date": "2023-10-09", "text": "40 lamps were overdue."},
        {"date": "2024-02-12", "text": "60 lamps were overdue."},
        {"date": "2024-02-26", "text": "The university wrote to us."},
    ]
    assert "grew-worse" in {each.rule for each in points(progress=told, measures=[])}
    told[1]["date"] = "2023-11-12"
    assert "grew-worse" not in {each.rule for each in points(progress=told, measures=[])}


@pytest.mark.parametrize(
    ("reviewed", "is_asked"), [(None, True), ({"date": "2024-02-27", "by": "flo"}, False)]
)
def test_an_update_that_awaits_review_does_not_hide_the_setback_before_it(
    reviewed: object, *, is_asked: bool
) -> None:
    told = [
        {"date": "2024-02-12", "text": "We have not been able to appoint a chair."},
        {"date": "2024-02-26", "text": "The university wrote to us.", "reviewed": reviewed},
    ]
    assert ("setback-told" in {each.rule for each in points(progress=told)}) is is_asked


def test_two_items_of_an_area_are_a_load_where_they_are_late() -> None:
    text = """
    inspection: {areas: [{id: calls, name: Calls}, {id: staff, name: Staff}]}
    programmes: {reset: {name: Op Reset}}
    afi-01: {programmes: [reset], area: calls, target: 2024-01-01}
    afi-02: {programmes: [reset], area: calls, target: 2024-01-01}
    afi-03: {area: staff}
    afi-04: {area: staff}
    """
    (asked,) = _raised(text, "programme-load")
    assert "deliver both items that it carries, with something overdue on both?" in asked.question
    assert not _raised(text.replace("2024-01-01", "2024-12-01"), "programme-load")


@pytest.mark.parametrize(
    ("rag", "wording", "last", "is_asked"),
    [
        ("green", "Watch all lamps.", "We watch 3,100 lamps. Farms will be added once it is dry.",
         True),
        ("green", "Watch every lamp.", "Lamps are watched. The two stations will follow in May.",
         True),
        ("green", "Watch all lamps.", "Lamps on the farms are not yet covered.", True),
        ("green", "Watch all lamps.", "Town lamps are on. The farms will go live in May.", True),
        # not complete, not all, or no part that is left out
        ("amber", "Watch all lamps.", "We watch 3,100 lamps. Farms will follow in May.", False),
        ("green", "Watch the lamps.", "We watch 3,100 lamps. Farms will follow in May.", False),
        ("green", "Watch all lamps.", "We watch all lamps. A report will follow in May.", False),
        ("green", "Watch all lamps.", "We watch all lamps. The farms were added in May.", False),
        ("green", "Watch all lamps.", "We watch all lamps. New ones will be added in May.", False),
    ],
)  # fmt: skip
def test_a_complete_item_leaves_nothing_for_later(
    rag: str, wording: str, last: str, *, is_asked: bool
) -> None:
    raised = points("We go on.", last, rag=rag, wording=wording, steps_to_green=[])
    assert any(each.rule == "not-all-covered" for each in raised) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The agreement on letters has been signed with the trust.", False),
        ("The trust has been told of the lamps.", True),
        ("The agreement on letters has been signed with the council.", True),
    ],
)
def test_a_partner_may_be_called_by_its_kind(last: str, *, is_asked: bool) -> None:
    trust = {"who": "Wealdshire Partnership NHS Trust", "what": "Sign the agreement on letters."}
    raised = points("We go on.", last, depends_on=[trust])
    assert any(each.rule == "dependency-without-date" for each in raised) is is_asked


@pytest.mark.parametrize(
    ("measure", "then", "now", "rule", "question"),
    [
        # another share of the same people or things, beside the measure's own
        ("80% of lodgers content with their room", "61% of lodgers are content.",
         "23% of lodgers have a dog.", "figure-unclear",
         "says “23% of lodgers have a dog”: what is the figure?"),
        ("80% of lodgers content with their room", "61% of lodgers are content.",
         "23% of lodgers are content.", "measure-missed", "from 61% on 9 October 2023 to 23%"),
        # by how much there are more, and not how many of them are so
        ("90% of kilns tested", "71% of kilns were tested.",
         "We have 55 kilns, 40% more than in May.", "figure-unclear",
         "“We have 55 kilns, 40% more than in May”: what is the figure?"),
        ("90% of kilns tested", "71% of kilns were tested.", "40% of our 55 kilns were tested.",
         "measure-missed", "from 71% on 9 October 2023 to 40%"),
        # the noun of a participle speaks of the thing too
        ("Fewer than 30% of tenancies closed early", "35% were closed early.",
         "Closures stand at 41% because of the damp.", "figure-unclear",
         "“Closures stand at 41% because of the damp”"),
        # all who are counted, and not those who lack something
        ("Nobody without a lamp", "12 people are without a lamp.",
         "All 640 people hold a lamp but for two.",
         "measure-missed", ""),
        # no figure at all
        ("90% of kilns tested", "71% of kilns were tested.", "The potter has moved to the coast.",
         "measure-missed", "leaves out its figure, which was 71%"),
        # a figure near none of the words
        ("90% of kilns tested", "71% of kilns were tested.",
         "The potter drove to the coast 14 times.",
         "measure-missed", "leaves out its figure, which was 71%"),
    ],
)  # fmt: skip
def test_a_figure_is_only_asserted_where_its_clause_says_what_it_counts(
    measure: str, then: str, now: str, rule: str, question: str
) -> None:
    raised = points(then, now, measures=[{"text": measure}])
    of_measures = [e for e in raised if e.rule in ("measure-missed", "figure-unclear")]
    assert [each.rule for each in of_measures] == ([rule] if question else [])
    assert all(question in each.question for each in of_measures)


@pytest.mark.parametrize(
    ("then", "now", "is_asked"),
    [
        # a margin of error that narrows, and the figure itself that falls
        ("88% of looms are checked (plus or minus 3 points).",
         "90% of looms are checked (plus or minus 2 points).", False),
        ("88% of looms are checked (plus or minus 3 points).",
         "71% of looms are checked (plus or minus 3 points).", True),
        ("Looms mended: 88%, give or take 4.", "Looms mended: 90%, give or take 2.", False),
        # the size of a sample
        ("Sample of 90 late parcels: fine.", "Sample of 120 late parcels: fine.", False),
        ("We have 90 late parcels.", "We have 120 late parcels.", True),
        # growth over a year, and what has grown
        ("Late parcels are 4% higher than last year.", "Late parcels are 9% higher than last year.",
         False),
        ("Late parcels are 4% of all.", "Late parcels are 9% of all.", True),
    ],
)  # fmt: skip
def test_what_only_says_how_sure_or_how_much_more_is_no_figure_that_grew_worse(
    then: str, now: str, *, is_asked: bool
) -> None:
    assert ("grew-worse" in rules(then, now)) is is_asked


def test_a_count_beyond_a_time_is_the_one_of_several_that_names_the_time() -> None:
    measure = ["No parcel at the counter open for more than 6 days"]
    assert read(measure, "80 of them are at the counter, 31 for longer than 6 days.") == [["31"]]
    assert read(measure, "80 parcels are at the counter, 31 without a stamp.") == [["80"]]


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("Nil overdue at the north gate.", False),
        ("Zero late parcels this month.", False),
        ("0 lapsed among the crews.", False),
        ("20 lapsed among the crews.", True),
        ("Nine overdue at the north gate.", True),
        # what is left of a year is nothing that waits
        ("The barn has used half of its hay, with four months still to run.", False),
        ("The barn has its hay still to be stacked.", True),
    ],
)
def test_none_of_a_bad_thing_is_no_setback(last: str, *, is_asked: bool) -> None:
    assert ("setback-told" in rules("All is well.", last)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        # when a count begins, and when the work does
        ("From 4 November the week begins when the gate of the barn closes.", False),
        ("Mending of the barn begins on 4 November.", True),
        # what reaches a place, and what reaches a standard
        ("From 4 November the barn counts once it reaches the clerk and not the porter.", False),
        ("The barn will reach the standard in November.", True),
    ],
)
def test_a_date_is_later_than_the_target_only_if_the_work_ends_or_begins_then(
    last: str, *, is_asked: bool
) -> None:
    wording = "The force should mend the barn."
    assert ("later-than-target" in rules("All is well.", last, wording=wording)) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("The council's survey came back in May.", False),
        ("The survey was received from the council on 3 June.", False),
        ("We have received the survey that the council made.", False),
        ("The council's survey will be received by May.", True),
        ("The council reported on its barns.", True),
    ],
)
def test_what_has_arrived_is_not_awaited(last: str, *, is_asked: bool) -> None:
    awaited = {"who": "Weldon Borough Council", "what": "Survey of the barns.", "due": "2024-01-31"}
    raised = rules(SO, last, depends_on=[awaited])
    assert ("dependency-without-date" in raised) is is_asked


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("Three cooks of the night kitchen stood down.", False),
        ("The roof of the barn is delayed.", True),
        ("The barn is dry and the ferry timetable slipped.", True),
        ("Work is paused.", True),
    ],
)
def test_a_setback_puts_in_doubt_the_day_of_the_step_that_it_is_about(
    said: str, *, is_asked: bool
) -> None:
    step = {"id": "a", "text": "Mend the barn.", "due": "2024-06-30"}
    told = [{"date": "2024-02-20", "text": said, "steps": ["a"]}]
    raised = rules(progress=told, steps_to_green=[step])
    assert ("day-in-doubt" in raised) is is_asked


@pytest.mark.parametrize(
    ("last", "is_asked"),
    [
        ("Barn rents came to half of the business case, with weeks still in hand.", False),
        ("A business case for the barn ledger is still to be written.", True),
    ],
)
def test_a_claim_is_taken_back_only_in_words_besides_the_title(
    last: str, *, is_asked: bool
) -> None:
    raised = rules("The barn ledger is in place.", last, title="Rents of the barn")
    assert ("said-done" in raised) is is_asked


@pytest.mark.parametrize(
    ("last", "fact"),
    [
        ("Checking of the looms goes on.", "says “Checking of the looms goes on”."),
        ("The looms are old.", "no update reports against it."),
        ("All is well.", "no update reports against it."),
    ],
)
def test_no_update_reports_against_a_measure_only_if_none_says_what_it_counts(
    last: str, fact: str
) -> None:
    raised = points(last, measures=[{"text": "Every loom checked within five days"}])
    (asked,) = [each for each in raised if each.rule == "no-measure"]
    assert asked.fact.endswith(fact)


def test_what_only_a_restricted_update_says_of_a_measure_is_neither_denied_nor_quoted() -> None:
    told = [{"date": "2024-02-20", "text": "Checking of looms goes on.", "restricted": True}]
    raised = points(progress=told, measures=[{"text": "Every loom checked within five days"}])
    (asked,) = [each for each in raised if each.rule == "no-measure"]
    assert asked.fact == "Success is measured by “Every loom checked within five days”."


@pytest.mark.parametrize(
    ("step", "rules_asked"),
    [
        ("Take the loom ledger live.", {"programme-later"}),
        ("Oil the gates.", {"programme-admits"}),
    ],
)
def test_a_report_is_quoted_once_on_the_item_that_it_delays(
    step: str, rules_asked: set[str]
) -> None:
    register = register_from(
        f"""
        programmes:
          op-loom:
            name: Op Loom
            reports:
              - {{date: 2024-02-01, text: The loom ledger is re-planned for October 2024.}}
        afi-01:
          programmes: [op-loom]
          steps_to_green: [{{id: a, text: {step}, due: 2024-05-31}}]
          progress: [{{date: 2024-02-20, text: We go on.}}]
        """
    )
    chosen = {each.rule for each in likely_points(as_at(register, ON), "hta", ON).chosen}
    assert chosen & {"programme-later", "programme-admits"} == rules_asked
