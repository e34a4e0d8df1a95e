"""Findings whose label, number, addressee and limit take every form at once: each is read whole."""

from datetime import date
from itertools import product

import pytest

from tests.imports.paper_lines import proposal_of

LABELS = (
    "Recommendation {n}", "Recommendation {n}:", "RECOMMENDATION {n}", "Rec {n} \u2013",
    "R{n}:", "Recommendation no. {n}", "National recommendation {n}", "Learning recommendation {n}",
    "Recommendation {n} of 9", "Recommendation {word}", "{ordinal} recommendation",
    "IX/14 \u2013 Recommendation {n}", "Recommendation {n} (ref AB-0{n})",
)  # fmt: skip
DETAILS = (
    "{label} (for {whom}, {when}):\n{asks}", "{label} \u2013 {whom} \u2013 {when}\n{asks}",
    "{label} [{whom}]\n{when}\n{asks}", "{label}\nAddressed to: {whom}\nDeadline: {day}\n{asks}",
    "{label}\n{asks}\nOwner: {whom}\nTimescale: {day}", "{label}\n{asks} ({whom}; {when})",
    "{label} ({when})\n{who} should {rest}", "{label}\n{who} should, {when}, {rest}",
    "{label}\n{who} to {rest} This should be done {when}.", "{label}\nThat {whom} {rest} ({when})",
    "{label}\nWe recommend that {whom} should {rest}\nBy when: {day}",
)  # fmt: skip
BODIES = (
    ("the Home Office", ("Home Office",)), ("chief constables", ("chief constables",)),
    ("the College of Policing and NHS England", ("College of Policing", "NHS England")),
)  # fmt: skip


@pytest.mark.parametrize(("label", "details"), [*product(LABELS, DETAILS)])
def test_a_labelled_finding_is_read_with_all_that_is_said_of_it(label: str, details: str) -> None:
    if details.startswith(("{label} [", "{label} (", "{label} \u2013")):
        label = label.rstrip(":\u2013 ")
    papers = []
    for n, (whom, _) in enumerate(BODIES, 1):
        spelled = ("one", "two", "three")[n - 1]
        named = label.format(n=n, word=spelled, ordinal=("First", "Second", "Third")[n - 1])
        papers.append(
            details.format(
                label=named, whom=whom, who=whom[:1].upper() + whom[1:], asks="Count its old keys.",
                rest=f"count the keys of store {spelled}.", when="by 1 May 2026", day="1 May 2026",
            ).replace("Count its old keys", f"Count the keys of store {spelled}")
        )  # fmt: skip
        papers.append("Keys are kept in a shed.")
    proposal = proposal_of("\n".join(["An inspection of keys", *papers]))
    read = [
        (item.number, item.due, set(item.addressed_to), "store" in item.wording)
        for item in proposal.items
    ]
    assert read == [
        (str(n), date(2026, 5, 1), set(names), True) for n, (_, names) in enumerate(BODIES, 1)
    ]


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        (
            "2.2 Cause of concern. If we find a serious or critical shortcoming in a stable's "
            "practice, policy or performance, we will report a cause of concern. It will always "
            "be accompanied by one or more recommendations.",
            [],
        ),
        (
            "2.2 We have one area for improvement. The force does not feed its horses at night.",
            ["The force does not feed its horses at night."],
        ),
    ],
)
def test_what_explains_a_finding_is_no_finding_told(told: str, listed: list[str]) -> None:
    proposal = proposal_of(f"Stables inspection 2025\n\nBackground\n\n{told}\n")
    assert [*(i.wording for i in proposal.items), *(e.text for e in proposal.left_out)] == listed
