"""Imported updates cleared for internal or public forums, as a plan of edits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peeltrack.edits.edit_guards import refuse_unless_reviewer
from peeltrack.edits.kinds import Plan, Put
from peeltrack.errors import RefusedError
from peeltrack.model.register import Register
from peeltrack.wording import counted, long_date


def clear_imported(
    register: Register, by: str, on: date, *, ids: Sequence[str] = (), public: bool = False
) -> Plan:
    """Record the clearance of imported updates for internal forums, or public ones too.

    Clearing reviews nothing: it says that the force's past record may be shown as it is.
    Each update is a part of the plan, with its text, so that whoever clears it reads it first;
    one alone, for internal forums, is a plan by itself.

    Args:
        register: the register.
        by: who clears.
        on: the day of the clearance; later updates are left.
        ids: the items that are meant; all of them if none is named.
        public: whether public forums are meant as well.

    Raises:
        RefusedError: if the lead may not review, or nothing is left to clear.
    """
    keys = ("cleared", "cleared_for_public") if public else ("cleared",)
    forums = "internal and public forums" if public else "internal forums"
    parts: list[Plan] = []
    for id_ in ids or register.items:
        item = register.items[id_]
        refuse_unless_reviewer(item, by, register.organisation)
        for index, update in enumerate(item.progress):
            is_left = update.imported and update.date <= on and not update.reviewed
            left = [key for key in keys if is_left and getattr(update, key) is None]
            if left:
                act = {"date": on, "by": by}
                edits = tuple(Put(item.file, ("progress", index, key), act) for key in left)
                done = f"update of {long_date(update.date)} cleared for {forums}"
                parts.append(Plan(id_, done, edits, quoted=update.text))
    if not parts:
        raise RefusedError(
            "review --imported", "no imported updates remain to be cleared", "Nothing to do"
        )
    updates = counted(len(parts), "imported update")
    items = counted(len({part.subject for part in parts}), "item")
    if len(parts) == 1 and not public:
        return replace(parts[0], hint="peeltrack validate")
    return Plan(
        "register",
        f"{updates} of {items} cleared for {forums}",
        tuple(edit for part in parts for edit in part.edits),
        hint="peeltrack validate",
        parts=tuple(parts),
    )
