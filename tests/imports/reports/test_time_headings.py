"""Times alone on a line: each finding has the time of its group, or its own, or it is in doubt."""

from collections.abc import Callable

import pytest

from tests.imports.paper_lines import proposal_of

HEAD = "Bail at the crossroads: an inspection\n\nPublished on 3 March 2025\n\nRecommendations\n\n"
ASKS = (
    "Chief constables should record every bail check.",
    "The College of Policing should publish guidance on conditions.",
    "The Home Office should consult on longer limits.",
    "Forces should review breaches each month.",
)
NOW, LATER, LAST = "With immediate effect", "By 31 October 2025", "Within 12 months"
BETWEEN = "stands between two findings, and may be for the one above it or for those below"


def labelled(number: int) -> str:
    return f"Recommendation {number}\n{ASKS[number - 1]}"


def numbered(number: int) -> str:
    return f"{number}. {ASKS[number - 1]}"


def bulleted(number: int) -> str:
    return f"- {ASKS[number - 1]}"


def times_read(parts: list[str]) -> list[tuple[str, list[str]]]:
    """Return the time of each finding of a paper, and what is in doubt about it."""
    items = proposal_of(HEAD + "\n\n".join(parts) + "\n\nNext steps\n\nWe shall return.\n").items
    return [(item.due_phrase or "", [doubt.reason for doubt in item.doubts]) for item in items]


FORMS = pytest.mark.parametrize("of", [labelled, numbered, bulleted])
COLON = pytest.mark.parametrize("end", ["", ":"])


@FORMS
@COLON
def test_a_time_above_the_first_finding_heads_its_group_and_so_do_the_others(
    of: Callable[[int], str], end: str
) -> None:
    parts = [NOW + end, of(1), LATER + end, of(2), of(3), LAST + end, of(4)]
    assert times_read(parts) == [(NOW, []), (LATER, []), (LATER, []), (LAST, [])]


@FORMS
def test_a_time_below_each_finding_is_its_own(of: Callable[[int], str]) -> None:
    parts = [of(1), NOW, of(2), LATER, of(3), LATER, of(4), LAST]
    assert times_read(parts) == [(NOW, []), (LATER, []), (LATER, []), (LAST, [])]


@FORMS
def test_a_time_that_may_be_of_the_finding_above_or_of_those_below_is_in_doubt(
    of: Callable[[int], str],
) -> None:
    parts = [of(1), LATER, of(2), of(3), LAST, of(4)]
    assert times_read(parts) == [
        (LATER, [f"“{LATER}” {BETWEEN}"]), ("", []), (LAST, [f"“{LAST}” {BETWEEN}"]), ("", []),
    ]  # fmt: skip


def test_a_time_in_a_heading_is_for_those_below_it() -> None:
    parts = [labelled(1), f"## {LATER}", labelled(2), labelled(3)]
    assert times_read(parts) == [("", []), (LATER, []), (LATER, [])]


def test_the_finding_s_own_time_goes_before_that_of_its_group() -> None:
    own = "Recommendation 2\nBy June 2026, the Home Office should consult on longer limits."
    parts = [LATER, labelled(1), own, labelled(3)]
    assert [time for time, _ in times_read(parts)] == [LATER, "By June 2026", LATER]


def test_a_label_s_own_time_goes_before_that_of_its_group() -> None:
    parts = [LATER, labelled(1), f"Recommendation 2 ({LAST})\n{ASKS[1]}", labelled(3)]
    assert [time for time, _ in times_read(parts)] == [LATER, LAST, LATER]


def test_the_time_of_a_group_ends_with_its_section() -> None:
    below = "Other matters\n\nRecommendations for others\n\nRecommendation 3\n" + ASKS[2]
    assert times_read([LATER, labelled(1), labelled(2), below]) == [
        (LATER, []), (LATER, []), ("", []),
    ]  # fmt: skip
