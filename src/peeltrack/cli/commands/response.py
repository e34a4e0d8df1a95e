"""The command that writes a statutory response: response."""

from typing import TYPE_CHECKING, Annotated

import typer

from peeltrack.cli.shared.document_output import (
    Written,
    say_what_awaits_review,
)
from peeltrack.cli.shared.options import AsAt, grouped

if TYPE_CHECKING:
    from peeltrack.documents.response import Response
    from peeltrack.model.inspections import Inspection
    from peeltrack.model.register import Register


@grouped
def response(
    context: typer.Context,
    inspection: Annotated[
        str, typer.Argument(metavar="INSPECTION", help="Its id, or what people call it")
    ],
    written: Written,
    as_at: AsAt,
) -> None:
    """Write the commissioner's statutory response to a report

    Section 55 of the Police Act 1996: the chief constable's comments, the commissioner's,
    and for each recommendation the action taken or proposed, or why there is none; by when
    it is to be published, and whether it was. A public document: nothing restricted or
    internal is in it. What is still missing is said in the draft and on stderr.
    """
    from peeltrack.cli.shared.workspace import Workspace
    from peeltrack.documents.response import statutory_response
    from peeltrack.queries.response import response_left

    workspace = Workspace.of(context, as_at)
    wanted = _owing(workspace.register, inspection)
    view = statutory_response(
        workspace.register, wanted.id, workspace.on, revision=workspace.revision()
    )
    written.write(workspace, "response", view.page, {"response": view})
    typer.echo(_in_short(view, response_left(wanted, workspace.on)), err=True)
    say_what_awaits_review(workspace)


def _owing(register: "Register", name: str) -> "Inspection":
    """The inspection of that id or name, whatever the case of the letters.

    Raises:
        UnknownNameError: if there is none.
        RefusedError: if the register has no response of it.
    """
    from peeltrack.errors import RefusedError, UnknownNameError

    wanted = name.casefold()
    for inspection in register.inspections.values():
        if wanted in (inspection.id, inspection.called.casefold(), inspection.title.casefold()):
            break
    else:
        raise UnknownNameError("inspection", name, list(register.inspections))
    if inspection.statutory_response is None:
        raise RefusedError(inspection.id, *_not_begun(inspection))
    return inspection


def _not_begun(inspection: "Inspection") -> tuple[str, str]:
    """Why there is no response to write, and what begins one."""
    from peeltrack.wording import long_date

    last = inspection.response_due_if_owed
    by = (
        f"it is to be published by {long_date(last)}"
        if last
        else "its last day is known once published is filled in there"
    )
    why = "no statutory response to it has been begun"
    return why, f'If one is owed, add "statutory_response: {{}}" to {inspection.file}; {by}'


def _in_short(view: "Response", left: str | None) -> str:
    missing = [link.reference for link in view.missing]
    told = (
        f"{view.due_sentence}{f' ({left})' if left else ''}. Without an explanation: {len(missing)}"
    )
    return f"{told} ({'; '.join(missing)})." if missing else f"{told}."
