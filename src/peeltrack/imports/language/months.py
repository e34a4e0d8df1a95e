"""Months as papers write them: March, Mar, Sept. Pure."""

from peeltrack.wording import MONTHS

_FULL = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}

MONTH_NUMBER = {**_FULL, **{name[:3]: number for name, number in _FULL.items()}, "sept": 9}
"""Which month of the year each name is; the names are without capitals."""

MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBER, key=len, reverse=True))})"
"""A regular expression for a name, to be matched whatever the case of its letters."""
