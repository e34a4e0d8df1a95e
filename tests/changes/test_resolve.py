"""The conflicts of real merges: both sides in words, the choice taken, the records made to fit."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import CannotMergeError, carry_out
from peeltrack.changes.settle import Choice, NotTheLaterError, settle
from peeltrack.cli import app
from peeltrack.cli.shared.merge_files import settled_file
from peeltrack.documents.conflict_words import as_lines, as_sentence, conflict_words
from peeltrack.storage.dump import dump
from peeltrack.storage.yaml import parse
from tests.changes.three_versions import BASE, after, drawn_edits, facts
from tests.changes.two_branches import ITEM, MEETING, OTHER, RECORDED, Repository


def peeltrack(repository: Repository, *arguments: str) -> Result:
    result = CliRunner().invoke(app, [*arguments, "-R", str(repository.register)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def rated(colour: str, day: str, because: str) -> str:
    """AFI 2 rated anew."""
    record = f"""\
  - date: {day}
    from: amber
    to: {colour}
    because: {because}
    by: liaison
steps_to_green:
"""
    text = RECORDED[ITEM].replace(
        "rag: amber   # agreed at SIB", f"rag: {colour}   # agreed at SIB"
    )
    return text.replace("steps_to_green:\n", record)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.begun(tmp_path / "work")


def merged(repository: Repository, ours: dict[str, str], theirs: dict[str, str]) -> Result:
    """The result of merging theirs into ours, each one commit on main."""
    repository.git("branch", "--force", "topic", "main")
    repository.git("branch", "--force", "other", "main")
    repository.go("other")
    repository.commit(theirs, "Theirs")
    repository.go("topic")
    repository.commit(ours, "Ours")
    return peeltrack(repository, "merge", "other")


RED = rated("red", "2022-05-28", "A backlog.")
YELLOW = rated("yellow", "2022-05-30", "Checks in place.")


def test_two_rag_changes_stay_the_later_from_where_the_earlier_led(repository: Repository) -> None:
    assert merged(repository, {ITEM: YELLOW}, {ITEM: RED}).exit_code == 1
    listed = peeltrack(repository, "resolve")
    assert (listed.exit_code, listed.stdout) == (
        1,
        "1. peel-2022/afi-02: RAG\n"
        "   ours:   amber → yellow on 30 May 2022, Force Liaison Officer: Checks in place.\n"
        "   theirs: amber → red on 28 May 2022, Force Liaison Officer: A backlog.\n"
        "   both:   in date order, ending with yellow (there is no other choice)\n",
    )
    assert listed.stderr == (
        "Ours is the branch that you are on (topic); theirs is the one merged into it (other).\n"
        "Choose for each: --take 1=ours --take 2=theirs; --take ours takes ours for all.\n"
    )
    earlier = peeltrack(repository, "resolve", "--take", "1=theirs")
    assert (earlier.exit_code, earlier.stderr.count("\n")) == (1, 1)
    assert "is later and shows the current position" in earlier.stderr
    settled = peeltrack(repository, "resolve", "--take", "1=ours")
    assert (settled.exit_code, settled.stdout) == (0, "1 file settled.\n")
    assert "peel-2022/afi-02: RAG: both kept in date order, ending with yellow.\n" in settled.stderr
    text = repository.read(ITEM)
    assert "rag: yellow   # agreed at SIB\n" in text
    assert (
        text.partition("rag_changes:")[2]
        .partition("steps_to_green")[0]
        .endswith(
            "  - date: 2022-05-28\n    from: amber\n    to: red\n    because: A backlog.\n"
            "    by: liaison\n  - date: 2022-05-30\n    from: red\n    to: yellow\n"
            "    because: Checks in place.\n    by: liaison\n"
        )
    )
    assert repository.git("ls-files", "--unmerged") == ""
    repository.git("commit", "--no-edit", "--quiet")
    for side in ("main", "other"):
        checked = peeltrack(repository, "validate", "--against", side, "--on", "2022-06-05")
        assert checked.exit_code == 0, checked.stdout
    assert peeltrack(repository, "resolve").stdout == "There are no open conflicts.\n"


@pytest.mark.parametrize(
    ("side", "last"), [("ours", "yellow"), ("theirs", "red"), ("both", "yellow")]
)
def test_of_two_rag_changes_of_one_date_the_chosen_is_the_later(
    side: str, last: str, repository: Repository
) -> None:
    red = rated("red", "2022-05-30", "A backlog.")
    merged(repository, {ITEM: YELLOW}, {ITEM: red})
    assert peeltrack(repository, "resolve", "--take", side).exit_code == 0
    changes = parse(repository.read(ITEM))["rag_changes"]
    first = "red" if last == "yellow" else "yellow"
    assert [(each["from"], each["to"]) for each in changes[2:]] == [("amber", first), (first, last)]
    assert parse(repository.read(ITEM))["rag"] == last


def test_texts_of_both_sides_stand_in_full_and_one_is_taken(repository: Repository) -> None:
    long = "The dip sample of fifty records has begun, and the first ten records are complete. " * 3
    ours = {
        ITEM: RECORDED[ITEM].replace("tactical_lead: det-supt", "tactical_lead: acc-crime"),
        MEETING: RECORDED[MEETING].replace("The interface was late.", long.strip()),
    }
    theirs = {
        ITEM: RECORDED[ITEM].replace("tactical_lead: det-supt", "tactical_lead: liaison"),
        MEETING: RECORDED[MEETING].replace("The interface was late.", "The supplier was late."),
    }
    merged(repository, ours, theirs)
    said = peeltrack(repository, "resolve").stdout
    assert "tactical lead" in said.lower()
    assert "ours:   Assistant Chief Constable (Crime)" in said
    assert "theirs: Force Liaison Officer" in said
    assert long.strip() in said
    half = peeltrack(repository, "resolve", "--take", "1=theirs")
    assert half.exit_code == 1
    assert "tactical_lead: liaison" in repository.read(ITEM)
    assert "<<<<<<<" in repository.read(MEETING)
    comment = peeltrack(repository, "resolve", "-f", "md").stdout
    assert comment.startswith("1. **")
    rest = peeltrack(repository, "resolve", "--take", "ours")
    assert rest.exit_code == 0
    assert parse(repository.read(MEETING)) == parse(ours[MEETING])


def test_choices_for_some_conflicts_of_a_file_are_not_kept_and_said_to_be(
    repository: Repository,
) -> None:
    ours, theirs = (
        text.replace("tactical_lead: det-supt", f"tactical_lead: {lead}")
        for text, lead in ((YELLOW, "acc-crime"), (RED, "liaison"))
    )
    merged(repository, {ITEM: ours}, {ITEM: theirs})
    before = repository.read(ITEM)
    numbers = {
        line.split(". ")[1]: line[0]
        for line in peeltrack(repository, "resolve").stdout.splitlines()
        if line[0].isdigit()
    }
    rag, lead = numbers["peel-2022/afi-02: RAG"], numbers["peel-2022/afi-02: Tactical lead"]
    half = peeltrack(repository, "resolve", "--take", f"{lead}=theirs")
    assert (half.exit_code, half.stderr) == (
        1,
        f"Not kept: {lead}=theirs. The conflicts of peel-2022/afi-02 are settled together: repeat "
        f"--take {lead}=theirs with a choice for {rag}.\n",
    )
    both = peeltrack(repository, "resolve", "--take", "both")
    assert both.exit_code == 1
    assert (
        f"Conflict {lead}, peel-2022/afi-02: Tactical lead: both cannot stay; take {lead}=ours or "
        f"{lead}=theirs.\n"
    ) in both.stderr
    assert repository.read(ITEM) == before
    done = peeltrack(repository, "resolve", "--take", "both", "--take", f"{lead}=theirs")
    assert (done.exit_code, done.stderr) == (
        0,
        "peel-2022/afi-02: RAG: both kept in date order, ending with yellow.\n"
        "Next: peeltrack validate --against HEAD, then git commit\n",
    )


def test_no_file_is_settled_if_one_choice_is_refused(repository: Repository) -> None:
    first = RECORDED[ITEM].partition("due:")[0].replace('"2"', '"1"')
    repository.go("main")
    repository.commit({OTHER: first}, "Another record")
    ours, theirs = (f"{first}portfolio: {name}\n" for name in ("Crime", "Custody"))
    merged(repository, {ITEM: YELLOW, OTHER: ours}, {ITEM: RED, OTHER: theirs})
    before = repository.read(OTHER), repository.read(ITEM)
    refused = peeltrack(repository, "resolve", "--take", "1=ours", "--take", "2=theirs")
    assert refused.exit_code == 1
    assert "is later and shows the current position" in refused.stderr
    assert (repository.read(OTHER), repository.read(ITEM)) == before
    settled = peeltrack(repository, "resolve", "--take", "ours")
    assert (settled.exit_code, settled.stdout) == (0, "2 files settled.\n")


def test_what_no_choice_settles_is_named(repository: Repository) -> None:
    theirs = dict.fromkeys([ITEM], RECORDED[ITEM].replace("has begun", "is half done"))
    repository.git("branch", "--force", "topic", "main")
    repository.git("branch", "--force", "other", "main")
    repository.go("other")
    repository.commit(theirs, "Theirs")
    repository.go("topic")
    repository.git("rm", "--quiet", f"register/{ITEM}")
    repository.git("commit", "--quiet", "--message", "Removed")
    peeltrack(repository, "merge", "other")
    said = peeltrack(repository, "resolve", "--take", "ours")
    assert said.exit_code == 1
    assert said.stderr == (
        f"register/{ITEM}: one side removed it and the other changed it. Keep it with git add, or "
        "remove it with git rm.\n"
    )


def test_a_record_that_became_part_of_another_while_it_was_changed_is_merged_again(
    repository: Repository,
) -> None:
    """On one branch AFI 9 becomes part of AFI 2; on the other it gets an update meanwhile."""
    twin = "inspections/peel-2022/afi-09.yaml"
    text = RECORDED[ITEM].partition("due:")[0].replace('"2"', '"9"')
    repository.go("main")
    repository.commit({twin: text}, "A second record")
    repository.git("branch", "--force", "topic", "main")
    repository.go("topic")
    why = ("--because", "One finding.", "--by", "liaison", "--date", "2022-06-02")
    into = ("item", "merge", "afi-9", "--into", "peel-2022/afi-2", *why, "--commit")
    assert peeltrack(repository, *into).exit_code == 0
    repository.go("main")
    later = ("--by", "det-supt", "--date", "2022-06-01", "--commit")
    assert peeltrack(repository, "update", "afi-9", "-m", "Nine are left.", *later).exit_code == 0
    assert peeltrack(repository, "merge", "topic").exit_code == 1
    said = peeltrack(repository, "resolve")
    assert said.exit_code == 1
    assert "part of peel-2022/afi-02" in said.stderr
    repository.git("add", f"register/{twin}")
    repository.git("commit", "--no-edit", "--quiet")
    again = peeltrack(repository, *into)
    assert again.exit_code == 0, again.stderr
    assert "Nine are left." in repository.read(ITEM)
    checked = peeltrack(repository, "validate", "--against", "topic", "--on", "2022-06-05")
    assert checked.exit_code == 0, checked.stdout


def test_an_entry_of_a_mapping_is_named_by_its_id() -> None:
    def of(email: str) -> dict[str, Any]:
        return {"leads": {"head-of-custody": {"title": "Head of Custody", "email": email}}}

    base, mine, yours = of("a@force.example"), of("b@force.example"), of("c@force.example")
    conflict, *_ = merge(base, mine, yours).conflicts
    words = conflict_words("register", conflict, base, mine, yours)
    assert words.what == "Email of the lead head-of-custody"


def test_a_reason_is_whole_in_the_sentence_about_a_conflict() -> None:
    reason = (
        "Due dates of the training moved, and a backlog of twelve cases is still to be cleared."
    )
    move = {"date": "2022-05-30", "from": "amber", "to": "red", "because": reason}
    base = {"rag": "amber", "rag_changes": []}
    mine = {"rag": "red", "rag_changes": [move]}
    yours = {"rag": "green", "rag_changes": [{**move, "to": "green"}]}
    conflict, *_ = merge(base, mine, yours).conflicts
    words = conflict_words("peel/afi-1", conflict, base, mine, yours)
    assert as_sentence(words).count(reason.removesuffix(".")) == 2


def moved(*dates: str) -> list[dict[str, Any]]:
    return [{"date": day, "to": "red" if at else "yellow"} for at, day in enumerate(dates)]


@pytest.mark.parametrize(
    ("ours", "theirs", "choices", "both"),
    [
        (
            "2022-05-30",
            "2022-05-28",
            "both",
            "in date order, ending with yellow (there is no other choice)",
        ),
        (
            "2022-05-28",
            "2022-05-30",
            "both",
            "in date order, ending with red (there is no other choice)",
        ),
        (
            "2022-05-30",
            "2022-05-30",
            "ours theirs both",
            "in date order, ending with yellow (ours or theirs also keeps both, and ends "
            "with that side)",
        ),
    ],
)
def test_a_side_is_a_choice_only_between_moves_of_one_date(
    ours: str, theirs: str, choices: str, both: str
) -> None:
    base = {"rag": "amber", "rag_changes": []}
    yellow, red = moved(ours, theirs)
    mine = {"rag": "yellow", "rag_changes": [yellow]}
    yours = {"rag": "red", "rag_changes": [red]}
    conflict, *_ = merge(base, mine, yours).conflicts
    words = conflict_words("peel/afi-1", conflict, base, mine, yours)
    assert (" ".join(words.choices), as_lines(1, words)[-1]) == (choices, f"   both:   {both}")


@pytest.mark.parametrize(
    ("take", "said"),
    [
        ("mine", "--take 'mine' cannot be read."),
        ("7=ours", "--take 7=ours: there is no conflict 7: there is only 1 open conflict"),
        ("2=both", "--take 2=both: there is no conflict 2: there is only 1 open conflict"),
        ("=ours", "--take '=ours' cannot be read."),
    ],
)
def test_a_choice_that_names_nothing_is_refused(
    take: str, said: str, repository: Repository
) -> None:
    merged(repository, {ITEM: YELLOW}, {ITEM: RED})
    before = repository.read(ITEM)
    refused = peeltrack(repository, "resolve", "--take", take)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert repository.read(ITEM) == before


def test_whatever_is_chosen_the_records_fit_and_nothing_of_either_is_lost(
    pytestconfig: pytest.Config,
) -> None:
    for seed in range(2_000 if pytestconfig.getoption("--soak") else 100):
        settle_some(Random(seed))  # noqa: S311 (no secret)


def settle_some(chance: Random) -> None:
    """Settle what is drawn, and see that it fits."""
    ours, theirs = (after(drawn_edits(chance, side)) for side in ("ours", "theirs"))
    try:
        conflicts = merge(BASE, ours, theirs).conflicts
    except CannotMergeError:
        return
    choices = [chance.choice((Choice.OURS, Choice.THEIRS)) for _ in conflicts]
    try:
        decisions = settle(BASE, ours, theirs, choices)
    except NotTheLaterError:
        choices = [Choice.BOTH] * len(conflicts)
        decisions = settle(BASE, ours, theirs, choices)
    values = carry_out(ours, decisions)
    for name, field in (("rag_changes", "rag"), ("target_changes", "target")):
        changes = values.get(name, [])
        sides = [
            [each for each in side.get(name, []) if each not in BASE.get(name, [])]
            for side in (ours, theirs)
        ]
        texts = {json.dumps(each["because"]) for side in sides for each in side}
        assert texts <= {json.dumps(each["because"]) for each in changes}
        if all(sides) and any(each.ours[0] in (name, field) for each in conflicts):
            assert values[field] == changes[-1]["to"]
            for before, later in pairwise(changes):
                assert later["from"] == before["to"]
    base, mine, yours = (dump(each).encode() for each in (BASE, ours, theirs))
    written = settled_file(ITEM, base, mine, yours, choices)
    assert written is not None
    assert parse(written.decode()) == values


@pytest.mark.parametrize("seed", range(40))
def test_an_item_that_got_another_id_takes_whatever_the_other_branch_recorded(seed: int) -> None:
    """One branch moves an item or merges another into it; the other does what officers do."""
    edits = drawn_edits(Random(seed), "theirs")  # noqa: S311 (no secret)
    act = {"date": "2022-06-01", "by": "liaison", "because": "Filed in error."}
    moved = BASE | {
        "formerly": ["peel-2022/afi-17"],
        "amendments": [{**act, "what": "id", "replaced": "peel-2022/afi-17"}],
    }
    theirs = after(edits)
    for ours, others in ((moved, theirs), (theirs, moved)):
        result = merge(BASE, ours, others)
        assert result.conflicts == ()
        merged = carry_out(ours, result.decisions)
        assert facts(merged) == facts(theirs)
        assert merged["formerly"] == ["peel-2022/afi-17"]
        assert len(merged["amendments"]) == 1
