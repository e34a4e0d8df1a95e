import pytest

from peeltrack.queries.challenge.word_overlap import content_words, missing_words, narrowed_group


def test_little_words_and_repeated_ones_carry_no_meaning() -> None:
    text = "Make sure that the victims' views, and every victim's view, are on record."
    assert content_words(text) == ("victims", "views", "record")


def test_words_of_the_trade_tell_of_no_likeness_and_yet_narrow_a_group() -> None:
    assert content_words("The force should improve its care of victims.") == ("victims",)
    assert narrowed_group("All victims.", "Work on victims in care.") == "victims in care"


def test_words_are_alike_by_their_first_six_letters() -> None:
    wording = "Supervisors record decisions; superintendents review them."
    assert missing_words(wording, ["Supervision of the record.", "They reviewed it."]) == (
        "decisions",
        "superintendents",
    )


@pytest.mark.parametrize(
    ("wording", "text", "phrase"),
    [
        ("All victims.", "Work on victims of domestic abuse.", "victims of domestic abuse"),
        ("All victims.", "Work on a victim of rape in court.", "victim of rape"),
        ("All victims.", "Victims of rape, and other victims.", None),
        ("All victims.", "Work on victims of medium or low risk.", None),
        ("Victims of rape.", "Work on victims of rape.", None),
        ("All victims.", "Work on plans.", None),
        ("All plans.", "Work on victims of rape.", None),
        ("All victims.", "Work on victims of all crime.", None),
        ("All victims.", "Work on victims", None),
        ("All officers.", "Helped by officers from elsewhere.", None),
        ("All officers.", "Helped by officers from the dales.", None),
        ("All officers.", "Helped by officers from other shires.", None),
        ("All officers.", "Helped by officers in training.", "officers in training"),
    ],
)
def test_a_group_is_narrowed_where_each_mention_qualifies_it(
    wording: str, text: str, phrase: str | None
) -> None:
    assert narrowed_group(wording, text) == phrase
