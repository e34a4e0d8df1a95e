"""Merges of what two people did to a meeting, to register.yaml and to an item, drawn at random."""

from random import Random

import pytest

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import CannotMergeError, carry_out
from peeltrack.cli.shared.merge_files import merge_file
from peeltrack.storage.dump import dump
from peeltrack.storage.yaml import parse
from tests.changes.random_edits import FILES, clash, comparable, facts, is_for_lines, made


@pytest.mark.parametrize("name", FILES)
def test_both_sides_edits_come_together(name: str, pytestconfig: pytest.Config) -> None:
    """The same both ways round, and what comes of making both sides' edits one after another.

    A conflict where both changed one fact, differently, and nowhere else; git's lines where
    one turned a list and the other touched it.
    """
    trials = 10_000 if pytestconfig.getoption("--soak") else 150
    file, seen = FILES[name], {"merged": 0, "conflicts": 0, "lines": 0}
    base = file.base
    for seed in range(trials):
        chance = Random(seed)  # noqa: S311 (not a secret)
        mine, yours = file.edits(chance, "ours"), file.edits(chance, "theirs")
        ours, theirs = made(mine, base), made(yours, base)
        if is_for_lines(base, ours, theirs, [*mine, *yours]):
            for sides in ((ours, theirs), (theirs, ours)):
                with pytest.raises(CannotMergeError):
                    merge(base, *sides)
            seen["lines"] += 1
            continue
        one, other = merge(base, ours, theirs), merge(base, theirs, ours)
        here, there = carry_out(ours, one.decisions), carry_out(theirs, other.decisions)
        assert bool(one.conflicts) == clash(mine, yours), (seed, mine, yours)
        names = [sorted(each.name for each in found.conflicts) for found in (one, other)]
        assert names[0] == names[1], (seed, mine, yours)
        if one.conflicts:
            seen["conflicts"] += 1
            continue
        assert here == there, (seed, mine, yours)
        before, left, right, now = (set(facts(each)) for each in (base, ours, theirs, here))
        assert now == (left & right) | (left - before) | (right - before), (seed, mine, yours)
        only_yours = [edit for edit in yours if edit not in mine]
        both = made([*mine, *only_yours], base)
        assert comparable(here, base) == comparable(both, base), (seed, mine, yours)
        seen["merged"] += 1
    assert min(seen[each] for each in ("merged", "conflicts")) > trials / 20
    assert (seen["lines"] > trials / 50) == bool(file.turns)


@pytest.mark.parametrize("name", FILES)
def test_texts_come_together_as_their_values_do(name: str, pytestconfig: pytest.Config) -> None:
    """Whatever way the text takes; and where it cannot be merged, nothing either wrote is lost."""
    trials = 1_000 if pytestconfig.getoption("--soak") else 12
    file, base = FILES[name], FILES[name].base
    for seed in range(trials):
        chance = Random(seed)  # noqa: S311 (not a secret)
        ours, theirs = (made(file.edits(chance, side), base) for side in ("ours", "theirs"))
        before, left, right = (dump(each).encode() for each in (base, ours, theirs))
        found = merge_file(file.path, before, left, right)
        content = found.content.decode()
        try:
            meant = merge(base, ours, theirs)
        except CannotMergeError:
            meant = None
        if meant is None or meant.conflicts:
            whole = set(content.splitlines())
            for side in (ours, theirs):
                new = set(dump(side).splitlines()) - set(dump(base).splitlines())
                assert {line.strip() for line in new} <= {line.strip() for line in whole}, seed
        else:
            assert parse(content) == carry_out(ours, meant.decisions), seed
        assert bool(found.conflicts) == ("<<<<<<< ours\n" in content), seed
