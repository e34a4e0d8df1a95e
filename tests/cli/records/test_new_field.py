"""A field that is added to a record, and a record that is placed, have all that others have.

The program is copied, and a field and a record are written into the copy's model as somebody
who extends it would: nothing else is changed.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

import peeltrack
from tests.cli.one_process import Answer, Typed, answers
from tests.cli.small_office import ITEM, Office, open_office, plain_environment

ADDED = {
    "model/organisation.py": (
        "    may_review: Flag = False\n",
        '    deputy: LeadId | None = None\n    """Who stands in for it on leave."""\n',
    ),
    "model/items.py": (
        "class Measure(Record):\n",
        'class Proof(Record):\n    """Something that shows an item to be done."""\n\n'
        '    date: IsoDate\n    """The date of it."""\n    text: Text\n    """What it shows."""\n'
        '    seen_by: LeadId | None = None\n    """Who has seen it."""\n\n\n',
    ),
    "model/items.py of the item": (
        "    investments: tuple[Investment, ...] = ()\n",
        '    proofs: tuple[Proof, ...] = ()\n    """What shows it to be done."""\n',
    ),
    "cli/records/places.py": (
        "PLACES = (\n",
        '    Placement("item proof", "item", "proofs", "a proof", "the proofs"),\n',
    ),
}
"""A file, the line that is looked for, and what is written before it; after it in a table."""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy whose model has a field and a record more."""
    folder = tmp_path_factory.mktemp("extended")
    copy = folder / "peeltrack"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(peeltrack.__file__).parent, copy, ignore=ignored)
    for name, (line, new) in ADDED.items():
        path = copy / name.partition(" ")[0]
        text = path.read_text(encoding="utf-8")
        assert text.count(line) == 1, name
        both = f"{line}{new}" if line.endswith("(\n") else f"{new}{line}"
        path.write_text(text.replace(line, both), encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def own_office(tmp_path: Path) -> Office:
    office = open_office(tmp_path)
    office.begin_repository()
    return office


def run(extended: Path, office: Office, *commands: list[str] | dict[str, str]) -> list[Answer]:
    """What the copy answers to each command, all in one process; a mapping is an environment."""
    given: list[Typed] = [
        ([], each)
        if isinstance(each, dict)
        else (["--register", str(office.register), *each], plain_environment())
        for each in commands
    ]
    environment = {**os.environ, **plain_environment(), "PYTHONPATH": str(extended)}
    return answers(given, office.folder, environment)


def test_a_new_field_has_its_option_help_completion_checks_diff_and_schema(
    extended: Path, own_office: Office
) -> None:
    shell = {
        "_PEELTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": "peeltrack lead change acc-crime --deputy ",
        "COMP_CWORD": "5",
    }
    helped, completed, refused, written, listed, differs, schema = run(
        extended,
        own_office,
        ["lead", "change", "--help"],
        shell,
        ["lead", "change", "acc-crime", "--deputy", "nobody"],
        ["lead", "change", "acc-crime", "--deputy", "Detective Superintendent"],
        ["lead", "list", "--format", "json"],
        ["diff"],
        ["schema", "organisation"],
    )
    assert " --deputy LEAD " in helped[1]
    assert "Who stands in for it on leave" in helped[1]
    assert completed[1].split() == ["acc-crime", "det-supt", "liaison"]
    assert (refused[0], refused[2][:28]) == (2, "peeltrack: no lead 'nobody'.")
    assert written[:2] == (0, "register: lead acc-crime: deputy recorded.\n")
    assert json.loads(listed[1])["rows"][0]["deputy"] == "det-supt"
    assert differs[1].splitlines()[:2] == [
        "register",
        "  Changed (leads acc-crime deputy): det-supt",
    ]
    described = json.loads(schema[1])["$defs"]["Lead"]["properties"]["deputy"]["description"]
    assert described == "Who stands in for it on leave."


def test_a_new_fields_reference_is_checked_wherever_it_was_typed(
    extended: Path, own_office: Office
) -> None:
    main = own_office.register / "register.yaml"
    text = main.read_text(encoding="utf-8")
    title = "    title: Detective Superintendent\n"
    main.write_text(text.replace(title, f"{title}    deputy: nobody\n"), encoding="utf-8")
    (validated,) = run(extended, own_office, ["validate"])
    assert validated[0] == 1
    assert validated[1].splitlines()[0] == (
        "register.yaml:7:5: error [every-lead-named-is-known] there is no lead 'nobody'; "
        "there are: acc-crime, det-supt, liaison, head-of-data."
    )


def test_a_record_that_is_placed_has_its_commands_diff_and_history(
    extended: Path, own_office: Office
) -> None:
    add = ["item", "proof", "add", "afi-1", "--date", "2022-07-01", "--text", "A dip sample."]
    change = ["item", "proof", "change", "afi-1", "dip", "--seen-by"]
    helped, added, again, seen, listed, differs, history, valid = run(
        extended,
        own_office,
        ["item", "proof", "add", "--help"],
        add,
        [*add, "--seen-by", "liaison"],
        [*change, "liaison"],
        ["item", "proof", "list", "--format", "json"],
        ["diff"],
        ["history", "afi-1"],
        ["validate", "--against", "HEAD", "--on", "2022-08-01"],
    )
    assert helped[1].splitlines()[2:5] == [
        "  Add a proof",
        "",
        "  Something that shows an item to be done.",
    ]
    assert added[:2] == (0, "peel-2022/afi-01: proof added.\n")
    assert again[2] == (
        "peeltrack: peel-2022/afi-01: a proof like that is already recorded. "
        "Use peeltrack item proof change.\n"
    )
    assert seen[:2] == (0, "peel-2022/afi-01: proof 2022-07-01: seen by recorded.\n")
    assert json.loads(listed[1])["rows"] == [
        {
            "item": "peel-2022/afi-01",
            "id": "2022-07-01",
            "date": "2022-07-01",
            "text": "A dip sample.",
            "seen_by": "liaison",
        }
    ]
    assert differs[1].splitlines()[1:3] == [
        "  Added (proofs 2022-07-01): A dip sample. (1 Jul 2022)",
        "  Detail (proofs 2022-07-01 seen by): liaison (1 Jul 2022)",
    ]
    assert "“A dip sample.”" in history[1]
    assert valid[0] == 0
    lines = (own_office.register / ITEM).read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("proofs:") :][:4] == [
        "proofs:",
        "  - date: 2022-07-01",
        "    text: A dip sample.",
        "    seen_by: liaison",
    ]
