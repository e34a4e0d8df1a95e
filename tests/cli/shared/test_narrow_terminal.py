"""The lists of records and of templates on a terminal of 80 columns, and of fewer."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.cli.commands import templates
from peeltrack.cli.records import listing
from peeltrack.cli.shared.output import TabularAnswer
from peeltrack.cli.shared.terminal import print_table

REGISTER = Path(__file__).parents[3] / "register"


def answer_of(command: str, module: object, monkeypatch: pytest.MonkeyPatch) -> TabularAnswer:
    """What a command hands to the terminal, as people see it."""
    answers: list[TabularAnswer] = []
    monkeypatch.setattr(module, "write_answer", lambda answer, _: answers.append(answer))
    result = CliRunner().invoke(app, [*command.split(), "-R", str(REGISTER)])
    assert result.exit_code == 0, result.exception
    return answers[0].for_people() if answers[0].for_people else answers[0]


@pytest.mark.parametrize(
    "command", ["lead list", "forum list", "programme list", "inspection list"]
)
def test_a_list_of_records_fits_80_columns_and_fewer(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answer_of(command, listing, monkeypatch)
    for width in (80, 50):
        monkeypatch.setenv("COLUMNS", str(width))
        print_table(answer)
        shown = capsys.readouterr()
        assert max(map(len, shown.out.splitlines())) <= width
        assert shown.out.startswith("Id ")
        assert "Not shown: " in shown.err


def test_the_templates_have_whole_words_in_their_head_and_no_empty_column(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    print_table(answer_of("templates --on 2022-06-27", templates, monkeypatch))
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["Paper", "Template", "File"]
    assert max(map(len, lines)) <= 80
