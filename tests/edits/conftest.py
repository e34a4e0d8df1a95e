"""The figure of the churn trials, said at the end of the run."""

import pytest

from tests.edits.churn import Tally

_TALLY = Tally()


@pytest.fixture
def churn() -> Tally:
    """What the churn trials of this run come to."""
    return _TALLY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _TALLY.edits:
        terminalreporter.write_line(f"churn: {_TALLY}")
