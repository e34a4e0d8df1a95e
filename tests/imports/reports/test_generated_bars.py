"""Plans drawn as tables of bars with wrapped cells: what obliges is taken or listed in full."""

from textwrap import wrap

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.reports.drawn_plans import lost_from, sentences_that_oblige

LEADS = ("Supt Vale", "Head of Property and Estates", "")
HEADS = (("Ref", "Recommendation", "Owner"), ("", "What was asked", "Who"))
"""The last is no head that anybody knows."""


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A plan, and the sentences in it that oblige; a rule may stand between its rows."""
    widths = (5, draw(st.integers(24, 44)), draw(st.integers(12, 20)))
    is_closed, is_ruled = draw(st.booleans()), draw(st.booleans())
    rule = "+".join("-" * (width + 2) for width in widths)
    printed, asked = ["Marl Police: plan for boats", ""], draw(sentences_that_oblige())
    rows = [draw(st.sampled_from(HEADS))]
    for number, sentence in enumerate(asked, 1):
        has_number = is_ruled is False or draw(st.booleans())
        rows.append((f"R{number}" * has_number, sentence, draw(st.sampled_from(LEADS))))
    for at, row in enumerate(rows):
        columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, columns))):
            cells = [column[line] if line < len(column) else "" for column in columns]
            inner = " | ".join(map(str.ljust, cells, widths))
            printed.append(f"| {inner} |" if is_closed else f" {inner}".rstrip())
        if is_ruled or at == 0:
            printed.append(f"+{rule}+" if is_closed else rule)
    return "\n".join(printed), asked


@settings(max_examples=60, deadline=None)
@given(plans())
def test_what_obliges_in_cells_between_bars_is_taken_or_listed_word_for_word(
    plan: tuple[str, list[str]],
) -> None:
    text, asked = plan
    assert lost_from(text, asked) == [], text
