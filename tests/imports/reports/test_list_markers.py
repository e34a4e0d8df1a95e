import pytest

from peeltrack.imports.lines import Line
from peeltrack.imports.reports.list_markers import ListEntry, nested, with_mark


@pytest.mark.parametrize(
    ("text", "bullet", "rest"),
    [
        ("- IV. Forces should act.", "IV.", "Forces should act."),
        ("• Forces should act.", "•", "Forces should act."),
        ("\u27a2 Forces should act.", "\u27a2", "Forces should act."),
        ("\uf06e Forces should act.", "\uf06e", "Forces should act."),
        ("(a) Forces should act.", "(a)", "Forces should act."),
        ("1.2 Forces should act.", "1.2", "Forces should act."),
        ("12. Forces should act.", "12.", "Forces should act."),
        ("- plain", "-", "plain"),
        ("29 September 2021", None, "29 September 2021"),
        ("3.5 percent", "3.5", "percent"),  # a section's number to all appearance
        ("4.9.24 \u2013 County Hall", None, "4.9.24 \u2013 County Hall"),
        ("4.9.24 Forces should act.", "4.9.24", "Forces should act."),
        ("A. Forces", "A.", "Forces"),
        ("In all, forces should act.", None, "In all, forces should act."),
    ],
)
def test_a_mark_is_taken_off_its_words(text: str, bullet: str | None, rest: str) -> None:
    assert with_mark(Line(text)) == Line(rest, bullet=bullet)


@pytest.mark.parametrize(
    ("lines", "outline"),
    [
        (["I. x:", "- a", "- b", "II. y"], ["I.(- -)", "II."]),
        (
            ["VI. x:", "a. y by:", "i. one", "ii. two", "b. z", "VII. w"],
            ["VI.(a.(i. ii.) b.)", "VII."],
        ),
        # "i." after "h." is the ninth letter, after a colon it is one
        (["h. x", "i. y"], ["h.", "i."]),
        (["1. x", "2. y", "- z"], ["1.", "2.", "-"]),
        # a paper's own paragraph numbers do not go on under a bullet
        (["- x", "- y", "37. z"], ["-", "-", "37."]),
    ],
)
def test_entries_stand_under_those_that_announce_them(lines: list[str], outline: list[str]) -> None:
    blocks = [with_mark(Line(line)) for line in lines]
    assert [_outlined(entry) for entry in nested(blocks)] == outline


def _outlined(entry: ListEntry) -> str:
    under = " ".join(map(_outlined, entry.parts))
    return f"{entry.block.bullet}({under})" if under else str(entry.block.bullet)
