"""The meeting that a name means, to record and to prepare."""

from datetime import date

import pytest

from peeltrack.errors import AmbiguousError, NoMeetingError, PeelTrackError, UnknownNameError
from peeltrack.model.organisation import Organisation
from peeltrack.queries.find_meeting import (
    MeetingMeant,
    PreparedMeeting,
    meeting_held,
    meeting_prepared,
)

OFFICE = Organisation.model_validate(
    {
        "name": "Small Force",
        "forums": {
            "hta": {"name": "Holding to Account"},
            "hta-crime": {"name": "Holding to Account: crime"},
            "sib": {"name": "Service Improvement Board"},
            "jac": {"name": "Joint Audit Committee"},
        },
    }
)
IDS = (
    "2026-05-04-hta",
    "2026-05-18-hta-crime",
    "2026-06-01-hta",
    "2026-06-01-sib",
    "2026-07-06-hta",
    "2026-07-06-hta-evening",
    "2026-08-03-hta",
    "not-a-meeting",
)


@pytest.mark.parametrize(
    ("name", "on", "meant"),
    [
        ("2026-05-04-hta", "2026-07-01", MeetingMeant("2026-05-04-hta")),
        ("2026-05-04 HTA", "2026-07-01", MeetingMeant("2026-05-04-hta")),
        ("2026-05-04", "2026-07-01", MeetingMeant("2026-05-04-hta", "the only one of that date")),
        # of a forum the latest by the date, that of the date itself among them
        (
            "HTA",
            "2026-05-31",
            MeetingMeant("2026-05-04-hta", "the latest meeting held; 2026-06-01-hta is planned"),
        ),
        (
            "Holding to account",
            "2026-06-01",
            MeetingMeant("2026-06-01-hta", "the latest meeting held; 2026-07-06-hta is planned"),
        ),
        ("hta", "2026-09-01", MeetingMeant("2026-08-03-hta")),  # nothing else can be meant
        ("hta-crime", "2026-09-01", MeetingMeant("2026-05-18-hta-crime")),
        ("sib", "2026-01-01", MeetingMeant("2026-06-01-sib", "the next planned")),
        # two of one forum and date, two forums of one date, and nothing of that name
        ("hta", "2026-07-06", AmbiguousError),
        ("2026-06-01", "2026-07-01", AmbiguousError),
        ("jac", "2026-07-01", NoMeetingError),
        ("board", "2026-07-01", UnknownNameError),
        ("2026-05", "2025-01-01", AmbiguousError),
        ("2026-04", "2026-07-01", UnknownNameError),
        ("not-a-meeting", "2026-07-01", UnknownNameError),
        ("", "2026-07-01", UnknownNameError),
    ],
)
def test_a_meeting_to_record_is_the_latest_held(
    name: str, on: str, meant: MeetingMeant | type[PeelTrackError]
) -> None:
    if isinstance(meant, MeetingMeant):
        assert meeting_held(IDS, OFFICE, name, date.fromisoformat(on)) == meant
        return
    with pytest.raises(meant):
        meeting_held(IDS, OFFICE, name, date.fromisoformat(on))


JUNE, JULY = date(2026, 6, 1), date(2026, 7, 6)


@pytest.mark.parametrize(
    ("name", "today", "day", "prepared"),
    [
        (
            "hta",
            "2026-05-05",
            None,
            PreparedMeeting("hta", JUNE, "2026-06-01-hta", "the next planned"),
        ),
        ("hta", "2026-06-01", None, PreparedMeeting("hta", JUNE, "2026-06-01-hta")),
        (
            "hta",
            "2026-08-04",
            None,
            PreparedMeeting("hta", date(2026, 8, 4), None, "no meeting of hta is planned"),
        ),
        (
            "jac",
            "2026-06-01",
            None,
            PreparedMeeting("jac", JUNE, None, "no meeting of jac is planned"),
        ),
        # a date that is given is the meeting's, in the register or not
        ("hta", "2026-01-01", "2026-06-01", PreparedMeeting("hta", JUNE, "2026-06-01-hta")),
        (
            "hta",
            "2026-01-01",
            "2026-06-02",
            PreparedMeeting(
                "hta",
                date(2026, 6, 2),
                None,
                "the register has no meeting of hta on that date; "
                "the next planned is 2026-07-06-hta",
            ),
        ),
        (
            "hta",
            "2026-01-01",
            "2026-09-01",
            PreparedMeeting(
                "hta", date(2026, 9, 1), None, "the register has no meeting of hta on that date"
            ),
        ),
        (
            "2026-07-06-hta-evening",
            "2026-01-01",
            None,
            PreparedMeeting("hta", JULY, "2026-07-06-hta-evening"),
        ),
        (
            "2026-05-18-hta-crime",
            "2026-01-01",
            "2026-05-18",
            PreparedMeeting("hta-crime", date(2026, 5, 18), "2026-05-18-hta-crime"),
        ),
    ],
)
def test_a_meeting_to_prepare_is_the_next_planned(
    name: str, today: str, day: str | None, prepared: PreparedMeeting
) -> None:
    given = date.fromisoformat(day) if day else None
    assert meeting_prepared(IDS, OFFICE, name, date.fromisoformat(today), given) == prepared


TWO = "'hta' may be 2026-07-06-hta or 2026-07-06-hta-evening. Give the whole id."


@pytest.mark.parametrize(
    ("name", "today", "day", "said"),
    [
        ("hta", "2026-06-02", None, TWO),
        ("hta", "2026-01-01", JULY, TWO),
        (
            "2026-05-04-hta",
            "2026-01-01",
            JUNE,
            "2026-05-04-hta: is of 4 May 2026. Leave --date out.",
        ),
        ("htaa", "2026-01-01", None, "no forum 'htaa'. Did you mean hta?"),
    ],
)
def test_two_meetings_that_fit_are_asked_back(
    name: str, today: str, day: date | None, said: str
) -> None:
    with pytest.raises(PeelTrackError) as refused:
        meeting_prepared(IDS, OFFICE, name, date.fromisoformat(today), day)
    assert str(refused.value) == said
