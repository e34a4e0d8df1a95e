"""The questions a meeting's chair is likely to ask: the view and its maker. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from peeltrack.documents.parts.header import Header, document_header
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import Link, links
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.on_demand import on_demand
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.quotes import quote
from peeltrack.wording import long_date

with on_demand():  # the rules, with the grammar of updates: most briefs have no such annex
    from peeltrack.queries.challenge import choose_points
    from peeltrack.queries.challenge.restricted_words import quotes_restricted

_CALLED = {
    "strategic_lead": "the strategic lead",
    "tactical_lead": "the tactical lead",
    "progress": "the updates",
    "steps_to_green": "the steps to green",
    "due": "HMICFRS's due date",
    "target": "the target",
    "target_changes": "the dates",
    "rag": "the RAG",
    "measures": "the measures",
    "programmes": "the programmes",
    "depends_on": "the dependencies",
    "actions": "the actions",
    "commitments": "the commitments",
    "questions": "the questions",
    "investments": "the investments",
    "carried_forward_from": "the earlier item",
    "statutory_response": "the statutory response to",
    "expected": "what is still expected on",
    "sign_offs": "the sign-offs",
}
"""The name of each key that a question can lead to."""


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A likely question."""

    question: str
    """The question in the chair's words."""
    supplementary: tuple[str, ...]
    """Those that follow it, about what else is known of the item."""
    fact: str
    """The fact that gives rise to it."""
    rank: int
    """Its place among all the questions raised, shown or not; 1 is the strongest."""
    is_hint: bool
    """Whether it rests on similar words rather than on a recorded fact."""
    rule: str
    """The rule of docs/challenge.md that raised it."""
    place: str
    """The place to correct: the steps to green of AFI 9."""
    left_out: str
    """Why it is left out unless all are asked for; empty if it is among the strongest."""


@dataclass(frozen=True, slots=True)
class ChallengeSubject:
    """An item, or the meeting as a whole, with its likely questions."""

    link: Link | None
    """The item; None for the meeting as a whole."""
    questions: tuple[ExpectedQuestion, ...]
    """Its questions, strongest first."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """The likely questions of a meeting's chair. A template sees this as `challenge`.

    Within a brief it is `brief.challenge`.
    """

    page: Header
    """The header, if this is a document of its own; always internal."""
    forum: str
    """The forum's name."""
    strongest: tuple[ChallengeSubject, ...]
    """The ten strongest questions, each with its item, strongest first."""
    subjects: tuple[ChallengeSubject, ...]
    """The others: the meeting as a whole first, then item by item."""
    count: int
    """The number of questions shown."""
    left_out: int
    """The number of questions omitted."""


def challenge_paper(
    register: Register,
    forum_id: str,
    on: date,
    revision: str | None = None,
    today: date | None = None,
    *,
    everything: bool = False,
) -> Challenge:
    """Return the questions that a forum's chair is likely to ask, in the order of its brief.

    It is internal whatever the forum's audience.

    Args:
        register: the whole register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        revision: the commit of the register; None if its files are not committed.
        today: the last date that the register can know about; None if that is later.
        everything: include the questions otherwise omitted too.
    """
    forum = register.organisation.forums[forum_id]
    strongest, every = choose_points.likely_points(register, forum_id, on, today)
    points = every if everything else strongest
    first, others = choose_points.strongest_first(points)
    return Challenge(
        page=document_header(
            register,
            title=f"{forum.name}: what may be asked on {long_date(on)}",
            audience=Audience.INTERNAL,
            on=min(on, today or on),
            revision=revision,
            is_sensitive=quotes_restricted(register, forum_id, points),
        ),
        forum=forum.name,
        strongest=tuple(each for point in first for each in _subjects(register, [point])),
        subjects=tuple(_subjects(register, others)),
        count=len(points),
        left_out=len(every) - len(points),
    )


def _subjects(register: Register, points: Sequence[Point]) -> Iterator[ChallengeSubject]:
    asked_of = {point.item for point in points}
    items = [item for item in register.items.values() if item.id in asked_of]
    item_links = links(register, items)
    order = {item.id: place for place, item in enumerate(in_order(register, items))}

    def place(point: Point) -> tuple[int, int]:
        return order.get(point.item or "", -1), point.rank

    for id_, group in groupby(sorted(points, key=place), key=lambda point: point.item):
        link = item_links.get(id_ or "")
        yield ChallengeSubject(link, tuple(_expected(register, point, link) for point in group))


def _expected(register: Register, point: Point, link: Link | None) -> ExpectedQuestion:
    return ExpectedQuestion(
        question=point.question,
        supplementary=point.supplementary,
        fact=point.whole_fact,
        rank=point.rank,
        is_hint=point.is_hint,
        rule=point.rule,
        place=_in_words(register, point, link),
        left_out=point.left_out,
    )


def _in_words(register: Register, point: Point, link: Link | None) -> str:
    """Return the place to correct in an officer's words: the steps to green of AFI 9."""
    key = str(point.at[0])
    meeting = next((each for each in register.meetings.values() if each.file == point.file), None)
    if meeting:
        return f"{_CALLED[key]} of the meeting of {long_date(meeting.date)}"
    inspections = register.inspections.values()
    if report := next((each for each in inspections if each.file == point.file), None):
        return f"{_CALLED[key]} {report.called}"
    if key in _CALLED and link:
        return f"{_CALLED[key]} of {link.reference}"
    if key == "funding":
        return f"the funding {quote(register.organisation.funding[str(point.at[1])].text)}"
    if len(point.at) > 1:
        return f"the programme {register.organisation.programmes[str(point.at[1])].name}"
    return f"{_CALLED[key]}, item by item"
