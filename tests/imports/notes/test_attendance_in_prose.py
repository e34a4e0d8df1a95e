"""Who was there, told in sentences, in columns set apart by spaces and through deputies."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\n"

KINDS: dict[str, tuple[str, list[str]]] = {
    # sentences
    "a label, and apologies in a sentence behind it": (
        "On the platform: Commissioner Ada Quill; Chief Constable Sir Bo Dyer; Director of Data "
        "Cy Rowe. DCC Di Carr had sent her apologies.",
        ["-dcc", "pcc", "cc", "Director of Data"],
    ),
    "by command, with guests for one item": (
        "Gold: DCC Ada Quill. In the room were Supt Bo Dyer (Silver), Cy Rowe from Corporate "
        "Services and Di Carr of the County Solicitor's department; Cllr Ed Finch and the Revd "
        "Flo Gale joined for item 4 only. Sent apologies: Hal Inns (OPCC).",
        ["DCC, Gold", "Supt, Silver", "Corporate Services", "County Solicitor's department",
         "Councillor", "office not stated", "-OPCC"],
    ),
    "the meeting attended by them, one unable to come": (
        "The meeting was attended by the PCC, the CC and the Head of Audit; the DCC was unable "
        "to attend.",
        ["pcc", "cc", "Head of Audit", "-dcc"],
    ),
    "those who were": ("Present were the PCC, CC and Ms Ada Quill (OPCC).", ["pcc", "cc", "OPCC"]),
    "and not who attended something that a sentence tells of": (
        "Present: PCC, CC\nThe CC advised that the plan was launched at an event which the PCC and "
        "the Chief Executive attended.",
        ["pcc", "cc"],
    ),
    # deputies
    "a deputy among those present": (
        "Present: PCC; Supt Ada Quill for Ch Supt Bo Dyer (East); Insp Cy Rowe (Staff Officer, "
        "notes)\nApologies: Ch Supt Bo Dyer",
        ["pcc", "Supt (East)", "Staff Officer", "-Ch Supt"],
    ),
    "a deputy whom only the apologies name": (
        "Present: PCC, CC\nApologies: DCC Ada Quill (represented by Supt Bo Dyer), Cy Rowe (Di "
        "Carr attending)",
        ["pcc", "cc", "supt", "office not stated", "-dcc", "-office not stated"],
    ),
    "a substitute in a sentence behind the apologies, who is listed": (
        "Present: Cllr Ada Quill, Cllr Bo Dyer\n"
        "Apologies were received from Cllr C Rowe. Cllr Quill was attending as substitute for "
        "Cllr Rowe.",
        ["Councillor", "Councillor", "-Councillor"],
    ),
    "a name that begins with A": (
        "Present: A Dhesi (Head of Estates), A representative of the union", ["Head of Estates"],
    ),
    "who met, before what the notes are": (
        "The PCC and the CC met at County Hall. These notes list what was said.", ["pcc", "cc"],
    ),
    "who was joined by whom, who served, and who did not come": (
        "The Commissioner, Ada Quill, was joined by Chief Constable Bo Dyer, Head of Custody Cy "
        "Rowe and Di Carr, the force\u2019s Treasurer. Ed Finch, Head of Audit in the "
        "Commissioner\u2019s office, read out the questions, and Superintendent Flo Gale took "
        "part by video. Assistant Chief Constable Guy Hope sent his apologies.",
        ["pcc", "cc", "Head of Custody", "Treasurer", "Head of Audit", "supt",
         "-acc"],
    ),
    "what somebody met is nobody": (
        "Present: DCC\n\nThe PCC and the CC met targets.", ["dcc"],
    ),
    "a label above each person": (
        "Chair\nAda Quill, Police and Crime Commissioner\nMembers\nBo Dyer, Chief Constable\n"
        "Minute taker\nDi Carr, Governance Officer\nApologies\nEd Finch, Head of Audit",
        ["pcc", "cc", "Governance Officer", "-Head of Audit"],
    ),
    "yes or no behind a role": (
        "| Name | Role | Y/N |\n| A. Q. | Chief Constable | Y |\n| B. D. | Head of Audit | N |",
        ["cc", "-Head of Audit"],
    ),
    # columns set apart by spaces
    "two bodies side by side, an office that goes on below": (
        "Those present:\n\n"
        "For the Commissioner                        For the force\n"
        "Ada Quill, Police and Crime Commissioner    Chief Constable Bo Dyer\n"
        "Cy Rowe, Chief Executive                    Assistant Chief Constable Di Carr (Crime and\n"
        "Ed Finch, Head of Scrutiny                    Justice)\n"
        "                                            Flo Gale, Head of Audit\n\n"
        "1. Custody",
        ["pcc", "cc", "Chief Executive", "Assistant Chief Constable (Crime and Justice)",
         "Head of Scrutiny", "Head of Audit"],
    ),
    "a label and two columns of people": (
        "           OFFICIAL \u2013 SENSITIVE\n"
        "Chair:     DCC Ada Quill (AQ)\n"
        "Present:   Supt Bo Dyer (BD)              Cy Rowe, Head of Learning (CR)\n"
        "           Ms Di Carr, PMO (DC)           Insp Ed Finch (EF)\n"
        "Apologies: Ch Supt Flo Gale (FG)\n\n"
        "1. Custody",
        ["supt", "Head of Learning", "PMO", "Insp", "-Ch Supt", "dcc"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_who_was_there_is_read_where_it_is_told(office: Register, name: str) -> None:
    text, expected = KINDS[name]
    assert people(drafted(office, f"{HEAD}{text}\n\nAction: CC to send the list.")) == expected


def test_a_table_says_who_was_there_and_the_facts_of_the_head(office: Register) -> None:
    tables = (
        (("Date", "Time", "Place", "Chair"), ("19 July 2022", "10:00", "Hall", "Commissioner")),
        (
            ("Name", "Role", "Initials", "Present / Apologies"),
            ("Ada Quill", "Police and Crime Commissioner", "AQ", "Present"),
            ("DCC Bo Dyer", "Borset Police", "BD", "Apologies"),
            ("Cy Rowe", "Head of Audit (deputising for the CFO)", "CR", "Present (minutes)"),
        ),
    )
    made = "".join(
        "<table>"
        + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in table)
        + "</table>"
        for table in tables
    )
    draft = drafted(office, f"<h1>Holding to Account</h1>{made}<p>Action: CC to go.</p>")
    assert people(draft) == ["pcc", "-dcc", "Head of Audit"]
    assert (str(draft.meeting.date), draft.meeting.time) == ("2022-07-19", "10:00")


def test_what_stands_behind_the_apologies_is_read_on(office: Register) -> None:
    text = "Apologies: DCC. The PCC asked the CC to send a card. ACTION: CC to send flowers."
    draft = drafted(office, f"{HEAD}Present: PCC, CC\n{text}")
    assert people(draft) == ["pcc", "cc", "-dcc"]
    assert in_short(draft)[1:] == ["A - cc - unmarked", "A - cc -"]
