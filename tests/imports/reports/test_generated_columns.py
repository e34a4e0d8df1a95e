"""Plans drawn as columns held apart by blanks: what obliges is taken or listed word for word."""

from textwrap import wrap

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.paper_lines import paper_from
from tests.imports.reports.drawn_plans import lost_from, sentences_that_oblige

OWNERS = ("Supt Vale", "Head of Property", "DCI Moss", "")
UPDATES = ("Begun.", "A new form is in use since May and the board has seen it twice.", "")
HEADS = (
    ("Ref", "Recommendation", "Owner", "Update"),
    ("No.", "HMICFRS wording", "Lead", "Position"),
    ("", "What was asked", "Who", "News"),
)
"""The last is no head that anybody knows."""


@st.composite
def plans(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A plan, and the sentences in it that oblige; a line may begin a little beside its column."""
    head = draw(st.sampled_from(HEADS))
    widths = (8, draw(st.integers(24, 44)), draw(st.integers(12, 20)))
    starts = (0, widths[0], widths[0] + widths[1], sum(widths))
    printed = ["Marl Police: plan for boats", "", _line(head, starts), ""]
    asked = draw(sentences_that_oblige())
    for number, sentence in enumerate(asked, 1):
        cells = (
            f"R{number}",
            sentence,
            draw(st.sampled_from(OWNERS)),
            draw(st.sampled_from(UPDATES)),
        )
        spare = draw(st.integers(-1, 3))
        columns = [
            wrap(cell, width - spare) for cell, width in zip(cells, (*widths, 30), strict=True)
        ]
        height = max(map(len, columns))
        for at in range(height):
            row = [column[at] if at < len(column) else "" for column in columns]
            beside = draw(st.integers(-1, 1)) if at else 0
            printed.append(_line(row, tuple(start + beside * bool(start) for start in starts)))
        printed += [""] * draw(st.integers(0, 1))
    return "\n".join(printed), asked


def _line(cells: tuple[str, ...] | list[str], starts: tuple[int, ...]) -> str:
    """Return a line with each cell at its place, or two blanks behind the one before it."""
    line = ""
    for cell, start in zip(cells, starts, strict=True):
        if cell:
            line = f"{line and line + '  '}".ljust(start) + cell
    return line


@settings(max_examples=120, deadline=None)
@given(plans())
def test_what_obliges_in_columns_is_taken_or_listed_word_for_word(
    plan: tuple[str, list[str]],
) -> None:
    text, asked = plan
    assert lost_from(text, asked) == [], text
    assert paper_from(text).lines
