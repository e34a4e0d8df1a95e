"""What a board is told beside its items: movement, slips, what waits, owners, the last meeting."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.templates import SHIPPED
from peeltrack.documents.formats.text import blocks
from peeltrack.documents.parts.attention import DueEntry
from peeltrack.documents.parts.dates import Deadline
from peeltrack.documents.parts.item import WordingPart
from peeltrack.documents.parts.leads import LeadView
from peeltrack.documents.parts.waiting import PendingDecisions
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from tests.documents.builders import ON, a_meeting, a_register, an_item, an_organisation, rendered
from tests.documents.read_documents import read_html

BEFORE = date(2022, 4, 28)
LAST = a_meeting("2022-04-28")


def brief(*items: Item, meetings: tuple[Meeting, ...] = (LAST,), **forum: object) -> Brief:
    organisation = an_organisation(forum)
    return forum_brief(a_register(*items, meetings=meetings, organisation=organisation), "hta", ON)


def rag_change(day: str, before: str, after: str) -> dict[str, str]:
    return {"date": day, "from": before, "to": after, "because": f"It is {after}."}


def moved_items() -> tuple[Item, ...]:
    return (
        an_item("afi-01", rag="green", rag_changes=[rag_change("2022-05-02", "amber", "green")]),
        an_item("afi-02", rag="red", rag_changes=[rag_change("2022-05-03", "amber", "red")]),
        an_item("afi-03", rag="red", rag_changes=[rag_change("2022-04-28", "amber", "red")]),
        an_item(
            "afi-04",
            target="2022-07-01",
            target_changes=[
                {"date": "2022-05-04", "from": "2022-06-01", "to": "2022-07-01", "because": "Slow."}
            ],
        ),
        an_item(
            "afi-05",
            sign_offs=[
                {"date": "2022-04-01", "stage": "submitted"},
                {"date": "2022-05-05", "stage": "closed", "evidence": "The letter."},
            ],
        ),
        an_item("afi-06", progress=[{"date": "2022-04-28", "text": "Before."}]),
    )


def test_movement_counts_from_the_day_after_the_last_meeting() -> None:
    moved = brief(*moved_items()).movement
    assert moved is not None
    assert moved.since == BEFORE
    assert moved.sentence == (
        "One finding newly green (AFI 1), one rated worse (AFI 2, amber to red), one with a date "
        "moved later and one closed; no step completed; five updates; one open finding not rated "
        "green has had none"
    )
    assert [(each.name, each.how, str(each.on)) for each in moved.moves] == [
        ("AFI 1: Title of afi-01", "newly green", "2022-05-02"),
        ("AFI 2: Title of afi-02", "amber to red", "2022-05-03"),
        ("AFI 4: Title of afi-04", "target moved 30 days later", "2022-05-04"),
        ("AFI 5: Title of afi-05", "closed", "2022-05-05"),
    ]
    assert [link.reference for link in moved.silent] == ["AFI 6"]


def test_what_has_ended_is_named_without_a_way_to_it() -> None:
    moved = brief(*moved_items()).movement
    assert moved is not None
    assert [each.link and each.link.reference for each in moved.moves] == [
        "AFI 1", "AFI 2", "AFI 4", None,
    ]  # fmt: skip
    assert moved.moves[-1].because == ()


def test_without_an_earlier_meeting_of_the_forum_nothing_has_moved() -> None:
    other = a_meeting("2022-04-28", "sib")
    today = a_meeting("2022-05-23")
    assert brief(an_item(), meetings=(other, today)).movement is None


def test_the_items_of_a_report_published_since_are_new() -> None:
    shown = brief(an_item(), meetings=(a_meeting("2022-04-26"),))
    assert shown.movement is not None
    assert shown.movement.sentence == (
        "One new finding; no rating or date has changed and nothing has been closed; no step "
        "completed; one update"
    )
    assert shown.items[0].since == "new"


def test_movement_counts_from_the_day_asked_for() -> None:
    register = a_register(*moved_items(), meetings=(LAST,))
    moved = forum_brief(register, "hta", ON, since=date(2022, 5, 3)).movement
    assert moved is not None
    assert [each.how for each in moved.moves] == ["target moved 30 days later", "closed"]


def day_moved(day: str, before: str, after: str) -> dict[str, str]:
    return {"date": day, "from": before, "to": after, "because": f"To {after}."}


def test_a_step_and_a_target_set_and_then_moved_since_the_last_meeting_have_slipped() -> None:
    step = {
        "id": "map",
        "text": "Map the plans.",
        "due": "2022-06-15",
        "due_changes": [day_moved("2022-05-04", "2022-06-01", "2022-06-15")],
    }
    set_since = {"date": "2022-05-02", "to": "2022-06-01", "because": "Set."}
    moved_since = [set_since, day_moved("2022-05-09", "2022-06-01", "2022-06-30")]
    there_and_back = [
        day_moved("2022-05-04", "2022-06-01", "2022-07-01"),
        day_moved("2022-05-05", "2022-07-01", "2022-06-01"),
    ]
    shown = brief(
        an_item("afi-01", steps_to_green=[step]),
        an_item("afi-02", target="2022-06-30", target_changes=moved_since),
        an_item("afi-03", target="2022-06-01", target_changes=[set_since]),
        an_item("afi-04", target="2022-06-01", target_changes=there_and_back),
        an_item("afi-05", steps_to_green=[{**step, "done": "2022-05-20"}]),
    )
    assert shown.movement is not None
    assert shown.movement.sentence == (
        "Two findings with a date moved later and three with another date set or changed; no "
        "rating has changed and nothing has been closed; one step completed; five updates"
    )
    assert [(m.how, m.step, m.because) for m in shown.movement.moves] == [
        ("step moved 14 days later", "Map the plans.", blocks("To 2022-06-15.")),
        ("target moved 29 days later", None, blocks("To 2022-06-30.")),
    ]
    assert [slip.gap for slip in shown.slipped] == ["14 days later", "29 days later"]
    assert [item.since for item in shown.items] == [
        "step moved 14 days later",
        "target set",
        "target set",
        None,
        "1 step done",
    ]


def test_the_hta_brief_tells_of_dates_that_moved_only_where_there_are_any() -> None:
    assert 'id="slipped"' in rendered(brief(*moved_items()))
    assert 'id="slipped"' not in rendered(brief(an_item()))


def test_an_item_says_what_became_of_it_since_the_last_meeting() -> None:
    steps = [
        {"id": "a", "text": "A.", "done": "2022-05-02"},
        {"id": "b", "text": "B.", "done": "2022-04-02"},
    ]
    items = (*moved_items(), an_item("afi-07", steps_to_green=steps))
    shown = {item.link.reference: item.since for item in brief(*items).items}
    assert shown == {
        "AFI 1": "amber to green",
        "AFI 2": "amber to red",
        "AFI 3": None,
        "AFI 4": "target moved 30 days later",
        "AFI 6": None,
        "AFI 7": "1 step done",
    }


def test_a_slip_is_told_with_how_often_how_far_and_why_the_last_time() -> None:
    item = an_item(
        target="2022-07-31",
        target_changes=[
            {"date": "2022-02-01", "to": "2022-05-31", "because": "Set."},
            {"date": "2022-04-28", "from": "2022-05-31", "to": "2022-06-30", "because": "Covid."},
            {
                "date": "2022-05-09",
                "from": "2022-06-30",
                "to": "2022-07-31",
                "because": "Staff.",
                "by": "chief",
            },
        ],
        steps_to_green=[
            {
                "id": "sooner",
                "text": "Sooner.",
                "due": "2022-06-01",
                "due_changes": [
                    {"date": "2022-05-09", "from": "2022-06-30", "to": "2022-06-01", "because": "x"}
                ],
            }
        ],
    )
    shown = brief(item)
    (slip,) = shown.slipped
    assert (slip.what, slip.gap, slip.times) == ("The force's target", "61 days later", 2)
    assert (slip.first, slip.now) == (date(2022, 5, 31), date(2022, 7, 31))
    assert (slip.last.gap, slip.last.by, slip.last.is_new) == (
        "31 days later",
        "Chief Constable",
        True,
    )
    assert slip.last.because == blocks("Staff.")
    assert [(move.gap, move.is_new) for move in shown.items[0].moves] == [
        ("first set", False),
        ("30 days later", False),
        ("31 days later", True),
    ]
    assert [move.gap for move in shown.items[0].steps[0].moves] == ["29 days earlier"]
    assert [flag.text for flag in shown.items[0].flags] == ["Target moved twice"]
    html = rendered(shown)
    assert "Twice, last 9 May 2022 <b>(since 28 April 2022)</b>" in html
    assert ", since the last meeting" not in html  # movement may count from any date


def an_update(**given: object) -> dict[str, object]:
    return {"date": "2022-05-20", "by": "super", "text": "So far.", **given}


def test_only_the_last_updates_blocker_holds_an_item_up() -> None:
    old = an_item("afi-01", progress=[an_update(blocker="No money."), an_update()])
    now = an_item("afi-02", progress=[an_update(), an_update(blocker="No staff.")])
    shown = brief(old, now)
    (blocked,) = shown.blocked
    assert (blocked.link.reference, blocked.blocker, blocked.age) == (
        "AFI 2",
        blocks("No staff."),
        3,
    )
    assert [[flag.kind for flag in item.flags] for item in shown.items] == [[], ["blocked"]]


def test_an_update_shows_what_its_lead_proposes_and_expects() -> None:
    update = an_update(
        proposed_rag="green",
        next_milestone={"text": "The audit.", "due": "2022-05-22"},
        completed_by="2022-06-22",
    )
    latest = brief(an_item(progress=[update])).items[0].updates[0]
    assert latest.proposed is not None
    assert latest.next_milestone is not None
    assert latest.proposed.word == "Green"
    assert latest.next_milestone.promise == Deadline(
        date(2022, 5, 22), None, "1 day overdue", is_late=True
    )
    assert latest.completed_by == Deadline(date(2022, 6, 22), None, "due in 30 days", is_late=False)


def test_what_awaits_somebody_is_told_with_how_long() -> None:
    green = rag_change("2022-05-13", "amber", "green")
    awaiting = brief(
        an_item("afi-01", progress=[an_update(proposed_rag="yellow")]),
        an_item("afi-02", rag="green", rag_changes=[green], progress=[]),
        an_item("afi-03", sign_offs=[{"date": "2022-05-03", "stage": "submitted"}], progress=[]),
    ).awaiting
    told = {
        name: [(w.link.reference, w.what, w.by, w.days) for w in getattr(awaiting, name)]
        for name in ("reviews", "ratings", "submissions", "sign_offs")
    }
    who = "Superintendent, crime"
    assert told == {
        "reviews": [("AFI 1", "the update of 20 May 2022", who, 3)],
        "ratings": [("AFI 1", "yellow is proposed, amber stands", who, 3)],
        "submissions": [("AFI 2", "the item, to be submitted", None, 10)],
        "sign_offs": [("AFI 3", "the inspectorate's decision", None, 20)],
    }


PANEL = {"name": "Police Panel", "audience": "public"}


def told_in_public(*items: Item, audience: str = "internal") -> Brief:
    forums = {"hta": {"name": "Holding to Account", "audience": audience}, "pcp": PANEL}
    organisation = an_organisation(forums=forums)
    return forum_brief(a_register(*items, meetings=(LAST,), organisation=organisation), "hta", ON)


def test_what_a_public_paper_told_last_is_not_taken_for_the_forces_own_word() -> None:
    paper = {
        "date": "2022-05-15",
        "text": "Told.",
        "source": "Police Panel paper, paragraph 1",
        "reviewed": {"date": "2022-05-15", "by": "chief"},
    }
    board = {"date": "2022-05-16", "text": "Told.", "source": "The board's log"}
    items = (
        an_item("afi-01", progress=[an_update(date="2022-04-12"), paper]),
        an_item("afi-02", progress=[paper]),
        an_item("afi-03", progress=[paper, an_update()]),
        an_item("afi-04", progress=[board]),
    )
    shown = told_in_public(*items)
    assert shown.movement is not None
    assert shown.movement.sentence.endswith("; five updates, three of them from a public paper")
    retold = (
        "For 2 findings the latest updates are from the Police Panel paper of 15 May 2022; "
        "the force itself last reported on them on 12 April 2022"
    )
    assert retold in shown.overview.note
    assert [[each.awaits_review for each in item.updates] for item in shown.items] == [
        [False],
        [False],
        [True, False],
        [True],
    ]
    assert [(w.link.reference, w.what, w.days) for w in shown.awaiting.reviews] == [
        ("AFI 1", "the update of 12 April 2022", 41),
        ("AFI 4", "the update of 16 May 2022", 7),
        ("AFI 3", "the update of 20 May 2022", 3),
    ]
    others = told_in_public(*items, audience="public"), told_in_public(items[2])
    assert [other for other in others if "latest update" in other.overview.note] == []


def test_updates_of_an_item_that_await_review_are_told_together_office_by_office() -> None:
    updates = [
        an_update(date="2022-05-01"),
        an_update(date="2022-05-02", by="chief"),
        an_update(date="2022-05-04"),
    ]
    reviewed = an_update(reviewed={"date": "2022-05-21", "by": "chief"})
    waiting = brief(an_item(progress=[*updates, reviewed])).awaiting.reviews
    assert [(each.what, each.by, each.days) for each in waiting] == [
        ("the updates of 1 May 2022 and 4 May 2022", "Superintendent, crime", 22),
        ("the update of 2 May 2022", "Chief Constable", 21),
    ]


def owned(owner: LeadView) -> tuple[str, str, str, int]:
    strategic, tactical = (
        "".join(w.text for w in each) for each in (owner.strategic, owner.tactical)
    )
    return owner.title, strategic, tactical, owner.overdue


def test_every_lead_has_its_findings_and_how_much_of_them_is_overdue() -> None:
    late = {"id": "a", "text": "Do it.", "due": "2022-05-15"}
    leads = brief(an_item("afi-01", steps_to_green=[late]), an_item("afi-02", progress=[])).owners
    assert [owned(each) for each in leads] == [
        ("Chief Constable", "AFIs 1 and 2", "", 1),
        ("Superintendent, crime", "", "AFIs 1 and 2", 1),
    ]


def test_a_lead_keeps_what_is_complete_or_submitted_and_what_has_none_stands_last() -> None:
    submitted = [{"date": "2022-05-03", "stage": "submitted"}]
    action = {"id": "a", "text": "Brief them.", "due": "2022-05-22"}
    promise = {"text": "The leads.", "by": "chief", "due": "2022-05-22", "item": "peel/afi-02"}
    leads = brief(
        an_item("afi-01", rag="green", tactical_lead=None),
        an_item("afi-02", sign_offs=submitted, strategic_lead=None),
        an_item("afi-03", superseded_by="peel/afi-01"),
        an_item("afi-04", relevance="monitor", strategic_lead=None, tactical_lead=None),
        meetings=(a_meeting("2022-04-28", actions=[action], commitments=[promise]),),
    ).owners
    assert [owned(each) for each in leads] == [
        ("Chief Constable", "AFI 1", "", 1),
        ("Superintendent, crime", "", "AFI 2", 0),
        ("Unallocated", "AFI 2", "AFI 1", 1),
    ]


def test_a_promise_to_the_forum_that_is_past_its_day_is_overdue_whoever_was_told() -> None:
    def promised(to: str, due: str) -> dict[str, str]:
        return {"text": f"{to} {due}", "to": to, "due": due, "by": "chief"}

    kept = {**promised("hta", "2022-05-01"), "kept": "2022-05-02"}
    others = [promised("HTA", "2022-05-22"), promised("sib", "2022-05-22"), kept]
    own = [promised("sib", "2022-05-20"), promised("sib", "2022-05-23")]
    shown = brief(
        an_item(),
        meetings=(
            a_meeting("2022-04-28", commitments=own),
            a_meeting("2022-05-02", "sib", commitments=others),
        ),
    )
    attention = shown.attention
    assert [(late.what, late.text, late.lateness) for late in attention.overdue] == [
        ("Promised on 28 April 2022 to sib", "sib 2022-05-20", "3 days overdue"),
        ("Promised on 2 May 2022 at sib", "HTA 2022-05-22", "1 day overdue"),
    ]
    assert attention.overdue_are == "2 commitments"
    page = rendered(shown, "md")
    assert (
        "Two actions and commitments from earlier meetings are overdue too, the oldest by "
        "**3 days**" in page
    )
    assert [late.text for late in attention.due_soon] == ["sib 2022-05-23"]


def test_nothing_outstanding_here_does_not_deny_what_others_agreed_or_what_is_due_later() -> None:
    def earlier(*meetings: Meeting) -> str:
        page = rendered(brief(an_item(), meetings=meetings), "md")
        return next(line for line in page.splitlines() if line.startswith("There are no outst"))

    action = {"id": "a", "text": "Bring a plan.", "item": "peel/afi-01", "due": "2022-05-30"}
    elsewhere = a_meeting("2022-04-29", "sib", actions=[action])
    later = a_meeting("2022-04-28", commitments=[{"text": "A survey.", "due": "2022-06-01"}])
    nothing = (
        "There are no outstanding actions or commitments from previous meetings of this forum."
    )
    listed = "are listed under [What needs attention](#what-needs-attention)."
    assert earlier(LAST) == nothing
    assert earlier(LAST, elsewhere) == f"{nothing} Those of other forums {listed}"
    assert earlier(later) == f"{nothing} Those due after this meeting {listed}"
    assert earlier(later, elsewhere) == (
        f"{nothing} Those of other forums and those due after this meeting {listed}"
    )


def test_a_commitment_due_after_the_meeting_stands_with_its_finding_alone() -> None:
    promise = {"text": "A survey.", "item": "peel/afi-01", "due": "2022-07-01"}
    shown = brief(an_item(), meetings=(a_meeting("2022-04-28", commitments=[promise]),))
    assert [each.is_listed for each in shown.items[0].pledged] == [False]
    page = rendered(shown, "md")
    assert "**Commitments:**\n\n- Promised on 28 April 2022: A survey. Not recorded as" in page


def test_missing_leads_stand_in_the_table_of_findings_alone() -> None:
    bare = an_item(strategic_lead=None)
    page = rendered(brief(bare, an_item("afi-02")), "md")
    assert "Leads missing" not in page
    assert "One finding lacks a lead in post: see [Every finding]" in page


def test_a_table_of_dates_counts_the_steps_that_only_the_picture_shows() -> None:
    days = ("2022-05-20", "2022-05-21", "2022-06-01", "2022-09-01")
    steps = [{"id": f"s{n}", "text": f"Do {n}.", "due": day} for n, day in enumerate(days)]
    targets = an_item("afi-02", target="2022-05-01"), an_item("afi-03", target="2022-06-02")
    page = rendered(brief(an_item(steps_to_green=steps), *targets), "md")
    assert "Longest overdue first; two steps are in the picture below" in page
    assert "Soonest first; one step is in the picture above" in page
    bare = rendered(brief(an_item(steps_to_green=steps[:1]), *targets), "md")
    assert "in the picture" not in bare
    assert "Step to green: Do 0." in bare


def test_an_item_tells_what_was_promised_of_it_and_what_became_of_that() -> None:
    def promise(text: str, **given: object) -> dict[str, object]:
        return {"text": text, "item": "peel/afi-01", **given}

    def action(id_: str, **given: object) -> dict[str, object]:
        return {"id": id_, "text": f"Do {id_}.", "item": "peel/afi-01", **given}

    meetings = (
        a_meeting("2022-03-28", commitments=[promise("Old."), promise("Gone.", kept="2022-04-01")]),
        a_meeting(
            "2022-04-28",
            actions=[action("a", owner="super", due="2022-05-22"), action("b", done="2022-05-03")],
            commitments=[
                promise("The leads.", by="chief", to="The board", due="2022-05-20"),
                promise("Kept.", kept="2022-05-01"),
                promise("Elsewhere.", item="peel/afi-02"),
            ],
        ),
        a_meeting("2022-05-02", "sib", commitments=[promise("To us.", to="hta"), promise("No.")]),
    )
    items = (an_item("afi-01"), an_item("afi-02"), an_item("afi-03"))
    first, second, third = brief(*items, meetings=meetings).items
    assert [(each.what, each.text, each.outcome, each.is_late) for each in first.pledged] == [
        ("Promised on 28 March 2022", "Old.", "Not recorded as kept", False),
        (
            "Action of 28 April 2022 for Superintendent, crime",
            "Do a.",
            "Not done, 1 day overdue",
            True,
        ),
        ("Action of 28 April 2022, without an owner", "Do b.", "Done 3 May 2022", False),
        (
            "Promised on 28 April 2022 by Chief Constable to The board",
            "The leads.",
            "Not recorded as kept, 3 days overdue",
            True,
        ),
        ("Promised on 28 April 2022", "Kept.", "Kept 1 May 2022", False),
        ("Promised on 2 May 2022 at sib", "To us.", "Not recorded as kept", False),
    ]
    assert [each.text for each in first.pledged if not each.is_listed] == ["Kept."]
    page = rendered(brief(*items, meetings=meetings), "md")
    assert page.count("The leads.") == 1
    assert "**Actions and commitments:** five (**two overdue**), see From earlier meetings." in page
    assert "- Promised on 28 April 2022: Kept. Kept 1 May 2022." in page
    assert [each.text for each in second.pledged] == ["Elsewhere."]
    assert third.pledged == ()
    public = brief(*items, meetings=meetings, audience="public")
    assert [item.pledged for item in public.items] == [(), (), ()]


def test_the_hta_brief_begins_with_what_to_ask_and_where_things_stand() -> None:
    headings = [
        line for line in rendered(full_board(), "md").splitlines() if line.startswith("## ")
    ]
    assert headings[:7] == [
        "## Ask first",
        "## The position",
        "## Every finding",
        "## What needs attention",
        "## From earlier meetings",
        "## What has changed",
        "## Dates that have moved",
    ]


def test_what_others_let_pass_is_told_and_what_is_to_come_is_not() -> None:
    depends_on = [
        {"who": "The CPS", "what": "Advice.", "due": "2022-05-22"},
        {"who": "Warwickshire", "what": "Data.", "due": "2022-05-23"},
        {"who": "Health", "what": "Beds.", "due_phrase": "soon"},
    ]
    shown = brief(
        an_item("afi-01", depends_on=depends_on),
        an_item("afi-02", rag="green", depends_on=depends_on),
    )
    (passed,) = shown.let_pass
    assert (passed.link.reference, passed.who, passed.promise.lateness) == (
        "AFI 1",
        "The CPS",
        "1 day overdue",
    )
    assert "Overdue from partners" in rendered(shown)
    assert "Awaited from others" not in rendered(brief(an_item()))


def test_a_part_of_the_wording_that_no_step_answers_is_named() -> None:
    clauses = [{"ref": "i", "text": "One."}, {"ref": "ii", "text": "Two."}]
    step = {"id": "a", "text": "A.", "clauses": ["i"], "done": "2022-05-01"}
    planned = an_item("afi-01", clauses=clauses, steps_to_green=[step])
    unplanned = an_item("afi-02", clauses=clauses)
    # Its step says of no part that it answers it, so nobody can tell.
    untold = an_item("afi-03", clauses=clauses, steps_to_green=[{"id": "a", "text": "A."}])
    shown = brief(planned, unplanned, untold)
    assert (
        rendered(shown, "md").count("\n- **No step addresses this part of the finding:** Two.\n")
        == 1
    )
    assert [item.unanswered for item in shown.items] == [
        (WordingPart("ii", "Two."),),
        (),
        (),
    ]


def questioning_meeting(forum: str = "hta") -> Meeting:
    return a_meeting(
        "2022-04-28",
        forum,
        title="The April meeting",
        opening=[{"id": "a", "text": "Why late?", "answers": [{"text": "It is not."}]}],
        questions=[
            {
                "id": "b",
                "item": "peel/afi-01",
                "also_about": ["peel/afi-02"],
                "asked_by": "chief",
                "text": "How far?",
                "answers": [
                    {"by": "super", "text": "Half way."},
                    {"by": "super", "text": "Done now.", "date": "2022-05-02"},
                ],
            },
            {"id": "c", "item": "peel/afi-02", "text": "When?", "addressed_at": "The board"},
            {"id": "d", "item": "peel/afi-02", "text": "Who?"},
        ],
        actions=[
            {"id": "e", "text": "In time.", "due": "2022-05-02", "done": "2022-05-02"},
            {"id": "f", "text": "Late.", "due": "2022-05-02", "done": "2022-05-04"},
            {"id": "g", "text": "Overdue.", "due": "2022-05-22", "item": "peel/afi-01"},
            {"id": "h", "text": "Open.", "due_event": "one day"},
        ],
    )


def two_items(meeting: Meeting, **forum: object) -> Brief:
    return brief(an_item("afi-01"), an_item("afi-02"), meetings=(meeting,), **forum)


def test_the_last_meetings_questions_stand_with_their_items_and_its_actions_tell_their_end() -> (
    None
):
    shown = two_items(questioning_meeting())
    last = shown.last_meeting
    assert last is not None
    assert (last.title, last.sentence) == (
        "The April meeting",
        "4 questions: 2 answered, 1 dealt with at another meeting and 1 unanswered",
    )
    assert [question.text for question in last.general] == [blocks("Why late?")]
    assert [action.outcome for action in last.actions] == [
        "Done 2 May 2022",
        "Done 4 May 2022, 2 days late",
        "Not done, 1 day overdue",
        "Not done",
    ]
    first, second = shown.items
    assert [(q.by, q.also_about, q.is_open) for q in first.questions] == [
        ("Chief Constable", ("AFI 2",), False)
    ]
    assert [(answer.by, answer.later) for answer in first.questions[0].answers] == [
        ("Superintendent, crime", None),
        ("Superintendent, crime", date(2022, 5, 2)),
    ]
    assert [[link.reference for link in item.asked_with] for item in (first, second)] == [
        [],
        ["AFI 1"],
    ]
    assert [(q.addressed_at, q.is_open) for q in second.questions] == [
        ("The board", False),
        (None, True),
    ]


def test_a_question_of_several_items_is_printed_once_though_its_own_item_has_ended() -> None:
    ended = an_item("afi-01", superseded_by="peel/afi-02")
    also = ["peel/afi-02", "peel/afi-03"]
    question = {"id": "a", "item": "peel/afi-01", "also_about": also, "text": "How far?"}
    shown = brief(
        ended,
        an_item("afi-02"),
        an_item("afi-03"),
        meetings=(a_meeting("2022-04-28", questions=[question]),),
    )
    assert [(len(i.questions), [k.reference for k in i.asked_with]) for i in shown.items] == [
        (1, []),
        (0, ["AFI 2"]),
    ]
    page = rendered(shown, "md")
    assert page.count("How far?") == 1
    assert "**Asked on 28 April 2022:** under [AFI 2](#afi-2-title-of-afi-02)." in page


def test_only_the_last_meeting_of_the_forum_is_asked_after() -> None:
    older = questioning_meeting().model_copy(
        update={"id": "2022-03-25-hta", "date": date(2022, 3, 25)}
    )
    shown = brief(an_item("afi-01"), meetings=(older, LAST, questioning_meeting("sib")))
    assert shown.last_meeting is not None
    assert (shown.last_meeting.title, shown.items[0].questions) == ("Holding to Account", ())
    assert shown.last_meeting.sentence == ""
    assert "0 questions" not in rendered(shown)


def test_what_another_meeting_was_promised_of_this_one_is_told() -> None:
    commitments = [
        {"text": "The leads.", "to": "holding to account", "by": "chief"},
        {"text": "Kept.", "to": "Holding to Account", "kept": "2022-05-01"},
        {"text": "Elsewhere.", "to": "Another board"},
    ]
    other = a_meeting("2022-05-20", "sib", commitments=commitments)
    own = a_meeting("2022-04-28", commitments=commitments)
    (promised,) = brief(an_item(), meetings=(own, other)).promised_here
    assert (promised.text, promised.owner, promised.meeting) == (
        blocks("The leads."),
        "Chief Constable",
        date(2022, 5, 20),
    )


def test_a_public_audience_sees_nothing_of_what_is_between_the_offices() -> None:
    promise = {"text": "The leads.", "to": "Holding to Account"}
    meeting = questioning_meeting().model_copy(update={"commitments": ()})
    other = a_meeting("2022-05-20", "sib", commitments=[promise])
    shown = brief(
        an_item("afi-01", progress=[an_update(proposed_rag="green")]),
        meetings=(meeting, other),
        audience="public",
    )
    assert (shown.last_meeting, shown.promised_here, shown.owners) == (None, (), ())
    assert shown.awaiting == PendingDecisions((), (), (), ())
    assert [item.questions for item in shown.items] == [()]


REVIEWED = {"date": "2022-05-21", "by": "chief"}


@pytest.mark.parametrize(
    ("proposed", "reviewed", "changes", "decision"),
    [
        ("amber", None, [("2022-05-19", "red", "amber")], None),
        ("amber", None, [("2022-05-20", "red", "amber")], "accepted"),
        ("amber", REVIEWED, [("2022-05-22", "red", "amber")], "accepted"),
        ("yellow", REVIEWED, [], "not accepted"),
        ("amber", REVIEWED, [], "accepted"),
        ("yellow", None, [("2022-05-21", "amber", "green")], "not accepted"),
        ("yellow", None, [("2022-05-21", "red", "yellow"), ("2022-05-22", "yellow", "green")],
         "accepted"),
    ],
)  # fmt: skip
def test_a_proposed_rating_is_decided_by_what_is_set_next_or_by_its_review(
    proposed: str,
    reviewed: dict[str, str] | None,
    changes: list[tuple[str, str, str]],
    decision: str | None,
) -> None:
    update = an_update(date="2022-05-20", proposed_rag=proposed, reviewed=reviewed)
    rag = changes[-1][2] if changes else "amber"
    made = [rag_change(*each) for each in changes]
    view = brief(an_item(rag=rag, progress=[update], rag_changes=made))
    assert [each.decision for each in view.items[0].updates] == [decision]
    words = " ".join(read_html(rendered(view)).text.split())
    said = f"RAG proposed, {decision}:" if decision else "RAG proposed:"
    assert f"{said} {proposed.capitalize()}" in words


def test_a_rating_set_since_another_was_proposed_accepts_only_that() -> None:
    first = an_update(date="2022-05-02", proposed_rag="yellow", reviewed=REVIEWED)
    second = an_update(date="2022-05-18", proposed_rag="yellow")
    change = rag_change("2022-05-20", "amber", "yellow")
    item = an_item(rag="yellow", progress=[first, second], rag_changes=[change])
    shown = brief(item).items[0].updates
    assert [each.decision for each in shown] == ["accepted", "not accepted"]


def full_board() -> Brief:
    """A board's brief with something in every part."""
    blocked = an_update(blocker="No staff.", proposed_rag="green", completed_by="2022-06-22")
    late = {"id": "a", "text": "Do it.", "due": "2022-05-15"}
    register = a_register(
        *moved_items(),
        an_item("afi-08", progress=[blocked], steps_to_green=[late]),
        an_item("afi-09", sign_offs=[{"date": "2022-05-03", "stage": "submitted"}]),
        meetings=(
            questioning_meeting(),
            a_meeting("2022-05-20", "sib", commitments=[{"text": "The leads.", "to": "hta"}]),
        ),
    )
    return forum_brief(register, "hta", ON)


def test_the_boards_paper_says_it_all() -> None:
    words = " ".join(read_html(rendered(full_board(), template="sib")).text.split())
    for said in (
        "Since 28 April 2022: one finding newly green (AFI 1), one rated worse (AFI 2, amber to "
        "red),",
        "AFI 5: Title of afi-05: closed, 5 May 2022",
        "Barrier: No staff.",
        "1 June 2022 to 1 July 2022: 30 days later",
        "green is proposed, amber stands",
        "3 May 2022, 20 days",
        "Step to green: Do it. 15 May 2022, 8 days overdue Superintendent, crime",
        "Done 4 May 2022, 2 days late",
        "Commitments made to this forum at other meetings",
        "Not answered.",
    ):
        assert said in words, said
    assert "None" not in words


def test_a_template_of_ones_own_may_have_a_table_to_write_in(tmp_path: Path) -> None:
    own = """{% extends "page.html.j2" %}{% import "sections.html.j2" as sections %}
    {% block main %}{{ sections.areas(brief) }}{{ sections.questions(brief) }}{% endblock %}"""
    (tmp_path / "hta.html.j2").write_text(own, encoding="utf-8")
    shown = full_board()
    read = rendered(shown, folders=(tmp_path, *SHIPPED))
    assert read.count('class="blank"') == 3 * (len(shown.items) + 1)
    assert 'class="blank"' not in rendered(shown)


def test_a_brief_of_an_empty_register_is_whole() -> None:
    empty = forum_brief(Register(an_organisation()), "hta", ON)
    assert (empty.owners, empty.slipped, empty.movement, empty.items) == ((), (), None, ())
    words = read_html(rendered(empty, template="sib")).text
    assert "No lead has an open finding." in words


def test_a_paper_for_a_meeting_to_come_calls_overdue_only_what_is_so_today() -> None:
    """Ten days before: what falls due by the meeting is due soon, with a word of the meeting."""
    today = date(2022, 5, 13)
    days = ("2022-05-12", "2022-05-13", "2022-05-22", "2022-05-23", "2022-06-22", "2022-06-23")
    items = [an_item(f"afi-0{n}", due=day, progress=[]) for n, day in enumerate(days, 1)]
    shown = forum_brief(a_register(*items), "hta", ON, today=today)

    def listed(entries: Sequence[DueEntry]) -> list[tuple[str, str, bool]]:
        return [(e.link.reference, e.lateness, e.is_late) for e in entries if e.link]

    assert listed(shown.attention.overdue) == [("AFI 1", "1 day overdue", True)]
    assert listed(shown.attention.due_soon) == [
        ("AFI 2", "due today, before the meeting", False),
        ("AFI 3", "due in 9 days, before the meeting", False),
        ("AFI 4", "due in 10 days", False),
        ("AFI 5", "due in 40 days", False),
    ]
    assert shown.attention.due_soon_days == 40
    assert shown.attention.due_soon_by == date(2022, 6, 22)
    assert (shown.page.title, shown.page.on) == ("Holding to Account: brief for 23 May 2022", today)
    text = rendered(shown, "md")
    assert "Position as at 13 May 2022, before the meeting." in text
    assert "AFI 1 is past HMICFRS's deadline of 12 May by 1 day" in text
    assert "Was it complete by 22 May?" in text
    # On the day itself, and in a paper made later, the meeting's own day counts.
    for later in (ON, date(2022, 6, 30), None):
        there = forum_brief(a_register(*items), "hta", ON, today=later)
        assert (len(there.attention.overdue), there.page.on) == (3, ON)
        assert "Position as at" not in rendered(there, "md")


def asked_of(today: date | None, forum: dict[str, str] | None = None) -> tuple[Brief, str]:
    """The brief for the meeting on `ON`, made on another day, with its Markdown."""
    asked = [
        {"id": "ivr", "item": "peel/afi-01", "text": "When will the IVR arrive?",
         "asked_by": "chief", "also_about": ["peel/afi-02"]},
        {"id": "any", "text": "What of the winter?"},
        {"id": "old", "text": "Was it cold?", "answers": [{"text": "Yes.", "by": "super"}]},
    ]  # fmt: skip
    register = a_register(
        an_item("afi-01"),
        an_item("afi-02"),
        meetings=(LAST, a_meeting("2022-05-23", questions=asked)),
        organisation=an_organisation({**(forum or {})}),
    )
    made = forum_brief(register, "hta", ON, today=today)
    return made, rendered(made, "md")


def test_what_is_to_be_asked_at_a_planned_meeting_is_in_the_brief_for_it() -> None:
    for today in (date(2022, 5, 12), ON):
        made, page = asked_of(today)
        assert [(each.link and each.link.reference, each.question.by) for each in made.to_ask] == [
            ("AFI 1", "Chief Constable"),
            (None, None),
        ], today
        assert "2 questions recorded for 23 May 2022" in page
        assert "When will the IVR arrive? (also AFI 2) | Chief Constable |" in page
        assert "What of the winter?" in page
        assert "Was it cold?" not in page


def test_a_brief_of_a_meeting_that_was_held_or_is_public_has_none_of_its_questions() -> None:
    for today, forum in (
        (date(2022, 5, 24), None),
        (None, None),
        (date(2022, 5, 12), {"audience": "public"}),
    ):
        made, page = asked_of(today, forum)
        assert (made.to_ask, "IVR arrive" in page, "Questions for this" in page) == (
            (),
            False,
            False,
        )
