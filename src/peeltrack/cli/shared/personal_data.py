"""Personal data named before it becomes public: in a text released, and in a paper written."""

from dataclasses import replace
from html import unescape

import typer

from peeltrack.edits.kinds import Plan
from peeltrack.model.register import Register
from peeltrack.on_demand import on_demand
from peeltrack.queries.personal_data import note_on_update, public_personal_data
from peeltrack.wording import listed

with on_demand():
    from peeltrack.language import personal_data


def with_personal_data(plan: Plan) -> Plan:
    """Name the personal data of the texts that a plan makes public.

    What is sure is to be confirmed; what may be another word is only noted.
    """
    notes: list[str] = []
    doubts: list[str] = []
    for part in plan.parts or (plan,):
        if note := note_on_update(part.quoted):
            notes.append(f"{part.subject}: {note}")
            if any(each.is_sure for each in personal_data.personal_data(part.quoted)):
                doubts.append(notes[-1])
    return replace(plan, warnings=(*plan.warnings, *notes), doubts=(*plan.doubts, *doubts))


def note_personal_data(register: Register, document: str | None = None) -> None:
    """Name the personal data in public texts, or in those of them that a document prints.

    Args:
        register: the register that it is made from.
        document: its HTML; without it every public text counts.
    """
    printed = None if document is None else " ".join(unescape(document).split())
    found = [
        each.sentence
        for each in register.once(public_personal_data)
        if printed is None or any(" ".join(it.words.split()) in printed for it in each.found)
    ]
    if found:
        typer.echo(
            f"Personal data: check before you publish: {listed(found)}. Amend or restrict them.",
            err=True,
        )
