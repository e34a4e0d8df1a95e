"""Days of meetings to come that minutes print, for actions due at one of them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from peeltrack.imports.notes.commitments import Task
from peeltrack.imports.notes.notes_lines import NotesLine
from peeltrack.language.dates import days_in
from peeltrack.model.parse_date import MONTH, MONTH_NUMBER

_MEETING = r"(?:meetings?|board|panel|committee|session|forum|group)"
_NEXT = re.compile(
    rf"(?:dates? of )?(?:the )?(?:next|future|forthcoming) (?:[\w-]+ ){{0,3}}?{_MEETING}\b"
    r"|\b(?:next meets|(?:will )?meets? (?:next|again))\b",
    re.IGNORECASE,
)
"""What stands before the day of a meeting to come: "Next meeting:", "The Committee next meets"."""
_LONGEST = 120
"""The most characters of a line that tells when the next meeting is."""
_OF_A_MONTH = re.compile(
    rf"(?:to|at|for|by|before) (?:the |our |its )?(?P<month>{MONTH})"
    rf"(?: (?P<year>20\d\d))? {_MEETING}",
    re.IGNORECASE,
)


class MeetingsToCome:
    """The days that minutes print for meetings to come."""

    def __init__(self, lines: Iterable[NotesLine], meeting: date) -> None:
        """Read the days from the lines of a meeting's minutes, with the day of that meeting."""
        self.days: list[date] = []
        announced = False
        for line in lines:
            named = [day for _, day in days_in(line.text, meeting) if day > meeting]
            announces = len(line.text) < _LONGEST and bool(_NEXT.search(line.text))
            if announces or (announced and len(line.text) < _LONGEST):
                self.days += named
            announced = announces and not named

    def settled(self, task: Task) -> Task:
        """Return a task with the day of the meeting that it is due at, where one is printed.

        "To the December meeting" has that day; "to the next meeting" stays an event, which moves
        if the meeting does.
        """
        found = _OF_A_MONTH.fullmatch(task.event or "")
        if task.due or not found:
            return task
        month = MONTH_NUMBER[found["month"].casefold()]
        days = [
            day
            for day in self.days
            if day.month == month and (not found["year"] or day.year == int(found["year"]))
        ]
        return replace(task, due=days[0], event=None) if len(set(days)) == 1 else task
