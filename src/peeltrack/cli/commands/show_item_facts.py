"""The facts at the head of an item's page: its report, state, RAG, dates and leads."""

from datetime import date

from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.terminal import RAG_STYLES, table_of_facts
from peeltrack.documents.parts.dates import words_beyond
from peeltrack.model.items import Item, Linked
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Relevance, SignOffStage
from peeltrack.wording import NOT_RATED, counted, lateness, long_date, spoken


def item_facts(register: Register, item: Item, on: date) -> Table:
    """Return the facts of an item on a date as a table of names and values."""
    inspection = register.inspections.get(item.inspection)
    area = inspection.area_called(item.area) if inspection and item.area else None
    return table_of_facts(
        (
            "Inspection",
            f"{inspection.title} ({item.inspection})" if inspection else item.inspection,
        ),
        ("Kind", f"{spoken(item.kind)}, number {item.number}"),
        ("Area", f"{area.name} ({area.judgment})" if area else None),
        ("State", _state(item)),
        ("Draft", _draft(item)),
        ("Relevance", _relevance(item)),
        ("RAG", _rag(item)),
        ("Strategic lead", register.lead_title(item.strategic_lead) or "none"),
        ("Tactical lead", register.lead_title(item.tactical_lead) or "none"),
        ("Due", _due(item, on)),
        ("Target", _target(item)),
        ("Programmes", ", ".join(_programme(register, name) for name in item.programmes)),
        ("Board", item.board),
        ("Portfolio", item.portfolio),
        ("Addressed to", ", ".join(item.addressed_to)),
        ("Repeats", _linked(register, item.carried_forward_from, item.carried_forward)),
        ("Superseded by", _linked(register, item.superseded_by, item.superseded)),
        ("Supersedes", ", ".join(register.superseded_by(item.id))),
        ("Source", item.source),
    )


def _state(item: Item) -> str:
    """Return its state, with what HMICFRS or the force has recorded about it."""
    act = item.sign_offs[-1] if item.sign_offs else None
    said = act and (act.letter or act.evidence or act.because)
    return (
        f"{spoken(item.state)} ({long_date(act.date)}: {said})"
        if act and said
        else spoken(item.state)
    )


def _linked(register: Register, id_: str | None, made: Linked | None) -> str | None:
    """Return the item of a link, when it was made and by whom."""
    if not (id_ and made):
        return id_
    by = f", {register.lead_title(made.by)}" if made.by else ""
    return f"{id_} (recorded {long_date(made.date)}{by})"


def _rag(item: Item) -> Text:
    if item.rag is None:
        return Text(NOT_RATED)
    since = f" since {long_date(item.rag_changes[-1].date)}" if item.rag_changes else ""
    act = item.sign_offs[-1] if item.sign_offs else None
    is_older = (
        act is not None
        and act.stage == SignOffStage.REOPENED
        and not any(change.date > act.date for change in item.rag_changes)
    )
    note = "; rated before it was reopened" if is_older else ""
    return Text.assemble((item.rag, RAG_STYLES[item.rag]), since, note)


def _draft(item: Item) -> str | None:
    """Say since when a finding is known only from a draft report."""
    if item.draft is None or item.draft.settled:
        return None
    return f"seen {long_date(item.draft.seen)}; restricted until the report is published"


def _relevance(item: Item) -> str | None:
    if item.relevance == Relevance.ACT and not item.relevance_reason:
        return None
    reason = f": {item.relevance_reason}" if item.relevance_reason else ""
    return f"{spoken(item.relevance)}{reason}"


def _due(item: Item, on: date) -> str | None:
    if item.due is None:
        return item.due_phrase
    words = words_beyond(item.due, item.due_phrase)
    phrase = f" ({words})" if words else ""
    lateness_note = f", {lateness(item.due, on)}" if item.awaits_action else ""
    return f"{long_date(item.due)}{phrase}{lateness_note}"


def _target(item: Item) -> str | None:
    if item.target is None:
        return None
    moves = sum(change.before is not None for change in item.target_changes)
    first = item.original_target
    first_target = (
        f", moved {counted(moves, 'time')} from {long_date(first)}"
        if moves and first != item.target and first
        else ""
    )
    return f"{long_date(item.target)}{first_target}"


def _programme(register: Register, name: str) -> str:
    programme = register.organisation.programmes.get(name)
    return programme.name if programme else name
