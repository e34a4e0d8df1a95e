"""Actions and commitments in running text: pronouns, assent, lists, repetitions, deadlines."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"

KINDS: dict[str, tuple[str, list[str]]] = {
    # who is meant
    "he and she are whoever spoke": (
        "The CC said that there was no set standard. It was agreed that he would bring a draft to "
        "the October meeting.\n"
        "The DCC had no figure. The PCC asked her to send one by 5 August.",
        ["A - cc to the October meeting unmarked", "A - dcc 2022-08-05 unmarked"],
    ),
    "a promise of hers in an answer": (
        "The PCC asked how many were lost. The DCC said nine. She did not have the rest and would "
        "circulate them after the meeting.",
        ["P - dcc after the meeting"],
    ),
    "contracted": ("The DCC said she'd make sure that it went.", ["P - dcc -"]),
    "we, within a sentence": (
        "PCC: Why is the page wrong?\nCC: It is old, and we shall put it right this week.",
        ["P - cc this week"],
    ),
    "an office that would, and a thing that would": (
        "The CC would look into it. The plan would take a year. The Board would meet in May.",
        ["P - cc -"],
    ),
    "what members would receive, of whoever spoke in that paragraph": (
        "The CC stated that the bid had gone. Members would receive a copy in August.",
        ["P - cc in August"],
    ),
    "assent": (
        "The PCC asked for the figure to be published each month. The CC agreed to this.",
        ["A - cc - unmarked"],
    ),
    "no assent to another thing": (
        "The PCC asked for the figure to be published each month. The minutes were agreed.",
        ["A - ? - unmarked"],
    ),
    "he took an action": (
        "The DCC did not know. She took an action to find out.", ["A - dcc - unmarked"],
    ),
    # resolutions
    "resolved, with parts that say who does what": (
        "RESOLVED that:\n(a) the report be noted;\n(b) Alder Assurance carry out a review in "
        "quarter 2;\n(c) the CC repeat the survey.\n(d) Members note the risk.",
        ["A - Alder Assurance in quarter 2 unmarked", "A - cc - unmarked"],
    ),
    "opinions, customs and duties are no actions": (
        "The Panel was of one mind that officers should always write down why. The annual report "
        "would be considered in the usual way, as required by its terms of reference. The next "
        "meeting is to be held on 4 March 2023. It was agreed that there was nothing to refer.",
        [],
    ),
    # earlier actions
    "a list of earlier actions, and one of new ones": (
        "3. Actions from the last meeting\nA1 Count the cells \u2013 done by DCC, copy in folder.\n"
        "A2 Posters \u2013 done.\nA3 Paint the yard \u2013 CC \u2013 OPEN, half is done, CC to "
        "finish by 1700 hrs 05/08/2022.\n4. Custody\nThere was no news.\n5. New actions\n"
        "A4 DCC to redraft the plan \u2013 by 1800 today.\nA5 CC \u2013 a message to all staff. By "
        "Monday.\nA6 Ask the council for a site (DCC).\n6. Next meeting\nTuesday 2 August 2022.",
        ["A - cc 2022-08-05", "A - dcc 2022-07-19", "A - cc 2022-07-25", "A - dcc -"],
    ),
    "one of the earlier actions still open": (
        "Previous actions \u2013 all complete save 14/22 (DCC to set out the cost of staff), "
        "which remains outstanding and will be brought to the October meeting.",
        ["A - dcc to the October meeting unmarked"],
    ),
    "a heading of actions above a report on them": (
        "2. MINUTES AND ACTIONS\n2.1 The minutes of 3 May 2022 were agreed.\n"
        "2.2 There were no actions outstanding.",
        [],
    ),
    "a row that was moved to another day": (
        "Ref | Action | Owner | Due | Status\n1 | Count cells | DCC | 30/06/2022 | Overdue \u2013 "
        "carried forward to 31/08/2022\n2 | Paint them | CC | 30/06/2022 | Complete?\n"
        "3 | Sell them | CC | 30/06/2022 | Deferred to the next meeting\n"
        "4 | Let them | CC | 30/06/2022 | Discharged",
        ["A - dcc 2022-08-31", "A - cc 2022-06-30", "A - cc Deferred to the next meeting"],
    ),
    "a log in lines, with and without an end": (
        "Action log\n1/22 DCC to count cells. Update: counted. CLOSED.\n"
        "2/22 CC to paint cells. Update: half done. Carry forward to October.\n"
        "3/22 DCC to sell cells \u2013 DISCHARGED\n4/22 CC to let cells \u2013 superseded by 7/22\n"
        "5/22 DCC to mend cells. Deferred until the survey is in.\n6/22 CC to mop cells. Ongoing.",
        ["A - cc Carry forward to October", "A - dcc Deferred until the survey is in", "A - cc -"],
    ),
    "decisions in a table of their own": (
        "No | Decision | Made by\nD1 | The loan of six is approved | PCC\n"
        "D2 | The CC will own the risk | CC\n\nNo | Action | Owner\nA1 | Count the cells | DCC",
        ["A - dcc -"],
    ),
    "references in brackets behind what they mean": (
        "The roof leaks. A survey is needed. [A1]\n[A2] DCC to count the cells by 5 August.\n"
        "The CC would go back to the builder. (Action 26/12 - CC by 9 August)",
        ["A - ? -", "A - dcc 2022-08-05", "A - cc 2022-08-09"],
    ),
    "noted, and somebody be invited": (
        "RESOLVED: That the report be noted and the CC be invited to report in May.",
        ["A - cc in May unmarked"],
    ),
    "times of the day and of the week": (
        "Actions\n1 DCC to brief the press by 1700 hrs today\n2 CC to call by 0900 on Monday 25 "
        "July\n3 DCC to write by close of play Friday\n4 CC to ask how it can be done next year",
        ["A - dcc 2022-07-19", "A - cc 2022-07-25", "A - dcc 2022-07-22", "A - cc -"],
    ),
    "days that the day of the meeting gives, and others": (
        "Actions\n1 DCC to ring them today about the count\n2 CC to write before Monday\n"
        "3 DCC to call those who wrote today about it\n4 CC to bid before Monday's meeting\n"
        "5 DCC to bid next Friday\n6 CC to send it, by noon Thu 28/7\n"
        "7 DCC to attend the forum on 2/8/22 with it\n8 CC to meet those hurt on 2/8/22 with it\n"
        "9 DCC to pay, 5 Aug latest\n10 CC to bring it to the Sept one-to-one\n"
        "11 DCC to say why it was not done by Friday",
        ["A - dcc 2022-07-19", "A - cc 2022-07-24", "A - dcc -", "A - cc before Monday's meeting",
         "A - dcc -", "A - cc 2022-07-28", "A - dcc 2022-08-02", "A - cc -", "A - dcc 2022-08-05",
         "A - cc to the Sept one-to-one", "A - dcc by Friday"],
    ),
    "a month beside an action, which allows all of it, and one within its words": (
        "| Action | Owner | Due |\n| Send the list | CC | August 2022 |\n"
        "| Send the note | DCC | June meeting |\n\nAction: CC to send the plan by August 2022.",
        ["A - cc 2022-08-31", "A - dcc June meeting", "A - cc by August 2022"],
    ),
    "an owner and a colon behind a mark of one letter": (
        "A1/22: CC to send it. Due: Sept 2022\nA2/22: DCC: summary of causes. Due: 5/8/22\n"
        "A3/22: Table: summary of causes.",
        ["A - cc 2022-09-30", "A - dcc 2022-08-05"],
    ),
    "a mark in two letters before a dash": (
        "AP \u2013 DCC to send the list.\nAP - CC to send it.",
        ["A - dcc -", "A - cc -"],
    ),
    "what was put off, and what somebody takes on": (
        "In the absence of the CC it was agreed that this would be taken outside the meeting.\n"
        "Members asked for the list to be sent to them. The DCC said he would do so within a week.",
        ["A - dcc 2022-07-26 unmarked"],
    ),
    "a post and its body before what is to be done": (
        "Action: Chief Executive, OPFCC, to send a link.",
        ["A - Chief Executive -"],
    ),
    # repetitions
    "a request that the mark behind it makes an action": (
        "The PCC asked to see it.\nAction: DCC to share the overtime plan by 5 August.",
        ["A - dcc 2022-08-05"],
    ),
    "what a list repeats in other words": (
        "Works at Marrow Bridge are late. It was agreed that the CC would commission an "
        "independent view of the claim before any payment is made.\n"
        "The DCC promised an analysis of leavers and the PCC looked forward to it.\n"
        "Question: How many are burgled twice?\n"
        "Answer: The DCC did not know. She took an action to find out.\n"
        "No. | Action | Lead | Deadline\n1 | Commission an independent view of the Marrow Bridge "
        "claim | CC | \u2013\n2 | Analysis of leavers | DCC | October meeting\n"
        "3 | Repeat burglary figures | DCC | 2 August 2022",
        ["A - cc before any payment is made", "A - dcc 2022-08-02", "A - dcc October meeting"],
    ),
    "what a list has besides": (
        "It was agreed that the CC would send the report on bail to the board.\n"
        "No. | Action | Lead | Deadline\n1 | Send the report on vetting to the board | CC | May\n"
        "2 | Send the report on bail to the board | CC | June",
        ["A - cc June", "A - cc May"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_what_is_owed_is_read_from_prose(office: Register, name: str) -> None:
    text, expected = KINDS[name]
    made = in_short(drafted(office, HEAD + text))
    assert [line for line in made if line[0] in "AP"] == expected


def test_a_page_that_ends_within_an_action_cuts_nothing_off(office: Register) -> None:
    text = (
        "1. Custody\nIt was agreed that the DCC would bring a report on the use of the cells\n"
        "Holding to Account                                        Page 1 of 3\nOFFICIAL\n"
        "in the north to the October meeting.\n"
        "ACTION 001/26: The DCC to write to the landlord about the roof and to\n\nPage 2 of 3\n\n"
        "the council about the yard by 5 August."
    )
    made = in_short(drafted(office, HEAD + text))[1:]
    assert made == ["A - dcc to the October meeting unmarked", "A - dcc 2022-08-05"]


def test_numbers_behind_q_a_and_a_letter_stay_with_their_lines(office: Register) -> None:
    asked = "".join(
        f"Q{at}. The CC said that he would count them. How many cells are full?\n"
        f"A{at}. CC: All of the {at} in the north are full.\n"
        for at in range(1, 5)
    )
    made = in_short(drafted(office, HEAD + asked))[1:]
    assert made == ["Q - cc > cc"] * 4


def test_she_sought_to_understand_is_a_question(office: Register) -> None:
    text = "The PCC sought to understand what a victim is told. The CC replied that it varied."
    assert in_short(drafted(office, HEAD + text))[1:] == ["Q - pcc > cc"]
