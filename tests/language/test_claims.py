"""The phrases of claims, retractions and requests: example and neighbour."""

import pytest

from peeltrack.language import claims
from peeltrack.language.told import Phrase, finds

TABLES = {
    name: table
    for name, table in vars(claims).items()
    if isinstance(table, tuple) and isinstance(table[0], Phrase)
}


@pytest.mark.parametrize("table", TABLES)
def test_a_phrase_is_found_and_its_neighbour_is_not(table: str) -> None:
    for phrase in TABLES[table]:
        assert finds(TABLES[table], phrase.example)
        assert not finds(TABLES[table], phrase.not_this)
