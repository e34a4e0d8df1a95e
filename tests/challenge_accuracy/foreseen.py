"""What challenge foresees of the questions that a strict chair set down for an invented force."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import challenge
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.storage.load import load_register
from peeltrack.storage.yaml import decode, parse
from tests.challenge_accuracy.accuracy import Grade

HERE = Path(__file__).parent
FORCES = tuple(sorted(path.parent.name for path in HERE.glob("*/questions.yaml")))
"""The invented forces: each a folder with a register, questions and a judgement."""


@dataclass(frozen=True)
class Ground:
    """A rule whose point meets a question, and words of which its point must have one."""

    rule: str
    naming: tuple[str, ...]
    grade: Grade

    def holds(self, point: Point) -> bool:
        """Check whether a point is of the rule and names one of the words, if any are wanted."""
        said = f"{point.whole_fact} {' '.join(point.questions)}".casefold()
        named = any(word.casefold() in said for word in self.naming)
        return point.rule == self.rule and (named or not self.naming)


@dataclass(frozen=True)
class Expected:
    """A question of the chair, and what a fair reader takes as having foreseen it."""

    id: str
    items: tuple[str | None, ...]
    grounds: tuple[Ground, ...]

    def grade(self, point: Point) -> Grade | None:
        """Return how well a point meets it."""
        if point.item not in self.items:
            return None
        grades = [ground.grade for ground in self.grounds if ground.holds(point)]
        return min(grades, key=list(Grade).index, default=None)


@dataclass(frozen=True)
class Foresight:
    """The questions of one force's chair beside the points that were raised."""

    force: str
    expected: tuple[Expected, ...]
    points: tuple[Point, ...]
    items: int
    verdicts: tuple[dict[str, str], ...]
    """What a fair reader thinks of the points that met no question: fair, noise or false."""

    def grade(self, expected: Expected) -> Grade | None:
        """Return how well a question was foreseen."""
        grades = [grade for point in self.points if (grade := expected.grade(point))]
        return min(grades, key=list(Grade).index, default=None)

    @cached_property
    def grades(self) -> Counter[Grade | None]:
        """How many questions were foreseen, by grade."""
        return Counter(map(self.grade, self.expected))

    def verdict(self, point: Point) -> str:
        """Return what a point is worth: asked, fair, noise, false, or not judged yet."""
        for each in self.verdicts:
            same = each["rule"] == point.rule and each["item"] == (point.item or "meeting")
            if same and each.get("naming", "").casefold() in point.question.casefold():
                return each["verdict"]
        met = any(expected.grade(point) for expected in self.expected)
        return "asked" if met else "not judged"

    @cached_property
    def worth(self) -> Counter[str]:
        """How many points there are of each verdict."""
        return Counter(map(self.verdict, self.points))


def foresight(force: str, register: Register | None = None) -> Foresight:
    """Foresee the meeting of one of the invented forces.

    Args:
        force: the name of its folder.
        register: another register in place of its own.
    """
    folder = HERE / force
    known = register or load_register(folder / "register").register
    assert known is not None
    asked, judged = (_read(folder / f"{name}.yaml") for name in ("questions", "judgement"))
    day = date.fromisoformat(asked["date"])
    then = as_at(known, day)
    return Foresight(
        force,
        tuple(_expected(each, judged["questions"].get(each["id"])) for each in asked["questions"]),
        challenge(then, asked["forum"], day),
        len(Preparation(then, asked["forum"], day).agenda),
        tuple(judged.get("points") or ()),
    )


def lines(held: Foresight) -> Iterator[str]:
    """Write each question with its grade, each point that met none, and the figures."""
    yield held.force
    for each in held.expected:
        grade = held.grade(each)
        yield f"  {each.id:44} {grade.replace('_', ' ') if grade else 'no'}"
    for point in held.points:
        if (verdict := held.verdict(point)) != "asked":
            item = point.item.partition("/")[2] if point.item else "the meeting"
            yield f"  {verdict}: {item} {point.rule}: {' '.join(point.questions)}"
    yield f"  {summary(held)}"


def summary(held: Foresight) -> str:
    """Write the figures of one force in a line."""
    clear, part = held.grades[Grade.CLEAR], held.grades[Grade.IN_PART]
    worth = held.worth
    return (
        f"{held.force}: {clear} clear and {part} in part of {len(held.expected)} questions; "
        f"{len(held.points)} points on {held.items} items, {worth['asked']} asked, "
        f"{worth['fair']} fair, {worth['noise']} noise, {worth['false']} false"
    )


def _read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = parse(decode(path.read_bytes())) or {}
    return values


def _expected(asked: dict[str, Any], grounds: list[dict[str, Any]] | None) -> Expected:
    items = (asked["item"], *asked.get("also", ()))
    return Expected(
        asked["id"],
        items,
        tuple(
            Ground(each["rule"], tuple(each.get("naming", ())), Grade(each.get("grade", "clear")))
            for each in grounds or ()
        ),
    )
