"""Sentences of plans that tests draw, and what a proposal has of them."""

from hypothesis import strategies as st

from tests.imports.paper_lines import proposal_of

WHO = ("The force", "Chief constables", "The Home Office")
WHAT = (
    "count the keys of every boat and write down how many are missing each night",
    "tell owners what has been done about the loss of their boats within one day",
    "name an officer for lost property and publish how long it is kept",
)


@st.composite
def sentences_that_oblige(draw: st.DrawFn) -> list[str]:
    """Two to five sentences, each with a day of its own."""
    count = draw(st.integers(2, 5))
    return [
        f"{draw(st.sampled_from(WHO))} should, by {number} May 2026, {draw(st.sampled_from(WHAT))}."
        for number in range(1, count + 1)
    ]


def lost_from(text: str, asked: list[str]) -> list[str]:
    """Return the sentences that are neither taken nor listed word for word."""
    proposal = proposal_of(text)
    read = [item.wording for item in proposal.items] + [each.text for each in proposal.left_out]
    flat = " ".join(" ".join(each.split()) for each in read)
    return [each for each in asked if each not in flat]
