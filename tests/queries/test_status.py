from datetime import date

from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.status import rag_sentence, status

ON = date(2022, 5, 23)


def test_items_are_counted_by_inspection_kind_rag_and_state(register: Register) -> None:
    """
    old/afi-01: {sign_offs: [{date: 2022-04-27, stage: closed}]}
    rec-1: {rag: amber}
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    afi-03: {rag: amber, tactical_lead: null}
    """
    found = [
        (count.inspection, count.kind.value, count.rag, count.state.value, count.count)
        for count in status(register, ON).counts
    ]
    assert found == [
        ("old", "area_for_improvement", None, "closed", 1),
        ("peel", "recommendation", "amber", "open", 1),
        ("peel", "area_for_improvement", "amber", "open", 2),
        ("peel", "area_for_improvement", "amber", "awaiting_allocation", 1),
    ]


def test_the_rag_sentence_counts_each_kind_and_leaves_out_what_has_ended(
    register: Register,
) -> None:
    """
    coc-1: {}
    rec-1: {rag: red}
    afi-01: {rag: amber}
    afi-02: {rag: amber}
    afi-03: {rag: green}
    afi-04: {rag: green, sign_offs: [{date: 2022-04-27, stage: closed}]}
    """
    said = "one recommendation red; two AFIs amber; one AFI green"
    assert rag_sentence(register.items.values()) == said


def test_a_selection_narrows_every_part_of_the_position(register: Register) -> None:
    """
    inspection: {published: 2022-03-01, statutory_response: {}}
    afi-01: {rag: red, due: 2022-05-01, strategic_lead: null}
    afi-02: {rag: amber, due: 2022-05-01, strategic_lead: null}
    """
    found = status(register, ON, Selection(rag=Rag.RED))
    assert (
        [item.id for item in found.items],
        [due.source for due in found.overdue],
        [item.id for item in found.unowned],
        [item.id for item in found.no_update],
    ) == (["peel/afi-01"],) * 4


def test_west_mercia_stands_as_the_panel_paper_says(west_mercia: Register) -> None:
    """Paragraph 15 of the paper of 15 June 2022, and paragraph 7 for the 19 items."""
    then = as_at(west_mercia, date(2022, 6, 15))
    found = status(then, date(2022, 6, 15), Selection(inspection="peel-2021-22"))
    by_kind = {
        kind: sum(count.count for count in found.counts if count.kind == kind)
        for kind in ("cause_of_concern", "recommendation", "area_for_improvement")
    }
    assert by_kind == {"cause_of_concern": 1, "recommendation": 2, "area_for_improvement": 16}
    assert rag_sentence(found.items) == (
        "fifteen AFIs and one recommendation amber; one AFI and one recommendation yellow"
    )


def test_west_mercia_on_23_may_has_the_holes_of_the_notes(west_mercia: Register) -> None:
    """AFI 6 without leads, AFI 9 and 15 without an update, most updates of March and April."""
    found = status(as_at(west_mercia, ON), ON)
    assert [item.id for item in found.unowned] == ["peel-2021-22/afi-06"]
    no_update = ["peel-2021-22/afi-09", "peel-2021-22/afi-15"]
    assert [item.id for item in found.no_update] == no_update
    months = {entry.last_update.month for entry in found.stale if entry.last_update}
    assert (len(found.stale), months) == (14, {3, 4})


def test_west_mercia_holds_the_meeting_as_the_notes_count_it(west_mercia: Register) -> None:
    """28 questions, 25 of them on items, and two actions arising."""
    meeting = west_mercia.meetings["2022-05-23-hta"]
    counts = (
        len(meeting.all_questions),
        sum(question.item is not None for question in meeting.questions),
        len(meeting.opening),
        len(meeting.any_other_business),
        len(meeting.actions),
        len(meeting.attendance),
    )
    assert counts == (28, 25, 1, 2, 2, 9)


def test_what_awaits_review_is_part_of_the_position(register: Register) -> None:
    """
    afi-01:
      progress:
        - {date: 2022-05-03, text: x}
        - {date: 2022-05-04, text: y}
    afi-02: {progress: [{date: 2022-05-02, text: x, reviewed: {date: 2022-05-02, by: flo}}]}
    afi-03: {rag: red, progress: [{date: 2022-05-02, text: x, restricted: true}]}
    """
    told = [(each.item.id, [str(d) for d in each.dates]) for each in status(register, ON).reviews]
    assert told == [
        ("peel/afi-01", ["2022-05-03", "2022-05-04"]),
        ("peel/afi-03", ["2022-05-02"]),
    ]
    chosen = status(register, ON, Selection(rag=Rag.RED)).reviews
    assert [each.item.id for each in chosen] == ["peel/afi-03"]
