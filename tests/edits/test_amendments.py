"""What was recorded is put right in one plan, which `validate --against` accepts."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeltrack.checks import run_checks
from peeltrack.checks.history_rules import run_past_checks
from peeltrack.edits.amendments import amend
from peeltrack.edits.edit_guards import Recorded
from peeltrack.edits.kinds import Plan
from peeltrack.edits.repairs import Repair
from peeltrack.errors import PeelTrackError
from peeltrack.model.amendments import entry_names, shared_names
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Severity
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.files import list_files, read_file
from peeltrack.storage.load import load_files, load_register
from peeltrack.storage.write import prepare
from tests.changes.two_branches import ITEM, MEETING, RECORDED
from tests.storage.small_register import INSPECTION, write_register

ON = date(2022, 6, 1)
ID, HTA = "peel-2022/afi-02", "2022-05-23-hta"

# One of everything that may be recorded, two updates of one day among it.
RICH = {
    ITEM: RECORDED[ITEM]
    .replace("    due: 2022-06-30\n", "    due: 2022-06-30\n    due_changes:\n"
             "      - {date: 2022-05-02, from: 2022-05-31, to: 2022-06-30, because: Late., "
             "by: det-supt}\n")
    .replace("    text: The dip sample has begun.\n", "    text: The dip sample has begun.\n"
             "    restricted: true\n    next_milestone: {text: Half of it, due: 2022-06-15}\n"
             "  - date: 2022-05-10\n    by: acc-crime\n    text: Agreed.\n"
             "    steps: [dip-sample]\n")
    + "clauses:\n  - {ref: i, text: They are complete.}\n"
    + "measures:\n  - {text: Fewer gaps., method: audit}\n"
    + "sign_offs:\n  - {date: 2022-05-20, stage: submitted, by: liaison, evidence: The sample.}\n"
    + "  - {date: 2022-05-25, stage: returned, by: liaison, because: Too few.}\n",
    MEETING: RECORDED[MEETING]
    + "attendance:\n  - {lead: acc-crime}\n  - {capacity: Chair of the panel, apologies: true}\n"
    + "remarks:\n  - {item: peel-2022/afi-02, by: acc-crime, text: It goes well.}\n"
    + "commitments:\n  - {text: A note., by: acc-crime, to: the panel, due: 2022-07-01}\n",
    INSPECTION: RECORDED[INSPECTION]
    + "stated_counts: {areas_for_improvement: 2}\n"
    + "statutory_response: {sent: 2022-05-30, note: In time.}\n",
}  # fmt: skip


def register_in(folder: Path) -> Register:
    register = load_register(folder).register
    assert register
    return register


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_register(tmp_path_factory.mktemp("rich"), {**RECORDED, **RICH})


def after(folder: Path, *plans: Plan) -> tuple[Register | None, list[str]]:
    """The register that plans lead to, one after another, and its errors."""
    edits = [edit for plan in plans for edit in plan.edits]
    new = {rewrite.file: rewrite.after for rewrite in prepare(folder, edits)}
    files = list_files(folder)[0]
    loaded = load_files(files, lambda path: new.get(path) or read_file(folder, path))
    found = run_checks(loaded.register, ON) if loaded.register else ()
    errors = [p for p in (*loaded.problems, *found) if p.severity == Severity.ERROR]
    return loaded.register, [str(problem) for problem in errors]


def places(value: object, way: str = "") -> Iterator[tuple[str, object]]:
    """Every single value of a record, and the way to it as a person would type it."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            if (way or name != "id") and (inner := getattr(value, name)) not in (None, ()):
                yield from places(inner, f"{way}.{field.alias or name}".removeprefix("."))
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        names = shared_names(value)
        for index, entry in enumerate(value):
            known = names[index] if names.count(names[index]) == 1 else str(index + 1)
            yield from places(entry, f"{way}.{known}")
    else:
        yield way, value


def records(register: Register) -> list[Recorded]:
    return [register.items[ID], *register.meetings.values(), *register.inspections.values()]


TEXTS = st.text(st.sampled_from("aé: #\"'-\n[1"), min_size=1, max_size=12).map(str.strip)
NAMES = st.sampled_from(["acc-crime", "det-supt", "liaison", "peel-2022/afi-01", "dip-sample"])


def values_like(value: object) -> st.SearchStrategy[str | None]:
    """What may be put in the place of a value, most of it such as the place can hold."""
    if isinstance(value, date):
        near = st.integers(-3, 3).map(lambda days: str(value + timedelta(days=days)))
        return near | st.none()
    if isinstance(value, StrEnum):
        return st.sampled_from([each.value for each in type(value)])
    if isinstance(value, bool):
        return st.sampled_from(["true", "false"])
    if isinstance(value, int):
        return st.integers(0, 9).map(str)
    is_name = isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9/-]*", value)
    return (NAMES if is_name or isinstance(value, tuple) else TEXTS.filter(bool)) | st.none()


def test_whatever_is_amended_validate_against_accepts(
    folder: Path, pytestconfig: pytest.Config
) -> None:
    """Unless the register itself would break a rule; then the plan is not carried out."""
    old = register_in(folder)
    known = {record.id: record for record in records(old)}
    every = [(record.id, *place) for record in records(old) for place in places(record)]
    accepted: set[str] = set()

    @settings(
        max_examples=3_000 if pytestconfig.getoption("--soak") else 100,
        deadline=None,
        derandomize=True,
        database=None,
    )
    @given(st.sampled_from(every), st.data())
    def amended(chosen: tuple[str, str, object], data: st.DataObject) -> None:
        record, way, text = known[chosen[0]], chosen[1], data.draw(values_like(chosen[2]))
        try:
            plan = amend(record, way, text, Repair("A slip.", "liaison", ON), old.organisation)
        except PeelTrackError as refused:
            assert "already" in str(refused), way  # noqa: PT017 (only that may be refused)
            return
        try:
            new, errors = after(folder, plan)
        except UnsplicableError:
            assert text is None
            return
        if new is None or errors:
            return
        assert [str(problem) for problem in run_past_checks(old, new)] == [], (way, text)
        accepted.add(f"{record.id} {way}")

    amended()
    assert len(accepted) > len(every) / 4


def test_without_its_amendment_the_same_edit_is_refused(folder: Path) -> None:
    old = register_in(folder)
    plan = amend(
        old.items[ID], "progress.1.text", "Other.", Repair("Why.", "liaison", ON), old.organisation
    )
    bare = Plan(plan.subject, plan.done, plan.edits[:1])
    new, errors = after(folder, bare)
    assert new
    assert errors == []
    assert [problem.rule for problem in run_past_checks(old, new)] == ["nothing-recorded-is-edited"]


STEP = "steps_to_green.dip-sample"
ANSWER = "questions.why-late.answers.1"
AREA = "areas.responding-to-the-public"
COUNT = "stated_counts.areas_for_improvement"

# Record, the place as typed, the value; and each place amended, with what stood there.
MADE: list[tuple[str, str, str | None, list[tuple[str, str | None]]]] = [
    # Two updates of one date: the amendment says which it corrected, and that name finds it.
    (ID, "progress.2.by", "acc-crime", [("progress.2022-05-10.by", "det-supt")]),
    (ID, "progress.3.text", "Not yet.", [("progress.2022-05-10-2.text", "Agreed.")]),
    (ID, "progress.2022-05-10-2.text", "No.", [("progress.2022-05-10-2.text", "Agreed.")]),
    (ID, "progress.2022-04.by", "acc-crime", [("progress.2022-04-12.by", "det-supt")]),
    (
        ID,
        "steps_to_green.train.done",
        None,
        [("steps_to_green.train-sergeants.done", "2022-04-30")],
    ),
    (
        ID,
        "progress.3.steps",
        "dip-sample, train-sergeants",
        [("progress.2022-05-10-2.steps", "dip-sample")],
    ),
    (ID, "portfolio", "Crime", [("portfolio", None)]),
    # What a change led to stands twice: in the change, and in the key or the next change.
    (
        ID,
        "rag_changes.2022-04-27.to",
        "yellow",
        [("rag_changes.2022-04-27.to", "amber"), ("rag", "amber")],
    ),
    (
        ID,
        "rag_changes.2022-04-01.to",
        "yellow",
        [("rag_changes.2022-04-01.to", "red"), ("rag_changes.2022-04-27.from", "red")],
    ),
    (
        ID,
        "rag_changes.2.from",
        "yellow",
        [("rag_changes.2022-04-27.from", "red"), ("rag_changes.2022-04-01.to", "red")],
    ),
    (
        ID,
        f"{STEP}.due_changes.1.to",
        "2022-07-31",
        [(f"{STEP}.due_changes.2022-05-02.to", "2022-06-30"), (f"{STEP}.due", "2022-06-30")],
    ),
    # An entry that only its number tells is named whole.
    (HTA, f"{ANSWER}.text", "Tests.", [(ANSWER, "det-supt\nThe interface was late.")]),
    (HTA, "attendance.2.apologies", "false", [("attendance.2", "Chair of the panel\nTrue")]),
    ("peel-2022", COUNT, "3", [(COUNT, "2")]),
    ("peel-2022", "areas.responding.grade", "good", [(f"{AREA}.grade", "adequate")]),
]


@pytest.mark.parametrize(("id_", "way", "text", "amendments"), MADE)
def test_an_amendment_names_the_place_and_keeps_what_stood_there(
    id_: str, way: str, text: str | None, amendments: list[tuple[str, str | None]], folder: Path
) -> None:
    old = register_in(folder)
    (before,) = (each for each in records(old) if each.id == id_)
    plan = amend(before, way, text, Repair("A slip.", "liaison", ON), old.organisation)
    new, _ = after(folder, plan)
    assert new
    (now,) = (each for each in records(new) if each.id == id_)
    assert [(made.what, made.replaced) for made in now.amendments] == amendments
    assert {(made.date, made.by, made.because) for made in now.amendments} == {
        (ON, "liaison", "A slip.")
    }


def test_only_a_second_entry_of_a_date_has_a_number_in_its_name(folder: Path) -> None:
    progress = register_in(folder).items[ID].progress
    assert entry_names(progress) == ["2022-04-12", "2022-05-10", "2022-05-10-2"]
    assert entry_names(progress[:2]) == ["2022-04-12", "2022-05-10"]


NONE_OF_THEM = "The register has: 2022-04-12, 2022-05-10, 2022-05-10-2."


@pytest.mark.parametrize(
    ("way", "text", "said"),
    [
        (
            "progress.2022-05-10.text",
            "x",
            "progress.2022-05-10 may be progress.2 (2022-05-10, det-supt, The dip sample has "
            "begun., …) or progress.3 (2022-05-10, acc-crime, Agreed., dip-sample). "
            "Give its number.",
        ),
        ("progress.2021.text", "x", f"no entry of progress '2021'. {NONE_OF_THEM}"),
        ("progress.9.text", "x", f"no entry of progress '9'. {NONE_OF_THEM}"),
        ("progress.1.txt", "x", "no key of progress.2022-04-12 'txt'. Did you mean text?"),
        ("progress.1.text.a", "x", "no key of progress.2022-04-12.text 'a'."),
        ("id", "peel-2022/afi-99", f"no key of {ID} 'id'."),
        ("", "x", f"no key of {ID} ''."),
        (
            "progress.1.reviewed",
            "x",
            f"{ID}: progress.2022-04-12.reviewed is not one value. Amend "
            "progress.2022-04-12.reviewed.date or progress.2022-04-12.reviewed.by.",
        ),
        ("progress", None, f"{ID}: progress is not one value."),
        ("investments", "x", f"{ID}: investments is not one value. Amend another value."),
        ("rag", "amber", f"{ID}: rag is already amber. Give another value."),
        ("portfolio", None, f"{ID}: portfolio is already empty. Give another value."),
        ("progress.1.restricted", None, f"{ID}: progress.1.restricted is already empty."),
    ],
)
def test_a_place_that_is_not_one_value_is_refused_with_those_that_are(
    way: str, text: str | None, said: str, folder: Path
) -> None:
    old = register_in(folder)
    with pytest.raises(PeelTrackError) as refused:
        amend(old.items[ID], way, text, Repair("Why.", "liaison", ON), old.organisation)
    assert str(refused.value).startswith(said)


def test_only_who_may_review_amends_and_never_before_the_last_amendment(folder: Path) -> None:
    old = register_in(folder)
    with pytest.raises(PeelTrackError, match=r"det-supt may not amend\. Only liaison may\."):
        amend(old.items[ID], "title", "x", Repair("Why.", "det-supt", ON), old.organisation)
    new, _ = after(
        folder, amend(old.items[ID], "title", "x", Repair("Why.", "liaison", ON), old.organisation)
    )
    assert new
    before = Repair("Why.", "liaison", date(2022, 5, 1))
    with pytest.raises(PeelTrackError, match="its last amendment is dated 1 June 2022"):
        amend(new.items[ID], "title", "y", before, old.organisation)
