"""A statutory response may be reworded until it is published, and its days may not be moved."""

import pytest

from peeltrack.checks.record_versions import all_versions
from peeltrack.checks.rewritten_history import (
    adds_to_a_published_response,
    deletes_the_past,
    edits_the_past,
)
from tests.registers import register_from

DRAFT = """\
inspection:
  published: 2022-04-27
  statutory_response:
    comments: We agree.
    chief_constable_comments_due: 2022-05-20
    explanations:
      - {item: peel/rec-1, text: Done.}
      - {item: peel/rec-2, text: Under way.}
rec-1: {}
rec-2: {}
"""
PUBLISHED = DRAFT.replace("    comments", "    published: 2022-06-01\n    comments")


def rewritten(before: str, old: str, new: str) -> list[str]:
    """The places at which the past is rewritten by putting one text for another."""
    assert old in before
    versions = all_versions(register_from(before), register_from(before.replace(old, new)))
    return [
        each.field
        for version in versions
        for each in version.differences
        if edits_the_past(version, each) or deletes_the_past(version, each)
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("We agree.", "We do not agree.", "comments"),
        ("Under way.", "Not begun.", "explanations.2.text"),
        ("      - {item: peel/rec-2, text: Under way.}\n", "", "explanations.2"),
    ],
)
def test_the_words_of_a_draft_are_free_and_those_of_a_published_response_are_not(
    old: str, new: str, place: str
) -> None:
    assert rewritten(DRAFT, old, new) == []
    assert rewritten(PUBLISHED, old, new) == [f"statutory_response.{place}"]


LATE = "      - {item: peel/rec-3, text: Late.}\n"
BY_CHIEF = "    chief_constable_comments: Agreed.\n"


@pytest.mark.parametrize(
    ("added", "place"),
    [(f"Under way.}}\n{LATE}", ["explanations.3"]), ("Under way., none_because: No.}\n",
     ["explanations.2.none_because"]), (f"Under way.}}\n{BY_CHIEF}", ["chief_constable_comments"]),
     ("Under way.}\n    url: https://pcc.example/response\n", []),
     ("Under way.}\n    note: It was sent late.\n", [])],
)  # fmt: skip
def test_words_are_added_to_a_draft_and_not_to_a_published_response(
    added: str, place: list[str]
) -> None:
    """Its address and a note on its position are no part of what was published."""

    def adds(before: str) -> list[str]:
        after = before.replace("Under way.}\n", added)
        return [
            each.field.removeprefix("statutory_response.")
            for version in all_versions(register_from(before), register_from(after))
            for each in version.differences
            if adds_to_a_published_response(version, each)
        ]

    assert adds(DRAFT) == []
    assert adds(PUBLISHED) == place


def test_the_days_of_a_draft_are_recorded() -> None:
    moved = rewritten(DRAFT, "2022-05-20", "2022-05-30")
    assert moved == ["statutory_response.chief_constable_comments_due"]


def test_a_draft_may_be_published() -> None:
    draft, published = register_from(DRAFT), register_from(PUBLISHED)
    assert [
        each.field
        for version in all_versions(draft, published)
        for each in version.differences
        if edits_the_past(version, each) or deletes_the_past(version, each)
    ] == []
