"""Changes between two registers: the data before and after, and what is told of it."""

import pytest

from peeltrack.changes.change import Change
from peeltrack.changes.diff import compare
from tests.registers import register_from

UPDATE = "{date: 2022-05-01, by: supt, text: Begun.}"
RATED = "{date: 2022-05-01, to: amber, because: First rating., by: flo}"

# Before, after, and each change as "kind field: before → after".
ROWS = [
    # What gives nothing.
    ("afi-01: {rag: red}", "afi-01: {rag: red}   # a comment reworded", []),
    ("afi-01: {rag: red, due: 2022-06-01}", 'afi-01: {due: "2022-06-01", rag: "red"}', []),
    ("afi-01: {title: A B}", "afi-01:\n  title: >-\n    A\n    B", []),
    ("afi-01: {progress: []}", "afi-01: {}", []),
    ("{afi-01: {}, afi-02: {}}", "{afi-02: {}, afi-01: {}}", []),
    # RAG, with its record and without.
    (
        f"afi-01: {{rag: amber, rag_changes: [{RATED}]}}",
        f"""
        afi-01:
          rag: green
          rag_changes:
            - {RATED}
            - {{date: 2022-05-09, from: amber, to: green, because: Sampled., by: flo}}
        """,
        ["rag_changed rag_changes.2022-05-09: amber → green, 2022-05-09, flo, Sampled."],
    ),
    ("afi-01: {rag: red}", "afi-01: {rag: green}", ["rag_changed rag: red → green"]),
    (
        f"afi-01: {{rag: amber, rag_changes: [{RATED}]}}",
        f"afi-01: {{rag: amber, rag_changes: [{RATED.replace('First', 'Last')}]}}",
        [
            "fact_edited rag_changes.2022-05-01.because: First rating. → Last rating., 2022-05-01",
        ],
    ),
    # Targets and due dates.
    (
        "afi-01: {target: 2022-07-31}",
        """
        afi-01:
          target: 2022-09-30
          target_changes:
            - {date: 2022-06-20, from: 2022-07-31, to: 2022-09-30, because: Staff., by: acc}
        """,
        [
            "target_moved target_changes.2022-06-20: 2022-07-31 → 2022-09-30, 2022-06-20, acc, "
            "Staff., 61 days"
        ],
    ),
    (
        "afi-01: {target: 2022-07-31}",
        "afi-01: {target: 2022-07-30}",
        ["target_moved target: 2022-07-31 → 2022-07-30, -1 days"],
    ),
    (
        "afi-01: {}",
        "afi-01: {due: 2022-07-30}",
        ["due_changed due: None → 2022-07-30"],
    ),
    # Leads.
    (
        "afi-01: {strategic_lead: acc}",
        "afi-01: {strategic_lead: supt}",
        ["lead_changed strategic_lead: acc → supt"],
    ),
    (
        "afi-01: {}",
        "afi-01: {tactical_lead: null}",
        ["lead_changed tactical_lead: supt → None"],
    ),
    # Steps.
    (
        "afi-01: {steps_to_green: [{id: a, text: A}, {id: b, text: B, due: 2022-06-01}]}",
        """
        afi-01:
          steps_to_green:
            - {id: b, text: B, due: 2022-06-08, due_changes:
                [{date: 2022-05-20, from: 2022-06-01, to: 2022-06-08, because: Late., by: acc}]}
            - {id: a, text: A, done: 2022-05-19}
            - {id: c, text: C}
        """,
        [
            "step_moved steps_to_green.b.due_changes.2022-05-20: 2022-06-01 → 2022-06-08, "
            "2022-05-20, acc, Late., 7 days",
            "step_done steps_to_green.a.done: None → 2022-05-19, 2022-05-19",
            "step_added steps_to_green.c: None → C",
            "field_changed steps_to_green: None → None",
        ],
    ),
    (
        "afi-01: {steps_to_green: [{id: a, text: A}]}",
        "afi-01: {}",
        ["step_removed steps_to_green.a: A → None"],
    ),
    # Progress.
    (
        f"afi-01: {{progress: [{UPDATE}]}}",
        f"""
        afi-01:
          progress:
            - {{date: 2022-04-01, text: Found late.}}
            - {UPDATE[:-1]}, reviewed: {{date: 2022-05-03, by: flo, note: Seen.}}}}
        """,
        [
            "progress_recorded progress.2022-04-01: None → Found late., 2022-04-01",
            "progress_reviewed progress.2022-05-01.reviewed: None → Seen., 2022-05-03, flo",
        ],
    ),
    (
        f"afi-01: {{progress: [{UPDATE}]}}",
        f"afi-01: {{progress: [{UPDATE.replace('Begun', 'Done')}]}}",
        ["fact_edited progress.2022-05-01.text: Begun. → Done., 2022-05-01"],
    ),
    (
        f"afi-01: {{progress: [{UPDATE}]}}",
        f"afi-01: {{progress: [{UPDATE.replace('05-01', '05-02')}]}}",
        ["fact_edited progress.2022-05-01.date: 2022-05-01 → 2022-05-02, 2022-05-01, 1 days"],
    ),
    (
        f"afi-01: {{progress: [{UPDATE}]}}",
        "afi-01: {}",
        ["fact_removed progress.2022-05-01: Begun. → None, 2022-05-01"],
    ),
    (
        f"afi-01: {{progress: [{UPDATE}, {{date: 2022-05-01, text: Other.}}]}}",
        f"afi-01: {{progress: [{{date: 2022-05-01, text: Other.}}, {UPDATE}]}}",
        ["facts_reordered progress: None → None"],
    ),
    (
        f"afi-01: {{progress: [{UPDATE[:-1]}, next_milestone: {{text: A}}}}]}}",
        f"afi-01: {{progress: [{UPDATE[:-1]}, next_milestone: {{text: A, done: 2022-05-03}}}}]}}",
        [
            "milestone_done progress.2022-05-01.next_milestone.done: None → 2022-05-03, 2022-05-03",
        ],
    ),
    # The inspectorate's track.
    (
        "afi-01: {}",
        "afi-01: {sign_offs: [{date: 2022-05-01, stage: submitted, by: flo, evidence: Audit.}]}",
        ["item_submitted sign_offs.2022-05-01: None → Audit., 2022-05-01, flo"],
    ),
    (
        "{afi-01: {}, afi-02: {}}",
        "{afi-01: {superseded_by: peel/afi-02}, afi-02: {}}",
        ["item_superseded superseded_by: None → peel/afi-02"],
    ),
    (
        "{afi-01: {}, afi-02: {}}",
        "{afi-01: {superseded_by: peel/afi-02, superseded: {date: 2022-05-01}}, afi-02: {}}",
        ["item_superseded superseded_by: None → peel/afi-02, 2022-05-01"],
    ),
    # Items and inspections that come, go, or take another name.
    ("afi-01: {}", "{afi-01: {}, afi-02: {}}", ["item_added : None → Title of afi-02"]),
    ("{afi-01: {}, afi-02: {}}", "afi-01: {}", ["item_removed : Title of afi-02 → None"]),
    (
        "afi-01: {wording: The same., rag: red}",
        "afi-07: {wording: The same., rag: red, number: '1', title: Title of afi-01}",
        ["item_renamed id: peel/afi-01 → peel/afi-07"],
    ),
    (
        "{}",
        "old/afi-01: {}",
        [
            "inspection_added : None → Report old",
            "item_added : None → Title of afi-01",
        ],
    ),
    (
        "inspection: {areas: [{id: crime, name: Crime, grade: good}]}",
        "inspection: {areas: [{id: crime, name: Crime, grade: adequate}]}",
        ["grade_changed areas.crime.grade: good → adequate"],
    ),
    # Meetings.
    (
        "meetings: {2022-05-23-hta: {questions: [{id: q, text: Why?}],\n"
        "  actions: [{id: a, text: Act.}]}}",
        """
        meetings:
          2022-05-23-hta:
            questions:
              - {id: p, text: When?}
              - {id: q, text: Why?, answers: [{by: acc, text: Because.}]}
            actions: [{id: a, text: Act., done: 2022-06-01}]
        """,
        [
            "question_asked questions.p: None → When?",
            "question_answered questions.q.answers.1: None → Because.",
            "action_done actions.a.done: None → 2022-06-01, 2022-06-01",
        ],
    ),
    # The register's own file.
    (
        "leads: {dcc: {title: Deputy}}",
        "leads: {dcc: {title: Deputy Chief Constable, may_review: true}}",
        [
            "field_changed leads.dcc.title: Deputy → Deputy Chief Constable",
            "field_changed leads.dcc.may_review: False → True",
        ],
    ),
    # A correction says what it replaced.
    (
        f"afi-01: {{progress: [{UPDATE}]}}",
        f"""
        afi-01:
          progress: [{UPDATE.replace("Begun", "Begun in May")}]
          amendments:
            - {{date: 2022-05-09, by: flo, because: Month left out.,
               what: progress.2022-05-01.text, replaced: Begun.}}
        """,
        [
            "fact_edited progress.2022-05-01.text: Begun. → Begun in May., 2022-05-01",
            "amended amendments.2022-05-09: Begun. → progress.2022-05-01.text, 2022-05-09, flo, "
            "Month left out.",
        ],
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), ROWS)
def test_a_change_is_told_by_what_it_means(before: str, after: str, told: list[str]) -> None:
    assert [line(each) for each in compare(register_from(before), register_from(after))] == told


@pytest.mark.parametrize("text", sorted({text for row in ROWS for text in row[:2]}))
def test_a_register_has_not_changed_from_itself(text: str) -> None:
    assert compare(register_from(text), register_from(text)) == ()


def line(change: Change) -> str:
    said = [str(each) for each in (change.day, change.by, change.because) if each]
    moved = [f"{change.days} days"] if change.days is not None else []
    first = f"{change.kind} {change.field}: {change.before} → {change.after}"
    return ", ".join([first, *said, *moved])
