"""Shapes of minutes: logs, resolutions, tables of attendance, questions that nobody put."""

import pytest

from peeltrack.model.register import Register
from tests.imports.notes.minutes import OFFICE, drafted, in_short, people
from tests.registers import register_from


@pytest.fixture(scope="module")
def office() -> Register:
    return register_from(OFFICE)


HEAD = "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, CC, DCC\n\n"
LOG = (
    "<h1>Holding to Account, 19 July 2022</h1><p>Present: PCC, CC, DCC</p><table><tr>{head}</tr>"
    "{rows}</table>"
)


def log(head: str, *rows: str) -> str:
    """An action log as a web page; cells are divided by bars."""
    heads = "".join(f"<th>{cell.strip()}</th>" for cell in head.split("|"))
    lines = (f"<td>{'</td><td>'.join(row.split('|'))}</td>" for row in rows)
    return LOG.format(head=heads, rows="".join(f"<tr>{line}</tr>" for line in lines))


ACTIONS: dict[str, tuple[str, list[str]]] = {
    "what is said below an item of the agenda on minutes and log is no action": (
        f"{HEAD}Previous minutes and action log\n\n"
        "  \u2022 Copies of the minutes had gone out. No one wanted a change.\n"
        "  \u2022 The rows of the log that are open were discussed.\n",
        [],
    ),
    "a list of earlier actions that are open is one": (
        f"{HEAD}Actions from the last meeting\n\n  \u2022 DCC to count the cells by 31 August.\n",
        ["A - dcc 2022-08-31"],
    ),
    "a number in brackets that points to the list at the end, and opens none": (
        f"{HEAD}1. Cells\n\nThe Board read the files.\n\n{' ' * 60}(Action 3)\n\n"
        "2. Ethical dilemma: use of the web\n\nThe CC spoke.\n\n"
        "ACTIONS ARISING\n\nItem   Action                        Who     When\n\n"
        "1      3. Ten refusals to be put     DCC     31 August\n"
        "          before members\n",
        ["A - dcc 2022-08-31"],
    ),
    "numbers of parts of the minutes, as above the list, end it": (
        f"{HEAD}Ref 01/19/07/2022\n\nIntroductions.\n\nRef 02/19/07/2022\n\n"
        "Action updates:\n\nDCC to send the plan. Update 19.07.22 \u2013 carried forward\n\n"
        "CC to arrange a visit. Update 19.07.22 \u2013 it took place on 9th July, Complete\n\n"
        "Ref 03/19/07/2022\n\nFleet \u2013 Paper \u2013 For Decision\n\nThe paper was read.\n\n"
        "Action: A summary is to be prepared by 31st August. Action: CC/DCC\n\n"
        "Ref 04/19/07/2022\n\nAny other business\n",
        ["A - dcc -", "A - cc+dcc 2022-08-31"],
    ),
    "a label in a cell of its own, and what is to be done in the next": (
        f"{HEAD}ACTION SP/22/03:\tLearning from the two reviews to be shared with all partners.\n"
        "Owner:\tDCC\tDue:\tNext meeting\n\n8.\tAny other business\nNone.\n",
        ["A - dcc Next meeting"],
    ),
    "holding somebody to account is no task": (
        f"{HEAD}Holding the Chief Constable to account: Tuesday 19th July 2022\nThe CC spoke.\n",
        [],
    ),
    # logs
    "open, carried forward and closed rows": (
        log(
            "Ref|Action|Owner|Due|Status", "1|Count the cells|DCC|31/08/2022|Carried forward",
            "2|Paint the cells|CC|31/08/2022|In progress", "3|Sell the cells|CC||Closed",
            "4|Let the cells|CC||Withdrawn",
        ),
        ["A - dcc 2022-08-31", "A - cc 2022-08-31"],
    ),
    "several owners under a head that may be plural": (
        log("ID|Action required|Action owner(s)|Completion date", "7|Meet the union|CC / DCC|ASAP"),
        ["A - cc+dcc ASAP"],
    ),
    "a day in its column, and days in the text that are none": (
        log("No.|Action|Lead|By", "1|Report calls answered within 28 days|DCC|30/09/2022"),
        ["A - dcc 2022-09-30"],
    ),
    "minutes, owner and deadline side by side": (
        log(
            "Item|Minutes|Owner|Deadline", "1|The CC had nothing to add.||",
            "2|The cells were full. ACTION: Count the cells.|DCC|31/08/2022",
        ),
        ["A - dcc 2022-08-31"],
    ),
    "actions that speak of ranks, with and without an owner beside them": (
        log(
            "No|Task|Responsible|Deadline|Update / status",
            "1|Hold talks with new sergeants|DCC|31/08/2022|Not yet started",
            "2|Brief all inspectors||31/08/2022|Open", "3|Sell the cells|CC||Completed 1 July",
        ),
        ["A - dcc 2022-08-31", "A - ? 2022-08-31"],
    ),
    "rows without a head, their cells divided by bars": (
        HEAD + "Action 1 | DCC | Count the cells | 31 August 2022\n"
        "Action 2 | CC and DCC | Paint the cells | December board\n",
        ["A - dcc 2022-08-31", "A - cc+dcc December board"],
    ),
    "an owner and a day behind the mark of an action that was read": (
        HEAD + "The DCC to share the survey.\nACTION: DCC \u2013 by 5 August",
        ["A - dcc 2022-08-05"],
    ),
    "resolved to ask for it": (
        HEAD + "It was RESOLVED to:\n- note the response; and\n"
        "- request a further report from the DCC in September.",
        ["A - dcc in September unmarked"],
    ),
    "columns set apart by spaces": (
        HEAD + "No   Action                     Owner    By\n"
        "1    Count the cells            DCC      31/08/22\n"
        "2    Paint all of the cells     CC       Next meeting\n"
        "     in the north",
        ["A - dcc 2022-08-31", "A - cc Next meeting"],
    ),
    "columns whose spaces were lost": (
        HEAD + "Ref Action Owner Due Status\n1 Count the cells in the north DCC 31/08/2022 Open\n"
        "2 Paint the cells in the south CC 30/09/2022 Complete",
        ["A - dcc 2022-08-31"],
    ),
    "hours in the column, and a row that only says that all is done": (
        log(
            "No.|Action|Owner|Date/time|Done?", "1|Count the cells|DCC|18:00 today|",
            "2|Paint the cells|CC|20/07/2022 09:00|", "3|Open a file|CC|\u2013|Done",
            "\u2013|Earlier actions|All closed|\u2013|",
        ),
        ["A - dcc 2022-07-19", "A - cc 2022-07-20"],
    ),
    "bars at both ends, and a line between head and rows": (
        HEAD + "| Action | Owner |\n|--------|-------|\n| Count the cells | DCC |",
        ["A - dcc -"],
    ),
    # marks
    "stars, quotes and low lines around the mark": (
        HEAD + "- **Action 4:** DCC to count the cells.\n> _Action:_ CC to paint them by 5 August.",
        ["A - dcc -", "A - cc 2022-08-05"],
    ),
    "the mark at the end of the line, with who is meant": (
        HEAD + "DCC to count the cells.          ACTION DCC\n"
        "The CC is to see why they are full.          ACTION CC\n",
        ["A - dcc -", "A - cc -"],
    ),
    "owner and day below two actions": (
        HEAD + "Actions: CC to count the cells; DCC to paint them.\nDue: 31/08/22",
        ["A - cc 2022-08-31", "A - dcc 2022-08-31"],
    ),
    "owner and time below what was asked": (
        HEAD + "The DCC was asked to count the cells.\nDCC - Sept 22",
        ["A - dcc Sept 22 unmarked"],
    ),
    "a number of the minute with a letter in brackets": (
        HEAD + "ACTION 7/22 (a): DCC to count the cells.\nACTION 7/22 (b): CC to paint them.",
        ["A - dcc -", "A - cc -"],
    ),
    "a number in brackets that points to the list at the end": (
        HEAD + "The cells are full [A1]. Cllr Vane said that it was late.\n\n"
        "Actions\nA1 DCC to count the cells.",
        ["A - dcc -"],
    ),
    "how an earlier action stands, and what is to be done now": (
        HEAD + "Action 7 \u2013 CC still waiting for the count. DCC to chase by 5 August.\n"
        "Action 8 \u2013 CC gave an account; agreed to close.",
        ["A - dcc 2022-08-05"],
    ),
    "a mark whose owner differs from what was said": (
        HEAD + "The PCC asked that officers write to all tenants.\n[ACTION 7/3: DCC]",
        ["A - dcc -"],
    ),
    # resolutions
    "resolved, with lettered parts": (
        HEAD + "RESOLVED \u2013\n(a) that the report be noted;\n"
        "(b) that the DCC submit a further report in March 2023.",
        ["A - dcc in March 2023 unmarked"],
    ),
    "agreed, with parts in one line": (
        HEAD + "Agreed: (i) that the profiles be noted; (ii) that the CC provide a note on cost.",
        ["A - cc - unmarked"],
    ),
    "two things agreed in one sentence": (
        HEAD + "It was agreed that the CC will draft the answer by 1 August 2022 and that the DCC "
        "will supply the figures by 25 July 2022.",
        ["A - cc 2022-08-01 unmarked", "A - dcc 2022-07-25 unmarked"],
    ),
    "a resolution that only appoints, thanks or notes": (
        HEAD + "It was resolved that the CC would serve on the panel.\n"
        "RESOLVED: That the DCC be thanked.\nResolved that the report be noted.",
        [],
    ),
    # requests
    "asked for a thing, tasked with doing, directed that it be done": (
        HEAD + "The PCC asked the CC for a written report on the cells.\n"
        "The DCC was tasked with finding a site by the end of August.\n"
        "The CC directed that supervisors read every plan.",
        ["A - cc - unmarked", "A - dcc 2022-08-31 unmarked", "A - supervisors - unmarked"],
    ),
    "a month, or a season with its year, at the end": (
        HEAD + "Action: CC to put the cells on the agenda for October.\n"
        "Action: DCC to run an exercise. Spring 2023.",
        ["A - cc for October", "A - dcc Spring 2023"],
    ),
    "time counted from the meeting": (
        HEAD + "Action: CC to send the list within two weeks.\n"
        "Action: DCC to bring the plan to your October meeting.",
        ["A - cc 2022-08-02", "A - dcc to your October meeting"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_are_read_in_each_shape(office: Register, name: str) -> None:
    text, expected = ACTIONS[name]
    assert [line for line in in_short(drafted(office, text)) if line[0] == "A"] == expected


QUESTIONS: dict[str, tuple[str, list[str]]] = {
    "what the Board is asked to note is no question": (
        "The DCC asked the Board to note that it was late. The PCC asked whether it was safe.",
        ["Q - pcc > "],
    ),
    "a question below a heading, put by nobody who is named": (
        "Question 1\nWhy was a tenant told to wait four days?\nChief Constable: It was wrong.",
        ["Q - ? > cc"],
    ),
    "below a heading that says in brackets whence it comes": (
        "Question 6 (from a resident of Easton)\nI wrote in May. Is it any better?\n\n"
        "The CC said that it was.",
        ["Q - ? > cc"],
    ),
    "below a heading that says in brackets who put it, behind a statement": (
        "Question 6 (Mrs L., Easton)\nI wrote in May and have heard nothing. Whom can I ring?\n\n"
        "Answer: The CC was sorry. DCC will ring the clerk.",
        ["Q - ? > cc,dcc"],
    ),
    "two of them, and a sentence that only holds a question": (
        "Is the lift safe?\nDCC: It is.\nWhen will it be mended?\nDCC: In May.\n"
        "He was in doubt. Why not? Nobody knew.",
        ["Q - ? > dcc", "Q - ? > dcc"],
    ),
    "asked for a number": (
        "The PCC asked for the number of late calls.\nThe DCC said that it was nine.",
        ["Q - pcc > dcc"],
    ),
    "an answer ends where whoever asked speaks again": (
        "The PCC asked how many cells were full. The DCC said nine. "
        "The PCC was pleased with the pace. The CC said that he was, too.",
        ["Q - pcc > dcc"],
    ),
    "and where the meeting speaks": (
        "The PCC asked how many cells were full. The DCC said nine. The Board noted the report.",
        ["Q - pcc > dcc"],
    ),
    "another officer's words are an answer of their own": (
        "The PCC asked how many were full. The DCC said nine. The CC added that two were new.",
        ["Q - pcc > dcc,cc"],
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_and_their_answers_are_told_apart(office: Register, name: str) -> None:
    text, expected = QUESTIONS[name]
    made = in_short(drafted(office, HEAD + text))
    assert [line for line in made if line[0] == "Q"] == expected


TABLES: dict[str, tuple[str, list[str]]] = {
    "name, title and initials": (
        log("Present|Title|Initials", "Ada Quill|Chief Constable|AQ", "Bo Dyer|Head of Audit|BD"),
        ["cc", "Head of Audit"],
    ),
    "a column that says who was there": (
        log(
            "Name|Role|Organisation|Attendance", "Ada Quill|Chief Constable|Force|Present",
            "Bo Dyer|Deputy Chief Constable|Force|Apologies",
        ),
        ["cc", "-dcc"],
    ),
    "those there and those away side by side": (
        log("Attended|Apologies", "Chief Constable|Head of Fleet", "Head of Audit|"),
        ["cc", "-Head of Fleet", "Head of Audit"],
    ),
    "another table below": (
        log("Name|Title", "Ada Quill|Chief Constable", "Item|Action|Owner", "1|Count cells|CC"),
        ["cc"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_attendance_name_each_person_once(office: Register, name: str) -> None:
    text, expected = TABLES[name]
    text = text.replace("<p>Present: PCC, CC, DCC</p>", "") + "<p>Action: send the list.</p>"
    assert people(drafted(office, text)) == expected


LISTS: dict[str, tuple[str, list[str]]] = {
    "run together by a page": (
        "Attendees:\nAda Quill (AQ) \u2013 Chair Bo Dyer (BD) \u2013 Head of Audit Cy Rowe (CR)",
        ["Chair", "Head of Audit", "office not stated"],
    ),
    "set in below the label": (
        "In attendance:     Chief Constable Ada Quill (AQ)\n"
        "                   Head of Audit Bo Dyer (BD)\n"
        "                   Note taker: Cy Rowe",
        ["cc", "Head of Audit", "office not stated"],
    ),
    "the office first, the name behind it": (
        "Apologies: Director of People Ada Quill\nPresent: CC", ["-Director of People", "cc"],
    ),
    "an and before the last": (
        "Present: The Chief Constable, Ms Ada Quill, and the Deputy Chief Constable.",
        ["cc", "dcc"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_attendance_name_each_person_once(office: Register, name: str) -> None:
    text, expected = LISTS[name]
    paper = f"Holding to Account\nMinutes\n19 July 2022\n{text}\n\nAction: send the list."
    assert people(drafted(office, paper)) == expected


def test_people_are_known_by_a_given_name_or_a_surname_that_is_theirs_alone(
    office: Register,
) -> None:
    paper = (
        "Holding to Account\n19 July 2022\nPresent: Ada Quill (Chief Constable), Bo Dyer (Head of "
        "Audit), Cy Dyer (Head of Fleet)\n\nAda to count the cells.\nQuill asked if they were full."
        "\nDyer said that they were."
    )
    made = in_short(drafted(office, paper))
    assert made[1:] == ["Q - cc > ?", "A - cc - unmarked"]
