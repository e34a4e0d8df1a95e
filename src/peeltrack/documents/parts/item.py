"""An item as a brief shows it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from peeltrack.documents.formats.text import NO_TEXT, blocks
from peeltrack.documents.parts.attention import Watch
from peeltrack.documents.parts.date_moves import days_moved, since_then
from peeltrack.documents.parts.header import rating
from peeltrack.documents.parts.item_parts import Asked, Measured, Part, Pledged
from peeltrack.documents.parts.item_view import (
    Awaited,
    Earlier,
    Funded,
    ItemView,
    Link,
    Milestone,
    Office,
    Promise,
    Rating,
    Reviewed,
    Step,
    Update,
)
from peeltrack.documents.parts.names import earlier_item
from peeltrack.documents.parts.questions import asked
from peeltrack.model.items import Item, ProgressUpdate, StepToGreen
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import lateness, spoken


@dataclass(frozen=True, slots=True)
class Setting:
    """What an item is seen in: the register as at a day, and what was found wanting then."""

    register: Register
    on: date
    found: Watch
    links: Mapping[str, Link]
    """The way to each item of the brief, by its id."""
    is_public: bool
    papers: tuple[str, ...] = ()
    """How the source of an update begins that a public paper gave."""
    pledged: Mapping[str, Sequence[Pledged]] = field(default_factory=dict)
    """What meetings left of each item, by its id; nothing where nothing is told of it."""
    before: Register | None = None
    """The register as at the day from which movement counts."""
    since: date | None = None
    """That day."""
    last: Meeting | None = None
    """The forum's last meeting, where its questions may be shown."""


def item_view(setting: Setting, item: Item, link: Link) -> ItemView:
    """Everything that a brief shows of an item."""
    register, on = setting.register, setting.on
    programmes = register.organisation.programmes
    area = next((a for a in register.inspection_of(item).areas if a.id == item.area), None)
    questions = tuple(_questions(setting, item))
    first_shown = _first_shown(item, setting.since)
    return ItemView(
        link=link,
        kind=spoken(item.kind).capitalize(),
        area=area.name if area else None,
        state=spoken(item.state),
        wording=blocks(item.wording),
        is_monitored=not item.needs_leads,
        relevance_reason=blocks(item.relevance_reason or ""),
        rating=_rating_of(register, item, setting.since),
        strategic_lead=office(register, item.strategic_lead, on),
        tactical_lead=office(register, item.tactical_lead, on),
        due=promise(item.due, item.due_phrase, on, counts=item.is_open),
        target=target(item, on),
        moves=days_moved(register, item.target_changes, setting.since),
        steps=tuple(_step(setting, item, step) for step in item.steps_to_green),
        measures=tuple(Measured(blocks(each.text), each.method) for each in item.measures),
        dependencies=tuple(
            Awaited(
                each.who,
                blocks(each.what),
                promise(each.due, each.due_phrase, on, counts=item.is_open),
            )
            for each in item.depends_on
        ),
        investments=tuple(Funded(blocks(e.text), e.year, e.posts) for e in item.investments),
        programmes=tuple(
            programmes[id_].name if id_ in programmes else id_ for id_ in item.programmes
        ),
        carried_forward_from=earlier_item(register, item.carried_forward_from),
        updates=tuple(
            _update(setting, item, update) for update in reversed(item.progress[first_shown:])
        ),
        earlier_updates=_earlier(item.progress[:first_shown]),
        flags=setting.found.flags[item.id],
        unanswered=tuple(
            Part(part.ref, " ".join(part.text.split())) for part in unanswered_parts(item)
        ),
        questions=tuple(question for id_, question in questions if id_ == item.id),
        asked_with=tuple(
            setting.links[id_]
            for id_ in dict.fromkeys(id_ for id_, _ in questions)
            if id_ != item.id
        ),
        pledged=tuple(setting.pledged.get(item.id, ())),
        since=since_then(setting.before, setting.since, item),
    )


def promise(day: date | None, phrase: str | None, on: date, *, counts: bool) -> Promise | None:
    """A day promised, with its lateness while it still counts; none where nothing was said."""
    if day is None and phrase is None:
        return None
    pending = day is not None and counts
    return Promise(
        day=day,
        phrase=phrase,
        lateness=lateness(day, on) if day is not None and counts else None,
        is_late=pending and day is not None and day < on,
    )


def _rating_of(register: Register, item: Item, since: date | None) -> Rating | None:
    """Its RAG; the reason for it only where it was changed, or set since the last meeting."""
    if item.rag is None:
        return None
    plain = rating(register, item.rag)
    last = item.rag_changes[-1] if item.rag_changes else None
    if last is None or last.after != item.rag:
        return plain
    is_news = last.before is not None or (since is not None and last.date > since)
    because = blocks(last.because) if is_news else NO_TEXT
    return Rating(plain.rag, plain.word, plain.meaning, last.date, because)


def office(register: Register, lead: str | None, on: date) -> Office | None:
    """A lead's office, with the day it was given up where that has come; none for no lead."""
    if lead is None:
        return None
    known = register.organisation.leads.get(lead)
    if known is None:
        return Office(lead, None)
    return Office(known.title, None if known.is_in_post(on) else known.left)


def target(item: Item, on: date) -> Promise | None:
    """The force's own date, with the first one where it has moved; none where none is set."""
    if item.target is None:
        return None
    now, first = item.target, item.original_target
    late = item.is_open and now < on
    return Promise(
        day=now,
        phrase=None,
        lateness=lateness(now, on) if item.is_open else None,
        is_late=late,
        original=first if first != now else None,
    )


def _step(setting: Setting, item: Item, step: StepToGreen) -> Step:
    counts = step.done is None and not item.has_ended
    promised = promise(step.due, None, setting.on, counts=counts)
    late = promised is not None and promised.is_late
    own_lead = None if step.lead == item.tactical_lead else step.lead
    return Step(
        text=blocks(step.text),
        standing="done" if step.done else "late" if late else "open",
        done=step.done,
        promise=promised,
        lead=office(setting.register, own_lead, setting.on),
        restricted=step.restricted,
        moves=days_moved(setting.register, step.due_changes, setting.since),
    )


def _first_shown(item: Item, since: date | None) -> int:
    """Where the updates begin that are new to the forum; the newest is shown even if it is not."""
    updates = item.progress
    new = (at for at, each in enumerate(updates) if since is None or each.date > since)
    return next(new, len(updates) - 1 if updates else 0)


def _earlier(updates: Sequence[ProgressUpdate]) -> Earlier | None:
    return Earlier(len(updates), updates[0].date) if updates else None


def _update(setting: Setting, item: Item, update: ProgressUpdate) -> Update:
    register, on = setting.register, setting.on
    review, ahead = update.reviewed, update.next_milestone
    counts = item.is_open and update is item.last_update
    return Update(
        date=update.date,
        age=(setting.on - update.date).days,
        by=register.lead_title(update.by),
        text=blocks(update.text),
        source=update.source,
        reviewed=None
        if review is None
        else Reviewed(
            date=review.date,
            by=register.lead_title(review.by) or review.by,
            note=blocks(review.note or ""),
        ),
        awaits_review=not setting.is_public and update.awaits_review(setting.papers),
        imported=None if setting.is_public else update.imported,
        cleared=None if setting.is_public else _cleared(register, update),
        restricted=update.restricted,
        blocker=blocks(update.blocker or ""),
        proposed=rating(register, update.proposed_rag) if update.proposed_rag else None,
        next_milestone=None
        if ahead is None
        else Milestone(ahead.text, promise(ahead.due, None, on, counts=counts)),
        completed_by=promise(update.completed_by, None, on, counts=counts),
    )


def _cleared(register: Register, update: ProgressUpdate) -> Reviewed | None:
    if update.cleared is None:
        return None
    by = update.cleared.by
    return Reviewed(date=update.cleared.date, by=register.lead_title(by) or by, note=blocks(""))


def _questions(setting: Setting, item: Item) -> Iterator[tuple[str, Asked]]:
    """What the last meeting asked of it, with the id of the item that shows it whole.

    That is the one on which it was put, or the first one here that it takes in.
    """
    if setting.last is None:
        return
    for question in setting.last.questions:
        named = (question.item, *question.also_about)
        if item.id in named:
            first = next(id_ for id_ in named if id_ and id_ in setting.links)
            yield first, asked(setting.register, setting.last, question)
