"""The three imports go through the same steps: propose, show, correct in a file, accept."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app

REGISTER = (
    "name: Test\nleads:\n  pcc: {title: Police and Crime Commissioner, short: PCC}\n"
    "  dcc: {title: Deputy Chief Constable, short: DCC}\n"
    "forums: {hta: {name: Holding to Account}}\n"
)
PAPERS = {
    "report": (
        "paper.txt",
        "Bells at Ourtown\nPublished on 4 May 2024\nRecommendation 1\n"
        "The force should test each bell.\nIn May, the force should also paint its doors.\n",
    ),
    "notes": (
        "paper.txt",
        "Holding to Account\nMinutes\n19 July 2022\nPresent: PCC, DCC\n1. Calls\n"
        "The PCC asked how many calls were late. The DCC said that one in ten was.\n"
        "Action \u2013 DCC to send the figures by 31 August 2022.\n",
    ),
    "tracker": (
        "paper.csv",
        "Ref,Inspection,Recommendation / AFI,SRO,RAG,Progress update\n"
        "AFI 1,PEEL 2023/25,The force should answer calls.,DCC,A,01/03/24 \u2013 Agreed.\n",
    ),
}
EMPTY = {
    "report": "A note on the weather\nIt rained.\n",
    "notes": "Board\n15th February 2022\nThe sky is blue.\n",
    "tracker": "Ref,Inspection,Recommendation / AFI,SRO,RAG,Progress update\nTotal,0,,,,\n",
}
ALL = pytest.mark.parametrize("kind", PAPERS)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "register.yaml").write_text(REGISTER)
    return tmp_path


def run(kind: str, *more: str, text: str = "") -> Result:
    name, usual = PAPERS[kind]
    Path(name).write_text(text or usual, encoding="utf-8")
    return CliRunner().invoke(app, ["import", kind, name, *more])


def written() -> list[str]:
    return sorted(path.as_posix() for path in Path("register").rglob("*.yaml"))[1:]


@ALL
def test_a_draft_shows_and_accepting_writes_once(kind: str) -> None:
    draft = run(kind)
    assert draft.exit_code == 0, draft.output
    again = f"peeltrack import {kind} {PAPERS[kind][0]}"
    assert draft.stderr.splitlines()[-3:] == [
        f"To correct it in a file: {again} -o FILE",
        "Nothing has been written yet.",
        f"Next: check each against the paper, then {again} --accept",
    ]
    assert json.loads(run(kind, "--format", "json").stdout)["command"] == f"import {kind}"
    assert "{" not in run(kind, "--format", "md").stdout
    assert written() == ["register/register.yaml"][1:]
    assert run(kind, "--accept").exit_code == 0
    there = written()
    assert there
    assert run(kind, "--accept").stdout.endswith("There is nothing new to write.\n")
    assert run(kind).stderr.endswith("There is nothing new to write.\n")
    assert written() == there


@ALL
def test_a_proposal_goes_to_a_file_and_comes_back_from_it(kind: str, desk: Path) -> None:
    again = f"peeltrack import {kind} {PAPERS[kind][0]} --from p.yaml --accept"
    assert run(kind, "-o", "p.yaml").stderr.startswith(f"Wrote p.yaml. Correct it, then {again}\n")
    assert (
        (desk / "p.yaml").read_text(encoding="utf-8").startswith(f"# What peeltrack import {kind}")
    )
    assert run(kind, "-o", "p.yaml").exit_code == 0
    shown = run(kind, "--from", "p.yaml")
    assert shown.stderr.endswith(f"then {again}\n")
    assert written() == []
    assert run(kind, "--from", "p.yaml", "--accept").exit_code == 0
    assert written()


@ALL
@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["-o", "mine.yaml"], 1, "mine.yaml"),
        (["-o", "p.yaml", "--from", "p.yaml"], 2, "use only one of them"),
        (["--from", "none.yaml"], 2, "none.yaml: there is no such file; -o FILE writes one."),
        (["--from", "mine.yaml"], 2, "mine.yaml"),
        (["--accept", "--date", "1926-05-04"], 2, "1926"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    kind: str, options: list[str], code: int, said: str, desk: Path
) -> None:
    (desk / "mine.yaml").write_text("mine: true\n")
    text = PAPERS[kind][1].replace("19 July 2022", "19 July") if "1926-05-04" in options else ""
    done = run(kind, *options, text=text)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.output
    assert said in done.stderr
    assert (desk / "mine.yaml").read_text() == "mine: true\n"
    assert written() == []


@ALL
@pytest.mark.parametrize("options", [["--accept"], ["--format", "json"]])
def test_a_paper_from_which_nothing_was_read_ends_with_1(kind: str, options: list[str]) -> None:
    forum = ["--forum", "hta"] if kind == "notes" else []
    done = run(kind, *forum, *options, text=EMPTY[kind])
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("peeltrack: nothing read from paper.")
    assert written() == []


@ALL
def test_a_register_with_errors_is_not_compared_with(kind: str, desk: Path) -> None:
    (desk / "register" / "inspections").mkdir()
    (desk / "register" / "inspections" / "x.yaml").write_text("kind: [\n")
    done = run(kind, "-o", "p.yaml")
    assert (done.exit_code, done.stdout) == (3, "")
    assert not (desk / "p.yaml").exists()


@pytest.mark.parametrize("kind", ["report", "tracker"])
def test_a_draft_needs_no_register(kind: str, desk: Path) -> None:
    (desk / "register" / "register.yaml").unlink()
    done = run(kind)
    assert done.exit_code == 0, done.output


def test_a_far_date_of_publication_is_asked_back() -> None:
    done = run("report", "--published", "1926-05-04", "--accept")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--published" in done.stderr
    assert run("report", "--published", "1926-05-04", "--accept", "--yes").exit_code == 0
