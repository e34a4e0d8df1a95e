"""The view of a brief: which items, in what order, with what found wanting."""

import re
from datetime import date

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.text import TextParagraph
from peeltrack.documents.papers import forum_paper
from peeltrack.documents.parts.attention import DueEntry, ItemOutOfDate, ItemWithoutLead
from peeltrack.documents.parts.dates import Deadline
from peeltrack.documents.parts.item_progress import EarlierUpdates
from peeltrack.documents.parts.names import Link, OfficeView
from peeltrack.documents.parts.watchlist import Flag
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from tests.documents.builders import (
    FRESH,
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    rendered,
)


def brief(*items: Item) -> Brief:
    return forum_brief(a_register(*items), "hta", ON)


def references(register: Register) -> list[str]:
    return [item.link.reference for item in forum_brief(register, "hta", ON).items]


def flags(item: Item) -> list[str]:
    return [flag.text for flag in brief(item).items[0].flags]


def test_only_items_that_have_not_ended_are_shown() -> None:
    closed = an_item("afi-02", sign_offs=[{"date": "2022-05-01", "stage": "closed"}])
    replaced = an_item("afi-03", superseded_by="peel/afi-01")
    submitted = an_item("afi-04", sign_offs=[{"date": "2022-05-01", "stage": "submitted"}])
    green = an_item("afi-05", rag="green")
    register = a_register(an_item("afi-01"), closed, replaced, submitted, green)
    assert references(register) == ["AFI 1", "AFI 4", "AFI 5"]


def test_only_the_inspections_of_the_forum_are_shown() -> None:
    register = a_register(
        an_item(inspection="peel"),
        an_item(inspection="other", area=None),
        inspections=(an_inspection("other", areas=[]), an_inspection("peel")),
        organisation=an_organisation({"inspections": ["peel"]}),
    )
    assert references(register) == ["AFI 1"]


def test_of_inspections_with_as_many_items_the_last_is_not_named() -> None:
    register = a_register(
        an_item(inspection="other", area=None),
        an_item(inspection="peel"),
        inspections=(an_inspection("other", areas=[]), an_inspection("peel")),
    )
    sections = forum_brief(register, "hta", ON).sections
    assert references(register) == ["AFI 1 (OTHER)", "AFI 1"]
    assert [section.heading for section in sections] == [
        "OTHER",
        "Investigating crime",
        "Treating the public",
    ]


def test_items_of_the_inspection_that_made_most_are_named_without_it() -> None:
    register = a_register(
        an_item("afi-01", "old", area=None),
        an_item("afi-01"),
        an_item("afi-02"),
        inspections=(an_inspection("old", areas=[]), an_inspection("peel")),
    )
    shown = forum_brief(register, "hta", ON)
    assert references(register) == ["AFI 1 (OLD)", "AFI 1", "AFI 2"]
    assert [section.heading for section in shown.sections] == [
        "OLD",
        "Investigating crime",
        "Treating the public",
    ]
    said = "Findings are from PEEL unless stated otherwise."
    assert said in rendered(shown, "md")
    assert "unless stated" not in rendered(brief(an_item()), "md")


def test_an_area_without_a_grade_says_nothing_of_one() -> None:
    areas = [{"id": "crime", "name": "Crime"}, {"id": "care", "name": "Care", "grade": "good"}]
    items = an_item("afi-01"), an_item("afi-02", area="care")
    register = a_register(*items, inspections=(an_inspection(areas=areas),))
    sections = forum_brief(register, "hta", ON).sections
    assert [(each.heading, each.grade) for each in sections] == [("Crime", None), ("Care", "Good")]


def test_a_cause_of_concern_comes_first_in_its_area_with_its_recommendations() -> None:
    register = a_register(
        an_item("coc-1", kind="cause_of_concern"),
        an_item("rec-1", kind="recommendation"),
        an_item("rec-2", kind="recommendation", cause_of_concern="coc-1", area=None),
        an_item("afi-01"),
        an_item("afi-02", area="public"),
        an_item("afi-03", area=None),
    )
    sections = forum_brief(register, "hta", ON).sections
    assert [(s.heading, s.grade, [i.link.reference for i in s.items]) for s in sections] == [
        (
            "Investigating crime",
            "Requires improvement",
            ["Cause of concern", "Recommendation 2", "Recommendation 1", "AFI 1"],
        ),
        ("Treating the public", "Good", ["AFI 2"]),
        ("Not tied to an area", None, ["AFI 3"]),
    ]


def test_a_cause_of_concern_is_numbered_only_among_several() -> None:
    causes = [an_item(f"coc-{n}", kind="cause_of_concern", number=str(n)) for n in (1, 2)]
    assert references(a_register(*causes)) == ["Cause of concern 1", "Cause of concern 2"]


def test_the_counts_are_computed() -> None:
    shown = brief(
        an_item("coc-1", kind="cause_of_concern", rag=None),
        an_item("afi-01"),
        an_item("afi-02", rag="yellow"),
    )
    assert shown.counts == "3 items: one cause of concern and two AFIs"
    assert shown.position == "One AFI amber; one AFI yellow; one cause of concern not rated"


def test_an_item_to_monitor_only_is_counted_apart_and_lacks_nothing() -> None:
    def unled(name: str, **given: object) -> Item:
        none: dict[str, object] = {
            "rag": None,
            "strategic_lead": None,
            "tactical_lead": None,
            "progress": [],
        }
        return an_item(name, "peel", **{**none, **given})

    watched = unled("afi-01", relevance="monitor", relevance_reason="Seen regionally.")
    ours = unled("afi-02")
    page = rendered(brief(watched, ours), "md")
    shown = brief(watched, ours)
    assert shown.position == "One AFI not rated; one AFI to monitor only"
    assert "The force only monitors these, so they need no lead, update or rating." in page
    assert page.index("### AFI 2: ") < page.index("## Monitored only") < page.index("### AFI 1: ")
    first, second = (page.split(f"### AFI {n}: ")[1].split("\n##")[0] for n in (1, 2))
    assert "Monitor only" in first
    assert "Seen regionally." in first
    reds = ("lead:** **none**", "No update", "Not rated", "No steps")
    assert [red for red in reds if red in first] == []
    assert [red for red in reds if red not in second] == []


def test_an_item_to_monitor_only_keeps_what_it_has() -> None:
    page = rendered(brief(an_item(relevance="monitor")), "md").split("### AFI 1: ")[1]
    for said in (
        "Monitor only",
        "**Amber**",
        "**Strategic lead:** Chief Constable",
        "All is well.",
    ):
        assert said in page, said
    assert "Monitored only" not in rendered(brief(an_item()), "md")


def test_a_register_without_open_items_gives_a_brief_that_says_so() -> None:
    shown = brief()
    assert (shown.counts, shown.position, shown.items) == ("No open items", "", ())


def test_an_update_has_its_age_in_days_at_the_meeting_newest_first() -> None:
    item = an_item(
        progress=[
            {"date": "2022-03-24", "text": "First."},
            {"date": "2022-04-22", "text": "Then.", "by": "super"},
            {"date": "2022-05-23", "text": "Today.", "by": "chief"},
        ]
    )
    updates = brief(item).items[0].updates
    assert [(update.age, update.by) for update in updates] == [
        (0, "Chief Constable"),
        (31, "Superintendent, crime"),
    ]


def test_updates_that_the_last_meeting_saw_are_counted_and_only_the_newest_is_repeated() -> None:
    days = ["2022-03-01", "2022-03-28", "2022-03-29", "2022-05-20"]
    item = an_item(progress=[{"date": day, "text": f"As at {day}."} for day in days])
    met = a_meeting("2022-03-28")

    def shown(*meetings: Meeting) -> tuple[list[int], EarlierUpdates | None]:
        view = forum_brief(a_register(item, meetings=meetings), "hta", ON).items[0]
        return [update.date.day for update in view.updates], view.earlier_updates

    assert shown() == ([20], EarlierUpdates(3, date(2022, 3, 1)))
    assert shown(met) == ([20, 29], EarlierUpdates(2, date(2022, 3, 1)))
    later = a_meeting("2022-05-22")
    assert shown(met, later) == ([20], EarlierUpdates(3, date(2022, 3, 1)))
    elsewhere = a_meeting("2022-05-22", forum="sib")
    assert shown(met, elsewhere) == ([20, 29], EarlierUpdates(2, date(2022, 3, 1)))


def test_what_is_not_repeated_is_said_beside_the_newest_update() -> None:
    def page(*days: str) -> str:
        item = an_item(progress=[{"date": day, "text": f"As at {day}."} for day in days])
        register = a_register(item, meetings=(a_meeting("2022-05-01"),))
        return rendered(forum_brief(register, "hta", ON), "md")

    said = "Updates from before the last meeting are counted, not repeated."
    one = page("2022-03-01", "2022-04-01")
    assert said in one
    assert "author not recorded; **not reviewed**; 1 earlier update, of 1 March 2022:" in one
    more = page("2022-03-01", "2022-04-01", "2022-05-02")
    assert "author not recorded; **not reviewed**; 2 earlier updates, from 1 March 2022 on:" in more
    assert said not in page("2022-05-02")


def test_the_reason_of_a_first_rating_is_not_repeated() -> None:
    first = {"date": "2022-04-27", "to": "amber", "because": "Under way."}
    changed = {"date": "2022-04-28", "from": "red", "to": "amber", "because": "Better."}

    def reasons(*meetings: Meeting) -> list[object]:
        items = (an_item("afi-01", rag_changes=[first]), an_item("afi-02", rag_changes=[changed]))
        shown = forum_brief(a_register(*items, meetings=meetings), "hta", ON).items
        return [item.rating and (item.rating.since, item.rating.because) for item in shown]

    kept = (date(2022, 4, 28), (TextParagraph("Better."),))
    assert reasons(a_meeting("2022-05-01")) == [(date(2022, 4, 27), ()), kept]
    assert reasons(a_meeting("2022-04-01")) == [
        (date(2022, 4, 27), (TextParagraph("Under way."),)),
        kept,
    ]
    assert reasons() == [(date(2022, 4, 27), ()), kept]


def test_an_item_without_update_has_no_earlier_ones() -> None:
    register = a_register(an_item(progress=[]), meetings=(a_meeting("2022-03-28"),))
    view = forum_brief(register, "hta", ON).items[0]
    assert (view.updates, view.earlier_updates) == ((), None)


def test_an_update_as_old_as_the_limit_is_fresh_and_a_day_older_is_stale() -> None:
    old = an_item("afi-01", progress=[{"date": "2022-04-21", "text": "Old."}])
    fresh = an_item("afi-02", progress=[{"date": "2022-04-22", "text": "Just fresh."}])
    shown = brief(old, fresh)
    link = Link("AFI 1", "Title of afi-01", "AFI 1: Title of afi-01", "peel.afi-01")
    assert shown.attention.stale == (ItemOutOfDate(link, date(2022, 4, 21), 32),)
    assert [item.flags for item in shown.items] == [(Flag("stale", "Last update 32 days old"),), ()]


def test_the_limit_of_the_forum_comes_before_that_of_the_rules() -> None:
    old = an_item(progress=[{"date": "2022-04-21", "text": "Old."}])
    lax = a_register(old, organisation=an_organisation({"stale_after_days": 60}))
    assert forum_brief(lax, "hta", ON).attention.stale == ()


def test_an_item_without_update_or_lead_is_flagged() -> None:
    assert flags(an_item(progress=[])) == ["No update"]
    assert flags(an_item(strategic_lead=None, tactical_lead=None)) == [
        "No strategic or tactical lead"
    ]
    assert flags(an_item(tactical_lead=None)) == ["No tactical lead"]
    assert flags(an_item(tactical_lead="gone")) == ["Tactical lead no longer in post"]


def test_a_lead_who_left_is_shown_with_the_day() -> None:
    shown = brief(an_item(tactical_lead="gone"))
    assert shown.items[0].tactical_lead == OfficeView("Inspector, gone", date(2022, 3, 1))
    assert shown.attention.unowned == (
        ItemWithoutLead(shown.items[0].link, "tactical lead no longer in post"),
    )


def test_what_is_due_on_the_day_is_in_time_and_what_was_due_before_is_late() -> None:
    item = an_item(
        due="2022-05-23",
        due_phrase="within a month",
        target="2022-05-22",
        target_changes=[
            {"date": "2022-04-28", "to": "2022-05-01", "because": "Set."},
            {"date": "2022-05-02", "from": "2022-05-01", "to": "2022-05-22", "because": "Slow."},
        ],
    )
    shown = brief(item)
    assert shown.items[0].due == Deadline(ON, "within a month", "due today", is_late=False)
    assert shown.items[0].target == Deadline(
        date(2022, 5, 22), None, "1 day overdue", is_late=True, original=date(2022, 5, 1)
    )
    assert [flag.text for flag in shown.items[0].flags] == [
        "Past the force's target",
        "Target moved once",
    ]


def test_a_target_brought_forward_has_not_slipped() -> None:
    item = an_item(
        target="2022-06-01",
        target_changes=[
            {"date": "2022-04-28", "to": "2022-07-01", "because": "Set."},
            {"date": "2022-05-02", "from": "2022-07-01", "to": "2022-06-01", "because": "Quick."},
        ],
    )
    assert flags(item) == []


def test_an_item_past_its_date_is_named_once() -> None:
    page = rendered(brief(an_item(due="2022-05-22")), "md")
    row = (
        "| HMICFRS's due date: Title of afi-01 | 22 May 2022, **1 day overdue** | Chief Constable |"
    )
    assert row in page


def test_steps_are_done_late_or_open_and_a_late_one_is_overdue() -> None:
    steps = [
        {"id": "a", "text": "A.", "due": "2022-05-01", "done": "2022-05-04"},
        {"id": "b", "text": "B.", "due": "2022-05-15", "lead": "chief"},
        {"id": "c", "text": "C.", "due": "2022-06-15", "lead": "super"},
        {"id": "d", "text": "D."},
    ]
    shown = brief(an_item(steps_to_green=steps))
    item = shown.items[0]
    assert [(step.standing, step.lead and step.lead.title) for step in item.steps] == [
        ("done", None),
        ("late", "Chief Constable"),
        ("open", None),
        ("open", None),
    ]
    assert item.steps[1].promise == Deadline(
        date(2022, 5, 15), None, "8 days overdue", is_late=True
    )
    assert shown.attention.overdue == (
        DueEntry(
            kind="step",
            link=item.link,
            what="Step to green",
            text="B.",
            due=date(2022, 5, 15),
            lateness="8 days overdue",
            is_late=True,
            lead="Chief Constable",
        ),
    )
    assert [(late.text, late.lateness) for late in shown.attention.due_soon] == [
        ("C.", "due in 23 days")
    ]
    assert item.flags == (Flag("milestone", "1 step to green past the date set"),)


def test_a_card_says_once_what_is_missing_or_late_and_no_days_that_are_left() -> None:
    item = an_item(
        due="2022-05-22",
        target="2022-06-30",
        tactical_lead=None,
        steps_to_green=[{"id": "a", "text": "A.", "due": "2022-05-01"}],
        progress=[{"date": "2022-05-20", "text": "Held up.", "blocker": "No room."}],
    )
    shown = rendered(brief(item), "md").partition("### AFI 1")[2].partition("## How")[0]
    assert "**To note about AFI 1:** Blocked\n" in shown
    assert "due date:** 22 May 2022 (**1 day overdue**). **Target:** 30 June 2022." in shown
    assert "due in" not in shown
    assert shown.count("overdue") == 2


def test_areas_without_an_open_finding_are_named_but_not_those_of_an_earlier_report() -> None:
    earlier = an_inspection("old", areas=[{"id": "calls", "name": "Answering calls"}])
    register = a_register(
        an_item("afi-01"),
        an_item("afi-02"),
        an_item("afi-09", "old", area=None),
        inspections=(an_inspection(), earlier),
    )
    shown = rendered(forum_brief(register, "hta", ON), "md")
    quiet = shown.partition("No findings are open in:\n\n")[2].partition("\n\n")[0]
    assert quiet == "- Treating the public (good)"


STEPS = [
    {"id": "a", "text": "A.", "due": "2022-05-22"},
    {"id": "b", "text": "B.", "due": "2022-05-23"},
    {"id": "c", "text": "C.", "due": "2022-05-01", "done": "2022-05-23"},
]


def test_a_green_item_is_not_overdue_and_its_open_steps_are_told() -> None:
    green = an_item("afi-01", rag="green", due="2022-05-01", steps_to_green=STEPS, progress=[])
    finished = an_item("afi-02", rag="green", steps_to_green=STEPS[2:])
    submitted = [{"date": "2022-05-03", "stage": "submitted"}]
    sent = an_item("afi-03", sign_offs=submitted, steps_to_green=STEPS[1:])
    shown = brief(green, finished, sent)
    first = shown.items[0]
    assert first.due == Deadline(date(2022, 5, 1), None, None, is_late=False)
    assert [step.standing for step in first.steps] == ["late", "open", "done"]
    assert shown.attention.overdue == ()
    assert [item.flags for item in shown.items] == [
        (Flag("unfinished", "Green with 2 steps open, 1 past its date"),),
        (),
        (Flag("unfinished", "Submitted with 1 step open"),),
    ]
    assert [each.how for each in shown.attention.unfinished] == [
        "Green with 2 steps open, 1 past its date",
        "Submitted with 1 step open",
    ]


def test_a_closed_item_has_nothing_unfinished() -> None:
    closed = an_item(steps_to_green=STEPS, sign_offs=[{"date": "2022-05-03", "stage": "closed"}])
    assert brief(closed).attention.is_empty


def test_open_actions_of_earlier_meetings_of_the_forum_are_carried() -> None:
    actions = [
        {"id": "a", "text": "Do A.", "item": "peel/afi-01", "owner": "chief", "due": "2022-05-01"},
        {"id": "b", "text": "Do B.", "due_event": "after the audit"},
        {"id": "c", "text": "Do C.", "done": "2022-05-02"},
    ]
    register = a_register(
        an_item(),
        meetings=(
            a_meeting("2022-04-25", actions=actions),
            a_meeting("2022-04-26", "sib", actions=actions),
            a_meeting("2022-05-23", actions=actions),
        ),
    )
    first, second = forum_brief(register, "hta", ON).actions
    assert (first.meeting, first.owner, first.text) == (
        date(2022, 4, 25),
        "Chief Constable",
        (TextParagraph("Do A."),),
    )
    assert first.link is not None
    assert first.promise == Deadline(date(2022, 5, 1), None, "22 days overdue", is_late=True)
    assert (second.owner, second.link) == (None, None)
    assert second.promise == Deadline(None, "after the audit", None, is_late=False)


def test_what_is_agreed_at_the_meeting_itself_is_not_yet_known_to_its_brief() -> None:
    def agreed(day: str) -> Meeting:
        return a_meeting(day, actions=[{"id": "a", "text": f"Agreed {day}.", "due": "2022-06-05"}])

    pledge = {"text": "Promised this morning.", "due": "2022-06-05", "to": "HTA"}
    morning = a_meeting("2022-05-23", "sib", commitments=[pledge])
    register = a_register(meetings=(agreed("2022-04-25"), agreed("2022-05-23"), morning))
    shown = forum_brief(register, "hta", ON)
    assert [late.text for late in shown.attention.due_soon] == ["Agreed 2022-04-25."]
    assert shown.promised_here == ()


def test_commitments_due_by_the_meeting_are_carried_and_later_ones_are_not() -> None:
    commitments = [
        {"text": "Today.", "due": "2022-05-23", "by": "chief", "to": "The board"},
        {"text": "Some day."},
        {"text": "Tomorrow.", "due": "2022-05-24"},
        {"text": "Kept.", "due": "2022-05-01", "kept": "2022-05-01"},
    ]
    register = a_register(meetings=(a_meeting("2022-04-25", commitments=commitments),))
    shown = forum_brief(register, "hta", ON)
    carried = shown.commitments
    assert [(late.text, late.lateness) for late in shown.attention.due_soon] == [
        ("Today.", "due today"),
        ("Tomorrow.", "due in 1 day"),
    ]
    assert [(each.text, each.to) for each in carried] == [
        ((TextParagraph("Today."),), "The board"),
        ((TextParagraph("Some day."),), None),
    ]


def test_thousands_have_a_comma_in_the_line_that_says_what_a_paper_holds() -> None:
    late = [
        an_item(f"afi-{n:04}", due="2022-05-01", progress=[], tactical_lead=None)
        for n in range(1, 1001)
    ]
    assert forum_paper(a_register(*late), "hta", ON).in_short == (
        "1,000 items: 1,000 AFIs; 1,000 overdue (1,000 HMICFRS deadlines); "
        "without an update: 1,000, out of date: 0, no tactical lead: 1,000"
    )


def test_an_overdue_action_and_an_overdue_response_open_the_brief() -> None:
    register = a_register(
        an_item(),
        inspections=(an_inspection(published="2022-03-01", statutory_response={}),),
        meetings=(
            a_meeting("2022-04-25", actions=[{"id": "a", "text": "Do A.", "due": "2022-05-01"}]),
            a_meeting(
                "2022-04-26",
                "sib",
                actions=[
                    {"id": "b", "text": "Do B.", "due": "2022-05-02", "item": "peel/afi-01"},
                    {"id": "c", "text": "Do C.", "due": "2022-05-02"},
                ],
            ),
        ),
    )
    attention = forum_brief(register, "hta", ON).attention
    overdue = attention.overdue
    assert attention.overdue_are == "2 actions and the PCC's statutory response"
    named = [(late.what, late.link and late.link.reference, late.lead) for late in overdue]
    assert named == [
        ("Statutory response to PEEL", None, "Commissioner"),
        ("Action of 25 April 2022", None, None),
        ("Action of 26 April 2022 at sib", "AFI 1", None),
    ]
    row = re.compile(r"^\| (?:General|\[AFI 1\]).*", re.MULTILINE)
    shown = rendered(forum_brief(register, "hta", ON), "md")
    assert row.findall(shown.partition("### Overdue")[2].partition("\n#")[0]) == [
        "| General | Statutory response to PEEL | 25 April 2022, **28 days overdue** | "
        "Commissioner |",
        "| [AFI 1](#afi-1-title-of-afi-01) | Action of 26 April 2022 at sib: Do B. | "
        "2 May 2022, **21 days overdue** | **No owner** |",
    ]


def test_what_to_ask_about_a_finding_has_a_label_of_its_own() -> None:
    lapsed = {"date": "2022-05-20", "text": "The licence has lapsed."}
    page = rendered(brief(an_item(progress=[lapsed])), "md").partition("### AFI 1")[2]
    said, label, asked = page.partition("**To ask about:**")
    assert label
    assert "Wording of afi-01." in said
    assert "“The licence has lapsed”. Why?" in asked


def test_the_key_has_what_is_used_or_defined_and_labels_that_are_in_the_pictures() -> None:
    rated = [an_item("afi-03", rag="red"), an_item("rec-2", rag="amber", progress=[FRESH])]
    defined = an_organisation().model_copy(update={"rag": {Rag.AMBER: "Under way."}})
    shown = forum_brief(a_register(*rated, organisation=defined), "hta", ON)
    end = rendered(shown, "md").partition("How to read this brief")[2]
    assert re.findall(r"^\| (?:\*\*)?(\w+)(?:\*\*)? \| (.*) \|$", end, re.MULTILINE)[1:] == [
        ("Red", "The force has not said what it means."),
        ("Amber", "Under way."),
    ]
    assert "In the first picture, 3 is AFI 3 and R2 Recommendation 2." in end


def restricted_item() -> Item:
    return an_item(
        steps_to_green=[
            {"id": "open-step", "text": "Open step."},
            {"id": "secret", "text": "Secret step.", "due": "2022-05-01", "restricted": True},
        ],
        progress=[
            {
                "date": "2022-05-01",
                "text": "Secret update.",
                "blocker": "Secret barrier.",
                "restricted": True,
            }
        ],
        evidence=[{"date": "2022-05-01", "text": "Secret sample.", "restricted": True}],
    )


def test_restricted_facts_are_shown_and_marked_to_an_internal_audience() -> None:
    shown = brief(restricted_item())
    assert shown.page.marking == "OFFICIAL-SENSITIVE"
    assert shown.first_page.restricted == "AFI 1"
    assert [step.restricted for step in shown.items[0].steps] == [False, True]
    assert [update.restricted for update in shown.items[0].updates] == [True]


def test_restricted_text_has_its_label_before_it_and_a_warning_at_the_front() -> None:
    page = " ".join(rendered(brief(restricted_item()), "md").replace("**", "").split())
    label = "Restricted: not to be published. "
    assert page.count(label) == 5
    for text in (
        "[AFI 1](#afi-1-title-of-afi-01) (1 May 2022):\\ Secret barrier.",
        "Barrier: Secret barrier.",
        "Update of 1 May 2022, author not recorded; not reviewed: Secret update.",
        "due 1 May 2022 (22 days overdue): Secret step.",
        "1 May 2022: Secret sample.",
    ):
        assert label + text in page, text
    assert "Restricted: “Secret step”: 22 days overdue. Why?" in page
    assert "Restricted step to green: Secret step." in page
    assert "Contains restricted text: AFI 1." in page.partition("Ask first")[0]
    plain = rendered(brief(an_item()), "md")
    assert "estricted" not in plain
    assert "**OFFICIAL**" in plain


def test_nothing_restricted_is_in_the_view_for_a_public_audience() -> None:
    public = an_organisation({"audience": "public"})
    shown = forum_brief(a_register(restricted_item(), organisation=public), "hta", ON)
    assert "Secret" not in repr(shown)
    assert shown.page.marking is None
    assert shown.attention.overdue == ()
    assert shown.items[0].flags == (Flag("no-update", "No published update"),)


def test_an_update_awaits_its_review_but_never_in_public() -> None:
    reviewed = {**FRESH, "reviewed": {"date": "2022-05-21", "by": "chief"}}
    item = an_item(progress=[reviewed, FRESH])
    public = an_organisation({"audience": "public"})
    shown = forum_brief(a_register(item, organisation=public), "hta", ON)
    assert [update.awaits_review for update in brief(item).items[0].updates] == [True, False]
    assert [update.awaits_review for update in shown.items[0].updates] == [False]


def test_an_earlier_item_is_named_with_its_inspection() -> None:
    register = a_register(
        an_item("afi-01", carried_forward_from="old/afi-07"),
        an_item("afi-02", carried_forward_from="old"),
        an_item("afi-07", "old", superseded_by="peel/afi-01"),
        inspections=(an_inspection("old"), an_inspection("peel")),
    )
    items = forum_brief(register, "hta", ON).items
    assert [item.carried_forward_from for item in items] == ["AFI 7 of OLD", "OLD"]
    assert [point.fact for item in items for point in item.points if "forward" in point.fact] == []
