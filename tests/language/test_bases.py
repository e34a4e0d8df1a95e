"""What a figure counts, and statements that only resemble a change of it."""

import pytest

from peeltrack.language.bases import changes_basis, keeps_basis

CHANGED = """
The new report starts the clock when a cart is sent.
Errands have been counted as other work only where they take a whole day.
We count only if the cart came back.
The sample is now drawn from day carts alone.
Carts at the smith's are no longer counted as late.
Night carts were left out this time, as the clerk was ill.
Leaving out the 13 that were broken, the fall is from 109 to 81.
Rides to the fair are recognised as deliveries in their own right.
Carters on loan are not in the figure.
The figure is on a new basis from May.
We have moved the count from seven to ten.
The cleanse took out some 150 entries.
A check removed 31 that were sold, burnt or entered twice.
240 of the 575 were cancelled after review, and not found.
Since 1 April it is counted from the time at which the smith agrees.
The wait is measured from the date on which the cart is accepted.
Only 60 carts were read, fewer than usual.
Carters in training are now counted from their first day.
Rides have been coded as deliveries since July.
A ride to the fair is not abstraction for the purposes of the rule.
The average counts only what was found.
The definition has been aligned with the shire's.
On that basis the wait is three days.
The survey moved to a new digital platform.
Late carts are kept on a separate list.
After a data cleanse the list is at 655.
Of these 116 entries were removed.
The duplicates between the two lists have been removed.
A median is a better reflection of what carters see.
Late carts are 9% under the new counting rule.
Calls that ring off within ten seconds are now excluded.
The clerk removed 31 from the list.
The wait runs from the moment at which the cart is found.
Cases without a clerk are now included.
Rides that nobody took are treated as delivered.
"""
AS_BEFORE = """
Day carts are drawn by two horses.
The smith starts the clock of the tower.
The meeting starts the clock at nine.
We count on carters only when it rains.
We count on the carters, and only where they ride.
Carts at the smith's are late.
Night carts left for the fair.
Of the 13 that were broken ten are mended.
Rides to the fair are liked.
Carters on loan are back.
The figure is new.
We have moved the clerk from the mill.
The smith took out three nails, and he removed the wheel.
Full stops did not count as a record.
None was cancelled but 17 duplicates.
Late carts were 378 in January, counted as before.
Of these 116 carts were moved.
The picture is better.
The review is put off so that we get a fairer picture.
The count is made on a monthly basis.
Carters are trained from their first day.
The new platform sends messages.
The course is aligned with the shire's.
Carters removed 40 nails from the road.
Every ride is treated as urgent.
Letters are now taken by hand.
The oath is now included in the course.
Carters are helped from the moment that they call.
Three boys excluded from school were found on a cart.
We will go ahead on that basis.
Their work was recognised as good by the shire.
Calls are now taken at the mill.
No carter is to feel left out.
"""


@pytest.mark.parametrize("statement", CHANGED.strip().splitlines())
def test_what_counts_other_things_than_before_is_known(statement: str) -> None:
    assert changes_basis(statement)


@pytest.mark.parametrize("statement", AS_BEFORE.strip().splitlines())
def test_what_only_has_a_like_word_is_not(statement: str) -> None:
    assert not changes_basis(statement)


@pytest.mark.parametrize(
    ("statement", "is_kept"),
    [
        ("5.2% were late, counted as before.", True),
        ("On the same basis as in May it is 9%.", True),
        ("The definition has been unchanged since May.", True),
        ("They are no longer counted as before.", False),
        ("It is not on the same basis as in May.", False),
        ("The same carts were sent as before.", False),
    ],
)
def test_what_says_that_a_figure_counts_as_before_is_known(
    statement: str, *, is_kept: bool
) -> None:
    assert keeps_basis(statement) is is_kept
