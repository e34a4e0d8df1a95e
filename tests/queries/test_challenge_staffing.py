"""Two findings whose updates say different things of the same posts."""

from datetime import date

import pytest

from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.choose_points import likely_points
from tests.registers import register_from

ON = date(2022, 5, 23)


def _asked(one: str, other: str, then: str = "2022-05-02") -> list[str]:
    register = register_from(f"""
        afi-01: {{progress: [{{date: 2022-05-01, text: "{one}"}}]}}
        afi-02: {{progress: [{{date: {then}, text: "{other}"}}]}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    return [each.question for each in raised if each.rule == "vacancies-contradicted"]


def test_posts_that_are_filled_here_and_vacant_there_are_asked_about_once() -> None:
    assert _asked("The centre is fully staffed.", "The centre holds 26 posts vacant.") == [
        "AFI 1 says “The centre is fully staffed”, and AFI 2 “The centre holds 26 posts vacant”: "
        "which of the two is so, and how many of these posts are filled today?"
    ]


def test_in_few_words_the_clause_on_the_posts_is_quoted() -> None:
    register = register_from("""
        afi-01: {progress: [{date: 2022-05-01, text: "The centre is fully staffed, and quick."}]}
        afi-02: {progress: [{date: 2022-05-02, text: "We save, as the centre has 26 vacancies."}]}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    assert [each.short for each in raised if each.rule == "vacancies-contradicted"] == [
        "AFI 1: “The centre is fully staffed …”; AFI 2: “… as the centre has 26 vacancies”. Which "
        "is so?"
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_asked"),
    [
        ("We carry 31 detective vacancies.", "We carry 49 detective vacancies.", True),
        ("We carry 31 detective vacancies.", "We carry 31 detective vacancies.", False),
        ("We carry 31 detective vacancies.", "We carry 49 custody vacancies.", False),
        # A rate and a number are not set against each other.
        ("The detective vacancy rate is 24%.", "We carry 49 detective vacancies.", False),
        # The kind is that of the update, where a statement names none.
        ("Detectives are few. Vacancies are 31.", "We carry 49 detective vacancies.", True),
        ("Detectives will be fully staffed by June.", "We carry 49 detective vacancies.", False),
        # A number beside the vacancies is not theirs.
        ("We interviewed 20 people for detective jobs, as vacancies last.", "We carry 49 detective "
         "vacancies.", False),
        # The kind is that of the clause on the posts.
        ("We carry 31 detective vacancies, or none with custody staff.", "We carry 49 custody "
         "vacancies.", False),
        ("Detective vacancies have fallen to 31.", "Nine of the detective posts are vacant.", True),
    ],
)  # fmt: skip
def test_two_counts_are_set_against_each_other_if_they_are_of_one_kind(
    one: str, other: str, *, is_asked: bool
) -> None:
    assert bool(_asked(one, other)) is is_asked


@pytest.mark.parametrize(("then", "is_asked"), [("2022-03-03", True), ("2022-02-20", False)])
def test_two_counts_of_different_times_may_differ(then: str, *, is_asked: bool) -> None:
    counts = ("We carry 31 detective vacancies.", "We carry 49 detective vacancies.")
    assert bool(_asked(*counts, then=then)) is is_asked


def test_posts_that_were_vacant_long_before_may_be_filled() -> None:
    said = ("All detective posts are filled.", "We carried 20 detective vacancies.")
    assert not _asked(*said, then="2022-02-01")
    assert _asked(*said, then="2022-04-01")


@pytest.mark.parametrize(("now", "is_asked"), [(20, False), (25, True)])
def test_of_an_item_its_newest_count_of_a_kind_is_read(now: int, *, is_asked: bool) -> None:
    register = register_from(f"""
        afi-01:
          progress:
            - {{date: 2022-04-01, text: We carry 31 detective vacancies.}}
            - {{date: 2022-05-01, text: We carry {now} detective vacancies.}}
        afi-02: {{progress: [{{date: 2022-05-02, text: We carry 20 detective vacancies.}}]}}
    """)
    raised = likely_points(as_at(register, ON), "hta", ON).raised
    asked = [each.question for each in raised if each.rule == "vacancies-contradicted"]
    assert [f"“We carry {now} detective vacancies”" in each for each in asked] == [True] * is_asked
