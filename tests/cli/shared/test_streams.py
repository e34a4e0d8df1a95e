"""Whatever comes from outside reaches the terminal as words, never as a command to it."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.cli.shared.streams import HarmlessStream, is_of_reader
from peeltrack.cli.shared.terminal import console
from peeltrack.wording import UNSAFE_CHARACTERS, harmless
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, SMALL_REGISTER

EVIL = "Ev\033]0;owned\007il\u202ex\x9b2J"
UNSAFE = re.compile(f"(?!\r\n)[{UNSAFE_CHARACTERS}]")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository.new(tmp_path / "work")
    made.write(SMALL_REGISTER)
    made.commit("2022-06-01T09:00+01:00", EVIL, author=EVIL)
    made.write({ITEM: re.sub("(?m)^title: .*", "title: Changed", SMALL_REGISTER[ITEM])})
    made.commit("2022-06-02T09:00+01:00", EVIL, author=EVIL)
    return made


@pytest.mark.parametrize("form", ["table", "csv", "md", "json", "tsv"])
def test_an_authors_name_rules_no_terminal(repository: Repository, form: str) -> None:
    asked = ["-R", str(repository.folder), "history", "afi-1", "--format", form]
    printed = CliRunner().invoke(app, asked).stdout
    assert UNSAFE.search(printed) is None
    assert ("\\u0007il\\u202ex\\u009b2J" in printed) == (form != "table")
    if form == "json":
        authors = {row.get("author") for row in json.loads(printed)["rows"]}
        assert EVIL in authors


@pytest.mark.parametrize(
    "command",
    [
        ["diff", "HEAD~1..HEAD"],
        ["diff", EVIL],
        ["show", EVIL],
        [EVIL],
        ["list", "--as-of", EVIL],
        ["brief", "hta", "-o", f"{EVIL}/x.md"],
        ["-R", EVIL, "list"],
    ],
    ids=ascii,
)
def test_no_argument_or_path_does_either(repository: Repository, command: list[str]) -> None:
    result = CliRunner().invoke(app, ["-R", str(repository.folder), *command])
    assert UNSAFE.search(result.stdout + result.stderr) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
def test_nor_what_a_hook_says(repository: Repository) -> None:
    hook = repository.folder / ".git/hooks/pre-merge-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nprintf '\\033[2Jgone\\n'; exit 1\n")
    hook.chmod(0o755)
    repository.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    result = CliRunner().invoke(app, ["-R", str(repository.folder), "merge", "main"])
    assert result.exit_code == 3
    assert "gone" in result.stderr
    assert UNSAFE.search(result.stdout + result.stderr) is None


def test_what_is_harmless_stays() -> None:
    kept = "Caf\u00e9 \u2013 \u00a35 \U0001f694\u200d\U0001f469 \u0645\u06cc\u200c\ttab\r\nline\n"
    assert harmless(kept) == kept
    assert harmless("a\rb\x00\ufeff") == "a\\u000db\\u0000\\ufeff"


def test_rich_writes_its_styles_and_nothing_of_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", HarmlessStream(stream))
    console(width=80).print(Text("red \033[2J\u202e", style="bold red"))
    assert stream.getvalue() == "\033[1;31mred \\u001b[2J\\u202e\033[0m\n"


def test_on_windows_nothing_goes_round_it_to_the_console(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    assert HarmlessStream(stream).buffer is stream.buffer
    monkeypatch.setattr(os, "name", "nt")
    assert HarmlessStream(stream).buffer is stream.buffer
    monkeypatch.setattr(stream, "isatty", lambda: True)
    assert not hasattr(HarmlessStream(stream), "buffer")


def test_without_a_stream_there_is_nothing_to_guard() -> None:
    code = "import sys; sys.stdout = None; from peeltrack.cli.shared import streams as t; "
    code += "t.guard_streams(); t.guard_streams(); sys.stderr.write('\\033')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == b"\\u001b"


def test_on_windows_a_reader_that_has_gone_is_no_error_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = OSError(22, "Invalid argument")
    assert [is_of_reader(closed), is_of_reader(BrokenPipeError())] == [False, True]
    monkeypatch.setattr(os, "name", "nt")
    assert is_of_reader(closed)
