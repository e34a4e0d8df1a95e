"""Two people's versions of a file, merged entry by entry."""

from random import Random
from typing import Any

import pytest

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import CannotMergeError, carry_out
from peeltrack.cli.shared.merge_files import merge_file
from peeltrack.storage.dump import dump
from peeltrack.storage.yaml import parse
from tests.changes.three_versions import (
    BASE,
    after,
    both_moved_the_target,
    clash,
    comparable,
    drawn_edits,
    facts,
    united,
    vouched,
)
from tests.changes.two_branches import ITEM, RECORDED

U1 = "{date: 2022-05-01, by: a, text: One.}"
U2 = "{date: 2022-05-02, by: a, text: Two.}"
U3 = "{date: 2022-05-03, by: b, text: Three.}"
R1 = "{date: 2022-05-01, from: red, to: amber, because: x}"
R2 = "{date: 2022-05-02, from: amber, to: green, because: ours}"
R3 = "{date: 2022-05-03, from: amber, to: yellow, because: theirs}"

# Base, ours, theirs, and what comes of them: values, or the places of the conflicts.
ROWS = [
    ("a: 1", "a: 1", "a: 1", "a: 1"),
    ("a: 1", "a: 2", "a: 1", "a: 2"),
    ("a: 1", "a: 1", "a: 2", "a: 2"),
    ("a: 1", "a: 2", "a: 2", "a: 2"),
    ("a: 1", "a: 2", "a: 3", ["a"]),
    ("a: 1", "{a: 1, b: 2}", "{a: 1, c: 3}", "{a: 1, b: 2, c: 3}"),
    ("a: 1", "{a: 1, b: 2}", "{a: 1, b: 3}", ["b"]),
    ("{a: 1, b: 2}", "a: 1", "{a: 1, b: 2}", "a: 1"),
    ("{a: 1, b: 2}", "{a: 1, b: 2}", "a: 1", "a: 1"),
    ("{a: 1, b: 2}", "a: 1", "{a: 1, b: 3}", ["b"]),
    ("{a: 1, b: 2}", "{a: 1, b: 3}", "a: 1", ["b"]),
    # Two updates to one item both stay, in order of their dates.
    (
        f"progress: [{U1}]",
        f"progress: [{U1}, {U3}]",
        f"progress: [{U1}, {U2}]",
        f"progress: [{U1}, {U2}, {U3}]",
    ),
    (
        f"progress: [{U1}]",
        f"progress: [{U1}, {U2}]",
        f"progress: [{U1}, {U2}]",
        f"progress: [{U1}, {U2}]",
    ),
    (
        "a: 1",
        f"{{a: 1, progress: [{U2}]}}",
        f"{{a: 1, progress: [{U1}]}}",
        f"{{a: 1, progress: [{U1}, {U2}]}}",
    ),
    # One reviews an update, the other adds one.
    (
        f"progress: [{U1}]",
        f"progress: [{U1[:-1]}, reviewed: {{date: 2022-05-02, by: f}}}}]",
        f"progress: [{U1}, {U2}]",
        f"progress: [{U1[:-1]}, reviewed: {{date: 2022-05-02, by: f}}}}, {U2}]",
    ),
    # Both reword one update; one rewords what the other takes away.
    (
        f"progress: [{U1}]",
        f"progress: [{U1.replace('One', 'Ours')}]",
        f"progress: [{U1.replace('One', 'Theirs')}]",
        ["progress.1.text"],
    ),
    (
        f"progress: [{U1}, {U2}]",
        f"progress: [{U2}]",
        f"progress: [{U1.replace('One', 'Theirs')}, {U2}]",
        ["progress"],
    ),
    (
        f"progress: [{U1}, {U2}]",
        f"progress: [{U2}]",
        f"progress: [{U1}, {U2}, {U3}]",
        f"progress: [{U2}, {U3}]",
    ),
    (
        f"progress: [{U1}, {U2}]",
        f"progress: [{U1}, {U2}, {U3}]",
        f"progress: [{U2}]",
        f"progress: [{U2}, {U3}]",
    ),
    # Steps by their ids.
    (
        "steps_to_green: [{id: x, text: X}, {id: y, text: Y}]",
        "steps_to_green: [{id: x, text: X, done: 2022-05-01}, {id: y, text: Y}]",
        "steps_to_green: [{id: x, text: X}, {id: y, text: Y, due: 2022-06-01}]",
        "steps_to_green: [{id: x, text: X, done: 2022-05-01}, {id: y, text: Y, due: 2022-06-01}]",
    ),
    (
        "steps_to_green: [{id: x, text: X}]",
        "steps_to_green: [{id: x, text: X, due: 2022-06-01}]",
        "steps_to_green: [{id: x, text: X, due: 2022-06-02}]",
        ["steps_to_green.1.due"],
    ),
    (
        "steps_to_green: [{id: x, text: X}]",
        "steps_to_green: [{id: x, text: X}, {id: y, text: Ours}]",
        "steps_to_green: [{id: x, text: X}, {id: y, text: Theirs}]",
        ["steps_to_green.2.text"],
    ),
    # A RAG changed on both sides is for a person, even where both chose alike.
    (
        f"{{rag: amber, rag_changes: [{R1}]}}",
        f"{{rag: green, rag_changes: [{R1}, {R2}]}}",
        f"{{rag: yellow, rag_changes: [{R1}, {R3}]}}",
        ["rag"],
    ),
    (
        f"{{rag: amber, rag_changes: [{R1}]}}",
        f"{{rag: green, rag_changes: [{R1}, {R2}]}}",
        f"{{rag: green, rag_changes: [{R1}, {R3.replace('yellow', 'green')}]}}",
        ["rag_changes"],
    ),
    (
        f"{{rag: amber, rag_changes: [{R1}]}}",
        f"{{rag: green, rag_changes: [{R1}, {R2}]}}",
        f"{{rag: amber, rag_changes: [{R1}], title: x}}",
        f"{{rag: green, rag_changes: [{R1}, {R2}], title: x}}",
    ),
    # Plain lists by content.
    ("p: [a, b]", "p: [a, b, c]", "p: [b]", "p: [b, c]"),
    ("p: [a]", "a: 1", "p: [a]", "a: 1"),
    ("p: [a]", "p: [a]", "a: 1", "a: 1"),
    ("p: [a, b]", "p: [a, b]", "p: [b, a]", "p: [b, a]"),
]


def values(text: str) -> dict[str, Any]:
    found: dict[str, Any] = parse(text)
    return found


# Both moved the target to one same day, each from the day before both: what each recorded
# stays as it was recorded, which replaying one after the other would not give.
T1, T2 = (
    f"{{date: 2022-05-0{day}, from: 2022-06-01, to: 2022-07-01, because: {who}}}"
    for day, who in ((1, "ours"), (2, "theirs"))
)
ROWS.append(
    (
        "target: 2022-06-01",
        f"{{target: 2022-07-01, target_changes: [{T1}]}}",
        f"{{target: 2022-07-01, target_changes: [{T2}]}}",
        f"{{target: 2022-07-01, target_changes: [{T1}, {T2}]}}",
    )
)
# A mapping of records by their ids: its key goes with the last of them.
ROWS += [
    ("leads: {a: {t: 1}}", "x: 1", "leads: {a: {t: 1}, b: {t: 2}}", "{x: 1, leads: {b: {t: 2}}}"),
    ("leads: {a: {t: 1}}", "leads: {b: {t: 2}}", "x: 1", "{leads: {b: {t: 2}}, x: 1}"),
    ("{x: 1, leads: {a: {t: 1}, b: {t: 2}}}", "{x: 1, leads: {a: {t: 1}}}",
     "{x: 1, leads: {b: {t: 2}}}", "x: 1"),
    ("leads: {a: {t: 1}}", "x: 1", "leads: {a: {t: 2}}", ["leads"]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), ROWS)
def test_versions_merge_by_meaning(base: str, ours: str, theirs: str, expected: object) -> None:
    mine = values(ours)
    found = merge(values(base), mine, values(theirs))
    if isinstance(expected, list):
        assert [conflict.name for conflict in found.conflicts] == expected
    else:
        assert (found.conflicts, carry_out(mine, found.decisions)) == ((), values(str(expected)))


def test_a_list_put_in_order_by_one_and_added_to_by_the_other_is_for_gits_lines() -> None:
    with pytest.raises(CannotMergeError):
        merge(values("p: [a, b]"), values("p: [a, b, c]"), values("p: [b, a]"))


BEGUN = """\
# Invented.
title: "A title"   # ours to keep
rag: amber
rag_changes:
  - {date: 2022-05-01, to: amber, because: First.}
progress:

  # The first
  - date: 2022-05-01
    text: One.

# At the end
target: 2022-06-01
"""


def texts(base: str, ours: str, theirs: str) -> tuple[str, tuple[str, ...]]:
    path = "register/inspections/p/afi-1.yaml"
    found = merge_file(path, base.encode(), ours.encode(), theirs.encode())
    return found.content.decode(), found.conflicts


def test_two_updates_of_one_place_both_stay_and_nothing_else_moves() -> None:
    ours = BEGUN.replace("One.\n", "One.\n  - date: 2022-05-09\n    text: Ours.\n")
    theirs = BEGUN.replace("One.\n", "One.\n  - date: 2022-05-05\n    text: Theirs.\n")
    both = "One.\n  - date: 2022-05-05\n    text: Theirs.\n  - date: 2022-05-09\n    text: Ours.\n"
    assert texts(BEGUN, ours, theirs) == (BEGUN.replace("One.\n", both), ())
    assert texts(BEGUN, theirs, ours) == (BEGUN.replace("One.\n", both), ())


def test_a_rag_of_each_is_marked_and_both_records_stay() -> None:
    record = "  - {date: 2022-05-01, to: amber, because: First.}\n"
    mine = "  - {date: 2022-05-08, from: amber, to: green, because: Mine.}\n"
    yours = "  - date: 2022-05-09\n    from: amber\n    to: red\n    because: Yours.\n"
    ours = BEGUN.replace("rag: amber", "rag: green").replace(record, record + mine)
    theirs = BEGUN.replace("rag: amber", "rag: red  # mind").replace(record, record + yours)
    content, conflicts = texts(BEGUN, ours, theirs)
    marks = "<<<<<<< ours\nrag: green\n=======\nrag: red  # mind\n>>>>>>> theirs\n"
    assert content == BEGUN.replace("rag: amber\n", marks).replace(record, record + mine + yours)
    assert conflicts == (
        "register/inspections/p/afi-1.yaml: RAG; ours: amber → green on 8 May 2022: Mine; "
        "theirs: amber → red on 9 May 2022: Yours; choose one.",
    )


def test_what_one_took_away_and_the_other_changed_is_marked_with_nothing_on_one_side() -> None:
    ours = BEGUN.replace("target: 2022-06-01\n", "")
    theirs = BEGUN.replace("target: 2022-06-01", "target: 2022-07-01")
    content, _ = texts(BEGUN, ours, theirs)
    assert "<<<<<<< ours\n=======\ntarget: 2022-07-01\n>>>>>>> theirs\n" in content
    content, _ = texts(BEGUN, theirs, ours)
    assert "<<<<<<< ours\ntarget: 2022-07-01\n=======\n>>>>>>> theirs\n" in content


def test_a_comment_of_each_stays_where_git_can_keep_both() -> None:
    ours = BEGUN.replace("# Invented.", "# Invented by us.")
    theirs = BEGUN.replace("# At the end", "# At their end")
    assert texts(BEGUN, ours, theirs) == (
        ours.replace("# At the end", "# At their end"),
        (),
    )


@pytest.mark.parametrize(
    "broken",
    ["a: [1\n", "a: 1\na: 2\n", "- a\n", "\x00", "a: &x 1\n", ""],
    ids=["no yaml", "a key twice", "a list", "binary", "an anchor", "empty"],
)
def test_what_is_no_register_file_is_left_to_git_with_marks(broken: str) -> None:
    theirs = BEGUN.replace("rag: amber", "rag: red").replace("title", "name")
    content, conflicts = texts(BEGUN, broken, theirs)
    assert "<<<<<<< ours\n" in content
    assert ">>>>>>> theirs\n" in content
    assert conflicts == (
        "register/inspections/p/afi-1.yaml: git found conflicting lines; choose between the marks.",
    )


WITHIN = """\
kind: area_for_improvement
title: T
number: "1"
measures: [
  {text: Fewer gaps.},
  {text: Fewer late calls.}
]
wording: W.
"""


def test_a_key_that_each_put_in_another_place_is_marked_though_gits_lines_are_clean() -> None:
    ours, theirs = f"portfolio: Ours\n{WITHIN}", f"{WITHIN}portfolio: Theirs\n"
    marks = "<<<<<<< ours\nportfolio: Ours\n=======\nportfolio: Theirs\n>>>>>>> theirs\n"
    assert texts(WITHIN, ours, theirs)[0] == f"{marks}{WITHIN}"


def test_where_only_gits_lines_could_be_taken_and_mean_something_else_both_stay_whole() -> None:
    """They would have portfolio twice; and no line can be taken out of a list in brackets."""
    ours = f"portfolio: Both\n{WITHIN}"
    theirs = WITHIN.replace(",\n  {text: Fewer late calls.}", "") + "portfolio: Both\n"
    assert texts(WITHIN, ours, theirs) == (
        f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n",
        (
            "register/inspections/p/afi-1.yaml: both versions are there in full; combine them into "
            "one that has both sides' changes.",
        ),
    )
    lines, _ = texts(WITHIN, WITHIN.replace("T\n", "Other\n"), theirs)
    assert values(lines)["measures"] == [{"text": "Fewer gaps."}]


def test_a_file_that_both_began_is_merged_from_nothing() -> None:
    content, conflicts = texts("", "forum: hta\ndate: 2022-05-23\n", "forum: hta\nchair: pcc\n")
    assert values(content) == {"forum": "hta", "date": "2022-05-23", "chair": "pcc"}
    assert conflicts == ()


def test_windows_line_ends_stay() -> None:
    ours = BEGUN.replace("One.\n", "One.\n  - date: 2022-05-09\n    text: Ours.\n")
    theirs = BEGUN.replace("One.\n", "One.\n  - date: 2022-05-05\n    text: Theirs.\n")
    windows = [text.replace("\n", "\r\n") for text in (BEGUN, ours, theirs)]
    content, conflicts = texts(*windows)
    assert conflicts == ()
    assert content.replace("\r\n", "\n") == texts(BEGUN, ours, theirs)[0]
    assert "\n" not in content.replace("\r\n", "")


def test_random_merges_lose_nothing_and_invent_nothing(pytestconfig: pytest.Config) -> None:
    """The same both ways round; what replaying both gives; a conflict where both chose apart."""
    trials = 10_000 if pytestconfig.getoption("--soak") else 300
    conflicts = 0
    for seed in range(trials):
        chance = Random(seed)  # noqa: S311 (not a secret)
        mine, yours = drawn_edits(chance, "ours"), drawn_edits(chance, "theirs")
        ours, theirs = after(mine), after(yours)
        one, other = merge(BASE, ours, theirs), merge(BASE, theirs, ours)
        here, there = carry_out(ours, one.decisions), carry_out(theirs, other.decisions)
        assert bool(one.conflicts) == clash(mine, yours), seed
        names = [sorted(each.name for each in found.conflicts) for found in (one, other)]
        assert names[0] == names[1], seed
        if not one.conflicts:
            assert here == there, seed
            assert facts(here) == united(ours, theirs), seed
            assert vouched(here) <= vouched(ours) | vouched(theirs), seed
            if not both_moved_the_target(mine, yours):
                assert comparable(here) == comparable(after(yours, ours)), seed
        for key in ("progress", "target_changes"):
            assert here[key] == sorted(here[key], key=lambda entry: str(entry["date"])), seed
        conflicts += bool(one.conflicts)
    assert 0.1 < conflicts / trials < 0.6


def test_random_merges_of_texts_say_the_same(pytestconfig: pytest.Config) -> None:
    """Whatever way the text takes, it holds the merged values, or marks and every fact."""
    trials = 2_000 if pytestconfig.getoption("--soak") else 30
    for seed in range(trials):
        chance = Random(seed)  # noqa: S311 (not a secret)
        ours, theirs = after(drawn_edits(chance, "ours")), after(drawn_edits(chance, "theirs"))
        begun = RECORDED[ITEM]
        mine, yours = (_written(each) for each in (ours, theirs))
        found = merge_file(ITEM, begun.encode(), mine.encode(), yours.encode())
        text = found.content.decode()
        meant = merge(BASE, ours, theirs)
        assert bool(found.conflicts) == bool(meant.conflicts), seed
        if meant.conflicts:
            assert text.count("<<<<<<< ours\n") == text.count(">>>>>>> theirs\n") > 0, seed
        else:
            assert values(text) == carry_out(ours, meant.decisions), seed
            assert vouched(values(text)) <= vouched(ours) | vouched(theirs), seed
        said = " ".join(text.split())
        was, left, right = (
            {entry["text"] for entry in each["progress"]} for each in (BASE, ours, theirs)
        )
        for words in (left & right) | (left - was) | (right - was):
            assert words in said, seed


def _written(item: dict[str, Any]) -> str:
    return dump(item)
