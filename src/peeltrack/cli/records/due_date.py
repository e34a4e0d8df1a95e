"""The due date of an item whose time limit is typed in words."""

from collections.abc import MutableMapping
from datetime import date

from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Plan, Put, Value
from peeltrack.model.inspections import Inspection
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.on_demand import on_demand
from peeltrack.wording import listed, long_date

with on_demand():  # the grammar of time limits, which few commands need
    from peeltrack.imports.language import due_phrases


def work_out_due_date(
    session: WriteSession, values: MutableMapping[str, Value], inspection: Record
) -> tuple[str, ...]:
    """Add the due date that follows from a time limit, as an import of the report would.

    Args:
        session: asks about a date that is far.
        values: the values of an item; one that has a due date keeps it.
        inspection: the item's, whose publication the limit counts from.

    Returns:
        How the date came about, or why there is none.
    """
    phrase = values.get("due_phrase")
    if not isinstance(inspection, Inspection) or not phrase or values.get("due"):
        return ()
    limit = due_phrases.resolved(str(phrase), inspection.published)
    if limit.day and not limit.doubt:
        values["due"] = session.near_date("--due-phrase", limit.day)
        return (f"due {long_date(limit.day)}, as “{phrase}” says",)
    if limit.doubt == due_phrases.NEEDS_PUBLICATION:
        dated = f"peeltrack inspection change {inspection.id} --published DATE"
        return (f"no due date: “{phrase}” counts from publication; record that with {dated}",)
    why = (limit.doubt or "").partition(":")[0]
    return (f"no due date: “{phrase}” {why}; give it with --due",)


def dates_from_publication(register: Register, inspection: str, published: date) -> Plan:
    """Plan the due dates that waited for the publication date of their inspection."""
    waiting = {
        item: due_phrases.resolved(item.due_phrase, published)
        for item in register.items.values()
        if item.inspection == inspection and item.due_phrase and not item.due
    }
    dated = {
        item.id: Put(item.file, ("due",), limit.day)
        for item, limit in waiting.items()
        if limit.day and not limit.doubt
    }
    done = f"due date of {listed([*dated])} worked out" if dated else ""
    return Plan(inspection, done, tuple(dated.values()))
