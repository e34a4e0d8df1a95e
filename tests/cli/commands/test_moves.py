"""Items and inspections under another id: whatever names them follows, and nothing is lost."""

import json

import pytest

from tests.cli.small_office import ITEM, MEETING, REGISTER, Office

WHY = ("--because", "It was filed in error.", "--by", "liaison", "--date", "2022-07-04")
ON = ("--on", "2022-08-01")
TWIN = "inspections/peel-2022/afi-17.yaml"
FORUM = (
    "  hta:\n    name: Holding to Account\n    inspections:\n      - peel-2018\n      - peel-2022\n"
)


@pytest.fixture
def repository(git_office: Office) -> Office:
    """The office with a second record of AFI 1, and a second link, question and forum's list."""
    git_office.write(
        {
            "register.yaml": REGISTER["register.yaml"].replace(
                "  hta:\n    name: Holding to Account\n", FORUM
            ),
            TWIN: """\
kind: area_for_improvement
number: "17"
title: Records of missing people
wording: The force should keep complete records.
source: Report, page 9
target: 2022-09-30
portfolio: Crime
rag: red
rag_changes:
  - date: 2022-06-20
    to: red
    because: Seen as red.
    by: liaison
steps_to_green:
  - id: dip-sample
    text: Look at twenty records.
progress:
  - date: 2022-05-01
    by: det-supt
    text: Begun.
  - date: 2022-05-10
    by: det-supt
    text: Twenty looked at.
    steps:
      - dip-sample
""",
            "inspections/peel-2018/afi-09.yaml": REGISTER["inspections/peel-2018/afi-09.yaml"]
            + "superseded_by: peel-2022/afi-17\n",
            "inspections/peel-2022/inspection.yaml": REGISTER[
                "inspections/peel-2022/inspection.yaml"
            ]
            + "statutory_response:\n  explanations:\n    - item: peel-2022/afi-17\n"
            "      text: Done.\n",
            MEETING: REGISTER[MEETING].replace(
                "    item: peel-2022/afi-01\n",
                "    item: peel-2022/afi-01\n    also_about:\n      - peel-2022/afi-17\n"
                "      - peel-2022/afi-02\n",
            ),
        }
    )
    git_office.git("add", "--all")
    git_office.git("commit", "--quiet", "--message", "A second record")
    return git_office


def names(office: Office, id_: str) -> set[str]:
    """The files that name an id."""
    return {
        path
        for path, data in office.files().items()
        if any(line.endswith((f" {id_}", f'"{id_}"')) for line in data.decode().splitlines())
    }


def problems(office: Office, against: str = "HEAD") -> list[str]:
    said = office.run("validate", "--against", against, *ON)
    return [line for line in said.out.splitlines() if " error " in line]


def test_an_item_moves_with_all_that_names_it(repository: Office) -> None:
    said = repository.run("item", "move", "afi-17", "--to", "afi-07", *WHY)
    assert (said.code, said.out) == (0, "peel-2022/afi-17: now peel-2022/afi-07.\n")
    assert said.err.startswith("Note: 3 other files that refer to it updated.\n")
    assert TWIN not in repository.files()
    moved = repository.files()["inspections/peel-2022/afi-07.yaml"].decode()
    assert moved.endswith(
        "formerly:\n  - peel-2022/afi-17\namendments:\n  - date: 2022-07-04\n    by: liaison\n"
        "    because: It was filed in error.\n    what: id\n    replaced: peel-2022/afi-17\n"
        "  - date: 2022-07-04\n    by: liaison\n    because: It was filed in error.\n"
        "    what: number\n    replaced: '17'\n"
    )
    assert 'number: "7"\n' in moved or "number: '7'\n" in moved
    assert names(repository, "peel-2022/afi-07") == {
        "inspections/peel-2018/afi-09.yaml",
        "inspections/peel-2022/inspection.yaml",
        MEETING,
    }
    assert problems(repository) == []
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Moved")
    assert problems(repository, "HEAD~1") == []
    # a branch begun before it, and merged by lines, still names the former one: that is said
    stale = repository.files()[MEETING].decode().replace("peel-2022/afi-07", "peel-2022/afi-17")
    repository.write({MEETING: stale})
    right = "[every-item-named-is-there] peel-2022/afi-17 is now peel-2022/afi-07; use that."
    assert any(each.endswith(right) for each in problems(repository))
    repository.git("checkout", "--quiet", "--", ".")
    # the former id is understood by whoever types it
    for former in ("peel-2022/afi-17", "afi-17", "AFI 17"):
        assert repository.run("show", former).out.startswith("peel-2022/afi-07")
        updated = repository.run("update", former, "-m", f"By {former}.", *WHY[2:])
        assert updated.out.startswith("peel-2022/afi-07: ")
    rows = json.loads(repository.run("history", "AFI 17", "-f", "json").out)["rows"]
    began = next(row for row in rows if row["change"] == "added")
    assert began["commit"] == repository.git("rev-parse", "--short=10", "HEAD~1").strip()
    changes = json.loads(repository.run("diff", "HEAD~1..HEAD", "-f", "json").out)["rows"]
    assert {row["change"] for row in changes} == {"item_renamed", "amended", "field_changed"}


def test_an_item_that_grew_as_it_moved_keeps_its_history(repository: Office) -> None:
    """Git alone does not see that a short file moved, if most of its lines are new."""
    text = "Much more. " * 60
    repository.run("item", "move", "peel-2018/afi-2", "--to", "afi-20", *WHY)
    repository.run("update", "afi-20", "-m", text, *WHY[2:])
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Moved and updated")
    rows = json.loads(repository.run("history", "afi-20", "-f", "json").out)["rows"]
    kept = {row["change"]: (row["date"], row["because"]) for row in rows}
    assert kept["added"] == (None, None)
    assert kept["renamed"] == ("2022-07-04", "It was filed in error.")


def test_a_move_by_hand_is_refused_without_its_trace(repository: Office) -> None:
    text = repository.files()[TWIN].decode()
    (repository.register / TWIN).unlink()
    new = "inspections/peel-2022/afi-07.yaml"
    links = {
        path: data.decode().replace("peel-2022/afi-17", "peel-2022/afi-07")
        for path, data in repository.files().items()
    }
    repository.write({**links, new: text})
    assert any("[ids-do-not-change]" in each for each in problems(repository))
    claimed = f"{text}formerly:\n  - peel-2022/afi-17\n"
    repository.write({new: claimed})
    assert any("[ids-do-not-change]" in each for each in problems(repository))
    amended = "amendments:\n  - {{date: 2022-07-04, by: {}, because: x, what: id, replaced: {}}}\n"
    repository.write({new: claimed + amended.format("det-supt", "peel-2022/afi-17")})
    assert any("[ids-do-not-change]" in each for each in problems(repository))
    repository.write({new: claimed + amended.format("liaison", "peel-2022/afi-17")})
    assert problems(repository) == []
    # and nothing else may change with it
    repository.write({new: (claimed + amended.format("liaison", "peel-2022/afi-17")).replace(
        "Twenty looked at.", "Thirty looked at.")})  # fmt: skip
    assert ["[nothing-recorded-is-edited]" in each for each in problems(repository)] == [True]
    repository.write({new: claimed.replace("afi-17\n", "afi-17\n  - peel-2022/afi-99\n")})
    assert any("[a-former-id-was-there]" in each for each in problems(repository))


def test_an_id_is_not_the_former_one_of_another(repository: Office) -> None:
    text = repository.files()[ITEM].decode()
    repository.write({ITEM: f"{text}formerly:\n  - peel-2022/afi-02\n"})
    assert any("[no-former-id-is-in-use]" in each for each in problems(repository))


def test_two_records_of_a_finding_become_one(repository: Office) -> None:
    before = repository.files()
    said = repository.run("item", "merge", "afi-17", "--into", "afi-1", *WHY)
    assert (said.code, said.out) == (0, "peel-2022/afi-17: now part of peel-2022/afi-01.\n")
    assert "kept in an amendment" in said.err
    assert TWIN not in repository.files()
    (item,) = json.loads(repository.run("show", "AFI 17", *ON, "-f", "json").out)["rows"]
    assert (item["id"], item["rag"], item["target"]) == (
        "peel-2022/afi-01",
        "amber",
        "2022-08-31",
    )
    text = repository.files()[ITEM].decode()
    assert text.count("text: Begun.") == 1  # the same update stands once
    assert "  - id: look-at-twenty-records\n    text: Look at twenty records.\n" in text
    assert "    steps:\n      - look-at-twenty-records\n" in text
    assert "source: Report, page 9\n" in text
    assert "portfolio: Crime\n" in text
    for kept in (
        "peel-2022/afi-17",
        "rag: red",
        "Seen as red.",
        "2022-09-30",
        "Records of missing",
    ):
        assert kept in text.partition("amendments:")[2]
    assert names(repository, "peel-2022/afi-17") == {ITEM}
    meeting = repository.files()[MEETING].decode()
    assert "    also_about:\n      - peel-2022/afi-02\n" in meeting  # it is about AFI 1 already
    assert problems(repository) == []
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Merged")
    assert problems(repository, "HEAD~1") == []
    rows = json.loads(repository.run("diff", "HEAD~1..HEAD", "-f", "json").out)["rows"]
    merged = next(row for row in rows if row["change"] == "item_merged")
    assert (merged["item"], merged["after"]) == ("peel-2022/afi-01", "peel-2022/afi-17")
    assert "item_removed" not in {row["change"] for row in rows}
    # what came along was recorded when it was recorded in the other record
    events = json.loads(repository.run("history", "afi-1", "-f", "json").out)["rows"]
    looked = next(each for each in events if each["after"] == "Twenty looked at.")
    assert looked["commit"] == repository.git("rev-parse", "--short=10", "HEAD~1").strip()
    assert before != repository.files()


@pytest.mark.parametrize(
    "lost",
    ["Twenty looked at.", "Seen as red.", "Records of missing people", "2022-09-30", "Crime"],
)
def test_a_merge_by_hand_that_loses_a_word_is_refused(lost: str, repository: Office) -> None:
    repository.run("item", "merge", "afi-17", "--into", "afi-1", *WHY)
    text = repository.files()[ITEM].decode()
    assert text.count(lost) == 1
    repository.write({ITEM: text.replace(lost, "2022-09-29" if lost[0] == "2" else "Otherwise")})
    found = problems(repository)
    if lost in ("Records of missing people", "Crime"):  # a handle and a heading are nobody's facts
        assert found == []
    else:
        assert found


def test_an_item_without_its_file_and_trace_is_refused(repository: Office) -> None:
    repository.run("item", "merge", "afi-17", "--into", "afi-1", *WHY)
    text = repository.files()[ITEM].decode()
    repository.write({ITEM: text.replace("formerly:\n  - peel-2022/afi-17\n", "")})
    assert any("[no-file-is-deleted]" in each for each in problems(repository))
    without_amendment = text.partition("amendments:")[0]
    repository.write({ITEM: without_amendment})
    assert problems(repository)


def test_an_inspection_is_renamed_with_its_items(repository: Office) -> None:
    said = repository.run("inspection", "rename", "PEEL 2022", "peel-2021-22", *WHY, "--commit")
    assert (said.code, said.out) == (0, "peel-2022: now peel-2021-22, with 5 items.\n")
    files = repository.files()
    assert not (repository.register / "inspections/peel-2022").exists()
    assert len([path for path in files if path.startswith("inspections/peel-2021-22/")]) == 6
    assert b"inspection: peel-2021-22\n" in files["positions.yaml"]
    assert b"      - peel-2021-22\n" in files["register.yaml"]
    left = {path for path, data in files.items() if b"peel-2022/" in data}
    assert left == set()
    assert problems(repository, "HEAD~1") == []
    assert repository.run("show", "peel-2022/afi-17").out.startswith("peel-2021-22/afi-17")
    listed = json.loads(repository.run("list", "--inspection", "peel-2022", "-f", "json").out)
    assert {row["inspection"] for row in listed["rows"]} == {"peel-2021-22"}
    rows = json.loads(repository.run("diff", "HEAD~1..HEAD", "-f", "json").out)["rows"]
    assert {row["change"] for row in rows} == {"inspection_renamed", "item_renamed", "amended"}
    # renamed again, and an item of it moved: every earlier id leads there
    repository.run("inspection", "rename", "peel-2022", "peel-21", *WHY, "--commit")
    repository.run("item", "move", "peel-2022/afi-17", "--to", "afi-30", *WHY, "--commit")
    for former in ("peel-2022/afi-17", "peel-2021-22/afi-17", "peel-21/afi-17"):
        assert repository.run("show", former).out.startswith("peel-21/afi-30")
    assert problems(repository, "HEAD~3") == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            "item move afi-17 --to afi-01",
            "peel-2022/afi-17: there is already an item peel-2022/afi-01. If both are one finding: "
            "peeltrack item merge peel-2022/afi-17 --into peel-2022/afi-01.",
        ),
        (
            "item move afi-17 --to afi-1",
            "peel-2022/afi-17: there is already an item peel-2022/afi-01. If both are one finding: "
            "peeltrack item merge peel-2022/afi-17 --into peel-2022/afi-01.",
        ),
        (
            "item move peel-2018/afi-02 afi-17 --to peel-2022",
            "peel-2018/afi-02: there is already an item peel-2022/afi-02. If both are one finding: "
            "peeltrack item merge peel-2018/afi-02 --into peel-2022/afi-02.",
        ),
        (
            "item move afi-17 --to peel-2022",
            "peel-2022/afi-17: is already in peel-2022. Name another inspection.",
        ),
        (
            "item move afi-17 --to peel-2099/afi-01",
            "peel-2022/afi-17: there is no inspection peel-2099. Choose an existing one.",
        ),
        (
            "inspection rename peel-2022 peel-2018",
            "peel-2022: there is already an inspection peel-2018. Choose another id.",
        ),
        (
            "item merge afi-17 --into afi-17",
            "peel-2022/afi-17: is the same record. Name the other with --into.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_is_refused(given: str, said: str, repository: Office) -> None:
    repository.refuses(1, said, *given.split(), *WHY)
    others = (*WHY[:2], "--by", "det-supt", "--date", "2022-07-04")
    refused = repository.run(*given.split(), *others)
    assert (refused.code, refused.out) == (1, "")


def test_an_item_may_get_noughts_that_it_had_not_and_no_number_of_another(office: Office) -> None:
    office.write(
        {
            "inspections/peel-2018/afi-017.yaml": REGISTER[
                "inspections/peel-2018/afi-02.yaml"
            ].replace('number: "2"', 'number: "17"')
        }
    )
    moved = office.run("item", "move", "peel-2018/afi-017", "--to", "afi-17", *WHY)
    assert moved.out == "peel-2018/afi-017: now peel-2018/afi-17.\n"
    office.write(
        {
            "inspections/peel-2022/afi-18.yaml": REGISTER[
                "inspections/peel-2022/afi-02.yaml"
            ].replace('number: "2"', 'number: "17"')
        }
    )
    said = (
        "not written: inspections/peel-2022/afi-18.yaml: error [no-two-items-share-a-number] "
        "peel-2022/afi-17 already has the number '17'; give each a different one."
    )
    office.refuses(1, said, "item", "move", "peel-2018/afi-17", "--to", "peel-2022", *WHY)


def test_a_recommendation_stays_with_its_cause_of_concern(office: Office) -> None:
    concern = "kind: {}\nnumber: '1'\ntitle: {}\nwording: {}\n"
    office.write(
        {
            "inspections/peel-2018/coc-1.yaml": concern.format("cause_of_concern", "C", "Wrong."),
            "inspections/peel-2018/rec-1.yaml": concern.format("recommendation", "R", "Do it.")
            + "cause_of_concern: coc-1\n",
        }
    )
    alone = office.run("item", "move", "rec-1", "--to", "peel-2022", *WHY)
    assert alone.code == 1
    assert "item move peel-2018/coc-1 peel-2018/rec-1" in alone.err
    both = ("item", "move", "coc-1", "rec-1", "--to", "peel-2022", *WHY, "--yes")
    assert office.run(*both).code == 0
    assert "inspections/peel-2022/rec-1.yaml" in office.files()
    # within its inspection it goes alone, and its recommendation names it by its new name
    assert office.run("item", "move", "coc-1", "--to", "coc-2", *WHY).code == 0
    assert b"cause_of_concern: coc-2\n" in office.files()["inspections/peel-2022/rec-1.yaml"]


def test_a_move_is_carried_out_whole_or_not_at_all(repository: Office) -> None:
    before = repository.files()
    shown = repository.run("item", "move", "afi-17", "--to", "afi-07", *WHY, "--dry-run")
    assert "rename from inspections/peel-2022/afi-17.yaml" in shown.out
    assert repository.files() == before
    # a file that somebody edits meanwhile is not moved away under him
    notes = repository.register / "inspections/peel-2022/notes.txt"
    notes.write_text("Kept here.", encoding="utf-8")
    said = repository.run("inspection", "rename", "peel-2022", "peel-21", *WHY)
    assert "Note: inspections/peel-2022 keeps notes.txt.\n" in said.err
    assert notes.read_text("utf-8") == "Kept here."
