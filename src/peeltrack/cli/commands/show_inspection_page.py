"""An inspection's page on the terminal: its dates, areas and grades, and its items."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from peeltrack.cli.shared.terminal import RAG_STYLES, section, table_of_facts
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.queries.response import as_published, missing_words
from peeltrack.wording import NOT_RATED, lateness, listed, long_date, spoken


def inspection_page(
    register: Register, inspection: Inspection, on: date
) -> Iterator[RenderableType]:
    """Yield an inspection as it stood on a date."""
    yield Text.assemble((inspection.id, "bold"), "  ", (inspection.title, "bold"))
    yield _facts(register, inspection, on)
    if inspection.summary:
        yield Padding(Text(inspection.summary), (0, 0, 0, 2))
    if inspection.areas:
        yield section(
            "Areas and grades",
            [f"{area.id}  {area.name}: {area.judgment}" for area in inspection.areas],
        )
    if inspection.timeline:
        yield section(
            "How it ran", [f"{stage.what}: {stage.when}" for stage in inspection.timeline]
        )
    if inspection.expected:
        yield section(
            "Still to come", [f"{report.what}: {report.when}" for report in inspection.expected]
        )
    items = [item for item in register.items.values() if item.inspection == inspection.id]
    yield section("Items", [_item(item) for item in items] or ["None."])


def _facts(register: Register, inspection: Inspection, on: date) -> Table:
    return table_of_facts(
        ("Body", inspection.body),
        ("Kind", spoken(inspection.kind)),
        ("Published", long_date(inspection.published) if inspection.published else None),
        ("Response", _response(register, inspection, on)),
        ("Report", inspection.url),
        ("Source", inspection.source),
    )


def _response(register: Register, inspection: Inspection, on: date) -> str | None:
    """Describe the position of the commissioner's response, and what it does not have yet."""
    response, due = inspection.statutory_response, inspection.response_due
    if response and response.published:
        position = f"published {long_date(response.published)}"
    elif response and due:
        position = f"due {long_date(due)}, {lateness(due, on)}"
    else:
        return None
    missing = missing_words(as_published(register, inspection), inspection)
    if response.is_only_noted or not missing:
        return position
    return f"{position}; missing: {listed(missing)}"


def _item(item: Item) -> Text:
    rag = (item.rag, RAG_STYLES[item.rag]) if item.rag else NOT_RATED
    return Text.assemble(
        (item.id.partition("/")[2], "bold"), f"  {item.title} (", rag, f", {spoken(item.state)})"
    )
