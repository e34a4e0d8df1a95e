"""What a question may quote of an update: what it admits, and nothing restricted."""

import pytest

from peeltrack.model.items import Item
from peeltrack.queries.challenge.accounts import account, admitted_setback
from tests.registers import an_item


def updated(text: str, **more: object) -> Item:
    return an_item("afi-01", progress=[{"date": "2022-05-01", "text": text, **more}])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A pack is made. Training was delayed by Covid.", "“Training was delayed by Covid”"),
        ("DVPNs are often given up for another outcome.",
         "“DVPNs are often given up for another outcome”"),
        ("There is not yet a plan.", "“There is not yet a plan”"),
        ("Training went ahead without delay.", None),
        ("The backlog is being cleared.", "“The backlog is being cleared”"),
        ("We have cleared the whole backlog.", None),
        ("There is no longer a backlog.", None),
        ("Overdue visits have come down to 84.", None),
        ("All staff are trained.", None),
        ("A pack is made. Insp. Jones delayed it. The rest is fine.", "“Insp. Jones delayed it”"),
        ("Posts are vacant. Nine of the 31 posts are vacant.",
         "“Nine of the 31 posts are vacant”"),
        ("Two trusts have signed; Marsh Vale has not.",
         "“Two trusts have signed; Marsh Vale has not”"),
    ],
)  # fmt: skip
def test_an_update_admits_what_it_says_gave_way(text: str, said: str | None) -> None:
    assert admitted_setback(updated(text)) == said


def test_the_leads_barrier_is_quoted_before_the_text() -> None:
    item = updated("It was delayed.", blocker="No money until April.")
    assert admitted_setback(item) == "“No money until April”"
    assert admitted_setback(an_item("afi-01")) is None


def test_a_long_sentence_gives_the_clause_that_admits_it() -> None:
    before = " ".join(["The interface has been specified and the supplier has been paid"] * 4)
    assert admitted_setback(updated(f"{before}; work on the interface is delayed.")) == (
        "“work on the interface is delayed”"
    )


def test_a_restricted_update_is_not_quoted() -> None:
    told = [
        {"date": "2022-05-01", "text": "All is well."},
        {"date": "2022-05-02", "text": "It is delayed.", "restricted": True},
    ]
    last = account(an_item("afi-01", progress=told))
    assert last is not None
    assert (last.index, last.update.text) == (0, "All is well.")
    assert admitted_setback(an_item("afi-01", progress=told)) is None
