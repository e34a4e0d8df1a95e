"""Who was there, in the layouts of lists, cells and pages; every paper is invented."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\n\n"
TAIL = "\n\n1. Custody\n\nThe CC gave an update.\n\nAction: DCC to send the list.\n"
NONE = "office not stated"

TEXTS: dict[str, tuple[str, list[str]]] = {
    "labels that end in a semicolon": (
        "Present;\nPCC A. Q. (AQ)\nCC B. D. (BD)\n\nIn attendance;\nF. O., Minutes (FO)\n\n"
        "Apologies;\nHead of Audit",
        ["pcc", "cc", NONE, "-Head of Audit"],
    ),
    "columns of people, each run of them below its body": (
        "In attendance:\n   Office\n   Mr Ada Quill        Commissioner (to item 4)\n"
        "   Miss Cy Rowe        Head of Policy\n   Mr Guy Hart         Clerk\n   Force\n"
        "   Mr Bo Dyer          Chief Constable\n   Internal audit\n"
        "   Ms Di Carr          Moss Hart (virtual)\n   Mrs Ed Vale         Administrator",
        ["pcc", "Head of Policy", "Clerk", "cc", NONE, "Administrator"],
    ),
    "initials before the office in a bracket, and the writer": (
        "There: Ada Quill (AQ, Head of Estates), CC (Bo Dyer), me\n"
        "(Sgt Cy Rowe, CC's SO - notes)\n\nNot there: DCC (leave)",
        ["Head of Estates", "cc", "Sgt, CC's SO", "-dcc"],
    ),
    "a body's people, and who came for an item behind them": (
        "Members: Dr Ada Quill, Ms Cy Rowe.\n\nForce and office: Chief Constable Bo Dyer, Miss "
        "Di Carr (Policy Officer, minutes). Sergeant Ed Vale attended for item 3 to present it.\n\n"
        "Apologies were received from Mr Guy Hart.",
        [NONE, NONE, "Sergeant", "cc", "Policy Officer", f"-{NONE}"],
    ),
    "an office above each name": (
        "In attendance\n\nChief Constable\nAda Quill\n\nHead of Audit\nBo Dyer\n\nApologies\n\n"
        "Deputy Chief Constable\nCy Rowe",
        ["cc", "Head of Audit", "-dcc"],
    ),
    "people beside the bodies that they are from": (
        "Present\n\n"
        "  Easton       PCC Ada Quill (Chair)\n               CC Bo Dyer\n"
        "               Cy Rowe, Treasurer\n\n"
        "  Weston       Di Carr, Head of Estates\n\n"
        "  Programme    Ed Vale, Programme Manager\n               Flo Gray, Analyst\n\n"
        "  Apologies    Guy Hart, DCC; Ida Judd (Weston)",
        ["pcc", "cc", "Treasurer", "Head of Estates", "Programme Manager", "Analyst",
         "-dcc", f"-{NONE}"],
    ),
    "people beside bodies of two words, each below the last": (
        "Attendees:\n\n"
        "Easton Police        DCC Ada Quill (Chair)\n"
        "                     Bo Dyer, Head of Corporate Development\n"
        "OPCC                 Cy Rowe, Head of Policy\n"
        "                     Di Carr, Policy Officer\n\n"
        "Apologies:           Ed Vale, Analyst",
        ["dcc", "Head of Corporate Development", "Head of Policy", "Policy Officer", "-Analyst"],
    ),
    "members beside their councils, below heads that are no labels": (
        "Member                       Council\n"
        "Cllr Ada Quill (Chair)       Easton Borough Council\n"
        "Cllr Bo Dyer (Vice-Chair)    Weston District Council\n"
        "Mr Cy Rowe                   Northshire County Council\n\n"
        "Officers: Di Carr (Treasurer), Ed Vale (Clerk)",
        ["Councillor", "Councillor", NONE, "Treasurer", "Clerk"],
    ),
    "members without a label, each below the last": (
        "Members:       A Quill (Chair)\n               B Dyer\n               C Rowe\n\n"
        "Officers:      D Carr (Treasurer)\n               E Vale (Clerk)\n\n"
        "Apologies:     F Gray",
        [NONE, NONE, NONE, "Treasurer", "Clerk", f"-{NONE}"],
    ),
    "labels of bodies before lines that the width of the page cuts": (
        "In attendance:\n\nFor the Commissioner: Ada Quill (Head of Performance); Bo Dyer "
        "(Treasurer);\n                      Cy Rowe (Chief Analyst)\n"
        "For the Fire Service: Di Carr (Deputy Chief Fire Officer)\n"
        "Secretariat:          Ed Vale\n\nApologies were received from the DCC.\n\n"
        "The Treasurer spoke at length of the reserves, which were lower than had been\n"
        "planned, and of the cost of the vans, which the force had not yet been able to\n"
        "settle with the county.",
        ["Head of Performance", "Treasurer", "Chief Analyst", "Deputy Chief Fire Officer", NONE,
         "-dcc"],
    ),
    "a chair whom the head alone names, with an honour": (
        "Chair: Ada Quill JP\n\nPanel members\n\u2022 Bo Dyer, Probation\n\u2022 Cy Rowe, Clerk",
        [NONE, "Clerk", NONE],
    ),
    "a chair whom the list names as well": (
        "Chair: Mr A Quill\n\nPresent:\nAdam Quill, Treasurer\nBo Dyer, Clerk",
        ["Treasurer", "Clerk"],
    ),
    "a chair who may be any of those without names": (
        "Chair: Ada Quill\n\nPresent:\nHead of Audit\nBo Dyer, Clerk",
        ["Head of Audit", "Clerk"],
    ),
    "an office below each name": (
        "Attendees\n\nAda Quill\nChief Constable (Chair)\nBo Dyer\nHead of Audit",
        ["cc", "Head of Audit"],
    ),
    "offices and names of other people, which do not alternate": (
        "Attendees\n\nChief Constable\nHead of Audit\nAda Quill\nBo Dyer",
        ["cc", "Head of Audit", NONE, NONE],
    ),
    "a list that the foot and the head of a page cut": (
        "Present:\nA. Q., Chief Constable\nB. D., Head of Audit\n\nNorthshire Oversight Board\n"
        "Page 1 of 3\n\nC. R., Head of Custody\n\nApologies:\nPCC",
        ["cc", "Head of Audit", "Head of Custody", "-pcc"],
    ),
    "a room and those who meet above the list": (
        "Joint Audit Committee\nPolice and Crime Commissioner for Northshire / Chief Constable of "
        "Northshire\nCommissioner's Meeting Room, Easton House\n\nPresent\nMr A Quill (Chair)\n\n"
        "In attendance\nHead of Audit",
        [NONE, "Head of Audit"],
    ),
    "members without a label above those in attendance": (
        "Ada Quill, Chief Constable\nBo Dyer, Head of Finance\n\nIn attendance:\nHead of Audit",
        ["cc", "Head of Finance", "Head of Audit"],
    ),
    "offices that the end of a line cuts": (
        "Present: Chief Constable, Assistant Chief Constable (Local Policing), "
        "Temporary Assistant\nChief Constable (Crime), Head of Audit, Office Manager, "
        "Deputy Police and\n"
        "Crime Commissioner, Head of Estates, Head of Custody, Personal Assistant\n"
        "Apologies: PCC",
        ["cc", "Assistant Chief Constable (Local Policing)",
         "Temporary Assistant Chief Constable (Crime)", "Head of Audit", "Office Manager",
         "Deputy Police and Crime Commissioner", "Head of Estates", "Head of Custody",
         "Personal Assistant", "-pcc"],
    ),
    "a second label below a break": (
        "Present:\nPCC\nCC\n\nThe meeting was quorate.\n\nAlso present:\nE. L., Head of Audit",
        ["pcc", "cc", "Head of Audit"],
    ),
    "those who joined by video or left": (
        "Present\nPCC\nCC (joined online from item 2)\nJoined remotely: DCC; Head of Audit\n"
        "Left part-way: Head of Custody\nApologies\nHead of Estates",
        ["pcc", "cc", "dcc", "Head of Audit", "Head of Custody", "-Head of Estates"],
    ),
    "those who came for others": (
        "Present:\nCC\nSupt C. R. (for the DCC)\nDi Carr, on behalf of the Head of Audit\n\n"
        "Apologies:\nDCC; Head of Audit",
        ["cc", "supt", NONE, "-dcc", "-Head of Audit"],
    ),
    "deputies within the apologies": (
        "Present: PCC\n\nApologies\nDCC \u2013 Supt Rowe attended in her place\n"
        "Head of Audit (Ada Quill for him)",
        ["pcc", "supt", "-dcc", NONE, "-Head of Audit"],
    ),
    "a deputy in a sentence": (
        "Present: PCC, CC\n\n1. Welcome\n\nThe Chair opened the meeting. Apologies had been "
        "received from the DCC; Supt Rowe was deputising.",
        ["pcc", "cc", "-dcc", "supt"],
    ),
    "a deputy for whom a sentence gives apologies": (
        "Present: PCC, CC\n\nApologies had been received from Head of Audit and the DCC, for whom "
        "Supt Rowe attended.",
        ["pcc", "cc", "supt", "-Head of Audit", "-dcc"],
    ),
    "a list in sentences with a chair": (
        "The following were present: the Commissioner (A. Q.) in the chair, the Chief Constable "
        "(B. D.) and, for the OPCC, Cy Rowe (Chief Executive).",
        ["pcc", "cc", "Chief Executive"],
    ),
    "numbers before the people": (
        "Present:\n1. Police and Crime Commissioner\n2. Chief Constable\nApologies:\n"
        "1. Deputy Chief Constable",
        ["pcc", "cc", "-dcc"],
    ),
    "a numbered heading below the people": (
        "Present:\nPolice and Crime Commissioner\nChief Constable\n1. Head of Audit",
        ["pcc", "cc"],
    ),
    "an office that nobody holds": (
        "Present:\nPCC\nChief Finance Officer (vacant)\nCC",
        ["pcc", "cc"],
    ),
    "the heads of columns in a printed table": (
        "Attendees\nNAME   ROLE\nA. Q.   Chief Constable\nB. D.   Head of Audit",
        ["cc", "Head of Audit"],
    ),
    "a column beside the label": (
        "Members present:    Mr A. Quill (Chair)\n                    Mrs B. Dyer\n"
        "                    Dr C. Rowe\n",
        [NONE, NONE, NONE],
    ),
    "names between strokes": (
        "Attendees: A. Quill / B. Dyer / C. Rowe\nApologies: D. Moss / E. Tivy",
        [NONE, NONE, NONE, f"-{NONE}", f"-{NONE}"],
    ),
    "a label within the label": (
        "Present: Councillors: A. Quill (Chair), B. Dyer and C. Rowe\n"
        "Independent Members: Mr D. Moss and Mrs E. Tivy",
        ["Councillor", "Councillor", "Councillor", NONE, NONE],
    ),
    "who sat with the chair": (
        "In the chair: A. Q., Head of Audit\nWith: B. D. (Chief Constable); C. R. (DCC, online)\n"
        "Absent: D. M. (PCC)",
        ["cc", "dcc", "-pcc", "Head of Audit"],
    ),
    "an organisation behind an office": (
        "Attendees:\nA. Q., Chief Constable\nB. D., Force Liaison Officer, HMICFRS",
        ["cc", "flo"],
    ),
    "a heading of auditors": (
        "Present\nOfficers\nA. Q., Head of Audit\nAuditors\nB. Dyer and C. Rowe (Grant & Co)",
        ["Head of Audit", NONE, NONE],
    ),
    "ranks held for a time, and capitals": (
        "Attending:\nTemp DCC Cy Rowe\nAda QUILL, Head of Audit\nCC MARA DYER\nRowe, Di (notes)",
        ["dcc", "Head of Audit", "cc", NONE],
    ),
    "an office that another one follows": (
        "Present: Supt Moss, Head of Custody, Ada Quill (CFO), Head of Audit, ACC Rowe, the "
        "Treasurer, Bo Dyer (Chief Constable), Clerk",
        ["Head of Custody", "CFO", "Head of Audit", "acc", "Treasurer", "cc", "Clerk"],
    ),
    "councillors with their councils and parts": (
        "Members:\nCllr A Quill (Chair), Westby BC\nCllr B Dyer, Northshire CC\n"
        "Cllr C Rowe \u2013 Chair of Scrutiny\nDi Carr, Northshire CC",
        ["Councillor", "Councillor", "Chair of Scrutiny", NONE],
    ),
    "members who vote, and those who attend": (
        "Voting members\nAda Quill (Chair)\nBo Dyer\nNon-voting attendees\nCy Rowe (CFO)",
        [NONE, NONE, "CFO"],
    ),
    "ways to attend in brackets": (
        "Attendees (in person)\nA. Q. - CC\nAttendees (online)\nB. D. - PCC",
        ["cc", "pcc"],
    ),
    "people side by side without a heading": (
        "Present\nPCC Ada Quill (AQ)       CC Bo Dyer (BD)\n"
        "Ed Vale (EV) Audit       DCC Flo Ames (FA)\n"
        "Cy Rowe (CR) Policy      Supt Di Moss (DM) Staff Officer",
        ["pcc", "cc", "Audit", "dcc", "Policy", "Staff Officer"],
    ),
    "labels beside people who go on below": (
        "PRESENT:\n\nChair:                  Ada Quill, Police and Crime Commissioner\n"
        "Northshire Police:      Bo Dyer, Chief Constable\n"
        "                        Cy Rowe, Deputy Chief Constable\n"
        "OPCC:                   Di Moss, Chief Executive",
        ["pcc", "cc", "dcc", "Chief Executive"],
    ),
    "an office and its holder on each side of an and": (
        "Present: Chief Constable Bo Dyer, Chief Executive Di Moss and Policy Manager Cy Rowe",
        ["cc", "Chief Executive", "Policy Manager"],
    ),
    "whom an office serves, and where it is held": (
        "Present:\nStaff Officer to the CC Bo Dyer\nAda Quill, Northshire PCC\n"
        "Deputy Chief Constable of Northshire Police",
        ["Staff Officer to the CC", "pcc", "dcc"],
    ),
    "an office of two fields, its letters, and those of somebody's office": (
        "PCC's Office: Ada Quill (PCC)\nForce: Bo Dyer (Chief Constable)\n"
        "Director of Finance and Assets (DFA)\nACC \u2013 Protecting Communities",
        ["pcc", "cc", "Director of Finance and Assets (DFA)", "ACC, Protecting Communities"],
    ),
    "offices and names in two columns, and people between strokes": (
        "PRESENT\nChief Constable      Bo Dyer\nHead of Audit        Ada Quill\n"
        "Treasurer            Ed Vale\nMinute taker         Jo Fry\n\n"
        "APOLOGIES\nHead of Roads        Cy Rowe\n\n"
        "Also present: A Hart, PCC / D Moss, DCC",
        ["cc", "Head of Audit", "Treasurer", NONE, "-Head of Roads", "pcc", "dcc"],
    ),
    "a vacant office, and letters behind a body": (
        "Attendance:\tName\tCapacity\n\tAda Quill\tPCC\n\tVacant\tDeputy PCC\n"
        "Also present:\nHead of Bail, County Council (HoB)",
        ["pcc", "Head of Bail (HoB)"],
    ),
    "apologies of several, with rank and office": (
        "Present: PCC\nApologies were received from ACC Di Carr and Head of Audit Bo Dyer.",
        ["pcc", "-acc", "-Head of Audit"],
    ),
    "apologies of an office, and from a name": (
        "Present: PCC\nApologies were received from the CC, and from Bo Dyer (Audit).",
        ["pcc", "-cc", "-Audit"],
    ),
    "a dash that touches the name": (
        "Attendees\nAda Quill\u2013 Treasurer (Chair);\nBo Dyer \u2013 CC",
        ["Treasurer", "cc"],
    ),
    "witnesses, and who heads a force of the name": (
        "Witnesses:\nBo Dyer, Chief Constable of Northshire Police\n"
        "Cy Rowe (CR) Chief Finance Officer\nAda Quill, PCC for Northshire",
        ["cc", "Chief Finance Officer", "pcc"],
    ),
    "names with initials and offices in two columns, below a label": (
        "OFFICE OF THE COMMISSIONER FOR NORTHSHIRE\n19 July 2022, Chief Constable's Room, HQ\n"
        "Present:\nAda Quill (AQ)     Police and Crime Commissioner for the County of Northshire\n"
        "Bo Dyer (BD)       Chief Constable\nCy Rowe (CR)       Head of Audit & Scrutiny (PCC's)"
        "\n\nGuests:\nDi Moss (DM)       T/DCC (item 5)\nEd Vale (EV)       Head of Estates\n\n"
        "Apologies:\nFlo Ames           Director of People",
        ["pcc", "cc", "Head of Audit & Scrutiny", "dcc", "Head of Estates", "-Director of People"],
    ),
    "an office for the notes, below the apologies": (
        "Present\nPCC\nApologies\nCC\nNote taker\nBo Dyer",
        ["pcc", "-cc", NONE],
    ),
}  # fmt: skip

PAGES: dict[str, tuple[str, list[str]]] = {
    "people run together in a cell": (
        "<table><tr><td>Present</td><td>A Quill (PCC) B Dyer (CC) C Rowe (DCC)</td></tr></table>",
        ["pcc", "cc", "dcc"],
    ),
    "an office behind a bracket in a cell": (
        "<table><tr><td>Present</td><td>Ada Quill (AQ) Governance Officer (part)</td></tr></table>",
        ["Governance Officer"],
    ),
    "a deputy in a line of a cell": (
        "<table><tr><th>Present</th><td>A Quill \u2013 PCC<br>B Dyer \u2013 CC</td></tr><tr><th>"
        "Apologies</th><td>Head of Audit<br>C Rowe \u2013 DCC (represented by Supt Moss)</td></tr>"
        "</table>",
        ["pcc", "cc", "-Head of Audit", "supt", "-dcc"],
    ),
    "people within a cell that holds the discussion too": (
        "<table><tr><td>17</td><td><p>PLAN</p><p>The Chair to report apologies.</p><p>Witnesses:"
        "</p>"
        "<p>A Quill (PCC)</p><p>B Dyer (CC)</p><p>The PCC spoke of bail for a long time.</p>"
        "<p>Action: CC to write to the council.</p></td></tr></table>",
        ["pcc", "cc"],
    ),
    "parts and attendance in one cell": (
        "<table><tr><td>Cllr A Quill</td><td>Chairman, Present</td></tr><tr><td>Cllr B Dyer</td>"
        "<td>Apologies</td></tr></table>",
        ["Councillor", "-Councillor"],
    ),
    "names beside their bodies, and who was there": (
        "<table><tr><th>Name</th><th>Organisation</th><th>Attendance</th></tr><tr><td>Ada Quill"
        "</td><td>Easton Police</td><td>Present</td></tr><tr><td>Bo Dyer</td><td>CPS</td>"
        "<td>Apologies</td></tr></table>",
        [NONE, f"-{NONE}"],
    ),
    "people beside bodies and what they do, which is no attendance": (
        "<p>Present: PCC</p><table><tr><th>Who</th><th>Force</th><th>What</th></tr><tr><td>Ada "
        "Quill</td><td>Easton</td><td>Dogs</td></tr></table>",
        ["pcc"],
    ),
    "apologies below heads of their own": (
        "<table><tr><th>Attendees</th><th>Role</th><th>Initials</th></tr><tr><td>Ada Quill</td>"
        "<td>Clerk</td><td>AQ</td></tr><tr><td>Apologies</td><td>Role</td><td>Initials</td></tr>"
        "<tr><td>Bo Dyer</td><td>DCC</td><td>BD</td></tr></table>",
        ["Clerk", "-dcc"],
    ),
    "headings of the bodies that people are from": (
        "<h2>Attendance</h2><h3>Commissioner's Office</h3><ul><li>Ada Quill \u2013 PCC</li></ul>"
        "<h3>Northshire Police</h3><ul><li>Bo Dyer \u2013 Chief Constable</li></ul>"
        "<h3>Apologies</h3><ul><li>Cy Rowe \u2013 DCC</li></ul>",
        ["pcc", "cc", "-dcc"],
    ),
    "bodies beside cells of people": (
        "<p>Attendees</p><table><tr><td>Easton</td><td>PCC Ada Quill<br>CC Bo Dyer</td></tr>"
        "<tr><td>Custody</td><td>Insp Cy Rowe</td></tr>"
        "<tr><td>Ed Vale</td><td>Clerk</td></tr>"
        "<tr><td>Apologies</td><td>Di Carr, DCC</td></tr></table>",
        ["pcc", "cc", "Insp", "Clerk", "-dcc"],
    ),
    "a surname that is a word for a field, and a firm": (
        "<p>Attendees:</p><ul><li>CC Bo Dyer (BD)</li><li>Ada Legal (AL)</li><li>Easton Data</li>"
        "<li>Cy Rowe, Head of Audit (CR)</li></ul><p>Bo Dyer opened the meeting.</p>",
        ["cc", NONE, "Head of Audit"],
    ),
    "parts at the meeting behind offices without names": (
        "<table><tr><td>Present</td><td>Chief Constable (CC) \u2013 Chair<br>Head of Audit (HA) - "
        "Vice-Chair<br>Head of Estates</td></tr></table>",
        ["cc", "Head of Audit (HA)", "Head of Estates"],
    ),
    "a chair and others between commas": (
        "<p>Present: PCC, Chair, Clerk</p>",
        ["pcc", "Chair", "Clerk"],
    ),
    "offices in the column of names": (
        "<table><tr><th>Name</th><th>Role</th><th>Attendance</th></tr>"
        "<tr><td>Cllr A Quill</td><td>Chair</td><td>Present</td></tr>"
        "<tr><td>Officers</td><td></td><td></td></tr>"
        "<tr><td>Chief Constable</td><td></td><td>In attendance</td></tr>"
        "<tr><td>Head of Audit</td><td></td><td>Apologies</td></tr>"
        "<tr><td>Mrs B Dyer</td><td></td><td>Present</td></tr></table>",
        ["Chair", "cc", "-Head of Audit", NONE],
    ),
    "the place of the meeting below the apologies": (
        "<table><tr><td>Attendees:</td><td>A Quill (PCC)<br>B Dyer (CC)</td></tr><tr><td>Apologies:"
        "</td><td>C Rowe (DCC)</td></tr><tr><td>Venue:</td><td>HQ</td></tr></table>",
        ["pcc", "cc", "-dcc"],
    ),
    "a table below the heading of apologies": (
        "<table><tr><th>Name</th><th>Role</th></tr><tr><td>A Quill</td><td>PCC</td></tr></table>"
        "<h2>Apologies</h2>"
        "<table><tr><th>Name</th><th>Role</th></tr><tr><td>C Rowe</td><td>DCC</td></tr></table>",
        ["pcc", "-dcc"],
    ),
    "terms and descriptions": (
        "<dl><dt>Present</dt><dd>Chief Constable, B. D.</dd><dt>Apologies</dt><dd>PCC</dd></dl>",
        ["cc", "-pcc"],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_who_was_there_is_read_in_any_layout(office: Register, name: str) -> None:
    text, expected = TEXTS[name]
    assert people(drafted(office, f"{HEAD}{text}{TAIL}")) == expected


@pytest.mark.parametrize("name", PAGES)
def test_who_was_there_is_read_from_a_page(office: Register, name: str) -> None:
    text, expected = PAGES[name]
    page = f"<h1>Holding to Account</h1><p>19 July 2022</p>{text}<h2>Custody</h2><p>Done.</p>"
    assert people(drafted(office, page)) == expected


def test_what_stands_beside_people_in_a_cell_is_read_too(office: Register) -> None:
    text, _ = PAGES["people within a cell that holds the discussion too"]
    draft = drafted(office, f"<h1>Holding to Account</h1><p>19 July 2022</p>{text}")
    assert [each.text for each in draft.meeting.actions] == ["CC to write to the council."]
