"""What is asked about a statement of an update, each beside a neighbour asked otherwise."""

import pytest

from peeltrack.queries.challenge import asks
from peeltrack.queries.challenge.asks import asks_about


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("The officers' posting ends on 31 March", asks.FOLLOWS),
        ("The officers' posting is permanent", asks.FOLLOWED),
        ("Two of the gates are not hung", asks.ADMITTED),
        ("Two of the victims are not seen", asks.AT_RISK),
        ("None of the four gates has been hung", asks.ADMITTED),
        ("The gates are not hung because the smith is ill", asks.MEANWHILE),
        ("Some gates are not hung and we will look at why", asks.LOOKED_AT),
        ("The plan has gone to the smith and we have no reply", asks.ANSWER),
        ("Nobody can get to a meeting at night, so the May panel will be online", asks.ENOUGH),
        ("Carters find the new cart useful", asks.SHOWN),
        ("Carters report that the cart runs well", asks.SHOWN),
        ("Carters are confident of the new cart", asks.FOUNDED),
        ("The rules are in draft", asks.AGREED),
        ("The grant is for carts", asks.FOR_THE_WORK),
        ("16 of 20 carters have been taught", asks.OTHERS),
        ("Just over half of the carters replied", asks.OTHERS),
        ("153 carters have been taught", asks.HOW_MANY),
        ("We are 14th of the 43 shires", asks.FOLLOWED),
        ("Three carters have been trained", asks.CHANGED),
        ("The mill grinds 40 sacks a day", asks.FOLLOWED),
        ("Sacks 11", asks.COMPARED),
        ("the highest is 81", asks.COMPARED),
        ("Sacks that were filled rose to 81", asks.LASTS),
        ("Only 4 per cent of callers gave up", asks.COMPARED),
        ("Late carts fell again to 7.3 per cent", asks.LASTS),
        ("13% of carts were abandoned", asks.ADMITTED),
        ("13% of calls were abandoned", asks.AT_RISK),
        ("We are on course for 75 per cent by February", asks.SURE),
        ("HMICFRS will revisit in November", asks.READY),
        ("The next fair will be in November", asks.SURE),
        ("The page is being built", asks.WHEN),
        ("The course continues", asks.SO_FAR),
        ("The team remains resilient and morale is high", asks.SHOWN),
        ("Some homes still ring the watch first", asks.STILL),
        ("Leaflet issued", asks.CHANGED),
        ("The carters are not affected", asks.SHOWN),
        ("Nobody on the list is waiting for a smith", asks.SHOWN),
        ("Late carts nil", asks.SHOWN),
        ("Smiths nil", asks.FOLLOWED),
        ("Nobody in the mill has been trained", asks.ADMITTED),
        ("The mill sent a cart to the fair in November", asks.FOLLOWED),
        ("The mill won the prize in November", asks.FOLLOWED),
        ("The fair opens in November", asks.SURE),
        ("Talks were given to three mills", asks.FOLLOWED),
        ("Talks with three mills go on", asks.AGREED),
        ("Expect 1,050 carts by the end of December", asks.SURE),
        ("A fair is planned with the next shire", asks.SURE),
        ("Full carts are 88%, and the review will go on", asks.COMPARED),
        ("Full carts will be at 88%", asks.SURE),
        ("That can be a third of the carters", asks.FOR_THE_WORK),
        ("It is a third of the carters", asks.OTHERS),
        ("21 gates fell in the weeks before and 6 in those after", asks.LASTS),
        ("47 carts went out and it took 950 hours", asks.HOW_MANY),
        ("47 carts went out to 950 mills", asks.COMPARED),
        ("Planned fairs are agreed with the next shire", asks.CHANGED),
        ("Cart injuries fell from 214 to 181", asks.LASTS),
        ("Cart injuries rose from 181 to 214", asks.HOW_MANY),
        ("Full carts are 31%, compared with 27% a year ago", asks.COMPARED),
        ("Carts in use are 31%, compared with 27% a year ago", asks.LASTS),
        ("31 gates were ordered and 26 are hung", asks.OTHERS),
        ("Four gates were hung by the second smith", asks.HOW_MANY),
        ("The smith was right in 35 of them", asks.OTHERS),
        ("Of the 47 carts all but two are sound", asks.OTHERS),
        ("The smith has been asked to look at the gates", asks.SO_FAR),
        ("Mud is no longer the problem that it was", asks.SHOWN),
        ("May saw 24 cart thefts, against 29", asks.LASTS),
        ("600 gates by December is achievable but tight", asks.SURE),
    ],
)  # fmt: skip
def test_a_statement_is_asked_about_by_its_words(statement: str, asked: str) -> None:
    assert asks_about(statement) == asked


def test_a_figure_that_has_moved_is_asked_why() -> None:
    assert asks_about("999 at 90.1 per cent", has_moved=True) == asks.MOVED
    assert asks_about("999 at 90.1 per cent") == asks.COMPARED
