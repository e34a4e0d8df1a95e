"""Every answer goes to a file with -o, and to standard output with -o -."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.small_office import Office

ANSWERS = [
    "list",
    "overdue",
    "stale",
    "show afi-1",
    "leads",
    "status",
    "meeting show hta",
    "validate",
]


@pytest.mark.parametrize("given", ANSWERS)
def test_an_answer_is_written_to_a_file_in_the_format_of_its_ending(
    given: str, office: Office, tmp_path: Path
) -> None:
    file, words = tmp_path / "answer.json", [*shlex.split(given), "--on", "2022-07-04"]
    printed = office.run(*words, "-f", "json")
    written = office.run(*words, "-o", str(file))
    assert (written.code, written.out) == (printed.code, "")
    assert f"Wrote {file}.\n" in written.err
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(printed.out)
    assert office.run(*words, "-f", "json", "-o", "-").out == printed.out


@pytest.mark.parametrize(
    "given",
    [
        "brief --meeting hta",
        "notes --meeting hta",
        "challenge --meeting hta",
        "portal",
        "owners",
        "calendar",
        "export --to json",
    ],
)
def test_a_hyphen_is_standard_output_everywhere(given: str, office: Office) -> None:
    done = office.run(*shlex.split(given), "-o", "-")
    assert done.code == 0
    assert done.out
    assert not Path("-").exists()


@pytest.mark.parametrize(
    "given",
    ["export --to csv -o -", "export --to parquet -", "returns send -o -", "site -o -",
     "leads --remind --drafts -"],
)  # fmt: skip
def test_a_hyphen_is_no_folder(given: str, office: Office) -> None:
    said = "cannot write '-': use the name of a folder, as there are several files."
    office.refuses(2, said, *shlex.split(given))
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("export a --to json -o b", "the output is given twice: a and -o b. Give it once."),
        (
            "export --to json",
            "-o is needed: the file, or for csv and parquet the folder, to write.",
        ),
        (
            "list -o a.docx",
            "cannot write 'a.docx': "
            "use a file that ends in .json, .csv, .tsv, .md or .txt, or add --format.",
        ),
    ],
)
def test_what_cannot_be_written_there_is_refused(given: str, said: str, office: Office) -> None:
    office.refuses(2, said, *shlex.split(given))


def test_a_failed_answer_leaves_the_file_as_it_was(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("earlier")
    assert office.run("show", "afi-77", "-o", str(file)).code == 2
    assert file.read_text() == "earlier"


def test_an_export_goes_to_its_argument_as_to_its_option(office: Office, tmp_path: Path) -> None:
    for name, given in (("a", []), ("b", ["-o"])):
        done = office.run("export", "--to", "json", *given, str(tmp_path / name))
        assert done.code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
