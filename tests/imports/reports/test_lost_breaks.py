"""A whole report in one line: nothing behind the longest line that is read at once is lost."""

from tests.imports.paper_lines import item_line, proposal_of

FILLER = "Officers visited the stables and saw nine horses there. " * 500
FIRST = "By 1 May 2026, the Home Office should pay for the hay."
LAST = "By 1 June 2026, chief constables should feed the horses."


def test_a_report_in_one_line_is_read_to_its_end() -> None:
    assert len(FILLER) > 20_000
    proposal = proposal_of(
        f"An inspection of stables. Recommendation 1 {FIRST} {FILLER}Recommendation 2 {LAST} "
        "Conclusion They are well."
    )
    assert [item_line(item) for item in proposal.items] == [
        f"rec-1 due 2026-05-01 to Home Office (monitor): {FIRST}",
        f"rec-2 due 2026-06-01 to chief constables: {LAST}",
    ]


def test_a_sentence_that_obliges_far_down_a_line_is_listed() -> None:
    proposal = proposal_of(f"{FILLER}The force should feed its horses. They are thin.")
    assert [each.text for each in proposal.left_out] == ["The force should feed its horses."]
