"""The folder of a site: what is replaced, what is removed, and what is left alone."""

import json
import os
import time
from functools import partial
from pathlib import Path
from random import Random

import pytest

from peeltrack.errors import PeelTrackError, UnreadableError, UnwritableError
from peeltrack.storage import site_folder
from peeltrack.storage.atomic_write import replace_derived
from peeltrack.storage.errors import AlreadyThereError
from peeltrack.storage.site_folder import SiteFolder
from tests.cli.processes import begin, kill


def written(path: Path, files: dict[str, str], audience: str = "internal") -> None:
    folder = SiteFolder(path, audience)
    folder.begin()
    for name, text in files.items():
        folder.write(name, text.encode())
    folder.finish({"date": "2022-07-25", "revision": None})


def names(path: Path) -> list[str]:
    return sorted(each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file())


def test_the_list_names_every_file_with_its_hash(tmp_path: Path) -> None:
    written(tmp_path / "site", {"index.html": "A", "items/peel/afi-1.html": "B"})
    assert json.loads((tmp_path / "site/site.json").read_bytes()) == {
        "schema": 1,
        "audience": "internal",
        "date": "2022-07-25",
        "revision": None,
        "files": {
            "index.html": "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd",
            "items/peel/afi-1.html": (
                "df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c"
            ),
        },
    }


def test_outdated_pages_go_and_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    written(tmp_path, {"index.html": "A", "items/old/afi-1.html": "B", "items/new/afi-1.html": "C"})
    (tmp_path / "items/old/notes.txt").write_text("mine")
    written(tmp_path, {"index.html": "A"})
    assert names(tmp_path) == ["index.html", "items/old/notes.txt", "site.json"]
    assert not (tmp_path / "items/new").exists()


def test_a_page_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    written(tmp_path, {"index.html": "A", "about.html": "B"})
    for name in ("index.html", "about.html", "site.json"):
        os.utime(tmp_path / name, (1, 1))
    written(tmp_path, {"index.html": "A", "about.html": "C"})
    touched = {name for name in names(tmp_path) if (tmp_path / name).stat().st_mtime != 1}
    assert touched == {"about.html", "site.json"}


def test_nothing_is_written_over_a_folder_that_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_text("mine")
    with pytest.raises(AlreadyThereError):
        SiteFolder(tmp_path, "internal").begin()
    (tmp_path / "site.json").write_text("[]")
    with pytest.raises(UnreadableError, match="not the list of a site"):
        SiteFolder(tmp_path, "internal").begin()
    assert names(tmp_path) == ["holiday.jpg", "site.json"]


@pytest.mark.parametrize(("there", "new"), [("internal", "public"), ("public", "internal")])
def test_a_site_is_never_replaced_by_one_for_other_readers(
    tmp_path: Path, there: str, new: str
) -> None:
    written(tmp_path, {"index.html": "A"}, there)
    with pytest.raises(UnwritableError, match=f"it has a site for the {there} audience"):
        written(tmp_path, {"index.html": "B"}, new)
    assert (tmp_path / "index.html").read_text() == "A"


def test_a_run_that_stops_leaves_each_page_whole_and_the_next_one_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        if path.name == "b.html":
            raise OSError(28, "No space left on device", str(path))
        replace_derived(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(site_folder, "replace_derived", full)
        with pytest.raises(UnwritableError, match="No space left on device"):
            written(tmp_path, {"a.html": "A", "b.html": "B"})
    assert names(tmp_path) == [".site-begun", "a.html"]
    with pytest.raises(UnwritableError, match="internal audience"):
        written(tmp_path, {"a.html": "A"}, "public")
    written(tmp_path, {"a.html": "A", "b.html": "B"})
    assert names(tmp_path) == ["a.html", "b.html", "site.json"]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_page_of_a_stopped_run_that_the_next_one_does_not_have_goes(
    tmp_path: Path, is_first: bool
) -> None:
    if not is_first:
        written(tmp_path, {"index.html": "A", "items/old.html": "O"})
    stopped = SiteFolder(tmp_path, "internal")
    stopped.begin()
    stopped.write("index.html", b"B")
    stopped.write("items/gone/now-restricted.html", b"B")
    for folder in (tmp_path, tmp_path / "items/gone"):
        (folder / ".next.html.peeltrack-tmp").write_text("half of it")
    written(tmp_path, {"index.html": "C"})
    assert names(tmp_path) == ["index.html", "site.json"]
    assert not (tmp_path / "items").exists()


@pytest.mark.parametrize("left", ["", "internal", "internal\nindex.ht"])
def test_a_run_stopped_while_it_noted_its_beginning_is_finished(tmp_path: Path, left: str) -> None:
    (tmp_path / ".site-begun").write_text(left)
    written(tmp_path, {"index.html": "A"})
    assert names(tmp_path) == ["index.html", "site.json"]
    (tmp_path / ".site-begun").write_text("My notes\n")
    with pytest.raises(UnreadableError, match="not the beginning of a site"):
        SiteFolder(tmp_path, "internal").begin()


def _is_written(path: Path, files: dict[str, str]) -> bool:
    written(path, files)
    return True


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be killed by a signal here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_run_killed_at_any_moment_leaves_whole_pages_and_the_next_one_finishes(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    old = {f"items/{n}.html": f"old {n}" * 5_000 for n in range(40)}
    new = {f"items/{n}.html": f"new {n}" * 5_000 for n in range(20, 60)}
    began = time.perf_counter()
    written(tmp_path / "done", new)
    lasts = time.perf_counter() - began
    chance, outcomes = Random(1), set()  # noqa: S311 (the same moments for the same seed)
    for trial in range(100 if pytestconfig.getoption("--soak") else 12):
        folder = tmp_path / str(trial)
        if trial % 3:
            written(folder, old)
        pid = begin(partial(_is_written, folder, new))
        time.sleep(chance.random() * 1.5 * lasts)
        kill(pid)
        pages = {name: (folder / name).read_text() for name in names(folder) if "html" in name}
        whole = {name: text for name, text in pages.items() if not name.startswith("items/.")}
        assert all(text in (old.get(name), new.get(name)) for name, text in whole.items())
        outcomes.add(whole == new)
        written(folder, new)
        assert names(folder) == sorted([*new, "site.json"])
        assert {name: (folder / name).read_text() for name in new} == new
    assert False in outcomes


def test_a_list_that_was_tampered_with_removes_nothing_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    site = tmp_path / "site"
    written(site, {"index.html": "A"})
    known = json.loads((site / "site.json").read_bytes())
    outside = tmp_path / "precious.txt"
    known["files"] |= {"../precious.txt": "", str(outside): "", "a/b/c/d.html": ""}
    (site / "site.json").write_text(json.dumps(known))
    written(site, {"index.html": "A"})
    assert outside.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "site", {"index.html": "A"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/items").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnwritableError, match="leaves the folder"):
        written(tmp_path / "site", {"items/peel.html": "B"})
    assert not any((tmp_path / "elsewhere").iterdir())


def test_a_file_and_the_folder_of_git_are_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in ("file", ".git/site"):
        with pytest.raises(PeelTrackError):
            SiteFolder(tmp_path / place, "internal").begin()
