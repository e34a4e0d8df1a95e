"""Which points are told, in what order, and what they are not drawn from."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum, Lead, Organisation
from peeltrack.model.problems import Place
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import sees
from peeltrack.queries.challenge.choose_points import challenge, likely_points
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.rule_list import RULES
from tests.edits.all_edits import item_values
from tests.registers import an_inspection, an_item

ON = date(2022, 5, 23)


def told(register: Register, forum: str = "hta") -> list[tuple[str | None, str]]:
    points = challenge(register, forum, ON)
    return [(point.item and point.item.removeprefix("peel/"), point.rule) for point in points]


def test_one_item_is_asked_about_on_two_grounds_the_gravest_first(register: Register) -> None:
    """
    inspection: {published: 2022-04-27}
    afi-01:
      strategic_lead: null
      target: 2022-05-01            # a passed day comes before a step that is wanting
      depends_on: [{who: The ICB, what: x}]
    """
    assert told(register) == [("afi-01", "no-lead"), ("afi-01", "no-update")]
    everything = [point.rule for point in likely_points(register, "hta", ON).raised]
    assert everything == [
        "no-lead", "no-update", "milestone-passed", "dependency-without-date", "no-step",
        "no-measure",
    ]  # fmt: skip


def test_an_item_is_asked_three_times_at_most_where_others_leave_room(register: Register) -> None:
    """
    inspection: {published: 2022-04-27}
    afi-01:
      strategic_lead: null
      target: 2022-05-01
      depends_on: [{who: The ICB, what: x}]               # a fourth ground
    afi-02:
      steps_to_green: [{id: a, text: Wording., due: 2022-09-01}]
      measures: [{text: Marker}]
      progress: [{date: 2022-05-20, text: Marker 9.}]
    """
    assert told(register) == [
        ("afi-01", "no-lead"), ("afi-01", "no-update"), ("afi-01", "milestone-passed"),
    ]  # fmt: skip


def test_one_ground_gives_one_point(register: Register) -> None:
    """
    afi-01:
      steps_to_green: [{id: a, text: A, due: 2022-05-01}, {id: b, text: B, due: 2022-09-01}]
      measures: [{text: Marker}]
      progress: [{date: 2022-05-20, text: "Marker 9", steps: [b]}]
    """
    raised = [point.rule for point in likely_points(register, "hta", ON).raised]
    assert raised == ["milestone-passed", "step-unspoken"]
    assert told(register) == [("afi-01", "milestone-passed")]


def test_what_most_items_lack_is_asked_once_and_of_each_last(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-20, text: x}]}
    afi-02: {progress: [{date: 2022-05-20, text: x}], depends_on: [{who: The ICB, what: x}]}
    afi-03: {progress: [{date: 2022-05-20, text: x}]}
    afi-04: {progress: [{date: 2022-05-20, text: x}]}
    """
    assert told(register) == [
        (None, "no-step"),
        (None, "no-measure"),
        ("afi-02", "dependency-without-date"),
        ("afi-01", "no-step"),
        ("afi-02", "no-step"),
        ("afi-03", "no-step"),
        ("afi-04", "no-step"),
        ("afi-01", "no-measure"),
    ]  # eight, two for each of four items; one more of each is left out
    assert (
        challenge(register, "hta", ON)[0].fact
        == "4 of the 4 items to put right have no step to green."
    )


def test_a_cause_of_concern_is_in_no_count_of_what_is_put_right(register: Register) -> None:
    """
    programmes: {reset: {name: Op Reset}}
    coc-1: {programmes: [reset], progress: [{date: 2022-01-20, text: x}]}
    rec-1: {cause_of_concern: coc-1, programmes: [reset], progress: [{date: 2022-01-20, text: x}]}
    rec-2: {programmes: [reset], progress: [{date: 2022-01-20, text: x}]}
    afi-01: {programmes: [reset], progress: [{date: 2022-01-20, text: x}]}
    afi-02: {programmes: [reset], progress: [{date: 2022-01-20, text: x}]}
    afi-04: {}
    afi-03: {relevance: monitor, relevance_reason: x}
    """
    once = {p.rule: p.fact for p in likely_points(register, "hta", ON).raised if p.item is None}
    aside = "a cause of concern is put right by its recommendations."
    right = "5 items to put right"
    assert once == {
        "programme-load": f"Op Reset carries 4 of the {right}; {aside}",
        "no-step": f"5 of the {right} have no step to green; {aside}",
        "no-measure": f"5 of the {right} have no measure of success; {aside}",
        "stale-update": f"4 of the {right} have a last update older than this forum accepts; "
        f"{aside}",
    }
    both = [p.item for p in likely_points(register, "hta", ON).raised if p.rule == "stale-update"]
    assert "peel/coc-1" in both  # it is raised, though it is not counted
    assert ("coc-1", "stale-update") not in told(register)  # its recommendation is asked the same


def test_three_items_that_lack_the_same_are_no_pattern(register: Register) -> None:
    """
    afi-01: {progress: [{date: 2022-05-20, text: x}]}
    afi-02: {progress: [{date: 2022-05-20, text: x}]}
    afi-03: {progress: [{date: 2022-05-20, text: x}]}
    """
    assert {item for item, _ in told(register)} == {"afi-01", "afi-02", "afi-03"}


def test_a_fact_comes_before_a_hint(register: Register) -> None:
    """
    afi-01:
      wording: Agree with partners how vulnerability data is collected; supervise staff.
      steps_to_green: [{id: a, text: Agree data collection with partners.}]
      depends_on: [{who: The ICB, what: x}]
      measures: [{text: Marker}]
      progress: [{date: 2022-05-20, text: "Marker 9"}]
    """
    points = challenge(register, "hta", ON)
    assert [(point.rule, point.is_hint, point.rank) for point in points] == [
        ("dependency-without-date", False, 1),
        ("part-without-step", True, 2),
    ]


def test_only_the_items_of_the_forum_are_asked_about(register: Register) -> None:
    """
    forums: {board: {name: Board, inspections: [old]}}
    afi-01: {strategic_lead: null}
    old/afi-01: {strategic_lead: null}
    old/afi-02: {strategic_lead: null, superseded_by: peel/afi-01}
    """
    assert {item for item, _ in told(register, "board")} == {"old/afi-01"}


def test_a_public_forum_asks_about_nothing_that_it_does_not_see(register: Register) -> None:
    """
    forums: {pcp: {name: Police and Crime Panel, audience: public}}
    afi-02: {target: 2022-05-01}                  # public, as the target is
    afi-01:
      steps_to_green: [{id: a, text: Only for us., due: 2022-05-01, restricted: true}]
      measures: [{text: Marker}]
      progress: [{date: 2022-05-20, text: "Marker 9", restricted: true}]
    """
    assert told(register, "pcp") == [("afi-02", "no-update"), ("afi-02", "milestone-passed")]
    unseen = {
        (point.item, point.rule)
        for point in likely_points(register, "pcp", ON).raised
        if point.left_out == "the forum does not see what it rests on"
    }
    assert ("peel/afi-01", "milestone-passed") in unseen
    assert ("afi-01", "milestone-passed") in told(register, "hta")


def test_a_cause_of_concern_that_is_the_only_one_has_its_article(register: Register) -> None:
    """
    leads: {old: {title: Inspector, left: 2022-01-01}}
    coc-1:
      tactical_lead: old
      progress: [{date: 2022-05-20, text: x}]
      rag: red
      rag_changes: [{date: 2022-05-02, from: amber, to: red, because: Late}]
    """
    asked = [point.question for point in challenge(register, "hta", ON)]
    assert (
        "Who has taken the cause of concern over from Inspector, and what has been done since?"
        in asked
    )
    assert "The cause of concern went from amber to red on 2 May 2022: " in " ".join(asked)


def test_the_commissioner_is_not_asked_for_the_commissioners_own_response(
    register: Register,
) -> None:
    """
    forums: {sib: {name: Board, chair: Deputy Chief Constable}}
    inspection: {published: 2022-01-10, statutory_response: {sent: 2022-02-01}}
    afi-01: {}
    """
    hta = register.organisation.forums["hta"].model_copy(update={"chair": "Commissioner"})
    forums = {**register.organisation.forums, "hta": hta}
    values = {"local_policing_body": "Borsetshire Commissioner", "forums": forums}
    register = replace(register, organisation=register.organisation.model_copy(update=values))
    assert [(None, "response-overdue") in told(register, each) for each in ("hta", "sib")] == [
        False, True,
    ]  # fmt: skip


def test_a_public_forum_is_not_told_why_a_finding_was_rated_or_returned(register: Register) -> None:
    """
    forums: {pcp: {name: Police and Crime Panel, audience: public}}
    afi-01:
      rag: red
      rag_changes: [{date: 2022-05-02, from: amber, to: red, because: A grievance}]
    afi-02: {sign_offs: [{date: 2022-05-03, stage: returned, because: A complaint}]}
    """
    quoted = {
        forum: [
            point.fact
            for point in challenge(register, forum, ON)
            if point.rule in ("rated-down", "returned")
        ]
        for forum in ("hta", "pcp")
    }
    assert quoted == {
        "hta": [
            "HMICFRS returned it on 3 May 2022: “A complaint”.",
            "It was rated from amber to red on 2 May 2022: “A grievance”.",
        ],
        "pcp": [
            "HMICFRS returned it on 3 May 2022.",
            "It was rated from amber to red on 2 May 2022.",
        ],
    }


@pytest.mark.parametrize(
    ("at", "is_seen"),
    [
        (("target",), True),
        (("steps_to_green", 0, "due"), False),
        (("progress", 0), True),
        (("progress", 0, "text"), True),
        (("progress", 0, "blocker"), False),
        (("progress", 1), False),
        (("progress", 2), False),
        (("area",), True),
        (("depends_on",), False),
    ],
)
def test_the_public_sees_a_place_if_every_key_on_the_way_is_public(
    at: Place, is_seen: bool, register: Register
) -> None:
    """
    afi-01:
      steps_to_green: [{id: a, text: A, due: 2022-05-01}]
      progress:
        - {date: 2022-05-20, text: x, reviewed: {date: 2022-05-21, by: flo}}
        - {date: 2022-05-21, text: y}             # not reviewed
        - {date: 2022-05-22, text: z, restricted: true, reviewed: {date: 2022-05-22, by: flo}}
    """
    item = register.items["peel/afi-01"]
    assert sees(register, Audience.PUBLIC, item, at) is is_seen
    assert sees(register, Audience.INTERNAL, item, at)


@given(secret=st.text("abcdefgh", min_size=12, max_size=20), kind=st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_a_restricted_update_is_quoted_in_no_point(secret: str, kind: int) -> None:
    """Nor its figures: whatever it admits, the question is whether the public line holds."""
    text = (f"{secret} is delayed", f"12% of {secret}", f"Victims of {secret}", f"{secret} lapsed")
    told = [
        {
            "date": "2022-05-01",
            "text": "In April 97% of crimes were recorded in a day.",
            "reviewed": {"date": "2022-05-02", "by": "flo"},
        },
        {"date": "2022-05-10", "text": f"{text[kind]}, crimes recorded.", "restricted": True},
    ]
    measures = [{"text": "95% of crimes are recorded in a day."}]
    wording = "The force should record what victims report."
    item = an_item("afi-01", wording=wording, progress=told, measures=measures, rag="amber")
    register = Register(
        organisation=Organisation(
            name="Anyshire",
            forums={"hta": Forum(name="HTA")},
            leads={"flo": Lead(title="Force Liaison Officer", may_review=True)},
        ),
        inspections={"peel": an_inspection("peel", published="2022-04-27")},
        items={item.id: item},
    )
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert "restricted-since" in {point.rule for point in raised}
    assert not any(secret in f"{point.fact} {point.question}" for point in raised)


def test_a_forum_with_nothing_before_it_is_asked_nothing(register: Register) -> None:
    """
    forums: {board: {name: Board, inspections: [old]}}
    """
    assert told(register, "board") == []


@pytest.fixture
def on_the_day(west_mercia: Register) -> Register:
    return as_at(west_mercia, ON)


def points_with(register: Register, meetings: dict[str, Meeting]) -> tuple[Point, ...]:
    return likely_points(replace(register, meetings=meetings), "hta", ON).raised


def test_nothing_of_the_meeting_itself_is_read(on_the_day: Register) -> None:
    """Deleted, emptied or filled with something else, it leaves every point as it was."""
    *_, held = on_the_day.meetings.values()
    emptied = Meeting(id=held.id, forum=held.forum, date=held.date)
    earlier = {id_: each for id_, each in on_the_day.meetings.items() if id_ != held.id}
    told = points_with(on_the_day, {**earlier, held.id: held})
    assert told
    assert points_with(on_the_day, earlier) == told
    assert points_with(on_the_day, {**earlier, held.id: emptied}) == told
    assert points_with(on_the_day, {**earlier, held.id: _filled(held, ON)}) == told


def test_nothing_of_a_later_meeting_is_read_and_of_an_earlier_one_it_is(
    on_the_day: Register,
) -> None:
    *_, held = on_the_day.meetings.values()
    later, earlier = _filled(held, date(2022, 6, 20)), _filled(held, date(2022, 4, 25))
    told = points_with(on_the_day, {held.id: held})
    assert points_with(on_the_day, {later.id: later}) == told
    new = Counter(p.rule for p in points_with(on_the_day, {earlier.id: earlier}))
    new.subtract(point.rule for point in told)
    assert +new == Counter({"action-unanswered": 1, "promise-not-kept": 1, "nothing-since": 1})


def _filled(meeting: Meeting, on: date) -> Meeting:
    """Another meeting of the forum, with a question, an action and a promise on an item."""
    item = "peel-2021-22/afi-11"
    return Meeting.model_validate(
        {
            "id": f"{on}-{meeting.forum}",
            "forum": meeting.forum,
            "date": on.isoformat(),
            "questions": [{"id": "why", "item": item, "text": "Why?"}],
            "actions": [{"id": "tell", "item": item, "text": "Tell us."}],
            "commitments": [{"text": "We shall.", "item": item}],
        }
    )


def test_the_shipped_register_is_asked_three_times_an_item_at_most_and_twice_on_average(
    on_the_day: Register,
) -> None:
    points = challenge(on_the_day, "hta", ON)
    asked = Counter(point.item for point in points if point.item)
    assert max(asked.values()) == 3
    assert len(points) <= 2 * 19


def test_a_point_has_its_place_among_all_whether_all_are_shown_or_not(
    on_the_day: Register,
) -> None:
    told, raised = likely_points(on_the_day, "hta", ON)
    assert [point.rank for point in raised] == list(range(1, len(raised) + 1))
    assert all(raised[point.rank - 1] == point for point in told)
    assert [point.rank for point in told] == sorted(point.rank for point in told)
    assert told[-1].rank > len(told)


@given(seed=st.integers(0, 1 << 32), size=st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_any_register_is_asked_within_bounds(seed: int, size: int) -> None:
    """Three an item at most, each on another ground; ranked without a gap; of files there."""
    chance = Random(seed)  # noqa: S311 (chance for a test)
    items = [
        Item.model_validate({**item_values(chance), "id": f"peel/afi-{number}"})
        for number in range(size)
    ]
    register = Register(
        organisation=Organisation(
            name="Anyshire", forums={"hta": Forum(name="Holding to Account")}
        ),
        inspections={"peel": an_inspection("peel", published="2022-04-27")},
        items={item.id: item for item in items},
    )
    found = likely_points(as_at(register, ON), "hta", ON)
    grounds = {rule.name: rule.ground for rule in RULES}
    asked = [(point.item, grounds[point.rule]) for point in found.chosen if point.item]
    assert len(set(asked)) == len(asked)
    assert max(Counter(item for item, _ in asked).values(), default=0) <= 3
    assert len(found.chosen) <= 2 * size
    assert [point.rank for point in found.raised] == list(range(1, len(found.raised) + 1))
    assert all(found.raised[point.rank - 1] == point for point in found.chosen)
    assert {point.file for point in found.raised} <= {item.file for item in items}


def test_every_rule_has_a_name_and_a_sentence_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.ask.__doc__ for rule in RULES)
