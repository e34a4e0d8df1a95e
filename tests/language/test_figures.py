"""Figures in running text, in digits and in words, beside what is no figure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.language.days_ahead import days_ahead
from peeltrack.language.figures import figures
from peeltrack.language.promises import promises


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("91% were recorded", [("share", 91.0)]),
        ("ninety-four per cent of crimes", [("share", 94.0)]),
        ("41 of the 60 were held", [("share", 41 / 60 * 100)]),
        ("two of its seven seats", [("share", 2 / 7 * 100)]),
        ("Of 640 visits due 588 were made", [("share", 588 / 640 * 100)]),
        ("Of 230 referrals all but 44 have been closed", [("share", 186 / 230 * 100)]),
        ("In the quarter 1,260 came in", [("count", 1260.0)]),
        ("96% of the 1,190 were seen", [("share", 96.0)]),
        ("96% were seen of 1,190", [("share", 96.0), ("count", 1190.0)]),
        ("nine calls out of ten", [("share", 90.0)]),
        ("two thirds of them", [("share", 200 / 3)]),
        ("68 in a hundred were met", [("share", 68.0)]),
        ("ninety-six in a hundred", [("share", 96.0)]),
        ("two in a cart", [("count", 2.0)]),
        ("About a fifth in January", [("share", 20.0)]),
        ("It takes nearly a quarter of an hour", []),
        ("A third in a week came late", []),
        ("within 15 working days", [("time", 15.0)]),
        ("1,150 forms", [("count", 1150.0)]),
        ("June was 91.2 percent within ten seconds; July was 89.1 and August 88.4",
         [("share", 91.2), ("time", 10.0), ("share", 89.1), ("share", 88.4)]),
        ("94% were seen, and the team grew to 12", [("share", 94.0), ("count", 12.0)]),
        ("The county took four working days, the city seventeen of them in seventeen",
         [("time", 4.0), ("count", 17.0), ("time", 17.0)]),
        ("Our audit of 250 records found grounds in 89 percent",
         [("count", 250.0), ("share", 89.0)]),
        ("A rate of 34 percent within 12 months has not moved", [("share", 34.0), ("time", 12.0)]),
        ("fifty-two are overdue", [("count", 52.0)]),
        ("Two hundred and six of 412 drivers have been tested", [("share", 50.0)]),
        ("Three hundred are overdue, and four are not", [("count", 300.0), ("count", 4.0)]),
        ("In June 14% of 101 calls", [("share", 14.0)]),
        ("On 5 May 12 left", [("count", 12.0)]),
        ("since 3 May 2022, in 2022/23, under AFI 9 and Q2", []),
        ("999 calls on 23/05/2022 at 10:30", []),
        ("one of them", []),
        ("The first two quarters of the year", [("count", 2.0)]),
        ("It rose in three quarters running", [("count", 3.0)]),
        ("three-quarters of the forms", [("share", 75.0)]),
        ("£250,000 was spent", []),
        ("A ratio of 1:9, and from 41.", [("ratio", 9.0), ("count", 41.0)]),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_it_is_meant(text: str, read: list[tuple[str, float]]) -> None:
    found = figures(text)
    assert [each.unit.value for each in found] == [unit for unit, _ in read]
    assert [each.value for each in found] == pytest.approx([value for _, value in read])


@pytest.mark.parametrize(
    "text",
    [
        "61% within an hour, up from 55% in September",
        "The October sample found 31 of forty, where August's had found 38",
        "31 of the forms were there, when in August there had been 38",
    ],
)
def test_what_a_figure_is_set_against_is_known_from_it(text: str) -> None:
    now, before = figures(text)
    assert (now.is_earlier, before.is_earlier) == (False, True)


_LIKE_FIGURES = (
    "two three seventeen thirds quarters half a third of the in out 41 4.5 1,190 % per cent"
    " hours minutes and were : . , - every hundred sample within £ for to 1:20"
)
_WORDS = st.sampled_from(_LIKE_FIGURES.split())


@given(st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_any_text_is_read_and_each_figure_is_where_it_says(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.as_printed in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ninety-four per cent of crimes", "94%"),
        ("Ninety-two percent", "92%"),
        ("8.5 per cent", "8.5%"),
        ("91% of crimes", "91%"),
        ("41 of the 60", "41 of the 60"),
        ("two of its seven seats", "2 of 7"),
        ("nine volunteers", "nine"),
    ],
)
def test_a_figure_is_shown_as_a_sentence_gives_it(text: str, shown: str) -> None:
    assert [each.shown for each in figures(text)] == [shown]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It starts on 6 February 2023.", [date(2023, 2, 6)]),
        ("It ends by the end of March 2023.", [date(2023, 3, 31)]),
        ("They sit the exam in February.", [date(2023, 2, 28)]),
        ("It has run since 23 September.", []),
        ("It will be done on 5 December.", [date(2022, 12, 5)]),
    ],
)
def test_days_ahead_are_those_after_the_update(text: str, days: list[date]) -> None:
    assert sorted({*days_ahead(text, date(2022, 11, 1))}) == days


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("We will bring a breakdown to the November meeting.", [None]),
        ("A review will be finished by the end of September.", [date(2022, 9, 30)]),
        ("I'll have a date by the next meeting.", [None]),
        ("The desk will open next month.", [date(2022, 7, 13)]),
        ("The new vans arrive in July.", [date(2022, 7, 31)]),
        ("It will take time to show.", []),
        ("I will not pretend that it was done in May.", []),
        ("The review was finished by the end of May.", []),
    ],
)
def test_a_promise_says_what_will_be_done_by_when(text: str, due: list[date | None]) -> None:
    assert [each.due for each in promises(text, date(2022, 6, 12))] == due


def test_a_month_is_to_come_by_the_words_of_its_own_clause() -> None:
    told = "93% were read in the sample for September, and the form goes live on 20 October"
    assert list(days_ahead(told, date(2025, 10, 2))) == [date(2025, 10, 20)]
    assert list(days_ahead("The form goes live in March", date(2025, 10, 2))) == [date(2026, 3, 31)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Just over 80% (84% in May) came.", [84]),
        ("Over 80% (70% of girls) came.", [80, 70]),
        ("Two thirds of vans (64%) came.", [64]),
        ("All bar 12 of our 400 vans came.", [97]),
        ("A wait of three and a half days.", [3.5]),
        ("The span is 1:11 on nights.", [11]),
        ("We met at 1:30.", []),
        ("The 1:30 briefing was held.", []),
        ("It took 2m 30s.", [2.5]),
        ("Feedback scored 4.6 out of 5.", []),
    ],
)
def test_a_figure_is_read_with_what_stands_around_it(text: str, values: list[float]) -> None:
    assert [each.value for each in figures(text)] == pytest.approx(values)
