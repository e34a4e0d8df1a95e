"""A report made to the national monitoring portal, as a plan of edits."""

from datetime import date

from peeltrack.edits.kinds import Insert, Plan
from peeltrack.errors import RefusedError
from peeltrack.model.organisation import Organisation
from peeltrack.wording import long_date


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
