"""The folder of a site: what is replaced, what is removed, and what is left alone."""

import json
import os
from pathlib import Path

import pytest

from peeltrack.errors import PeelTrackError, UnreadableError, UnwritableError
from peeltrack.storage import site_folder
from peeltrack.storage.atomic_write import replace_derived
from peeltrack.storage.errors import AlreadyThereError
from peeltrack.storage.site_folder import SiteFolder


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
    with pytest.raises(UnwritableError, match=f"it holds a site for the {there} audience"):
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
