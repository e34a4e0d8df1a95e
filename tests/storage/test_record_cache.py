"""The cache of records: never another answer than that of the files, and nobody else's business."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import ryaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peeltrack.history.register_series import read_series
from peeltrack.history.revisions import first_parents
from peeltrack.history.snapshots import snapshot
from peeltrack.model.items import Item
from peeltrack.storage import file_index, load, parse, record_cache
from peeltrack.storage.load import Loaded, load_register
from peeltrack.storage.record_cache import RecordCache, content_id
from tests.cli.processes import begin, end_of
from tests.history.repository import Repository
from tests.storage.small_register import ITEM, MAIN, SMALL_REGISTER, with_lines, write_register

OTHER_ITEM = "inspections/peel-2022/afi-01.yaml"


@contextmanager
def cache_in(folder: Path) -> Iterator[Path]:
    """Turn the cache on, below a folder; give the folder that it keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PEELTRACK_NO_CACHE", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("LOCALAPPDATA", str(folder))
        yield folder / "peeltrack"


def read_cold(root: Path) -> Loaded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEELTRACK_NO_CACHE", "1")
        return load_register(root)


@contextmanager
def nothing_is_parsed() -> Iterator[None]:
    def refused(*_: object) -> None:
        raise AssertionError("a file was parsed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "parse_record", refused)
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_register(tmp_path / "register")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    with cache_in(tmp_path / "cache") as folder:
        yield folder


@pytest.mark.usefixtures("kept")
def test_what_was_read_is_not_parsed_again_and_is_the_same(root: Path) -> None:
    first = load_register(root)
    with nothing_is_parsed():
        again = load_register(root)
    assert again == first == read_cold(root)
    item = again.sound().items["peel-2022/afi-01"]
    assert item.model_fields_set == first.sound().items["peel-2022/afi-01"].model_fields_set
    assert item.model_copy(update={"title": "Another"}).model_dump() == {
        **first.sound().items["peel-2022/afi-01"].model_dump(), "title": "Another"
    }  # fmt: skip


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("command", ["list", "status", "overdue"])
def test_what_was_read_before_needs_neither_pydantic_nor_yaml(root: Path, command: str) -> None:
    load_register(root)
    answer = [sys.executable, "-X", "importtime", "-m", "peeltrack", command, "-R", str(root)]
    told = subprocess.run(answer, capture_output=True, text=True, check=True).stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "peeltrack.model.items" in imported
    heavy = {"pydantic", "pydantic_core", "ryaml", "ruamel.yaml"}
    assert imported & heavy == set()


@contextmanager
def trusted_after(seconds: float) -> Iterator[None]:
    """Let the status of a file be trusted so soon after its change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_index, "_GRAIN", int(seconds * 1e9))
        yield


TICK = 0.02
"""Seconds. Linux stamps files by a clock that ticks every hundredth of one, or faster."""


@contextmanager
def nothing_is_read() -> Iterator[None]:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a file was read")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_file", refused)
        yield


@pytest.mark.usefixtures("kept")
@pytest.mark.skipif(os.name != "posix", reason="Windows does not tell when a file changed")
def test_a_file_with_the_status_of_then_is_not_read_again(root: Path) -> None:
    time.sleep(2 * TICK)
    with trusted_after(TICK):
        first = load_register(root)
        with nothing_is_read():
            assert load_register(root) == first
        (root / ITEM).touch()
        with pytest.raises(AssertionError, match="was read"), nothing_is_read():
            load_register(root)


@pytest.mark.usefixtures("kept")
def test_a_file_that_changed_just_before_is_read_again(root: Path) -> None:
    """The clock of the file system may stand still until after the next change."""
    first = load_register(root)
    with pytest.raises(AssertionError, match="was read"), nothing_is_read():
        load_register(root)
    assert load_register(root) == first


@pytest.mark.usefixtures("kept")
@pytest.mark.skipif(os.name != "posix", reason="Windows does not tell when a file changed")
def test_a_file_system_that_counts_in_seconds_is_not_trusted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InSeconds:
        def __init__(self, told: os.stat_result) -> None:
            self._told = told

        def __getattr__(self, name: str) -> int:
            exact: int = getattr(self._told, name)
            return exact - exact % 1_000_000_000 if name.endswith("_ns") else exact

    look = os.lstat
    time.sleep(2 * TICK)
    monkeypatch.setattr(os, "lstat", lambda *given, **named: InSeconds(look(*given, **named)))
    with trusted_after(TICK):
        first = load_register(root)
        with pytest.raises(AssertionError, match="was read"), nothing_is_read():
            load_register(root)
        assert load_register(root) == first


@pytest.mark.usefixtures("kept")
@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_link_does_not_tell_whether_its_file_changed(root: Path) -> None:
    real = (root / ITEM).rename(root / "inspections/peel-2022/afi-03.yaml")
    (root / ITEM).symlink_to(real.name)
    time.sleep(2 * TICK)
    with trusted_after(TICK):
        load_register(root)
        real.write_text(with_lines(ITEM, "title: Another title"), encoding="utf-8")
        titles = {item.title for item in load_register(root).sound().items.values()}
    assert "Another title" in titles
    assert titles == {item.title for item in read_cold(root).sound().items.values()}


@pytest.mark.usefixtures("kept")
def test_a_file_with_a_problem_is_never_kept(root: Path) -> None:
    """Neither one that cannot be used nor one that is only laid out unlike the others."""
    write_register(root, {ITEM: with_lines(ITEM, "titel: x"), MAIN: SMALL_REGISTER[MAIN] + "\n"})
    found = [problem.file for problem in load_register(root).problems]
    assert found == [ITEM, MAIN]
    assert [problem.file for problem in load_register(root).problems] == found


@pytest.mark.usefixtures("kept")
def test_each_content_of_a_history_is_parsed_once_ever(tmp_path: Path) -> None:
    """By a trend, and by the register of one commit and then of another."""
    repository = Repository.new(tmp_path)
    root = write_register(tmp_path / "register")
    commits = []
    for month in (6, 7, 8):
        write_register(root, {ITEM: with_lines(ITEM, f"title: Title of month {month}")})
        commits.append(repository.commit(f"2022-0{month}-01T10:00:00+01:00", f"month {month}"))
    days = [date(2022, month, 28) for month in (6, 7, 8)]
    series = read_series(root, days, first_parents(root))
    titles = [register.items["peel-2022/afi-02"].title for _, register in series.registers]
    assert titles == ["Title of month 6", "Title of month 7", "Title of month 8"]
    meetings = snapshot(root, commits[0]).load().sound().meetings  # a trend reads none
    with nothing_is_parsed():
        assert read_series(root, days, first_parents(root)) == series
        for commit, title in zip(commits, titles, strict=True):
            loaded = snapshot(root, commit).load().sound()
            assert loaded.items["peel-2022/afi-02"].title == title
            assert loaded.meetings == meetings


def test_the_id_of_a_content_is_that_of_git(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"name: F\xc3\xb6rce\r\n")
    said = subprocess.run(
        ["git", "hash-object", "--no-filters", "file"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode().strip() == content_id((tmp_path / "file").read_bytes())


def test_it_can_be_turned_off(root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELTRACK_NO_CACHE", "1")
    load_register(root)
    assert not kept.exists()


def _pieces(kept: Path) -> list[Path]:
    return [path for path in kept.rglob("*") if path.is_file()]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folders by their rights")
def test_only_the_user_may_look_into_it(root: Path, kept: Path) -> None:
    load_register(root)
    assert {path.parent.stat().st_mode & 0o777 for path in _pieces(kept)} == {0o700}


def _writable_by_others(piece: Path) -> None:
    piece.chmod(0o666)


def _in_a_folder_for_all(piece: Path) -> None:
    piece.parent.chmod(0o777)


def _behind_a_link(piece: Path) -> None:
    elsewhere = piece.with_name("elsewhere")
    piece.rename(elsewhere)
    piece.symlink_to(elsewhere)


def _cut(piece: Path) -> None:
    piece.write_bytes(piece.read_bytes()[:-1])


def _one_bit_off(piece: Path) -> None:
    data = bytearray(piece.read_bytes())
    data[len(data) // 2] ^= 1
    piece.write_bytes(data)


def _empty(piece: Path) -> None:
    piece.write_bytes(b"")


def _a_folder(piece: Path) -> None:
    piece.unlink()
    piece.mkdir()


ODDITIES = [
    pytest.param(each, marks=pytest.mark.skipif(os.name != "posix", reason="rights of POSIX"))
    for each in (_writable_by_others, _in_a_folder_for_all, _behind_a_link)
] + [pytest.param(each) for each in (_cut, _one_bit_off, _empty, _a_folder)]


@pytest.mark.parametrize("spoil", ODDITIES)
def test_whatever_is_odd_is_read_anew_without_a_word(
    root: Path, kept: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    first = load_register(root)
    for piece in _pieces(kept):
        spoil(piece)
    with pytest.raises(AssertionError, match="was parsed"), nothing_is_parsed():
        load_register(root)
    assert load_register(root) == first
    assert capsys.readouterr() == ("", "")


def test_where_nothing_can_be_written_files_are_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where a folder should be")
    with cache_in(tmp_path / "cache"):
        assert load_register(root) == load_register(root) == read_cold(root)


def test_what_nobody_used_for_two_months_goes(root: Path, kept: Path) -> None:
    old, young = kept / "files-0" / "old", kept / "files-0" / "young"
    for folder in (old, young):
        folder.mkdir(parents=True)
    os.utime(old, (time.time() - 61 * 24 * 3600,) * 2)
    load_register(root)
    assert (old.exists(), young.exists()) == (False, True)


def test_what_another_version_of_a_library_read_is_read_anew(
    root: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel may set the same time on files of the same size in every version."""
    packages = tmp_path / "packages"
    shutil.copytree(Path(ryaml.__file__).parent, packages / "ryaml")
    (packages / "ryaml-0.1.dist-info").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(packages))

    def caches_after_reading() -> int:
        reads = [sys.executable, "-m", "peeltrack", "list", "-R", str(root)]
        subprocess.run(reads, capture_output=True, check=True)
        return len(list(kept.iterdir()))

    assert (caches_after_reading(), caches_after_reading()) == (1, 1)
    (packages / "ryaml-0.1.dist-info").rename(packages / "ryaml-0.2.dist-info")
    assert caches_after_reading() == 2


@pytest.mark.usefixtures("kept")
def test_a_library_that_cannot_be_found_is_no_error(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_cache._version.cache_clear()
    monkeypatch.setattr(record_cache, "find_spec", lambda _: None)
    try:
        assert load_register(root) == read_cold(root)
    finally:
        record_cache._version.cache_clear()


@dataclass(frozen=True)
class Trial:
    """A register in a repository, with the folder that the cache keeps."""

    repository: Repository
    root: Path
    kept: Path

    def text(self, path: str, number: int) -> None:
        """Write other words, of the same length for every number."""
        self._write(path, _line(path, number))

    def text_of_the_same_time(self, path: str, number: int) -> None:
        before = (self.root / path).stat() if (self.root / path).exists() else None
        self.text(path, number)
        if before:
            os.utime(self.root / path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def fault(self, path: str, number: int) -> None:
        self._write(path, f"notes: [] {number}")

    def old_time(self, path: str, number: int) -> None:
        if (self.root / path).exists():
            os.utime(self.root / path, (number, number))

    def new_name(self, path: str, number: int) -> None:
        if (self.root / path).exists() and path != MAIN:
            (self.root / path).rename((self.root / path).with_name(f"afi-0{number + 3}.yaml"))

    def gone(self, path: str, number: int) -> None:  # noqa: ARG002
        (self.root / path).unlink(missing_ok=True)

    def as_it_was(self, path: str, number: int) -> None:  # noqa: ARG002
        (self.root / path).write_text(SMALL_REGISTER[path], encoding="utf-8")

    def commit(self, path: str, number: int) -> None:  # noqa: ARG002
        self.repository.git("commit", "--all", "--allow-empty", "--message", f"change {number}")

    def checkout(self, path: str, number: int) -> None:  # noqa: ARG002
        back = self.repository.git("rev-list", "HEAD").splitlines()
        self.repository.git("checkout", "--force", back[number % len(back)], "--", "register")

    def other_name(self, path: str, number: int) -> None:  # noqa: ARG002
        """Let two files change places, each as old as before."""
        one, other, spare = self.root / ITEM, self.root / OTHER_ITEM, self.root / "spare"
        if one.exists() and other.exists():
            one.rename(spare)
            other.rename(one)
            spare.rename(other)

    def another_file(self, path: str, number: int) -> None:
        """Put another file with the size and the time of this one in its place."""
        before = (self.root / path).stat() if (self.root / path).exists() else None
        new = self.root / "spare"
        new.write_text(with_lines(path, _line(path, number)), encoding="utf-8")
        if before:
            os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        new.replace(self.root / path)

    def touched(self, path: str, number: int) -> None:  # noqa: ARG002
        if (self.root / path).exists():
            (self.root / path).touch()

    def some_time(self, path: str, number: int) -> None:  # noqa: ARG002
        """Wait until the status of every file is trusted."""
        time.sleep(1.5 * TICK)

    def torn_cache(self, path: str, number: int) -> None:  # noqa: ARG002
        for piece in _pieces(self.kept):
            piece.write_bytes(piece.read_bytes()[: number * 300])

    def two_at_once(self, path: str, number: int) -> None:
        self.text(path, number + 6)
        both = [subprocess.Popen([sys.executable, "-c", _READ, str(self.root)]) for _ in range(2)]
        assert [each.wait() for each in both] == [0, 0]

    def _write(self, path: str, lines: str) -> None:
        (self.root / path).write_text(with_lines(path, lines), encoding="utf-8")


Change = Callable[[Trial, str, int], None]
CHANGES: list[Change] = [
    Trial.text, Trial.text_of_the_same_time, Trial.fault, Trial.old_time, Trial.new_name,
    Trial.gone, Trial.as_it_was, Trial.commit, Trial.checkout, Trial.torn_cache,
    Trial.other_name, Trial.another_file, Trial.touched, Trial.some_time,
]  # fmt: skip


def test_warm_is_cold_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> None:
    """Edits, renames, checkouts, times set back or restored, a torn cache, two readers at once."""
    soak = pytestconfig.getoption("--soak")
    # processes take most of the time, so the suite has fewer of them
    changes = [*CHANGES, Trial.two_at_once] if soak else CHANGES
    paths = st.sampled_from([ITEM, OTHER_ITEM, MAIN])
    one = st.tuples(st.sampled_from(changes), paths, st.integers(0, 5))

    @settings(
        deadline=None,
        max_examples=2_000 if soak else 25,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(one, min_size=1, max_size=12))
    def sequence(made: list[tuple[Change, str, int]]) -> None:
        folder = tmp_path_factory.mktemp("trial")
        repository = Repository.new(folder)
        root = write_register(folder / "register")
        repository.commit("2022-06-01T10:00:00+01:00", "begin")
        with trusted_after(TICK), cache_in(folder / "cache") as kept:
            load_register(root)
            for change, path, number in made:
                change(Trial(repository, root, kept), path, number)
                assert load_register(root) == read_cold(root), (change, path, number)

    sequence()


def test_two_readers_at_once_are_told_the_same(root: Path, tmp_path: Path, kept: Path) -> None:
    trial = Trial(Repository(tmp_path), root, kept)
    for number in range(3):
        trial.two_at_once(ITEM, number)
        assert load_register(root) == read_cold(root)


def _line(path: str, number: int) -> str:
    if path == MAIN:
        return f"name: Force {number}"
    if path == OTHER_ITEM:
        told = f"- date: 2022-05-01\n  text: Begun.\n- date: 2022-06-{number + 1:02}\n  text: Told."
        return f"progress:\n{told}"
    return f"title: Title number {number}"


_READ = f"""
import sys
from pathlib import Path
from peeltrack.storage import file_index
from peeltrack.storage.load import load_register
file_index._GRAIN = {TICK} * 1e9
load_register(Path(sys.argv[1]))
"""


def _read_killed(root: Path, call: int) -> bool:
    """Read a register, and die at a call of the writing of the cache, if it makes so many."""
    file_index._GRAIN = 0
    left, save, armed = [call], RecordCache.save, list[bool]()

    def count(event: str, _: object) -> None:
        if armed and event.partition(".")[0] in ("open", "os", "shutil", "pathlib"):
            left[0] -= 1
            if left[0] < 0:
                signal.raise_signal(signal.SIGKILL)  # os.kill would be counted too, for ever

    def armed_save(cache: RecordCache) -> None:
        armed.append(True)
        save(cache)
        armed.clear()

    sys.addaudithook(count)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RecordCache, "save", armed_save)
        load_register(root)
    return True


@pytest.mark.usefixtures("kept")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no such signal on Windows")
def test_a_writer_killed_at_any_call_leaves_the_answer_as_it_is(root: Path) -> None:
    load_register(root)
    calls = 0
    while True:
        for path in (ITEM, MAIN):
            changed = with_lines(path, _line(path, calls))
            (root / path).write_text(changed, encoding="utf-8")
        code = end_of(begin(partial(_read_killed, root, calls)))
        assert load_register(root) == read_cold(root)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        calls += 1
    assert calls > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows writes it itself")
def test_many_records_are_written_by_another_process(root: Path, kept: Path) -> None:
    many = "from peeltrack.storage import record_cache\nrecord_cache._MANY = 0\n" + _READ
    said = subprocess.run(
        [sys.executable, "-c", many, str(root)], capture_output=True, check=True, timeout=60
    )
    assert said.stdout + said.stderr == b""
    end = time.monotonic() + 30
    while len([p for p in _pieces(kept) if p.suffix != ".new"]) < 3 and time.monotonic() < end:
        time.sleep(0.02)
    with nothing_is_parsed():
        assert {type(each) for each in load_register(root).sound().items.values()} == {Item}
