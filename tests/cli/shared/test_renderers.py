"""A template of the force's own is limited wherever it has a part in a paper."""

from pathlib import Path

import pytest

from peeltrack.cli.shared.renderers import renderers
from peeltrack.documents.board import forum_brief
from peeltrack.documents.formats.templates import shipped_names
from peeltrack.errors import TemplateFailedError
from tests.documents.builders import ON, a_register, an_item

LONG = "<h1>T</h1>{{ ('a' * 2000000) | length }}"


def rendered(register: Path) -> str:
    view = forum_brief(a_register(an_item()), "hta", ON)
    with renderers(register, {"hta.html.j2", *shipped_names()}) as renderer:
        return renderer(lambda _: None).page("hta.html.j2", view.page, {"brief": view})


@pytest.mark.parametrize("name", ["hta.html.j2", "page.html.j2", "macros.html.j2"])
def test_the_limits_hold_where_one_part_is_the_forces_own(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEELTRACK_NO_CACHE", "1")
    register = tmp_path / "register"
    register.mkdir()
    assert "Holding to Account: brief for 23 May 2022</h1>" in rendered(register)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(LONG, encoding="utf-8")
    with pytest.raises(TemplateFailedError, match="more than 1,000,000 characters"):
        rendered(register)
