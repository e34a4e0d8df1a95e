"""Each rule broken once, with the good neighbour beside it."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from peeltrack.checks import (
    ERRORS,
    NOTES,
    OF_ONE_ITEM,
    TEXT_WARNINGS,
    WARNINGS,
    Check,
    rule_name,
    run_checks,
    run_notes,
)
from peeltrack.model.vocabulary import Severity
from tests.registers import register_from

ON = date(2022, 5, 23)

# The rule, a register, and what is blamed for breaking that rule: place and start of message.
CASES: list[tuple[str, str, list[tuple[str, tuple[str | int, ...]]]]] = [
    (
        "every-inspection-named-is-there",
        """
        forums: {sib: {name: SIB, inspections: [peel, gone]}}
        positions:
          - {date: 2022-05-01, inspection: gone, source: A paper, counts:
             [{kind: recommendation, rag: red, count: 0}]}
        """,
        [
            ("register.yaml", ("forums", "sib", "inspections", 1)),
            ("positions.yaml", ("positions", 0, "inspection")),
        ],
    ),
    (
        "every-item-named-is-there",
        """
        coc-1: {}
        rec-1: {cause_of_concern: coc-1}
        rec-2: {cause_of_concern: coc-2}
        afi-01: {superseded_by: peel/afi-02, carried_forward_from: peel}   # an inspection may be
        afi-02: {superseded_by: peel/afi-99, carried_forward_from: old/afi-01}
        meetings:
          2022-05-23-hta:
            questions:
              - {id: a, item: peel/afi-01, text: x, also_about: [peel/afi-77]}
            actions: [{id: b, item: peel/afi-88, text: x}]
        inspection:
          statutory_response: {explanations: [{item: peel/rec-1, text: x},
                                              {item: peel/rec-9, text: x}]}
        """,
        [
            ("rec-2", ("cause_of_concern",)),
            ("afi-02", ("carried_forward_from",)),
            ("afi-02", ("superseded_by",)),
            ("2022-05-23-hta", ("questions", 0, "also_about", 0)),
            ("2022-05-23-hta", ("actions", 0, "item")),
            ("inspection", ("statutory_response", "explanations", 1, "item")),
        ],
    ),
    (
        "every-funding-named-is-known",
        """
        funding: {posts: {text: Posts., posts: 9}}
        afi-01: {investments: [{text: x, part_of: posts}, {text: x, part_of: gone}]}
        """,
        [("afi-01", ("investments", 1, "part_of"))],
    ),
    (
        "a-debrief-counts-its-own-actions",
        """
        afi-01: {}
        inspection:
          hot_debrief:
            quick_time_actions: 2
            matched_later_findings: 2
            actions: [{id: a, text: x, matched: peel/afi-01}, {id: b, text: x}]
        """,
        [("inspection", ("hot_debrief", "matched_later_findings"))],
    ),
    (
        "every-draft-is-settled-at-publication",
        """
        inspection: {published: 2022-05-23}
        afi-01: {draft: {seen: 2022-03-01}}
        afi-02: {draft: {seen: 2022-03-01, settled: 2022-05-23}}
        """,
        [("afi-01", ("draft",))],
    ),
    (
        "no-parts-are-more-than-their-whole",
        """
        funding: {few: {text: x, posts: 4}, many: {text: x, posts: 9}, unknown: {text: x}}
        afi-01:
          investments:
            - {text: a, posts: 3, part_of: few}
            - {text: b, posts: 3, part_of: many}
        afi-02:
          investments:
            - {text: a, posts: 2, part_of: few}
            - {text: b, posts: 3, part_of: unknown}
        """,
        [("register.yaml", ("funding", "few", "posts"))],
    ),
    (
        "no-former-id-is-in-use",
        """
        afi-01: {formerly: [peel/afi-10, old/afi-03]}   # had by one item alone
        afi-02: {formerly: [peel/afi-01]}
        afi-03: {formerly: [peel/afi-10]}
        inspection: {formerly: [peel-22]}
        """,
        [("afi-02", ("formerly", 0)), ("afi-03", ("formerly", 0))],
    ),
    (
        "every-lead-named-is-known",
        """
        afi-01: {progress: [{date: 2022-05-01, by: acc, text: x, reviewed:
                 {date: 2022-05-02, by: flo}}]}
        afi-02: {strategic_lead: nobody, steps_to_green: [{id: a, text: x, lead: noone}]}
        meetings:
          2022-05-23-hta:
            chair: pcc
            attendance: [{lead: acc}, {capacity: A guest}]
            questions: [{id: a, asked_by: acc, text: x, answers: [{by: cc, text: x}]}]
        """,
        [
            ("afi-02", ("strategic_lead",)),
            ("afi-02", ("steps_to_green", 0, "lead")),
            ("2022-05-23-hta", ("chair",)),
            ("2022-05-23-hta", ("questions", 0, "answers", 0, "by")),
        ],
    ),
    (
        "every-area-named-is-known",
        """
        inspection:
          areas: [{id: crime, name: Crime}]
          practice: [{kind: innovative, text: x, area: crime}, {kind: promising, text: x, area: y}]
        afi-01: {area: crime}
        afi-02: {area: crimes}
        afi-03: {}
        """,
        [("afi-02", ("area",)), ("inspection", ("practice", 1, "area"))],
    ),
    (
        "every-programme-named-is-known",
        """
        programmes: {op-reset: {name: Op Reset}}
        afi-01: {programmes: [op-reset]}
        afi-02: {programmes: [op-reset, op-rest]}
        """,
        [("afi-02", ("programmes", 1))],
    ),
    (
        "every-forum-named-is-known",
        """
        meetings: {2022-05-23-hta: {}, 2022-05-24-gold: {}}
        """,
        [("2022-05-24-gold", ("forum",))],
    ),
    (
        "every-part-named-is-there",
        """
        afi-01:
          clauses: [{ref: i, text: x}]
          steps_to_green: [{id: a, text: x, clauses: [i]}, {id: b, text: x, clauses: [ii]}]
          progress:
            - {date: 2022-05-01, text: x, steps: [a], clauses: [i]}
            - {date: 2022-05-02, text: x, steps: [c], clauses: [iii]}
        """,
        [
            ("afi-01", ("steps_to_green", 1, "clauses")),
            ("afi-01", ("progress", 1, "clauses")),
            ("afi-01", ("progress", 1, "steps")),
        ],
    ),
    (
        "no-two-parts-share-an-id",
        """
        inspection: {areas: [{id: crime, name: Crime}, {id: crime, name: More crime}]}
        afi-01: {steps_to_green: [{id: a, text: x}, {id: a, text: y}, {id: b, text: z}]}
        afi-02: {clauses: [{ref: i, text: x}, {ref: i, text: y}]}
        meetings: {2022-05-23-hta: {actions: [{id: a, text: x}, {id: a, text: y}]}}
        """,
        [
            ("afi-01", ("steps_to_green", 1)),
            ("afi-02", ("clauses", 1)),
            ("inspection", ("areas", 1)),
            ("2022-05-23-hta", ("actions", 1)),
        ],
    ),
    (
        "no-two-items-share-a-number",
        """
        rec-1: {}
        afi-01: {}
        old/afi-01: {}
        afi-02: {number: "1"}
        """,
        [("afi-02", ("number",))],
    ),
    (
        "supersession-comes-to-an-end",
        """
        afi-01: {superseded_by: peel/afi-02}
        afi-02: {superseded_by: peel/afi-03}
        afi-03: {}
        afi-04: {superseded_by: peel/afi-05}
        afi-05: {superseded_by: peel/afi-04}
        afi-06: {superseded_by: peel/afi-06}
        """,
        [
            ("afi-04", ("superseded_by",)),
            ("afi-05", ("superseded_by",)),
            ("afi-06", ("superseded_by",)),
        ],
    ),
    (
        "a-cause-of-concern-has-a-recommendation",
        """
        inspection: {published: 2022-04-27}
        coc-1: {}
        coc-2: {}
        coc-3: {draft: {seen: 2022-03-01}}
        rec-1: {cause_of_concern: coc-1}
        unpublished/coc-1: {}
        """,
        [("coc-2", ())],
    ),
    (
        "a-draft-cause-of-concern-gets-its-recommendation",
        """
        inspection: {published: 2022-04-27}
        coc-2: {}
        coc-3: {draft: {seen: 2022-03-01}}
        coc-4: {draft: {seen: 2022-03-01}}
        rec-1: {cause_of_concern: coc-4}
        """,
        [("coc-3", ())],
    ),
    (
        "only-a-recommendation-answers-a-cause-of-concern",
        """
        coc-1: {}
        rec-1: {cause_of_concern: coc-1}
        afi-01: {cause_of_concern: coc-1}
        rec-2: {cause_of_concern: afi-01}
        """,
        [("afi-01", ("cause_of_concern",)), ("rec-2", ("cause_of_concern",))],
    ),
    (
        "every-grade-is-on-its-scale",
        """
        inspection:
          scale: four
          areas: [{id: a, name: A, grade: good}, {id: b, name: B, grade: adequate}]
        """,
        [("inspection", ("areas", 1, "grade"))],
    ),
    (
        "stated-counts-match",
        """
        inspection: {stated_counts: {causes_of_concern: 0, recommendations: 1, total: 99,
                     areas_for_improvement: 3, relevant: 3}}
        rec-1: {}
        afi-01: {}
        afi-02: {}
        """,
        [("inspection", ("stated_counts", "areas_for_improvement"))],
    ),
    (
        "published-positions-add-up",
        """
        afi-01: {rag: amber, rag_changes: [{date: 2022-05-01, to: amber, because: x}]}
        afi-02: {rag: green, rag_changes: [{date: 2022-05-01, to: amber, because: x},
                 {date: 2022-05-20, from: amber, to: green, because: x}]}
        positions:
          - {date: 2022-05-10, inspection: peel, source: Right, counts:
             [{kind: area_for_improvement, rag: amber, count: 2}]}
          - {date: 2022-05-20, inspection: peel, source: Wrong, counts:
             [{kind: area_for_improvement, rag: amber, count: 2}]}
        """,
        [("positions.yaml", ("positions", 1, "counts"))],
    ),
    (
        "green-has-its-steps-done",
        """
        afi-01: {rag: green, steps_to_green: [{id: a, text: x, done: 2022-05-01}]}
        afi-02: {rag: green, steps_to_green: [{id: a, text: x}]}
        afi-03: {rag: amber, steps_to_green: [{id: a, text: x}]}
        afi-04:                       # a was open when it was set green; b came after
          rag: green
          rag_changes: [{date: 2022-05-01, to: green, because: x, steps_open: [a]}]
          steps_to_green: [{id: a, text: x}, {id: b, text: y}]
        afi-05:
          rag: green
          rag_changes: [{date: 2022-05-01, to: green, because: x, steps_open: [a]}]
          steps_to_green: [{id: a, text: x}]
        """,
        [("afi-02", ("rag",)), ("afi-04", ("rag",))],
    ),
    (
        "rag-is-what-was-last-recorded",
        """
        afi-01: {rag: red}                                                  # nothing recorded
        afi-02: {rag: red, rag_changes: [{date: 2022-05-01, to: red, because: x}]}
        afi-03: {rag: red, rag_changes: [{date: 2022-05-01, to: amber, because: x}]}
        afi-04: {rag_changes: [{date: 2022-05-01, to: amber, because: x}]}
        """,
        [("afi-03", ("rag",)), ("afi-04", ("rag",))],
    ),
    (
        "each-rag-change-follows-the-one-before",
        """
        afi-01:
          rag: green
          rag_changes:
            - {date: 2022-05-01, from: red, to: amber, because: x}
            - {date: 2022-05-02, from: yellow, to: green, because: x}
        afi-02:
          rag: red
          rag_changes: [{date: 2022-05-01, from: red, to: red, because: x}]
        """,
        [("afi-01", ("rag_changes", 1, "from")), ("afi-02", ("rag_changes", 0, "from"))],
    ),
    (
        "whoever-sets-rag-may-review",
        """
        afi-01: {rag: red, rag_changes: [{date: 2022-05-01, to: red, because: x, by: flo}]}
        afi-02: {rag: red, rag_changes: [{date: 2022-05-01, to: red, because: x, by: acc}]}
        afi-03: {progress: [{date: 2022-05-01, text: x, reviewed: {date: 2022-05-02, by: acc}}]}
        """,
        [("afi-02", ("rag_changes", 0, "by")), ("afi-03", ("progress", 0, "reviewed", "by"))],
    ),
    (
        "only-imported-updates-are-cleared",
        """
        afi-01: {progress: [{date: 2022-05-01, text: x, imported: "tracker, 3 May 2022",
          cleared: {date: 2022-05-02, by: flo}}]}
        afi-02: {progress: [{date: 2022-05-01, text: x, cleared: {date: 2022-05-02, by: flo}}]}
        afi-03: {progress: [{date: 2022-05-01, text: x,
          cleared_for_public: {date: 2022-05-02, by: flo}}]}
        """,
        [
            ("afi-02", ("progress", 0, "cleared")),
            ("afi-03", ("progress", 0, "cleared_for_public")),
        ],
    ),
    (
        "dated-facts-are-in-order",
        """
        afi-01: {progress: [{date: 2022-05-01, text: x}, {date: 2022-05-01, text: y}]}
        afi-02: {progress: [{date: 2022-05-02, text: x}, {date: 2022-05-01, text: y}]}
        """,
        [("afi-02", ("progress", 1, "date"))],
    ),
    (
        "each-date-is-what-was-last-recorded",
        """
        afi-01:
          target: 2022-06-01
          target_changes: [{date: 2022-05-01, to: 2022-06-01, because: x}]
          steps_to_green:
            - {id: a, text: x, due: 2022-06-01,
               due_changes: [{date: 2022-05-01, to: 2022-06-01, because: x}]}
        afi-02:
          target: 2022-07-01
          target_changes: [{date: 2022-05-01, to: 2022-06-01, because: x}]
          steps_to_green:
            - {id: a, text: x, due: 2022-06-01}
            - {id: b, text: y, due: 2022-06-01,
               due_changes: [{date: 2022-05-01, from: 2022-06-01, to: 2022-07-01, because: x}]}
        """,
        [("afi-02", ("target",)), ("afi-02", ("steps_to_green", 1, "due"))],
    ),
    (
        "no-response-comes-before-its-report",
        """
        inspection: {published: 2022-04-27, statutory_response: {sent: 2022-04-26,
                     published: 2022-04-27}}
        """,
        [("inspection", ("statutory_response", "sent"))],
    ),
    (
        "an-explanation-says-what-is-done-or-why-nothing-is",
        """
        inspection:
          published: 2022-04-27
          statutory_response:
            explanations:
              - {item: peel/rec-1, text: Done.}
              - {item: peel/rec-2, none_because: It is for others.}
              - {item: peel/rec-3}
              - {item: peel/rec-4, text: Done., none_because: It is for others.}
              - {item: old/rec-1, text: Done.}
        rec-1: {}
        rec-2: {}
        rec-3: {}
        rec-4: {}
        old/rec-1: {}
        """,
        [
            ("inspection", ("statutory_response", "explanations", 2)),
            ("inspection", ("statutory_response", "explanations", 3)),
            ("inspection", ("statutory_response", "explanations", 4, "item")),
        ],
    ),
    (
        "a-meeting-is-named-for-its-date-and-forum",
        """
        meetings:
          2022-05-23-hta: {}
          2022-05-24-hta-extra: {forum: hta}
          2022-05-25-hta: {date: 2022-05-26}
        """,
        [("2022-05-25-hta", ("date",))],
    ),
    (
        "every-open-item-has-both-leads",
        """
        afi-01: {}
        afi-02: {tactical_lead: null}
        afi-03: {tactical_lead: null, relevance: monitor, relevance_reason: x}
        afi-04: {tactical_lead: null, sign_offs: [{date: 2022-05-01, stage: closed}]}
        """,
        [("afi-02", ())],
    ),
    (
        "every-lead-of-an-open-item-is-in-post",
        """
        leads: {gone: {title: Gone, left: 2022-05-01}, going: {title: Going, left: 2022-06-01}}
        afi-01: {strategic_lead: going}
        afi-02: {strategic_lead: gone}
        """,
        [("afi-02", ("strategic_lead",))],
    ),
    (
        "every-open-item-has-a-target-or-a-due-date",
        """
        afi-01: {}
        afi-02: {target: null, due: 2022-06-01}
        afi-03: {target: null}
        """,
        [("afi-03", ())],
    ),
    (
        "every-due-phrase-has-its-date",
        """
        afi-01: {due_phrase: within three months, due: 2022-07-27}
        afi-02: {due_phrase: within three months}
        """,
        [("afi-02", ("due_phrase",))],
    ),
    (
        "no-target-is-after-its-due-date",
        """
        afi-01: {due: 2022-07-27, target: 2022-07-27}
        afi-02: {due: 2022-07-27, target: 2022-07-28}
        """,
        [("afi-02", ("target",))],
    ),
    (
        "no-step-is-due-after-its-item",
        """
        afi-01:
          target: 2022-06-30
          steps_to_green:
            - {id: a, text: x, due: 2022-06-30}
            - {id: b, text: x, due: 2022-07-01}
            - {id: c, text: x, due: 2022-07-01, done: 2022-05-01}
        """,
        [("afi-01", ("steps_to_green", 1, "due"))],
    ),
    (
        "nothing-is-recorded-of-the-future",
        """
        afi-01: {progress: [{date: 2022-05-23, text: x}]}
        afi-02: {progress: [{date: 2022-05-24, text: x}]}
        afi-03: {steps_to_green: [{id: a, text: x, done: 2022-05-24}]}
        afi-04: {evidence: [{date: 2022-05-24, text: x}]}
        afi-05:
          progress: [{date: 2022-05-23, text: x, reviewed: {date: 2022-05-24, by: flo}}]
        inspection: {statutory_response: {sent: 2022-05-23, published: 2022-05-24}}
        meetings:
          2022-05-23-hta:
            questions:
              - {id: a, text: x, answers: [{text: x}, {text: x, date: 2022-05-23}]}
              - {id: b, text: x, answers: [{text: x, date: 2022-05-24}]}
            actions: [{id: a, text: x, done: 2022-05-24}, {id: b, text: x, due: 2022-06-24}]
            commitments: [{text: x, kept: 2022-05-24}]
          2022-05-24-hta:
            questions: [{id: a, text: x}, {id: b, text: x, answers: [{text: x}]}]
            actions: [{id: a, text: x}]
        """,
        [
            ("afi-02", ("progress", 0, "date")),
            ("afi-03", ("steps_to_green", 0, "done")),
            ("afi-04", ("evidence", 0, "date")),
            ("afi-05", ("progress", 0, "reviewed", "date")),
            ("2022-05-23-hta", ("questions", 1, "answers", 0, "date")),
            ("2022-05-23-hta", ("actions", 0, "done")),
            ("2022-05-23-hta", ("commitments", 0, "kept")),
            ("2022-05-24-hta", ("questions", 1, "answers")),
            ("2022-05-24-hta", ("actions",)),
            ("inspection", ("statutory_response", "published")),
        ],
    ),
    (
        "no-returned-item-is-still-green",
        """
        afi-01:
          rag: green
          sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-05-02, stage: returned}]
        afi-02:
          rag: green
          rag_changes: [{date: 2022-05-03, to: green, because: x}]
          sign_offs: [{date: 2022-05-01, stage: submitted}, {date: 2022-05-02, stage: returned}]
        afi-03:
          rag: green
          sign_offs:
            - {date: 2022-05-01, stage: submitted}
            - {date: 2022-05-02, stage: returned}
            - {date: 2022-05-03, stage: submitted}
        """,
        [("afi-01", ("rag",))],
    ),
    (
        "every-clause-has-a-step",
        """
        afi-01:
          clauses: [{ref: i, text: x}, {ref: ii, text: y}]
          steps_to_green: [{id: a, text: x, clauses: [i]}]
        afi-02:
          clauses: [{ref: i, text: x}]
          steps_to_green: [{id: a, text: x, clauses: [i]}]
        afi-03:
          clauses: [{ref: i, text: x}]
        """,
        [("afi-01", ("clauses",))],
    ),
    (
        "what-is-not-acted-on-says-why",
        """
        afi-01: {relevance: monitor, relevance_reason: Others act.}
        afi-02: {relevance: not_applicable}
        afi-03: {relevance: comply}
        """,
        [("afi-02", ("relevance",))],
    ),
    (
        "every-recommendation-is-explained-in-time",
        """
        inspection:                                          # to be published by 21 June
          published: 2022-04-27
          statutory_response: {explanations: [{item: peel/rec-1, text: x}]}
        rec-1: {}
        rec-2: {}
        rec-3: {relevance: monitor, relevance_reason: It is for others.}
        afi-01: {}                                           # the Act asks for recommendations
        """,
        [("inspection", ("statutory_response",))],
    ),
    (
        "every-recommendation-is-explained-in-time",
        """
        inspection: {published: 2022-04-29, statutory_response: {}}  # by 23 June, in 31 days
        rec-1: {}
        """,
        [],
    ),
    (
        "every-recommendation-is-explained-in-time",
        """
        inspection: {published: 2022-03-01, statutory_response: {published: 2022-04-01}}
        rec-1: {}                                            # its words are not recorded here
        """,
        [],
    ),
    (
        "every-recommendation-is-explained-in-time",
        """
        inspection: {published: 2022-03-01, statutory_response: {
            published: 2022-04-01, explanations: [{item: peel/rec-1, text: x}]}}
        rec-1: {}
        rec-2: {}
        """,
        [("inspection", ("statutory_response",))],
    ),
    (
        "every-response-is-published-in-time",
        """
        inspection: {published: 2022-03-01, statutory_response: {published: 2022-04-26}}
        """,
        [("inspection", ("statutory_response", "published"))],
    ),
    (
        "every-response-is-published-in-time",
        """
        inspection: {published: 2022-03-01, statutory_response: {published: 2022-04-25}}
        """,
        [],
    ),
    (
        "every-response-is-published-in-time",
        """
        inspection:
          published: 2022-03-01
          statutory_response: {published: 2022-04-26, note: The office was closed.}
        """,
        [],
    ),
    (
        "every-action-has-an-owner",
        """
        meetings:
          2022-05-23-hta:
            actions:
              - {id: a, text: x, owner: acc}
              - {id: b, text: x}
              - {id: c, text: x, done: 2022-05-23}
        """,
        [("2022-05-23-hta", ("actions", 1))],
    ),
    (
        "every-action-has-its-time",
        """
        meetings:
          2022-05-23-hta:
            actions:
              - {id: a, text: x, due: 2022-06-01}
              - {id: b, text: x, due_event: once developed}
              - {id: c, text: x}
        """,
        [("2022-05-23-hta", ("actions", 2))],
    ),
    (
        "whoever-withdraws-may-review",
        """
        afi-01:
          progress:
            - {date: 2022-05-01, text: x, withdrawn: {date: 2022-05-02, by: flo, because: x}}
            - {date: 2022-05-02, text: x, withdrawn: {date: 2022-05-02, by: supt, because: x}}
        afi-02: {withdrawn: {date: 2022-05-02, by: nobody, because: x}}
        meetings:
          2022-05-23-hta:
            actions: [{id: a, text: x, withdrawn: {date: 2022-05-23, by: acc, because: x}}]
        """,
        [
            ("afi-01", ("progress", 1, "withdrawn", "by")),
            ("afi-02", ("withdrawn", "by")),
            ("2022-05-23-hta", ("actions", 0, "withdrawn", "by")),
        ],
    ),
    # What was withdrawn breaks no rule, and others keep their places in the file.
    (
        "every-lead-named-is-known",
        """
        afi-01:
          progress:
            - {date: 2022-05-03, by: gone, text: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
            - {date: 2022-05-01, by: gone, text: x}
        """,
        [("afi-01", ("progress", 1, "by"))],
    ),
    (
        "dated-facts-are-in-order",
        """
        afi-01:
          progress:
            - {date: 2022-05-03, text: x, withdrawn: {date: 2022-05-04, by: flo, because: x}}
            - {date: 2022-05-02, text: x}
            - {date: 2022-05-01, text: x}
        """,
        [("afi-01", ("progress", 2, "date"))],
    ),
    (
        "rag-is-what-was-last-recorded",
        """
        afi-01:
          rag: amber        # what the withdrawn change led to
          rag_changes:
            - {date: 2022-05-01, to: red, because: x}
            - {date: 2022-05-02, from: red, to: amber, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
        afi-02:
          rag: red
          rag_changes:
            - {date: 2022-05-01, to: red, because: x}
            - {date: 2022-05-02, from: red, to: amber, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
        afi-03:
          rag_changes:
            - {date: 2022-05-01, to: red, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
        """,
        [("afi-01", ("rag",))],
    ),
    (
        "each-rag-change-follows-the-one-before",
        """
        afi-01:
          rag: yellow
          rag_changes:
            - {date: 2022-05-01, to: red, because: x}
            - {date: 2022-05-02, from: red, to: amber, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
            - {date: 2022-05-03, from: amber, to: green, because: as it was then}
            - {date: 2022-05-04, from: green, to: amber, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
            - {date: 2022-05-05, from: green, to: yellow, because: as it is now}
        afi-02:
          rag: green
          rag_changes:
            - {date: 2022-05-01, to: red, because: x}
            - {date: 2022-05-02, from: red, to: amber, because: x,
               withdrawn: {date: 2022-05-04, by: flo, because: x}}
            - {date: 2022-05-03, from: yellow, to: green, because: from neither}
        """,
        [("afi-02", ("rag_changes", 2, "from"))],
    ),
    (
        "published-positions-add-up",
        """
        afi-01: {rag: red, rag_changes: [{date: 2022-04-01, to: red, because: x}],
                 withdrawn: {date: 2022-05-10, by: flo, because: a later withdrawal}}
        positions:
          - {date: 2022-05-01, inspection: peel, source: A paper, counts:
             [{kind: area_for_improvement, rag: red, count: 1}]}
        """,
        [],
    ),
    (
        "no-public-text-has-personal-data",
        """
        forums:
          pcp: {name: Panel, audience: public, contact: Ann Quill 07700 900123}   # is for that
          sib: {name: SIB}
        afi-01:
          progress:
            - {date: 2022-04-01, text: Ring 07700 900123., restricted: true,
               reviewed: {date: 2022-04-02, by: flo}}
            - {date: 2022-04-08, text: Ring 07700 900123.,
               withdrawn: {date: 2022-04-09, by: flo, because: x}}
            - {date: 2022-05-01, text: Ring 07700 900123., reviewed: {date: 2022-05-02, by: flo}}
            - {date: 2022-05-03, text: Ring 07700 900123.}   # nobody has reviewed it
            - {date: 2022-05-04, text: Supt Quill leads., reviewed: {date: 2022-05-05, by: flo}}
        meetings:
          2022-05-23-pcp:
            forum: pcp
            actions: [{id: a, text: Ask DCI Ann Quill., owner: flo, due: 2022-06-01}]
          2022-05-24-sib:
            forum: sib
            actions: [{id: a, text: Ask DCI Ann Quill., owner: flo, due: 2022-06-01}]
        """,
        [
            ("afi-01", ("progress", 2, "text")),
            ("2022-05-23-pcp", ("actions", 0, "text")),
        ],
    ),
    (
        "no-public-text-may-have-personal-data",
        """
        leads:
          harbours: {title: "Detective Superintendent, Harbours", short: DSupt Harb}
          lakes: {title: "Detective Superintendent, Lakes", short: DSupt Quill}
        afi-01:
          board: Supt Quill's board
          portfolio: Superintendent Custody
        """,
        [("register.yaml", ("leads", "lakes", "short")), ("afi-01", ("board",))],
    ),
    (
        "every-abbreviation-is-explained",
        "afi-01: {wording: The OCC answers calls.}",
        [("register.yaml", ())],
    ),
]


@pytest.mark.parametrize(("rule", "text", "blamed"), CASES, ids=[rule for rule, _, _ in CASES])
def test_a_broken_rule_blames_just_what_breaks_it(
    rule: str, text: str, blamed: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    register = register_from(inspect.cleandoc(text))
    problems = (*run_checks(register, ON), *run_notes(register, ON))
    found = [p for p in problems if p.rule == rule]
    assert [(_short(p.file), p.at) for p in found] == blamed


@pytest.mark.parametrize("check", [*ERRORS, *WARNINGS, *TEXT_WARNINGS, *NOTES], ids=rule_name)
def test_every_rule_has_a_case(check: Callable[..., object]) -> None:
    assert rule_name(check) in {rule for rule, _, _ in CASES}  # type: ignore[arg-type]


def test_every_message_ends_as_a_sentence_and_says_what_to_do() -> None:
    messages = [
        problem.message
        for _, text, _ in CASES
        for list_problems in (run_checks, run_notes)
        for problem in list_problems(register_from(inspect.cleandoc(text)), ON)
    ]
    assert [message for message in messages if message[-1] not in ".?"] == []


def test_errors_come_before_warnings() -> None:
    text = """
afi-01: {target: null}
afi-02: {rag: green, steps_to_green: [{id: a, text: x}]}
"""
    found = [problem.severity for problem in run_checks(register_from(text), ON)]
    assert found == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize(
    "check", [each for each in (*ERRORS, *WARNINGS, *NOTES) if each in OF_ONE_ITEM], ids=rule_name
)
def test_a_rule_of_one_item_needs_no_other(check: Check) -> None:
    for _, text, _ in CASES:
        register = register_from(inspect.cleandoc(text))
        alone = [
            each
            for id_, item in register.items.items()
            for each in check(replace(register, items={id_: item}), ON)
        ]
        assert alone == list(check(register, ON))
        assert [*check(replace(register, items={}), ON)] == []


def test_of_many_items_each_rule_names_all_in_their_order() -> None:
    """No target, no leads and a future review: rules of one item, and one of all."""
    text = "".join(
        f"afi-{number}: {{target: null, progress: [{{date: 2022-06-01, text: x}}]}}\n"
        for number in range(1, 251)
    )
    problems = run_checks(register_from(text), ON)
    rules = ["every-open-item-has-a-target-or-a-due-date", "nothing-is-recorded-of-the-future"]
    assert [(p.rule, p.item) for p in problems] == [
        (rule, f"peel/afi-{number}") for rule in rules for number in range(1, 251)
    ]


def test_the_names_there_are_come_in_the_order_of_the_register() -> None:
    register = register_from("""
inspection: {areas: [{id: b, name: B}, {id: c, name: C}, {id: a, name: A}]}
afi-01:
  area: nobody
  clauses: [{ref: ii, text: x}, {ref: iii, text: y}, {ref: i, text: z}]
  progress: [{date: 2022-05-01, text: x, clauses: [nobody]}]
""")
    assert [p.message for p in run_checks(register, ON) if "nobody" in p.message] == [
        "there is no area 'nobody'; there are: b, c, a.",
        "there is no clause 'nobody'; there are: ii, iii, i.",
    ]


def test_nobody_is_blamed_for_pointing_at_a_file_that_could_not_be_read() -> None:

    register = register_from("""
coc-1: {}
afi-01: {superseded_by: peel/afi-02}
""")
    broken = replace(register, unread=frozenset({"peel/afi-02"}))
    assert run_checks(broken, ON) == ()


def _short(file: str) -> str:
    if file in ("register.yaml", "positions.yaml"):
        return file
    return file.rpartition("/")[2].removesuffix(".yaml")
