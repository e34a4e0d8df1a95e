"""What an edit does to the text around it, told in small files; the churn trials try the rest."""

import pytest

from peeltrack.edits.kinds import Insert, Put
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.splice import splice

KEYS = ("id", "text", "rag", "progress", "last")
FILE = "inspections/peel/afi-1.yaml"


def order(_: object) -> tuple[str, ...]:
    return KEYS


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("rag: red # why\n", Put(FILE, ("rag",), "green"), "rag: green # why\n"),
        ("rag: 'red'\n", Put(FILE, ("rag",), "green"), "rag: 'green'\n"),
        ("rag: # why\n\nlast: x\n", Put(FILE, ("rag",), "red"), "rag: red # why\n\nlast: x\n"),
        ("rag: >- # why\n  red\n", Put(FILE, ("rag",), "green"), "rag: green # why\n"),
        ("text: x\nlast: y", Put(FILE, ("rag",), "red"), "text: x\nrag: red\nlast: y"),
        ("text: x", Put(FILE, ("rag",), "red"), "text: x\nrag: red"),
        ("text: x\n...\n", Put(FILE, ("rag",), "red"), "text: x\nrag: red\n...\n"),
        ("text: x\r\n", Put(FILE, ("rag",), "red"), "text: x\r\nrag: red\r\n"),
        ("{text: x}\n", Put(FILE, ("rag",), "red"), "{text: x, rag: red}\n"),
        (
            "progress: [] # none\n",
            Insert(FILE, ("progress",), 0, {"text": "x"}),
            "progress: # none\n  - text: x\n",
        ),
        (
            "progress:\n# of the first\n- text: x\n# of what follows\nlast: y\n",
            Insert(FILE, ("progress",), 1, {"text": "z"}),
            "progress:\n# of the first\n- text: x\n- text: z\n# of what follows\nlast: y\n",
        ),
        (
            "progress:\n  # of the first\n  - text: x\n",
            Insert(FILE, ("progress",), 0, {"text": "z"}),
            "progress:\n  - text: z\n  # of the first\n  - text: x\n",
        ),
        (
            "progress:\n  - text: x\n    # of x\n\n      # of x too\n  # of no entry\n",
            Insert(FILE, ("progress",), 1, {"text": "a\nb"}),
            "progress:\n  - text: x\n    # of x\n\n      # of x too\n  - text: |-\n"
            "      a\n      b\n  # of no entry\n",
        ),
        (
            "progress: [{text: x}] # all\n",
            Insert(FILE, ("progress",), 0, {"text": "a, b"}),
            "progress: [{text: 'a, b'}, {text: x}] # all\n",
        ),
        (
            "progress:\n  - text: |+\n      x\n\n\nlast: y\n",
            Insert(FILE, ("progress",), 1, {"text": "z"}),
            "progress:\n  - text: |+\n      x\n\n\n  - text: z\nlast: y\n",
        ),
        (
            "progress:\n  - text: x\n    last:\n",
            Put(FILE, ("progress", 0, "last"), {"id": "b"}),
            "progress:\n  - text: x\n    last:\n      id: b\n",
        ),
    ],
)
def test_only_the_lines_meant_are_changed(before: str, edit: Put | Insert, after: str) -> None:
    assert splice(before, edit, order) == after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("{rag}\n", Put(FILE, ("rag",), "red")),
        ("rag:\tred\t# a tab\n", Put(FILE, ("rag",), "green")),
        ("progress:\n  - text: x\n", Put(FILE, ("progress", 1, "text"), "y")),
        ("- a list\n", Put(FILE, ("rag",), "red")),
    ],
)
def test_where_there_is_no_safe_place_the_edit_is_refused(text: str, edit: Put | Insert) -> None:
    place = ".".join(map(str, edit.at))
    said = (
        f"{FILE}: {place} is laid out in a way that cannot be changed safely. Run peeltrack format "
        "on the file, or edit it by hand."
    )
    with pytest.raises(UnsplicableError) as refused:
        splice(text, edit, order)
    assert str(refused.value) == said
