"""Updates from a tracker: neither awaiting review nor reviewed, cleared in one act."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.checks import run_checks
from peeltrack.cli import app
from peeltrack.documents.parts.item_progress import UpdateView
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.queries.audience import for_audience, withheld_until_cleared, withheld_until_reviewed
from peeltrack.queries.awaiting import awaiting_clearance, awaiting_review
from tests.registers import register_from

REGISTER = """
leads:
  flo: {title: Force Liaison Officer, may_review: true}
  acc: {title: Assistant Chief Constable}
afi-01:
  progress:
    - {date: 2026-03-30, text: Imported., imported: "tracker, 3 May 2026"}
    - {date: 2026-04-02, text: Told since.}
afi-02:
  progress:
    - {date: 2026-03-30, text: Internal., imported: "tracker, 3 May 2026",
       cleared: {date: 2026-05-04, by: flo}}
    - {date: 2026-03-31, text: Published., imported: "tracker, 3 May 2026",
       cleared_for_public: {date: 2026-05-04, by: flo}}
    - {date: 2026-04-01, text: Forged., imported: "tracker, 3 May 2026",
       cleared_for_public: {date: 2026-05-04, by: acc}}
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return register_from(REGISTER)


def test_an_imported_update_awaits_clearance_and_no_review(register: Register) -> None:
    assert [each.update.text for each in awaiting_review(register)] == ["Told since."]
    assert [each.update.text for each in awaiting_clearance(register)] == ["Imported.", "Forged."]


def test_the_public_sees_what_somebody_who_may_has_cleared_for_it(register: Register) -> None:
    public = for_audience(register, Audience.PUBLIC)
    shown = [update.text for item in public.items.values() for update in item.progress]
    assert shown == ["Published."]
    assert "imported" in UpdateView.__dataclass_fields__
    assert {update.imported for item in public.items.values() for update in item.progress} == {None}
    assert withheld_until_reviewed(register) == ("peel/afi-01",)
    assert withheld_until_cleared(register) == ("peel/afi-01", "peel/afi-02")


def test_only_a_reviewer_clears(register: Register) -> None:
    broken = {(each.file, each.at) for each in run_checks(register, date(2026, 6, 1))
              if each.rule == "whoever-sets-rag-may-review"}  # fmt: skip
    assert len(broken) == 1


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "register"
    (folder / "inspections" / "peel").mkdir(parents=True)
    (folder / "register.yaml").write_text(
        "name: Test\nleads:\n  flo: {title: Liaison Officer, may_review: true}\n"
        "  acc: {title: ACC}\n"
        "forums:\n  sib: {name: Service Improvement Board}\n"
        "  pcp: {name: Panel, audience: public}\n"
    )
    (folder / "inspections" / "peel" / "inspection.yaml").write_text(
        "title: PEEL\nbody: HMICFRS\nkind: peel\npublished: 2026-01-01\n"
    )
    (folder / "inspections" / "peel" / "afi-01.yaml").write_text(
        "kind: area_for_improvement\nnumber: '1'\ntitle: Calls\nwording: Answer calls.\n"
        "strategic_lead: acc\ntactical_lead: acc\ntarget: 2026-12-31\nprogress:\n"
        "  - date: 2026-03-30\n    text: Imported account.\n    imported: tracker, 3 May 2026\n"
    )
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--register", "register"])


def test_the_board_s_paper_counts_them_in_one_sentence_until_they_are_cleared(desk: Path) -> None:
    def paper(forum: str) -> str:
        made = run("brief", "--meeting", forum, "--on", "2026-05-10", "-o", f"{forum}.md")
        assert made.exit_code == 0, made.output
        return (desk / f"{forum}.md").read_text(encoding="utf-8")

    sentence = "1 imported update about 1 item not yet reviewed or cleared"
    assert "Imported account." in paper("sib")
    assert sentence in paper("sib")
    done = run("review", "--all", "--imported", "--by", "flo", "--date", "2026-05-04")
    assert done.exit_code == 0, done.output
    assert sentence not in paper("sib")
    assert "Imported account." in paper("sib")
    assert "Imported account." not in paper("pcp")
    public = ("afi-1", "--imported", "--public", "--by", "flo", "--date", "2026-05-05")
    run("review", *public, "--yes")
    file = desk / "register" / "inspections" / "peel" / "afi-01.yaml"
    assert file.read_text(encoding="utf-8").endswith(
        "    imported: tracker, 3 May 2026\n"
        "    cleared:\n      date: 2026-05-04\n      by: flo\n"
        "    cleared_for_public:\n      date: 2026-05-05\n      by: flo\n"
    )
    assert "Imported account." in paper("pcp")


TEXT = 'peel/afi-01: update of 30 March 2026 cleared for internal{} forums: "Imported account."\n'
LATER = TEXT.replace("30", "31").replace("account.", "plan; do not publish.")


@pytest.mark.parametrize(
    ("later", "words", "shown", "code"),
    [
        # What the public is to read, and what several updates say, somebody reads first.
        ("", ("--all", "--public"), TEXT.format(" and public"), 2),
        ("", ("afi-1", "--public"), TEXT.format(" and public"), 2),
        (LATER, ("--all",), TEXT.format("") + LATER.format(""), 2),
        (LATER, ("afi-1", "--public"), TEXT.format(" and public") + LATER.format(" and public"), 2),
        # The neighbour: one text, for a forum of the force's own.
        ("", ("afi-1",), TEXT.format(""), 0),
        ("", ("--all",), TEXT.format(""), 0),
    ],
)
def test_no_text_is_cleared_unread(
    desk: Path, later: str, words: tuple[str, ...], shown: str, code: int
) -> None:
    file = desk / "register" / "inspections" / "peel" / "afi-01.yaml"
    with file.open("a", encoding="utf-8") as text:
        text.write(
            "  - date: 2026-03-31\n    text: |\n      Imported plan;\n      do not publish.\n"
            "    imported: tracker, 3 May 2026\n"
            if later
            else ""
        )
    before = file.read_bytes()
    given = ("review", *words, "--imported", "--by", "flo", "--date", "2026-05-04")
    done = run(*given)
    asked = "peeltrack: 1 item would change. Nothing was written; --yes writes it without asking.\n"
    to_come = "".join(f"Would be written: {line}" for line in shown.splitlines(keepends=True))
    assert (done.exit_code, done.stderr if code else done.stdout) == (
        code,
        to_come + asked if code else shown,
    )
    assert (file.read_bytes() == before) == bool(code)
    if code:
        agreed = run(*given, "--yes")
        assert (agreed.exit_code, agreed.stdout.startswith(shown)) == (0, True)
        assert file.read_bytes() != before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("review", "--all", "--by", "flo"), "--imported is needed"),
        (("review", "--imported", "--by", "flo"), "ITEM or --all is needed"),
        (("review", "--by", "flo"), "ITEM is needed"),
        (("review", "afi-1", "--all", "--imported", "--by", "flo"), "either items or --all"),
        (("review", "--all", "--imported", "--by", "acc"), "may not review"),
    ],
)
def test_what_is_not_meant_is_refused_in_one_line(
    desk: Path, words: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in (desk / "register").rglob("*.yaml")}
    done = run(*words)
    assert done.exit_code != 0
    assert said in done.output
    assert done.output.count("\n") == 1
    assert {path: path.read_bytes() for path in (desk / "register").rglob("*.yaml")} == before
