"""Phrases that many answers share."""

import pytest

from peeltrack.wording import cut_short, listed_first


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


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and one other"),
        (["a", "b", "c", "d", "e"], "a, b and three others"),
    ],
)
def test_the_first_of_several_are_named_and_the_others_counted(parts: list[str], said: str) -> None:
    assert listed_first(parts, 2) == said
