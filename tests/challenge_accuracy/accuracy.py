"""What challenge foresees of a meeting that was held, against a key made by hand."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import challenge
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.storage.yaml import decode, parse

KEY = Path(__file__).parent / "2022-05-23-hta.yaml"
CHAIR = "pcc"


class Grade(StrEnum):
    """How much of a question a point foresees; the better one first."""

    CLEAR = "clear"
    IN_PART = "in_part"


@dataclass(frozen=True)
class Ground:
    """A rule that a fair reader accepts, and the things of which its point must speak."""

    rule: str
    grade: Grade
    naming: tuple[str, ...]
    of_the_meeting: bool
    """Whether a point of the meeting as a whole will do."""

    def holds(self, point: Point) -> bool:
        said = f"{point.whole_fact} {' '.join(point.questions)}".casefold()
        named = any(word.casefold() in said for word in self.naming)
        return point.rule == self.rule and (named or not self.naming)


@dataclass(frozen=True)
class Judged:
    """A question, and by what a fair reader takes it as foreseen."""

    id: str
    items: tuple[str | None, ...]
    grounds: tuple[Ground, ...]
    """None where no register could foresee it."""
    in_the_room: bool
    """Whether it came of what had just been said, and counts as missed where it counts at all."""
    because: str

    def met_by(self, point: Point) -> Grade | None:
        """How well a point foresees it; none where it does not."""
        grades = [
            ground.grade
            for ground in self.grounds
            if point.item in ((None,) if ground.of_the_meeting else self.items)
            and ground.holds(point)
        ]
        return min(grades, key=list(Grade).index, default=None)

    def foreseen_by(self, points: tuple[Point, ...]) -> list[tuple[Point, Grade]]:
        met = [(point, self.met_by(point)) for point in points]
        return [(point, grade) for point, grade in met if grade]

    def grade(self, points: tuple[Point, ...]) -> Grade | None:
        grades = [grade for _, grade in self.foreseen_by(points)]
        return min(grades, key=list(Grade).index, default=None)


@dataclass(frozen=True)
class Trial:
    """The real meeting, the key, and what was foreseen on its day."""

    meeting: Meeting
    judged: tuple[Judged, ...]
    points: tuple[Point, ...]
    items: int
    """How many were before the meeting."""

    @cached_property
    def asked(self) -> dict[str, Question]:
        """The meeting's questions by their ids."""
        return {question.id: question for question in self.meeting.all_questions}

    def of_the_chair(self) -> list[Judged]:
        return [each for each in self.judged if self.asked[each.id].asked_by == CHAIR]

    def foreseeable(self) -> list[Judged]:
        return [each for each in self.of_the_chair() if each.grounds]

    def first_taken_as_foreseeable(self) -> list[Judged]:
        """Those, with the one that came of what was said in the room."""
        return [each for each in self.of_the_chair() if each.grounds or each.in_the_room]

    def foreseen(self, grade: Grade) -> list[Judged]:
        return [each for each in self.foreseeable() if each.grade(self.points) is grade]

    def unasked(self) -> list[Point]:
        """The points that no question bore out, not even in part."""
        met = {point.rank for each in self.judged for point, _ in each.foreseen_by(self.points)}
        return [point for point in self.points if point.rank not in met]

    @property
    def points_an_item(self) -> float:
        return len(self.points) / self.items


def trial(register: Register) -> Trial:
    """The key's meeting, foreseen from the register as it stood on that day."""
    key = parse(decode(KEY.read_bytes()))
    meeting = register.meetings[key["meeting"]]
    then = as_at(register, meeting.date)
    points = challenge(then, meeting.forum, meeting.date)
    items = len(Preparation(then, meeting.forum, meeting.date).agenda)
    return Trial(meeting, tuple(map(_judged, key["questions"])), points, items)


def _judged(values: dict[str, Any]) -> Judged:
    names = [values["item"], *values.get("also", ())]
    return Judged(
        values["id"],
        tuple(f"peel-2021-22/{name}" if name else None for name in names),
        tuple(map(_ground, values["grounds"])),
        values.get("in_the_room", False),
        values["because"],
    )


def _ground(values: dict[str, Any]) -> Ground:
    return Ground(
        values["rule"],
        Grade(values["grade"]),
        tuple(values.get("naming", ())),
        values.get("of_the_meeting", False),
    )
