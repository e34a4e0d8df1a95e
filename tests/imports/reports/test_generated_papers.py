"""Papers drawn from a grammar of reports: whatever obliges is taken or listed, no line is lost."""

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.imports.paper_lines import paper_from, proposal_of

WHO = ("The force", "Chief constables", "The Home Office and the College of Policing",
       "The service", "HM Prison and Probation Service", "All forces")  # fmt: skip
MODALS = ("should", "must", "should, by 1 May 2026,", "should immediately")
WHAT = ("count its keys", "name a lead for the lost and found", "tell victims what it has done",
        "publish how many dogs it has", "train those who answer calls")  # fmt: skip
WHEN = ("", "By 1 June 2026, ", "Within three months, ", "With immediate effect, ")
NARRATIVE = (
    "Calls are answered in time.", "We spoke to forty officers, who were tired.",
    "The chief constable has written a plan (see below).", "Background", "1.3 What we found",
    "In 2019 the force had nine cars; now it has four.", "Page 3 of 9", "Good", "14",
    "Investigating crime", "We set out our detailed findings below.", "Status: In progress",
)  # fmt: skip
LABELS = (
    "Areas for improvement", "Recommendations", "Area for improvement", "Cause of concern",
    "Recommendation 1", "AFI 7 \u2013", "Recommendations 2 and 3",
    "Conclusions and recommendations",
    "Recommendation 4 \u2013 by 30 September 2026", "Action taken", "Innovative practice",
    "We made three recommendations:", "Two AFIs were identified in this area:",
    "Recommendation 5 (for the Home Office, by 1 May 2026):", "Relevant to others",
    "Within six months", "IX/14 \u2013 Recommendation 6", "Owner: The Home Office", "Accepted",
    "We make two recommendations.", "What the force is doing", "Medium term (by 1 May 2027)",
)  # fmt: skip


@st.composite
def obligations(draw: st.DrawFn) -> str:
    """One sentence that obliges somebody."""
    who, when = draw(st.sampled_from(WHO)), draw(st.sampled_from(WHEN))
    subject = who[0].lower() + who[1:] if when and who.startswith(("The", "All", "Chief")) else who
    number = draw(st.integers(100, 999))
    return (
        f"{when}{subject} {draw(st.sampled_from(MODALS))} {draw(st.sampled_from(WHAT))} {number}."
    )


FIRSTS = ("First", "Second", "Finally")
SHAPES: dict[str, Callable[[list[str]], list[str]]] = {
    "paragraphs": lambda asked: asked,
    "mixed": lambda asked: [f"Calls wait. {each} This is known." for each in asked],
    "rows": lambda asked: [f"{place}\t{each}\tOpen" for place, each in enumerate(asked, 1)],
    "boxes": lambda asked: [f"| {each} |" for each in asked],
    "bold": lambda asked: [f"**{each}**" for each in asked],
    "ordinals": lambda asked: [
        "We have some recommendations. "
        + " ".join(f"{first}, {each}" for first, each in zip(FIRSTS, asked, strict=False))
    ],
    "marks alone": lambda asked: [line for each in asked for line in ("\u2022", each)],
    "tabs": lambda asked: [f"\u2022\t{each}" for each in asked],
    "in brackets": lambda asked: [f"Recommendation 8 ({each})" for each in asked],
}
"""The shapes of lines that ask for something, besides lists."""


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Some lines of a report, and the sentences among them that oblige."""
    kind = draw(st.sampled_from(["label", "narrative", "list", "lead", *SHAPES]))
    if kind in ("label", "narrative"):
        return [draw(st.sampled_from(LABELS if kind == "label" else NARRATIVE))], []
    asked = draw(st.lists(obligations(), min_size=1, max_size=3))
    if kind in SHAPES:
        return SHAPES[kind](asked), asked
    mark = draw(st.sampled_from(["- ", "• ", "1. ", "(a) ", "iv. "]))
    entries = [f"{mark}{each}" for each in asked]
    lead = ["By 1 July 2026, the force should:"] if kind == "lead" else []
    return [*lead, *entries], asked


PAPERS = st.lists(blocks(), min_size=1, max_size=14)


_NEAR = [
    f"With immediate effect, the Home Office should {how}name a lead for the lost and found items."
    for how in ("", "immediately ")
]
_ROWS = ["By 1 June 2026, the force must count its keys 100.", "The force must count its keys 100."]


@settings(max_examples=80, deadline=None)
@given(PAPERS, st.sampled_from(["PEEL 2023/25: Ourtown Police", "An inspection of keys", ""]))
@example([([f"{n}\t{row}\tOpen" for n, row in enumerate(_ROWS, 1)], _ROWS)], "A short row")
@example([([f"{n}\t{row}\tOpen" for n, row in enumerate(_NEAR, 1)], _NEAR)], "Near twins")
def test_each_sentence_that_obliges_is_taken_or_listed(
    parts: list[tuple[list[str], list[str]]], title: str
) -> None:
    text = "\n".join([title, *(line for lines, _ in parts for line in lines)])
    proposal = proposal_of(text)
    kept = [item.wording for item in proposal.items] + [each.text for each in proposal.left_out]
    known = " ".join(" ".join(kept).split())
    for _, asked in parts:
        for sentence in asked:
            assert sentence.rstrip(".") in known, text
    (ledger,) = proposal.ledgers.values()
    assert [each.ref for each in ledger] == [line.ref for line in paper_from(text).lines]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NARRATIVE), min_size=1, max_size=12))
def test_a_paper_that_obliges_nobody_gives_nothing(lines: list[str]) -> None:
    proposal = proposal_of("\n".join(["A report on keys", *lines]))
    assert proposal.items == ()
    assert [each for each in proposal.left_out if "grade" not in each.why] == []
