"""The office in which commands that write are tried."""

import os
from pathlib import Path

import pytest

from tests.cli.small_office import Office, open_office, plain_environment
from tests.copied_repositories import copy_of


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A register in no repository."""
    for name in set(os.environ) - set(plain_environment()):
        monkeypatch.delenv(name)
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)
    return open_office(tmp_path)


@pytest.fixture
def git_office(office: Office) -> Office:
    """A register in a repository of its own, everything committed."""
    copy_of("office", lambda folder: open_office(folder).begin_repository(), office.folder)
    return office
