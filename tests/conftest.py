"""What the whole suite shares: its options, registers, compiled templates, and one Chromium."""

import contextlib
import gc
import inspect
import os
import shutil
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from jinja2.bccache import Bucket
from ruamel.yaml import YAML

from peeltrack.documents.formats import templates
from peeltrack.model.register import Register
from peeltrack.storage import load
from peeltrack.storage.load import load_register
from tests.registers import register_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType

    from playwright.sync_api import Browser, Page

    from peeltrack.model.problems import Problem
    from peeltrack.model.record import Record
    from peeltrack.storage.files import RegisterFile

    Read = tuple[Record | None, tuple[Problem, ...]]

ROOT = Path(__file__).parents[1]
SHORT = 5_000
"""Characters of a file that is usual; how long ones are composed is measured."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="Write the expected documents anew")
    parser.addoption("--soak", action="store_true", help="Run the big trials whole")


@pytest.fixture(scope="session", autouse=True)
def _collected_seldom() -> "Iterator[None]":
    """Garbage is collected as seldom as in a command, and never what the tests are made of.

    Reading a register freezes what is in memory; a library that counts at the end minds.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000)
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def _standing_in_no_register(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[None]":
    """The checkout holds one, and every command on another would say so."""
    with contextlib.chdir(tmp_path_factory.mktemp("nowhere")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _with_a_journal_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[None]":
    """What commands write is remembered for undo, and not in the tester's own folder."""
    folder = str(tmp_path_factory.mktemp("state"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEELTRACK_NO_CACHE", "1")  # tests of the cache take it away
        patch.setenv("XDG_STATE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield


class _Compiled(jinja2.BytecodeCache):
    """What templates compiled to, by their place and their text."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> "Iterator[None]":
    """Documents are rendered hundreds of times here, and compiling takes most of each.

    What a sandboxed environment compiles is other code than what a trusted one does.
    """
    sandboxed, trusted = templates._environment, templates._trusted_environment
    of_sandboxed, of_trusted = _Compiled(), _Compiled()

    def remembering(
        folders: "Sequence[Path]", own: templates.OwnTemplates | None, seconds: float | None
    ) -> jinja2.Environment:
        environment = sandboxed(folders, own, seconds)
        environment.bytecode_cache = of_sandboxed
        return environment

    def trusting(
        folders: "Sequence[Path]", compiled: jinja2.BytecodeCache | None
    ) -> jinja2.Environment:
        without_cache = "PEELTRACK_NO_CACHE" in os.environ
        return trusted(folders, of_trusted if without_cache else compiled)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "_environment", remembering)
        patch.setattr(templates, "_trusted_environment", trusting)
        yield


@pytest.fixture(scope="session", autouse=True)
def _trees_composed_once() -> "Iterator[None]":
    """The same few files are edited by most tests, and ruamel takes most of an edit."""
    compose = YAML.compose

    @lru_cache(maxsize=500)
    def short(text: str) -> object:
        return compose(YAML(typ="rt", pure=True), text)

    def remembering(yaml: YAML, text: str) -> object:
        return short(text) if len(text) < SHORT else compose(yaml, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(YAML, "compose", remembering)
        yield


@pytest.fixture(scope="session", autouse=True)
def _records_read_once() -> "Iterator[None]":
    """Most tests begin with the same few files, and what is read of one can never change."""
    read = load.record_of
    read_before = lru_cache(maxsize=2_000)(read)

    def remembering(file: "RegisterFile", data: bytes) -> "Read":
        without_cache = "PEELTRACK_NO_CACHE" in os.environ
        return (read_before if without_cache else read)(file, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "record_of", remembering)
        yield


@pytest.fixture
def register(request: pytest.FixtureRequest) -> Register:
    """The register in the test's own docstring (tests/registers.py tells its form)."""
    return register_from(inspect.cleandoc(request.function.__doc__ or ""))


@pytest.fixture(scope="session")
def west_mercia() -> Register:
    """The register that the project ships."""
    loaded = load_register(ROOT / "register")
    assert loaded.register is not None
    return loaded.register


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A Chromium, started at most once by each process that runs tests."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed, and CI must not go without these tests")
    if chromium is None:
        pytest.skip("Chromium is not installed: no page is opened or printed")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    arguments += ["--disable-quic", "--no-first-run"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield running
        running.close()


@pytest.fixture
def page_says(pytestconfig: pytest.Config) -> "Callable[[Path, str], None]":
    """See that a page says just this; with --golden, it is made to."""

    def see(page: Path, said: str) -> None:
        if pytestconfig.getoption("--golden"):
            page.write_text(said, encoding="utf-8", newline="\n")
        assert said == page.read_text(encoding="utf-8")

    return see


@pytest.fixture(scope="session")
def _only_tab(browser: "Browser") -> "Page":
    """Where every page is opened: a tab of its own costs more than most pages do."""
    return browser.new_page()


@pytest.fixture
def tab(_only_tab: "Page") -> "Page":
    """A tab of Chromium as if it were new: empty, light, and free to ask for anything."""
    _only_tab.unroute_all()
    _only_tab.goto("about:blank")
    _only_tab.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    _only_tab.set_viewport_size({"width": 1280, "height": 720})
    return _only_tab
