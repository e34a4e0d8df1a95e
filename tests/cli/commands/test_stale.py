"""The stale command."""

from tests.cli.shipped_register import DAY, rows


def test_stale_by_a_forum_goes_by_its_own_limit() -> None:
    by_rules = len(rows("stale", "--on", DAY))
    by_board = len(rows("stale", "--on", DAY, "--meeting", "SIB"))
    assert (by_rules, by_board) == (16, 2)
