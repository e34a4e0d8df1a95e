"""A lead who leaves the post, and a report made to the portal, as plans of edits."""

from datetime import date

from peeltrack.edits.kinds import Insert, Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.wording import counted, listed, long_date


def leave_post(register: Register, lead: str, on: date) -> Plan:
    """Record the date on which a lead leaves, with a warning of what they still lead.

    Raises:
        RefusedError: if the lead has left already.
    """
    left = register.organisation.leads[lead].left
    if left:
        raise RefusedError(
            lead, f"left on {long_date(left)}", f"Correct it with peeltrack lead change {lead}"
        )
    items = [
        item.id for item in register.open_items if lead in (item.strategic_lead, item.tactical_lead)
    ]
    warnings: tuple[str, ...] = ()
    hint = "peeltrack lead list"
    if items:
        warnings = (f"{lead} still leads {counted(len(items), 'open item')}: {listed(items)}",)
        hint = f"peeltrack assign --from {lead} --to LEAD"
    edit = Put("register.yaml", ("leads", lead, "left"), on)
    return Plan("register", f"lead {lead} leaves on {long_date(on)}", (edit,), warnings, hint)


def record_report(organisation: Organisation, by: str, on: date) -> Plan:
    """Record that a report was made, so that the next one reports only what is new since.

    Raises:
        RefusedError: if a report of that date or a later one is recorded.
    """
    made = organisation.portal_reports
    if made and on <= made[-1].date:
        last = long_date(made[-1].date)
        raise RefusedError("portal", f"the last report is dated {last}", "Give a later date")
    edit = Insert("register.yaml", ("portal_reports",), len(made), {"date": on, "by": by})
    return Plan("portal", f"report of {long_date(on)} recorded", (edit,))
