"""Items, leads and meetings by the names people use: afi-6, AFI 6, AFI6, PEEL 2021/22 rec 2."""

import re
from collections.abc import Iterable, Sequence

from peeltrack.errors import (
    AmbiguousError,
    IncompleteReferenceError,
    UnknownItemError,
    UnknownNameError,
    UsageError,
)
from peeltrack.model.choices import KIND_IN_ID, kind_of
from peeltrack.model.inspections import Area
from peeltrack.model.item_names import as_in_id, fitting_ids, named_with_inspection, without_noughts
from peeltrack.model.items import Item
from peeltrack.model.moves import current_ids
from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.wording import nearest


def find_lead(organisation: Organisation, name: str) -> str:
    """Find the id of a lead by id, short form or title, ignoring case and punctuation.

    Raises:
        UnknownNameError: if nothing has that name; it names the nearest.
    """
    lead = lead_called(organisation, name)
    if lead is None:
        raise UnknownNameError("lead", name, list(organisation.leads))
    return lead


def lead_called(organisation: Organisation, name: str) -> str | None:
    """Find a lead as `find_lead` does; None if there is none."""
    wanted = _words(name)
    for id_, lead in organisation.leads.items():
        if wanted and wanted in map(_words, (id_, lead.short or id_, lead.title)):
            return id_
    return None


def find_programme(organisation: Organisation, name: str) -> str:
    """Find the id of a programme by id, name or alias, ignoring case.

    Raises:
        UnknownNameError: if nothing has that name; it names the nearest.
    """
    if (programme := organisation.programme_called(name)) is None:
        raise UnknownNameError("programme", name, list(organisation.programmes))
    return programme


def find_inspection(register: Register, name: str) -> str:
    """Find the id of an inspection by id, title or what people call it, ignoring case.

    Raises:
        UnknownNameError: if nothing has that name; it names the nearest.
    """
    wanted = name.strip().casefold()
    for id_, each in register.inspections.items():
        if wanted in (id_.casefold(), each.called.casefold(), each.title.casefold()):
            return id_
    if (now := current_ids(register).get(wanted)) in register.inspections:
        return str(now)
    raise UnknownNameError("inspection", name, list(register.inspections))


def find_area(areas: Iterable[Area], name: str) -> str:
    """Find the id of an area by id, name or alias, or by words that only its name has.

    Raises:
        UnknownNameError: if nothing has that name; it names the nearest.
        AmbiguousError: if several have its words.
    """
    known = tuple(areas)
    fits = [area.id for area in known if area.is_called(name)]
    fits = fits or [area.id for area in known if _has_words(area, name)]
    ids = list(dict.fromkeys(fits))
    if len(ids) > 1:
        raise AmbiguousError(f"area {name!r}", ids, "Give the whole id")
    if not ids:
        raise UnknownNameError("area", name, list(dict.fromkeys(area.id for area in known)))
    return ids[0]


def _has_words(area: Area, name: str) -> bool:
    """Check whether each word of a name begins a word of the area's."""
    wanted = _words(name)
    return bool(wanted) and any(
        all(any(word.startswith(each) for word in _words(called)) for each in wanted)
        for called in (area.id, area.name, *area.aliases)
    )


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold().replace("&", "and"))


def find_item(register: Register, reference: str, ids: Iterable[str] | None = None) -> Item:
    """Find the one item that a reference names, or named before it had another id.

    Where two inspections have an item of that name, the one that has not ended is
    meant: AFI 6 is the current report's, not the one it superseded.

    Args:
        register: the register, or as much of it as the reference may fit.
        reference: as people say it.
        ids: the ids to name the nearest of; those of the register unless given.

    Raises:
        UnknownItemError: if it fits none, naming the nearest.
        AmbiguousError: if it fits several that have not ended, naming them.
        IncompleteReferenceError: if it names a kind without a number, or a number without a kind.
    """
    name, inspection = named_with_inspection(reference)
    now = fitting_ids(register.items, name)
    fits = [register.items[id_] for id_ in now or formerly_called(register, name)]
    if inspection is not None:
        fits = [item for item in fits if _is_of(register, item, inspection)]
    live = [item for item in fits if not (item.has_ended or item.withdrawn)]
    candidates = live or fits
    if not candidates:
        raise _unknown_item(reference, list(register.items if ids is None else ids))
    if len(candidates) > 1:
        raise AmbiguousError(repr(reference), [item.id for item in candidates], "Give the whole id")
    return candidates[0]


def _is_of(register: Register, item: Item, inspection: str) -> bool:
    """Check whether a name is that of an item's inspection: its id, short name or title."""
    made_by = register.inspections.get(item.inspection)
    names = {item.inspection} | ({made_by.called, made_by.title} if made_by else set())
    return _words(inspection) in [_words(name) for name in names]


def formerly_called(register: Register, reference: str) -> list[str]:
    """Return the ids of the items that had an id that a reference may mean."""
    former = current_ids(register)
    ids = [former[id_] for id_ in fitting_ids(former, reference) if "/" in id_]
    return [id_ for id_ in dict.fromkeys(ids) if id_ in register.items]


def _unknown_item(reference: str, ids: Sequence[str]) -> UsageError:
    """Return the refusal of a reference that fits no item, with what may be meant."""
    short = {id_: without_noughts(id_.partition("/")[2]) for id_ in ids}
    kind = kind_of(reference)
    number = reference.strip().lower().lstrip("0")
    if kind:
        fits = [id_ for id_, name in short.items() if name.startswith(f"{KIND_IN_ID[kind]}-")]
        return IncompleteReferenceError(reference, "number", fits, KIND_IN_ID[kind])
    if fits := [id_ for id_, name in short.items() if number and name.endswith(f"-{number}")]:
        return IncompleteReferenceError(reference, "kind", fits)
    wanted = as_in_id(reference)
    alike = [id_ for id_ in ids if _number(short[id_]) == _number(wanted)]
    near = nearest(wanted, alike) or [
        id_ for id_ in alike if short[id_] in nearest(wanted.rpartition("/")[2], short.values())
    ]
    kind = kind_of(wanted.rpartition("/")[2].removesuffix(f"-{_number(wanted)}"))
    short_kind = KIND_IN_ID[kind] if kind else ""
    return UnknownItemError(reference, near if len(near) < 3 else (), short_kind)


def _number(name: str) -> str:
    return name.rpartition("-")[2]
