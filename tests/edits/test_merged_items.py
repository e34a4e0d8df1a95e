"""Items drawn at random, made one or moved: nothing is lost, and the rules about change agree."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from peeltrack.checks.history_rules import run_past_checks
from peeltrack.edits.kinds import Plan
from peeltrack.edits.merge_items import merge_items
from peeltrack.edits.moves import move_items
from peeltrack.edits.repairs import Repair
from peeltrack.model.amendments import texts_of
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.storage.dump import dump
from peeltrack.storage.write import prepare
from peeltrack.storage.yaml import parse
from tests.edits.all_edits import OFFICE, REVIEWER, item_values
from tests.registers import register_from

KEPT, GONE, OTHER = "peel/afi-1", "peel/afi-2", "peel/afi-3"
REPAIR = Repair("One finding.", REVIEWER, date(2022, 12, 1))
SEEDS = range(50)


def drawn(id_: str, values: Mapping[str, Any]) -> Item:
    plain = {key: each for key, each in values.items() if each not in (None, [])}
    return Item.model_validate({**plain, "id": id_})


def register_of(*items: Item) -> Register:
    begun = register_from("")
    return replace(begun, organisation=OFFICE, items={item.id: item for item in items})


def carried_out(root: Path, register: Register, plan: Plan) -> Register:
    """The register once the plan is carried out on its files."""
    files = {item.file: _text(item) for item in register.items.values()}
    rewrites = prepare(root, plan.edits, lambda path: files[path].encode())
    texts = files | {each.file: each.after.decode() for each in rewrites if each.after is not None}
    for each in rewrites:
        if each.after is None:
            del texts[each.file]
    items = [
        Item.model_validate({**parse(text), "id": path[len("inspections/") : -len(".yaml")]})
        for path, text in texts.items()
    ]
    return replace(register, items={item.id: item for item in items})


def _text(item: Item) -> str:
    values = item.model_dump(
        exclude={"id"}, exclude_none=True, exclude_defaults=True, by_alias=True
    )
    return dump(values)


def two_items(chance: Random) -> tuple[Item, Item]:
    """Two records of a finding, some of whose entries are the same."""
    kept, gone = item_values(chance), item_values(chance)
    for key in ("progress", "steps_to_green", "measures", "rag_changes"):
        if key in kept and chance.random() < 0.5:
            gone[key] = kept[key]
            if key == "rag_changes":
                gone["rag"] = kept.get("rag")
    for values in (kept, gone):
        if values.get("progress") and chance.random() < 0.3:
            updates: Any = values["progress"]
            act = {"date": "2022-11-01", "by": REVIEWER, "because": f"A slip {chance.random()}."}
            values["progress"] = [{**updates[0], "withdrawn": act}, *updates[1:]]
    return drawn(KEPT, kept), drawn(GONE, {**gone, "number": "7", "title": "The same"})


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_of_two_records_is_lost_when_they_become_one(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    kept, gone = two_items(chance)
    other = drawn(OTHER, {**item_values(chance), "superseded_by": GONE})
    before = register_of(kept, gone, other)
    plan = merge_items(before, gone, kept, REPAIR)
    after = carried_out(tmp_path, before, plan)
    merged = after.items[KEPT]
    assert set(after.items) == {KEPT, OTHER}
    assert after.items[OTHER].superseded_by == KEPT
    assert merged.formerly == (GONE,)
    whole = " ".join(" ".join(texts_of(merged)).split())
    for text in texts_of(gone.model_copy(update={"id": KEPT})):
        assert " ".join(text.split()) in whole
    for update in (*kept.progress, *gone.progress):
        assert [each.text for each in merged.progress].count(update.text) > 0
    days = [update.date for update in merged.progress]
    assert days == sorted(days)
    # what stood in the kept record stands there still
    assert (merged.title, merged.wording, merged.rag or kept.rag) == (
        kept.title,
        kept.wording,
        merged.rag,
    )
    assert run_past_checks(before, after) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_taken_out_of_a_merge_by_hand_is_found(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    kept, gone = two_items(chance)
    before = register_of(kept, gone)
    after = carried_out(tmp_path, before, merge_items(before, gone, kept, REPAIR))
    merged = after.items[KEPT]
    told = [each.text for each in kept.progress]
    own = [each for each in gone.progress if each.text not in told]
    if not own:
        return
    lost = next(each for each in merged.progress if each.text == own[0].text)
    left = tuple(each for each in merged.progress if each is not lost)
    forged = replace(after, items={KEPT: merged.model_copy(update={"progress": left})})
    if lost.text in (merged.amendments[-1].replaced or ""):
        return  # its words are kept there, for another reason
    assert run_past_checks(before, forged) != ()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_move_changes_the_id_and_what_names_it_alone(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    item = drawn(KEPT, item_values(chance))
    other = drawn(OTHER, {**item_values(chance), "carried_forward_from": KEPT})
    before = register_of(item, other)
    plan = move_items(before, {KEPT: "peel/afi-30"}, REPAIR)
    after = carried_out(tmp_path, before, plan)
    moved = after.items["peel/afi-30"]
    same = {"id": KEPT, "formerly": (), "amendments": ()}
    assert moved.model_copy(update=same) == item
    assert after.items[OTHER] == other.model_copy(update={"carried_forward_from": "peel/afi-30"})
    assert run_past_checks(before, after) == ()
    forged = moved.model_copy(update={"wording": f"{moved.wording} More."})
    assert run_past_checks(before, replace(after, items={**after.items, forged.id: forged})) != ()
