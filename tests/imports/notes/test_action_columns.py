"""Actions beside the discussion: owners and times in a column, several actions to a cell."""

import pytest

from peeltrack.imports.notes.action_entries import OWNED
from peeltrack.imports.readers.margin_column import margin_rows
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"
MARGIN = """\
                                                                 ACTION
1   Cells
    1.1  The CC said that nine were full. The DCC will go back
         to the builder by the end of the week.                  DCC
    1.2  A survey of the rest to be drawn up with
         the college.                                            CC
                                                                 31 Aug
    1.3  The PCC is content that the plan be moved to May and this
         was agreed.
    1.4  CC and DCC to meet the builder.                         CC/DCC
                                                                 Sept 2022
"""


PAGES = """\
No    Item                                                        Action

1.    Cells

      The CC said that nine were full. DCC has been to see the
      builder, who is slow.

      Cells to be counted as they were before and after            DCC
      the flood.                                                   31/08/22

      The PCC thanked all.

      Keys to be sent to the college.                              CC
Page 1 of 2

No    Item                                                        Action

      The yard is clean. The PCC was content with it.

      Weekly counts to be shared with the PCC until they           CC / DCC
      have been right for a month.

2.    Roof

      Roof to be put on the agenda of the next Board.              DCC
"""


def table(head: str, *rows: str) -> str:
    """A page with one table; bars divide cells and slashes the lines of a cell."""
    cells = (row.replace("/", "<br>").split("|") for row in rows)
    lines = (f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
    heads = "</th><th>".join(head.split("|"))
    top = "<h1>Holding to Account, 19 July 2022</h1><p>Present: PCC, CC, DCC</p>"
    return f"{top}<table><tr><th>{heads}</th></tr>{''.join(lines)}</table>"


CUT = """\
No.\tItem\tAction
3\tStaff in the control room
The DCC presented the paper and the board thanked her.
CC to count the posts that are empty.\tCC
31 August 2022
4\tAny other business
Chairs to be ordered for the new rooms.\tDCC
ACTION LOG \u2013 brought forward and now closed
"""

COLUMNS: dict[str, tuple[str, list[str]]] = {
    "a row cut at its number, with the time below its owner, and no action in a heading": (
        HEAD + CUT,
        ["A - cc 2022-08-31", "A - dcc -"],
    ),
    "owners and times at the right of a page": (
        HEAD + MARGIN,
        ["A - dcc by the end of the week", "A - cc 2022-08-31", "A - cc+dcc 2022-09-30"],
    ),
    "owners at the right of two pages, beside paragraphs below numbered headings": (
        HEAD + PAGES,
        ["A - dcc 2022-08-31", "A - cc -", "A - cc+dcc -", "A - dcc next Board"],
    ),
    "a page's margin, below a table of those who sent apologies": (
        "Holding to Account\nMinutes\n19 July 2022\n\nPRESENT\n\nMembers\n"
        "PC       Pat Cole                 Police and Crime Commissioner\n"
        "DC       Di Carr                  DCC\n\nApologies\n"
        "CC       Cy Cole                  CC\n\n"
        f"{' ' * 80}ACTION\n\n"
        "41/22   Apologies and declarations\n\n"
        "        Apologies were received as set out above. DC told the board that it\n"
        "        was late.\n\n42/22   Cells\n\n"
        f"        DC to send the count to members by 31 August 2022.{' ' * 22}DC\n",
        ["A - dcc 2022-08-31"],
    ),
    "small tables between the paragraphs, drawn with bars and signs": (
        HEAD + "1.1  The PCC asked for the count.\n\n"
        "     +---------------------------+----------------+-----------+\n"
        "     | Action                    | Owner          | Deadline  |\n"
        "     +---------------------------+----------------+-----------+\n"
        "     | Count the cells           | DCC            | 14 August |\n"
        "     +---------------------------+----------------+-----------+\n\n"
        "1.2  The roof leaks.\n\n"
        "     +---------------------------+----------------+-----------+\n"
        "     | Action                    | Owner          | Deadline  |\n"
        "     +---------------------------+----------------+-----------+\n"
        "     | Rewrite the letters       | DCC and        | 31 August |\n"
        "     |                           | CC             |           |\n"
        "     | Map the roofs against the | CC             | Next      |\n"
        "     | old plan                  |                | Board     |\n"
        "     +---------------------------+----------------+-----------+\n",
        ["A - dcc 2022-08-14", "A - dcc+cc 2022-08-31", "A - cc Next Board"],
    ),
    "an owner and a time in one cell": (
        table(
            "No|Discussion|Action|Owner - by when",
            "1|Cells. They are full.|Count them|CC/31.08.22",
            "2|Roof. It leaks.|Mend it|DCC \u2013 August",
            "3|Yard. It is clean.|Nil|",
        ),
        ["A - cc 2022-08-31", "A - dcc August"],
    ),
    "two actions in a cell, and two owners beside it": (
        table(
            "No|Discussion|Action|Owner",
            "1|Cells.|1. Count them/2. Paint them|1. CC \u2013 31 August 2022/2. DCC \u2013 May",
        ),
        ["A - cc 2022-08-31", "A - dcc May"],
    ),
    "two actions in a cell, and one owner of both": (
        table("Item|Action|Lead|Due", "1|\u2022 Count cells/\u2022 Paint the roof|DCC|31.08.2022"),
        ["A - dcc 2022-08-31", "A - dcc 2022-08-31"],
    ),
    "a dash where nothing is due": (
        table(
            "Ref|Action|Lead|Deadline", "1|Count cells|DCC|\u2013", "2|Paint them|CC|As completed"
        ),
        ["A - dcc -", "A - cc As completed"],
    ),
    "a row whose words could name columns": (
        table(
            "Topic|Discussion|Action|Lead|Due",
            "1. Notes of 21 June|Agreed.|||",
            "2. Updates|Actions agreed|||",
            "3. Cells|They are full.|Count them|DCC|31.08.22",
        ),
        ["A - dcc 2022-08-31"],
    ),
    "a sentence that could name a column, in a row of two cells": (
        table("Discussion|Action", "Notes of 21 June|Agreed.", "The roof leaks.|DCC to mend it"),
        ["A - dcc -"],
    ),
    "details in lines of their own below an action": (
        table(
            "No|Discussion|Action / lead / by when",
            "1|Cells. They are full.|DCC to count them./Lead: CC. By: 31st August 2022",
            "2|Roof. It leaks.|Mend the roof./Lead: DCC. By: next CRB/Lead the way out.",
        ),
        ["A - cc 2022-08-31", "A - dcc next CRB", "A - ? -"],
    ),
    "a second head in one table": (
        table(
            "Ref.|Action|Lead|Due",
            "1|Count cells|DCC|31.08.22",
            "No.|Owner|Action|By when",
            "2|CC|Paint them|30.09.22",
        ),
        ["A - dcc 2022-08-31", "A - cc 2022-09-30"],
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_owners_and_times_are_those_beside_the_action(office: Register, name: str) -> None:
    text, expected = COLUMNS[name]
    assert [line for line in in_short(drafted(office, text)) if line[0] == "A"] == expected


def test_a_column_at_the_right_is_read_only_below_its_head() -> None:
    lines = MARGIN.splitlines()
    assert margin_rows(lines)[0] == ("", "ACTION")
    assert margin_rows(lines)[4] == (
        "1.2 A survey of the rest to be drawn up with the college.", "CC\n31 Aug",
    )  # fmt: skip
    assert 7 not in margin_rows(lines)
    assert margin_rows(lines[1:]) == {}


def test_a_heading_beside_an_owner_is_told(office: Register) -> None:
    page = MARGIN.replace("A survey of the rest to be drawn up with", "Survey of the rest by")
    page = page.replace("the college. ", "the college  ")
    draft = drafted(office, HEAD + page)
    assert [each.text for each in draft.left if each.why == OWNED] == [
        "Survey of the rest by the college"
    ]


def test_the_number_of_a_page_below_such_a_column_is_no_entry_of_it() -> None:
    foot = "Northshire Panel, 19 July 2022" + " " * 33 + "Page 4"
    assert margin_rows([*MARGIN.splitlines(), "", foot]) == margin_rows(MARGIN.splitlines())


def test_an_answer_ends_with_its_row(office: Register) -> None:
    text = table(
        "No|Discussion|Action|Owner",
        "1|Cells. The PCC asked how many were full. The CC said nine.||",
        "2|Roof. The DCC said that it leaked.|Mend it|DCC",
    )
    draft = drafted(office, text)
    (question,) = draft.meeting.all_questions
    assert [answer.text for answer in question.answers] == ["The CC said nine."]
