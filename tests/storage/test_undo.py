"""A change taken out of a file, whatever was changed elsewhere in it; refused where it met it."""

import re
from random import Random

import pytest

from peeltrack.storage.errors import ChangedSinceError
from peeltrack.storage.undo import holds, undone
from peeltrack.storage.write import Rewrite

BEFORE = """\
title: Records
rag: amber
rag_changes:
  - date: 2022-05-01
    to: amber
"""
AFTER = """\
title: Records
rag: green
rag_changes:
  - date: 2022-05-01
    to: amber
  - date: 2022-06-01
    from: amber
    to: green
"""
FILE = "inspections/peel/afi-01.yaml"
CHANGE = Rewrite(FILE, BEFORE.encode(), AFTER.encode())
BEGUN = Rewrite(FILE, BEFORE.encode(), f"{BEFORE}progress:\n  - text: Begun.\n".encode())


def edited(text: str, *replaced: tuple[str, str]) -> bytes:
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


HAND_EDITS = [
    (),
    (("title: Records", "title: Records of calls"),),
    (("title: Records\n", "title: Records\n# Looked at\n"),),
    (("    to: green\n", "    to: green\nportfolio: Crime\n"),),
    (("    to: amber\n", "    to: amber   # as agreed\n"),),
    (("title: Records\n", ""), ("    to: green\n", "    to: green\n  - date: 2022-07-01\n")),
]


@pytest.mark.parametrize("edits", HAND_EDITS)
def test_what_was_changed_elsewhere_stays(edits: tuple[tuple[str, str], ...]) -> None:
    expected = BEFORE
    for old, new in edits:
        if old in expected:
            expected = expected.replace(old, new, 1)
        else:  # what stands behind the lines that the change added
            expected += new.removeprefix(old)
    assert undone(edited(AFTER, *edits), CHANGE) == expected.encode()
    assert holds(edited(AFTER, *edits), CHANGE)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (edited(AFTER, ("rag: green", "rag: red")), ":2: 'rag: green' became 'rag: red' since"),
        (
            edited(AFTER, ("    from: amber\n", "    from: amber\n    by: flo\n")),
            ":8: 'by: flo' was added since",
        ),
        (edited(AFTER, ("    from: amber\n", "")), ":7: 'from: amber' was removed since"),
        (None, ":1: it was removed since"),
    ],
)
def test_a_change_of_what_it_wrote_is_named(now: bytes | None, said: str) -> None:
    with pytest.raises(ChangedSinceError, match=re.escape(f"{FILE}{said}; nothing was undone.")):
        undone(now, CHANGE)


def test_an_entry_added_to_a_list_that_it_began_does_not_fall_to_the_list_before() -> None:
    now = edited((BEGUN.after or b"").decode(), ("Begun.\n", "Begun.\n  - text: By hand.\n"))
    with pytest.raises(ChangedSinceError, match=r":8: '- text: By hand\.' was added since"):
        undone(now, BEGUN)


def test_a_new_file_goes_and_a_removed_one_comes_back() -> None:
    new, gone = Rewrite(FILE, None, b"a: 1\n"), Rewrite(FILE, b"a: 1\n", None)
    assert undone(b"a: 1\n", new) is None
    assert undone(None, gone) == b"a: 1\n"
    with pytest.raises(ChangedSinceError, match="'b: 2' was added since"):
        undone(b"a: 1\nb: 2\n", new)
    with pytest.raises(ChangedSinceError, match="there is a file with that name again"):
        undone(b"b: 2\n", gone)


def test_a_file_holds_a_change_or_does_not() -> None:
    later = edited(BEFORE, ("title: Records", "title: Other"))
    dropped = Rewrite(FILE, BEFORE.encode(), edited(BEFORE, ("rag: amber\n", "")))
    assert [holds(each, CHANGE) for each in (CHANGE.after, CHANGE.before, later, None)] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [holds(each, dropped) for each in (dropped.after, dropped.before, later)] == [
        True, False, False,
    ]  # fmt: skip


def test_a_file_with_the_line_ends_of_windows_holds_a_change_that_git_keeps_without() -> None:
    before, after = (text.replace("\n", "\r\n").encode() for text in (BEFORE, AFTER))
    assert holds(AFTER.encode(), Rewrite(FILE, before, after))
    assert not holds(BEFORE.encode(), Rewrite(FILE, before, after))


LINES = ("a\n", "b\n", "c\n", "\n", "a\r\n")


def test_undone_at_once_it_is_what_it_was_and_later_never_anything_in_between() -> None:
    for seed in range(300):
        undo_some(Random(seed))  # noqa: S311 (drawn again the same)


def undo_some(chance: Random) -> None:
    """Lines that nobody could have written are changed; only whole lines come and go."""
    before, after, added = (
        [chance.choice(LINES) for _ in range(chance.randrange(12))] for _ in range(3)
    )
    change = Rewrite(FILE, "".join(before).encode(), "".join(after).encode())
    assert undone(change.after, change) == change.before
    place, by_hand = chance.randrange(13), [f"hand {line}" for line in added]
    now = [*after[:place], *by_hand, *after[place:]]
    try:
        result = undone("".join(now).encode(), change)
    except ChangedSinceError:
        return
    left = (result or b"").decode().splitlines(keepends=True)
    assert [line for line in left if line.startswith("hand ")] == by_hand
    assert [line for line in left if not line.startswith("hand ")] == before
