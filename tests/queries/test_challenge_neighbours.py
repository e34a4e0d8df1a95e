"""Questions that a strict reader called false or noise, each beside one that is right to ask."""

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from peeltrack.queries.challenge.points import Point
from tests.queries.test_challenge_kinds import ON, points, rules
from tests.registers import register_from

SO = "We go on."
SEEN = "reviewed: {date: 2024-02-21, by: flo}"


@pytest.mark.parametrize(
    ("rule", "before", "last", "is_asked"),
    [
        # what follows is only asked for
        ("ends-soon", SO, "The contract runs until 30 June 2024; we asked for more.",
         True),
        ("ends-soon", SO, "The contract runs until 30 June 2024 and has been extended.", False),
        ("ends-soon", SO, "The interim provider is paid to 30 June.", True),
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
    assert ("why does no update mention it" in late) is is_silent


@pytest.mark.parametrize(
    ("said", "until", "is_asked"),
    [
        ("Testing is on time.", "2024-09-30", True),
        ("Testing is late.", "2024-09-30", False),
        ("88% of tests were on time.", "2024-09-30", False),  # what is counted is not the work
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


def test_three_items_of_several_are_a_load_where_they_are_late() -> None:
    text = """
    programmes: {reset: {name: Op Reset}}
    afi-01: {programmes: [reset], target: 2024-01-01}
    afi-02: {programmes: [reset], target: 2024-01-01}
    afi-03: {programmes: [reset]}
    afi-04: {}
    """
    (asked,) = _raised(text, "programme-load")
    assert "all three items that it carries, with a date passed on two" in asked.question
    assert not _raised(
        text.replace("afi-03: {programmes: [reset]}", "afi-03: {}"), "programme-load"
    )


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
    ("last", "fact"),
    [
        ("Checking of looms by hand goes on.", "says “Checking of looms by hand goes on”."),
        ("The looms are old.", "no update gives the figure."),
        ("All is well.", "no update gives the figure."),
    ],
)
def test_no_update_reports_against_a_measure_only_if_none_says_what_it_counts(
    last: str, fact: str
) -> None:
    raised = points(last, measures=[{"text": "90% of looms are checked by hand"}])
    (asked,) = [each for each in raised if each.rule == "measure-untold"]
    assert asked.fact.endswith(fact)


def test_what_only_a_restricted_update_says_of_a_measure_is_neither_denied_nor_quoted() -> None:
    told = [{"date": "2024-02-20", "text": "Checking of looms goes on.", "restricted": True}]
    raised = points(progress=told, measures=[{"text": "Every loom checked within five days"}])
    (asked,) = [each for each in raised if each.rule == "measure-untold"]
    assert asked.fact == "Success is measured by “Every loom checked within five days”."


@pytest.mark.parametrize("step", ["Take the loom ledger live.", "Oil the gates."])
def test_a_report_is_quoted_once_on_the_item_that_it_delays(step: str) -> None:
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
    assert chosen & {"programme-later", "programme-admits"} == {"programme-admits"}


@pytest.mark.parametrize(("audience", "is_named"), [("internal", True), ("public", False)])
def test_a_public_forum_is_not_told_which_measures_have_lost_their_figure(
    audience: str, *, is_named: bool
) -> None:
    register = register_from(f"""
    forums: {{pcp: {{name: Panel, audience: {audience}}}}}
    afi-01: {{progress: [{{date: 2024-02-20, text: Night calls are no longer counted., {SEEN}}}]}}
    afi-02: {{progress: [{{date: 2024-02-20, text: Closed cases are now excluded., {SEEN}}}]}}
    afi-03:
      measures: [{{text: 90% of lamps burn}}]
      progress:
        - {{date: 2024-01-20, text: 82% of lamps burn., {SEEN}}}
        - {{date: 2024-02-20, text: The smith is at work., {SEEN}}}
    """)
    raised = likely_points(as_at(register, ON), "pcp", ON).raised
    (fact,) = (each.fact for each in raised if each.rule == "figures-not-comparable")
    assert ("AFI 3" in fact) is is_named


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [("9% of calls rang off, counted as before.", False), ("9% of calls rang off.", True)],
)
def test_a_figure_that_a_later_update_counts_as_before_is_compared(
    later: str, *, is_asked: bool
) -> None:
    register = register_from(f"""
    afi-01:
      progress:
        - {{date: 2024-01-20, text: Night calls are no longer counted.}}
        - {{date: 2024-02-20, text: "{later}"}}
    afi-02: {{progress: [{{date: 2024-02-20, text: Closed cases are now excluded.}}]}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert ("figures-not-comparable" in {each.rule for each in raised}) is is_asked
