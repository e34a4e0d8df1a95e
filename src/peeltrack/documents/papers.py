"""The paper of each forum: the views that its template is given. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.challenge import challenge_paper
from peeltrack.documents.parts.attention import Attention
from peeltrack.documents.parts.closing import unrecorded
from peeltrack.documents.parts.header import Header, with_annex
from peeltrack.documents.parts.movement import RecordedBy
from peeltrack.errors import RefusedError
from peeltrack.model.register import Register
from peeltrack.on_demand import on_demand
from peeltrack.queries.audience import for_audience
from peeltrack.queries.forum import agenda

with on_demand():  # the paper of one forum
    from peeltrack.documents import committee, panel


@dataclass(frozen=True, slots=True)
class ForumPaper:
    """The views for a forum's template."""

    page: Header
    views: Mapping[str, object]
    """Every view by its name in templates."""
    in_short: str
    """The counts of the paper in one line."""
    unrecorded: tuple[str, ...] = ()
    """What it has a place for and the register does not say."""


def forum_paper(
    register: Register,
    forum_id: str,
    on: date,
    *,
    revision: str | None = None,
    since: date | None = None,
    today: date | None = None,
    with_challenge: bool = False,
    recorded_by: RecordedBy = lambda _: None,
) -> ForumPaper:
    """Return the views for a forum's paper, chosen by its template.

    Every template gets the brief; those of a panel and of a committee also get their own view.

    Args:
        register: the register as at that date.
        forum_id: the forum's key in register.yaml.
        on: the date of the meeting.
        revision: the commit of the register; None if its files are not committed.
        since: count movement from this date; None for the date of the forum's last meeting.
        today: the last date that the register can know about; None if that is later.
        with_challenge: whether the brief includes the likely questions of the chair.
        recorded_by: the register as recorded on a date, by which late entries are counted.

    Raises:
        RefusedError: if it is to include them and the paper is public.
    """
    brief = forum_brief(register, forum_id, on, revision, since, today, recorded_by)
    if with_challenge and brief.page.is_public:
        why = "a paper for the public never holds what its chair may ask"
        instead = f"Write it apart: peeltrack challenge --meeting {forum_id} -o FILE"
        raise RefusedError(brief.forum, why, instead)
    if with_challenge:
        annex = challenge_paper(register, forum_id, on, revision, today)
        brief = replace(brief, challenge=annex, page=with_annex(brief.page, annex.page))
    given = (register, forum_id, on, revision, since, today)
    view: panel.Panel | committee.Committee
    match template_of(register, forum_id):
        case "pcp":
            name, view = "panel", panel.panel_paper(*given)
        case "jac":
            name, view = "committee", committee.committee_paper(*given)
        case _:
            return ForumPaper(brief.page, {"brief": brief}, _in_short(brief))
    views = {"brief": brief, name: view}
    return ForumPaper(view.page, views, view.in_short, tuple(_unrecorded(register, forum_id, name)))


def _unrecorded(register: Register, forum_id: str, view: str) -> Iterator[str]:
    """Name what a public paper lacks; a panel's also tells how the work is overseen."""
    forum = register.organisation.forums[forum_id]
    ids = {item.inspection for item in agenda(for_audience(register, forum.audience), forum)}
    reports = [each for id_, each in register.inspections.items() if id_ in ids]
    yield from unrecorded(forum, reports)
    if view == "panel" and reports and not any(each.oversight for each in reports):
        yield "the commissioner's oversight of the work (inspection change --oversight)"


def _in_short(view: Brief) -> str:
    attention = view.attention
    kinds = f" ({attention.overdue_are})" if attention.overdue else ""
    return (
        f"{view.counts}; {len(attention.overdue):,} overdue{kinds}; "
        f"without an update: {len(attention.no_update):,}, out of date: {len(attention.stale):,}, "
        f"{_lacking(attention)}"
    )


def _lacking(attention: Attention) -> str:
    """Count the findings without a lead by the lead that is missing."""
    lacks = Counter(each.missing for each in attention.unowned)
    return ", ".join(f"{words}: {number:,}" for words, number in lacks.items()) or "no lead: 0"


def template_of(register: Register, forum_id: str) -> str:
    """Return the name of a forum's template without its ending: its own id if it names none."""
    return register.organisation.forums[forum_id].template or forum_id
