"""Undo at the command line: the register before, hand edits kept, others' branches left alone."""

import shlex
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from peeltrack.storage.journal import journal_folder
from tests.cli.small_office import ITEM, MEETING, REGISTER, Office

AFI = "peel-2022/afi-01"
OTHER = "inspections/peel-2022/afi-02.yaml"
BY = "--by liaison --date 2022-07-04"
COMMANDS = [
    f"update afi-1 -m 'Half is done.' {BY}",
    f"review afi-1 {BY}",
    f"rag afi-1 yellow --because 'Checked.' {BY}",
    "step add afi-1 'Brief the chair.' --due 2022-09-01",
    "step done afi-1 train-staff --date 2022-07-04",
    f"step move afi-1 train-staff 2022-10-01 --because 'Late.' {BY}",
    f"target afi-1 2022-12-01 --because 'Late.' {BY}",
    "assign afi-1 --strategic det-supt --tactical acc-crime",
    "measure add afi-1 'Fewer gaps.'",
    f"submit afi-1 --evidence 'The sample.' {BY}",
    f"reopen peel-2022/afi-03 --because 'It slid.' {BY}",
    f"supersede peel-2022/afi-02 --with peel-2022/afi-01 {BY}",
    f"carry-forward peel-2018/afi-02 --to peel-2022/afi-02 {BY}",
    f"amend afi-1 progress.1.text -m 'Begun in May.' --because 'A slip.' {BY}",
    f"amend afi-1 portfolio -m Crime --because 'Left out.' {BY}",
    f"amend afi-1 target --nothing --because 'None was set.' {BY}",
    f"withdraw afi-1 progress.1 --because 'Another item.' {BY}",
    f"withdraw afi-1 steps_to_green.dip-sample --because 'Twice.' {BY}",
    "meeting new sib --date 2022-07-06",
    f"meeting ask {MEETING[9:-5]} --item afi-1 -m 'Since when?'",
    f"meeting answer {MEETING[9:-5]} which-records -m 'All.' {BY}",
    f"meeting action {MEETING[9:-5]} 'Send the figures.' --owner det-supt",
    f"meeting done {MEETING[9:-5]} brief-the-chair --date 2022-07-04",
    f"item move peel-2018/afi-09 --to afi-19 --because 'As printed.' {BY}",
    f"item merge peel-2018/afi-02 --into peel-2018/afi-09 --because 'Twice.' {BY}",
    f"inspection rename peel-2018 peel-2018-19 --because 'The cycle.' {BY}",
    "lead add 'Head of Crime' --short HoC",
    "programme add 'Op Reset' --text 'Calls answered in time.'",
    "target --inspection peel-2022 2022-11-30 --because 'As one.' --yes " + BY,
]
"""Each of the commands that write, once, as a person types it."""


def carried_out(office: Office, command: str, *more: str) -> bool:
    return office.run(*shlex.split(command), *more).code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_register_is_what_it_was(office: Office, command: str) -> None:
    before = office.files()
    assert carried_out(office, command)
    assert office.files() != before
    done = office.run("undo", "--yes")
    assert (done.code, office.files()) == (0, before), done.err
    assert done.out.startswith("Undone: ")


def test_a_committed_change_is_undone_by_a_new_commit(git_office: Office) -> None:
    before = git_office.files()
    head = git_office.git("rev-parse", "HEAD")
    assert carried_out(git_office, COMMANDS[2], "--commit")
    done = git_office.run("undo", "--yes")
    name = git_office.git("rev-parse", "--short", "HEAD").strip()
    assert (done.code, done.err) == (0, f"Committed {name}.\n")
    assert git_office.files() == before
    assert git_office.git("rev-parse", "HEAD~2") == head
    assert git_office.git("log", "-1", "--format=%s").strip() == f"Undo: {AFI}: RAG amber → yellow"
    assert git_office.git("status", "--porcelain") == ""
    assert git_office.run("validate", "--against", "HEAD~2", "--on", "2022-08-01").code == 0


def test_a_change_that_was_committed_by_hand_is_undone_by_a_new_commit(git_office: Office) -> None:
    before = git_office.files()
    assert carried_out(git_office, COMMANDS[2])
    git_office.git("commit", "-qam", "By hand")
    assert git_office.run("undo", "--yes").code == 0
    assert (git_office.files(), git_office.git("status", "--porcelain")) == (before, "")


def test_what_is_staged_or_changed_elsewhere_stays_out_of_the_commit(git_office: Office) -> None:
    assert carried_out(git_office, COMMANDS[2], "--commit")
    git_office.write({OTHER: REGISTER[OTHER] + "rag: red\n"})
    git_office.git("add", "--all")
    assert git_office.run("undo", "--yes").code == 0
    assert git_office.git("status", "--porcelain") == f"M  register/{OTHER}\n"


def test_hand_edits_elsewhere_stay_and_one_of_its_own_lines_is_named(office: Office) -> None:
    assert carried_out(office, COMMANDS[2])
    text = (office.register / ITEM).read_text(encoding="utf-8")
    renamed = text.replace("title: Missing", "title: Lost")
    office.write({ITEM: renamed, OTHER: REGISTER[OTHER] + "rag: red\n"})
    changed = office.files()
    office.write({ITEM: text.replace("because: Checked.", "because: Seen.")})
    office.refuses(
        1,
        f"{ITEM}:21: 'because: Checked.' became 'because: Seen.' since; nothing was undone. "
        "Restore it, or correct what is there with peeltrack amend or withdraw.",
        "undo",
        "--yes",
    )
    office.write({ITEM: changed[ITEM]})
    assert office.run("undo", "--yes").code == 0
    assert office.files() == {
        **changed,
        ITEM: REGISTER[ITEM].replace("title: Missing", "title: Lost").encode(),
    }


def test_once_more_undoes_the_command_before_and_then_nothing_is_left(office: Office) -> None:
    before = office.files()
    for command in (COMMANDS[0], COMMANDS[18], COMMANDS[19]):
        assert carried_out(office, command)
    for _ in range(3):
        assert office.run("undo", "--yes").code == 0
    assert office.files() == before
    office.refuses(
        1,
        f"there is nothing left to undo in {office.register} from this machine. Use peeltrack "
        "amend or withdraw to correct what is recorded.",
        "undo",
        "--yes",
    )


def test_what_git_took_back_already_is_passed_over(git_office: Office) -> None:
    before = git_office.files()
    assert carried_out(git_office, COMMANDS[0])
    assert carried_out(git_office, COMMANDS[19])
    git_office.git("restore", f"register/{MEETING}")
    done = git_office.run("undo", "--yes")
    assert "is not in these files and was skipped.\n" in done.err
    assert (done.out[:25], git_office.files()) == ("Undone: peel-2022/afi-01:", before)


def test_it_asks_and_without_a_terminal_refuses(office: Office) -> None:
    assert carried_out(office, COMMANDS[0])
    office.refuses(
        2,
        f"'{AFI}: update of 4 July 2022 by liaison' would be undone. "
        "Nothing was written; --yes writes it without asking.",
        "undo",
    )
    shown = office.run("undo", "--dry-run")
    assert [line for line in shown.out.splitlines() if line[:1] == "-"] == [
        f"--- a/{ITEM}", "-  - date: 2022-07-04", "-    by: liaison", "-    text: Half is done.",
    ]  # fmt: skip


def test_it_refuses_what_would_leave_a_rule_broken(office: Office) -> None:
    assert carried_out(office, COMMANDS[3])
    assert carried_out(office, f"update afi-1 -m 'Done.' --step brief-the-chair {BY}")
    (newest, *_) = sorted(journal_folder(office.register).iterdir(), reverse=True)
    newest.unlink()  # as if the update had been written by hand
    done = office.run("undo", "--yes")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"peeltrack: not written: {ITEM}: error [every-part-named-is-there]")


def shared(office: Office, tmp_path: Path) -> None:
    """A bare repository that stands for the host, with main on it."""
    office.git("init", "--quiet", "--bare", str(tmp_path / "host"))
    office.git("remote", "add", "origin", str(tmp_path / "host"))
    office.git("push", "--quiet", "-u", "origin", "main")


def pushed(office: Office) -> None:
    office.git("push", "--quiet", "origin", "main")


def pushed_under_another_name(office: Office) -> None:
    office.git("push", "--quiet", "origin", "main:refs/heads/topic")


def squashed_on_main(office: Office) -> None:
    office.git("branch", "--quiet", "-m", "main", "topic")
    office.git("checkout", "--quiet", "-b", "main", "topic~1")
    office.git("merge", "--quiet", "--squash", "topic")
    office.git("commit", "--quiet", "-m", "Squashed")
    office.git("checkout", "--quiet", "topic")


def rebased_and_pushed(office: Office) -> None:
    office.git("commit", "--quiet", "--amend", "--no-edit", "--date", "2022-07-05T09:00:00Z")
    pushed(office)


@pytest.mark.parametrize(
    ("publish", "branch"),
    [
        (pushed, "origin/main"),
        (pushed_under_another_name, "origin/topic"),
        (squashed_on_main, "main"),
        (rebased_and_pushed, "origin/main"),
    ],
)
@pytest.mark.parametrize("how", ["--commit", "by hand"])
def test_what_others_have_is_not_undone(
    git_office: Office,
    tmp_path: Path,
    publish: Callable[[Office], None],
    branch: str,
    how: str,
) -> None:
    shared(git_office, tmp_path)
    assert carried_out(git_office, COMMANDS[2], *([how] if how == "--commit" else []))
    if how != "--commit":
        git_office.git("commit", "-qam", "By hand")
    publish(git_office)
    git_office.refuses(
        1,
        f"'{AFI}: RAG amber → yellow' is already in {branch}, so it cannot be undone. Use "
        "peeltrack withdraw or peeltrack amend instead.",
        "undo",
        "--yes",
    )


def test_what_is_only_on_the_own_branch_is_undone(git_office: Office, tmp_path: Path) -> None:
    shared(git_office, tmp_path)
    git_office.git("checkout", "--quiet", "-b", "topic")
    before = git_office.files()
    assert carried_out(git_office, COMMANDS[2], "--commit")
    assert git_office.run("undo", "--yes").code == 0
    assert git_office.files() == before


def test_a_journal_that_cannot_be_written_is_said_and_stops_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    done = office.run(*shlex.split(COMMANDS[0]))
    assert done.code == 0
    assert done.err.startswith("Note: peeltrack undo cannot undo this: ")


def test_without_git_a_change_is_undone_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.files()
    monkeypatch.setenv("PATH", "")
    assert carried_out(office, COMMANDS[0])
    assert office.run("undo", "--yes").code == 0
    assert office.files() == before


def test_a_change_of_several_files_is_undone_where_it_still_stands(git_office: Office) -> None:
    before = git_office.files()
    assert carried_out(git_office, COMMANDS[-1])
    git_office.git("restore", f"register/{ITEM}")  # one of the three
    assert git_office.files() != before
    assert git_office.run("undo", "--yes").code == 0
    assert git_office.files() == before


def test_formatting_is_undone_too(office: Office) -> None:
    office.write({ITEM: REGISTER[ITEM].replace("Begun.\n", "Begun.   \n")})
    before = office.files()
    assert office.run("format").code == 0
    assert office.files() != before
    assert office.run("undo", "--yes").code == 0
    assert office.files() == before


HandEdit = Callable[[dict[str, bytes]], dict[str, bytes]]

HAND: list[HandEdit] = [
    lambda files: {ITEM: files[ITEM].replace(b"title: Missing", b"title: Lost")},
    lambda files: {ITEM: files[ITEM].replace(b"# agreed at SIB", b"# as agreed")},
    lambda files: {OTHER: files[OTHER] + b"# Looked at.\n"},
    lambda files: {"register.yaml": files["register.yaml"] + b"# Looked at.\n"},
    lambda _: {},
]
"""What people do in an editor meanwhile, none of it to a line that a command wrote."""


@pytest.mark.parametrize("seed", range(12))
def test_random_commands_are_undone_one_by_one_and_hand_edits_stay(
    seed: int, git_office: Office
) -> None:
    """Every undo leads to the register before its command, but for what was edited by hand."""
    chance = Random(seed)  # noqa: S311 (drawn again the same)
    states: list[dict[str, bytes]] = []
    commands = chance.sample(COMMANDS, 5)
    for command in commands:
        before = git_office.files()
        if not carried_out(git_office, command, *chance.choice(([], ["--commit"]))):
            continue
        by_hand = chance.choice(HAND)
        git_office.write(dict(by_hand(git_office.files())))
        # The same edit of each state before: it is to outlive every undo
        states = [{**state, **by_hand(state)} for state in (*states, before)]
    assert states
    for state in reversed(states):
        done = git_office.run("undo", "--yes")
        assert (done.code, git_office.files()) == (0, state), (commands, done.err)


def test_undo_says_that_it_needs_no_commit_option(office: Office) -> None:
    office.refuses(
        2,
        "undo has no --commit: a committed change is undone by a new commit, any other "
        "in its files alone. Leave it out.",
        *("undo", "--commit", "--yes"),
    )
