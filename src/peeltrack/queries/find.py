"""Items, leads and meetings by the names people use: afi-6, AFI 6, AFI6, PEEL 2021/22 rec 2."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from peeltrack.errors import AmbiguousError, UnknownItemError, UnknownNameError
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register


def find_lead(organisation: Organisation, name: str) -> str:
    """Find the id of a lead by id, short form or title, ignoring case.

    Raises:
        UnknownNameError: if nothing has that name; it names the nearest.
    """
    lead = lead_called(organisation, name)
    if lead is None:
        raise UnknownNameError("lead", name, list(organisation.leads))
    return lead


def lead_called(organisation: Organisation, name: str) -> str | None:
    """Return the same, or None."""
    wanted = name.strip().casefold()
    for id_, lead in organisation.leads.items():
        if wanted in (id_, (lead.short or id_).casefold(), lead.title.casefold()):
            return id_
    return None


def find_item(register: Register, reference: str, ids: Iterable[str] | None = None) -> Item:
    """Find the one item that a reference names.

    Where two inspections have an item of that name, the one that has not ended is
    meant: AFI 6 is the current report's, not the one it superseded.

    Args:
        register: the register, or as much of it as the reference may fit.
        reference: as people say it.
        ids: the ids to name the nearest of; those of the register unless given.

    Raises:
        UnknownItemError: if it fits none, naming the nearest.
        AmbiguousError: if it fits several that have not ended, naming them.
    """
    wanted = _canonical(reference)
    fits = [register.items[id_] for id_ in fitting_ids(register.items, reference)]
    live = [item for item in fits if not item.has_ended]
    candidates = live or fits
    if not candidates:
        raise UnknownItemError(reference, _nearest(wanted, ids or register.items))
    if len(candidates) > 1:
        raise AmbiguousError(repr(reference), [item.id for item in candidates], "Give the whole id")
    return candidates[0]


def fitting_ids(ids: Iterable[str], reference: str) -> list[str]:
    """Return the ids that a reference may mean."""
    wanted = _canonical(reference)
    return [id_ for id_ in ids if _fits(id_, wanted)]


def _canonical(reference: str) -> str:
    """Write a reference as an id would, but for leading noughts: afi-6."""
    joined = re.sub(r"[\s_]+", "-", reference.strip().lower())
    spaced = re.sub(r"(^|[/-])(coc|rec|afi)(?=\d)", r"\1\2-", joined)
    return re.sub(r"(?<=-)0+(?=\d)", "", spaced)


def _fits(item_id: str, wanted: str) -> bool:
    name = re.sub(r"(?<=-)0+(?=\d)", "", item_id)
    # The inspection's id is mostly its name in small letters: PEEL 2021/22 AFI 7.
    return name.endswith(f"/{wanted}") or name.replace("/", "-") == wanted.replace("/", "-")


def _nearest(wanted: str, ids: Iterable[str]) -> list[str]:
    by_short = {re.sub(r"(?<=-)0+(?=\d)", "", id_.partition("/")[2]): id_ for id_ in ids}
    return [by_short[name] for name in get_close_matches(wanted.rpartition("/")[2], by_short, n=2)]


def meeting_called(register: Register, reference: str) -> Meeting:
    """Find the meeting of that name, or the latest one of the forum of that name.

    Raises:
        UnknownNameError: if no meeting or forum has that name.
    """
    wanted = reference.casefold()
    fits = [m for m in register.meetings.values() if wanted in (m.id, m.forum)]
    if not fits:
        raise UnknownNameError("meeting", reference, list(register.meetings))
    return fits[-1]


def chair_of(organisation: Organisation, meeting: Meeting) -> str | None:
    """Return the lead who chairs a meeting, else its forum; None if that office is not a lead."""
    forum = organisation.fora.get(meeting.forum)
    usual = lead_called(organisation, forum.chair) if forum and forum.chair else None
    return meeting.chair or usual
