"""`site`: the folder that it writes, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.shipped_register import run

DAY = ("--on", "2022-07-25")


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
    assert "it holds a site for the internal audience" in refused.stderr


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
