"""What was recorded in error is withdrawn in one plan, which `validate --against` accepts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peeltrack.checks.history_rules import run_past_checks
from peeltrack.edits.amendments import amend, place_at
from peeltrack.edits.edit_guards import Recorded
from peeltrack.edits.kinds import Drop, Edit, Insert, Plan, Put
from peeltrack.edits.repairs import Repair
from peeltrack.edits.withdrawals import withdraw
from peeltrack.errors import PeelTrackError
from peeltrack.model.amendments import shared_names
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.problems import Place
from peeltrack.model.progress import LED_TO
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import withdrawable_lists
from peeltrack.queries.as_at import as_at
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.write import prepare
from tests.changes.two_branches import RECORDED
from tests.edits.test_amendments import HTA, ID, ON, RICH, after, register_in
from tests.storage.small_register import write_register

LATER = {"date": ON, "by": "liaison", "because": "Left out."}
BECAUSE = "Recorded against the wrong item."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("rich"), {**RECORDED, **RICH})


def entries(record: Record, way: str = "", at: Place = ()) -> Iterator[tuple[str, Place, Record]]:
    """Every entry that can be withdrawn, as a person names it, and its place."""
    for name in withdrawable_lists(type(record)):
        listed = getattr(record, name)
        names = shared_names(listed)
        for index, entry in enumerate(listed):
            known = names[index] if names.count(names[index]) == 1 else str(index + 1)
            here = f"{way}.{name}.{known}".removeprefix(".")
            yield here, (*at, name, index), entry
            yield from entries(entry, here, (*at, name, index))


EVERY = [
    (ID, "target_changes.2022-04-20"),
    (ID, "rag_changes.2022-04-01"),
    (ID, "rag_changes.2022-04-27"),
    (ID, "steps_to_green.dip-sample"),
    (ID, "steps_to_green.dip-sample.due_changes.2022-05-02"),
    (ID, "steps_to_green.train-sergeants"),
    (ID, "progress.2022-04-12"),
    (ID, "progress.2"),
    (ID, "progress.3"),
    (ID, "sign_offs.2022-05-20"),
    (ID, "sign_offs.2022-05-25"),
    (HTA, "questions.why-late"),
    (HTA, "questions.why-late.answers.1"),
    (HTA, "remarks.1"),
    (HTA, "actions.report-back"),
    (HTA, "commitments.1"),
]


def record_of(register: Register, id_: str) -> Recorded:
    return register.meetings[id_] if id_ in register.meetings else register.items[id_]


def test_every_kind_of_entry_is_in_the_list_above(folder: Path) -> None:
    old = register_in(folder)
    known = [(id_, way) for id_ in (ID, HTA) for way, _, _ in entries(record_of(old, id_))]
    assert known == EVERY


def withdrawn_plan(old: Register, id_: str, way: str | None) -> Plan:
    return withdraw(record_of(old, id_), way, Repair(BECAUSE, "liaison", ON), old.organisation)


@pytest.mark.parametrize(("id_", "way"), [*EVERY, (ID, None), (HTA, None)])
def test_it_is_accepted_counts_nowhere_and_keeps_every_word(
    id_: str, way: str | None, folder: Path
) -> None:
    old = register_in(folder)
    new, errors = after(folder, withdrawn_plan(old, id_, way))
    assert new
    # The report of the small register states two findings, so neither can be withdrawn whole
    states = "the report states 2 but the register has 1"
    assert [error for error in errors if states not in error] == []
    assert run_past_checks(old, new) == ()
    assert as_at(new, ON) == as_at(_without(old, id_, way), ON)
    assert as_at(new, date(2022, 5, 31)) == _with_marks(as_at(old, date(2022, 5, 31)), new)


def _without(register: Register, id_: str, way: str | None) -> Register:
    """The register in which the record or entry never was."""
    items, meetings = dict(register.items), dict(register.meetings)
    if way is None:
        (meetings if id_ in meetings else items).pop(id_)
        return _with_no_item(replace(register, items=items, meetings=meetings), id_)
    record = record_of(register, id_)
    place = next(at for here, at, _ in entries(record) if here == way)
    left = _cut(record, place)
    if isinstance(left, Item):
        items[id_] = left
    if isinstance(left, Meeting):
        meetings[id_] = left
    return replace(register, items=items, meetings=meetings)


def _with_no_item(register: Register, id_: str) -> Register:
    """The same, where what was said of a withdrawn item at meetings is about none."""
    meetings = {}
    for name, meeting in register.meetings.items():
        lists = {
            key: tuple(
                each.model_copy(update={"item": None}) if each.item == id_ else each
                for each in getattr(meeting, key)
            )
            for key in ("questions", "remarks", "actions", "commitments")
        }
        meetings[name] = meeting.model_copy(update=lists)
    return replace(register, meetings=meetings)


def _cut(record: Record, place: Place) -> Record:
    name, index, *deeper = place
    listed = list(getattr(record, str(name)))
    changes: dict[str, object] = {}
    if deeper:
        listed[int(index)] = _cut(listed[int(index)], tuple(deeper))
    else:
        gone = listed.pop(int(index))
        if name in LED_TO:
            changes[LED_TO[str(name)]] = listed[-1].after if listed else gone.before
            if index == 0 and listed:
                listed[0] = listed[0].model_copy(update={"before": gone.before})
        if name == "steps_to_green":
            changes["progress"] = tuple(
                each.model_copy(update={"steps": tuple(s for s in each.steps if s != gone.id)})
                for each in record.progress  # type: ignore[attr-defined]
            )
    return record.model_copy(update={**changes, str(name): tuple(listed)})


def _with_marks(register: Register, new: Register) -> Register:
    """A register of an earlier date with the marks of what is withdrawn since."""
    marked = as_at(new, date(2022, 5, 31))
    plain = _unmarked(marked)
    assert _unmarked(register) == plain
    return marked


def _unmarked(register: Register) -> Register:
    return replace(
        register,
        items={id_: _bare(item) for id_, item in register.items.items()},  # type: ignore[misc]
        meetings={id_: _bare(each) for id_, each in register.meetings.items()},  # type: ignore[misc]
    )


def _bare(record: Record) -> Record:
    changes: dict[str, object] = {}
    if "withdrawn" in type(record).model_fields:
        changes["withdrawn"] = None
    for name in withdrawable_lists(type(record)):
        changes[name] = tuple(_bare(each) for each in getattr(record, name))
    return record.model_copy(update=changes)


@pytest.mark.parametrize(("id_", "way"), EVERY)
def test_taking_it_out_by_hand_is_refused(id_: str, way: str, folder: Path) -> None:
    old = register_in(folder)
    record = record_of(old, id_)
    place = next(at for here, at, _ in entries(record) if here == way)
    among = place_at(record, place[:-1]).value
    place = place if isinstance(among, tuple) and len(among) > 1 else place[:-1]
    new, _ = after(folder, Plan(id_, "", (Drop(record.file, place),)))
    assert new
    assert run_past_checks(old, new)


WORDS = {
    "progress": ("text", "Other."),
    "rag_changes": ("because", "Other."),
    "target_changes": ("because", "Other."),
    "due_changes": ("because", "Other."),
    "steps_to_green": ("text", "Other."),
    "sign_offs": ("evidence", "Other."),
    "questions": ("text", "Other?"),
    "answers": ("text", "Other."),
    "remarks": ("text", "Other."),
    "actions": ("text", "Other."),
    "commitments": ("text", "Other."),
}


@pytest.mark.parametrize(("id_", "way"), EVERY)
def test_nothing_else_of_the_entry_may_change_with_it_or_after(
    id_: str, way: str, folder: Path
) -> None:
    old = register_in(folder)
    plan = withdrawn_plan(old, id_, way)
    key, word = WORDS[str(plan.edits[0].at[-3])]  # type: ignore[union-attr]
    other = Put(plan.files[0], (*plan.edits[0].at[:-1], key), word)  # type: ignore[union-attr]
    changed, _ = after(folder, Plan(id_, "", (*plan.edits, other)))
    withdrawn, _ = after(folder, plan)
    assert changed
    assert withdrawn
    if (id_, way) != (ID, "sign_offs.2022-05-25"):  # evidence is added to it, not changed
        assert run_past_checks(old, changed)
    assert run_past_checks(withdrawn, changed)
    assert run_past_checks(withdrawn, old), "it may not stand again"


@pytest.mark.parametrize(
    ("key", "word"), [("title", "Other"), ("wording", "Other."), ("rag", "red")]
)
def test_nothing_else_of_a_withdrawn_item_changes(key: str, word: str, folder: Path) -> None:
    old = register_in(folder)
    plan = withdrawn_plan(old, ID, None)
    edits: tuple[Edit, ...] = (*plan.edits, Put(plan.files[0], (key,), word))
    new, _ = after(folder, Plan(ID, "", edits))
    assert new
    assert run_past_checks(old, new)


def test_only_who_might_review_withdraws(folder: Path) -> None:
    old = register_in(folder)
    with pytest.raises(PeelTrackError, match=r"det-supt may not withdraw\. Only liaison may\."):
        withdraw(old.items[ID], "progress.1", Repair(BECAUSE, "det-supt", ON), old.organisation)
    (edit,) = withdrawn_plan(old, ID, "progress.1").edits
    assert isinstance(edit, Put)
    value = {"date": ON, "by": "det-supt", "because": BECAUSE}
    new, errors = after(folder, Plan(ID, "", (replace(edit, value=value),)))
    assert new
    assert ["whoever-withdraws-may-review" in error for error in errors] == [True]
    assert [p.rule for p in run_past_checks(old, new)] == ["only-who-may-review-amends"]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("progress", f"{ID}: progress is a list. Name one of its entries: progress.1."),
        (
            "progress.1.text",
            f"{ID}: progress.2022-04-12.text is not an entry that can be withdrawn. "
            "Amend it, or name its entry.",
        ),
        ("measures.1", f"{ID}: measures.1 is not an entry that can be withdrawn."),
        ("progress.2022-05-10", "progress.2022-05-10 may be progress.2 (2022-05-10, det-supt,"),
        ("progress.2021", "no entry of progress '2021'."),
    ],
)
def test_what_is_not_an_entry_is_refused(way: str, said: str, folder: Path) -> None:
    old = register_in(folder)
    with pytest.raises(PeelTrackError) as refused:
        withdrawn_plan(old, ID, way)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(("first", "second"), [(None, "progress.1"), ("progress.1", "progress.1")])
def test_what_is_withdrawn_is_not_withdrawn_again(
    first: str | None, second: str, folder: Path
) -> None:
    new, _ = after(folder, withdrawn_plan(register_in(folder), ID, first))
    assert new
    with pytest.raises(PeelTrackError, match="was withdrawn on 1 June 2022"):
        withdrawn_plan(new, ID, second)


def after_text(folder: Path, plan: Plan) -> str:
    (rewrite,) = prepare(folder, plan.edits)
    return (rewrite.after or b"").decode()


@pytest.mark.parametrize(("id_", "way"), [*EVERY, (HTA, None)])
def test_a_withdrawal_in_error_is_taken_back_with_an_amendment(
    id_: str, way: str | None, folder: Path
) -> None:
    old = register_in(folder)
    plan = withdrawn_plan(old, id_, way)
    withdrawn, _ = after(folder, plan)
    assert withdrawn
    what = f"{way}.withdrawn" if way else "withdrawn"
    repair = Repair("It was right.", "liaison", ON)
    back = amend(record_of(withdrawn, id_), what, None, repair, old.organisation)
    try:
        new, errors = after(folder, plan, back)
    except UnsplicableError:  # an entry in braces gives no key away
        assert ", withdrawn: {" in after_text(folder, plan)
        return
    assert new
    assert errors == []
    assert run_past_checks(withdrawn, new) == ()
    assert run_past_checks(old, new) == ()
    record = record_of(new, id_)
    assert record.model_copy(update={"amendments": ()}) == record_of(old, id_)
    (made,) = record.amendments
    assert (made.replaced or "").endswith(f"2022-06-01\nliaison\n{BECAUSE}")
    by_hand, _ = after(folder, plan, Plan(id_, "", (back.edits[0], *back.edits[2:])))
    assert by_hand
    assert run_past_checks(withdrawn, by_hand)
    # What it took back goes on: an addition is none of the withdrawn any more
    further = Insert(record.file, ("amendments",), 1, {**LATER, "what": "title", "replaced": None})
    later, _ = after(folder, plan, back, Plan(id_, "", (further,)))
    assert later
    assert run_past_checks(withdrawn, later) == ()
