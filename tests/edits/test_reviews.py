"""Which update a review is of: the same that every paper says awaits one."""

from datetime import date

import pytest

from peeltrack.edits.kinds import Put
from peeltrack.edits.progress import review_progress
from peeltrack.errors import RefusedError
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.audience import withheld_until_reviewed
from peeltrack.queries.awaiting import awaiting_review
from tests.registers import register_from

ON = date(2022, 6, 27)
OFFICE = """
leads: {flo: {title: Force Liaison Officer, may_review: true}}
forums: {pcp: {name: The Panel, audience: public}, sib: {name: The Board}}
"""


def office(*updates: str) -> Register:
    return register_from(f"{OFFICE}\nafi-01: {{progress: [{', '.join(updates)}]}}\n")


OWN = "{date: 2022-05-03, text: own}"
BOARD = '{date: 2022-05-04, text: board, source: "The Board paper, 4 May"}'
PANEL = '{date: 2022-06-15, text: panel, source: "The Panel paper, 15 June"}'
SEEN = "{date: 2022-06-16, text: seen, reviewed: {date: 2022-06-17, by: flo}}"


@pytest.mark.parametrize(
    ("updates", "reviewed", "left"),
    [
        ((OWN,), "3 May 2022", ()),
        ((OWN, PANEL), "15 June 2022", ("3 May 2022",)),
        ((OWN, BOARD, SEEN), "4 May 2022", ("3 May 2022",)),
    ],
)
def test_a_review_is_of_the_latest_update_that_awaits_one(
    updates: tuple[str, ...], reviewed: str, left: tuple[str, ...]
) -> None:
    register = office(*updates)
    item, organisation = register.items["peel/afi-01"], register.organisation
    plan = review_progress(item, "flo", ON, organisation)
    assert plan.done == f"update of {reviewed} reviewed"
    assert plan.warnings == tuple(
        f"1 earlier update still awaits review ({day}); name one with --of" for day in left
    )
    assert len(awaiting_review(register)) == 1 + len(left)
    assert withheld_until_reviewed(register) == (item.id,)


@pytest.mark.parametrize(
    ("note", "reason", "done", "recorded"),
    [
        (None, None, "reviewed, RAG stays amber", None),
        ("Seen.", None, "reviewed, RAG stays amber", "Seen."),
        (
            None,
            "Not tested.",
            "reviewed, RAG stays amber, reason recorded as the note",
            "Not tested.",
        ),
        ("Seen.", "Not tested.", "reviewed, RAG stays amber", "Seen.\n\nNot tested."),
    ],
)
def test_a_note_and_the_reason_why_the_rag_stays_are_both_kept(
    note: str | None, reason: str | None, done: str, recorded: str | None
) -> None:
    register = register_from(f"{OFFICE}\nafi-01: {{rag: amber, progress: [{OWN}]}}\n")
    item, organisation = register.items["peel/afi-01"], register.organisation
    plan = review_progress(item, "flo", ON, organisation, note=note, rag=Rag.AMBER, reason=reason)
    assert plan.done == f"update of 3 May 2022 {done}"
    review = {"date": ON, "by": "flo", "note": recorded}
    assert plan.edits == (Put(item.file, ("progress", 0, "reviewed"), review),)


@pytest.mark.parametrize(
    ("rag", "reason", "said"),
    [
        (
            None,
            None,
            "this review declines the proposed green; RAG is amber; to set it: peeltrack rag "
            "peel/afi-01 green --because …",
        ),
        (None, "No outcome yet.", "this review declines the proposed green; RAG is amber"),
        (Rag.RED, None, "this review declines the proposed green; RAG is red"),
        (Rag.GREEN, None, ""),
    ],
)
def test_a_review_says_that_it_declines_the_proposed_rag(
    rag: Rag | None, reason: str | None, said: str
) -> None:
    proposing = "{date: 2022-05-03, by: acc, text: proposing, proposed_rag: green}"
    register = register_from(f"{OFFICE}\nafi-01: {{rag: amber, progress: [{proposing}]}}\n")
    item, organisation = register.items["peel/afi-01"], register.organisation
    plan = review_progress(item, "flo", ON, organisation, rag=rag, reason=reason)
    assert plan.warnings == ((said,) if said else ())
    assert plan.hint == "peeltrack show peel/afi-01"


@pytest.mark.parametrize("of", [None, date(2022, 6, 16)])
def test_an_update_is_reviewed_once(of: date | None) -> None:
    register = office(SEEN)
    item, organisation = register.items["peel/afi-01"], register.organisation
    with pytest.raises(RefusedError, match=r"no update of .* awaits review"):
        review_progress(item, "flo", ON, organisation, of=of)
    assert awaiting_review(register) == ()
    assert withheld_until_reviewed(register) == ()
