"""What the national monitoring portal has not been told yet."""

from datetime import date

import pytest

from peeltrack.documents.portal import portal_fields, portal_report
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import State
from peeltrack.queries.as_at import as_at
from peeltrack.queries.audience import for_inspectorate
from peeltrack.queries.portal import Withheld, news, withheld_updates, without_closed
from tests.registers import register_from

LAST, NOW = date(2022, 5, 23), date(2022, 7, 1)


def told_of(register: Register) -> dict[str, str]:
    """The field of each finding that has news since the last report."""
    return {
        field.item.id: field.plain
        for field in portal_fields(register, news(as_at(register, LAST), register), NOW)
    }


def test_only_what_is_new_since_the_last_return_is_told(register: Register) -> None:
    r"""
    afi-01:
      rag: amber
      rag_changes: [{date: 2022-04-27, to: amber, because: First rating.}]
      progress:
        - {date: 2022-05-23, by: supt, text: Told by the last report.}
        - {date: 2022-05-24, by: supt, text: "New since.\n\n- one\n- two"}
    afi-02: {progress: [{date: 2022-05-23, by: supt, text: Nothing since.}]}
    """
    assert told_of(register) == {
        "peel/afi-01": (
            "Open; rated amber by the force since 27 April 2022; to be complete by 1 January "
            "2030.\n\nUpdate of 24 May 2022:\n\nNew since.\n\n- one\n- two"
        )
    }


def test_a_rating_that_accepts_a_proposal_leaves_its_reason_to_the_update(
    register: Register,
) -> None:
    """
    afi-01:
      rag: yellow
      rag_changes:
        - {date: 2022-06-02, from: red, to: amber,
           because: As proposed by Hd Roads with the update of 1 June 2022.}
        - {date: 2022-06-20, from: amber, to: yellow,
           because: As proposed with the update of 1 June 2022. Its sample was checked too.}
    """
    field = told_of(register)["peel/afi-01"]
    assert "Rating changed from red to amber on 2 June 2022.\n" in field
    assert "Its sample was checked too." in field


def test_ratings_targets_steps_and_sign_offs_are_told_in_sentences(register: Register) -> None:
    """
    afi-01:
      due: 2022-07-27
      target: 2022-09-30
      target_changes:
        - {date: 2022-06-20, from: 2022-07-31, to: 2022-09-30, because: The supplier is late.}
      rag: green
      rag_changes:
        - {date: 2022-04-27, to: amber, because: First rating.}
        - {date: 2022-06-20, from: amber, to: green, because: Dip sample passed.}
      steps_to_green:
        - {id: done-before, text: Told already, done: 2022-05-23}
        - {id: done-since, text: Hold the last session, done: 2022-06-01}
      sign_offs: [{date: 2022-06-30, stage: submitted, evidence: The dip sample.}]
    """
    assert told_of(register)["peel/afi-01"] == (
        "Awaiting sign off; rated green by the force; due by 27 July 2022; "
        "to be complete by 30 September 2022, first set for 31 July 2022.\n\n"
        "Rating changed from amber to green on 20 June 2022: Dip sample passed.\n\n"
        "Target moved from 31 July 2022 to 30 September 2022 on 20 June 2022: "
        "The supplier is late.\n\n"
        "Steps to green completed:\n\n- Hold the last session (1 June 2022)\n\n"
        "Submitted for sign-off on 30 June 2022: The dip sample."
    )


def test_a_fact_of_an_earlier_day_that_was_recorded_since_is_new() -> None:
    then = register_from("afi-01: {progress: []}")
    now = register_from("afi-01: {progress: [{date: 2022-05-01, by: supt, text: Recorded late.}]}")
    assert [update.text for each in news(then, now) for update in each.progress] == [
        "Recorded late."
    ]


def test_a_finding_that_was_renamed_tells_only_what_is_new() -> None:
    told = "{date: 2022-05-01, by: supt, text: Told.}"
    then = register_from(f"afi-01: {{wording: The same., progress: [{told}]}}")
    now = register_from(
        f"afi-02: {{wording: The same., progress: [{told}, {{date: 2022-06-01, text: New.}}]}}"
    )
    assert [update.text for each in news(then, now) for update in each.progress] == ["New."]


def test_an_update_or_reason_that_was_amended_is_news_again() -> None:
    update = "{date: 2022-05-01, by: supt, text: TEXT}"
    rating = "{date: 2022-05-02, to: red, because: TEXT}"
    lines = f"afi-01: {{rag: red, progress: [{update}], rag_changes: [{rating}]}}"
    then, now = (register_from(lines.replace("TEXT", text)) for text in ("Old.", "New."))
    (found,) = news(then, now)
    assert [found.progress[0].text, found.rag_changes[0].because] == ["New.", "New."]


def test_a_step_that_comes_done_is_completed_and_not_agreed() -> None:
    then = register_from("afi-01: {}")
    now = register_from("afi-01: {steps_to_green: [{id: a, text: A, done: 2022-05-01}]}")
    (found,) = news(then, now)
    assert [step.id for step in found.steps_done] == ["a"]
    assert found.steps_added == ()


def test_a_review_of_what_was_told_is_no_news() -> None:
    then = register_from("afi-01: {progress: [{date: 2022-05-01, by: supt, text: Told.}]}")
    now = register_from(
        "afi-01: {progress: [{date: 2022-05-01, by: supt, text: Told., "
        "reviewed: {date: 2022-06-01, by: flo}}]}"
    )
    assert news(then, now) == ()


def test_a_finding_that_has_ended_and_not_moved_since_is_left_out(register: Register) -> None:
    """
    afi-01: {sign_offs: [{date: 2022-05-23, stage: closed, evidence: Letter.}]}
    afi-02: {sign_offs: [{date: 2022-05-24, stage: closed, evidence: Letter.}]}
    """
    assert told_of(register) == {"peel/afi-02": "Closed.\n\nClosed by HMICFRS on 24 May 2022."}


def test_what_hmicfrs_closed_can_be_left_out_and_what_the_force_submitted_stays(
    register: Register,
) -> None:
    """
    afi-01: {sign_offs: [{date: 2022-05-24, stage: closed}]}
    afi-02: {sign_offs: [{date: 2022-05-24, stage: submitted, evidence: Dip sample of 40.}]}
    afi-03:
      sign_offs: [{date: 2022-05-24, stage: closed}, {date: 2022-05-25, stage: reopened}]
    """
    left = without_closed(news(as_at(register, LAST), register))
    assert [each.item.id for each in left] == ["peel/afi-02", "peel/afi-03"]
    assert (
        "Submitted for sign-off on 24 May 2022: Dip sample of 40."
        in told_of(register)["peel/afi-02"]
    )


def test_citations_of_the_forces_own_papers_are_left_out_and_sentences_about_them_are_not(
    register: Register,
) -> None:
    r"""
    forums: {sib: {name: Service Improvement Board}}
    afi-01:
      rag: amber
      rag_changes:
        - {date: 2022-05-24, to: amber, because: "Service Improvement Board paper, 24 May 2022."}
      progress:
        - date: 2022-05-25
          text: >-
            Trained (Service Improvement Board notes of 24 May 2022, item 4). Service Improvement
            Board paper, 24 May 2022, paragraphs 3 to 5.
        - date: 2022-05-26
          text: >-
            Service Improvement Board, 24 May 2022, agreed it. The Service Improvement Board met.
    """
    told = told_of(register)["peel/afi-01"]
    assert "Rated amber on 24 May 2022." in told
    assert "Update of 25 May 2022:\n\nTrained.\n" in told
    assert told.endswith(
        "Update of 26 May 2022:\n\nService Improvement Board, 24 May 2022, agreed it. "
        "The Service Improvement Board met."
    )
    assert told.count("Service Improvement Board") == 2


def test_a_finding_that_the_last_return_did_not_know_is_told_even_without_facts() -> None:
    found = news(register_from(""), register_from("afi-01: {strategic_lead: null}"))
    assert [(each.item.id, each.was, each.item.state) for each in found] == [
        ("peel/afi-01", None, State.AWAITING_ALLOCATION)
    ]


def test_what_is_restricted_or_awaits_review_is_held_back_and_said(register: Register) -> None:
    """
    afi-01:
      progress:
        - {date: 2022-06-01, by: supt, text: For the force alone., restricted: true}
    afi-02: {progress: [{date: 2022-06-01, by: supt, text: Not reviewed yet.}]}
    afi-03: {progress: [{date: 2022-06-01, text: In the open., source: "Panel, 1 June"}]}
    afi-04:
      progress:
        - {date: 2022-06-01, by: supt, text: Agreed., reviewed: {date: 2022-06-02, by: flo}}
        - {date: 2022-06-02, by: supt, text: One more.}
        - {date: 2022-06-03, by: supt, text: Another.}
        - {date: 2022-06-04, text: Copied., imported: Notes}
    forums: {pcp: {name: Panel, audience: public}}
    """
    before = as_at(register, LAST)
    told = news(for_inspectorate(before), for_inspectorate(register))
    assert [each.item.id for each in told] == ["peel/afi-04"]
    reviewers = register.organisation.reviewers
    assert withheld_updates(news(before, register), told, reviewers) == {
        Withheld.RESTRICTED: {"peel/afi-01": 1},
        Withheld.UNREVIEWED: {"peel/afi-02": 1, "peel/afi-03": 1, "peel/afi-04": 2},
        Withheld.UNCLEARED: {"peel/afi-04": 1},
    }


def test_a_day_that_has_passed_says_so_and_one_that_is_done_does_not(register: Register) -> None:
    """
    afi-01:
      due: 2022-06-30
      target: 2022-07-01
      steps_to_green:
        - {id: a, text: Missed, due: 2022-06-30}
        - {id: b, text: Due today, due: 2022-07-01}
        - {id: c, text: Done in time, due: 2022-06-30, done: 2022-06-29}
        - {id: d, text: Without a day}
    """
    (field,) = portal_fields(register, news(register_from(""), register), NOW)
    assert field.plain == (
        "Open; due by 30 June 2022, overdue; to be complete by 1 July 2022.\n\n"
        "Steps to green completed:\n\n- Done in time (29 June 2022)\n\n"
        "Steps to green to be done:\n\n- Missed (due 30 June 2022, overdue)\n"
        "- Due today (due 1 July 2022)\n- Without a day"
    )


@pytest.mark.parametrize(
    ("given", "position"),
    [
        ("rag: green", "Complete; rated green by the force; due by 30 June 2022."),
        (
            "relevance: monitor",
            "Monitored by the force; for others to act on; due by 30 June 2022.",
        ),
        ("rag: amber", "Open; rated amber by the force; due by 30 June 2022, overdue."),
    ],
)
def test_what_is_complete_or_for_others_to_do_is_not_overdue(given: str, position: str) -> None:
    register = register_from(f"afi-01: {{due: 2022-06-30, target: null, {given}}}")
    (field,) = portal_fields(register, news(register_from(""), register), NOW)
    assert field.plain.partition("\n\n")[0] == position


def test_a_finding_of_which_nothing_else_is_told_says_why(register: Register) -> None:
    """
    afi-01: {target: null}
    afi-02: {relevance: monitor, relevance_reason: For the NCA., target: null}
    afi-03: {superseded_by: peel/afi-01, target: null}
    afi-04: {target: null, progress: [{date: 2022-06-01, text: Begun.}]}
    """
    told = portal_fields(register, news(register_from(""), register), NOW)
    assert [field.plain for field in told] == [
        "Open.\n\nNo reviewed update is recorded.",
        "Open.\n\nUpdate of 1 June 2022:\n\nBegun.",
        "Monitored by the force; for others to act on.\n\nFor the NCA.",
        "Superseded by AFI 1 of Report peel.",
    ]


def test_a_finding_with_one_of_its_leads_is_not_one_that_awaits_allocation(
    register: Register,
) -> None:
    """
    afi-01: {tactical_lead: null, target: null}
    afi-02: {strategic_lead: null, target: null}
    afi-03: {strategic_lead: null, tactical_lead: null, target: null}
    """
    told = portal_fields(register, news(register_from(""), register), NOW)
    assert [field.plain.partition(".")[0] for field in told] == [
        "Open; no tactical lead yet",
        "Open; no strategic lead yet",
        "Awaiting allocation",
    ]


def test_findings_with_the_same_entry_are_told_together_in_the_document(
    register: Register,
) -> None:
    """
    afi-01: {sign_offs: [{date: 2022-05-24, stage: closed}]}
    afi-02: {sign_offs: [{date: 2022-05-24, stage: closed}]}
    afi-03: {sign_offs: [{date: 2022-05-25, stage: closed}]}
    """
    view = portal_report(register, news(register_from(""), register), NOW)
    assert [[field.link.reference for field in group] for group in view.alike] == [
        ["AFI 1", "AFI 2"],
        ["AFI 3"],
    ]
