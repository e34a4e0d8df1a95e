"""A public forum's view: no restricted update or report, so that no question can rest on one."""

from dataclasses import replace

from peeltrack.model.organisation import Organisation
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.challenge.points import Point


def for_forum(register: Register, forum_id: str) -> Register:
    """Return the register as the rules may read it for a forum: the same if none is restricted."""
    known = register.organisation.forums.get(forum_id)
    if known is None or known.audience != Audience.PUBLIC:
        return register
    seen = {
        item.id: item.model_copy(
            update={"progress": tuple(each for each in item.progress if not each.restricted)}
        )
        for item in register.items.values()
        if any(each.restricted for each in item.progress)
    }
    organisation = _without_restricted_reports(register.organisation)
    if not seen and organisation is register.organisation:
        return register
    return replace(register, items={**register.items, **seen}, organisation=organisation)


def _without_restricted_reports(organisation: Organisation) -> Organisation:
    seen = {
        id_: programme.model_copy(
            update={"reports": tuple(each for each in programme.reports if not each.restricted)}
        )
        for id_, programme in organisation.programmes.items()
        if any(each.restricted for each in programme.reports)
    }
    if not seen:
        return organisation
    return organisation.model_copy(update={"programmes": {**organisation.programmes, **seen}})


def among_all_updates(register: Register, point: Point) -> Point:
    """Return a point with the place of its update among all of its item, restricted ones too."""
    item = register.items.get(point.item or "")
    if item is None or point.file != item.file or point.at[:1] != ("progress",) or not point.at[1:]:
        return point
    kept = [place for place, each in enumerate(item.progress) if not each.restricted]
    return replace(point, at=("progress", kept[int(point.at[1])], *point.at[2:]))
