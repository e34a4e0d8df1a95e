"""What a command still needs to know: prompts on a terminal, the editor, standard input."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from peeltrack.errors import BadOptionError, EmptyTextError, MissingOptionError
from peeltrack.model.record import UNSAFE_CHARACTERS
from peeltrack.storage.programs import find_program
from peeltrack.wording import capitalised

_SCISSORS = "# ----- everything from this line on is dropped -----"


def line(option: str, value: str | None, what: str) -> str:
    """A short text: the option's value, else asked for on a terminal.

    Raises:
        MissingOptionError: if it was not given and nobody can be asked, or it is empty.
        BadOptionError: if it holds what no register may.
    """
    if value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _asked(what)
    text = " ".join(value.split())
    if not text:
        raise MissingOptionError(option, what)
    return _plain(option, text)


def long_text(option: str, value: str | None, what: str, subject: str) -> str:
    """A text of any length: the option's value, standard input for "-", else the editor.

    Raises:
        MissingOptionError: if it was not given and there is no terminal to edit on.
        EmptyTextError: if nothing was written.
        BadOptionError: if it holds what no register may, or is no text.
    """
    given = value
    if value == "-":
        value = _standard_input(option)
    elif value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _edited(what, subject)
    with shown_again(given, value):
        return _laid_out(option, value, subject)


@contextmanager
def shown_again(option: str | None, text: str) -> Iterator[None]:
    """Show on standard error a text that a person wrote in their editor, if it comes to nothing.

    Args:
        option: what was given instead of writing one there, if anything was.
        text: the text.
    """
    try:
        yield
    except BaseException:
        if option is None and text.strip():
            typer.echo(f"Your text:\n{text.strip()}", err=True)
        raise


def _laid_out(option: str, value: str, subject: str) -> str:
    lines = (each.rstrip() for each in re.split(r"\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]", value))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").strip()
    if not text:
        raise EmptyTextError(subject)
    return _plain(option, text.replace("\t", "    "))


def _asked(what: str) -> str:
    try:
        return str(typer.prompt(capitalised(what), err=True))
    except typer.Abort as error:  # Ctrl-C or Ctrl-D
        raise KeyboardInterrupt from error


def _standard_input(option: str) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadOptionError(option, "-", "UTF-8 text to standard input") from error


def _plain(option: str, text: str) -> str:
    found = re.search(f"[{UNSAFE_CHARACTERS}]", text)
    if found:
        sign = f"U+{ord(found[0]):04X}"
        raise BadOptionError(option, sign, "plain text, without control or invisible characters")
    return text


def _edited(what: str, subject: str) -> str:
    """What a person writes in their editor."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    help_lines = f"\n\n{_SCISSORS}\n# {subject}: {what}.\n# An empty text changes nothing.\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peeltrack.txt"
        path.write_text(help_lines, encoding="utf-8")
        try:
            command = [*_editor_command(editor), str(path)]
            finished = subprocess.run(command, check=False)  # noqa: S603 (the person's own editor)
        except OSError as error:
            raise BadOptionError(
                "$EDITOR", editor, "the name of an editor that is installed"
            ) from error
        if finished.returncode != 0:
            raise EmptyTextError(subject)
        return path.read_text(encoding="utf-8-sig").partition(_SCISSORS)[0]


def _editor_command(editor: str) -> list[str]:
    name, *options = shlex.split(editor, posix=os.name == "posix") or [""]
    program = find_program(name)
    if program is None:
        raise FileNotFoundError(name)
    return [program, *options]


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "vi"
