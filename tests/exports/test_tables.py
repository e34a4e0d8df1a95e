"""What the tables say, against the register and against the queries."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from typing import get_args

import duckdb
import pytest

from peeltrack.cli.shared.item_rows import item_row
from peeltrack.exports.as_json import as_json
from peeltrack.exports.as_sqlite import as_sqlite
from peeltrack.exports.columns import Value
from peeltrack.exports.source import Export, MonthEnd
from peeltrack.exports.tables import TABLES, fill_tables
from peeltrack.model.record import Record
from peeltrack.model.site_settings import SiteSettings
from peeltrack.model.vocabulary import Audience, Wording
from peeltrack.queries.as_at import as_at
from peeltrack.queries.selection import Selection
from peeltrack.queries.status import status
from peeltrack.queries.trend import trend
from peeltrack.queries.updates import newest_updates
from tests.exports.read_back import made
from tests.registers import register_from

DAY = date(2022, 6, 15)

WHOLE = """
leads: {old: {title: Gone, left: 2022-01-01, email: gone@force.example}}
forums: {pcp: {name: Panel, audience: public}}
programmes:
  op: {name: Op, text: Its aim., aliases: [Operation], next_report: 2022-07-01,
       reports: [{date: 2022-06-01, text: Half done., source: A paper}]}
funding: {posts: {text: Posts., year: 2022/23, posts: 9}}
monitoring: [{phase: scan, from: 2022-01-01, because: Stable., link: letter.pdf}]
inspection:
  published: 2022-04-27
  areas: [{id: crime, name: Crime, aliases: [First, Second], grade: good}]
  practice: [{kind: promising, text: Good work.}]
  timeline: [{what: Fieldwork, when: In May, starts: 2022-05-01, ends: 2022-05-20}]
  expected: [{what: Next, when: Soon}]
  expectations: [{text: To be clear., source: Page 3, note: Noted.}]
  hot_debrief: {actions: [{id: act-now, text: Act now., matched: peel/rec-1}]}
  statutory_response: {sent: 2022-06-01, note: Sent.}
  amendments: [{date: 2022-05-01, by: flo, because: A slip., what: title, replaced: Old title}]
coc-1: {}
rec-1:
  cause_of_concern: coc-1
  area: crime
  due: 2022-06-05
  target: 2022-06-14
  target_changes:
    - {date: 2022-05-01, to: 2022-05-31, because: First.}
    - {date: 2022-05-20, from: 2022-05-31, to: 2022-06-14, because: Late.}
  addressed_to: [Chief constables, The College]
  programmes: [op]
  clauses: [{ref: a, text: First part.}, {ref: b, text: Second part.}]
  depends_on: [{who: A partner, what: Posts, due: 2022-07-01}]
  measures: [{text: Fewer., method: audit}]
  investments: [{text: Posts., year: 2022/23, posts: 4, part_of: posts}]
  evidence: [{date: 2022-06-02, text: The audit., link: audit.xlsx}]
  steps_to_green:
    - id: plan
      text: Plan it.
      due: 2022-06-14
      due_changes: [{date: 2022-05-02, from: 2022-05-31, to: 2022-06-14, because: Late.}]
      clauses: [a, b]
    - {id: do, text: Do it., done: 2022-06-01, restricted: true}
  progress:
    - date: 2022-05-01
      by: supt
      text: Begun.
      steps: [plan, do]
      proposed_rag: green
      blocker: A vacancy.
      next_milestone: {text: The plan, due: 2022-07-01}
      completed_by: 2022-08-01
      reviewed: {date: 2022-05-02, by: flo, note: Seen.}
afi-01: {sign_offs: [{date: 2022-06-01, stage: submitted}, {date: 2022-06-10, stage: closed}]}
meetings:
  2022-05-23-hta:
    attendance: [{lead: acc}, {capacity: Clerk, apologies: true}]
    opening: [{id: how, text: How is it?}]
    questions: [{id: why, item: peel/rec-1, also_about: [peel/afi-01], text: Why?,
                 answers: [{by: acc, text: So.}, {text: And so., date: 2022-06-01}]}]
    any_other_business: [{id: else, text: Anything else?}]
    remarks: [{item: peel/rec-1, text: A comment.}]
    actions: [{id: act, item: peel/rec-1, text: Act., owner: acc, due: 2022-06-01}]
    commitments: [{text: To tell., to: The panel, due: 2022-06-20}]
  2022-06-10-pcp: {actions: [{id: read, text: Read., due: 2022-06-15}]}
positions:
  - date: 2022-06-15
    inspection: peel
    source: A paper
    counts: [{kind: recommendation, rag: amber, count: 1}]
"""
"""Something of everything."""


@pytest.fixture(scope="module")
def whole() -> Export:
    register = register_from(WHOLE)
    return Export(register, DAY, months=lambda: [MonthEnd(DAY, register, "facts")])


def rows(source: Export, name: str) -> list[dict[str, Value]]:
    """A table's rows by their columns."""
    table, found = next(each for each in fill_tables(source) if each.table.name == name)
    return [dict(zip([column.name for column in table.columns], row, strict=True)) for row in found]


def test_every_table_has_rows_of_a_register_with_something_of_everything(whole: Export) -> None:
    counts = {name: len(some) for name, some in made(whole).items()}
    assert counts == {
        "forces": 1, "items": 3, "progress": 1, "rag_changes": 0, "targets": 2, "steps": 2,
        "step_moves": 1, "sign_offs": 2, "leads": 4, "inspections": 1, "areas": 1, "meetings": 2,
        "questions": 3, "answers": 2, "actions": 2, "remarks": 1, "commitments": 1,
        "attendance": 2, "promises": 11, "history": 3, "clauses": 2, "item_programmes": 1,
        "item_addressees": 2, "dependencies": 1, "measures": 1, "investments": 1, "practice": 1,
        "timeline": 1, "expected_reports": 1, "positions": 1, "forums": 2, "programmes": 1,
        "explanations": 0, "grade_meanings": 0,
        "implications": 0, "portal_reports": 0, "rag_scale": 0, "abbreviations": 0, "amendments": 1,
        "withdrawals": 0, "programme_reports": 1, "funding": 1, "monitoring": 1,
        "quick_time_actions": 1, "expectations": 1, "evidence": 1,
    }  # fmt: skip


def test_what_was_withdrawn_is_in_its_own_table_alone() -> None:
    text = """
    afi-01:
      progress:
        - {date: 2022-05-01, text: Begun.}
        - {date: 2022-05-01, by: acc, text: Not so., restricted: true,
           withdrawn: {date: 2022-05-02, by: flo, because: Another item.}}
        - {date: 2022-05-03, text: Later., withdrawn: {date: 2022-07-01, by: flo, because: x}}
    afi-02: {withdrawn: {date: 2022-05-04, by: flo, because: Twice.}}
    """
    recorded = register_from(text)
    internal, public = (
        Export.of(as_at(recorded, DAY), DAY, audience, recorded=recorded) for audience in Audience
    )
    assert [
        (row["file"], row["entry"], row["words"], str(row["date"]), row["because"])
        for row in rows(internal, "withdrawals")
    ] == [
        (
            "inspections/peel/afi-01.yaml",
            "progress.2022-05-01-2",
            "2022-05-01\nacc\nNot so.\nTrue",
            "2022-05-02",
            "Another item.",
        ),
        (
            "inspections/peel/afi-02.yaml",
            None,
            rows(internal, "withdrawals")[1]["words"],
            "2022-05-04",
            "Twice.",
        ),
    ]
    assert [row["id"] for row in rows(internal, "items")] == ["peel/afi-01"]
    assert [row["text"] for row in rows(internal, "progress")] == ["Begun.", "Later."]
    assert (rows(public, "withdrawals"), rows(public, "progress")) == ([], [])


def test_an_item_is_told_with_what_is_derived_from_it(whole: Export) -> None:
    assert rows(whole, "items")[1] == {
        "force": "borsetshire-police", "id": "peel/rec-1", "inspection": "peel",
        "kind": "recommendation", "number": "1", "title": "Title of rec-1", "area": "crime",
        "cause_of_concern": "peel/coc-1", "rag": None, "state": "open", "is_open": True,
        "strategic_lead": "acc", "tactical_lead": "supt", "portfolio": None, "board": None,
        "due_phrase": None, "due": date(2022, 6, 5), "target": date(2022, 6, 14),
        "original_target": date(2022, 5, 31), "target_moves": 1, "days_overdue": 10,
        "last_update": date(2022, 5, 1), "days_since_update": 45, "is_stale": True,
        "lacks_lead": False, "age_days": 49, "steps": 2, "steps_done": 1,
        "relevance": "act", "relevance_reason": None,
        "wording": "Wording of rec-1.", "wording_is": Wording.OFFICIAL,
        "source": None, "carried_forward_from": None,
        "carried_forward_date": None, "carried_forward_by_lead": None,
        "superseded_by": None, "superseded_date": None, "superseded_by_lead": None,
        "formerly": None, "draft_seen": None, "draft_settled": None,
    }  # fmt: skip


def test_an_update_is_told_with_its_review_and_what_the_lead_proposes(whole: Export) -> None:
    assert rows(whole, "progress") == [
        {
            "force": "borsetshire-police", "item": "peel/rec-1", "place": 1,
            "date": date(2022, 5, 1), "by_lead": "supt", "text": "Begun.", "steps": "plan\ndo",
            "clauses": None, "proposed_rag": "green", "blocker": "A vacancy.",
            "next_milestone_text": "The plan", "next_milestone_due": date(2022, 7, 1),
            "next_milestone_done": None,
            "completed_by": date(2022, 8, 1), "source": None, "reviewed_date": date(2022, 5, 2),
            "reviewed_by": "flo", "reviewed_note": "Seen.", "restricted": False,
            "imported": None, "cleared_date": None, "cleared_by": None,
            "cleared_for_public_date": None, "cleared_for_public_by": None,
        }
    ]  # fmt: skip


def test_a_question_says_where_in_the_meeting_it_was_put(whole: Export) -> None:
    told = [(row["id"], row["part"], row["also_about"]) for row in rows(whole, "questions")]
    assert told == [
        ("how", "opening", None),
        ("why", "items", "peel/afi-01"),
        ("else", "any_other_business", None),
    ]


def test_a_lead_who_left_is_not_in_post(whole: Export) -> None:
    in_post = {row["id"]: row["in_post"] for row in rows(whole, "leads")}
    assert in_post == {"acc": True, "supt": True, "flo": True, "old": False}


@pytest.mark.parametrize("name", ["shipped", "whole"])
def test_counts_and_lateness_are_those_of_status(name: str, request: pytest.FixtureRequest) -> None:
    source: Export = request.getfixturevalue(name)
    told = status(source.register, source.on)
    items = rows(source, "items")
    counted = Counter((row["inspection"], row["kind"], row["rag"], row["state"]) for row in items)
    assert counted == {(c.inspection, c.kind, c.rag, c.state): c.count for c in told.counts}
    promises = [(row["id"], row["days_overdue"]) for row in rows(source, "promises")]
    late = [(due.id, due.days_overdue(source.on)) for due in told.overdue]
    assert [(id_, days) for id_, days in promises if isinstance(days, int) and days > 0] == late
    assert {row["id"] for row in items if row["is_stale"]} == {
        item.id for item in (*(each.item for each in told.stale), *told.no_update)
    }
    own = {due.item: None for due in told.overdue if due.kind in ("item", "target")}
    assert {row["id"] for row in items if row["days_overdue"]} == set(own)


def test_the_history_counts_what_a_trend_counts(shipped: Export) -> None:
    months = list(shipped.months())
    points = trend([(month.day, month.register) for month in months], Selection())
    told = Counter(
        (row["day"], row["inspection"], row["kind"], row["rag"], row["state"])
        for row in rows(shipped, "history")
    )
    assert len(months) == 2
    assert told == {
        (point.day, c.inspection, c.kind, c.rag, c.state): c.count
        for point in points
        for c in point.counts
    }


def test_keys_tell_every_row_from_every_other(whole: Export, shipped: Export) -> None:
    for source in (whole, shipped):
        for table, found in fill_tables(source):
            at = [[column.name for column in table.columns].index(name) for name in table.key]
            keys = [tuple(row[place] for place in at) for row in found]
            assert len(keys) == len(set(keys)), table.name
            assert None not in {value for key in keys for value in key}, table.name


def test_every_key_that_a_row_holds_leads_somewhere(whole: Export, shipped: Export) -> None:
    """As SQLite sees it, which knows the foreign keys."""
    for source in (whole, shipped):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(as_sqlite(fill_tables(source)))
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_column_can_be_asked_for_without_quotes(whole: Export) -> None:
    """Names that SQL keeps for itself would need them, and people forget."""
    with closing(sqlite3.connect(":memory:")) as lite, closing(duckdb.connect()) as duck:
        lite.deserialize(as_sqlite(fill_tables(whole)))
        for table in TABLES:
            quoted = ", ".join(f'"{column.name}" TEXT' for column in table.columns)
            duck.execute(f'CREATE TABLE "{table.name}" ({quoted})')
            names = ", ".join(f"t.{column.name}, {column.name}" for column in table.columns)
            asked = f"SELECT {names} FROM {table.name} AS t ORDER BY {', '.join(table.key)}"  # noqa: S608
            assert len(lite.execute(asked).fetchall()) == len(made(whole)[table.name])
            assert duck.execute(asked).fetchall() == []


def test_every_table_and_column_says_what_it_is() -> None:
    for table in TABLES:
        assert table.described.endswith("."), table.name
        for column in table.columns:
            assert column.described.strip(), (table.name, column.name)


WORKED_OUT = {
    ("Item", "cause_of_concern"),
    ("Item", "programmes"),
    ("Item", "addressed_to"),
    ("HotDebrief", "quick_time_actions"),
    ("HotDebrief", "matched_later_findings"),
    ("Inspection", "grade_meanings"),
    ("Organisation", "rag"),
    ("Organisation", "abbreviations"),
    ("Position", "date"),
    ("Position", "inspection"),
    ("Position", "source"),
}
"""Fields that a function makes a column of; the tests of the rows look at them."""
SETTINGS = {
    ("Forum", "template"),
    ("Rules", "commit"),
    *(("SiteSettings", name) for name in SiteSettings.model_fields),
}
"""How PeelTrack itself behaves; docs/exporting.md says that they are left out."""


def test_every_field_of_the_model_is_in_a_table_but_for_the_programs_own_settings() -> None:
    """Nothing of the register is lost in silence: a field that is added fails here."""
    held = {(c.of.__name__, c.field) for table in TABLES for c in table.columns if c.of}
    records = [
        each for each in Record.__subclasses__() if each.__module__.startswith("peeltrack.model.")
    ]
    plain = {
        (record.__name__, name)
        for record in records
        for name, field in record.model_fields.items()
        if not any(holds(field.annotation, each) for each in records)
    }
    assert plain - held == WORKED_OUT | SETTINGS


def holds(hint: object, record: type[Record]) -> bool:
    """Whether the values are of that record, or hold some."""
    return hint is record or any(holds(part, record) for part in get_args(hint))


def test_what_is_exported_to_the_public_holds_nothing_restricted_or_internal() -> None:
    """A mark in every text that the public may not see, and in a neighbour that it may."""
    register = register_from("""
    leads: {old: {title: seen, email: secret@force.example}}
    forums:
      hta: {name: Closed, chair: secret, contact: secret,
            implications: [{heading: a, text: secret}]}
      pcp: {name: Panel, audience: public}
    afi-01:
      steps_to_green:
        - {id: a, text: secret, restricted: true, due: 2022-06-01, lead: old, clauses: [secret],
           due_changes: [{date: 2022-05-01, to: 2022-06-01, because: secret}]}
        - {id: b, text: secret, due: 2022-06-01}
      progress:
        - {date: 2022-06-01, text: secret, blocker: secret, restricted: true,
           next_milestone: {text: secret}, reviewed: {date: 2022-06-02, by: flo, note: secret}}
        - {date: 2022-05-01, text: seen, source: "Panel paper, May", steps: [a, b],
           reviewed: {date: 2022-05-02, by: flo, note: secret}}
      amendments: [{date: 2022-06-02, by: flo, because: secret, what: a, replaced: secret}]
    meetings:
      2022-05-23-hta: {title: secret, actions: [{id: c, text: secret, due: 2022-06-01}]}
      2022-05-24-pcp: {title: seen, actions: [{id: d, text: seen, due: 2022-06-01}]}
    """)
    months = [MonthEnd(DAY, register, "facts")]
    exports = {
        audience: Export.of(register, DAY, audience, months=lambda: months) for audience in Audience
    }
    internal, public = (as_json(each, fill_tables(each)).decode() for each in exports.values())
    assert (internal.count("secret"), internal.count("seen")) == (20, 6)
    assert (public.count("secret"), public.count("seen")) == (0, 6)
    told = exports[Audience.PUBLIC]
    assert [row["days_since_update"] for row in rows(told, "items")] == [45]
    assert [(row["last_update"], row["steps"]) for row in rows(told, "history")] == [
        (date(2022, 5, 1), None)
    ]
    assert [row["id"] for row in rows(told, "promises")] == [
        "action/2022-05-24-pcp/d",
        "target/peel/afi-01",
    ]


def test_a_cause_of_concern_was_last_updated_as_the_list_and_the_papers_say() -> None:
    register = register_from(
        """
        coc-1: {progress: [{date: 2022-04-01, text: x}]}
        rec-1: {cause_of_concern: coc-1, progress: [{date: 2022-05-01, text: x}]}
        """
    )
    source = Export(register, DAY, months=lambda: [MonthEnd(DAY, register, "facts")])
    tables = {each.table.name: each for each in fill_tables(source)}
    for name, key in (("items", "id"), ("history", "item")):
        columns = [column.name for column in tables[name].table.columns]
        found = {row[columns.index(key)]: row[columns.index("last_update")]
                 for row in tables[name].rows}  # fmt: skip
        assert found == {"peel/coc-1": date(2022, 5, 1), "peel/rec-1": date(2022, 5, 1)}, name
    newest = newest_updates(register)
    assert item_row(register.items["peel/coc-1"], newest)["last_update"] == date(2022, 5, 1)
