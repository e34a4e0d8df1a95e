"""Updates that next month's tracker has in other words: pointed out, and never added unasked."""

import pytest

from peeltrack.imports.trackers.cell_account import Fate
from peeltrack.imports.trackers.existing_updates import new_updates, rewordings
from peeltrack.imports.trackers.tracker_import import Import
from tests.imports.trackers.sheets import brought
from tests.registers import register_from

HELD = """
afi-01:
  number: "1"
  progress:
    - {date: 2026-03-01, text: Ten recruits have begun., imported: tracker}
    - {date: 2026-03-30, text: Counted by hand., by: flo}
"""


def read(cell: str, held: str = HELD) -> Import:
    rows = [("AFI", "Wording", "Update"), ("1", "Count the cells.", cell)]
    return brought({"A": rows}, register_from(held))


@pytest.mark.parametrize(
    ("cell", "new", "other"),
    [
        ("1/3/26 \u2013 Nine recruits began.", [], ["Nine recruits began."]),
        (
            "2/4/26 \u2013 More.\n1/3/26 \u2013 Nine recruits began.",
            ["More."],
            ["Nine recruits began."],
        ),
        # A second update of the day beside the known one is new, and so is one beside what the
        # register has from elsewhere.
        ("1/3/26 \u2013 Ten recruits have begun.\n1/3/26 \u2013 Desks came.", ["Desks came."], []),
        ("30/3/26 \u2013 Sergeants counted.", ["Sergeants counted."], []),
        ("1/3/26 \u2013 Ten recruits have begun;", [], []),
    ],
)
def test_other_words_of_a_day_are_not_added_unasked(
    cell: str, new: list[str], other: list[str]
) -> None:
    draft = read(cell).drafts[0]
    assert [entry["text"] for entry in new_updates(draft)] == new
    assert [(each.path, each.entry["text"]) for each in rewordings(draft)] == [
        ("progress.2026-03-01.text", text) for text in other
    ]


def test_what_was_not_added_is_said_and_accounted_for() -> None:
    import_ = read("1/3/26 \u2013 Nine recruits began.")
    each = import_.differing[-1]  # behind the wording
    assert (each.key, each.held, each.told) == (
        "progress.2026-03-01.text",
        "Ten recruits have begun.",
        "Nine recruits began.",
    )
    why = "has an update of a day that the register has in other words: not added"
    assert [e.why for e in import_.entries if e.at.cell == "C2" and e.fate == Fate.LEFT_OUT] == [
        why
    ]


def test_a_text_that_was_withdrawn_or_amended_is_no_rewording() -> None:
    gone = HELD.replace("begun.,", "begun., withdrawn: {date: 2026-04-01, by: flo, because: No},")
    assert [e["text"] for e in new_updates(read("1/3/26 \u2013 Nine began.", gone).drafts[0])] == [
        "Nine began."
    ]
    amended = (
        f"{HELD}  amendments:\n    - {{date: 2026-04-02, by: flo, what: progress.2026-03-01.text,"
        " replaced: Nine began., because: Wrong.}\n"
    )
    draft = read("1/3/26 \u2013 Nine began.", amended).drafts[0]
    assert (new_updates(draft), rewordings(draft)) == ([], [])
