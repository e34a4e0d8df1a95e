"""Import of a tracker's sheets into a register, with the account of its cells. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from peeltrack.imports.errors import NothingReadError
from peeltrack.imports.readers.workbook import Sheet
from peeltrack.imports.trackers import mapping as mappings
from peeltrack.imports.trackers.causes_with_recommendations import holdable
from peeltrack.imports.trackers.cell_account import CellAccount, CellEntry
from peeltrack.imports.trackers.drafts import ItemDraft, begun, fill
from peeltrack.imports.trackers.existing_items import compared, filled
from peeltrack.imports.trackers.existing_updates import new_updates
from peeltrack.imports.trackers.field_values import TrackerContext
from peeltrack.imports.trackers.find_tables import TrackerTable, data_rows, key_rows
from peeltrack.imports.trackers.findings import Gathering
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.inspections import Inspections, NewInspection
from peeltrack.imports.trackers.lead_names import LeadNames
from peeltrack.imports.trackers.marked_cells import marked_parts
from peeltrack.imports.trackers.missing_items import missing_items
from peeltrack.imports.trackers.other_cells import account_for_the_rest, hidden_parts, is_superseded
from peeltrack.imports.trackers.rag_words import colours_in_key, key_in, word_key
from peeltrack.imports.trackers.row_inspections import RowInspections
from peeltrack.imports.trackers.same_items import KnownItems, inspection_by_wordings
from peeltrack.imports.trackers.section_rows import section_of
from peeltrack.imports.trackers.several_tables import tables_in
from peeltrack.imports.trackers.tracker_finding import TrackerFinding
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind
from peeltrack.wording import long_date

_NEEDED = (
    "A tracker needs a reference or finding column and two others; docs/importing-a-tracker.md "
    "lists the names."
)
_NO_HEADINGS = "a sheet without a tracker's headings"
_NOT_NAMED = "a sheet not in the mapping"


@dataclass(frozen=True, slots=True)
class TrackerOptions:
    """A person's details of a tracker, which override its own."""

    file: str
    as_at: date | None = None
    """The date that the tracker shows."""
    inspection: str | None = None
    """The inspection of its findings, if no column names one."""
    mapping: mappings.Mapping | None = None
    imported: date | None = None
    """The date of the import, for the words of its updates."""
    is_restricted: bool = False
    """True if its updates and steps must never appear in a public document."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A value that differs between a tracker and an existing item of the register."""

    item: str
    key: str
    held: str
    told: str


@dataclass(frozen=True, slots=True)
class Import:
    """Everything that the import of a tracker shows, and all that accepting it needs."""

    drafts: tuple[ItemDraft, ...]
    inspections: tuple[NewInspection, ...]
    leads: Mapping[str, str]
    """The titles of new leads, by id."""
    unwritten_leads: Mapping[str, str]
    """Those of leads that only values name that are not written."""
    people: Mapping[str, Sequence[str]]
    """Names of people, who do not become leads; each with the register's leads that it may
    mean by its rank.
    """
    entries: tuple[CellEntry, ...]
    """The outcome of each cell."""
    flags: tuple[tuple[str, str], ...]
    """Ids of items, each with a point for a person to check."""
    differing: tuple[Differing, ...]
    mapping: Mapping[str, object]
    """The values of a mapping file that records how the tracker was read."""


def imported(sheets: Sequence[Sheet], told: TrackerOptions, register: Register) -> Import:
    """Return what a tracker would bring into a register.

    Raises:
        NothingReadError: if no sheet has a tracker's headings.
        MappingMisfitError: if the mapping names what the workbook does not have.
    """
    sheets = [sheet.current().spread() for sheet in sheets]
    tables, recognised = _recognised(_tables(sheets, told), told, register)
    ledger = CellAccount(sheets)
    context = _context(sheets, tables, told, register, ledger)
    held = _by_kind(register)
    inspections = RowInspections(context.inspections, told.inspection)
    gathering = Gathering(ledger, inspections, held)
    for table in sorted(tables, key=lambda table: not table.has_wordings):
        gathering.gather(table)
    drafts = holdable(_drafts(gathering.findings, context, register), register)
    differing = tuple(
        Differing(draft.id, *each) for draft in drafts for each in compared(draft, ledger)
    )
    other = _NOT_NAMED if told.mapping else _NO_HEADINGS
    account_for_the_rest(sheets, tables, drafts, ledger, other)
    named = _named(drafts)
    used = {draft.finding.inspection for draft in drafts if draft.held is None}
    return Import(
        tuple(drafts),
        tuple(each for id_, each in context.inspections.new.items() if id_ in used),
        {id_: title for id_, title in context.offices.new.items() if id_ in named},
        {id_: title for id_, title in context.offices.new.items() if id_ not in named},
        context.offices.people,
        ledger.entries(),
        tuple((draft.id, flag) for draft in drafts for flag in draft.facts.flags)
        + _general_flags(context)
        + tuple(inspections.flags())
        + tuple(missing_items(drafts, sheets, tables, register))
        + recognised
        + tuple(hidden_parts(sheets, tables))
        + tuple(marked_parts(sheets, tables)),
        differing,
        _mapping(tables, context),
    )


def _recognised(
    tables: Sequence[TrackerTable], told: TrackerOptions, register: Register
) -> tuple[tuple[TrackerTable, ...], tuple[tuple[str, str], ...]]:
    """Return the trackers with the inspections that their wordings tell, and say so of each."""
    made: list[TrackerTable] = []
    flags: list[tuple[str, str]] = []
    for table in tables:
        id_ = None if told.inspection else _recognised_inspection(table, register)
        made.append(replace(table, inspection=id_) if id_ else table)
        if id_:
            why = f"the wordings of “{table.sheet.name}” are its own: give --inspection if not"
            flags.append((id_, why))
    return tuple(made), tuple(flags)


def _recognised_inspection(table: TrackerTable, register: Register) -> str | None:
    """Return the inspection that a tracker's wordings tell, unless the tracker names one."""
    rows = list(data_rows(table))
    sections = filter(None, map(section_of, rows))
    if table.inspection or table.named(Field.INSPECTION) or any(s.inspection for s in sections):
        return None
    texts = [row.text(Field.WORDING) for row in rows]
    return inspection_by_wordings(texts, register.items.values())


def _named(drafts: Iterable[ItemDraft]) -> set[object]:
    """Return the leads in what is to be written: for an existing item, in its new values alone."""
    found: set[object] = set()
    for draft in drafts:
        found |= {entry["by"] for entry in new_updates(draft)}
        written = filled(draft) if draft.held else draft.values
        found |= {
            draft.values[key] for key in ("strategic_lead", "tactical_lead") if key in written
        }
    return found


def _tables(sheets: Sequence[Sheet], told: TrackerOptions) -> tuple[TrackerTable, ...]:
    if told.mapping:
        return mappings.tables_of(told.mapping, sheets)
    read = [sheet for sheet in sheets if not sheet.is_hidden]
    read = [sheet for sheet in read if not is_superseded(sheet)] or read
    found = tuple(table for sheet in read for table in tables_in(sheet))
    if not found:
        raise NothingReadError(told.file, "row of headings", _NEEDED)
    return tuple(sorted(found, key=lambda table: not table.has_wordings))  # what names them after


def _context(
    sheets: Sequence[Sheet],
    tables: Sequence[TrackerTable],
    told: TrackerOptions,
    register: Register,
    ledger: CellAccount,
) -> TrackerContext:
    settled = told.mapping or mappings.Mapping(sheets={})
    read = {table.sheet.name for table in tables}
    others = (table for s in sheets if s.name not in read for table in tables_in(s))
    rows = {at for table in (*tables, *others) for row in data_rows(table) for at in row.filled}
    key, places = key_in(sheets, rows)
    ledger.leave_out("the tracker's own RAG key", *places)
    imported = f"tracker, {long_date(told.imported)}" if told.imported else "tracker"
    return TrackerContext(
        ledger,
        LeadNames(register.organisation.leads, settled.leads),
        Inspections(register, settled.inspections),
        {**settled.rag, **{word_key(word): meant for word, meant in settled.rag.items()}},
        key,
        settled.dates,
        told.as_at,
        told.file,
        imported,
        {"restricted": True} if told.is_restricted else {},
        {c: s for t in tables for c, s in colours_in_key(t.sheet, sorted(key_rows(t)))},
    )


def _drafts(
    findings: Sequence[TrackerFinding],
    context: TrackerContext,
    register: Register,
) -> Iterable[ItemDraft]:
    made: dict[str, ItemDraft] = {}
    known = KnownItems(register).items_of(findings)
    for finding, held in zip(findings, known, strict=True):
        draft = begun(finding, context, held.item if held else None)
        draft.since = held.since if held else None
        while draft.id in made:
            draft.id = f"{draft.id}-again"
        made[draft.id] = draft
    for draft in made.values():
        fill(draft)
    return made.values()


def _by_kind(register: Register) -> dict[tuple[str, ItemKind], list[Item]]:
    """Return the items of a register by their inspection and kind."""
    found: dict[tuple[str, ItemKind], list[Item]] = {}
    for item in register.items.values():
        found.setdefault((item.inspection, item.kind), []).append(item)
    return found


def _general_flags(context: TrackerContext) -> tuple[tuple[str, str], ...]:
    flags = [(f"“{phrase}”", doubt) for phrase, doubt in context.numbers.items()]
    words = {word_key(word): word for word in context.words}
    green = words.get("green") or words.get("g")
    settled = {"green", "g"} & (context.key.keys() | context.ratings.keys())
    if green and words.keys() & {"blue", "b"} and not settled:
        doubt = "is used with blue and may mean on track, not complete: settle it in the mapping"
        flags.append((f"“{green}”", doubt))
    return tuple(flags)


def _mapping(tables: Sequence[TrackerTable], context: TrackerContext) -> dict[str, object]:
    return mappings.proposed(
        tables,
        inspections=context.inspections.said,
        leads=context.offices.said,
        rag=context.words,
        dates=tuple(context.unclear),
    )
