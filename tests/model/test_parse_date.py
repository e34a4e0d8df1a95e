import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from peeltrack.cli.shared.workspace import option_date
from peeltrack.errors import BadDateError
from peeltrack.history.revisions import day_meant
from peeltrack.imports.language.due_phrases import DuePhrase, resolved
from peeltrack.imports.language.time_limits import Limit, limit_of
from peeltrack.imports.notes.due import due_of
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.publication import published_in
from peeltrack.imports.trackers.split_updates import passages
from peeltrack.imports.trackers.tracker_dates import named
from peeltrack.imports.typed_values import TypedDate
from peeltrack.language.dates import meeting_day
from peeltrack.model.parse_date import ParsedDate, parse_date
from peeltrack.model.progress import DateChange
from peeltrack.returns.typed_cells import as_day
from peeltrack.storage.validation_messages import explain
from peeltrack.wording import long_date, short_date
from tests.model.date_spellings import ENDS, NO_DATES, NOT_EVEN_LIKE_DATES, SPELLINGS, WITH_A_WORD


@pytest.mark.parametrize(("text", "meant"), SPELLINGS.items())
def test_a_date_is_understood_as_people_write_it_at_every_door(text: str, meant: date) -> None:
    assert parse_date(text) == ParsedDate(meant)
    assert option_date("--date", text) == meant
    assert day_meant(text) == meant
    assert as_day(text).value == meant


@pytest.mark.parametrize(("text", "meant"), SPELLINGS.items())
def test_a_paper_s_date_is_understood_as_a_person_types_it(text: str, meant: date) -> None:
    """The readers make every run of blanks one; stops and brackets are the sentence's own."""
    words = " ".join(text.split()).strip(".()")
    limit = limit_of("", f"By {words}, the force should act.")
    assert limit
    assert resolved(limit.phrase, None).day == meant
    assert published_in([Block("A report"), Block(f"Published on: {words}")]) == meant
    assert named(text).day == meant
    assert [each.day for each in passages(f"{words}: Checked.")] == [meant]
    assert due_of(f"Report to the board by {words}", meant) == (meant, None)
    assert meeting_day(f"Meeting of {words}", "") == meant


def test_a_month_in_two_languages_is_one_month() -> None:
    assert meeting_day("25 Mehefin / June 2024", "") == date(2024, 6, 25)
    assert meeting_day("3ydd Mai / May 2024", "") == date(2024, 5, 3)
    assert meeting_day("25 of 40 / June 2024", "") is None


@pytest.mark.parametrize(("text", "meant"), ENDS.items())
def test_the_end_of_a_month_is_its_last_day_at_every_door(text: str, meant: date) -> None:
    assert option_date("--date", text) == as_day(text).value == named(text).day == meant
    assert limit_of("", f"By {text}, the force should act.") == Limit(f"By {text}")
    assert resolved(f"By {text}", None) == DuePhrase(f"By {text}", meant)
    assert due_of(f"Report to the board by {text}", date(2022, 5, 1)) == (meant, None)
    assert published_in([Block("A report"), Block(f"Published on: {text}")]) is None
    assert meeting_day(f"Meeting of {text}", "") is None


_DATED = TypeAdapter(TypedDate)


@pytest.mark.parametrize(("text", "meant"), {**SPELLINGS, **ENDS, **WITH_A_WORD}.items())
def test_a_file_that_a_person_corrects_has_its_dates_as_people_type_them(
    text: str, meant: date
) -> None:
    assert _DATED.validate_python(text) == meant == option_date("--date", text)
    assert as_day(text).value == named(text).day == meant
    assert named("Q3", {"Q3": text}).day == meant


@pytest.mark.parametrize(("text", "why"), NO_DATES.items())
def test_a_date_in_a_file_that_names_none_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        DateChange.model_validate({"date": text})
    details = refusal.value.errors()[0]
    said = explain(DateChange, details, lambda _: None).message
    assert said == f"date: {text!r} {why}; write it as YYYY-MM-DD."


def test_a_date_in_a_file_of_the_register_is_shown_as_it_has_to_be_written() -> None:
    with pytest.raises(ValidationError) as refusal:
        DateChange.model_validate({"date": "23/05/2022"})
    said = explain(DateChange, refusal.value.errors()[0], lambda _: None).message
    assert said == "date: '23/05/2022' is not a valid date; write it as 2022-05-23."


@pytest.mark.parametrize(("text", "why"), NO_DATES.items())
def test_a_paper_s_date_that_is_none_is_not_guessed(text: str, why: str) -> None:
    limit = limit_of("", f"By {text}, the force should act.")
    assert limit is None or "a month" in why or resolved(limit.phrase, None).day is None
    assert published_in([Block("A report"), Block(f"Published on: {text}")]) is None
    assert (named(text).day, named(text).doubt) == (None, why)


@pytest.mark.parametrize(("text", "why"), NO_DATES.items())
def test_what_names_no_one_date_is_refused_with_the_reason(text: str, why: str) -> None:
    assert (parse_date(text).value, parse_date(text).doubt) == (None, why)
    with pytest.raises(BadDateError) as refusal:
        option_date("--date", text)
    assert str(refusal.value) == f"--date {text!r} {why}; use YYYY-MM-DD or 31 May 2026."
    assert as_day(text).problem == f"{text!r} {why}; type one as 31/05/2022"


@pytest.mark.parametrize("text", NOT_EVEN_LIKE_DATES)
def test_a_text_that_is_no_date_is_none_and_may_be_a_revision(text: str) -> None:
    assert parse_date(text) == ParsedDate()
    assert day_meant(text) is None
    with pytest.raises(BadDateError) as refusal:
        option_date("--date", text)
    assert str(refusal.value).endswith("is not a valid date; use YYYY-MM-DD or 31 May 2026.")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("6 June", date(2022, 6, 6)),
        ("23 May", date(2022, 5, 23)),
        ("22 May", date(2023, 5, 22)),
        ("6/6", date(2022, 6, 6)),
        ("Monday 6 June", date(2022, 6, 6)),
        ("29 February", date(2024, 2, 29)),
        ("June 6th", date(2022, 6, 6)),
        ("5 January 2021", date(2021, 1, 5)),
    ],
)
def test_without_a_year_the_first_such_date_from_the_meeting_on_is_meant(
    text: str, named: date
) -> None:
    assert parse_date(text, counted_from=date(2022, 5, 23)).value == named


def test_a_weekday_that_does_not_fit_leaves_a_date_without_year_uncertain() -> None:
    parsed = parse_date("Tuesday 6 June", counted_from=date(2022, 5, 23))
    assert parsed == ParsedDate(doubt="is not certain: 6 June 2022 is a Monday")


def test_a_month_gives_its_last_day_and_no_date() -> None:
    assert parse_date("Feb 2024") == ParsedDate(
        doubt="has a month but no day", month_end=date(2024, 2, 29)
    )


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_is_read_as_it_is_printed(named: date) -> None:
    for text in (str(named), long_date(named), short_date(named), f"{named:%d/%m/%Y}"):
        assert parse_date(text) == ParsedDate(named)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    parsed = parse_date(text)
    assert parsed.value is None or not parsed.doubt


def test_the_documentation_names_only_spellings_that_are_read() -> None:
    page = Path(__file__).parents[2] / "docs/recording-progress.md"
    section = page.read_text(encoding="utf-8").partition("## Dates\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+) \| (\d{4}-\d\d-\d\d) \|$", section, re.MULTILINE)
    documented = {said: day for cell, day in rows for said in re.findall(r"`([^`]+)`", cell)}
    assert len(documented) > 20
    assert documented == {said: str((SPELLINGS | ENDS | WITH_A_WORD)[said]) for said in documented}
