"""Who was there, in entries that say name, office and initials in many ways; all are invented."""

import pytest

from peeltrack.imports.notes.attendance import people_in
from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\n\n"
TAIL = "\n\n1. Custody\n\nThe CC gave an update.\n\nAction: DCC to send the list.\n"
NONE = "office not stated"

ENTRIES: dict[str, list[str]] = {
    "Ch Supt Ada Quill (AQ), Crime": ["Ch Supt, Crime, Ada Quill, AQ"],
    "Supt Ada Quill (AQ), Local Policing, Supt Bo Dyer (BD)": [
        "Supt, Local Policing, Ada Quill, AQ",
        "Supt, Bo Dyer, BD",
    ],
    "ACC (Crime), Finance": ["ACC (Crime)"],
    "Chief Constable (Bo Dyer); DCC (Cy Rowe, CR); ACC (Crime)": [
        "Chief Constable, Bo Dyer",
        "DCC, Cy Rowe, CR",
        "ACC (Crime)",
    ],
    "PC 4417 Moss (loggist)": ["PC, Moss"],
    "T/DCFO Ada Quill; A/ACO Bo Dyer": ["T/DCFO, Ada Quill", "A/ACO, Bo Dyer"],
    "Ada Quill (Head of Roads, HoR)": ["Head of Roads, HoR, Ada Quill"],
    "Ada Quill (Force Vetting Manager, FVM)": ["Force Vetting Manager, Ada Quill, FVM"],
    "Assistant Chief Constable (Crime)\tAda Quill (AQ)": [
        "Assistant Chief Constable (Crime), Ada Quill, AQ"
    ],
    "Ada Quill (AQ) Bo Dyer (BD)": ["Ada Quill, AQ", "Bo Dyer, BD"],
    "Police and Crime Commissioner, Ada Quill (AQ) - Chair": [
        "Police and Crime Commissioner, Ada Quill, AQ"
    ],
    "PCC, Chair, Clerk": ["PCC", "Chair", "Clerk"],
    "ACC Ada Quill and from the Youth Forum": ["ACC, Ada Quill"],
    "Bo Dyer, Moss Hart (external audit)": ["external audit, Bo Dyer"],
    "Bo Dyer, Eastgate Assurance (internal audit) (BD)": ["internal audit, Bo Dyer"],
    "Bo Dyer, Cy Rowe (Treasurer)": ["Bo Dyer", "Treasurer, Cy Rowe"],
    "ROWE, Ada - Head of Audit": ["Head of Audit, Ada Rowe"],
    "DPO, Ada Quill": ["DPO, Ada Quill"],
    "Ada Quill OBE, Treasurer": ["Treasurer, Ada Quill"],
    "Bo Dyer QPM (bo.dyer@example.org) Head of Audit": ["Head of Audit, Bo Dyer"],
    "PCC / CC / ACC Crime": ["PCC", "CC", "ACC Crime"],
    "Ada Quill, Head of Audit / Secretary": ["Head of Audit / Secretary, Ada Quill"],
    "ACC Vale (ACC Crime), ACC Local Policing": ["ACC Crime, Vale", "ACC Local Policing"],
    "Ed Vale Panel Solicitor": ["Panel Solicitor, Ed Vale"],
    "Ed Vale, Treasurer - left after item 5": ["Treasurer, Ed Vale"],
    "COMMISSIONER FOR EASTON": ["Commissioner for Easton"],
    "Ada Quill\tChief Executive, OPCC\tAQ": ["Chief Executive, Ada Quill, AQ"],
    "Ada Quill \u2013 Clerk, Easton Council \u2013 AQ": ["Clerk, Ada Quill, AQ"],
    "Ada Quill\tHead of Policy, Victim Support\tAQ": [
        "Head of Policy, Victim Support, Ada Quill, AQ"
    ],
    "Councillors Ada Quill (Con, Easton), Bo Dyer (Lab, Weston)": [
        "Councillor, Cllr Ada Quill",
        "Councillor, Cllr Bo Dyer",
    ],
    "Cllr Ada Quill \u2013 Easton Council and Cllr Bo Dyer \u2013 Weston Council": [
        "Councillor, Cllr Ada Quill",
        "Councillor, Cllr Bo Dyer",
    ],
    "Mayor Ada Quill, Mayor of Easton": ["Mayor of Easton, Ada Quill"],
    "Ada Quill CPS": ["CPS, Ada Quill"],
    "Easton and Weston CPS": [],
    "Ada Quill, Engagement Lead (Moss Hart)": ["Engagement Lead, Ada Quill"],
    "Ada Quill (Chair), PCC (Bo Dyer)": ["Ada Quill", "PCC, Bo Dyer"],
    "CC\tAda Quill\tChief Constable": ["Chief Constable, Ada Quill"],
    "AM Ada Quill \u2013 Head of Prevention": ["AM, Head of Prevention, Ada Quill"],
    "CC Ada Quill, Head of Audit": ["CC, Ada Quill", "Head of Audit"],
    "C/Supt Ada Quill (North), Det/Supt Bo Dyer (PPU)": [
        "C/Supt (North), Ada Quill",
        "Det/Supt, Bo Dyer, PPU",
    ],
    "PCC Ada Quill, CC Bo Dyer and 6 members of the public": ["PCC, Ada Quill", "CC, Bo Dyer"],
    "Ada Quill \u2013 PCC, Bo Dyer \u2013 Clerk": ["PCC, Ada Quill", "Clerk, Bo Dyer"],
    "OPCC \u2013 Ada Quill, Force \u2013 Bo Dyer": ["Ada Quill", "Bo Dyer"],
}

LISTS: dict[str, tuple[str, list[str]]] = {
    "a rank and a name with the office in full beside them": (
        "Present\n\nDCC Ada Quill | Deputy Chief Constable (Chair) | AQ\n"
        "ACC Bo Dyer | Assistant Chief Constable (Crime) | BD\n"
        "Supt Cy Rowe | Chief Constable's Staff Officer | CR\nMr Di Moss | Treasurer | DM\n"
        "Apologies\nACC Ed Vale | Assistant Chief Constable (Local Policing) | EV",
        [
            "dcc",
            "Assistant Chief Constable (Crime)",
            "Chief Constable's Staff Officer",
            "Treasurer",
            "-Assistant Chief Constable (Local Policing)",
        ],
    ),
    "name, office and initials in three lines each": (
        "Attendees\n\nAda Quill (Chair)\nPolice and Crime Commissioner\nAQ\n\nBo Dyer\n"
        "Head of Audit, OPCC\nBD\n\nApologies\n\nCy Rowe\nTreasurer\nCR",
        ["pcc", "Head of Audit", "-Treasurer"],
    ),
    "initials above office and name": (
        "Attendees\n\nAQ\nChief Constable\nAda Quill\n\nBD\nHead of Audit\nBo Dyer",
        ["cc", "Head of Audit"],
    ),
    "lines that say something else of each": (
        "Attendees\n\nAda Quill\nChief Constable\nAQ\n\nBo Dyer\nHead of Audit",
        [NONE, "cc", NONE, NONE, "Head of Audit"],
    ),
    "somebody whose line reaches over the column of apologies": (
        "Present                        Apologies\n\nAda Quill (PCC)                Bo Dyer (CC)\n"
        "Cy Rowe (DCC)\nDi Moss (Head of Internal Audit, Eastgate)\nEd Vale (Treasurer)",
        ["pcc", "-cc", "dcc", "Head of Internal Audit, Eastgate", "Treasurer"],
    ),
    "those in command in a column, above everybody else": (
        "Gold:      DCC Ada Quill\nSilver:    Supt Bo Dyer\nAttending:\nCy Rowe (Treasurer)",
        ["DCC, Gold", "Supt, Silver", "Treasurer"],
    ),
    "bodies in a column, without a label of all": (
        "COMMISSIONER FOR EASTON AND EASTON POLICE\n\nMembers:\tMr Bo Dyer (Chair), Ms Cy Rowe\n"
        "OPCC:\t\tTreasurer \u2013 Di Moss\n\t\tClerk \u2013 Ed Vale (minutes)\n"
        "Apologies:\tDCC; Flo Ames (Member)",
        [NONE, NONE, "Treasurer", "Clerk", "-dcc", "-Member"],
    ),
    "a deputy in the column of attendance": (
        "Name | Role | Attended\nAda Quill | Chief Constable | Y\n"
        "Bo Dyer | Head of Audit | Apologies \u2013 Cy Rowe deputising\n"
        "Cy Rowe | Auditor | Y\nDi Moss | Treasurer | N",
        ["cc", "-Head of Audit", "Auditor", "-Treasurer"],
    ),
    "ranks of those who have a post, and of those who have none": (
        "Name | Role | Attended\nACC Ada Quill | ACC Crime & Roads | Y\n"
        "Ch Supt Bo Dyer | Head of Roads | Y\nDet Supt Cy Rowe | Custody | Y\n"
        "Di Moss | Head of Data, Northshire Police | Y\nEd Vale | Chair, Audit Committee | Y\n"
        "Superintendent Flo Ames | Deputy Chief Constable's Staff Officer | N",
        [
            "ACC Crime & Roads",
            "Head of Roads",
            "Det Supt, Custody",
            "Head of Data",
            "Chair, Audit Committee",
            "-Deputy Chief Constable's Staff Officer",
        ],
    ),
    "a long line of councillors, and others": (
        "Present:\nCouncillor Ada Quill (Chairman), Councillor Bo Dyer, Councillor Mrs A.G. Rowe, "
        "Councillor J.M. Moss, and Councillor Ed Vale.\nOthers Present:\nMr Gil Hart, Moss LLP",
        ["Councillor", "Councillor", "Councillor", "Councillor", "Councillor", NONE],
    ),
    "apologies of several councillors by surname": (
        "Present: PCC\nApologies for absence had been received from Cllrs. Dyer, Rowe and Moss.",
        ["pcc", "-Councillor", "-Councillor", "-Councillor"],
    ),
    "an apology, with who comes instead": (
        "Present: PCC\nAn apology for absence was received from the Treasurer and it was confirmed "
        "that Councillor Ed Vale would be his substitute.",
        ["pcc", "Councillor", "-Treasurer"],
    ),
    "teams before their people": (
        "Commissioner's team: Ada Quill (PCC), Bo Dyer (Treasurer)\n\n"
        "Chief Officer team: Cy Rowe (CC), Di Moss (DCC)",
        ["pcc", "Treasurer", "cc", "dcc"],
    ),
    "two columns with a bar, the status in words": (
        "Attendee | Role\nAda Quill (AQ) - Chair | PCC\nBo Dyer (BD) | Head of Audit\n"
        "Apologies: Di Moss (DM) | Treasurer",
        ["pcc", "Head of Audit", "-Treasurer"],
    ),
    "the status in words": (
        "Name | Position | Status\nAda Quill | PCC | In attendance (chair)\n"
        "Bo Dyer | CC | Attended from 11am\nCy Rowe | DCC | Sent apologies",
        ["pcc", "cc", "-dcc"],
    ),
    "those who attended for a body": (
        "The PCC chaired the meeting. Those attending for the Force were Chief Constable Bo Dyer "
        "and DCC Cy Rowe.",
        ["pcc", "cc", "dcc"],
    ),
    "sorry for absence": (
        "In the room: PCC (Ada Quill), CC (Bo Dyer)\nSorry for absence: Treasurer",
        ["pcc", "cc", "-Treasurer"],
    ),
    "a heading that holds apologies and something else": (
        "Present:\nPCC\nCC\n\n2  Apologies for Absence and Chair's Announcements (Item 1)\n"
        "2.1 Apologies for absence were received from the DCC.\n\n3 Apologies/Substitute Members",
        ["pcc", "cc", "-dcc"],
    ),
}


@pytest.mark.parametrize("text", ENTRIES)
def test_an_entry_gives_office_name_and_initials(text: str) -> None:
    found = people_in(text, listed=True)
    assert [
        ", ".join(filter(None, (each.office, each.name, each.initials))) for each in found
    ] == ENTRIES[text]


@pytest.mark.parametrize("name", LISTS)
def test_who_was_there_is_read_from_entries_of_any_kind(office: Register, name: str) -> None:
    text, expected = LISTS[name]
    assert people(drafted(office, f"{HEAD}{text}{TAIL}")) == expected
