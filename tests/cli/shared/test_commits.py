"""With --commit exactly the files written are committed, and what else is staged stays staged."""

import shutil
import stat
from pathlib import Path

import pytest

from tests.cli.small_office import ITEM, REGISTER, Office

RAG = ("rag", "afi-1", "yellow", "--because", "Better.", "--by", "liaison", "--date", "2022-07-04")
OTHER = "inspections/peel-2022/afi-02.yaml"


def committed(office: Office) -> tuple[str, list[str]]:
    """The last commit's message and files."""
    message = office.git("log", "-1", "--format=%B").strip()
    return message, office.git("show", "--format=", "--name-only", "HEAD").split()


def test_nothing_is_committed_unasked(git_office: Office) -> None:
    assert git_office.run(*RAG).code == 0
    assert git_office.git("status", "--porcelain") == f" M register/{ITEM}\n"


def test_a_commit_holds_the_file_written_and_says_what_was_done(git_office: Office) -> None:
    done = git_office.run(*RAG, "--commit")
    name = git_office.git("rev-parse", "--short", "HEAD").strip()
    assert done.err == f"Committed {name}.\nNext: peeltrack show peel-2022/afi-01\n"
    assert committed(git_office) == (
        "peel-2022/afi-01: RAG amber → yellow\n\nBy: liaison",
        [f"register/{ITEM}"],
    )
    assert git_office.git("status", "--porcelain") == ""


def test_what_else_is_staged_or_changed_is_left_as_it_is(git_office: Office) -> None:
    git_office.write({OTHER: REGISTER[OTHER] + "rag: red\n"})
    git_office.git("add", "--all")
    git_office.write({"positions.yaml": REGISTER["positions.yaml"] + "# Checked.\n"})
    (git_office.folder / "notes.txt").write_text("Mine.\n")
    before = git_office.git("status", "--porcelain")
    assert git_office.run(*RAG, "--commit").code == 0
    assert committed(git_office)[1] == [f"register/{ITEM}"]
    assert git_office.git("status", "--porcelain") == before


def test_what_had_been_changed_by_hand_in_the_same_file_is_told(git_office: Office) -> None:
    git_office.write({ITEM: REGISTER[ITEM].replace("agreed at SIB", "as agreed at SIB")})
    git_office.write({OTHER: REGISTER[OTHER] + "rag: red\n"})
    done = git_office.run(*RAG, "--commit")
    assert done.err.splitlines()[0].endswith(f", including earlier changes in {ITEM}.")


def test_a_new_file_is_committed_alone(git_office: Office) -> None:
    (git_office.folder / "notes.txt").write_text("Mine.\n")
    assert git_office.run("meeting", "new", "sib", "--date", "2022-07-06", "--commit").code == 0
    assert committed(git_office) == (
        "2022-07-06-sib: meeting recorded",
        ["register/meetings/2022-07-06-sib.yaml"],
    )
    assert git_office.git("status", "--porcelain") == "?? notes.txt\n"


def test_who_supersedes_signs(git_office: Office) -> None:
    given = ("supersede", "peel-2022/afi-02", "--with", "afi-1", "--by", "liaison", "--commit")
    assert git_office.run(*given).code == 0
    assert committed(git_office)[0] == (
        "peel-2022/afi-02: superseded by peel-2022/afi-01\n\nBy: liaison"
    )


def test_two_files_written_are_one_commit(git_office: Office) -> None:
    done = git_office.run(
        "carry-forward", "peel-2018/afi-09", "--to", "afi-1", "--by", "liaison", "--commit"
    )
    assert done.code == 0
    assert committed(git_office) == (
        "peel-2018/afi-09: carried forward to peel-2022/afi-01\n\nBy: liaison",
        ["register/inspections/peel-2018/afi-09.yaml", f"register/{ITEM}"],
    )


def test_outside_a_repository_a_commit_is_refused_before_anything_is_written(
    office: Office,
) -> None:
    said = (
        f"git could not commit: {office.register} is not in a git repository. Correct that, then "
        "try again."
    )
    office.refuses(3, said, *RAG, "--commit")


def test_without_git_a_change_is_written_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = (
        "git could not be run: it is not installed or not on the PATH. Correct that, then try "
        "again."
    )
    office.refuses(3, said, *RAG, "--commit")
    assert office.run(*RAG).code == 0
    office.refuses(2, "--by is needed: your lead id.", "update", "afi-1", "-m", "x")


@pytest.mark.parametrize("given", [RAG, ("meeting", "new", "sib", "--date", "2022-07-06")])
def test_a_hook_that_refuses_leaves_the_change_written_and_says_so(
    given: tuple[str, ...], git_office: Office
) -> None:
    hook = git_office.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'The office is closed.' >&2\nexit 1\n")
    hook.chmod(0o755)
    before = git_office.git("rev-parse", "HEAD"), git_office.git("diff", "--cached")
    done = git_office.run(*given, "--commit")
    assert done.code == 3
    assert done.err.splitlines()[-1] == (
        "peeltrack: the change is written but not committed: The office is closed. Correct that, "
        "then commit it with git; do not repeat the change."
    )
    assert (git_office.git("rev-parse", "HEAD"), git_office.git("diff", "--cached")) == before
    assert git_office.git("status", "--porcelain") in (
        f" M register/{ITEM}\n",
        "?? register/meetings/2022-07-06-sib.yaml\n",
    )


def test_the_register_may_make_committing_the_default(git_office: Office) -> None:
    git_office.write({"register.yaml": REGISTER["register.yaml"] + "rules:\n  commit: true\n"})
    git_office.git("commit", "--quiet", "--all", "--message", "The rule")
    assert git_office.run(*RAG).code == 0
    assert git_office.git("log", "--format=%s").splitlines()[0].endswith("RAG amber → yellow")
    assert git_office.run("step", "done", "afi-1", "train", "--no-commit").code == 0
    assert git_office.git("status", "--porcelain") == f" M register/{ITEM}\n"


def test_a_trial_run_neither_writes_nor_commits(git_office: Office) -> None:
    before = git_office.files()
    done = git_office.run(*RAG, "--commit", "--dry-run")
    assert (done.code, done.out.splitlines()[0], done.err) == (
        0,
        f"--- a/{ITEM}",
        "Would be written: peel-2022/afi-01: RAG amber → yellow.\n",
    )
    assert (git_office.files(), git_office.git("status", "--porcelain")) == (before, "")


def test_line_ends_and_the_files_mode_are_kept(office: Office) -> None:
    path = office.register / ITEM
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o664)
    assert office.run(*RAG).code == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_a_link_to_an_item_stays_a_link_and_its_file_is_committed(git_office: Office) -> None:
    link, file = git_office.register / ITEM, git_office.register / "kept/afi-01.txt"
    file.parent.mkdir()
    shutil.move(link, file)
    link.symlink_to("../../kept/afi-01.txt")
    git_office.git("add", "--all")
    git_office.git("commit", "--quiet", "--message", "A link")
    assert git_office.run(*RAG, "--commit").code == 0
    assert link.is_symlink()
    assert committed(git_office)[1] == ["register/kept/afi-01.txt"]
