"""Withdraw at the command line: nothing is deleted, nothing counts, and the rest goes on."""

import json
import shlex
from pathlib import Path

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.load import load_register
from tests.cli.commands.test_undo import COMMANDS
from tests.cli.small_office import ITEM, MEETING, REGISTER, Office, open_office

AFI = "peel-2022/afi-01"
HTA = "2022-05-23-hta"
BY = ("--by", "liaison", "--date", "2022-06-10")


def withdraw(
    office: Office, *given: str, because: str = "Recorded against the wrong item."
) -> None:
    done = office.run("withdraw", *given, "--because", because, *BY)
    assert done.code == 0, done.err


def row(office: Office, *given: str) -> dict[str, object]:
    rows: list[dict[str, object]] = json.loads(office.run(*given, "-f", "json").out)["rows"]
    (found,) = rows
    return found


def test_withdrawing_adds_three_lines_and_changes_none(office: Office) -> None:
    given = ("withdraw", AFI, "progress.2022-05-01", "--because", "Not this item.", *BY)
    office.writes(
        [f"{AFI}: progress.2022-05-01 withdrawn.", f"Next: peeltrack history {AFI}"],
        [
            "+    withdrawn:",
            "+      date: 2022-06-10",
            "+      by: liaison",
            "+      because: Not this item.",
        ],
        *given,
    )


def test_a_withdrawn_update_is_struck_through_and_no_longer_the_latest(office: Office) -> None:
    withdraw(office, AFI, "progress.2022-05-01")
    assert AFI in office.run("stale", "--on", "2022-06-11").out
    assert row(office, "list", "--text", "Missing", "--on", "2022-06-11")["last_update"] is None
    shown = office.run("show", AFI, "--on", "2022-06-11").out
    note = "[withdrawn on 10 June 2022 by Force Liaison Officer: Recorded against the wrong item.]"
    assert note in shown
    assert "    Begun.  [withdrawn]" in shown
    history = office.run("history", AFI).out
    assert "1 May 2022  Update by Detective Superintendent: Begun.  [withdrawn]" in history
    assert (
        "10 June 2022  Update of 1 May 2022 withdrawn by Force Liaison Officer: "
        "Recorded against the wrong item." in history
    )
    before = office.run("show", AFI, "--on", "2022-06-09").out
    assert "withdrawn" not in before


def test_show_strikes_through_a_withdrawn_target_and_rag(office: Office) -> None:
    by = ("--because", "x", "--by", "liaison", "--date", "2022-06-20")
    assert office.run("rag", AFI, "red", *by).code == 0
    assert office.run("target", AFI, "2022-12-31", *by).code == 0
    assert "\nWithdrawn\n" not in office.run("show", AFI, "--on", "2022-06-21").out
    withdraw(office, AFI, "rag_changes.2022-06-20")
    withdraw(office, AFI, "target_changes.2022-06-20")
    note = "[withdrawn on 10 June 2022 by Force Liaison Officer: Recorded against the wrong item.]"
    assert (
        "\nWithdrawn\n"
        f"  20 June 2022: RAG amber → red  {note}\n"
        f"  20 June 2022: target 31 December 2022  {note}\n"
    ) in office.run("show", AFI, "--on", "2022-06-21").out


def test_a_withdrawn_rag_is_what_it_was_before_and_the_next_one_follows(office: Office) -> None:
    by = ("--by", "liaison", "--date")
    assert office.run("rag", AFI, "red", "--because", "x", *by, "2022-06-20").code == 0
    withdraw(office, AFI, "rag_changes.2022-06-20")
    assert row(office, "list", "--text", "Missing")["rag"] == "amber"
    done = office.run("rag", AFI, "yellow", "--because", "y", *by, "2022-06-16")
    assert done.code == 0, done.err  # a date before the withdrawn one
    assert row(office, "list", "--text", "Missing")["rag"] == "yellow"
    assert office.run("validate", "--on", "2022-08-01").code == 0


def test_what_is_planned_from_what_stands_lands_in_its_place_of_the_file(office: Office) -> None:
    add = ("step", "add", AFI, "Brief the chair.", "--due")
    assert office.run(*add, "2022-07-30").code == 0
    withdraw(office, AFI, "steps_to_green.brief-the-chair")
    assert office.run(*add, "2022-07-31").code == 0
    done = office.run("step", "done", AFI, "brief", "--date", "2022-06-12")
    assert done.code == 0, done.err
    text = (office.register / ITEM).read_text(encoding="utf-8")
    steps = text[text.index("steps_to_green:") : text.index("progress:")]
    assert steps.count("id: brief-the-chair") == 2
    assert steps.index("done: 2022-06-12") > steps.index("due: 2022-07-31")
    withdraw(office, HTA, "questions.which-records-are-kept")
    assert office.run("meeting", "ask", HTA, "-m", "Who keeps the records?").code == 0
    assert office.run("meeting", "answer", HTA, "who", "-m", "We.", *BY).code == 0
    shown = json.loads(office.run("meeting", "show", HTA, "-f", "json").out)["rows"]
    assert [
        (each["text"], len(each["answers"]), each["withdrawn"] is not None) for each in shown
    ] == [
        ("Which records are kept?", 0, True),
        ("Who keeps the records?", 1, False),
    ]
    assert office.run("validate", "--on", "2022-08-01").code == 0


def test_a_withdrawn_item_is_shown_and_takes_nothing_more(office: Office) -> None:
    withdraw(office, "peel-2022/afi-02", because="The same finding as AFI 1.")
    assert "peel-2022/afi-02" not in office.run("list").out
    shown = office.run("show", "peel-2022/afi-02").out
    assert shown.startswith(
        "peel-2022/afi-02  Records of calls  "
        "[withdrawn on 10 June 2022 by Force Liaison Officer: The same finding as AFI 1.]"
    )
    assert office.run("history", "peel-2022/afi-02").code == 0
    said = (
        "peel-2022/afi-02: was withdrawn on 10 June 2022. Nothing more can be recorded against it."
    )
    for given in (
        ("update", "peel-2022/afi-02", "-m", "x", *BY),
        ("amend", "peel-2022/afi-02", "title", "-m", "x", "--because", "x", *BY),
        ("withdraw", "peel-2022/afi-02", "--because", "x", *BY),
    ):
        office.refuses(1, said, *given)


def test_an_item_of_the_same_name_that_stands_is_meant(office: Office) -> None:
    withdraw(office, "peel-2022/afi-02", because="The same finding as AFI 1.")
    done = office.run("update", "afi-2", "-m", "Begun.", *BY)
    assert done.out.startswith("peel-2018/afi-02: update"), done.err


def test_a_finding_that_the_report_counts_cannot_be_withdrawn(office: Office) -> None:
    file = "inspections/peel-2018/inspection.yaml"
    stated = "stated_counts: {areas_for_improvement: 2}\n"
    office.write({file: REGISTER[file] + stated})
    said = (
        f"not written: {file}: error [stated-counts-match] the report states 2 but the register "
        "has 1; add or remove items, or correct the count."
    )
    office.refuses(1, said, "withdraw", "peel-2018/afi-02", "--because", "x", *BY)
    office.write(
        {file: REGISTER[file] + stated.replace("2", "1")}
    )  # one of them is a second record
    withdraw(office, "peel-2018/afi-02", because="The same finding as AFI 9.")


def test_a_withdrawn_meeting_is_not_the_latest(office: Office) -> None:
    assert office.run("meeting", "new", "hta", "--date", "2022-06-01").code == 0
    withdraw(office, "2022-06-01-hta", because="It was the board's.")
    assert office.run("meeting", "ask", "hta", "-m", "Why so late?").code == 0
    assert "Why so late?" in office.run("meeting", "show", HTA).out
    assert "It was the board's." in office.run("meeting", "show", "2022-06-01-hta").out


def test_a_closure_recorded_in_error_leaves_the_item_submitted(git_office: Office) -> None:
    withdraw(git_office, "peel-2022/afi-03", "sign_offs.2022-06-01")
    assert row(git_office, "show", "peel-2022/afi-03")["state"] == "awaiting_sign_off"
    update = git_office.run("update", "peel-2022/afi-03", "-m", "Still at work.", *BY)
    assert update.code == 0, update.err
    against = git_office.run("validate", "--against", "HEAD", "--on", "2022-08-01")
    assert against.code == 0, against.out


def test_diff_and_the_internal_export_have_what_was_withdrawn(git_office: Office) -> None:
    withdraw(git_office, AFI, "progress.2022-05-01")
    told = git_office.run("diff").out
    assert "Withdrawn (progress 2022-05-01): Begun.; Recorded against the wrong item." in told
    out = git_office.folder / "out"
    for audience, rows in (("internal", 1), ("public", 0)):
        done = git_office.run(
            "export", "--to", "csv", "-o", str(out / audience), "--audience", audience
        )
        assert done.code == 0, done.err
        table = (out / audience / "withdrawals.csv").read_text(encoding="utf-8-sig")
        assert table.count("progress.2022-05-01") == rows
        progress = (out / audience / "progress.csv").read_text(encoding="utf-8-sig")
        assert "Begun." not in progress


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("withdraw", AFI, "progress.2022-05-01", "--because", "x", "--by", "det-supt"),
            f"{AFI}: det-supt may not withdraw. Only liaison may.",
        ),
        (
            ("withdraw", "peel-2022", "--because", "x", "--by", "liaison"),
            "peel-2022: an inspection cannot be withdrawn. Withdraw its items.",
        ),
        (
            ("withdraw", AFI, "rag", "--because", "x", "--by", "liaison"),
            f"{AFI}: rag is not an entry that can be withdrawn. Amend it, or name its entry.",
        ),
    ],
)
def test_what_may_not_be_withdrawn_is_refused(
    office: Office, given: tuple[str, ...], said: str
) -> None:
    office.refuses(1, said, *given)


def decoy(*lines: str) -> str:
    """An entry at the head of its list that was withdrawn, of a later date than the others."""
    keys = ("withdrawn:", "  date: 2022-07-01", "  by: liaison", "  because: A slip.")
    return "\n".join([f"  - {lines[0]}", *(f"    {line}" for line in (*lines[1:], *keys)), ""])


LATE = "date: 2022-06-30"
DECOYS = {
    ITEM: [
        ("rag_changes:\n", decoy(LATE, "to: red", "because: x", "by: liaison")),
        ("steps_to_green:\n", decoy("id: train-staff", "text: Another.", "due: 2022-07-01")),
        ("progress:\n", decoy(LATE, "by: det-supt", "text: Of another item.")),
    ],
    MEETING: [
        ("questions:\n", decoy("id: which-records-are-kept", "text: Another?")),
        ("actions:\n", decoy("id: brief-the-chair", "text: Another.")),
    ],
    "inspections/peel-2022/afi-03.yaml": [
        ("sign_offs:\n", decoy(LATE, "stage: closed", "evidence: x")),
    ],
}


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if not each.startswith(("amend", "withdraw", "item"))]
)
def test_a_command_does_the_same_whether_an_entry_was_withdrawn_or_never_there(
    command: str, office: Office, tmp_path: Path
) -> None:
    other = open_office(tmp_path / "other")
    for file, decoys in DECOYS.items():
        text = REGISTER[file]
        for key, entry in decoys:
            assert key in text
            text = text.replace(key, f"{key}{entry}", 1)
        other.write({file: text})
    assert other.run("validate", "--on", "2022-07-02").code == 0
    for each in (office, other):
        done = each.run(*shlex.split(command))
        assert done.code == 0, done.err
    assert register_of(other) == register_of(office)
    assert other.run("validate", "--on", "2022-08-01").code == 0


def register_of(office: Office) -> Register:
    register = load_register(office.register).register
    assert register
    return without_withdrawn(register)


def test_the_day_of_a_withdrawal_is_amended_and_nothing_else_of_what_was_withdrawn(
    office: Office,
) -> None:
    withdraw(office, AFI, "progress.2022-05-01")
    way = "progress.2022-05-01"
    amended = ("amend", AFI, f"{way}.withdrawn.date", "-m", "2022-06-09", "--because", "A slip.")
    done = office.run(*amended, *BY)
    assert done.code == 0, done.err
    assert b"withdrawn:\n      date: 2022-06-09\n" in office.files()[ITEM]
    refused = office.run("amend", AFI, f"{way}.text", "-m", "Ended.", "--because", "So.", *BY)
    assert refused.code == 1
    assert "was withdrawn on 9 June 2022. Nothing more can be recorded" in refused.err
