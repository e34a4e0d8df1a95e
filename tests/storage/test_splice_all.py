"""Many edits made on one tree come to what they come to one after another."""

import random
from functools import reduce
from itertools import product

import pytest

from peeltrack.edits.kinds import Drop, Insert, Put
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.splice import splice, splice_all
from peeltrack.storage.splice_runs import Edit, independent
from peeltrack.storage.yaml import parse

KEYS = ("kind", "title", "rag", "wording", "steps", "progress")
ENTRY_KEYS = ("id", "date", "by", "text")


def order(place: tuple[int | str, ...]) -> tuple[str, ...]:
    return ENTRY_KEYS if place else KEYS


def a_text(entries: int, newline: str = "\n") -> str:
    head = (
        "# Ours\nkind: x\ntitle: 'It'  # as printed\nwording: |+\n  Two\n\n  parts.\n\nprogress:\n"
    )
    each = "  # {0}\n  - date: 2022-01-{0:02}\n    text: >-\n      Said {0}.\n    by: acc\n"
    return (head + "".join(each.format(number) for number in range(1, entries + 1))).replace(
        "\n", newline
    )


def drawn(chance: random.Random, count: int) -> list[Edit]:
    """Edits as a merge decides on them: drops from the last on, additions, then changes."""
    at = ("progress",)
    dropped = sorted(chance.sample(range(count), chance.randint(0, count // 2)), reverse=True)
    edits: list[Edit] = [Drop("f", (*at, index)) for index in dropped]
    left = count - len(dropped)
    where = sorted(chance.sample(range(left), chance.randint(0, left)))
    for more, index in enumerate(where):
        edits.append(Insert("f", at, index + more, {"date": "2022-03-01", "text": f"New {index}."}))
    places = [*product(at, range(left + len(where)), ("text", "date", "by", "id"))]
    values = ("short", "two\nlines", "2022-04-01", "a: b")
    some = chance.sample(places, chance.randint(0, len(places) // 2))
    edits += [Put("f", place, chance.choice(values)) for place in some]
    edits += [Put("f", ("title",), "New"), Put("f", ("rag",), "red"), Put("f", ("wording",), "w")]
    return edits


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("seed", range(20))
def test_edits_made_at_once_come_to_what_they_come_to_in_turn(seed: int, newline: str) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    text, edits = a_text(6, newline), drawn(chance, 6)
    in_turn = reduce(lambda so_far, edit: splice(so_far, edit, order), edits, text)
    assert splice_all(text, edits, order) == in_turn
    assert in_turn.count("\n") == in_turn.count(newline)


def test_edits_that_depend_on_one_another_are_made_in_turn() -> None:
    first, inside = Put("f", ("steps",), [{"id": "a"}]), Put("f", ("steps", 0, "text"), "x")
    again, more = Put("f", ("steps",), [{"id": "b"}]), Insert("f", ("steps",), 1, {"id": "c"})
    assert [len(run) for run in independent([first, inside, again, more])] == [1, 1, 1, 1]
    assert parse(splice_all(a_text(1), [first, inside, again, more], order))["steps"] == [
        {"id": "b"},
        {"id": "c"},
    ]


@pytest.mark.parametrize("text", ["kind: x\n", "kind: x\nsteps: []\n", "kind: x\nsteps:\n"])
def test_several_entries_of_a_list_without_any_are_under_one_key(text: str) -> None:
    edits = [Insert("f", ("steps",), index, {"id": name}) for index, name in enumerate("ab")]
    assert splice_all(text, edits, order) == "kind: x\nsteps:\n  - id: a\n  - id: b\n"


def test_drops_and_additions_of_one_list_are_one_run_each() -> None:
    drops = [Drop("f", ("progress", index)) for index in (4, 2, 0)]
    adds = [Insert("f", ("progress",), index, {"text": "x"}) for index in (0, 1, 4)]
    assert [len(run) for run in independent([*drops, *adds])] == [3, 3]
    assert [len(run) for run in independent([*drops[::-1], *adds[::-1]])] == [1] * 6


def test_a_long_file_whose_edits_depend_on_one_another_is_refused_and_a_short_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edits = [Put("f", ("title",), f"Title {number}") for number in range(30)]
    assert "Title 29" in splice_all(a_text(5), edits, order)
    monkeypatch.setattr("peeltrack.storage.splice._TREES_LIMIT", 5_000)
    assert "Title 5" in splice_all(a_text(5), edits[:6], order)
    with pytest.raises(UnsplicableError):
        splice_all(a_text(5), edits, order)
