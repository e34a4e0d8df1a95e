"""How telling statements are, against what readers asked about.

telling_statements.tsv has 240 invented findings. A line with "finding" has its title, wording and
measure; each other line has the number of the update, the reader's judgement (2 if a sharp chair
would ask about the statement, 1 if some would, 0 if nobody would) and the statement.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from peeltrack.language.telling import GROUPS, has_words, telling

PAGE = Path(__file__).parents[2] / "docs" / "challenge.md"
JUDGED = Path(__file__).parent / "telling_statements.tsv"


def _judged() -> Iterator[tuple[int, float]]:
    """What readers thought of each statement, and how telling it is."""
    update: list[tuple[int, str]] = []
    number = ""
    for line in [*JUDGED.read_text(encoding="utf-8").splitlines(), "finding\t"]:
        kind, *rest = line.split("\t")
        if kind != number:
            said = ["", *(statement for _, statement in update), ""]
            for place, (judged, statement) in enumerate(update, 1):
                yield judged, telling(statement, said[place - 1], said[place + 1])
            update, number = [], kind
        if kind != "finding":
            update.append((int(rest[0]), rest[1]))


def test_a_statement_that_would_be_asked_about_is_more_telling_in_three_pairs_of_four() -> None:
    judged = list(_judged())
    asked = [weight for judgement, weight in judged if judgement == 2]
    others = [weight for judgement, weight in judged if judgement == 0]
    assert len(judged) == 2781
    more = sum(one > other for one in asked for other in others) / (len(asked) * len(others))
    assert 0.74 < more < 0.90


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The work is not finished.", "The work is finished."),
        ("The protocol is in draft.", "The protocol is signed."),
        ("Only two of the six have signed.", "Both have signed."),
        ("The posts are paid for by a grant.", "The posts are taken up."),
        ("The rollout is delayed.", "The rollout is done."),
        ("Forty forms are outstanding.", "None of the forms is outstanding."),
        ("Some calls wait.", "Callers need not wait."),
        ("Expected in the autumn.", "Here in the autumn."),
        ("The oldest is of May.", "The other is of May."),
        ("Disparity is at three.", "The ratio is at three."),
        ("The figure is above 80%.", "The figure is above our target."),
    ],
)
def test_words_that_leave_a_question_open_make_a_statement_more_telling(
    more: str, less: str
) -> None:
    assert telling(more, "", "") > telling(less, "", "")


def test_a_statement_that_the_next_one_turns_is_less_telling() -> None:
    said = "Forty forms were outstanding in March."
    assert telling(said, "", "All have been dealt with.") > telling(
        said, "", "However, all have been dealt with."
    )


def test_words_are_known_in_any_case_and_with_either_apostrophe() -> None:
    assert has_words("They HAVEN\u2019T signed.", "not")
    assert not has_words("They have signed.", "not")


def test_the_documentation_states_the_weight_and_words_of_each_group() -> None:
    rows = re.findall(r"^  \| `(\w+)` \| (-?[\d.]+) \| (.+) \|$", PAGE.read_text("utf-8"), re.M)
    assert {name: float(weight) for name, weight, _ in rows} == {
        name: group.weight for name, group in GROUPS.items()
    }
    for name, _, examples in rows:
        assert [each for each in examples.split(", ") if not has_words(each, name)] == []


def test_no_word_is_in_two_groups() -> None:
    words = [word for group in GROUPS.values() for word in group.words]
    assert sorted(words) == sorted(set(words))
