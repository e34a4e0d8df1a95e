"""Three versions of an item, each by edits drawn from a seed; and what a merge must hold."""

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from peeltrack.storage.yaml import parse
from tests.changes.two_branches import ITEM, RECORDED

Values = dict[str, Any]
Edit = Callable[[Values], None]
Maker = Callable[[Random, str], tuple[str, Edit]]

BASE: Values = parse(RECORDED[ITEM])
DATED = ("progress", "target_changes", "sign_offs")


def drawn_edits(chance: Random, side: str) -> list[tuple[str, Edit]]:
    """One to four things that somebody does to an item, each with the fact that it touches."""
    makers: tuple[Maker, ...] = (_update, _rag, _target, _lead, _title, _step, _done, _review)
    makers += (_reword, _step_reworded, _measure, _programme)
    chosen = chance.sample(makers, chance.randint(1, 4))
    return [make(chance, side) for make in chosen]


def after(edits: Sequence[tuple[str, Edit]], values: Values = BASE) -> Values:
    """The values once the edits are made."""
    new = deepcopy(values)
    for _, edit in edits:
        edit(new)
    return new


def facts(values: Values) -> set[str]:
    """Every dated fact, whole but for its review and its place."""
    found = set()
    for key in (*DATED, "rag_changes"):
        for entry in values.get(key, []):
            plain = {name: value for name, value in entry.items() if name != "reviewed"}
            found.add(f"{key} {json.dumps(plain, sort_keys=True)}")
    return found


def united(ours: Values, theirs: Values) -> set[str]:
    """The facts of both; what either took away or worded anew is not among them."""
    mine, yours, before = facts(ours), facts(theirs), facts(BASE)
    return (mine & yours) | (mine - before) | (yours - before)


def comparable(values: Values) -> str:
    """The values with undated lists in one order."""
    plain = deepcopy(values)
    for key in ("measures", "programmes", "steps_to_green"):
        if key in plain:
            plain[key].sort(key=lambda entry: json.dumps(entry, sort_keys=True))
    for key in (*DATED, "rag_changes"):
        if key in plain:
            plain[key].sort(key=lambda entry: (entry["date"], json.dumps(entry, sort_keys=True)))
    return json.dumps(plain, sort_keys=True)


def _day(chance: Random) -> str:
    return f"2022-05-{chance.randint(11, 28)}"


def _put_by_date(entries: list[Values], entry: Values) -> None:
    at = next((i for i, each in enumerate(entries) if each["date"] > entry["date"]), len(entries))
    entries.insert(at, entry)


def _update(chance: Random, side: str) -> tuple[str, Edit]:
    entry = {"date": _day(chance), "by": "det-supt", "text": f"{side} {chance.random()}: done."}
    return "update", lambda values: _put_by_date(values["progress"], dict(entry))


def _rag(chance: Random, side: str) -> tuple[str, Edit]:
    to, day = chance.choice(("red", "yellow", "green")), _day(chance)
    because = f"{side} saw it."

    def edit(values: Values) -> None:
        entry = {"date": day, "from": values["rag"], "to": to, "because": because, "by": "liaison"}
        values["rag_changes"].append(entry)
        values["rag"] = to

    return f"rag {to} {day} {because}", edit


def _target(chance: Random, side: str) -> tuple[str, Edit]:
    to, day = f"2022-1{chance.randint(0, 2)}-15", _day(chance)

    def edit(values: Values) -> None:
        entry = {
            "date": day,
            "from": values["target"],
            "to": to,
            "because": f"{side}.",
            "by": "acc",
        }
        _put_by_date(values["target_changes"], entry)
        values["target"] = to

    return f"target {to}", edit


def _lead(chance: Random, _: str) -> tuple[str, Edit]:
    lead = chance.choice(("liaison", "det-supt"))
    return f"lead {lead}", lambda values: values.update(strategic_lead=lead)


def _title(chance: Random, side: str) -> tuple[str, Edit]:
    title = chance.choice(("Records", "Missing people", f"As {side} has it"))
    return f"title {title}", lambda values: values.update(title=title)


def _step(chance: Random, side: str) -> tuple[str, Edit]:
    entry = {"id": f"{side}-{chance.randint(0, 99)}", "text": f"A step of {side}."}
    return "step", lambda values: values["steps_to_green"].append(dict(entry))


def _done(chance: Random, _: str) -> tuple[str, Edit]:
    day = _day(chance)
    return f"done {day}", lambda values: values["steps_to_green"][0].update(done=day)


def _review(chance: Random, _: str) -> tuple[str, Edit]:
    day = _day(chance)

    def edit(values: Values) -> None:
        _the_dip_sample(values)["reviewed"] = {"date": day, "by": "liaison"}

    return f"review {day}", edit


def _reword(chance: Random, _: str) -> tuple[str, Edit]:
    text = chance.choice(("The dip sample is over.", "The dip sample has not begun."))
    return f"reword {text}", lambda values: _the_dip_sample(values).update(text=text)


def _step_reworded(chance: Random, _: str) -> tuple[str, Edit]:
    text = chance.choice(("Dip sample ten records.", "Dip sample every record."))
    return f"step-reworded {text}", lambda values: values["steps_to_green"][0].update(text=text)


def _the_dip_sample(values: Values) -> Values:
    texts = ("The dip sample ",)
    update: Values = next(each for each in values["progress"] if each["text"].startswith(texts))
    return update


VOUCHED = {"review": "reword", "done": "step-reworded"}
"""What one may say of the words that the other changes."""


def vouched(values: Values) -> set[str]:
    """Each review with the words reviewed, each step done with what was to be done."""
    reviews = (
        f"{each['reviewed']}: {each['text']}" for each in values["progress"] if "reviewed" in each
    )
    done = (
        f"{each['done']}: {each['text']}" for each in values["steps_to_green"] if "done" in each
    )
    return {*reviews, *done}


def _measure(chance: Random, side: str) -> tuple[str, Edit]:
    entry = {"text": f"What {side} will see.", "method": chance.choice(("audit", "dip sample"))}
    return "measure", lambda values: values.setdefault("measures", []).append(dict(entry))


def _programme(chance: Random, _: str) -> tuple[str, Edit]:
    name = chance.choice(("op-reset", "learning"))

    def edit(values: Values) -> None:
        names = values.setdefault("programmes", [])
        names.extend({name} - set(names))

    return "programme", edit


def clash(ours: Sequence[tuple[str, Edit]], theirs: Sequence[tuple[str, Edit]]) -> bool:
    """Whether both changed one fact, differently, or one vouched for what the other changed."""
    mine, yours = (
        dict(name.split(" ", 1) for name, _ in each if " " in name) for each in (ours, theirs)
    )
    for one, other in ((mine, yours), (yours, mine)):
        for voucher, words in VOUCHED.items():
            both_vouch = one.get(voucher) == other.get(voucher)
            both_word = one.get(words) == other.get(words)
            if voucher in one and words in other and not both_vouch and not both_word:
                return True
    return any(mine[fact] != yours[fact] for fact in mine.keys() & yours.keys())


def both_moved_the_target(*sides: Sequence[tuple[str, Edit]]) -> bool:
    """Whether each has a record of its own of how the target moved: both start from one day.

    Neither is rewritten to start from the other's, as replaying them would have it.
    """
    return all(any(name.startswith("target") for name, _ in side) for side in sides)
