"""The words that a register chooses from."""

import pytest

from peeltrack.model.vocabulary import Rag


@pytest.mark.parametrize(
    ("rating", "others"),
    [
        (Rag.RED, [Rag.AMBER, Rag.YELLOW, Rag.GREEN]),
        (Rag.AMBER, [Rag.YELLOW, Rag.GREEN]),
        (Rag.YELLOW, [Rag.GREEN]),
        (Rag.GREEN, []),
    ],
)
def test_a_rating_is_worse_than_those_nearer_to_green(rating: Rag, others: list[Rag]) -> None:
    assert [other for other in Rag if rating.is_worse_than(other)] == others
