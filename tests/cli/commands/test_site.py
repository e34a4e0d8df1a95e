"""`site`: the folder that it writes, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.shipped_register import run
from tests.cli.small_office import Office

DAY = ("--on", "2022-07-25")
AUTHOR = ("--by", "liaison", "--date", "2022-08-01")


def test_a_site_is_written_twice_with_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    result = run("site", "-o", str(one), *DAY)
    assert result.exit_code == 0, result.stderr
    assert result.stderr.splitlines()[-1] == f"Wrote 49 pages. Open {one / 'index.html'}"
    assert run("site", "-o", str(other), *DAY).exit_code == 0
    files = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files)
    listed = json.loads((one / "site.json").read_bytes())["files"]
    assert {str(name.as_posix()) for name in files} == {"site.json", *listed}
    refused = run("site", "-o", str(one), *DAY, "--audience", "public")
    assert refused.exit_code == 3
    assert "it has a site for the internal audience" in refused.stderr


def test_a_public_site_names_the_updates_that_it_does_not_show(tmp_path: Path) -> None:
    result = run("site", "-o", str(tmp_path / "public"), *DAY, "--audience", "public")
    assert result.exit_code == 0, result.stderr
    assert "Updates that await review are not shown" in result.stderr


def test_against_needs_an_internal_site_and_since_an_earlier_date(tmp_path: Path) -> None:
    out = str(tmp_path / "x")
    public = run("site", "-o", out, *DAY, "--audience", "public", "--against", "HEAD")
    assert public.exit_code == 2
    assert "internal site" in public.stderr
    late = run("site", "-o", out, *DAY, "--since", "2022-07-25")
    assert late.exit_code == 2
    assert not Path(out).exists()


@pytest.mark.parametrize("name", [".git/site", "site.txt/x"])
def test_a_place_where_no_site_can_be_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "site.txt").write_text("mine")
    result = run("site", "-o", str(tmp_path / name), *DAY)
    assert result.exit_code == 3
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_branch_is_shown_with_its_changes_and_the_force_s_own_look(
    git_office: Office, tmp_path: Path
) -> None:
    office, out = git_office, tmp_path / "preview"
    folder = office.folder / "templates" / "site"
    folder.mkdir(parents=True)
    (folder / "footer.html.j2").write_text("<footer><p>Our own foot.</p></footer>\n")
    (folder.parent / "crest.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    office.run("force", "site", "change", "--logo", "crest.png", "--commit", *AUTHOR)
    office.run("rag", "afi-1", "yellow", "--because", "Checks in place.", "--commit", *AUTHOR)
    done = office.run("site", "-o", str(out), "--against", "HEAD~1...HEAD", "--on", "2022-08-02")
    assert done.code == 0, done.err
    changes = (out / "changes.html").read_text(encoding="utf-8")
    assert "HEAD~1...HEAD" in changes
    assert "Our own foot." in changes
    assert '<img src="logo.png" alt="">' in changes
    assert (out / "logo.png").read_bytes().endswith(b"rest")
    pages = {path.name for path in out.rglob("*.html") if "tag changed" in path.read_text("utf-8")}
    assert pages == {"items.html", "afi-01.html"}


def test_one_file_replaces_an_earlier_one_for_the_same_readers_alone(tmp_path: Path) -> None:
    out = tmp_path / "register.html"
    assert run("site", "-o", str(out), *DAY).exit_code == 0
    assert run("site", "-o", str(out), *DAY).exit_code == 0
    public = run("site", "-o", str(out), *DAY, "--audience", "public")
    assert (public.exit_code, public.stdout) == (3, "")
    assert "it is a site for the internal audience" in public.stderr
    out.write_text("<p>Mine</p>")
    assert run("site", "-o", str(out), *DAY).exit_code != 0
    assert out.read_text() == "<p>Mine</p>"
