from datetime import date

import pytest

from peeltrack.imports.language.due_phrases import DuePhrase, months_after, resolved
from peeltrack.imports.language.time_limits import Limit, limit_of

PUBLISHED = date(2021, 11, 30)

MONTH_ONLY = "gives a month: its last date was used"
NO_DAY = "gives no date: settle it by hand"
YEAR_ONLY = "gives a year: its last date was used"
YEAR_END = "gives a financial year: 31 March was used"
YEAR_START = "gives a financial year: 1 April was used"
UNCERTAIN = "does not give a definite date: settle it by hand"


@pytest.mark.parametrize(
    ("phrase", "day", "doubt"),
    [
        ("within three months", date(2022, 2, 28), None),  # no 30 February: the month's last day
        ("Within 6 months", date(2022, 5, 30), None),
        ("within twelve months of publication", date(2022, 11, 30), None),
        ("within twenty-eight days", date(2021, 12, 28), None),
        ("Within 100 days of publication of this report", date(2022, 3, 10), None),
        ("within two weeks", date(2021, 12, 14), None),
        ("within one year", date(2022, 11, 30), None),
        ("within the next six months", date(2022, 5, 30), None),
        ("immediately", PUBLISHED, None),
        ("With immediate effect", PUBLISHED, None),
        ("By 30th November 2021", date(2021, 11, 30), None),
        ("by 30 September 2024", date(2024, 9, 30), None),
        ("by the 1st of July 2022", date(2022, 7, 1), None),
        ("By Friday 1 July 2022", date(2022, 7, 1), None),
        ("by July 1, 2022", date(2022, 7, 1), None),
        ("by 01/07/2022", date(2022, 7, 1), None),
        ("by 2022-07-01", date(2022, 7, 1), None),
        ("Not later than 31 March 2015", date(2015, 3, 31), None),
        ("by no later than 31 Mar 2015", date(2015, 3, 31), None),
        ("by end of February 2024", date(2024, 2, 29), None),
        ("before the end of February 2024", date(2024, 2, 29), None),
        ("before February 2024", date(2024, 1, 31), "the day before the month"),
        ("within the next year", date(2022, 11, 30), None),
        ("within six months of its publication", date(2022, 5, 30), None),
        ("within six months of this report\u2019s publication", date(2022, 5, 30), None),
        ("no more than six months after publication", date(2022, 5, 30), None),
        ("by the end of the calendar year 2022", date(2022, 12, 31), YEAR_ONLY),
        ("by the end of the 2025/26 financial year", date(2026, 3, 31), YEAR_END),
        ("by the end of financial year 2025-26", date(2026, 3, 31), YEAR_END),
        ("by the start of the 2025/26 financial year", date(2025, 4, 1), YEAR_START),
        ("before 1 April 2024", date(2024, 3, 31), "“before” was read as the day before"),
        ("by July 2018", date(2018, 7, 31), MONTH_ONLY),
        ("by the end of February 2024", date(2024, 2, 29), None),
        ("by 31 June 2024", None, "is not a valid date: settle it by hand"),
        ("by 30 September", None, "has no year: settle it by hand"),
        ("by the end of September", None, "has no year: settle it by hand"),
        ("before May 2024", date(2024, 4, 30), "the day before the month"),
        ("31 March 2024", date(2024, 3, 31), None),
        ("by autumn 2023", None, UNCERTAIN),
        ("by mid-2023", None, UNCERTAIN),
        ("within three to six months", None, UNCERTAIN),
        ("within six months of this inspection", None, UNCERTAIN),
        ("by the end of the financial year", None, UNCERTAIN),
        ("within ten working days", None, "counts working days: settle the date by hand"),
        ("at the earliest opportunity", None, NO_DAY),
        ("as soon as possible", None, NO_DAY),
        ("when it can", None, UNCERTAIN),
    ],
)
def test_a_phrase_comes_to_its_day_or_to_none(
    phrase: str, day: date | None, doubt: str | None
) -> None:
    assert resolved(phrase, PUBLISHED) == DuePhrase(phrase, day, doubt)


@pytest.mark.parametrize("phrase", ["within three months", "immediately"])
def test_without_a_publication_nothing_is_counted(phrase: str) -> None:
    expected = DuePhrase(phrase, None, "counts from publication: give --published")
    assert resolved(phrase, None) == expected


@pytest.mark.parametrize(
    ("lead_in", "text", "limit"),
    [
        ("We recommend that within six months the force should:", "do it", "within six months"),
        ("Ourtown Police should, within three months:", "do it", "within three months"),
        ("The force should immediately:", "do it", "immediately"),
        ("", "By 1 May 2024, chief constables should do it.", "By 1 May 2024"),
        ("", "Chief constables should, by 1 May 2024, do it.", "by 1 May 2024"),
        ("", "Chief constables should immediately do it.", "immediately"),
        ("", "Chief constables should do it by 1 May 2024.", "by 1 May 2024"),
        ("", "The force should make sure that, by May 2024, it is done.", "by May 2024"),
        ("", "We recommend that Ourtown Police immediately reviews it.", "immediately"),
        ("The force should:", "do it by 1 May 2024; and", "by 1 May 2024"),
        ("", "Before the hall reopens, the force should do it.", "Before the hall reopens"),
        ("", "The force should do it in time for the next review.", "in time for the next review"),
        ("", "Before a case is closed, officers should tell the victim.", None),
        ("", "Officers should, before they leave, tell the next of kin.", None),
        # what is immediate or limited here is the thing asked for, not the time to do it
        ("", "There should be an immediate commitment. Then it should be done.", None),
        ("", "It should be simple. Changes should be made immediately.", None),
        ("", "The force should tell victims within 28 days and record it.", None),
        ("", "The force should adopt the guidance issued in May 2024.", None),
        ("", "Until orders replace notices, the force should use both.", None),
    ],
)
def test_a_limit_is_the_phrase_that_governs_what_is_asked(
    lead_in: str, text: str, limit: str | None
) -> None:
    assert limit_of(lead_in, text) == (Limit(limit) if limit else None)


def test_a_span_at_the_end_of_the_sentence_is_kept_and_doubted() -> None:
    found = limit_of("", "The force should make sure that victims are told within 28 days.")
    assert found == Limit("within 28 days", "is at the end: check that it is the time limit")


def test_a_second_date_is_pointed_out() -> None:
    found = limit_of("", "By 1 May 2024, forces should plan and by 1 June 2024 they should act.")
    assert found == Limit(
        "By 1 May 2024", "a second date follows, “by 1 June 2024”: check which one applies"
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2022, 4, 27), 3, date(2022, 7, 27)),
    ],
)
def test_months_are_added_by_the_calendar(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end
