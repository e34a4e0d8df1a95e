"""Who was there, in the many ways in which minutes list it; every paper is invented."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\n"

LISTS: dict[str, tuple[str, list[str]]] = {
    "offices that have a field of work, in one line": (
        "Present: PCC, ACC Crime, Supt Investigations, Head of Audit, Federation rep",
        ["pcc", "ACC Crime", "Supt Investigations", "Head of Audit", "Federation rep"],
    ),
    "two of one rank, told apart by the field in brackets": (
        "Attending: CC; ACC (Crime)\nNot attending (apologies given): ACC (Local Policing)",
        ["cc", "ACC (Crime)", "-ACC (Local Policing)"],
    ),
    "the field behind a dash, then the person": (
        "Attendees\nCC \u2013 B. R. (BR)\nSupt \u2013 Crime \u2013 O. V. (OV)\n"
        "Minutes \u2013 E. T. (ET)",
        ["cc", "Supt, Crime", "office not stated"],
    ),
    "the groups that people come from, in one line": (
        "Attendees: OPCC: PCC (KM), CFO (RR). Force: CC (AS), Head of Corporate Services (VB).",
        ["pcc", "CFO", "cc", "Head of Corporate Services (VB)"],
    ),
    "articles that part the offices": (
        "Present\nThe Police & Crime Commissioner, the Chief Executive of the OPCC and the Chief "
        "Finance Officer",
        ["pcc", "Chief Executive of the OPCC", "Chief Finance Officer"],
    ),
    "a table whose last column says who was there": (
        "| Name | Title | Organisation | Present |\n"
        "| A. P. | Police and Crime Commissioner | OPCC | Yes |\n"
        "| D. R. | Chief Constable | Force | Apologies |\n"
        "| H. V. | Head of Change | Force | No |",
        ["pcc", "-cc", "-Head of Change"],
    ),
    "sentences": (
        "The meeting was chaired by the Police and Crime Commissioner. The Chief Constable and the "
        "Deputy Chief Constable attended for the force. The Head of Audit sent apologies.",
        ["pcc", "cc", "dcc", "-Head of Audit"],
    ),
    "a chair whom only the head names": (
        "Chaired by: DCC\nAttended: Supt Custody, Head of HR (apologies)",
        ["Supt Custody", "-Head of HR", "dcc"],
    ),
    "a chair who is listed too": (
        "Chair: PCC\nPresent: Police and Crime Commissioner, CC",
        ["pcc", "cc"],
    ),
    "the names of groups between their people": (
        "Attendees\nNorthshire Governance Board\nAda Vale, Police and Crime Commissioner\n"
        "Independent Advisory Group\nCy Lumb, Group Adviser\n"
        "Office of the Police and Crime Commissioner\nEve Dyer, Head of Audit\n\nPerformance Team\n"
        "The Board met.",
        ["pcc", "Group Adviser", "Head of Audit"],
    ),
    "ranks with a blank for their stroke": (
        "Present: D Supt Bo Orme (BO), T DCC Ada Vale (AV), D/Chief Supt Cy Lumb (LC)",
        ["D Supt", "dcc", "D/Chief Supt"],
    ),
    "those who were met, and who took the note": (
        "Commissioner Ada Vale met Chief Constable Bo Orme and Deputy Chief Constable Cy Lumb on "
        "19 July 2022. Eve Dyer, Assurance Officer, took the note.",
        ["pcc", "cc", "dcc", "Assurance Officer"],
    ),
    "who took the chair, who attended also, and who could not": (
        "The Deputy Mayor, Ms Ada Vale, took the chair. There also attended Chief Constable Bo "
        "Orme, and Head of Crime Det Ch Supt Cy Lumb. Mr Fitch, the Treasurer, was unable to be "
        "there.",
        ["Deputy Mayor", "cc", "Head of Crime", "-Treasurer"],
    ),
    "a label within a paragraph": (
        "Notes of today. Attending: PCC, CC, Eve (our CX), me.",
        ["pcc", "cc", "office not stated"],
    ),
    "a sorry in place of an apology": (
        "Who was there\n* PCC - Ada Vale\n* CC - Bo Orme\n"
        "Sorry to have missed: Head of Audit - Cy Lumb\n\nNext",
        ["pcc", "cc", "-Head of Audit"],
    ),
    "the heads of the columns below": (
        "Present: PCC; CC\nApologies: DCC\n\nITEM       NOTES\n\n1. Cells    They are full.",
        ["pcc", "cc", "-dcc"],
    ),
    "an office whose end is another's title": (
        "Present: Bo Orme, Northshire Chief Constable; Cy Lumb, Vice Chief Constable; Eve Dyer, "
        "Staff Officer to the Chief Constable",
        ["cc", "Vice Chief Constable", "Staff Officer to the Chief Constable"],
    ),
    "apologies, cut short": (
        "Present: CC, DCC\nApols: Head of Audit, Supt Rowe",
        ["cc", "dcc", "-Head of Audit", "-supt"],
    ),
    "fields in one letter, one of them away": (
        "Present: PCC, ACC(O), CFO (OPCC), CFO (Force)\nApologies: ACC (C)",
        ["pcc", "ACC (O)", "CFO (OPCC)", "CFO (Force)", "-ACC (C)"],
    ),
    "the body of somebody in letters, and an officer in letters": (
        "Present:\nSupt Ada Vale, NMCA\nHead of Audit, NMCA\nBo Dyer, Treasurer, CIPFA\n"
        "CC, DPO, HoP",
        ["supt", "Head of Audit", "Treasurer", "cc", "DPO", "HoP"],
    ),
    "an office before the rank of somebody with initials": (
        "Present: PCC Ada Vale (AV), Staff Officer Insp Bo Dyer (BD)", ["pcc", "Staff Officer"],
    ),
    "a deputy whose office is in letters": (
        "Present: Deputy PCC Ada Vale, Deputy CFO Bo Dyer", ["Deputy PCC", "Deputy CFO"],
    ),
    "the firm of somebody before his initials": (
        "Present:\nAda Vale, Director, Reed Hart (AV)\nBo Dyer (BD), Partner, Moss Hill LLP\nCC",
        ["Director", "Partner", "cc"],
    ),
    "an office in small letters before the initials": (
        "Present\nDCC Bo Dyer (BD), Sgt Cy Lumb, staff officer (CL), Eve Orme, note taker (EO)",
        ["dcc", "Sgt", "office not stated"],
    ),
    "each office in two languages": (
        "Yn bresennol / Present:\nMr Ifan Rhys, Prif Gwnstabl / Chief Constable (CC)\n"
        "Ms Ada Vale, Pennaeth Craffu / Head of Scrutiny (HoS)\nMr Bo Dyer, Clerc / Clerk\n"
        "Ms Eve Orme, Head of Audit / Secretary",
        ["cc", "Head of Scrutiny (HoS)", "Clerk", "Head of Audit / Secretary"],
    ),
    "columns set apart by tabs, with names of every length": (
        "Present:\nAda Vale\t\tPolice and Crime Commissioner (Chair)\nBo Orme\t\tChief Constable\n"
        "Rosalind Dyer\t\tDeputy Chief Constable\nCy Lumb\t\tDirector of Finance",
        ["pcc", "cc", "dcc", "Director of Finance"],
    ),
    "a heading in two languages": (
        "Yn bresennol / Present: Police and Crime Commissioner; Chief Constable\n"
        "Ymddiheuriadau / Apologies: Deputy Chief Constable",
        ["pcc", "cc", "-dcc"],
    ),
    "questions for headings": (
        "Who was there\nPolice, Fire and Crime Commissioner\nChief Constable\n"
        "Who sent apologies\nDeputy Chief Constable",
        ["pcc", "cc", "-dcc"],
    ),
    "a heading of one word below a list in one line": (
        "Present: Commissioner, Chief Constable, Staff Officer\n\nBurglary\nDetection has risen.",
        ["pcc", "cc", "Staff Officer"],
    ),
    "bodies beside initials": (
        "Present:\nInternal Audit: P. D.\nMs Prue Dunmow \u2013 Legal Services\n"
        "Miss O. V.  Secretariat\n"
        "Independent Member x 3; one Community Member",
        [
            "Internal Audit", "Legal Services", "Secretariat", "Independent Member x 3",
            "Community Member",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_who_was_there_is_read_however_it_is_listed(office: Register, name: str) -> None:
    text, expected = LISTS[name]
    assert people(drafted(office, f"{HEAD}{text}\n\nAction: DCC to send the list.")) == expected


def test_what_is_said_of_an_absence_lists_nobody(office: Register) -> None:
    text = "The DCC attended a funeral and will report. The CC gave an update."
    assert people(drafted(office, f"{HEAD}Present: PCC\n{text}")) == ["pcc"]
