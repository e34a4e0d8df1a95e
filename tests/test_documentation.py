"""What the documents promise, held."""

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from peeltrack.cli import COMMANDS, app
from tests.test_architecture import MAY_IMPORT

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("examples/*/README.md")])


GENERATE = """
import json, runpy, sys
json.dump(runpy.run_path(sys.argv[1])["pages"](), sys.stdout)
"""


def test_each_generated_page_is_current() -> None:
    """`make docs` writes it, in a process in which no command was called before."""
    made = subprocess.run(
        [sys.executable, "-c", GENERATE, str(DOCS / "generate.py")], check=True, capture_output=True
    )
    pages: dict[str, str] = json.loads(made.stdout)
    assert len(pages) > 3
    for name, page in pages.items():
        assert (DOCS / name).read_text(encoding="utf-8") == page, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_example_of_the_format_is_a_valid_register(tmp_path: Path) -> None:
    page = (DOCS / "register-format.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    for file in re.split(r"^(?=# )", example, flags=re.MULTILINE)[1:]:
        head, _, text = file.partition("\n")
        path = tmp_path / head.removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text.strip()}\n", encoding="utf-8", newline="\n")
    result = CliRunner().invoke(app, ["validate", "--strict", "-R", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (0, "")


def commands() -> list[tuple[str, str]]:
    """Every command's name and the first line of its help."""
    found = []

    def walk(command: object, name: str) -> None:
        found.append((name, (getattr(command, "help", "") or "").split("\n")[0]))
        for sub in getattr(command, "commands", {}).values():
            walk(sub, f"{name} {sub.name}")

    walk(get_command(app), "peeltrack")
    return found


def test_a_commands_help_begins_with_a_short_line_without_full_stop() -> None:
    found = commands()
    assert len(found) > 100
    for name, line in found:
        assert 0 < len(line) <= 60, name
        assert line[-1] != ".", name


def test_the_list_of_commands_says_of_each_what_it_says_of_itself() -> None:
    first_lines = {name.removeprefix("peeltrack "): line for name, line in commands()}
    assert {name: named.help for name, named in COMMANDS.items()} == {
        name: first_lines[name] for name in COMMANDS
    }


def test_the_documented_layers_are_those_that_the_tests_hold() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", page, re.MULTILINE)
    documented = {name: set(re.findall(r"`(\w+)`", allowed)) for name, allowed in rows}
    assert {name: documented[name] for name in MAY_IMPORT if name != "cli"} == {
        name: allowed for name, allowed in MAY_IMPORT.items() if name != "cli"
    }


JSON_ROWS = {
    "list": ["list"],
    "stale": ["stale"],
    "overdue": ["overdue"],
    "status": ["status"],
    "leads": ["leads"],
    "meeting show": ["meeting", "show", "hta"],
    "challenge": ["challenge", "--meeting", "hta"],
    "trend": ["trend", "--from", "facts"],
    "templates": ["templates"],
    "validate": ["validate"],
}


@pytest.mark.parametrize("command", JSON_ROWS)
def test_json_rows_have_the_keys_that_the_contract_names(command: str) -> None:
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (`.*?) \| (.*) \|$", page, re.MULTILINE)
    contract = {name: keys for names, keys in told for name in re.findall(r"`([^`]+)`", names)}
    keys = contract[command]
    if "the same and" in keys:
        keys = f"{contract['list'].split('; ')[0]}, {keys}"
    rows_part, _, beside_part = keys.partition("; beside the rows ")
    arguments = [*JSON_ROWS[command], "-R", str(ROOT / "register"), "--on", "2022-05-23"]
    whole = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)
    named = set(re.findall(r"`(\w+)`", re.sub(r"\(.*?\)|; `show`.*", "", rows_part)))
    assert set(whole["rows"][0]) == named
    assert set(re.findall(r"`(\w+)`", beside_part)) <= set(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")
def test_the_session_in_the_readme_is_real() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    session = readme.split("```console\n")[1].split("```")[0].splitlines()
    command, shown = session[0].removeprefix("$ ").split(), session[1:]
    assert shown.pop() == "…"
    real = on_a_terminal([sys.executable, "-m", *command]).splitlines()
    assert [line.rstrip() for line in real[: len(shown)]] == shown


def on_a_terminal(command: list[str], columns: int = 80) -> str:
    """What a command prints on a terminal of that width that knows no colours."""
    import fcntl
    import pty
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="dumb", COLUMNS=str(columns), LINES="50")
        os.execvp(command[0], command)  # noqa: S606
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    output = b""
    while True:
        try:
            read = os.read(terminal, 1 << 16)
        except OSError:  # the other end is closed: how Linux says that it has ended
            break
        if not read:
            break
        output += read
    os.waitpid(child, 0)
    return output.decode().replace("\r\n", "\n")
