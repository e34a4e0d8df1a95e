"""Dates too far away to be meant: a year mistyped, a century slipped. Pure."""

from datetime import date

from peeltrack.wording import counted, long_date

YEARS_NEAR = 10
"""The years on either side of today, or of the change's own date, in which dates are believed."""


def is_far(day: date, *near: date) -> bool:
    """Check whether a date is over ten years from every one of the dates it may be near."""
    return all(_years_apart(day, each) > YEARS_NEAR for each in near)


def date_likely_meant(day: date, near: date) -> date | None:
    """Return the date whose year was mistyped, if there is just one: 2026 for 1926 or 2062."""
    figures = f"{day.year:04}"
    years = {int(f"{near.year // 100}{figures[2:]}"), int(f"{figures[:2]}{figures[3]}{figures[2]}")}
    likely = {each for year in years if (each := _in_year(day, year)) and not is_far(each, near)}
    return likely.pop() if len(likely) == 1 else None


def years_away(day: date, near: date) -> str:
    """Describe how far a date is from another: 96 years before 23 May 2022."""
    side = "before" if day < near else "after"
    return f"{int(_years_apart(day, near))} years {side} {long_date(near)}"


def how_long_before(day: date, near: date) -> str:
    """Describe how long a date is before another, in whole days, months or years: 8 months."""
    gap = (near - day).days
    months = (near.year - day.year) * 12 + near.month - day.month - (near.day < day.day)
    if months < 1:
        return counted(gap, "day")
    return counted(months, "month") if months < 24 else counted(months // 12, "year")


def _years_apart(day: date, other: date) -> float:
    return abs((day - other).days) / 365.2425


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
