"""The commitments command, and where else commitments and actions are shown."""

import json

from tests.cli.shipped_register import rows, run
from tests.cli.small_office import MEETING, Office

ON = ("--on", "2022-07-25")
AGREED = """\
  - id: send-the-plan
    item: peel-2022/afi-01
    text: Send the plan.
    owner: det-supt
    due: 2022-06-10
    done: 2022-06-09
commitments:
  - text: A note will follow.
    by: acc-crime
    item: peel-2022/afi-01
    to: the next meeting
"""


def test_what_was_promised_is_one_answer_with_and_without_a_date() -> None:
    told = rows("commitments", *ON)
    assert [(row["kind"], row["due"], row["outcome"]) for row in told][-5:] == [
        ("commitment", "2022-06-30", "25 days overdue"),
        ("action", None, "once the timeline has been developed"),
        *[("commitment", None, "no date set")] * 3,
    ]
    mine = rows("commitments", *ON, "--lead", "ACC CV", "--meeting", "HTA")
    assert [(row["what"], row["to"], row["made"]) for row in mine] == [
        (
            "Assurance that missing person incidents can be led locally will follow once the board "
            "has met.",
            "Service Improvement Board",
            "2022-05-23",
        )
    ]
    assert rows("commitments", *ON, "--meeting", "SIB") == []


def test_overdue_notes_what_has_no_date_and_so_is_never_overdue() -> None:
    note = "Note: 1 action and 3 commitments have no date: peeltrack commitments.\n"
    assert run("overdue", *ON).stderr == note
    one = "Note: 1 action has no date: peeltrack commitments.\n"
    assert run("overdue", "--lead", "superintendent-safeguarding", *ON).stderr == one
    assert run("overdue", "--on", "2022-05-01").stderr == ""


def test_an_item_and_a_meeting_show_what_was_asked_and_agreed(office: Office) -> None:
    file = office.register / MEETING
    file.write_text(file.read_text("utf-8") + AGREED, "utf-8")
    shown = office.run("show", "afi-1", "--on", "2022-07-04").out
    assert shown.endswith(
        "Questions at meetings, newest first\n"
        "  23 May 2022, Holding to Account\n"
        "    which-records-are-kept (peel-2022/afi-01)\n"
        "      Assistant Chief Constable (Crime): Which records are kept?\n"
        "      Not answered yet.\n"
        "\n"
        "Actions and commitments\n"
        "  Action of 23 May 2022: send-the-plan  Send the plan. (Detective Superintendent; done "
        "9 June 2022)\n"
        "  Commitment of 23 May 2022: 1  A note will follow. (Assistant Chief Constable (Crime); "
        "to the next meeting; no date set)\n"
    )
    meeting = office.run("meeting", "show", "hta", "--on", "2022-07-04").out
    assert "  brief-the-chair  Brief the chair. (no owner; no date set)\n" in meeting
    noted = AGREED.replace("to: the next", "to: to the next")  # as minutes have it
    file.write_text(file.read_text("utf-8").replace(AGREED, noted), "utf-8")
    assert office.run("meeting", "show", "hta", "--on", "2022-07-04").out == meeting
    by = "(Assistant Chief Constable (Crime); to the next meeting; no date set)"
    assert f"  1  A note will follow. {by}" in meeting
    for given, texts in (
        ((), ["Brief the chair.", "A note will follow."]),
        (("--all",), ["Send the plan.", "Brief the chair.", "A note will follow."]),
    ):
        told = json.loads(office.run("commitments", *given, "-f", "json").out)
        assert [row["what"] for row in told["rows"]] == texts
