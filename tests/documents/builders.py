"""Small registers for the tests of documents: valid as they stand, one override per test."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from peeltrack.documents.board import Brief
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.templates import SHIPPED, OwnTemplates, render
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from tests import registers

ON = date(2022, 5, 23)
FRESH = {"date": "2022-05-20", "by": "chief", "text": "All is well."}


def an_item(name: str = "afi-01", inspection: str = "peel", **given: object) -> Item:
    plain = {
        "area": "crime",
        "rag": "amber",
        "target": None,
        "strategic_lead": "chief",
        "tactical_lead": "super",
        "progress": [FRESH],
    }
    return registers.an_item(f"{inspection}/{name}", **{**plain, **given})


def an_inspection(id_: str = "peel", **given: object) -> Inspection:
    plain = {
        "title": "The report",
        "short": id_.upper(),
        "published": "2022-04-27",
        "areas": [
            {"id": "crime", "name": "Investigating crime", "grade": "requires_improvement"},
            {"id": "public", "name": "Treating the public", "grade": "good"},
        ],
    }
    return registers.an_inspection(id_, **{**plain, **given})


def a_meeting(day: str, forum: str = "hta", **given: object) -> Meeting:
    return registers.a_meeting(f"{day}-{forum}", **given)


def an_organisation(forum: dict[str, object] | None = None, **given: object) -> Organisation:
    plain: dict[str, object] = {
        "name": "Borsetshire Police",
        "rag": {"amber": "Activity is under way."},
        "leads": {
            "chief": {"title": "Chief Constable", "may_review": True},
            "super": {"title": "Superintendent, crime"},
            "gone": {"title": "Inspector, gone", "left": "2022-03-01"},
        },
        "forums": {"hta": {"name": "Holding to Account", "chair": "Commissioner", **(forum or {})}},
    }
    return Organisation.model_validate({**plain, **given})


def a_register(
    *items: Item,
    inspections: tuple[Inspection, ...] = (),
    meetings: tuple[Meeting, ...] = (),
    organisation: Organisation | None = None,
) -> Register:
    return Register(
        organisation=organisation or an_organisation(),
        inspections={each.id: each for each in inspections or (an_inspection(),)},
        items={each.id: each for each in items},
        meetings={each.id: each for each in meetings},
    )


def rendered(
    brief: Brief,
    form: str = "html",
    folders: Sequence[Path] = SHIPPED,
    template: str = "hta",
    own: OwnTemplates | None = None,
) -> str:
    """A brief as the command writes it, in HTML or in Markdown."""
    made = render(f"{template}.html.j2", brief.page, {"brief": brief}, folders, own)
    return in_form(made, form)


def in_form(html: str, form: str) -> str:
    """What a template gave, in HTML or in Markdown."""
    return html if form == "html" else markdown(document(html, "a template"))
