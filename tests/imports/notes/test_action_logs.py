"""Logs and lists of actions in minutes: what was done, what is a heading, who owns what."""

import pytest

from peeltrack.imports.readers.side_by_side import columns_side_by_side
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"

ACTIONS: dict[str, tuple[str, list[str]]] = {
    # details below an action
    "owner and day in one line below": (
        "Action 4: DCC to count the cells.\nOwner: DCC     Deadline: 30 November 2022\n"
        "Action 5: Both forces to agree a form.\nPerchennog / Owner: CC / DCC  Dyddiad / Due: "
        "once the survey is back\nAction 6: CC to paint the yard.\nWho: CC; Status: Complete\n",
        ["A - dcc 2022-11-30", "A - cc+dcc once the survey is back"],
    ),
    "a day with its month in two languages": (
        "Action: DCC to count the cells by 30 Tachwedd / November 2022",
        ["A - dcc 2022-11-30"],
    ),
    "how an action stands below it, and what is to be done still": (
        "Actions from the last meeting\nHTA/1  Compare the rates of search.\n"
        "       Response: Sent to the OPCC in May. Complete.\nHTA/2  Explain the fall in thefts.\n"
        "       Response: DCC to provide by 5 August.\n",
        ["A - dcc 2022-08-05"],
    ),
    "actions that are closed, and parts of a list": (
        "Closed actions\n1.1 DCC to count the cells.\n\nActions\na. CC to paint the yard.\n"
        "Previous:\na. Cells counted \u2013 DONE\nb. DCC to sell the van.\n",
        ["A - cc -", "A - dcc -"],
    ),
    "a colour with an update that proposes to close": (
        "Ref | Action | Owner | Update | RAG\n1 | Count the cells | DCC | Seen, propose close"
        " | Green\n2 | Paint them | CC | Not yet due | Green\n",
        ["A - cc -"],
    ),
    "a column that asks whether it is done": (
        "No | What was agreed | Who | By | Done?\n1 | To sell vans | DCC | 5 August | Y - moved\n"
        "2 | To paint the yard | CC | 5 August | N\n",
        ["A - cc 2022-08-05"],
    ),
    "nothing in a cell, and a number in one": (
        "Item | Discussion | Action / Owner\n1 | All was well. | -\n"
        "2 | It was late. | 1. DCC to chase \u2013 5 August\n",
        ["A - dcc 2022-08-05"],
    ),
    # rows without a head
    "a log without a head, and a summary with a column of owners": (
        "1. Matters arising\n22/1  Count all of the cells.  DCC  COMPLETE\n"
        "22/2  Paint the yard.          CC   Ongoing, paint expected\n\n"
        "2. Custody\nThe cells were full. [A1] Nobody asked why.\n"
        "Crynodeb o'r camau gweithredu / Summary of actions\n\n"
        "A1  DCC   Provide numbers of cells by county and by size of station\n"
        "          Dyddiad / Due: 31/08/2022\n"
        "A2  CC and DCC   Arrange a visit to each of the new stations\n"
        "          Dyddiad / Due: once built\n",
        ["A - cc -", "A - dcc 2022-08-31", "A - cc+dcc once built"],
    ),
    "a row of figures is no action": (
        "Actions\n1  Thefts       41  CC asked\n2  Burglaries   12  CC asked\n",
        [],
    ),
    "the heading behind a log below a numbered heading": (
        "4. Actions arising\nNo.\tAction\tOwner\tDue\n4.1\tCount the cells\tDCC\t5 August\n\n"
        "5. Next meeting\nTo be held in May.\n",
        ["A - dcc 2022-08-05"],
    ),
    # lists of what somebody is to do
    "what somebody undertook, with the foot of a page within it": (
        "In the course of the debate the Deputy Chief Constable undertook to:\n"
        "\u00b7 Provide the number of vans;\n\u00b7 Confirm who sold them on Friday nights.\n"
        "      3\nHolding to Account\nThe CC agreed to:\n- write to the mayor by 5 August\n",
        ["A - dcc -", "A - dcc -", "A - cc 2022-08-05"],
    ),
    "what somebody was asked to do, and what he was only to note": (
        "The Board asked the Chief Constable to:\n(a) paint the yard;\n(b) note the fall.\n"
        "It was agreed that the DCC would:\n- visit the site\n",
        ["A - cc -", "A - dcc -"],
    ),
    "what the meeting agreed, and what a team will do": (
        "Members agreed to:\n- note the report\n- support the bid\n"
        "The CC explained that the new team would:\n- answer calls\n- visit victims\n",
        [],
    ),
    # logs of earlier actions
    "a log without owners and days, whose status closes a row": (
        "Ref\tAction\tUpdate\tStatus\n"
        "22/1\tDCC to count the cells.\tSent on 2 July.\tClosed\n"
        "22/2\tCC to paint the cells.\tA day is offered.\tOpen\n",
        ["A - cc -"],
    ),
    "what was asked for last time, with what has been done": (
        "Asked for on 12 May | Who | What has been done\n"
        "Count the cells | DCC | Note sent to members\n"
        "Paint the cells | CC | Not yet begun\n",
        ["A - cc -"],
    ),
    "requested at the last meeting, without an answer": (
        "Requested at the May meeting | Lead | Done\nCount the cells | DCC | Yes\n"
        "Paint the cells | CC | -\n",
        ["A - cc -"],
    ),
    # headings
    "a numbered heading below a numbered heading of actions": (
        "2. ACTIONS FROM THE LAST BOARD\n\n3. CUSTODY: WHAT THE VISITORS SAW LAST YEAR\n"
        "The cells were full.\n",
        [],
    ),
    "the same, where the list has entries of its own numbers": (
        "2. Actions agreed\n1. DCC to count the cells.\n2. CC to paint them.\n\n3. Custody\n"
        "The cells were full.\n",
        ["A - dcc -", "A - cc -"],
    ),
    "a list whose entries go on from no heading": (
        "Actions agreed\n1. Count the cells.\n2. Paint the cells.\n",
        ["A - ? -", "A - ? -"],
    ),
    "an earlier action whose result stands behind a dash": (
        "1) Review of actions\n- Action 114 - joint letter to MPs - sent 8 January.\n"
        "- Action 115 - CC to write to MPs - to be sent.\n",
        ["A - cc -"],
    ),
    "a mark in the text that points to an entry of the log": (
        "The Chair spoke. DCC and CC would bring a plan. (Action A18)\n\n"
        "Ref\tRaised\tAction\tOwner\tDue\nA18\t19/07/22\tPropose fewer measures\tDCC\t04/08/22\n",
        ["A - dcc 2022-08-04"],
    ),
    "numbers in brackets whose letters the log repeats, and one that no log has": (
        "The vans were old, and KH wished to sell them. (AP18)\n\nSB doubted the count. (AP30)\n\n"
        "Ref\tAction\tOwner\tDue\nAP18\tSell the vans\tDCC\t04/08/22\n",
        ["A - ? -", "A - dcc 2022-08-04"],
    ),
    "earlier actions in a list that may be closed, and one that is open": (
        "3. Action log\n3.1 64/24 Hate survey. CC said that it was over. Recommended for closure "
        "and closed.\n3.2 71/24 Bail. DCC to write by 5 August. Remain open.\n3.3 CC read "
        "the rest. 73/24 (CC to paint) was covered and could be discharged.",
        ["A - dcc 2022-08-05"],
    ),
    # owners
    "two owners with a stroke before a dash": (
        "ACTIONS\n- DCC / Head of Audit - count the cells\n- CC - paint them\n",
        ["A - dcc+Head of Audit -", "A - cc -"],
    ),
    "a task without an object, which the sentence before it has with its day": (
        "PCC will need the count by the end of August. CC to provide.\n",
        ["A - cc 2022-08-31 unmarked"],
    ),
    "the same of two, with a pronoun": (
        "A count of the cells is wanted by 5 August. DCC to send it.\n",
        ["A - dcc 2022-08-05 unmarked"],
    ),
    "a task with an object of its own, behind a sentence with a day": (
        "The cells will be full by the end of August. CC to send a count.\n",
        ["A - cc - unmarked"],
    ),
    "a week's notes by e-mail, whose readers are called by a given name": (
        "Read out of today. Attending: PCC, Chief, Niamh (our CX), me.\n"
        "Fleet - ok. Niamh to ask the other forces about the cells.\n"
        "The PCC would like to write, Chief's office to send names please.\n"
        "DCC Rowe will do a note by 5 August.\n",
        ["A - Niamh - unmarked", "A - Chief's office - unmarked"],
    ),
    "somebody by a given name, whose office is nowhere printed": (
        "Present: Eve Dyer (ED)\n\n1. Cells\nEve to obtain a count and share it with the CC.\n",
        ["A - Eve - unmarked"],
    ),
    "what had been asked before the meeting": (
        "Officers had been asked to answer two questions on the cells.\n",
        [],
    ),
    "what was requested of nobody, and who confirmed that it would be done": (
        "It was requested that the Panel receive each response when it is sent. "
        "The CC confirmed that this would be done.\n",
        ["A - cc when it is sent unmarked"],
    ),
    "a day in two languages": (
        "Cam gweithredu / Action point: CC to cost the cells, by 31 Gorffennaf / 31 July.\n",
        ["A - cc 2022-07-31"],
    ),
    "a log whose columns have lost their places": (
        "ACTION LOG\n\nRef  Raised  Action  Owner  Target  Status\n"
        "Q2-04  04/05/22  Count the cells of all stations  DCC  30/06/22  Complete\n"
        "Q3-01  19/07/22  Paint them  CC / DCC  31/08/22  New\n"
        "Q3-02  19/07/22  Ask who owns them  Head of Audit  Next meeting  New\n",
        ["A - cc+dcc 2022-08-31", "A - Head of Audit Next meeting"],
    ),
    "owners below the middle of the head of their column": (
        f"{' ' * 70}Action by\n\n"
        "1    Cells\n     The cells were full. A count to be sent to members by 5 August."
        f"{' ' * 5}DCC\n",
        ["A - dcc 2022-08-05"],
    ),
    # a row whose owner has a cell of his own
    "the last sentence of a row, if it says a task, and not who agreed before it": (
        "Item | Discussion | Action\n"
        "1 | The CC and DCC agreed. A joint paper to come to the May board. | CC / DCC\n"
        "2 | Count of the cells to go to members. It was late. | DCC\n",
        ["A - cc+dcc to the May board", "A - dcc -"],
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_of_logs_and_lists(office: Register, name: str) -> None:
    text, expected = ACTIONS[name]
    made = in_short(drafted(office, HEAD + text))
    assert [line for line in made if line[0] == "A"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Lumb was to meet the mayor.", ["P - Mr Lumb -"]),
        (
            "Group Manager Lumb would send it once it was done.",
            ["P - Group Manager Lumb once it was done"],
        ),
        ("Panel Members would send it once it was done.", []),
        ("The DCC was to report to the panel in September.", ["P - dcc in September"]),
        ("The DCC was to report in May but had not.", []),
        ("The DCC was to retire.", []),
    ],
)
def test_what_somebody_was_to_do_is_a_commitment(
    office: Register, text: str, expected: list[str]
) -> None:
    made = in_short(drafted(office, HEAD + text))
    assert [line for line in made if line[0] == "P"] == expected


@pytest.mark.parametrize(
    "task",
    [
        "A paper on the cells to come to the Board in May.",
        "Easton Town Council to send the count of the cells.",
    ],
)
def test_a_task_of_nobody_known_is_left_out_with_its_reason(office: Register, task: str) -> None:
    draft = drafted(office, f"{HEAD}{task} Easton has a new mayor.")
    assert [each.text for each in draft.left] == [task]


@pytest.mark.parametrize(
    ("question", "asker"),
    [
        ("Cllr Vane asked whether the cells were full.", "?"),
        ("The DCC asked whether the cells were full.", "dcc"),
        ("How many cells are full?", "pcc"),
    ],
)
def test_a_question_of_somebody_who_is_no_lead_is_not_the_commissioners(
    office: Register, question: str, asker: str
) -> None:
    rows = f"Finding | PCC's questions | Answers\nAFI 6 | {question} | The CC said nine.\n"
    made = in_short(drafted(office, HEAD + rows))
    assert [line for line in made if line[0] == "Q"] == [f"Q peel/afi-06 {asker} > cc"]


COLUMNS = """\
Holding to Account
19 July 2022

Attendees                          Apologies
Police and Crime Commissioner      Head of Audit
Chief Constable
Deputy Chief Constable

{head}
{rule}AFI 6: Missing person records

How many cells are full in             The DCC said that nine
the north?                             were. Two were new.

When will they be mended?              The CC said in May.

REC 2

Who trains the call handlers?          The CC said that a firm
                                       did.

Actions agreed

1.  DCC to send a count of all the cells in the north and in the south of the county to the Board.
"""


@pytest.mark.parametrize("rule", ["", f"{'-' * 30}         {'-' * 20}\n"])
def test_two_columns_side_by_side_are_read_as_rows(office: Register, rule: str) -> None:
    head = "PCC's questions                        Answers of the force"
    draft = drafted(office, COLUMNS.format(head=head, rule=rule or "\n"))
    assert people(draft) == ["pcc", "-Head of Audit", "cc", "dcc"]
    assert in_short(draft)[1:] == [
        "Q peel/afi-06 pcc > dcc",
        "Q peel/afi-06 pcc > cc",
        "Q peel/rec-2 pcc > cc",
        "A - dcc -",
    ]
    assert [question.text for question in draft.meeting.all_questions] == [
        "How many cells are full in the north?",
        "When will they be mended?",
        "Who trains the call handlers?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a gap in one line, and a paragraph that runs over the place of the gap
        "Cells in the north               Cells in the south\n\nThe cells in the north are full, "
        "and those in the south are not.",
        # a page with its date at the right
        "Holding to Account               19 July 2022\n\nThe Board met.",
    ],
)
def test_a_gap_alone_makes_no_columns(text: str) -> None:
    assert columns_side_by_side(text.split("\n")) == {}
