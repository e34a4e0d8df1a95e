"""Problems as each host reads them; a hostile message stays a message."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from peeltrack.documents.ci_formats import as_azure, as_github, as_gitlab, as_junit, as_sarif
from peeltrack.model.problems import Problem
from peeltrack.model.vocabulary import Severity

ERROR = Problem(
    "value-fits",
    'rag is "ambr"; 100%, or: <b>&\n::error::gone',
    "inspections/peel, 2022/afi:1.yaml",
    line=7,
    column=3,
)
WARNING = Problem("has-a-lead", "has no lead.", "register.yaml", severity=Severity.WARNING)
ON = date(2022, 5, 23)
PROBLEMS = (ERROR, WARNING, WARNING)


def test_github_gets_a_command_a_line() -> None:
    """Escapes: actions/toolkit, packages/core/src/command.ts."""
    assert as_github(PROBLEMS, "register/").splitlines() == [
        "::error file=register/inspections/peel%2C 2022/afi%3A1.yaml,line=7,col=3,title=value-fits"
        '::rag is "ambr"; 100%25, or: <b>&%0A::error::gone',
        *["::warning file=register/register.yaml,line=1,col=1,title=has-a-lead::has no lead."] * 2,
    ]


def test_azure_gets_a_command_a_line() -> None:
    """Escapes: microsoft/azure-pipelines-agent, docs/preview/logissue."""
    lines = as_azure((ERROR, WARNING), "").splitlines()
    assert lines == [
        "##vso[task.logissue type=error;sourcepath=inspections/peel, 2022/afi:1.yaml;linenumber=7;"
        'columnnumber=3;code=value-fits]rag is "ambr"; 100%AZP25, or: <b>&%0A::error::gone',
        "##vso[task.logissue type=warning;sourcepath=register.yaml;linenumber=1;columnnumber=1;"
        "code=has-a-lead]has no lead.",
    ]


def test_gitlab_gets_a_fingerprint_for_each_that_does_not_hold_its_line() -> None:
    report = json.loads(as_gitlab(PROBLEMS, "register/"))
    fingerprints = [entry.pop("fingerprint") for entry in report]
    assert len(set(fingerprints)) == 3
    assert report[0] == {
        "description": ERROR.message,
        "check_name": "value-fits",
        "severity": "critical",
        "location": {
            "path": "register/inspections/peel, 2022/afi:1.yaml",
            "lines": {"begin": 7},
        },
    }
    moved = Problem(ERROR.rule, ERROR.message, ERROR.file, line=70)
    assert json.loads(as_gitlab((moved,), ""))[0]["fingerprint"] == fingerprints[0]


def test_junit_is_xml_whose_counts_add_up() -> None:
    """The attributes and elements that Azure, GitLab and Jenkins read."""
    root = ET.fromstring(as_junit(PROBLEMS, "register/", ON).encode())  # noqa: S314 (our own)
    (suite,) = root
    assert (root.tag, suite.tag) == ("testsuites", "testsuite")
    assert suite.attrib == {
        "id": "0",
        "name": "validate",
        "package": "peeltrack",
        "hostname": "localhost",
        "timestamp": "2022-05-23T00:00:00",
        "time": "0",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "2",
    }
    cases = suite.findall("testcase")
    assert [case[0].tag for case in cases] == ["failure", "skipped", "skipped"]
    failure = cases[0][0]
    assert failure.attrib["type"] == "value-fits"
    assert failure.attrib["message"] == ERROR.message
    assert failure.text == "register/inspections/peel, 2022/afi:1.yaml:7:3"


def test_junit_of_a_good_register_is_one_test_passed() -> None:
    (suite,) = ET.fromstring(as_junit((), "", ON).encode())  # noqa: S314 (our own)
    (case,) = suite.findall("testcase")
    assert (suite.attrib["tests"], suite.attrib["failures"], len(case)) == ("1", "0", 0)


def test_sarif_names_each_rule_once_and_each_result_by_its_rule() -> None:
    log = json.loads(as_sarif(PROBLEMS, "register/"))
    assert list(log) == ["$schema", "version", "runs"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "PeelTrack"
    assert [rule["id"] for rule in rules] == ["has-a-lead", "value-fits"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"]
    assert run["results"][0]["message"] == {"text": ERROR.message}
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "register/inspections/peel%2C%202022/afi%3A1.yaml"},
                "region": {"startLine": 7, "startColumn": 3},
            }
        }
    ]
    marks = [result["partialFingerprints"]["peeltrack/v1"] for result in run["results"]]
    assert len(set(marks)) == 3


@pytest.mark.parametrize("write", [as_github, as_azure])
def test_no_problem_is_no_line(write: object) -> None:
    assert callable(write)
    assert write((), "") == ""
