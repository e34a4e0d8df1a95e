"""Sums of money in running text."""

import pytest

from peeltrack.language.money import sums


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("A gap of £2.1m by 2027/28.", [2_100_000]),
        ("Savings of £250,000 and £40k.", [250_000, 40_000]),
        ("It costs £3 million, 12 per cent more.", [3_000_000]),
        ("Twelve officers and 2.1m calls.", []),
    ],
)
def test_sums_are_read_in_pounds(text: str, pounds: list[float]) -> None:
    assert [each.pounds for each in sums(text)] == pytest.approx(pounds)
