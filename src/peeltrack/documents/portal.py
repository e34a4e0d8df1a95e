"""The report for the national monitoring portal: the text of each finding's field. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from peeltrack.documents.change_sentences import dated_sentence
from peeltrack.documents.formats.text import BULLET, TextBlocks, TextList, TextParagraph, blocks
from peeltrack.documents.parts.header import Header, document_header, explaining_only
from peeltrack.documents.parts.names import Link, earlier_item, links
from peeltrack.model.items import Item
from peeltrack.model.progress import StepToGreen
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, Relevance, SignOffStage, State
from peeltrack.queries.abbreviations import abbreviations_used
from peeltrack.queries.portal import News
from peeltrack.wording import MONTHS, long_date, spoken


@dataclass(frozen=True, slots=True)
class PortalField:
    """The text of the portal's field for one finding."""

    item: Item
    link: Link
    """Its reference, title and heading."""
    inspection: str
    """The report that made it."""
    text: TextBlocks
    """Its status, then its news."""

    @property
    def plain(self) -> str:
        """Return the text as the field takes it: plain, lists with hyphens."""
        return "\n\n".join(map(_plain, self.text))


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole report. A template sees this as `portal`."""

    page: Header
    """The document's header."""
    since: date | None
    """The date of the previous report; None for the first."""
    fields: tuple[PortalField, ...]
    """The field of each finding that has news."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the reports that made the findings, each once."""
        return tuple(dict.fromkeys(field.inspection for field in self.fields))

    @property
    def alike(self) -> tuple[tuple[PortalField, ...], ...]:
        """Return the fields in order, grouping consecutive ones with the same text."""
        groups = groupby(self.fields, key=lambda field: (field.inspection, field.text))
        return tuple(tuple(group) for _, group in groups)


def portal_fields(register: Register, news: Sequence[News], on: date) -> tuple[PortalField, ...]:
    """Return the field of each finding that has news: those that the force has to act on first."""
    item_links = links(register, [each.item for each in news])
    ordered = sorted(news, key=lambda each: each.item.has_ended or not each.item.needs_leads)
    return tuple(
        PortalField(
            item=each.item,
            link=item_links[each.item.id],
            inspection=register.inspection_of(each.item).called,
            text=blocks("\n\n".join(_paragraphs(register, each, on))),
        )
        for each in ordered
    )


def portal_report(
    now: Register,
    news: Sequence[News],
    on: date,
    *,
    since: date | None = None,
    revision: str | None = None,
) -> Portal:
    """Return the news of each finding since the previous report, as a document.

    Args:
        now: the register as at the date, without anything HMICFRS may not see.
        news: its news since the previous report, likewise.
        on: the date of the report.
        since: the date of the previous report, if known.
        revision: the commit of the register; None if its files are not committed.
    """
    quoted = {each.item.inspection: now.inspection_of(each.item) for each in news}
    title = f"Report for the monitoring portal, {long_date(on)}"
    page = document_header(
        now, title, Audience.INTERNAL, on, quoted=quoted.values(), revision=revision
    )
    page = replace(page, abbreviations=abbreviations_used(now, quoted.values()))
    report = Portal(page, since, portal_fields(now, news, on))
    return replace(report, page=explaining_only(page, report))


def _plain(block: TextParagraph | TextList) -> str:
    if isinstance(block, TextParagraph):
        return block.text
    return "\n".join(f"{BULLET}{item}" for item in block.items)


def _paragraphs(register: Register, news: News, on: date) -> Iterator[str]:
    yield _position(register, news, on)
    citation = _citation(register)
    facts = [_without(citation, fact) for fact in _facts(news, on)]
    yield from facts
    if news.item.state == State.OPEN and not facts:
        yield news.item.relevance_reason or "No reviewed update is recorded."


def _citation(register: Register) -> re.Pattern[str]:
    """Return the pattern of a citation of a forum's paper, a sentence or bracket of its own."""
    forums = "|".join(re.escape(forum.name) for forum in register.organisation.forums.values())
    papers = r"(?: (?:paper|notes|minutes))?"
    day = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
    place = r"(?:, (?:paragraph|page|item|minute|appendix|annex|line)s? [^.;()\n]{1,40})?"
    words = rf"(?:{forums}){papers},? (?:of )?{day}{place}"
    return re.compile(rf" ?\((?:in )?{words}\)|(?:(?<=[.!?:]) |^){words}\.(?=\s|$)", re.MULTILINE)


def _without(citation: re.Pattern[str], text: str) -> str:
    """Return a text without the force's own citations; all of it if it is nothing else."""
    plain = citation.sub("", text).rstrip()
    return f"{plain[:-1]}." if plain.endswith(":") and not text.endswith(":") else plain


def _facts(news: News, on: date) -> Iterator[str]:
    """Yield each piece of news as a paragraph."""
    for change in news.rag_changes:
        is_formal = _AS_PROPOSED.fullmatch(change.because)
        yield dated_sentence(change.model_copy(update={"because": ""}) if is_formal else change)
    yield from map(dated_sentence, news.target_changes)
    for update in news.progress:
        yield f"Update of {long_date(update.date)}:\n\n{update.text}"
    if news.steps_done:
        yield f"Steps to green completed:\n\n{_listed(news, news.steps_done, on)}"
    if news.steps_added:
        yield f"Steps to green to be done:\n\n{_listed(news, news.steps_added, on)}"
    for sign_off in news.sign_offs:
        is_closure = sign_off.stage == SignOffStage.CLOSED
        yield dated_sentence(sign_off.model_copy(update=_NO_EVIDENCE) if is_closure else sign_off)


_AS_PROPOSED = re.compile(
    r"As proposed(?: by .{1,200})? with the update of \d{1,2} [A-Z][a-z]+ \d{4}\."
)
"""The reason of a rating that accepts an update's proposal: that update says why."""
_NO_EVIDENCE = {"evidence": None, "because": None}
"""What the force recorded about a closure, which is HMICFRS's own act."""


def _position(register: Register, news: News, on: date) -> str:
    """Return the status of a finding in one sentence, without the dates that its news gives."""
    item = news.item
    parts = [spoken(item.state).capitalize()]
    if item.state == State.OPEN and item.relevance == Relevance.MONITOR:
        parts = ["Monitored by the force; for others to act on"]
    elif item.state == State.AWAITING_ALLOCATION and (item.strategic_lead or item.tactical_lead):
        parts = [f"Open; no {'tactical' if item.strategic_lead else 'strategic'} lead yet"]
    if item.superseded_by:
        parts = [f"Superseded by {earlier_item(register, item.superseded_by)}"]
    if item.rag:
        last = item.rag_changes[-1] if item.rag_changes else None
        is_dated = last is not None and last.after == item.rag and last not in news.rag_changes
        since = f" since {long_date(last.date)}" if last and is_dated else ""
        parts.append(f"rated {item.rag} by the force{since}")
    if item.due and not item.has_ended:
        parts.append(f"due by {_deadline(item, item.due, on)}")
    if item.target and not item.has_ended:
        first = item.original_target
        moved = f", first set for {long_date(first)}" if first and first != item.target else ""
        parts.append(f"to be complete by {_deadline(item, item.target, on)}{moved}")
    return f"{'; '.join(parts)}."


def _listed(news: News, steps: Sequence[StepToGreen], on: date) -> str:
    return "\n".join(_step(news.item, step, on) for step in steps)


def _step(item: Item, step: StepToGreen, on: date) -> str:
    words = " ".join(step.text.split())
    if step.done:
        return f"{BULLET}{words} ({long_date(step.done)})"
    due = f" (due {_deadline(item, step.due, on)})" if step.due else ""
    return f"{BULLET}{words}{due}"


def _deadline(item: Item, day: date, on: date) -> str:
    """Return a date of a finding in words, and whether it is overdue."""
    is_overdue = item.awaits_action and day < on
    return f"{long_date(day)}, overdue" if is_overdue else long_date(day)
