"""Compiled templates: used for the very text they were compiled of, and for nobody else's."""

from pathlib import Path

import pytest

from peeltrack.documents.formats.compiled_templates import CompiledTemplates
from peeltrack.documents.formats.templates import Renderer
from peeltrack.documents.parts.header import document_header
from peeltrack.model.vocabulary import Audience
from peeltrack.storage.compiled_templates import compiled_before, keep_compiled
from tests.documents.builders import ON, a_register

PAGE = document_header(a_register(), "Title", Audience.INTERNAL, ON)


def opened(folder: Path) -> CompiledTemplates:
    return CompiledTemplates(compiled_before(folder, "one"))


def rendered(folder: Path, kept: CompiledTemplates) -> str:
    renderer = Renderer((folder,), check=lambda _: None, is_trusted=True, compiled=kept)
    return renderer.page("one.html.j2", PAGE, {})


def test_a_template_is_compiled_once_and_anew_when_its_text_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PEELTRACK_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    template = tmp_path / "one.html.j2"
    template.write_text("<p>{{ page.title }}</p>")
    first = opened(tmp_path)
    assert rendered(tmp_path, first) == "<p>Title</p>\n"
    assert first.has_new
    keep_compiled(tmp_path, "one", first.known)
    second = opened(tmp_path)
    assert rendered(tmp_path, second) == "<p>Title</p>\n"
    assert not second.has_new
    template.write_text("<b>{{ page.title }}</b>")
    assert rendered(tmp_path, opened(tmp_path)) == "<b>Title</b>\n"
    (kept,) = tmp_path.rglob("compiled")
    kept.write_bytes(b"torn")
    assert compiled_before(tmp_path, "one") == {}


def test_nothing_is_kept_where_the_cache_is_turned_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEELTRACK_NO_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    keep_compiled(tmp_path, "one", {"key": b"code"})
    assert compiled_before(tmp_path, "one") == {}
    assert not (tmp_path / "cache").exists()
