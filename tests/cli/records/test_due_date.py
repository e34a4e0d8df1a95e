"""The due date of an item whose time limit is typed in words, as a report prints it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.model.date_spellings import ENDS, NO_DATES, SPELLINGS


@pytest.fixture(autouse=True)
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "register" / "inspections" / "peel"
    folder.mkdir(parents=True)
    (tmp_path / "register" / "register.yaml").write_text("name: Ourtown Police\n")
    (folder / "inspection.yaml").write_text("title: PEEL\nbody: HMICFRS\nkind: peel\n")
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def add(number: int, phrase: str, *more: str) -> str:
    words = ("--kind", "afi", "--number", str(number), "--title", "T", "--wording", "W.")
    done = run("item", "add", f"peel/afi-{number}", *words, "--due-phrase", phrase, *more)
    assert done.exit_code == 0, done.output
    return done.stderr.splitlines()[0]


def due(folder: Path, number: int) -> str:
    text = (folder / f"afi-{number}.yaml").read_text()
    return text.partition("\ndue: ")[2].partition("\n")[0]


def test_a_limit_gives_its_due_date_when_the_publication_is_known(register: Path) -> None:
    publish = "peeltrack inspection change peel --published DATE"
    waits = f"counts from publication; record that with {publish}."
    assert add(1, "within three months") == f"Note: no due date: “within three months” {waits}"
    assert add(2, "by autumn 2024").endswith("does not give a definite date; give it with --due.")
    assert add(3, "by 31 May 2024") == "Note: due 31 May 2024, as “by 31 May 2024” says."
    assert add(4, "within a month", "--due", "1/6/24") == "Next: peeltrack show peel/afi-4"
    assert [due(register, n) for n in (1, 2, 3, 4)] == ["", "", "2024-05-31", "2024-06-01"]
    done = run("inspection", "change", "peel", "--published", "4 May 2024")
    assert done.stdout == ("peel: publication date recorded, due date of peel/afi-1 worked out.\n")
    assert [due(register, n) for n in (1, 2, 3, 4)] == [
        "2024-08-04",
        "",
        "2024-05-31",
        "2024-06-01",
    ]
    assert add(5, "within three months").startswith("Note: due 4 August 2024")
    assert run("item", "change", "afi-2", "--due-phrase", "by 1 June 2024", "--by", "x").exit_code


def test_a_phrase_recorded_later_gives_its_due_date_too(register: Path) -> None:
    words = ("--kind", "afi", "--number", "1", "--title", "T", "--wording", "W.")
    assert run("item", "add", "peel/afi-1", *words).exit_code == 0
    done = run("item", "change", "afi-1", "--due-phrase", "by 1 June 2024")
    assert (done.exit_code, due(register, 1)) == (0, "2024-06-01"), done.output


def test_a_far_date_in_a_phrase_is_asked_back() -> None:
    words = ("--kind", "afi", "--number", "1", "--title", "T", "--wording", "W.")
    done = run("item", "add", "peel/afi-1", *words, "--due-phrase", "by 1 May 2062")
    assert (done.exit_code, "--due-phrase 1 May 2062 is " in done.stderr) == (2, True)


def test_every_spelling_is_read_in_a_time_limit_that_is_typed(register: Path) -> None:
    some = [*[*SPELLINGS.items()][::9], *ENDS.items()]
    for number, (text, meant) in enumerate(some, 1):
        add(number, f"by {text.strip(' .()')}")
        assert due(register, number) == str(meant), text
    for number, text in enumerate([*NO_DATES][::5], 50):
        add(number, f"by {text}")
        assert due(register, number) == "", text
