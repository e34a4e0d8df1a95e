"""Runs of numbers: each is the one that a search through all runs would find, only sooner."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeltrack.imports.reports.counted_runs import CountedRuns, Run

NUMBERS = st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=30)


def _searched(numbers: list[tuple[int, bool]], continued: str) -> list[Run]:
    runs: list[Run] = []
    for place, (number, may_begin) in enumerate(numbers):
        known = runs if continued == "first" else reversed(runs)
        run = next((each for each in known if each[-1][0] == number - 1), None)
        if run:
            run.append((number, place))
        elif may_begin:
            runs.append([(number, place)])
    return runs


@pytest.mark.parametrize("continued", ["first", "latest"])
@given(numbers=NUMBERS)
def test_a_number_continues_the_run_that_ends_before_it(
    continued: Literal["first", "latest"], numbers: list[tuple[int, bool]]
) -> None:
    counted = CountedRuns(continued)
    for place, (number, may_begin) in enumerate(numbers):
        counted.add(number, place, may_begin=may_begin)
    assert counted.runs == _searched(numbers, continued)


def test_of_two_runs_the_first_or_the_latest_goes_on() -> None:
    first, latest = CountedRuns("first"), CountedRuns("latest")
    for place, number in enumerate((1, 1, 2)):
        first.add(number, place)
        latest.add(number, place)
    assert first.runs == [[(1, 0), (2, 2)], [(1, 1)]]
    assert latest.runs == [[(1, 0)], [(1, 1), (2, 2)]]
