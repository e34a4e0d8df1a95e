"""The response command: the statutory response to a report."""

from typing import Annotated

import typer

from peeltrack.cli.shared.document_output import DocumentOutput, note_unreviewed_updates
from peeltrack.cli.shared.options import ReadOptions, option_groups
from peeltrack.cli.shared.workspace import Workspace
from peeltrack.documents.response import Response, statutory_response
from peeltrack.errors import RefusedError
from peeltrack.model.inspections import Inspection
from peeltrack.model.register import Register
from peeltrack.queries.find import find_inspection
from peeltrack.queries.response import answers, response_left
from peeltrack.wording import long_date


@option_groups
def response(
    context: typer.Context,
    inspection: Annotated[str, typer.Argument(metavar="INSPECTION", help="Its id or short name")],
    destination: DocumentOutput,
    options: ReadOptions,
) -> None:
    """Write the commissioner's statutory response to a report

    Section 55 of the Police Act 1996: the chief constable's comments, the commissioner's, and
    for each recommendation the action taken or proposed, or why no action is taken; the
    deadline for publication, and whether it has been published. It is a public document, with
    nothing restricted or internal in it. The draft and stderr say what is still missing.
    """
    workspace = Workspace.of(context, options)
    owed = _inspection_with_response(workspace.register, inspection)
    view = statutory_response(
        workspace.register, owed.id, workspace.on, revision=workspace.revision()
    )
    destination.write(workspace, "response", view.page, {"response": view})
    typer.echo(_summary(view, response_left(owed, workspace.on)), err=True)
    register = workspace.register
    note_unreviewed_updates(register, [each.item.id for each in answers(register, owed)])


def _inspection_with_response(register: Register, name: str) -> Inspection:
    """Find the inspection by id or name, in any case, that has a statutory response.

    Raises:
        UnknownNameError: if there is none.
        RefusedError: if the register has no response to it.
    """
    inspection = register.inspections[find_inspection(register, name)]
    if inspection.statutory_response is None:
        raise RefusedError(inspection.id, *_reason_and_remedy(inspection))
    return inspection


def _reason_and_remedy(inspection: Inspection) -> tuple[str, str]:
    """Return the reason why there is no response to write, and the remedy."""
    due = inspection.response_due_if_owed
    date_clause = (
        f"it is due by {long_date(due)}"
        if due
        else "its deadline can be worked out once the report's date is recorded (peeltrack "
        f"inspection change {inspection.id} --published DATE)"
    )
    reason = "no statutory response to it has been started"
    return (
        reason,
        f"If one is required, start it with peeltrack inspection response change {inspection.id}; "
        f"{date_clause}",
    )


def _summary(view: Response, left: str | None) -> str:
    unexplained = [link.reference for link in view.missing]
    remaining = f" ({left})" if left else ""
    sentence = f"{view.due_sentence}{remaining}. Without an explanation: {len(unexplained)}"
    return f"{sentence} ({'; '.join(unexplained)})." if unexplained else f"{sentence}."
