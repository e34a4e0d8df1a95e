"""One answer to what is overdue, out of date and without a lead: every door gives the same."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from peeltrack.checks import leads
from peeltrack.cli import app
from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.committee import committee_paper
from peeltrack.documents.notes import meeting_notes
from peeltrack.exports.calendar import occasions
from peeltrack.exports.source import Export
from peeltrack.exports.tables import TABLES
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_audience
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.rules import commitments, dependencies, measures, steps, updates
from peeltrack.returns.questions import questions_for_leads
from peeltrack.storage.load import load_register
from tests.cli.shipped_register import ROOT

REGISTER = """\
name: Small Force
leads:
  acc: {title: Assistant Chief Constable}
  supt: {title: Superintendent}
  sgt: {title: Sergeant}
  gone: {title: Inspector, left: 2022-01-01}
  flo: {title: Force Liaison Officer, may_review: true}
forums:
  sib: {name: Service Improvement Board, stale_after_days: 62}
  hta: {name: Holding to Account, inspections: [peel]}
  jac: {name: Joint Audit Committee, audience: public, stale_after_days: 92}
  gold: {name: Gold Group, inspections: [joint], template: sib}
"""
FINDING = """\
kind: {kind}
number: "{number}"
title: Title of {number}
wording: Wording of {number}.
{rest}
"""
OWNED = "strategic_lead: acc\ntactical_lead: supt\n"
LATE = "due: 2022-03-01\ntarget: 2022-03-05\n"
PARTS = """\
steps_to_green:
  - {id: own, text: A step of a third lead, lead: sgt, due: 2022-03-02}
  - {id: done, text: A step done, due: 2022-03-02, done: 2022-03-09}
  - {id: secret, text: A restricted step, due: 2022-03-03, restricted: true}
depends_on:
  - {who: A partner, what: An answer, due: 2022-03-04}
progress:
  - date: 2022-02-01
    by: supt
    text: Begun.
    next_milestone: {text: Half of it, due: 2022-03-06}
    completed_by: 2022-03-07
    reviewed: {date: 2022-02-02, by: flo}
"""
ITEMS = {
    "peel/afi-1": f"{OWNED}{LATE}{PARTS}",
    "peel/afi-2": f"{OWNED}{LATE}{PARTS}relevance: monitor\nrelevance_reason: For others.\n",
    "peel/afi-3": f"strategic_lead: acc\n{LATE}",
    "peel/afi-4": f"strategic_lead: acc\ntactical_lead: gone\n{LATE}",
    "peel/afi-5": f"{OWNED}{LATE}{PARTS}rag: green\n",
    "peel/afi-6": f"{OWNED}{LATE}sign_offs: [{{date: 2022-02-01, stage: closed}}]\n",
    "peel/coc-1": f"{OWNED}progress: [{{date: 2022-01-01, by: acc, text: Old.}}]\n",
    "peel/rec-1": f"{OWNED}cause_of_concern: coc-1\ndue: 2022-05-23\n{PARTS.split('progress')[0]}"
    "progress: [{date: 2022-05-20, by: acc, text: New.}]\n",
    "joint/afi-1": f"tactical_lead: supt\n{LATE}",
    "joint/afi-2": "relevance: monitor\ntarget: 2022-03-01\nstrategic_lead: gone\n",
}
KINDS = {"afi": "area_for_improvement", "coc": "cause_of_concern", "rec": "recommendation"}
MEETINGS = {
    "2022-02-10-hta": """\
forum: hta
date: 2022-02-10
actions:
  - {id: one, text: An action, item: peel/afi-1, owner: sgt, due: 2022-03-01}
  - {id: two, text: About nothing else, due: 2022-03-02}
  - {id: three, text: Done, due: 2022-03-02, done: 2022-03-02}
commitments:
  - {text: To the board, by: acc, item: peel/afi-1, due: 2022-03-03,
     to: the next Service Improvement Board}
  - {text: To nobody named, by: gone, due: 2022-03-04}
  - {text: Kept, to: sib, due: 2022-03-04, kept: 2022-03-04}
""",
    "2022-02-11-sib": """\
forum: sib
date: 2022-02-11
actions:
  - {id: four, text: About the joint report, item: joint/afi-1, owner: supt, due: 2022-03-01}
commitments:
  - {text: To the commissioner, by: supt, item: peel/afi-3, to: HTA of March, due: 2022-03-05}
""",
    "2022-02-12-jac": """\
forum: jac
date: 2022-02-12
commitments:
  - {text: In public, by: acc, to: Joint Audit Committee, due: 2022-03-06}
""",
}
ADDRESSED = {
    "commitment/2022-02-10-hta/1": "sib",
    "commitment/2022-02-11-sib/1": "hta",
}
"""The forums named by the words of each commitment to another forum."""
INVENTED_DATES = ("2022-02-28", "2022-03-04", "2022-05-23", "2023-01-31")
SHIPPED_DATES = ("2021-09-29", "2022-05-26", "2022-07-25")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with every kind of deadline, met, missed and not the force's own."""
    root = tmp_path_factory.mktemp("invented")
    files = {"register.yaml": REGISTER}
    for name in ("peel", "joint"):
        files[f"inspections/{name}/inspection.yaml"] = (
            f"title: Report {name}\nbody: HMICFRS\nkind: peel\npublished: 2022-01-05\n"
            "statutory_response: {}\n"
        )
    for id_, rest in ITEMS.items():
        short = id_.partition("/")[2]
        kind, _, number = short.partition("-")
        files[f"inspections/{id_}.yaml"] = FINDING.format(
            kind=KINDS[kind], number=number, rest=rest
        )
    files |= {f"meetings/{id_}.yaml": text for id_, text in MEETINGS.items()}
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@dataclass
class Day:
    """A register on a date, and what its commands answer then."""

    root: Path
    on: date
    register: Register
    addressed: Mapping[str, str]

    def json(self, *arguments: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.text(*arguments, "-f", "json"))
        return answer

    def text(self, *arguments: str) -> str:
        command = ["-R", str(self.root), *arguments, "--on", self.on.isoformat()]
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, result.output
        return result.stdout

    @cached_property
    def overdue(self) -> dict[str, dict[str, Any]]:
        return {str(row["deadline"]): row for row in self.json("overdue")["rows"]}

    def late(self, audience: Audience = Audience.INTERNAL) -> dict[str, dict[str, Any]]:
        """The rows of `overdue`, by the id of the deadline, as an audience may see them."""
        rows = self.overdue
        if audience == Audience.INTERNAL:
            return rows
        seen = for_audience(self.register, audience)
        steps = {f"step/{i.id}/{s.id}" for i in seen.items.values() for s in i.steps_to_green}
        return {
            id_: row
            for id_, row in rows.items()
            if row["promise"] in ("item", "target", "response")
            or id_ in steps
            or str(row["source"]) in seen.meetings
        }

    def late_at(self, forum: str) -> dict[str, dict[str, Any]]:
        """Those that concern a forum: its reports' items, its meetings, commitments to it."""
        record = self.register.organisation.forums[forum]
        reports = record.inspections or self.register.inspections.keys()
        agenda = {
            id_
            for id_, item in self.register.items.items()
            if item.inspection in reports and not item.has_ended
        }

        def concerns(id_: str, row: Mapping[str, Any]) -> bool:
            if row["promise"] == "response":
                return any(item.startswith(f"{row['source']}/") for item in agenda)
            if str(row["source"]).endswith(f"-{forum}"):
                return True
            if row["promise"] == "commitment":
                return self.addressed.get(id_) == forum
            return (row["id"] if row["inspection"] else None) in agenda

        return {id_: r for id_, r in self.late(record.audience).items() if concerns(id_, r)}


@pytest.fixture(
    scope="module",
    params=[
        *(("invented", day) for day in INVENTED_DATES),
        *(("shipped", day) for day in SHIPPED_DATES),
    ],
    ids="-".join,
)
def day(request: pytest.FixtureRequest, invented: Path) -> Day:
    which, on = request.param
    root = invented if which == "invented" else ROOT / "register"
    loaded = load_register(root)
    assert loaded.register is not None, loaded.problems
    register = as_at(loaded.register, date.fromisoformat(on))
    addressed = dict(ADDRESSED)
    if which == "shipped":
        addressed = {
            f"commitment/{meeting.id}/{place}": "sib"
            for meeting in register.meetings.values()
            for place, each in enumerate(meeting.commitments, 1)
            if each.to == "Service Improvement Board"
        }
    return Day(root, date.fromisoformat(on), register, addressed)


def kinds(rows: Mapping[str, Mapping[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((str(row["promise"]), str(row["promised_for"])) for row in rows.values())


def test_commands_exports_and_calendar_give_the_same_overdue_things(day: Day) -> None:
    late = day.late()
    status = day.json("status")
    assert status["overdue_deadlines"] == list(late)
    assert set(status["overdue"]) == {row["source"] for row in late.values()}
    portfolios = day.json("leads")["rows"]
    reminders = day.text("leads", "--remind").splitlines()
    reminded = sum(line.endswith("overdue)") for line in reminders)
    assert reminded == sum(int(str(row["overdue"])) for row in portfolios)
    for row in portfolios:
        mine = {id_ for id_, due in late.items() if row["lead"] in list(due["leads"])}
        assert set(row["overdue_deadlines"]) == mine
        assert row["overdue"] == len(mine)
    for audience in Audience:
        source = Export.of(day.register, day.on, audience)
        seen = day.late(audience)
        assert exported_late(source) == seen.keys()
        assert exported_flags(source) == {
            id_ for id_ in seen if id_.startswith(("step/", "action/", "commitment/"))
        }
        events = {each.id for each in occasions(source.register, ()) if each.day < day.on}
        assert {id_ for id_ in events if not id_.startswith("comments/")} == seen.keys()


def exported_late(source: Export) -> set[str]:
    rows = exported(source, "promises")
    return {str(row["id"]) for row in rows if int(str(row["days_overdue"])) > 0}


def exported_flags(source: Export) -> set[str]:
    """What the tables of steps, actions and commitments call overdue."""
    keys = {"steps": "step/{item}/{id}", "actions": "action/{meeting}/{id}"}
    keys["commitments"] = "commitment/{meeting}/{place}"
    return {
        key.format(**row)
        for table, key in keys.items()
        for row in exported(source, table)
        if row["is_overdue"]
    }


def exported(source: Export, name: str) -> Iterator[dict[str, Any]]:
    (table,) = (each for each in TABLES if each.name == name)
    for row in table.rows(source):
        yield dict(zip((column.name for column in table.columns), row, strict=True))


def briefs(day: Day) -> Iterator[tuple[str, Brief]]:
    for forum in day.register.organisation.forums:
        yield forum, forum_brief(day.register, forum, day.on)


def test_papers_give_the_same_overdue_things_as_the_commands(day: Day) -> None:
    for forum, brief in briefs(day):
        late = day.late_at(forum)
        entries = Counter((each.kind, str(each.due)) for each in brief.attention.overdue)
        assert entries == kinds(late), forum
        dependencies = [row for row in late.values() if row["promise"] == "dependency"]
        assert len(brief.let_pass) == len(dependencies)
        shown = [item for item in brief.items if item.due and item.due.is_late]
        assert len(shown) == sum(row["promise"] == "item" for row in late.values()), forum
        if not brief.page.is_public:
            check_owners(day, brief, late)


def check_owners(day: Day, brief: Brief, late: Mapping[str, Mapping[str, Any]]) -> None:
    """Every lead's list of a brief has what is due for that lead."""
    leads = day.register.organisation.leads
    for id_, lead in leads.items():
        mine = sum(id_ in list(row["leads"]) for row in late.values())
        assert sum(v.overdue for v in brief.owners if v.title == lead.title) == mine


def test_a_committee_counts_the_same_but_for_what_was_asked_for_at_once(day: Day) -> None:
    paper = committee_paper(day.register, "jac", day.on).exceptions
    late = day.late_at("jac")
    at_once = [
        id_
        for id_, row in late.items()
        if row["promise"] == "item"
        and row["promised_for"] == str(day.register.inspections[str(row["inspection"])].published)
    ]
    assert paper.overdue == len(late) - len(at_once)


def test_return_workbooks_remind_of_what_is_overdue_at_their_forum(day: Day) -> None:
    for forum in ("sib", "hta"):
        late = day.late_at(forum)
        for each in questions_for_leads(day.register, forum, day.on, None):
            mine = {id_ for id_, row in late.items() if each.lead_id in list(row["leads"])}
            assert {due.id for due in each.portfolio.overdue} == mine


def test_notes_call_overdue_what_the_commands_call_overdue(day: Day) -> None:
    late = day.late()
    for meeting in day.register.meetings.values():
        notes = meeting_notes(day.register, meeting, day.on)
        told = [each.outcome for each in notes.actions]
        told += [each.outcome for each in notes.commitments]
        number = sum(row["source"] == meeting.id for row in late.values())
        assert sum("overdue" in outcome for outcome in told) == number


def test_the_chair_is_expected_to_ask_about_the_same_things(day: Day) -> None:
    """All but what is about causes of concern, or about commitments without a date."""
    for forum in ("sib", "hta"):
        meeting = Preparation(day.register, forum, day.on)
        late = day.late_at(forum)
        own = {
            row["source"]
            for row in late.values()
            if row["promise"] in ("item", "target", "step", "milestone")
        }
        passed = {each.item for each in steps.milestone_passed(meeting)}
        # What an action, a commitment or a missed measure is about is asked with that.
        with_others = {each.item for each in commitments.action_unanswered(meeting)}
        with_others |= {each.item for each in commitments.promise_not_kept(meeting)}
        with_others |= {each.item for each in measures.measure_missed(meeting)}
        assert own - with_others <= passed <= own
        awaited = {row["source"] for row in late.values() if row["promise"] == "dependency"}
        asked = {each.item for each in dependencies.dependency_without_date(meeting)}
        assert awaited <= asked
        promised = {id_ for id_ in late if id_.startswith("commitment/")}
        raised = {
            f"commitment/{each.file[9:-5]}/{int(each.at[1]) + 1}"
            for each in commitments.promise_not_kept(meeting)
        }
        assert promised <= raised


def test_updates_and_leads_are_missing_at_every_door_alike(day: Day) -> None:
    status = day.json("status")
    old = {row["id"] for row in day.json("stale")["rows"]}
    assert {*status["stale"], *status["no_update"]} == old
    source = Export.of(day.register, day.on, Audience.INTERNAL)
    items = list(exported(source, "items"))
    assert {row["id"] for row in items if row["is_stale"]} == old
    without_lead = set(status["unowned"])
    assert {row["id"] for row in items if row["lacks_lead"]} == without_lead
    warned = (
        *leads.every_open_item_has_both_leads(day.register, day.on),
        *leads.every_lead_of_an_open_item_is_in_post(day.register, day.on),
    )
    assert {each.file for each in warned} == {f"inspections/{id_}.yaml" for id_ in without_lead}
    for forum, brief in briefs(day):
        if not brief.page.is_public:
            at_forum = {row["id"] for row in day.json("stale", "--meeting", forum)["rows"]}
            check_forum(day, forum, brief, at_forum, without_lead)


def check_forum(
    day: Day, forum: str, brief: Brief, old: set[object], without_lead: set[object]
) -> None:
    meeting = Preparation(day.register, forum, day.on)
    agenda = {item.id for item in meeting.agenda}
    attention = brief.attention
    assert len(attention.no_update) + len(attention.stale) == len(old & agenda)
    assert len(attention.unowned) == len(without_lead & agenda)
    asked = (*updates.no_update(meeting), *updates.stale_update(meeting))
    assert {each.item for each in asked} == old & agenda
    owners = (*updates.no_lead(meeting), *updates.lead_has_left(meeting))
    assert {each.item for each in owners} == without_lead & agenda


def test_the_invented_register_has_every_kind_overdue(invented: Path) -> None:
    """So that no comparison above is of nothing with nothing."""
    command = ["-R", str(invented), "overdue", "--on", "2023-01-31", "-f", "json"]
    rows = json.loads(CliRunner().invoke(app, command).stdout)["rows"]
    assert Counter(row["promise"] for row in rows) == {
        "item": 5,
        "target": 4,
        "step": 4,
        "milestone": 2,
        "action": 3,
        "commitment": 4,
        "dependency": 2,
        "response": 2,
    }
    assert not {row["source"] for row in rows} & {"peel/afi-2", "peel/afi-5", "joint/afi-2"}
