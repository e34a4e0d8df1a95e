"""What is asked and promised in the further forms of minutes; every paper is invented."""

import pytest

from peeltrack.imports.notes.reckoning import LOST
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"

SAID: dict[str, tuple[str, list[str]]] = {
    "an occasion behind an owner alone": (
        "The board wished to see the audit. [ACTION \u2013 DCC, by next meeting]",
        ["A - dcc by next meeting"],
    ),
    "a dotted day": ("Action: DCC to table the letter \u2013 01.10.22", ["A - dcc 2022-10-01"]),
    "a request that a log repeats with its day": (
        "CC to rework the forecast.\n\nAction 12 \u2013 CC \u2013 rework forecast "
        "\u2013 6 September 2022 \u2013 OPEN",
        ["A - cc 2022-09-06"],
    ),
    "an explanation at a later meeting, and one at once": (
        "The PCC asked the CC to set out the plan at the September meeting. "
        "The PCC asked the CC to explain the delay.",
        ["Q - pcc > ", "A - cc at the September meeting unmarked"],
    ),
    "a reason or a time before whoever spoke, and what he only said he might do": (
        "The CC spoke. As the count was a long one she would circulate a short list.\n\n"
        "The DCC spoke. The roof was open, but as soon as it was shut he would share the bill.\n\n"
        "The DCC said that he would fix this up with the clerk directly.\n\n"
        "The CC was new. As the Chair thought she would take it first, it was moved.",
        ["P - cc -", "P - dcc as soon as it was shut he would share the bill", "P - dcc -"],
    ),
    "what somebody who does not speak here asked for before": (
        "They have asked to be told of any visit. The union has asked to see the cells.",
        [],
    ),
    "a promise without a day in a table of questions, and what is none": (
        "PCC question\tForce response\n"
        "The PCC asked how full the cells were.\tThe DCC said that nine were full. He would send "
        "the PCC the count. The yard will have the chance to be swept.\n",
        ["Q - pcc > dcc", "P - dcc -"],
    ),
    "whoever obliges, with what he is asked": (
        "The CC would like the list before Easter. DCC to oblige.",
        ["A - dcc before Easter unmarked"],
    ),
    "a year that is no time": (
        "The Commissioner requests a paper on vehicles for 2022/2023.",
        [],
    ),
    "a promise behind a mark of an answer": (
        "Q1. When will it close?\nA1. In autumn. We will share the letter by 5 August.",
        ["Q - ? > ?", "P - ? 2022-08-05"],
    ),
    "a reference that begins a sentence": (
        "AFI 6 was discussed. The PCC wanted to know when clerks will be trained.",
        ["Q peel/afi-06 pcc > "],
    ),
    "a mark in two languages": (
        "Gweithred / Action: The DCC to report monthly.",
        ["A - dcc -"],
    ),
    "a mark in two languages, of several words, below an answer": (
        "The PCC asked how long callers wait. The CC said that it was four minutes.\n"
        "Pwynt gweithredu / Action 2: The DCC to report monthly. Erbyn / By: 5 August 2022",
        ["Q - pcc > cc", "A - dcc 2022-08-05"],
    ),
    "what was asked before the meeting, and what a body outside it asks": (
        "The PCC said he had asked the DCC to look at it in May. The CC had requested that a note "
        "be provided. The Home Office has asked the CC to count the vans. The DCC was tasked by "
        "the inspectorate to send a return.",
        [],
    ),
    "a request that is met, and one that is begun": (
        "The PCC asked that the table be circulated. The DCC said that it had already been sent. "
        "The PCC asked the CC to bring a plan. He had already started work on it.",
        ["A - cc - unmarked"],
    ),
    "a request of nobody, an assent and the mark that says who": (
        "The PCC asked that the OPCC see the draft return before it goes. The CC had no objection."
        "\nAction: DCC to share the draft return with the OPCC.",
        ["A - dcc -"],
    ),
    "who will tell of it, and who retires": (
        "The DCC will score the risk anew and let members know. The CC will retire in May and let "
        "others lead.",
        ["P - dcc -"],
    ),
    "what nobody in particular will do": (
        "It was confirmed that the clerks would be added to the list. It was confirmed that money "
        "would be given to charities. It was noted that the report would be published by the "
        "inspectorate in August. It is hard to find, so a breakdown is going to be published.",
        ["P - ? -", "P - ? -"],
    ),
    "what is to be done by somebody, by a stranger, and at some time": (
        "The form is to be amended by the DCC by the end of July. The van is to be replaced by the "
        "council. The next meeting is to be held on 4 March 2023.",
        ["P - dcc 2022-07-31"],
    ),
    "who will be asked": (
        "The neighbourhood inspector will be asked to call on you. Those who come will be asked to "
        "sign.",
        ["P - neighbourhood inspector -"],
    ),
    "a debate before an agreement, a fortnight, and a meeting with something to show": (
        "After a long debate it was agreed that the DCC would count them. The CC agreed to come "
        "back in a fortnight with a list. The CC agreed to attend the next meeting with a plan.",
        ["A - dcc - unmarked", "P - cc 2022-08-02", "P - cc next meeting"],
    ),
    "a resolution behind a colon, and an occasion before what is to be given": (
        "1. Plan\nRESOLVED: That\n(i) the plan be noted;\n(ii) the CC be requested to provide to "
        "the Panel, prior to its meeting in June, a list of measures; and\n(iii) the comments be "
        "sent to the CC by the Clerk by 5 August.",
        ["A - cc prior to its meeting in June unmarked", "A - Clerk 2022-08-05 unmarked"],
    ),
    "an offer that nobody took up, and one that somebody did": (
        "The DCC offered to help with the rota, but the Chair said that this would not be needed. "
        "The CC offered to help with the cells.",
        ["P - cc -"],
    ),
    "a task behind its subject, and one that waits for sight": (
        "- Shops: PCC to raise it with the mayor.\n- The PCC requires sight of the plan before it "
        "is published.",
        ["A - pcc - unmarked", "A - ? before it is published unmarked"],
    ),
    "what a speaker will do, in his own words": (
        "PCC: Can you come back to me on that?\nChief Constable: Yes, I can do that by 5 August.\n"
        "PCC: I will be writing to the mayor myself.\nCC: What I will do is bring you a map.\n"
        "DCC: We will be bidding again if we can. We'd like more vans.",
        ["Q - pcc > cc,pcc,cc,dcc", "P - cc 2022-08-05", "P - pcc -", "P - cc -"],
    ),
    "a contraction, a trial, and a hope": (
        "The CC said the price was old. He'd get it checked. The DCC saw the sense of it and would "
        "pilot it from September. The DCC said that the force would look to bring it forward.",
        ["P - cc -", "P - dcc from September"],
    ),
    "who is to remind others": (
        "Officers would be reminded of it by the DCC. Officers would be reminded by the court.",
        ["P - dcc -"],
    ),
    "a follow-up that is required, an owner in brackets, and a meeting with its year": (
        "Follow up required: CC to confirm the date.\n"
        "Action 8: (DCC) Paper on the cells, March 2023 meeting\n"
        "Action 9: Carried over from May: CC to paint them. STILL OPEN \u2013 new date 30 August",
        ["A - cc -", "A - dcc March 2023 meeting", "A - cc 2022-08-30"],
    ),
    "the ends of years": (
        "Action: CC to paint them by the end of the financial year.\n"
        "Action: DCC to sell them by the end of the calendar year.",
        ["A - cc 2023-03-31", "A - dcc 2022-12-31"],
    ),
    "an occasion that is past, and what somebody was asked about": (
        "Following a question by the PCC about vans, the CC stated that she had written to the "
        "mayor in May and would let members have the reply. The DCC would send a plan in August "
        "and would say more.\nAction: CC to report what was done with it to the next meeting.",
        ["A - cc to the next meeting", "P - cc -", "P - dcc in August"],
    ),
    "an assent within a request, and a group that is set up": (
        "The PCC requested, and it was agreed, that future reports show the sums. It was AGREED "
        "that a task group of three be set up to look into it.",
        ["A - ? - unmarked", "A - ? - unmarked"],
    ),
    "what other bodies will do": (
        "The Home Office is to report in May. The inspectorate would send its report. HMICFRS has "
        "offered to share the data. The DCC is going to share it. HMICFRS papers would be sent to "
        "members.",
        ["P - dcc -", "P - dcc -"],
    ),
    "stars around a task, and marks in other words": (
        "** DCC to chase the owners by 5 August **\nWhat happens next: CC to publish the list.\n"
        "ACTIONS CARRIED FORWARD: DCC to supply a van.\nAP2 (June): DCC to sell the horses.\n"
        "AP3 (June): CC - the yard. Closed",
        ["A - dcc 2022-08-05 unmarked", "A - cc -", "A - dcc -", "A - dcc -"],
    ),
    "a mark with an owner above what he is to do, and one below it": (
        "The CC reported that it was late.\nAction 2: CC\nShare the terms with the PCC\n"
        "2. Vans\nAction 3: DCC\nNew vans for the yard\n3. Yard\n"
        "PCC asked that the yard be painted.\nAction 4: DCC\nReport noted.",
        ["A - cc -", "A - dcc -", "A - dcc -"],
    ),
    "somebody new who will lead, and somebody who is happy to": (
        "The DCC has hired a head of prevention. She starts in August and will lead on visits. "
        "CC happy to help, will email some dates.",
        ["P - cc -"],
    ),
    "what is to be done behind the dash of a question": (
        "PCC asked whether it was open - DCC will look at it.\n"
        "PCC asked who had the key - CC to ask by 5 August.",
        ["Q - pcc > dcc", "Q - pcc > ", "A - cc 2022-08-05 unmarked", "P - dcc -"],
    ),
    "what somebody does each month, by agreement": (
        "It was agreed the DCC provides the list each month; that the CC shares it with members. "
        "It was agreed that the DCC takes this seriously.",
        ["A - dcc - unmarked", "A - cc - unmarked"],
    ),
    "an office that is no lead, behind a dash": (
        "Not begun. DCC not happy - Head of Fleet to attend next mtg and explain. "
        "All was done but one \u2013 CC still to chase.",
        ["A - Head of Fleet next mtg unmarked", "A - cc - unmarked"],
    ),
    "a question that was announced": (
        "The following question had been received from Mr Hill of Felpersham:\n"
        "\u201cHow many complaints were upheld?\u201d\nThe CC replied that none were.",
        ["Q - ? > cc"],
    ),
    "what an earlier meeting agreed, customs, and what is asked of all who are there": (
        "At the last meeting it was agreed that the DCC would visit the cells. It was agreed that "
        "the CC would write to him, and he had since done so. It was agreed that the paper be "
        "taken as read. The DCC offered to step aside but the Board would not hear of it. "
        "Those who work in the cells are asked to sign.",
        [],
    ),
    "decisions that begin with what the meeting did": (
        "Decision\n\n(i)  Noted the report; and\n(ii)  Thanked the DCC; and\n"
        "(iii)  that the DCC report in May.\n\nIt was AGREED that items 4 and 5 be taken in "
        "private. It was agreed that the keys be taken to the college.",
        ["A - dcc in May unmarked", "A - ? - unmarked"],
    ),
    "what somebody had said elsewhere, and what he says now": (
        "The DCC said that she had told the union that she would write in May. The CC said that "
        "he had met the union and that he would write in May.",
        ["P - cc in May"],
    ),
    "two headings divided by a stroke": (
        "Cofnodion y cyfarfod / Action plan: this was noted.",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_each_form_is_read_as_a_careful_reader_would(office: Register, name: str) -> None:
    text, expected = SAID[name]
    assert in_short(drafted(office, HEAD + text))[1:] == expected


def test_what_was_agreed_is_told_though_no_full_stop_ends_it(office: Register) -> None:
    draft = drafted(office, HEAD + "1. Pay\nAGREED: Weekly return to the board until it is met\n")
    assert [each.text for each in draft.left] == [
        "AGREED: Weekly return to the board until it is met"
    ]


def test_what_ends_an_answer_and_may_ask_is_told(office: Register) -> None:
    said = "The PCC said he would be minded to back it and hoped to see a case."
    draft = drafted(office, f"{HEAD}The PCC asked how long it took. The CC said a week.\n{said}\n")
    assert [each.text for each in draft.left] == [said]


OVERLOOKED: dict[str, tuple[str, list[str]]] = {
    "a heading that names an item": (
        "1. AFI 6 \u2013 DCC to send the counts to the PCC\n\nThe cells are full.\n",
        ["AFI 6 \u2013 DCC to send the counts to the PCC"],
    ),
    "an update, a number and the head of a column": (
        "<h1>Holding to Account, 19 July 2022</h1><p>Present: PCC, CC, DCC</p>"
        "<table><tr><td>Ref<td>Action<td>Owner<td>Update</tr><tr><td>DCC to send the form on<td>"
        "Count cells<td>CC<td>Nine counted. The DCC would send the list.</tr></table>"
        "<table><tr><td>No<td>Item. The CC should write to all.<td>Action</tr>"
        "<tr><td>1<td>Roof<td></tr></table>",
        ["DCC to send the form on", "The DCC would send the list.", "The CC should write to all."],
    ),
    "a row below the attendance that was read as its last one": (
        "<h1>Holding to Account, 19 July 2022</h1><p>Present: PCC, CC, DCC</p><table><tr><td>Cells"
        "<td>All full<td>ACTION: DCC to allot the cells</tr><tr><td>Roof<td>fine<td>good</table>",
        ["ACTION: DCC to allot the cells"],
    ),
    "the foot of a page": (
        HEAD + "1. Cells\n\nAll full.\n\nOFFICIAL  The CC should write to all.  Page 1 of 2\n",
        ["OFFICIAL The CC should write to all."],
    ),
    "an action behind its mark or number, one that a log lists, an answer, and headings": (
        HEAD + "1. Actions and requests to come\n\nAction: CC to paint.\n\n2. Roof\n\n"
        "HTA-20220719-003: DCC to raise the roof with all. Due: 5 August 2022\n\n"
        "The CC asked for tiles to be sent in good time. (AP4)\n\n"
        "Ref | Action | Owner\nAP4 | Send tiles | DCC\n\n3. Yard\n\n"
        "Q: Is it mended?\nA: No. The DCC will see to it.\n",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OVERLOOKED)
def test_what_obliges_is_told_wherever_it_stands(office: Register, name: str) -> None:
    text, expected = OVERLOOKED[name]
    draft = drafted(office, text if "<" in text else HEAD.removesuffix("\n") + "\n" + text)
    assert [each.text for each in draft.left if each.why == LOST] == expected
