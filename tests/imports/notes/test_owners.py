"""Whose an action is where minutes say it in other places than at its beginning; all invented."""

import pytest

from peeltrack.imports.notes.attendance import people_in
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.offices import Offices
from peeltrack.imports.notes.owners import is_owner
from peeltrack.model.organisation import Lead
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = (
    "Holding to Account\nMinutes\n19 July 2022\n\nPresent: PCC; CC; DCC; Head of Custody (HC); "
    "Head of Insight (HI); Director of Finance; Chief Insp Di Carr, Head of Roads\n\n1. Custody\n\n"
)

OWED: dict[str, tuple[str, list[str]]] = {
    "holders of one office, counted": (
        "Action 7 The three Treasurers to cost the plan.\nAction: The two CFOs to agree a sum.",
        ["Treasurers -", "CFOs -"],
    ),
    "a number before nobody who is known, and before what was done": (
        "Action 4/7 Each force to write to its council by 5 August.\n"
        "Action 5/7 The force sent its list to members.",
        ["? 2022-08-05"],
    ),
    "a time in the line below, behind a word": (
        "Action 3 HC to write.\n          For: 5 August 2022\n\n"
        "Action 4 HI to write.\n          For: next Board",
        ["Head of Custody 2022-08-05", "Head of Insight next Board"],
    ),
    "an owner and a day in brackets at the end": (
        "Action: Publish the counts each quarter (HC, 5 August 2022)\n"
        "Action: Break the count of those (in both cells) down by 6 August 2022",
        ["Head of Custody 2022-08-05", "? 2022-08-06"],
    ),
    "an owner and a time in brackets in a line of their own": (
        "ACTION FOR THE FORCE\nPut the wait on the website.\n(HC, by 5 August 2022)\n\n"
        "Action: Write to the mayor.\n(HI and Director of Finance)\n\n"
        "Action: Count the cells.\n(There are forty.)",
        ["Head of Custody 2022-08-05", "Head of Insight+Director of Finance -", "? -"],
    ),
    "an owner beside the number of an action, above what he is to do": (
        "The DCC described the plan.\n\n"
        "     ACTION 12/1                         Owner: Chief Superintendent, Northern Area\n"
        "     Hold two evenings with sixth forms and tell the Board what was said.\n"
        "     By: 28 August 2022\n\n"
        "     ACTION 12/2                         Owners: Head of Custody / DCC\n"
        "     Single list of savings to be kept jointly and shown at this meeting.\n"
        "     By: each meeting from August\n",
        [
            "Chief Superintendent, Northern Area 2022-08-28",
            "Head of Custody+dcc each meeting from August",
        ],
    ),
    "square brackets at the end, with a time behind a dash": (
        "Action: Advice on the lease to be taken. [Treasurers \u2013 19/08/22]\n\n"
        "Action: Leads to look at the formula. [HC, HI \u2013 ahead of the next Board]",
        ["Treasurers 2022-08-19", "Head of Custody+Head of Insight ahead of the next Board"],
    ),
    "a Welsh word beside the English one": (
        "Gweithred / Action 24-32: HC i / to arrange a visit.\nErbyn / By: 31/08/2022",
        ["Head of Custody 2022-08-31"],
    ),
    "two who are to do it jointly": (
        "Action: Write to the mayor.\nOwner: HC / Chief Constable jointly\n",
        ["Head of Custody+cc -"],
    ),
    "sentences in capitals, with and without an owner": (
        "ACTION: CHIEF INSP CARR AND HC TO COUNT THE CELLS AND E-MAIL THE BOARD BY 5TH AUGUST.\n\n"
        "ACTION: DIRECTOR OF FINANCE TO COST THE ROOF. HI TO BRIEF THE MAYOR ON ON-CALL PAY.\n\n"
        "ACTION: LETTER TO BE SENT TO THE MAYOR.",
        [
            "Head of Roads+Head of Custody 2022-08-05",
            "Director of Finance -",
            "Head of Insight -",
            "? -",
        ],
    ),
    "one who leads, and others": (
        "ACTION: Mend the roof.\nOwner: HC (lead), HI",
        ["Head of Custody+Head of Insight -"],
    ),
    "an owner in brackets before a time": (
        "ACTION: Updates to show the reason (HC) \u2013 from December Committee onwards\n"
        "ACTION: Updates to show the name (of the cell) \u2013 from December Committee onwards",
        [
            "Head of Custody from December Committee onwards",
            "? from December Committee onwards",
        ],
    ),
    "an owner at the end of a line without a mark": (
        "Table by cell block to go on the dashboard by end of July \u2013 HC\n"
        "Inventory of records to be booked \u2013 HC/HI\nHI to bring options to the board.",
        [
            "Head of Custody 2022-07-31 unmarked",
            "Head of Custody+Head of Insight - unmarked",
            "Head of Insight - unmarked",
        ],
    ),
    "an opinion that ends with its author": ("The rise was due to be expected \u2013 HC", []),
    "owners at the ends of lines below a heading": (
        "Actions:\nTable to go on the dashboard \u2013 HC\nWrite to the ICO by 5 August \u2013 DCC",
        ["Head of Custody -", "dcc 2022-08-05"],
    ),
    "a clause that names whoever is meant": (
        "The CC spoke. It was agreed that, once the Head of Custody had the sample, she would send "
        "it to the board.",
        ["Head of Custody once the Head of Custody had the sample unmarked"],
    ),
    "another office beside the owner": (
        "The DCC, with the Director of Finance, to model a freeze by 20 August.",
        ["dcc+Director of Finance 2022-08-20 unmarked"],
    ),
    "another office that only helps": (
        "It was agreed that the DCC, with help from the Head of Custody, would write a plan.",
        ["dcc - unmarked"],
    ),
    "who asked, between the owner and the task": (
        "The Head of Custody was asked by the Chair to bring results to the next meeting.",
        ["Head of Custody to the next meeting unmarked"],
    ),
    "an owner of a whole list": (
        "Action 16 \u2013 DCC to\n * refresh the dashboard by 31 August\n * arrange training",
        ["dcc 2022-08-31", "dcc -"],
    ),
    "an owner in brackets behind his body, and through whom he acts": (
        "Action: OPCC (HI) to send a letter.\nAction: Director of Finance (via DCC) to report.",
        ["Head of Insight -", "Director of Finance -"],
    ),
    "an owner who is named besides the body that begins": (
        "Action: Force to send a plan. Owner: DCC. Deadline: 5 August 2022.",
        ["dcc 2022-08-05"],
    ),
    "whose officer, and a sentence that only says who": (
        "Action: CC\u2019s staff officer to send invitations.\n"
        "Action: The Force should send a copy when it comes. HC to arrange.",
        ["CC\u2019s staff officer -", "Head of Custody when it comes"],
    ),
    "he, of whoever the sentence names, and what was just asked": (
        "HI gave an update. The Chair asked to be told at once of any delay. CC agreed that he "
        "would do this.\nThe DCC accepted that it was late. He agreed that he would find a site.",
        ["cc - unmarked", "dcc - unmarked"],
    ),
    "the only ACC who attended, whatever his field": (
        "Also present: ACC (Crime)\n\n2. Bail\n\nAction: ACC to find a site.",
        ["ACC (Crime) -"],
    ),
    "a request just above the action that answers it": (
        "The PCC asked for the totals to be published as well.\nAction: HI \u2013 publish counts.",
        ["Head of Insight -"],
    ),
    "a request above an action about something else, and two that somebody takes on": (
        "It was agreed to revisit the estate in April.\nAction: HI \u2013 publish the counts.\n"
        "The PCC requested sight of the policy. HC agreed to forward this.\n"
        "The Chair asked for the register to be reformatted. The DCC would action.",
        [
            "? in April unmarked",
            "Head of Insight -",
            "Head of Custody - unmarked",
            "dcc - unmarked",
        ],
    ),
    "the cell beside an action of the force": (
        "\tItem\tAction\n3\tBail\n\tThe Force to ask the supplier why it is late.\tHC\n"
        "\tThe DCC to ask him.\tHI",
        ["Head of Custody -", "dcc - unmarked"],
    ),
    "who takes on what another asked for": (
        "The PCC asked for the plan to be set beside the review so the two might be read together, "
        "and the Head of Custody undertook to commission the university to do so by 5 August.",
        ["Head of Custody 2022-08-05 unmarked"],
    ),
    "who is to do what is to be done for another": (
        "Resolved \u2013\n\nThat the plan be sent to the Panel in full by the Head of Insight.\n\n"
        "That a copy be sent to the Panel by the end of July.",
        ["Head of Insight - unmarked", "? 2022-07-31 unmarked"],
    ),
    "all, and members": (
        "Action: All to send comments to HC by 5 August.\nAction: Board members to read the paper.",
        ["All 2022-08-05", "Board members -"],
    ),
    "a log with one cell a line": (
        "Ref\nAction\nOwner\nDue\nStatus\n02/22-1\nCirculate the data\nHC\n5 August 2022\nOpen\n"
        "02/22-2\nUpdate the register\nHI/DCC\nNext meeting\nComplete\n"
        "Action 3\nArrange a visit\nHC and HI\nNext meeting\n\nThe DCC left.",
        ["Head of Custody 2022-08-05", "Head of Custody+Head of Insight Next meeting"],
    ),
    "an office that its narrow cell wraps": (
        "Action\tOwner\nSend it\tHead of<br>Custody\nCount it\tDeputy Chief<br>Constable\n"
        "Book it\tHC<br>HI",
        ["Head of Custody -", "dcc -", "Head of Custody+Head of Insight -"],
    ),
    "details below an action whose own words name another time": (
        "Action \u2013 Write to HMICFRS asking for a visit in January.\nOwner: CC\nDue: 28 August",
        ["cc 2022-08-28"],
    ),
    "a row that its last word closes": (
        "| Ref | Action | Owner | Update |\n| 26/03 | Send the figures | DCC | Sent 2 July. "
        "Discharged. |\n| 26/04 | Bring the strategy | CC | Half completed. More is needed. |",
        ["cc -"],
    ),
    "several actions in one cell": (
        "| No | Item | Discussion | Action / who / when |\n| 2 | AFI | The DCC spoke. | "
        "2a) Reports to be sent \u2013 HI \u2013 next meeting; "
        "2b) Publish them \u2013 HC \u2013 25/11/22 |",
        ["Head of Insight next meeting", "Head of Custody 2022-11-25"],
    ),
    "decisions in a column of actions": (
        "| No | Discussion | Decision / Action |\n| 1 | The paper was read. | Option 2 supported in"
        " principle. |\n| 2 | The minutes were read. | Agreed: CC to correct them |\n"
        "| 3 | The plan was read. | Circulate the agreed plan |",
        ["cc -", "? -"],
    ),
    "the end of a month and of quarters": (
        "Action: CC to write by the end of the month.\nAction: DCC to write by end of Q2 2022/23.\n"
        "Action: PCC to write by the end of next quarter.",
        ["cc 2022-07-31", "dcc 2022-09-30", "pcc 2022-12-31"],
    ),
    "what was resolved to be asked for": (
        "It was RESOLVED:\n(a) to note the report; and\n(b) to request that the DCC bring a plan "
        "by 5 August.",
        ["dcc 2022-08-05 unmarked"],
    ),
    "a request of two whose offices are long": (
        "Members asked that the Head of Custody and the Director of Finance and Resources review "
        "the score.",
        ["Head of Custody+Director of Finance and Resources - unmarked"],
    ),
}

PROMISED: dict[str, tuple[str, list[str]]] = {
    "somebody would do so": (
        "The DCC had not sent the list and would do so by 22 July.",
        ["dcc 2022-07-22"],
    ),
    "a rank in another form": (
        "The PCC asked about cameras.\nCh Insp Carr said that none were there. She offered to "
        "visit the road by 29 July.",
        ["Head of Roads 2022-07-29"],
    ),
    "he is the last of whom a sentence said something": (
        "The DCC spoke.\nThe CC put it down to the heat. He undertook to share the rota.\n"
        "HC not content. She'll write to the vendor.",
        ["cc None", "Head of Custody None"],
    ),
    "he is somebody whom the attendance does not name": (
        "The DCC spoke.\nMr Lumb presented the accounts. He would circulate the note.\n"
        "The Head of Fleet ran through the list. She undertook to check the leases.\n"
        "The Panel welcomed the list. The Head of Roads\u2019s paper showed less. She would send "
        "it to members.",
        ["Mr Lumb None", "Head of Fleet None", "Head of Fleet None"],
    ),
    "an office that the end of a line divides": (
        "- The PCC spoke of the leases of all the stations in the county and of what was owed, and "
        "the Head of\n  Custody agreed to send the list.\n- The Director of\n  Finance "
        "will write to the council.\n- The Chief\n  Constable undertook to ask.",
        ["Head of Custody None", "Director of Finance None", "cc None"],
    ),
    "what is promised behind a question, and what was just asked for": (
        "The PCC asked the CC about bail; he will send a note by 5 August.\n"
        "HC suggested a key. The DCC agreed and said this would be added from the May report.\n"
        "HI said that this would be worse in May, and would e-mail it.",
        ["cc 2022-08-05", "dcc None", "Head of Insight None"],
    ),
    "what is promised by whoever was asked": (
        "The DCC spoke of fleets. Asked by the PCC if it would last, she said that it would and "
        "that she would set out the plan in writing by 5 August.\n"
        "The CC spoke. He would be happy to share it.\nHe would be happy to hear of it.",
        ["dcc 2022-08-05", "cc None"],
    ),
    "whatever somebody said that he'd do": (
        "HC said she'd ring the families herself.\nHI said she'd rung the families herself.\n"
        "Ms Vale would start the count by 5 August.\nMs Vale would start in post by 5 August.",
        ["Head of Custody None", "Ms Vale 2022-08-05"],
    ),
    "he is whom a question is put to": (
        "The CC spoke. The PCC asked the DCC why it was late. He said that he would send the plan.",
        ["dcc None"],
    ),
    "something that is to be given by whoever speaks in the middle of a sentence": (
        "In reply to Ms Fry, the CC advised that it was low and that a note would be circulated.",
        ["cc None"],
    ),
    "something that is to be given, with and without who gives it": (
        "The PCC asked about bail. The DCC said that it was low and that a full breakdown would be "
        "sent by 22 July. A briefing would be provided to the Panel by the Head of Custody on "
        "29 July. The van would be taken back.",
        ["dcc 2022-07-22", "Head of Custody 2022-07-29"],
    ),
}


@pytest.mark.parametrize("name", OWED)
def test_an_action_has_the_owner_that_the_minutes_give_it(office: Register, name: str) -> None:
    text, expected = OWED[name]
    draft = drafted(office, f"{HEAD}{text}")
    assert [
        f"{'+'.join(draft.owners[each.id]) or '?'} {each.due or each.due_event or '-'}"
        + (" unmarked" if each.text in draft.uncertain else "")
        for each in draft.meeting.actions
    ] == expected


@pytest.mark.parametrize("name", PROMISED)
def test_a_commitment_is_of_whoever_makes_it(office: Register, name: str) -> None:
    text, expected = PROMISED[name]
    draft = drafted(office, f"{HEAD}{text}")
    promises = zip(draft.meeting.commitments, draft.promised_by, strict=True)
    assert [f"{by} {each.due}" for each, by in promises] == expected


def test_an_answer_that_promises_something_is_given_once(office: Register) -> None:
    text = "In response to a question from Cllr Fry, the CC said that he would send the list."
    (question,) = drafted(office, f"{HEAD}{text}").meeting.all_questions
    assert [each.text for each in question.answers] == ["The CC said that he would send the list."]


def test_a_task_whose_owner_nobody_knows_is_left_out_with_a_word(office: Register) -> None:
    draft = drafted(office, f"{HEAD}Inventory of records to be booked \u2013 ZZ")
    assert [each.text for each in draft.left] == ["Inventory of records to be booked \u2013 ZZ"]


@pytest.mark.parametrize(
    ("there", "flags"),
    [
        ("Insp Bo Dyer; Insp Ada Quill", ["Insp fits several who attended: say which"]),
        ("Insp Bo Dyer; Insp Ada Quill, Head of Bail", []),
    ],
)
def test_an_owner_whose_rank_others_have_is_pointed_out(there: str, flags: list[str]) -> None:
    head = f"Holding to Account\nMinutes\n19 July 2022\n\nPresent: PCC; {there}\n\n"
    draft = drafted(register_from(OFFICE), f"{head}Action: Insp Dyer to write by 5 August.")
    assert list(draft.owners.values()) == [("Insp",)]
    told = [flag for each in draft.flags.values() for flag in each]
    assert [flag for flag in told if "several" in flag] == flags


@pytest.mark.parametrize(("title", "lead"), [("", "acc-lead"), (" (Crime)", None)])
def test_a_lead_with_a_field_is_not_meant_by_a_rank_alone(title: str, lead: str | None) -> None:
    leads = {"acc-lead": Lead(title=f"Assistant Chief Constable{title}")}
    offices = Offices([Person("Bo Dyer", "", "ACC")], leads)
    assert (offices.lead_called("BD"), offices.office_called("BD")) == (lead, "ACC")


@pytest.mark.parametrize(
    ("who", "owner"),
    [
        # a rank that says nothing of whom it means, and one that is an office
        (["Supt Bo Dyer (BD)"], "BD"),
        (["Supt Bo Dyer (BD), Head of Roads"], "Head of Roads"),
        (["ACC Bo Dyer (BD)"], "ACC"),
        (["ACC Bo Dyer (BD)", "ACC Lu Wray (LW)"], "BD"),
    ],
)
def test_initials_stay_where_the_attendance_says_only_a_rank(who: list[str], owner: str) -> None:
    offices = Offices([each for one in who for each in people_in(one, listed=True)], {})
    assert offices.office_called("BD") == owner


def test_initials_that_are_a_word_own_what_they_are_to_do() -> None:
    offices = Offices([Person("Ivo Nash", "IN", "Head of Roads")], {})
    assert is_owner("IN", offices)
    assert not is_owner("In", offices)
    assert not is_owner("ON", offices)
