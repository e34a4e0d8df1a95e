"""The journal for undo: the user's own, bounded, and never in the way."""

import json
import os
from pathlib import Path

import pytest

from peeltrack.errors import UnreadableError
from peeltrack.storage import journal
from peeltrack.storage.journal import JournalEntry, add_entry, entries, journal_folder, remove_entry
from peeltrack.storage.write import Rewrite


def entry(number: int) -> JournalEntry:
    file = f"inspections/peel/afi-{number}.yaml"
    return JournalEntry(f"change {number}", (Rewrite(file, None, b"\xff\n"),), "abc")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "register"


def test_what_was_written_last_comes_first_and_the_oldest_give_way(root: Path) -> None:
    for number in range(journal.MOST_ENTRIES + 5):
        add_entry(root, entry(number))
    last = journal.MOST_ENTRIES + 4
    known = list(entries(root))
    assert [each for _, each in known] == [entry(last - n) for n in range(journal.MOST_ENTRIES)]
    remove_entry(known[0][0])
    add_entry(root, entry(99))
    assert [each.done for _, each in entries(root)][:2] == ["change 99", f"change {last - 1}"]


def test_each_register_has_its_own(root: Path, tmp_path: Path) -> None:
    add_entry(root, entry(1))
    assert list(entries(tmp_path / "other")) == []
    assert journal_folder(root) != journal_folder(tmp_path / "other")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folders by their rights")
def test_only_the_user_may_look_into_it(root: Path) -> None:
    journal_folder(root).mkdir(parents=True, mode=0o755)
    add_entry(root, entry(1))
    folder = journal_folder(root)
    modes = [each.stat().st_mode & 0o777 for each in (folder, folder.parent, folder.parent.parent)]
    assert modes == [0o700] * 3
    assert [each.stat().st_mode & 0o777 for each in folder.iterdir()] == [0o600]


def test_an_entry_that_is_too_large_is_not_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 1 << 20)
    large = JournalEntry("x", (Rewrite("a.yaml", None, b"x" * (1 << 20)),))
    with pytest.raises(OSError, match="it is larger than 1 MiB"):
        add_entry(root, large)
    assert list(entries(root)) == []


@pytest.mark.parametrize(
    "damage", ["", "[]", "{}", '{"done": "x", "commit": null, "files": [{"file": "a"}]}', "\x00"]
)
def test_a_damaged_entry_is_named(root: Path, damage: str) -> None:
    add_entry(root, entry(1))
    (path,) = journal_folder(root).iterdir()
    assert json.loads(path.read_bytes())["done"] == "change 1"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(UnreadableError, match=f"{path.name}.*it is damaged; delete it"):
        list(entries(root))


def test_a_user_without_a_home_has_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home directory")

    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "relative")  # which names no folder
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(OSError, match="no home directory"):
        add_entry(root, entry(1))
    assert list(entries(root)) == []
