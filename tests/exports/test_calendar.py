"""The calendar, read back as a calendar program reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from peeltrack.exports.calendar import Occasion, as_ics, occasions
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from tests.exports.hostile import TEXTS
from tests.registers import register_from

DAY = date(2022, 6, 15)
FORCE = "borsetshire-police"


def calendar_of(register: Register, on: date = DAY) -> bytes:
    then = as_at(register, on)
    return as_ics(then, FORCE, occasions(then, register.meetings.values()))


def parsed(data: bytes) -> list[Any]:
    """The events; their properties are of many types."""
    return list(Calendar.from_ical(data).walk("VEVENT"))


def events(data: bytes) -> list[tuple[str, date, str, str]]:
    """Each event's UID without the force, day, title and what else it says."""
    return [
        (
            str(event["UID"]).removesuffix(f"@{FORCE}.peeltrack"),
            event["DTSTART"].dt,
            str(event["SUMMARY"]),
            str(event.get("DESCRIPTION", "")),
        )
        for event in parsed(data)
    ]


def test_the_calendars_name_is_escaped_as_every_text_is(west_mercia: Register) -> None:
    force = west_mercia.organisation.model_copy(update={"name": "Borset, Dorset; and \\ Co"})
    data = as_ics(replace(west_mercia, organisation=force), FORCE, ())
    lines = data.replace(b"\r\n ", b"").decode().splitlines()
    assert r"X-WR-CALNAME:Borset\, Dorset\; and \\ Co: inspections" in lines


def test_every_promise_deadline_and_meeting_is_an_event_on_its_day(register: Register) -> None:
    """
    inspection:
      short: PEEL 2022
      published: 2022-04-27
      statutory_response: {chief_constable_comments_due: 2022-06-01}
    afi-01:
      rag: amber
      due: 2022-07-31
      target: 2022-07-01
      steps_to_green:
        - {id: plan, text: Plan it., due: 2022-06-20}
        - {id: do, text: Do it., due: 2022-06-01, done: 2022-06-01}
    afi-02:
      due: 2022-06-30
      sign_offs: [{date: 2022-06-01, stage: submitted}, {date: 2022-06-10, stage: closed}]
    meetings:
      2022-05-23-hta:
        time: 3 pm
        chair: acc
        actions:
          - {id: brief, item: peel/afi-01, text: Brief the chair., owner: supt, due: 2022-06-30}
          - {id: done, text: Done., due: 2022-06-30, done: 2022-06-01}
      2022-07-25-hta: {}
    """
    item = "Item: peel/afi-01 Title of afi-01\nRAG: amber\n"
    assert events(calendar_of(register)) == [
        ("meeting/2022-05-23-hta", date(2022, 5, 23), "Holding to Account",
         "Time: 3 pm\nChair: Assistant Chief Constable"),
        ("comments/peel", date(2022, 6, 1),
         "Due: The chief constable's comments on PEEL 2022", "From: peel"),
        ("step/peel/afi-01/plan", date(2022, 6, 20), "Step due: peel/afi-01: Plan it.",
         f"{item}Lead: Superintendent\nFrom: peel/afi-01"),
        ("response/peel", date(2022, 6, 21), "Due: Statutory response to PEEL 2022", "From: peel"),
        ("action/2022-05-23-hta/brief", date(2022, 6, 30),
         "Action due: peel/afi-01: Brief the chair.",
         f"{item}Lead: Superintendent\nFrom: 2022-05-23-hta"),
        ("target/peel/afi-01", date(2022, 7, 1), "Target: peel/afi-01: Title of afi-01",
         f"{item}Lead: Assistant Chief Constable\nFrom: peel/afi-01"),
        ("meeting/2022-07-25-hta", date(2022, 7, 25), "Holding to Account", ""),
        ("item/peel/afi-01", date(2022, 7, 31), "Due: peel/afi-01: Title of afi-01",
         f"{item}Lead: Assistant Chief Constable\nFrom: peel/afi-01"),
    ]  # fmt: skip


def test_a_response_that_was_sent_ends_the_wait_for_comments(register: Register) -> None:
    """
    inspection:
      statutory_response: {chief_constable_comments_due: 2022-06-20, sent: 2022-06-01}
    """
    assert events(calendar_of(register)) == []
    assert [id_ for id_, *_ in events(calendar_of(register, date(2022, 5, 31)))] == [
        "comments/peel"
    ]


def test_events_last_the_whole_day_and_leave_it_free(register: Register) -> None:
    """
    afi-01: {target: 2022-12-31, progress: [{date: 2022-05-04, text: Begun.}]}
    """
    (event,) = parsed(calendar_of(register))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 12, 31), date(2023, 1, 1))
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt == datetime(2022, 5, 4, tzinfo=UTC)


def test_an_event_keeps_its_identity_when_its_day_and_title_move() -> None:
    before, after = (
        events(calendar_of(register_from(f"afi-01: {{target: {day}, title: {title}}}")))
        for day, title in (("2022-07-01", "Before"), ("2022-08-01", "After"))
    )
    assert [before[0][0], before[0][1]] == ["target/peel/afi-01", date(2022, 7, 1)]
    assert [after[0][0], after[0][1]] == ["target/peel/afi-01", date(2022, 8, 1)]


def test_the_same_register_gives_the_same_bytes_on_another_day(west_mercia: Register) -> None:
    """No clock is asked, and nothing in an event counts days."""
    on_one, on_other = (calendar_of(west_mercia, date(2022, 6, day)) for day in (16, 17))
    assert on_one == on_other
    assert len(events(on_one)) > 1


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_read_back_whole(text: str) -> None:
    occasion = Occasion("step/a", DAY, text, f"Lead: {text}")
    data = as_ics(register_from(""), FORCE, [occasion])
    assert events(data) == [("step/a", DAY, text, f"Lead: {text}")]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_is_folded_into_lines_that_hold_75_bytes_and_end_as_the_standard_says(
    text: str,
) -> None:
    """RFC 5545, section 3.1."""
    data = as_ics(register_from(""), FORCE, [Occasion("step/a", DAY, text, "")])
    lines = data.split(b"\r\n")
    assert (lines.pop(), max(len(line) for line in lines) <= 75) == (b"", True)
    assert b"\n" not in b"".join(lines)
    assert b"".join(lines).count(b"BEGIN:VEVENT") == 1 + text.count("BEGIN:VEVENT")


def test_a_leads_calendar_has_what_is_due_for_them_and_the_meetings(register: Register) -> None:
    """
    leads: {other: {title: Head of Data}}
    afi-01: {target: 2022-06-01, steps_to_green: [{id: ask, text: A, lead: other, due: 2022-05-30}]}
    afi-02: {target: 2022-06-02, strategic_lead: other}
    afi-03: {target: 2022-06-03}
    meetings: {2022-06-27-hta: {actions: [{id: brief, text: B., owner: other, due: 2022-06-04}]}}
    """
    found = {
        lead: [event.id for event in occasions(register, register.meetings.values(), lead)]
        for lead in ("other", "supt")
    }
    step, meeting = "step/peel/afi-01/ask", "meeting/2022-06-27-hta"
    action = "action/2022-06-27-hta/brief"
    targets = [f"target/peel/afi-0{number}" for number in (1, 2, 3)]
    assert found == {
        "other": [step, targets[1], action, meeting],
        "supt": [step, *targets, meeting],
    }
