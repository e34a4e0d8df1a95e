"""Choices, references and far dates as people type them, at the doors of the commands."""

import json
import shlex

import pytest

from tests.cli.small_office import Office

BY = "--by liaison --date 2022-07-04"


def listed_ids(office: Office, given: str) -> list[str]:
    done = office.run(*shlex.split(given), "--on", "2022-07-04", "-f", "json")
    assert (done.code, done.err) == (0, "")
    return [row["id"] for row in json.loads(done.out)["rows"]]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("list --kind AFI", "list --kind area_for_improvement"),
        ("list --kind 'Areas for improvement'", "list --kind area_for_improvement"),
        ("list --rag Amber", "list --rag amber"),
        ("list --rag 'Not rated'", "list --rag unrated"),
        ("list --state Closed", "list --state closed"),
        ("list --state 'Awaiting allocation'", "list --state awaiting_allocation"),
        ("list --inspection PEEL-2022", "list --inspection peel-2022"),
        ("stale --kind AFIs", "stale --kind area_for_improvement"),
    ],
)
def test_a_filter_takes_a_choice_as_people_say_it(said: str, plain: str, office: Office) -> None:
    assert listed_ids(office, said) == listed_ids(office, plain) != []


@pytest.mark.parametrize(
    "reference", ["AFI 1", "afi-1", "Afi1", "area for improvement 1", "'PEEL-2022 AFI 1'"]
)
@pytest.mark.parametrize(
    "command",
    [
        f"rag {{}} Yellow --because x {BY}",
        f"target {{}} '1st Sept 2022' --because x {BY}",
        f"update {{}} -m x --propose GREEN {BY}",
        "step add {} 'Train again' --by liaison",
        f"meeting ask HTA -m x --item {{}} {BY}",
    ],
)
def test_a_command_takes_a_reference_as_people_say_it(
    command: str, reference: str, office: Office
) -> None:
    whole = office.difference(*shlex.split(command.format("peel-2022/afi-01")))
    assert office.difference(*shlex.split(command.format(reference))) == whole != []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("list --rag ambr", "--rag 'ambr' is not a choice. Did you mean amber?"),
        (
            "list --rag blue",
            "--rag 'blue' is not a choice. Choose red, amber, yellow, green or unrated.",
        ),
        ("list --kind aif", "--kind 'aif' is not a choice. Did you mean area_for_improvement?"),
        (
            f"rag AFI 1 gren --because x {BY}",
            "colour 'gren' is not a choice. Did you mean green?",
        ),
        ("show aif-3", "no item 'aif-3'. Did you mean peel-2022/afi-03?"),
        ("show afi-77", "no item 'afi-77'. peeltrack list --kind afi lists them all."),
        (
            "show 3",
            "'3' has no kind: it may be peel-2022/afi-03. peeltrack list lists them all.",
        ),
        ("list --inspection peel-2202", "no inspection 'peel-2202'. Did you mean peel-2022?"),
        (
            "step done afi-1 train-stuff",
            "no step of peel-2022/afi-01 'train-stuff'. Did you mean train-staff?",
        ),
        (
            f"target afi-1 1926-09-01 --because x {BY}",
            "DATE 1 September 1926 is 95 years before 4 July 2022; "
            "write 2026-09-01, or add --yes if 1926-09-01 is meant.",
        ),
    ],
)
def test_what_is_nearly_right_is_refused_with_what_is_like_it(
    given: str, said: str, office: Office
) -> None:
    office.refuses(2, said, *shlex.split(given))


def test_a_kind_without_a_number_names_all_that_fit(office: Office) -> None:
    said = office.run("show", "afi", "--on", "2022-07-04")
    assert said.code == 2
    assert all(id_ in said.err for id_ in listed_ids(office, "list --kind afi"))


@pytest.mark.parametrize(
    "given",
    [
        "target afi-1 1926-09-01 --because x --by liaison --date 2022-07-04",
        "step move afi-1 train 1926-09-01 --because x --by liaison --date 2022-07-04",
        "step add afi-1 x --due 1926-09-01",
        "meeting action hta x --due 1926-09-01 --date 2022-07-04",
        "meeting new sib --date 1926-09-01",
        "amend afi-1 due -m 1926-09-01 --because x --by liaison --date 2022-07-04",
    ],
)
def test_a_date_far_away_is_written_only_with_yes(given: str, office: Office) -> None:
    refused = office.run(*shlex.split(given))
    assert (refused.code, refused.out) == (2, "")
    assert "or add --yes if 1926-09-01 is meant" in refused.err
    assert any("1926-09-01" in line for line in office.difference(*shlex.split(given), "--yes"))


@pytest.mark.parametrize("option", ["--next y --next-due", "--completed-by"])
def test_a_date_far_ahead_of_an_update_is_written_only_with_yes(
    option: str, office: Office
) -> None:
    """One before the update itself is refused in any case."""
    given = shlex.split(f"update afi-1 -m x {option} 2226-09-01 --by liaison --date 2022-07-04")
    refused = office.run(*given)
    assert (refused.code, refused.out) == (2, "")
    assert "or add --yes if 2226-09-01 is meant" in refused.err
    assert any("2226-09-01" in line for line in office.difference(*given, "--yes"))


def test_an_amendment_takes_a_date_and_a_choice_as_people_say_them(office: Office) -> None:
    amend = ["amend", "AFI", "1", "--because", "x", "--by", "liaison", "--date", "2022-07-04"]
    assert "+due: 2022-10-30" in office.difference(*amend, "due", "-m", "30th Oct 22")
    assert "+relevance: monitor" in office.difference(*amend, "relevance", "-m", "Monitor")


LATER = """\
progress:
  - date: 2022-08-01
    by: det-supt
    text: Begun.
"""


def test_what_was_recorded_later_is_no_problem_on_a_day_in_the_past(office: Office) -> None:
    file = office.register / "inspections/peel-2022/afi-02.yaml"
    file.write_text(file.read_text() + LATER)
    future = "nothing-is-recorded-of-the-future"
    assert future not in office.run("validate", "--on", "2022-05-23").out
    file.write_text(file.read_text().replace("2022-08-01", "2999-08-01"))
    assert "1 August 2999 is in the future" in office.run("validate", "--on", "2022-05-23").out
