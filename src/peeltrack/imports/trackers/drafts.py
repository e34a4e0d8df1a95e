"""Draft of an item's file from a finding in a tracker. Pure."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from peeltrack.imports.language.due_phrases import NEEDS_PUBLICATION, DuePhrase, resolved
from peeltrack.imports.language.short_titles import handle
from peeltrack.imports.language.time_limits import limit_of
from peeltrack.imports.readers.workbook import Cell
from peeltrack.imports.reports.addressees import addressed
from peeltrack.imports.reports.items_from_findings import file_name
from peeltrack.imports.trackers.cell_account import one_line, text_of
from peeltrack.imports.trackers.field_values import Facts, TrackerContext, relevance_of
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.progress_and_sign_offs import row_day, sign_offs, updates
from peeltrack.imports.trackers.rag import Values, rag
from peeltrack.imports.trackers.references import names_several, without_reference
from peeltrack.imports.trackers.row_steps import steps_of
from peeltrack.imports.trackers.tracker_finding import TrackerFinding
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind, Relevance
from peeltrack.wording import listed


@dataclass
class ItemDraft:
    """An item as its file would have it."""

    id: str
    finding: TrackerFinding
    facts: Facts
    values: Values = field(default_factory=dict)
    held: Item | None = None
    """The existing item of the register, if there is one."""
    since: date | None = None
    """The date from which it supersedes the item that the tracker names, if it does."""

    def entries(self, key: str) -> list[Values]:
        """Return the entries of a list, such as its progress."""
        found = self.values.get(key)
        return found if isinstance(found, list) else []


def begun(finding: TrackerFinding, context: TrackerContext, held: Item | None) -> ItemDraft:
    """Draft an item with its leads, which are needed before any update is read."""
    name = held.id if held else f"{finding.inspection}/{file_name(finding.kind, finding.number)}"
    draft = ItemDraft(name, finding, Facts(context, finding.rows), held=held)
    for key, column in (
        ("strategic_lead", Field.STRATEGIC_LEAD),
        ("tactical_lead", Field.TACTICAL_LEAD),
    ):
        draft.values[key] = draft.facts.lead(key, column)
    return draft


def fill(draft: ItemDraft) -> None:
    """Give a draft everything else from its rows."""
    facts, finding = draft.facts, draft.finding
    own = _identity(draft)
    _note_publication(finding, facts)
    draft.values = {
        **own,
        **_relevance(facts),
        **_due(finding, facts),
        **_targets(facts),
        **draft.values,
        "portfolio": facts.line("portfolio", Field.PORTFOLIO),
        "board": facts.line("board", Field.BOARD),
        "measures": _measures(facts),
        "progress": updates(facts),
        "steps_to_green": steps_of(facts),
        "sign_offs": sign_offs(facts),
    }
    if not (draft.held or own["addressed_to"] or draft.values.get("relevance")):
        draft.values |= _of_others(str(own["wording"] or ""), facts)
    draft.values |= rag(facts, draft.entries("steps_to_green"), draft.entries("sign_offs"))


def _identity(draft: ItemDraft) -> Values:
    finding, facts = draft.finding, draft.facts
    facts.take_identity()
    _note_several(draft)
    wording = without_reference(facts.text("wording", Field.WORDING) or "")
    title = facts.line("title", Field.TITLE)
    if finding.has_no_reference and not draft.held:
        facts.flags.append("has no number in the tracker: numbered by its position")
    if not wording and title and not draft.held:
        facts.flags.append("has no wording: its title is used")
    first = facts.rows[0]
    own = dict.fromkeys(filter(None, (row.text(Field.OWN_REFERENCE) for row in facts.rows)))
    if len(own) > 1:
        facts.flags.append(f"stands in the tracker several times, as {listed(list(own))}")
    printed = dict.fromkeys((finding.reference, *own))
    as_printed = ", ".join(each for each in printed if each not in ("", finding.number))
    where = f"{facts.context.file}, {first.table.sheet.name}, row {first.index + 1}"
    return {
        "kind": finding.kind.value,
        "number": finding.number,
        "title": title or handle(wording or "", finding.number),
        "wording": wording or title,
        "source": f"{where}: {as_printed}" if as_printed else where,
        "area": _area(finding, facts),
        "cause_of_concern": _parent(finding),
        "addressed_to": _addressed_to(facts),
    }


def _note_several(draft: ItemDraft) -> None:
    """Report the references that name further findings, for which there is no row."""
    why = f"names several findings, and its row was read as {draft.finding.number} alone"
    for row in draft.facts.rows:
        for at, cell in row.cells(Field.REFERENCE):
            if row.table.has_wordings and names_several(text_of(cell)):
                draft.facts.context.ledger.cannot_place(why, at)


def _parent(finding: TrackerFinding) -> str | None:
    if finding.cause_of_concern is None or finding.kind != ItemKind.RECOMMENDATION:
        return None
    return file_name(ItemKind.CAUSE_OF_CONCERN, finding.cause_of_concern)


def _area(finding: TrackerFinding, facts: Facts) -> str | None:
    inspections = facts.context.inspections

    def read(cell: Cell) -> tuple[str | None, str]:
        name = one_line(text_of(cell))
        return inspections.area(finding.inspection, name), f"is not an area of {finding.inspection}"

    named_area = facts.settled("area", (Field.AREA,), read)
    return named_area or (
        inspections.area(finding.inspection, finding.area) if finding.area else None
    )


def _addressed_to(facts: Facts) -> list[str]:
    text = facts.text("addressed_to", Field.ADDRESSED_TO) or ""
    return [part for part in map(one_line, text.replace(";", "\n").split("\n")) if part]


def _of_others(wording: str, facts: Facts) -> Values:
    """Return whom the wording alone addresses, and that the force only monitors it, if so."""
    said = addressed("", wording)
    if said.relevance != Relevance.MONITOR:
        return {}
    facts.flags.append(f"is monitored only, for its wording addresses {listed(said.to)}")
    relevance = {"relevance": said.relevance.value, "relevance_reason": said.reason}
    return {"addressed_to": list(said.to), **relevance}


def _note_publication(finding: TrackerFinding, facts: Facts) -> None:
    def read(cell: Cell) -> tuple[date | None, str]:
        day, why = facts.context.day(cell)
        against = facts.context.inspections.published(finding.inspection, day) if day else ""
        return (None, against) if against else (day, why)

    facts.settled("published", (Field.PUBLISHED,), read)


def _relevance(facts: Facts) -> Values:
    told = facts.settled("relevance", (Field.RELEVANCE,), relevance_of, none=False)
    reason = facts.text("relevance_reason", Field.RELEVANCE_REASON)
    if told is None:
        return {"relevance_reason": reason}
    relevance, why = told
    reasons = "\n\n".join(filter(None, (why, reason)))
    return {
        "relevance": None if relevance == Relevance.ACT else relevance.value,
        "relevance_reason": reasons,
    }


def _due(finding: TrackerFinding, facts: Facts) -> Values:
    """Return HMICFRS's due date; words that are not a date become its phrase."""
    context = facts.context

    def read(cell: Cell) -> tuple[tuple[str | None, date | None] | None, str]:
        said = context.named(cell)
        if said.day:
            return (said.phrase if said.phrase in context.days else None, said.day), ""
        due = resolved(said.phrase, context.inspections.day(finding.inspection))
        if due.day is None:
            context.unclear[said.phrase] = None
            facts.flags.append(f"due “{said.phrase}” {_doubt(due, finding, facts)}")
        return (said.phrase, due.day), ""

    told = facts.settled("due", (Field.DUE,), read)
    if told is None and not any(row.table.named(Field.DUE) for row in facts.rows):
        told = _due_in_wording(finding, facts)
    return {"due_phrase": told[0], "due": told[1]} if told else {}


def _due_in_wording(finding: TrackerFinding, facts: Facts) -> tuple[str, date | None] | None:
    """Return the time limit in the wording, for a tracker without a column for it."""
    wording = next(finding.texts(Field.WORDING), "")
    limit = limit_of("", wording) if wording else None
    if limit is None:
        return None
    published = facts.context.inspections.day(finding.inspection)
    due = (
        DuePhrase(limit.phrase, None, limit.doubt)
        if limit.doubt
        else resolved(limit.phrase, published)
    )
    if due.day is None and due.doubt:
        facts.flags.append(f"due “{limit.phrase}” {_doubt(due, finding, facts)}")
    return limit.phrase, due.day


def _doubt(due: DuePhrase, finding: TrackerFinding, facts: Facts) -> str:
    """Return why a phrase gives no date, and what to do about it."""
    if due.doubt != NEEDS_PUBLICATION:
        return due.doubt or ""
    return facts.context.inspections.how_to_date(finding.inspection)


_TARGETS = (Field.ORIGINAL_TARGET, Field.TARGET, Field.REVISED_TARGET)


def _targets(facts: Facts) -> Values:
    """Return the force's target and its history, as far as the tracker has the earlier dates."""
    told = {field: facts.day(field.value, field) for field in _TARGETS}
    chain = list(dict.fromkeys(day for day in told.values() if day))
    dated = [row for row in facts.rows if any(row.cells(*_TARGETS))]
    moved = row_day(dated[-1], facts.context, Field.UPDATE_DATE) if dated else None
    if len(chain) > 1 and moved is None:
        why = "the target has moved since, on a date the tracker does not give: use --date"
        for field_, day in told.items():
            if day and day != chain[-1]:
                facts.context.ledger.cannot_place(why, *facts.cells.pop(field_.value))
        chain = chain[-1:]
    because = "Moved before the tracker was imported; it does not say when or why."
    changes = [
        {"date": moved, "from": before, "to": after, "because": because}
        for before, after in pairwise(chain)
    ]
    return {"target": chain[-1] if chain else None, "target_changes": changes}


def _measures(facts: Facts) -> list[Values]:
    texts: dict[str, None] = {}
    for row in facts.rows:
        for at, cell in row.cells(Field.MEASURE):
            if not facts.says_none(at, cell):
                facts.cells.setdefault("measures", []).append(at)
                texts[text_of(cell)] = None
    return [{"text": text} for text in texts]
