"""What a template may use of what a meeting's chair can be expected to ask.

Every field is described here and, from here, in docs/templates.md.
"""

from dataclasses import dataclass

from peeltrack.documents.parts.header import Frame
from peeltrack.documents.parts.item_view import Link


@dataclass(frozen=True, slots=True)
class Expected:
    """A question that can be expected."""

    question: str
    """As the chair could put it."""
    fact: str
    """What gives rise to it."""
    rank: int
    """Its place among all that the rules raise, shown or not, 1 being the most telling."""
    is_hint: bool
    """Whether it rests on the likeness of words and not on a recorded fact."""
    rule: str
    """The rule of docs/challenge.md that raised it."""
    place: str
    """Where to mend it, in words: the steps to green of AFI 9."""


@dataclass(frozen=True, slots=True)
class Challenged:
    """An item, or the meeting as a whole, with what can be asked of it."""

    link: Link | None
    """The item; none for the meeting as a whole."""
    questions: tuple[Expected, ...]
    """The most telling first."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a meeting's chair can be expected to ask. A template sees this as `challenge`.

    Within a brief it is `brief.challenge`.
    """

    page: Frame
    """What stands around it, where it is a document of its own; always an internal one."""
    forum: str
    """The forum's name."""
    subjects: tuple[Challenged, ...]
    """The meeting as a whole first, then item by item."""
    count: int
    """How many questions there are."""
    left_out: int
    """How many less telling ones are not shown."""
