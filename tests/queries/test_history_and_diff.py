"""The history of an item and the difference of its versions: two answers that must agree."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.changes.change import Change, ChangeKind
from peeltrack.changes.diff import compare
from peeltrack.documents.change_sentences import in_one_line
from peeltrack.documents.history_sentences import event_sentence
from peeltrack.model.items import LINKS, Item
from peeltrack.model.register import Register
from peeltrack.model.versions import Commit, Version
from peeltrack.queries.history_events import EventKind, HistoryEvent
from peeltrack.queries.item_history import item_history
from tests.changes.drawn_items import drawn_items, full_item, later_versions, single_edits
from tests.registers import register_from

MAY = Commit("b" * 40, date(2022, 5, 30), "Officer")
FORCE = register_from("")
MOVES = {"rag_changes": "rag", "target_changes": "target", "due_changes": "due"}
FULL = full_item()
EDITS = dict(single_edits(FULL))


def register(item: Item) -> Register:
    return Register(FORCE.organisation, FORCE.inspections, {item.id: item}, {}, ())


def diff(old: Item, new: Item) -> tuple[Change, ...]:
    return compare(register(old), register(new))


def history(old: Item, new: Item) -> tuple[HistoryEvent, ...]:
    return item_history([Version(MAY, new, (old,))])


def own_words(keys: tuple[str, ...]) -> bool:
    """Whether they lead to the words for which history names the fact itself."""
    return keys[-2:] == ("progress", "text") or (
        len(keys) > 1 and keys[-2] in MOVES and keys[-1] == "because"
    )


def place(keys: tuple[str, ...]) -> str:
    """The field under which history tells a change."""
    keys = keys[:-1] if own_words(keys) else keys
    return ".".join(MOVES.get(key, key) for key in keys)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_history_tells_is_what_diff_tells(data: st.DataObject) -> None:
    old = data.draw(drawn_items())
    new = data.draw(later_versions(old))
    changes, events = diff(old, new), history(old, new)
    assert Counter(event.field for event in events) == Counter(place(each.keys) for each in changes)
    differing = {
        MOVES.get(name, name)
        for name in Item.model_fields
        if getattr(old, name) != getattr(new, name)
    }
    for link, recording in LINKS.items():
        if link in differing and None in (getattr(old, recording), getattr(new, recording)):
            differing -= {recording}  # a link comes or goes with its recording, as one change
    told = {(event.field or "").split(".")[0] for event in events}
    assert told == differing
    for event in events:
        assert "None" not in event_sentence(FORCE, event)


@pytest.mark.parametrize("field", EDITS)
def test_an_edit_of_any_field_is_told_by_both(field: str) -> None:
    new = EDITS[field]
    assert isinstance(new, Item)
    changes, events = diff(FULL, new), history(FULL, new)
    keys = tuple(field.split("."))
    assert len(changes) == len(events) > 0
    if len(changes) == 1:
        assert [event.field for event in events] == [place(keys)]
        assert len({in_one_line(changes[0]), event_sentence(FORCE, events[0])}) == 2
    else:  # an entry known by this very field: another one
        gone, *come = changes
        assert gone.kind in (ChangeKind.ENTRY_REMOVED, ChangeKind.FACT_REMOVED)
        assert gone.keys[0] == keys[0]
        assert come


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("depends_on.due", "Due date of dependency alpha changed from 1 May 2022 to 2 May 2022."),
        ("investments.posts", "Number of posts of investment alpha changed from 1 to 2."),
        ("steps_to_green.restricted", "Restriction of step alpha changed from no to yes."),
        ("measures.method", "Method of measure alpha changed from “alpha” to “beta”."),
        ("progress.source", "Source of the update of 1 May 2022 rewritten: “alpha” became “beta”."),
        (
            "progress.restricted",
            "Restriction of the update of 1 May 2022 rewritten: no became yes.",
        ),
    ],
)
def test_what_history_was_silent_about_is_told_in_a_sentence(field: str, sentence: str) -> None:
    new = EDITS[field]
    assert isinstance(new, Item)
    assert [event_sentence(FORCE, event) for event in history(FULL, new)] == [sentence]


@pytest.mark.parametrize(
    ("field", "subject", "by", "sentence"),
    [
        (
            "progress.restricted",
            "2022-05-01",
            "flo",
            "The update of 1 May 2022 restricted by Force Liaison Officer.",
        ),
        ("steps_to_green.restricted", "alpha", None, "Step alpha restricted."),
    ],
)
def test_an_entry_that_is_restricted_from_the_start_is_said_to_be(
    field: str, subject: str, by: str | None, sentence: str
) -> None:
    event = HistoryEvent(EventKind.RECORDED, field, subject, None, "true", None, by, None)
    assert event_sentence(FORCE, event) == sentence


def test_what_hmicfrs_did_is_recorded_by_an_officer() -> None:
    def sentence(stage: str) -> str:
        event = HistoryEvent(
            EventKind.RECORDED, "sign_offs", None, None, stage, "It holds.", "flo", None
        )
        return event_sentence(register_from(""), event)

    assert [sentence(stage) for stage in ("submitted", "returned", "closed")] == [
        "Submitted for sign-off by Force Liaison Officer: It holds.",
        "Returned by HMICFRS, recorded by Force Liaison Officer: It holds.",
        "Closed by HMICFRS, recorded by Force Liaison Officer: It holds.",
    ]
