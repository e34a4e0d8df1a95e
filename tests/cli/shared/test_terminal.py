"""Tables as wide as the terminal, and what they say of what they leave out."""

from datetime import date

import pytest

from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.cli.shared.terminal import print_table


@pytest.fixture
def leads() -> TabularAnswer:
    """Two leads, of whom one has more items than a cell shows."""
    rows = [
        {"lead": "acc-crime", "strategic": 8, "items": [f"afi-{number}" for number in range(1, 9)]},
        {"lead": "head-of-custody", "strategic": 0, "items": ["afi-1"]},
    ]
    columns = ["lead", "strategic", "items"]
    return TabularAnswer(
        "leads", date(2022, 5, 23), rows, columns, flexible="items", spare=["strategic"]
    )


def printed(
    answer: TabularAnswer,
    columns: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[list[list[str]], str]:
    """The words of each line of the table, and what is said beside it."""
    monkeypatch.setenv("COLUMNS", str(columns))
    print_table(answer)
    shown = capsys.readouterr()
    return [line.split() for line in shown.out.splitlines()], shown.err


def test_a_narrow_terminal_is_told_what_it_does_not_show(
    leads: TabularAnswer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, said = printed(leads, 60, capsys, monkeypatch)
    assert lines[0] == ["Lead", "Items"]
    assert " ".join(said.split()) == (
        "Not shown: Strategic and the rest of Items; use --format tsv for everything."
    )


def test_a_long_list_is_shown_by_its_first_and_how_many_more_there_are(
    leads: TabularAnswer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, said = printed(leads, 120, capsys, monkeypatch)
    shown = "acc-crime 8 afi-1, afi-2, afi-3, afi-4, afi-5, afi-6 and 2 more"
    assert " ".join(lines[2]) == shown
    assert said == "Not shown: the rest of Items; use --format tsv for everything.\n"


def test_of_what_is_shown_whole_nothing_is_said(
    leads: TabularAnswer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = TabularAnswer("leads", leads.on, leads.rows[1:], leads.columns, flexible="items")
    lines, said = printed(whole, 80, capsys, monkeypatch)
    assert (lines[2], said) == (["head-of-custody", "0", "afi-1"], "")


@pytest.mark.parametrize("columns", [80, 60, 44])
def test_an_id_stays_on_one_line_where_words_are_folded(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = "director-of-business-services"
    row = {"lead": id_, "title": "Director of Business Services", "overdue": 2, "items": "x " * 20}
    answer = TabularAnswer("leads", date(2022, 5, 23), [row], list(row), flexible="items")
    lines, _ = printed(answer, columns, capsys, monkeypatch)
    assert lines[2][0] == id_
