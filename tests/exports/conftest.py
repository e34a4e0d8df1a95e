"""Exports that several tests look at, each written once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from peeltrack.exports.source import Export, MonthEnd
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.as_at import as_at
from tests.exports.hostile import hostile_register
from tests.exports.read_back import Read, written

DAY = date(2022, 6, 15)


@pytest.fixture(scope="session")
def shipped(west_mercia: Register) -> Export:
    """West Mercia's register on the day of the panel's paper, with two months of its past."""
    days = (date(2022, 4, 30), date(2022, 5, 31))
    months = [MonthEnd(day, as_at(west_mercia, day), "facts") for day in days]
    return Export.of(as_at(west_mercia, DAY), DAY, Audience.INTERNAL, months=lambda: months)


@pytest.fixture(scope="session")
def hostile() -> Export:
    register = hostile_register()
    months = [MonthEnd(DAY, register, "facts")]
    return Export(register, DAY, months=lambda: months)


@pytest.fixture(scope="session")
def shipped_read(shipped: Export, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Read]:
    """It in each format, read back."""
    return written(shipped, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the hostile register's exports lie."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="session")
def hostile_read(hostile: Export, folder: Path) -> Mapping[str, Read]:
    """Them, read back."""
    return written(hostile, folder)
