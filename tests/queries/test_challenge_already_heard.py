"""What an earlier meeting has gone through is asked about once, unless something gave way."""

from datetime import date

from peeltrack.model.register import Register
from peeltrack.queries.challenge.choose_points import challenge, likely_points

ON = date(2022, 5, 23)


def asked(register: Register, item: str | None) -> list[tuple[str, str]]:
    points = challenge(register, "hta", ON)
    named = f"peel/{item}" if item else None
    return [(point.rule, point.question) for point in points if point.item == named]


def rules(register: Register, item: str | None) -> list[str]:
    return [rule for rule, _ in asked(register, item)]


def test_items_heard_before_give_up_what_else_could_be_asked(register: Register) -> None:
    """
    forums: {sib: {name: Service Improvement Board}}
    afi-01: {progress: [{date: 2022-04-20, text: x}]}
    afi-02: {progress: [{date: 2022-04-20, text: x}]}
    afi-03: {progress: [{date: 2022-04-26, text: x}]}      # told since
    afi-04: {progress: [{date: 2022-04-20, text: x}]}      # another meeting was said to hear it
    afi-05: {progress: [{date: 2022-04-20, text: x}]}      # not heard
    meetings:
      2022-04-25-sib:
        questions:
          - {id: q, item: peel/afi-01, text: Why?}
          - {id: r, item: peel/afi-04, text: Why?, addressed_at: The panel}
        remarks:
          - {item: peel/afi-02, text: Gone through.}
          - {item: peel/afi-03, text: Gone through.}
          - {item: peel/afi-04, addressed_at: The panel}
    """
    where = "the meeting of 25 April 2022 (Service Improvement Board)"
    both = "AFI 1 (Title of afi-01) and AFI 2 (Title of afi-02)"
    question = f"Is there anything to add on {both} since {where}?"
    assert ("nothing-since", question) in asked(register, None)
    assert rules(register, "afi-01") == rules(register, "afi-02") == []
    assert rules(register, "afi-03") == rules(register, "afi-04") == rules(register, "afi-05")
    assert rules(register, "afi-05")
    raised = likely_points(register, "hta", ON).raised
    assert "no-step" in [point.rule for point in raised if point.item == "peel/afi-01"]


def test_a_panel_that_asks_the_commissioner_goes_through_nothing_with_the_force(
    register: Register,
) -> None:
    """
    forums: {pcp: {name: Police and Crime Panel, audience: public}}
    afi-01: {progress: [{date: 2022-04-20, text: x}]}
    afi-02: {progress: [{date: 2022-04-20, text: x}]}
    afi-03: {progress: [{date: 2022-04-20, text: x}]}
    meetings:
      2022-04-25-pcp: {questions: [{id: q, item: peel/afi-01, text: Why?}]}
    """
    assert "nothing-since" not in rules(register, None)
    assert rules(register, "afi-01") == rules(register, "afi-02")


def test_what_gave_way_is_asked_all_the_same(register: Register) -> None:
    """
    afi-01: {tactical_lead: null, progress: [{date: 2022-04-20, text: x}]}
    afi-02: {target: 2022-05-01, progress: [{date: 2022-04-20, text: x}]}
    afi-03: {}
    afi-04: {progress: [{date: 2022-04-20, text: x}]}
    afi-05: {progress: [{date: 2022-05-20, text: x}]}
    afi-06: {progress: [{date: 2022-05-20, text: x}]}
    afi-07: {progress: [{date: 2022-05-20, text: x}]}
    afi-08: {progress: [{date: 2022-05-20, text: x}]}
    afi-09: {progress: [{date: 2022-05-20, text: x}]}
    meetings:
      2022-04-25-hta:
        remarks:
          - {item: peel/afi-01, text: Gone through.}
          - {item: peel/afi-02, text: Gone through.}
          - {item: peel/afi-03, text: Gone through.}
          - {item: peel/afi-04, text: Gone through.}
        actions: [{id: a, item: peel/afi-04, text: Send it.}]
    """
    assert rules(register, "afi-01") == ["no-lead"]
    assert rules(register, "afi-02") == ["milestone-passed"]
    assert rules(register, "afi-03") == ["no-update"]
    assert rules(register, "afi-04") == ["action-unanswered"]


def test_a_meeting_that_hears_half_of_the_items_sets_none_apart(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-04-20, text: x}]}
    afi-02: {progress: [{date: 2022-04-20, text: x}]}
    meetings: {2022-04-25-hta: {remarks: [{item: peel/afi-01, text: Gone through.}]}}
    """
    assert "nothing-since" not in rules(register, None)
    assert rules(register, "afi-01") == rules(register, "afi-02")


def test_a_meeting_of_more_than_six_weeks_ago_is_forgotten(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-02-19, text: x}]}
    afi-02: {progress: [{date: 2022-02-19, text: x}]}
    afi-03: {progress: [{date: 2022-02-19, text: x}]}
    afi-04: {progress: [{date: 2022-02-19, text: x}]}
    afi-05: {progress: [{date: 2022-02-19, text: x}]}
    meetings:
      2022-04-07-hta: {remarks: [{item: peel/afi-01, text: Gone through.}]}   # 46 days
      2022-04-08-hta: {remarks: [{item: peel/afi-02, text: Gone through.}]}   # 45 days
      2022-05-23-hta: {remarks: [{item: peel/afi-03, text: Of the meeting itself.}]}
    """
    ((_, question),) = [each for each in asked(register, None) if each[0] == "nothing-since"]
    where = "the meeting of 8 April 2022 (Holding to Account)"
    assert question == f"Is there anything to add on AFI 2 (Title of afi-02) since {where}?"
    assert rules(register, "afi-01") == rules(register, "afi-03") != []
