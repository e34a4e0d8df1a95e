"""Files put in place: the old one or the new, and the message says which it is."""

import errno
import os
from pathlib import Path

import pytest

from peeltrack.errors import PartlyWrittenError, UnconfirmedWriteError, UnwritableError
from peeltrack.storage import atomic_write
from peeltrack.storage.atomic_write import put, replace_file, replace_files

BESIDE = ".{}.peeltrack-tmp"


class HeldOpenError(PermissionError):
    """What Windows says of a file that another program has open."""

    winerror = 32


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse_to_sync_folders(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """No disk here refuses at will."""
    sync, folders = os.fsync, os.O_RDONLY

    def fsync(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").resolve().is_dir():
            raise OSError(code, os.strerror(code))
        sync(handle)

    assert folders == 0
    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_what_is_in_its_place_is_called_written_though_the_disk_does_not_confirm_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_sync_folders(monkeypatch, errno.EIO)
    with pytest.raises(UnconfirmedWriteError) as said:
        replace_file(tmp_path / "a", b"new")
    assert str(said.value) == (
        "the change is written, but the disk has not confirmed it: Input/output error. Do not "
        f"repeat it; check the disk and {tmp_path / 'a'}."
    )
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_a_file_system_that_knows_no_syncing_of_folders_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_sync_folders(monkeypatch, errno.EINVAL)
    replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_of_several_files_the_message_says_which_are_written(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "in the way").write_bytes(b"")
    a, b, c = (tmp_path / name for name in "abc")
    with pytest.raises(PartlyWrittenError) as said:
        replace_files({a: b"new", b: b"new", c: b"new"})
    assert f"Written: {a}. Not written: {b}, {c}." in str(said.value)
    assert (names(tmp_path), a.read_bytes()) == (["a", "b"], b"new")


def test_where_the_first_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "a" / "in the way").mkdir(parents=True)
    with pytest.raises(UnwritableError):
        replace_files({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert names(tmp_path) == ["a"]


def test_what_is_there_is_looked_at_when_all_is_ready_to_be_moved(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def look_again() -> None:
        assert names(tmp_path) == [BESIDE.format("a"), BESIDE.format("b"), "a"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        put({tmp_path / "a": b"new", tmp_path / "b": b"new"}, look_again)
    assert (names(tmp_path), (tmp_path / "a").read_bytes()) == (["a"], b"old")


@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_file_that_a_scanner_holds_for_a_moment_is_written_when_it_lets_go(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = Path.replace
    refused: list[Path] = []

    def replace(path: Path, target: Path) -> Path:
        if len(refused) < times:
            refused.append(path)
            raise HeldOpenError
        return move(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    replace_file(tmp_path / "a", b"new")
    assert (len(refused), (tmp_path / "a").read_bytes()) == (times, b"new")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (
            HeldOpenError(13, "Access is denied"),
            "it is open in another program or read-only; close it there (Word, Excel, a preview), "
            "then try again",
        ),
        (PermissionError(13, "Permission denied"), "Permission denied"),
    ],
)
def test_a_file_that_stays_held_is_told_and_left(
    error: PermissionError, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def replace(*_: object) -> Path:
        raise error

    monkeypatch.setattr(atomic_write, "PATIENCE", 0.1)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(UnwritableError) as said:
        replace_file(tmp_path / "a", b"new")
    assert str(said.value) == (
        f"cannot write {tmp_path / 'a'}: {why}. Check that it can be written to."
    )
    assert (names(tmp_path), (tmp_path / "a").read_bytes()) == (["a"], b"old")
