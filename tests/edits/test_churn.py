"""An edit changes the lines that it means to, however the file was written by hand."""

from pathlib import Path

import pytest

from tests.edits.churn import Tally, try_one


def test_every_line_of_the_difference_belongs_to_the_edit(
    tmp_path: Path, pytestconfig: pytest.Config, churn: Tally
) -> None:
    soak = pytestconfig.getoption("--soak")
    for seed in range(2_500 if soak else 120):
        try_one(tmp_path, seed, churn)
    assert churn.edits >= (2_500 if soak else 140)
    assert churn.changed == churn.meant
    assert churn.refused / churn.edits <= 0.005
