"""A register with markup of every kind in each of its texts, and its documents."""

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.notes import meeting_notes
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
)

HOSTILE = (
    "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} "
    "*a* _b_ `c` [d](javascript:e) | # 1. &lt; &#60; \" ' <!-- ]]> $1$ #panic(1) @ref \\x "
    "https://evil.example שלום مرحبا"
)


def hostile(field: str) -> str:
    return f"{field}: {HOSTILE} /{field}"


def hostile_register() -> Register:
    organisation = an_organisation(
        {"name": hostile("forum"), "chair": hostile("chair")},
        name=hostile("force"),
        rag={"amber": hostile("meaning")},
        leads={"chief": {"title": hostile("lead")}},
        programmes={"one": {"name": hostile("programme")}},
    )
    inspection = an_inspection(
        title=hostile("report"),
        body=hostile("body"),
        areas=[{"id": "crime", "name": hostile("area")}],
    )
    return a_register(
        hostile_item(),
        organisation=organisation,
        inspections=(inspection,),
        meetings=(hostile_meeting(),),
    )


def hostile_brief() -> Brief:
    return forum_brief(hostile_register(), "hta", ON)


def hostile_notes() -> str:
    view = meeting_notes(hostile_register(), hostile_meeting(), ON)
    return render("notes.html.j2", view.page, {"notes": view}, SHIPPED)


def hostile_meeting() -> Meeting:
    answers = [{"by": "chief", "text": hostile("answer"), "date": "2022-04-02"}]
    return a_meeting(
        "2022-04-01",
        title=hostile("meeting"),
        time=hostile("time"),
        venue=hostile("venue"),
        chair="chief",
        minutes=hostile("minutes"),
        source=hostile("paper"),
        attendance=[
            {"lead": "chief"},
            {"capacity": hostile("capacity")},
            {"capacity": hostile("absent"), "apologies": True},
        ],
        opening=[{"id": "first", "text": hostile("opening")}],
        questions=[
            {
                "id": "a",
                "item": "peel/afi-01",
                "asked_by": "chief",
                "text": hostile("question"),
                "answers": answers,
            },
            {"id": "b", "text": "And?", "addressed_at": hostile("elsewhere")},
        ],
        any_other_business=[{"id": "last", "text": hostile("business")}],
        remarks=[
            {"item": "peel/afi-01", "by": "chief", "text": hostile("remark")},
            {"item": "peel/afi-01", "addressed_at": hostile("addressed")},
            {"text": hostile("aside")},
        ],
        actions=[
            {
                "id": "a",
                "item": "peel/afi-01",
                "text": hostile("action"),
                "due_event": hostile("event"),
            }
        ],
        commitments=[{"text": hostile("promise"), "to": hostile("to")}],
    )


def hostile_item() -> Item:
    return an_item(
        title=hostile("title"),
        wording=hostile("wording"),
        number=hostile("number"),
        due_phrase=hostile("phrase"),
        tactical_lead="chief",
        programmes=["one"],
        target="2022-08-01",
        target_changes=[
            {
                "date": "2022-05-01",
                "from": "2022-07-01",
                "to": "2022-08-01",
                "because": hostile("moved"),
            }
        ],
        clauses=[{"ref": "i", "text": hostile("clause")}],
        rag_changes=[{"date": "2022-05-01", "to": "amber", "because": hostile("because")}],
        depends_on=[{"who": hostile("who"), "what": hostile("what")}],
        steps_to_green=[
            {"id": "a", "text": f"First.\n\n- {hostile('step')}\n- second", "clauses": ["ii"]}
        ],
        measures=[{"text": hostile("measure"), "method": hostile("method")}],
        investments=[{"text": hostile("investment"), "year": hostile("year")}],
        progress=[
            {
                "date": "2022-05-01",
                "text": f"First.\n\n- {hostile('update')}\n- second",
                "source": hostile("source"),
                "blocker": hostile("blocker"),
                "next_milestone": {"text": hostile("milestone"), "due": "2022-05-02"},
                "proposed_rag": "green",
                "completed_by": "2022-06-01",
                "reviewed": {"date": "2022-05-02", "by": "chief", "note": hostile("note")},
            }
        ],
    )
