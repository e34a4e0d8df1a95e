"""The leads command."""

from tests.cli.shipped_register import DAY, rows, run


def test_leads_have_their_portfolios_and_a_reminder() -> None:
    found = {row["lead"]: row["strategic"] for row in rows("leads", "--on", DAY)}
    assert found["acc-lp"] == len(rows("list", "--on", DAY, "--lead", "acc-lp"))
    text = run("leads", "--on", DAY, "--lead", "acc-lp", "--remind").stdout
    assert text.startswith("To: acc-lp@westmercia.example\n")
