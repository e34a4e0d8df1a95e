"""Files that read well and break a rule of the register: one line each, at the place."""

from pathlib import Path

import pytest

from tests.broken_registers.broken_file import Broken, lines, whole
from tests.storage.small_register import (
    INSPECTION,
    ITEM,
    MAIN,
    MEETING,
    POSITIONS,
    SMALL_REGISTER,
    validate,
    write_register,
)


@pytest.mark.parametrize(
    "broken",
    [
        lines(
            "an unknown lead near one",
            ITEM,
            "strategic_lead: acc-crme",
            "6:1 every-lead-named-is-known",
            "there is no lead 'acc-crme'; did you mean acc-crime?",
        ),
        lines(
            "an unknown lead near none",
            ITEM,
            "tactical_lead: zebra",
            "7:1 every-lead-named-is-known",
            "there is no lead 'zebra'; there are: acc-crime, det-supt, liaison.",
        ),
        lines(
            "an unknown lead of a step",
            ITEM,
            ("steps_to_green:\n  - id: dip-sample\n    text: Look at ten.\n    lead: det-sup"),
            "11:5 every-lead-named-is-known",
            "there is no lead 'det-sup'; did you mean det-supt?",
        ),
        lines(
            "an unknown author of an update",
            ITEM,
            "progress:\n  - date: 2022-05-01\n    by: acc-crim\n    text: Begun.",
            "10:5 every-lead-named-is-known",
            "there is no lead 'acc-crim'; did you mean acc-crime?",
        ),
        lines(
            "an unknown area",
            ITEM,
            "area: responding-to-the-publik",
            "8:1 every-area-named-is-known",
            ("there is no area 'responding-to-the-publik'; did you mean responding-to-the-public?"),
        ),
        lines(
            "an unknown area of good practice",
            INSPECTION,
            "practice:\n  - kind: promising\n    text: Good.\n    area: elsewhere",
            "13:5 every-area-named-is-known",
            "there is no area 'elsewhere'; there are: responding-to-the-public.",
        ),
        lines(
            "an unknown programme",
            ITEM,
            "programmes: [op-reset, op-rest]",
            "8:24 every-programme-named-is-known",
            "there is no programme 'op-rest'; did you mean op-reset?",
        ),
        whole(
            "an unknown cause of concern",
            ITEM,
            (
                "kind: recommendation\n"
                'number: "1"\n'
                "title: Records\n"
                "wording: Keep them.\n"
                "cause_of_concern: coc-9\n"
                "target: 2022-09-30\n"
                "strategic_lead: acc-crime\n"
                "tactical_lead: det-supt\n"
            ),
            "5:1 every-item-named-is-there",
            "there is no item 'peel-2022/coc-9'; there are: peel-2022/afi-02, peel-2022/afi-01.",
        ),
        lines(
            "an unknown successor",
            ITEM,
            "superseded_by: peel-2022/afi-10",
            "8:1 every-item-named-is-there",
            "there is no item 'peel-2022/afi-10'; did you mean peel-2022/afi-01?",
        ),
        lines(
            "an unknown predecessor",
            ITEM,
            "carried_forward_from: peel-2018/afi-03",
            "8:1 every-item-named-is-there",
            "there is no item 'peel-2018/afi-03'; "
            "did you mean peel-2022/afi-02 or peel-2022/afi-01?",
        ),
        lines(
            "an unknown item at a meeting",
            MEETING,
            ("questions:\n  - id: what-now\n    item: peel-2022/afi-99\n    text: What now?"),
            "5:5 every-item-named-is-there",
            "there is no item 'peel-2022/afi-99'; "
            "did you mean peel-2022/afi-02 or peel-2022/afi-01?",
        ),
        whole(
            "an unknown forum",
            "meetings/2022-05-23-hat.yaml",
            SMALL_REGISTER[MEETING].replace("hta", "hat"),
            "1:1 every-forum-named-is-known",
            "there is no forum 'hat'; did you mean hta?",
        ),
        lines(
            "an unknown chair",
            MEETING,
            "chair: nobody",
            "3:1 every-lead-named-is-known",
            "there is no lead 'nobody'; there are: acc-crime, det-supt, liaison.",
        ),
        lines(
            "an unknown owner of an action",
            MEETING,
            ("actions:\n  - id: act\n    text: Act.\n    owner: nobody\n    due: 2022-06-30"),
            "6:5 every-lead-named-is-known",
            "there is no lead 'nobody'; there are: acc-crime, det-supt, liaison.",
        ),
        lines(
            "an unknown inspection of a forum",
            MAIN,
            "forums:\n  hta:\n    name: Holding to Account\n    inspections: [peel-2023]",
            "13:19 every-inspection-named-is-there",
            "there is no inspection 'peel-2023'; did you mean peel-2022?",
        ),
        lines(
            "an unknown inspection of a position",
            POSITIONS,
            (
                "positions:\n"
                "  - date: 2022-05-23\n"
                "    inspection: peel-2023\n"
                "    source: A paper\n"
                "    counts:\n"
                "      - {kind: area_for_improvement, rag: amber, count: 1}"
            ),
            "3:5 every-inspection-named-is-there",
            "there is no inspection 'peel-2023'; did you mean peel-2022?",
        ),
        lines(
            "an item that supersedes itself",
            ITEM,
            "superseded_by: peel-2022/afi-02",
            "8:1 supersession-comes-to-an-end",
            "peel-2022/afi-02 is ultimately superseded by itself; break the circle.",
        ),
        lines(
            "a number that another item has",
            ITEM,
            'number: "1"',
            "2:1 no-two-items-share-a-number",
            "peel-2022/afi-01 already has the number '1'; give each a different one.",
        ),
        lines(
            "a step id given twice",
            ITEM,
            (
                "steps_to_green:\n"
                "  - {id: dip-sample, text: Look at ten.}\n"
                "  - {id: dip-sample, text: Look at twenty.}"
            ),
            "10:5 no-two-parts-share-an-id",
            "'dip-sample' appears twice in steps_to_green; give each its own id.",
        ),
        lines(
            "a clause given twice",
            ITEM,
            "clauses:\n  - {ref: i, text: Keep.}\n  - {ref: i, text: Keep well.}",
            "10:5 no-two-parts-share-an-id",
            "'i' appears twice in clauses; give each its own id.",
        ),
        lines(
            "an area given twice",
            INSPECTION,
            (
                "areas:\n"
                "  - {id: responding-to-the-public, name: Responding}\n"
                "  - {id: responding-to-the-public, name: Answering}"
            ),
            "8:5 no-two-parts-share-an-id",
            "'responding-to-the-public' appears twice in areas; give each its own id.",
        ),
        lines(
            "an action given twice",
            MEETING,
            (
                "actions:\n"
                "  - {id: act, text: Act., owner: det-supt, due: 2022-06-30}\n"
                "  - {id: act, text: Act again., owner: det-supt, due: 2022-06-30}"
            ),
            "5:5 no-two-parts-share-an-id",
            "'act' appears twice in actions; give each its own id.",
        ),
        lines(
            "a step of an unknown clause",
            ITEM,
            "steps_to_green:\n  - {id: dip-sample, text: Look at ten., clauses: [ii]}",
            "9:42 every-part-named-is-there",
            "there is no clause 'ii'; there are: none.",
        ),
        lines(
            "an update on an unknown step",
            ITEM,
            (
                "progress:\n"
                "  - {date: 2022-05-01, text: Begun., steps: [dip-sampel]}\n"
                "steps_to_green:\n"
                "  - {id: dip-sample, text: Look at ten.}"
            ),
            "9:38 every-part-named-is-there",
            "there is no step 'dip-sampel'; did you mean dip-sample?",
        ),
        lines(
            "an update on an unknown clause",
            ITEM,
            "progress:\n  - {date: 2022-05-01, text: Begun., clauses: [ii]}",
            "9:38 every-part-named-is-there",
            "there is no clause 'ii'; there are: none.",
        ),
        lines(
            "a cause of concern without a recommendation",
            ITEM,
            "kind: cause_of_concern",
            "1:1 a-cause-of-concern-has-a-recommendation",
            (
                "no recommendation has cause_of_concern: afi-02; add the one that the report links "
                "to it."
            ),
        ),
        lines(
            "adequate on the four-tier scale",
            INSPECTION,
            "scale: four",
            "9:5 every-grade-is-on-its-scale",
            "'adequate' is not on the four-tier scale; correct the grade or the scale.",
        ),
        lines(
            "a stated count that is wrong",
            INSPECTION,
            "stated_counts:\n  areas_for_improvement: 16",
            "11:3 stated-counts-match",
            (
                "the report states 16 but the register has 2; add or remove items, or correct the "
                "count."
            ),
        ),
        lines(
            "a position that does not add up",
            POSITIONS,
            (
                "positions:\n"
                "  - date: 2022-05-23\n"
                "    inspection: peel-2022\n"
                "    source: Panel paper\n"
                "    counts:\n"
                "      - {kind: area_for_improvement, rag: amber, count: 1}"
            ),
            "5:5 published-positions-add-up",
            (
                "as at 23 May 2022 the register differs from Panel paper: one AFI amber stated, 0 "
                "recorded."
            ),
        ),
        lines(
            "green with a step open",
            ITEM,
            "rag: green\nsteps_to_green:\n  - {id: dip-sample, text: Look at ten.}",
            "8:1 green-has-its-steps-done",
            "is green with 1 step not done (dip-sample); finish them or change the RAG.",
        ),
        lines(
            "a RAG unlike its last change",
            ITEM,
            (
                "rag: red\n"
                "rag_changes:\n"
                "  - {date: 2022-05-01, from: red, to: amber, because: Begun.}"
            ),
            "8:1 rag-is-what-was-last-recorded",
            "is red but the last change recorded led to amber; record the change.",
        ),
        lines(
            "no RAG after a change of it",
            ITEM,
            "rag_changes:\n  - {date: 2022-05-01, from: red, to: amber, because: Begun.}",
            "1:1 rag-is-what-was-last-recorded",
            "is not rated but the last change recorded led to amber; record the change.",
        ),
        lines(
            "a RAG change from what was not there",
            ITEM,
            (
                "rag: amber\n"
                "rag_changes:\n"
                "  - {date: 2022-05-01, to: red, because: Found.}\n"
                "  - {date: 2022-05-02, from: yellow, to: amber, because: Begun.}"
            ),
            "11:24 each-rag-change-follows-the-one-before",
            "starts from yellow but the change before led to red; correct one of them.",
        ),
        lines(
            "a RAG change to itself",
            ITEM,
            (
                "rag: amber\n"
                "rag_changes:\n"
                "  - {date: 2022-05-01, from: amber, to: amber, because: Begun.}"
            ),
            "10:24 each-rag-change-follows-the-one-before",
            "is from amber to amber; remove or correct it.",
        ),
        lines(
            "a RAG set by one who may not",
            ITEM,
            (
                "rag: amber\n"
                "rag_changes:\n"
                "  - {date: 2022-05-01, from: red, to: amber, because: Begun., by: det-supt}"
            ),
            "10:63 whoever-sets-rag-may-review",
            (
                "'det-supt' may not review; name the liaison officer, or give that lead "
                "may_review: true in register.yaml."
            ),
        ),
        lines(
            "an update reviewed by one who may not",
            ITEM,
            (
                "progress:\n"
                "  - {date: 2022-05-01, text: Begun., reviewed: {date: 2022-05-02, by: acc-crime}}"
            ),
            "9:67 whoever-sets-rag-may-review",
            (
                "'acc-crime' may not review; name the liaison officer, or give that lead "
                "may_review: true in register.yaml."
            ),
        ),
        lines(
            "updates out of order",
            ITEM,
            (
                "progress:\n"
                "  - {date: 2022-05-02, text: Done.}\n"
                "  - {date: 2022-05-01, text: Begun.}"
            ),
            "10:6 dated-facts-are-in-order",
            "1 May 2022 comes after a later entry; put the entries in date order.",
        ),
        lines(
            "sign-offs out of order",
            ITEM,
            (
                "sign_offs:\n"
                "  - {date: 2022-05-02, stage: submitted}\n"
                "  - {date: 2022-05-01, stage: closed}"
            ),
            "10:6 dated-facts-are-in-order",
            "1 May 2022 comes after a later entry; put the entries in date order.",
        ),
        lines(
            "a target unlike its last change",
            ITEM,
            (
                "target: 2022-09-30\n"
                "target_changes:\n"
                "  - {date: 2022-05-01, from: 2022-07-31, to: 2022-08-31, because: Late.}"
            ),
            "5:1 each-date-is-what-was-last-recorded",
            "differs from the last change recorded, to 31 August 2022; correct one.",
        ),
        lines(
            "a step's date unlike its last move",
            ITEM,
            (
                "steps_to_green:\n"
                "  - id: a\n"
                "    text: Audit the records.\n"
                "    due: 2022-07-31\n"
                "    due_changes:\n"
                "      - {date: 2022-05-01, from: 2022-07-31, to: 2022-08-31, because: Late.}"
            ),
            "11:5 each-date-is-what-was-last-recorded",
            "differs from the last change recorded, to 31 August 2022; correct one.",
        ),
        lines(
            "moves of a step's date out of order",
            ITEM,
            (
                "steps_to_green:\n"
                "  - id: a\n"
                "    text: Audit the records.\n"
                "    due: 2022-08-31\n"
                "    due_changes:\n"
                "      - {date: 2022-05-02, from: 2022-07-31, to: 2022-09-30, because: Late.}\n"
                "      - {date: 2022-05-01, from: 2022-09-30, to: 2022-08-31, because: Soon.}"
            ),
            "14:10 dated-facts-are-in-order",
            "1 May 2022 comes after a later entry; put the entries in date order.",
        ),
        lines(
            "a response before its report",
            INSPECTION,
            "statutory_response:\n  sent: 2022-04-01",
            "11:3 no-response-comes-before-its-report",
            "is before the report of 27 April 2022; correct the date.",
        ),
        lines(
            "a meeting of another day than its name",
            MEETING,
            "date: 2022-05-24",
            "2:1 a-meeting-is-named-for-its-date-and-forum",
            (
                "the file should be named 2022-05-24-hta.yaml; rename it, or correct the date or "
                "forum."
            ),
        ),
        whole(
            "a meeting of another forum than its name",
            MEETING.replace("hta", "sib"),
            SMALL_REGISTER[MEETING],
            "2:1 a-meeting-is-named-for-its-date-and-forum",
            (
                "the file should be named 2022-05-23-hta.yaml; rename it, or correct the date or "
                "forum."
            ),
        ),
        whole(
            "an item in a folder without inspection.yaml",
            "inspections/peel-2023/afi-01.yaml",
            SMALL_REGISTER[ITEM],
            "1:1 every-inspection-named-is-there",
            "'peel-2023' has no inspection.yaml; write one beside the items.",
        ),
    ],
)
def test_a_broken_rule_gets_one_line(broken: Broken, tmp_path: Path) -> None:
    register = write_register(tmp_path, {broken.file: broken.holds})
    assert validate(register) == (1, [broken.line])
