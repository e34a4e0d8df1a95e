"""What a meeting's chair can be expected to ask, as a document shows it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from peeltrack.documents.parts.header import Frame, frame
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, links
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.challenge.choose_points import foresee
from peeltrack.queries.challenge.points import Point
from peeltrack.wording import long_date

_CALLED = {
    "strategic_lead": "the strategic lead",
    "tactical_lead": "the tactical lead",
    "progress": "the updates",
    "steps_to_green": "the steps to green",
    "due": "the inspectorate's date",
    "target": "the target",
    "rag": "the RAG",
    "measures": "the measures",
    "programmes": "the programmes",
    "depends_on": "the dependencies",
    "actions": "the actions",
    "commitments": "the promises",
}
"""What a key that a point leads to is called."""


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
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
class ChallengeSubject:
    """An item, or the meeting as a whole, with what can be asked of it."""

    link: Link | None
    """The item; none for the meeting as a whole."""
    questions: tuple[ExpectedQuestion, ...]
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
    subjects: tuple[ChallengeSubject, ...]
    """The meeting as a whole first, then item by item."""
    count: int
    """How many questions there are."""
    left_out: int
    """How many less telling ones are not shown."""


def challenge_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    *,
    everything: bool = False,
) -> Challenge:
    """What the chair of a forum can be expected to ask, in the order of the forum's brief.

    It is internal whoever the forum's audience is.

    Args:
        register: the register as at that day, nothing taken out.
        forum_id: a key of the register's fora.
        on: the day of the meeting.
        revision: the commit that the register is of; none where its files are in none.
        everything: all that the rules raise, and not the most telling alone.
    """
    forum = register.organisation.fora[forum_id]
    told, raised = foresee(register, forum_id, on)
    shown = raised if everything else told
    return Challenge(
        page=frame(
            register,
            title=f"{forum.name}: what may be asked on {long_date(on)}",
            audience=Audience.INTERNAL,
            on=on,
            revision=revision,
        ),
        forum=forum.name,
        subjects=tuple(_subjects(register, shown)),
        count=len(shown),
        left_out=len(raised) - len(shown),
    )


def _subjects(register: Register, points: Sequence[Point]) -> Iterator[ChallengeSubject]:
    asked_of = {point.item for point in points}
    named = [item for item in register.items.values() if item.id in asked_of]
    ways = links(register, named)
    order = {item.id: place for place, item in enumerate(in_order(register, named))}

    def place(point: Point) -> tuple[int, int]:
        return order.get(point.item or "", -1), point.rank

    for id_, group in groupby(sorted(points, key=place), key=lambda point: point.item):
        link = ways.get(id_ or "")
        yield ChallengeSubject(link, tuple(_expected(register, point, link) for point in group))


def _expected(register: Register, point: Point, link: Link | None) -> ExpectedQuestion:
    return ExpectedQuestion(
        question=point.question,
        fact=point.fact,
        rank=point.rank,
        is_hint=point.is_hint,
        rule=point.rule,
        place=_in_words(register, point, link),
    )


def _in_words(register: Register, point: Point, link: Link | None) -> str:
    """Where to mend it, as an officer says it: the steps to green of AFI 9."""
    key = str(point.at[0])
    meeting = next((each for each in register.meetings.values() if each.file == point.file), None)
    if meeting:
        return f"{_CALLED[key]} of the meeting of {long_date(meeting.date)}"
    if key in _CALLED and link:
        return f"{_CALLED[key]} of {link.reference}"
    if len(point.at) > 1:
        return f"the programme {register.organisation.programmes[str(point.at[1])].name}"
    return f"{_CALLED[key]}, item by item"
