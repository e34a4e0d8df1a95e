"""What the whole suite shares: its options, and a register told in a test's docstring."""

import inspect
from pathlib import Path

import pytest

from peeltrack.model.register import Register
from peeltrack.storage.load import load_register
from tests.registers import register_from

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="Write the expected documents anew")
    parser.addoption("--soak", action="store_true", help="Run the big trials whole")


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
