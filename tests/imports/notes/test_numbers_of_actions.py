"""Actions that only their number marks, and those of earlier meetings that are done; invented."""

import pytest

from peeltrack.imports.notes.action_details import NUMBERED as NUMBERED_ONLY
from peeltrack.imports.notes.action_details import OF_NOTHING
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = (
    "Holding to Account\nMinutes\n19 July 2022\n\nPresent: PCC; CC; DCC; Head of Custody (HC)\n\n"
)

NUMBERED: dict[str, tuple[str, list[str]]] = {
    "a number, whoever is known, and a time in the same line": (
        "1. Custody\n\nHC - the cells are full and the yard has not been swept since May.\n\n"
        "SG2/01   HC to sweep the whole of the yard behind the cells.   By 0900 Thurs 21/07/22\n"
        "SG2/02   DCC & HC to settle with the union what is said.   Before the fair\n\n"
        "HC - the van is clean and the roof has been mended.\n",
        ["Head of Custody 2022-07-21", "dcc+Head of Custody Before the fair"],
    ),
    "figures before whoever is not known to do it": (
        "1. Custody\n\nThe rate fell in 2021/22 The trend to date is good.\n", [],
    ),
    "letters with the day of the meeting, and doers whom nobody has named": (
        "1. Custody\n\nHC said that the cells were full.\n\n"
        "OSB-20220719-001: Easton Council to send the count of the cells. Due: 5 August 2022\n\n"
        "OSB-20220719-002: Ms Vale and Bo Orme to review the roof.\n\n"
        "OSB-20220719-003: Review of the yard\n\n"
        "Members AGREED that OSB-20220412-002 should stay open until the roof is mended.\n",
        ["Easton Council 2022-08-05", "Ms Vale+Bo Orme -"],
    ),
    "letters within the number behind a mark": (
        "1. Custody\n\nHC said that the cells were full. The Board agreed:\n\n"
        "Action 20220719-HTA-001:  Easton Council to weigh the gate of the\nyard.\n\n"
        "Action 20220719-HTA-002:  HC to sweep the yard by 5 August 2022.\n\n"
        "Action 2022-HTA plan: see above.\n",
        ["Easton Council -", "Head of Custody 2022-08-05"],
    ),
    "a number before any verb, with whoever does it and a time in the line below": (
        "1. Yard\n\nAP1   Weigh the gate of the yard and the two gates of the stable behind it\n"
        "      Owner: HC      By: 05/08/2022\n\n"
        "AP2   Whitewash the wall\n      Owner: CC and DCC      By: next Board\n\n"
        "2. Roof\n\nTiles to be counted.\n      Owner: HC      Due: 6 August 2022\n",
        ["Head of Custody 2022-08-05", "cc+dcc next Board", "Head of Custody 2022-08-06"],
    ),
    "labels in two languages below a mark alone, and the heading of what follows": (
        "1. Yard\n\n    Pwynt gweithredu 1 / Action point 1\n    A plan of the yard to come back.\n"
        "    Arweinydd / Lead: CC and HC        Dyddiad / Date: 5 August 2022\n\n"
        "4. Roof tiles\n\nThe roof is new. Rain is expected in April.\n\n"
        "    Pwynt gweithredu 2 / Action point 2\n    The Force to whitewash the wall.\n"
        "    Arweinydd / Lead: HC               Dyddiad / Date: immediate\n\n"
        "5. Next meeting\n\nDate: 6 September 2022\n",
        ["cc+Head of Custody 2022-08-05", "Head of Custody immediate"],
    ),
    "closed actions in lines one below another, and a section behind them": (
        "1. Last time\nAP 05/01 \u2013 DCC to name an owner of the cells. Complete \u2013 Sgt\n"
        "Hume is named. CLOSED\nAP 05/02 \u2013 HC to send the form round. Complete. CLOSED\n\n"
        "2. Cells\nHC took the board through the cells. 31 are open, and six are sent\n"
        "to the surveyor, who has told us more than once that we should be mending the roof.\n\n"
        "AP 06/01 \u2013 HC to set up a day for the roof with each of the sergeants there \u2013\n"
        "by 5 August 2022\n",
        ["Head of Custody 2022-08-05"],
    ),
    "an earlier action that was reported as done, and one that was not": (
        "1. Matters arising\n\nAction 2022/3, CC to fix a day for the fair, was reported as done.\n"
        "DCC to fix the day of the fete by 5 August.\n",
        ["dcc 2022-08-05 unmarked"],
    ),
    "a log of what was asked, with its update": (
        """<table><tr><td>Ref<td>What was asked<td>Update<td>Status</tr>
        <tr><td>22/1<td>HC to count the cells<td>Counted<td>Closed</tr>
        <tr><td>22/2<td>HC to paint the cells<td>No paint<td>Open</tr></table>""",
        ["Head of Custody -"],
    ),
    "a table of what was said": (
        """<table><tr><td>Item<td>What was said<td>Next</tr>
        <tr><td>1<td>HC had hoped to count the cells<td>None</tr></table>""", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERED)
def test_a_number_marks_an_action_unless_it_is_done(office: Register, name: str) -> None:
    text, expected = NUMBERED[name]
    head = "<p>" + HEAD.replace("\n", "<p>") if "<table" in text else HEAD
    found = [line for line in in_short(drafted(office, head + text)) if line[0] == "A"]
    assert [line.removeprefix("A - ") for line in found] == expected


def test_a_number_or_details_without_a_task_are_told(office: Register) -> None:
    text = "1. Yard\n\nAP1 Whitewash of the wall\n\nIt is red.\n\n2. Roof\n\nOwner: HC  Due: May"
    draft = drafted(office, HEAD + text)
    assert draft.meeting.actions == ()
    assert [(each.text, each.why) for each in draft.left] == [
        ("AP1 Whitewash of the wall", NUMBERED_ONLY),
        ("Owner: HC Due: May", OF_NOTHING),
    ]
