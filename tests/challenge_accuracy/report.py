"""The trial of challenge for people to read: question by question, and its figures."""

from collections.abc import Iterator
from dataclasses import replace

from peeltrack.model.items import Item
from peeltrack.model.register import Register
from tests.challenge_accuracy.accuracy import CHAIR, Grade, Judged, Trial, trial

WORKFORCE_MEETING = "2022-04-25-hta-thematic"
"""Which findings it went through is known from the notes of 23 May 2022 alone."""


def table(held: Trial) -> Iterator[str]:
    """Each question with what foresaw it, and each point that nobody asked, a line each."""
    yield f"{'question':46} {'foreseen':9} by"
    for each in held.judged:
        yield f"{each.id:46} {_verdict(held, each)}"
    yield ""
    yield "raised, and not asked"
    for point in held.unasked():
        item = point.item.partition("/")[2] if point.item else "the meeting as a whole"
        yield f"{item:46} {point.rule} (rank {point.rank})"


def totals(register: Register) -> Iterator[str]:
    """The figures that docs/challenge.md states."""
    held = trial(register)
    points, unasked = len(held.points), len(held.unasked())
    yield f"{figures(held)} of the {len(held.first_taken_as_foreseeable())} questions"
    yield f"{figures(held)} of the {len(held.foreseeable())} that do not come of the room"
    yield f"{figures(held)} of all {len(held.of_the_chair())} questions of the chair"
    yield f"{points} points on {held.items} items, {held.points_an_item:.1f} an item"
    yield f"{points - unasked} of the {points} points met a question, {unasked} did not"
    yield ""
    yield f"without the tags of updates (parts, steps): {figures(trial(untagged(register)))}"
    yield f"without measures:                           {figures(trial(unmeasured(register)))}"
    yield f"without the workforce meeting:              {figures(trial(unheard(register)))}"
    bare = untagged(unmeasured(unheard(register)))
    yield f"without any of these:                       {figures(trial(bare))}"


def figures(held: Trial) -> str:
    """How many questions were foreseen, by grade."""
    clear, in_part = (len(held.foreseen(grade)) for grade in Grade)
    return f"{clear} clear and {in_part} in part"


def untagged(register: Register) -> Register:
    """The register with no update that names the parts or the steps it speaks to."""

    def without(item: Item) -> Item:
        bare = [each.model_copy(update={"clauses": (), "steps": ()}) for each in item.progress]
        return item.model_copy(update={"progress": tuple(bare)})

    return replace(register, items={id_: without(each) for id_, each in register.items.items()})


def unmeasured(register: Register) -> Register:
    """The register with no measure of success, several of which were given at the meeting."""
    return replace(
        register,
        items={
            id_: item.model_copy(update={"measures": ()}) for id_, item in register.items.items()
        },
    )


def unheard(register: Register) -> Register:
    """The register without the earlier meeting that the notes alone tell of."""
    others = {id_: each for id_, each in register.meetings.items() if id_ != WORKFORCE_MEETING}
    return replace(register, meetings=others)


def _verdict(held: Trial, judged: Judged) -> str:
    by = ", ".join(
        f"{point.rule} (rank {point.rank}{'' if grade is Grade.CLEAR else ', in part'})"
        for point, grade in judged.foreseen_by(held.points)
    )
    grade = judged.grade(held.points)
    said = {Grade.CLEAR: "clear", Grade.IN_PART: "in part", None: "no"}[grade]
    if judged.in_the_room:
        by = "came of what was said in the room"
    elif not judged.grounds:
        by = "nothing could foresee it"
    others = "" if held.asked[judged.id].asked_by == CHAIR else "; not asked by the chair"
    return f"{said:9} {by}{others}".rstrip()
