"""Where a text comes from: an option, standard input, the editor, or a question on a terminal."""

import os
import pty
import select
import signal
import stat
import sys
import time
from pathlib import Path

import pytest

from tests.cli.small_office import ITEM, REGISTER, Office

BY = ("--by", "liaison", "--date", "2022-07-04")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ten sampled.\n", "Ten sampled."),
        (
            b"\xef\xbb\xbfTen \xc5\x81.\r\n\r\n\r\n\r\n- one\t1 \r\n\n",
            "|-\n      Ten Ł.\n\n      - one    1",
        ),
        ("a: b\u2028'c'", "|-\n      a: b\n      'c'"),
    ],
)
def test_a_hyphen_reads_standard_input(typed: str | bytes, written: str, office: Office) -> None:
    before = office.files()[ITEM].decode()
    assert office.run("update", "afi-1", "-m", "-", *BY, typed=typed).code == 0
    added = office.files()[ITEM].decode().removeprefix(before)
    assert added == f"  - date: 2022-07-04\n    by: liaison\n    text: {written}\n"


def test_what_is_no_text_is_refused(office: Office) -> None:
    said = "--message '-' cannot be read. Write UTF-8 text to standard input."
    office.refuses(2, said, "update", "afi-1", "-m", "-", *BY, typed=b"Caf\xe9")


def test_the_lead_is_the_one_whose_address_is_gits(git_office: Office) -> None:
    assert git_office.run("update", "afi-1", "-m", "Seen.", "--date", "2022-07-04").code == 0
    assert b"  - date: 2022-07-04\n    by: det-supt\n" in git_office.files()[ITEM]


def test_somebody_else_has_to_say_who_they_are(git_office: Office) -> None:
    git_office.git("config", "user.email", "somebody@else.example")
    said = (
        "--by is needed: your lead id (no lead has your git e-mail address, somebody@else.example: "
        "peeltrack lead change LEAD --email somebody@else.example adds it; or give --by LEAD)."
    )
    git_office.refuses(2, said, "update", "afi-1", "-m", "x")


def test_where_git_knows_nobody_somebody_has_to_say_so_too(office: Office) -> None:
    office.refuses(2, "--by is needed: your lead id.", "update", "afi-1", "-m", "x")


INTERRUPT = "\x03"


def on_terminal(office: Office, *given: str, types: str = "") -> tuple[int, str]:
    """Run a command on a terminal of its own; type once it asks."""
    pid, terminal = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background ignores it
        command = [sys.executable, "-m", "peeltrack", *given, "-R", str(office.register)]
        os.execv(sys.executable, command)  # noqa: S606 (the real command, on a real terminal)
    shown = _shown(terminal, types)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.replace("\r\n", "\n")


def _shown(terminal: int, types: str) -> str:
    """All that a terminal shows until its command ends."""
    shown, end, asked = "", time.monotonic() + 60, False
    while time.monotonic() < end:
        is_quiet = not select.select([terminal], [], [], 0.5)[0]
        if is_quiet and asked and types == INTERRUPT:
            os.write(terminal, types.encode())  # one that came before the wait began is lost
        if is_quiet:
            continue
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:  # Linux reports the end so
            break
        if types and not asked and shown.endswith(": "):
            os.write(terminal, types.encode())
            asked = True
    return shown


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_on_a_terminal_the_reason_is_asked_for(office: Office) -> None:
    given = ("rag", "afi-1", "yellow", *BY)
    assert on_terminal(office, *given, types="Half of it is done.\n") == (
        0,
        "The reason for the RAG: Half of it is done.\n"
        "peel-2022/afi-01: RAG amber → yellow.\n"
        "Next: peeltrack show peel-2022/afi-01\n",
    )
    assert b"because: Half of it is done.\n" in office.files()[ITEM]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_on_a_terminal_enter_alone_gives_the_usual_body(office: Office) -> None:
    given = ("inspection", "add", "custody-2022", "--title", "Custody", "--kind", "custody")
    code, shown = on_terminal(office, *given, types="\n")
    assert (code, shown.partition("\n")[0]) == (
        0,
        "Who inspected: HMICFRS, alone or with others [HMICFRS]: ",
    )
    assert b"body: HMICFRS\n" in office.files()["inspections/custody-2022/inspection.yaml"]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2)])
def test_on_a_terminal_a_date_far_away_is_asked_back(
    answer: str, code: int, office: Office
) -> None:
    given = ("target", "afi-1", "1926-09-01", "--because", "x", *BY)
    said, shown = on_terminal(office, *given, types=f"{answer}\n")
    assert said == code
    assert "1 September 1926 is 95 years before 4 July 2022. Is that the date you mean?" in shown
    assert (b"target: 1926-09-01\n" in office.files()[ITEM]) is (answer == "y")


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_whoever_interrupts_the_question_changes_nothing(office: Office) -> None:
    before = office.files()
    code, _ = on_terminal(office, "rag", "afi-1", "yellow", *BY, types=INTERRUPT)
    assert (code, office.files()) == (130, before)


def editor(folder: Path, does: str) -> str:
    """A script that stands for the person's editor."""
    script = folder / "my editor.py"
    script.write_text(f"#!{sys.executable}\nimport sys\nfile = sys.argv[-1]\n{does}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return f"'{script}' --wait"


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts that are kept lie in a folder of the test's own."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "kept"))


def kept(said: str) -> Path:
    """The file that a command names first."""
    line = said.splitlines()[0]
    assert line.startswith("Your text has been saved in ")
    return Path(line.removeprefix("Your text has been saved in "))


SAVES = "open(file, 'wb').write({!r})"


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_editor_may_save_in_any_encoding_that_names_itself(
    encoding: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, SAVES.format("Café £5".encode(encoding))))
    code, _ = on_terminal(office, "update", "afi-1", *BY)
    assert (code, "text: Café £5\n" in office.files()[ITEM].decode()) == (0, True)
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(
    ("does", "code", "left"),
    [
        (SAVES.format("Café".encode("cp1252")), 2, "Café".encode("cp1252")),
        (SAVES.format(b"\xff\xfeA"), 2, b"\xff\xfeA"),
        (SAVES.format(b"Long text") + "\nsys.exit(1)", 1, b"Long text"),
    ],
)
def test_a_text_that_cannot_be_taken_from_the_editor_stays_in_its_file(
    does: str,
    code: int,
    left: bytes,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, does))
    before = office.files()
    ended, said = on_terminal(office, "update", "afi-1", *BY)
    assert (ended, kept(said).read_bytes(), len(said.splitlines())) == (code, left, 2)
    assert office.files() == before


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("import os; os.remove(file)", "cannot read "),
        ("import os; os.remove(file); os.mkdir(file)", "cannot read "),
        ("pass", "peel-2022/afi-01: the text is empty"),
    ],
)
def test_an_editor_that_leaves_nothing_leaves_no_file_behind(
    does: str, said: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, does))
    before = office.files()
    code, shown = on_terminal(office, "update", "afi-1", *BY)
    assert code in (1, 3)
    assert [line[: len(said) + 11] for line in shown.splitlines()] == [f"peeltrack: {said}"]
    assert (office.files(), list((tmp_path / "kept").iterdir())) == (before, [])


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_a_text_without_an_option_is_written_in_the_editor(
    variable: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = "text = open(file).read()\nopen(file, 'w').write('Two\\n\\nparagraphs.' + text)"
    monkeypatch.setenv(variable, editor(tmp_path, writes))
    code, _ = on_terminal(office, "update", "afi-1", *BY)
    assert code == 0
    assert b"    text: |-\n      Two\n\n      paragraphs.\n" in office.files()[ITEM]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("does", ["pass", "sys.exit(1)"])
def test_a_text_left_empty_changes_nothing(
    does: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, does))
    before = office.files()
    said = (
        "peeltrack: peel-2022/afi-01: the text is empty, so nothing was written. Enter a text to "
        "continue.\n"
    )
    assert on_terminal(office, "update", "afi-1", *BY) == (1, said)
    assert office.files() == before


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_is_refused_is_refused_before_anybody_writes_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "open(file + '.opened', 'w')"))
    code, said = on_terminal(office, "update", "afi-3", *BY)
    assert (code, said) == (
        1,
        "peeltrack: peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.\n",
    )


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_was_written_is_kept_in_a_file_if_it_cannot_be_recorded(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = "open(sys.argv[-1], 'w').write('Two\\nlines.')\n"
    spoils = f"open({str(office.register / ITEM)!r}, 'w').write('rag: [')"
    monkeypatch.setenv("EDITOR", editor(tmp_path, taken + spoils))
    code, said = on_terminal(office, "update", "afi-1", *BY)
    assert (code, kept(said).read_text()) == (3, "Two\nlines.\n")
    hidden = "open(sys.argv[-1], 'w').write('One\\u200bword.')"
    office.write({ITEM: REGISTER[ITEM]})
    monkeypatch.setenv("EDITOR", editor(tmp_path, hidden))
    code, said = on_terminal(office, "update", "afi-1", *BY)
    assert (code, kept(said).read_text(encoding="utf-8")) == (2, "One\u200bword.\n")


def test_an_editor_that_is_not_there_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    before = office.files()
    said = (
        "peeltrack: $EDITOR 'no-such-editor' cannot be read. "
        "Write the name of an editor that is installed.\n"
    )
    assert on_terminal(office, "update", "afi-1", *BY) == (2, said)
    assert office.files() == before
