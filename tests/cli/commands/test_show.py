"""The show command."""

from tests.cli.shipped_register import DAY, rows, run


def test_show_has_the_item_whole() -> None:
    row = rows("show", "AFI 6", "--on", DAY)[0]
    assert (row["id"], row["state"], row["strategic_lead"], row["last_update"]) == (
        "peel-2021-22/afi-06",
        "awaiting_allocation",
        None,
        "2022-04-14",
    )
    text = run("show", "AFI 6", "--on", DAY).stdout
    assert "Strategic lead  none" in text.splitlines()
