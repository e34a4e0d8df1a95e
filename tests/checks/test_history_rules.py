"""The past rewritten in a branch of a real repository, and the honest way beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from peeltrack.checks.history_rules import PAST
from peeltrack.cli import app
from tests.changes.two_branches import ITEM, MEETING, OTHER, RECORDED, Repository

MAIN = "register.yaml"
INSPECTION = "inspections/peel-2022/inspection.yaml"
POSITIONS = "positions.yaml"
NEW = "inspections/peel-2022/afi-09.yaml"
WAS = ITEM.removeprefix("inspections/").removesuffix(".yaml")

Files = dict[str, str | None]


def edited(file: str, *replaced: tuple[str, str]) -> Files:
    text = BEFORE[file]
    for old, new in replaced:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {file: text}


def amended(files: Files, what: str, was: str | None, by: str = "liaison") -> Files:
    """The same with an amendment at the end of its only file."""
    ((file, text),) = files.items()
    replaced = f"    replaced: {was}\n" if was else ""
    entry = f"amendments:\n  - date: 2022-05-31\n    by: {by}\n    because: A slip.\n"
    return {file: f"{text}{entry}    what: {what}\n{replaced}"}


BEFORE = {
    **RECORDED,
    INSPECTION: RECORDED[INSPECTION]
    + """\
statutory_response:
  published: 2022-05-31
  explanations:
    - item: peel-2022/afi-01
      text: Calls are answered.
""",
    POSITIONS: """\
positions:
  - date: 2022-05-15
    inspection: peel-2022
    source: Panel paper
    counts:
      - kind: area_for_improvement
        rag: amber
        count: 1
      - kind: area_for_improvement
        rag: green
        count: 1
""",
}
FIRST = """  - date: 2022-04-12
    by: det-supt
    text: Supervisors look at every record.
    reviewed:
      date: 2022-04-20
      by: liaison
"""
SECOND = """  - date: 2022-05-10
    by: det-supt
    text: The dip sample has begun.
"""
RAG_1 = """  - date: 2022-04-01
    to: red
    because: First rating.
    by: liaison
"""
RAG_2 = """  - date: 2022-04-27
    from: red
    to: amber
    because: Supervision is in place.
    by: liaison
"""
RAG_3 = """  - date: 2022-05-30
    from: amber
    to: yellow
    because: Sampled well.
    by: liaison
"""
MOVE = """  - date: 2022-04-20
    from: 2022-08-31
    to: 2022-09-30
    because: The interface is late.
    by: acc-crime
"""
CLOSED = """  - date: 2022-05-20
    stage: closed
    by: liaison
    evidence: The inspectorate's letter.
"""
STEP_1 = """  - id: dip-sample
    text: Dip sample fifty records.
    due: 2022-06-30
"""
STEP_2 = """  - id: train-sergeants
    text: Train the sergeants.
    done: 2022-04-30
"""
ANSWER = """    answers:
      - by: det-supt
        text: The interface was late.
"""
RATED_YELLOW = edited(ITEM, ("rag: amber", "rag: yellow"), (RAG_2, RAG_2 + RAG_3))
APPENDED = edited(ITEM, (SECOND, f"{SECOND}  - date: 2022-05-30\n    text: Half is done.\n"))
REOPENED = "  - date: 2022-05-30\n    stage: reopened\n    by: liaison\n    because: It slid.\n"


def withdrawn(entry: str, indent: int = 4, by: str = "liaison") -> str:
    """An entry with its withdrawal."""
    keys = ("withdrawn:", "  date: 2022-05-31", f"  by: {by}", "  because: A slip.")
    return entry + "".join(f"{' ' * indent}{key}\n" for key in keys)


def reviewed_update(by: str) -> str:
    return (
        "  - date: 2022-05-29\n    by: det-supt\n    text: All is done.\n"
        f"    reviewed:\n      date: 2022-05-30\n      by: {by}\n"
    )


NEW_ITEM = "inspections/peel-2022/afi-09.yaml"


def new_item(by: str) -> str:
    return (
        'kind: area_for_improvement\nnumber: "9"\ntitle: New\nwording: New.\n'
        f"progress:\n{reviewed_update(by)}"
    )


class Rewriting(NamedTuple):
    """One way to rewrite the past, the rule that catches it, and the honest way."""

    rule: str
    files: Files
    honest: Files


EXPLAINED_LATE: Files = {
    INSPECTION: BEFORE[INSPECTION] + "    - item: peel-2022/afi-02\n      text: Under way.\n"
}

REWRITINGS = {
    "an explanation added to a published response": Rewriting(
        "a-published-response-stays-as-published",
        EXPLAINED_LATE,
        amended(EXPLAINED_LATE, "statutory_response.explanations.2", None),
    ),
    "an update's text edited": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("has begun.", "is complete.")),
        APPENDED,
    ),
    "an update's date moved": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("date: 2022-05-10", "date: 2022-05-28")),
        amended(
            edited(ITEM, ("date: 2022-05-10", "date: 2022-05-28")),
            "progress.2022-05-10.date",
            "2022-05-10",
        ),
    ),
    "an update given to somebody else": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, (f"{SECOND}", SECOND.replace("det-supt", "acc-crime"))),
        amended(
            edited(ITEM, (f"{SECOND}", SECOND.replace("det-supt", "acc-crime"))),
            "progress.2022-05-10.by",
            "det-supt",
        ),
    ),
    "an update removed": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, (SECOND, "")),
        amended(
            edited(ITEM, (SECOND, "")),
            "progress.2022-05-10",
            "2022-05-10, det-supt, The dip sample has begun.",
        ),
    ),
    "every update removed": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, (f"progress:\n  # The first of them\n{FIRST}{SECOND}", "")),
        APPENDED,
    ),
    "an update put in the place of another": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, (SECOND, "  - date: 2022-05-11\n    by: liaison\n    text: All is well.\n")),
        edited(ITEM, (SECOND, f"{SECOND}  - date: 2022-05-11\n    text: All is well.\n")),
    ),
    "a review unsaid": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("    reviewed:\n      date: 2022-04-20\n      by: liaison\n", "")),
        edited(
            ITEM, (SECOND, f"{SECOND}    reviewed:\n      date: 2022-05-30\n      by: liaison\n")
        ),
    ),
    "a review's day moved": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("      date: 2022-04-20", "      date: 2022-04-13")),
        amended(
            edited(ITEM, ("      date: 2022-04-20", "      date: 2022-04-13")),
            "progress.2022-04-12.reviewed.date",
            "2022-04-20",
        ),
    ),
    "a reason for a RAG reworded": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("Supervision is in place.", "All is in place.")),
        RATED_YELLOW,
    ),
    "a RAG record removed with its RAG": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, ("rag: amber", "rag: red"), (RAG_2, "")),
        RATED_YELLOW,
    ),
    "the first RAG made better than it was": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("    to: red", "    to: yellow"), ("    from: red", "    from: yellow")),
        RATED_YELLOW,
    ),
    "two RAG records swapped": Rewriting(
        "recorded-facts-keep-their-order",
        edited(ITEM, (RAG_1 + RAG_2, RAG_2 + RAG_1)),
        RATED_YELLOW,
    ),
    "two updates swapped": Rewriting(
        "recorded-facts-keep-their-order",
        edited(ITEM, (FIRST + SECOND, SECOND + FIRST)),
        edited(ITEM, (SECOND, f"  - date: 2022-05-02\n    text: Found late.\n{SECOND}")),
    ),
    "a RAG slipped in among those recorded": Rewriting(
        "recorded-facts-keep-their-order",
        edited(
            ITEM,
            (RAG_2, RAG_3.replace("2022-05-30", "2022-04-20").replace("amber", "red") + RAG_2),
        ),
        RATED_YELLOW,
    ),
    "a RAG changed without its record": Rewriting(
        "every-rag-change-has-its-record",
        edited(ITEM, ("rag: amber", "rag: green")),
        RATED_YELLOW,
    ),
    "a RAG set by one who may not": Rewriting(
        "only-who-may-review-sets-rag",
        edited(
            ITEM,
            ("rag: amber", "rag: yellow"),
            (RAG_2, RAG_2 + RAG_3.replace("liaison", "det-supt")),
        ),
        RATED_YELLOW,
    ),
    "a RAG set by nobody": Rewriting(
        "only-who-may-review-sets-rag",
        edited(
            ITEM,
            ("rag: amber", "rag: yellow"),
            (RAG_2, RAG_2 + RAG_3.replace("    by: liaison\n", "")),
        ),
        RATED_YELLOW,
    ),
    "a RAG set by one who gave the right to himself": Rewriting(
        "only-who-may-review-sets-rag",
        {
            **edited(
                ITEM,
                ("rag: amber", "rag: yellow"),
                (RAG_2, RAG_2 + RAG_3.replace("liaison", "det-supt")),
            ),
            **edited(
                MAIN,
                ("Detective Superintendent\n", "Detective Superintendent\n    may_review: true\n"),
            ),
        },
        edited(
            MAIN,
            ("Detective Superintendent\n", "Detective Superintendent\n    may_review: true\n"),
        ),
    ),
    "an update reviewed by its own author": Rewriting(
        "only-who-may-review-sets-rag",
        edited(
            ITEM, (SECOND, f"{SECOND}    reviewed:\n      date: 2022-05-30\n      by: det-supt\n")
        ),
        edited(
            ITEM, (SECOND, f"{SECOND}    reviewed:\n      date: 2022-05-30\n      by: liaison\n")
        ),
    ),
    "an update added with a review by its own author": Rewriting(
        "only-who-may-review-sets-rag",
        edited(ITEM, (SECOND, f"{SECOND}{reviewed_update('det-supt')}")),
        edited(ITEM, (SECOND, f"{SECOND}{reviewed_update('liaison')}")),
    ),
    "a new item with an update reviewed by its own author": Rewriting(
        "only-who-may-review-sets-rag",
        {NEW_ITEM: new_item("det-supt")},
        {NEW_ITEM: new_item("liaison")},
    ),
    "a target moved without its record": Rewriting(
        "every-move-of-a-date-has-its-record",
        edited(ITEM, ("target: 2022-09-30", "target: 2022-12-31")),
        edited(
            ITEM,
            ("target: 2022-09-30", "target: 2022-12-31"),
            (
                MOVE,
                MOVE
                + MOVE.replace("2022-09-30", "2022-12-31")
                .replace("2022-08-31", "2022-09-30")
                .replace("2022-04-20", "2022-05-30"),
            ),
        ),
    ),
    "the original target made later": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("from: 2022-08-31", "from: 2022-09-29")),
        amended(
            edited(ITEM, ("from: 2022-08-31", "from: 2022-09-29")),
            "target_changes.2022-04-20.from",
            "2022-08-31",
        ),
    ),
    "the record of a slip removed": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, (f"target_changes:\n{MOVE}", "")),
        APPENDED,
    ),
    "the inspectorate's date moved": Rewriting(
        "what-the-inspectorate-said-stays",
        edited(ITEM, ("due: 2022-12-31", "due: 2023-12-31")),
        amended(edited(ITEM, ("due: 2022-12-31", "due: 2023-01-31")), "due", "2022-12-31"),
    ),
    "the finding reworded": Rewriting(
        "what-the-inspectorate-said-stays",
        edited(ITEM, ("should keep complete", "may wish to keep")),
        edited(ITEM, ("title: Missing person records", "title: Records of missing persons")),
    ),
    "a step's day moved without its record": Rewriting(
        "every-move-of-a-date-has-its-record",
        edited(ITEM, ("due: 2022-06-30", "due: 2022-08-31")),
        edited(
            ITEM,
            (
                "due: 2022-06-30\n",
                "due: 2022-08-31\n    due_changes:\n      - date: 2022-05-30\n"
                "        from: 2022-06-30\n        to: 2022-08-31\n        because: Leave.\n",
            ),
        ),
    ),
    "a promised step removed": Rewriting(
        "nothing-recorded-is-deleted",
        edited(ITEM, (STEP_1, "")),
        edited(ITEM, (STEP_1, f"{STEP_1}    done: 2022-05-30\n")),
    ),
    "a step that was done undone": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, ("    done: 2022-04-30\n", "")),
        edited(ITEM, (STEP_2, f"{STEP_2}  - id: train-more\n    text: Train more.\n")),
    ),
    "a step given another id": Rewriting(
        "ids-do-not-change",
        edited(ITEM, ("id: dip-sample", "id: sampling")),
        amended(
            edited(ITEM, ("id: dip-sample", "id: sampling")),
            "steps_to_green.dip-sample.id",
            "dip-sample",
        ),
    ),
    "an item's file deleted": Rewriting(
        "no-file-is-deleted",
        {ITEM: None, MEETING: "forum: hta\ndate: 2022-05-23\n"},
        edited(ITEM, ("title: Missing person records", "title: Records of missing persons")),
    ),
    "an item renamed": Rewriting(
        "ids-do-not-change",
        {
            ITEM: None,
            NEW: BEFORE[ITEM],
            **edited(MEETING, ("peel-2022/afi-02", "peel-2022/afi-09")),
        },
        {
            NEW: "kind: area_for_improvement\nnumber: '9'\ntitle: Another\n"
            "wording: The force should do another thing.\nstrategic_lead: acc-crime\n"
            "tactical_lead: det-supt\n"
        },
    ),
    "a former id that never was": Rewriting(
        "a-former-id-was-there",
        {ITEM: f"{BEFORE[ITEM]}formerly:\n  - peel-2022/afi-99\n"},
        {
            ITEM: None,
            **amended({NEW: f"{BEFORE[ITEM]}formerly:\n  - {WAS}\n"}, "id", WAS),
            **edited(MEETING, (WAS, "peel-2022/afi-09")),
        },
    ),
    "a meeting deleted": Rewriting(
        "no-file-is-deleted",
        {MEETING: None},
        {"meetings/2022-05-30-hta.yaml": "forum: hta\ndate: 2022-05-30\n"},
    ),
    "a closed item edited": Rewriting(
        "a-closed-item-is-reopened-not-edited",
        edited(OTHER, ("strategic_lead: acc-crime", "strategic_lead: det-supt")),
        edited(
            OTHER,
            ("strategic_lead: acc-crime", "strategic_lead: det-supt"),
            (CLOSED, CLOSED + REOPENED),
        ),
    ),
    "a closed item given an update": Rewriting(
        "a-closed-item-is-reopened-not-edited",
        {OTHER: f"{BEFORE[OTHER]}progress:\n  - date: 2022-05-30\n    text: More.\n"},
        {OTHER: f"{BEFORE[OTHER]}{REOPENED}progress:\n  - date: 2022-05-30\n    text: More.\n"},
    ),
    "a closure taken back": Rewriting(
        "nothing-recorded-is-deleted",
        edited(OTHER, (CLOSED, "")),
        edited(OTHER, (CLOSED, CLOSED + REOPENED)),
    ),
    "a closure's evidence changed": Rewriting(
        "nothing-recorded-is-edited",
        edited(OTHER, ("The inspectorate's letter.", "A call.")),
        amended(
            edited(OTHER, ("The inspectorate's letter.", "The letter of 19 May.")),
            "sign_offs.2022-05-20.evidence",
            '"The inspectorate\'s letter."',
        ),
    ),
    "a question reworded": Rewriting(
        "nothing-recorded-is-edited",
        edited(MEETING, ("Why is it late?", "How is it going?")),
        edited(MEETING, (ANSWER, f"{ANSWER}  - id: and-now\n    text: And now?\n")),
    ),
    "an answer changed": Rewriting(
        "nothing-recorded-is-edited",
        edited(MEETING, ("was late.\n", "was on time.\n")),
        edited(MEETING, (ANSWER, f"{ANSWER}      - by: acc-crime\n        text: It still is.\n")),
    ),
    "an answer removed": Rewriting(
        "nothing-recorded-is-deleted",
        edited(MEETING, (ANSWER, "")),
        amended(
            edited(MEETING, (ANSWER, "")),
            "questions.why-late.answers.1",
            "det-supt, The interface was late.",
        ),
    ),
    "an action's day moved": Rewriting(
        "nothing-recorded-is-edited",
        edited(MEETING, ("due: 2022-06-30", "due: 2022-07-31")),
        edited(MEETING, ("due: 2022-06-30\n", "due: 2022-06-30\n    done: 2022-05-31\n")),
    ),
    "an action removed": Rewriting(
        "nothing-recorded-is-deleted",
        {MEETING: BEFORE[MEETING].partition("actions:")[0]},
        {
            MEETING: f"{BEFORE[MEETING]}  - id: next\n    text: And next.\n"
            "    owner: det-supt\n    due: 2022-07-31\n"
        },
    ),
    "a grade improved": Rewriting(
        "nothing-recorded-is-edited",
        edited(INSPECTION, ("grade: adequate", "grade: good")),
        amended(
            edited(INSPECTION, ("grade: adequate", "grade: good")),
            "areas.responding-to-the-public.grade",
            "adequate",
        ),
    ),
    "a published position mended": Rewriting(
        "nothing-recorded-is-edited",
        edited(POSITIONS, ("source: Panel paper", "source: Another paper")),
        {
            POSITIONS: f"{BEFORE[POSITIONS]}  - date: 2022-05-30\n    inspection: peel-2022\n"
            "    source: A second paper\n    counts:\n      - kind: area_for_improvement\n"
            "        rag: amber\n        count: 1\n"
        },
    ),
    "an amendment that leaves out what stood there": Rewriting(
        "nothing-recorded-is-edited",
        amended(edited(ITEM, ("has begun.", "is done.")), "progress.2022-05-10.text", "Begun."),
        amended(
            edited(ITEM, ("has begun.", "is done.")),
            "progress.2022-05-10.text",
            "The dip sample has begun.",
        ),
    ),
    "an amendment by one who may not": Rewriting(
        "only-who-may-review-amends",
        amended(
            edited(ITEM, ("has begun.", "is done.")),
            "progress.2022-05-10.text",
            "The dip sample has begun.",
            by="det-supt",
        ),
        APPENDED,
    ),
    "an amendment of something else": Rewriting(
        "nothing-recorded-is-edited",
        amended(
            edited(ITEM, ("has begun.", "is done.")),
            "progress.2022-04-12.text",
            "The dip sample has begun.",
        ),
        APPENDED,
    ),
    "a step reworded as it is withdrawn": Rewriting(
        "what-is-withdrawn-stays-as-it-was",
        edited(ITEM, (STEP_1, withdrawn(STEP_1.replace("fifty", "five")))),
        edited(ITEM, (STEP_1, withdrawn(STEP_1))),
    ),
    "an item renamed as it is withdrawn": Rewriting(
        "what-is-withdrawn-stays-as-it-was",
        {ITEM: withdrawn(BEFORE[ITEM].replace("title: Missing", "title: Lost"), 0)},
        {ITEM: withdrawn(BEFORE[ITEM], 0)},
    ),
    "an update reworded as it is withdrawn": Rewriting(
        "nothing-recorded-is-edited",
        edited(ITEM, (SECOND, withdrawn(SECOND.replace("begun", "ended")))),
        edited(ITEM, (SECOND, withdrawn(SECOND))),
    ),
    "an update withdrawn by its own author": Rewriting(
        "only-who-may-review-amends",
        edited(ITEM, (SECOND, withdrawn(SECOND, by="det-supt"))),
        edited(ITEM, (SECOND, withdrawn(SECOND))),
    ),
    "a RAG withdrawn and another set in its place": Rewriting(
        "every-rag-change-has-its-record",
        edited(ITEM, ("rag: amber", "rag: green"), (RAG_2, withdrawn(RAG_2))),
        edited(ITEM, ("rag: amber", "rag: red"), (RAG_2, withdrawn(RAG_2))),
    ),
    "a target withdrawn and another set in its place": Rewriting(
        "every-move-of-a-date-has-its-record",
        edited(ITEM, ("target: 2022-09-30", "target: 2022-12-31"), (MOVE, withdrawn(MOVE))),
        edited(ITEM, ("target: 2022-09-30", "target: 2022-08-31"), (MOVE, withdrawn(MOVE))),
    ),
    "a question taken out": Rewriting(
        "nothing-recorded-is-deleted",
        edited(MEETING, (ANSWER, "")),
        edited(MEETING, (ANSWER, withdrawn(ANSWER, 8))),
    ),
    "a closed item changed as another sign-off is withdrawn": Rewriting(
        "a-closed-item-is-reopened-not-edited",
        edited(OTHER, ("strategic_lead: acc-crime", "strategic_lead: det-supt")),
        edited(
            OTHER,
            ("strategic_lead: acc-crime", "strategic_lead: det-supt"),
            (CLOSED, withdrawn(CLOSED)),
        ),
    ),
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository.begun(tmp_path_factory.mktemp("past"), BEFORE)


Validate = Callable[[Files], tuple[int, list[str]]]


@pytest.fixture
def validate(repository: Repository) -> Validate:
    """Commit some files to a fresh branch, and hold it against main."""

    def validated(files: Files) -> tuple[int, list[str]]:
        repository.git("checkout", "--quiet", "--force", "-B", "topic", "main")
        repository.commit(files)
        asked = ["validate", "--against", "main", "--on", "2022-06-01"]
        result = CliRunner().invoke(app, [*asked, "-R", str(repository.register)])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        errors = [line for line in result.stdout.splitlines() if ": error [" in line]
        return result.exit_code, errors

    return validated


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_of_the_past_is_caught(name: str, validate: Validate) -> None:
    code, lines = validate(REWRITINGS[name].files)
    assert code == 1
    assert [line for line in lines if f"[{REWRITINGS[name].rule}]" in line]


@pytest.mark.parametrize("name", REWRITINGS)
def test_the_honest_way_beside_it_passes(name: str, validate: Validate) -> None:
    assert validate(REWRITINGS[name].honest) == (0, [])


def test_every_rule_about_change_is_broken_above() -> None:
    assert {case.rule for case in REWRITINGS.values()} == {
        check.__name__.replace("_", "-") for check in PAST
    }


@pytest.mark.parametrize(
    ("files", "amendment"),
    [
        (
            {MEETING: None},
            "what: meetings/2022-05-23-hta\n    replaced: 2022-05-23-hta",
        ),
        (
            {POSITIONS: BEFORE[POSITIONS].replace("Panel paper", "Panel paper, page 2")},
            "what: positions.2022-05-15.source\n    replaced: Panel paper",
        ),
    ],
)
def test_what_has_no_file_of_its_own_is_amended_in_the_registers(
    files: Files, amendment: str, validate: Validate
) -> None:
    entry = "amendments:\n  - date: 2022-05-31\n    by: liaison\n    because: A slip.\n"
    assert validate(files)[0] == 1
    assert validate({**files, MAIN: f"{BEFORE[MAIN]}{entry}    {amendment}\n"}) == (0, [])


def test_an_item_renamed_says_so_in_its_amendments(validate: Validate) -> None:
    pointing = edited(MEETING, ("peel-2022/afi-02", "peel-2022/afi-09"))
    renamed = amended({NEW: BEFORE[ITEM]}, "id", "peel-2022/afi-02")
    assert validate({ITEM: None, **renamed, **pointing}) == (0, [])


def test_the_message_says_where_what_and_how_to_own_up(validate: Validate) -> None:
    _, lines = validate(edited(ITEM, ("has begun.", "is complete.")))
    assert lines == [
        "inspections/peel-2022/afi-02.yaml:43:5: error [nothing-recorded-is-edited] "
        "progress.2022-05-10.text said 'The dip sample has begun.'; put it back, or record an "
        "amendment (what: progress.2022-05-10.text, replaced: the earlier value)."
    ]


def test_what_main_recorded_since_is_not_the_branchs_to_keep(repository: Repository) -> None:
    """A branch that is behind lacks main's newest facts and has deleted nothing."""
    repository.git("checkout", "--quiet", "--force", "-B", "ahead", "main")
    repository.commit(APPENDED)
    repository.git("checkout", "--quiet", "-B", "topic", "main")
    asked = ["validate", "--against", "ahead", "--on", "2022-06-01"]
    result = CliRunner().invoke(app, [*asked, "-R", str(repository.register)])
    assert result.exit_code == 0


def test_a_register_moved_elsewhere_does_not_pass_for_a_new_one(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--force", "-B", "topic", "main")
    repository.git("mv", "register", "tracker")
    repository.git("commit", "--quiet", "--all", "--message", "Move it")
    asked = ["validate", "--against", "main", "--on", "2022-06-01"]
    result = CliRunner().invoke(app, [*asked, "-R", str(repository.folder / "tracker")])
    repository.git("checkout", "--quiet", "--force", "main")
    assert (result.exit_code, result.stdout) == (
        1,
        "register.yaml:1:1: error [no-file-is-deleted] the register was at register/register.yaml; "
        "move it back so that it can be compared.\n",
    )


def test_a_revision_that_is_not_there_is_said(repository: Repository) -> None:
    asked = ["validate", "--against", "gone", "-R", str(repository.register)]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 2
    assert result.stderr.startswith("peeltrack: there is no revision 'gone'.")


def test_a_base_that_cannot_be_read_does_not_pass(tmp_path: Path) -> None:
    misspelt = BEFORE[ITEM].replace("rag: amber", "rag: ambr")
    broken = Repository.begun(tmp_path, BEFORE)
    broken.commit({ITEM: misspelt}, "Broken")
    broken.commit({ITEM: BEFORE[ITEM]}, "Mended")
    asked = ["validate", "--on", "2022-06-01", "-R", str(broken.register), "--against"]
    commit = broken.git("rev-parse", "HEAD~1").strip()[:10]
    result = CliRunner().invoke(app, [*asked, "HEAD~1"])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        f"{ITEM}:1:1: error [the-base-can-be-read] could not be read at HEAD~1 (commit {commit}), "
        "so what was recorded there cannot be checked; compare with an earlier commit."
    )
    assert CliRunner().invoke(app, [*asked, "HEAD~2"]).exit_code == 0
