"""Notes of a meeting sent by e-mail: its subject and text have the date, not its sending. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.language.dates import meeting_day

_FIELD = re.compile(
    r"(?P<key>from|sent|date|to|cc|bcc|subject|importance|attachments?|reply-to)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s*:", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|fw)\s*:\s*)+", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(?:meetings?|met|held|minutes|notes?|actions|board|panel|committee|group|catch[- ]up)\b"
    r"|^date\b",
    re.IGNORECASE,
)
"""What a line of an e-mail has if its date is that of the meeting."""


@dataclass(frozen=True, slots=True)
class Mailed:
    """The top of an e-mail without the fields that only say how it was sent."""

    lines: tuple[str, ...]
    """The subject and the lines of the text."""
    sent: date | None
    years: str
    """The whole top, whose years may be those of a date without one."""

    @property
    def dated(self) -> tuple[str, ...]:
        """The lines whose date may be the meeting's: about it, and no later than the e-mail."""
        return tuple(line for line in self.lines if _MEETING.search(line) and self._is_past(line))

    def _is_past(self, line: str) -> bool:
        day = meeting_day(line, self.years)
        return self.sent is None or day is None or day <= self.sent


def mailed(lines: Sequence[str]) -> Mailed | None:
    """Return the top of notes sent by e-mail; None if they do not begin with an e-mail's fields."""
    start = next((at for at, line in enumerate(lines) if _FROM.match(line)), None)
    values: dict[str, str] = {}
    for line in lines[start:] if start is not None else ():
        found = _FIELD.match(line)
        key = found["key"].casefold().replace("date", "sent") if found else ""
        if not found or key in values:
            break
        values[key] = found["value"]
    if start is None or not {"subject", "sent"} <= set(values):
        return None
    subject = _REPLY.sub("", values["subject"], count=1).strip()
    rest = (*lines[:start], *lines[start + len(values) :])
    years = " ".join(lines)
    sent = meeting_day(values["sent"], years)
    return Mailed((subject, *rest), sent, years)
