"""What is said of posts: all filled, or some vacant, and for what work."""

import pytest

from peeltrack.language.staffing import counts_vacancies, kinds_of_work, says_all_posts_are_filled


@pytest.mark.parametrize(
    ("statement", "filled", "vacant"),
    [
        ("All detective posts are filled, which should help.", True, False),
        ("With every detective post now filled, courses go on.", True, False),
        ("The centre has been fully staffed since May.", True, False),
        ("Custody is at full establishment.", True, False),
        ("There are no vacancies in vetting.", True, False),
        ("The hubs will be fully staffed from May.", False, False),
        ("Once all posts are filled, nights will be covered.", False, False),
        ("All but two posts are filled.", False, False),
        ("All detective posts are filled but two.", False, False),
        ("The team isn't at full strength.", False, False),
        ("The centre was never fully staffed.", False, False),
        ("Custody is nearly at full strength.", False, False),
        ("Custody was fully staffed until March.", False, False),
        ("Custody is at full strength by June.", False, False),
        ("If funded, custody could be fully staffed.", False, False),
        ("It was not easy, but all detective posts are filled.", True, False),
        ("Once recruits arrive, all posts are filled.", False, False),
        ("Four of the six posts are filled.", False, False),
        ("Twelve detective vacancies remain.", False, True),
        ("Nine posts are vacant.", False, True),
        ("The team is 12 below strength.", False, True),
        ("The team is strong.", False, False),
    ],
)
def test_posts_are_filled_or_vacant(statement: str, *, filled: bool, vacant: bool) -> None:
    assert (says_all_posts_are_filled(statement), counts_vacancies(statement)) == (filled, vacant)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Detective vacancies in the contact centre", {"detective", "centre"}),
        ("Call-handler posts", {"call handler"}),
        ("Officers of the north", set()),
    ],
)
def test_the_work_that_posts_are_for_is_named(text: str, kinds: set[str]) -> None:
    assert kinds_of_work(text) == kinds
