"""What several findings depend on by its name, beside what they only mention."""

import json
from collections.abc import Mapping

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.queries.test_challenge_kinds import ON
from tests.registers import register_from

ROOM = {"who": "Orchard Council", "what": "Lend a room."}
WAITS = {"depends_on": [ROOM]}


def _says(text: str, **fields: object) -> dict[str, object]:
    return {"progress": [{"date": "2024-02-20", "text": text, **fields}]}


def _asked(*items: Mapping[str, object], head: str = "") -> list[str]:
    rows = "\n".join(f"afi-0{n}: {json.dumps(item)}" for n, item in enumerate(items, start=1))
    raised = likely_points(as_at(register_from(f"{head}\n{rows}"), ON), "hta", ON).raised
    return [each.fact for each in raised if each.rule == "common-obstacle"]


HELD_UP = _says("Rooms are short.", blocker="Orchard Council")
NAMED = _says("The fair of the Orchard Council was dry.")


@pytest.mark.parametrize(
    ("items", "named"),
    [
        # One that is held up there and one that waits for it; three that wait; two that say so.
        ((HELD_UP, WAITS), ["AFI 1 and AFI 2"]),
        ((WAITS, WAITS, WAITS), ["AFI 1, AFI 2 and AFI 3"]),
        ((HELD_UP, WAITS, NAMED), ["AFI 1 and AFI 2"]),
        # A statement that admits something holds it up as a barrier does.
        ((_says("We have yet to hear from Orchard Council."), WAITS), ["AFI 1 and AFI 2"]),
        ((_says("The Orchard Council holds two posts until May."), WAITS), ["AFI 1 and AFI 2"]),
        # The shorter name counts with the longer.
        ((_says("x", blocker="The Orchard Council Cabinet"), WAITS), ["AFI 1 and AFI 2"]),
        # One alone; two that only wait; those that only name it; what was delivered; a month.
        ((HELD_UP,), []),
        ((WAITS, WAITS), []),
        ((HELD_UP, NAMED, NAMED), []),
        ((HELD_UP, {"depends_on": [{**ROOM, "delivered": "2024-01-10"}]}), []),
        ((_says("Nothing has come since March."), _says("We have yet to start in March.")), []),
        ((_says("None has come since Sept."), _says("We have yet to start in Sept.")), []),
    ],
)  # fmt: skip
def test_a_name_that_several_findings_depend_on_is_asked_about_once(
    items: tuple[Mapping[str, object], ...], named: list[str]
) -> None:
    assert [each.partition(" depend on ")[0] for each in _asked(*items)] == named


def test_what_each_finding_says_of_it_is_quoted() -> None:
    assert _asked(_says("We have yet to hear from the Orchard Council."), WAITS) == [
        "AFI 1 and AFI 2 depend on the Orchard Council: “We have yet to hear from the Orchard "
        "Council” (AFI 1) and “Lend a room” is awaited (AFI 2)."
    ]


@pytest.mark.parametrize(
    "head",
    [
        "programmes: {orchard: {name: Orchard Council}}",
        "forums: {hta: {name: HTA, audience: public}}",
        "forums: {hta: {name: HTA, chair: Orchard Council}}",
    ],
    ids=["a programme", "a forum in public", "the chair"],
)
def test_what_is_asked_about_otherwise_is_no_obstacle(head: str) -> None:
    assert _asked(HELD_UP, WAITS)
    assert _asked(HELD_UP, WAITS, head=head) == []
