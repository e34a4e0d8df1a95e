"""Minutes as a product of shapes: who was there, marks of actions, owners and days, crossed."""

import re
from itertools import product

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


THERE = (
    ("Ada Quill", "AQ", "Police and Crime Commissioner", "PCC", "pcc"),
    ("Bo Dyer", "BD", "Chief Constable", "CC", "cc"),
    ("Will Tarn", "WT", "Policy and Performance Manager", "PPM", ""),
    ("Zoe Oakes", "ZO", "Director of People", "DoP", ""),
)
ENTRIES = {
    "{office} {name} ({letters})": "office",
    "{name} ({letters}) {office}": "office",
    "{name} [{letters}] \u2013 {office}": "office",
    "{letters} \u2013 {name} \u2013 {office}": "office",
    "{letters} \u2013 {office}": "office",
    "{office}: {name}": "office",
    "{name} ({office})": "office",
    "{office} ({short}) \u2013 {name}": "office",
    "{name}\t{letters}\t{office}": "office",
    "{name} {letters} {office}": "office",
    "{short} {name} ({letters})": "short",
    "{name} ({short})": "short",
}
LAYOUTS = (
    "Present:\n{lines}",
    "Present and apologies\n\n{blank}",
    "Meeting attendees: {one}",
    "Force officers in attendance:\n{lines}",
    "OPCC:\n{lines}",
    "<p>Attendees<br>{breaks}</p>",
    "<table><tr><td>Present</td><td>{breaks}</td></tr></table>",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_form_of_an_entry_is_read_in_each_layout(office: Register, layout: str) -> None:
    for form, tells in ENTRIES.items():
        if "\t" in form and "{one}" in layout:
            continue
        there = [
            form.format(name=name, letters=letters, office=title, short=short)
            for name, letters, title, short, _ in THERE
        ]
        listed = layout.format(
            lines="\n".join(there), blank="\n\n".join(there), one="; ".join(there),
            breaks="<br>".join(there),
        )  # fmt: skip
        paper = f"Board\nMinutes\n19 July 2022\n{listed}\n\n2. Custody\nThe cells were full."
        if listed.startswith("<"):
            paper = f"<h1>Board</h1><p>19 July 2022</p>{listed}<h2>Custody</h2><p>It was full.</p>"
        called = [
            lead or (title if tells == "office" else short) for _, _, title, short, lead in THERE
        ]
        found = [
            re.sub(r" \([A-Za-z]{2,3}\)$", "", each) for each in people(drafted(office, paper))
        ]
        assert found == called, (form, found)


HEAD = (
    "Board\nMinutes\n19 July 2022\nPresent: Ada Quill (AQ), Police and Crime Commissioner; "
    "Cy Rowe (CR), Deputy Chief Constable; D. Lumb, Head of Fleet\n\n2. Custody\n"
)
MARKS = (
    "Action: {who} to count the cells{due}.",
    "ACTION 12/03 \u2013 {who} \u2013 Count the cells{due}",
    "4/22 Action: {who} to count the cells{due}.",
    "Action No. 3: {who} to count the cells{due}.",
    "ACT-04: {who} to count the cells{due}.",
    "SPB-20220719-01: {who} to count the cells{due}.",
    "The cells were full. [Action: {who} to count the cells{due}]",
    "Action: Count the cells{due} [{who}]",
    "Action: Count the cells{due}. Owner: {who}",
    "Action: Count the cells{due} ({who} to lead)",
    "Action: Count the cells{due}. {who} to lead.",
    "It was agreed to count the cells{due}.\nAction by: {who}",
    "The following actions were agreed:\n\u2022 Count the cells{due} ({who})",
    "Summary of actions\n1. {who}: Count the cells{due}\n\n3. Fraud\nIt has fallen.",
    "Ref | What | Who | When\n1 | Count the cells | {who} | {bare}",
    "No. | Outstanding action | Nominated lead | Timeframe | Update\n"
    "1 | Count the cells | {who} | {bare} |",
)  # fmt: skip
OWNERS = {
    "DCC": "dcc", "CR": "dcc", "Cy Rowe": "dcc", "DCC Rowe": "dcc",
    "Deputy Chief Constable": "dcc",
    "Dan Lumb": "Head of Fleet", "CR and the Police and Crime Commissioner": "dcc+pcc",
}  # fmt: skip
DAYS = {"by 5 August": "2022-08-05", "by end July": "2022-07-31", "by COP 5 August": "2022-08-05"}


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_gives_each_owner_and_each_day(office: Register, mark: str) -> None:
    for who, day in product(OWNERS, DAYS):
        text = mark.format(who=who, due=f" {day}", bare=day.removeprefix("by "))
        if mark.startswith("SPB"):
            text = f"The following action was agreed:\n{text}"
        made = [line for line in in_short(drafted(office, HEAD + text)) if line[0] in "AP"]
        wanted = OWNERS.get(who, "dcc")
        assert made == [f"A - {wanted} {DAYS[day]}"], (text, made)


SAID: dict[str, tuple[str, list[str]]] = {
    "resolved that somebody do it": (
        "RESOLVED: That Cy Rowe share the count by 5 August.", ["A - dcc 2022-08-05 unmarked"],
    ),
    "an arrow, an empty box and a ticked one": (
        "\u2192 DCC to count the cells.\n\u2610 CR to paint them.\n\u2611 CR to sell them.",
        ["A - dcc -", "A - dcc -"],
    ),
    "questions of the public below headings of their own": (
        "Question 1 \u2013 Mrs Hill, Felpersham\nMy road is dark. I have told you twice.\n"
        "The Chief Constable: It is, so a plan of the lights will be sent to members.\n"
        "Question 2\nWhy is it dark?\nCC: The lamps are old.\nAction: DCC to count the lamps.\n"
        "It was a fair point.\nQuestion 3: When is it light?\nCC: At noon.\n"
        "Question and answer session\nThis was fair.",
        ["Q - ? > cc", "P - cc -", "Q - ? > cc", "A - dcc -", "Q - ? > cc"],
    ),
    "arrows before and behind what was said, and arrows that ask nothing": (
        "--> DCC to clear the late files by 5 August\nBail is slow => CC to bring a plan\n"
        "\u2192 4% fewer thefts\n\u2192 Theft to fall further, it is hoped\nLate files 12 -> 9",
        ["A - dcc 2022-08-05", "A - cc -"],
    ),
    "a promise with a number behind it is no heading": (
        "The Commissioner undertook to share the count. (5)", ["P - pcc -"],
    ),
    "a promise to whoever asked": (
        "In response to a request from the Chairman, the DCC agreed to share the count.",
        ["P - dcc -"],
    ),
    "a dialogue with the time of each speech": (
        "[02:10] Commissioner: How many are there?\n[02:20] Deputy Chief Constable: Yes, I\u2019ll "
        "write to you next week.",
        ["Q - pcc > dcc", "P - dcc next week"],
    ),
    "a question by somebody named in its mark": (
        "Q1 (Cllr Vane): How many?\nA1: Nine.\nQuestion from Cllr Vane: Why?\nAnswer: It rained.",
        ["Q - ? > ?", "Q - ? > ?"],
    ),
    "a complete sentence is no status": (
        "Action: Complete the count of cells (CR)\nAction 3: Complete", ["A - dcc -"],
    ),
    "the next heading is no entry of the list above it": (
        "Actions:\n1. DCC to count the cells.\n\n3. Fraud\nIt has fallen.", ["A - dcc -"],
    ),
    "sentences that the page breaks, set in or not": (
        "ACTION: DCC to count the cells in the north of the county, and\nto paint them by 5 August."
        "\nThe Commissioner said that the cells had been painted. The\nDCC will share the count.",
        ["A - dcc 2022-08-05", "P - dcc -"],
    ),
    "who is to do it, and who would see to it": (
        "The Deputy Chief Constable is to find a site by 5 August. The Commissioner is to retire.\n"
        "The Commissioner said that the cells were full; he would arrange a count.",
        ["P - dcc 2022-08-05", "P - pcc -"],
    ),
    "to somebody is no task": ("AQ welcomed all, and Zoe to her first Board.", []),
    "a column of actions set off by spaces": (
        "ITEM   DISCUSSION                                   ACTION\n"
        "1.     Custody\n       The cells were full to the very last of them.\n"
        "       CR to count all of the cells again.          CR\n"
        "                                                    05/08/22\n\n"
        "2.     Fraud\n       It has fallen.",
        ["A - dcc 2022-08-05"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_is_read_as_a_careful_reader_would(office: Register, name: str) -> None:
    text, expected = SAID[name]
    made = [line for line in in_short(drafted(office, HEAD + text)) if line[0] in "QAP"]
    assert sorted(made) == sorted(expected)


LISTS: dict[str, tuple[str, list[str]]] = {
    "those there have a star": (
        "Councillors\n* A. Vane (Chair)\n  B. Tully\n* C. Oakes\n(* denotes Member present)",
        ["office not stated", "office not stated"],
    ),
    "labels in a column of their own": (
        "Chair        DCC Cy Rowe\nAttendees    Supt Ada Moss; Mrs Di Crisp (Head of HR)\n"
        "Apologies    Mr Bo Larkin (Finance)\nMinutes      Eve Tivy",
        ["supt", "Head of HR", "-Finance", "office not stated", "dcc"],
    ),
    "names and offices in two columns": (
        "Present\nMr Jo Hext            Chief Constable (CC)\n"
        "Miss Tegan Ruddle     Assurance Officer, OPCC (AO)\n"
        "Mr Al Fitch           ACC Crime (ACC(C))",
        ["cc", "Assurance Officer", "ACC Crime (ACC(C))"],
    ),
    "apologies within a paragraph, and a body above its people": (
        "Members present:\nAda Moss, Chair\nInspectorate:\nBo Larkin, Lead Inspector\n\n"
        "1. Welcome\n1.1 The Chair opened the meeting. Apologies were received from DCC Rowe.",
        ["Chair", "Lead Inspector", "-dcc"],
    ),
    "what somebody did at the meeting, and for which item": (
        "In attendance:\nCC Ada Moss (AM) Chair\nArea Manager Sid Lacey (SL) for item 3\n"
        "Kit Ramsey (KR) note taker",
        ["cc", "Area Manager", "office not stated"],
    ),
    "a rank behind the office": (
        "In attendance\nHead of Crime: DCS Bram Oduya\nIntroduction", ["Head of Crime"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_those_there_in_further_forms(office: Register, name: str) -> None:
    text, expected = LISTS[name]
    paper = f"Board\nMinutes\n19 July 2022\n{text}\n\nAction: send the list."
    assert people(drafted(office, paper)) == expected


def test_a_heading_behind_the_number_of_its_minute_is_no_answer(office: Register) -> None:
    text = "23/45\tRisk\nThe PCC asked if it was low.\nNobody knew.\n23/46\tBanks\nIt was fine.\n"
    (question,) = drafted(office, HEAD + text).meeting.all_questions
    assert [answer.text for answer in question.answers] == ["Nobody knew."]
