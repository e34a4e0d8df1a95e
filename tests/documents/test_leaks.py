"""Nothing restricted or internal is in anything public, of registers drawn at random."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import groupby
from random import Random
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from peeltrack.documents.charts.standalone import standalone
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.markdown import markdown
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.templates import SHIPPED, render
from peeltrack.documents.formats.tree import Document
from peeltrack.documents.formats.word.writer import word
from peeltrack.documents.parts.header import Header
from peeltrack.documents.parts.ratings_over_time import ratings_by_month
from peeltrack.documents.portal import portal_fields, portal_report
from peeltrack.exports import calendar
from peeltrack.exports.as_csv import as_csv
from peeltrack.exports.as_json import as_json
from peeltrack.exports.as_xlsx import as_xlsx
from peeltrack.exports.source import Export, MonthEnd
from peeltrack.exports.tables import fill_tables
from peeltrack.model.inspections import StatutoryResponse
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.model.withdrawals import withdrawn_entries
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_inspectorate
from peeltrack.queries.portal import news
from peeltrack.queries.public_fields import HIDDEN, SHOWN
from peeltrack.queries.selection import Selection
from peeltrack.queries.trend import month_ends, trend
from peeltrack.returns.tracker.rows import tracker_of
from peeltrack.returns.tracker.writer import tracker_workbook
from tests.documents.public_papers import PAPERS, html_of, paper_views
from tests.documents.random_registers import MARK, MARKED_YEAR, ON, RandomRegister, Shown


def in_word(data: bytes) -> str:
    """All that a Word file holds: its text, its properties, its notes; its measures are none."""
    with ZipFile(BytesIO(data)) as parts:
        whole = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return re.sub(r'="\d+"', "", whole)


def in_pdf(data: bytes) -> str:
    """What a reader sees of a PDF, what is read aloud of its pictures, and its properties."""
    read = PdfReader(BytesIO(data))
    shown = "".join(page.extract_text() for page in read.pages)
    aloud = b"".join(_ALT.findall(data)).replace(b"\0", b"").decode("latin-1")
    return f"{shown}{aloud}{read.metadata}"


_ALT = re.compile(rb"/Alt ?\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


FORMATS: dict[str, Callable[[Document, Header], str]] = {
    "md": lambda read, _: markdown(read),
    "docx": lambda read, page: in_word(word(read, page)),
    "pdf": lambda read, page: in_pdf(pdf(read, page).data),
}
"""What a reader can find in each format that is written from a paper's HTML."""


def leaks(paper: str, register: Register, *, is_written: bool) -> list[str]:
    """Where a paper holds what is marked: in its views, or a format."""
    page, views = paper_views(paper, register, ON, "peel")
    texts = {"views": repr((page, views))}
    if is_written:
        texts["html"] = html_of(paper, register, ON, "peel")
        read = document(texts["html"], paper)
        texts |= {name: write(read, page) for name, write in FORMATS.items()}
    told = {name: text.casefold() for name, text in texts.items()}
    return [name for name, text in told.items() if MARK in text or MARKED_YEAR in text]


def drawn(seed: int, shown: Shown = SHOWN, public: tuple[str, ...] = ("pcp", "jac")) -> Register:
    chance = Random(seed)  # noqa: S311 (drawn again the same)
    return as_at(RandomRegister(chance, shown, public).register(), ON)


def test_no_public_document_holds_what_is_restricted_or_internal(
    pytestconfig: pytest.Config,
) -> None:
    """500 registers whole with --soak; else the views of 15, and one in every format."""
    soak = pytestconfig.getoption("--soak")
    found = {
        (seed, paper, name)
        for seed in range(500 if soak else 15)
        for register in [drawn(seed)]
        for paper in PAPERS
        for name in leaks(paper, register, is_written=soak or seed == 0)
    }
    assert found == set()


def in_calendar(source: Export) -> str:
    found = calendar.occasions(source.register, source.register.meetings.values())
    return calendar.as_ics(source.register, source.force, found).decode().replace("\r\n ", "")


def in_picture(source: Export) -> str:
    """The pictures of a trend, by lead and by inspection."""
    ends = month_ends(ON - timedelta(days=300), ON)
    months = [(day, as_at(source.register, day)) for day in ends]
    points = [
        trend(months, Selection(), lambda item: source.register.lead_title(item.strategic_lead)),
        trend(months, Selection(), lambda item: item.inspection),
    ]
    series = [list(s) for each in points for _, s in groupby(each, key=lambda point: point.group)]
    # A picture is drawn only of what has changed; so that each is, all findings end on a last day.
    series = [[*each, replace(each[-1], counts=())] for each in series]
    drawn = [ratings_by_month(each, f"Findings not closed of {each[0].group}") for each in series]
    return standalone([each for each in drawn if each])


def in_tracker(source: Export) -> str:
    register, audience = source.register, source.audience
    items, meetings = [*register.items.values()], register.meetings.values()
    return in_word(tracker_workbook(tracker_of(register, meetings, items, ON, None, audience)))


EXPORTS: dict[str, Callable[[Export], str]] = {
    "json": lambda source: as_json(source, fill_tables(source)).decode(),
    "csv": lambda source: "".join(as_csv(table).decode() for table in fill_tables(source)),
    "xlsx": lambda source: in_word(as_xlsx(source, fill_tables(source)).data),
    "ics": in_calendar,
    "tracker": in_tracker,
    "svg": in_picture,
}
"""What anybody can find in each file that is made of the register for an audience; SQLite and
Parquet are written from the very tables, and refuse the ids that are drawn twice."""


def export_leaks(register: Register, audience: Audience, forms: Iterable[str]) -> list[str]:
    """Where an export of a register and of its months holds what is marked."""
    months = [MonthEnd(ON, register, "facts")]
    source = Export.of(register, ON, audience, months=lambda: months)
    texts = {form: EXPORTS[form](source).casefold() for form in forms}
    return [form for form, text in texts.items() if MARK in text or MARKED_YEAR in text]


def test_no_public_export_calendar_or_picture_holds_what_is_restricted_or_internal(
    pytestconfig: pytest.Config,
) -> None:
    """500 registers in every format with --soak; else 15, and one in every format."""
    soak = pytestconfig.getoption("--soak")
    found = {
        (seed, form)
        for seed in range(500 if soak else 15)
        for form in export_leaks(
            drawn(seed),
            Audience.PUBLIC,
            EXPORTS if soak or seed == 0 else ("json", "ics", "tracker"),
        )
    }
    assert found == set()


def test_the_mark_is_found_in_each_internal_export() -> None:
    assert export_leaks(drawn(0), Audience.INTERNAL, EXPORTS) == [*EXPORTS]


EVERYTHING: Shown = {
    record: " ".join(record.model_fields) for record in SHOWN.keys() | HIDDEN.keys()
}


def portal_leaks(seed: int, may_see: Callable[[Register], Register]) -> bool:
    """Whether the return for the inspectorate's portal holds what is marked."""
    register = may_see(drawn(seed, EVERYTHING))
    made = portal_report(register, news(replace(register, items={}), register), ON)
    html = render("portal.html.j2", made.page, {"portal": made}, SHIPPED)
    fields = portal_fields(register, news(replace(register, items={}), register), ON)
    text = (html + "".join(each.plain for each in fields)).casefold()
    return MARK in text or MARKED_YEAR in text


def test_no_return_for_the_portal_holds_what_is_restricted_or_awaits_review(
    pytestconfig: pytest.Config,
) -> None:
    """500 registers with --soak; else 15."""
    seeds = range(500 if pytestconfig.getoption("--soak") else 15)
    assert [seed for seed in seeds if portal_leaks(seed, for_inspectorate)] == []
    assert portal_leaks(1, lambda register: register)


@pytest.mark.parametrize("paper", ["pcp", "jac"])
def test_the_mark_is_found_where_the_same_paper_is_internal(paper: str) -> None:
    assert leaks(paper, drawn(1, public=()), is_written=True) == ["views", "html", *FORMATS]


def test_the_mark_is_found_in_the_response_where_a_public_field_bears_it() -> None:
    fewer: Shown = {**SHOWN, StatutoryResponse: "published url"}
    registers = [drawn(seed, fewer) for seed in range(20)]
    answered = (
        register
        for register in registers
        for response in [register.inspections["peel"].statutory_response]
        if response and response.comments
    )
    assert leaks("response", next(answered), is_written=True) == ["views", "html", *FORMATS]


def test_every_part_of_a_drawn_register_that_is_not_public_bears_the_mark() -> None:
    registers = [drawn(seed) for seed in range(10)]
    drafts = [item for each in registers for item in each.items.values() if item.is_draft]
    assert {MARK in item.wording for item in drafts} == {True}
    items = [
        item
        for each in registers
        for item in each.items.values()
        if not (item.is_draft or item.withdrawn)
    ]
    updates = [update for item in items for update in item.progress]
    steps = [step for item in items for step in item.steps_to_green]
    assert {MARK in step.text for step in steps if step.restricted} == {True}
    assert {MARK in step.text for step in steps if not step.restricted} == {True}
    assert {MARK in measure.text for item in items for measure in item.measures} == {True}
    withdrawn = [each for register in registers for each in register.holding_withdrawn]
    # Those that were withdrawn after the day, which the register of that day still has
    assert {MARK in repr(entry) for each in withdrawn for _, entry in withdrawn_entries(each)} == {
        True
    }
    forums = [forum for each in registers for forum in each.organisation.forums.values()]
    assert {MARK in forum.name: forum.audience for forum in forums} == {
        True: Audience.INTERNAL,
        False: Audience.PUBLIC,
    }
    kept = {
        bool(u.reviewed or u.cleared_for_public): MARK in u.text
        for u in updates
        if not (u.restricted or u.withdrawn)
    }
    assert kept == {True: False, False: True}
    assert {MARK in str(update.reviewed) for update in updates if update.reviewed} == {True}
    asked = [r.meetings["2022-05-23-hta"].questions for r in registers]
    assert all(MARK in str(questions) for questions in asked)
