"""Minutes that become the register's record: what is written, shown and exported of them."""

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner, Result

from peeltrack.cli import app

REGISTER = """name: Borsetshire Police
leads:
  pcc: {title: Police and Crime Commissioner, short: PCC}
  cc: {title: Chief Constable, short: CC}
  dcc: {title: Deputy Chief Constable, short: DCC}
forums:
  hta: {name: Holding to Account}
"""
MINUTES = """Holding to Account
19 July 2022
Present: PCC, CC, DCC
Action: DCC and CC to meet the union by 31 August 2022.
Action: PCC to write to the council by 31 August 2022.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "register"
    root.mkdir()
    (root / "register.yaml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return root


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["-R", str(root), *words])


def written(root: Path) -> list[dict[str, object]]:
    actions: list[dict[str, object]] = YAML(typ="safe").load(
        root / "meetings" / "2022-07-19-hta.yaml"
    )["actions"]
    return actions


def add_two_reports(root: Path) -> None:
    """Add two inspections that both have an AFI 6."""
    for name in ("peel", "vetting"):
        folder = root / "inspections" / name
        folder.mkdir(parents=True)
        (folder / "inspection.yaml").write_text("title: R\nbody: HMICFRS\nkind: peel\n", "utf-8")
        item = "kind: area_for_improvement\nnumber: '6'\ntitle: T\nwording: W.\n"
        (folder / "afi-6.yaml").write_text(item, "utf-8")


def test_every_owner_of_an_action_is_written_and_is_said_wherever_it_is_named(root: Path) -> None:
    assert run(root, "import", "notes", str(root.parent / "minutes.txt"), "--accept").exit_code == 0
    owners = [(each["owner"], each.get("also_owned_by")) for each in written(root)]
    assert owners == [("dcc", ["cc"]), ("pcc", None)]
    shown = run(root, "meeting", "show", "2022-07-19-hta").stdout
    assert "(Deputy Chief Constable and Chief Constable;" in " ".join(shown.split())
    late = json.loads(run(root, "overdue", "--on", "2022-09-30", "-f", "json").stdout)["rows"]
    assert [(row["lead"], row["leads"]) for row in late] == [
        ("dcc", ["dcc", "cc"]),
        ("pcc", ["pcc"]),
    ]


def test_a_correction_may_name_several_owners_and_no_office_that_is_not_there(root: Path) -> None:
    paper, proposal = str(root.parent / "minutes.txt"), root.parent / "minutes.yaml"
    assert run(root, "import", "notes", paper, "-o", str(proposal)).exit_code == 0
    text = proposal.read_text(encoding="utf-8")
    assert 'also_owned_by: ["cc"]' in text
    proposal.write_text(text.replace('["cc"]', '["cc", "pcc"]'), encoding="utf-8")
    command = ("import", "notes", paper, "--from", str(proposal), "--accept")
    assert run(root, *command).exit_code == 0
    assert written(root)[0]["also_owned_by"] == ["cc", "pcc"]


def test_an_action_that_is_recorded_by_hand_may_have_several_owners(root: Path) -> None:
    run(root, "import", "notes", str(root.parent / "minutes.txt"), "--accept")
    add = ("meeting", "action", "2022-07-19-hta", "Call the press", "--owner", "CC")
    assert run(root, *add, "--owner", "PCC", "--owner", "CC").exit_code == 0
    last = written(root)[-1]
    assert (last["owner"], last["also_owned_by"]) == ("cc", ["pcc"])


def test_a_file_may_say_which_of_two_items_of_one_number_is_meant(root: Path) -> None:
    add_two_reports(root)
    paper, proposal = root.parent / "minutes.txt", root.parent / "minutes.yaml"
    paper.write_text(MINUTES.replace("Action: PCC", "AFI 6\nAction: PCC"), encoding="utf-8")
    check = "Check: AFI 6 may be peel/afi-6 or vetting/afi-6, so nothing about it is written"
    shown = run(root, "import", "notes", str(paper))
    assert shown.exit_code == 0
    assert "[peel/afi-6 or vetting/afi-6?, pcc, by 31 August 2022]" in shown.output
    assert check in shown.output
    filed = run(root, "import", "notes", str(paper), "-o", str(proposal))
    assert filed.exit_code == 0
    assert check in filed.output
    which = "- take: no\n  # item: peel/afi-6 or vetting/afi-6: write which\n"
    assert which in proposal.read_text(encoding="utf-8")
    text = proposal.read_text(encoding="utf-8")
    last = text.index('owner: "pcc"')
    text = f'{text[:last]}item: "vetting/afi-6"\n  {text[last:]}'.replace("take: no", "take: yes")
    proposal.write_text(text, encoding="utf-8")
    done = run(root, "import", "notes", str(paper), "--from", str(proposal), "--accept")
    assert done.exit_code == 0, done.output
    assert [each.get("item") for each in written(root)] == [None, "vetting/afi-6"]


def test_what_names_an_item_of_two_reports_is_not_written_and_that_is_said(root: Path) -> None:
    add_two_reports(root)
    paper = root.parent / "minutes.txt"
    paper.write_text(MINUTES.replace("Action: PCC", "AFI 6\nAction: PCC"), encoding="utf-8")
    done = run(root, "import", "notes", str(paper), "--accept")
    assert "Not written: 1 entry whose item the notes do not settle." in done.output
    assert [each["owner"] for each in written(root)] == ["dcc"]


def test_notes_of_nothing_name_no_next_step_but_the_file(root: Path) -> None:
    paper = root.parent / "minutes.txt"
    paper.write_text("Holding to Account\n19 July 2022\nThe lamps should be lit.\n", "utf-8")
    shown = run(root, "import", "notes", str(paper))
    assert shown.exit_code == 1
    assert "Left out (line 3): The lamps should be lit." in shown.output
    assert "--accept" not in shown.output


def test_a_paper_without_lines_has_the_places_that_it_is_printed_with(root: Path) -> None:
    paper = root.parent / "minutes.html"
    said = ("Holding to Account", "19 July 2022", "Present: PCC", "The lamps should be lit.")
    paper.write_text("".join(f"<p>{each}</p>" for each in said), encoding="utf-8")
    assert (
        "     4  The lamps should be lit."
        in run(root, "import", "notes", str(paper), "--lines").output
    )
    assert "Left out (line 4): The lamps" in run(root, "import", "notes", str(paper)).output
