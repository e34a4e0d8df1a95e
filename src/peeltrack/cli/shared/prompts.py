"""Input that a command lacks: prompts on a terminal, the editor, standard input."""

import codecs
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer

from peeltrack.cli.errors import BadOptionError, EmptyTextError, FarDateError, NotUtf8Error
from peeltrack.errors import MissingOptionError, UnreadableError, reason_of
from peeltrack.model.far_dates import date_likely_meant, is_far, years_away
from peeltrack.model.parse_date import date_written, parse_date
from peeltrack.storage.files import SIZE_LIMIT
from peeltrack.storage.programs import find_program
from peeltrack.wording import UNSAFE_CHARACTERS, capitalised, long_date

_SCISSORS = "# ----- everything from this line on is dropped -----"


def line(option: str, value: str | None, what: str, usual: str | None = None) -> str:
    """Return a short text: the option's value, otherwise the answer to a prompt on a terminal.

    Args:
        option: the option.
        value: its value, if it was given.
        what: what the prompt asks for.
        usual: the answer that Enter alone gives, if there is a usual one.

    Raises:
        MissingOptionError: if there is no value and no terminal, or it is empty.
        BadOptionError: if it has characters that a register may not have.
    """
    if value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _prompt(what, usual)
    text = " ".join(value.split())
    if not text:
        raise MissingOptionError(option, what)
    return _check_characters(option, text)


def optional_line(option: str, value: str | None, what: str) -> str | None:
    """Return the short text of an option that may be left out; None if it is.

    Raises:
        MissingOptionError: if it is given and empty.
        BadOptionError: if it has characters that a register may not have.
    """
    return None if value is None else line(option, value, what)


def answer(what: str, usual: str) -> str:
    """Return the answer to a prompt on a terminal; Enter alone gives the usual one."""
    return " ".join(_prompt(what, usual).split())


def near_date(option: str, day: date, near: Sequence[date], *, yes: bool) -> date:
    """Return a date that is near, or far and confirmed: by --yes, else on a terminal.

    Raises:
        FarDateError: if it is far and not confirmed.
    """
    if yes or not is_far(day, *near):
        return day
    closest = min(near, key=lambda each: abs((each - day).days))
    distance = years_away(day, closest)
    question = f"{long_date(day)} is {distance}. Is that the date you mean?"
    if sys.stdin.isatty() and confirmed(question):
        return day
    raise FarDateError(option, day, distance, date_likely_meant(day, closest))


def date_ahead(option: str, value: str, counted_from: date) -> date:
    """Return a date that is to come: without a year the next one, as in a workbook, and noted."""
    day = date_written(option, value, counted_from)
    if parse_date(value).value is None:
        typer.echo(f"Note: {option} {value!r} was read as {long_date(day)}.", err=True)
    return day


def long_text(option: str, value: str | None, what: str, subject: str) -> str:
    """Return a text of any length: the option's value, "-" for standard input, else the editor's.

    Raises:
        MissingOptionError: if there is no value and no terminal to edit on.
        EmptyTextError: if the text is empty.
        BadOptionError: if it has characters that a register may not have, or is not text.
    """
    original = value
    if value == "-":
        value = _standard_input(option)
    elif value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _text_from_editor(what, subject)
    with text_kept_on_failure(original, value):
        return _normalise(option, value, subject)


@contextmanager
def text_kept_on_failure(option: str | None, text: str) -> Iterator[None]:
    """Keep a text from a person's editor in a file, and name it, if the block fails.

    Args:
        option: the option's value, if the text is not from the editor.
        text: the text.
    """
    try:
        yield
    except BaseException:
        if option is None and text.strip():
            _keep(text.strip())
        raise


def _keep(text: str) -> None:
    try:
        path = _file_of_its_own()
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError:  # a full disk: the terminal is left
        typer.echo(f"Your text:\n{text}", err=True)
    else:
        _name_kept(path)


def _file_of_its_own() -> Path:
    """Return a file in a new folder that only this person may look into."""
    return Path(tempfile.mkdtemp(prefix="peeltrack-")) / "text.txt"


def _name_kept(path: Path) -> None:
    typer.echo(f"Your text has been saved in {path}", err=True)


def _normalise(option: str, value: str, subject: str) -> str:
    lines = (each.rstrip() for each in re.split(r"\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]", value))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").strip()
    if not text:
        raise EmptyTextError(subject)
    return _check_characters(option, text.replace("\t", "    "))


def _prompt(what: str, usual: str | None = None) -> str:
    shown = bool(usual)
    try:
        return str(typer.prompt(capitalised(what), usual, err=True, show_default=shown))
    except typer.Abort as error:  # Ctrl-C or Ctrl-D
        raise KeyboardInterrupt from error


def confirmed(question: str) -> bool:
    """Ask a question on a terminal and return whether the answer is yes."""
    try:
        return bool(typer.confirm(question, err=True))
    except typer.Abort as error:  # Ctrl-C or Ctrl-D
        raise KeyboardInterrupt from error


def _standard_input(option: str) -> str:
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:  # no file of the register could hold it
        raise BadOptionError(option, "-", f"no more than {SIZE_LIMIT >> 20} MiB to standard input")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadOptionError(option, "-", "UTF-8 text to standard input") from error
    except OSError as error:
        raise UnreadableError(Path("standard input"), reason_of(error)) from error


def _check_characters(option: str, text: str) -> str:
    unsafe = re.search(f"[{UNSAFE_CHARACTERS}]", text)
    if unsafe:
        sign = f"U+{ord(unsafe[0]):04X}"
        raise BadOptionError(option, sign, "plain text, without control or invisible characters")
    return text


def _text_from_editor(what: str, subject: str) -> str:
    """Return the text that a person writes in their editor; what cannot be used is kept."""
    help_lines = f"\n\n{_SCISSORS}\n# {subject}: {what}.\n# An empty text changes nothing.\n"
    # An older Notepad keeps UTF-8 only where the file says at its beginning that it is.
    blank = help_lines.encode("utf-8-sig" if os.name == "nt" else "utf-8")
    path = _file_of_its_own()
    try:
        path.write_bytes(blank)
        _run_editor(path, subject)
        text = _decoded(path.read_bytes(), subject).partition(_SCISSORS)[0]
    except BaseException as error:
        if path.is_file() and path.read_bytes() != blank:
            _name_kept(path)
        else:
            shutil.rmtree(path.parent, ignore_errors=True)
        if isinstance(error, OSError):
            raise UnreadableError(path, reason_of(error)) from error
        raise
    shutil.rmtree(path.parent, ignore_errors=True)
    return text


def _run_editor(path: Path, subject: str) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    try:
        command = [*_editor_command(editor), str(path)]
        finished = subprocess.run(command, check=False)  # noqa: S603 (the person's own editor)
    except (OSError, ValueError) as error:  # not there; a quotation mark without its other
        raise BadOptionError(
            "$EDITOR", editor, "the name of an editor that is installed"
        ) from error
    if finished.returncode != 0:
        raise EmptyTextError(subject)


def _decoded(data: bytes, subject: str) -> str:
    """Return a text as an editor saved it: UTF-8, or the UTF-16 that says so at its beginning.

    Raises:
        NotUtf8Error: if it is neither; a guess could make other letters of it.
    """
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8Error(f"{subject}: the text that your editor saved") from error


def _editor_command(editor: str) -> list[str]:
    name, *options = editor_words(editor, posix=os.name == "posix") or [""]
    program = find_program(name)
    if program is None:
        raise FileNotFoundError(name)
    return [program, *options]


def editor_words(editor: str, *, posix: bool) -> list[str]:
    """Return an editor's program and options; on Windows a backslash is part of a path.

    Raises:
        ValueError: if a quotation mark lacks its other.
    """
    words = shlex.split(editor, posix=posix)
    return words if posix else [word.replace('"', "") for word in words]


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "vi"
