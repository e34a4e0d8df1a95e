"""Numbers of findings that a paper states: the years of a cycle are none."""

import pytest

from tests.imports.paper_lines import proposal_of


@pytest.mark.parametrize(
    ("title", "stated"),
    [
        ("PEEL 2025-27 causes of concern: markets", []),
        ("PEEL 2025/27 causes of concern: markets", []),
        ("PEEL 2025\u201327 causes of concern: markets", []),
        ("PEEL inspection: 2 causes of concern about markets", [2]),
    ],
)
def test_the_years_of_a_cycle_count_no_findings(title: str, stated: list[int]) -> None:
    text = f"{title}\nCause of concern\nThe force does not light its markets.\nRecommendations\n"
    found = proposal_of(f"{text}The force should light each market.\n").counts
    assert [each.stated for each in found] == stated
