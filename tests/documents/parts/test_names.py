"""Items are named together by kind."""

from collections.abc import Sequence

import pytest

from peeltrack.documents.parts.names import Link, named_in_runs, named_together


@pytest.mark.parametrize(
    ("references", "together", "in_runs"),
    [
        (["AFI 9"], "AFI 9", "AFI 9"),
        (["AFI 1", "AFI 2", "AFI 3"], "AFIs 1, 2 and 3", "AFIs 1 to 3"),
        (
            ["Cause of concern 1", "Cause of concern 2", "Recommendation 4"],
            "Causes of concern 1 and 2 and Recommendation 4",
            "Causes of concern 1 and 2; Recommendation 4",
        ),
        (
            ["Cause of concern", "AFI 2 (Custody)", "AFI 5 (Custody)", "AFI 2"],
            "Cause of concern, AFIs 2 and 5 (Custody) and AFI 2",
            "Cause of concern; AFIs 2 and 5 (Custody); AFI 2",
        ),
        (
            ["Recommendation I", "Recommendation II", "Recommendation III"],
            "Recommendation I, Recommendation II and Recommendation III",
            "Recommendations I to III",
        ),
    ],
)
def test_items_are_named_by_kind(references: Sequence[str], together: str, in_runs: str) -> None:
    named = [Link(each, "", each, anchor=each) for each in references]
    assert "".join(each.text for each in named_together(named)) == together
    assert named_in_runs(named) == in_runs
