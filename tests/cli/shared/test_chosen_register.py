"""Which register a command works with, when several could be meant."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.storage.small_register import SMALL_REGISTER

FORCES = ("avon", "borders")


@pytest.fixture
def forces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two forces' registers side by side; the person stands in Avon's, and no other is set."""
    for force in FORCES:
        begin(tmp_path / force / "register", force)
    monkeypatch.delenv("PEELTRACK_REGISTER", raising=False)
    monkeypatch.chdir(tmp_path / "avon")
    return tmp_path


def begin(register: Path, force: str) -> None:
    """A register whose inspection is named after its force."""
    for path, text in SMALL_REGISTER.items():
        file = register / path.replace("peel-2022", f"peel-{force}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("peel-2022", f"peel-{force}"), encoding="utf-8")


def run(*given: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, given)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


def told(forces: Path) -> str:
    chosen, here = forces / "borders" / "register", forces / "avon" / "register"
    return f"Using the register {chosen}, not {here}, where you are.\n"


def status(*given: str, before: tuple[str, ...] = ()) -> tuple[str, str]:
    """The force of the position that is printed, and what stands on stderr."""
    code, out, err = run(*before, "status", "-f", "md", "--on", "2022-06-01", *given)
    assert code == 0, err
    (found,) = [force for force in FORCES if force in out]
    return found, err


def test_the_register_that_one_stands_in_is_used_without_a_word(forces: Path) -> None:
    assert status() == ("avon", "")
    assert status("-R", str(forces / "avon")) == ("avon", "")
    assert status(before=("-R", ".")) == ("avon", "")


def test_another_register_is_named(forces: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = str(forces / "borders")
    assert status("-R", other) == ("borders", told(forces))
    assert status(before=("-R", "../borders")) == (
        "borders",
        told(forces).replace(other, "../borders"),
    )
    monkeypatch.setenv("PEELTRACK_REGISTER", other)
    assert status() == ("borders", told(forces))
    monkeypatch.chdir(forces)
    assert status() == ("borders", "")


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after it"])
def test_an_option_comes_before_the_environment(
    before: bool, forces: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEELTRACK_REGISTER", str(forces / "borders"))
    option = ("--register", str(forces / "avon"))
    found = status(before=option) if before else status(*option)
    assert found == ("avon", "")


def test_an_option_of_the_command_comes_before_one_of_peeltrack(forces: Path) -> None:
    given = ("-R", str(forces / "avon"))
    assert status("-R", str(forces / "borders"), before=given) == ("borders", told(forces))


@pytest.mark.usefixtures("forces")
def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELTRACK_REGISTER", "")
    assert status() == ("avon", "")


COMMANDS = [
    ("status",), ("list",), ("overdue",), ("stale",), ("leads",), ("show", "afi-1"),
    ("brief", "HTA"), ("notes", "HTA"), ("challenge", "HTA"), ("response", "peel-2022"),
    ("templates",), ("portal",), ("export", "--to", "json", "out.json"),
    ("calendar", "-o", "out.ics"), ("history", "afi-1"), ("trend",), ("validate",),
    ("diff", "main"), ("merge", "main"), ("merge-driver", "install"),
    ("merge-driver", "remove"), ("format",), ("owners",),
    ("update", "afi-1", "-m", "Done.", "--by", "liaison"),
    ("rag", "afi-1", "green", "--because", "Done.", "--by", "liaison"),
    ("step", "add", "afi-1", "Train."), ("meeting", "new", "hta"),
    ("import", "report", "paper.txt"), ("import", "notes", "paper.txt", "--date", "2022-05-23"),
    ("import", "tracker", "tracker.csv"), ("returns", "send", "-o", "out"),
    ("returns", "collect", "out"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after it"])
def test_a_register_that_is_not_there_is_refused_whatever_the_environment_names(
    command: tuple[str, ...], before: bool, forces: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("paper.txt").write_text(PAPER, encoding="utf-8")
    Path("tracker.csv").write_text("Ref,Finding\nAFI 1,Calls\n", encoding="utf-8")
    monkeypatch.setenv("PEELTRACK_REGISTER", str(forces / "borders"))
    files = contents(forces)
    option = ("-R", "nowhere")
    given = (*option, *command) if before else (*command, *option)
    assert run(*given) == (
        3,
        "",
        "peeltrack: nowhere is not a register: it has no register.yaml. Name the folder that "
        "contains one.\n",
    )
    assert contents(forces) == files


PAPER = "Area for improvement 1\nThe force should answer calls within its own time.\n"


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("given", [("-R", "", "list"), ("list", "-R", ""), ("list", "-R", " ")])
@pytest.mark.usefixtures("forces")
def test_an_empty_name_is_refused(given: tuple[str, ...]) -> None:
    """A shell's variable that is not set; the register where one stands may be another force's."""
    code, out, err = run(*given)
    assert (code, out) == (2, "")
    assert err.startswith("peeltrack: --register '")
    assert err.endswith("' cannot be read. Write the register's folder.\n")


@pytest.mark.parametrize("name", ["avon/register/register.yaml", "empty", "avon/register/meetings"])
def test_a_name_that_is_no_register_is_refused(
    name: str, forces: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (forces / "empty").mkdir()
    monkeypatch.setenv("PEELTRACK_REGISTER", str(forces / name))
    code, out, err = run("list")
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert err.startswith(f"peeltrack: {forces / name} is not a register: ")


def test_it_is_said_once_though_a_command_looks_twice(forces: Path) -> None:
    """An import reads the register to compare with, and then writes to it."""
    Path("paper.txt").write_text(PAPER, encoding="utf-8")
    given = ("import", "report", "paper.txt", "--inspection", "peel-2022", "--accept")
    _, _, err = run("-R", str(forces / "borders"), *given)
    assert err.count(told(forces)) == 1


@pytest.mark.usefixtures("forces")
def test_the_command_that_an_import_ends_with_names_the_register() -> None:
    Path("paper.txt").write_text(PAPER, encoding="utf-8")
    _, out, err = run("-R", "../borders", "import", "report", "paper.txt", "--kind", "peel")
    assert " --register ../borders " in f"{out}{err}"


def test_a_register_that_holds_a_folder_called_register_is_itself_meant(forces: Path) -> None:
    """It is not passed over for a copy of another one, but says what does not belong in it."""
    begin(forces / "avon" / "register" / "register", "borders")
    code, out, err = run("status", "-R", "register")
    assert (code, out) == (3, "")
    place = "register/inspections/peel-borders/afi-01.yaml:1:1: error [file-is-in-its-place]"
    assert err.startswith(f"peeltrack: {place} ")
