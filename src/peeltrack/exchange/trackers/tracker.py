"""A tracker's sheets to what it would bring into a register, and the account of its cells. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.errors import NoTrackerError
from peeltrack.exchange.readers.workbook import Sheet
from peeltrack.exchange.trackers import mapping as mappings
from peeltrack.exchange.trackers.accounting import account_for_the_rest
from peeltrack.exchange.trackers.drafts import Draft, begun, fill
from peeltrack.exchange.trackers.facts import Context
from peeltrack.exchange.trackers.findings import Finding, Gathering
from peeltrack.exchange.trackers.headings import Field
from peeltrack.exchange.trackers.inspections import Inspections, NewInspection
from peeltrack.exchange.trackers.ledger import Entry, Ledger
from peeltrack.exchange.trackers.offices import Offices
from peeltrack.exchange.trackers.ratings import Rating, key_in, word_key
from peeltrack.exchange.trackers.references import same_number
from peeltrack.exchange.trackers.standing import compared, new_updates
from peeltrack.exchange.trackers.tables import Table, data_rows, found_table
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind

_NO_HEADINGS = "a sheet without a tracker's headings"
_NOT_NAMED = "a sheet that the mapping does not name"


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a tracker, which goes before what it says itself."""

    file: str
    as_at: date | None = None
    """The day that the tracker shows."""
    inspection: str | None = None
    """Whose findings they are, where no column says so."""
    mapping: mappings.Mapping | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """What a tracker and the register say otherwise of an item that the register has."""

    item: str
    key: str
    held: str
    told: str


@dataclass(frozen=True, slots=True)
class Import:
    """Everything that an import of a tracker shows, and all that accepting it needs."""

    drafts: tuple[Draft, ...]
    inspections: tuple[NewInspection, ...]
    leads: Mapping[str, str]
    """New leads by id, with their titles."""
    entries: tuple[Entry, ...]
    """What became of each cell."""
    flags: tuple[tuple[str, str], ...]
    """Ids of items, each with what a person should look at."""
    differing: tuple[Differing, ...]
    mapping: Mapping[str, object]
    """The values of a mapping file that says how the tracker was read."""


def imported(sheets: Sequence[Sheet], told: Told, register: Register) -> Import:
    """What a tracker would bring into a register.

    Raises:
        NoTrackerError: if no sheet has a tracker's headings.
        MappingMisfitError: if the mapping speaks of what the workbook does not have.
    """
    tables = _tables(sheets, told)
    ledger = Ledger(sheets)
    context = _context(sheets, tables, told, register, ledger)
    gathering = Gathering(ledger, context.inspections, told.inspection)
    for table in tables:
        gathering.gather(table)
    drafts = _drafts(gathering.findings, context, register)
    differing = tuple(
        Differing(draft.id, *each) for draft in drafts for each in compared(draft, ledger)
    )
    other = _NOT_NAMED if told.mapping else _NO_HEADINGS
    account_for_the_rest(sheets, tables, drafts, ledger, other)
    used = {draft.finding.inspection for draft in drafts}
    return Import(
        tuple(drafts),
        tuple(each for id_, each in context.inspections.new.items() if id_ in used),
        {id_: title for id_, title in context.offices.new.items() if id_ in _named(drafts)},
        ledger.entries(),
        tuple((draft.id, flag) for draft in drafts for flag in draft.facts.flags)
        + _general_flags(context),
        differing,
        _mapping(tables, context),
    )


def _named(drafts: Iterable[Draft]) -> set[object]:
    """The leads that what is to be written names: of an item held, its new updates alone."""
    found: set[object] = set()
    for draft in drafts:
        found |= {entry["by"] for entry in new_updates(draft)}
        if draft.held is None:
            found |= {draft.values["strategic_lead"], draft.values["tactical_lead"]}
    return found


def _tables(sheets: Sequence[Sheet], told: Told) -> tuple[Table, ...]:
    if told.mapping:
        return mappings.tables_of(told.mapping, sheets)
    found = tuple(filter(None, (found_table(s) for s in sheets if not s.is_hidden)))
    if not found:
        raise NoTrackerError(told.file)
    return found


def _context(
    sheets: Sequence[Sheet],
    tables: Sequence[Table],
    told: Told,
    register: Register,
    ledger: Ledger,
) -> Context:
    settled = told.mapping or mappings.Mapping(sheets={})
    rows = {at for table in tables for row in data_rows(table) for at in row.filled}
    key, places = key_in(sheets, rows)
    ledger.leave_out("the tracker's own key of RAG", *places)
    return Context(
        ledger,
        Offices(register.organisation.leads, settled.leads),
        Inspections(register, settled.inspections),
        {**settled.rag, **{word_key(word): meant for word, meant in settled.rag.items()}},
        key,
        settled.dates,
        told.as_at,
        told.file,
    )


def _drafts(findings: Iterable[Finding], context: Context, register: Register) -> list[Draft]:
    made: list[Draft] = []
    for finding in findings:
        draft = begun(finding, context, _held(finding, register))
        taken = {each.id for each in made}
        while draft.id in taken:
            draft.id = f"{draft.id}-again"
        made.append(draft)
    for draft in made:
        fill(draft)
    _tie_recommendations(made)
    return [draft for draft in made if not _is_refused(draft, made, register)]


def _held(finding: Finding, register: Register) -> Item | None:
    """The item of the register that a finding is: of its inspection and kind, with its number."""
    for item in register.items.values():
        if (item.inspection, item.kind) == (finding.inspection, finding.kind) and same_number(
            item.number, finding.number
        ):
            return item
    return None


def _tie_recommendations(drafts: Iterable[Draft]) -> None:
    """Where an inspection has one cause of concern and nothing else is said, tie them to it."""
    known = list(drafts)
    causes = Counter(
        d.finding.inspection for d in known if d.finding.kind == ItemKind.CAUSE_OF_CONCERN
    )
    for draft in known:
        cause = next(
            (
                d
                for d in known
                if d.finding.kind == ItemKind.CAUSE_OF_CONCERN
                and d.finding.inspection == draft.finding.inspection
            ),
            None,
        )
        untied = draft.finding.kind == ItemKind.RECOMMENDATION and not (
            draft.values["cause_of_concern"] or draft.held
        )
        if untied and cause and causes[draft.finding.inspection] == 1:
            draft.values["cause_of_concern"] = cause.id.partition("/")[2]
            draft.facts.flags.append(f"taken to answer {cause.id}, the only cause of concern")


def _is_refused(draft: Draft, drafts: Sequence[Draft], register: Register) -> bool:
    """Whether the register could not hold a finding; then its whole rows are told."""
    why = ""
    name = draft.id.partition("/")[2]
    parent = draft.values["cause_of_concern"]
    if draft.id in register.unread:
        why = "the register has that item, with problems: run peeltrack validate"
    elif not draft.held and not draft.values["wording"]:
        why = "its row has no wording, and the register has no such item"
    elif draft.finding.kind == ItemKind.CAUSE_OF_CONCERN and not draft.held:
        answers = [d for d in drafts if d.values["cause_of_concern"] == name]
        if not any(d.finding.inspection == draft.finding.inspection for d in answers):
            why = "no recommendation that answers this cause of concern was found"
    elif parent and not _is_there(f"{draft.finding.inspection}/{parent}", drafts, register):
        draft.facts.flags.append(f"answers {parent}, which is not there: the tie is left out")
        draft.values["cause_of_concern"] = None
    _account_for_parent(draft)
    if why:
        for row in draft.facts.rows:
            draft.facts.context.ledger.cannot_place(why, *row.filled)
    return bool(why)


def _account_for_parent(draft: Draft) -> None:
    for row in draft.facts.rows:
        for at, _ in row.cells(Field.CAUSE_OF_CONCERN):
            if draft.values["cause_of_concern"]:
                draft.facts.cells.setdefault("cause_of_concern", []).append(at)
            else:
                why = "names no cause of concern that this finding could answer"
                draft.facts.context.ledger.cannot_place(why, at)


def _is_there(id_: str, drafts: Iterable[Draft], register: Register) -> bool:
    return id_ in register.items or any(draft.id == id_ for draft in drafts)


def _general_flags(context: Context) -> tuple[tuple[str, str], ...]:
    words = {word_key(word) for word in context.words}
    green = next((w for w in context.words if context.words[w] == Rating.GREEN), None)
    if green and words & {"blue", "b"} and "green" not in context.key:
        doubt = "stands beside blue and may mean on track, not complete: settle it in the mapping"
        return ((f"“{green}”", doubt),)
    return ()


def _mapping(tables: Sequence[Table], context: Context) -> dict[str, object]:
    return mappings.proposed(
        tables,
        inspections=context.inspections.said,
        leads=context.offices.said,
        rag=context.words,
        dates=tuple(context.unclear),
    )
