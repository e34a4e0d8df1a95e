"""What challenge foresees of a meeting that was held, against a key made by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from peeltrack.model.meetings import Meeting, Question
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.foreseen import challenge
from peeltrack.queries.challenge.points import Point, Preparation
from peeltrack.storage.yaml import decode, parse

KEY = Path(__file__).parent / "2022-05-23-hta.yaml"
CHAIR = "pcc"


@dataclass(frozen=True)
class Ground:
    """A rule that a fair reader accepts, and the things of which its point must speak."""

    rule: str
    naming: tuple[str, ...]

    def holds(self, point: Point) -> bool:
        said = f"{point.fact} {point.question}".casefold()
        named = any(word.casefold() in said for word in self.naming)
        return point.rule == self.rule and (named or not self.naming)


@dataclass(frozen=True)
class Judged:
    """A question, and by what a fair reader takes it as foreseen."""

    id: str
    items: tuple[str | None, ...]
    grounds: tuple[Ground, ...]
    """None where no register could foresee it."""
    because: str

    def foreseen_by(self, points: tuple[Point, ...]) -> list[Point]:
        return [
            point
            for point in points
            if point.item in self.items and any(ground.holds(point) for ground in self.grounds)
        ]


@dataclass(frozen=True)
class Trial:
    """The real meeting, the key, and what was foreseen on its day."""

    meeting: Meeting
    judged: tuple[Judged, ...]
    points: tuple[Point, ...]
    items: int
    """How many were before the meeting."""

    @cached_property
    def asked(self) -> Mapping[str, Question]:
        """The meeting's questions by their ids."""
        return {question.id: question for question in self.meeting.all_questions}

    def of_the_chair(self) -> list[Judged]:
        return [each for each in self.judged if self.asked[each.id].asked_by == CHAIR]

    def foreseeable(self) -> list[Judged]:
        return [each for each in self.of_the_chair() if each.grounds]

    def foreseen(self) -> list[Judged]:
        return [each for each in self.foreseeable() if each.foreseen_by(self.points)]

    def unasked(self) -> list[Point]:
        """The points that no question bore out."""
        met = {point.rank for each in self.judged for point in each.foreseen_by(self.points)}
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


def table(held: Trial) -> Iterator[str]:
    """The trial for people to read, a line each."""
    yield f"{'question':46} {'foreseen by'}"
    for each in held.judged:
        yield f"{each.id:46} {_verdict(held, each)}"
    yield ""
    yield "raised, and not asked"
    for point in held.unasked():
        yield f"{_short(point.item):46} {point.rule} (rank {point.rank})"
    yield ""
    yield from totals(held)


def totals(held: Trial) -> Iterator[str]:
    """The figures that docs/challenge.md states."""
    foreseen, foreseeable, asked = held.foreseen(), held.foreseeable(), held.of_the_chair()
    points, unasked = len(held.points), len(held.unasked())
    yield f"{len(foreseen)} of the {len(foreseeable)} questions that a register could foresee"
    yield f"{len(foreseen)} of all {len(asked)} questions of the chair"
    yield f"{points} points on {held.items} items, {held.points_an_item:.1f} an item"
    yield f"{points - unasked} of the {points} points met a question, {unasked} did not"


def _verdict(held: Trial, judged: Judged) -> str:
    if not judged.grounds:
        said = "nothing could foresee it"
    else:
        by = [f"{point.rule} (rank {point.rank})" for point in judged.foreseen_by(held.points)]
        said = ", ".join(by) or "NOT FORESEEN"
    return said if held.asked[judged.id].asked_by == CHAIR else f"{said}; not asked by the chair"


def _short(item: str | None) -> str:
    return item.partition("/")[2] if item else "the meeting as a whole"


def _judged(values: dict[str, Any]) -> Judged:
    names = [values["item"], *values.get("also", ())]
    return Judged(
        values["id"],
        tuple(f"peel-2021-22/{name}" if name else None for name in names),
        tuple(Ground(each["rule"], tuple(each.get("naming", ()))) for each in values["grounds"]),
        values["because"],
    )
