"""Lines that lead up to a cause of concern, and those that announce several findings."""

import pytest

from peeltrack.imports.language.told_causes import cause_headed


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Our cause of concern was that", ""),
        ("The second cause of concern was:", "2"),
        ("One cause of concern and 2 recommendations were identified, with a further AFI:", None),
        ("We identified a cause of concern and two areas for improvement:", None),
    ],
)
def test_a_line_leads_up_to_a_cause_unless_it_announces_other_findings(
    line: str, number: str | None
) -> None:
    assert cause_headed(line) == number
