"""Registers written in a few lines of YAML: valid by default, a test says only what matters.

Each top-level key is an item, such as `afi-01: {due: 2022-05-22}`, an item of another
inspection, such as `old/afi-01`, or one of these: `leads`, `forums`, `programmes`, `funding`,
`monitoring`, `rules`, `site` (register.yaml), `inspection` (the inspection "peel"), `meetings`,
`positions`.
"""

from typing import Any

import ryaml

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.published_positions import Positions
from peeltrack.model.register import Register

KINDS = {"coc": "cause_of_concern", "rec": "recommendation", "afi": "area_for_improvement"}

LEADS = {
    "acc": {"title": "Assistant Chief Constable"},
    "supt": {"title": "Superintendent"},
    "flo": {"title": "Force Liaison Officer", "may_review": True},
}


def register_from(text: str) -> Register:
    """The register that a text of that form stands for."""
    given: dict[str, Any] = ryaml.loads(text) or {}  # type: ignore[attr-defined]
    organisation = {
        "name": "Borsetshire Police",
        "leads": {**LEADS, **given.pop("leads", {})},
        "forums": {"hta": {"name": "Holding to Account"}, **given.pop("forums", {})},
        "programmes": given.pop("programmes", {}),
        "funding": given.pop("funding", {}),
        "monitoring": given.pop("monitoring", []),
        "rules": given.pop("rules", {}),
        "site": given.pop("site", {}),
    }
    inspection = an_inspection("peel", **given.pop("inspection", {}))
    meetings = [a_meeting(id_, **rest) for id_, rest in given.pop("meetings", {}).items()]
    positions = Positions.model_validate({"positions": given.pop("positions", [])})
    items = [an_item(name, **(rest or {})) for name, rest in given.items()]
    others = {item.inspection for item in items} - {"peel"}
    inspections = [inspection, *(an_inspection(id_) for id_ in sorted(others))]
    return Register(
        organisation=Organisation.model_validate(organisation),
        inspections={each.id: each for each in inspections},
        items={item.id: item for item in items},
        meetings={meeting.id: meeting for meeting in meetings},
        positions=positions.positions,
    )


def an_item(name: str, **given: object) -> Item:
    """An open item with both leads, a target, and no more."""
    folder, _, short = name.rpartition("/")
    kind, _, number = short.partition("-")
    plain = {
        "id": f"{folder or 'peel'}/{short}",
        "kind": KINDS[kind],
        "number": number.lstrip("0"),
        "title": f"Title of {short}",
        "wording": f"Wording of {short}.",
        "strategic_lead": "acc",
        "tactical_lead": "supt",
        "target": "2030-01-01",
    }
    return Item.model_validate({**plain, **given})


def an_inspection(id_: str, **given: object) -> Inspection:
    """A PEEL inspection with no areas."""
    plain = {"id": id_, "title": f"Report {id_}", "body": "HMICFRS", "kind": "peel"}
    return Inspection.model_validate({**plain, **given})


def a_meeting(id_: str, **given: object) -> Meeting:
    """A meeting of the day and forum that its id says."""
    return Meeting.model_validate({"id": id_, "forum": id_[11:], "date": id_[:10], **given})
