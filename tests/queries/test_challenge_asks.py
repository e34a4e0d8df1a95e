"""What is asked about a statement of an update, each beside a neighbour asked otherwise."""

import pytest

from peeltrack.queries.challenge.asks import asks_about


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("The officers' posting ends on 31 March", "what follows then"),
        ("The officers' posting is permanent", "what follows from that"),
        ("Two of the gates are not hung", "why, and what is being done about it"),
        ("The gates are not hung because the smith is ill", "what is done about it meanwhile"),
        ("The plan has gone to the smith and we have no reply", "who is to answer, and by when"),
        ("Nobody can get to a meeting at night, so the May panel will be online",
         "how sure is the force that this is enough"),
        ("Carters find the new cart useful", "what shows it"),
        ("Carters report that the cart runs well", "what shows it"),
        ("The rules are in draft", "when will it be agreed, and what is done until then"),
        ("The grant is for carts",
         "what does it mean for the work, and what is done about it"),
        ("16 of 20 carters have been taught", "what of the others, and by when"),
        ("Just over half of the carters replied", "what of the others, and by when"),
        ("153 carters have been taught", "out of how many, and what has that changed"),
        ("Three carters have been trained", "what has that changed"),
        ("The mill grinds 40 sacks a day", "what follows from that"),
        ("Sacks 11", "how does that compare with before, and what comes next"),
        ("Late carts fell again to 7.3 per cent", "what shows that it will last"),
        ("13% of calls were abandoned", "why, and what is being done about it"),
        ("We are on course for 75 per cent by February", "how sure is the force of that"),
        ("HMICFRS will revisit in November", "how ready is the force for that"),
        ("The next fair will be in November", "how sure is the force of that"),
        ("The page is being built", "when will that be done"),
        ("The course continues", "what has come of it so far, and until when"),
        ("Leaflet issued", "what has that changed"),
    ],
)  # fmt: skip
def test_a_statement_is_asked_about_by_its_words(statement: str, asked: str) -> None:
    assert asks_about(statement) == asked


def test_a_figure_that_has_moved_is_asked_why() -> None:
    assert asks_about("999 at 90.1 per cent", has_moved=True) == "why, and what comes next"
    assert asks_about("999 at 90.1 per cent") == "what of the others, and by when"
