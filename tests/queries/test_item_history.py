"""What versions of an item tell of its life."""

from datetime import date
from random import Random

import pytest

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import carry_out
from peeltrack.documents.history_sentences import event_sentence
from peeltrack.model.items import Item
from peeltrack.model.versions import Commit, Version
from peeltrack.queries.history_events import HistoryEvent
from peeltrack.queries.item_history import history_from_facts, item_history
from tests.changes.three_versions import BASE, Values, after, clash, drawn_edits
from tests.registers import an_item, register_from

APRIL = Commit("a" * 40, date(2022, 4, 29), "Officer")
MAY = Commit("b" * 40, date(2022, 5, 30), "Officer")
JUNE = Commit("c" * 40, date(2022, 6, 30), "Officer")

Told = tuple[str, str | None, str | None, str | None, str | None, str | None]


def told(*versions: Version) -> list[Told]:
    """Change, field, before, after, day and commit's letter of each entry."""
    return [
        (
            entry.change.value,
            entry.field,
            entry.before,
            entry.after,
            str(entry.date) if entry.date else None,
            entry.commit.id[0] if entry.commit else None,
        )
        for entry in item_history(versions)
    ]


RED = {"date": "2022-04-17", "to": "red", "because": "B"}
AMBER = {"date": "2022-05-25", "from": "red", "to": "amber", "because": "B"}
UPDATE = {"date": "2022-05-18", "by": "supt", "text": "All well."}
STEP = {"id": "dip-sample", "text": "Take a dip sample."}
MOVE = {"date": "2022-05-20", "from": "2022-06-01", "to": "2022-07-01", "because": "B"}


def test_the_first_version_adds_the_item_with_the_facts_that_it_brings() -> None:
    first = an_item("afi-01", tactical_lead=None, rag="red", rag_changes=[RED])
    assert told(Version(APRIL, first)) == [
        ("recorded", "rag", None, "red", "2022-04-17", "a"),
        ("added", None, None, "Title of afi-01", None, "a"),
        ("missing", "tactical_lead", None, None, None, "a"),
    ]


def test_an_entry_knows_how_many_days_after_it_happened_it_was_recorded() -> None:
    first = an_item("afi-01", rag="red", rag_changes=[RED])
    rag, added = item_history([Version(APRIL, first)])
    assert (rag.days_late, added.days_late) == (12, 0)


BEFORE = {"rag": "red", "rag_changes": [RED], "steps_to_green": [STEP]}


@pytest.mark.parametrize(
    ("changed", "entries"),
    [
        ({}, []),
        (
            {"rag": "amber", "rag_changes": [RED, AMBER]},
            [("recorded", "rag", "red", "amber", "2022-05-25", "b")],
        ),
        ({"rag": "amber"}, [("changed", "rag", "red", "amber", None, "b")]),
        ({"progress": [UPDATE]}, [("recorded", "progress", None, "All well.", "2022-05-18", "b")]),
        ({"strategic_lead": None}, [("changed", "strategic_lead", "acc", None, None, "b")]),
        ({"strategic_lead": "supt"}, [("changed", "strategic_lead", "acc", "supt", None, "b")]),
        ({"area": "custody"}, [("changed", "area", None, "custody", None, "b")]),
        (
            {"steps_to_green": [STEP | {"done": "2022-05-05"}]},
            [
                (
                    "recorded",
                    "steps_to_green.done",
                    None,
                    "Take a dip sample.",
                    "2022-05-05",
                    "b",
                )
            ],
        ),
        (
            {"steps_to_green": [STEP | {"due": "2022-07-01", "due_changes": [MOVE]}]},
            [("recorded", "steps_to_green.due", "2022-06-01", "2022-07-01", "2022-05-20", "b")],
        ),
        (
            {"steps_to_green": []},
            [("changed", "steps_to_green", "Take a dip sample.", None, None, "b")],
        ),
        (
            {"rag_changes": [RED | {"because": "Better"}]},
            [("rewritten", "rag", "B", "Better", None, "b")],
        ),
        ({"rag_changes": []}, [("removed", "rag", "red", None, None, "b")]),
        (
            {"sign_offs": [{"date": "2022-05-01", "stage": "submitted"}]},
            [("recorded", "sign_offs", None, "submitted", "2022-05-01", "b")],
        ),
    ],
)
def test_a_version_tells_what_it_changed(changed: dict[str, object], entries: list[Told]) -> None:
    old = an_item("afi-01", **BEFORE)
    new = an_item("afi-01", **{**BEFORE, **changed})
    assert told(Version(MAY, new, (old,))) == entries


AMENDMENT = {"date": "2022-05-27", "by": "flo", "because": "A slip."}


def test_an_amendment_and_what_it_amends_are_one_event_of_its_own_day() -> None:
    """Beside one that amends nothing of this version, and a rewriting that nothing owns up to."""
    old = an_item("afi-01", progress=[UPDATE], area="custody", board="SIB")
    about = {"what": "progress.2022-05-18.text", "replaced": "All well."}
    other = {"what": "title", "replaced": "Else"}
    new = an_item(
        "afi-01",
        progress=[UPDATE | {"text": "All is well."}],
        area="victims",
        board=None,
        amendments=[
            AMENDMENT | about,
            AMENDMENT | {"what": "board", "replaced": "SIB"},
            AMENDMENT | other,
        ],
    )
    events = item_history([Version(MAY, new, (old,))])
    assert [(e.change, e.field, e.before, e.after, e.by, str(e.date)) for e in events] == [
        ("amended", "board", "SIB", None, "flo", "2022-05-27"),
        ("amended", "progress", "All well.", "All is well.", "flo", "2022-05-27"),
        ("recorded", "amendments", "Else", "title", "flo", "2022-05-27"),
        ("changed", "area", "custody", "victims", None, "None"),
    ]
    assert [event_sentence(register_from(""), event) for event in events] == [
        "Board taken out (it was “SIB”) by Force Liaison Officer: A slip.",
        "Update of 18 May 2022 amended from “All well.” to “All is well.” by Force Liaison "
        "Officer: A slip.",
        "Amended by Force Liaison Officer: title (it was “Else”): A slip.",
        "Area changed from “custody” to “victims”.",
    ]


def test_what_a_withdrawal_leads_to_is_of_its_day() -> None:
    withdrawn = {"date": "2022-05-28", "by": "flo", "because": "Wrong item."}
    old = an_item("afi-01", rag="amber", rag_changes=[RED, AMBER])
    new = an_item("afi-01", rag="red", rag_changes=[RED, AMBER | {"withdrawn": withdrawn}])
    events = item_history([Version(MAY, new, (old,))])
    assert [(e.field, e.before, e.after, e.by, str(e.date)) for e in events] == [
        ("rag", "amber", "red", "flo", "2022-05-28"),
        ("rag.withdrawn", "B", None, "flo", "2022-05-28"),
    ]


def test_a_renamed_item_goes_on_under_its_new_id() -> None:
    old, new = an_item("afi-01", title="Same"), an_item("afi-02", title="Same")
    new = new.model_copy(update={"number": "1", "wording": old.wording})
    assert told(Version(MAY, new, (old,))) == [
        ("renamed", None, "peel/afi-01", "peel/afi-02", None, "b")
    ]


def test_an_item_that_was_taken_out_is_told() -> None:
    old = an_item("afi-01")
    assert told(Version(MAY, None, (old,))) == [
        ("deleted", None, "Title of afi-01", None, None, "b")
    ]


def merged(*parents: Item, result: Item) -> list[Told]:
    return told(Version(MAY, result, parents))


def test_a_merge_tells_only_what_neither_side_told() -> None:
    one = an_item("afi-01", area="custody")
    other = an_item("afi-01", programmes=["op-reset"])
    both = an_item("afi-01", area="custody", programmes=["op-reset"])
    more = both.model_copy(update={"title": "Mended by hand"})
    assert merged(one, other, result=both) == []
    assert merged(one, other, result=more) == [
        ("changed", "title", "Title of afi-01", "Mended by hand", None, "b")
    ]


OTHER = {"date": "2022-05-19", "text": "Ours."}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "taken", "entries"),
    [
        (
            {},
            {"progress": [OTHER]},
            {"progress": [UPDATE]},
            {"progress": [OTHER]},
            [("removed", "progress", "All well.", None, None, "b")],
        ),
        ({}, {"progress": [OTHER]}, {}, {"progress": [OTHER]}, []),
        ({"progress": [UPDATE]}, {"progress": []}, {"progress": [UPDATE]}, {"progress": []}, []),
        (
            {"area": "custody"},
            {"area": "custody"},
            {"area": "victims"},
            {"area": "custody"},
            [("changed", "area", "victims", "custody", None, "b")],
        ),
        ({"area": "custody"}, {"area": "custody"}, {"area": "victims"}, {"area": "victims"}, []),
        (
            {"progress": [UPDATE]},
            {"progress": [UPDATE]},
            {"progress": [UPDATE | {"text": "Mended."}]},
            {"progress": [UPDATE]},
            [("rewritten", "progress", "Mended.", "All well.", None, "b")],
        ),
    ],
    ids=["dropped", "taken", "taken out by a branch", "put back", "changed", "wording put back"],
)
def test_a_merge_tells_what_it_undid_of_a_branch(
    base: dict[str, object],
    ours: dict[str, object],
    theirs: dict[str, object],
    taken: dict[str, object],
    entries: list[Told],
) -> None:
    began, mine, yours, result = (an_item("afi-01", **each) for each in (base, ours, theirs, taken))
    assert told(Version(MAY, result, (mine, yours), began)) == entries
    assert told(Version(MAY, result, (yours, mine), began)) == entries


def test_drawn_merges_undo_nothing_unless_they_take_one_side() -> None:
    """All that a side had more than its base is told as undone where the other side is taken."""
    undone = 0
    for seed in range(100):
        chance = Random(seed)  # noqa: S311 (not a secret)
        mine, yours = drawn_edits(chance, "ours"), drawn_edits(chance, "theirs")
        values = after(mine), after(yours)
        base, ours, theirs = (_item(each) for each in (BASE, *values))
        if not clash(mine, yours):
            both = carry_out(values[0], merge(BASE, *values).decisions)
            assert item_history([Version(MAY, _item(both), (ours, theirs), base)]) == (), seed
        one_sided = item_history([Version(MAY, ours, (ours, theirs), base)])
        facts = ({*history_from_facts(each)} for each in (theirs, base, ours))
        only_theirs = {_place(each) for each in next(facts).difference(*facts)}
        events = {_place(each) for each in one_sided}
        edited = {(field.rpartition(".")[0], entry) for field, entry in events}
        untold = only_theirs - events - edited
        assert not untold, seed
        undone += len(only_theirs)
    assert undone > 100


def _place(event: HistoryEvent) -> tuple[str, str]:
    return event.field or "", event.subject or str(event.date)


def _item(values: Values) -> Item:
    return Item.model_validate({**values, "id": "peel/afi-01"})


def test_what_two_branches_recorded_alike_is_told_by_the_first() -> None:
    base, more = an_item("afi-01"), an_item("afi-01", progress=[UPDATE])
    recorded = ("recorded", "progress", None, "All well.", "2022-05-18")
    line = Version(APRIL, more, (base,))
    assert told(line, Version(MAY, more, (base,))) == [(*recorded, "a")]
    undone = Version(MAY, base, (more,))
    again = Version(JUNE, more, (base,))
    assert told(line, undone, again) == [
        (*recorded, "a"),
        (*recorded, "c"),
        ("removed", "progress", "All well.", None, None, "b"),
    ]


def test_what_is_not_committed_has_no_commit_and_comes_last() -> None:
    old = an_item("afi-01")
    new = an_item("afi-01", area="custody")
    assert told(Version(APRIL, old), Version(None, new, (old,)))[-1] == (
        "changed",
        "area",
        None,
        "custody",
        None,
        None,
    )


def test_without_versions_the_dated_facts_are_told_in_order() -> None:
    item = an_item(
        "afi-01",
        rag="amber",
        rag_changes=[RED, AMBER],
        progress=[UPDATE | {"reviewed": {"date": "2022-05-26", "by": "flo", "note": "Seen."}}],
    )
    found = [(str(entry.date), entry.field, entry.after) for entry in history_from_facts(item)]
    assert found == [
        ("2022-04-17", "rag", "red"),
        ("2022-05-18", "progress", "All well."),
        ("2022-05-25", "rag", "amber"),
        ("2022-05-26", "progress.reviewed", "Seen."),
    ]
