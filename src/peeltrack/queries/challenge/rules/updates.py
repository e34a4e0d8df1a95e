"""The owners of an item, and the contents of its last update."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from peeltrack.language.leads import settles_who_leads
from peeltrack.language.told import statements
from peeltrack.model.items import Clause, Item
from peeltrack.model.progress import ProgressUpdate
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_parts, quote_parts_of
from peeltrack.queries.challenge.spans import A_MONTH, HALF_A_YEAR
from peeltrack.queries.challenge.word_overlap import (
    GROUPS,
    content_words,
    narrowed_group,
    shared,
    speaks_to,
)
from peeltrack.queries.leads import missing_leads
from peeltrack.queries.parts import answered_parts
from peeltrack.queries.updates import is_out_of_date
from peeltrack.wording import days, listed, long_date, uncapitalised

_SPOKEN_OF = 2
"""Telling words of a part, or of a step for it, in a statement that speaks of it."""
_LEADS_TO = {"strategic": "who owns it", "tactical": "who drives the work"}
"""What is asked for want of each lead."""


def no_lead(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has a strategic and a tactical lead.

    What was promised or asked for to settle who leads it is named with that.
    """
    unnamed = _not_named(meeting)
    for item in meeting.open_items:
        missing = missing_leads(meeting.register, item, meeting.position)
        none = [each for each in missing if each.lead is None]
        if none:
            wanting = f"no {listed([each.role for each in none], 'and no')} lead"
            asks = listed([_LEADS_TO[each.role] for each in none])
            yield RuleResult.on_item(
                item,
                (none[0].key,),
                f"It has {wanting}.{unnamed.get(item.id, '')}",
                f"{meeting.name(item)} has {wanting}: {asks}?",
                short=f"{wanting}: {asks}?",
            )


def lead_has_left(meeting: Preparation) -> Iterator[RuleResult]:
    """The leads of an open item are in post.

    What was promised or asked for to settle who leads it is named with that.
    """
    unnamed = _not_named(meeting)
    for item in meeting.open_items:
        missing = missing_leads(meeting.register, item, meeting.position)
        for each in [each for each in missing if each.left][:1]:
            title = meeting.register.lead_title(each.lead)
            day = long_date(each.left or meeting.position)
            yield RuleResult.on_item(
                item,
                (each.key,),
                f"Its {each.role} lead, {title}, left on {day}.{unnamed.get(item.id, '')}",
                f"Who has taken {meeting.name(item)} over from {title}, and what has been done "
                "since?",
            )


def _not_named(meeting: Preparation) -> Mapping[str, str]:
    """Name by its item the newest action or commitment by which a lead was to be named."""
    made = [
        (past.date, "action", action.item, action.text)
        for past in meeting.earlier
        for action in past.actions
        if not action.done
    ]
    made += [(e.date, "commitment", own.item, own.text) for e, _, own in meeting.unkept_commitments]
    newest = sorted((day, what, text, item) for day, what, item, text in made if item)
    return {
        item: f" The {what} of {long_date(day)}, {quote(text)}, is not recorded as done."
        for day, what, text, item in newest
        if settles_who_leads(text)
    }


def no_update(meeting: Preparation) -> Iterator[RuleResult]:
    """An open item has an update."""
    for item in meeting.open_items:
        if meeting.newest_updates[item.id] is None:
            yield RuleResult.on_item(
                item,
                ("progress",),
                f"No update has been given{_since_publication(meeting, item)}"
                f"{_rated(meeting, item)}.",
                f"There is no update on {meeting.name(item)}{_though(item)}: what is being done?",
            )


def long_silent(meeting: Preparation) -> Iterator[RuleResult]:
    """No open item has been without an update for half a year, where this forum accepts less."""
    yield from _older_than(meeting, max(HALF_A_YEAR, meeting.stale_after))


def stale_update(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update of an open item is no older than this forum accepts.

    A cause of concern is as fresh as the newest update of its recommendations.
    """
    yield from _older_than(meeting, meeting.stale_after)


def _older_than(meeting: Preparation, most: int) -> Iterator[RuleResult]:
    for item in meeting.open_items:
        last = meeting.newest_updates[item.id]
        if last and is_out_of_date(last, meeting.on, most):
            age = (meeting.on - last.date).days
            yield RuleResult.on_item(
                item,
                ("progress",),
                f"Last update {long_date(last.date)}, {days(age)} old{meeting.at_meeting}; "
                f"this forum accepts {meeting.stale_after}.",
                f"What has happened on {meeting.name(item)} since {long_date(last.date)}?",
            )


def update_says_less(meeting: Preparation) -> Iterator[RuleResult]:
    """The last update of an open item speaks of as much as the finding does.

    It speaks to every part that has a step, and of no narrower a group of people or cases;
    the latter goes by the likeness of words and is a hint.
    """
    for item in (*meeting.open_items, *meeting.rated_done):
        last = item.last_update
        if last is None:
            continue
        is_open = item.awaits_action
        parts = _parts_left_out(item, last, meeting.on) if is_open else _never_named(item)
        if not (is_open or parts):
            continue
        group = None if last.restricted else narrowed_group(item.wording, last.text)
        if parts or group:
            at = ("progress", len(item.progress) - 1)
            summary = meeting.is_in_summary(item)
            named = meeting.name(item)
            fact, question, short = _says_less(named, item, parts, group, in_summary=summary)
            quoted = quote_parts(parts, in_summary=summary) if parts else ""
            yield RuleResult.on_item(
                item,
                at,
                fact,
                question,
                short=short,
                is_hint=not parts,
                joined=quoted and f"what progress is there about {quoted}",
            )


def _parts_left_out(item: Item, update: ProgressUpdate, on: date) -> list[Clause]:
    """Return the parts that have a step and that the update, naming others, does not mention.

    A part whose step is overdue is asked about with the step; what is held up is not passed over,
    nor what the update has words of, whatever parts it is said to be about.
    """
    if not update.clauses:
        return []
    late = {ref for s in item.open_steps if s.due and s.due < on for ref in s.clauses}
    recent = (each for each in item.progress if (update.date - each.date).days <= A_MONTH)
    silent = answered_parts(item) - late - {ref for each in recent for ref in each.clauses}
    silent -= _done_with(item)
    return [
        clause
        for clause in item.clauses
        if clause.ref in silent
        and not speaks_to(update.blocker or "", clause.text)
        and not _has_words_of(item, update, clause)
    ]


def _has_words_of(item: Item, update: ProgressUpdate, part: Clause) -> bool:
    """Check whether a statement of an update has two words that only one part, or its step, has."""
    others = [each for each in item.clauses if each is not part]
    known = [
        word for each in others for text in _texts_of(item, each) for word in content_words(text)
    ]
    known += GROUPS
    return any(
        len(
            [
                each
                for each in shared(content_words(text), content_words(said))
                if not shared([each], known)
            ]
        )
        >= _SPOKEN_OF
        for said in statements(update.text)
        for text in _texts_of(item, part)
    )


def _texts_of(item: Item, part: Clause) -> list[str]:
    """Return the text of a part, and those of its steps."""
    return [part.text, *(each.text for each in item.steps_to_green if part.ref in each.clauses)]


def _never_named(item: Item) -> list[Clause]:
    """Return the parts with an open step that no update names, where updates name others."""
    told = {ref for update in item.progress for ref in update.clauses}
    opened = {ref for step in item.open_steps for ref in step.clauses}
    return [each for each in item.clauses if told and each.ref in opened - told]


def _done_with(item: Item) -> set[str]:
    """Return the parts whose steps are all done and that an update has named."""
    opened = {ref for step in item.open_steps for ref in step.clauses}
    told = {ref for each in item.progress for ref in each.clauses}
    return set(answered_parts(item) - opened) & told


def _says_less(
    name: str, item: Item, parts: Sequence[Clause], group: str | None, *, in_summary: bool
) -> tuple[str, str, str]:
    """Return the fact, the question and the question in few words."""
    facts, wanting, short = [], [], ""
    if parts:
        named = quote_parts(parts, in_summary=in_summary)
        told = quote_parts_of(parts, item.clauses, in_summary=in_summary)
        facts.append(f"says nothing of {told}")
        wanting.append(f"about {named}")
        silent = "; ".join(uncapitalised(part.text.rstrip(".")) for part in parts)
        short = f"The last update is silent on {f'this: {silent}' if in_summary else named}. Why?"
    if group:
        whole = group.split()[0].casefold()
        facts.append(f"speaks of {whole} only as {quote(group)}; the finding is about all {whole}")
        wanting.append(f"for {whole} other than {quote(group)}")
        short = f"The last update speaks only of {quote(group)}. What about other {whole}?"
    update = item.progress[-1]
    return (
        f"The update of {long_date(update.date)} {', and '.join(facts)}.",
        f"What progress is there on {name} {', and '.join(wanting)}?",
        short,
    )


def _rated(meeting: Preparation, item: Item) -> str:
    """Return what an item's rating claims, for one that nothing is reported on."""
    if item.rag is None:
        return ""
    claim = None if meeting.is_public else meeting.register.organisation.rag.get(item.rag)
    meaning = f" ({quote(claim)})" if claim else ""
    return f", though it is rated {item.rag}{meaning}"


def _though(item: Item) -> str:
    return f", though it is rated {item.rag}" if item.rag else ""


def _since_publication(meeting: Preparation, item: Item) -> str:
    inspection = meeting.register.inspections.get(item.inspection)
    published = inspection.published if inspection else None
    if published == meeting.on:
        return " since the report, published on the day of the meeting"
    if published is None or published >= meeting.position:
        return ""
    return f" in the {days((meeting.position - published).days)} since the report"
