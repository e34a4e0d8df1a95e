"""Phrases that many answers share."""

import pytest

from peeltrack.wording import cut_short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Train all staff.", "Train all staff."),
        ("Train  all\nthe staff", "Train all the staff"),
        ("Train all the telephonists", "Train all the …"),
        ("Supercalifragilisticexpialidocious", "Supercalifragilisti …"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_at_a_word_and_stands_on_one_line(text: str, shown: str) -> None:
    assert cut_short(text, 19) == shown
