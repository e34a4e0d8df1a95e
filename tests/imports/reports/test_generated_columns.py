"""Plans drawn as columns held apart by blanks: what obliges is taken or listed word for word."""

from textwrap import wrap

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.paper_lines import paper_from, proposal_of

WHO = ("The force", "Chief constables", "The Home Office")
WHAT = (
    "count the keys of every cell and write down how many are missing each night",
    "tell victims what has been done about the loss of their boats within one day",
    "name an officer for lost property and publish how long it is kept",
)
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
    printed, asked = ["Marl Police: plan for boats", "", _line(head, starts), ""], []
    for number in range(1, draw(st.integers(2, 5)) + 1):
        who, what = draw(st.sampled_from(WHO)), draw(st.sampled_from(WHAT))
        sentence = f"{who} should, by {number} May 2026, {what}."
        asked.append(sentence)
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
    proposal = proposal_of(text)
    read = [item.wording for item in proposal.items] + [each.text for each in proposal.left_out]
    flat = " ".join(" ".join(each.split()) for each in read)
    assert [each for each in asked if each not in flat] == [], text
    assert paper_from(text).lines
